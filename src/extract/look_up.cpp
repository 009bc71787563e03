#include "src/extract/look_up.hpp"

#include <algorithm>

namespace entente {
namespace {

std::string told(const std::optional<Date>& date) { return date ? date->iso() : "?"; }

std::string reason_of(const TitleUse& use, const Term& term, const Knowledge& knowledge) {
    std::string reason = use.row->normal + " of " +
                         std::string(knowledge.kb.actor(term.of).name_id) + ", " +
                         told(term.start) + " to ";
    if (term.end) return reason + told(term.end);
    return reason + (term.as_of ? "at least " + told(term.as_of) : "?");
}

/// A term without an end is over when somebody else's began later.
void drop_succeeded(std::vector<Term>& terms) {
    if (terms.empty()) return;
    const auto start = [](const Term& term) {
        return term.start && term.start->year != 0 ? first_day(*term.start)
                                                   : std::chrono::sys_days::min();
    };
    const auto latest = std::max_element(
        terms.begin(), terms.end(),
        [&start](const Term& a, const Term& b) { return start(a) < start(b); });
    const auto began = start(*latest);
    std::erase_if(terms, [&](const Term& term) { return !term.end && start(term) < began; });
}

}  // namespace

std::vector<Found> office_holders(const TitleUse& use, ActorIndex of,
                                  const std::optional<Date>& day, const Knowledge& knowledge) {
    std::vector<Term> terms = knowledge.kb.holders(use.row->office, of);
    if (day) {
        std::erase_if(terms,
                      [&day](const Term& term) { return !within(*day, term.start, term.end); });
        drop_succeeded(terms);
    }
    std::reverse(terms.begin(), terms.end());  // sorted by start: latest first
    std::vector<Found> found;
    for (const Term& term : terms) found.push_back({term.person, reason_of(use, term, knowledge)});
    return found;
}

std::vector<Found> look_up(const Reading& reading, const std::optional<Date>& day,
                           const Knowledge& knowledge) {
    std::vector<Found> found;
    for (const TitleUse& use : reading.titles) {
        if (use.person || use.row->office.empty()) continue;
        for (std::uint32_t of : use.of_actors)
            if (const auto known = reading.actors[of].known) {
                const auto holders = office_holders(use, *known, day, knowledge);
                found.insert(found.end(), holders.begin(), holders.end());
            }
    }
    for (std::uint32_t index : knowledge.kb.lookup(reading.doc.text)) {
        const AliasReading alias = knowledge.kb.reading(index);
        found.push_back({alias.actor, std::string(to_string(alias.kind)) +
                                          (alias.ambiguous ? ", ambiguous" : "") + " (" +
                                          std::string(alias.source) + ")"});
    }
    return found;
}

}  // namespace entente
