// Who said what: quotations with their speaker before or behind, and reported speech ("X mengatakan
// bahwa ...", "menurut X, ...", "..., kata X"). Words of speech are rows of speech.tsv.

#include <algorithm>

#include "src/extract/clause.hpp"
#include "src/extract/stages.hpp"

namespace entente {
namespace {

/// Fewer words in quotation marks are a term, not a statement.
constexpr std::uint32_t least_words = 4;
/// No statement is longer, in tokens.
constexpr std::uint32_t most_tokens = 400;
/// How far behind a quotation the word of speech may stand, in tokens.
constexpr std::uint32_t cue_reach = 4;
/// How far from a statement its medium may stand, in tokens.
constexpr std::uint32_t via_reach = 80;

class Speakers {
public:
    Speakers(Reading& reading, const Knowledge& knowledge)
        : reading_(reading), knowledge_(knowledge) {
        for (const WordEntry& word : reading.words) lex_.push_back(word.lex);
    }

    void run() {
        const auto& sentences = reading_.doc.sentences;
        std::size_t quote = 0;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            sentence_ = s;
            range_ = {sentences[s].first, sentences[s].last};
            if (sentences[s].title) continue;
            while (quote < reading_.doc.quoted.size() &&
                   reading_.doc.quoted[quote].inside.end <= sentences[s].span.begin)
                ++quote;
            indirect(quote);
        }
        for (const QuotedSpan& quoted : reading_.doc.quoted) direct(quoted.inside);
        std::stable_sort(reading_.statements.begin(), reading_.statements.end(),
                         [](const StatementEntry& a, const StatementEntry& b) {
                             return a.text < b.text;
                         });
        carry_on();
    }

private:
    struct Cue {
        TokenRange at;
        const SpeechRow* row = nullptr;
    };

    const Token& token(std::uint32_t i) const { return reading_.doc.tokens[i]; }
    std::uint32_t token_count() const { return static_cast<std::uint32_t>(lex_.size()); }

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
        const auto hit =
            knowledge_.lexicon.speech.longest(std::span(lex_).subspan(i, last - i));
        if (hit.length == 0) return std::nullopt;
        return Cue{{i, i + hit.length}, &knowledge_.lexicon.speech_rows[hit.rows.front()]};
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
        return row.kind == SpeechRow::Kind::indirect &&
               row.position == SpeechRow::Position::after;
    }
    bool opens_clause(std::uint32_t i) const {
        return i == range_.first || token(i - 1).kind == TokenKind::punctuation;
    }
    /// A verb of asking, accusing or denying reports speech only with "bahwa"; else it is the act.
    bool reports(const Cue& cue) const {
        const auto& form = reading_.words[cue.at.first].form;
        if (form && form->voice == Voice::passive) return false;
        const bool that = cue.at.last < range_.last &&
                          reading_.has(cue.at.last, WordClass::complementizer);
        return that || cue.row->stance == "asserts";
    }

    // ---- quotations

    void direct(Span inside) {
        const std::uint32_t first = token_from(inside.begin), last = token_from(inside.end);
        if (first >= last || words_in(first, last) < least_words) return;
        sentence_ = sentence_of(last - 1);
        range_ = {reading_.doc.sentences[sentence_].first, reading_.doc.sentences[sentence_].last};
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

    std::uint32_t words_in(std::uint32_t first, std::uint32_t last) const {
        std::uint32_t words = 0;
        for (std::uint32_t i = first; i < last && words < least_words; ++i)
            if (token(i).kind == TokenKind::word) ++words;
        return words;
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

    /// The name right behind a word of speech; -nya and pronouns mean whoever spoke or acted last.
    std::optional<std::uint32_t> speaker_after(const Cue& cue) const {
        constexpr std::uint32_t reach = 4;
        const auto& units = reading_.units[sentence_];
        for (std::size_t u = unit_from(units, cue.at.last); u < units.size(); ++u) {
            const Unit& unit = units[u];
            if (unit.kind != Unit::Kind::actor &&
                unit.at.first <= cue.at.last + reach)
                continue;
            if (unit.at.first > cue.at.last + reach || crosses_break(cue.at.last, unit.at.first))
                break;
            return unit.actors.front();
        }
        const std::string_view word = cue.row->word;
        if (word.ends_with("nya")) return speaker_so_far(cue.at.first);
        return std::nullopt;
    }
    bool crosses_break(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i)
            if (token(i).kind == TokenKind::punctuation || reading_.has(i, WordClass::preposition))
                return true;
        return false;
    }

    /// The speaker of the latest statement, else the first actor of the sentence before.
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
                if (unit.kind == Unit::Kind::actor && unit.at.last <= before && may_speak(unit))
                    return unit.actors.front();
        return std::nullopt;
    }
    bool may_speak(const Unit& unit) const {
        return !unit.plain_place && !unit.possessed &&
               reading_.actors[unit.actors.front()].type == "Person";
    }

    /// Lavrov mengatakan, "..."; Lavrov: "..."
    bool speaker_before(std::uint32_t first, StatementEntry& said) {
        const std::uint32_t s = sentence_of(first);
        const auto& units = reading_.units[s];
        const Clause clause(reading_, units);
        for (std::size_t u = unit_from(units, first); u-- > 0;) {
            if (first - units[u].at.last > cue_reach * 2) return false;
            const auto cue = cue_at(units[u].at.first, reading_.doc.sentences[s].last);
            if (!cue || cue->at.last > first || cue->row->kind == SpeechRow::Kind::via) continue;
            const auto subject = clause.subject(u);
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

    /// A quotation nobody is named for goes on with the speaker of the one before it, when that ended
    /// shortly before.
    void carry_on() {
        constexpr std::uint32_t near = 240;  // bytes
        constexpr int reach = 8;  // statements
        for (StatementEntry& said : unspoken_) {
            const StatementEntry* before = nullptr;
            auto other = std::lower_bound(reading_.statements.begin(), reading_.statements.end(),
                                          said.text, [](const StatementEntry& a, Span text) {
                                              return a.text < text;
                                          });
            for (int step = 0; step < reach && other != reading_.statements.begin(); ++step)
                if ((--other)->direct) {
                    before = &*other;
                    break;
                }
            if (before == nullptr || said.text.begin > before->text.end + near) continue;
            said.speaker = before->speaker;
            said.confidence = 0.6;
            said.rule = "statement.goes_on";
            carried_.push_back(said);
        }
        for (StatementEntry& said : carried_) add(std::move(said));
        std::stable_sort(reading_.statements.begin(), reading_.statements.end(),
                         [](const StatementEntry& a, const StatementEntry& b) {
                             return a.text < b.text;
                         });
    }

    // ---- reported speech

    void indirect(std::size_t quote) {
        const auto& units = reading_.units[sentence_];
        const Clause clause(reading_, units);
        for (std::size_t u = 0; u < units.size(); ++u) {
            const auto cue = cue_at(units[u].at.first, range_.last);
            if (!cue || quoted(cue->at.first, quote)) continue;
            if (names_speaker_behind(*cue->row)) {
                if (opens_clause(cue->at.first)) according_to(units, u, *cue);
            } else if (follows_quote(*cue->row) && u > 0 &&
                       units[u - 1].kind == Unit::Kind::comma && !ends_quote(cue->at.first)) {
                told_before(*cue);
            } else if (precedes_speech(*cue->row) && reports(*cue)) {
                if (const auto subject = clause.subject(u)) told_after(units[*subject], *cue);
            }
        }
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

    /// "Menurut X, ..." and "..., menurut X".
    void according_to(const std::vector<Unit>& units, std::size_t u, const Cue& cue) {
        std::size_t name = u + 1;
        while (name < units.size() && name < u + 4 && units[name].kind != Unit::Kind::actor) ++name;
        if (name >= units.size() || units[name].kind != Unit::Kind::actor) return;
        std::uint32_t first = units[name].at.last;
        if (cue.at.first > range_.first + 2 && reading_.is(cue.at.first - 1, ","))
            return told({range_.first, cue.at.first - 1}, units[name].actors.front(), cue,
                        "statement.according_to");
        if (first < range_.last && reading_.is(first, ",")) ++first;
        told({first, range_.last}, units[name].actors.front(), cue, "statement.according_to");
    }

    /// "Serangan terjadi malam hari, kata X."
    void told_before(const Cue& cue) {
        const auto speaker = speaker_after(cue);
        if (speaker) told({range_.first, cue.at.first - 1}, *speaker, cue, "statement.then_speaker");
    }

    /// "X mengatakan bahwa ..."
    void told_after(const Unit& subject, const Cue& cue) {
        std::uint32_t first = cue.at.last;
        if (reading_.is(first - 1, "kepada")) --first;
        // "mengatakan kepada Sputnik, ...": whom it was said to is no part of it
        const std::uint32_t said_to = behind_addressee(first);
        std::optional<std::uint32_t> medium;
        if (said_to != first) medium = medium_between(first, said_to);
        first = said_to;
        while (first < range_.last &&
               (reading_.is(first, ",") || reading_.has(first, WordClass::complementizer)))
            ++first;
        told({first, range_.last}, subject.actors.front(), cue, "statement.speaker_then_speech",
             medium);
    }

    std::uint32_t behind_addressee(std::uint32_t first) const {
        constexpr std::uint32_t reach = 12;
        if (first >= range_.last || !reading_.is(first, "kepada")) return first;
        for (std::uint32_t i = first; i < range_.last && i < first + reach; ++i)
            if (reading_.is(i, ",") || reading_.has(i, WordClass::complementizer)) return i;
        return first;
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
        said.confidence = 0.75;
        said.rule = rule;
        said.sentence = sentence_;
        add(std::move(said));
    }
    bool opens_with_quote(std::uint32_t i) const {
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
        auto mention = std::lower_bound(
            reading_.mentions.begin(), reading_.mentions.end(), first,
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
        const EntityType* speaker =
            knowledge_.schema.entity(reading_.actors[said.speaker].type);
        if (speaker != nullptr && speaker->may_be("speaker"))
            reading_.statements.push_back(std::move(said));
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<std::uint32_t> lex_;
    std::vector<StatementEntry> unspoken_, carried_;
    std::uint32_t sentence_ = 0;
    TokenRange range_;
};

class StatementsStage final : public Stage {
public:
    std::string_view name() const override { return "statements"; }
    Layers needs() const override { return {Layer::units}; }
    Layers gives() const override { return {Layer::statements}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Speakers(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> statements_stage() { return std::make_unique<StatementsStage>(); }

}  // namespace entente
