#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "export/escape.hpp"
#include "graph/build_graph.hpp"
#include "graph/fold_events.hpp"
#include "src/cli/output.hpp"
#include "src/cli/source.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_list = 10;

using Counts = std::map<std::string, std::size_t, std::less<>>;
/// By type, then by modality: what was denied is never counted as done.
using EventCounts = std::map<std::string, Counts, std::less<>>;

struct Actor {
    std::string id, name, type;
    std::size_t partners = 0;  ///< other actors it is tied to
    std::size_t ties = 0;      ///< edges of the actors view
};

struct Pair {
    std::string first, second;  ///< ids, in their order
    std::string first_name, second_name;
    std::size_t events = 0;
    EventCounts types;
};

struct Stats {
    std::size_t documents = 0;
    std::string first, last;  ///< days of publication; empty when none is known
    Counts entities, relations;
    EventCounts events;
    std::size_t statements = 0;
    std::vector<Actor> most_connected;
    std::vector<Pair> most_frequent;
};

void count_node(const Node& node, Stats& stats) {
    if (node.kind == "entity") {
        ++stats.entities[node.type];
    } else if (node.kind == "event") {
        ++stats.events[node.type][std::string(text_of(node.attributes, "modality"))];
    } else if (node.kind == "statement") {
        ++stats.statements;
    } else if (node.kind == "document") {
        ++stats.documents;
        const std::string day(text_of(node.attributes, "published"));
        if (day.empty()) return;
        if (stats.first.empty() || day < stats.first) stats.first = day;
        stats.last = std::max(stats.last, day);
    }
}

/// Keeps the first ten in the given order.
template <class Row, class Before>
std::vector<Row> top(std::vector<Row> rows, const Before& before) {
    std::sort(rows.begin(), rows.end(), before);
    rows.resize(std::min(rows.size(), longest_list));
    return rows;
}

std::vector<Actor> most_connected(const Graph& actors) {
    std::vector<std::set<std::size_t>> partners(actors.nodes().size());
    for (const Edge& edge : actors.edges())
        if (edge.from != edge.to) {
            partners[edge.from].insert(edge.to);
            partners[edge.to].insert(edge.from);
        }
    std::vector<Actor> rows;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        const Node& node = actors.nodes()[i];
        if (node.kind == "entity" && !partners[i].empty())
            rows.push_back({node.id, node.label, node.type, partners[i].size(), actors.degree(i)});
    }
    return top(std::move(rows), [](const Actor& a, const Actor& b) {
        return std::tuple(b.partners, b.ties, a.id) < std::tuple(a.partners, a.ties, b.id);
    });
}

std::vector<Pair> most_frequent(const Graph& actors, const Schema& schema) {
    std::map<std::pair<std::size_t, std::size_t>, Pair> pairs;
    for (const Edge& edge : actors.edges()) {
        if (edge.from == edge.to || schema.event(edge.type) == nullptr) continue;
        const auto [first, second] = std::minmax(edge.from, edge.to);
        const Node& one = actors.nodes()[first];
        const Node& other = actors.nodes()[second];
        if (one.kind != "entity" || other.kind != "entity") continue;
        Pair& pair = pairs[{first, second}];
        pair.first = one.id, pair.first_name = one.label;
        pair.second = other.id, pair.second_name = other.label;
        const auto count = static_cast<std::size_t>(integer_of(edge.attributes, "count"));
        pair.events += count;
        pair.types[edge.type][std::string(text_of(edge.attributes, "modality"))] += count;
    }
    std::vector<Pair> rows;
    for (auto& [ends, pair] : pairs) rows.push_back(std::move(pair));
    return top(std::move(rows), [](const Pair& a, const Pair& b) {
        return std::tie(b.events, a.first, a.second) < std::tie(a.events, b.first, b.second);
    });
}

Stats stats_of(const Graph& full, const Schema& schema) {
    Stats stats;
    for (const Node& node : full.nodes()) count_node(node, stats);
    for (const Edge& edge : full.edges())
        if (schema.relation(edge.type) != nullptr) ++stats.relations[edge.type];
    const Graph actors = fold_events(full);
    stats.most_connected = most_connected(actors);
    stats.most_frequent = most_frequent(actors, schema);
    return stats;
}

std::size_t sum(const Counts& counts) {
    std::size_t total = 0;
    for (const auto& [name, count] : counts) total += count;
    return total;
}

/// "actual 3, planned 1": the most frequent first.
std::string list(const Counts& counts) {
    std::vector<std::pair<std::string, std::size_t>> rows(counts.begin(), counts.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text;
    for (const auto& [name, count] : rows)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, count);
    return text;
}

/// "ASSAULT 2, CONSULT planned 1"
std::string list(const EventCounts& events) {
    Counts flat;
    for (const auto& [type, counts] : events)
        for (const auto& [modality, count] : counts)
            flat[modality == "actual" ? type : type + ' ' + modality] += count;
    return list(flat);
}

std::string table(std::string_view title, const Counts& counts) {
    std::string text = fmt::format("{:<12}{}\n", title, sum(counts));
    for (const auto& [name, count] : counts) text += fmt::format("  {:<28}{:>6}\n", name, count);
    return text;
}

std::string as_text(const Stats& stats) {
    std::string text = fmt::format("{:<12}{}", "documents", stats.documents);
    if (!stats.first.empty()) text += fmt::format(" (published {} to {})", stats.first, stats.last);
    text += '\n' + table("entities", stats.entities) + table("relations", stats.relations);
    std::size_t events = 0;
    std::string rows;
    for (const auto& [type, counts] : stats.events) {
        events += sum(counts);
        rows += fmt::format("  {:<28}{:>6}  {}\n", type, sum(counts), list(counts));
    }
    text += fmt::format("{:<12}{}\n{}{:<12}{}\n", "events", events, rows, "statements",
                        stats.statements);
    if (!stats.most_connected.empty()) text += "most connected actors (others they are tied to)\n";
    for (const Actor& actor : stats.most_connected)
        text += fmt::format("  {:>4}  {} ({}, {})\n", actor.partners, to_valid_utf8(actor.name),
                            actor.type, actor.id);
    if (!stats.most_frequent.empty()) text += "most frequent pairs (events between them)\n";
    for (const Pair& pair : stats.most_frequent)
        text += fmt::format("  {:>4}  {} - {}: {}\n", pair.events, to_valid_utf8(pair.first_name),
                            to_valid_utf8(pair.second_name), list(pair.types));
    return text;
}

std::string json(std::string_view text) {
    std::string result = "\"";
    for (const char c : to_valid_utf8(text))
        if (c == '"' || c == '\\')
            result += {'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20)
            result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            result += c;
    return result + '"';
}

std::string json(const Counts& counts) {
    std::string members;
    for (const auto& [name, count] : counts)
        members += fmt::format("{}{}: {}", members.empty() ? "" : ", ", json(name), count);
    return '{' + members + '}';
}

std::string json(const EventCounts& events) {
    std::string members;
    for (const auto& [type, counts] : events)
        members += fmt::format("{}{}: {}", members.empty() ? "" : ", ", json(type), json(counts));
    return '{' + members + '}';
}

std::string json(const Actor& actor) {
    return fmt::format(R"({{"id": {}, "name": {}, "type": {}, "partners": {}, "ties": {}}})",
                       json(actor.id), json(actor.name), json(actor.type), actor.partners,
                       actor.ties);
}

std::string json(const Pair& pair) {
    return fmt::format(R"({{"ids": [{}, {}], "names": [{}, {}], "events": {}, "types": {}}})",
                       json(pair.first), json(pair.second), json(pair.first_name),
                       json(pair.second_name), pair.events, json(pair.types));
}

template <class Row>
std::string json(const std::vector<Row>& rows) {
    std::string lines;
    for (const Row& row : rows) lines += (lines.empty() ? "\n    " : ",\n    ") + json(row);
    return '[' + lines + (lines.empty() ? "]" : "\n  ]");
}

std::string as_json(const Stats& stats) {
    const auto day = [](const std::string& iso) { return iso.empty() ? "null" : json(iso); };
    std::string text = fmt::format("{{\n  \"documents\": {},\n", stats.documents);
    text += fmt::format("  \"published\": {{\"first\": {}, \"last\": {}}},\n", day(stats.first),
                        day(stats.last));
    text += fmt::format("  \"entities\": {},\n", json(stats.entities));
    text += fmt::format("  \"relations\": {},\n", json(stats.relations));
    text += fmt::format("  \"events\": {},\n", json(stats.events));
    text += fmt::format("  \"statements\": {},\n", stats.statements);
    text += fmt::format("  \"most_connected\": {},\n", json(stats.most_connected));
    return text + fmt::format("  \"most_frequent_pairs\": {}\n}}\n", json(stats.most_frequent));
}

int run(const Arguments& arguments) {
    const auto& sources = sources_of(arguments);
    const Schema schema = load_schema();
    const Stats stats = stats_of(build_graph(all_records(sources), schema, View::full), schema);
    print(arguments.has("json") ? as_json(stats) : as_text(stats));
    return 0;
}

}  // namespace

Command stats_command() {
    return {
        "stats",
        "Counts what a store or records hold and names the actors with most ties",
        "entente read samples/articles | entente stats -",
        "STORE|RECORDS|- ... [--json]",
        {switch_option("json", "One JSON object instead of a table. Default: a table.")},
        "Relations and events are counted as the graph holds them: one that several documents "
        "report counts once. Two actors are tied by a relation or by an event between them; what "
        "was planned or denied counts too, and is named so.",
        run,
    };
}

}  // namespace entente
