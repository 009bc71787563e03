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
constexpr bool nominal(Kind kind) {
    return kind == Kind::noun || kind == Kind::other;
}

/// How far a search goes, in units: no clause of news is longer, and every search stays constant.
constexpr std::size_t clause_reach = 64;

/// Longest run of nouns between a preposition or verb and the name that closes the phrase.
constexpr std::size_t phrase_reach = 8;

/// Most clauses open within one another; a sentence that opens more forgets the outermost.
constexpr std::size_t most_open = 12;

}  // namespace

/// The pass from left to right.
class Clause::Pass {
public:
    explicit Pass(Clause& clause) : clause_(clause), units_(clause.units_) {}

    void run() {
        open_.emplace_back();
        for (std::size_t i = 0; i < units_.size(); ++i) step(i);
        end_phrase();
        while (open_.size() > 1) close();
    }

private:
    bool is(std::size_t i, std::string_view word) const {
        return clause_.reading_.is(units_[i].at.first, word);
    }
    bool has(std::size_t i, WordClass c) const {
        return clause_.reading_.has(units_[i].at.first, c);
    }
    Open& now() { return open_.back(); }

    void step(std::size_t i) {
        switch (units_[i].kind) {
            case Kind::adverb:
                if (is(i, "itu") || is(i, "ini") || is(i, "tersebut")) end_phrase();
                if (has(i, WordClass::locative) && phrase_.empty()) start_phrase(i);  // "wilayah X"
                return;
            case Kind::auxiliary:
            case Kind::negator:
                end_phrase();
                // "menyebut Rusia akan ...": what stands before an auxiliary is a subject.
                if (now().verb != none && !fresh_.empty() && !comma_ && joint_ == none &&
                    last_.first == fresh_.first && !fresh_.behind_comma) {
                    const Phrase subject = fresh_;
                    open(Open::Kind::complement);
                    now().subject = subject;
                    now().inherits = false;
                }
                clause_.subjects_[i] = now().subject;
                return;
            case Kind::date:
                return end_phrase();
            case Kind::noun:
            case Kind::other:
                if (phrase_.empty()) start_phrase(i);
                phrase_.last = i;
                clause_.subjects_[i] = fresh_.empty() ? now().subject : fresh_;
                return;
            case Kind::actor:
                return actor(i);
            case Kind::preposition:
                end_phrase();
                preposition_ = i;
                return;
            case Kind::comma:
                end_phrase();
                comma_ = true;
                preposition_ = none;
                return;
            case Kind::conjunction:
                end_phrase();
                joint_ = i;
                return;
            case Kind::relative: {
                end_phrase();
                // "resolusi PBB pada September yang ...": the head is the noun before.
                const Phrase& near =
                    last_.governed && last_.actor == none && !fresh_.empty() ? fresh_ : last_;
                const Phrase head = governed_by_noun(near) ? Phrase{} : near;
                open(Open::Kind::relative);
                now().subject = head;
                return;
            }
            case Kind::complementizer:
                end_phrase();
                open(Open::Kind::complement);
                return;
            case Kind::subordinator:
                end_phrase();
                open(Open::Kind::adverbial);
                return;
            case Kind::stop:
                end_phrase();
                while (open_.size() > 1) close();
                open_.back() = {};
                last_ = fresh_ = {};
                comma_ = false;
                joint_ = preposition_ = none;
                return;
            case Kind::verb:
                end_phrase();
                verb(i);
                return;
        }
    }

    bool passive(std::size_t verb) const {
        return units_[verb].form && units_[verb].form->voice == Voice::passive;
    }

    void start_phrase(std::size_t i) {
        phrase_ = {};
        phrase_.first = phrase_.last = i;
        phrase_.behind_comma = comma_;
        phrase_.governed = preposition_ != none;
        joint_ = none;
    }

    void actor(std::size_t i) {
        if (phrase_.empty() && clause_.group_first(clause_.group_last(i)) != i) {
            // A further member of "X, Y dan Z" shares the function of the first.
            phrase_ = last_;
            phrase_.last = i;
            comma_ = phrase_.behind_comma;
            joint_ = none;
            return;
        }
        if (phrase_.empty()) {
            start_phrase(i);
            phrase_.actor = i;
            phrase_.owner = false;
        } else if (phrase_.actor == none) {
            phrase_.actor = i;
            phrase_.owner = true;
        }
        phrase_.last = i;
    }

    bool person(const Phrase& phrase) const {
        return phrase.actor != none &&
               clause_.reading_.actors[units_[phrase.actor].actors.front()].type == "Person";
    }

    /// "rancangan ke NATO, yang meminta": the head is the noun, not the name the preposition has.
    bool governed_by_noun(const Phrase& head) const {
        if (!head.governed || head.actor == none || person(head)) return false;
        return !open_.back().object.empty() || open_.back().verb == none;
    }

    void end_phrase() {
        if (phrase_.empty()) return;
        const Phrase ended = phrase_;
        phrase_ = {};
        last_ = ended;
        preposition_ = none;
        if (ended.governed) return;
        Open& in = now();
        if (in.verb != none && in.object.empty() && !ended.behind_comma) in.object = ended;
        if (in.verb == none && in.kind != Open::Kind::relative &&
            (in.subject.actor == none || in.inherits)) {
            in.subject = ended;
            in.inherits = false;
        }
        fresh_ = ended;
        comma_ = false;
    }

    void open(Open::Kind kind) {
        Open inner;
        inner.kind = kind;
        if (kind != Open::Kind::relative) {
            inner.subject = asked().empty() ? now().subject : asked();
            // "... yang dilakukan X sejak mengirim": the agent goes on.
            if (inner.subject.actor == none && now().verb != none && passive(now().verb) &&
                now().object.actor != none && !now().object.owner)
                inner.subject = now().object;
            inner.inherits = true;
        }
        if (open_.size() == most_open) open_.erase(open_.begin());
        open_.push_back(std::move(inner));
        fresh_ = {};
        comma_ = false;
        joint_ = preposition_ = none;
    }

    void close() {
        Open inner = std::move(open_.back());
        open_.pop_back();
        Open& outer = now();
        outer.waiting.insert(outer.waiting.end(), inner.waiting.begin(), inner.waiting.end());
    }

    /// Who is asked to do what follows: "meminta AS (untuk) menarik".
    Phrase asked() {
        const Open& in = now();
        if (in.verb == none || !units_[in.verb].asks || in.object.actor == none) return {};
        return in.object;
    }

    void verb(std::size_t i) {
        give(i, choose());
        Open& in = now();
        in.verb = i;
        in.object = {};
        fresh_ = last_ = {};
        comma_ = false;
        joint_ = preposition_ = none;
    }

    Phrase choose() {
        // "untuk menarik", "dengan menyerang": the one asked, else the same subject.
        if (preposition_ != none) {
            if (const Phrase other = asked(); !other.empty()) {
                open(Open::Kind::complement);
                now().subject = other;
                now().inherits = false;
            } else if (!last_.empty() && last_.owner &&
                       (now().subject.empty() || has(last_.first, WordClass::intent))) {
                // "rencana Rusia untuk menyerang": who plans it
                const Phrase planner = last_;
                open(Open::Kind::complement);
                now().subject = planner;
                now().inherits = false;
            }
            return now().subject;
        }
        const bool joined = joint_ != none;
        // "X menyerang Y dan menuduh Z"
        if (joined && now().verb != none && !(serial(joint_) && fresh_.behind_comma))
            return leave_relative(comma_).subject;
        // "X, yang menyerang Y, menuduh Z"; "X menyerang Y, menewaskan ..."
        if (comma_ && (now().verb != none || fresh_.empty())) return leave_relative(true).subject;
        if (fresh_.empty()) return now().subject;
        if (now().verb == none) {
            if (now().kind == Open::Kind::relative) return fresh_;  // "yang Israel hindari"
            const Phrase& first = now().subject;
            // An apposition ends with a comma: "X, presiden Y, menuduh"; but "menteri sayap kanan
            // Y, X,".
            if (!comma_ || first.actor == none || (first.owner && !fresh_.owner && person(fresh_)))
                now().subject = fresh_;
            now().inherits = false;
            return now().subject;
        }
        if (!fresh_.behind_comma && !joined) {
            // "menuduh Kenya melanggar": the object is subject of the second verb.
            const Phrase second = fresh_;
            open(Open::Kind::complement);
            now().subject = second;
            now().inherits = false;
            return second;
        }
        // "..., Z menuduh": a new clause; an adverbial one before it has ended.
        const Phrase next = fresh_;
        while (open_.size() > 1 && now().kind != Open::Kind::main &&
               (now().kind == Open::Kind::adverbial || now().kind == Open::Kind::relative))
            close();
        now().subject = next;
        now().inherits = false;
        return next;
    }

    bool serial(std::size_t conjunction) const {
        return is(conjunction, "lalu") || is(conjunction, "kemudian") || is(conjunction, "lantas");
    }

    /// Behind a comma a relative clause that has its verb may be over: so it is when the clause
    /// around it still waits for one.
    Open& leave_relative(bool may) {
        while (may && open_.size() > 1 && now().verb != none &&
               (now().kind == Open::Kind::relative || now().kind == Open::Kind::complement) &&
               waits_for_verb())
            close();
        return now();
    }
    bool waits_for_verb() const {
        for (std::size_t k = open_.size() - 1; k-- > 0;) {
            if (open_[k].verb == none && !open_[k].subject.empty()) return true;
            if (open_[k].kind != Open::Kind::relative && open_[k].kind != Open::Kind::complement)
                return false;
        }
        return false;
    }

    void give(std::size_t verb, const Phrase& subject) {
        Open& in = now();
        if (subject.empty()) {
            in.waiting.push_back(verb);
            return;
        }
        clause_.subjects_[verb] = subject;
        if (subject.actor == none) return;
        // Verbs of fronted clauses get the main clause's subject.
        for (std::size_t waiting : in.waiting) clause_.subjects_[waiting] = subject;
        in.waiting.clear();
    }

    Clause& clause_;
    const std::vector<Unit>& units_;
    std::vector<Open> open_;
    Phrase phrase_;       ///< being read
    Phrase last_;         ///< read last, since the last verb
    Phrase fresh_;        ///< read last without a preposition, since the last verb in this clause
    bool comma_ = false;  ///< since the last phrase
    std::size_t joint_ = none;        ///< the conjunction since the last phrase
    std::size_t preposition_ = none;  ///< that waits for its phrase
};

Clause::Clause(const Reading& reading, const std::vector<Unit>& units)
    : reading_(reading), units_(units), subjects_(units.size()) {
    Pass(*this).run();
}

std::optional<std::size_t> Clause::subject(std::size_t verb) const {
    const Phrase& subject = subjects_[verb];
    if (subject.empty() || subject.actor == none || subject.owner) return std::nullopt;
    return subject.actor;
}

std::optional<std::size_t> Clause::subject_owner(std::size_t verb) const {
    const Phrase& subject = subjects_[verb];
    if (subject.empty() || subject.actor == none || !subject.owner) return std::nullopt;
    // A border or region does nothing.
    if (reading_.has(units_[subject.first].at.first, WordClass::locative)) return std::nullopt;
    return subject.actor;
}

bool Clause::has_subject(std::size_t verb) const {
    return !subjects_[verb].empty();
}

std::optional<std::size_t> Clause::preposition_over(std::size_t unit) const {
    std::size_t i = group_first(unit);
    for (std::size_t steps = 0; i > 0 && steps < phrase_reach; ++steps, --i) {
        const Kind before = units_[i - 1].kind;
        if (before == Kind::preposition) return i - 1;
        if (!nominal(before) && before != Kind::adverb) return std::nullopt;
    }
    return std::nullopt;
}

bool Clause::under_preposition(std::size_t unit) const {
    return preposition_over(unit).has_value();
}

/// Steps from one member of "A, B, dan C" to the next; 0 if none follows. A medium and those it
/// reports on are no list: "dikutip dari Antara, Rusia dan China ...".
std::size_t Clause::joint_behind(std::size_t unit, bool& conjoined) const {
    std::size_t i = unit + 1;
    conjoined = false;
    if (i < units_.size() && units_[i].kind == Kind::comma) ++i;
    if (i < units_.size() && units_[i].kind == Kind::conjunction) {
        conjoined = true;
        ++i;
    }
    if (i == unit + 1 || i >= units_.size() || units_[i].kind != Kind::actor) return 0;
    const auto medium = [this](std::size_t k) {
        return reading_.actors[units_[k].actors.front()].type == "MediaOrganization";
    };
    return medium(unit) == medium(i) ? i - unit : 0;
}

std::size_t Clause::group_first(std::size_t unit) const {
    std::size_t first = unit;
    bool joined = false;  // a comma joins only in "A, B dan C"
    while (unit - first < clause_reach && units_[first].kind == Kind::actor) {
        std::size_t before = 0;
        bool conjoined = false;
        for (std::size_t step = 2; step <= 3 && step <= first; ++step)
            if (units_[first - step].kind == Kind::actor &&
                joint_behind(first - step, conjoined) == step) {
                before = step;
                break;
            }
        if (before == 0) break;
        joined = joined || conjoined;
        if (!joined) break;
        first -= before;
    }
    return first;
}

/// Is the unit the subject of a new clause: does a verb follow it?
bool Clause::starts_clause(std::size_t unit) const {
    for (std::size_t i = unit + 1; i < units_.size() && i - unit < clause_reach; ++i) {
        if (units_[i].kind == Kind::verb) return true;
        if (!passes(units_[i].kind)) return false;
    }
    return false;
}

std::size_t Clause::group_last(std::size_t unit) const {
    // A verb behind the last member opens a clause of its own only where one verb stands before.
    const bool object =
        unit > 0 && (units_[unit - 1].kind == Kind::verb ||
                     units_[unit - 1].kind == Kind::preposition || nominal(units_[unit - 1].kind));
    std::size_t last = unit;
    for (std::size_t i = unit; i - unit < clause_reach;) {
        bool conjoined = false;
        const std::size_t step = joint_behind(i, conjoined);
        if (step == 0 || (object && starts_clause(i + step))) break;
        i += step;
        if (conjoined) last = i;
    }
    return last;
}

std::vector<std::uint32_t> Clause::group(std::size_t unit) const {
    std::vector<std::uint32_t> actors;
    const std::size_t last = group_last(unit);
    for (std::size_t i = group_first(last); i <= last; ++i)
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

std::optional<std::size_t> Clause::mentioned(std::size_t trigger) const {
    for (std::size_t i = trigger + 1; i < units_.size() && i < trigger + clause_reach; ++i) {
        const Unit& unit = units_[i];
        switch (unit.kind) {
            case Kind::actor:
                if (unit.plain_place) break;
                if (const auto over = preposition_over(i)) {
                    const std::uint32_t at = units_[*over].at.first;
                    if (reading_.is(at, "di") ||
                        (reading_.is(at, "oleh") && units_[trigger].kind == Kind::noun) ||
                        reading_.is(at, "menurut") || reading_.is(at, "bersama") ||
                        reading_.is(at, "seperti"))
                        break;
                }
                return i;
            case Kind::comma:
            case Kind::stop:
            case Kind::subordinator:
            case Kind::complementizer:
                return std::nullopt;
            case Kind::preposition:
                if (reading_.is(unit.at.first, "pada") || reading_.is(unit.at.first, "dalam") ||
                    reading_.is(unit.at.first, "selama"))
                    return std::nullopt;
                break;
            case Kind::conjunction:
                if (i + 1 < units_.size() && units_[i + 1].kind != Kind::noun) return std::nullopt;
                break;
            default:
                break;
        }
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
    for (std::size_t j = preposition + 1; j < units_.size() && j <= preposition + phrase_reach;
         ++j) {
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
        inside = inside || kind == Kind::complementizer || kind == Kind::relative ||
                 (kind == Kind::subordinator && (reading_.is(units_[i].at.first, "agar") ||
                                                 reading_.is(units_[i].at.first, "supaya")));
        if (inside && kind == Kind::actor && units_[i].agentive && !units_[i].plain_place &&
            !under_preposition(i))
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> Clause::light_verb(std::size_t noun) const {
    for (std::size_t i = noun; i > 0 && noun - i < clause_reach; --i) {
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
