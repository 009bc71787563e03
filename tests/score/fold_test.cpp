#include <catch2/catch.hpp>

#include "src/score/fold.hpp"

using namespace entente;

TEST_CASE("what is quoted is compared by its words", "[score][fold]") {
    struct Row {
        std::string why, text, folded;
    };
    const auto row = GENERATE(values<Row>({
        {"small letters",                  "Menlu AS",                 "menlu as"          },
        {"punctuation parts words",        "  \"Rusia\u2013Ukraina,\" ", "rusia ukraina"     },
        {"full case folding",              "Stra\u00DFe",              "strasse"           },
        {"compatible forms are one",       "\uFB01rma \u2460",         "firma 1"           },
        {"diacritics count",               "Erdo\u011Fan",             "erdo\u011Fan"      },
        {"an underscore is of the word",   "a_b-c",                    "a_b c"             },
        {"figures of any script, halves",  "\u0663 \u00BD x",          "\u0663 1 2 x"      },
        {"nothing",                        "\u2026 !",                 ""                  },
    }));
    INFO(row.why);
    CHECK(fold_words(row.text) == row.folded);
}

TEST_CASE("the first words of a text", "[score][fold]") {
    CHECK(first_words("satu dua tiga empat lima", 4) == "satu dua tiga empat");
    CHECK(first_words("satu dua", 4) == "satu dua");
    CHECK(first_words("", 4).empty());
}
