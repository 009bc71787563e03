#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/text/load_article.hpp"

using namespace entente;
using namespace std::string_literals;

TEST_CASE("bytes become UTF-8, and the encoding is told", "[text][decode]") {
    struct Row {
        std::string why, bytes, text, encoding;
        std::size_t replaced;
    };
    const auto row = GENERATE(values<Row>({
        {"plain ASCII",                         "Rusia",                            "Rusia",                    "UTF-8",        0},
        {"UTF-8",                               "Ant\xC3\xB3nio",                   "António",                 "UTF-8",        0},
        {"a UTF-8 mark is dropped",             "\xEF\xBB\xBFRusia",                "Rusia",                    "UTF-8",        0},
        {"UTF-16LE with its mark",              "\xFF\xFER\0u\0s\0"s,               "Rus",                      "UTF-16LE",     0},
        {"UTF-16BE with its mark",              "\xFE\xFF\0R\0u\0s"s,               "Rus",                      "UTF-16BE",     0},
        {"UTF-16LE told by its zero bytes",     "R\0u\0s\0i\0a\0"s,                 "Rusia",                    "UTF-16LE",     0},
        {"UTF-16BE told by its zero bytes",     "\0R\0u\0s\0i\0a"s,                 "Rusia",                    "UTF-16BE",     0},
        {"a surrogate pair",                    "\xFF\xFE\x3D\xD8\x00\xDE"s,        "\xF0\x9F\x98\x80",         "UTF-16LE",     0},
        {"a lone surrogate",                    "\xFF\xFE\x3D\xD8R\0"s,             "\xEF\xBF\xBDR",            "UTF-16LE",     1},
        {"half a unit at the end",              "\xFF\xFER\0u"s,                    "R\xEF\xBF\xBD",            "UTF-16LE",     1},
        {"no whole sequence: windows-1252",
         "\x93"
         "Damai\x94 \x96 Ant\xF3nio",                                               "“Damai” – António", "windows-1252", 0},
        {"a hole of windows-1252",              "Rusia\x81",                        "Rusia\xEF\xBF\xBD",        "windows-1252", 1},
        {"broken among whole stays UTF-8",      "\xC3\xB3\xC3\xB3\xFF",             "óó\xEF\xBF\xBD",         "UTF-8",        1},
        {"a sequence cut short",                "\xC3\xB3 \xE2\x80",                "ó \xEF\xBF\xBD",          "UTF-8",        1},
        {"an overlong form is broken, not '/'", "\xC3\xB3\xC3\xB3\xC3\xB3\xC0\xAF",
         "óóó\xEF\xBF\xBD\xEF\xBF\xBD",                                                                      "UTF-8",        2},
    }));
    INFO(row.why);
    const Decoded decoded = decode(row.bytes);
    CHECK(decoded.text == row.text);
    CHECK(decoded.encoding == row.encoding);
    CHECK(decoded.replaced == row.replaced);
}

TEST_CASE("what is no text is refused in one line that says why", "[text][decode]") {
    struct Row {
        std::string bytes, message;
    };
    const auto row = GENERATE(values<Row>({
        {"\xFF\xD8\xFF\xE0 JFIF",         "not text: JPEG picture"                     },
        {"\x89PNG\r\n\x1A\n",             "not text: PNG picture"                      },
        {"GIF89a",                        "not text: GIF picture"                      },
        {"PK\x03\x04\x14",                "not text: ZIP archive (or DOCX, XLSX, EPUB)"},
        {"\x1F\x8B\x08",                  "not text: gzip archive"                     },
        {"\x7F"
         "ELF\x02",              "not text: ELF program"                      },
        {"%PDF-1.4\n",                    "not text: PDF document"                     },
        {"SQLite format 3\0"s,            "not text: SQLite database"                  },
        {"Rusia bertemu\0 AS di Jenewa"s, "not text: NUL byte at offset 13"            },
        {"\xFF\xFER\0u\0\0\0s\0"s,        "not text: NUL character at offset 4"        },
        {"\x01\x02\x03\x04\x05\x06 ab",   "not text: 6 control characters in 9 bytes"  },
    }));
    CHECK_THROWS_MATCHES(decode(row.bytes), InputError, Catch::Message(row.message));
}

TEST_CASE("a stray control character does not make a text unreadable", "[text][decode]") {
    const std::string text = "Halaman satu\f" + std::string(200, 'a');
    CHECK(decode(text).text == text);
}
