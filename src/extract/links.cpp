// Decides whom each candidate names: a reading of the knowledge base, somebody named more fully in
// the same article, or somebody that no list knows (a local id). What nothing supports is left out.

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "src/base/error.hpp"
#include "src/base/utf8.hpp"
#include "src/extract/capitals.hpp"
#include "src/extract/context.hpp"
#include "src/extract/misspelling.hpp"
#include "src/extract/stages.hpp"
#include "src/extract/surface.hpp"

namespace entente {
namespace {

// What speaks for a reading, in the unit of Actor::weight / 1000.
constexpr double titled_person = 2.0;     // "Menlu X": X is a person
constexpr double held_that_office = 1.0;  // and the knowledge base has this very office
constexpr double employer = 1.0;          // "Menlu X": X is a state or body
constexpr double fitting_metonym = 1.5;   // a capital that acts, or a city where things happen
constexpr double located = 0.4;           // "di Putrajaya": the city, not the government there
constexpr double listed_alike = 0.8;      // "Golkar, PBB dan Gerindra": parties
constexpr double place_within = 1.0;      // "Atlanta, Georgia"
constexpr double state_of_that_name = 0.5;
constexpr double state_in_context = 1.0;  // times its share of the names around
constexpr double ended_before = -0.5;
constexpr double ambiguous_name = -0.3;

/// A surname alone links to the knowledge base when its bearer is this common, and this much more
/// common than the next person of that name.
constexpr std::uint32_t least_surname_weight = 60;
constexpr double surname_lead = 2;
/// What a person gains when all around belongs to the person's state, and loses long after office.
constexpr double surname_context = 3;
constexpr double surname_retired = 0.4;
constexpr int retired_years = 12;

/// A head without its state ("Mahkamah Agung") belongs to a state with this share of the context.
constexpr double least_owner_share = 0.2;

/// A word of so many letters that no list knows may be a name with a typing error in it.
constexpr std::size_t least_misspelt = 6;
constexpr std::uint32_t least_misspelt_weight = 150;

std::vector<std::string> name_words(std::string_view name) {
    std::vector<std::string> words;
    const std::string folded = fold_name(name);
    for (std::size_t i = 0; i < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', i), folded.size());
        words.push_back(folded.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

class Linker {
public:
    Linker(Reading& reading, const Knowledge& knowledge)
        : reading_(reading),
          knowledge_(knowledge),
          capitals_(reading, knowledge),
          context_(reading, knowledge.kb),
          chosen_(reading.candidates.size()) {
        for (const WordEntry& word : reading.words) lex_.push_back(word.lex);
        for (const TitleUse& use : reading.titles) {
            if (use.person) bearer_of_[*use.person] = &use;
            for (std::uint32_t of : use.of) employers_.insert(of);
        }
        for (const DatePhrase& date : reading.dates)
            if (date.date && date.date->complete()) told_year_ = date.date->year;
        if (reading.published) told_year_ = reading.published->year;
    }

    void run() {
        using Source = Candidate::Source;
        note_acronyms();
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (reading_.candidates[c].source == Source::known && !acronyms_.contains(c))
                link_known(c);
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (reading_.candidates[c].source == Source::body) link_body(c);
        for_open(&Linker::link_misspelt_name);
        for_open(&Linker::link_titled);
        for_open(&Linker::link_spelling);
        for_open(&Linker::link_bracket);
        note_names();
        for_open(&Linker::link_again);
        for_open(&Linker::link_misspelt);
        for_open(&Linker::link_typed);
        for_open(&Linker::link_bracket);
        note_names();
        for_open(&Linker::link_again);
        for (std::uint32_t c : acronyms_)
            if (!chosen_[c].actor) link_known(c);
        acronyms_.clear();
        for_open(&Linker::link_titled_surname);
        for_open(&Linker::link_surname);
        for_open(&Linker::link_proposed);
        write_mentions();
    }

private:
    struct Choice {
        std::optional<std::uint32_t> actor;
        MentionKind kind = MentionKind::name;
        double confidence = 0;
        std::string_view rule;
    };

    bool open(std::uint32_t c) const {
        return (reading_.candidates[c].source == Candidate::Source::unknown ||
                acronyms_.contains(c)) &&
               !chosen_[c].actor;
    }
    template <class Link>
    void for_open(Link link) {
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (open(c)) std::invoke(link, this, c);
    }
    const Token& token(std::uint32_t i) const { return reading_.doc.tokens[i]; }
    TokenRange sentence(const Candidate& c) const {
        const Sentence& s = reading_.doc.sentences[c.sentence];
        return {s.first, s.last};
    }
    void choose(std::uint32_t c, std::uint32_t actor, MentionKind kind, double confidence,
                std::string_view rule) {
        chosen_[c] = {actor, kind, confidence, rule};
    }

    // ---- names that the knowledge base holds

    void link_known(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        const bool acting = capitals_.acts(candidate);
        const bool capital = names_capital(candidate);
        double best = -1e9;
        std::optional<AliasReading> chosen;
        for (std::uint32_t index : candidate.readings) {
            const AliasReading alias = knowledge_.kb.reading(index);
            if (const auto why = refusal(candidate, alias); !why.empty()) {
                if (reading_.notes != nullptr)
                    reading_.notes->push_back({candidate.at, alias.actor, {}, why});
                continue;
            }
            double sum = 0;
            weigh(c, alias, capital, acting,
                  [&sum](std::string_view, double value) { sum += value; });
            if (reading_.notes != nullptr) note(c, alias, capital, acting);
            if (sum <= best) continue;
            best = sum;
            chosen = alias;
        }
        if (!chosen) return;
        if (venue(c, chosen->actor)) return new_actor(c, "Place", 0.8, "link.venue");
        choose(c, reading_.actor(knowledge_.kb, chosen->actor), mention_kind(chosen->kind),
               chosen->ambiguous ? 0.8 : 0.95, rule_of(*chosen, acting));
    }

    /// "di Gedung Putih": the house, not the government in it.
    bool venue(std::uint32_t c, ActorIndex index) const {
        const Actor actor = knowledge_.kb.actor(index);
        return actor.type == "GovernmentBody" && actor.detail == "presidency" && behind_locative(c);
    }

    /// Why a reading is out of question; empty when it is not.
    std::string_view refusal(const Candidate& candidate, const AliasReading& alias) const {
        if (!spells(reading_, candidate.at, alias)) return "it is not written so";
        if (unsupported(candidate, alias))
            return "an ordinary word, and nothing says that it is a name";
        if (candidate.inner && alias.kind == AliasKind::metonym) return "within a longer name";
        if (candidate.rule == owner_rule && knowledge_.kb.actor(alias.actor).type == "Place")
            return "a town owns nothing";
        return {};
    }

    /// For those who ask why: everything that spoke for and against a reading.
    void note(std::uint32_t c, const AliasReading& alias, bool capital, bool acting) {
        LinkNote note{reading_.candidates[c].at, alias.actor, {}, {}};
        weigh(c, alias, capital, acting, [&note](std::string_view why, double value) {
            if (value != 0) note.evidence.emplace_back(why, value);
        });
        reading_.notes->push_back(std::move(note));
    }

    /// Acronyms that the article itself explains: they mean what it says, wherever they stand in
    /// it.
    void note_acronyms() {
        std::set<std::string_view> explained;
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (follows_expansion(c))
                explained.insert(reading_.lower(reading_.candidates[c].at.first));
        if (explained.empty()) return;
        for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
            const Candidate& candidate = reading_.candidates[c];
            if (candidate.source == Candidate::Source::known && words_in(candidate) == 1 &&
                token(candidate.at.first).shape == Shape::upper &&
                explained.contains(reading_.lower(candidate.at.first)))
                acronyms_.insert(c);
        }
    }

    /// "Partai Bulan Bintang (PBB)": an acronym in brackets behind the words it is made of.
    bool follows_expansion(std::uint32_t c) const {
        const Candidate& candidate = reading_.candidates[c];
        const std::uint32_t first = candidate.at.first;
        if (candidate.at.last - first != 1 || token(first).shape != Shape::upper ||
            first < sentence(candidate).first + 3 || !reading_.is(first - 1, "("))
            return false;
        const Candidate* before = c > 0 ? &reading_.candidates[c - 1] : nullptr;
        return before != nullptr && before->at.last + 1 == first && words_in(*before) > 1 &&
               initials(before->at) == reading_.lower(first);
    }
    std::string initials(TokenRange at) const {
        std::string letters;
        for (std::uint32_t i = at.first; i < at.last; ++i)
            if (token(i).kind == TokenKind::word && token(i).shape != Shape::lower)
                letters += reading_.lower(i).front();
        return letters;
    }

    /// May the name stand for a government, beside the city it names?
    bool names_capital(const Candidate& candidate) const {
        return std::any_of(candidate.readings.begin(), candidate.readings.end(),
                           [this](std::uint32_t index) {
                               return knowledge_.kb.reading(index).kind == AliasKind::metonym;
                           });
    }

    static MentionKind mention_kind(AliasKind kind) { return static_cast<MentionKind>(kind); }

    static std::string_view rule_of(const AliasReading& alias, bool acting) {
        if (alias.kind == AliasKind::metonym) return "link.metonym";
        return acting ? "link.known" : "link.known_name";
    }

    /// Calls add(why, how much) for everything that speaks for or against a reading.
    template <class Add>
    void weigh(std::uint32_t c, const AliasReading& alias, bool capital, bool acting,
               Add add) const {
        const Actor actor = knowledge_.kb.actor(alias.actor);
        add("how common it is in the news", actor.weight / 1000.0);
        if (alias.ambiguous)
            add("the name is an ordinary word or somebody else's too", ambiguous_name);
        if (capital && acting && alias.kind == AliasKind::metonym)
            add("a capital that acts", fitting_metonym);
        if (capital && !acting && actor.type == "Place" && actor.detail != "admin")
            add("a city where things happen", fitting_metonym);
        if (!capital && actor.type == "Place" && behind_locative(c))
            add("something happens there", located);
        // "Georgia", "Guatemala": the state, unless the word before says city or province.
        if (!capital && actor.type == "State" && !called_place(c))
            add("a state of that name", state_of_that_name);
        if (actor.type == "Place" && called_place(c))
            add("the word before says a place", state_of_that_name);
        if (actor.type == "Person") person_evidence(c, alias.actor, add);
        if (employers_.contains(c) && may_employ(actor.type))
            add("somebody holds a post there", employer);
        if (const auto state = actor.type == "State" ? alias.actor : actor.state)
            add("share of its state in what stands around",
                state_in_context * context_.share(c, *state));
        if (within_place(c, alias.actor, actor))
            add("a place that lies in it stands before", place_within);
        if (listed_with(c, actor.type)) add("listed among its like", listed_alike);
        if (told_year_ != 0 && actor.end && actor.end->year < told_year_)
            add("had ended by then", ended_before);
    }

    bool behind_locative(std::uint32_t c) const {
        const std::uint32_t first = reading_.candidates[c].at.first;
        const std::uint32_t begin = sentence(reading_.candidates[c]).first;
        return first > begin && (reading_.is(first - 1, "di") ||
                                 (first > begin + 1 && reading_.is(first - 2, "di") &&
                                  reading_.has(first - 1, WordClass::preposition)));
    }

    const Candidate* before(std::uint32_t c) const {
        return c > 0 && reading_.candidates[c - 1].sentence == reading_.candidates[c].sentence
                   ? &reading_.candidates[c - 1]
                   : nullptr;
    }
    bool parted_by(const Candidate& left, const Candidate& right, std::string_view mark) const {
        return left.at.last + 1 == right.at.first && reading_.is(left.at.last, mark);
    }

    /// "Jenewa, Swiss"; "Atlanta, Georgia": the region of the state that the city lies in.
    bool within_place(std::uint32_t c, ActorIndex index, const Actor& actor) const {
        const Candidate* city = before(c);
        if (city == nullptr || !parted_by(*city, reading_.candidates[c], ",")) return false;
        if (actor.type != "State" && actor.type != "Place") return false;
        for (std::uint32_t reading : city->readings) {
            const Actor known = knowledge_.kb.actor(knowledge_.kb.reading(reading).actor);
            if (known.type != "Place" || !known.state) continue;
            return actor.type == "State" ? *known.state == index
                                         : actor.state == known.state && actor.detail != "city";
        }
        return false;
    }

    /// Beside it in a row stand others of its type.
    bool listed_with(std::uint32_t c, std::string_view type) const {
        if (type == "State" || type == "Place" || type == "Person") return false;
        const Candidate& candidate = reading_.candidates[c];
        const Candidate* left = before(c);
        const Candidate* right =
            c + 1 < reading_.candidates.size() ? &reading_.candidates[c + 1] : nullptr;
        const auto joined = [&](const Candidate& one, const Candidate& other) {
            return one.sentence == other.sentence &&
                   (parted_by(one, other, ",") || parted_by(one, other, "dan") ||
                    parted_by(one, other, "serta"));
        };
        const auto alike = [&](const Candidate& other) {
            return other.source == Candidate::Source::known &&
                   may_be(reading_, other, type, knowledge_.kb);
        };
        return (left != nullptr && joined(*left, candidate) && alike(*left)) ||
               (right != nullptr && joined(candidate, *right) && alike(*right));
    }

    bool called_place(std::uint32_t c) const {
        const TokenRange at = reading_.candidates[c].at;
        return at.first > sentence(reading_.candidates[c]).first &&
               capitals_.tells_place(at.first - 1);
    }

    template <class Add>
    void person_evidence(std::uint32_t c, ActorIndex person, Add add) const {
        const auto bearer = bearer_of_.find(c);
        if (bearer == bearer_of_.end()) return;
        add("a title stands before", titled_person);
        const std::string& office = bearer->second->row->office;
        const auto terms = knowledge_.kb.terms_of(person);
        if (std::any_of(terms.begin(), terms.end(),
                        [&](const Term& term) { return term.office == office; }))
            add("held that office", held_that_office);
    }

    /// A name that is an ordinary word too counts only where its capital means something and no
    /// other capital word beside it makes it part of a longer name ("Kalimantan Barat").
    bool unsupported(const Candidate& candidate, const AliasReading& alias) const {
        if (alias.exact_case || candidate.inner) return false;
        if (speaks(candidate) && words_in(candidate) == 1 && little_place(alias)) return true;
        const TokenRange whole = sentence(candidate);
        if (words_in(candidate) != 1 || !ordinary(candidate.at.first)) return false;
        if (candidate.at.first == whole.first || all_capitals(candidate))
            return !names_state(alias) && !predicate_at(reading_, candidate.at.last, whole.last);
        if (!alias.ambiguous) return false;
        const std::uint32_t before = candidate.at.first - 1;
        if (before == whole.first) return false;  // its capital only opens the sentence
        return token(before).kind == TokenKind::word && token(before).shape != Shape::lower &&
               !names_state(alias) && !employers_.contains(candidate_number(candidate));
    }
    /// A headline, or a sentence cried out: RUSIA SERANG UKRAINA.
    bool all_capitals(const Candidate& candidate) const {
        if (reading_.doc.sentences[candidate.sentence].title) return true;
        const TokenRange whole = sentence(candidate), at = candidate.at;
        const auto cried = [this](std::uint32_t i) {
            return token(i).shape == Shape::upper && ordinary(i);
        };
        return token(at.first).shape == Shape::upper &&
               ((at.first > whole.first && token(at.first - 1).shape == Shape::upper) ||
                (at.last < whole.last && cried(at.last)));
    }
    /// Towns do not speak: "kata Beni" is a man.
    bool little_place(const AliasReading& alias) const {
        constexpr std::uint32_t little_known = 400;  // Actor::weight
        const Actor actor = knowledge_.kb.actor(alias.actor);
        return actor.type == "Place" && actor.weight < little_known;
    }
    bool names_state(const AliasReading& alias) const {
        return knowledge_.kb.actor(alias.actor).type == "State";
    }
    /// A word of the language too: "Barat".
    bool ordinary(std::uint32_t i) const {
        return !reading_.words[i].classes.none() || reading_.words[i].form;
    }
    std::uint32_t candidate_number(const Candidate& candidate) const {
        return static_cast<std::uint32_t>(&candidate - reading_.candidates.data());
    }

    // ---- bodies of a state

    void link_body(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        if (const auto own = state_in_head(*candidate.body, knowledge_.kb))
            return link_own(c, own->state);
        if (candidate.owner) {
            if (!chosen_[*candidate.owner].actor) return;
            const ActorEntry owner = reading_.actors[*chosen_[*candidate.owner].actor];
            if (owner.type == "State") link_body_of(c, owner, 0.9, 0.85);
            if (owner.type == "Place") link_body_of(c, owner, 0.8, 0.7);
        } else if (const auto state = context_.strongest(c, least_owner_share)) {
            link_body_of(c, reading_.actors[reading_.actor(knowledge_.kb, *state)], 0.6, 0.55);
        }
    }

    /// "KBRI Seoul" is "Kedutaan Besar Indonesia di Seoul"; without a seat, the one named before.
    void link_own(std::uint32_t c, ActorIndex state) {
        const Candidate& candidate = reading_.candidates[c];
        if (seat_of(candidate).empty())
            for (std::uint32_t other = c; other > 0; --other)
                if (chosen_[other - 1].actor &&
                    same_body(reading_.candidates[other - 1], candidate))
                    return choose(c, *chosen_[other - 1].actor, MentionKind::acronym, 0.7,
                                  candidate.rule);
        const Actor actor = knowledge_.kb.actor(state);
        link_body_of(c, {std::string(actor.id), "State", std::string(actor.name_id), state, state},
                     0.9, 0.85);
    }
    static bool same_body(const Candidate& one, const Candidate& other) {
        return one.body != nullptr && one.body->body_class == other.body->body_class;
    }

    /// @param listed, made  confidence when the knowledge base has that body, and when it has not
    void link_body_of(std::uint32_t c, const ActorEntry& state, double listed, double made) {
        const Candidate& candidate = reading_.candidates[c];
        if (state.known) {
            const auto known = knowledge_.kb.body_of(candidate.body->body_class, *state.known);
            if (known && knowledge_.kb.actor(*known).type == candidate.body->type) {
                choose(c, reading_.actor(knowledge_.kb, *known), MentionKind::name, listed,
                       candidate.rule);
                rename_body(*chosen_[c].actor, candidate, state);
                return;
            }
        }
        const std::string name = head_of(*candidate.body) + " " + state.name + seat_of(candidate);
        for (std::uint32_t index : knowledge_.kb.lookup(name)) {
            const ActorIndex body = knowledge_.kb.reading(index).actor;
            if (knowledge_.kb.actor(body).type != candidate.body->type) continue;
            choose(c, reading_.actor(knowledge_.kb, body), MentionKind::name, listed,
                   candidate.rule);
            return;
        }
        choose(c,
               reading_.actor({local_id(candidate.body->type, name, state.id), candidate.body->type,
                               name, std::nullopt, state.known}),
               MentionKind::name, made, candidate.rule);
    }

    /// The head without the state in it: "Kedutaan Besar" of "Kedutaan Besar Republik Indonesia".
    std::string head_of(const BodyRow& body) const {
        const auto own = state_in_head(body, knowledge_.kb);
        return own ? std::string(own->head) : body.normal;
    }

    /// Where a body abroad is: " di Jakarta".
    std::string seat_of(const Candidate& body) const {
        const auto& all = reading_.candidates;
        for (std::uint32_t c = candidate_number(body) + 1;
             c < all.size() && all[c].at.first < body.at.last; ++c)
            if (all[c].at.last == body.at.last && (!is_owner(body, c) || names_own_state(body)))
                return " di " + std::string(reading_.str(all[c].at));
        return {};
    }
    static bool is_owner(const Candidate& body, std::uint32_t c) {
        return body.owner && *body.owner == c;
    }
    bool names_own_state(const Candidate& body) const {
        return state_in_head(*body.body, knowledge_.kb).has_value();
    }

    /// Many bodies have only an English name in the tables; the article's language has a better
    /// one.
    void rename_body(std::uint32_t actor, const Candidate& candidate, const ActorEntry& state) {
        ActorEntry& body = reading_.actors[actor];
        const Actor row = knowledge_.kb.actor(*body.known);
        if (row.name_id == row.name_en || row.name_id.empty())
            body.name = candidate.body->normal + " " + state.name;
    }

    // ---- names that no list holds

    /// "Menteri Pertahanan Ruritania Hans Muster": a title makes a person.
    void link_titled(std::uint32_t c) {
        if (!bearer_of_.contains(c) || words_in(reading_.candidates[c]) < 2 || link_spelling(c))
            return;
        if (!may_be_person(reading_.candidates[c])) return;
        new_actor(c, "Person", 0.8, "link.titled");
    }

    /// "Direktur Pelindungan WNI", "Ketua Pengurus Pusat": a field of work, no person.
    bool may_be_person(const Candidate& candidate) const {
        const TokenRange at = candidate.at;
        if (words_in(candidate) < 2) return true;
        const bool acronym = token(at.last - 1).shape == Shape::upper &&
                             reading_.str({at.last - 1, at.last}).size() > 1 &&
                             token(at.first).shape != Shape::upper;
        for (std::uint32_t i = at.first; i < at.last && !acronym; ++i)
            if (token(i).kind == TokenKind::word && !ordinary(i) &&
                !knowledge_.lexicon.common(reading_.lower(i)))
                return true;
        return false;
    }

    /// "Menlu Lavrov": the best known of that surname who held that office; else a person unknown.
    void link_titled_surname(std::uint32_t c) {
        if (!bearer_of_.contains(c)) return;
        const std::string& office = bearer_of_.at(c)->row->office;
        const std::string surname = fold_name(reading_.str(reading_.candidates[c].at));
        for (ActorIndex person : knowledge_.kb.by_surname(surname)) {
            const auto terms = knowledge_.kb.terms_of(person);
            if (std::any_of(terms.begin(), terms.end(),
                            [&](const Term& term) { return term.office == office; })) {
                choose(c, reading_.actor(knowledge_.kb, person), MentionKind::name, 0.8,
                       "link.titled_surname");
                return;
            }
        }
        link_surname(c);
        const Candidate& candidate = reading_.candidates[c];
        if (open(c) && may_stand_alone(candidate) && may_be_person(candidate))
            new_actor(c, "Person", 0.7, "link.titled");
    }

    /// "Menlu Muster", but no "Kepala Staf", "Ketua DPRD", "Komandan Kodim III": one word that is a
    /// word of the language, an acronym, a cue of another name, or the first piece of one.
    bool may_stand_alone(const Candidate& candidate) const {
        if (words_in(candidate) > 1) return true;
        const std::uint32_t i = candidate.at.first;
        const auto cue = knowledge_.lexicon.name_cues.longest(std::span(lex_).subspan(i, 1));
        return token(i).shape == Shape::capitalised && cue.length == 0 && !ordinary(i) &&
               !knowledge_.lexicon.common(reading_.lower(i));
    }

    /// "Sergei Lavrov" for Sergey Lavrov: same surname, nearly the same first name, one reading
    /// left.
    bool link_spelling(std::uint32_t c) {
        const auto words = name_words(reading_.str(reading_.candidates[c].at));
        if (words.size() < 2) return false;
        std::optional<ActorIndex> only;
        for (ActorIndex person : knowledge_.kb.by_surname(words.back())) {
            const auto known = name_words(knowledge_.kb.actor(person).name_en);
            if (known.empty() || known.front().size() < 4) continue;
            if (edit_distance(known.front(), words.front()) > 1 + words.front().size() / 5)
                continue;
            if (only && knowledge_.kb.actor(*only).weight > knowledge_.kb.actor(person).weight)
                continue;
            only = person;
        }
        if (!only) return false;
        choose(c, reading_.actor(knowledge_.kb, *only), MentionKind::alias, 0.85, "link.spelling");
        return true;
    }

    /// "Pasukan Pertahanan Israel (IDF)": the acronym is who stands before the bracket.
    void link_bracket(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        const TokenRange at = candidate.at;
        if (at.last - at.first != 1 || token(at.first).shape != Shape::upper ||
            at.first < sentence(candidate).first + 2 || !reading_.is(at.first - 1, "("))
            return;
        for (std::uint32_t other = c; other > 0; --other) {
            const Candidate& before = reading_.candidates[other - 1];
            if (before.inner) continue;
            if (before.at.last + 1 == at.first && chosen_[other - 1].actor &&
                (acronyms_.contains(c) || !is_state(*chosen_[other - 1].actor))) {
                choose(c, *chosen_[other - 1].actor, MentionKind::acronym, 0.85, "link.bracket");
                return;
            }
            if (before.at.last + 8 < at.first) return;
        }
    }
    bool is_state(std::uint32_t actor) const { return reading_.actors[actor].type == "State"; }

    void link_typed(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        if (bearer_of_.contains(c)) return;  // a surname behind a title: link_titled_surname
        if (candidate.doubted && !told_by_word_before(candidate)) return;
        if (proposed_alone(candidate)) return;
        if (candidate.type == "Person" && !may_be_person(candidate)) return;
        if (!candidate.type.empty()) {
            new_actor(c, candidate.type, 0.65, candidate.rule);
        } else if (speaks(candidate) && words_in(candidate) >= 2) {
            new_actor(c, "Person", 0.6, "link.speaker");
        } else if (looks_like_person(candidate)) {
            new_actor(c, "Person", 0.55, "link.person_words");
        } else if (behind_place_preposition(candidate)) {
            new_actor(c, "Place", 0.5, "link.preposition");
        }
    }

    /// "kamp pengungsi Nuseirat", "dilansir Wafa": a cue as good as the tagger's word.
    static bool told_by_word_before(const Candidate& c) {
        return c.rule == "name.word_before" &&
               (c.type == "Place" || c.type == "MediaOrganization" || c.type == "GovernmentBody" ||
                c.type == "ArmedGroup" || c.type == "PoliticalParty");
    }

    /// One word that only the tagger knows: a surname of somebody named more fully, before all
    /// else.
    static bool proposed_alone(const Candidate& c) {
        return c.rule == tagger_rule && words_in(c) == 1;
    }
    void link_proposed(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        if (proposed_alone(candidate) && (candidate.type != "Place" || may_stand_alone(candidate)))
            new_actor(c, candidate.type, 0.5, candidate.rule);
    }

    static std::uint32_t words_in(const Candidate& c) { return c.at.last - c.at.first; }

    /// "kata X", "X mengatakan".
    bool speaks(const Candidate& candidate) const {
        const TokenRange whole = sentence(candidate);
        const auto after = knowledge_.lexicon.speech.longest(
            std::span(lex_).subspan(candidate.at.last, whole.last - candidate.at.last));
        if (after.length != 0) return says(after);
        return candidate.at.first > whole.first &&
               says(knowledge_.lexicon.speech.longest(
                   std::span(lex_).subspan(candidate.at.first - 1, 1)));
    }
    bool says(const PhraseTable::Hit& hit) const {
        return hit.length != 0 &&
               knowledge_.lexicon.speech_rows[hit.rows.front()].kind != SpeechRow::Kind::via;
    }

    /// Two to four capital words, the last of which is somebody's surname and the first of which
    /// is no word of the language.
    bool looks_like_person(const Candidate& candidate) const {
        const std::uint32_t count = words_in(candidate);
        if (count < 2 || count > 5 || token(candidate.at.first).shape == Shape::upper) return false;
        for (std::uint32_t i = candidate.at.first; i < candidate.at.last; ++i)
            if (reading_.words[i].form ||
                (reading_.words[i].lex != 0 && !reading_.has(i, WordClass::name_particle)))
                return false;
        const auto words = name_words(reading_.str(candidate.at));
        return !words.empty() && !knowledge_.kb.by_surname(words.back()).empty();
    }

    bool behind_place_preposition(const Candidate& candidate) const {
        const TokenRange whole = sentence(candidate);
        const bool alone = words_in(candidate) == 1;
        return candidate.at.first > whole.first && words_in(candidate) <= 3 &&
               !(alone && !may_stand_alone(candidate)) &&
               (reading_.is(candidate.at.first - 1, "di") ||
                reading_.is(candidate.at.first - 1, "ke")) &&
               token(candidate.at.first).shape == Shape::capitalised;
    }

    void new_actor(std::uint32_t c, std::string_view type, double confidence,
                   std::string_view rule) {
        const std::string name(reading_.str(reading_.candidates[c].at));
        choose(c,
               reading_.actor(
                   {local_id(type, name), std::string(type), name, std::nullopt, std::nullopt}),
               MentionKind::name, confidence, rule);
    }

    // ---- named before, more fully

    /// What is linked by now: whole names, and for each word of a person's full name its bearers.
    void note_names() {
        person_words_.clear();
        for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
            if (!chosen_[c].actor || !is_name(chosen_[c].kind)) continue;
            const std::uint32_t actor = *chosen_[c].actor;
            const std::string surface = fold_name(reading_.str(reading_.candidates[c].at));
            whole_names_.try_emplace(surface, actor);
            const auto words = name_words(surface);
            if (reading_.actors[actor].type != "Person" || words.size() < 2) continue;
            for (const std::string& word : words)
                if (auto& bearers = person_words_[word];
                    bearers.empty() || bearers.back().second != actor)
                    bearers.emplace_back(c, actor);
        }
    }

    void link_again(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        const std::string surface = fold_name(reading_.str(candidate.at));
        if (const auto same = whole_names_.find(surface); same != whole_names_.end()) {
            choose(c, same->second,
                   acronyms_.contains(c) ? MentionKind::acronym : MentionKind::name, 0.7,
                   "link.same_name");
        } else if (const auto person =
                       person_words_.find(lone_surname(candidate).value_or(surface));
                   person != person_words_.end() && surface.size() > 1) {
            choose(c, latest_bearer(person->second, c), MentionKind::name, 0.85,
                   "link.surname_after_name");
        }
    }

    /// Whoever was called so last before candidate c; the first one if nobody was.
    using Bearers = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  ///< candidate, actor
    static std::uint32_t latest_bearer(const Bearers& bearers, std::uint32_t c) {
        const auto after = std::upper_bound(
            bearers.begin(), bearers.end(), c,
            [](std::uint32_t at, const auto& bearer) { return at < bearer.first; });
        return after == bearers.begin() ? after->second : (after - 1)->second;
    }

    /// A surname alone, borne by one person much better known here than any other.
    void link_surname(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        const auto surname = lone_surname(candidate);
        if (!surname) return;
        if (const auto person = best_bearer(*surname, c))
            choose(c, reading_.actor(knowledge_.kb, *person), MentionKind::name, 0.7,
                   "link.surname");
    }

    /// The one word of the candidate, or the last behind particles ("al-Assad"), folded.
    std::optional<std::string> lone_surname(const Candidate& candidate) const {
        const std::uint32_t last = candidate.at.last - 1;
        if (token(last).shape != Shape::capitalised) return std::nullopt;
        for (std::uint32_t i = candidate.at.first; i < last; ++i)
            if (token(i).kind == TokenKind::word && !reading_.has(i, WordClass::name_particle))
                return std::nullopt;
        return fold_name(reading_.str({last, candidate.at.last}));
    }

    std::optional<ActorIndex> best_bearer(const std::string& surname, std::uint32_t c) const {
        double best = 0, next = 0;
        std::optional<ActorIndex> chosen;
        for (ActorIndex person : knowledge_.kb.by_surname(surname)) {
            const Actor actor = knowledge_.kb.actor(person);
            if (actor.weight < least_surname_weight) break;  // the most common come first
            if (!is_called(person, surname)) continue;
            double known = actor.weight;
            if (actor.state) known *= 1 + surname_context * context_.share(c, *actor.state);
            if (retired(person)) known *= surname_retired;
            next = std::max(next, std::min(known, best));
            if (known > best) {
                best = known;
                chosen = person;
            }
        }
        return best >= surname_lead * next ? chosen : std::nullopt;
    }

    /// Is the person called by this word alone?
    bool is_called(ActorIndex person, const std::string& word) const {
        const std::string_view told = knowledge_.kb.property(person, "called");
        if (told.empty()) return true;
        const auto words = name_words(told);
        return std::find(words.begin(), words.end(), word) != words.end();
    }

    /// Long out of every office when the article was written.
    bool retired(ActorIndex person) const {
        if (told_year_ == 0) return false;
        const auto terms = knowledge_.kb.terms_of(person);
        return !terms.empty() && std::all_of(terms.begin(), terms.end(), [this](const Term& term) {
            const auto& last = term.end ? term.end : term.as_of;
            return last && last->year != 0 && last->year + retired_years < told_year_;
        });
    }

    // ---- typing errors

    /// "Iseael", "Antony Blinkem": one letter away from a single actor's name.
    void link_misspelt_name(std::uint32_t c) {
        if (words_in(reading_.candidates[c]) > 1) link_misspelt(c);
    }
    void link_misspelt(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        if (reading_.doc.sentences[candidate.sentence].title) return;
        std::optional<std::uint32_t> odd;  // the one word that no list knows
        for (std::uint32_t i = candidate.at.first; i < candidate.at.last; ++i) {
            if (reading_.words[i].kb != KnowledgeBase::unknown_token) continue;
            if (odd || reading_.lower(i).size() < least_misspelt || ordinary(i)) return;
            odd = i;
        }
        if (!odd || token(*odd).shape != Shape::capitalised) return;
        std::set<ActorIndex> meant;
        for (const std::string& word : one_letter_away(fold_name(reading_.str({*odd, *odd + 1}))))
            if (knowledge_.kb.token_id(word) != KnowledgeBase::unknown_token)
                add_bearers(candidate, *odd, word, meant);
        if (meant.size() == 1)
            choose(c, reading_.actor(knowledge_.kb, *meant.begin()), MentionKind::alias, 0.6,
                   "link.misspelling");
    }

    /// Who has the candidate's name with `word` in place of token `odd`.
    void add_bearers(const Candidate& candidate, std::uint32_t odd, const std::string& word,
                     std::set<ActorIndex>& meant) const {
        const Span whole = reading_.span(candidate.at), part = reading_.span({odd, odd + 1});
        const std::string name = std::string(reading_.doc.str(Span{whole.begin, part.begin})) +
                                 word + std::string(reading_.doc.str(Span{part.end, whole.end}));
        for (std::uint32_t index : knowledge_.kb.lookup(name)) {
            const AliasReading alias = knowledge_.kb.reading(index);
            if (!alias.ambiguous && !alias.exact_case &&
                knowledge_.kb.actor(alias.actor).weight >= least_misspelt_weight)
                meant.insert(alias.actor);
        }
        if (words_in(candidate) != 1) return;
        const auto persons = knowledge_.kb.by_surname(word);
        if (!persons.empty() && knowledge_.kb.actor(persons[0]).weight >= least_misspelt_weight &&
            is_called(persons[0], word))
            meant.insert(persons[0]);
    }

    /// "pemerintah Rusia", "kelompok Hamas": the name with the noun that says what it names.
    std::optional<TokenRange> with_head(const Candidate& candidate, std::uint32_t actor) const {
        const std::uint32_t first = candidate.at.first;
        if (first == sentence(candidate).first || token(first).shape == Shape::lower)
            return std::nullopt;
        const auto hit =
            knowledge_.lexicon.name_cues.longest(std::span(lex_).subspan(first - 1, 1));
        for (std::uint32_t row : hit.rows) {
            const NameCueRow& cue = knowledge_.lexicon.name_cue_rows[row];
            if (cue.position == NameCueRow::Position::with &&
                cue.type == reading_.actors[actor].type)
                return TokenRange{first - 1, candidate.at.last};
        }
        return std::nullopt;
    }

    void write_mentions() {
        std::uint32_t covered = 0;
        for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
            if (!chosen_[c].actor) continue;
            const Candidate& candidate = reading_.candidates[c];
            MentionEntry mention;
            mention.at = candidate.at;
            mention.sentence = candidate.sentence;
            mention.kind = chosen_[c].kind;
            mention.actors = {*chosen_[c].actor};
            mention.confidence = chosen_[c].confidence;
            mention.rule = chosen_[c].rule;
            mention.inner = candidate.at.last <= covered;
            if (!mention.inner) mention.wide = with_head(candidate, *chosen_[c].actor);
            covered = std::max(covered, candidate.at.last);
            reading_.mentions.push_back(std::move(mention));
        }
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    CapitalUse capitals_;
    Context context_;
    std::vector<Choice> chosen_;        ///< for each candidate
    std::set<std::uint32_t> acronyms_;  ///< candidates whose meaning the article explains
    std::vector<std::uint32_t> lex_;
    std::map<std::uint32_t, const TitleUse*> bearer_of_;
    std::set<std::uint32_t> employers_;
    std::map<std::string, Bearers> person_words_;
    std::map<std::string, std::uint32_t> whole_names_;
    int told_year_ = 0;
};

class LinksStage final : public Stage {
public:
    std::string_view name() const override { return "links"; }
    Layers needs() const override { return {Layer::candidates, Layer::titles, Layer::dates}; }
    Layers gives() const override { return {Layer::mentions}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Linker(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> links_stage() {
    return std::make_unique<LinksStage>();
}

}  // namespace entente
