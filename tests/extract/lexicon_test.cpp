#include "src/extract/lexicon.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

const fs::path root = ENTENTE_SOURCE_DIR;

/// A copy of the language tables in which one file holds other text.
class Tables {
public:
    Tables() {
        std::string name = (fs::temp_directory_path() / "entente-lexicon-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        fs::copy(root / "data/id", folder);
    }
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;
    ~Tables() { fs::remove_all(folder); }
    void write(const std::string& file, const std::string& text) const {
        std::ofstream(folder / file) << text;
    }
    fs::path folder;
};

}  // namespace

TEST_CASE("the language tables load", "[extract][lexicon]") {
    const Schema schema = Schema::load(root / "ontology/schema");
    const Lexicon lexicon = Lexicon::load(root / "data/id", schema);
    CHECK(lexicon.frame_rows.size() >= 400);
    CHECK(lexicon.frames_by_root.contains("serang"));
    CHECK_FALSE(lexicon.title_rows.empty());
}

TEST_CASE("a broken row is refused with its place and what was expected", "[extract][lexicon]") {
    struct Row {
        std::string why, file, text, message;
    };
    const std::string frames = "frame\troot\tform\tobject\ttype\tmode\tactor\trecipient\tneeds\n";
    const auto row = GENERATE_COPY(values<Row>({
        {"no such event type", "frames.tsv", frames + "a\ta\tactive\t\tATTACK\t\tsubj\tobj\tboth\n",
         "frames.tsv:2:13: \"ATTACK\" is not known here"},
        {"a mode of another type", "frames.tsv", frames + "a\ta\tactive\t\tASSAULT\tarial\tsubj\tobj\tboth\n",
         "frames.tsv:2:21: \"arial\" is not known here; nearest is \"aerial\""},
        {"no such voice", "frames.tsv", frames + "a\ta\tactiv\t\tASSAULT\t\tsubj\tobj\tboth\n",
         "frames.tsv:2:5: \"activ\" is no voice and no =word"},
        {"no such function", "frames.tsv", frames + "a\ta\tactive\t\tASSAULT\t\tsubject\tobj\tboth\n",
         "frames.tsv:2:22: \"subject\" is not known here"},
        {"needs what", "frames.tsv", frames + "a\ta\tactive\t\tASSAULT\t\tsubj\tobj\tall\n",
         "frames.tsv:2:31: \"all\" is not known here"},
        {"no such relation", "relations.tsv", "rule\ttype\tpattern\tneeds\nr\tRULES\t{from:State} , {to:State}\t\n",
         "relations.tsv:2:3: no relation type \"RULES\""},
        {"no such entity type in a pattern", "relations.tsv", "rule\ttype\tpattern\tneeds\nr\tPART_OF\t{from:Stat} {to:State}\t\n",
         "relations.tsv:2:11: no entity type \"Stat\""},
        {"an end that is neither", "relations.tsv", "rule\ttype\tpattern\tneeds\nr\tPART_OF\t{form:State} {to:State}\t\n",
         "relations.tsv:2:11: {form}: expected {from:...} or {to:...}"},
        {"a pattern that may open anywhere", "relations.tsv", "rule\ttype\tpattern\tneeds\nr\tPART_OF\t[the] {from:State} {to:State}\t\n",
         "relations.tsv:2:11: a pattern opens with a word or an actor that must be there"},
        {"speech that needs what", "speech.tsv", "word\tkind\tposition\tstance\tneeds\nmemuji\tindirect\tbefore\tasserts\tall\n",
         "speech.tsv:2:32: \"all\" is not known here"},
        {"no number", "calendar.tsv", "word\tkind\tvalue\nmaret\tmonth\tthree\n",
         "calendar.tsv:2:13: \"three\" is no whole number"},
        {"neither 0 nor 1", "titles.tsv",
         "surface\tkind\toffice\tnormal\tformer\tacting\tdeputy\nMenlu\ttitle\t\tMenteri Luar Negeri\tyes\t0\t0\n",
         "titles.tsv:2:34: \"yes\"; expected 0 or 1"},
        {"a column is missing", "cues.tsv", "phrase\tkind\tmodality\n", "cues.tsv:1: no column \"scope\""},
    }));
    INFO(row.why);
    const Schema schema = Schema::load(root / "ontology/schema");
    const Tables tables;
    tables.write(row.file, row.text);
    try {
        Lexicon::load(tables.folder, schema);
        FAIL("was accepted");
    } catch (const LoadError& error) {
        CHECK_THAT(error.what(), Catch::Contains(row.message));
        CHECK(error.problems().size() == 1);
    }
}

TEST_CASE("one run shows the problems of all tables", "[extract][lexicon]") {
    const Schema schema = Schema::load(root / "ontology/schema");
    const Tables tables;
    tables.write("cues.tsv", "phrase\n");
    tables.write("calendar.tsv", "word\tkind\tvalue\nmaret\tmoon\t3\n");
    fs::remove(tables.folder / "speech.tsv");
    try {
        Lexicon::load(tables.folder, schema);
        FAIL("was accepted");
    } catch (const LoadError& error) {
        CHECK_THAT(error.what(), Catch::Contains("cues.tsv:1: no column \"kind\"") &&
                                     Catch::Contains("\"moon\" is not known here") &&
                                     Catch::Contains("speech.tsv: No such file"));
    }
}
