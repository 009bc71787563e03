#include "export/format.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <rapidjson/document.h>

#include "src/base/file.hpp"
#include "src/base/utf8.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/graph/sample_records.hpp"

using namespace entente;

namespace {

std::string written(const Format& format, const Graph& graph) {
    std::ostringstream out;
    format.write(graph, test::schema(), out);
    return std::move(out).str();
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("a format is found by name and by ending", "[export][format]") {
    struct Row {
        std::string file, name;
    };
    const auto row = GENERATE(values<Row>({
        {"world.graphml",     "graphml"},
        {"a.b/World.GraphML", "graphml"},
        {"out.dot",           "dot"    },
        {"out.gv",            ""       },
        {"out.jsonld",        "jsonld" },
        {"jsonld",            ""       },
        {"",                  ""       },
    }));
    const Format* format = format_of(row.file);
    CHECK((format == nullptr ? "" : format->name) == row.name);
    CHECK(find_format(row.name) == format);
}

TEST_CASE("exports of the small graph are as approved", "[export][golden]") {
    // ENTENTE_APPROVE=1 in the environment writes what is produced over what was approved.
    const auto* format = GENERATE(&formats()[0], &formats()[1], &formats()[2]);
    REQUIRE(formats().size() == 3);
    const View view = GENERATE(View::full, View::actors);
    const std::string name = std::string(view == View::full ? "small-full" : "small-actors") +
                             std::string(format->extension);
    const std::string file = ENTENTE_SOURCE_DIR "/tests/export/golden/" + name;
    const std::string produced = written(*format, test::small_graph(view));
    if (std::getenv("ENTENTE_APPROVE") != nullptr) write_file(file, produced);
    INFO(name);
    CHECK(produced == read_file(file));
}

TEST_CASE("any graph gives well-formed UTF-8, the same every time", "[export][law]") {
    for (const auto& [name, graph] : test::all_graphs())
        for (const Format& format : formats()) {
            INFO(name << " as " << format.name);
            const std::string text = written(format, graph);
            CHECK(find_invalid_utf8(text) == std::string::npos);
            CHECK(text == written(format, graph));
            CHECK(text.ends_with('\n'));
        }
}

TEST_CASE("GraphML declares every key it uses, once", "[export][graphml]") {
    const std::string text = written(*find_format("graphml"), test::hostile_graph());
    CHECK(count(text,
                "<key id=\"edge_count\" for=\"edge\" attr.name=\"count\" attr.type=\"long\"/>") ==
          1);
    CHECK(count(text, "attr.name=\"score\" attr.type=\"double\"") == 1);
    CHECK(count(text, "<node id=") == 25);
    CHECK(count(text, "<edge id=") == 27);
    CHECK(count(text, "<data key=\"edge_count\">5000000000</data>") == 27);
}

TEST_CASE("one name with values of two types is text in GraphML", "[export][graphml]") {
    std::vector<Node> nodes(2);
    nodes[0].id = "a";
    nodes[0].attributes = {
        {"v", std::int64_t{1}}
    };
    nodes[1].id = "b";
    nodes[1].attributes = {
        {"v", std::string("one")}
    };
    const std::string text = written(*find_format("graphml"), Graph(std::move(nodes), {}));
    CHECK(count(text, "attr.name=\"v\" attr.type=\"string\"") == 1);
}

TEST_CASE("JSON-LD is JSON, with every node, witness and kind of date", "[export][jsonld]") {
    for (const auto& [name, graph] : test::all_graphs()) {
        INFO(name);
        rapidjson::Document document;
        document.Parse(written(*find_format("jsonld"), graph).c_str());
        REQUIRE_FALSE(document.HasParseError());
        CHECK(document["@graph"].Size() >= graph.nodes().size());
    }
    const std::string text = written(*find_format("jsonld"), test::hostile_graph());
    CHECK(count(text, "{\"@value\":\"--01-10\",\"@type\":\"xsd:gMonthDay\"}") == 27);
    CHECK(count(text, "{\"@value\":\"2022-01-21\",\"@type\":\"xsd:date\"}") == 27);
    const std::string full = written(*find_format("jsonld"), test::small_graph(View::full));
    CHECK(count(full,
                "{\"@id\":\"http://www.wikidata.org/entity/Q58217\",\"@type\":"
                "[\"entente:Person\",\"schema:Person\"]") == 1);
    CHECK(count(full,
                "\"document\":\"urn:entente:sha256:a\",\"selector\":[{\"@type\":"
                "\"oa:TextPositionSelector\",\"start\":10,\"end\":23}") == 1);
}

TEST_CASE("docs/formats.md tells of every format and attribute", "[export][docs]") {
    const std::string docs = read_file(ENTENTE_SOURCE_DIR "/docs/formats.md");
    for (const Format& format : formats()) {
        const std::string row =
            "| `" + std::string(format.name) + "` | `" + std::string(format.extension) + "` | `" +
            std::string(format.media_type) + "` | " + std::string(format.loses) + " |";
        INFO(row);
        CHECK(count(docs, row) == 1);
    }
    const auto check = [&](const Attributes& attributes) {
        for (const auto& [name, value] : attributes) {
            INFO(name);
            CHECK(count(docs, '`' + name + '`') >= 1);
        }
    };
    for (const View view : {View::full, View::actors}) {
        const Graph graph = test::small_graph(view);
        for (const Node& node : graph.nodes()) check(node.attributes);
        for (const Edge& edge : graph.edges()) check(edge.attributes);
    }
}
