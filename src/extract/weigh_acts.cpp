#include "src/extract/weigh_acts.hpp"

#include <optional>
#include <utility>

namespace entente {

using Keys = ActFeatures::Keys;

template <class Add>
std::int32_t ActWeigher::sum(const Add& add, Keys& keys) const {
    keys.clear();
    add(keys);
    std::int32_t sum = 0;
    for (const std::uint32_t key : keys) sum += chooser_.weight(key);
    return sum;
}

std::vector<WeighedOption> ActWeigher::weigh(const Telling& telling) const {
    const auto options = options_of(telling, context_.knowledge.schema);
    if (options.empty()) return {};
    const std::size_t sides = telling.sides.size();
    Keys keys;
    std::vector<std::int32_t> triggers, actors, recipients, sums;
    for (std::size_t f = 0; f < telling.frames.size(); ++f) {
        triggers.push_back(sum([&](Keys& out) { features_.trigger(telling, f, out); }, keys));
        for (std::size_t s = 0; s < sides; ++s) {
            actors.push_back(sum([&](Keys& out) { features_.actor(telling, f, s, out); }, keys));
            recipients.push_back(
                sum([&](Keys& out) { features_.recipient(telling, f, s, out); }, keys));
        }
    }
    // What few numbers tell is weighed once for each of them, or once in a row.
    constexpr unsigned none = static_cast<unsigned>(-1);
    std::vector<std::pair<unsigned, std::int32_t>> elsewhere(recipients.size(), {none, 0});
    std::vector<std::optional<std::int32_t>> ruled(telling.frames.size() *
                                                   ActFeatures::most_agreement);
    for (const ActOption& option : options) {
        const std::size_t f = option.frame;
        std::int32_t weight = triggers[f] + actors[f * sides + option.actor];
        if (option.recipient) {
            const std::size_t r = *option.recipient;
            auto& [times, told] = elsewhere[f * sides + r];
            const unsigned now = features_.times_elsewhere(telling, option);
            if (std::exchange(times, now) != now)
                told = sum([&](Keys& out) { features_.elsewhere(telling, f, r, now, out); }, keys);
            weight += recipients[f * sides + r] + told;
        }
        const unsigned agrees = features_.agreement(telling, option);
        auto& rules = ruled[f * ActFeatures::most_agreement + agrees];
        if (!rules)
            rules = sum([&](Keys& out) { features_.rules(telling, f, agrees, out); }, keys);
        sums.push_back(weight + *rules +
                       sum([&](Keys& out) { features_.sides(telling, option, out); }, keys));
    }
    const std::vector<double> chances = chooser_.chances(sums);
    std::vector<WeighedOption> weighed;
    for (std::size_t i = 0; i < options.size(); ++i) weighed.push_back({options[i], chances[i]});
    return weighed;
}

}  // namespace entente
