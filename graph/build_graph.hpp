#pragma once

#include <span>

#include "graph/graph.hpp"

namespace entente {

/// The graph of these records: a pure function of the set of claims, whatever the order of records.
/// An entity is one node however many documents name it; a relation is one edge per (type, ends,
/// office, former, modality) with all its witnesses; an event that several documents report with
/// the same type, mode, modality, actors, recipients and day is one node; statements and documents
/// are nodes of the full view.
/// In View::actors only entities are nodes and every event becomes one edge per pair (actor,
/// recipient), or per pair of actors when it has no recipients, folded over events of equal type
/// and modality: count, first and last date, score. Linear in claims but for sorting.
Graph build_graph(std::span<const Record> records, const Schema& schema, View view);

}  // namespace entente
