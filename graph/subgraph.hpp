#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace entente {

/// What to keep of a graph; everything by default. For dates and reports of folded edges to count
/// only what passes, filter the full view and fold_events() then.
struct Filter {
    /// Claims dated within; undated ones stay out then. An event happened on its date, a relation
    /// or statement is dated by the publication of its reports.
    std::optional<Date> since, until;
    /// Types of actors, relations and events to keep, also "Event" and "Statement" as a whole;
    /// empty keeps all. Types of actors choose among actors only, the others among claims only.
    std::vector<std::string> types;
    std::vector<std::string> about;  ///< entity ids or names; with `hops` around them
    unsigned hops = 1;               ///< from actor to actor, by a relation or an event they share
    std::size_t min_reports = 1;     ///< claims witnessed by at least so many documents
    bool empty() const noexcept;
};

/// Positions of the actors meant by an id, a name or an alias, in any case: all that bear exactly
/// this name, else the one whose name holds these words ("Blinken").
/// @throws InputError "no actor is called ...; nearest is ...", "... may be X (Q1) or Y (Q2)"
std::vector<std::size_t> find_actors(const Graph& graph, std::string_view name);

/// The graph without the nodes that have no edge.
Graph tied(const Graph& graph);

/// The nodes and edges that pass, and no edge without its ends. A filter of claims (dates, reports,
/// types of claims) leaves out actors that it left without ties; one of actors leaves out events,
/// statements and documents without them. With `about`, an event stays when all its sides do, and
/// brings its place. @throws InputError as find_actors()
Graph subgraph(const Graph& graph, const Filter& filter);

}  // namespace entente
