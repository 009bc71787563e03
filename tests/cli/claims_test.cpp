// From stores and records to graphs, pictures, counts and verdicts.

#include <catch2/catch.hpp>

#include "program.hpp"

using namespace entente::test;

namespace {

void replace(std::string& text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != text.npos);
    text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("an export is what its name says", "[cli][export]") {
    struct Row {
        std::string file, options, begins;
    };
    const auto row = GENERATE(values<Row>({
        {"a.graphml", "",             "<?xml"  },
        {"a.dot",     "",             "digraph"},
        {"a.jsonld",  "",             "{"      },
        {"a.DOT",     "",             "digraph"},
        {"a.txt",     "--format dot", "digraph"},
        {"a.graphml", "--format dot", "digraph"},
    }));
    INFO(row.file << ' ' << row.options);
    const Folder folder;
    copy_world(folder, "world.kg");
    const Outcome outcome =
        run(folder, "entente export world.kg -o " + row.file + ' ' + row.options);
    CHECK(outcome.code == 0);
    CHECK(outcome.out + outcome.err == "");
    CHECK_THAT(folder.read(row.file), Catch::Contains(row.begins));
    CHECK(folder.files() == std::vector<std::string>{row.file, "world.kg"});
}

TEST_CASE("filters choose what is exported", "[cli][export]") {
    struct Row {
        std::string why, filter, has, lacks;
    };
    // The store tells of Lavrov and Blinken, who met on 2022-01-21.
    const auto row = GENERATE(values<Row>({
        {"everything",                   "",                                 "Blinken",         "nothing at all" },
        {"a view without events",        "--view actors",                    "Blinken",         "REPORTED_IN"    },
        {"by type, in any case",         "--type person",                    "Blinken",         "Amerika Serikat"},
        {"several types",                "--type Person,State,HOLDS_OFFICE", "Amerika Serikat", "CONSULT"        },
        {"before it happened",           "--until 2022-01-20",               "digraph",         "Blinken"        },
        {"since it happened",            "--since 2022-01-21",               "Blinken",         "nothing at all" },
        {"around one actor",             "--about Lavrov --hops 0",          "Lavrov",          "Blinken"        },
        {"told by more than there are",  "--min-reports 4",                  "digraph",         "CONSULT"        },
        {"told by as many as there are", "--min-reports 3",                  "CONSULT",         "nothing at all" },
    }));
    INFO(row.why << ": " << row.filter);
    const Folder folder;
    copy_world(folder, "world.kg");
    const Outcome outcome = run(folder, "entente export world.kg --format dot " + row.filter);
    CHECK(outcome.code == 0);
    CHECK_THAT(outcome.out, Catch::Contains(row.has));
    CHECK_THAT(outcome.out, !Catch::Contains(row.lacks));
}

TEST_CASE("an empty result is said, not hidden", "[cli][export]") {
    const Folder folder;
    copy_world(folder, "world.kg");
    const Outcome outcome = run(folder, "entente export world.kg --format dot --until 1999");
    CHECK(outcome.code == 0);
    CHECK(outcome.err == "entente: nothing passes these filters\n");
}

TEST_CASE("a picture is what its name says", "[cli][draw]") {
    struct Row {
        std::string file, options, begins;
    };
    const auto row = GENERATE(values<Row>({
        {"a.svg",   "",                                    "<?xml"  },
        {"a.png",   "",                                    "\x89PNG"},
        {"a.pdf",   "",                                    "%PDF"   },
        {"picture", "--format svg --title 'Ω & <title>'", "<?xml"  },
    }));
    INFO(row.file);
    const Folder folder;
    copy_world(folder, "world.kg");
    const Outcome outcome = run(folder, "entente draw world.kg -o " + row.file + ' ' + row.options);
    CHECK(outcome.code == 0);
    CHECK(outcome.out + outcome.err == "");
    CHECK(folder.read(row.file).starts_with(row.begins));
}

TEST_CASE("counts of a store are those of its records", "[cli][stats]") {
    const Folder folder;
    write_articles(folder, 3);
    copy_world(folder, "world.kg");
    const Outcome stats = run(folder, "entente stats world.kg");
    CHECK(stats.code == 0);
    CHECK_THAT(stats.out, Catch::StartsWith("documents   3 (published "));
    CHECK_THAT(stats.out, Catch::Contains("Sergey Lavrov (Person, Q58217)"));
    CHECK(run(folder, "entente read articles | entente stats -").out == stats.out);
    const Outcome json = run(folder, "entente stats world.kg --json");
    CHECK_THAT(json.out, Catch::StartsWith("{\n  \"documents\": 3,"));
    // One meeting told by three articles is one event.
    CHECK_THAT(json.out, Catch::Contains("\"CONSULT\": {\"actual\": 1}"));
    CHECK_THAT(json.out, Catch::Contains("\"statements\": 3,"));
}

TEST_CASE("check finds what breaks a law", "[cli][check]") {
    const Folder folder;
    write_articles(folder, 2);
    std::string records = run(folder, "entente read articles").out;
    struct Row {
        std::string why, from, to, says;
    };
    const auto row = GENERATE(values<Row>({
        {"a type nobody knows",           "\"type\":\"Person\"",        "\"type\":\"Persn\"",       "Persn"               },
        {"an entity nobody declared",     "\"actors\":[\"Q",            "\"actors\":[\"Q9",         "events["             },
        {"no such modality",              "\"modality\":\"actual\"",    "\"modality\":\"perhaps\"", "perhaps"             },
        {"words that do not stand there", "\"text\":\"Sergey Lavrov\"",
         "\"text\":\"Sergei Lavrov\"",                                                              "Sergei Lavrov"       },
        {"another file",                  "\"id\":\"sha256:",           "\"id\":\"sha256:0",        "articles/1.txt"      },
        {"a source that is not there",    "articles/1.txt",             "articles/9.txt",           "no file of this name"},
    }));
    INFO(row.why);
    const std::string line = "entente check records.jsonl --sources .";
    folder.write("records.jsonl", records);
    CHECK(run(folder, line).code == 0);
    replace(records, row.from, row.to);
    folder.write("records.jsonl", records);
    const Outcome outcome = run(folder, line);
    INFO(outcome.err);
    CHECK(outcome.code == 1);
    CHECK_THAT(outcome.err, Catch::StartsWith("entente: ") && Catch::Contains(row.says));
    CHECK_THAT(outcome.out, Catch::Contains("problem"));
}

TEST_CASE("check finds sources wherever they were moved", "[cli][check]") {
    const Folder folder;
    write_articles(folder, 2);
    folder.write("elsewhere/1.txt", "another article of the same name");
    REQUIRE(run(folder, "entente build articles -o world.kg").code == 0);
    const auto sources = GENERATE(std::string("."), "articles", "$PWD", "./articles/");
    INFO(sources);
    const Outcome outcome = run(folder, "entente check world.kg --sources \"" + sources + '"');
    CHECK(outcome.err == "");
    CHECK(outcome.code == 0);
    CHECK_THAT(outcome.out, Catch::Contains("2 documents") && Catch::Contains("all obey"));
}

TEST_CASE("a record that breaks the ontology is refused by name", "[cli][add]") {
    const Folder folder;
    write_articles(folder, 2);
    std::string records = run(folder, "entente read articles").out;
    replace(records, "\"type\":\"Person\"", "\"type\":\"Persn\"");
    folder.write("records.jsonl", records);
    const Outcome outcome = run(folder, "entente add world.kg records.jsonl");
    CHECK(outcome.code == 1);
    CHECK_THAT(outcome.out, Catch::StartsWith("1 added, 0 already there, 1 refused"));
    CHECK_THAT(outcome.err, Catch::Contains("records.jsonl: sha256:") && Catch::Contains("Persn"));
}

TEST_CASE("the ontology is listed and described", "[cli][ontology]") {
    struct Row {
        std::string line, says;
    };
    const auto row = GENERATE(values<Row>({
        {"entente ontology",              "HOLDS_OFFICE"           },
        {"entente ontology Person",       "Person (entity)"        },
        {"entente ontology holds_office", "HOLDS_OFFICE (relation)"},
        {"entente ontology consult",      "planned     AGREE"      },
        {"entente ontology --markdown",   "# What can be said"     },
    }));
    INFO(row.line);
    const Outcome outcome = run(Folder(), row.line);
    CHECK(outcome.code == 0);
    CHECK_THAT(outcome.out, Catch::Contains(row.says));
}
