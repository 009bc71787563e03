#include "src/tagger/tagger.hpp"

#include <algorithm>

#include "src/tagger/crf.hpp"

namespace entente {
namespace {

constexpr std::int32_t barred = -100000000;

bool names(std::string_view label) { return label.size() > 2; }
bool opens(std::string_view label) { return label[0] == 'B' || label[0] == 'S'; }
bool goes_on(std::string_view label) { return label[0] == 'B' || label[0] == 'I'; }

}  // namespace

std::vector<std::string> to_places(std::span<const std::string> iob) {
    std::vector<std::string> places(iob.begin(), iob.end());
    bool open = false;
    for (std::size_t i = 0; i < iob.size(); ++i) {
        if (!names(iob[i])) {
            open = false;
            continue;
        }
        const std::string type = iob[i].substr(1);
        const bool first = iob[i][0] == 'B' || !open || iob[i - 1].substr(1) != type;
        const bool last = i + 1 == iob.size() || iob[i + 1] != "I" + type;
        places[i] = (first ? last ? "S" : "B" : last ? "E" : "I") + type;
        open = true;
    }
    return places;
}

std::vector<std::string> from_places(std::span<const std::string> places) {
    std::vector<std::string> iob(places.begin(), places.end());
    for (std::string& tag : iob)
        if (names(tag)) tag[0] = opens(tag) ? 'B' : 'I';
    return iob;
}

bool may_follow(std::string_view a, std::string_view b) {
    if (names(a) && goes_on(a)) return names(b) && !opens(b) && b.substr(1) == a.substr(1);
    return !names(b) || opens(b);
}

Tagger::Tagger(TaggerModel model)
    : model_(std::move(model)), features_(model_.keys) {
    first_weight_.push_back(0);
    for (const std::uint8_t count : model_.counts)
        first_weight_.push_back(first_weight_.back() + count);
    steps_ = model_.step;
    const std::size_t labels = model_.labels.size();
    for (std::size_t a = 0; a <= labels; ++a)
        for (std::size_t b = 0; b < labels; ++b)
            if (!may_follow(a == labels ? "" : model_.labels[a], model_.labels[b]))
                steps_[a * labels + b] = barred;
}

std::vector<std::int32_t> Tagger::states(std::span<const std::string_view> tokens) const {
    FeatureRows rows;
    FeatureMaker(model_.facts, model_.caseless).make(tokens, rows);
    const std::size_t labels = model_.labels.size();
    std::vector<std::int32_t> states(tokens.size() * labels, 0);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        for (const std::uint32_t key : rows.of(i)) {
            const std::size_t f = features_.find(model_.keys, key);
            if (f == model_.keys.size()) continue;
            for (std::uint32_t k = first_weight_[f]; k < first_weight_[f + 1]; ++k)
                states[i * labels + model_.label[k]] += model_.weight[k];
        }
    // A name must not be open where the sentence ends.
    if (!tokens.empty())
        for (std::size_t y = 0; y < labels; ++y)
            if (!may_follow(model_.labels[y], ""))
                states[(tokens.size() - 1) * labels + y] += barred;
    return states;
}

std::vector<std::string> Tagger::best_tags(std::span<const std::int32_t> states) const {
    std::vector<std::uint8_t> best;
    best_labels<std::int32_t>(states, steps_, static_cast<std::uint32_t>(model_.labels.size()),
                              best);
    std::vector<std::string> tags;
    for (const std::uint8_t label : best) tags.push_back(model_.labels[label]);
    return from_places(tags);
}

std::vector<std::string> Tagger::tag(std::span<const std::string_view> tokens) const {
    return best_tags(states(tokens));
}

std::vector<Tagger::Proposal> Tagger::propose(std::span<const std::string_view> tokens) const {
    const std::vector<std::int32_t> scores = states(tokens);
    const std::vector<TagSpan> spans = spans_of(best_tags(scores));
    if (spans.empty()) return {};
    const std::vector<double> shares = label_shares(scores, steps_, model_.unit,
                                                    static_cast<std::uint32_t>(model_.labels.size()));
    std::vector<Proposal> proposals;
    for (const TagSpan& span : spans) {
        double sure = 0;
        for (std::size_t y = 0; y < model_.labels.size(); ++y)
            if (names(model_.labels[y]) && model_.labels[y].substr(2) == span.type)
                sure += shares[span.first * model_.labels.size() + y];
        proposals.push_back({span, sure});
    }
    return proposals;
}

}  // namespace entente
