#include <catch2/catch.hpp>

#include "program.hpp"

using entente::test::Folder;
using entente::test::run;

TEST_CASE("records are scored against gold", "[cli][score]") {
    const Folder folder;
    const auto outcome =
        run(folder, "entente read samples/articles | entente score samples/gold -");
    INFO(outcome.out << outcome.err);
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK_THAT(outcome.out, Catch::Contains("   gold  found  right\nentities ") &&
                                Catch::Contains("\noffices ") &&
                                Catch::Contains("\nfine type right "));
}

TEST_CASE("errors are shown with rule, place and sentence", "[cli][score]") {
    const Folder folder;
    CHECK(run(folder, "entente read samples/articles -o r.jsonl").code == 0);
    const auto outcome = run(
        folder, "entente score samples/gold r.jsonl --errors --per-file --sources samples/articles");
    CHECK_THAT(outcome.out, Catch::StartsWith("2022-01-12-brussel\n") &&
                                Catch::Contains("\n  missed   event     ") &&
                                Catch::Contains("                     at ") &&
                                Catch::Contains("2022-06-30-moskow entities "));
}

TEST_CASE("articles may be chosen, and must have a record", "[cli][score]") {
    const Folder folder;
    CHECK(run(folder, "entente read samples/articles/2022-01-12-brussel.txt -o r.jsonl").code == 0);
    CHECK(run(folder, "entente score samples/gold r.jsonl --only 2022-01").code == 0);
    const auto all = run(folder, "entente score samples/gold r.jsonl");
    CHECK(all.code == 1);
    CHECK_THAT(all.out, Catch::Contains("no record for 1 file(s): 2022-06-30-moskow\n"));
    const auto low = run(folder, "entente score samples/gold r.jsonl --only 2022-01 --min events=1");
    CHECK(low.code == 1);
    CHECK_THAT(low.out, Catch::Contains("falls short: events "));
}

TEST_CASE("wrong calls of score are told", "[cli][score]") {
    struct Row {
        std::string line, says;
        int code;
    };
    const auto row = GENERATE(values<Row>({
        {"entente score samples/gold",                           "needs a folder of gold",              2},
        {"entente score samples/gold r.jsonl --min event=0.5",   "nearest is \"events\"",               2},
        {"entente score samples/gold r.jsonl --min events",      "expected a number behind the sign",   2},
        {"entente score samples/articles r.jsonl",               "holds no file NAME.gold.json",        1},
        {"entente score nowhere r.jsonl",                        "no folder of gold annotations",       1},
        {"entente score samples/gold nothing.jsonl",             "nothing.jsonl",                       1},
    }));
    const Folder folder;
    const auto outcome = run(folder, row.line);
    INFO(row.line << ": " << outcome.err);
    CHECK(outcome.code == row.code);
    CHECK_THAT(outcome.err, Catch::Contains(row.says));
}
