#include "src/base/error.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("a problem reads file:line:column: message", "[base][error]") {
    struct Row {
        std::string why;
        Where where;
        std::string text;
    };
    const auto row = GENERATE(values<Row>({
        {"a place",             {"a.json", 3, 27}, "a.json:3:27: wrong"},
        {"a line",              {"a.tsv", 3, 0},   "a.tsv:3: wrong"    },
        {"the file as a whole", {"a.tsv", 0, 0},   "a.tsv: wrong"      },
        {"no file",             {},                "wrong"             },
    }));
    INFO(row.why);
    CHECK(to_string(Problem{row.where, "wrong"}) == row.text);
}

TEST_CASE("a load error tells all its problems, a line each", "[base][error]") {
    const LoadError error({
        {{"a", 1, 0}, "one"},
        {{"b", 2, 0}, "two"}
    });
    CHECK(error.what() == std::string("a:1: one\nb:2: two"));
    CHECK(error.problems().size() == 2);
    CHECK(LoadError(Problem{{}, "one"}).what() == std::string("one"));
}

TEST_CASE("the nearest choice is at most a third of the word away", "[base][error]") {
    struct Row {
        std::string why, word, nearest;
    };
    const auto row = GENERATE(values<Row>({
        {"itself",                     "Office",      "Office"      },
        {"a letter too few",           "Ofice",       "Office"      },
        {"a letter too many",          "Officce",     "Office"      },
        {"another letter",             "Offize",      "Office"      },
        {"short words allow one edit", "Sate",        "State"       },
        {"... and no more",            "Sa",          ""            },
        {"long words allow more",      "Orgnisasion", "Organisation"},
        {"too far",                    "Treaty",      ""            },
        {"nothing is near nothing",    "",            ""            },
    }));
    INFO(row.why << ": " << row.word);
    CHECK(nearest(row.word, {"Office", "State", "Organisation"}) == row.nearest);
}

TEST_CASE("the first of equally near choices is taken, so messages never vary", "[base][error]") {
    CHECK(nearest("bat", {"cat", "hat"}) == "cat");
    CHECK(nearest("bat", {}).empty());
}
