#include <catch2/catch.hpp>

#include "tests/ontology/example.hpp"

using namespace entente;

TEST_CASE("PLOVER's category follows from act and modality", "[ontology][plover]") {
    struct Row {
        std::string why, act, modality, category;
        int quad;
    };
    const auto row = GENERATE(values<Row>({
        {"a meeting that took place",              "CONSULT",   "actual",       "CONSULT",  1},
        {"cooperation to come is a promise",       "CONSULT",   "planned",      "AGREE",    1},
        {"... signatures included",                "SUPPORT",   "planned",      "AGREE",    1},
        {"... and then it is only verbal",         "AID",       "planned",      "AGREE",    1},
        {"...",                                    "COOPERATE", "planned",      "AGREE",    1},
        {"a withdrawal announced is a concession", "RETREAT",   "planned",      "CONCEDE",  1},
        {"a withdrawal done is material",          "RETREAT",   "actual",       "RETREAT",  2},
        {"a concession to come is one already",    "CONCEDE",   "planned",      "CONCEDE",  1},
        {"a demand announced is made",             "REQUEST",   "planned",      "REQUEST",  3},
        {"a refusal announced is made",            "REJECT",    "planned",      "REJECT",   3},
        {"an attack to come is a threat",          "ASSAULT",   "planned",      "THREATEN", 3},
        {"sanctions to come are a threat",         "SANCTION",  "planned",      "THREATEN", 3},
        {"what is feared is no event",             "ASSAULT",   "hypothetical", "",         4},
        {"not to have met refuses nothing",        "CONSULT",   "negated",      "",         1},
        {"a denied attack is none",                "ASSAULT",   "negated",      "",         4},
        {"a modality nobody knows has none",       "CONSULT",   "rumoured",     "",         1},
    }));
    INFO(row.why << ": " << row.modality << ' ' << row.act);
    const EventType* type = test::schema().event(row.act);
    REQUIRE(type);
    CHECK(type->category(row.modality) == row.category);
    CHECK(test::schema().quad(*type, row.modality) == row.quad);
}

TEST_CASE("what is not done never counts as the act done", "[ontology][plover]") {
    for (const EventType& type : test::schema().events()) {
        INFO(type.name);
        CHECK(type.category("actual") == type.name);
        CHECK(type.category("negated").empty());
        CHECK(type.category("hypothetical").empty());
        const EventType* planned = test::schema().event(type.category("planned"));
        REQUIRE(planned);
        CHECK((planned->quad == 1 || planned->quad == 3));  // a plan is words
    }
}
