#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "src/text/language.hpp"
#include "src/text/pattern.hpp"

namespace entente {

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

/// Where a rule of boilerplate.tsv applies; what each means stands in its header comment.
enum class RuleKind : std::uint8_t { line, block, span, link, tail };

struct BoilerplateRule {
    std::string name;
    RuleKind kind;
    std::vector<std::string> keys;  ///< what a match begins with; none: any beginning (tail)
    Pattern pattern;
};

struct DatelineRule {
    Pattern pattern;  ///< the group `place` is the town
    bool anywhere;    ///< good on any of the first lines, not only on the first of the body
};

/// What a full stop after the word means.
enum class StopKind : std::uint8_t {
    title,   ///< Dr., Jl.: a name follows, the sentence goes on
    end,     ///< dll., Tbk.: the sentence may end here
    number,  ///< No. 5: one word before a number only
};

struct LanguageData::Tables {
    std::vector<BoilerplateRule> rules;
    /// Rules by the first byte of a key, for a scan that looks at each byte once.
    struct Key {
        std::string_view text;
        std::uint32_t rule;
    };
    std::array<std::vector<Key>, 256> line_keys;    ///< kinds line and block
    std::array<std::vector<Key>, 256> inline_keys;  ///< kinds span and link
    std::vector<std::uint32_t> tail_rules;

    std::vector<DatelineRule> datelines;

    std::unordered_map<std::string, StopKind, StringHash, std::equal_to<>> stops;
    WordSet currencies;  ///< Rp, USD: parted from the number that follows
    WordSet domains;     ///< com, co, id

    WordSet headline_small;      ///< words that headlines leave small: di, dari, untuk
    WordSet openers;             ///< words that often open a sentence: Namun, Menurut, Dalam
    WordSet offices;             ///< words that open the name of an actor: Presiden, Menteri
    WordSet brands;              ///< words with a capital inside: YouTube
    WordSet id_words, en_words;  ///< common words that vote for a language
    WordSet verb_prefixes;       ///< that tell a verb fused to the name before it: meng, ber
    WordSet name_endings;        ///< common words that names end in too: Skotlandia
};

}  // namespace entente
