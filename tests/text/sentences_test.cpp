#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;
using Texts = std::vector<std::string>;

TEST_CASE("where sentences end", "[text][sentences]") {
    struct Row {
        std::string why, text;
        Texts sentences;
    };
    const auto row = GENERATE(values<Row>({
        {"a stop, a question, a shout",
         "Ia pergi. Ke mana? Ke Kiev! Lalu pulang.",                                     {"Ia pergi.", "Ke mana?", "Ke Kiev!", "Lalu pulang."}},
        {"not at an initial",
         "Ia menemui S. Rajaratnam kemarin.",                                            {"Ia menemui S. Rajaratnam kemarin."}                },
        {"an initial before a word that opens sentences",
         "Mereka di Grup B. Namun kalah.",                                               {"Mereka di Grup B.", "Namun kalah."}                },
        {"not at a title",                                "Kata Dr. Anwar hari ini.",    {"Kata Dr. Anwar hari ini."}                         },
        {"not within numbers",
         "Nilainya Rp 5.000 dan 1.000 orang.",                                           {"Nilainya Rp 5.000 dan 1.000 orang."}               },
        {"not within a domain",
         "Menurut KOMPAS.com hal itu benar.",                                            {"Menurut KOMPAS.com hal itu benar."}                },
        {"fused sentences",
         "Acara resmi ini.Dikutip dari siaran pers.",                                    {"Acara resmi ini.", "Dikutip dari siaran pers."}    },
        {"fused after a capitalised word",
         "Ia tiba di Malaysia.Menlu menyambutnya.",                                      {"Ia tiba di Malaysia.", "Menlu menyambutnya."}      },
        {"fused after capitals",
         "Ia tiba di AS.Menlu menyambutnya.",                                            {"Ia tiba di AS.", "Menlu menyambutnya."}            },
        {"fused after a year",
         "Itu pada 2017.Lalu ia pergi.",                                                 {"Itu pada 2017.", "Lalu ia pergi."}                 },
        {"fused after a bracket",
         "Itu pada Rabu (25/9).Lalu ia pergi.",                                          {"Itu pada Rabu (25/9).", "Lalu ia pergi."}          },
        {"fused to an opening quotation",
         "Itu pada Rabu (25/9).\"Kami pergi,\" katanya.",                                {"Itu pada Rabu (25/9).", "\"Kami pergi,\" katanya."}},
        {"fused to a closing one",
         "Ia memuji para \"patriot.\"Maas pun setuju.",                                  {"Ia memuji para \"patriot.\"", "Maas pun setuju."}  },
        {"small letters go on",
         "Kami bersiap-siap. untuk negosiasi.",                                          {"Kami bersiap-siap. untuk negosiasi."}              },
        {"a question that is quoted goes on",
         "\"Apa itu?\" tanya Putin.",                                                    {"\"Apa itu?\" tanya Putin."}                        },
        {"sentences within a quotation",
         "\"Kami sabar. Waktu habis,\" kata Lavrov.",                                    {"\"Kami sabar.", "Waktu habis,\" kata Lavrov."}     },
        {"a quotation that ends with its sentence",
         "\"Kami sabar.\" Lavrov lalu pergi.",                                           {"\"Kami sabar.\"", "Lavrov lalu pergi."}            },
        {"escaped marks",
         "\\\"Kami sabar.\\\" Lavrov lalu pergi.",                                       {"\\\"Kami sabar.\\\"", "Lavrov lalu pergi."}        },
        {"not within a short bracket",
         "Pada Jumat (21. Jan. 2022) ia tiba.",                                          {"Pada Jumat (21. Jan. 2022) ia tiba."}              },
        {"dots that trail off",                           "Begitulah... Lalu ia pergi.", {"Begitulah...", "Lalu ia pergi."}                   },
        {"dots before a comma",
         "Siapa mencintai negaranya.., akan pergi.",                                     {"Siapa mencintai negaranya.., akan pergi."}         },
        {"items of a list are no sentences",              "1. Pernyataan bersama",       {"1. Pernyataan bersama"}                            },
        {"an abbreviation may end one",
         "Ada beras, gula, dll. Mereka puas.",                                           {"Ada beras, gula, dll.", "Mereka puas."}            },
        {"a number begins one",
         "Perang pecah. 25 orang tewas.",                                                {"Perang pecah.", "25 orang tewas."}                 },
        {"paragraphs end them",
         "Ia pergi dari sana\nKe Kiev ia pergi.",                                        {"Ia pergi dari sana", "Ke Kiev ia pergi."}          },
    }));
    INFO(row.why << ": " << row.text);
    CHECK(sentence_texts(read(row.text)) == row.sentences);
}

TEST_CASE("a title is one sentence, whatever its marks", "[text][sentences]") {
    const Document document =
        read("Breaking News! Rusia Serang Kiev, Ada Apa? Ini Sebabnya\n\nRusia menyerang Kiev.\n");
    REQUIRE(document.sentences.size() == 2);
    CHECK(document.sentences[0].title);
    CHECK(document.str(document.sentences[0].span) == document.str(document.title));
    CHECK_FALSE(document.sentences[1].title);
    CHECK(document.sentences[1].paragraph == 1);
}

TEST_CASE("lines broken at a fixed width are one paragraph", "[text][sentences]") {
    const Document document = read(
        "Menteri Luar Negeri Rusia bertemu mitranya\n\n"
        "Menteri Luar Negeri Rusia Sergey Lavrov bertemu mitranya Menteri\n"
        "Luar Negeri Amerika Serikat Antony Blinken di Jenewa pada Jumat\n"
        "siang untuk membahas jaminan keamanan yang diminta Moskow dari\n"
        "Washington dan dari sekutunya.\n\n"
        "Pertemuan itu berlangsung sekitar satu setengah jam dan tidak\n"
        "menghasilkan terobosan.\n");
    REQUIRE(document.paragraphs.size() == 3);
    REQUIRE(document.sentences.size() == 3);
    CHECK(document.str(document.sentences[1].span).ends_with("dari sekutunya."));
}

TEST_CASE("no sentence is longer than 1,000 tokens", "[text][sentences]") {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "kata ";
    for (const Sentence& sentence : read(text).sentences)
        CHECK(sentence.last - sentence.first <= 1000);
}
