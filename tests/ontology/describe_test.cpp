#include "ontology/describe.hpp"

#include <catch2/catch.hpp>

#include "src/base/file.hpp"
#include "tests/ontology/example.hpp"

using namespace entente;

TEST_CASE("docs/ontology.md is what the program prints", "[ontology][docs]") {
    INFO("renew it with: entente ontology --markdown > docs/ontology.md");
    CHECK(ontology_markdown(test::schema()) == read_file(test::source_dir / "docs/ontology.md"));
}

TEST_CASE("the page names every type, mode and word", "[ontology][docs]") {
    const std::string page = ontology_markdown(test::schema());
    const auto has = [&](const std::string& cell) {
        return page.find("| " + cell + " |") != page.npos;
    };
    for (const EntityType& type : test::schema().entities()) CHECK(has(type.name));
    for (const RelationType& type : test::schema().relations()) CHECK(has(type.name));
    for (const EventType& type : test::schema().events()) {
        CHECK(has(type.name));
        for (const EventMode& mode : type.modes) CHECK(has(type.name + " | " + mode.name));
    }
    for (const std::string& context : test::schema().contexts()) CHECK(has(context));
}
