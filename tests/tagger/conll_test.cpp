#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/tagger/conll.hpp"
#include "tests/support/words.hpp"

using namespace entente;
using test::words;

namespace {

std::string show(const std::vector<TagSpan>& spans) {
    std::string text;
    for (const TagSpan& span : spans)
        text += (text.empty() ? "" : " ") + std::to_string(span.first) + '-' +
                std::to_string(span.last) + span.type;
    return text;
}

}  // namespace

TEST_CASE("columns are read whatever parts them", "[tagger][conll]") {
    struct Row {
        std::string why, text, tokens, tags;
    };
    const auto row = GENERATE(values<Row>({
        {"a tab",                        "Kyiv\tB-LOC\n",                "Kyiv",      "B-LOC" },
        {"columns between are not ours", "Kyiv PROPN x B-LOC\n",         "Kyiv",      "B-LOC" },
        {"line ends of other systems",   "Kyiv\tB-LOC\r\nitu\tO\r\n",    "Kyiv itu",  "B-LOC O"},
        {"no line end at the end",       "Kyiv\tB-LOC\nitu\tO",          "Kyiv itu",  "B-LOC O"},
        {"blanks around",                "  Kyiv  B-LOC \n",             "Kyiv",      "B-LOC" },
        {"bytes that are no UTF-8",      "K\xffyiv\tO\n",                "K\uFFFDyiv", "O"     },
    }));
    INFO(row.why);
    const auto sentences = read_conll(row.text, "f", ConllTags::needed);
    REQUIRE(sentences.size() == 1);
    CHECK(sentences[0].tokens == words(row.tokens));
    CHECK(sentences[0].tags == words(row.tags));
}

TEST_CASE("blank lines part sentences, which know their line", "[tagger][conll]") {
    const auto sentences = read_conll("\na O\nb O\n\n \t\nc O\n", "f", ConllTags::needed);
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0].line == 2);
    CHECK(sentences[0].rows == std::vector<std::string>{"a O", "b O"});
    CHECK(sentences[1].line == 6);
    CHECK(read_conll("\n\n", "f", ConllTags::needed).empty());
}

TEST_CASE("a line without its tag is told with its place", "[tagger][conll]") {
    struct Row {
        std::string why, text, says;
    };
    const auto row = GENERATE(values<Row>({
        {"one column",   "Kyiv B-LOC\nitu\n", "f:2: expected a token"       },
        {"no such tag",  "Kyiv X-LOC\n",      "found \"X-LOC\""             },
        {"no type",      "Kyiv B-\n",         "f:1: expected a token"       },
        {"a number",     "Kyiv 3\n",          "O, B-TYPE or I-TYPE"         },
    }));
    INFO(row.why);
    CHECK_THROWS_WITH(read_conll(row.text, "f", ConllTags::needed), Catch::Contains(row.says));
    CHECK_NOTHROW(read_conll(row.text, "f", ConllTags::ignored));
}

TEST_CASE("names are read off tags as conlleval does", "[tagger][conll]") {
    struct Row {
        std::string why, tags, spans;
    };
    const auto row = GENERATE(values<Row>({
        {"none",                              "O O",                   ""             },
        {"one of two tokens",                 "O B-P I-P O",           "1-3P"         },
        {"two side by side",                  "B-P B-P",               "0-1P 1-2P"    },
        {"an I- that continues nothing",      "O I-P I-P",             "1-3P"         },
        {"an I- of another type",             "B-P I-L I-L",           "0-1P 1-3L"    },
        {"an I- behind an O",                 "B-P O I-P",             "0-1P 2-3P"    },
        {"up to the end",                     "O B-L I-L",             "1-3L"         },
    }));
    INFO(row.why);
    const auto spans = spans_of(words(row.tags));
    CHECK(show(spans) == row.spans);
    CHECK(spans_of(tags_of(spans, words(row.tags).size())) == spans);
}

TEST_CASE("a name counts when place and type are right", "[tagger][conll]") {
    TagScores scores;
    scores.add(words("B-P I-P O B-L"), words("B-P I-P O B-P"));
    scores.add(words("B-P I-P"), words("B-P O"));
    CHECK(scores.all().gold == 3);
    CHECK(scores.all().found == 3);
    CHECK(scores.all().right == 1);
    CHECK(scores.all().f1() == Approx(1.0 / 3));
    CHECK(scores.by_type().at("L").recall() == 0);
    CHECK(TagScores().all().f1() == 0);
}
