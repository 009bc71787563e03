#pragma once

#include <cstdint>
#include <string>

#include "src/extract/reading.hpp"

namespace entente {

/// What every stage made of the sentence at a place, and why: the words as the tables see them,
/// names with all the actors they could be and what spoke for each, titles and who holds them, the
/// words that may tell an event with the likeliest ways to understand them, and the claims with
/// their rules.
/// @param reading  read by the whole pipeline, with `notes`
/// @param byte     where in the document's text; a place that is not read gives the reason
std::string explain(const Reading& reading, const Knowledge& knowledge, std::uint32_t byte);

}  // namespace entente
