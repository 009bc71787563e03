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
/// Even so few are one where a word of speech names the speaker right behind them.
constexpr std::uint32_t least_words_said = 2;
/// Reported speech is at least a short clause.
constexpr std::uint32_t least_words_told = 3;
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
        drop_quoted_parts();
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
    /// "dalam pidatonya": the occasion; who speaks is told elsewhere.
    static bool is_occasion(const SpeechRow& row) {
        return row.kind == SpeechRow::Kind::both && row.needs == SpeechRow::Needs::that;
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
               reading_.has(i - 1, WordClass::adverb) ||
               (reading_.has(i - 1, WordClass::relative) && !reading_.lower(i).ends_with("nya"));
    }
    /// "bersikeras bahwa", "bersikeras kepada ABC bahwa", "menyerukan agar"
    bool that_follows(const Cue& cue) const {
        const std::uint32_t i = behind_addressee(cue.at.last);
        return opens_content(i) && (cue.row->stance != "asks" || !reading_.is(i, "agar"));
    }
    bool that_or_comma(std::uint32_t i) const {
        return opens_content(i) || (i < range_.last && reading_.is(i, ","));
    }
    bool opens_content(std::uint32_t i) const {
        return i < range_.last && (reading_.has(i, WordClass::complementizer) ||
                                   reading_.is(i, "agar") || reading_.is(i, "supaya"));
    }
    /// A verb of asking, accusing or denying reports speech only with "bahwa"; else it is the act.
    bool reports(const Cue& cue) const {
        if (cue.at.last >= range_.last) return false;
        if (is_passive(cue.at.first)) return false;
        if (that_follows(cue) || cue.row->stance == "alleges") return true;
        if (reading_.is(cue.at.last, ",") && cue.row->stance == "asserts")
            return !denied(cue.at.first) && !is_occasion(*cue.row);
        return cue.row->stance == "asserts" && cue.row->needs != SpeechRow::Needs::that &&
               !denied(cue.at.first);
    }
    bool is_passive(std::uint32_t i) const {
        const auto& form = reading_.words[i].form;
        return form && form->voice == Voice::passive;
    }
    /// "tidak menjelaskan siapa pelakunya": nothing was said.
    bool denied(std::uint32_t i) const {
        return i > range_.first && reading_.has(i - 1, WordClass::negator);
    }

    /// Are there so many words?
    bool holds(std::uint32_t first, std::uint32_t last, std::uint32_t least) const {
        for (std::uint32_t i = first; i < last && least > 0; ++i)
            if (token(i).kind == TokenKind::word) --least;
        return least == 0;
    }

    // ---- quotations

    void direct(Span inside) {
        const std::uint32_t first = token_from(inside.begin), last = token_from(inside.end);
        if (first >= last || !holds(first, last, least_words_said)) return;
        const bool term = !holds(first, last, least_words);
        enter(sentence_of(last - 1));
        if (term && reading_.doc.sentences[sentence_].title) return;
        StatementEntry said;
        said.direct = true;
        said.text = inside;
        said.sentence = sentence_;
        if (!speaker_behind(last, said) && (term || !speaker_before(first, said))) {
            if (!term) unspoken_.push_back(said);
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
            auto speaker = speaker_after(*cue);
            if (cue->row->word.ends_with("nya"))
                if (const auto topic = spoken_of_before(said.text.begin)) speaker = topic;
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
            } else if (found && unit.kind == Kind::relative) {
                u = before_comma(units, u);  // "analis dari X yang berbasis di Y, Jane Doe"
            } else if (ends_speaker(unit)) {
                break;
            }
        }
        if (!found && names_document(cue)) return speaker_so_far(cue.at.first);
        if (!found && cue.at.last < range_.last && is_document(cue.at.last)) return issuer();
        constexpr std::uint32_t description = 3;  // tokens: "kata petugas polisi"
        for (std::uint32_t i = cue.at.last;
             !found && i < std::min(range_.last, cue.at.last + description); ++i)
            found = named_last(i);
        return found;
    }
    /// The unit before the next comma; the last one where no comma follows.
    std::size_t before_comma(const std::vector<Unit>& units, std::size_t u) const {
        while (u + 1 < units.size() && units[u + 1].kind != Kind::comma) ++u;
        return u;
    }
    /// "demikian pernyataan mereka", "tulis keterangan itu": of whoever spoke before.
    bool names_document(const Cue& cue) const {
        const bool document =
            cue.row->word.ends_with("pernyataan") || cue.row->word.ends_with("keterangan");
        if (!document) return false;
        for (std::uint32_t i = cue.at.last; i < std::min(range_.last, cue.at.last + 3); ++i)
            if (reading_.is(i, "mereka") || reading_.is(i, "itu") || reading_.is(i, "tersebut"))
                return true;
        return false;
    }
    /// "kantor berita Suriah, SANA": what is described has a name of its own.
    bool is_bearer(const Unit& unit) const {
        return is_person(unit) || reading_.actors[unit.actors.front()].type == "MediaOrganization";
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
    /// Who the sentence right before the quotation is about, where nobody speaks in it: "Harris
    /// berbeda pandangan. "...," katanya."
    std::optional<std::uint32_t> spoken_of_before(std::uint32_t byte) const {
        const std::uint32_t i = token_from(byte);
        std::uint32_t s = sentence_of(i);
        const bool opens = i <= reading_.doc.sentences[s].first + 1;
        if (s == 0 || !opens || reading_.doc.sentences[s - 1].title) return std::nullopt;
        const Span before = reading_.doc.sentences[--s].span;
        if (overlaps_quote(before)) return std::nullopt;
        for (auto it = reading_.statements.rbegin();
             it != reading_.statements.rend() && it - reading_.statements.rbegin() < 8; ++it)
            if (it->text.begin < before.end && before.begin < it->text.end) return std::nullopt;
        return opens_with(s);
    }
    /// The person that opens a sentence as its subject.
    std::optional<std::uint32_t> opens_with(std::uint32_t s) const {
        constexpr std::size_t opening = 6;  // units
        const auto& units = reading_.units[s];
        for (std::size_t u = 0; u < std::min(units.size(), opening); ++u) {
            if (units[u].kind == Kind::verb) return std::nullopt;
            if (units[u].kind != Kind::actor || units[u].plain_place) continue;
            const bool governed = u > 0 && units[u - 1].kind == Kind::preposition;
            if (governed) continue;
            return may_speak(units[u]) ? std::optional{units[u].actors.front()} : std::nullopt;
        }
        return std::nullopt;
    }
    bool overlaps_quote(Span at) const {
        const auto& quoted = reading_.doc.quoted;
        const auto after = std::lower_bound(
            quoted.begin(), quoted.end(), at.end,
            [](const QuotedSpan& q, std::uint32_t byte) { return q.inside.begin < byte; });
        return after != quoted.begin() && at.begin < (after - 1)->inside.end;
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
            if (!cue || cue->at.last > first || cue->row->kind == SpeechRow::Kind::via ||
                is_passive(cue->at.first))
                continue;
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

    /// Quotations nobody is named for, once all others have their speaker.
    void carry_on() {
        std::vector<StatementEntry> carried;
        for (StatementEntry& said : unspoken_)
            if (inherit(said)) carried.push_back(said);
        for (StatementEntry& said : carried) add(std::move(said));
        sort();
    }

    /// It goes on with the speaker of the one that ended shortly before, else with that of the one
    /// right behind it; else the medium named right behind it has it.
    bool inherit(StatementEntry& said) const {
        constexpr std::uint32_t near = 240;  // bytes
        constexpr std::uint32_t touching = 16;
        const auto behind =
            std::lower_bound(reading_.statements.begin(), reading_.statements.end(), said.text,
                             [](const StatementEntry& a, Span text) { return a.text < text; });
        const bool whole = is_whole(said);
        const StatementEntry* other = quotation_before(behind);
        if (!whole || other == nullptr || said.text.begin > other->text.end + near)
            other =
                told_right_before(behind, said.text.begin - std::min(said.text.begin, touching));
        if (other == nullptr) other = quotation_from(behind, said.text.end + touching);
        if (whole && other != nullptr) {
            said.speaker = other->speaker;
            said.confidence = 0.6;
            said.rule = "statement.goes_on";
            return true;
        }
        const auto medium = medium_behind(token_from(said.text.end));
        if (!medium) return false;
        said.speaker = *medium;
        said.confidence = 0.5;
        said.rule = "statement.medium";
        return true;
    }
    using Place = std::vector<StatementEntry>::const_iterator;
    const StatementEntry* quotation_before(Place at) const {
        constexpr int reach = 8;  // statements
        for (int step = 0; step < reach && at != reading_.statements.begin(); ++step)
            if ((--at)->direct) return &*at;
        return nullptr;
    }
    /// Reported speech that ends behind that byte: its words go on.
    const StatementEntry* told_right_before(Place at, std::uint32_t byte) const {
        return at != reading_.statements.begin() && (at - 1)->text.end >= byte ? &*(at - 1)
                                                                               : nullptr;
    }
    /// The next one, when it begins before that byte.
    const StatementEntry* quotation_from(Place at, std::uint32_t byte) const {
        return at != reading_.statements.end() && at->direct && at->text.begin <= byte ? &*at
                                                                                       : nullptr;
    }

    /// "X menyebut usulan itu "tidak masuk akal sama sekali"": the quoted words are part of what is
    /// reported of the same speaker already.
    void drop_quoted_parts() {
        constexpr std::size_t reach = 3;   // statements
        constexpr std::uint32_t stop = 3;  // bytes: the mark that ends it
        auto& all = reading_.statements;
        std::vector<bool> part(all.size(), false);
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = i - std::min(i, reach); j < i && all[i].direct; ++j)
                part[i] = part[i] || (!all[j].direct && all[j].speaker == all[i].speaker &&
                                      all[j].text.begin <= all[i].text.begin &&
                                      all[i].text.end <= all[j].text.end + stop);
        std::size_t i = 0;
        std::erase_if(all, [&](const StatementEntry&) { return part[i++]; });
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
            told_by_noun(units, u, quote);
            const auto cue = cue_at(units[u].at.first, range_.last);
            if (!cue || quoted(cue->at.first, quote)) continue;
            cued = cued || cue->row->kind != SpeechRow::Kind::via;
            if (names_speaker_behind(*cue->row)) {
                if (opens_clause(cue->at.first)) according_to(units, *cue);
            } else if (follows_quote(*cue->row) && u > 0 && units[u - 1].kind == Kind::comma &&
                       !is_occasion(*cue->row) && !ends_quote(cue->at.first)) {
                told_before(*cue);
            } else if (u > 0 && units[u].kind == Kind::noun && units[u - 1].kind == Kind::verb) {
                continue;  // "memberikan konfirmasi": the noun
            } else if (precedes_speech(*cue->row) && reports(*cue)) {
                told_by_subject(units, u, *cue);
            } else if (is_passive(cue->at.first)) {
                told_by_agent(units, u, *cue);
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
        if (stands_alone(units, clause, i - 1)) return i - 1;
        if (units[i - 1].kind == Kind::comma)
            if (const auto head = closed_by(units, clause, i - 1)) return head;
        if (const auto head = before_relative(units, clause, i)) return head;
        if (const auto subject = clause.subject(verb)) return bearer(units, *subject, i - 1);
        const Unit& before = units[i - 1];
        const bool near = before.kind == Kind::actor && before.agentive && !before.plain_place &&
                          !clause.under_preposition(i - 1);
        return near ? std::optional{i - 1} : std::nullopt;
    }
    /// A pronoun, or a name that opens its clause: "..., sementara Inggris mengatakan".
    bool stands_alone(const std::vector<Unit>& units, const Clause& clause, std::size_t u) const {
        if (units[u].kind != Kind::actor || units[u].plain_place || clause.under_preposition(u))
            return false;
        if (is_pronoun(units[u])) return u == 0 || units[u - 1].kind != Kind::relative;
        if (u == 0 || !units[u].agentive) return false;
        const Unit& before = units[u - 1];
        const bool joins =
            reading_.is(before.at.first, "dan") || reading_.is(before.at.first, "atau") ||
            reading_.is(before.at.first, "serta") || reading_.is(before.at.first, "maupun") ||
            reading_.is(before.at.first, "-");
        return before.kind == Kind::stop || before.kind == Kind::subordinator ||
               before.kind == Kind::complementizer || (before.kind == Kind::conjunction && !joins);
    }
    /// "Kepala Dinas Penerangan (Kadispen) X mengatakan": the name the subject's description ends
    /// with, right before the verb.
    std::size_t bearer(const std::vector<Unit>& units, std::size_t subject,
                       std::size_t last) const {
        if (is_person(units[subject]) || last <= subject || units[last].kind != Kind::actor ||
            !is_person(units[last]))
            return subject;
        for (std::size_t i = subject + 1; i < last; ++i)
            if (units[i].kind != Kind::actor && units[i].kind != Kind::noun &&
                units[i].kind != Kind::other)
                return subject;
        return last;
    }
    bool is_pronoun(const Unit& unit) const {
        if (unit.kind != Kind::actor) return false;
        const auto* mention = reading_.mention_at(unit.at);
        return mention != nullptr && mention->kind == MentionKind::pronoun;
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
            if (i + 2 == comma && units[i + 1].kind == Kind::actor && is_bearer(units[i + 1]))
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
            if (const auto speaker = meant_by_description(units[*subject]))
                return told_after(*speaker, cue);
            auto tellers = clause_of(units).group(*subject);
            if (tellers.size() > most_speakers) tellers = {units[*subject].actors.front()};
            for (std::uint32_t speaker : tellers) told_after(speaker, cue);
        } else if (const auto side = meant_by_plural(units, verb)) {
            told_after(*side, cue);
        } else if (const auto issuer = meant_by_document(units, verb)) {
            told_after(*issuer, cue);
        } else if (const auto force = meant_by_kind(units, verb)) {
            told_after(*force, cue);
        } else if (that_follows(cue) && goes_on(units, verb)) {
            if (const auto speaker = spoke_in_sentence(units, verb)) told_after(*speaker, cue);
        }
    }
    /// "Militer menambahkan", "sumber militer mengatakan": the one named last.
    std::optional<std::uint32_t> meant_by_kind(const std::vector<Unit>& units,
                                               std::size_t verb) const {
        std::size_t i = verb;
        while (i > 0 && passes(units[i - 1].kind)) --i;
        return i == 0 || units[i - 1].kind == Kind::actor ? std::nullopt
                                                          : named_last(units[i - 1].at.first);
    }
    /// The army or police that a bare word stands for.
    std::optional<std::uint32_t> named_last(std::uint32_t i) const {
        constexpr std::ptrdiff_t reach = 64;  // mentions
        const bool army = reading_.is(i, "militer") || reading_.is(i, "tentara");
        const bool police = reading_.is(i, "polisi") || reading_.is(i, "kepolisian");
        if (!army && !police) return std::nullopt;
        const auto& mentions = reading_.mentions;
        const auto end = std::lower_bound(
            mentions.begin(), mentions.end(), i,
            [](const MentionEntry& m, std::uint32_t token) { return m.at.first < token; });
        for (auto it = end; it != mentions.begin() && end - it < reach;) {
            const std::uint32_t actor = (--it)->actors.front();
            const ActorEntry& named = reading_.actors[actor];
            if (army && named.type == "MilitaryForce") return actor;
            if (police && named.type == "GovernmentBody" &&
                (named.name.find("olisi") != std::string::npos || named.name == "Polri"))
                return actor;
        }
        return std::nullopt;
    }
    /// "Laporan itu menyebutkan": whoever but a person spoke last, whose report it is.
    std::optional<std::uint32_t> meant_by_document(const std::vector<Unit>& units,
                                                   std::size_t verb) const {
        std::size_t i = verb;
        while (i > 0 && passes(units[i - 1].kind)) --i;
        return i > 0 && is_document(units[i - 1].at.first) ? issuer() : std::nullopt;
    }
    bool is_document(std::uint32_t i) const {
        for (std::string_view word : {"laporan", "pernyataan", "dokumen", "keterangan", "surat"})
            if (reading_.is(i, word))
                return i + 1 < range_.last &&
                       (reading_.is(i + 1, "itu") || reading_.is(i + 1, "tersebut"));
        return false;
    }
    std::optional<std::uint32_t> issuer() const {
        constexpr std::ptrdiff_t reach = 6;  // statements
        const auto& said = reading_.statements;
        for (auto it = said.rbegin(); it != said.rend() && it - said.rbegin() < reach; ++it)
            if (reading_.actors[it->speaker].type != "Person") return it->speaker;
        return std::nullopt;
    }
    /// "Mereka menyatakan": the body, side or people that spoke shortly before.
    std::optional<std::uint32_t> meant_by_plural(const std::vector<Unit>& units,
                                                 std::size_t verb) const {
        std::size_t i = verb;
        while (i > 0 && !reading_.is(units[i - 1].at.first, "mereka") &&
               (passes(units[i - 1].kind) || units[i - 1].kind == Kind::conjunction))
            --i;
        if (i == 0 || !reading_.is(units[i - 1].at.first, "mereka")) return std::nullopt;
        const auto last = spoke_shortly_before(units[i - 1].at.first);
        const bool relative = i > 1 && units[i - 2].kind == Kind::relative;  // "yang mereka sebut"
        const std::string_view type = last ? reading_.actors[*last].type : std::string_view{};
        return type.empty() || type == "Person" || type == "MediaOrganization" || relative
                   ? std::nullopt
                   : last;
    }
    /// "bos NATO itu", "politikus Golkar tersebut": who spoke last.
    std::optional<std::uint32_t> meant_by_description(const Unit& unit) const {
        const std::uint32_t behind = unit.at.last;
        if (!unit.possessed || is_person(unit) || behind >= range_.last ||
            !(reading_.is(behind, "itu") || reading_.is(behind, "tersebut")))
            return std::nullopt;
        return spoke_shortly_before(unit.at.first);
    }
    std::optional<std::uint32_t> spoke_shortly_before(std::uint32_t i) const {
        constexpr std::uint32_t near = 700;  // bytes
        if (reading_.statements.empty()) return std::nullopt;
        const StatementEntry& last = reading_.statements.back();
        return last.text.end + near > token(i).span.begin ? std::optional{last.speaker}
                                                          : std::nullopt;
    }
    /// "menanggapi pernyataan Lavrov di PBB bahwa ...": words that a noun carries.
    void told_by_noun(const std::vector<Unit>& units, std::size_t noun, std::size_t quote) {
        constexpr std::size_t reach = 8;  // units
        if ((units[noun].kind != Kind::noun && units[noun].kind != Kind::other) ||
            noun + 2 >= units.size() || units[noun + 1].kind != Kind::actor ||
            units[noun + 1].at.first != units[noun].at.last || units[noun + 1].plain_place ||
            quoted(units[noun].at.first, quote))
            return;
        for (std::size_t u = noun + 2; u < std::min(units.size(), noun + reach); ++u) {
            if (units[u].kind == Kind::verb || units[u].kind == Kind::stop ||
                units[u].kind == Kind::relative || units[u].kind == Kind::subordinator)
                return;
            if (units[u].kind != Kind::complementizer) continue;
            return told({units[u].at.last, range_.last}, units[noun + 1].actors.front(),
                        Cue{units[noun].at, &said_by_noun}, "statement.noun_then_speech");
        }
    }
    inline static const SpeechRow said_by_noun{"", SpeechRow::Kind::indirect,
                                               SpeechRow::Position::before, "asserts",
                                               SpeechRow::Needs::that};
    /// "Disebutkan (oleh) X bahwa ...", "para pengungsi disebut X sebagai ...", "serangan itu
    /// dilaporkan X telah ...".
    void told_by_agent(const std::vector<Unit>& units, std::size_t verb, const Cue& cue) {
        std::size_t agent = verb + 1;
        if (verb == 0 && that_or_comma(cue.at.last)) {  // "Disebutkan bahwa ..."
            if (const auto speaker = spoke_shortly_before(cue.at.first)) told_after(*speaker, cue);
            return;
        }
        if (agent < units.size() && reading_.is(units[agent].at.first, "oleh")) ++agent;
        if (agent >= units.size() || units[agent].kind != Kind::actor || units[agent].plain_place)
            return;
        std::uint32_t first = units[agent].at.last;
        const bool likened = first < range_.last && reading_.is(first, "sebagai");
        const bool whole = verb == 0 || units[verb - 1].kind != Kind::relative;
        const bool done = whole && first < range_.last && reading_.has(first, WordClass::auxiliary);
        if (!likened && !done && !opens_content(first)) return;
        while (first < range_.last && (reading_.is(first, "sebagai") || opens_content(first)))
            ++first;
        told({first, range_.last}, units[agent].actors.front(), cue, "statement.by_agent");
    }
    /// "Dia menambahkan": rather who spoke last than who was named last.
    std::optional<std::uint32_t> meant_by_pronoun(const Unit& unit) const {
        if (!is_pronoun(unit)) return std::nullopt;
        const auto last = spoke_shortly_before(unit.at.first);
        if (!last || reading_.actors[*last].type != "Person") return std::nullopt;
        for (std::uint32_t s = reading_.statements.back().sentence + 1; s < sentence_; ++s)
            if (opens_with(s) == unit.actors.front()) return unit.actors.front();
        return last;
    }
    /// Does the verb go on with the subject of one before: "..., dan memperingatkan", "seraya
    /// menambahkan"? Not where a noun stands before it: "hal ini menandakan bahwa".
    bool goes_on(const std::vector<Unit>& units, std::size_t verb) const {
        std::size_t i = verb;
        while (i > 0 && passes(units[i - 1].kind)) --i;
        return i == 0 || (units[i - 1].kind != Kind::noun && units[i - 1].kind != Kind::other);
    }
    /// Who spoke, or called for something, before in this sentence: "X menyerukan gencatan senjata,
    /// dan memperingatkan bahwa ...".
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
        const auto opening = cue_at(range_.first, range_.last);
        const bool reported = opening && opening->row->kind == SpeechRow::Kind::via;
        if (!reported && holds(range_.first, before, least_words))
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
        if (const auto name = apposed(units, u)) u = *name;
        return units[u].actors.front();
    }
    /// "analis di lembaga X, Jane Doe,": the person whom the description before the comma is of.
    std::optional<std::size_t> apposed(const std::vector<Unit>& units, std::size_t u) const {
        if (u + 2 >= units.size() || is_person(units[u]) || units[u + 1].kind != Kind::comma ||
            units[u + 2].kind != Kind::actor || !is_person(units[u + 2]) ||
            !ends_here(units[u + 2]))
            return std::nullopt;
        return u + 2;
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
        if (!speaker || told_already(*speaker, cue)) return;
        TokenRange text{range_.first, cue.at.first - 1};
        if (!holds(text.first, text.last, least_words)) {
            text = {cue.at.last, range_.last};
            const std::uint32_t stop = std::min(range_.last, cue.at.last + speaker_reach);
            while (text.first < stop && !reading_.is(text.first, ",")) ++text.first;
            if (text.first >= stop) return;
            ++text.first;
        }
        told(text, *speaker, cue, "statement.then_speaker");
    }

    /// "X menyatakan ia setuju asalkan, kata dia, ...": it is part of what X says.
    bool told_already(std::uint32_t speaker, const Cue& cue) const {
        if (reading_.statements.empty()) return false;
        const StatementEntry& last = reading_.statements.back();
        return last.speaker == speaker && last.text.contains(reading_.span(cue.at));
    }

    void told_after(std::uint32_t speaker, const Cue& cue) {
        std::uint32_t first = cue.at.last;
        if (reading_.is(first - 1, "kepada")) --first;
        // "mengatakan kepada Sputnik, ...": whom it was said to is no part of it
        const std::uint32_t said_to = behind_addressee(first);
        std::optional<std::uint32_t> medium;
        if (said_to != first) medium = medium_between(first, said_to);
        first = said_to;
        const bool bare = first < range_.last && !reading_.is(first, ",") && !opens_content(first);
        if (bare && !enough(*cue.row, first)) return;
        while (first < range_.last && (reading_.is(first, ",") || opens_content(first))) ++first;
        std::uint32_t last = first;  // "mengatakan hal serupa: "...""
        while (last < range_.last && !(reading_.is(last, ":") && opens_with_quote(last + 1)))
            ++last;
        told({first, last}, speaker, cue, "statement.speaker_then_speech", medium);
    }

    /// Is what follows speech, not the thing an act is about? An accusation is told whole.
    bool enough(const SpeechRow& row, std::uint32_t first) const {
        switch (row.needs) {
            case SpeechRow::Needs::clause:
                return is_clause(first);
            case SpeechRow::Needs::as:
                return likens(first);
            default:
                return row.stance != "alleges" || is_clause(first);
        }
    }
    bool is_verb(std::uint32_t i) const {
        const auto& form = reading_.words[i].form;
        return form && (form->voice == Voice::active || form->voice == Voice::passive);
    }
    /// "menggambarkan serangan itu sebagai pelanggaran": what it is said to be follows.
    bool likens(std::uint32_t first) const {
        constexpr std::uint32_t reach = 16;  // tokens
        for (std::uint32_t i = first; i < std::min(range_.last, first + reach); ++i)
            if (reading_.is(i, "sebagai") || reading_.is(i, "adalah")) return true;
        return false;
    }

    /// Does a clause start here: is there a verb or what goes with one, outside of relative
    /// clauses? A noun phrase alone is what was promised, stressed, announced; no words.
    bool is_clause(std::uint32_t first) const {
        const auto& units = reading_.units[sentence_];
        bool relative = false;
        for (std::size_t u = unit_from(units, first); u < units.size(); ++u) {
            const Kind kind = units[u].kind;
            if (kind == Kind::comma || kind == Kind::stop || kind == Kind::subordinator ||
                reading_.is(units[u].at.first, "untuk"))
                return false;
            const bool owned = units[u].form && units[u].form->clitic == "nya";  // "menguatnya"
            const bool verb =
                kind == Kind::verb || is_verb(units[u].at.first) ||  // "melanggar janji"
                reading_.is(units[u].at.first, "punya") || reading_.is(units[u].at.first, "ada");
            const bool predicate = (verb && !owned) || kind == Kind::auxiliary ||
                                   kind == Kind::negator ||
                                   reading_.has(units[u].at.first, WordClass::copula);
            if (predicate && !relative) return true;
            relative = kind == Kind::relative || (relative && predicate && kind != Kind::verb);
        }
        return false;
    }

    std::uint32_t behind_addressee(std::uint32_t first) const {
        constexpr std::uint32_t reach = 20;
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
        if (text.first >= text.last || !holds(text.first, text.last, least_words_told)) return;
        if (!holds(text.first, text.last, least_words) && !is_clause(text.first)) return;
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
