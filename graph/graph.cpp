#include "graph/graph.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include <boost/graph/compressed_sparse_row_graph.hpp>

namespace entente {
namespace {

template <class T>
const T* value_of(const Attributes& attributes, std::string_view name) noexcept {
    const Value* value = find_attribute(attributes, name);
    return value == nullptr ? nullptr : std::get_if<T>(value);
}

/// Sorts by id and tells where each item went: result[old position] = new position.
template <class Item>
std::vector<std::size_t> sort_by_id(std::vector<Item>& items, std::string_view what) {
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return items[a].id < items[b].id; });
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    std::vector<std::size_t> went_to(items.size());
    for (std::size_t old : order) {
        if (!sorted.empty() && sorted.back().id == items[old].id)
            throw std::logic_error("two " + std::string(what) + " share the id " + items[old].id);
        went_to[old] = sorted.size();
        sorted.push_back(std::move(items[old]));
    }
    items = std::move(sorted);
    return went_to;
}

}  // namespace

const Value* find_attribute(const Attributes& attributes, std::string_view name) noexcept {
    const auto at =
        std::lower_bound(attributes.begin(), attributes.end(), name,
                         [](const auto& entry, std::string_view key) { return entry.first < key; });
    return at != attributes.end() && at->first == name ? &at->second : nullptr;
}

std::string_view text_of(const Attributes& attributes, std::string_view name) noexcept {
    const auto* text = value_of<std::string>(attributes, name);
    return text == nullptr ? std::string_view{} : std::string_view{*text};
}

std::int64_t integer_of(const Attributes& attributes, std::string_view name) noexcept {
    const auto* number = value_of<std::int64_t>(attributes, name);
    return number == nullptr ? 0 : *number;
}

double number_of(const Attributes& attributes, std::string_view name) noexcept {
    const auto* number = value_of<double>(attributes, name);
    return number == nullptr ? 0.0 : *number;
}

std::span<const std::string> list_of(const Attributes& attributes, std::string_view name) noexcept {
    const auto* list = value_of<std::vector<std::string>>(attributes, name);
    return list == nullptr ? std::span<const std::string>{} : std::span<const std::string>{*list};
}

/// Every edge twice, once from each of its ends, so that walking it ignores direction; each copy
/// bears the position of its edge.
struct Graph::Adjacency {
    using Csr =
        boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, std::size_t>;
    Csr csr;

    Adjacency(const std::vector<Edge>& edges, std::size_t node_count) {
        std::vector<std::pair<std::size_t, std::size_t>> ends;
        std::vector<std::size_t> positions;
        ends.reserve(2 * edges.size());
        positions.reserve(2 * edges.size());
        for (std::size_t i = 0; i < edges.size(); ++i) {
            ends.emplace_back(edges[i].from, edges[i].to);
            ends.emplace_back(edges[i].to, edges[i].from);
            positions.insert(positions.end(), {i, i});
        }
        csr = Csr(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), positions.begin(),
                  node_count);
    }
};

Graph::Graph(std::vector<Node> nodes, std::vector<Edge> edges)
    : nodes_(std::move(nodes)), edges_(std::move(edges)) {
    const std::vector<std::size_t> went_to = sort_by_id(nodes_, "nodes");
    for (Edge& edge : edges_) {
        if (edge.from >= nodes_.size() || edge.to >= nodes_.size())
            throw std::logic_error("edge " + edge.id + " ends at no node");
        edge.from = went_to[edge.from];
        edge.to = went_to[edge.to];
    }
    sort_by_id(edges_, "edges");
    adjacency_ = std::make_unique<Adjacency>(edges_, nodes_.size());
}

Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

std::optional<std::size_t> Graph::find(std::string_view id) const {
    const auto at =
        std::lower_bound(nodes_.begin(), nodes_.end(), id,
                         [](const Node& node, std::string_view key) { return node.id < key; });
    if (at == nodes_.end() || at->id != id) return std::nullopt;
    return static_cast<std::size_t>(at - nodes_.begin());
}

std::vector<std::size_t> Graph::within(std::span<const std::size_t> seeds, unsigned hops) const {
    // Not boost::breadth_first_search: it can not stop at a depth, so it would walk the whole
    // graph.
    std::vector<bool> seen(nodes_.size());
    std::vector<std::size_t> reached;
    const auto reach = [&](std::size_t node) {
        if (!seen[node]) reached.push_back(node);
        seen[node] = true;
    };
    for (std::size_t seed : seeds) reach(seed);
    std::size_t first = 0;
    for (unsigned hop = 0; hop < hops && first < reached.size(); ++hop)
        for (const std::size_t last = reached.size(); first < last; ++first)
            for (auto [at, end] = adjacent_vertices(reached[first], adjacency_->csr); at != end;
                 ++at)
                reach(*at);
    std::sort(reached.begin(), reached.end());
    return reached;
}

std::size_t Graph::degree(std::size_t node) const {
    return out_degree(node, adjacency_->csr);
}

std::vector<std::size_t> Graph::edges_of(std::size_t node) const {
    std::vector<std::size_t> edges;
    for (auto [at, end] = out_edges(node, adjacency_->csr); at != end; ++at)
        edges.push_back(adjacency_->csr[*at]);
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

}  // namespace entente
