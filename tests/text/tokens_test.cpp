#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::string joined_tokens(const Document& document) {
    std::string out;
    for (const Token& token : document.tokens) {
        if (!out.empty()) out += token.glued ? "~" : " ";
        out += document.str(token);
    }
    return out;
}

}  // namespace

TEST_CASE("words, numbers and marks", "[text][tokens]") {
    struct Row {
        std::string why, text, tokens;  // ~ where no space stands between two tokens
    };
    const auto row = GENERATE(values<Row>({
        {"hyphens part words",               "Perang Rusia-Ukraina",           "Perang Rusia~-~Ukraina"      },
        {"an initial keeps its stop",        "Menlu S. Rajaratnam",            "Menlu S. Rajaratnam"         },
        {"so do two",                        "Menlu A.S. Rajaratnam",          "Menlu A.S. Rajaratnam"       },
        {"and an initial fused to the name", "Menlu S.Rajaratnam",             "Menlu S.~Rajaratnam"         },
        {"thousands",                        "sebanyak 1.000 orang",           "sebanyak 1.000 orang"        },
        {"decimals",                         "turun 14,5 persen",              "turun 14,5 persen"           },
        {"money is parted from its number",  "senilai Rp5.000 lebih",          "senilai Rp~5.000 lebih"      },
        {"with decimals too",                "senilai USD1.1 miliar",          "senilai USD~1.1 miliar"      },
        {"a name with a number is one word", "KTT G20 itu",                    "KTT G20 itu"                 },
        {"domain names",                     "kata KOMPAS.com kemarin",        "kata KOMPAS.com kemarin"     },
        {"of several labels",                "kata VIVA.co.id kemarin",        "kata VIVA.co.id kemarin"     },
        {"and in capitals",                  "kata REPUBLIKA.CO.ID kemarin",   "kata REPUBLIKA.CO.ID kemarin"},
        {"and with a small first label",     "di www.kemlu.go.id kini",        "di www.kemlu.go.id kini"     },
        {"fused sentences are no domain",    "acara ini.Dikutip dari",         "acara ini~.~Dikutip dari"    },
        {"nor with a capitalised ending",    "perang itu.Com muncul",          "perang itu~.~Com muncul"     },
        {"a web address is one word",        "lihat https://a.id/b?c=1. Lalu",
         "lihat https://a.id/b?c=1~. Lalu"                                                                   },
        {"an apostrophe within a word",      "pada Jum'at malam",              "pada Jum'at malam"           },
        {"a typographic one",                "pada Jum’at malam",            "pada Jum’at malam"         },
        {"one around words",                 "kata 'damai' itu",               "kata '~damai~' itu"          },
        {"an escaped mark is two tokens",    "kata \\\"damai\\\" itu",         "kata \\~\"~damai~\\~\" itu"  },
        {"a bracketed date",                 "Jumat (21/1) lalu",              "Jumat (~21~/~1~) lalu"       },
        {"the time of day",                  "pukul 04.49 WIB",                "pukul 04.49 WIB"             },
        {"a number that ends a sentence",    "pada 2017.Ia pergi",             "pada 2017~.~Ia pergi"        },
        {"titles keep their stop",           "kata Dr. Anwar itu",             "kata Dr. Anwar itu"          },
        {"No. before a number only",         "resolusi No. 5 itu",             "resolusi No. 5 itu"          },
        {"no-break space parts words",       "Ketua\u00A0MPR RI",              "Ketua MPR RI"                },
        {"zero-width space too",             "Ketua\u200BMPR RI",              "Ketua MPR RI"                },
        {"marks stay on their letters",      "Erdog\u0306an pergi",            "Erdog\u0306an pergi"         },
        {"words of digits and letters",      "jaringan 5G itu",                "jaringan 5G itu"             },
        {"fused words",                      "ASEAN mendukungTimor Leste",     "ASEAN mendukung~Timor Leste" },
        {"fused to the small word behind", "Rusia hadir. PresidenRusiamengatakan itu", "Rusia hadir~. Presiden~Rusia~mengatakan itu"},
        {"three words",                  "yang dilansirReutersdanAl Arabiya", "yang dilansir~Reuters~dan~Al Arabiya"},
        {"a name that no other place has", "Perdana MenteriBenjamin Netanyahumengumumkan itu", "Perdana Menteri~Benjamin Netanyahu~mengumumkan itu"},
        {"an acronym fused to it",       "sikap AS dan AStersebut",       "sikap AS dan AS~tersebut"    },
        {"a name that ends as a word does", "Polandia dan Skotlandia",    "Polandia dan Skotlandia"     },
        {"a compound",                   "ibu dan Ibukota itu",           "ibu dan Ibukota itu"         },
        {"fused capitalised words",          "di SingapuraPrangko itu",        "di Singapura~Prangko itu"    },
        {"two names the article has",        "Rusia dan Vladimir: RusiaVladimir", "Rusia dan Vladimir~: Rusia~Vladimir"},
        {"an acronym before a common word",  "sikap AS, lalu ASPemerintahan", "sikap AS~, lalu AS~Pemerintahan"},
        {"names with a capital inside",      "McCain, DeSantis",               "McCain~, DeSantis"           },
        {"and brands",                       "lewat WhatsApp dan iPhone",      "lewat WhatsApp dan iPhone"   },
        {"several marks",                    "apa?!... ya",                    "apa~?~!~.~.~. ya"            },
    }));
    INFO(row.why << ": " << row.text);
    CHECK(joined_tokens(read(row.text)) == row.tokens);
}

TEST_CASE("the shape of a word is told from its letters", "[text][tokens]") {
    struct Row {
        std::string word;
        Shape shape;
    };
    const auto row = GENERATE(values<Row>({
        {"serangan",   Shape::lower      },
        {"Rusia",      Shape::capitalised},
        {"NATO",       Shape::upper      },
        {"S.",         Shape::capitalised},
        {"A.S.",       Shape::upper      },
        {"McCain",     Shape::mixed      },
        {"iPhone",     Shape::mixed      },
        {"Jum'at",     Shape::capitalised},
        {"Érdogan",   Shape::capitalised},
        {"ÅSÉ",      Shape::upper      },
        {"G20",        Shape::capitalised},
        {"KOMPAS.com", Shape::mixed      },
    }));
    const Document document = read("kata " + row.word + " Xyz");
    REQUIRE(document.tokens.size() >= 2);
    INFO(document.str(document.tokens[1]));
    CHECK(document.tokens[1].shape == row.shape);
}

TEST_CASE("numbers and marks have no shape, and each kind is told", "[text][tokens]") {
    const Document document = read("Sebanyak 1.000, orang");
    REQUIRE(document.tokens.size() == 4);
    CHECK(document.tokens[0].kind == TokenKind::word);
    CHECK(document.tokens[1].kind == TokenKind::number);
    CHECK(document.tokens[1].shape == Shape::none);
    CHECK(document.tokens[2].kind == TokenKind::punctuation);
    CHECK(document.tokens[2].glued);
    CHECK_FALSE(document.tokens[3].glued);
}

TEST_CASE("small letters keep apostrophes and diacritics", "[text][tokens]") {
    const Document document = read("JUM'AT ÇAVUŞOĞLU António");
    REQUIRE(document.tokens.size() == 3);
    CHECK(document.lower(document.tokens[0]) == "jum'at");
    CHECK(document.lower(document.tokens[1]) == "çavuşoğlu");
    CHECK(document.lower(document.tokens[2]) == "antónio");
}
