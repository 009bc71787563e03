#include "src/engine/engine.hpp"

#include <cstdlib>

#include <catch2/catch.hpp>

#include "folder.hpp"
#include "ontology/check_record.hpp"
#include "src/base/error.hpp"
#include "src/base/hash.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Sets ENTENTE_DATA for a while.
class DataVariable {
public:
    explicit DataVariable(const std::string& value) { ::setenv("ENTENTE_DATA", value.c_str(), 1); }
    ~DataVariable() { ::unsetenv("ENTENTE_DATA"); }
    DataVariable(const DataVariable&) = delete;
    DataVariable& operator=(const DataVariable&) = delete;
};

}  // namespace

TEST_CASE("the data are where the user says", "[engine]") {
    const DataVariable variable(data.string());
    CHECK(Engine::find_data() == data);
}

TEST_CASE("a folder without data is named, not searched", "[engine]") {
    // Falling back to other data than those asked for would hide the mistake.
    const Folder folder;
    const DataVariable variable((folder / "nowhere").string());
    CHECK_THROWS_WITH(Engine::find_data(), Catch::Contains((folder / "nowhere").string()));
}

TEST_CASE("without data the message tells where they were looked for", "[engine]") {
    ::unsetenv("ENTENTE_DATA");  // and none lie beside the test program
    CHECK_THROWS_WITH(Engine::find_data(),
                      Catch::Contains("share/entente") && Catch::Contains("ENTENTE_DATA"));
}

TEST_CASE("an empty ENTENTE_DATA is none", "[engine]") {
    const DataVariable variable("");
    CHECK_THROWS_WITH(Engine::find_data(), Catch::Contains("share/entente"));
}

TEST_CASE("data that are not there or broken are refused", "[engine]") {
    const Folder folder;
    CHECK_THROWS_AS(Engine::load(folder / "nowhere"), std::runtime_error);
    folder.write("schema/entity/person.json", "{");
    CHECK_THROWS_AS(Engine::load(folder / ""), LoadError);
}

TEST_CASE("one engine reads bytes to a lawful record", "[engine]") {
    const Engine engine = Engine::load(data);
    const std::string article =
        "Menlu Rusia bertemu Menlu AS\n\nMenteri Luar Negeri Rusia Sergey Lavrov bertemu Menteri "
        "Luar Negeri Amerika Serikat Antony Blinken di Jenewa, Jumat (21/1/2022).\n";
    const Record record = engine.read(article, "a/b.txt");
    CHECK(record.document.id == "sha256:" + sha256_hex(article));
    CHECK(record.document.source == "a/b.txt");
    CHECK(record.document.title == "Menlu Rusia bertemu Menlu AS");
    CHECK_FALSE(record.entities.empty());
    CHECK(check_record(record, engine.schema()) == std::vector<std::string>{});
    CHECK(check_quotes(record, article) == std::vector<std::string>{});
    CHECK(engine.read(article, "a/b.txt") == record);
}

TEST_CASE("what is no article is refused by name", "[engine]") {
    const Engine engine = Engine::load(data);
    CHECK_THROWS_WITH(engine.read(std::string_view("a\0b", 3), "x.bin"),
                      Catch::StartsWith("x.bin: ") && Catch::Contains("NUL"));
    CHECK_THROWS_WITH(engine.read("", "empty.txt"), Catch::StartsWith("empty.txt: "));
}
