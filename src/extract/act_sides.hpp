#pragma once

#include <optional>

#include "src/extract/act_context.hpp"
#include "src/extract/act_rules.hpp"
#include "src/extract/telling.hpp"

namespace entente {

/// What unit u may tell, and who may be its sides: whoever has a function beside it, the nearest
/// others of the sentence, its speaker, whom the sentence before was about, and those the article
/// names most. A few dozen at most; no frame when none fits.
/// @param meant  its modality and cues, as told before the rules read it
/// @param rules  having read unit u
/// @param ruled  what they made of it
Telling telling_of(const ActContext& context, const ActSentence& sentence, const ActRules& rules,
                   std::size_t u, const EventEntry& meant, std::optional<EventEntry> ruled);

}  // namespace entente
