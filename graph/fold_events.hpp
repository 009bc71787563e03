#pragma once

#include <cstddef>

#include "graph/graph.hpp"

namespace entente {

/// An event with more pairs of sides than this (a summit of 46 states) ties nobody to anybody in
/// particular and would grow quadratically: it stays a node in the actors view too.
inline constexpr std::size_t most_pairs = 1000;

/// The actors view of a full one, which may have been filtered before: entities, their relations,
/// and every event as one edge per pair (actor, recipient), or per pair of actors when it has no
/// recipients, folded over events of equal type and modality: count, first and last date, mean
/// score, ids of the events. An event with one side only ties nobody; it stays in the full view.
Graph fold_events(const Graph& full);

}  // namespace entente
