#pragma once

#include <iosfwd>

#include "graph/graph.hpp"
#include "ontology/schema.hpp"

namespace entente {

// One writer a file; formats() lists them. Each writes the same bytes for the same graph.

void write_graphml(const Graph& graph, const Schema& schema, std::ostream& out);
void write_dot(const Graph& graph, const Schema& schema, std::ostream& out);
void write_jsonld(const Graph& graph, const Schema& schema, std::ostream& out);

}  // namespace entente
