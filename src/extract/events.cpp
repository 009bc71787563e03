// Political acts by frames (frames.tsv): a trigger word opens a frame, the clause gives it actors
// and recipients, cues beside it tell whether the act is done, planned, denied or only supposed.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "src/extract/clause.hpp"
#include "src/extract/genre.hpp"
#include "src/extract/stages.hpp"
#include "src/extract/when_where.hpp"

namespace entente {
namespace {

using Kind = Unit::Kind;
using Actors = std::vector<std::uint32_t>;

/// How far before the trigger a cue may stand, in tokens.
constexpr std::uint32_t cue_reach = 24;
/// How far from the trigger a frame's object word may stand, in tokens.
constexpr std::uint32_t object_reach = 6;

/// A medium reports; it is party to an act only where it is the one who suffers it.
bool only_reports(std::string_view type, std::string_view event) {
    return type == "MediaOrganization" && event != "COERCE" && event != "ASSAULT";
}

class Coder {
public:
    Coder(Reading& reading, const Knowledge& knowledge) : reading_(reading), knowledge_(knowledge) {
        for (const WordEntry& word : reading.words) lex_.push_back(word.lex);
        for (const RelationEntry& relation : reading.relations)
            if (relation.type == "HOLDS_OFFICE" && !relation.former)
                offices_.try_emplace({relation.from, relation.to}, &relation);
        for (const MentionEntry& mention : reading.mentions)
            for (std::uint32_t actor : mention.actors)
                if (is_name(mention.kind) && reading.actors[actor].type == "State" &&
                    reading.actors[actor].known)
                    states_.try_emplace(*reading.actors[actor].known, actor);
    }

    void run() {
        if (reports_sport(reading_, knowledge_.lexicon)) return;
        political_ = political_actors(reading_, knowledge_.kb);
        const auto& sentences = reading_.doc.sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            sentence_ = s;
            range_ = {sentences[s].first, sentences[s].last};
            last_embedding_.reset();
            last_coded_.reset();
            object_taken_.reset();
            hear_speaker();
            if (worth_reading()) read_sentence();
        }
        merge();
        for (EventEntry& event : reading_.events) infer_when_where(reading_, knowledge_, event);
    }

private:
    const std::vector<Unit>& units() const {
        return spoken_ ? own_units_ : reading_.units[sentence_];
    }

    /// "kami mengecam": within quotations the first person is the speaker, or the speaker's side.
    void hear_speaker() {
        spoken_ = false;
        for (std::size_t u = 0; u < units().size(); ++u) {
            const TokenRange at = units()[u].at;
            if (!reading_.has(at.first, WordClass::pronoun)) continue;
            const bool ours = reading_.is(at.first, "kami") || reading_.is(at.first, "kita");
            if (!ours && !reading_.is(at.first, "saya") && !reading_.is(at.first, "aku")) continue;
            const StatementEntry* said = statement_at(at);
            if (said == nullptr) continue;
            if (!spoken_) {
                own_units_ = reading_.units[sentence_];
                spoken_ = true;
            }
            Unit& unit = own_units_[u];
            unit.kind = Kind::actor;
            unit.actors = {ours ? side_of(said->speaker) : said->speaker};
            unit.agentive = true;
        }
    }

    const StatementEntry* statement_at(TokenRange token) const {
        const Span at = reading_.span(token);
        const auto after = std::upper_bound(
            reading_.statements.begin(), reading_.statements.end(), at.begin,
            [](std::uint32_t byte, const StatementEntry& s) { return byte < s.text.begin; });
        constexpr int back = 3;  // statements lie within one another at times
        for (auto it = after; it != reading_.statements.begin() && after - it < back;) {
            --it;
            if (it->text.contains(at)) return &*it;
        }
        return nullptr;
    }

    /// For whom somebody says "we": heads of state or government for themselves, others for the
    /// state or body whose office they hold.
    std::uint32_t side_of(std::uint32_t speaker) const {
        const auto held = offices_.lower_bound({speaker, 0});
        if (held == offices_.end() || held->first.first != speaker) return speaker;
        const std::string& office = held->second->office;
        const bool head =
            office.starts_with("head_of") || office == "president" || office == "prime_minister";
        return head ? speaker : held->first.second;
    }

    /// A sentence without an actor or without a trigger costs no more than this look.
    bool worth_reading() const {
        bool actor = false, trigger = false;
        for (const Unit& unit : units()) {
            trigger = trigger || !unit.frames.empty();
            actor = actor || unit.kind == Kind::actor || unit.owned || names_ceasefire(unit);
        }
        return actor && trigger;
    }

    /// Its sides may be those who fought in a sentence before.
    bool names_ceasefire(const Unit& unit) const {
        return !unit.frames.empty() &&
               knowledge_.lexicon.frame_rows[unit.frames.front()].mode == "ceasefire";
    }

    void read_sentence() {
        const Clause clause(reading_, units());
        read_triggers(clause);
        remember_topic(clause);
    }

    /// Whom the sentence is about: the subject of its first verb that has one.
    void remember_topic(const Clause& clause) {
        for (std::size_t u = 0; u < units().size(); ++u) {
            if (units()[u].kind != Kind::verb) continue;
            const auto subject = clause.subject(u);
            if (!subject) continue;
            topic_ = clause.group(*subject);
            return;
        }
    }

    void read_triggers(const Clause& clause) {
        for (std::size_t u = 0; u < units().size(); ++u)
            if (!units()[u].frames.empty() && object_taken_ != units()[u].at.first)
                read_trigger(clause, u);
    }

    /// Tries the frames of a trigger, those that ask for an object word first.
    void read_trigger(const Clause& clause, std::size_t u) {
        const FrameRow* opened = nullptr;
        for (const bool with_object : {true, false})
            for (std::uint32_t row : units()[u].frames) {
                const FrameRow& frame = knowledge_.lexicon.frame_rows[row];
                if (frame.objects.empty() == with_object) continue;
                const auto object = object_near(frame, u);
                if (with_object && !object) continue;
                if (opened == nullptr) opened = &frame;
                if (!code(clause, u, frame)) continue;
                if (object && *object > units()[u].at.first) object_taken_ = *object;
                return note_embedding(frame, u);
            }
        if (opened != nullptr) note_embedding(*opened, u);
    }

    /// Where one of the frame's object words stands: behind an active verb, on either side of
    /// others. Words within a lexeme of its own ("uji coba rudal") are no objects.
    std::optional<std::uint32_t> object_near(const FrameRow& frame, std::size_t u) const {
        const TokenRange at = units()[u].at;
        const auto& form = units()[u].form;
        const bool active = form && form->voice == Voice::active;
        for (const std::string& object : frame.objects) {
            const auto words = phrase_words(object);
            const auto stands = [&](std::size_t k) -> std::optional<std::uint32_t> {
                const TokenRange unit = units()[k].at;
                const std::uint32_t last =
                    units()[k].kind == Kind::actor ? unit.last : unit.first + 1;
                for (std::uint32_t i = unit.first; i < last; ++i)
                    if (i + words.size() <= range_.last &&
                        std::equal(words.begin(), words.end(), lowers(i), same_word))
                        return i;
                return std::nullopt;
            };
            // Within the trigger itself: "menarik diri dari perjanjian".
            for (std::uint32_t i = at.first + 1; i + words.size() <= at.last; ++i)
                if (std::equal(words.begin(), words.end(), lowers(i), same_word)) return i;
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

    /// Nobody is on both sides of an act, nor twice on one.
    static void part_once(EventEntry& event) {
        std::set<std::uint32_t> seen;
        for (auto* side : {&event.actors, &event.recipients})
            std::erase_if(*side,
                          [&seen](std::uint32_t actor) { return !seen.insert(actor).second; });
    }

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
    Lowers lowers(std::uint32_t i) const { return {&reading_, i}; }
    static bool same_word(std::string_view word, std::string_view token) {
        return word == token || (token.starts_with(word) && token.substr(word.size()) == "nya");
    }

    bool code(const Clause& clause, std::size_t u, const FrameRow& frame) {
        EventEntry event;
        event.frame = &frame;
        event.type = frame.type;
        event.mode = frame.mode;
        event.trigger = units()[u].at;
        event.sentence = sentence_;
        event.confidence = 0.8;
        event.from_noun = units()[u].kind == Kind::noun;
        fill(clause, u, frame.actor, event.actors, event);
        fill(clause, u, frame.recipient, event.recipients, event);
        keep_fitting(event);
        if (event.recipients.empty() && !frame.recipient.empty()) {
            look_further(clause, u, event);
        }
        if ((event.type == "REJECT" || event.type == "ACCUSE") && event.recipients.empty())
            answer(u, event);
        if (frame.needs == FrameRow::Needs::two && event.from_noun) find_partner(clause, u, event);
        if (event.actors.empty() && event.recipients.empty() && event.mode == "ceasefire")
            event.actors = last_foes();
        part_once(event);
        if (event.actors.empty() || !enough(event)) return false;
        modality(clause, u, event);
        if (!told_of_somebody(event) || of_own_side(event) || unsaid(event) || private_act(event))
            return false;
        tell_place({reading_, knowledge_, units(), u}, event);
        tell_date({reading_, knowledge_, units(), u}, event);
        attribution(event);
        contexts(event);
        last_coded_ = {u, event.modality};
        reading_.events.push_back(std::move(event));
        return true;
    }

    void fill(const Clause& clause, std::size_t u, const std::vector<Role>& roles, Actors& into,
              EventEntry& event) {
        const bool meeting = event.frame->needs == FrameRow::Needs::two;
        for (const Role& role : roles) {
            const Actors found = function(clause, u, role, event);
            for (std::uint32_t actor : found)
                if (std::find(into.begin(), into.end(), actor) == into.end()) into.push_back(actor);
            if (!found.empty() && !meeting)
                return;  // sides of a meeting come from several functions
        }
    }

    /// The actors in one grammatical function of the trigger, as if it were active.
    Actors function(const Clause& clause, std::size_t u, std::string_view role, EventEntry& event) {
        const auto& form = units()[u].form;
        const bool passive =
            form && (form->voice == Voice::passive || form->voice == Voice::accidental);
        const bool noun = units()[u].kind == Kind::noun;
        std::optional<std::size_t> found;
        if (role == "subj") {
            if (noun) return light_subject(clause, u);
            found = passive ? agent_of_passive(clause, u) : clause.subject(u);
            if (!found && !passive) {
                found = clause.subject_owner(u);
                if (found) event.confidence -= 0.1;
                // "Serta mengakui kedaulatan ...": the sentence goes on about the same one.
                if (!found && !clause.has_subject(u) && opens_sentence(u)) return topic_;
            }
        } else if (role == "obj") {
            if (passive) {
                found = clause.subject(u);
                if (!found) found = clause.subject_owner(u);
            } else {
                found = noun ? clause.genitive(u) : clause.object(u);
                if (found && !noun && units()[*found].possessed) event.confidence -= 0.05;
            }
        } else if (role == "gen") {
            return noun ? agent_of_noun(clause, u) : Actors{};
        } else if (role == "speaker") {
            const StatementEntry* said = statement_at(units()[u].at);
            return said != nullptr ? Actors{said->speaker} : Actors{};
        } else if (role == "about") {
            found = clause.subject(u);
            if (!found) found = clause.subject_owner(u);
            if (!found) return only_other(u);
        } else if (role == "clause") {
            found = clause.complement_subject(u);
        } else {
            found = clause.governed(u, role);
            if (!found && !noun) found = clause.governed_by_head(u, role);
        }
        if (!found) return {};
        Actors actors = clause.group(*found);
        if (role == "subj") join_company(clause, *found, actors);
        // "KTT Pertama OKI": the meeting and who meets
        if (role == "obj" && event.frame->needs == FrameRow::Needs::two) {
            std::size_t next = *found + 1;
            while (next < units().size() && units()[next].kind == Kind::adverb) ++next;
            if (next < units().size() && units()[next].kind == Kind::actor)
                actors.insert(actors.end(), units()[next].actors.begin(),
                              units()[next].actors.end());
        }
        return actors;
    }

    /// The one side that a statement speaks of around the trigger, beside its speaker's.
    Actors only_other(std::size_t u) const {
        constexpr std::size_t reach = 32;  // units
        const StatementEntry* said = statement_at(units()[u].at);
        if (said == nullptr) return {};
        Actors other;
        const std::size_t last = std::min(units().size(), u + reach);
        for (std::size_t i = u - std::min(u, reach); i < last; ++i) {
            if (units()[i].kind != Kind::actor || units()[i].plain_place ||
                !said->text.contains(reading_.span(units()[i].at)))
                continue;
            for (std::uint32_t actor : units()[i].actors)
                if (!own_side(said->speaker, actor) &&
                    !only_reports(reading_.actors[actor].type, "ACCUSE") &&
                    reading_.actors[actor].type != "Agreement" &&
                    std::find(other.begin(), other.end(), actor) == other.end())
                    other.push_back(actor);
        }
        return other.size() == 1 ? other : Actors{};
    }

    /// Is it the speaker, or what the speaker belongs to?
    bool own_side(std::uint32_t speaker, std::uint32_t other) const {
        const ActorEntry& a = reading_.actors[speaker];
        const ActorEntry& b = reading_.actors[other];
        return speaker == other || (a.state && (a.state == b.known || a.state == b.state)) ||
               (a.known && a.known == b.state) || offices_.contains({speaker, other});
    }

    /// "Qatar bersama AS dan Mesir memimpin", "negara Barat seperti Jerman": those beside the
    /// subject act with it.
    void join_company(const Clause& clause, std::size_t subject, Actors& actors) const {
        std::size_t i = subject + 1;
        while (i < units().size() && units()[i].kind == Kind::comma) ++i;
        if (i + 1 >= units().size() || units()[i].kind != Kind::preposition ||
            units()[i + 1].kind != Kind::actor ||
            !(reading_.is(units()[i].at.first, "bersama") ||
              reading_.is(units()[i].at.first, "beserta") ||
              reading_.is(units()[i].at.first, "seperti") ||
              reading_.is(units()[i].at.first, "termasuk")))
            return;
        for (std::uint32_t actor : clause.group(i + 1))
            if (std::find(actors.begin(), actors.end(), actor) == actors.end())
                actors.push_back(actor);
    }

    /// Does nothing but adverbs and the like stand before the verb?
    bool opens_sentence(std::size_t u) const {
        constexpr std::size_t most = 8;  // units
        return u <= most &&
               std::all_of(units().begin(), units().begin() + std::ptrdiff_t(u),
                           [this](const Unit& unit) {
                               return (unit.kind == Kind::adverb &&
                                       !reading_.has(unit.at.first, WordClass::pronoun)) ||
                                      unit.kind == Kind::auxiliary || unit.kind == Kind::negator ||
                                      unit.kind == Kind::conjunction || unit.kind == Kind::comma ||
                                      unit.kind == Kind::date;
                           });
    }

    std::optional<std::size_t> agent_of_passive(const Clause& clause, std::size_t u) const {
        if (const auto by = clause.governed(u, "oleh")) return by;
        std::size_t next = u + 1;
        while (next < units().size() && units()[next].kind == Kind::adverb) ++next;
        if (next < units().size() && units()[next].kind == Kind::actor) return next;
        return clause.governed(u, "termasuk");  // "dikecam banyak pihak, termasuk PBB"
    }

    /// "serangan Rusia", "AS menggelar pertemuan".
    Actors agent_of_noun(const Clause& clause, std::size_t u) const {
        Actors actors;
        if (units()[u].owned) {
            const auto subject = clause.subject(u);
            if (subject) return clause.group(*subject);
            return topic_;
        }
        if (const auto owner = clause.genitive(u)) actors = clause.group(*owner);
        for (std::uint32_t actor : light_subject(clause, u))
            if (std::find(actors.begin(), actors.end(), actor) == actors.end())
                actors.push_back(actor);
        return actors;
    }

    static Actors light_subject(const Clause& clause, std::size_t noun) {
        const auto light = clause.light_verb(noun);
        const auto subject = light ? clause.subject(*light) : std::nullopt;
        return subject ? clause.group(*subject) : Actors{};
    }

    /// "membantah tuduhan itu": the object is what somebody said of, or asked of, the actor before;
    /// the answer goes to them.
    void answer(std::size_t u, EventEntry& event) const {
        constexpr std::size_t reach = 4;      // units to the noun
        constexpr std::size_t far_back = 12;  // events
        std::string_view said;
        const std::size_t first = u - std::min(u, reach);
        for (std::size_t i = first; i < units().size() && i <= u + reach && said.empty(); ++i)
            if (i != u && units()[i].kind == Kind::noun && !units()[i].frames.empty())
                said = knowledge_.lexicon.frame_rows[units()[i].frames.front()].type;
        if (said.empty() && event.type == "REJECT") said = "ACCUSE";  // "sesuatu yang disangkal X"
        if (said.empty()) return;
        const auto& told = reading_.events;
        for (std::size_t back = 1; back <= std::min(far_back, told.size()); ++back) {
            const EventEntry& before = told[told.size() - back];
            if (before.type != said || before.actors == event.actors) continue;
            const bool to_actor =
                event.type != "REJECT" ||
                std::any_of(before.recipients.begin(), before.recipients.end(),
                            [&](std::uint32_t r) {
                                return std::find(event.actors.begin(), event.actors.end(), r) !=
                                       event.actors.end();
                            });
            if (!to_actor) continue;
            event.recipients = before.actors;
            return;
        }
    }

    void keep_fitting(EventEntry& event) const {
        const auto type = [this](std::uint32_t actor) -> const std::string& {
            return reading_.actors[actor].type;
        };
        const auto fits = [&](std::uint32_t actor, std::string_view role) {
            const EntityType* known = knowledge_.schema.entity(type(actor));
            return known != nullptr && known->may_be(role) &&
                   !only_reports(type(actor), event.type);
        };
        std::erase_if(event.actors, [&](std::uint32_t a) { return !fits(a, "actor"); });
        std::erase_if(event.recipients, [&](std::uint32_t r) {
            return !fits(r, "recipient") ||
                   std::find(event.actors.begin(), event.actors.end(), r) != event.actors.end();
        });
    }

    /// Of verbs with a subject of their own, attacks and demands count though nobody named suffers
    /// them.
    static bool plain_deed(const EventEntry& event) {
        constexpr double own_subject = 0.78;
        return !event.from_noun && event.confidence > own_subject &&
               (event.type == "ASSAULT" || event.type == "REQUEST");
    }

    static bool enough(const EventEntry& event) {
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

    /// Whom the act concerns where no function of its frame tells.
    void look_further(const Clause& clause, std::size_t u, EventEntry& event) const {
        const auto try_it = [&](std::optional<std::size_t> unit) {
            if (!unit || !event.recipients.empty()) return;
            event.recipients = clause.group(*unit);
            keep_fitting(event);
        };
        try_it(clause.mentioned(u));
        if (event.type == "REQUEST" || event.type == "THREATEN")
            try_it(clause.complement_subject(u));
        if (units()[u].kind != Kind::noun) return;
        // "X menghadapi kecaman Y", "X tewas dalam serangan Y"
        const auto verb = verb_over(u);
        if (!verb) return;
        try_it(clause.subject(*verb));
        try_it(clause.subject_owner(*verb));
    }

    /// The verb, no light one, whose object or reason the noun is; "tewas" is as good as a verb.
    std::optional<std::size_t> verb_over(std::size_t noun) const {
        for (std::size_t i = noun; i > 0; --i) {
            const Unit& before = units()[i - 1];
            if (before.kind == Kind::verb)
                return own_verb(i - 1) && !speaks_at(i - 1) ? std::optional{i - 1} : std::nullopt;
            if (before.kind == Kind::preposition) {
                const std::uint32_t at = before.at.first;
                if (!reading_.is(at, "dalam") && !reading_.is(at, "akibat") &&
                    !reading_.is(at, "oleh"))
                    return std::nullopt;
                // "turut dalam serangan X" is done with X, not suffered.
                const bool active =
                    i > 1 && units()[i - 2].form && units()[i - 2].form->voice == Voice::active;
                return i > 1 && !active ? std::optional{i - 2} : std::nullopt;
            }
            if (before.kind != Kind::noun && before.kind != Kind::other &&
                before.kind != Kind::adverb)
                return std::nullopt;
        }
        return std::nullopt;
    }

    /// "gencatan senjata itu": between those who fought in what was told before.
    Actors last_foes() const {
        constexpr std::size_t far_back = 24;  // events
        const auto& told = reading_.events;
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

    /// "Perundingan dengan NATO": the other side is whom the sentence, or the one before, is about.
    void find_partner(const Clause& clause, std::size_t u, EventEntry& event) const {
        if (event.actors.size() + event.recipients.size() != 1 || !clause.governed(u, "dengan"))
            return;
        Actors partner = topic_;
        if (const auto subject = clause.subject(u)) partner = clause.group(*subject);
        for (std::uint32_t actor : partner)
            if (std::find(event.actors.begin(), event.actors.end(), actor) == event.actors.end())
                event.actors.push_back(actor);
        keep_fitting(event);
    }

    /// "Rusia harus menarik pasukan", said by somebody else: of one's own side it is no act towards
    /// it.
    bool of_own_side(const EventEntry& event) const {
        if (event.frame->actor.empty() || event.frame->actor.front() != "speaker") return false;
        if (event.actors.empty() || event.recipients.empty()) return true;
        return own_side(event.actors.front(), event.recipients.front());
    }

    /// What one side alone might do, or should do, is no event between sides.
    static bool told_of_somebody(const EventEntry& event) {
        return event.modality != "hypothetical" ||
               event.actors.size() + event.recipients.size() > 1;
    }

    /// Between companies, stars and strangers: no politics.
    bool private_act(const EventEntry& event) const {
        const auto political = [this](std::uint32_t actor) { return political_[actor]; };
        return std::none_of(event.actors.begin(), event.actors.end(), political) &&
               std::none_of(event.recipients.begin(), event.recipients.end(), political);
    }

    /// "tanpa harus memilih": a judgement that is denied is none.
    static bool unsaid(const EventEntry& event) {
        return event.modality == "negated" && !event.frame->actor.empty() &&
               event.frame->actor.front() == "speaker";
    }

    // ---- how it is meant

    void modality(const Clause& clause, std::size_t u, EventEntry& event) {
        event.modality = "actual";
        if (embedded(u)) event.modality = last_embedding_->modality;
        if (joined_to_last(u)) event.modality = last_coded_->modality;
        const std::uint32_t trigger = units()[u].at.first;
        const std::uint32_t first = cue_window(clause, u);
        const std::size_t head = first_of_joined(u);
        for (std::uint32_t i = first; i < trigger;) {
            const auto hit =
                knowledge_.lexicon.cues.longest(std::span(lex_).subspan(i, trigger - i));
            if (hit.length == 0) {
                ++i;
                continue;
            }
            const CueRow& cue = knowledge_.lexicon.cue_rows[hit.rows.front()];
            const TokenRange at{i, i + hit.length};
            i = at.last;
            const std::size_t verb = at.last <= units()[head].at.first ? head : u;
            if (!cue.clause && (verb_between(at.last, verb) || bare_noun(at))) continue;
            if (cue.kind == "denial" && of_plan(at.last)) continue;
            event.cues.push_back({cue.kind, at});
            if (stronger(cue.modality, event.modality)) event.modality = cue.modality;
        }
    }

    /// "harus memulangkan X dan mengakhiri Y": the first of verbs joined by "dan" has the cues of
    /// both.
    std::size_t first_of_joined(std::size_t u) const {
        constexpr std::size_t reach = 12;  // units
        if (u == 0 || units()[u].kind != Kind::verb || units()[u - 1].kind != Kind::conjunction)
            return u;
        for (std::size_t i = u - 1; i > 0 && u - i < reach; --i) {
            const Kind kind = units()[i - 1].kind;
            if (kind == Kind::verb) return i - 1;
            if (kind == Kind::comma || kind == Kind::stop || kind == Kind::relative) return u;
        }
        return u;
    }

    /// "akan mendukung X dan menyerang Y": what holds for the first verb holds for the second.
    bool joined_to_last(std::size_t u) const {
        if (!last_coded_ || units()[u].kind != Kind::verb || u == 0) return false;
        if (units()[u - 1].kind != Kind::conjunction) return false;
        for (std::size_t i = last_coded_->unit + 1; i < u; ++i)
            if (own_verb(i) || units()[i].kind == Kind::stop) return false;
        return last_coded_->unit < u && units()[last_coded_->unit].kind == Kind::verb;
    }

    /// Cues count from the clause's subject on, or from where the clause starts.
    std::uint32_t cue_window(const Clause& clause, std::size_t u) const {
        const std::uint32_t trigger = units()[u].at.first;
        std::uint32_t first = std::max(range_.first, trigger - std::min(trigger, cue_reach));
        for (std::size_t i = u; i > 0 && units()[i - 1].at.first >= first; --i) {
            const Kind kind = units()[i - 1].kind;
            if (kind == Kind::stop || kind == Kind::complementizer) return units()[i - 1].at.last;
            if (kind == Kind::subordinator) return units()[i - 1].at.first;
        }
        (void)clause;
        return first;
    }

    /// A noun that opens nothing ("tuntutan itu ditolak") says nothing of the verb after it.
    bool bare_noun(TokenRange at) const {
        const auto& form = reading_.words[at.first].form;
        if (!form || form->voice != Voice::noun || at.last >= range_.last) return false;
        const WordClasses next = reading_.words[at.last].classes;
        return !next.has(WordClass::complementizer) && !next.has(WordClass::subordinator) &&
               !next.has(WordClass::relative) && !next.has(WordClass::preposition);
    }

    /// "menolak rencana X untuk ...": the plan of another is refused, not said to be none.
    bool of_plan(std::uint32_t token) const {
        return token < range_.last && reading_.has(token, WordClass::intent);
    }

    /// Another verb takes the cue for itself, unless it only serves this one ("berencana untuk").
    bool verb_between(std::uint32_t token, std::size_t u) const {
        for (std::size_t i = u; i > 0 && units()[i - 1].at.first >= token; --i) {
            const Unit& unit = units()[i - 1];
            if (unit.kind == Kind::actor || unit.kind == Kind::comma) return true;
            if (unit.kind == Kind::verb && !reading_.has(unit.at.first, WordClass::light))
                return true;
        }
        return false;
    }

    /// negated > hypothetical > planned > actual
    static bool stronger(std::string_view a, std::string_view b) {
        constexpr std::string_view order[] = {"actual", "planned", "hypothetical", "negated"};
        return std::find(std::begin(order), std::end(order), a) >
               std::find(std::begin(order), std::end(order), b);
    }

    /// What stands under a demand, a threat or an allegation is not done.
    struct Embedding {
        std::size_t unit;
        std::string modality;
    };

    void note_embedding(const FrameRow& frame, std::size_t u) {
        if (frame.type == "REQUEST" || frame.type == "THREATEN")
            last_embedding_ = {u, "hypothetical"};
        else if (frame.type == "ACCUSE" && frame.mode == "allege")
            last_embedding_ = {u, "hypothetical"};
        else if (frame.type == "AGREE")
            last_embedding_ = {u, "planned"};
        else if (frame.type == "REJECT" && denies(units()[u].at.first) &&
                 !of_plan(units()[u].at.last))
            last_embedding_ = {u, "negated"};
    }

    /// "membantah (bahwa) ...": what follows is said not to be so.
    bool denies(std::uint32_t i) const {
        const auto cue = knowledge_.lexicon.cues.longest(std::span(lex_).subspan(i, 1));
        return cue.length != 0 &&
               knowledge_.lexicon.cue_rows[cue.rows.front()].modality == "negated";
    }

    bool embedded(std::size_t u) const {
        if (!last_embedding_) return false;
        for (std::size_t i = last_embedding_->unit + 1; i < u; ++i) {
            const Kind kind = units()[i].kind;
            if (kind == Kind::stop || kind == Kind::conjunction) return false;
            if (kind == Kind::subordinator && !purpose(units()[i].at.first)) return false;
        }
        return true;
    }
    bool purpose(std::uint32_t i) const {
        const auto cue = knowledge_.lexicon.cues.longest(std::span(lex_).subspan(i, 1));
        return cue.length != 0 &&
               knowledge_.lexicon.cue_rows[cue.rows.front()].modality == "planned";
    }

    // ---- where, when, who says so

    bool speaks_at(std::size_t i) const {
        const auto word = std::span(lex_).subspan(units()[i].at.first, 1);
        return knowledge_.lexicon.speech.longest(word).length != 0;
    }
    /// A verb with a place and time of its own, unless it only says that the act takes place.
    bool own_verb(std::size_t i) const {
        return units()[i].kind == Kind::verb &&
               !reading_.has(units()[i].at.first, WordClass::light);
    }

    void attribution(EventEntry& event) const {
        const StatementEntry* said = statement_at(event.trigger);
        if (said == nullptr) return;
        event.attributed_to = said->speaker;
        event.stance = said->stance.empty() ? "asserts" : said->stance;
    }

    /// What the act has to do with, by the words around it (contexts.tsv), the commonest first.
    void contexts(EventEntry& event) const {
        constexpr std::uint32_t reach = 24;  // tokens
        constexpr std::size_t most = 3;
        std::vector<std::pair<int, std::string_view>> found;  // minus how often, context
        const std::uint32_t last = std::min(range_.last, event.trigger.last + reach);
        std::uint32_t i =
            std::max(range_.first, event.trigger.first - std::min(event.trigger.first, reach));
        while (i < last) {
            const auto hit =
                knowledge_.lexicon.contexts.longest(std::span(lex_).subspan(i, last - i));
            if (hit.length == 0) {
                ++i;
                continue;
            }
            const std::string_view context = knowledge_.lexicon.context_rows[hit.rows.front()];
            const auto same = std::find_if(found.begin(), found.end(),
                                           [&](const auto& f) { return f.second == context; });
            if (same == found.end())
                found.emplace_back(-1, context);
            else
                --same->first;
            i += hit.length;
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t k = 0; k < std::min(most, found.size()); ++k)
            event.contexts.emplace_back(found[k].second);
    }

    // ---- one act, one event

    /// Folds events that tell the same act again: same type and sides, and no modality, date or
    /// place that contradicts. The first stays and takes what the others know better.
    void merge() {
        constexpr std::ptrdiff_t most_twins = 16;  // looked at, the latest first
        std::map<std::pair<std::string, Actors>, std::vector<std::size_t>> seen;
        std::vector<EventEntry> kept;
        std::vector<Actors>
            others;  ///< of the kept events: the recipients, sorted; none of meetings
        for (EventEntry& event : reading_.events) {
            Actors actors = event.actors, recipients = event.recipients;
            if (knowledge_.schema.event(event.type)->symmetric) {
                actors.insert(actors.end(), recipients.begin(), recipients.end());
                recipients.clear();
            }
            std::sort(actors.begin(), actors.end());
            std::sort(recipients.begin(), recipients.end());
            auto& same = seen[{event.type, std::move(actors)}];
            const auto oldest = same.rbegin() + std::min(most_twins, std::ssize(same));
            const auto twin = std::find_if(same.rbegin(), oldest, [&](std::size_t k) {
                return same_victims(others[k], recipients) && compatible(kept[k], event);
            });
            if (twin != oldest) {
                if (others[*twin].empty()) others[*twin] = std::move(recipients);
                absorb(kept[*twin], event);
                continue;
            }
            same.push_back(kept.size());
            others.push_back(std::move(recipients));
            kept.push_back(std::move(event));
        }
        for (EventEntry& event : kept) {
            // "serangan Israel di Rafah": what is attacked is the place, and the state it lies in.
            if (event.type == "ASSAULT" && event.recipients.empty() && event.place &&
                event.frame->needs != FrameRow::Needs::two &&
                event.actors.front() != *event.place) {
                event.recipients = {*event.place};
            }
            if (event.type == "ASSAULT" || event.type == "AID" || event.type == "COERCE")
                add_state_of_place(event);
            keep_fitting(event);
        }
        reading_.events = std::move(kept);
    }
    /// Of a place alone: its state, where the article names it and does not make it the doer.
    void add_state_of_place(EventEntry& event) const {
        if (event.recipients.size() != 1) return;
        const ActorEntry& place = reading_.actors[event.recipients.front()];
        if (place.type != "Place" || !place.state) return;
        const auto state = states_.find(*place.state);
        if (state == states_.end()) return;
        for (std::uint32_t actor : event.actors)
            if (own_side(actor, state->second)) return;
        event.recipients.push_back(state->second);
    }

    /// The fuller telling has the recipients that the other leaves out.
    static bool same_victims(const Actors& a, const Actors& b) {
        return a == b || a.empty() || b.empty();
    }
    bool compatible(const EventEntry& a, const EventEntry& b) const {
        return same_kind(a, b) && same_time(a, b) &&

               (!a.place || !b.place || *a.place == *b.place || lies_in(*a.place, *b.place) ||
                lies_in(*b.place, *a.place)) &&
               (a.modality == b.modality || only_named(a) || only_named(b));
    }
    /// Meetings go by many names; of other acts the same word tells the same one.
    static bool same_kind(const EventEntry& a, const EventEntry& b) {
        return a.type == "CONSULT" || a.frame->root == b.frame->root || only_named(a) ||
               only_named(b);
    }
    /// An act told without its date is one told with it nearby, or in the headline, or only named.
    bool same_time(const EventEntry& a, const EventEntry& b) const {
        if (a.date && b.date) return *a.date == *b.date;
        if (!a.date && !b.date) return true;
        constexpr std::uint32_t near = 6;  // sentences
        return only_named(a) || only_named(b) || reading_.doc.sentences[a.sentence].title ||
               b.sentence - a.sentence <= near;
    }
    /// A noun without date or cue ("pertemuan itu") only names an act told elsewhere.
    static bool only_named(const EventEntry& event) {
        return event.from_noun && !event.date && event.cues.empty();
    }
    bool lies_in(std::uint32_t place, std::uint32_t state) const {
        const ActorEntry& inner = reading_.actors[place];
        return inner.type == "Place" && inner.state && inner.state == reading_.actors[state].known;
    }
    void absorb(EventEntry& event, EventEntry& again) const {
        if (only_named(event) && !only_named(again)) std::swap(event, again);
        if (event.recipients.empty() && !knowledge_.schema.event(event.type)->symmetric)
            event.recipients = again.recipients;
        if (!event.date) {
            event.date = again.date;
            event.date_evidence = again.date_evidence;
        }
        if (!event.place || (again.place && lies_in(*again.place, *event.place)))
            event.place = again.place;
        if (event.mode.empty()) event.mode = again.mode;
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<bool> political_;  ///< by actor
    std::vector<std::uint32_t> lex_;
    /// Offices held now, by holder and state or body.
    std::map<std::pair<std::uint32_t, std::uint32_t>, const RelationEntry*> offices_;
    std::map<ActorIndex, std::uint32_t> states_;  ///< that the article names
    std::optional<Embedding> last_embedding_;
    std::optional<Embedding> last_coded_;  ///< the last act of this sentence, and how it is meant
    std::vector<Unit> own_units_;          ///< of this sentence, where a first person is told
    bool spoken_ = false;
    Actors topic_;                               ///< whom the sentence before was about
    std::optional<std::uint32_t> object_taken_;  ///< a noun that an event already has as its object
    std::uint32_t sentence_ = 0;
    TokenRange range_;
};

class EventsStage final : public Stage {
public:
    std::string_view name() const override { return "events"; }
    Layers needs() const override { return {Layer::units, Layer::statements, Layer::published}; }
    Layers gives() const override { return {Layer::events}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Coder(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> events_stage() {
    return std::make_unique<EventsStage>();
}

}  // namespace entente
