// Finds every stretch of text that may name somebody: names the knowledge base holds, bodies of a
// state by their head ("Kementerian Luar Negeri Rusia"), and capitalised runs that no list holds.

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "src/base/utf8.hpp"
#include "src/extract/stages.hpp"
#include "src/extract/surface.hpp"

namespace entente {
namespace {

/// Words on either side that may tell an unknown name's type.
constexpr std::uint32_t cue_reach = 3;

class Finder {
public:
    Finder(Reading& reading, const Knowledge& knowledge)
        : reading_(reading),
          knowledge_(knowledge),
          taken_(reading.words.size(), false),
          cover_(reading.words.size(), 0) {
        ids_.reserve(reading.words.size());
        for (const WordEntry& word : reading.words) {
            ids_.push_back(word.kb);
            lex_.push_back(word.lex);
        }
    }

    void run() {
        const auto& sentences = reading_.doc.sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            sentence_ = s;
            range_ = {sentences[s].first, sentences[s].last};
            known_names();
            bodies();
        }
        note_person_words();
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            sentence_ = s;
            range_ = {sentences[s].first, sentences[s].last};
            block_titles();
            unknown_names();
        }
        cut_headline_names();
        std::erase_if(reading_.candidates, [](const Candidate& c) { return c.at.empty(); });
        std::stable_sort(reading_.candidates.begin(), reading_.candidates.end(),
                         [](const Candidate& a, const Candidate& b) {
                             return a.at.first != b.at.first ? a.at.first < b.at.first
                                                             : a.at.last > b.at.last;
                         });
        link_bodies_to_states();
    }

private:
    std::span<const std::uint32_t> ids_from(std::uint32_t token) const {
        return std::span(ids_).subspan(token, range_.last - token);
    }
    std::span<const std::uint32_t> lex_from(std::uint32_t token) const {
        return std::span(lex_).subspan(token, range_.last - token);
    }
    const Token& token(std::uint32_t i) const { return reading_.doc.tokens[i]; }

    void take(TokenRange range) {
        std::fill(taken_.begin() + range.first, taken_.begin() + range.last, true);
    }

    /// A function word is no name, but for the points of the compass, and Antara where news is
    /// quoted; acronyms are told by their case.
    bool function_word(TokenRange range) const {
        if (range.last - range.first != 1 || token(range.first).shape != Shape::capitalised)
            return false;
        if (const NameCueRow* before = cue_before(range.first);
            before != nullptr && before->type == "MediaOrganization")
            return false;
        const WordClasses classes = reading_.words[range.first].classes;
        return !classes.none() && !classes.has(WordClass::locative);
    }

    bool acceptable(TokenRange range, std::span<const std::uint32_t> readings) const {
        if (function_word(range)) return false;
        return std::any_of(readings.begin(), readings.end(), [&](std::uint32_t index) {
            return spells(reading_, range, knowledge_.kb.reading(index));
        });
    }

    void known_names() {
        knowledge_.kb.match(ids_from(range_.first), matches_);
        for (const AliasMatch& match : matches_) add_longest_acceptable(match);
    }

    void add_longest_acceptable(const AliasMatch& match) {
        TokenRange range{range_.first + match.first, range_.first + match.last};
        if (names_nobody(range)) return take(range);
        if (acceptable(range, match.readings)) return add_known(range, match.readings);
        knowledge_.kb.match_at(ids_from(range_.first), match.first, shorter_);
        for (auto it = shorter_.rbegin(); it != shorter_.rend(); ++it) {
            range.last = range_.first + it->last;
            if (acceptable(range, it->readings)) return add_known(range, it->readings);
        }
        // "senat AS": nobody is called so in small letters, but somebody is within.
        if (match.first + 1 < match.last) {
            const auto rest = ids_from(range_.first + match.first + 1);
            knowledge_.kb.match(rest.first(match.last - match.first - 1), inner_);
            for (const AliasMatch& inner : std::exchange(inner_, {}))
                add_longest_acceptable(
                    {inner.first + match.first + 1, inner.last + match.first + 1, inner.readings});
        }
    }

    /// "bahasa Jerman", "dolar AS", "US$".
    bool names_nobody(TokenRange range) const {
        if (range.last < range_.last && reading_.is(range.last, "$")) return true;
        const NameCueRow* before = cue_before(range.first);
        return before != nullptr && before->type == NameCueRow::no_name;
    }

    /// "Lee Kyung Ho", "Chema Vera": the last word of somebody's name that no list holds, not the
    /// city of Ho.
    bool ends_unknown_name(TokenRange range, std::span<const std::uint32_t> readings) const {
        if (range.last - range.first != 1 || range.first == range_.first) return false;
        const std::uint32_t before = range.first - 1;
        return capital(before) && !ordinary(before) && !common(before) && little_places(readings);
    }

    /// "negara-negara Eropa": the states of a continent or region, a group of its own.
    bool add_group_of_states(TokenRange range, std::span<const std::uint32_t> readings) {
        std::uint32_t first = range.first;
        for (int words = 0; first > range_.first && words < 3 &&
                            (reading_.is(first - 1, "negara") || reading_.is(first - 1, "-"));
             ++words)
            --first;
        if (first == range.first || !reading_.is(first, "negara") ||
            !std::all_of(readings.begin(), readings.end(), [this](std::uint32_t index) {
                const Actor actor = knowledge_.kb.actor(knowledge_.kb.reading(index).actor);
                return actor.type == "Place" && !actor.state && actor.detail != "city";
            }))
            return false;
        add_typed({first, range.last}, "Group", "name.states_of");
        take({first, range.last});
        return true;
    }

    bool little_places(std::span<const std::uint32_t> readings) const {
        constexpr std::uint32_t little_known = 250;  // Actor::weight
        return std::all_of(readings.begin(), readings.end(), [this](std::uint32_t index) {
            const Actor actor = knowledge_.kb.actor(knowledge_.kb.reading(index).actor);
            return actor.type == "Place" && actor.weight < little_known;
        });
    }

    /// "Carmelo Guerrero": the first word of somebody's name that no list holds, not the town.
    bool opens_unknown_name(TokenRange range, std::span<const std::uint32_t> readings) const {
        const std::uint32_t next = range.last;
        if (range.last - range.first != 1 || next >= range_.last || !capital(next) ||
            ordinary(next) || common(next) || token(next).shape != Shape::capitalised)
            return false;
        if (range.first > range_.first && (reading_.has(range.first - 1, WordClass::preposition) ||
                                           reading_.has(range.first - 1, WordClass::locative) ||
                                           cue_before(range.first) != nullptr))
            return false;
        return reading_.words[next].kb == KnowledgeBase::unknown_token && little_places(readings);
    }

    /// "Punjab Barat", "Ventura County": a place of its own, which no list holds.
    bool add_part_of_place(TokenRange range, std::span<const std::uint32_t> readings) {
        const std::uint32_t next = range.last;
        if (next >= range_.last || token(next).shape != Shape::capitalised ||
            reading_.doc.sentences[sentence_].title)
            return false;
        const auto* last = cue(next, next + 1, {NameCueRow::Position::inside_last});
        if (last == nullptr || last->type != "Place") return false;
        if (next + 1 < range_.last && capital(next + 1)) return false;  // "Ohio State University"
        for (const std::uint32_t index : readings)
            if (knowledge_.kb.actor(knowledge_.kb.reading(index).actor).type != "Place")
                return false;
        add_typed({range.first, next + 1}, "Place", "name.part_of_place");
        take({range.first, next + 1});
        return true;
    }
    void add_typed(TokenRange at, std::string_view type, std::string_view rule) {
        Candidate candidate;
        candidate.at = at;
        candidate.sentence = sentence_;
        candidate.source = Candidate::Source::unknown;
        candidate.type = type;
        candidate.rule = rule;
        reading_.candidates.push_back(candidate);
    }

    void add_known(TokenRange range, std::span<const std::uint32_t> readings) {
        if (ends_unknown_name(range, readings) || opens_unknown_name(range, readings) ||
            add_group_of_states(range, readings) || add_part_of_place(range, readings))
            return;
        Candidate candidate;
        candidate.at = range;
        candidate.sentence = sentence_;
        candidate.readings = readings;
        candidate.rule = "name.known";
        if (may_have_owner(readings)) add_owner(range);
        reading_.candidates.push_back(candidate);
        take(range);
        std::fill(cover_.begin() + range.first, cover_.begin() + range.last,
                  static_cast<std::uint32_t>(reading_.candidates.size()));
    }

    bool may_have_owner(std::span<const std::uint32_t> readings) const {
        return std::any_of(readings.begin(), readings.end(), [this](std::uint32_t index) {
            const std::string_view type =
                knowledge_.kb.actor(knowledge_.kb.reading(index).actor).type;
            return type == "GovernmentBody" || type == "MilitaryForce" ||
                   type == "InternationalOrganization";
        });
    }

    /// The name that closes a longer one and owns it: "Rusia" of "Kementerian Luar Negeri Rusia",
    /// "PBB" of "Dewan Keamanan PBB".
    void add_owner(TokenRange whole) {
        for (std::uint32_t first = whole.first + 1; first < whole.last; ++first) {
            knowledge_.kb.match_at(ids_from(range_.first), first - range_.first, inside_);
            for (const AliasMatch& match : inside_) {
                const TokenRange at{first, range_.first + match.last};
                if (at.last != whole.last || !owns(at, match.readings)) continue;
                Candidate owner;
                owner.at = at;
                owner.sentence = sentence_;
                owner.readings = match.readings;
                owner.rule = owner_rule;
                owner.inner = true;
                reading_.candidates.push_back(owner);
                return;
            }
        }
    }
    bool owns(TokenRange at, std::span<const std::uint32_t> readings) const {
        return std::any_of(readings.begin(), readings.end(), [&](std::uint32_t index) {
            const AliasReading alias = knowledge_.kb.reading(index);
            const std::string_view type = knowledge_.kb.actor(alias.actor).type;
            return (type == "State" || type == "InternationalOrganization") &&
                   alias.kind != AliasKind::metonym && spells(reading_, at, alias);
        });
    }

    /// A head that a state (or "RI", "AS") follows, maybe behind its own acronym in brackets.
    void bodies() {
        for (std::uint32_t i = range_.first; i < range_.last; ++i) {
            const auto hit = knowledge_.lexicon.bodies.longest(lex_from(i));
            if (hit.length == 0) continue;
            const BodyRow& row = knowledge_.lexicon.body_rows[hit.rows.front()];
            if (row.body_class == "government") continue;  // "pemerintah X" is the state itself
            const std::uint32_t head_end = i + hit.length;
            const bool abroad = row.body_class == "embassy" || row.body_class == "consulate";
            const bool own_state = abroad && names_state(row);  // KBRI
            const Candidate* owner = own_state ? nullptr : owner_at(row, skip_brackets(head_end));
            const bool owned = owner != nullptr && owner->at.last > head_end;
            if (!owned && !own_state && !may_stand_alone(i, head_end)) continue;
            TokenRange whole{i, owned ? owner->at.last : head_end};
            if (abroad) whole.last = end_of_seat(whole.last, own_state);
            if (longer_known(whole)) continue;
            Candidate body;
            body.at = whole;
            body.sentence = sentence_;
            body.source = Candidate::Source::body;
            body.body = &row;
            body.rule = "body.of_state";
            drop_inside({i, head_end});
            reading_.candidates.push_back(body);
            take(whole);
            i = whole.last - 1;
        }
    }

    /// "Kedutaan Besar Republik Indonesia": the head says whose it is.
    bool names_state(const BodyRow& row) const {
        return state_in_head(row, knowledge_.kb).has_value();
    }

    /// "Kedutaan Besar Rusia di Jakarta", "... (KBRI) Seoul": an embassy is named with its seat.
    /// @param beside  the seat may follow at once: "KBRI Seoul"
    std::uint32_t end_of_seat(std::uint32_t last, bool beside) {
        std::uint32_t at = skip_brackets(last);
        if (at < range_.last && (reading_.is(at, "di") || reading_.is(at, "untuk"))) ++at;
        Candidate* seat = at < range_.last ? known_over(at) : nullptr;
        const bool place = seat != nullptr && (at > last || beside) && seat->at.first == at &&
                           (may_be(reading_, *seat, "Place", knowledge_.kb) ||
                            may_be(reading_, *seat, "State", knowledge_.kb));
        if (!place) return last;
        seat->inner = true;  // the city, not its government
        return seat->at.last;
    }

    /// "Mahkamah Agung", "Kementerian Luar Negeri": the context tells whose, unless a name or
    /// another capital word goes on.
    bool may_stand_alone(std::uint32_t first, std::uint32_t last) {
        if (last - first < 2 || reading_.doc.sentences[sentence_].title) return false;
        for (std::uint32_t i = first; i < last; ++i)
            if (token(i).shape != Shape::capitalised && token(i).kind == TokenKind::word &&
                reading_.words[i].classes.none())
                return false;
        return token(first).shape == Shape::capitalised &&
               (last >= range_.last || token(last).kind != TokenKind::word ||
                token(last).shape == Shape::lower);
    }

    std::uint32_t skip_brackets(std::uint32_t i) const {
        if (i + 2 < range_.last && reading_.is(i, "(") && reading_.is(i + 2, ")")) return i + 3;
        return i;
    }

    /// The known name over a token; null if there is none.
    Candidate* known_over(std::uint32_t i) {
        return i < cover_.size() && cover_[i] != 0 ? &reading_.candidates[cover_[i] - 1] : nullptr;
    }

    /// Whose body: a state's, or, of police, courts and the like, a city's or region's.
    const Candidate* owner_at(const BodyRow& row, std::uint32_t i) {
        const Candidate* known = i < range_.last ? known_over(i) : nullptr;
        if (known == nullptr || known->at.first != i) return nullptr;
        const bool local = row.type == "GovernmentBody" && row.body_class != "embassy" &&
                           may_be(reading_, *known, "Place", knowledge_.kb);
        return local || may_be(reading_, *known, "State", knowledge_.kb) ? known : nullptr;
    }

    bool longer_known(TokenRange whole) {
        const Candidate* known = known_over(whole.first);
        return known != nullptr && known->at.contains(whole);
    }

    /// Names within the head of a body ("Dewan" of "Dewan Keamanan") are no names of their own.
    void drop_inside(TokenRange head) {
        for (std::uint32_t i = head.first; i < head.last; ++i)
            if (Candidate* known = known_over(i)) {
                known->at = {};
                cover_[i] = 0;
            }
    }

    /// Capitalised titles, agents and calendar words are no part of an unknown name.
    void block_titles() {
        for (std::uint32_t i = range_.first; i < range_.last; ++i) {
            const Lexicon& lexicon = knowledge_.lexicon;
            std::uint32_t length = title_length(reading_, lexicon, {i, range_.last}).length;
            if (length == 1 && within_name(i)) length = 0;
            length = std::max(length, calendar_words(i));
            if (!heads_name(i))
                length = std::max(length, lexicon.agents.longest(lex_from(i)).length);
            if (length == 0) continue;
            take({i, i + length});
            i += length - 1;
        }
    }

    /// "Hans Imam Muster", "Rudi Sultan Baswara": a title of old that is a name here.
    bool within_name(std::uint32_t i) const {
        return i > range_.first && i + 1 < range_.last && capital(i - 1) && !ordinary(i - 1) &&
               !common(i - 1) && token(i).shape == Shape::capitalised && capital(i + 1) &&
               !ordinary(i + 1) && !common(i + 1) && !reading_.doc.sentences[sentence_].title;
    }

    /// "Komisi Hak Asasi Manusia": the first word of a body's name, not "komisi" for its state.
    bool heads_name(std::uint32_t i) const {
        return token(i).shape != Shape::lower && i + 1 < range_.last && capital(i + 1) &&
               head_cue(i) != nullptr;
    }
    /// The cue that a name may open with.
    const NameCueRow* head_cue(std::uint32_t i) const {
        const auto hit = knowledge_.lexicon.name_cues.longest(lex_from(i));
        for (std::uint32_t row : hit.rows)
            if (knowledge_.lexicon.name_cue_rows[row].position ==
                NameCueRow::Position::inside_first)
                return &knowledge_.lexicon.name_cue_rows[row];
        return nullptr;
    }

    /// "Januari", "hari ini"; numbers, units and parts of the day may be in a name ("Bulan Sabit
    /// Merah").
    std::uint32_t calendar_words(std::uint32_t i) const {
        const auto hit = knowledge_.lexicon.calendar.longest(lex_from(i));
        if (hit.length == 0) return 0;
        return knowledge_.lexicon.calendar_rows[hit.rows.front()].kind < CalendarRow::Kind::number
                   ? hit.length
                   : 0;
    }

    bool capital(std::uint32_t i) const {
        return !taken_[i] && !never_a_name(reading_.words[i].classes) &&
               token(i).kind == TokenKind::word && token(i).shape != Shape::lower &&
               token(i).shape != Shape::none;
    }

    /// "Anda" and "Kami" have a capital by courtesy or place, not because they name somebody.
    static bool never_a_name(WordClasses classes) {
        return classes.has(WordClass::pronoun) || classes.has(WordClass::preposition) ||
               classes.has(WordClass::conjunction) || classes.has(WordClass::negator) ||
               classes.has(WordClass::subordinator) || classes.has(WordClass::question);
    }

    /// Does the run go on over token i ("al-Assad", "Ursula von der Leyen") to a capital word?
    bool joins(std::uint32_t i) const {
        if (i + 1 >= range_.last || taken_[i]) return false;
        const bool hyphen = reading_.is(i, "-") && token(i).glued && token(i + 1).glued;
        if (!hyphen && !reading_.has(i, WordClass::name_particle)) return false;
        return capital(i + 1) || (!hyphen && joins(i + 1));
    }

    void unknown_names() {
        for (std::uint32_t i = range_.first; i < range_.last; ++i) {
            if (!capital(i)) continue;
            TokenRange run{i, i + 1};
            extend(run);
            for (std::uint32_t end = over_known(run); end != run.last; end = over_known(run)) {
                absorb({run.last, end});
                run.last = end;
                if (end < range_.last && common(end)) extend(run);
            }
            i = run.last - 1;
            if (opens_clause(run.first) && ordinary(run.first) && !named_before(run.first) &&
                !(run.last - run.first > 1 && heads_name(run.first)))
                ++run.first;
            while (!run.empty() && (!capital(run.first) || opens_commonly(run))) ++run.first;
            if (run.empty()) continue;
            const std::uint32_t person = person_from(run);
            if (person == run.first) {
                add_unknown(run);
            } else {
                add_unknown({run.first, person});
                add_typed({person, run.last}, "Person", "name.behind_employer");
            }
        }
    }

    /// Where a person's name begins behind that of the employer: "DBS Bank | Suvro Sarkar",
    /// "CCG | Liu Dejun"; run.first when the run is one name.
    std::uint32_t person_from(TokenRange run) const {
        for (std::uint32_t i = run.last; i > run.first + 1; --i) {
            const bool closes =
                token(i - 1).shape == Shape::capitalised &&
                cue(i - 1, i, {NameCueRow::Position::inside_last}) != nullptr &&
                may_employ(cue(i - 1, i, {NameCueRow::Position::inside_last})->type);
            const bool acronym = i == run.first + 2 && token(run.first).shape == Shape::upper &&
                                 run_length({run.first, run.first + 1}) > 2;
            const std::uint32_t first = closes ? i : i - 1;
            if ((closes || acronym) && names_person({first, run.last})) return first;
        }
        return run.first;
    }
    /// Two to four words that are in no list and head nothing.
    bool names_person(TokenRange at) const {
        constexpr std::uint32_t longest = 4;
        if (at.last - at.first < 2 || at.last - at.first > longest) return false;
        for (std::uint32_t i = at.first; i < at.last; ++i)
            if (token(i).shape != Shape::capitalised || ordinary(i) || common(i) ||
                knowledge_.lexicon.name_cues.longest(std::span(lex_).subspan(i, 1)).length != 0)
                return false;
        return true;
    }

    void extend(TokenRange& run) const {
        while (run.last < range_.last && (capital(run.last) || joins(run.last) ||
                                          office_goes_on(run) || numbers_law(run.last)))
            ++run.last;
    }
    /// "UU Nomor 3 Tahun 2025".
    bool numbers_law(std::uint32_t i) const {
        return token(i).kind == TokenKind::number &&
               (reading_.is(i - 1, "nomor") || reading_.is(i - 1, "no") ||
                reading_.is(i - 1, "no.") || reading_.is(i - 1, "tahun"));
    }

    /// "Kepolisian | Los Angeles", "Akademi Ilmu Pengetahuan | Rusia": the known name behind words
    /// that only say what is named belongs to it. @return where it ends; run.last if none follows
    std::uint32_t over_known(TokenRange run) {
        const Candidate* known = run.last < range_.last ? known_over(run.last) : nullptr;
        if (known == nullptr || known->at.first != run.last || !head_goes_on(run) ||
            reading_.doc.sentences[sentence_].title)
            return run.last;
        if (may_employ(head_cue(run.first)->type) &&
            may_be(reading_, *known, "State", knowledge_.kb) && owns(known->at, known->readings))
            return known->at.last;
        for (std::uint32_t i = run.first; i < run.last; ++i)
            if (token(i).kind == TokenKind::word && !common(i) && !ordinary(i)) return run.last;
        for (std::string_view type : {"Place", "State", "InternationalOrganization"})
            if (may_be(reading_, *known, type, knowledge_.kb)) return known->at.last;
        return run.last;
    }
    /// Not after a mere "Kota", "Provinsi", "Presiden": what follows these has a name of its own.
    bool head_goes_on(TokenRange run) const {
        const NameCueRow* head = head_cue(run.first);
        if (head == nullptr || head->type == "Person" || head->type == NameCueRow::no_name)
            return false;
        return run.last - run.first > 1 || !stands_apart(run.first);
    }
    bool stands_apart(std::uint32_t i) const {
        const auto hit = knowledge_.lexicon.name_cues.longest(std::span(lex_).subspan(i, 1));
        return std::any_of(hit.rows.begin(), hit.rows.end(), [this](std::uint32_t row) {
            return knowledge_.lexicon.name_cue_rows[row].position == NameCueRow::Position::apart;
        });
    }
    /// Known names within a longer one: a state or organisation owns it, a place is part of it.
    void absorb(TokenRange at) {
        for (std::uint32_t i = at.first; i < at.last; ++i)
            if (Candidate* known = known_over(i)) {
                cover_[i] = 0;
                if (known->at.empty() || known->inner) continue;
                if (owns(known->at, known->readings)) {
                    known->inner = true;
                    known->rule = owner_rule;
                } else {
                    known->at = {};
                }
            }
    }

    bool common(std::uint32_t i) const {
        return knowledge_.lexicon.common(reading_.lower(i)) && !named_before(i);
    }
    /// "Data Konsultan Kallanish": words that only open the clause, or a run of them.
    bool opens_commonly(TokenRange run) const {
        return run.last - run.first > 1 && common(run.first) && opens_sentence(run.first) &&
               cue(run.first, run.last, {NameCueRow::Position::inside_first}) == nullptr;
    }
    /// "Organisasi Inovasi dan Penelitian Pertahanan": what the name of a body deals with.
    bool office_goes_on(TokenRange run) const {
        const std::uint32_t i = run.last;
        if (i + 1 >= range_.last || run.last - run.first < 2 || !reading_.is(i, "dan") ||
            !capital(i + 1) || !common(i + 1) || !common(i - 1))
            return false;
        const NameCueRow* first = cue(run.first, run.last, {NameCueRow::Position::inside_first});
        return first != nullptr && may_employ(first->type);
    }

    /// Words of persons named in full: "Park" opens a sentence, and is no park.
    void note_person_words() {
        for (const Candidate& c : reading_.candidates) {
            if (c.at.last - c.at.first < 2 || !may_be(reading_, c, "Person", knowledge_.kb))
                continue;
            for (std::uint32_t i = c.at.first; i < c.at.last; ++i)
                person_words_.insert(reading_.lower(i));
        }
    }
    bool named_before(std::uint32_t i) const { return person_words_.contains(reading_.lower(i)); }

    bool opens_clause(std::uint32_t i) const {
        return i == range_.first || token(i - 1).kind == TokenKind::punctuation;
    }
    bool opens_sentence(std::uint32_t i) const {
        return i == range_.first || (token(i - 1).kind == TokenKind::punctuation &&
                                     !reading_.is(i - 1, ",") && !reading_.is(i - 1, "("));
    }
    /// A word that a sentence may open with, and that is no name by itself.
    bool ordinary(std::uint32_t i) const {
        return reading_.words[i].lex != 0 || reading_.words[i].form.has_value();
    }

    void add_unknown(TokenRange run) {
        Candidate candidate;
        candidate.at = run;
        candidate.sentence = sentence_;
        candidate.source = Candidate::Source::unknown;
        candidate.rule = "name.unknown";
        type_by_cues(candidate);
        if (candidate.type == NameCueRow::no_name || names_sum(run) || only_common(candidate))
            return;
        reading_.candidates.push_back(candidate);
    }

    /// Capitals on words that are written small: a heading, a product, a piece of a longer name.
    bool only_common(const Candidate& candidate) const {
        for (std::uint32_t i = candidate.at.first; i < candidate.at.last; ++i)
            if (token(i).kind == TokenKind::word && !common(i)) return false;
        return candidate.at.last - candidate.at.first == 1 || candidate.rule != "name.first_word";
    }

    /// "US$ 5", "Rp 14.000": a currency before its number.
    bool names_sum(TokenRange run) const {
        if (run.last - run.first != 1 || run.last >= range_.last) return false;
        return reading_.is(run.last, "$") ||
               (token(run.last).kind == TokenKind::number && run_length(run) <= 3);
    }
    std::size_t run_length(TokenRange run) const { return reading_.str(run).size(); }

    void type_by_cues(Candidate& candidate) const {
        using Position = NameCueRow::Position;
        const TokenRange run = candidate.at;
        if (const auto* row =
                cue(run.first, run.last, {Position::inside_first, Position::inside})) {
            candidate.type = row->type;
            candidate.rule = "name.first_word";
        } else if (const auto* last =
                       cue(run.last - 1, run.last, {Position::inside_last, Position::inside});
                   last != nullptr && run.last - run.first > 1) {
            candidate.type = last->type;
            candidate.rule = "name.last_word";
        } else if (const auto* before = cue_before(run.first)) {
            candidate.type = before->type;
            candidate.rule = "name.word_before";
            if (before->type == "GovernmentBody") candidate.at.first -= words_of(before->word);
        }
    }
    /// "parlemen Parwan": no body is called Parwan.
    static std::uint32_t words_of(const std::string& phrase) {
        return 1 + static_cast<std::uint32_t>(std::count(phrase.begin(), phrase.end(), ' '));
    }

    const NameCueRow* cue(std::uint32_t first, std::uint32_t last,
                          std::initializer_list<NameCueRow::Position> positions) const {
        const auto hit =
            knowledge_.lexicon.name_cues.longest(std::span(lex_).subspan(first, last - first));
        if (positions.begin()[0] == NameCueRow::Position::inside_first &&
            hit.length == last - first)
            return nullptr;  // "Konferensi", "KTT": a kind of name, but no name
        for (std::uint32_t row : hit.rows)
            for (NameCueRow::Position position : positions)
                if (knowledge_.lexicon.name_cue_rows[row].position == position)
                    return &knowledge_.lexicon.name_cue_rows[row];
        return nullptr;
    }

    /// A cue phrase that ends right before the name.
    const NameCueRow* cue_before(std::uint32_t first) const {
        for (std::uint32_t reach = cue_reach; reach >= 1; --reach) {
            if (first < range_.first + reach) continue;
            const auto hit =
                knowledge_.lexicon.name_cues.longest(std::span(lex_).subspan(first - reach, reach));
            if (hit.length != reach) continue;
            for (std::uint32_t row : hit.rows)
                if (knowledge_.lexicon.name_cue_rows[row].position == NameCueRow::Position::before)
                    return &knowledge_.lexicon.name_cue_rows[row];
        }
        return nullptr;
    }

    /// In a headline every word may have a capital: of an unknown run only those pieces count that
    /// the body names too, as a whole name or as one word of a longer one.
    void cut_headline_names() {
        std::set<std::string, std::less<>> names, words;
        for (const Candidate& c : reading_.candidates) {
            if (in_headline(c)) continue;
            if (c.source == Candidate::Source::unknown) names.insert(fold_name(reading_.str(c.at)));
            for (std::uint32_t i = c.at.first; c.at.last - c.at.first > 1 && i < c.at.last; ++i)
                if (!ordinary(i)) words.insert(fold_name(reading_.str({i, i + 1})));
        }
        std::vector<Candidate> pieces;
        for (const Candidate& c : reading_.candidates)
            if (in_headline(c) && c.source == Candidate::Source::unknown)
                cut(c, names, words, pieces);
        std::erase_if(reading_.candidates, [this](const Candidate& c) {
            return in_headline(c) && c.source == Candidate::Source::unknown;
        });
        reading_.candidates.insert(reading_.candidates.end(), pieces.begin(), pieces.end());
    }
    bool in_headline(const Candidate& c) const { return reading_.doc.sentences[c.sentence].title; }

    using Names = std::set<std::string, std::less<>>;
    void cut(const Candidate& run, const Names& names, const Names& words,
             std::vector<Candidate>& pieces) const {
        constexpr std::uint32_t longest = 6;
        for (std::uint32_t first = run.at.first; first < run.at.last;) {
            std::uint32_t last = std::min(run.at.last, first + longest);
            const auto named = [&] {
                const std::string name = fold_name(reading_.str({first, last}));
                return names.contains(name) ||
                       (last - first == 1 && (words.contains(name) || known_surname(first, name)));
            };
            while (last > first && !named()) --last;
            if (last == first) {
                ++first;
                continue;
            }
            Candidate piece = run;
            piece.at = {first, last};
            if (piece.at != run.at) piece.type = {};
            pieces.push_back(piece);
            first = last;
        }
    }
    /// A surname that is no word of the language, and whose bearer is somebody.
    bool known_surname(std::uint32_t i, const std::string& name) const {
        constexpr std::uint32_t known = 150;  // Actor::weight
        if (ordinary(i)) return false;
        const auto persons = knowledge_.kb.by_surname(name);
        return !persons.empty() && knowledge_.kb.actor(persons[0]).weight >= known;
    }

    void link_bodies_to_states() {
        auto& all = reading_.candidates;
        for (std::uint32_t b = 0; b < all.size(); ++b) {
            if (all[b].body == nullptr && all[b].at.last - all[b].at.first < 2) continue;
            for (std::uint32_t i = b + 1; i < all.size() && all[i].at.first < all[b].at.last; ++i)
                if ((all[b].body == nullptr || !all[b].owner) &&
                    (all[i].inner || may_be(reading_, all[i], "State", knowledge_.kb) ||
                     (all[b].body != nullptr && may_be(reading_, all[i], "Place", knowledge_.kb))))
                    all[b].owner = i;
        }
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<bool> taken_;           ///< tokens that belong to no unknown name
    std::vector<std::uint32_t> cover_;  ///< for each token, 1 + the known candidate over it
    std::vector<std::uint32_t> ids_, lex_;
    std::vector<AliasMatch> matches_, shorter_, inside_, inner_;
    std::set<std::string_view> person_words_;
    std::uint32_t sentence_ = 0;
    TokenRange range_;
};

class NamesStage final : public Stage {
public:
    std::string_view name() const override { return "names"; }
    Layers needs() const override { return {Layer::words}; }
    Layers gives() const override { return {Layer::candidates}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Finder(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> names_stage() {
    return std::make_unique<NamesStage>();
}

}  // namespace entente
