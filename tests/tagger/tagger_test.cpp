#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/tagger/train_tagger.hpp"
#include "tests/support/words.hpp"

using namespace entente;
using test::words;

namespace {

std::string joined(const std::vector<std::string>& tags) {
    std::string text;
    for (const std::string& tag : tags) text += (text.empty() ? "" : " ") + tag;
    return text;
}

/// Sentences that tell a person by "kata" and a town by "di".
std::vector<ConllSentence> lessons() {
    std::string text;
    for (const char* person : {"Anna Keller", "Budi Santoso", "Citra Dewi", "Olaf Berg"})
        for (const char* town : {"Kyiv", "Riga", "Jenewa"}) {
            const std::string name = person;
            const std::size_t gap = name.find(' ');
            text += "kata O\n" + name.substr(0, gap) + " B-PER\n" + name.substr(gap + 1) +
                    " I-PER\ndi O\n" + town + " B-LOC\n. O\n\n";
        }
    return read_conll(text, "lessons", ConllTags::needed);
}

TaggerModel learned() { return train_tagger(lessons(), {}, {}); }

std::string tag(const Tagger& tagger, const std::string& sentence) {
    const auto tokens = words(sentence);
    return joined(tagger.tag(std::vector<std::string_view>(tokens.begin(), tokens.end())));
}

/// The model's bytes with the right hash over what was changed in them.
std::string sealed(std::string bytes) {
    seal_model(bytes);
    return bytes;
}

}  // namespace

TEST_CASE("a tagger finds names it never saw by their company", "[tagger]") {
    const Tagger tagger(learned());
    CHECK(tag(tagger, "kata Dian Lestari di Ankara .") == "O B-PER I-PER O B-LOC O");
    CHECK(tag(tagger, "kata Anna Keller") == "O B-PER I-PER");
    CHECK(tag(tagger, "") == "");
}

TEST_CASE("the same sentences give the same model", "[tagger]") {
    CHECK(write_model(learned()) == write_model(learned()));
}

TEST_CASE("a model without capitals is told by its sentences", "[tagger]") {
    CHECK_FALSE(learned().caseless);
    const auto small = read_conll("kata O\nanna B-PER\n", "f", ConllTags::needed);
    CHECK(train_tagger(small, {}, {}).caseless);
}

TEST_CASE("tags become places in a name and back", "[tagger]") {
    struct Row {
        std::string why, iob, places, back;
    };
    const auto row = GENERATE(values<Row>({
        {"single and long",     "B-P O B-P I-P I-P",  "S-P O B-P I-P E-P",  "B-P O B-P I-P I-P"},
        {"side by side",        "B-P B-P I-P",        "S-P B-P E-P",        "B-P B-P I-P"      },
        {"an I- that is stray", "O I-P I-P",          "O B-P E-P",          "O B-P I-P"        },
        {"an I- of its own",    "B-P I-L O",          "S-P S-L O",          "B-P B-L O"        },
    }));
    INFO(row.why);
    const auto places = to_places(words(row.iob));
    CHECK(joined(places) == row.places);
    CHECK(joined(from_places(places)) == row.back);
}

TEST_CASE("only ways that make names are taken", "[tagger]") {
    struct Row {
        std::string a, b;
        bool may;
    };
    const auto row = GENERATE(values<Row>({
        {"O",   "B-P", true },
        {"O",   "I-P", false},
        {"O",   "E-P", false},
        {"B-P", "I-P", true },
        {"B-P", "E-P", true },
        {"B-P", "E-L", false},
        {"B-P", "O",   false},
        {"B-P", "S-P", false},
        {"E-P", "I-P", false},
        {"E-P", "B-P", true },
        {"",    "I-P", false},
        {"",    "S-P", true },
    }));
    INFO(row.a << ' ' << row.b);
    CHECK(may_follow(row.a, row.b) == row.may);
}

TEST_CASE("a model file gives the tagger back", "[tagger]") {
    const std::vector<ClusterRow> clusters{{"0", "kata", 5}, {"10", "Anna", 4}, {"11", "Kyiv", 3}};
    const std::vector<ListedName> names{{"Anna Keller", NameKind::person}};
    const TaggerModel model = train_tagger(lessons(), WordFacts::make(clusters, names), {});
    const std::string bytes = write_model(model);
    const TaggerModel back = read_model(bytes, "m");
    CHECK(write_model(back) == bytes);
    CHECK(tag(Tagger(back), "kata Dian di Ankara .") == tag(Tagger(model), "kata Dian di Ankara ."));
}

TEST_CASE("a proposal tells how sure the tagger is", "[tagger]") {
    const Tagger tagger(learned());
    const std::vector<std::string_view> seen{"kata", "Anna", "Keller", "di", "Kyiv", "."};
    const auto sure = tagger.propose(seen);
    REQUIRE(sure.size() == 2);
    CHECK(sure[0].span == TagSpan{1, 3, "PER"});
    CHECK(sure[0].confidence > 0.9);
    CHECK(sure[0].confidence <= 1);
    const std::vector<std::string_view> odd{"Zulu", "Kilo"};
    for (const auto& proposal : tagger.propose(odd))
        CHECK(proposal.confidence < sure[0].confidence);
    CHECK(tagger.propose({}).empty());
}

TEST_CASE("a damaged model is refused by name", "[tagger]") {
    const std::string bytes = write_model(learned());
    struct Row {
        std::string why, bytes, says;
    };
    std::string turned = bytes;
    turned[turned.size() / 2] = static_cast<char>(turned[turned.size() / 2] ^ 1);
    std::string label = bytes;
    label.back() = '\x7f';  // the label of the last weight
    const std::vector<Row> rows{
        {"nothing",              "",                             "does not begin"            },
        {"another file",         "<html>",                       "does not begin"            },
        {"cut short",            bytes.substr(0, 300),           "not those that were written"},
        {"one bit turned",       turned,                         "not those that were written"},
        {"cut short and sealed", sealed(bytes.substr(0, bytes.size() - 3)), "ends too early" },
        {"longer and sealed",    sealed(bytes + "x"),            "follows its end"           },
        {"no such label",        sealed(label),                  "label that is not there"   },
    };
    for (const Row& row : rows) {
        INFO(row.why);
        CHECK_THROWS_WITH(read_model(row.bytes, "m.tagger"),
                          Catch::StartsWith("m.tagger: no model of a tagger: ") &&
                              Catch::Contains(row.says));
    }
}
