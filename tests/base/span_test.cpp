#include "src/base/span.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("spans are half-open", "[base][span]") {
    STATIC_REQUIRE(Span{3, 7}.size() == 4);
    STATIC_REQUIRE(Span{3, 3}.empty());
    STATIC_REQUIRE(slice("Menteri", {0, 4}) == "Ment");
    STATIC_REQUIRE(slice("Menteri", {7, 7}).empty());
    STATIC_REQUIRE(Span{3, 7}.contains({3, 7}));
    STATIC_REQUIRE_FALSE(Span{3, 7}.contains({3, 8}));
    STATIC_REQUIRE(Span{3, 7}.overlaps({6, 9}));
    STATIC_REQUIRE_FALSE(Span{3, 7}.overlaps({7, 9}));  // neighbours
}
