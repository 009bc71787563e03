#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/tagger/conll.hpp"
#include "src/tagger/features.hpp"

namespace entente {

/// Everything a tagger knows, as its file holds it: labels, facts of words, weights.
struct TaggerModel {
    bool caseless = false;            ///< trained on text without capitals
    float unit = 1;                   ///< what a weight of 1 stands for, in natural logarithms
    std::vector<std::string> labels;  ///< O, B-PER, I-PER ... as the tagger sees them (see Scheme)
    WordFacts facts;
    std::vector<std::uint32_t> keys;   ///< of features, rising
    std::vector<std::uint8_t> counts;  ///< how many weights each feature has
    std::vector<std::uint8_t> label;   ///< of each weight, feature by feature
    std::vector<std::int16_t> weight;
    std::vector<std::int32_t> step;    ///< as CrfWeights::step, in units of weight
};

/// The model file: docs/tagger.md, "The model file".
std::string write_model(const TaggerModel& model);
/// Checks magic, version, size, checksum and every position, so that no bytes at all can lead a
/// tagger astray. @param name  for messages @throws InputError naming the file and what is wrong
TaggerModel read_model(std::string_view bytes, const std::string& name);
/// Writes the right checksum into a model file: for tests that damage one and want to get past it.
void seal_model(std::string& bytes);

/// Finds names in sentences. Const after it is made: any number of threads.
class Tagger {
public:
    explicit Tagger(TaggerModel model);

    /// Tags of one sentence, IOB2: O, B-TYPE, I-TYPE. Linear.
    std::vector<std::string> tag(std::span<const std::string_view> tokens) const;

    /// The names of one sentence, each with how sure the tagger is of its first token's type.
    /// About twice the work of tag().
    struct Proposal {
        TagSpan span;
        double confidence = 0;
    };
    std::vector<Proposal> propose(std::span<const std::string_view> tokens) const;

    const TaggerModel& model() const noexcept { return model_; }

private:
    /// A score for each token and label.
    std::vector<std::int32_t> states(std::span<const std::string_view> tokens) const;
    std::vector<std::string> best_tags(std::span<const std::int32_t> states) const;

    TaggerModel model_;
    KeyIndex features_;
    std::vector<std::uint32_t> first_weight_;  ///< of each feature
    std::vector<std::int32_t> steps_;          ///< with those that no sentence may take barred
};

/// IOB2 as one label for each place in a name, so that weights tell where a name ends: B-, I-, E-
/// (last of several) and S- (single).
std::vector<std::string> to_places(std::span<const std::string> iob);
std::vector<std::string> from_places(std::span<const std::string> places);
/// May label b follow label a? An empty label is the edge of a sentence.
bool may_follow(std::string_view a, std::string_view b);

}  // namespace entente
