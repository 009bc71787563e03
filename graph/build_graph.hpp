#pragma once

#include <span>

#include "graph/graph.hpp"

namespace entente {

/// The graph of these records: a pure function of the set of claims, whatever the order of records;
/// a record given twice counts once.
///
/// An entity is one node however many documents name it, under the name and type that most of them
/// give it (the smallest of several); every other name stays as an alias. A relation is one edge
/// per (type, ends, office, former, modality) with all its witnesses; an office without a class is
/// told apart by its title. An event that several documents report with the same type, mode,
/// modality, actors, recipients and day is one node. An event without a day happened at nobody
/// knows when: it is one with others only when their documents were published on the same day; in a
/// document of unknown date it is that document's own. In symmetric types (CONSULT) all sides count
/// alike, and whoever one report calls an actor is no recipient. Statements and documents are nodes
/// of the full view. An id that no record declares becomes a node of type "Entity", with its id for
/// a name.
///
/// In View::actors the events are folded into edges, see fold_events().
///
/// n log n in claims. @throws InputError when a document and an entity have the same id
Graph build_graph(std::span<const Record> records, const Schema& schema, View view);

}  // namespace entente
