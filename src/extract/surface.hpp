#pragma once

#include "src/extract/reading.hpp"

namespace entente {

/// May these tokens, as they are written, spell this reading? Acronyms count only in the table's
/// case ("AS" is no "as"); any other name must open with a capital, unless the table's does not.
bool spells(const Reading& reading, TokenRange range, const AliasReading& alias);

/// Does the candidate have a reading of this type that its spelling allows?
bool may_be(const Reading& reading, const Candidate& candidate, std::string_view type,
            const KnowledgeBase& kb);

/// Does the ontology let this relation run between actors of these types?
bool may_relate(const Schema& schema, std::string_view relation, std::string_view from,
                std::string_view to);

/// The longest title at the start of `rest`, in tokens, with the portfolio that follows it
/// ("Menteri Riset, Teknologi dan Pendidikan Tinggi"); 0 when there is none.
struct TitleLength {
    PhraseTable::Hit hit;      ///< in Lexicon::titles
    std::uint32_t length = 0;  ///< with the portfolio
};
TitleLength title_length(const Reading& reading, const Lexicon& lexicon, TokenRange rest);
/// How far a title's portfolio goes on from token `at`; `at` when it does not.
std::uint32_t portfolio_end(const Reading& reading, const Lexicon& lexicon, const TitleRow& title,
                            std::uint32_t at, std::uint32_t last);

/// The state that a body's head names itself: "Kedutaan Besar Republik Indonesia".
struct StateInHead {
    ActorIndex state;
    std::string_view head;  ///< without it: "Kedutaan Besar"
};
std::optional<StateInHead> state_in_head(const BodyRow& body, const KnowledgeBase& kb);

/// May a post be held there: a state, body, organisation or force?
bool may_employ(std::string_view type);

}  // namespace entente
