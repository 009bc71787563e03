#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "src/acts/choice_model.hpp"
#include "src/extract/act_context.hpp"
#include "src/extract/act_features.hpp"
#include "src/extract/telling.hpp"

namespace entente {

/// A telling that tells an act, and as which of its options.
struct ToldBy {
    std::size_t telling = 0;
    ActOption option;
    double chance = 0;
};

/// An act that is likely told, and where.
struct ChosenAct {
    EventEntry event;              ///< as told best; without place, date and what is said of it
    std::vector<ToldBy> tellings;  ///< that tell it, the best first
};

/// The acts of an article, by what was learned: each way to understand each telling has its chance;
/// an act is as likely as that one of its tellings is right. Its confidence is that chance.
/// In the order of the text. Cost: tellings x square of their sides.
std::vector<ChosenAct> choose_acts(const ActContext& context, std::span<const Telling> tellings,
                                   const Chooser& chooser);

}  // namespace entente
