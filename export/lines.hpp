#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "export/look.hpp"
#include "graph/graph.hpp"
#include "ontology/schema.hpp"

namespace entente {

/// Edges drawn as one line, since they have the same ends, class and modality: what Russia did to
/// Ukraine in material conflict, however many types of events that were. Points into the graph.
struct DrawnLine {
    std::size_t from = 0;
    std::size_t to = 0;
    const ClassLook* look = nullptr;
    const ModalityLook* modality = nullptr;
    bool directed = true;  ///< false for what symmetric types say of both ends alike
    std::vector<const Edge*> edges;
};

/// All edges of the graph, each in one line; sorted by ends.
std::vector<DrawnLine> lines_of(const Graph& graph, const Schema& schema);

/// How many events the line stands for; 0 for relations.
std::int64_t count_events(const DrawnLine& line) noexcept;

/// The labels of its edges, one a row, the commonest events first; types of relations in words
/// ("member of"). Empty for reports.
std::string label_of(const DrawnLine& line, const Schema& schema, std::size_t width);

/// The same with the names of the ends and the first words of evidence for each edge.
std::string tooltip_of(const DrawnLine& line, const Graph& graph, const Schema& schema);

}  // namespace entente
