#include "export/draw.hpp"

#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/base/utf8.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/graph/sample_records.hpp"

using namespace entente;

// The text libraries under Graphviz keep what they load until the program ends.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libpango\nleak:libglib\nleak:libgvc\nleak:libcairo\n"
           "leak:libexpat\nleak:libcgraph\nleak:libgvplugin\nleak:libltdl\nleak:libharfbuzz\n";
}

namespace {

std::string svg(const Graph& graph, std::string_view title = "Title") {
    return draw(graph, test::schema(), title, "svg");
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++found;
    return found;
}

bool shows(std::string_view picture, std::string_view words) {
    return picture.find('>' + std::string(words) + "</text>") != std::string_view::npos;
}

}  // namespace

TEST_CASE("a drawing shows names, ties, title and a legend of what occurs", "[export][draw]") {
    const std::string picture = svg(test::small_graph(View::actors), "Rusia & Ukraina <2022>");
    for (const char* words :
         {"Sergey Lavrov", "Antony Blinken", "Amerika Serikat", "Menlu", "CONSULT, planned",
          "Rusia &amp; Ukraina &lt;2022&gt;", "6 nodes, 4 ties", "Person", "State",
          "verbal cooperation", "material conflict", "planned", "did not happen", "mutual"}) {
        INFO(words);
        CHECK(shows(picture, words));
    }
    for (const char* words :
         {"Armed group", "material cooperation", "hypothetical", "several events"}) {
        INFO(words);
        CHECK_FALSE(shows(picture, words));
    }
    CHECK(count(picture, "https://www.wikidata.org/wiki/Q58217") == 1);
    CHECK(find_invalid_utf8(picture) == std::string::npos);
}

TEST_CASE("every actor of a real picture is there in full", "[export][draw]") {
    const Graph graph = test::diplomacy_graph(View::actors);
    const std::string picture = svg(graph);
    CHECK(count(picture, "class=\"node\"") >= graph.nodes().size());
    CHECK(shows(picture, "Nota kesepahaman"));
    CHECK(shows(picture, "jaminan keamanan"));
    CHECK(shows(picture, "ASSAULT ×12"));
    CHECK(shows(picture, "International organization"));
}

TEST_CASE("the same graph gives the same SVG, whichever thread draws it", "[export][draw][law]") {
    const Graph graph =
        GENERATE(0, 1) == 0 ? test::diplomacy_graph(View::actors) : test::ring_graph(80);
    const std::string first = svg(graph);
    std::string others[2];
    std::thread one([&] { others[0] = svg(graph); });
    std::thread two([&] { others[1] = svg(graph); });
    one.join();
    two.join();
    CHECK(first == others[0]);
    CHECK(first == others[1]);
}

TEST_CASE("strange labels neither break the picture nor are taken for orders", "[export][draw]") {
    const std::string picture = svg(test::hostile_graph(), "\\N & &lt; \" \x01 <b>");
    CHECK(find_invalid_utf8(picture) == std::string::npos);
    CHECK(shows(picture, "&lt;table&gt;&lt;tr&gt;&lt;td&gt;x&lt;/"));
    CHECK(shows(picture, "back\\slash \\N \\G"));
    CHECK(shows(picture, "Сергей Лавров"));
    CHECK(count(picture, std::string(18, 'w')) >= 3000 / 18);
    CHECK(picture.find('\x01') == std::string::npos);
    CHECK(count(picture, "entente \\l") == 0);
}

TEST_CASE("an empty graph is a picture too", "[export][draw]") {
    const std::string picture = svg(Graph({}, {}));
    CHECK(shows(picture, "Title"));
    CHECK(shows(picture, "0 nodes, 0 ties"));
    CHECK_NOTHROW(svg(Graph({}, {}), ""));
}

TEST_CASE("what is left out of a large picture is said", "[export][draw]") {
    const std::string picture = svg(test::ring_graph(200));
    CHECK(picture.find("The lines are too many for labels") != std::string::npos);
    CHECK(count(picture, ">Actor number ") >= 200);
    CHECK_FALSE(shows(picture, "CONSULT"));
}

TEST_CASE("PNG and PDF begin as such files do", "[export][draw]") {
    const Graph graph = test::small_graph(View::actors);
    CHECK(draw(graph, test::schema(), "T", "png").starts_with("\x89PNG\r\n"));
    CHECK(draw(graph, test::schema(), "T", "pdf").starts_with("%PDF-"));
}

TEST_CASE("another type of picture is refused by name", "[export][draw]") {
    const std::string type = GENERATE("xlib", "", "svg:cairo", "SVG");
    CHECK_THROWS_WITH(draw(Graph({}, {}), test::schema(), "T", type),
                      "no picture can be drawn as \"" + type + "\"; expected svg, png or pdf");
    CHECK_THROWS_AS(draw(Graph({}, {}), test::schema(), "T", type), InputError);
}

TEST_CASE("a large graph is drawn in bearable time", "[export][draw]") {
    const auto start = std::chrono::steady_clock::now();
    const Graph graph = test::ring_graph(1000);
    CHECK(count(svg(graph), ">Actor number ") >= 1000);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(250));
}
