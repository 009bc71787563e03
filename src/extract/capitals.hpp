#pragma once

#include "src/extract/reading.hpp"

namespace entente {

/// Tells a capital that stands for its government ("Moskow menuduh") from the city ("di Moskow").
class CapitalUse {
public:
    CapitalUse(const Reading& reading, const Knowledge& knowledge);

    /// Does the name stand for the government here, rather than for the city?
    bool acts(const Candidate& candidate) const;
    /// "kota Kiev", "warga Moskow": a word that makes the name a city's.
    bool tells_place(std::uint32_t token) const;

private:
    TokenRange sentence(const Candidate& c) const;
    const Candidate* starting_at(std::uint32_t token) const;
    const Candidate* ending_at(std::uint32_t token) const;
    std::uint32_t end_of_list(const Candidate& candidate, std::uint32_t last) const;
    bool may_be_state(std::uint32_t token) const;
    bool acts_at(std::uint32_t token_before) const;
    bool agent_at(std::uint32_t token) const;
    bool listed_with_place(const Candidate& candidate) const;
    bool only_place(const Candidate* candidate) const;
    bool spoken(std::uint32_t i) const;
    bool told_exactly(std::uint32_t i, bool (*fits)(const FrameRow&)) const;
    bool happens_to(std::uint32_t before) const;
    bool has_near(std::uint32_t from, std::uint32_t first, WordClass c) const;

    const Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<std::uint32_t> lex_;
};

/// A verb, or what comes before one, starts here.
bool predicate_at(const Reading& reading, std::uint32_t token, std::uint32_t last);

}  // namespace entente
