#include "export/look.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "export/lines.hpp"
#include "src/base/utf8.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/graph/sample_records.hpp"

using namespace entente;

namespace {

/// Relative luminance of "#rrggbb", WCAG 2.1.
double luminance(std::string_view color) {
    const auto part = [&](std::size_t at) {
        const double value = std::stoi(std::string(color.substr(at, 2)), nullptr, 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double contrast(std::string_view a, std::string_view b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace

TEST_CASE("every entity type has a look of its own", "[export][look]") {
    std::set<std::string> seen;
    for (const EntityType& type : test::schema().entities()) {
        const NodeLook& look = look_of(Node{"x", "entity", type.name, "x", {}, {}});
        INFO(type.name);
        CHECK(look.type == type.name);
        CHECK(seen.insert(std::string(look.shape) + ' ' + std::string(look.fill)).second);
    }
    CHECK(look_of(Node{"x", "entity", "Unheard", "x", {}, {}}).type == "Entity");
    CHECK(look_of(Node{"x", "event", "CONSULT", "x", {}, {}}).type == "Event");
}

TEST_CASE("labels can be read on every fill, lines on white", "[export][look]") {
    for (const NodeLook& look : node_looks()) {
        INFO(look.type);
        CHECK(contrast(text_color, look.fill) >= 7);
    }
    for (const ClassLook& look : class_looks())
        if (look.number >= 0) {  // reports stand back, and bear no words
            INFO(look.label);
            CHECK(contrast(look.color, "#ffffff") >= 3.2);
        }
}

TEST_CASE("long labels are broken, never cut", "[export][look]") {
    struct Row {
        std::string why, text, lines;
    };
    const auto row = GENERATE(values<Row>({
        {"short",                   "Rusia",                     "Rusia"                     },
        {"at spaces",               "Menteri Luar Negeri",       "Menteri\nLuar\nNegeri"     },
        {"as many as fit",          "a b c d e f g h",           "a b c d e\nf g h"          },
        {"a little too long stays", "Kementerian itu",           "Kementerian\nitu"          },
        {"a very long word",        "aaaaaaaaaaaaaaaaaaaaaaa",   "aaaaaaaaaa\naaaaaaaaaaaaa" },
        {"characters, not bytes",   "Сергей Лавров", "Сергей\nЛавров"},
        {"breaks of its own stay",  "a\nb",                      "a\nb"                      },
        {"blanks fold",             "  a   b ",                  "a b"                       },
        {"nothing",                 "",                          ""                          },
    }));
    INFO(row.why);
    CHECK(wrapped(row.text, 10) == row.lines);
}

TEST_CASE("wrapping loses no character", "[export][look]") {
    for (const std::string& text : test::hostile_texts()) {
        const auto letters = [](std::string all) {
            std::erase_if(all,
                          [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
            return all;
        };
        CHECK(letters(wrapped(text, 7)) == letters(text));
    }
}

TEST_CASE("a line grows with the events it stands for", "[export][look]") {
    CHECK(line_width(0) == line_width(1));
    CHECK(line_width(2) > line_width(1));
    CHECK(line_width(10) > line_width(2));
    CHECK(line_width(5'000'000'000) == line_width(1000));
}

TEST_CASE("edges of one class, modality and pair are one line", "[export][lines]") {
    const Graph graph = test::diplomacy_graph(View::actors);
    const std::vector<DrawnLine> lines = lines_of(graph, test::schema());
    std::size_t edges = 0;
    const DrawnLine* invasion = nullptr;
    for (const DrawnLine& line : lines) {
        edges += line.edges.size();
        if (graph.nodes()[line.from].id == "Q159" && graph.nodes()[line.to].id == "Q212")
            invasion = &line;
    }
    CHECK(edges == graph.edges().size());
    REQUIRE(invasion != nullptr);
    CHECK(invasion->edges.size() == 2);
    CHECK(count_events(*invasion) == 14);
    CHECK(label_of(*invasion, test::schema(), 40) ==
          "ASSAULT ×12 (2022-02-02 to 2022-02-24)\nCOERCE ×2 (2022-03-01 to 2022-03-02)");
}

TEST_CASE("mutual ties have no direction, relations their words", "[export][lines]") {
    const Graph graph = test::diplomacy_graph(View::actors);
    bool mutual = false, member = false;
    for (const DrawnLine& line : lines_of(graph, test::schema())) {
        const Edge& edge = *line.edges.front();
        if (edge.type == "CONSULT") {
            CHECK_FALSE(line.directed);
            mutual = true;
        }
        if (edge.type == "MEMBER_OF") {
            CHECK(label_of(line, test::schema(), 40) == "member of");
            member = true;
        }
    }
    CHECK(mutual);
    CHECK(member);
}
