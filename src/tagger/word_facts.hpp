#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/tagger/brown_clusters.hpp"

namespace entente {

/// What kind of name a list says that something is. Values are part of the model file.
enum class NameKind : std::uint8_t { person, place, state, organization, other };

/// A name that a list holds.
struct ListedName {
    std::string name;
    NameKind kind = NameKind::other;
};

/// How the press writes a word, whatever the case it stands in here.
enum class UsualCase : std::uint8_t { unknown, small, mostly_small, mostly_capital, capital, upper };

/// What texts and lists tell of a word.
struct WordFact {
    static constexpr std::uint16_t no_cluster = 0xffff;
    std::uint16_t cluster = no_cluster;  ///< position in WordFacts::paths
    UsualCase usual = UsualCase::unknown;
    std::uint8_t roles = 0;  ///< bit per WordRole: where in which names lists have it


    friend bool operator==(const WordFact&, const WordFact&) = default;
};
enum class WordRole : std::uint8_t { person_first, person_last, place, state, organization };

/// A class of words: the first `size` bits of `bits`, the root's first (highest).
struct ClusterPath {
    std::uint64_t bits = 0;
    std::uint8_t size = 0;
    friend bool operator==(const ClusterPath&, const ClusterPath&) = default;
};

/// Number of a text, the same on every machine.
constexpr std::uint64_t hash_text(std::string_view text) noexcept {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return hash;
}
/// Two numbers as one, thoroughly mixed.
constexpr std::uint64_t hash_pair(std::uint64_t a, std::uint64_t b) noexcept {
    std::uint64_t hash = a * 0x9e3779b97f4a7c15U ^ (b + 0x632be59bd9b4e019U);
    hash = (hash ^ (hash >> 32U)) * 0xd6e8feb86659fd93U;
    return hash ^ (hash >> 32U);
}

/// Finds sorted, evenly spread keys: where those with each value of the highest bits begin, as many
/// bits as give a key or less to each value.
class KeyIndex {
public:
    KeyIndex() = default;
    explicit KeyIndex(std::span<const std::uint32_t> keys);
    /// Position of the key among those the index was made of; their number when it is not there.
    std::size_t find(std::span<const std::uint32_t> keys, std::uint32_t key) const noexcept {
        const std::size_t bucket = key >> shift_;
        for (std::uint32_t i = starts_[bucket]; i < starts_[bucket + 1]; ++i)
            if (keys[i] == key) return i;
        return keys.size();
    }

private:
    unsigned shift_ = 31;
    std::vector<std::uint32_t> starts_ = std::vector<std::uint32_t>(3, 0);
};

/// Facts of words by the words as written and by the words in small letters, without the words
/// themselves: keys of 32 bits. Two words of one key share their facts, which is rare and harmless.
class WordFacts {
public:
    WordFacts() = default;
    static WordFacts make(std::span<const ClusterRow> clusters, std::span<const ListedName> names);
    /// As rows() and paths() gave them. @pre keys rise, and clusters are positions in `paths`
    WordFacts(std::vector<std::uint32_t> keys, std::vector<WordFact> facts,
              std::vector<ClusterPath> paths);

    /// Keys for find(): of a word as cluster_word() gives it, as written or in small letters.
    static std::uint32_t written_key(std::uint64_t hash) noexcept {
        return static_cast<std::uint32_t>(hash_pair(hash, 1));
    }
    static std::uint32_t small_key(std::uint64_t hash) noexcept {
        return static_cast<std::uint32_t>(hash_pair(hash, 2));
    }
    /// Null when nothing is known.
    const WordFact* find(std::uint32_t key) const noexcept;

    const std::vector<std::uint32_t>& keys() const noexcept { return keys_; }
    const std::vector<WordFact>& facts() const noexcept { return facts_; }
    const std::vector<ClusterPath>& paths() const noexcept { return paths_; }

private:
    std::vector<std::uint32_t> keys_;
    std::vector<WordFact> facts_;
    std::vector<ClusterPath> paths_;
    KeyIndex index_;
};

}  // namespace entente
