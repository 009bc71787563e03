#pragma once

#include <span>
#include <string>

#include "graph/graph.hpp"

namespace entente {

/// The shortest decimal digits that read back as the same number, never with an exponent; "INF",
/// "-INF" or "NaN" as XML Schema writes them.
std::string number_text(double number);

/// A value as text: numbers as number_text(), true or false, lists as a JSON array of strings.
std::string value_text(const Value& value);

/// Witnesses as one JSON array, for formats that know only flat values.
std::string witnesses_json(std::span<const Witness> witnesses);

}  // namespace entente
