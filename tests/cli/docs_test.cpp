// docs/cli.md holds the help texts, word for word. ENTENTE_APPROVE=1 writes it anew.

#include <cstdlib>

#include <catch2/catch.hpp>

#include "program.hpp"
#include "src/base/file.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("docs/cli.md is up to date", "[cli][docs]") {
    const std::filesystem::path page = std::filesystem::path(ENTENTE_SOURCE_DIR) / "docs/cli.md";
    const Outcome outcome = run(Folder(), "entente help --markdown");
    REQUIRE(outcome.code == 0);
    if (std::getenv("ENTENTE_APPROVE") != nullptr) write_file(page, outcome.out);
    CHECK(read_file(page) == outcome.out);
}
