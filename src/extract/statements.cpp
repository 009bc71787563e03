// Who said what: quotations with their speaker before or behind, and reported speech ("X mengatakan
// bahwa ...", "menurut X, ...", "..., kata X"). Words of speech are rows of speech.tsv.

#include <algorithm>

#include "src/extract/clause.hpp"
#include "src/extract/stages.hpp"

namespace entente {
namespace {

using Kind = Unit::Kind;

/// Fewer words in quotation marks are a term, not a statement.
constexpr std::uint32_t least_words = 4;
/// No statement is longer, in tokens.
constexpr std::uint32_t most_tokens = 400;
/// How far behind a quotation the word of speech may stand, in tokens.
constexpr std::uint32_t cue_reach = 4;
/// How far behind the word of speech its speaker's name may end, in tokens.
constexpr std::uint32_t speaker_reach = 14;
/// How far from a statement its medium may stand, in tokens.
constexpr std::uint32_t via_reach = 80;
/// No subject is looked for further off, in units.
constexpr std::size_t subject_reach = 32;
/// Two said it together ("X dan Y menyebut"), or three; more is a list of something else.
constexpr std::size_t most_speakers = 3;

constexpr bool passes(Kind kind) {
    return kind == Kind::adverb || kind == Kind::auxiliary || kind == Kind::negator ||
           kind == Kind::date;
}

class Speakers {
public:
    Speakers(Reading& reading, const Knowledge& knowledge)
        : reading_(reading), knowledge_(knowledge) {
        for (const WordEntry& word : reading.words) lex_.push_back(word.lex);
    }

    /// Sentence by sentence, quotations that end in it first: "..., kata X, seraya menambahkan
    /// bahwa".
    void run() {
        const auto& sentences = reading_.doc.sentences;
        const auto& quoted = reading_.doc.quoted;
        std::size_t ends = 0, begins = 0;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            enter(s);
            for (; ends < quoted.size() && quoted[ends].inside.end <= sentences[s].span.end; ++ends)
                direct(quoted[ends].inside);
            enter(s);
            if (sentences[s].title) continue;
            while (begins < quoted.size() && quoted[begins].inside.end <= sentences[s].span.begin)
                ++begins;
            indirect(begins);
        }
        for (; ends < quoted.size(); ++ends) direct(quoted[ends].inside);
        sort();
        carry_on();
    }

private:
    struct Cue {
        TokenRange at;
        const SpeechRow* row = nullptr;
    };

    const Token& token(std::uint32_t i) const { return reading_.doc.tokens[i]; }
    std::uint32_t token_count() const { return static_cast<std::uint32_t>(lex_.size()); }
    void enter(std::uint32_t s) {
        sentence_ = s;
        range_ = {reading_.doc.sentences[s].first, reading_.doc.sentences[s].last};
    }
    void sort() {
        std::stable_sort(
            reading_.statements.begin(), reading_.statements.end(),
            [](const StatementEntry& a, const StatementEntry& b) { return a.text < b.text; });
    }

    /// First token at or behind a byte.
    std::uint32_t token_from(std::uint32_t byte) const {
        const auto& tokens = reading_.doc.tokens;
        return static_cast<std::uint32_t>(
            std::lower_bound(tokens.begin(), tokens.end(), byte,
                             [](const Token& t, std::uint32_t b) { return t.span.begin < b; }) -
            tokens.begin());
    }
    std::uint32_t sentence_of(std::uint32_t i) const {
        const auto& sentences = reading_.doc.sentences;
        const auto after =
            std::upper_bound(sentences.begin(), sentences.end(), i,
                             [](std::uint32_t t, const Sentence& s) { return t < s.first; });
        return static_cast<std::uint32_t>(after - sentences.begin()) - 1;
    }

    /// First unit at or behind a token.
    static std::size_t unit_from(const std::vector<Unit>& units, std::uint32_t i) {
        return static_cast<std::size_t>(
            std::lower_bound(units.begin(), units.end(), i,
                             [](const Unit& u, std::uint32_t t) { return u.at.first < t; }) -
            units.begin());
    }

    std::optional<Cue> cue_at(std::uint32_t i, std::uint32_t last) const {
        if (i >= last) return std::nullopt;
        const auto hit = knowledge_.lexicon.speech.longest(std::span(lex_).subspan(i, last - i));
        if (hit.length == 0) return std::nullopt;
        return Cue{
            {i, i + hit.length},
            &knowledge_.lexicon.speech_rows[hit.rows.front()]
        };
    }
    static bool follows_quote(const SpeechRow& row) {
        return row.kind == SpeechRow::Kind::direct ||
               (row.kind == SpeechRow::Kind::both && row.position != SpeechRow::Position::before);
    }
    static bool precedes_speech(const SpeechRow& row) {
        return row.kind != SpeechRow::Kind::via && row.kind != SpeechRow::Kind::direct &&
               row.position != SpeechRow::Position::after;
    }

    /// "menurut": the speaker stands behind it, and what is said behind the speaker.
    static bool names_speaker_behind(const SpeechRow& row) {
        return row.kind == SpeechRow::Kind::indirect && row.position == SpeechRow::Position::after;
    }
    bool opens_clause(std::uint32_t i) const {
        return i == range_.first || token(i).shape == Shape::capitalised ||
               token(i - 1).kind == TokenKind::punctuation ||
               reading_.has(i - 1, WordClass::conjunction) ||
               reading_.has(i - 1, WordClass::adverb);
    }
    /// "bersikeras bahwa", "bersikeras kepada ABC bahwa"
    bool that_follows(const Cue& cue) const {
        const std::uint32_t i = behind_addressee(cue.at.last);
        return i < range_.last && reading_.has(i, WordClass::complementizer);
    }
    /// A verb of asking, accusing or denying reports speech only with "bahwa"; else it is the act.
    bool reports(const Cue& cue) const {
        const auto& form = reading_.words[cue.at.first].form;
        if (form && form->voice == Voice::passive) return false;
        return that_follows(cue) ||
               (cue.row->stance == "asserts" && cue.row->needs != SpeechRow::Needs::that);
    }

    std::uint32_t words_in(std::uint32_t first, std::uint32_t last) const {
        std::uint32_t words = 0;
        for (std::uint32_t i = first; i < last && words < least_words; ++i)
            if (token(i).kind == TokenKind::word) ++words;
        return words;
    }

    // ---- quotations

    void direct(Span inside) {
        const std::uint32_t first = token_from(inside.begin), last = token_from(inside.end);
        if (first >= last || words_in(first, last) < least_words) return;
        enter(sentence_of(last - 1));
        StatementEntry said;
        said.direct = true;
        said.text = inside;
        said.sentence = sentence_;
        if (!speaker_behind(last, said) && !speaker_before(first, said)) {
            unspoken_.push_back(said);
            return;
        }
        said.via = via(last);
        add(std::move(said));
    }

    /// "...," kata Zakharova; "...," ujarnya
    bool speaker_behind(std::uint32_t i, StatementEntry& said) {
        const std::uint32_t stop = std::min({i + cue_reach, range_.last, token_count()});
        for (; i < stop; ++i) {
            const auto cue = cue_at(i, range_.last);
            if (!cue) {
                if (token(i).kind != TokenKind::punctuation) return false;
                continue;
            }
            if (!follows_quote(*cue->row)) return false;
            const auto speaker = speaker_after(*cue);
            if (!speaker) return false;
            said.speaker = *speaker;
            said.cue = reading_.span(cue->at);
            said.stance = cue->row->stance;
            said.confidence = 0.9;
            said.rule = "statement.quote_then_speaker";
            return true;
        }
        return false;
    }

    /// The name behind a word of speech: a person before the body or state the person speaks for.
    /// -nya and pronouns mean whoever spoke or acted last.
    std::optional<std::uint32_t> speaker_after(const Cue& cue) const {
        if (cue.row->word.ends_with("nya")) return speaker_so_far(cue.at.first);
        std::optional<std::uint32_t> found;
        const auto& units = reading_.units[sentence_];
        bool comma = false;
        std::uint32_t at = cue.at.last;
        for (std::size_t u = unit_from(units, at); u < units.size(); ++u) {
            const Unit& unit = units[u];
            if (unit.at.last > cue.at.last + speaker_reach) break;
            const bool actor = unit.kind == Kind::actor;
            if (comma && !actor) break;  // "kata juru bicara Kemlu China, Mao Ning"
            if (actor && unit.plain_place) continue;
            if (actor) {
                if (is_person(unit))
                    return found && comma && !ends_here(unit) ? found : unit.actors.front();
                if (!found) found = means(unit, cue);
                if (comma) break;
            } else if (unit.kind == Kind::comma) {
                comma = true;
            } else if (ends_speaker(unit)) {
                break;
            }
        }
        return found;
    }
    bool is_person(const Unit& unit) const {
        return reading_.actors[unit.actors.front()].type == "Person";
    }
    /// "kata mantan ketua DPR itu": a title without a name means the person who spoke so far.
    std::optional<std::uint32_t> means(const Unit& unit, const Cue& cue) const {
        const bool that_one = unit.at.last < range_.last && (reading_.is(unit.at.last, "itu") ||
                                                             reading_.is(unit.at.last, "tersebut"));
        if (that_one && is_title(unit))
            if (const auto speaker = speaker_so_far(cue.at.first)) return speaker;
        return unit.actors.front();
    }
    bool is_title(const Unit& unit) const {
        const auto use =
            std::lower_bound(reading_.titles.begin(), reading_.titles.end(), unit.at.first,
                             [](const TitleUse& t, std::uint32_t i) { return t.whole.first < i; });
        return use != reading_.titles.end() && use->whole.first == unit.at.first &&
               use->holders.empty();
    }
    /// Behind an apposition's name nothing goes on but its age, a preposition or punctuation.
    bool ends_here(const Unit& unit) const {
        return unit.at.last >= range_.last || token(unit.at.last).kind == TokenKind::punctuation ||
               reading_.has(unit.at.last, WordClass::preposition) ||
               reading_.has(unit.at.last, WordClass::subordinator);
    }
    /// What can't stand within a speaker's description; "pejabat di Kemlu", "juru bicara untuk X"
    /// can.
    bool ends_speaker(const Unit& unit) const {
        const std::uint32_t i = unit.at.first;
        if (unit.kind == Kind::preposition)
            return !reading_.is(i, "di") && !reading_.is(i, "untuk") && !reading_.is(i, "dari") &&
                   !reading_.is(i, "bidang");
        return unit.kind == Kind::verb || unit.kind == Kind::stop || unit.kind == Kind::date ||
               unit.kind == Kind::subordinator || unit.kind == Kind::complementizer ||
               token(i).kind == TokenKind::punctuation;
    }

    /// The speaker of the latest statement, else the first person of the sentences before.
    std::optional<std::uint32_t> speaker_so_far(std::uint32_t before) const {
        std::optional<std::uint32_t> latest;
        std::uint32_t at = 0;
        const std::uint32_t byte = token(before).span.begin;
        for (auto it = reading_.statements.rbegin();
             it != reading_.statements.rend() && it - reading_.statements.rbegin() < 8; ++it)
            if (it->text.end <= byte && it->text.end >= at) {
                latest = it->speaker;
                at = it->text.end;
            }
        if (latest) return latest;
        for (std::uint32_t s = sentence_ + 1; s-- > 0 && sentence_ - s < 4;)
            for (const Unit& unit : reading_.units[s])
                if (unit.kind == Kind::actor && unit.at.last <= before && may_speak(unit))
                    return unit.actors.front();
        return std::nullopt;
    }
    bool may_speak(const Unit& unit) const {
        return !unit.plain_place && !unit.possessed && is_person(unit);
    }

    /// Lavrov mengatakan, "..."; Lavrov: "..."
    bool speaker_before(std::uint32_t first, StatementEntry& said) {
        const std::uint32_t s = sentence_of(first);
        const auto& units = reading_.units[s];
        for (std::size_t u = unit_from(units, first); u-- > 0;) {
            if (first - units[u].at.last > cue_reach * 2) return false;
            const auto cue = cue_at(units[u].at.first, reading_.doc.sentences[s].last);
            if (!cue || cue->at.last > first || cue->row->kind == SpeechRow::Kind::via) continue;
            const auto subject = teller(units, u);
            if (!subject) continue;
            said.speaker = units[*subject].actors.front();
            said.cue = reading_.span(cue->at);
            said.stance = cue->row->stance;
            said.confidence = 0.85;
            said.rule = "statement.speaker_then_quote";
            return true;
        }
        return false;
    }

    /// A quotation nobody is named for goes on with the speaker of the one before it, when that
    /// ended shortly before; else the medium named right behind it has it.
    void carry_on() {
        constexpr std::uint32_t near = 240;  // bytes
        constexpr int reach = 8;             // statements
        std::vector<StatementEntry> carried;
        for (StatementEntry& said : unspoken_) {
            const StatementEntry* before = nullptr;
            auto other =
                std::lower_bound(reading_.statements.begin(), reading_.statements.end(), said.text,
                                 [](const StatementEntry& a, Span text) { return a.text < text; });
            for (int step = 0; step < reach && other != reading_.statements.begin(); ++step)
                if ((--other)->direct) {
                    before = &*other;
                    break;
                }
            if (before != nullptr && said.text.begin <= before->text.end + near && is_whole(said)) {
                said.speaker = before->speaker;
                said.confidence = 0.6;
                said.rule = "statement.goes_on";
            } else if (const auto medium = medium_behind(token_from(said.text.end))) {
                said.speaker = *medium;
                said.confidence = 0.5;
                said.rule = "statement.medium";
            } else {
                continue;
            }
            carried.push_back(said);
        }
        for (StatementEntry& said : carried) add(std::move(said));
        sort();
    }

    /// A quotation of whole sentences: it opens one or ends with a mark; others are parts of what
    /// the article itself says, or titles.
    bool is_whole(const StatementEntry& said) const {
        const std::uint32_t first = token_from(said.text.begin), last = token_from(said.text.end);
        const std::uint32_t opens = reading_.doc.sentences[sentence_of(first)].first;
        return first <= opens + 1 ||
               (last > first && token(last - 1).kind == TokenKind::punctuation);
    }

    /// "...," seperti dilansir TASS.
    std::optional<std::uint32_t> medium_behind(std::uint32_t i) const {
        if (i >= token_count()) return std::nullopt;
        const std::uint32_t last = reading_.doc.sentences[sentence_of(i)].last;
        for (const std::uint32_t stop = std::min(i + cue_reach, last); i < stop; ++i) {
            const auto cue = cue_at(i, last);
            if (cue && cue->row->kind == SpeechRow::Kind::via)
                return medium_between(cue->at.last, last);
            if (token(i).kind != TokenKind::punctuation) return std::nullopt;
        }
        return std::nullopt;
    }

    // ---- reported speech

    void indirect(std::size_t quote) {
        const auto& units = reading_.units[sentence_];
        const std::size_t before = reading_.statements.size();
        bool cued = false;
        for (std::size_t u = 0; u < units.size(); ++u) {
            const auto cue = cue_at(units[u].at.first, range_.last);
            if (!cue || quoted(cue->at.first, quote)) continue;
            cued = cued || cue->row->kind != SpeechRow::Kind::via;
            if (names_speaker_behind(*cue->row)) {
                if (opens_clause(cue->at.first)) according_to(units, *cue);
            } else if (follows_quote(*cue->row) && u > 0 && units[u - 1].kind == Kind::comma &&
                       !ends_quote(cue->at.first)) {
                told_before(*cue);
            } else if (precedes_speech(*cue->row) && reports(*cue)) {
                told_by_subject(units, u, *cue);
            }
        }
        if (!cued && reading_.statements.size() == before) told_by_medium();
    }

    bool quoted(std::uint32_t i, std::size_t quote) const {
        const Span at = token(i).span;
        for (; quote < reading_.doc.quoted.size(); ++quote) {
            const Span inside = reading_.doc.quoted[quote].inside;
            if (inside.begin > at.begin) return false;
            if (inside.contains(at)) return true;
        }
        return false;
    }
    bool ends_quote(std::uint32_t i) const {
        for (std::uint32_t j = i; j > range_.first && i - j < 4; --j) {
            const std::string_view mark = reading_.lower(j - 1);
            if (mark == "\"" || mark == "\xE2\x80\x9D" || mark == "''") return true;
        }
        return false;
    }

    /// The sentence's functions, worked out once for all its words of speech.
    const Clause& clause_of(const std::vector<Unit>& units) const {
        if (clause_units_ != &units) {
            clause_.emplace(reading_, units);
            clause_units_ = &units;
        }
        return *clause_;
    }

    /// The subject of a verb of speech, past what may stand between: appositions ("X, analis di Y,
    /// mengatakan"), relative clauses ("X yang dikelola Y mengatakan"), days ("X pada Sabtu
    /// mengatakan").
    std::optional<std::size_t> teller(const std::vector<Unit>& units, std::size_t verb) const {
        const Clause& clause = clause_of(units);
        std::size_t i = verb;
        bool day = false;  // "pada (hari) Sabtu (25/11)"
        for (; i > 0; --i) {
            const Unit& unit = units[i - 1];
            day = day || unit.kind == Kind::date;
            const bool of_day =
                day && (unit.kind == Kind::preposition || reading_.is(unit.at.first, "hari"));
            if (!passes(unit.kind) && !of_day) break;
            if (unit.kind == Kind::preposition) day = false;
        }
        if (i == 0) return std::nullopt;
        if (units[i - 1].kind == Kind::relative) return clause.subject(verb);
        if (units[i - 1].kind == Kind::comma)
            if (const auto head = closed_by(units, clause, i - 1)) return head;
        if (const auto head = before_relative(units, clause, i)) return head;
        if (const auto subject = clause.subject(verb)) return subject;
        const Unit& before = units[i - 1];
        const bool near = before.kind == Kind::actor && before.agentive && !before.plain_place &&
                          !clause.under_preposition(i - 1);
        return near ? std::optional{i - 1} : std::nullopt;
    }
    /// The subject before what a comma right before the verb closes: an apposition, or a relative
    /// clause that no comma opened.
    std::optional<std::size_t> closed_by(const std::vector<Unit>& units, const Clause& clause,
                                         std::size_t comma) const {
        if (const auto head = before_relative(units, clause, comma)) return head;
        return before_apposition(units, clause, comma);
    }

    /// For the comma that closes an apposition, the name before the one that opens it.
    std::optional<std::size_t> before_apposition(const std::vector<Unit>& units,
                                                 const Clause& clause, std::size_t comma) const {
        for (std::size_t i = comma; i-- > 1 && comma - i < subject_reach;) {
            if (units[i].kind == Kind::stop || units[i].kind == Kind::complementizer) break;
            if (units[i].kind != Kind::comma) continue;
            const Unit& head = units[i - 1];
            if (i + 2 == comma && units[i + 1].kind == Kind::actor && is_person(units[i + 1]))
                return i + 1;  // "kepala SVR, Sergei Naryshkin, mengatakan"
            const bool opens = i == 1 || units[i - 2].kind == Kind::comma;
            if (head.kind == Kind::actor && !head.plain_place && !clause.under_preposition(i - 1) &&
                (is_person(head) || opens))
                return i - 1;
        }
        return std::nullopt;
    }

    /// The name before a relative clause that ends right before the verb.
    std::optional<std::size_t> before_relative(const std::vector<Unit>& units, const Clause& clause,
                                               std::size_t verb) const {
        bool acts = false;
        for (std::size_t i = verb; i > 1 && verb - i < subject_reach; --i) {
            const Kind kind = units[i - 1].kind;
            if (kind == Kind::stop || kind == Kind::complementizer || kind == Kind::comma ||
                kind == Kind::subordinator)
                return std::nullopt;
            acts = acts || kind == Kind::verb;
            if (kind != Kind::relative) continue;
            const std::size_t head = i - 2;
            const bool named = units[head].kind == Kind::actor && !units[head].plain_place &&
                               !clause.under_preposition(head);
            return acts && named ? std::optional{head} : std::nullopt;
        }
        return std::nullopt;
    }

    /// "X mengatakan bahwa ...", "X dan Y menyebut ..."; "... dan memperingatkan bahwa ..." goes on
    /// with who spoke before in the sentence.
    void told_by_subject(const std::vector<Unit>& units, std::size_t verb, const Cue& cue) {
        if (const auto subject = teller(units, verb)) {
            if (const auto speaker = meant_by_pronoun(units[*subject]))
                return told_after(*speaker, cue);
            auto tellers = clause_of(units).group(*subject);
            if (tellers.size() > most_speakers) tellers = {units[*subject].actors.front()};
            for (std::uint32_t speaker : tellers) told_after(speaker, cue);
        } else if (that_follows(cue)) {
            if (const auto speaker = spoke_in_sentence(units, verb)) told_after(*speaker, cue);
        }
    }
    /// "Dia menambahkan": rather who spoke last than who was named last.
    std::optional<std::uint32_t> meant_by_pronoun(const Unit& unit) const {
        constexpr std::uint32_t near = 700;  // bytes
        const auto* mention = reading_.mention_at(unit.at);
        if (mention == nullptr || mention->kind != MentionKind::pronoun ||
            reading_.statements.empty())
            return std::nullopt;
        const StatementEntry& last = reading_.statements.back();
        const bool person = reading_.actors[last.speaker].type == "Person";
        const std::uint32_t here = token(unit.at.first).span.begin;
        return person && last.text.end + near > here ? std::optional{last.speaker} : std::nullopt;
    }
    /// Who spoke, or called for something, before in this sentence: "X menyerukan gencatan senjata, dan
    /// memperingatkan bahwa ...".
    std::optional<std::uint32_t> spoke_in_sentence(const std::vector<Unit>& units,
                                                   std::size_t verb) const {
        if (!reading_.statements.empty() && reading_.statements.back().sentence == sentence_)
            return reading_.statements.back().speaker;
        for (std::size_t u = verb; u-- > 0 && verb - u < subject_reach;) {
            const auto cue = cue_at(units[u].at.first, range_.last);
            if (!cue || !precedes_speech(*cue->row)) continue;
            if (const auto subject = teller(units, u)) return units[*subject].actors.front();
        }
        return std::nullopt;
    }

    /// "Menurut X, ...", "..., menurut X" and "Sejak itu, menurut X, ...".
    void according_to(const std::vector<Unit>& units, const Cue& cue) {
        const auto speaker = authority(units, cue);
        if (!speaker) return;
        const std::uint32_t before =
            cue.at.first > range_.first && reading_.is(cue.at.first - 1, ",") ? cue.at.first - 1
                                                                              : range_.first;
        if (words_in(range_.first, before) >= least_words)
            return told({range_.first, before}, *speaker, cue, "statement.according_to");
        std::uint32_t first = cue.at.last;
        const std::uint32_t stop = std::min(range_.last, first + 2 * speaker_reach);
        while (first < stop && !reading_.is(first, ",")) ++first;
        first = first < stop ? first + 1 : behind_authority(units, cue);
        told({first, range_.last}, *speaker, cue, "statement.according_to");
    }

    /// Whom "menurut" names: the last of adjoining names ("kantor berita Jerman DPA") before the
    /// comma.
    std::optional<std::uint32_t> authority(const std::vector<Unit>& units, const Cue& cue) const {
        if (cue.row->word.ends_with("nya")) return speaker_so_far(cue.at.first);
        std::size_t u = unit_from(units, cue.at.last);
        while (u < units.size() && units[u].kind != Kind::actor && units[u].kind != Kind::comma &&
               units[u].kind != Kind::stop && units[u].at.first < cue.at.last + speaker_reach)
            ++u;
        if (u >= units.size() || units[u].kind != Kind::actor) return std::nullopt;
        while (u + 1 < units.size() && units[u + 1].kind == Kind::actor &&
               units[u + 1].at.first == units[u].at.last && !units[u + 1].plain_place)
            ++u;
        return units[u].actors.front();
    }

    /// "Menurut pejabat Rusia serangan itu ...", "Menurutnya hal itu ...": where no comma helps.
    static std::uint32_t behind_authority(const std::vector<Unit>& units, const Cue& cue) {
        if (cue.row->word.ends_with("nya")) return cue.at.last;
        std::size_t u = unit_from(units, cue.at.last);
        while (units[u].kind != Kind::actor) ++u;
        return units[u].at.last;
    }

    /// "Serangan terjadi malam hari, kata X." and "Poros itu, kata X, mempersenjatai diri."
    void told_before(const Cue& cue) {
        const auto speaker = speaker_after(cue);
        if (!speaker) return;
        TokenRange text{range_.first, cue.at.first - 1};
        if (words_in(text.first, text.last) < least_words) {
            text = {cue.at.last, range_.last};
            const std::uint32_t stop = std::min(range_.last, cue.at.last + speaker_reach);
            while (text.first < stop && !reading_.is(text.first, ",")) ++text.first;
            if (text.first >= stop) return;
            ++text.first;
        }
        told(text, *speaker, cue, "statement.then_speaker");
    }

    void told_after(std::uint32_t speaker, const Cue& cue) {
        std::uint32_t first = cue.at.last;
        if (reading_.is(first - 1, "kepada")) --first;
        // "mengatakan kepada Sputnik, ...": whom it was said to is no part of it
        const std::uint32_t said_to = behind_addressee(first);
        std::optional<std::uint32_t> medium;
        if (said_to != first) medium = medium_between(first, said_to);
        first = said_to;
        const bool bare = first < range_.last && !reading_.is(first, ",") &&
                          !reading_.has(first, WordClass::complementizer);
        if (bare && cue.row->needs == SpeechRow::Needs::clause && !is_clause(first)) return;
        while (first < range_.last &&
               (reading_.is(first, ",") || reading_.has(first, WordClass::complementizer)))
            ++first;
        std::uint32_t last = first;  // "mengatakan hal serupa: "...""
        while (last < range_.last && !(reading_.is(last, ":") && opens_with_quote(last + 1)))
            ++last;
        told({first, last}, speaker, cue, "statement.speaker_then_speech", medium);
    }

    /// Does a clause start here: is there a verb or what goes with one, outside of relative
    /// clauses? A noun phrase alone is what was promised, stressed, announced; no words.
    bool is_clause(std::uint32_t first) const {
        const auto& units = reading_.units[sentence_];
        bool relative = false;
        for (std::size_t u = unit_from(units, first); u < units.size(); ++u) {
            const Kind kind = units[u].kind;
            if (kind == Kind::comma || kind == Kind::stop || kind == Kind::subordinator)
                return false;
            const bool predicate = kind == Kind::verb || kind == Kind::auxiliary ||
                                   kind == Kind::negator ||
                                   reading_.has(units[u].at.first, WordClass::copula);
            if (predicate && !relative) return true;
            relative = kind == Kind::relative || (relative && predicate && kind != Kind::verb);
        }
        return false;
    }

    std::uint32_t behind_addressee(std::uint32_t first) const {
        constexpr std::uint32_t reach = 12;
        if (first >= range_.last || !reading_.is(first, "kepada")) return first;
        for (std::uint32_t i = first; i < range_.last && i < first + reach; ++i)
            if (reading_.is(i, ",") || reading_.has(i, WordClass::complementizer)) return i;
        return first;
    }

    /// "Dilansir dari TASS, latihan itu ...": where nobody else speaks, the medium reports.
    void told_by_medium() {
        const auto cue = cue_at(range_.first, range_.last);
        if (!cue || cue->row->kind != SpeechRow::Kind::via) return;
        const auto medium = medium_between(cue->at.last, range_.last);
        if (!medium) return;
        std::uint32_t first = cue->at.last;
        const std::uint32_t stop = std::min(range_.last, first + speaker_reach);
        while (first < stop && !reading_.is(first, ",")) ++first;
        if (first >= stop) return;
        ++first;
        const auto date =
            std::lower_bound(reading_.dates.begin(), reading_.dates.end(), first,
                             [](const DatePhrase& d, std::uint32_t i) { return d.at.first < i; });
        if (date != reading_.dates.end() && date->at.first == first) first = date->at.last;
        while (first < range_.last && token(first).kind == TokenKind::punctuation) ++first;
        told({first, range_.last}, *medium, *cue, "statement.medium");
    }

    void told(TokenRange text, std::uint32_t speaker, const Cue& cue, std::string_view rule,
              std::optional<std::uint32_t> medium = std::nullopt) {
        text.last = std::min(text.last, text.first + most_tokens);
        while (text.last > text.first && token(text.last - 1).kind == TokenKind::punctuation)
            --text.last;
        if (text.first >= text.last || words_in(text.first, text.last) < least_words) return;
        if (opens_with_quote(text.first)) return;
        StatementEntry said;
        said.speaker = speaker;
        said.text = reading_.span(text);
        said.cue = reading_.span(cue.at);
        said.stance = cue.row->stance;
        said.via = medium ? medium : via(cue.at.first);
        if (said.via == said.speaker) said.via.reset();
        said.confidence = 0.75;
        said.rule = rule;
        said.sentence = sentence_;
        add(std::move(said));
    }
    bool opens_with_quote(std::uint32_t i) const {
        if (i >= token_count()) return false;
        const Span at = token(i).span;
        const auto& quoted = reading_.doc.quoted;
        const auto after = std::upper_bound(
            quoted.begin(), quoted.end(), at.begin + 8,
            [](std::uint32_t byte, const QuotedSpan& q) { return byte < q.inside.begin; });
        return after != quoted.begin() && (after - 1)->inside.begin + 8 >= at.begin &&
               at.begin + 8 >= (after - 1)->inside.begin &&
               token_from((after - 1)->inside.begin) <= i + 1;
    }

    // ---- the medium

    /// "seperti dikutip dari TASS" in the same sentence.
    std::optional<std::uint32_t> via(std::uint32_t from) const {
        const std::uint32_t s = sentence_of(std::min(from, token_count() - 1));
        const Sentence& sentence = reading_.doc.sentences[s];
        const std::uint32_t first = std::max(sentence.first, from - std::min(from, via_reach));
        for (std::uint32_t i = first; i < std::min(sentence.last, from + via_reach); ++i) {
            const auto cue = cue_at(i, sentence.last);
            if (!cue || cue->row->kind != SpeechRow::Kind::via) continue;
            if (const auto medium = medium_between(cue->at.last, sentence.last)) return medium;
        }
        return std::nullopt;
    }

    std::optional<std::uint32_t> medium_between(std::uint32_t first, std::uint32_t last) const {
        constexpr std::uint32_t reach = 6;
        auto mention =
            std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), first,
                             [](const MentionEntry& m, std::uint32_t i) { return m.at.first < i; });
        for (; mention != reading_.mentions.end() && mention->at.first < last &&
               mention->at.first < first + reach;
             ++mention) {
            const std::string& type = reading_.actors[mention->actors.front()].type;
            if (type == "MediaOrganization" || type == "Company") return mention->actors.front();
        }
        return std::nullopt;
    }

    /// A place or a treaty says nothing.
    void add(StatementEntry said) {
        const EntityType* speaker = knowledge_.schema.entity(reading_.actors[said.speaker].type);
        if (speaker != nullptr && speaker->may_be("speaker"))
            reading_.statements.push_back(std::move(said));
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<std::uint32_t> lex_;
    std::vector<StatementEntry> unspoken_;
    mutable std::optional<Clause> clause_;
    mutable const std::vector<Unit>* clause_units_ = nullptr;
    std::uint32_t sentence_ = 0;
    TokenRange range_;
};

class StatementsStage final : public Stage {
public:
    std::string_view name() const override { return "statements"; }
    Layers needs() const override { return {Layer::units, Layer::titles}; }
    Layers gives() const override { return {Layer::statements}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Speakers(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> statements_stage() {
    return std::make_unique<StatementsStage>();
}

}  // namespace entente
