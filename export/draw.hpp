#pragma once

#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "ontology/schema.hpp"

namespace entente {

/// Draws a relationship diagram through Graphviz as a library: kinds told apart by shape and
/// colour, cooperation and conflict by colour of the edge, a legend, labels never cut.
/// @param type  "svg", "png" or "pdf"
/// @return the picture's bytes; for SVG the same bytes for the same graph
/// @throws InputError when Graphviz has no renderer for the type or can not lay the graph out
std::string draw(const Graph& graph, const Schema& schema, std::string_view title,
                 std::string_view type);

}  // namespace entente
