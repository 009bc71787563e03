#include <catch2/catch.hpp>

#include "src/score/locate.hpp"

using namespace entente;

TEST_CASE("a finding is shown with its sentence", "[score][locate]") {
    const std::string text =
        "Judul \u00E9\n\nRusia menolak. AS dan\tRusia bertemu di Jenewa. Ukraina menolak.\n";
    struct Row {
        std::string why;
        std::vector<std::vector<std::string>> words;
        std::optional<std::uint32_t> start;
        std::string sentence;
        std::uint32_t at;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {"by its place",                      {{"Jenewa"}},           44,           "AS dan Rusia bertemu di Jenewa.", 24},
        {"by its words",                      {{"Ukraina"}},          std::nullopt, "Ukraina menolak.",                56},
        {"by both its ends",                  {{"Rusia"}, {"AS"}},    std::nullopt, "AS dan Rusia bertemu di Jenewa.", 24},
        {"by the first when they are apart",  {{"Rusia"}, {"Judul"}}, std::nullopt, "Rusia menolak.",                  9 },
        {"over several sentences",            {{"menolak. AS"}},      std::nullopt, "menolak. AS",                     15},
        {"nowhere",                           {{"Belgia"}},           std::nullopt, "",                                0 },
    }));
    INFO(row.why);
    Finding finding;
    finding.words = row.words;
    finding.start = row.start;
    const auto found = locate(text, finding);
    CHECK((found ? found->sentence : "") == row.sentence);
    CHECK((found ? found->start : 0) == row.at);
}
