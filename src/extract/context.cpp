#include "src/extract/context.hpp"

#include <algorithm>

#include "src/extract/surface.hpp"

namespace entente {
namespace {

/// How many names to either side count as near: bounded, so that an endless sentence costs no more.
constexpr std::uint32_t reach = 12;
/// What many names of a state are worth at most when the article is weighed.
constexpr double most = 12;

/// The state that a name speaks for, if it has a clear reading.
std::optional<ActorIndex> state_of(const Reading& reading, const Candidate& candidate,
                                   const KnowledgeBase& kb) {
    if (candidate.source != Candidate::Source::known) return std::nullopt;
    for (std::uint32_t index : candidate.readings) {
        const AliasReading alias = kb.reading(index);
        if (!spells(reading, candidate.at, alias)) continue;
        if (alias.ambiguous && alias.kind != AliasKind::metonym) return std::nullopt;
        const Actor actor = kb.actor(alias.actor);
        if (actor.type == "State") return alias.actor;
        // The press names itself in every article, wherever the news is from.
        return actor.type == "MediaOrganization" ? std::nullopt : actor.state;
    }
    return std::nullopt;
}

}  // namespace

Context::Context(const Reading& reading, const KnowledgeBase& kb) {
    for (const Candidate& candidate : reading.candidates) {
        state_.push_back(state_of(reading, candidate, kb));
        sentence_.push_back(candidate.sentence);
        if (state_.back()) article_[*state_.back()] += 1;
    }
    for (auto& [state, count] : article_) {
        count = std::min(count, most);
        total_ += count;
    }
}

Context::Counts Context::near(std::uint32_t c, double& total) const {
    Counts counts;
    const auto add = [&](std::uint32_t other) {
        if (!state_[other]) return;
        counts[*state_[other]] += 1;
        total += 1;
    };
    const auto size = static_cast<std::uint32_t>(state_.size());
    for (std::uint32_t i = c; i > 0 && c - i < reach && sentence_[i - 1] == sentence_[c]; --i)
        add(i - 1);
    for (std::uint32_t i = c + 1; i < size && i - c <= reach && sentence_[i] == sentence_[c]; ++i)
        add(i);
    return counts;
}

double Context::share(std::uint32_t c, ActorIndex state) const {
    double total = 0;
    const Counts close = near(c, total);
    const double own = state_[c] == state ? 1 : 0;
    const auto far = article_.find(state);
    double share = 0;
    if (far != article_.end() && total_ > own)
        share += 0.5 * std::max(0.0, far->second - own) / (total_ - own);
    if (const auto found = close.find(state); found != close.end())
        share += 0.5 * found->second / total;
    return share;
}

std::optional<ActorIndex> Context::strongest(std::uint32_t c, double least) const {
    std::optional<ActorIndex> best;
    double most_share = least;
    for (const auto& [state, count] : article_)
        if (const double found = share(c, state); found > most_share || (!best && found >= least)) {
            best = state;
            most_share = found;
        }
    return best;
}

}  // namespace entente
