#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("the title is the first line that looks like one", "[text][article]") {
    struct Row {
        std::string why, text, title;
    };
    const auto row = GENERATE(values<Row>({
        {"plain",                              "Rusia Serang Kiev\n\nRusia menyerang.",              "Rusia Serang Kiev"                         },
        {"among tabs and blank lines",         "\t\t\tRusia Serang Kiev\t\t\n\n\nRusia menyerang.",
         "Rusia Serang Kiev"                                                                                                                     },
        {"a sentence is body",                 "Rusia menyerang Kiev.\nAS mengecam.",                ""                                          },
        {"several sentences are body",         "Rusia menyerang. AS mengecam\nLalu mereka bertemu.", ""                                          },
        {"a dateline opens the body",          "JAKARTA - Rusia menyerang Kiev\nAS mengecam.",       ""                                          },
        {"a title with a dash is no dateline",
         "Amerika Serikat - Rusia Bertemu 10 Januari\nRusia akan bertemu.",                          "Amerika Serikat - Rusia Bertemu 10 Januari"},
        {"one line alone is body",             "Rusia Serang Kiev",                                  ""                                          },
        {"a date line is none",
         "Senin, 10 Januari 2022 | 10:00 WIB\nRusia Serang Kiev\nRusia menyerang.",                  "Rusia Serang Kiev"                         },
        {"questions and shouts may be titles", "Siapa Menang? Ini Jawabnya!\nRusia menyerang.",
         "Siapa Menang? Ini Jawabnya!"                                                                                                           },
    }));
    INFO(row.why);
    const Document document = read(row.text);
    CHECK(document.str(document.title) == row.title);
}

TEST_CASE("datelines and their places", "[text][article]") {
    struct Row {
        std::string text, dateline, place;
    };
    const auto row = GENERATE(values<Row>({
        {"JAKARTA - Rusia menyerang.",                         "JAKARTA -",                         "JAKARTA"     },
        {"ADDIS ABABA - Rusia menyerang.",                     "ADDIS ABABA -",                     "ADDIS ABABA" },
        {"Kuala Lumpur -  Rusia menyerang.",                   "Kuala Lumpur -",                    "Kuala Lumpur"},
        {"REPUBLIKA.CO.ID, BEIJING -- Rusia menyerang.",       "REPUBLIKA.CO.ID, BEIJING --",       "BEIJING"     },
        {"KONTAN.CO.ID -\u00A0KUALA LUMPUR. Rusia menyerang.", "KONTAN.CO.ID -\u00A0KUALA LUMPUR.",
         "KUALA LUMPUR"                                                                                           },
        {"TEMPO.CO, Jakarta\u00A0 – Rusia menyerang.",       "TEMPO.CO, Jakarta\u00A0 –",       "Jakarta"     },
        {"CNN Indonesia -- Rusia menyerang.",                  "CNN Indonesia --",                  ""            },
        {"Jakarta, CNBC Indonesia - Rusia menyerang.",         "Jakarta, CNBC Indonesia -",         "Jakarta"     },
        {"Liputan6.com, Auckland - Rusia menyerang.",          "Liputan6.com, Auckland -",          "Auckland"    },
        {"Jakarta (ANTARA) - Rusia menyerang.",                "Jakarta (ANTARA) -",                "Jakarta"     },
        {"Bisnis.com, JAKARTA — Rusia menyerang.",           "Bisnis.com, JAKARTA —",           "JAKARTA"     },
        {"JALUR GAZA, KOMPAS.com - Rusia menyerang.",          "JALUR GAZA, KOMPAS.com -",          "JALUR GAZA"  },
        {"KOMPAS.com- Rusia menyerang.",                       "KOMPAS.com-",                       ""            },
        {"JAKARTA– Rusia menyerang.",                        "JAKARTA–",                        "JAKARTA"     },
        {"MOSCOW, January 21. /TASS/. Russia attacks.",        "MOSCOW, January 21. /TASS/.",       "MOSCOW"      },
        {"WASHINGTON (AP) — Russia attacks.",                "WASHINGTON (AP) —",               "WASHINGTON"  },
        {"DI tengah perang Rusia menyerang.",                  "",                                  ""            },
        {"Anti-Israel - kata itu muncul.",                     "",                                  ""            },
        {"Rusia menyerang - kata Putin.",                      "",                                  ""            },
        {"AS-Rusia bertemu di Jenewa.",                        "",                                  ""            },
    }));
    INFO(row.text);
    const Document document = read("Rusia Serang Kiev\n\n" + row.text + "\n");
    CHECK(document.str(document.dateline.value_or(Span{})) == row.dateline);
    CHECK(document.str(document.dateline_place.value_or(Span{})) == row.place);
    REQUIRE(document.sentences.size() >= 2);
    const auto body = document.str(document.sentences[1].span);
    CHECK((row.dateline.empty() || body.starts_with("Rus")));
}

TEST_CASE("an article that is only furniture and space is refused or empty", "[text][article]") {
    CHECK_THROWS_MATCHES(read(""), InputError, Catch::Message("no text: the file is empty"));
    CHECK_THROWS_MATCHES(read(" \n123 ...\n"), InputError,
                         Catch::Message("no text: not one letter in the file"));
    CHECK(read("ADVERTISEMENT\n").sentences.empty());
}

TEST_CASE("the id is the hash of the bytes, whatever the encoding", "[text][article]") {
    CHECK(read("abc").id ==
          "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(read("\xEF\xBB\xBF"
               "abc")
              .id != read("abc").id);
    CHECK(read("\xEF\xBB\xBF"
               "abc")
              .text == read("abc").text);
}

TEST_CASE("the language is voted by common words", "[text][article]") {
    struct Row {
        std::string text, language;
    };
    const auto row = GENERATE(values<Row>({
        {"Rusia dan AS akan bertemu di Jenewa pada Jumat untuk membahas keamanan.",             "id" },
        {"Russia and the United States will meet in Geneva to discuss the security of Europe.",
         "en"                                                                                        },
        {"Lavrov Blinken Geneva",                                                               "und"},
        {"Ia membaca \"The Art of War\" di Jakarta dan akan menulis tentang itu.",              "id" },
    }));
    CHECK(read(row.text).language == row.language);
}
