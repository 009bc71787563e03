#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace entente {

/// What an affix does to an Indonesian verb or noun.
enum class Voice : std::uint8_t {
    bare,        ///< serang, kecam: root alone (headlines, imperatives, after ia/kami)
    active,      ///< meN-: menyerang
    passive,     ///< di-: diserang
    accidental,  ///< ter-: terserang, tewas-like states
    middle,      ///< ber-: bertemu; ber-an: berdatangan
    noun,        ///< -an, pe-, pe-an, per-an, ke-an: serangan, penyerang, pertemuan, kesepakatan
};

/// What the root is by itself (roots.tsv); a noun of the list may still make a verb (batas,
/// membatasi).
enum class RootKind : std::uint8_t { verb, noun, adjective, other };

/// One reading of a word: root + affixes. "menyerangnya" is {serang, me, "", nya}. All views live
/// as long as the WordForms.
struct WordForm {
    std::string_view root;  ///< a root of roots.tsv
    /// "me", "di", "ber", "ter", "pe", "per", "ke", "se", "ku", "kau", ""; of two layers "memper",
    /// "diper", "member", "diber", "pember", "keber", "keter", "kepe", "kese", "berke" ...
    /// (affixes.tsv)
    std::string_view prefix;
    std::string_view suffix;  ///< "kan", "i", "an", ""
    std::string_view clitic;  ///< "nya", "lah", "kah", "pun", "ku", "mu", ""
    Voice voice = Voice::bare;
    RootKind kind = RootKind::verb;
    friend bool operator==(const WordForm&, const WordForm&) = default;
};

/// Takes Indonesian words apart by the affix table and the root list: the nasal prefixes with their
/// sound changes (meN- + serang = menyerang, + tuduh = menuduh, + kecam = mengecam, + bahas =
/// membahas, + pukul = memukul, + lawan = melawan, monosyllables menge-), two layers at most
/// (memper-, diper-, ke-an, pe-an, ber-an), clitics. Exact: a reading counts only when its root is
/// in the list.
class WordForms {
public:
    /// Reads affixes.tsv and roots.tsv under folder. @throws LoadError with all problems of both
    explicit WordForms(const std::filesystem::path& folder);
    WordForms(WordForms&&) noexcept;
    WordForms& operator=(WordForms&&) noexcept;
    ~WordForms();

    /// The most probable reading of a word in small letters (fewest and most regular affixes,
    /// longest root); nothing for words whose root is not listed. A word said twice
    /// ("serangan-serangannya", "bersiap-siap", "tuduh-menuduh") is one reading. About a
    /// microsecond; const, thread-safe.
    std::optional<WordForm> find(std::string_view lower) const;

private:
    std::optional<WordForm> find_single(std::string_view lower) const;

    struct Tables;
    std::unique_ptr<const Tables> tables_;
};

}  // namespace entente
