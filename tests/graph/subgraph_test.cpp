#include "graph/subgraph.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "graph/build_graph.hpp"
#include "graph/fold_events.hpp"
#include "src/base/error.hpp"
#include "tests/graph/sample_records.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Entities as their ids, all others as their types; edges as their types. Sorted.
std::string show(const Graph& graph) {
    std::vector<std::string> words;
    for (const Node& node : graph.nodes())
        words.push_back(node.kind == "entity" ? node.id : node.type);
    std::sort(words.begin(), words.end());
    std::vector<std::string> edges;
    for (const Edge& edge : graph.edges()) edges.push_back(edge.type);
    std::sort(edges.begin(), edges.end());
    words.insert(words.end(), edges.begin(), edges.end());
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

Filter since(const std::string& date) {
    Filter filter;
    filter.since = Date::parse(date);
    return filter;
}
Filter until(const std::string& date) {
    Filter filter;
    filter.until = Date::parse(date);
    return filter;
}
template <class... Names>
Filter typed(Names... types) {
    Filter filter;
    filter.types = {types...};
    return filter;
}
template <class... Names>
Filter about(unsigned hops, Names... names) {
    Filter filter;
    filter.about = {names...};
    filter.hops = hops;
    return filter;
}
Filter reported(std::size_t reports) {
    Filter filter;
    filter.min_reports = reports;
    return filter;
}

}  // namespace

TEST_CASE("a filter of the actors view keeps what passes", "[graph][subgraph]") {
    const Graph graph = build_graph(sample_records(), schema(), View::actors);
    const auto check = [&](const char* why, const Filter& filter, const char* kept) {
        INFO(why);
        CHECK(show(subgraph(graph, filter)) == kept);
    };
    check("nothing asked", Filter(),
          "Q159 Q212 Q30 Q58217 Q71 Q7821917 ASSAULT CONSULT CONSULT HOLDS_OFFICE");
    check("later than the meeting", since("2022-02-01"), "Q58217 Q7821917 CONSULT");
    check("until the meeting; the denied attack is undated", until("2022-01-21"),
          "Q58217 Q7821917 CONSULT");
    check("an office is dated by its reports", until("2022-01-22"),
          "Q159 Q58217 Q7821917 CONSULT HOLDS_OFFICE");
    check("persons, and what ties them", typed("Person"), "Q58217 Q7821917 CONSULT CONSULT");
    check("one type of tie", typed("HOLDS_OFFICE"), "Q159 Q58217 HOLDS_OFFICE");
    check("both", typed("State", "ASSAULT"), "Q159 Q212 ASSAULT");
    check("a type that is not there", typed("Agreement"), "");
    check("two documents say so", reported(2), "Q159 Q58217 Q7821917 CONSULT HOLDS_OFFICE");
    check("one hop", about(1, "Q212"), "Q159 Q212 ASSAULT");
    check("no hop", about(0, "Q212"), "Q212");
    check("two hops by name, in small letters", about(2, "ukraina"),
          "Q159 Q212 Q58217 ASSAULT HOLDS_OFFICE");
    check("an alias", about(1, "Sergei Lavrov"),
          "Q159 Q58217 Q7821917 CONSULT CONSULT HOLDS_OFFICE");
    check("a part of one name", about(0, "lavrov"), "Q58217");
    check("two names", about(0, "Q30", "Rusia"), "Q159 Q30");
}

// Both meetings, what Lavrov said, and where they met.
constexpr const char* around_blinken =
    "CONSULT CONSULT Document Document Document Q58217 Q71 Q7821917 Statement ACTOR ACTOR "
    "ACTOR ACTOR PLACE REPORTED_IN REPORTED_IN REPORTED_IN REPORTED_IN SPEAKER";

TEST_CASE("a filter of the full view keeps events whole", "[graph][subgraph]") {
    const Graph graph = build_graph(sample_records(), schema(), View::full);
    const auto check = [&](const char* why, const Filter& filter, const char* kept) {
        INFO(why);
        CHECK(show(subgraph(graph, filter)) == kept);
    };
    check("later than the meeting", since("2022-02-01"),
          "CONSULT Document Q58217 Q7821917 ACTOR ACTOR REPORTED_IN");
    check("one type of event", typed("ASSAULT"),
          "ASSAULT Document Q159 Q212 Q58217 ACTOR ATTRIBUTED_TO RECIPIENT REPORTED_IN");
    check("statements", typed("Statement"),
          "Document Q212 Q58217 Statement ABOUT REPORTED_IN SPEAKER");
    check("a hop goes through the event, not through the document", about(1, "Q212"),
          "ASSAULT Document Q159 Q212 ACTOR RECIPIENT REPORTED_IN");
    check("an event brings its place", about(1, "Blinken"), around_blinken);
}

TEST_CASE("both views reach the same actors in the same hops", "[graph][subgraph]") {
    const auto hops = GENERATE(0U, 1U, 2U, 3U);
    const Filter filter = about(hops, "Q212");
    const auto actors = [&](View view) {
        std::string ids;
        const Graph graph = subgraph(build_graph(sample_records(), schema(), view), filter);
        for (const Node& node : graph.nodes())
            if (node.kind == "entity" && node.type != "Place") ids += node.id + ' ';
        return ids;
    };
    CHECK(actors(View::full) == actors(View::actors));
}

TEST_CASE("filtering before folding counts only what passes", "[graph][subgraph]") {
    std::vector<Record> records(2);
    records[0].document = document("a");
    records[0].events = {event("ACCUSE", {"Q1"}, {"Q2"}, "2021-05-01")};
    records[1].document = document("b");
    records[1].events = {event("ACCUSE", {"Q1"}, {"Q2"}, "2022-05-01")};
    const Graph full = build_graph(records, schema(), View::full);
    const Graph graph = fold_events(subgraph(full, since("2022-01-01")));
    REQUIRE(graph.edges().size() == 1);
    CHECK(integer_of(graph.edges()[0].attributes, "count") == 1);
}

TEST_CASE("a name that is nobody's, or several's, is reported", "[graph][subgraph]") {
    std::vector<Record> records = sample_records();
    records[0].entities.push_back(entity("Q1065", "Group", "Lavrov Muda"));
    const Graph graph = build_graph(records, schema(), View::actors);
    struct Row {
        std::string name, message;
    };
    const auto row = GENERATE(values<Row>({
        Row{"Ukrania",  "no actor is called \"Ukrania\"; nearest is \"Ukraina\""         },
        Row{"Wakanda",  "no actor is called \"Wakanda\""                                 },
        Row{"",         "no actor is called \"\""                                        },
        Row{"lavrov",   "\"lavrov\" may be Lavrov Muda (Q1065) or Sergey Lavrov (Q58217)"},
        Row{"sha256:a", "no actor is called \"sha256:a\""                                },
    }));
    CHECK_THROWS_WITH(subgraph(graph, about(1, row.name)), row.message);
    CHECK_THROWS_AS(subgraph(graph, about(1, row.name)), InputError);
}

TEST_CASE("those without a tie can be left out", "[graph][subgraph]") {
    std::vector<Node> nodes(3);
    nodes[0].id = "Q1";
    nodes[1].id = "Q2";
    nodes[2].id = "Q3";
    std::vector<Edge> edges(1);
    edges[0].id = "e";
    edges[0].from = 0;
    edges[0].to = 2;
    const Graph kept = tied(Graph(std::move(nodes), std::move(edges)));
    REQUIRE(kept.nodes().size() == 2);
    CHECK(kept.nodes()[0].id == "Q1");
    CHECK(kept.nodes()[1].id == "Q3");
    REQUIRE(kept.edges().size() == 1);
    CHECK(kept.edges()[0].from == 0);
    CHECK(kept.edges()[0].to == 1);
}
