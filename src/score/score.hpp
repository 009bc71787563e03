#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/record.hpp"
#include "ontology/schema.hpp"
#include "src/score/gold.hpp"

namespace entente {

/// What is counted, in the order it is told.
inline constexpr std::array<std::string_view, 7> scored = {
    "entities", "names", "offices", "relations", "events", "dyads", "statements"};
/// What is looked at where gold and record agree.
inline constexpr std::array<std::string_view, 4> compared = {"fine type", "date", "place",
                                                             "modality"};

struct Tally {
    std::size_t right = 0, missed = 0, invented = 0;

    Tally& operator+=(const Tally& other) noexcept;
    double precision() const noexcept;
    double recall() const noexcept;
    double f1() const noexcept;  ///< 0 where nothing is right
    friend bool operator==(const Tally&, const Tally&) = default;
};

/// How many of those that agree are right in one respect.
struct Share {
    std::size_t right = 0, of = 0;
    friend bool operator==(const Share&, const Share&) = default;
};

struct Score {
    std::array<Tally, scored.size()> tallies;
    std::array<Share, compared.size()> shares;

    Score& operator+=(const Score& other) noexcept;
};

/// One disagreement of gold and record.
struct Finding {
    enum class Kind : std::uint8_t { missed, invented, differs } kind = Kind::missed;
    std::string_view what;  ///< "entity", "office", "relation", "event", "statement"
    std::string text;       ///< "Jakarta LOCATED_IN Indonesia"
    std::string rule;       ///< that the record gives; empty when missed
    /// The words that bear it: of each list one stands in the sentence. From the record with their
    /// place, from gold without.
    std::vector<std::vector<std::string>> words;
    std::optional<std::uint32_t> start;  ///< code point
};

struct ArticleScore {
    Score score;
    std::vector<Finding> findings;
};

/// Compares a record with what gold says of the article: entities one to one by the names they
/// share, then claims whose entities and types agree, best first. The measure is that of
/// shared/checks/score_extraction.py, number by number; a missing record is an empty one.
/// Cost: gold x record claims of a kind.
ArticleScore score_article(const GoldArticle& gold, const Record& record, const Schema& schema);

}  // namespace entente
