#pragma once

#include <cstddef>
#include <vector>

#include "src/extract/act_context.hpp"

namespace entente {

/// A trigger among the units of its sentence.
struct ActSite {
    const ActContext& context;
    const std::vector<Unit>& units;
    std::size_t trigger = 0;
};

/// Sets the place of an act coded at the site: what "di", "ke" or "dekat" governs beside the
/// trigger, else the place that suffers it.
void tell_place(const ActSite& site, EventEntry& event);

/// Sets the date that stands beside the trigger and the words it was told by.
void tell_date(const ActSite& site, EventEntry& event);

/// For acts that were told without them, once the same acts are one: the day of the report or
/// speech they are told in, what the next sentence tells of "that meeting", what the lead tells of
/// a headline. Needs the layer of statements.
void infer_when_where(const ActContext& context, EventEntry& event);

}  // namespace entente
