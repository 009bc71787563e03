// From articles to records and stores.

#include <catch2/catch.hpp>

#include "program.hpp"
#include "src/store/store.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::vector<Record> records_in(const Folder& folder, std::string_view store) {
    return Store::open(folder / store, Store::Mode::read).records();
}

}  // namespace

TEST_CASE("neither threads nor order of arguments change a byte", "[cli][same_bytes]") {
    const Folder folder;
    write_articles(folder, 30);
    const Outcome once = run(folder, "entente read articles --threads 1");
    REQUIRE(once.code == 0);
    CHECK(count_lines(once.out) == 30);
    struct Row {
        std::string why, line;
    };
    const auto row = GENERATE(values<Row>({
        {"two threads",               "entente read articles --threads 2"                        },
        {"many threads",              "entente read articles --threads 16"                       },
        {"files by name, last first", "entente read $(ls -r articles/*.txt)"                     },
        {"a folder and files in it",  "entente read articles/7.txt articles articles/30.txt"     },
        {"another way to type it",    "entente read ./articles//"                                },
        {"into a file",               "entente read articles -o records.jsonl; cat records.jsonl"},
    }));
    INFO(row.why << ": " << row.line);
    const Outcome outcome = run(folder, row.line);
    CHECK(outcome.code == 0);
    CHECK(outcome.out == once.out);
}

TEST_CASE("a store gives the same graph as the records in it", "[cli][same_bytes]") {
    const Folder folder;
    write_articles(folder, 5);
    REQUIRE(run(folder, "entente read articles -o all.jsonl").code == 0);
    REQUIRE(run(folder, "entente build articles -o built.kg").code == 0);
    REQUIRE(run(folder,
                "entente read articles/1.txt articles/2.txt articles/3.txt -o some.jsonl && "
                "entente read articles/5.txt articles/4.txt articles/3.txt -o more.jsonl && "
                "entente add added.kg more.jsonl some.jsonl")
                .code == 0);
    CHECK(records_in(folder, "built.kg") == records_in(folder, "added.kg"));
    const auto format = GENERATE(std::string("graphml"), "dot", "jsonld");
    const auto view = GENERATE(std::string("full"), "actors");
    const std::string how = " --format " + format + " --view " + view;
    const std::string graph = run(folder, "entente export all.jsonl" + how).out;
    CHECK(graph.size() > 1000);
    CHECK(run(folder, "entente export built.kg" + how).out == graph);
    CHECK(run(folder, "entente export more.jsonl some.jsonl" + how).out == graph);
    CHECK(run(folder, "entente export - < all.jsonl" + how).out == graph);
}

TEST_CASE("an article read twice changes nothing", "[cli][once]") {
    const Folder folder;
    write_articles(folder, 3);
    REQUIRE(run(folder, "entente build articles -o world.kg").code == 0);
    const auto before = records_in(folder, "world.kg");
    folder.write("articles/copy.txt", article(2));
    folder.write("articles/new.txt", article(4));
    const Outcome again = run(folder, "entente build articles -o world.kg");
    CHECK(again.code == 0);
    CHECK(folder.files() == std::vector<std::string>{"articles", "world.kg"});
    CHECK_THAT(again.out, Catch::StartsWith("1 article read, 4 already there, 0 failed\n"));
    CHECK(records_in(folder, "world.kg").size() == before.size() + 1);
    // In one run too: the second of two files with the same bytes is there already.
    CHECK_THAT(run(folder, "entente build articles -o other.kg").out,
               Catch::StartsWith("4 articles read, 1 already there"));
    CHECK(count_lines(run(folder, "entente read articles").out) == 4);
}

TEST_CASE("names may hold anything a file system takes", "[cli]") {
    const auto name = GENERATE(std::string("dengan spasi.txt"), "Ünïcødé 記事.txt", "a,b.txt",
                               "-o.txt", "\xFF.txt", "quote\"'.txt");
    const Folder folder;
    folder.write("in/" + name, article(1));
    const Outcome listed = run(folder, "entente read in");
    CHECK(listed.code == 0);
    CHECK(count_lines(listed.out) == 1);
    const Outcome named = run(folder, "cd in; entente read -o ../out.jsonl -- *");
    INFO(named.err);
    CHECK(named.code == 0);
    CHECK(count_lines(folder.read("out.jsonl")) == 1);
}

TEST_CASE("an article may come from standard input", "[cli]") {
    const Folder folder;
    folder.write("a.txt", article(1));
    const Outcome outcome = run(folder, "entente read - < a.txt");
    CHECK(outcome.code == 0);
    CHECK_THAT(outcome.out, Catch::Contains("\"source\":\"-\""));
    CHECK(run(folder, "entente build - -o world.kg < a.txt").code == 0);
    CHECK_THAT(run(folder, "entente build a.txt -o world.kg").out,
               Catch::StartsWith("0 articles read, 1 already there"));
}

TEST_CASE("an article that does not date itself is dated by --published", "[cli]") {
    const Folder folder;
    folder.write("a.txt", "Rusia menyerang Ukraina\n\nRusia menyerang Ukraina, kata NATO.\n");
    CHECK_THAT(run(folder, "entente read a.txt").out, Catch::Contains("\"published\":null"));
    CHECK_THAT(run(folder, "entente read a.txt --published 2022-02-24").out,
               Catch::Contains("\"published\":\"2022-02-24\",\"published_from\":\"option\""));
}

TEST_CASE("build tells what it did and where to look next", "[cli]") {
    const Folder folder;
    write_articles(folder, 2);
    const Outcome outcome = run(folder, "entente build articles -o 'my world.kg'");
    CHECK(outcome.err == "");
    CHECK_THAT(
        outcome.out,
        Catch::Matches("2 articles read, 0 already there, 0 failed\n"
                       "new: [0-9]+ entities, [0-9]+ relations, [0-9]+ events, "
                       "[0-9]+ statements\n"
                       "my world.kg holds 2 documents; next: entente stats 'my world.kg'\n"));
}
