#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// One reading of a word: root + affixes. "menyerangnya" is {serang, me, "", nya}.
struct WordForm {
    std::string_view root;    ///< lives as long as the WordForms; a root of roots.tsv
    std::string_view prefix;  ///< "me", "di", "ber", "ter", "pe", "per", "memper", "diper", "ke", "se", ""
    std::string_view suffix;  ///< "kan", "i", "an", ""
    std::string_view clitic;  ///< "nya", "lah", "kah", "pun", "ku", "mu", ""
    Voice voice = Voice::bare;
    friend bool operator==(const WordForm&, const WordForm&) = default;
};

/// Takes Indonesian words apart by the affix table and the root list: the nasal prefixes with their
/// sound changes (meN- + serang = menyerang, + tuduh = menuduh, + kecam = mengecam, + bahas =
/// membahas, + pukul = memukul, + lawan = melawan, monosyllables menge-), two layers at most
/// (memper-, diper-, ke-an, pe-an, ber-an), clitics. Exact: a reading counts only when its root is
/// in the list.
class WordForms {
public:
    /// Reads affixes.tsv and roots.tsv under folder. @throws LoadError
    explicit WordForms(const std::filesystem::path& folder);

    /// The most probable reading of a word in small letters (fewest and most regular affixes, longest
    /// root); nothing for words whose root is not listed. About a microsecond; const, thread-safe.
    std::optional<WordForm> find(std::string_view lower) const;

private:
    // (yours)
};

}  // namespace entente
