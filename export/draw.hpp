#pragma once

#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "ontology/schema.hpp"

namespace entente {

/// Draws a relationship diagram through Graphviz as a library: kinds told apart by shape and
/// colour, cooperation and conflict by colour of the line, modality by its style, a legend of what
/// occurs, labels broken over lines and never cut. Edges of one pair, class and modality are one
/// line. Up to 60 nodes are laid out in layers, more by springs; a picture of too many lines to
/// label says so.
/// @param title  written above; may be empty
/// @param type   "svg", "png" or "pdf"
/// @param note   a remark written below the legend; may be empty
/// @return the picture's bytes; the same for the same graph, but for the date within a PDF
/// @throws InputError for another type, and when Graphviz can not lay out or draw the graph
/// From any thread: one drawing is made at a time. Seeds rand() and drand48() of the C library.
/// Some 0.1 s for 30 nodes, 2 s for 1000.
std::string draw(const Graph& graph, const Schema& schema, std::string_view title,
                 std::string_view type, std::string_view note = {});

}  // namespace entente
