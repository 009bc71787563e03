#include <catch2/catch.hpp>

#include "program.hpp"
#include "src/base/file.hpp"
#include "src/base/hash.hpp"

using namespace entente;
using entente::test::Folder;
using entente::test::run;

namespace {

const std::string header = "article\tstart\ttype\tmodality\tactors\trecipients\tpart\n";

/// The act of test::article(), told in each of so many.
std::string rows(int count, const std::string& part) {
    std::string all = header;
    for (int number = 1; number <= count; ++number) {
        const std::string text = test::article(number);
        all += std::to_string(number) + '\t' + std::to_string(text.rfind("bertemu")) +
               "\tCONSULT\tactual\tSergey Lavrov=Lavrov|Antony Blinken\t\t" + part + '\n';
    }
    return all;
}

}  // namespace

TEST_CASE("what is learned of acts is the same each time", "[cli][acts]") {
    const Folder folder;
    test::write_articles(folder, 4);
    folder.write("acts.tsv", rows(3, "train") + rows(4, "test").substr(rows(3, "test").size()));
    const auto trained = run(folder, "entente train acts --acts acts.tsv articles -o a.model");
    INFO(trained.err);
    REQUIRE(trained.code == 0);
    CHECK_THAT(trained.out, Catch::StartsWith("3 articles, "));
    run(folder, "entente train acts --acts acts.tsv articles/3.txt articles -o b.model");
    CHECK(folder.read("a.model") == folder.read("b.model"));
    CHECK_THAT(folder.read("a.model"), Catch::StartsWith("ENTENTE ACTS 1\n"));
}

TEST_CASE("what acts can not be learned from is told with its place", "[cli][acts]") {
    struct Row {
        std::string why, line, says;
        int code;
    };
    const auto row = GENERATE(values<Row>({
        {"no table",          "articles -o m", "which acts do they tell? --acts TABLE", 2},
        {"no articles",       "--acts acts.tsv -o m", "which articles?", 2},
        {"no output",         "--acts acts.tsv articles", "-o", 2},
        {"no such table",     "--acts none.tsv articles -o m", "none.tsv", 1},
        {"another's table",   "--acts samples/sentences.conll articles -o m", "sentences.conll:1", 1},
        {"no such type",      "--acts bad.tsv articles -o m", "bad.tsv:2", 1},
        {"none of its articles", "--acts other.tsv articles -o m",
         "other.tsv: none of its articles with part train is among those named", 1},
        {"all put aside",     "--acts test.tsv articles -o m",
         "test.tsv: none of its articles with part train is among those named", 1},
    }));
    const Folder folder;
    test::write_articles(folder, 2);
    folder.write("acts.tsv", rows(2, "train"));
    folder.write("test.tsv", rows(2, "test"));
    folder.write("other.tsv", header + "99\t1\tAID\tactual\tIran\t\ttrain\n");
    folder.write("bad.tsv", header + "1\t1\tHUG\tactual\tIran\t\ttrain\n");
    INFO(row.why);
    const auto outcome = run(folder, "entente train acts " + row.line);
    INFO(outcome.err);
    CHECK(outcome.code == row.code);
    CHECK_THAT(outcome.err, Catch::Contains(row.says));
}

TEST_CASE("the program's model of acts is the one its card describes", "[cli][acts]") {
    const std::filesystem::path root = ENTENTE_SOURCE_DIR;
    const std::string hash = sha256_hex(read_file(root / "data/id/acts.model"));
    CHECK_THAT(read_file(root / "docs/acts.md"), Catch::Contains(hash));
}
