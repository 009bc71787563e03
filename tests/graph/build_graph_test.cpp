#include "graph/build_graph.hpp"

#include <algorithm>
#include <chrono>
#include <random>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "tests/graph/sample_records.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::string show(const Value& value) {
    struct Show {
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return std::to_string(number); }
        std::string operator()(bool yes) const { return yes ? "true" : "false"; }
        std::string operator()(const std::vector<std::string>& list) const {
            std::string all;
            for (const auto& one : list) all += one + '|';
            return all;
        }
    };
    return std::visit(Show{}, value);
}

template <class Item>
std::string show_item(const Item& item) {
    std::string all = item.id + ' ' + item.type + ' ' + item.label + '\n';
    for (const auto& [name, value] : item.attributes) all += "  " + name + '=' + show(value) + '\n';
    for (const Witness& one : item.witnesses)
        all += "  @" + one.document + ' ' + std::to_string(one.start) + '-' +
               std::to_string(one.end) + ' ' + one.text + ' ' + one.rule + '\n';
    return all;
}

/// Everything a graph holds, to compare two.
std::string dump(const Graph& graph) {
    std::string all;
    for (const Node& node : graph.nodes()) all += node.kind + ' ' + show_item(node);
    for (const Edge& edge : graph.edges())
        all +=
            graph.nodes()[edge.from].id + " > " + graph.nodes()[edge.to].id + ' ' + show_item(edge);
    return all;
}

const Node& node(const Graph& graph, std::string_view id) {
    const auto at = graph.find(id);
    REQUIRE(at);
    return graph.nodes()[*at];
}

std::vector<const Node*> of_kind(const Graph& graph, std::string_view kind) {
    std::vector<const Node*> found;
    for (const Node& one : graph.nodes())
        if (one.kind == kind) found.push_back(&one);
    return found;
}

std::vector<const Edge*> of_type(const Graph& graph, std::string_view type) {
    std::vector<const Edge*> found;
    for (const Edge& one : graph.edges())
        if (one.type == type) found.push_back(&one);
    return found;
}

Graph full(const std::vector<Record>& records) {
    return build_graph(records, schema(), View::full);
}

Record with_event(const std::string& name, const std::string& published, Event told) {
    Record record;
    record.document = document(name, published);
    record.events.push_back(std::move(told));
    return record;
}

}  // namespace

TEST_CASE("the order of records, and a record twice, change no byte of the graph", "[graph][law]") {
    std::vector<Record> records = sample_records();
    const View view = GENERATE(View::full, View::actors);
    const std::string expected = dump(build_graph(records, schema(), view));
    CHECK(expected.size() > 1000);
    std::mt19937 random(1);
    for (int round = 0; round < 10; ++round) {
        std::shuffle(records.begin(), records.end(), random);
        CHECK(dump(build_graph(records, schema(), view)) == expected);
    }
    records.push_back(records.front());
    records.push_back(records.back());
    CHECK(dump(build_graph(records, schema(), view)) == expected);
}

TEST_CASE("removing a document removes exactly its claims", "[graph][law]") {
    std::vector<Record> records = sample_records();
    const Graph all = full(records);
    CHECK(text_of(node(all, "Q212").attributes, "name") == "Ukraina");
    records.erase(records.begin() + 1);
    const Graph less = full(records);
    CHECK_FALSE(less.find("Q212"));
    CHECK(dump(less).find("sha256:b") == std::string::npos);
}

TEST_CASE("an event told by two documents is one node with two reports", "[graph][law]") {
    const Graph graph = full(sample_records());
    const auto events = of_kind(graph, "event");
    REQUIRE(events.size() == 3);
    const auto meeting = std::find_if(events.begin(), events.end(), [](const Node* one) {
        return text_of(one->attributes, "date") == "2022-01-21";
    });
    REQUIRE(meeting != events.end());
    const Node& told = **meeting;
    CHECK(told.type == "CONSULT");
    CHECK(told.label == "CONSULT (2022-01-21)");
    CHECK(integer_of(told.attributes, "reports") == 2);
    CHECK(text_of(told.attributes, "modality") == "actual");
    CHECK(text_of(told.attributes, "reported_first") == "2022-01-22");
    CHECK(text_of(told.attributes, "reported_last") == "2022-01-23");
    CHECK(number_of(told.attributes, "score") == 2.5);
    CHECK(told.witnesses.size() == 2);
    // One report makes Lavrov a recipient; in a meeting all sides count alike.
    const auto position = *graph.find(told.id);
    std::vector<std::string> lines;
    for (std::size_t at : graph.edges_of(position))
        lines.push_back(graph.edges()[at].type + ' ' + graph.nodes()[graph.edges()[at].to].id);
    std::sort(lines.begin(), lines.end());
    CHECK(lines == std::vector<std::string>{"ACTOR Q58217", "ACTOR Q7821917", "PLACE Q71",
                                            "REPORTED_IN sha256:a", "REPORTED_IN sha256:b"});
}

TEST_CASE("which reports tell one event", "[graph]") {
    struct Row {
        std::string why;
        std::string first_published, first_date, second_published, second_date;
        std::size_t events;
    };
    const auto row = GENERATE(values<Row>({
        {"same day",                                 "",           "2022-01-21", "2022-05-05", "2022-01-21", 1},
        {"another day",                              "",           "2022-01-21", "",           "2022-01-22", 2},
        {"a month is not its day",                   "",           "2022-01",    "",           "2022-01-21", 2},
        {"no day, published on the same one",        "2022-01-22", "",           "2022-01-22", "",           1},
        {"no day, published on others",              "2022-01-22", "",           "2022-01-23", "",           2},
        {"no day and no publication: nothing known", "",           "",           "",           "",           2},
        {"a told day is not a day of publication",   "",           "2022-01-22", "2022-01-22", "",           2},
        {"year unknown in both",                     "",           "--01-10",    "",           "--01-10",    1},
    }));
    INFO(row.why);
    const Graph graph = full(
        {with_event("a", row.first_published, event("ASSAULT", {"Q1"}, {"Q2"}, row.first_date)),
         with_event("b", row.second_published, event("ASSAULT", {"Q1"}, {"Q2"}, row.second_date))});
    CHECK(of_kind(graph, "event").size() == row.events);
}

TEST_CASE("what keeps two events apart", "[graph]") {
    const Event plain = event("ASSAULT", {"Q1"}, {"Q2"}, "2022-01-21");
    struct Row {
        std::string why;
        void (*change)(Event&);
        std::size_t events;
    };
    const auto row = GENERATE(values<Row>({
        {"another trigger and place is the same act",
         [](Event& other) {
             other.trigger.text = "menyerang";
             other.place = "Q9";
         },                                                                                                            1},
        {"actors in another order",
         [](Event& other) {
             other.actors = {"Q1", "Q1"};
         },                                                                                                            1},
        {"modality",                                  [](Event& other) { other.modality = "planned"; },                2},
        {"mode",                                      [](Event& other) { other.mode = "aerial"; },                     2},
        {"type",                                      [](Event& other) { other.type = "COERCE"; },                     2},
        {"sides turned round",                        [](Event& other) { std::swap(other.actors, other.recipients); }, 2},
        {"one more recipient",                        [](Event& other) { other.recipients.push_back("Q3"); },          2},
    }));
    INFO(row.why);
    Event other = plain;
    row.change(other);
    const Graph graph = full({with_event("a", "", plain), with_event("b", "", other)});
    CHECK(of_kind(graph, "event").size() == row.events);
}

TEST_CASE("a denied act stays denied, and who denies it is kept", "[graph][law]") {
    const Graph graph = full(sample_records());
    const auto attributed = of_type(graph, "ATTRIBUTED_TO");
    REQUIRE(attributed.size() == 1);
    const Node& act = graph.nodes()[attributed[0]->from];
    CHECK(act.label == "ASSAULT, negated");
    CHECK(graph.nodes()[attributed[0]->to].id == "Q58217");
    CHECK(text_of(attributed[0]->attributes, "stance") == "denies");
    CHECK(list_of(act.attributes, "attributions")[0] == "denies:Q58217");
    CHECK(find_attribute(act.attributes, "plover") == nullptr);
}

TEST_CASE("the name most documents use wins, the others stay as aliases", "[graph]") {
    const Graph graph = full(sample_records());
    const Node& lavrov = node(graph, "Q58217");
    CHECK(lavrov.label == "Sergey Lavrov");
    CHECK(show(*find_attribute(lavrov.attributes, "aliases")) == "Sergei Lavrov|Sergey Lavrov|");
    CHECK(integer_of(lavrov.attributes, "mentions") == 3);
    CHECK(integer_of(lavrov.attributes, "documents") == 3);

    Record one, other;
    one.document = document("a");
    other.document = document("b");
    one.entities = {entity("Q1", "State", "Beta")};
    other.entities = {entity("Q1", "Place", "Alfa")};
    other.entities[0].mentions[0].kind = "pronoun";
    other.entities[0].mentions[0].at.text = "ia";
    const Graph both = full({one, other});
    const Node& tied = node(both, "Q1");
    CHECK(tied.label == "Alfa");  // the smaller of two with one voter each
    CHECK(tied.type == "Place");
    CHECK(show(*find_attribute(tied.attributes, "aliases")) == "Beta|");  // "ia" is no name
    CHECK(integer_of(tied.attributes, "mentions") == 2);
}

TEST_CASE("a relation is one edge with all its witnesses", "[graph]") {
    const Graph graph = full(sample_records());
    const auto offices = of_type(graph, "HOLDS_OFFICE");
    REQUIRE(offices.size() == 1);
    CHECK(offices[0]->witnesses.size() == 2);
    CHECK(integer_of(offices[0]->attributes, "reports") == 2);
    CHECK(text_of(offices[0]->attributes, "title") == "Menlu");  // one voter each: the smaller
}

TEST_CASE("what keeps two relations apart", "[graph]") {
    struct Row {
        std::string why;
        void (*change)(Relation&);
        std::size_t edges;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing",                       [](Relation&) {},                                         1},
        {"confidence",                    [](Relation& other) { other.confidence = 0.1; },          1},
        {"former",                        [](Relation& other) { other.former = true; },             2},
        {"modality",                      [](Relation& other) { other.modality = "negated"; },      2},
        {"class of the office",           [](Relation& other) { other.office = "president"; },      2},
        {"title where no class is known", [](Relation& other) { other.title = "penasihat"; },       2},
        {"the same title in capitals",    [](Relation& other) { other.title = "JURU BICARA"; },     1},
        {"direction",                     [](Relation& other) { std::swap(other.from, other.to); }, 2},
    }));
    INFO(row.why);
    Record record;
    record.document = document("a");
    Relation plain = relation("HOLDS_OFFICE", "Q1", "Q2");
    plain.title = "juru bicara";
    Relation other = plain;
    row.change(other);
    record.relations = {plain, other};
    CHECK(of_type(full({record}), "HOLDS_OFFICE").size() == row.edges);

    const RelationType* ally = schema().relation("ALLY_OF");
    REQUIRE(ally != nullptr);
    REQUIRE(ally->symmetric);
    record.relations = {relation("ALLY_OF", "Q1", "Q2"), relation("ALLY_OF", "Q2", "Q1")};
    CHECK(of_type(full({record}), "ALLY_OF").size() == 1);
}

TEST_CASE("a relation is background only when no text says it", "[graph]") {
    Record record;
    record.document = document("a");
    Relation known = relation("MEMBER_OF", "Q1", "Q2");
    known.background = true;
    record.relations = {known};
    const auto background = [&] {
        const Graph graph = full({record});
        return std::get<bool>(*find_attribute(graph.edges()[0].attributes, "background"));
    };
    CHECK(background());
    known.background = false;
    record.relations.push_back(known);
    CHECK_FALSE(background());
}

TEST_CASE("strange records still give a graph", "[graph]") {
    Record record;
    record.document = document("a");
    record.relations = {relation("NO_SUCH", "Q1", "Q1")};
    record.events = {event("NO_SUCH", {"event:0", "", "Q1"}, {"Q1"})};
    const Graph graph = full({record});
    CHECK(node(graph, "Q1").type == "Entity");
    CHECK(node(graph, "Q1").label == "Q1");
    CHECK(node(graph, "").label == "?");
    CHECK(node(graph, "event:0").kind == "entity");
    CHECK(graph.edges().size() == 6);
    CHECK(full({}).nodes().empty());
}

TEST_CASE("an entity that borrows the id of a document is refused", "[graph]") {
    Record record;
    record.document = document("a");
    record.entities = {entity("Q1", "State", "Rusia")};
    record.entities[0].id = record.document.id;
    CHECK_THROWS_AS(full({record}), InputError);
}

TEST_CASE("many claims of one document take no quadratic time", "[graph]") {
    // 2 x 10^4 claims that share ends, and as many records of one document; quadratic work would
    // take minutes.
    std::vector<Record> records;
    for (int i = 0; i < 20'000; ++i) {
        Record record;
        record.document = document("a");
        record.document.title = std::to_string(i);
        Relation one = relation("HOLDS_OFFICE", "Q1", "Q2");
        one.title = "title " + std::to_string(i);
        record.relations = {one};
        records.push_back(std::move(record));
    }
    const auto start = std::chrono::steady_clock::now();
    CHECK(full(records).edges().size() == 20'000);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(200));
}
