#include "src/base/json_file.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

std::string failure(const std::string& text) {
    try {
        parse_json(text, "a.json");
    } catch (const LoadError& error) {
        return error.what();
    }
    return "none";
}

std::string place(const JsonValue& value) {
    return std::to_string(value.where.line) + ':' + std::to_string(value.where.column);
}

}  // namespace

TEST_CASE("every value knows line and column, counted in code points", "[base][json]") {
    const JsonValue json = parse_json(
        "{\n"
        "  \"é\": {\"inner\": [1, [], {}]},\n"
        "  \"text\": \"a\\nb\", \"yes\" :\ttrue,\n"
        "\n"
        "  \"none\":\n"
        "      null }\n",
        "a.json");
    CHECK(place(json) == "1:1");
    const JsonValue& outer = *json.find("é");
    CHECK(place(outer) == "2:8");
    CHECK(place(*outer.find("inner")) == "2:18");
    const JsonValue::Array& inner = *outer.find("inner")->array();
    REQUIRE(inner.size() == 3);
    CHECK(place(inner[0]) == "2:19");
    CHECK(place(inner[1]) == "2:22");
    CHECK(place(inner[2]) == "2:26");
    CHECK(place(*json.find("text")) == "3:11");
    CHECK(place(*json.find("yes")) == "3:27");
    CHECK(place(*json.find("none")) == "6:7");
    // Names have a place of their own: a first one, and one after a bracket.
    CHECK((*outer.object())[0].where.column == 9);
    CHECK((*json.object())[1].where.line == 3);
    CHECK((*json.object())[1].where.column == 3);
}

TEST_CASE("values are what they are, and say so", "[base][json]") {
    const JsonValue json = parse_json(R"([null, false, -1.5e2, "\u00e9\u0000", [], {}])", "a");
    const JsonValue::Array& values = *json.array();
    CHECK(values[0].kind() == "null");
    CHECK(values[1].kind() == "true or false");
    CHECK(*values[1].boolean() == false);
    CHECK(values[2].kind() == "a number");
    CHECK(*values[2].number() == -150);
    CHECK(values[3].kind() == "a string");
    CHECK(*values[3].string() == std::string("é\0", 3));
    CHECK(values[4].kind() == "an array");
    CHECK(values[5].kind() == "an object");
    CHECK_FALSE(values[0].string());
    CHECK_FALSE(values[4].find("x"));
    CHECK_FALSE(values[5].find("x"));
}

TEST_CASE("members keep the order of the file", "[base][json]") {
    const JsonValue json = parse_json(R"({"b": 1, "a": 2})", "a");
    CHECK((*json.object())[0].name == "b");
    CHECK((*json.object())[1].name == "a");
}

TEST_CASE("what is no JSON is refused with its place", "[base][json]") {
    struct Row {
        std::string why, text, message;
    };
    const std::string deep(201, '['), deeper(1'000'000, '[');
    const auto row = GENERATE_REF(values<Row>({
        {"nothing",              "",                                          "a.json:1:1: The document is empty."                        },
        {"no comma",             "{\n  \"a\": 1\n  \"b\": 2\n}",
         "a.json:3:3: Missing a comma or '}' after an object member."                                                                     },
        {"a comma too many",     "[1,]",                                      "a.json:1:4: Invalid value."                                },
        {"no comments",          "[ // x\n1]",                                "a.json:1:3: Invalid value."                                },
        {"cut off",              "{\"a\": [1",                                "a.json:1:9: Missing a comma or ']' after an array element."},
        {"more after it",        "{}\n{}",
         "a.json:2:1: The document root must not be followed by other values."                                                            },
        {"not UTF-8",            "[\"\xC3(\"]",                               "a.json:1:3: Invalid encoding in string."                   },
        {"a member named twice", "{\"a\": {\"b\": 1},\n \"c\": 0, \"a\": 2}",
         "a.json:2:10: \"a\" stands twice"                                                                                                },
        {"... inside",           "[{\"b\": [], \"b\": 1}]",                   "a.json:1:12: \"b\" stands twice"                           },
        {"too deep",             deep,                                        "a.json:1:201: nested deeper than 200 levels"               },
        {"far too deep",         deeper,                                      "a.json:1:201: nested deeper than 200 levels"               },
    }));
    INFO(row.why);
    CHECK(failure(row.text) == row.message);
}

TEST_CASE("a file that is not there is named", "[base][json]") {
    CHECK_THROWS_WITH(load_json("none/a.json"),
                      "cannot read none/a.json: No such file or directory");
}

TEST_CASE("large input on one line takes time in proportion", "[base][json]") {
    // Counting columns or looking for twins from the start each time would take minutes here.
    std::string text = "{";
    for (int i = 0; i < 200'000; ++i) text += "\"m" + std::to_string(i) + "\": [],";
    text += "\"last\": 1}";
    const JsonValue json = parse_json(text, "a");
    CHECK(json.object()->size() == 200'001);
    CHECK(json.find("last")->where.column == text.size() - 1);
}
