#include "graph/fold_events.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "graph/build_graph.hpp"
#include "tests/graph/sample_records.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Graph actors(const std::vector<Event>& events) {
    std::vector<Record> records;
    for (std::size_t i = 0; i < events.size(); ++i) {
        Record record;
        record.document = document(std::to_string(i), "2022-03-01");
        record.events = {events[i]};
        records.push_back(record);
    }
    return build_graph(records, schema(), View::actors);
}

/// "Q1>Q2 CONSULT ×2", one line an edge, sorted.
std::vector<std::string> lines(const Graph& graph) {
    std::vector<std::string> all;
    for (const Edge& edge : graph.edges())
        all.push_back(graph.nodes()[edge.from].id + '>' + graph.nodes()[edge.to].id + ' ' +
                      edge.label);
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE("events fold into ties of their sides", "[graph][fold]") {
    struct Row {
        std::string why;
        std::vector<Event> events;
        std::vector<std::string> edges;
    };
    const auto row = GENERATE(values<Row>({
        {"actor to recipient",
         {event("ACCUSE", {"Q1"}, {"Q2"}, "2022-01-01")},
         {"Q1>Q2 ACCUSE (2022-01-01)"}                                                                    },
        {"each actor to each recipient",
         {event("ACCUSE", {"Q2", "Q1"}, {"Q3", "Q4"})},
         {"Q1>Q3 ACCUSE", "Q1>Q4 ACCUSE", "Q2>Q3 ACCUSE", "Q2>Q4 ACCUSE"}                                 },
        {"pairs of actors when there is no recipient",
         {event("CONSULT", {"Q3", "Q1", "Q2"}, {})},
         {"Q1>Q2 CONSULT", "Q1>Q3 CONSULT", "Q2>Q3 CONSULT"}                                              },
        {"equal type and modality fold",
         {event("ACCUSE", {"Q1"}, {"Q2"}, "2022-01-05"),
          event("ACCUSE", {"Q1"}, {"Q2"}, "2021-12")},
         {"Q1>Q2 ACCUSE ×2 (2021-12 to 2022-01-05)"}                                                     },
        {"a date without a year tells no order",
         {event("ACCUSE", {"Q1"}, {"Q2"}, "2022-01-05"),
          event("ACCUSE", {"Q1"}, {"Q2"}, "--12-30")},
         {"Q1>Q2 ACCUSE ×2 (2022-01-05)"}                                                                },
        {"types stay apart",
         {event("ACCUSE", {"Q1"}, {"Q2"}), event("REJECT", {"Q1"}, {"Q2"})},
         {"Q1>Q2 ACCUSE", "Q1>Q2 REJECT"}                                                                 },
        {"directions stay apart",
         {event("ACCUSE", {"Q1"}, {"Q2"}), event("ACCUSE", {"Q2"}, {"Q1"})},
         {"Q1>Q2 ACCUSE", "Q2>Q1 ACCUSE"}                                                                 },
        {"an act upon oneself is a loop",              {event("COERCE", {"Q1"}, {"Q1"})}, {"Q1>Q1 COERCE"}},
        {"one side ties nobody",                       {event("MOBILIZE", {"Q1"}, {})},   {}              },
    }));
    INFO(row.why);
    CHECK(lines(actors(row.events)) == row.edges);
}

TEST_CASE("a planned act never folds into a done one", "[graph][fold][law]") {
    const Graph graph = build_graph(sample_records(), schema(), View::actors);
    std::vector<std::string> consults;
    for (const std::string& line : lines(graph))
        if (line.find("CONSULT") != std::string::npos) consults.push_back(line);
    CHECK(consults == std::vector<std::string>{"Q58217>Q7821917 CONSULT (2022-01-21)",
                                               "Q58217>Q7821917 CONSULT, planned (2022-02-10)"});
    for (const Node& node : graph.nodes()) CHECK(node.kind == "entity");
}

TEST_CASE("a folded edge knows its events and its witnesses", "[graph][fold]") {
    Event visit = event("CONSULT", {"Q1", "Q2"}, {}, "2022-01-05");
    visit.mode = "visit";
    const Graph graph = actors({visit, event("CONSULT", {"Q1", "Q2"}, {}, "2022-01-07")});
    REQUIRE(graph.edges().size() == 1);
    const Attributes& known = graph.edges()[0].attributes;
    CHECK(integer_of(known, "count") == 2);
    CHECK(integer_of(known, "reports") == 2);
    CHECK(integer_of(known, "quad") == 1);
    CHECK(text_of(known, "first") == "2022-01-05");
    CHECK(text_of(known, "last") == "2022-01-07");
    CHECK(text_of(known, "plover") == "CONSULT");
    CHECK(number_of(known, "score") == 3.25);  // mean of a visit (4) and the type's own (2.5)
    CHECK(list_of(known, "events").size() == 2);
    CHECK(list_of(known, "modes").size() == 1);
    CHECK(graph.edges()[0].witnesses.size() == 2);
    CHECK(graph.edges()[0].witnesses[0].text == "evidence of CONSULT");
}

TEST_CASE("an event of very many sides stays a node instead of thousands of edges",
          "[graph][fold]") {
    std::vector<std::string> sides;
    for (int i = 0; i < 200; ++i) sides.push_back("Q" + std::to_string(1000 + i));
    const Graph graph = actors({event("CONSULT", sides, {})});
    CHECK(graph.nodes().size() == 201);
    CHECK(graph.edges().size() == 200);
    CHECK(std::all_of(graph.edges().begin(), graph.edges().end(),
                      [](const Edge& edge) { return edge.type == "ACTOR"; }));
}
