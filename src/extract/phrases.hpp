#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

/// Numbers words, so that tables of phrases compare integers. 0 is a word that no table knows.
class Vocabulary {
public:
    std::uint32_t add(std::string_view word);
    std::uint32_t find(std::string_view word) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
};

/// The words of a phrase as the tokenizer cuts them: at spaces, a hyphen being a word of its own.
std::vector<std::string_view> phrase_words(std::string_view phrase);

/// Phrases of small-letter words, each with a number (a row of some table). One phrase may stand for
/// several rows.
class PhraseTable {
public:
    struct Hit {
        std::uint32_t length = 0;              ///< in words; 0 when nothing matched
        std::span<const std::uint32_t> rows;   ///< in the order they were added
    };
    void add(std::string_view phrase, std::uint32_t row, Vocabulary& vocabulary);
    /// The longest phrase at the start of `words`, no longer than `most` words.
    Hit longest(std::span<const std::uint32_t> words,
                std::uint32_t most = UINT32_MAX) const noexcept;

private:
    struct Node {
        std::vector<std::uint32_t> rows;
    };
    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::unordered_map<std::uint64_t, std::uint32_t> steps_;  ///< node and word to node
};

}  // namespace entente
