#include "src/base/utf8.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace entente;

namespace {

std::string encode(std::uint32_t c) {
    const auto low = [&](unsigned shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), low(0)};
    if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), low(6), low(0)};
    return {static_cast<char>(0xF0 | c >> 18), low(12), low(6), low(0)};
}

}  // namespace

TEST_CASE("the first byte that is not UTF-8 is found", "[base][utf8]") {
    struct Row {
        std::string why, text;
        std::size_t at;
    };
    const std::size_t none = std::string_view::npos;
    const auto row = GENERATE_COPY(values<Row>({
        {"nothing",            "",               none                         },
        {"one to four bytes",  "aé€😀",     none                         },
        {"NUL is a character", std::string("\0", 1),                            none},
        {"a stray continuation",                    "a\x80",               1                 },
        {"cut off at the end",                    "a\xE2\x82",                 1},
        {"cut off by another",                    "\xE2\x82z",                 0                 },
        {"longer than need be",                    "/\xC0\xAF",                1},
        {"half of a surrogate pair",                    "\xED\xA0\x80",           0         },
        {"beyond the last code point",                    "\xF4\x90\x80\x80",         0},
        {"no UTF-8 byte at all",                    "ab\xFF",               2                         },
    }));
    INFO(row.why);
    CHECK(find_invalid_utf8(row.text) == row.at);
}

TEST_CASE("bytes that are not UTF-8 are replaced one by one", "[base][utf8]") {
    CHECK(replace_invalid_utf8("") == "");
    CHECK(replace_invalid_utf8("Zürich") == "Zürich");
    CHECK(replace_invalid_utf8("a\xFFz") == "a\xEF\xBF\xBDz");
    CHECK(replace_invalid_utf8("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(find_invalid_utf8(replace_invalid_utf8(std::string(100'000, '\x80'))) ==
          std::string::npos);
}

TEST_CASE("code points are counted", "[base][utf8]") {
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("aé€😀") == 4);
    CHECK(count_code_points("e\xCC\x81") == 2);  // a letter and its accent
}

TEST_CASE("names that read alike fold alike", "[base][utf8]") {
    struct Row {
        std::string why, name, folded;
    };
    const auto row = GENERATE(values<Row>({
        {"case",                     "RUSIA",                    "rusia"               },
        {"spaces",                   "  Jean-Yves   Le\tDrian ", "jean yves le drian"  },
        {"accents",                  "Recep Tayyip Erdoğan",    "recep tayyip erdogan"},
        {"... written apart",
         "Erdog\xCC\x86"
         "an",                                                   "erdogan"             },
        {"... upper case",           "ÉMILE",                   "emile"               },
        {"sharp s",                  "Großbritannien",          "grossbritannien"     },
        {"Turkish capital i",        "İstanbul",                "istanbul"            },
        {"no mark to drop",          "Øresund",                 "øresund"            },
        {"apostrophes join",         "Ma'ruf Amin",              "maruf amin"          },
        {"... of any kind",          "Ma’ruf",                 "maruf"               },
        {"... and modifier letters", "Saʼudi",                  "saudi"               },
        {"full width",               "ＮＡＴＯ",             "nato"                },
        {"ligatures",                "ﬁnal",                   "final"               },
        {"dots",                     "S. Rajaratnam",            "s rajaratnam"        },
        {"digits stay",              "G-20",                     "g 20"                },
        {"no break space",           "Sudan\xC2\xA0Selatan",     "sudan selatan"       },
        {"another script",           "Москва́",           "москва"        },
        {"nothing that counts",      " -- ",                     ""                    },
        {"nothing",                  "",                         ""                    },
    }));
    INFO(row.why << ": " << row.name);
    CHECK(fold_name(row.name) == row.folded);
    CHECK(fold_name(row.folded) == row.folded);
}

TEST_CASE("folding what is folded changes nothing, whatever the character", "[base][utf8]") {
    // All of the first two planes but the surrogates.
    std::size_t unstable = 0;
    for (std::uint32_t c = 1; c < 0x20000; ++c) {
        if (0xD800 <= c && c < 0xE000) continue;
        const std::string folded = fold_name(encode(c));
        if (fold_name(folded) != folded) ++unstable;
    }
    CHECK(unstable == 0);
}

TEST_CASE("traps for merging stay apart when folded", "[base][utf8]") {
    CHECK(fold_name("Austria") != fold_name("Australia"));
    CHECK(fold_name("Niger") != fold_name("Nigeria"));
    CHECK(fold_name("Guinea") != fold_name("Guinea-Bissau"));
}

TEST_CASE("the short way for ASCII gives what the long way gives", "[base][utf8]") {
    // The same characters, once with a letter beside them that forces the long way.
    for (char c = 1; c > 0 && c < 127; ++c) {
        const std::string around = std::string("A") + c + "B";
        const std::string folded = fold_name(around);
        const std::string with_accent = fold_name(around + " é");
        INFO(static_cast<int>(c));
        CHECK(with_accent == folded + " e");
    }
}

TEST_CASE("offsets go to code points and back over any text", "[base][utf8]") {
    std::mt19937 random(20220121);  // a fixed seed: the same texts each time
    std::uniform_int_distribution<std::size_t> width(1, 4);
    const char* const characters[] = {"a", "é", "€", "😀"};
    for (std::size_t length : {0U, 1U, 3U, 63U, 64U, 65U, 127U, 128U, 129U, 1000U}) {
        std::string text;
        std::vector<std::size_t> begins;
        while (begins.size() < length) {
            begins.push_back(text.size());
            text += characters[width(random) - 1];
        }
        INFO(length << " code points, " << text.size() << " bytes");
        const CodePoints code_points(text);
        for (std::uint32_t i = 0; i < begins.size(); ++i) {
            REQUIRE(code_points.of_byte(begins[i]) == i);
            REQUIRE(code_points.to_byte(i) == begins[i]);
        }
        CHECK(code_points.of_byte(text.size()) == length);
        CHECK(code_points.to_byte(static_cast<std::uint32_t>(length)) == text.size());
        CHECK(code_points.to_byte(static_cast<std::uint32_t>(length) + 7) == text.size());
    }
}

TEST_CASE("offsets at the edges of a block of ASCII", "[base][utf8]") {
    const std::string text(128, 'a');
    const CodePoints code_points(text);
    for (const std::uint32_t at : {0U, 63U, 64U, 127U, 128U}) {
        CHECK(code_points.of_byte(at) == at);
        CHECK(code_points.to_byte(at) == at);
    }
}
