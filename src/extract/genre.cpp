#include "src/extract/genre.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

constexpr std::size_t least_different = 5;   // words of sport
constexpr std::size_t least_per_mille = 15;  // of the article's tokens

}  // namespace

bool reports_sport(const Reading& reading, const Lexicon& lexicon) {
    std::vector<std::uint32_t> lex;
    for (const WordEntry& word : reading.words) lex.push_back(word.lex);
    std::set<std::uint32_t> different;
    std::size_t all = 0;
    for (std::size_t i = 0; i < lex.size(); ++i) {
        if (lexicon.sport.longest(std::span(lex).subspan(i)).length == 0) continue;
        different.insert(lex[i]);
        ++all;
    }
    return different.size() >= least_different && all * 1000 >= least_per_mille * lex.size();
}

std::vector<bool> political_actors(const Reading& reading, const KnowledgeBase& kb) {
    std::vector<bool> political(reading.actors.size(), false);
    for (std::size_t i = 0; i < reading.actors.size(); ++i) {
        const ActorEntry& actor = reading.actors[i];
        political[i] = actor.type == "Person"
                           ? actor.known && !kb.terms_of(*actor.known).empty()
                           : actor.type != "Company" && actor.type != "MediaOrganization" &&
                                 actor.type != "Organization";
    }
    for (const RelationEntry& relation : reading.relations)
        if (relation.type == "HOLDS_OFFICE" && !relation.office.empty() && political[relation.to])
            political[relation.from] = true;
    for (const TitleUse& title : reading.titles)
        if (!title.row->office.empty())
            for (std::uint32_t holder : title.holders) political[holder] = true;
    return political;
}

}  // namespace entente
