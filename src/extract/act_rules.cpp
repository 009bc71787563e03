#include "src/extract/act_rules.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

using Kind = Unit::Kind;

/// How far from the trigger a frame's object word may stand, in tokens.
constexpr std::uint32_t object_reach = 6;

/// The tokens in small letters, as an iterator that std::equal can walk.
struct Lowers {
    const Reading* reading;
    std::uint32_t i;
    std::string_view operator*() const { return reading->lower(i); }
    Lowers& operator++() {
        ++i;
        return *this;
    }
};

}  // namespace

void ActRules::start(const ActSentence& sentence) {
    sentence_ = &sentence;
    modality_.start(sentence);
    object_taken_.reset();
    // A sentence without an actor costs no more than this look.
    worth_ = std::any_of(units().begin(), units().end(), [this](const Unit& unit) {
        return unit.kind == Kind::actor || unit.owned || names_ceasefire(unit);
    });
}

std::optional<EventEntry> ActRules::read(std::size_t u) {
    if (!worth_) return std::nullopt;
    const FrameRow* opened = nullptr;
    for (const bool with_object : {true, false})  // those that ask for an object word first
        for (std::uint32_t row : units()[u].frames) {
            const FrameRow& frame = knowledge_.lexicon.frame_rows[row];
            if (frame.objects.empty() == with_object) continue;
            const auto object = object_near(frame, u);
            if (with_object && !object) continue;
            if (opened == nullptr) opened = &frame;
            auto act = code(u, frame);
            if (!act) continue;
            if (object && *object > units()[u].at.first) object_taken_ = *object;
            modality_.note_act(u, act->modality);
            modality_.note_frame(u, frame);
            remember(*act);
            return act;
        }
    if (opened != nullptr) modality_.note_frame(u, *opened);
    return std::nullopt;
}

void ActRules::remember(const EventEntry& act) {
    constexpr std::size_t most = 24;  // no answer looks back further
    if (told_.size() == 2 * most) told_.erase(told_.begin(), told_.begin() + most);
    told_.push_back(act);
}

void ActRules::end() {
    // The subject of the first verb that has one.
    for (std::size_t u = 0; worth_ && u < units().size(); ++u) {
        if (units()[u].kind != Kind::verb) continue;
        const auto subject = clause().subject(u);
        if (!subject) continue;
        topic_ = clause().group(*subject);
        return;
    }
}

std::optional<EventEntry> ActRules::code(std::size_t u, const FrameRow& frame) {
    EventEntry event;
    event.frame = &frame;
    event.type = frame.type;
    event.mode = frame.mode;
    event.trigger = units()[u].at;
    event.sentence = sentence_->number();
    event.confidence = 0.8;
    event.from_noun = units()[u].kind == Kind::noun;
    fill(u, frame.actor, event.actors, event);
    fill(u, frame.recipient, event.recipients, event);
    context_.keep_fitting(event);
    if (event.recipients.empty() && !frame.recipient.empty()) look_further(u, event);
    if ((event.type == "REJECT" || event.type == "ACCUSE") && event.recipients.empty())
        answer(u, event);
    if (frame.needs == FrameRow::Needs::two && event.from_noun) find_partner(u, event);
    if (event.actors.empty() && event.recipients.empty() && event.mode == "ceasefire")
        event.actors = last_foes();
    part_once(event);
    if (event.actors.empty() || !enough(event)) return std::nullopt;
    modality_.tell(u, event);
    if (!told_of_somebody(event) || of_own_side(event) || unsaid(event)) return std::nullopt;
    const auto political = [this](std::uint32_t actor) { return context_.political(actor); };
    if (std::none_of(event.actors.begin(), event.actors.end(), political) &&
        std::none_of(event.recipients.begin(), event.recipients.end(), political))
        return std::nullopt;  // between companies, stars and strangers: no politics
    return event;
}

bool ActRules::names_ceasefire(const Unit& unit) const {
    return !unit.frames.empty() &&
           knowledge_.lexicon.frame_rows[unit.frames.front()].mode == "ceasefire";
}

std::optional<std::uint32_t> ActRules::object_near(const FrameRow& frame, std::size_t u) const {
    const TokenRange at = units()[u].at;
    const auto& form = units()[u].form;
    const bool active = form && form->voice == Voice::active;
    for (const std::string& object : frame.objects) {
        const auto words = phrase_words(object);
        const auto stands = [&](std::size_t k) -> std::optional<std::uint32_t> {
            const TokenRange unit = units()[k].at;
            const std::uint32_t last = units()[k].kind == Kind::actor ? unit.last : unit.first + 1;
            for (std::uint32_t i = unit.first; i < last; ++i)
                if (i + words.size() <= range().last &&
                    std::equal(words.begin(), words.end(), Lowers{&reading_, i}, same_word))
                    return i;
            return std::nullopt;
        };
        // Within the trigger itself: "menarik diri dari perjanjian".
        for (std::uint32_t i = at.first + 1; i + words.size() <= at.last; ++i)
            if (std::equal(words.begin(), words.end(), Lowers{&reading_, i}, same_word)) return i;
        for (std::size_t k = u + 1;
             k < units().size() && units()[k].at.first < at.last + object_reach &&
             units()[k].kind != Kind::stop;
             ++k)
            if (const auto found = stands(k)) return found;
        for (std::size_t k = u;
             !active && k > 0 && units()[k - 1].at.last + object_reach > at.first &&
             units()[k - 1].kind != Kind::stop;
             --k)
            if (const auto found = stands(k - 1)) return found;
    }
    return std::nullopt;
}

void ActRules::part_once(EventEntry& event) {
    std::set<std::uint32_t> seen;
    for (auto* side : {&event.actors, &event.recipients})
        std::erase_if(*side, [&seen](std::uint32_t actor) { return !seen.insert(actor).second; });
}

bool ActRules::same_word(std::string_view word, std::string_view token) {
    return word == token || (token.starts_with(word) && token.substr(word.size()) == "nya");
}

void ActRules::fill(std::size_t u, const std::vector<Role>& roles, Actors& into,
                    EventEntry& event) {
    const bool meeting = event.frame->needs == FrameRow::Needs::two;
    for (const Role& role : roles) {
        const Actors found = function(u, role, event);
        for (std::uint32_t actor : found)
            if (std::find(into.begin(), into.end(), actor) == into.end()) into.push_back(actor);
        if (!found.empty() && !meeting) return;  // sides of a meeting come from several functions
    }
}

Actors ActRules::function(std::size_t u, std::string_view role, EventEntry& event) {
    const auto& form = units()[u].form;
    const bool passive =
        form && (form->voice == Voice::passive || form->voice == Voice::accidental);
    const bool noun = units()[u].kind == Kind::noun;
    std::optional<std::size_t> found;
    if (role == "subj") {
        if (noun) return light_subject(u);
        found = passive ? agent_of_passive(u) : clause().subject(u);
        if (!found && !passive) {
            found = clause().subject_owner(u);
            if (found) event.confidence -= 0.1;
            // "Serta mengakui kedaulatan ...": the sentence goes on about the same one.
            if (!found && !clause().has_subject(u) && opens_sentence(u)) return topic_;
        }
    } else if (role == "obj") {
        if (passive) {
            found = clause().subject(u);
            if (!found) found = clause().subject_owner(u);
        } else {
            found = noun ? clause().genitive(u) : clause().object(u);
            if (found && !noun && units()[*found].possessed) event.confidence -= 0.05;
        }
    } else if (role == "gen") {
        return noun ? agent_of_noun(u) : Actors{};
    } else if (role == "speaker") {
        const StatementEntry* said = context_.statement_at(units()[u].at);
        return said != nullptr ? Actors{said->speaker} : Actors{};
    } else if (role == "about") {
        found = clause().subject(u);
        if (!found) found = clause().subject_owner(u);
        if (!found) return only_other(u);
    } else if (role == "clause") {
        found = clause().complement_subject(u);
    } else {
        found = clause().governed(u, role);
        if (!found && !noun) found = clause().governed_by_head(u, role);
    }
    if (!found) return {};
    Actors actors = clause().group(*found);
    if (role == "subj") join_company(*found, actors);
    // "KTT Pertama OKI": the meeting and who meets
    if (role == "obj" && event.frame->needs == FrameRow::Needs::two) {
        std::size_t next = *found + 1;
        while (next < units().size() && units()[next].kind == Kind::adverb) ++next;
        if (next < units().size() && units()[next].kind == Kind::actor)
            actors.insert(actors.end(), units()[next].actors.begin(), units()[next].actors.end());
    }
    return actors;
}

Actors ActRules::only_other(std::size_t u) const {
    constexpr std::size_t reach = 32;  // units
    const StatementEntry* said = context_.statement_at(units()[u].at);
    if (said == nullptr) return {};
    Actors other;
    const std::size_t last = std::min(units().size(), u + reach);
    for (std::size_t i = u - std::min(u, reach); i < last; ++i) {
        if (units()[i].kind != Kind::actor || units()[i].plain_place ||
            !said->text.contains(reading_.span(units()[i].at)))
            continue;
        for (std::uint32_t actor : units()[i].actors)
            if (!context_.own_side(said->speaker, actor) &&
                !only_reports(reading_.actors[actor].type, "ACCUSE") &&
                reading_.actors[actor].type != "Agreement" &&
                std::find(other.begin(), other.end(), actor) == other.end())
                other.push_back(actor);
    }
    return other.size() == 1 ? other : Actors{};
}

void ActRules::join_company(std::size_t subject, Actors& actors) const {
    std::size_t i = subject + 1;
    while (i < units().size() && units()[i].kind == Kind::comma) ++i;
    if (i + 1 >= units().size() || units()[i].kind != Kind::preposition ||
        units()[i + 1].kind != Kind::actor ||
        !(reading_.is(units()[i].at.first, "bersama") ||
          reading_.is(units()[i].at.first, "beserta") ||
          reading_.is(units()[i].at.first, "seperti") ||
          reading_.is(units()[i].at.first, "termasuk")))
        return;
    for (std::uint32_t actor : clause().group(i + 1))
        if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
}

bool ActRules::opens_sentence(std::size_t u) const {
    constexpr std::size_t most = 8;  // units
    return u <= most && std::all_of(units().begin(), units().begin() + std::ptrdiff_t(u),
                                    [this](const Unit& unit) {
                                        return (unit.kind == Kind::adverb &&
                                                !reading_.has(unit.at.first, WordClass::pronoun)) ||
                                               unit.kind == Kind::auxiliary ||
                                               unit.kind == Kind::negator ||
                                               unit.kind == Kind::conjunction ||
                                               unit.kind == Kind::comma || unit.kind == Kind::date;
                                    });
}

std::optional<std::size_t> ActRules::agent_of_passive(std::size_t u) const {
    if (const auto by = clause().governed(u, "oleh")) return by;
    std::size_t next = u + 1;
    while (next < units().size() && units()[next].kind == Kind::adverb) ++next;
    if (next < units().size() && units()[next].kind == Kind::actor) return next;
    return clause().governed(u, "termasuk");  // "dikecam banyak pihak, termasuk PBB"
}

Actors ActRules::agent_of_noun(std::size_t u) const {
    Actors actors;
    if (units()[u].owned) {
        const auto subject = clause().subject(u);
        if (subject) return clause().group(*subject);
        return topic_;
    }
    if (const auto owner = clause().genitive(u)) actors = clause().group(*owner);
    for (std::uint32_t actor : light_subject(u))
        if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
    return actors;
}

Actors ActRules::light_subject(std::size_t noun) const {
    const auto light = clause().light_verb(noun);
    const auto subject = light ? clause().subject(*light) : std::nullopt;
    return subject ? clause().group(*subject) : Actors{};
}

void ActRules::answer(std::size_t u, EventEntry& event) const {
    constexpr std::size_t reach = 4;      // units to the noun
    constexpr std::size_t far_back = 12;  // events
    std::string_view said;
    const std::size_t first = u - std::min(u, reach);
    for (std::size_t i = first; i < units().size() && i <= u + reach && said.empty(); ++i)
        if (i != u && units()[i].kind == Kind::noun && !units()[i].frames.empty())
            said = knowledge_.lexicon.frame_rows[units()[i].frames.front()].type;
    if (said.empty() && event.type == "REJECT") said = "ACCUSE";  // "sesuatu yang disangkal X"
    if (said.empty()) return;
    const auto& told = told_;
    for (std::size_t back = 1; back <= std::min(far_back, told.size()); ++back) {
        const EventEntry& before = told[told.size() - back];
        if (before.type != said || before.actors == event.actors) continue;
        const bool to_actor =
            event.type != "REJECT" ||
            std::any_of(before.recipients.begin(), before.recipients.end(), [&](std::uint32_t r) {
                return std::find(event.actors.begin(), event.actors.end(), r) != event.actors.end();
            });
        if (!to_actor) continue;
        event.recipients = before.actors;
        return;
    }
}

bool ActRules::plain_deed(const EventEntry& event) {
    constexpr double own_subject = 0.78;
    return !event.from_noun && event.confidence > own_subject &&
           (event.type == "ASSAULT" || event.type == "REQUEST");
}

bool ActRules::enough(const EventEntry& event) {
    switch (event.frame->needs) {
        case FrameRow::Needs::any:
            return !event.actors.empty() || !event.recipients.empty();
        case FrameRow::Needs::actor:
            return !event.actors.empty();
        case FrameRow::Needs::recipient:
            return !event.recipients.empty();
        case FrameRow::Needs::two:
            return event.actors.size() + event.recipients.size() >= 2;
        case FrameRow::Needs::both:
            return !event.actors.empty() && (!event.recipients.empty() || plain_deed(event));
    }
    return false;
}

void ActRules::look_further(std::size_t u, EventEntry& event) const {
    const auto try_it = [&](std::optional<std::size_t> unit) {
        if (!unit || !event.recipients.empty()) return;
        event.recipients = clause().group(*unit);
        context_.keep_fitting(event);
    };
    try_it(clause().mentioned(u));
    if (event.type == "REQUEST" || event.type == "THREATEN") try_it(clause().complement_subject(u));
    if (units()[u].kind != Kind::noun) return;
    // "X menghadapi kecaman Y", "X tewas dalam serangan Y"
    const auto verb = verb_over(u);
    if (!verb) return;
    try_it(clause().subject(*verb));
    try_it(clause().subject_owner(*verb));
}

std::optional<std::size_t> ActRules::verb_over(std::size_t noun) const {
    constexpr std::size_t reach = 64;  // units
    for (std::size_t i = noun; i > 0 && noun - i < reach; --i) {
        const Unit& before = units()[i - 1];
        if (before.kind == Kind::verb)
            return context_.own_verb(units()[i - 1]) &&
                           context_.speech_at(units()[i - 1]) == nullptr
                       ? std::optional{i - 1}
                       : std::nullopt;
        if (before.kind == Kind::preposition) {
            const std::uint32_t at = before.at.first;
            if (!reading_.is(at, "dalam") && !reading_.is(at, "akibat") && !reading_.is(at, "oleh"))
                return std::nullopt;
            // "turut dalam serangan X" is done with X, not suffered.
            const bool active =
                i > 1 && units()[i - 2].form && units()[i - 2].form->voice == Voice::active;
            return i > 1 && !active ? std::optional{i - 2} : std::nullopt;
        }
        if (before.kind != Kind::noun && before.kind != Kind::other && before.kind != Kind::adverb)
            return std::nullopt;
    }
    return std::nullopt;
}

Actors ActRules::last_foes() const {
    constexpr std::size_t far_back = 24;  // events
    const auto& told = told_;
    for (std::size_t back = 1; back <= std::min(far_back, told.size()); ++back) {
        const EventEntry& fight = told[told.size() - back];
        if (fight.type != "ASSAULT" && fight.mode != "ceasefire") continue;
        Actors foes = fight.actors;
        for (std::uint32_t foe : fight.recipients)
            if (reading_.actors[foe].type != "Place" &&
                std::find(foes.begin(), foes.end(), foe) == foes.end())
                foes.push_back(foe);
        if (foes.size() >= 2) return foes;
    }
    return {};
}

void ActRules::find_partner(std::size_t u, EventEntry& event) const {
    if (event.actors.size() + event.recipients.size() != 1 || !clause().governed(u, "dengan"))
        return;
    Actors partner = topic_;
    if (const auto subject = clause().subject(u)) partner = clause().group(*subject);
    for (std::uint32_t actor : partner)
        if (std::find(event.actors.begin(), event.actors.end(), actor) == event.actors.end())
            event.actors.push_back(actor);
    context_.keep_fitting(event);
}

bool ActRules::of_own_side(const EventEntry& event) const {
    if (event.frame->actor.empty() || event.frame->actor.front() != "speaker") return false;
    if (event.actors.empty() || event.recipients.empty()) return true;
    return context_.own_side(event.actors.front(), event.recipients.front());
}

bool ActRules::told_of_somebody(const EventEntry& event) {
    return event.modality != "hypothetical" || event.actors.size() + event.recipients.size() > 1;
}

bool ActRules::unsaid(const EventEntry& event) {
    return event.modality == "negated" && !event.frame->actor.empty() &&
           event.frame->actor.front() == "speaker";
}

}  // namespace entente
