#pragma once

#include "src/extract/reading.hpp"

namespace entente {

/// Does the article report on sport, by the words of genres.tsv: several of them, and often? Contests
/// between teams of states are no acts of states. Linear.
bool reports_sport(const Reading& reading, const Lexicon& lexicon);

/// Is this somebody whose acts are politics: a state, body, force, party or bloc, a place that stands for
/// one, or a person who holds a post or is known for one? By actor, for all actors of the article.
std::vector<bool> political_actors(const Reading& reading, const KnowledgeBase& kb);

}  // namespace entente
