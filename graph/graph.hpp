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
/// Sorted by name; each name once. What is not known has no entry: no value is an empty text or an
/// empty list. docs/formats.md lists the names.
using Attributes = std::vector<std::pair<std::string, Value>>;

/// The value of that name; null when there is none. Logarithmic.
const Value* find_attribute(const Attributes& attributes, std::string_view name) noexcept;
/// The value when it is of this type, else an empty text, 0, an empty list.
std::string_view text_of(const Attributes& attributes, std::string_view name) noexcept;
std::int64_t integer_of(const Attributes& attributes, std::string_view name) noexcept;
double number_of(const Attributes& attributes, std::string_view name) noexcept;
std::span<const std::string> list_of(const Attributes& attributes, std::string_view name) noexcept;

/// Where a claim stands: the document, the characters, and the rule that read them.
struct Witness {
    std::string document;  ///< "sha256:..."
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string
        text;  ///< the characters; empty on edges of events and statements: the node has them
    std::string rule;
    double confidence = 0;
    friend auto operator<=>(const Witness&, const Witness&) = default;
};

struct Node {
    std::string id;     ///< entity id, "event:" + hash, "statement:" + hash, "sha256:..."
    std::string kind;   ///< "entity", "event", "statement", "document"
    std::string type;   ///< entity type ("Person"), event type ("CONSULT"), "Statement", "Document"
    std::string label;  ///< what to show; never empty
    Attributes attributes;
    std::vector<Witness> witnesses;  ///< sorted
};

struct Edge {
    std::string id;    ///< stable: "edge:" + hash of ends, type and what tells parallel edges apart
    std::string type;  ///< relation type, ACTOR, RECIPIENT, PLACE, ATTRIBUTED_TO, SPEAKER, VIA,
                       ///< ABOUT, REPORTED_IN, or in the actors view an event type
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
    /// @param nodes  in any order
    /// @param edges  their ends are positions in `nodes` as given here; both are sorted together
    /// @throws std::logic_error for an id used twice and for an end that is no node
    Graph(std::vector<Node> nodes, std::vector<Edge> edges);
    std::span<const Node> nodes() const noexcept { return nodes_; }
    std::span<const Edge> edges() const noexcept { return edges_; }
    /// Position of a node; nothing if there is none with this id. Logarithmic.
    std::optional<std::size_t> find(std::string_view id) const;
    /// Positions of all nodes at most `hops` edges from any of `seeds`, either direction; sorted.
    /// Linear in the nodes of the graph and the edges met.
    std::vector<std::size_t> within(std::span<const std::size_t> seeds, unsigned hops) const;
    /// How many edge ends meet at the node: a loop counts twice.
    std::size_t degree(std::size_t node) const;
    /// Positions of the edges that start or end at the node, sorted; a loop is there once.
    std::vector<std::size_t> edges_of(std::size_t node) const;

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
