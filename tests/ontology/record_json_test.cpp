#include "ontology/record_json.hpp"

#include <limits>
#include <random>

#include <catch2/catch.hpp>

#include "ontology/check_record.hpp"
#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "tests/ontology/example.hpp"

using namespace entente;

namespace {

std::string failure(std::string_view line) {
    try {
        parse_record(line, "records.jsonl", 7);
    } catch (const LoadError& error) {
        return error.what();
    }
    return "none";
}

/// The whole of a record around one member, such as R"("events": [{}])".
std::string with(const std::string& member) {
    return R"({"schema": "entente/extraction/1", "document": {"id": "sha256:0"}, )" + member + '}';
}

const std::string at = R"("start": 0, "end": 4, "text": "Kiev")";

std::string event_with(const std::string& member) {
    return with(
        R"("events": [{"id": "ev1", "type": "CONSULT", "modality": "actual", "trigger": {)" + at +
        R"(}, "evidence": {)" + at + "}, " + member + "}]");
}

}  // namespace

TEST_CASE("a record comes back as it was written", "[ontology][json]") {
    const std::string line = to_json_line(test::record());
    CHECK(line.find('\n') == line.npos);
    CHECK(parse_record(line, "a", 1) == test::record());
    CHECK(to_json_line(parse_record(line, "a", 1)) == line);
}

TEST_CASE("members stand in the order of the format", "[ontology][json]") {
    // record.jsonl is read by people too: every member there is, in order.
    CHECK(to_json_line(test::record()) + '\n' ==
          read_file(test::source_dir / "tests/ontology/record.jsonl"));
}

TEST_CASE("confidences have at most two decimals", "[ontology][json]") {
    struct Row {
        std::string why;
        double value;
        std::string shown;
    };
    const auto row = GENERATE(values<Row>({
        {"none needed",          1,         "1"   },
        {"none at all",          0,         "0"   },
        {"no sign for nothing",  -0.001,    "0"   },
        {"one",                  0.5,       "0.5" },
        {"rounded up",           0.996,     "1"   },
        {"rounded, not cut",     0.978,     "0.98"},
        {"a sum of tenths",      0.1 + 0.2, "0.3" },
        {"tens keep their zero", 10,        "10"  },
    }));
    INFO(row.why);
    Record record = test::record();
    record.statements[0].confidence = row.value;
    CHECK(to_json_line(record).find("\"confidence\":" + row.shown + ",\"rule\":\"speech") !=
          std::string::npos);
}

TEST_CASE("any double can be written but those that are no number", "[ontology][json]") {
    Record record = test::record();
    record.statements[0].confidence = -std::numeric_limits<double>::max();
    CHECK_NOTHROW(to_json_line(record));
    record.statements[0].confidence = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(to_json_line(record), std::logic_error);
}

TEST_CASE("whatever a file is called or holds, the line is sound JSON", "[ontology][json]") {
    Record record = test::record();
    record.document.source = "berita\xFF\n.txt";
    record.document.title = std::string("a\0\"\\\x1F\xE2\x80\xA8", 8);
    const Record back = parse_record(to_json_line(record), "a", 1);
    CHECK(back.document.source == "berita\xEF\xBF\xBD\n.txt");
    CHECK(back.document.title == record.document.title);
}

TEST_CASE("order, unknown members and missing optional ones do not matter", "[ontology][json]") {
    const Record record = parse_record(
        R"({"events": [{"evidence": {"text": "a", "end": 1, "start": 0}, "modality": "actual",
             "trigger": {"start": 0, "end": 1, "text": "a"}, "type": "CONSULT", "id": "ev1",
             "date": null, "attribution": null, "novelty": [{"x": [1, 2.5e3]}]}],
            "document": {"id": "sha256:0", "title": null}, "schema": "entente/extraction/1"})",
        "a", 1);
    REQUIRE(record.events.size() == 1);
    CHECK(record.events[0].type == "CONSULT");
    CHECK_FALSE(record.events[0].date);
    CHECK(record.document.published_from == "none");
    CHECK(record.entities.empty());
}

TEST_CASE("a wrong record names file, line, member and what was expected", "[ontology][json]") {
    struct Row {
        std::string why, line, message;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing",                  "",                                                                  "7:1: no JSON: The document is empty."      },
        {"cut off",                  R"({"schema": "é)",
         "7:14: no JSON: Missing a closing quotation mark in string."                                                                                 },
        {"two on a line",            "{} {}",
         "7:4: no JSON: The document root must not be followed by other values."                                                                      },
        {"not UTF-8",                "{\"schema\": \"\xFF\"}",                                            "7:13: no JSON: Invalid encoding in string."},
        {"too big a number",         with(R"("x": 1e999)"),
         "7:73: no JSON: Number too big to be stored in double."                                                                                      },
        {"no object",                "[1]",                                                               "7: expected an object, found an array"     },
        {"no schema",                R"({"document": {}})",                                               "7: no \"schema\""                          },
        {"another schema",           R"({"schema": "entente/extraction/2"})",
         "7: schema: expected \"entente/extraction/1\", found \"entente/extraction/2\""                                                               },
        {"no document",              R"({"schema": "entente/extraction/1"})",                             "7: no \"document\""                        },
        {"no id",                    R"({"schema": "entente/extraction/1", "document": {}})",
         "7: document: no \"id\""                                                                                                                     },
        {"null is missing",          R"({"schema": "entente/extraction/1", "document": {"id": null}})",
         "7: document: no \"id\""                                                                                                                     },
        {"an empty id is none",      R"({"schema": "entente/extraction/1", "document": {"id": ""}})",
         "7: document.id: is empty"                                                                                                                   },
        {"a list of one",            with(R"("entities": {})"),
         "7: entities: expected an array, found an object"                                                                                            },
        {"a bare id",                with(R"("entities": ["Q159"])"),
         "7: entities[0]: expected an object, found a string"                                                                                         },
        {"deep in",
         with(
             R"("entities": [{"id": "Q1", "type": "State", "name": "A", "mentions": [{"start": -1}]}])"),
         "7: entities[0].mentions[0].start: expected a whole number of code points, found a "
         "number"                                                                                                                                     },
        {"beyond 32 bits",           with(R"("boilerplate": [{"start": 4294967296}])"),
         "7: boilerplate[0].start: expected a whole number of code points, found a number"                                                            },
        {"half a letter",            with(R"("boilerplate": [{"start": 1.5}])"),
         "7: boilerplate[0].start: expected a whole number of code points, found a number"                                                            },
        {"an id in a list",          event_with(R"("actors": ["Q1", 2])"),
         "7: events[0].actors[1]: expected a string, found a number"                                                                                  },
        {"no such day",              event_with(R"("date": "2021-02-29")"),
         "7: events[0].date: expected an ISO 8601 date that exists, found \"2021-02-29\""                                                             },
        {"a word for a number",      event_with(R"("confidence": "high")"),
         "7: events[0].confidence: expected a number, found a string"                                                                                 },
        {"a quad class and a half",  event_with(R"("quad": 1.5)"),
         "7: events[0].quad: expected a whole number, found a number"                                                                                 },
        {"a stance without anybody", event_with(R"("attribution": {"stance": "denies"})"),
         "7: events[0].attribution: no \"by\""                                                                                                        },
        {"silence is not actual",    with(R"("events": [{"id": "ev1", "type": "CONSULT"}])"),
         "7: events[0]: no \"modality\""                                                                                                              },
        {"a number for a flag",
         with(R"("relations": [{"type": "A", "from": "a", "to": "b", "former": 0}])"),
         "7: relations[0].former: expected true or false, found a number"                                                                             },
    }));
    INFO(row.why);
    CHECK(failure(row.line) == "records.jsonl:" + row.message);
}

TEST_CASE("deep nesting is refused, whatever its depth", "[ontology][json]") {
    const auto nested = [](std::size_t levels) {
        return with(R"("x": )" + std::string(levels, '[') + std::string(levels, ']'));
    };
    CHECK(failure(nested(99)) == "none");
    CHECK(failure(nested(100)) == "records.jsonl:7:172: nested deeper than 100 levels");
    CHECK(failure(nested(1'000'000)) == "records.jsonl:7:172: nested deeper than 100 levels");
    CHECK(failure(std::string(1'000'000, '[')) ==
          "records.jsonl:7:101: nested deeper than 100 levels");
}

TEST_CASE("a line of a great many values is refused before it fills the memory",
          "[ontology][json]") {
    std::string many(10'100'000, ',');
    for (std::size_t i = 0; i < many.size(); i += 2) many[i] = '0';
    CHECK(failure(with(R"("x": [)" + many + "0]")).find("more than 5000000 values") !=
          std::string::npos);
}

TEST_CASE("a damaged line gives a record or a message, never anything else", "[ontology][json]") {
    const std::string whole = to_json_line(test::record());
    std::mt19937 random(20220121);  // a fixed seed: the same damage each time
    std::size_t read = 0;
    for (int i = 0; i < 5000; ++i) {
        std::string line = whole;
        const std::size_t place = random() % line.size();
        switch (random() % 4) {
            case 0:
                line[place] = static_cast<char>(random());
                break;
            case 1:
                line.erase(place, 1 + random() % 20);
                break;
            case 2:
                line.insert(place, whole, random() % whole.size(), 1 + random() % 20);
                break;
            default:
                line.resize(place);
        }
        try {
            const Record record = parse_record(line, "a", 1);
            check_record(record, test::schema());
            check_quotes(record, test::article);
            const std::string line_of_it = to_json_line(record);
            REQUIRE(to_json_line(parse_record(line_of_it, "a", 1)) == line_of_it);
            ++read;
        } catch (const LoadError& error) {
            REQUIRE(std::string(error.what()).starts_with("a:1:"));
        }
    }
    CHECK(read > 100);  // damage inside a text still reads
}
