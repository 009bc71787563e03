// What the tagger says of the capitalised runs that no list holds: what they name, and which of
// them it saw no name in. A name is judged once for the whole article: all its mentions have a say.

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "src/base/utf8.hpp"
#include "src/extract/stages.hpp"
#include "src/tagger/tagger.hpp"

namespace entente {
namespace {

/// A name that so many sentences agree on is not asked about again.
constexpr std::size_t enough_votes = 3;
/// So sure the tagger has to be of a name that nothing but it speaks for.
constexpr double sure_enough = 0.8;

class Proposer {
public:
    Proposer(Reading& reading, const Tagger& tagger) : reading_(reading), tagger_(tagger) {}

    void run() {
        note_parts();
        const auto& all = reading_.candidates;
        for (std::size_t first = 0; first < all.size();) {
            std::size_t last = first;
            while (last < all.size() && all[last].sentence == all[first].sentence) ++last;
            look_at({all.data() + first, all.data() + last});
            first = last;
        }
        give_types();
        note_doubts();
    }

private:
    using Votes = std::map<std::string, std::size_t, std::less<>>;

    static bool unknown(const Candidate& c) { return c.source == Candidate::Source::unknown; }
    std::string name_of(const Candidate& c) const { return fold_name(reading_.str(c.at)); }

    /// Asks the tagger about one sentence, if it has an unknown name and if capitals mean something
    /// in it.
    void look_at(std::span<const Candidate> candidates) {
        if (std::none_of(candidates.begin(), candidates.end(),
                         [this](const Candidate& c) { return unknown(c) && undecided(c); }))
            return;
        const Sentence& sentence = reading_.doc.sentences[candidates.front().sentence];
        if (sentence.title || mostly_capitals(sentence)) return;
        tokens_.clear();
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            tokens_.push_back(reading_.doc.str(reading_.doc.tokens[i]));
        const std::vector<Tagger::Proposal> proposals = tagger_.propose(tokens_);
        for (const Candidate& candidate : candidates)
            if (unknown(candidate)) hear(candidate, proposals, sentence.first);
    }

    /// Does the tagger's word on it matter still?
    bool undecided(const Candidate& c) const {
        const std::string name = name_of(c);
        const auto votes = votes_.find(name);
        return !parts_.contains(name) && (votes == votes_.end() || votes->second.size() > 1 ||
                                          votes->second.begin()->second < enough_votes);
    }

    bool mostly_capitals(const Sentence& sentence) const {
        std::size_t words = 0, capitals = 0;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            const Token& token = reading_.doc.tokens[i];
            if (token.kind != TokenKind::word) continue;
            ++words;
            if (token.shape != Shape::lower) ++capitals;
        }
        return capitals * 2 > words;
    }

    void hear(const Candidate& candidate, std::span<const Tagger::Proposal> proposals,
              std::uint32_t first) {
        const std::string name = name_of(candidate);
        asked_.insert(name);
        for (const auto& [span, confidence] : proposals) {
            const TokenRange at{first + span.first, first + span.last};
            if (at.overlaps(candidate.at)) touched_.insert(name);
            if (at == candidate.at && confidence >= sure_enough) ++votes_[name][span.type];
        }
    }

    /// "Lavrov" is part of "Sergey Lavrov": such words stand for whom the longer name names.
    void note_parts() {
        for (const Candidate& c : reading_.candidates)
            for (std::uint32_t i = c.at.first; i < c.at.last && c.at.last - c.at.first > 1; ++i)
                parts_.insert(fold_name(reading_.str({i, i + 1})));
    }

    void give_types() {
        for (Candidate& candidate : reading_.candidates) {
            if (!unknown(candidate) || !candidate.type.empty()) continue;
            const auto votes = votes_.find(name_of(candidate));
            if (votes == votes_.end()) continue;
            const auto most = std::max_element(
                votes->second.begin(), votes->second.end(),
                [](const auto& a, const auto& b) { return a.second < b.second; });
            candidate.type = type_called(most->first);
            if (!candidate.type.empty()) candidate.rule = tagger_rule;
        }
    }

    /// The entity type that a label of the model stands for; empty for any other label.
    static std::string_view type_called(std::string_view label) {
        for (const std::string_view type : {"Person", "Place", "Organization"})
            if (type == label) return type;
        return {};
    }

    /// A run that the tagger, asked about, saw no part of a name in is seldom one.
    void note_doubts() {
        for (Candidate& candidate : reading_.candidates) {
            if (!unknown(candidate)) continue;
            const std::string name = name_of(candidate);
            candidate.doubted = asked_.contains(name) && !touched_.contains(name) &&
                                !parts_.contains(name);
        }
    }

    Reading& reading_;
    const Tagger& tagger_;
    std::vector<std::string_view> tokens_;
    std::map<std::string, Votes> votes_;       ///< types of names, folded
    std::set<std::string> asked_, touched_, parts_;  ///< names, folded
};

class ProposalsStage final : public Stage {
public:
    std::string_view name() const override { return "proposals"; }
    Layers needs() const override { return {Layer::words, Layer::candidates}; }
    Layers gives() const override { return {Layer::candidates}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        if (knowledge.tagger != nullptr) Proposer(reading, *knowledge.tagger).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> proposals_stage() { return std::make_unique<ProposalsStage>(); }

}  // namespace entente
