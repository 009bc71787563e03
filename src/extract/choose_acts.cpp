#include "src/extract/choose_acts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "src/extract/act_features.hpp"

namespace entente {
namespace {

using Actors = std::vector<std::uint32_t>;

/// An act is told when it is as likely as this. On annotated articles six of ten such acts are
/// right; a lower bound finds more of them and more wrong ones (bench/results.md).
constexpr double likely = 0.25;
/// What is less likely is not looked at.
constexpr double least = 0.02;
/// Places and dates are taken from tellings as likely as this.
constexpr double also = 0.1;

/// What makes two tellings tell one act.
struct Act {
    std::string_view type;
    Actors actors, recipients;  ///< sorted; of acts whose sides are alike all are actors
    bool actual = false;

    friend auto operator<=>(const Act&, const Act&) = default;
};

struct Understood {
    double chance = 0;
    std::size_t telling = 0;
    ActOption option;
};

struct Candidate {
    const Act* act = nullptr;
    double chance = 0;
    std::vector<Understood> tellings;
};

class ActChooser {
public:
    ActChooser(const ActContext& context, std::span<const Telling> tellings, const Chooser& chooser)
        : context_(context), tellings_(tellings), chooser_(chooser), features_(context, tellings) {}

    std::vector<ChosenAct> run() {
        for (std::size_t t = 0; t < tellings_.size(); ++t) understand(t);
        std::vector<Candidate> candidates;
        for (auto& [act, tellings] : acts_) {
            double not_told = 1;
            for (const Understood& telling : tellings) not_told *= 1 - telling.chance;
            if (1 - not_told < likely) continue;
            std::stable_sort(
                tellings.begin(), tellings.end(),
                [](const Understood& a, const Understood& b) { return a.chance > b.chance; });
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
    /// Weighs each part of the options once.
    void understand(std::size_t t) {
        const Telling& telling = tellings_[t];
        const auto options = options_of(telling, context_.knowledge.schema);
        if (options.empty()) return;
        std::vector<std::int32_t> triggers, actors, recipients, sums;
        for (std::size_t f = 0; f < telling.frames.size(); ++f) {
            triggers.push_back(weigh([&](auto& keys) { features_.trigger(telling, f, keys); }));
            for (std::size_t s = 0; s < telling.sides.size(); ++s) {
                actors.push_back(weigh([&](auto& keys) { features_.actor(telling, f, s, keys); }));
                recipients.push_back(
                    weigh([&](auto& keys) { features_.recipient(telling, f, s, keys); }));
            }
        }
        const std::size_t sides = telling.sides.size();
        for (const ActOption& option : options) {
            std::int32_t sum = triggers[option.frame] + actors[option.frame * sides + option.actor];
            if (option.recipient) sum += recipients[option.frame * sides + *option.recipient];
            sums.push_back(sum +
                           weigh([&](auto& keys) { features_.whole(telling, option, keys); }));
        }
        const auto chances = chooser_.chances(sums);
        for (std::size_t i = 0; i < options.size(); ++i)
            if (chances[i] >= least && politics(telling, options[i]))
                acts_[act(telling, options[i])].push_back({chances[i], t, options[i]});
    }

    template <class Make>
    std::int32_t weigh(const Make& make) {
        keys_.clear();
        make(keys_);
        std::int32_t sum = 0;
        for (std::uint32_t key : keys_) sum += chooser_.weight(key);
        return sum;
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
        Act act{telling.frames[option.frame]->type,
                telling.sides[option.actor].actors,
                {},
                telling.modality == "actual"};
        if (option.recipient) act.recipients = telling.sides[*option.recipient].actors;
        if (context_.knowledge.schema.event(act.type)->symmetric) {
            act.actors.insert(act.actors.end(), act.recipients.begin(), act.recipients.end());
            act.recipients.clear();
        }
        std::sort(act.actors.begin(), act.actors.end());
        std::sort(act.recipients.begin(), act.recipients.end());
        return act;
    }

    /// The likelier of two tellings of which one only names more on a side.
    static bool tells_the_same(const Act& a, const Act& b) {
        const auto within = [](const Actors& x, const Actors& y) {
            return std::includes(x.begin(), x.end(), y.begin(), y.end()) ||
                   std::includes(y.begin(), y.end(), x.begin(), x.end());
        };
        return a.type == b.type && a.actual == b.actual && within(a.actors, b.actors) &&
               within(a.recipients, b.recipients);
    }

    std::vector<ChosenAct> written(const std::vector<const Candidate*>& kept) const {
        std::vector<ChosenAct> chosen;
        for (const Candidate* candidate : kept) {
            const Understood& best = candidate->tellings.front();
            ChosenAct act{event(best), {}};
            if (act.event.actors.empty()) continue;  // none of them may act
            act.event.confidence = candidate->chance;
            for (const Understood& telling : candidate->tellings)
                if (act.tellings.empty() || telling.chance >= also)
                    act.tellings.push_back(telling.telling);
            chosen.push_back(std::move(act));
        }
        std::stable_sort(chosen.begin(), chosen.end(), [](const ChosenAct& a, const ChosenAct& b) {
            return a.event.trigger < b.event.trigger;
        });
        return chosen;
    }

    EventEntry event(const Understood& best) const {
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
    const Chooser& chooser_;
    ActFeatures features_;
    ActFeatures::Keys keys_;
    std::map<Act, std::vector<Understood>> acts_;
};

}  // namespace

std::vector<ChosenAct> choose_acts(const ActContext& context, std::span<const Telling> tellings,
                                   const Chooser& chooser) {
    return ActChooser(context, tellings, chooser).run();
}

}  // namespace entente
