#pragma once

#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace entente::test {

/// A graph somebody could have made by hand: three documents, both views of it.
Graph small_graph(View view);

/// Some thirty actors of 2022 and what they did; ids and offices are real, the acts are made up to
/// show every class of event, every modality, every type of actor.
Graph diplomacy_graph(View view);

/// Texts no format likes: quotes, line breaks, markup, control characters, broken UTF-8, very long,
/// empty; parallel edges, loops, a node without edges.
Graph hostile_graph();
std::vector<std::string> hostile_texts();

/// Actors in a ring with chords, for sizes at which another layout is chosen.
Graph ring_graph(std::size_t actors);

struct NamedGraph {
    std::string name;
    Graph graph;
};
/// All of these and the empty one, by name.
std::vector<NamedGraph> all_graphs();

}  // namespace entente::test
