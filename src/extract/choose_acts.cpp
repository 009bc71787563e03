#include "src/extract/choose_acts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "src/extract/parties.hpp"
#include "src/extract/weigh_acts.hpp"

namespace entente {
namespace {

/// An act is told when it is as likely as this. Of such acts in articles on politics seven of ten are
/// right; a lower bound finds more of them and more wrong ones (bench/results.md).
constexpr double likely = 0.25;
/// What is less likely is not looked at.
constexpr double least = 0.02;
/// Places and dates are taken from tellings as likely as this.
constexpr double also = 0.1;

/// What makes two tellings tell one act.
struct Act {
    std::string_view type;
    Parties parties;
    bool actual = false;

    friend auto operator<=>(const Act&, const Act&) = default;
};

struct Candidate {
    const Act* act = nullptr;
    double chance = 0;
    std::vector<ToldBy> tellings;
};

class ActChooser {
public:
    ActChooser(const ActContext& context, std::span<const Telling> tellings, const Chooser& chooser)
        : context_(context), tellings_(tellings), weigher_(context, tellings, chooser) {}

    std::vector<ChosenAct> run() {
        for (std::size_t t = 0; t < tellings_.size(); ++t) understand(t);
        std::vector<Candidate> candidates;
        for (auto& [act, tellings] : acts_) {
            double not_told = 1;
            for (const ToldBy& telling : tellings) not_told *= 1 - telling.chance;
            if (1 - not_told < likely) continue;
            std::stable_sort(tellings.begin(), tellings.end(),
                             [](const ToldBy& a, const ToldBy& b) { return a.chance > b.chance; });
            candidates.push_back({&act, 1 - not_told, std::move(tellings)});
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) {
                             return std::pair(-a.chance, a.tellings.front().telling) <
                                    std::pair(-b.chance, b.tellings.front().telling);
                         });
        std::vector<const Candidate*> kept;
        for (const Candidate& candidate : candidates)
            if (std::none_of(kept.begin(), kept.end(), [&](const Candidate* other) {
                    return tells_the_same(*candidate.act, *other->act);
                }))
                kept.push_back(&candidate);
        return written(kept);
    }

private:
    void understand(std::size_t t) {
        const Telling& telling = tellings_[t];
        for (const auto& [option, chance] : weigher_.weigh(telling))
            if (chance >= least && politics(telling, option))
                acts_[act(telling, option)].push_back({t, option, chance});
    }

    /// Between companies, stars and strangers there is none.
    bool politics(const Telling& telling, const ActOption& option) const {
        const auto political = [this](std::uint32_t actor) { return context_.political(actor); };
        const auto any = [&](std::size_t side) {
            const Actors& actors = telling.sides[side].actors;
            return std::any_of(actors.begin(), actors.end(), political);
        };
        return any(option.actor) || (option.recipient && any(*option.recipient));
    }

    Act act(const Telling& telling, const ActOption& option) const {
        const std::string_view type = telling.frames[option.frame]->type;
        return {type,
                parties_of(context_.knowledge.schema, type, telling.sides[option.actor].actors,
                           option.recipient ? telling.sides[*option.recipient].actors : Actors{}),
                telling.modality == "actual"};
    }

    /// One only names more on a side.
    static bool tells_the_same(const Act& a, const Act& b) {
        const auto within = [](const Actors& x, const Actors& y) {
            return std::includes(x.begin(), x.end(), y.begin(), y.end()) ||
                   std::includes(y.begin(), y.end(), x.begin(), x.end());
        };
        return a.type == b.type && a.actual == b.actual &&
               within(a.parties.actors, b.parties.actors) &&
               within(a.parties.recipients, b.parties.recipients);
    }

    std::vector<ChosenAct> written(const std::vector<const Candidate*>& kept) const {
        std::vector<ChosenAct> chosen;
        for (const Candidate* candidate : kept) {
            const ToldBy& best = candidate->tellings.front();
            ChosenAct act{event(best), {}};
            if (act.event.actors.empty()) continue;  // none of them may act
            act.event.confidence = candidate->chance;
            for (const ToldBy& telling : candidate->tellings)
                if (act.tellings.empty() || telling.chance >= also) act.tellings.push_back(telling);
            chosen.push_back(std::move(act));
        }
        std::stable_sort(chosen.begin(), chosen.end(), [](const ChosenAct& a, const ChosenAct& b) {
            return a.event.trigger < b.event.trigger;
        });
        return chosen;
    }

    EventEntry event(const ToldBy& best) const {
        const Telling& telling = tellings_[best.telling];
        EventEntry event;
        event.frame = telling.frames[best.option.frame];
        event.type = event.frame->type;
        event.mode = event.frame->mode;
        event.modality = telling.modality;
        event.cues = telling.cues;
        event.actors = telling.sides[best.option.actor].actors;
        if (best.option.recipient) event.recipients = telling.sides[*best.option.recipient].actors;
        event.trigger = telling.trigger;
        event.sentence = telling.sentence;
        event.from_noun =
            context_.reading.units[telling.sentence][telling.unit].kind == Unit::Kind::noun;
        context_.keep_fitting(event);
        return event;
    }

    const ActContext& context_;
    std::span<const Telling> tellings_;
    ActWeigher weigher_;
    std::map<Act, std::vector<ToldBy>> acts_;
};

}  // namespace

std::vector<ChosenAct> choose_acts(const ActContext& context, std::span<const Telling> tellings,
                                   const Chooser& chooser) {
    return ActChooser(context, tellings, chooser).run();
}

}  // namespace entente
