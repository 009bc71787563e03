#pragma once

#include <vector>

#include "src/extract/act_context.hpp"

namespace entente {

/// Folds acts that are told again: same type and sides, and no modality, date or place that
/// contradicts. The first stays and takes what the others know better. Acts upon a place are also
/// acts upon the state it lies in.
/// @param events  in the order of the text
std::vector<EventEntry> merge_acts(const ActContext& context, std::vector<EventEntry> events);

}  // namespace entente
