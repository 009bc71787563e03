// Decides whom each candidate names: a reading of the knowledge base, somebody named more fully in
// the same article, or somebody that no list knows (a local id). What nothing supports is left out.

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "src/base/error.hpp"
#include "src/base/utf8.hpp"
#include "src/extract/stages.hpp"
#include "src/extract/surface.hpp"

namespace entente {
namespace {

// What speaks for a reading, in the unit of Actor::weight / 1000.
constexpr double titled_person = 2.0;     // "Menlu X": X is a person
constexpr double held_that_office = 1.0;  // and the knowledge base has this very office
constexpr double employer = 1.0;          // "Menlu X": X is a state or body
constexpr double fitting_metonym = 1.5;   // a capital that acts, or a city where things happen
constexpr double state_of_that_name = 0.5;
constexpr double state_in_article = 0.2;
constexpr double ended_before = -0.5;
constexpr double ambiguous_name = -0.3;

/// A surname alone links to the knowledge base when its bearer is this common, and this much more
/// common than the next person of that name.
constexpr std::uint32_t least_surname_weight = 20;
constexpr std::uint32_t surname_lead = 2;

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
        : reading_(reading), knowledge_(knowledge), chosen_(reading.candidates.size()) {
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
        note_states();
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (reading_.candidates[c].source == Candidate::Source::known) link_known(c);
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (reading_.candidates[c].source == Candidate::Source::body) link_body(c);
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (open(c)) link_titled(c);
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (open(c)) link_spelling(c);
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (open(c)) link_bracket(c);
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (open(c)) link_typed(c);
        note_person_words();
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (open(c)) link_again(c);
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (open(c)) link_titled_surname(c);
        for (std::uint32_t c = 0; c < chosen_.size(); ++c)
            if (open(c)) link_surname(c);
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
        return reading_.candidates[c].source == Candidate::Source::unknown && !chosen_[c].actor;
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

    /// States with a plain name in the article, for choosing among homonyms.
    void note_states() {
        for (const Candidate& c : reading_.candidates)
            for (std::uint32_t index : c.readings) {
                const AliasReading alias = knowledge_.kb.reading(index);
                if (alias.kind != AliasKind::metonym && !alias.ambiguous &&
                    knowledge_.kb.actor(alias.actor).type == "State" &&
                    spells(reading_, c.at, alias))
                    states_.insert(alias.actor);
            }
    }

    void link_known(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        const bool acting = acts(candidate);
        const bool capital = names_capital(candidate);
        double best = -1e9;
        std::optional<AliasReading> chosen;
        for (std::uint32_t index : candidate.readings) {
            const AliasReading alias = knowledge_.kb.reading(index);
            if (!spells(reading_, candidate.at, alias) || unsupported(candidate, alias)) continue;
            if (candidate.inner && alias.kind == AliasKind::metonym) continue;
            const double found = score(c, alias, capital, acting);
            if (found <= best) continue;
            best = found;
            chosen = alias;
        }
        if (!chosen) return;
        choose(c, reading_.actor(knowledge_.kb, chosen->actor), mention_kind(chosen->kind),
               chosen->ambiguous ? 0.8 : 0.95, rule_of(*chosen, acting));
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

    double score(std::uint32_t c, const AliasReading& alias, bool capital, bool acting) const {
        const Actor actor = knowledge_.kb.actor(alias.actor);
        double sum = actor.weight / 1000.0;
        if (alias.ambiguous) sum += ambiguous_name;
        if (capital && (alias.kind == AliasKind::metonym || actor.type == "Place"))
            sum += (alias.kind == AliasKind::metonym) == acting ? fitting_metonym : 0;
        // "Georgia", "Guatemala": the state, unless the word before says city or province.
        if (!capital && actor.type == "State" && !called_place(c)) sum += state_of_that_name;
        if (actor.type == "Person") sum += person_score(c, alias.actor);
        if (employers_.contains(c) && may_employ(actor.type)) sum += employer;
        if (actor.state && states_.contains(*actor.state)) sum += state_in_article;
        if (told_year_ != 0 && actor.end && actor.end->year < told_year_) sum += ended_before;
        return sum;
    }

    bool called_place(std::uint32_t c) const {
        const TokenRange at = reading_.candidates[c].at;
        return at.first > sentence(reading_.candidates[c]).first && tells_place(at.first - 1);
    }

    double person_score(std::uint32_t c, ActorIndex person) const {
        const auto bearer = bearer_of_.find(c);
        if (bearer == bearer_of_.end()) return 0;
        const std::string& office = bearer->second->row->office;
        const auto terms = knowledge_.kb.terms_of(person);
        const bool held = std::any_of(terms.begin(), terms.end(),
                                      [&](const Term& term) { return term.office == office; });
        return titled_person + (held ? held_that_office : 0);
    }

    /// A name that is an ordinary word too counts only where its capital means something and no other
    /// capital word beside it makes it part of a longer name ("Kalimantan Barat").
    bool unsupported(const Candidate& candidate, const AliasReading& alias) const {
        if (alias.exact_case || candidate.inner) return false;
        const TokenRange whole = sentence(candidate);
        if (words_in(candidate) != 1 || !ordinary(candidate.at.first)) return false;
        const bool capital_says_nothing =
            candidate.at.first == whole.first || reading_.doc.sentences[candidate.sentence].title;
        if (capital_says_nothing)
            return !names_state(alias) && !predicate_at(candidate.at.last, whole.last);
        if (!alias.ambiguous) return false;
        const std::uint32_t before = candidate.at.first - 1;
        if (before == whole.first) return false;  // its capital only opens the sentence
        return token(before).kind == TokenKind::word && token(before).shape != Shape::lower &&
               !names_state(alias) && !employers_.contains(candidate_number(candidate));
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

    /// Does a capital's name stand for its government here, rather than for the city?
    bool acts(const Candidate& candidate) const {
        const TokenRange whole = sentence(candidate);
        const std::uint32_t first = candidate.at.first, last = candidate.at.last;
        if (last + 1 < whole.last && reading_.is(last, ",") && state_starts(last + 1)) return false;
        if (first == whole.first) return predicate_at(last, whole.last);
        const std::uint32_t before = first - 1;
        if (reading_.is(before, "di") || reading_.has(before, WordClass::locative)) return false;
        if (reading_.is(before, "ke")) return has_near(before, whole.first, WordClass::transfer);
        if (reading_.is(before, "dari"))
            return before > whole.first && agent_at(before - 1);
        if (reading_.has(before, WordClass::preposition)) return true;
        if (reading_.has(before, WordClass::conjunction) && before > whole.first)
            return acts_at(before - 1);
        if (predicate_at(last, whole.last)) return true;
        const bool noun = token(before).kind == TokenKind::word &&
                          (token(before).shape == Shape::lower || before == whole.first);
        return noun && !tells_place(before);
    }
    /// "kota Kiev", "warga Moskow": a word that makes the name a city's.
    bool tells_place(std::uint32_t i) const {
        const auto cue = knowledge_.lexicon.name_cues.longest(std::span(lex_).subspan(i, 1));
        if (cue.length != 0)
            for (std::uint32_t row : cue.rows)
                if (knowledge_.lexicon.name_cue_rows[row].type == "Place") return true;
        const auto agent = knowledge_.lexicon.agents.longest(std::span(lex_).subspan(i, 1));
        return agent.length != 0 &&
               knowledge_.lexicon.agent_rows[agent.rows.front()].kind == "people";
    }

    bool state_starts(std::uint32_t i) const {
        const auto& all = reading_.candidates;
        const auto at = std::lower_bound(
            all.begin(), all.end(), i,
            [](const Candidate& c, std::uint32_t first) { return c.at.first < first; });
        return at != all.end() && at->at.first == i && may_be(reading_, *at, "State", knowledge_.kb);
    }
    /// The name before "dan": does it act, as its own neighbours say?
    bool acts_at(std::uint32_t token_before) const {
        const auto& all = reading_.candidates;
        const auto after = std::lower_bound(
            all.begin(), all.end(), token_before + 1,
            [](const Candidate& c, std::uint32_t first) { return c.at.first < first; });
        if (after == all.begin()) return false;
        const Candidate& neighbour = *(after - 1);
        if (neighbour.at.last != token_before + 1) return false;
        const std::uint32_t first = neighbour.at.first;
        if (first > sentence(neighbour).first && reading_.is(first - 1, "di")) return false;
        return first == sentence(neighbour).first ||
               !reading_.has(first - 1, WordClass::conjunction)
                   ? may_be(reading_, neighbour, "State", knowledge_.kb)
                   : false;
    }
    bool agent_at(std::uint32_t i) const {
        return knowledge_.lexicon.agents.longest(std::span(lex_).subspan(i, 1)).length == 1;
    }
    bool has_near(std::uint32_t from, std::uint32_t first, WordClass c) const {
        for (std::uint32_t i = from; i > first && from - i < 8; --i)
            if (reading_.has(i - 1, c)) return true;
        return false;
    }
    /// A verb, or what comes before one, starts here.
    bool predicate_at(std::uint32_t i, std::uint32_t last) const {
        if (i >= last) return false;
        const WordEntry& word = reading_.words[i];
        if (word.classes.has(WordClass::auxiliary) || word.classes.has(WordClass::negator) ||
            word.classes.has(WordClass::adverb) || word.classes.has(WordClass::light) ||
            word.classes.has(WordClass::transfer))
            return true;
        return word.form && word.form->voice != Voice::noun && word.form->voice != Voice::bare;
    }

    // ---- bodies of a state

    void link_body(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        if (!candidate.owner || !chosen_[*candidate.owner].actor) return;
        const ActorEntry state = reading_.actors[*chosen_[*candidate.owner].actor];
        if (state.type != "State") return;
        if (state.known) {
            const auto known = knowledge_.kb.body_of(candidate.body->body_class, *state.known);
            if (known && knowledge_.kb.actor(*known).type == candidate.body->type) {
                choose(c, reading_.actor(knowledge_.kb, *known), MentionKind::name, 0.9,
                       candidate.rule);
                rename_body(*chosen_[c].actor, candidate, state);
                return;
            }
        }
        const std::string name = candidate.body->normal + " " + state.name;
        choose(c,
               reading_.actor({local_id(candidate.body->type, name, state.id),
                               candidate.body->type, name, std::nullopt, state.known}),
               MentionKind::name, 0.85, candidate.rule);
    }

    /// Many bodies have only an English name in the tables; the article's language has a better one.
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
        new_actor(c, "Person", 0.8, "link.titled");
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
        if (open(c)) new_actor(c, "Person", 0.7, "link.titled");
    }

    /// "Sergei Lavrov" for Sergey Lavrov: same surname, nearly the same first name, one reading left.
    bool link_spelling(std::uint32_t c) {
        const auto words = name_words(reading_.str(reading_.candidates[c].at));
        if (words.size() < 2) return false;
        std::optional<ActorIndex> only;
        for (ActorIndex person : knowledge_.kb.by_surname(words.back())) {
            const auto known = name_words(knowledge_.kb.actor(person).name_en);
            if (known.empty() || known.front().size() < 4) continue;
            if (edit_distance(known.front(), words.front()) > 1 + words.front().size() / 5) continue;
            if (only && knowledge_.kb.actor(*only).weight > knowledge_.kb.actor(person).weight)
                continue;
            only = person;
        }
        if (!only) return false;
        choose(c, reading_.actor(knowledge_.kb, *only), MentionKind::alias, 0.85,
               "link.spelling");
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
            if (before.at.last + 1 == at.first && chosen_[other - 1].actor &&
                !is_state(*chosen_[other - 1].actor)) {
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
        return hit.length != 0 && knowledge_.lexicon.speech_rows[hit.rows.front()].kind !=
                                      SpeechRow::Kind::via;
    }

    /// Two to four capital words, the last of which is somebody's surname and the first of which
    /// is no word of the language.
    bool looks_like_person(const Candidate& candidate) const {
        const std::uint32_t count = words_in(candidate);
        if (count < 2 || count > 5 || token(candidate.at.first).shape == Shape::upper) return false;
        for (std::uint32_t i = candidate.at.first; i < candidate.at.last; ++i)
            if (reading_.words[i].form || reading_.words[i].lex != 0) return false;
        const auto words = name_words(reading_.str(candidate.at));
        return !words.empty() && !knowledge_.kb.by_surname(words.back()).empty();
    }

    bool behind_place_preposition(const Candidate& candidate) const {
        const TokenRange whole = sentence(candidate);
        return candidate.at.first > whole.first && words_in(candidate) <= 3 &&
               (reading_.is(candidate.at.first - 1, "di") ||
                reading_.is(candidate.at.first - 1, "ke")) &&
               token(candidate.at.first).shape == Shape::capitalised;
    }

    void new_actor(std::uint32_t c, std::string_view type, double confidence,
                   std::string_view rule) {
        const std::string name(reading_.str(reading_.candidates[c].at));
        choose(c,
               reading_.actor({local_id(type, name), std::string(type), name, std::nullopt,
                               std::nullopt}),
               MentionKind::name, confidence, rule);
    }

    // ---- named before, more fully

    /// For each word of a person's full name who bears it; nobody when two do.
    void note_person_words() {
        constexpr std::uint32_t several = UINT32_MAX;
        for (std::uint32_t c = 0; c < chosen_.size(); ++c) {
            if (!chosen_[c].actor || !is_name(chosen_[c].kind)) continue;
            const std::uint32_t actor = *chosen_[c].actor;
            const std::string surface = fold_name(reading_.str(reading_.candidates[c].at));
            whole_names_.try_emplace(surface, actor);
            if (reading_.actors[actor].type != "Person") continue;
            for (const std::string& word : name_words(surface)) {
                const auto [found, is_new] = person_words_.try_emplace(word, actor);
                if (!is_new && found->second != actor) found->second = several;
            }
        }
        std::erase_if(person_words_, [](const auto& entry) { return entry.second == several; });
    }

    void link_again(std::uint32_t c) {
        const std::string surface = fold_name(reading_.str(reading_.candidates[c].at));
        if (const auto same = whole_names_.find(surface); same != whole_names_.end()) {
            choose(c, same->second, MentionKind::name, 0.7, "link.same_name");
        } else if (const auto person = person_words_.find(surface);
                   person != person_words_.end() && surface.size() > 2) {
            choose(c, person->second, MentionKind::name, 0.85, "link.surname_after_name");
        }
    }

    /// A surname alone, borne by one person much better known than any other.
    void link_surname(std::uint32_t c) {
        const Candidate& candidate = reading_.candidates[c];
        if (words_in(candidate) != 1 || token(candidate.at.first).shape != Shape::capitalised) return;
        const auto persons =
            knowledge_.kb.by_surname(fold_name(reading_.str(candidate.at)));
        if (persons.empty()) return;
        const std::uint32_t best = knowledge_.kb.actor(persons[0]).weight;
        const std::uint32_t next =
            persons.size() > 1 ? knowledge_.kb.actor(persons[1]).weight : 0;
        if (best < least_surname_weight || best < surname_lead * next) return;
        choose(c, reading_.actor(knowledge_.kb, persons[0]), MentionKind::name, 0.7,
               "link.surname");
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
            covered = std::max(covered, candidate.at.last);
            reading_.mentions.push_back(std::move(mention));
        }
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<Choice> chosen_;  ///< for each candidate
    std::vector<std::uint32_t> lex_;
    std::map<std::uint32_t, const TitleUse*> bearer_of_;
    std::set<std::uint32_t> employers_;
    std::set<ActorIndex> states_;
    std::map<std::string, std::uint32_t> person_words_, whole_names_;
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

std::unique_ptr<const Stage> links_stage() { return std::make_unique<LinksStage>(); }

}  // namespace entente
