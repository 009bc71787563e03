#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ontology/record.hpp"
#include "ontology/schema.hpp"

namespace entente {

using Value = std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>>;
/// Sorted by name; each name once.
using Attributes = std::vector<std::pair<std::string, Value>>;

/// Where a claim stands: the document, the characters, and the claim's place in the record.
struct Witness {
    std::string document;  ///< "sha256:..."
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string text;  ///< the characters
    std::string rule;
    double confidence = 0;
    friend auto operator<=>(const Witness&, const Witness&) = default;
};

struct Node {
    std::string id;     ///< entity id, "event:" + hash, "statement:" + hash, "sha256:..."
    std::string kind;   ///< "entity", "event", "statement", "document"
    std::string type;   ///< entity type ("Person"), event type ("CONSULT"), "Statement", "Document"
    std::string label;  ///< what to show
    Attributes attributes;
    std::vector<Witness> witnesses;  ///< sorted
};

struct Edge {
    std::string id;  ///< stable: hash of ends, type and what tells parallel edges apart
    std::string type;  ///< relation type, ACTOR, RECIPIENT, PLACE, SPEAKER, VIA, ABOUT, REPORTED_IN, or in
                       ///< the actors view an event type
    std::size_t from = 0;  ///< position in Graph::nodes()
    std::size_t to = 0;
    std::string label;
    Attributes attributes;
    std::vector<Witness> witnesses;  ///< sorted
};

enum class View : std::uint8_t { full, actors };

/// A typed directed multigraph; nodes and edges sorted by id. A value: made, then only read.
class Graph {
public:
    Graph(std::vector<Node> nodes, std::vector<Edge> edges);
    std::span<const Node> nodes() const noexcept { return nodes_; }
    std::span<const Edge> edges() const noexcept { return edges_; }
    /// Position of a node; nothing if there is none with this id.
    std::optional<std::size_t> find(std::string_view id) const;
    /// Positions of all nodes at most `hops` edges from any of `seeds`, either direction; sorted.
    std::vector<std::size_t> within(std::span<const std::size_t> seeds, unsigned hops) const;
    std::size_t degree(std::size_t node) const;

    Graph(Graph&&) noexcept;
    Graph& operator=(Graph&&) noexcept;
    ~Graph();

private:
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    struct Adjacency;  ///< Boost.Graph stays inside
    std::unique_ptr<Adjacency> adjacency_;
};

}  // namespace entente
