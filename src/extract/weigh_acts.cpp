#include "src/extract/weigh_acts.hpp"

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
    for (const ActOption& option : options) {
        const std::size_t first = option.frame * sides;
        sums.push_back(triggers[option.frame] + actors[first + option.actor] +
                       (option.recipient ? recipients[first + *option.recipient] : 0) +
                       sum([&](Keys& out) { features_.whole(telling, option, out); }, keys));
    }
    const std::vector<double> chances = chooser_.chances(sums);
    std::vector<WeighedOption> weighed;
    for (std::size_t i = 0; i < options.size(); ++i) weighed.push_back({options[i], chances[i]});
    return weighed;
}

}  // namespace entente
