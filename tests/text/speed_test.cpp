// Input never kills: the time for a text grows with its size, whatever is in it.

#include <chrono>
#include <ctime>
#include <string>

#include <catch2/catch.hpp>

#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;

namespace {

double seconds(const std::string& text) {
    double best = 1e9;
    for (int i = 0; i < 2; ++i) {
        const std::clock_t start = std::clock();
        const Document document = read(text);
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
}

std::string repeat(std::string_view piece, std::size_t bytes) {
    std::string text = "Judul\n\nKata dia.\n";
    while (text.size() < bytes) text += piece;
    return text;
}

}  // namespace

TEST_CASE("twice the text takes about twice the time", "[text][speed]") {
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
    constexpr std::size_t size = 40'000;
    const double one = seconds(repeat(piece, size));
    const double four = seconds(repeat(piece, 4 * size));
    INFO(one << " s, " << four << " s for four times the text");
    CHECK(four < 4 * 1.3 * one + 0.05);  // 1.3 and 50 ms for a busy machine; quadratic would be 16
}
