#include "src/kb/knowledge_base.hpp"

#include <catch2/catch.hpp>

#include "src/base/json_file.hpp"
#include "src/kb/tables.hpp"
#include "tests/kb/tables.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::string iso(const std::optional<Date>& date) {
    return date ? date->iso() : "none";
}

std::string told(const Term& term) {
    return std::string(small_kb().actor(term.person).name_id) + ": " + std::string(term.office) +
           " of " + std::string(small_kb().actor(term.of).id) + ", " + iso(term.start) + " to " +
           iso(term.end) + ", seen " + iso(term.as_of);
}

std::string told(const AliasReading& reading) {
    return std::string(small_kb().actor(reading.actor).id) + " " +
           std::string(to_string(reading.kind)) + (reading.ambiguous ? " ambiguous" : "") +
           (reading.exact_case ? " exact" : "") + " \"" + std::string(reading.surface) + "\" " +
           std::string(reading.lang);
}

template <class Rows>
std::string lines(const Rows& rows) {
    std::string all;
    for (const auto& row : rows) all += told(row) + "\n";
    return all;
}

std::string looked_up(std::string_view name) {
    std::vector<AliasReading> found;
    for (const std::uint32_t i : small_kb().lookup(name)) found.push_back(small_kb().reading(i));
    return lines(found);
}

}  // namespace

TEST_CASE("an actor is its row", "[kb]") {
    const KnowledgeBase& kb = small_kb();
    CHECK(kb.size() == 28);

    const Actor state = kb.actor(known(kb, "Q958"));
    CHECK(state.id == "Q958");
    CHECK(state.type == "State");
    CHECK(state.name_id == "Sudan Selatan");
    CHECK(state.name_en == "South Sudan");
    CHECK_FALSE(state.state);
    CHECK(iso(state.start) == "2011-07-09");
    CHECK_FALSE(state.end);
    CHECK(state.weight == 300);
    CHECK(state.detail == "un_member");
    CHECK(state.source == "test");
    CHECK(state.wikidata());

    const Actor body = kb.actor(known(kb, "x-9a732884863b"));
    CHECK(body.detail == "ministry_of_foreign_affairs");
    CHECK(kb.actor(body.state.value()).id == "Q159");
    CHECK_FALSE(body.wikidata());
}

TEST_CASE("actors are found by id alone", "[kb]") {
    struct Row {
        std::string why, id;
        bool found;
    };
    const auto row = GENERATE(values<Row>({
        {"there",                 "Q159",                  true },
        {"local",                 "x-9a732884863b",        true },
        {"not there",             "Q160",                  false},
        {"a local one not there", "x-000000000000",        false},
        {"a leading zero",        "Q0159",                 false},
        {"small q",               "q159",                  false},
        {"no number",             "Q",                     false},
        {"something after it",    "Q159 ",                 false},
        {"capital hex digits",    "x-9A732884863B",        false},
        {"beyond 64 bits",        "Q99999999999999999999", false},
        {"nothing",               "",                      false},
    }));
    INFO(row.why << ": " << row.id);
    const auto found = small_kb().find(row.id);
    REQUIRE(found.has_value() == row.found);
    if (found) CHECK(small_kb().actor(*found).id == row.id);
}

TEST_CASE("further columns are properties", "[kb]") {
    struct Row {
        std::string why, id, column, value;
    };
    const auto row = GENERATE(values<Row>({
        {"code of a state",        "Q159",   "iso2",    "RU"        },
        {"capital by id",          "Q159",   "capital", "Q649"      },
        {"an empty cell",          "Q1049",  "capital", ""          },
        {"birth of a person",      "Q58217", "birth",   "1950-03-21"},
        {"latitude of a place",    "Q649",   "lat",     "55.7522"   },
        {"column of other tables", "Q649",   "iso2",    ""          },
        {"no such column",         "Q649",   "colour",  ""          },
    }));
    INFO(row.why);
    CHECK(small_kb().property(known(small_kb(), row.id), row.column) == row.value);
}

TEST_CASE("a name in full has all its readings, the best first", "[kb]") {
    struct Row {
        std::string why, name, readings;
    };
    const auto row = GENERATE(values<Row>({
        {"one reading",                  "Sudan Selatan",  "Q958 name \"Sudan Selatan\" id\n"       },
        {"case and marks fold away",     "GUINEA  bissau", "Q1007 name \"Guinea-Bissau\" any\n"     },
        {"short form told ambiguous",    "AS",             "Q30 acronym ambiguous exact \"AS\" id\n"},
        {"a name told to be an acronym", "nato",           "Q7184 acronym exact \"NATO\" en\n"      },
        {"clear before ambiguous",       "Moskow",
         "Q649 name \"Moskow\" id\nQ159 metonym ambiguous \"Moskow\" any\n"                         },
        {"demonym of two, by position",  "Korean",
         "Q423 demonym ambiguous \"Korean\" en\nQ884 demonym ambiguous \"Korean\" en\n"             },
        {"nobody",                       "Atlantis",       ""                                       },
        {"part of a name",               "Selatan",        ""                                       },
        {"marks alone",                  "--",             ""                                       },
        {"nothing",                      "",               ""                                       },
    }));
    INFO(row.why << ": " << row.name);
    CHECK(looked_up(row.name) == row.readings);
}

TEST_CASE("persons of one name are ambiguous unless one is far more common", "[kb]") {
    // Weights 30 and 20, then 60 and 30.
    CHECK(looked_up("Ana Ganda") ==
          "x-c6947c1d03a9 name ambiguous \"Ana Ganda\" any\n"
          "x-1018d2ba8cfb name ambiguous \"Ana Ganda\" any\n");
    CHECK(looked_up("Iva Umum") ==
          "x-a1a22137ada4 name \"Iva Umum\" any\n"
          "x-4ba29b16d1f2 name ambiguous \"Iva Umum\" any\n");
}

TEST_CASE("readings of one actor stand together", "[kb]") {
    const KnowledgeBase& kb = small_kb();
    const auto [first, last] = kb.readings_of(known(kb, "Q30"));
    std::vector<AliasReading> readings;
    for (std::uint32_t i = first; i < last; ++i) readings.push_back(kb.reading(i));
    CHECK(lines(readings) ==
          "Q30 name \"Amerika Serikat\" id\n"
          "Q30 name \"United States\" en\n"
          "Q30 alias ambiguous \"Amerika\" id\n"
          "Q30 acronym ambiguous exact \"A.S.\" id\n"
          "Q30 acronym ambiguous exact \"AS\" id\n"
          "Q30 demonym \"American\" en\n");
}

TEST_CASE("offices have labels", "[kb][terms]") {
    const KnowledgeBase& kb = small_kb();
    const auto office = kb.office("head_of_state");
    REQUIRE(office);
    CHECK(office->label_id == "kepala negara");
    CHECK(office->label_en == "head of state");
    CHECK(office->wikidata == "Q48352");
    CHECK_FALSE(kb.office("king"));
    CHECK(kb.offices().size() == 2);
    CHECK(kb.offices().front().name == "head_of_state");
}

TEST_CASE("who held an office, in the order of time", "[kb][terms]") {
    const KnowledgeBase& kb = small_kb();
    CHECK(lines(kb.holders("minister_of_foreign_affairs", known(kb, "Q159"))) ==
          "Oleg Lavrov: minister_of_foreign_affairs of Q159, 1998 to 2004-03, seen none\n"
          "Sergey Lavrov: minister_of_foreign_affairs of Q159, 2004-03-09 to none, seen "
          "2022-07-01\n");
    CHECK(lines(kb.terms_of(known(kb, "Q58217"))) ==
          "Sergey Lavrov: head_of_state of Q159, 1990 to 1991, seen none\n"
          "Sergey Lavrov: minister_of_foreign_affairs of Q159, 2004-03-09 to none, seen "
          "2022-07-01\n");
    CHECK(kb.holders("head_of_state", known(kb, "Q30")).empty());
    CHECK(kb.holders("king", known(kb, "Q30")).empty());
    CHECK(kb.terms_of(known(kb, "Q30")).empty());
    CHECK(kb.terms_of(known(kb, "Q7821917")).front().title_en == "Secretary of State");
}

TEST_CASE("the body of a class: what still exists before what was bigger", "[kb]") {
    const KnowledgeBase& kb = small_kb();
    const auto body = kb.body_of("ministry_of_foreign_affairs", known(kb, "Q159"));
    REQUIRE(body);
    CHECK(kb.actor(*body).name_id == "Kementerian Luar Negeri Rusia");
    CHECK_FALSE(kb.body_of("ministry_of_foreign_affairs", known(kb, "Q30")));
    CHECK_FALSE(kb.body_of("ministry_of_magic", known(kb, "Q159")));
    // A class of places is no class of bodies.
    CHECK_FALSE(kb.body_of("city", known(kb, "Q159")));
}

TEST_CASE("persons by surname", "[kb]") {
    struct Row {
        std::string why, surname, ids;
    };
    const auto row = GENERATE(values<Row>({
        {"the most common first", "lavrov", "Q58217 x-29d17db1356a"},
        {"junior is no surname",  "contoh", "x-94e26dd9a302"       },
        {"nobody is called so",   "jr",     ""                     },
        {"a first name is none",  "sergey", ""                     },
        {"states have none",      "utara",  ""                     },
        {"nothing",               "",       ""                     },
    }));
    INFO(row.why);
    CHECK(ids(small_kb(), small_kb().by_surname(row.surname)) == row.ids);
}

TEST_CASE("full members, and when", "[kb]") {
    struct Row {
        std::string why, who, organisation, day;
        bool member;
    };
    const auto row = GENERATE(values<Row>({
        {"since",                    "Q30",   "Q7184", "2022-01-21", true },
        {"the first day counts",     "Q30",   "Q7184", "1949-08-24", true },
        {"not before",               "Q30",   "Q7184", "1949-08-23", false},
        {"the year is enough",       "Q30",   "Q7184", "1949",       true },
        {"today, with no end",       "Q30",   "Q7184", "",           true },
        {"a partner is no member",   "Q159",  "Q7184", "2000",       false},
        {"it has ended",             "Q1032", "Q1065", "",           false},
        {"before it ended",          "Q1032", "Q1065", "1965-05",    true },
        {"after it ended",           "Q1032", "Q1065", "1971",       false},
        {"never was",                "Q1049", "Q7184", "",           false},
        {"not the other way around", "Q7184", "Q30",   "",           false},
    }));
    INFO(row.why);
    const KnowledgeBase& kb = small_kb();
    CHECK(kb.member(known(kb, row.who), known(kb, row.organisation), Date::parse(row.day)) ==
          row.member);
}

TEST_CASE("memberships from both ends", "[kb]") {
    const KnowledgeBase& kb = small_kb();
    const auto told_all = [&kb](const std::vector<Membership>& all) {
        std::string text;
        for (const Membership& m : all)
            text += std::string(kb.actor(m.member).id) + " in " +
                    std::string(kb.actor(m.organisation).id) + " " + std::string(m.status) + " " +
                    iso(m.start) + " " + iso(m.end) + "\n";
        return text;
    };
    CHECK(told_all(kb.memberships_of(known(kb, "Q30"))) ==
          "Q30 in Q1065 full 1945-10-24 none\nQ30 in Q7184 full 1949-08-24 none\n");
    CHECK(told_all(kb.members_of(known(kb, "Q7184"))) ==
          "Q30 in Q7184 full 1949-08-24 none\nQ159 in Q7184 partner 1994 2014\n");
    CHECK(kb.memberships_of(known(kb, "Q7184")).empty());
}

TEST_CASE("borders hold both ways", "[kb]") {
    const KnowledgeBase& kb = small_kb();
    CHECK(kb.neighbours(known(kb, "Q1032"), known(kb, "Q1033")));
    CHECK(kb.neighbours(known(kb, "Q1033"), known(kb, "Q1032")));
    CHECK_FALSE(kb.neighbours(known(kb, "Q1032"), known(kb, "Q423")));
    CHECK_FALSE(kb.neighbours(known(kb, "Q1032"), known(kb, "Q1032")));
}

TEST_CASE("an index from elsewhere is our own mistake", "[kb]") {
    const KnowledgeBase& kb = small_kb();
    CHECK_THROWS_AS(kb.actor(static_cast<ActorIndex>(kb.size())), std::logic_error);
    CHECK_THROWS_AS(kb.reading(static_cast<std::uint32_t>(kb.readings())), std::logic_error);
    CHECK_THROWS_AS(kb.property(0xffffffff, "iso2"), std::logic_error);
    CHECK_THROWS_AS(kb.readings_of(0xffffffff), std::logic_error);
}

TEST_CASE("local ids are the hash of type, folded name and what tells homonyms apart", "[kb]") {
    struct Row {
        std::string why, type, name, apart, id;
    };
    // printf 'Person\nana ganda\nQ1032' | sha256sum
    const auto row = GENERATE(values<Row>({
        {"all three",            "Person", "Ana Ganda",    "Q1032", "x-c6947c1d03a9"},
        {"folded first",         "Person", "ANA  Ganda",   "Q1032", "x-c6947c1d03a9"},
        {"another state",        "Person", "Ana Ganda",    "Q1033", "x-1018d2ba8cfb"},
        {"apostrophes fall out", "Place",  "Bol'sheretsk", "Q159",  "x-17002929a77d"},
        {"nothing apart",        "Place",  "Sohano",       "",      "x-82cdcbc42991"},
    }));
    INFO(row.why);
    CHECK(local_id(row.type, row.name, row.apart) == row.id);
}

TEST_CASE("each table holds a type of the ontology, and each type has a table", "[kb]") {
    const std::filesystem::path folder = ENTENTE_SOURCE_DIR "/ontology/schema/entity";
    if (!std::filesystem::exists(folder)) {
        WARN("no ontology/schema/entity yet");
        return;
    }
    std::size_t types = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".json") continue;
        const JsonValue type = load_json(file.path());
        const JsonValue* name = type.find("name");
        REQUIRE((name != nullptr && name->string() != nullptr));
        INFO(*name->string());
        types += entity_table(*name->string()) != nullptr ? 1U : 0U;
    }
    CHECK(types == entity_tables().size());
}
