#include "src/tagger/train_tagger.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "src/tagger/crf.hpp"
#include "src/text/characters.hpp"

namespace entente {
namespace {

/// Weights below it change next to no decision and would be a third of the file.
constexpr double least_weight = 0.01;

/// Does no token have a capital?
bool without_capitals(std::span<const ConllSentence> sentences) {
    for (const ConllSentence& sentence : sentences)
        for (const std::string& token : sentence.tokens)
            for (std::size_t at = 0; at < token.size();) {
                const Character c = character_at(token, at);
                if (c.upper()) return false;
                at += std::max<std::uint32_t>(c.size, 1);
            }
    return true;
}

/// Features of all tokens, numbered by the order of their keys.
class Numbering {
public:
    Numbering(std::span<const ConllSentence> sentences, TaggerModel& model)
        : model_(model) {
        FeatureMaker maker(model.facts, model.caseless);
        FeatureRows rows;
        for (const ConllSentence& sentence : sentences) {
            const std::vector<std::string_view> tokens(sentence.tokens.begin(),
                                                       sentence.tokens.end());
            maker.make(tokens, rows);
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                const auto keys = rows.of(i);
                data.active.insert(data.active.end(), keys.begin(), keys.end());
                data.tokens.push_back(static_cast<std::uint32_t>(data.active.size()));
            }
            data.sentences.push_back(static_cast<std::uint32_t>(data.tokens.size() - 1));
            number_labels(sentence);
        }
        data.labels = static_cast<std::uint32_t>(model.labels.size());
    }

    void number_features(std::size_t least) {
        std::vector<std::uint32_t> sorted = data.active;
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < sorted.size();) {
            const std::size_t first = i;
            while (i < sorted.size() && sorted[i] == sorted[first]) ++i;
            if (i - first >= least) model_.keys.push_back(sorted[first]);
        }
        std::vector<std::uint32_t> kept, begin{0};
        for (std::uint32_t t = 0; t + 1 < data.tokens.size(); ++t) {
            for (std::uint32_t key : data.of_token(t)) {
                const auto at = std::lower_bound(model_.keys.begin(), model_.keys.end(), key);
                if (at != model_.keys.end() && *at == key)
                    kept.push_back(static_cast<std::uint32_t>(at - model_.keys.begin()));
            }
            begin.push_back(static_cast<std::uint32_t>(kept.size()));
        }
        data.active = std::move(kept);
        data.tokens = std::move(begin);
        data.features = static_cast<std::uint32_t>(model_.keys.size());
    }

    CrfData data;

private:
    void number_labels(const ConllSentence& sentence) {
        for (const std::string& label : to_places(sentence.tags)) {
            const auto at = std::find(model_.labels.begin(), model_.labels.end(), label);
            data.gold.push_back(static_cast<std::uint8_t>(at - model_.labels.begin()));
        }
    }
    TaggerModel& model_;
};

std::vector<std::string> labels_of(std::span<const ConllSentence> sentences) {
    std::set<std::string> labels{"O"};
    for (const ConllSentence& sentence : sentences)
        for (std::string& label : to_places(sentence.tags)) labels.insert(std::move(label));
    return {labels.begin(), labels.end()};
}

/// Weights as whole numbers, those that come to nothing left out, and features without any.
void store_weights(const CrfWeights& trained, TaggerModel& model) {
    double highest = 1e-9;
    for (double w : trained.weight) highest = std::max(highest, std::abs(w));
    const double unit = 32767 / highest;
    model.unit = static_cast<float>(1 / unit);
    std::vector<std::uint32_t> keys;
    for (std::size_t f = 0; f < model.keys.size(); ++f) {
        std::uint8_t count = 0;
        for (std::uint32_t k = trained.begin[f]; k < trained.begin[f + 1]; ++k) {
            if (std::abs(trained.weight[k]) < least_weight) continue;
            const auto weight = static_cast<std::int16_t>(std::lround(trained.weight[k] * unit));
            model.label.push_back(trained.label[k]);
            model.weight.push_back(weight);
            ++count;
        }
        if (count == 0) continue;
        keys.push_back(model.keys[f]);
        model.counts.push_back(count);
    }
    model.keys = std::move(keys);
    for (double w : trained.step)
        model.step.push_back(static_cast<std::int32_t>(
            std::clamp(std::round(w * unit), -1000000.0, 1000000.0)));
}

}  // namespace

TaggerModel train_tagger(std::span<const ConllSentence> sentences, WordFacts facts,
                         const TrainOptions& options) {
    TaggerModel model;
    model.caseless = without_capitals(sentences);
    model.labels = labels_of(sentences);
    model.facts = std::move(facts);
    Numbering numbering(sentences, model);
    numbering.number_features(options.least);
    LbfgsOptions search;
    search.l1 = options.l1;
    search.iterations = options.iterations;
    search.progress = options.progress;
    store_weights(train_crf(numbering.data, options.l2, search), model);
    return model;
}

}  // namespace entente
