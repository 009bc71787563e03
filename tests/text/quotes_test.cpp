#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;
using Texts = std::vector<std::string>;

TEST_CASE("what stands in quotation marks", "[text][quotes]") {
    struct Row {
        std::string why, text;
        Texts quoted;  // ~ in front of those that are not closed
    };
    const auto row = GENERATE(values<Row>({
        {"straight marks",                                       "\"Kami pergi,\" kata Putin.",            {"Kami pergi,"}                             },
        {"typographic marks",                                    "“Kami pergi,” kata Putin.",          {"Kami pergi,"}                             },
        {"marks of two kinds close one another",                 "“Kami pergi,\" kata Putin.",           {"Kami pergi,"}                             },
        {"escaped marks",                                        "\\\"Kami pergi,\\\" kata Putin.",        {"Kami pergi,"}                             },
        {"escaped and not",                                      "“Kami pergi,\\\" kata Putin.",         {"Kami pergi,"}                             },
        {"guillemets",                                           "«Kami pergi,» kata Putin.",            {"Kami pergi,"}                             },
        {"two single ones",                                      "''Kami pergi,'' kata Putin.",            {"Kami pergi,"}                             },
        {"several sentences",
         "\"Kami sabar. Waktu habis,\" kata Putin.",                                                       {"Kami sabar. Waktu habis,"}                },
        {"two quotations",                                       "\"Satu,\" katanya. \"Dua.\"",            {"Satu,", "Dua."}                           },
        {"single ones",                                          "Ia minta 'jaminan keamanan' itu.",       {"jaminan keamanan"}                        },
        {"typographic single ones",                              "Ia minta ‘jaminan keamanan’ itu.",   {"jaminan keamanan"}                        },
        {"single within double are part of it",
         "\"Minta 'jaminan' itu,\" katanya.",                                                              {"Minta 'jaminan' itu,"}                    },
        {"apostrophes quote nothing",                            "Pada Jum'at di Sana'a ia pergi.",        {}                                          },
        {"fused on both sides",                                  "Rabu (25/9).\"Kami pergi,\"kata Putin.", {"Kami pergi,"}                             },
        {"a mark that only closes is stray",                     "Kami pergi\" kata Putin.",               {}                                          },
        {"unclosed: to the end of its sentence",
         "Ia bilang \"kami pergi. Lalu ia pulang.",                                                        {"~kami pergi."}                            },
        {"opened again before it closed",
         "\"Kami pergi, kata Putin. \"Kami pulang,\" katanya.",                                            {"~Kami pergi, kata Putin.", "Kami pulang,"}},
        {"a paragraph that opens with a mark quotes to its end",
         "\"Kami sabar. Waktu habis.\n\"Kami pergi,\" kata Putin.",                                        {"~Kami sabar. Waktu habis.", "Kami pergi,"}},
        {"an open mark swallows no other paragraph",
         "Ia bilang \"kami pergi\nPutin pulang. Itu saja.",                                                {"~kami pergi"}                             },
        {"marks of a page decoded as Latin-1",
         "\xC2\x93Kami pergi,\xC2\x94 kata Putin dari é.",                                                {"Kami pergi,"}                             },
        {"empty marks",                                          "Ia bilang \"\" saja.",                   {}                                          },
    }));
    INFO(row.why << ": " << row.text);
    const Document document = read("Kata Xyz hari ini.\n" + row.text);
    Texts quoted;
    for (const QuotedSpan& quote : document.quoted)
        quoted.push_back((quote.closed ? "" : "~") + std::string(document.str(quote.inside)));
    CHECK(quoted == row.quoted);
}
