#include "src/kb/surface.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("tokens are folded as names are, and marks stay", "[kb][surface]") {
    struct Row {
        std::string why, token, folded;
    };
    const auto row = GENERATE(values<Row>({
        {"small letters stay as they are", "rusia",      "rusia"   },
        {"so do numbers",                  "2022",       "2022"    },
        {"capitals",                       "NATO",       "nato"    },
        {"an apostrophe goes",             "jum'at",     "jumat"   },
        {"a typographic apostrophe too",   "xi\u2019an", "xian"    },
        {"full stops inside part",         "a.s.",       "a s"     },
        {"diacritics go",                  "françois",  "francois"},
        {"a mark has nothing to fold",     "-",          "-"       },
        {"a comma neither",                ",",          ","       },
        {"nothing",                        "",           ""        },
    }));
    INFO(row.why << ": " << row.token);
    std::string scratch = "left over";
    CHECK(fold_token(row.token, scratch) == row.folded);
}

TEST_CASE("marks that stand inside names", "[kb][surface]") {
    struct Row {
        std::string why, token;
        bool joins;
    };
    const auto row = GENERATE(values<Row>({
        {"hyphen",                "-",      true },
        {"full stop",             ".",      true },
        {"ampersand",             "&",      true },
        {"slash",                 "/",      true },
        {"hyphen of Unicode",     "\u2010", true },
        {"hyphen without break",  "\u2011", true },
        {"en dash",               "\u2013", true },
        {"em dash cuts thoughts", "\u2014", false},
        {"comma",                 ",",      false},
        {"bracket",               "(",      false},
        {"quotation mark",        "\"",     false},
        {"two hyphens: dateline", "--",     false},
        {"a word",                "as",     false},
        {"nothing",               "",       false},
    }));
    INFO(row.why);
    CHECK(joins_names(row.token) == row.joins);
}

TEST_CASE("short forms in capitals count in that case alone", "[kb][surface]") {
    struct Row {
        std::string why, surface;
        bool exact;
    };
    const auto row = GENERATE(values<Row>({
        {"'as' is an axle",                "AS",      true },
        {"full stops change nothing",      "A.S.",    true },
        {"'who' is a word",                "WHO",     true },
        {"six letters",                    "UNESCO",  true },
        {"digits may stand among them",    "AU3B",    true },
        {"seven letters are nothing else", "BAKAMLA", false},
        {"one letter and digits neither",  "G20",     false},
        {"small letters among them",       "Kemlu",   false},
        {"all small",                      "as",      false},
        {"two words",                      "DK PBB",  false},
        {"capitals beyond ASCII",          "ÉÜ",    true },
        {"no letter",                      "2022",    false},
        {"nothing",                        "",        false},
    }));
    INFO(row.why << ": " << row.surface);
    CHECK(exact_case_form(row.surface) == row.exact);
}

TEST_CASE("a surface form is cut as the text is, in every way a text may write it",
          "[kb][surface]") {
    struct Row {
        std::string why, surface, rows;  ///< rows parted by " / ", tokens by "+"
    };
    const auto row = GENERATE(values<Row>({
        {"one word",               "Rusia",          "rusia"                        },
        {"a hyphen parts",         "Guinea-Bissau",  "guinea+bissau"                },
        {"an apostrophe does not", "Xi'an",          "xian"                         },
        {"full stops inside",      "A.S.",           "a s / a+s"                    },
        {"initials apart",         "F. X. Teladan",  "f+x+teladan / f x+teladan"    },
        {"initials together",      "F.X. Teladan",   "f x+teladan / f+x+teladan"    },
        {"a domain",               "KOMPAS.com",     "kompas com / kompas+com"      },
        {"a comma is a token",     "Suzhou, Anhui",  "suzhou+,+anhui / suzhou+anhui"},
        {"commas at the ends not", ", Suzhou,,",     "suzhou"                       },
        {"brackets fall away",     "Rusia (RF)",     "rusia+rf"                     },
        {"an ampersand too",       "Turks & Caicos", "turks+caicos"                 },
        {"diacritics",             "São Tomé",     "sao+tome"                     },
        {"marks alone",            "-- ...",         ""                             },
        {"broken bytes part",      "Ru\xffsia",      "ru+sia"                       },
        {"nothing",                "",               ""                             },
    }));
    INFO(row.why << ": " << row.surface);
    std::string rows;
    for (const auto& tokens : token_rows(row.surface)) {
        if (!rows.empty()) rows += " / ";
        for (std::size_t i = 0; i < tokens.size(); ++i) rows += (i == 0 ? "" : "+") + tokens[i];
    }
    CHECK(rows == row.rows);
}
