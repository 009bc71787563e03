#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "src/acts/choice_model.hpp"
#include "src/extract/act_context.hpp"
#include "src/extract/act_features.hpp"
#include "src/extract/telling.hpp"

namespace entente {

struct WeighedOption {
    ActOption option;
    double chance = 0;
};

/// How likely each way to understand a telling is, by what was learned.
class ActWeigher {
public:
    /// @param tellings  all of the article
    ActWeigher(const ActContext& context, std::span<const Telling> tellings, const Chooser& chooser)
        : context_(context), chooser_(chooser), features_(context, tellings) {}

    /// All options_of() it, in their order. Each part of them is weighed once: the cost is the
    /// square of the sides.
    std::vector<WeighedOption> weigh(const Telling& telling) const;

private:
    /// The sum of weights of the features that `add` adds.
    template <class Add>
    std::int32_t sum(const Add& add, ActFeatures::Keys& keys) const;

    const ActContext& context_;
    const Chooser& chooser_;
    ActFeatures features_;
};

}  // namespace entente
