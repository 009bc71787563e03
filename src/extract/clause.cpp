#include "src/extract/clause.hpp"

#include <algorithm>

namespace entente {
namespace {

using Kind = Unit::Kind;

/// Units that may stand between a verb and its subject or object without a say in which it is.
constexpr bool passes(Kind kind) {
    return kind == Kind::adverb || kind == Kind::auxiliary || kind == Kind::negator ||
           kind == Kind::date;
}
constexpr bool nominal(Kind kind) { return kind == Kind::noun || kind == Kind::other; }

/// How far a search goes, in units: no clause of news is longer, and every search stays constant.
constexpr std::size_t clause_reach = 64;

/// Longest run of nouns between a preposition or verb and the name that closes the phrase.
constexpr std::size_t phrase_reach = 5;

}  // namespace

std::optional<std::size_t> Clause::subject(std::size_t verb) const { return subject(verb, 0); }

std::optional<std::size_t> Clause::subject(std::size_t verb, int steps) const {
    if (steps > most_steps) return std::nullopt;
    for (std::size_t i = verb; i > 0 && verb - i < clause_reach;) {
        --i;
        const Unit& unit = units_[i];
        switch (unit.kind) {
            case Kind::adverb:
            case Kind::auxiliary:
            case Kind::negator:
            case Kind::date:
                break;
            case Kind::relative:
                return antecedent(i);
            case Kind::subordinator:
            case Kind::preposition: {
                // "berencana untuk menyerang": the same subject goes on; "meminta AS untuk menarik":
                // who is asked; else whoever governs the verb before.
                if (i > 0 && passes(units_[i - 1].kind)) break;
                const auto before = verb_before(i);
                if (!before) return std::nullopt;
                if (units_[*before].asks && units_[i - 1].kind == Kind::actor) return i - 1;
                return subject(*before, steps + 1);
            }
            case Kind::conjunction:
            case Kind::comma: {
                const auto before = verb_before(i);
                if (before) return subject(*before, steps + 1);
                break;
            }
            case Kind::verb:
                return subject(i, steps + 1);
            case Kind::actor: {
                if (const auto preposition = preposition_over(i)) {
                    i = *preposition;
                    break;
                }
                return unit.agentive ? std::optional{i} : std::nullopt;
            }
            case Kind::noun:
            case Kind::other: {
                const auto preposition = preposition_over(i);
                if (!preposition) return std::nullopt;
                i = *preposition;
                break;
            }
            case Kind::complementizer:
            case Kind::stop:
                return std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> Clause::antecedent(std::size_t relative) const {
    std::size_t i = relative;
    while (i > 0 && (units_[i - 1].kind == Kind::comma || passes(units_[i - 1].kind))) --i;
    if (i == 0 || units_[i - 1].kind != Kind::actor || !units_[i - 1].agentive) return std::nullopt;
    // "rancangan ke NATO, yang meminta ...": the head is the noun, not the name that a preposition has.
    if (under_preposition(i - 1)) return std::nullopt;
    return i - 1;
}

std::optional<std::size_t> Clause::verb_before(std::size_t unit) const {
    for (std::size_t i = unit; i > 0 && unit - i < clause_reach; --i) {
        const Kind kind = units_[i - 1].kind;
        if (kind == Kind::verb) return i - 1;
        if (kind == Kind::stop) return std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::size_t> Clause::preposition_over(std::size_t unit) const {
    std::size_t i = group_first(unit);
    for (std::size_t steps = 0; i > 0 && steps < phrase_reach; ++steps, --i) {
        const Kind before = units_[i - 1].kind;
        if (before == Kind::preposition) return i - 1;
        if (!nominal(before) && before != Kind::adverb) return std::nullopt;
        // A name right behind a verb-like noun of its own is the phrase's head only when the noun
        // itself is governed; go on looking.
    }
    return std::nullopt;
}

bool Clause::under_preposition(std::size_t unit) const {
    return preposition_over(unit).has_value();
}

std::size_t Clause::group_first(std::size_t unit) const {
    std::size_t first = unit;
    bool joined = false;  // a comma joins only in "A, B dan C"
    while (first >= 2 && unit - first < clause_reach && units_[first].kind == Kind::actor &&
           units_[first - 2].kind == Kind::actor) {
        const Kind between = units_[first - 1].kind;
        joined = joined || between == Kind::conjunction;
        if (!joined || (between != Kind::conjunction && between != Kind::comma)) break;
        first -= 2;
    }
    return first;
}

/// Is the unit the subject of a new clause: does a verb follow it?
bool Clause::starts_clause(std::size_t unit) const {
    for (std::size_t i = unit + 1; i < units_.size(); ++i) {
        if (units_[i].kind == Kind::verb) return true;
        if (!passes(units_[i].kind)) return false;
    }
    return false;
}

std::size_t Clause::group_last(std::size_t unit) const {
    std::size_t last = unit;
    for (std::size_t i = unit; i + 2 < units_.size() && i - unit < clause_reach; i += 2) {
        const Kind between = units_[i + 1].kind;
        if ((between != Kind::conjunction && between != Kind::comma) ||
            units_[i + 2].kind != Kind::actor || starts_clause(i + 2))
            break;
        if (between == Kind::conjunction) last = i + 2;
    }
    return last;
}

std::vector<std::uint32_t> Clause::group(std::size_t unit) const {
    std::vector<std::uint32_t> actors;
    const std::size_t last = group_last(unit);
    for (std::size_t i = group_first(unit); i <= last; i += 2)
        for (std::uint32_t actor : units_[i].actors)
            if (std::find(actors.begin(), actors.end(), actor) == actors.end())
                actors.push_back(actor);
    return actors;
}

std::optional<std::size_t> Clause::object(std::size_t verb) const {
    std::size_t nouns = 0;
    for (std::size_t i = verb + 1; i < units_.size(); ++i) {
        if (units_[i].kind == Kind::actor) return i;
        if (nominal(units_[i].kind) && ++nouns > phrase_reach) return std::nullopt;
        if (!nominal(units_[i].kind) && !passes(units_[i].kind)) return std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::size_t> Clause::genitive(std::size_t noun) const {
    constexpr std::size_t reach = 3;
    for (std::size_t i = noun + 1; i < units_.size() && i <= noun + reach; ++i) {
        if (units_[i].kind == Kind::actor) return i;
        if (!nominal(units_[i].kind)) return std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::size_t> Clause::governed(std::size_t trigger,
                                            std::string_view preposition) const {
    for (std::size_t i = trigger + 1; i < units_.size() && i - trigger < clause_reach; ++i) {
        const Kind kind = units_[i].kind;
        if (kind == Kind::complementizer || kind == Kind::stop || kind == Kind::verb ||
            kind == Kind::subordinator || kind == Kind::relative)
            return std::nullopt;
        if (kind != Kind::preposition || !reading_.is(units_[i].at.first, preposition)) continue;
        if (const auto actor = closes_phrase(i)) return actor;
    }
    return std::nullopt;
}

/// The actor that closes the phrase a preposition opens: "kepada (pemerintah pusat) Rusia".
std::optional<std::size_t> Clause::closes_phrase(std::size_t preposition) const {
    for (std::size_t j = preposition + 1; j < units_.size() && j <= preposition + phrase_reach; ++j) {
        if (units_[j].kind == Kind::actor) return j;
        if (!nominal(units_[j].kind) && units_[j].kind != Kind::adverb) break;
    }
    return std::nullopt;
}

std::optional<std::size_t> Clause::governed_by_head(std::size_t verb,
                                                    std::string_view preposition) const {
    std::size_t i = verb;
    while (i > 0 && passes(units_[i - 1].kind)) --i;
    if (i < 2 || units_[i - 1].kind != Kind::relative || units_[i - 2].kind != Kind::actor)
        return std::nullopt;
    const auto over = preposition_over(i - 2);
    if (!over || !reading_.is(units_[*over].at.first, preposition)) return std::nullopt;
    return i - 2;
}

std::optional<std::size_t> Clause::complement_subject(std::size_t trigger) const {
    bool inside = false;
    for (std::size_t i = trigger + 1; i < units_.size() && i < trigger + clause_reach; ++i) {
        const Kind kind = units_[i].kind;
        if (kind == Kind::stop) return std::nullopt;
        inside = inside || kind == Kind::complementizer || kind == Kind::relative;
        if (inside && kind == Kind::actor && units_[i].agentive && !under_preposition(i)) return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> Clause::light_verb(std::size_t noun) const {
    for (std::size_t i = noun; i > 0; --i) {
        const Unit& before = units_[i - 1];
        if (before.kind == Kind::verb)
            return reading_.has(before.at.first, WordClass::light) ||
                           reading_.has(before.at.first, WordClass::transfer)
                       ? std::optional{i - 1}
                       : std::nullopt;
        if (!nominal(before.kind) && !passes(before.kind)) return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace entente
