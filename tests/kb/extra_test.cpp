#include <catch2/catch.hpp>

#include "src/base/table_file.hpp"
#include "src/kb/tables.hpp"
#include "tests/kb/tables.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// The problems of an extra table with these bytes; empty when it is taken.
std::string problems_of(const std::string& text) {
    std::vector<Problem> problems;
    KbTables rows = rows_of(small_kb());
    try {
        add_extra(rows, TableFile::parse(text, "extra.tsv", {}), problems);
        compile(rows, problems);
        return {};
    } catch (const LoadError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("an extra table adds actors and names", "[kb][extra]") {
    const KnowledgeBase kb =
        KnowledgeBase::with_extra(small_kb(), ENTENTE_SOURCE_DIR "/tests/kb/extra.tsv");
    CHECK(kb.size() == small_kb().size() + 2);

    SECTION("a new actor gets the id of its type, name and state") {
        const auto actor = kb.find(local_id("Organization", "Trial Foundation", "Q1033"));
        REQUIRE(actor);
        CHECK(kb.actor(*actor).name_id == "Yayasan Percobaan");
        CHECK(kb.actor(*actor).state == kb.find("Q1033"));
        CHECK(kb.actor(*actor).weight == 40);
        CHECK(kb.actor(*actor).source == "own list");
        for (const char* name : {"Yayasan Percobaan", "Trial Foundation", "Yaper", "Percobaan"}) {
            INFO(name);
            REQUIRE(kb.lookup(name).size() == 1);
            CHECK(kb.reading(kb.lookup(name).front()).actor == *actor);
        }
    }
    SECTION("a known actor gets more names and stays what it is") {
        const ActorIndex russia = known(kb, "Q159");
        CHECK(kb.actor(russia).name_id == "Rusia");
        CHECK(kb.actor(russia).weight == 300);
        for (const char* name : {"Rusia", "Negeri Rus", "Rus"}) {
            INFO(name);
            REQUIRE(kb.lookup(name).size() == 1);
            CHECK(kb.reading(kb.lookup(name).front()).actor == russia);
        }
    }
    SECTION("whoever shares a known name steps back, however common") {
        const auto readings = kb.lookup("Sergey Lavrov");
        REQUIRE(readings.size() == 2);
        CHECK(kb.actor(kb.reading(readings[0]).actor).id == "Q58217");
        CHECK_FALSE(kb.reading(readings[0]).ambiguous);
        CHECK(kb.reading(readings[1]).ambiguous);
        CHECK(kb.reading(readings[1]).source == "extra");
    }
    SECTION("what was known stays known") {
        CHECK(kb.terms_of(known(kb, "Q58217")).size() == 2);
        CHECK(kb.neighbours(known(kb, "Q423"), known(kb, "Q884")));
    }
}

TEST_CASE("faults of an extra table are told with their place", "[kb][extra]") {
    struct Row {
        std::string why, text, problems;
    };
    const auto row = GENERATE(values<Row>({
        {"type and a name are enough", "type\tname_id\nGroup\tOrang Contoh\n",                      ""                               },
        {"no type",                    "name_id\nOrang Contoh\n",                                   "extra.tsv:1: no column \"type\""},
        {"an unknown type",            "type\tname_id\nGrup\tOrang Contoh\n",
         "extra.tsv:2:1: unknown type \"Grup\"; nearest is \"Group\""                                                                },
        {"no name",                    "type\tname_id\nGroup\t\n",
         "extra.tsv:2:7: no name; name_id or name_en has to be there"                                                                },
        {"an alias of marks",          "type\tname_id\taliases\nGroup\tOrang Contoh\t-;;Oco\n",
         "extra.tsv:2:20: \"-\" holds no letter or digit"                                                                            },
        {"another type than it has",   "id\ttype\tname_id\nQ159\tGroup\tRus\n",
         "extra.tsv:2:6: \"Q159\" is a State"                                                                                        },
        {"a state of nobody",          "type\tname_id\tstate\nGroup\tOrang Contoh\tQ2\n",
         "extra.tsv:2:20: \"Q2\" stands in no entity table"                                                                          },
        {"the same twice",             "type\tname_id\nGroup\tOrang Contoh\nGroup\tORANG contoh\n",
         "extra.tsv:3:1: id \"x-b628fe01162a\" stands already in extra.tsv:2"                                                        },
    }));
    INFO(row.why);
    CHECK(problems_of(row.text) == row.problems);
}
