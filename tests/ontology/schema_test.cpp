#include "ontology/schema.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/base/table_file.hpp"
#include "tests/ontology/example.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

const fs::path cases = test::source_dir / "tests/bad_input/ontology";

/// A folder of its own that is gone afterwards.
struct Scratch {
    fs::path folder = fs::temp_directory_path() / ("entente-schema-" + std::to_string(::getpid()));
    Scratch() { fs::remove_all(folder); }
    ~Scratch() { fs::remove_all(folder); }
};

std::vector<std::string> broken_schemas() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(cases))
        if (entry.path().filename() != "minimal") names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

/// All problems of loading the folder, a line each, with paths relative to it.
std::string problems_of(const fs::path& folder) {
    try {
        Schema::load(folder);
    } catch (const LoadError& error) {
        std::string lines;
        for (Problem problem : error.problems()) {
            problem.where.file = problem.where.file.lexically_relative(folder);
            lines += to_string(problem) + '\n';
        }
        return lines;
    }
    return "";
}

}  // namespace

TEST_CASE("what a broken schema gets is its exact messages, all in one run", "[ontology][schema]") {
    // Each folder lays a few files over `minimal`, which alone is sound.
    const auto name = GENERATE(from_range(broken_schemas()));
    INFO(name);
    const Scratch scratch;
    const auto over = fs::copy_options::recursive | fs::copy_options::overwrite_existing;
    fs::copy(cases / "minimal", scratch.folder, over);
    REQUIRE(problems_of(scratch.folder).empty());
    fs::copy(cases / name, scratch.folder, over);
    CHECK(problems_of(scratch.folder) == read_file(cases / name / "message.txt"));
}

TEST_CASE("a folder that is no schema is refused, not an empty schema", "[ontology][schema]") {
    const Scratch scratch;
    fs::create_directories(scratch.folder / "entity");
    const std::string problems = problems_of(scratch.folder);
    CHECK(problems.find("entity: holds no *.json") != problems.npos);
    CHECK(problems.find("event: cannot read the folder: No such file") != problems.npos);
    CHECK(problems.find("vocabulary.json: No such file") != problems.npos);
}

TEST_CASE("the schema that ships has all types of the design", "[ontology][schema]") {
    const Schema& schema = test::schema();
    CHECK(schema.entities().size() == 13);
    CHECK(schema.relations().size() == 11);
    CHECK(schema.events().size() == 16);
    CHECK(schema.contexts().size() == 37);
    CHECK(schema.mention_kinds().size() == 5);
    CHECK(schema.reference_kinds().size() == 3);
}

TEST_CASE("types are found by their exact name, and only so", "[ontology][schema]") {
    const Schema& schema = test::schema();
    REQUIRE(schema.entity("InternationalOrganization"));
    CHECK(schema.entity("InternationalOrganization")->label.id == "organisasi internasional");
    REQUIRE(schema.relation("HOLDS_OFFICE"));
    CHECK(schema.relation("HOLDS_OFFICE")->has_office);
    CHECK(schema.relation("HOLDS_OFFICE")->outside.follow_the_money == "Occupancy");
    REQUIRE(schema.event("CONSULT"));
    REQUIRE(schema.event("CONSULT")->mode("third-party"));
    CHECK(schema.event("CONSULT")->mode("third-party")->score == 1);
    CHECK_FALSE(schema.entity("person"));
    CHECK_FALSE(schema.relation("MEMBER"));
    CHECK_FALSE(schema.event(""));
    CHECK_FALSE(schema.event("CONSULT")->mode("virtual"));
}

TEST_CASE("lists are sorted, so that output order never varies", "[ontology][schema]") {
    const Schema& schema = test::schema();
    const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
    CHECK(std::is_sorted(schema.entities().begin(), schema.entities().end(), by_name));
    CHECK(std::is_sorted(schema.relations().begin(), schema.relations().end(), by_name));
    CHECK(std::is_sorted(schema.events().begin(), schema.events().end(), by_name));
    for (const auto words :
         {schema.mention_kinds(), schema.reference_kinds(), schema.modalities(), schema.stances(),
          schema.statement_kinds(), schema.contexts(), schema.published_from()})
        CHECK(std::is_sorted(words.begin(), words.end()));
}

TEST_CASE("every word of a list comes with its labels", "[ontology][schema]") {
    const Schema& schema = test::schema();
    const auto words = schema.words("contexts");
    REQUIRE(words.size() == schema.contexts().size());
    for (std::size_t i = 0; i < words.size(); ++i) CHECK(words[i].name == schema.contexts()[i]);
    CHECK(words.front().label.id == "suaka");
    CHECK(schema.words("nothing").empty());
}

TEST_CASE("a mode without a score of its own has that of its type", "[ontology][schema]") {
    const EventType* protest = test::schema().event("PROTEST");
    REQUIRE(protest);
    REQUIRE(protest->mode("vandalize"));
    CHECK(protest->mode("vandalize")->score == protest->score);
}

TEST_CASE("a place is somewhere, not somebody", "[ontology][schema]") {
    const Schema& schema = test::schema();
    CHECK_FALSE(schema.entity("Place")->may_be("actor"));
    CHECK(schema.entity("Place")->may_be("place"));
    CHECK(schema.entity("State")->may_be("actor"));
    CHECK(schema.entity("State")->may_be("place"));  // "berkunjung ke Indonesia"
    CHECK_FALSE(schema.entity("Agreement")->may_be("speaker"));
}

TEST_CASE("scores, modes and quad classes are those of the reference table", "[ontology][shared]") {
    const fs::path reference = test::source_dir / "../shared/reference";
    if (!fs::exists(reference)) {
        WARN("no shared reference tables here");
        return;
    }
    const Schema& schema = test::schema();
    const auto events = TableFile::load(reference / "plover_events.tsv",
                                        {"event", "quad_code", "requires_recipient", "score"});
    for (const auto& row : events.rows()) {
        const EventType* type = schema.event(row[*events.column("event")]);
        REQUIRE(type);
        INFO(type->name);
        CHECK(std::to_string(type->quad) == row[*events.column("quad_code")]);
        CHECK(type->requires_recipient == (row[*events.column("requires_recipient")] == "Y"));
        CHECK(type->score == std::stod(std::string(row[*events.column("score")])));
    }
    const auto modes = TableFile::load(reference / "plover_modes.tsv", {"event", "mode", "score"});
    std::size_t ours = 0;
    for (const EventType& type : schema.events()) ours += type.modes.size();
    CHECK(ours == modes.rows().size());
    for (const auto& row : modes.rows()) {
        const EventMode* mode =
            schema.event(row[*modes.column("event")])->mode(row[*modes.column("mode")]);
        REQUIRE(mode);
        INFO(mode->name);
        const std::string_view score = row[*modes.column("score")];
        if (!score.empty()) CHECK(mode->score == std::stod(std::string(score)));
    }
    const auto contexts = TableFile::load(reference / "plover_contexts.tsv", {"context"});
    CHECK(contexts.rows().size() == schema.contexts().size());
    for (const auto& row : contexts.rows())
        CHECK(std::count(schema.contexts().begin(), schema.contexts().end(), row[0]) == 1);
}
