#include "export/lines.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

namespace entente {
namespace {

bool is_directed(const Edge& edge, const Schema& schema) {
    const EventType* event = schema.event(edge.type);
    const RelationType* relation = schema.relation(edge.type);
    return !(event != nullptr && event->symmetric) && !(relation != nullptr && relation->symmetric);
}

std::string words_of(const Edge& edge, const Schema& schema) {
    const RelationType* relation = schema.relation(edge.type);
    if (relation == nullptr || !edge.label.starts_with(edge.type)) return edge.label;
    return relation->label.en + edge.label.substr(edge.type.size());
}

}  // namespace

std::vector<DrawnLine> lines_of(const Graph& graph, const Schema& schema) {
    using Key = std::tuple<std::size_t, std::size_t, int, std::string_view, bool>;
    std::map<Key, DrawnLine> lines;
    for (const Edge& edge : graph.edges()) {
        DrawnLine line{edge.from,
                  edge.to,
                  &look_of(edge),
                  &modality_look(text_of(edge.attributes, "modality")),
                  is_directed(edge, schema),
                  {}};
        if (!line.directed) std::tie(line.from, line.to) = std::minmax(edge.from, edge.to);
        const Key key{line.from, line.to, line.look->number, line.modality->modality,
                      line.directed};
        lines.try_emplace(key, line).first->second.edges.push_back(&edge);
    }
    std::vector<DrawnLine> all;
    for (auto& [key, line] : lines) all.push_back(std::move(line));
    return all;
}

std::int64_t count_events(const DrawnLine& line) noexcept {
    return std::accumulate(line.edges.begin(), line.edges.end(), std::int64_t{0},
                           [](std::int64_t sum, const Edge* edge) {
                               return sum + integer_of(edge->attributes, "count");
                           });
}

std::string label_of(const DrawnLine& line, const Schema& schema, std::size_t width) {
    if (line.look->number < 0) return {};
    std::vector<std::pair<std::int64_t, std::string>> ranked;
    for (const Edge* edge : line.edges)
        ranked.emplace_back(-integer_of(edge->attributes, "count"), words_of(*edge, schema));
    std::sort(ranked.begin(), ranked.end());
    ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
    std::string label;
    for (const auto& [count, words] : ranked)
        label += (label.empty() ? "" : "\n") + wrapped(words, width);
    return label;
}

std::string tooltip_of(const DrawnLine& line, const Graph& graph, const Schema& schema) {
    std::string tip = graph.nodes()[line.from].label + (line.directed ? " → " : " — ") +
                      graph.nodes()[line.to].label;
    for (const Edge* edge : line.edges) {
        tip += '\n' + words_of(*edge, schema);
        if (!edge->witnesses.empty() && !edge->witnesses.front().text.empty())
            tip += ": “" + edge->witnesses.front().text + "”";
    }
    return tip;
}

}  // namespace entente
