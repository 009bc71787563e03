#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "src/tagger/word_facts.hpp"

namespace entente {

/// The features of a sentence: for each token, keys of 32 bits.
struct FeatureRows {
    std::vector<std::uint32_t> keys;
    std::vector<std::uint32_t> begin;  ///< of each token in `keys`, and the end
    std::span<const std::uint32_t> of(std::size_t token) const noexcept {
        return {keys.data() + begin[token], keys.data() + begin[token + 1]};
    }
};

/// Makes features: words, their shapes, beginnings and ends, classes, usual case and roles in names
/// of lists, of the token and of two on either side. One maker serves one thread.
class FeatureMaker {
public:
    /// @param caseless  the text has small letters only: words are looked up so
    FeatureMaker(const WordFacts& facts, bool caseless) : facts_(facts), caseless_(caseless) {}

    /// Replaces what is in `out`. Linear.
    void make(std::span<const std::string_view> tokens, FeatureRows& out);

private:
    /// What a token is, before it is known where it stands.
    struct View {
        std::uint64_t written = 0, small = 0, shape = 0, brief = 0;
        std::uint64_t starts[4] = {}, ends[4] = {};
        std::uint64_t classes[8] = {};
        std::uint64_t usual = 0, roles = 0;
    };
    View view(std::string_view token);
    void describe(std::string_view token, View& view);
    void look_up(const std::string& word, const std::string& lower, View& view) const;

    const WordFacts& facts_;
    bool caseless_;
    std::string word_, lower_, shape_, brief_;
    std::vector<View> views_;
};

}  // namespace entente
