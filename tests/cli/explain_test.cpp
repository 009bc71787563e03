#include <catch2/catch.hpp>

#include "program.hpp"

using entente::test::Folder;
using entente::test::run;

TEST_CASE("explain shows readings, titles and events with their reasons", "[cli][explain]") {
    const Folder folder;
    folder.write("a.txt",
                 "Sikap AS\n\nMOSKOW - Georgia menolak usulan Menlu AS. Rusia mengecam Georgia.\n\n"
                 "Baca juga: Lain-lain\n");
    struct Row {
        std::string why, options;
        std::vector<std::string> shown;
    };
    const auto row = GENERATE(values<Row>({
        {"readings, best first", "--find Georgia",
         {"Q230 Georgia (State)", "Q1428 Georgia (AS) (Place): an ordinary word", "a state of that name",
          "menolak", "root tolak", "the day of the article is not told"}},
        {"who held the office, and why the state acts", "--find usulan --published 2022-01-20",
         {"published 2022-01-20", "held by Q7821917 Antony Blinken",
          "not named in the article, so that the state or body acts"}},
        {"the rule of an event", "--find mengecam", {"ACCUSE/disapprove actual: Rusia -> Georgia, by frame:kecam"}},
        {"the likeliest ways to understand a word", "--find mengecam",
         {"ACCUSE: Rusia -> Georgia, taken\n          0.", "by the rules: ACCUSE: Rusia -> Georgia"}},
        {"a dateline", "--at 10", {"character 10: not read, since rule dateline"}},
        {"a link", "--find Lain", {"not read, since rule"}},
    }));
    INFO(row.why);
    const auto outcome = run(folder, "entente explain a.txt " + row.options);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.code == 0);
    for (const std::string& part : row.shown) CHECK_THAT(outcome.out, Catch::Contains(part));
}

TEST_CASE("explain says what it was not given", "[cli][explain]") {
    const Folder folder;
    folder.write("a.txt", "Rusia menolak.\n");
    CHECK(run(folder, "entente explain a.txt").code == 2);
    CHECK(run(folder, "entente explain a.txt --at 1 --find Rusia").code == 2);
    const auto beyond = run(folder, "entente explain a.txt --at 99");
    CHECK(beyond.code == 1);
    CHECK(beyond.err == "entente: a.txt: has 15 characters; there is none at 99\n");
    CHECK(run(folder, "entente explain a.txt --find Prancis").err ==
          "entente: a.txt: does not hold \"Prancis\"\n");
}
