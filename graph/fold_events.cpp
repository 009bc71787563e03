#include "graph/fold_events.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "graph/claims.hpp"
#include "graph/tally.hpp"

namespace entente {
namespace {

struct Sides {
    std::vector<std::size_t> actors, recipients;  ///< positions in the full graph, sorted
    std::vector<std::size_t> edges;               ///< the ACTOR and RECIPIENT edges themselves
};

Sides sides_of(const Graph& full, std::size_t event) {
    Sides sides;
    for (std::size_t position : full.edges_of(event)) {
        const Edge& edge = full.edges()[position];
        if (edge.from != event || (edge.type != "ACTOR" && edge.type != "RECIPIENT")) continue;
        (edge.type == "ACTOR" ? sides.actors : sides.recipients).push_back(edge.to);
        sides.edges.push_back(position);
    }
    std::sort(sides.actors.begin(), sides.actors.end());
    std::sort(sides.recipients.begin(), sides.recipients.end());
    return sides;
}

std::size_t count_pairs(const Sides& sides) {
    const std::size_t actors = sides.actors.size();
    if (!sides.recipients.empty()) return actors * sides.recipients.size();
    return actors < 2 ? 0 : actors * (actors - 1) / 2;
}

template <class Use>
void for_each_pair(const Sides& sides, const Use& use) {
    for (std::size_t i = 0; i < sides.actors.size(); ++i)
        if (sides.recipients.empty())
            for (std::size_t j = i + 1; j < sides.actors.size(); ++j)
                use(sides.actors[i], sides.actors[j]);
        else
            for (std::size_t recipient : sides.recipients) use(sides.actors[i], recipient);
}

/// (type, from, to, modality) and the events that tie them so, in the order of their ids.
using Key = std::tuple<std::string_view, std::size_t, std::size_t, std::string_view>;
using Ties = std::map<Key, std::vector<std::size_t>>;

double rounded(double score) {
    return std::round(score * 100) / 100;
}

/// All events of one pair, type and modality as one edge; ends are positions in the full graph.
Edge folded(const Graph& full, const Key& key, const std::vector<std::size_t>& events) {
    const auto& [type, from, to, modality] = key;
    DateRange dates, published;
    Tally plovers;
    std::set<std::string, std::less<>> ids, modes, contexts, attributions;
    std::vector<Witness> witnesses;
    double score = 0;
    std::int64_t quad = 0;
    const auto gather = [](auto& set, std::span<const std::string> list) {
        set.insert(list.begin(), list.end());
    };
    for (std::size_t position : events) {
        const Node& event = full.nodes()[position];
        const Attributes& known = event.attributes;
        ids.insert(event.id);
        dates.add(Date::parse(text_of(known, "date")));
        published.add(Date::parse(text_of(known, "reported_first")));
        published.add(Date::parse(text_of(known, "reported_last")));
        plovers.add(text_of(known, "plover"), static_cast<std::uint32_t>(position));
        if (const auto mode = text_of(known, "mode"); !mode.empty()) modes.emplace(mode);
        gather(contexts, list_of(known, "contexts"));
        gather(attributions, list_of(known, "attributions"));
        quad = std::max(quad, integer_of(known, "quad"));
        score += number_of(known, "score");
        witnesses.insert(witnesses.end(), event.witnesses.begin(), event.witnesses.end());
    }
    sort_witnesses(witnesses);
    AttributeList attributes;
    attributes.add("count", events.size())
        .add("first", dates.first())
        .add("last", dates.last())
        .add("modality", std::string(modality))
        .add("modes", to_list(modes))
        .add("score", rounded(score / static_cast<double>(events.size())))
        .add("plover", std::string(plovers.best()))
        .add("quad", static_cast<std::size_t>(quad))
        .add("contexts", to_list(contexts))
        .add("attributions", to_list(attributions))
        .add("confidence", best_confidence(witnesses))
        .add("reports", count_documents(witnesses))
        .add("reported_first", published.first())
        .add("reported_last", published.last())
        .add("events", to_list(ids));
    const auto nodes = full.nodes();
    return {hashed_id("edge:", {type, nodes[from].id, nodes[to].id, modality}),
            std::string(type),
            from,
            to,
            event_label(type, events.size(), modality, dates),
            std::move(attributes).sorted(),
            std::move(witnesses)};
}

}  // namespace

Graph fold_events(const Graph& full) {
    const auto nodes = full.nodes();
    std::vector<bool> keep(nodes.size());
    std::vector<Edge> edges;
    Ties ties;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        keep[i] = nodes[i].kind == "entity";
        if (nodes[i].kind != "event") continue;
        const Sides sides = sides_of(full, i);
        if (count_pairs(sides) > most_pairs) {
            keep[i] = true;
            for (std::size_t edge : sides.edges) edges.push_back(full.edges()[edge]);
            continue;
        }
        for_each_pair(sides, [&](std::size_t from, std::size_t to) {
            ties[{nodes[i].type, from, to, text_of(nodes[i].attributes, "modality")}].push_back(i);
        });
    }
    for (const Edge& edge : full.edges())
        if (nodes[edge.from].kind == "entity" && nodes[edge.to].kind == "entity")
            edges.push_back(edge);
    for (const auto& [key, events] : ties) edges.push_back(folded(full, key, events));

    std::vector<Node> kept;
    std::vector<std::size_t> went_to(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (keep[i]) {
            went_to[i] = kept.size();
            kept.push_back(nodes[i]);
        }
    for (Edge& edge : edges) {
        edge.from = went_to[edge.from];
        edge.to = went_to[edge.to];
    }
    return {std::move(kept), std::move(edges)};
}

}  // namespace entente
