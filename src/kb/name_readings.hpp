#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/kb/actor_order.hpp"
#include "src/kb/tables.hpp"

namespace entente {

/// A surface form and the actor it names: what becomes an AliasReading.
struct NameReading {
    ActorIndex actor = 0;
    AliasKind kind = AliasKind::name;
    bool ambiguous = false;
    bool exact_case = false;
    NameRank rank = NameRank::told;
    std::string_view surface, lang, source;
    std::string folded;  ///< fold_name(surface)
    RowPlace place;
};

/// All readings of names and aliases, sorted by actor, kind and folded form; one of each for an
/// actor, where name, alias and acronym count as one kind. Two actors of a type that share a form:
/// names become ambiguous unless one is at least twice as common as all others; told aliases have
/// to be marked, and names give way to them. Forms of unknown actors are left out.
/// @param problems  gets the told aliases that clash and are not marked
std::vector<NameReading> name_readings(const KbTables& tables, const ActorOrder& actors,
                                       std::vector<Problem>& problems);

}  // namespace entente
