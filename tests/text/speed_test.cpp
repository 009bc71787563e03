// Input never kills: the time for a text grows with its size, whatever is in it.

#include <string>

#include <catch2/catch.hpp>

#include "tests/support/growth.hpp"
#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::string repeat(std::string_view piece, std::size_t bytes) {
    std::string text = "Judul\n\nKata dia.\n";
    while (text.size() < bytes) text += piece;
    return text;
}

}  // namespace

TEST_CASE("eight times the text takes about eight times as long", "[text][speed]") {
    const std::string piece = GENERATE(values<std::string>({
        "kata ",
        "k",
        "\"",
        "\" ",
        " \"a",
        "'a ",
        "''",
        "\\\"",
        "Baca juga:",
        "Baca juga: ",
        "Baca juga:\n",
        "(",
        "((a",
        ".",
        "a.",
        ".A",
        "A.",
        "A.b.",
        ".Aa Bb ",
        "Kebun Teh ",
        "KebunTeh",
        "1.",
        "- a\n",
        "\n",
        "\t\t",
        "(a)",
        "(a) ",
        "rusia\n\n\n",
        "[Gambas:",
        "googletag.cmd.push(",
        "Sumber:",
        "Editor: ",
        "https://a",
        "www.",
        "= ",
        "Ilustrasi ",
        "Foto: a\n",
        "JAKARTA - ",
        "\u0301",
        "\u00A0",
        "Laporan Wartawan ",
        "Ikuti ",
        "var a",
        "Simak ",
        "2 dari ",
        "#a ",
    }));
    INFO("of: " << piece);
    const Growth time = growth(40'000, [&](std::size_t size) { (void)read(repeat(piece, size)); });
    INFO(time.figures);
    CHECK(time.linear);
}
