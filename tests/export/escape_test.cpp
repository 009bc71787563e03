#include "export/escape.hpp"

#include <limits>

#include <catch2/catch.hpp>

#include "export/value_text.hpp"
#include "src/base/utf8.hpp"
#include "tests/export/sample_graphs.hpp"

using namespace entente;
using namespace std::string_literals;

TEST_CASE("each format's own characters are escaped", "[export][escape]") {
    struct Row {
        std::string why;
        std::string (*escape)(std::string_view);
        std::string text, escaped;
    };
    const auto row = GENERATE(values<Row>({
        {"markup in content",                              xml_text,         "a<b> & \"c\"",                         "a&lt;b&gt; &amp; \"c\""        },
        {"the end of a CDATA section",                     xml_text,         "]]>",                                  "]]&gt;"                        },
        {"what is escaped already is escaped again",       xml_text,         "&lt;",                                 "&amp;lt;"                      },
        {"a parser would make CR a LF",                    xml_text,         "a\r\nb\tc",                            "a&#13;\nb\tc"                  },
        {"quotes in attributes",                           xml_attribute,    "a\"b'c",                               "a&quot;b'c"                    },
        {"a parser would make breaks spaces",              xml_attribute,    "a\nb\tc\rd",                           "a&#10;b&#9;c&#13;d"            },
        {"XML 1.0 has no way to write them",               xml_text,         "a\x01"s + '\0' + "\x1F\x7F",
         "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x7F"                                                                                                 },
        {"nor these",                                      xml_text,         "\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD",
         "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"                                                                                                      },
        {"broken UTF-8, one for each byte",                to_valid_utf8,    "a\xE2\x82z\xFF",
         "a\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD"                                                                                                    },
        {"whole UTF-8 stays",                              to_valid_utf8,    "é 中 🇮🇩",                      "é 中 🇮🇩"               },
        {"quotes in DOT",                                  dot_string,       "a \"b\"",                              "\"a \\\"b\\\"\""               },
        {"a backslash before the end would eat the quote", dot_string,       "a\\",                                  "\"a\\\\\""                     },
        {"DOT has line breaks in strings",                 dot_string,       "a\nb",                                 "\"a\nb\""                      },
        {"Graphviz's orders are only text to us",          graphviz_text,    "\\N\\l",                               "\\\\N\\\\l"                    },
        {"line breaks of labels",                          graphviz_text,    "a\nb\tc",                              "a\\nb c"                       },
        {"an entity is kept apart",                        graphviz_text,    "&lt; & &#38; &;",
         "&\xE2\x80\x8Blt; & &\xE2\x80\x8B#38; &;"                                                                                                   },
        {"quotes are for the writer of the string",        graphviz_text,    "\"",                                   "\""                            },
        {"tooltips are unescaped twice",                   graphviz_tooltip, "\\N",                                  "\\\\\xE2\x80\x8BN"             },
        {"label in DOT",                                   dot_quoted_text,  "a\\nb\"c",                             "\"a\\nb\\\"c\""                },
        {"an IRI holds few characters",                    iri_part,         "x-1 <é>/?#\"",                        "x-1%20%3C%C3%A9%3E%2F%3F%23%22"},
        {"and keeps the colon of our ids",                 iri_part,         "sha256:ab",                            "sha256:ab"                     },
    }));
    INFO(row.why << ": " << row.text);
    CHECK(row.escape(row.text) == row.escaped);
}

TEST_CASE("no bytes at all make an escape that is not UTF-8", "[export][escape]") {
    for (const std::string& text : test::hostile_texts())
        for (auto* escape : {to_valid_utf8, to_xml_characters, xml_text, xml_attribute, dot_string,
                             graphviz_text, graphviz_tooltip, iri_part}) {
            INFO(text);
            CHECK(find_invalid_utf8(escape(text)) == std::string::npos);
        }
}

TEST_CASE("numbers are written as short as they read back", "[export][value]") {
    struct Row {
        double number;
        std::string text;
    };
    const auto row = GENERATE(values<Row>({
        {0.97,                                     "0.97"                  },
        {-3.0,                                     "-3"                    },
        {1e-7,                                     "0.0000001"             },
        {1e21,                                     "1000000000000000000000"},
        {0.1 + 0.2,                                "0.30000000000000004"   },
        {-std::numeric_limits<double>::infinity(), "-INF"                  },
    }));
    CHECK(number_text(row.number) == row.text);
    CHECK(number_text(5e-324).size() == 326);  // the longest there is
}

TEST_CASE("values as text", "[export][value]") {
    struct Row {
        std::string why;
        Value value;
        std::string text;
    };
    const std::vector<Row> rows{
        {"a list is JSON",         std::vector<std::string>{"a\"b", "é", ""}, "[\"a\\\"b\",\"é\",\"\"]"},
        {"control characters too", std::vector<std::string>{"\x01"},           "[\"\\u0001\"]"           },
        {"no items",               std::vector<std::string>{},                 "[]"                      },
        {"yes",                    true,                                       "true"                    },
        {"above 2^31",             std::int64_t{5'000'000'000},                "5000000000"              },
    };
    for (const Row& row : rows) {
        INFO(row.why);
        CHECK(value_text(row.value) == row.text);
    }
}

TEST_CASE("witnesses as JSON", "[export][value]") {
    const std::vector<Witness> witnesses{
        {"sha256:a", 1, 3, "\"x", "r", 0.5},
        {"sha256:b", 0, 0, "",    "",  1  }
    };
    CHECK(witnesses_json(witnesses) ==
          R"([{"document":"sha256:a","start":1,"end":3,"text":"\"x","rule":"r","confidence":0.5},)"
          R"({"document":"sha256:b","start":0,"end":0,"rule":"","confidence":1}])");
}
