#include "graph/subgraph.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>

#include "src/base/error.hpp"
#include "src/base/utf8.hpp"

namespace entente {
namespace {

bool is_side(const Edge& edge) {
    return edge.type == "ACTOR" || edge.type == "RECIPIENT";
}

/// Folded names of an actor: its label and its aliases.
template <class Use>
void for_each_name(const Node& actor, const Use& use) {
    use(actor.label);
    for (const std::string& alias : list_of(actor.attributes, "aliases")) use(alias);
}

bool holds_words(std::string_view name, std::string_view words) {
    return (' ' + std::string(name) + ' ').find(' ' + std::string(words) + ' ') !=
           std::string::npos;
}

std::string introduce(const Node& actor) {
    return actor.label + " (" + actor.id + ")";
}

[[noreturn]] void report_unknown(const Graph& graph, std::string_view name) {
    std::vector<std::string_view> names;
    for (const Node& node : graph.nodes())
        if (node.kind == "entity")
            for_each_name(node, [&](std::string_view other) { names.push_back(other); });
    const std::string_view near = nearest(name, names);
    std::string message = "no actor is called \"" + std::string(name) + '"';
    if (!near.empty()) message += "; nearest is \"" + std::string(near) + '"';
    throw InputError(message);
}

[[noreturn]] void report_ambiguous(const Graph& graph, std::string_view name,
                                   const std::vector<std::size_t>& found) {
    constexpr std::size_t most = 5;
    std::string message = '"' + std::string(name) + "\" may be ";
    for (std::size_t i = 0; i < std::min(found.size(), most); ++i)
        message += (i == 0 ? "" : " or ") + introduce(graph.nodes()[found[i]]);
    if (found.size() > most) message += " or " + std::to_string(found.size() - most) + " others";
    throw InputError(message);
}

/// What is left of a graph: a flag for every node and edge.
class Sieve {
public:
    Sieve(const Graph& graph, const Filter& filter)
        : graph_(graph),
          filter_(filter),
          node_(graph.nodes().size(), true),
          edge_(graph.edges().size(), true) {}

    Graph sift() {
        sift_types();
        sift_claims();
        drop_loose_edges();
        if (!filter_.about.empty()) sift_around();
        drop_loose_edges();
        drop_left_over();
        return result();
    }

private:
    const Node& node(std::size_t position) const { return graph_.nodes()[position]; }
    const Edge& edge(std::size_t position) const { return graph_.edges()[position]; }
    bool is_entity(std::size_t position) const { return node(position).kind == "entity"; }
    std::size_t other_end(std::size_t position, std::size_t end) const {
        return edge(position).from == end ? edge(position).to : edge(position).from;
    }
    /// An edge that makes a claim of its own; the others are parts of an event or statement.
    bool is_tie(const Edge& one) const { return is_entity(one.from) && is_entity(one.to); }

    bool named(std::string_view type) const {
        return std::find(filter_.types.begin(), filter_.types.end(), type) != filter_.types.end();
    }

    void sift_types() {
        if (filter_.types.empty()) return;
        std::set<std::string_view> actor_types;
        for (const Node& one : graph_.nodes())
            if (one.kind == "entity") actor_types.insert(one.type);
        const auto of_actor = [&](std::string_view type) { return actor_types.contains(type); };
        const bool choose_actors =
            std::any_of(filter_.types.begin(), filter_.types.end(), of_actor);
        choose_claims_ = !std::all_of(filter_.types.begin(), filter_.types.end(), of_actor);
        for (std::size_t i = 0; i < node_.size(); ++i) {
            const Node& one = node(i);
            if (one.kind == "entity")
                node_[i] = !choose_actors || named(one.type);
            else if (one.kind == "event")
                node_[i] = !choose_claims_ || named(one.type) || named("Event");
            else if (one.kind == "statement")
                node_[i] = !choose_claims_ || named("Statement");
        }
        for (std::size_t i = 0; i < edge_.size(); ++i)
            if (choose_claims_ && is_tie(edge(i))) edge_[i] = named(edge(i).type);
    }

    bool dated_within(const Attributes& claim) const {
        if (!filter_.since && !filter_.until) return true;
        auto first = Date::parse(text_of(claim, "date"));
        auto last = first;
        // An undated event stays out even when its reports are dated; folded edges have a count.
        const bool event = find_attribute(claim, "quad") != nullptr;
        if (event && !first) {
            first = Date::parse(text_of(claim, "first"));
            last = Date::parse(text_of(claim, "last"));
        } else if (!first) {
            first = Date::parse(text_of(claim, "reported_first"));
            last = Date::parse(text_of(claim, "reported_last"));
        }
        return first && last && within(*last, filter_.since, std::nullopt) &&
               within(*first, std::nullopt, filter_.until);
    }

    bool passes(const Attributes& claim) const {
        const auto reports = static_cast<std::size_t>(integer_of(claim, "reports"));
        return (filter_.min_reports <= 1 || reports >= filter_.min_reports) && dated_within(claim);
    }

    void sift_claims() {
        for (std::size_t i = 0; i < node_.size(); ++i)
            if (node(i).kind == "event" || node(i).kind == "statement")
                node_[i] = node_[i] && passes(node(i).attributes);
        for (std::size_t i = 0; i < edge_.size(); ++i)
            if (is_tie(edge(i))) edge_[i] = edge_[i] && passes(edge(i).attributes);
    }

    void drop_loose_edges() {
        for (std::size_t i = 0; i < edge_.size(); ++i)
            edge_[i] = edge_[i] && node_[edge(i).from] && node_[edge(i).to];
    }

    /// The actors at one step from this one.
    template <class Use>
    void for_each_neighbour(std::size_t actor, std::vector<bool>& walked, const Use& use) const {
        for (std::size_t position : graph_.edges_of(actor)) {
            if (!edge_[position]) continue;
            const std::size_t other = other_end(position, actor);
            if (is_entity(other)) use(other);
            if (!is_side(edge(position)) || walked[other]) continue;
            walked[other] = true;  // an event leads to all its sides the first time it is met
            for (std::size_t side : graph_.edges_of(other))
                if (edge_[side] && is_side(edge(side))) use(other_end(side, other));
        }
    }

    void sift_around() {
        std::vector<bool> near(node_.size()), walked(node_.size());
        std::vector<std::size_t> reached;
        const auto reach = [&](std::size_t actor) {
            if (!near[actor]) reached.push_back(actor);
            near[actor] = true;
        };
        seed_.resize(node_.size());
        for (const std::string& name : filter_.about)
            for (std::size_t seed : find_actors(graph_, name)) {
                seed_[seed] = node_[seed] = true;
                reach(seed);
            }
        std::size_t first = 0;
        for (unsigned hop = 0; hop < filter_.hops && first < reached.size(); ++hop)
            for (const std::size_t last = reached.size(); first < last; ++first)
                for_each_neighbour(reached[first], walked, reach);
        keep_near(near);
    }

    /// Keeps the actors near, the claims all of whose sides are, and the places of these.
    void keep_near(const std::vector<bool>& near) {
        std::vector<bool> inside = node_;
        for (std::size_t i = 0; i < node_.size(); ++i)
            if (is_entity(i)) inside[i] = near[i];
        std::vector<bool> has_side(node_.size());
        for (std::size_t i = 0; i < edge_.size(); ++i) {
            const Edge& one = edge(i);
            if (!edge_[i] || !(is_side(one) || one.type == "SPEAKER")) continue;
            has_side[one.from] = true;
            if (!near[one.to]) inside[one.from] = false;
        }
        for (std::size_t i = 0; i < node_.size(); ++i)
            if (node(i).kind == "event" || node(i).kind == "statement")
                inside[i] = inside[i] && has_side[i];
        for (std::size_t i = 0; i < edge_.size(); ++i)
            if (edge_[i] && edge(i).type == "PLACE" && inside[edge(i).from])
                inside[edge(i).to] = true;
        node_ = inside;
    }

    std::vector<bool> tied() const {
        std::vector<bool> tied(node_.size());
        for (std::size_t i = 0; i < edge_.size(); ++i)
            if (edge_[i]) tied[edge(i).from] = tied[edge(i).to] = true;
        return tied;
    }

    void drop_left_over() {
        // Events and statements about nobody who is left, then documents, then actors.
        std::vector<bool> spoken(node_.size());
        for (std::size_t i = 0; i < edge_.size(); ++i)
            if (edge_[i] && edge(i).type != "REPORTED_IN") spoken[edge(i).from] = true;
        for (std::size_t i = 0; i < node_.size(); ++i)
            if (node(i).kind == "event" || node(i).kind == "statement")
                node_[i] = node_[i] && spoken[i];
        drop_loose_edges();
        const bool claims_chosen =
            choose_claims_ || filter_.since || filter_.until || filter_.min_reports > 1;
        const std::vector<bool> still_tied = tied();
        for (std::size_t i = 0; i < node_.size(); ++i) {
            const bool seed = !seed_.empty() && seed_[i];
            if (node(i).kind == "document" || (claims_chosen && is_entity(i) && !seed))
                node_[i] = node_[i] && still_tied[i];
        }
    }

    Graph result() const {
        std::vector<std::size_t> went_to(node_.size());
        std::vector<Node> nodes;
        for (std::size_t i = 0; i < node_.size(); ++i)
            if (node_[i]) {
                went_to[i] = nodes.size();
                nodes.push_back(node(i));
            }
        std::vector<Edge> edges;
        for (std::size_t i = 0; i < edge_.size(); ++i)
            if (edge_[i]) {
                edges.push_back(edge(i));
                edges.back().from = went_to[edge(i).from];
                edges.back().to = went_to[edge(i).to];
            }
        return {std::move(nodes), std::move(edges)};
    }

    const Graph& graph_;
    const Filter& filter_;
    std::vector<bool> node_, edge_;
    std::vector<bool> seed_;  ///< empty unless asked about somebody
    bool choose_claims_ = false;
};

}  // namespace

bool Filter::empty() const noexcept {
    return !since && !until && types.empty() && about.empty() && min_reports <= 1;
}

std::vector<std::size_t> find_actors(const Graph& graph, std::string_view name) {
    const auto nodes = graph.nodes();
    if (const auto by_id = graph.find(name); by_id && nodes[*by_id].kind == "entity")
        return {*by_id};
    const std::string wanted = fold_name(name);
    std::vector<std::size_t> exact, partial;
    for (std::size_t i = 0; i < nodes.size() && !wanted.empty(); ++i) {
        if (nodes[i].kind != "entity") continue;
        bool is = false, holds = false;
        for_each_name(nodes[i], [&](std::string_view known) {
            const std::string folded = fold_name(known);
            is = is || folded == wanted;
            holds = holds || holds_words(folded, wanted);
        });
        if (is) exact.push_back(i);
        if (holds) partial.push_back(i);
    }
    if (!exact.empty()) return exact;
    if (partial.empty()) report_unknown(graph, name);
    if (partial.size() > 1) report_ambiguous(graph, name, partial);
    return partial;
}

Graph tied(const Graph& graph) {
    std::vector<std::size_t> place(graph.nodes().size());
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
        if (graph.degree(i) == 0) continue;
        place[i] = nodes.size();
        nodes.push_back(graph.nodes()[i]);
    }
    std::vector<Edge> edges(graph.edges().begin(), graph.edges().end());
    for (Edge& edge : edges) {
        edge.from = place[edge.from];
        edge.to = place[edge.to];
    }
    return Graph(std::move(nodes), std::move(edges));
}

Graph subgraph(const Graph& graph, const Filter& filter) {
    if (filter.empty())
        return Graph({graph.nodes().begin(), graph.nodes().end()},
                     {graph.edges().begin(), graph.edges().end()});
    return Sieve(graph, filter).sift();
}

}  // namespace entente
