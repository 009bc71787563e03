#include <catch2/catch.hpp>

#include "program.hpp"
#include "src/base/file.hpp"
#include "src/base/hash.hpp"

using namespace entente;
using entente::test::Folder;
using entente::test::run;

TEST_CASE("a tagger is trained, measured and used", "[cli][tagger]") {
    const Folder folder;
    const auto trained = run(folder,
                             "entente train tagger --train samples/sentences.conll --dev "
                             "samples/sentences.conll -o a.tagger");
    INFO(trained.err);
    REQUIRE(trained.code == 0);
    CHECK_THAT(trained.out, Catch::Contains("8 sentences") && Catch::Contains("F1 1.0000"));
    run(folder, "entente train tagger --train samples/sentences.conll -o b.tagger");
    CHECK(folder.read("a.tagger") == folder.read("b.tagger"));
    const auto tagged = run(folder, "cut -f1 samples/sentences.conll | entente tag --model a.tagger -");
    CHECK(tagged.code == 0);
    CHECK(tagged.out == read_file(folder / "samples/sentences.conll") + "\n");
}

TEST_CASE("what can not be trained on or tagged with is told with its place", "[cli][tagger]") {
    struct Row {
        std::string why, line, says;
        int code;
    };
    const auto row = GENERATE(values<Row>({
        {"no tag",         "entente train tagger --train bad.conll -o m", "bad.conll:2: expected a token", 1},
        {"no sentence",    "entente train tagger --train empty.conll -o m", "empty.conll: no sentence", 1},
        {"no such file",   "entente train tagger --train none.conll -o m", "none.conll", 1},
        {"no model",       "entente tag --model bad.conll bad.conll", "bad.conll: no model of a tagger", 1},
        {"nothing to train on", "entente train tagger -o m", "--train FILE", 2},
        {"no articles",    "entente train clusters -o m", "which articles?", 2},
        {"a slip",         "entente train taggr -o m", "nearest is \"tagger\"", 2},
        {"nothing to tag", "entente tag", "one file of columns", 2},
    }));
    const Folder folder;
    folder.write("bad.conll", "Kyiv\tB-Place\nitu\n");
    folder.write("empty.conll", "\n");
    INFO(row.why);
    const auto outcome = run(folder, row.line);
    CHECK(outcome.code == row.code);
    CHECK_THAT(outcome.err, Catch::Contains(row.says));
}

TEST_CASE("the program's model is the one its card describes", "[cli][tagger]") {
    const std::filesystem::path root = ENTENTE_SOURCE_DIR;
    const std::string hash = sha256_hex(read_file(root / "data/id/tagger.model"));
    CHECK_THAT(read_file(root / "docs/tagger.md"), Catch::Contains(hash));
}
