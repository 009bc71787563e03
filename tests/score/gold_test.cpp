#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/score/gold.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

const fs::path root = ENTENTE_SOURCE_DIR;

std::string problem_of(const std::string& json) {
    const fs::path file = fs::temp_directory_path() / "entente-gold-test.gold.json";
    std::ofstream(file) << json;
    const Schema schema = Schema::load(root / "ontology/schema");
    try {
        load_gold(file, schema);
        return "";
    } catch (const LoadError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("the gold of the samples is read", "[score][gold]") {
    const Schema schema = Schema::load(root / "ontology/schema");
    const auto files = gold_files(root / "samples/gold");
    REQUIRE(files.size() == 2);
    const GoldArticle gold = load_gold(files[0], schema);
    CHECK(gold.name == "2022-01-12-brussel");
    CHECK(gold.entities.size() == 23);
    CHECK(gold.offices.size() == 7);
    CHECK(gold.events.front().date == "2022-01-12");
    CHECK(gold.statements.back().via == "e12");
    CHECK_THROWS_WITH(gold_files(root / "samples/articles"),
                      Catch::Contains("holds no file NAME.gold.json"));
    CHECK_THROWS_WITH(gold_files(root / "nowhere"), Catch::Contains("no folder of gold"));
}

TEST_CASE("gold that can not be right is refused with its place", "[score][gold]") {
    const std::string empty =
        R"("entities":[],"offices":[],"relations":[],"events":[],"statements":[])";
    CHECK(problem_of("{" + empty + "}").empty());
    CHECK_THAT(problem_of("{\n\"entities\":[]}"), Catch::Contains("\"offices\": expected a list"));
    CHECK_THAT(problem_of("{" + empty + ","), Catch::Contains(".gold.json:1:"));
    CHECK_THAT(
        problem_of(R"({"entities":[],"offices":[],"relations":[{"from":"e1","type":"OWNS","to":"e2"}],)"
                   R"("events":[],"statements":[]})"),
        Catch::Contains("no entity \"e1\"") && Catch::Contains("no entity \"e2\""));
    CHECK_THAT(problem_of(R"({"entities":[],"offices":[],"relations":[],"statements":[],)"
                          R"("events":[{"type":"ATTACK","actors":[],"recipients":[]}]})"),
               Catch::Contains("no event type \"ATTACK\""));
}
