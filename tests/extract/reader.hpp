#pragma once

#include <string>
#include <string_view>

#include "src/engine/engine.hpp"

namespace entente::test {

/// The engine over the data of the build tree, loaded once for the whole test program.
const Engine& engine();

/// The record of a text, checked against the ontology and the offset law on the way.
Record read(std::string_view text, const std::optional<Date>& published = std::nullopt);

/// The same, where acts are told by the rules alone, as without id/acts.model: for tests of these.
Record read_by_rules(std::string_view text, const std::optional<Date>& published = std::nullopt);

/// One line a claim, in the record's order, with names for ids, so that a table row can hold what
/// is expected of a text:
///   names       "State Rusia = Rusia | Moskow"       (names only, references left out)
///   offices     "Sergey Lavrov | Menteri Luar Negeri | Rusia" ("former" in front when past)
///   relations   "Jenewa LOCATED_IN Swiss"
///   events      "CONSULT planned | Antony Blinken, Sergey Lavrov | | 2022-01-21 | Jenewa"
///   statements  "Maria Zakharova direct via TASS: Para diplomat ..."
std::string names(const Record& record);
std::string offices(const Record& record);
std::string relations(const Record& record);
std::string events(const Record& record);
std::string statements(const Record& record);

}  // namespace entente::test
