#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace entente {

/// What to keep of a graph; everything by default.
struct Filter {
    std::optional<Date> since, until;  ///< edges and events dated within; undated ones stay out then
    std::vector<std::string> types;    ///< node or edge types to keep; empty keeps all
    std::vector<std::string> about;    ///< entity ids or names; with `hops` around them
    unsigned hops = 1;
    std::size_t min_reports = 1;       ///< edges and events witnessed by at least so many documents
    bool empty() const noexcept;
};

/// The nodes and edges that pass, and no edge without its ends. An `about` that names nothing is
/// reported. @throws InputError "no actor is called ...; nearest is ..."
Graph subgraph(const Graph& graph, const Filter& filter);

}  // namespace entente
