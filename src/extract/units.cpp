// Cuts each sentence into units: noun phrases that stand for actors, verbs, nouns, function words.
// Events and statements look for their participants among these (clause.hpp).

#include <algorithm>

#include "src/extract/stages.hpp"
#include "src/extract/surface.hpp"

namespace entente {
namespace {

class Cutter {
public:
    Cutter(Reading& reading, const Knowledge& knowledge)
        : reading_(reading),
          knowledge_(knowledge),
          mention_(reading.words.size(), 0),
          title_(reading.words.size(), 0),
          date_(reading.words.size(), 0) {
        for (const WordEntry& word : reading.words) lex_.push_back(word.lex);
        const auto index = [](const auto& rows, auto first, std::vector<std::uint32_t>& by_token) {
            for (std::uint32_t i = 0; i < rows.size(); ++i)
                if (by_token[first(rows[i])] == 0) by_token[first(rows[i])] = i + 1;
        };
        index(
            reading.mentions, [](const auto& m) { return m.at.first; }, mention_);
        index(
            reading.titles, [](const auto& t) { return t.whole.first; }, title_);
        index(
            reading.dates, [](const auto& d) { return d.at.first; }, date_);
    }

    void run() {
        const auto& sentences = reading_.doc.sentences;
        reading_.units.resize(sentences.size());
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            range_ = {sentences[s].first, sentences[s].last};
            headline_ = sentences[s].title;
            out_ = &reading_.units[s];
            for (std::uint32_t i = range_.first; i < range_.last;) i = cut(i);
        }
    }

private:
    using Kind = Unit::Kind;

    /// Adds the unit that starts at token i; gives the token behind it.
    std::uint32_t cut(std::uint32_t i) {
        if (const std::uint32_t end = bracket(i)) return end;
        if (const std::uint32_t end = titled(i)) return end;
        if (const std::uint32_t end = behind_agent(i)) return end;
        if (const std::uint32_t end = named(i)) return end;
        if (date_[i] != 0) return add(Kind::date, {i, reading_.dates[date_[i] - 1].at.last});
        if (const std::uint32_t end = frame_words(i)) return end;
        return word(i);
    }

    std::uint32_t add(Kind kind, TokenRange at) {
        Unit unit;
        unit.kind = kind;
        unit.at = at;
        out_->push_back(std::move(unit));
        return at.last;
    }

    /// "(AS)", "(IDF)": a short remark in brackets stands outside the clause.
    std::uint32_t bracket(std::uint32_t i) const {
        constexpr std::uint32_t longest = 8;
        if (!reading_.is(i, "(")) return 0;
        for (std::uint32_t j = i + 1; j < range_.last && j < i + longest; ++j)
            if (reading_.is(j, ")")) return j + 1;
        return 0;
    }

    std::uint32_t add_actor(TokenRange at, std::vector<std::uint32_t> actors, bool agentive) {
        Unit unit;
        unit.kind = Kind::actor;
        unit.at = at;
        unit.actors = std::move(actors);
        unit.agentive = agentive;
        unit.possessed = !agentive;
        unit.plain_place = std::all_of(
            unit.actors.begin(), unit.actors.end(),
            [this](std::uint32_t actor) { return reading_.actors[actor].type == "Place"; });
        out_->push_back(std::move(unit));
        return at.last;
    }

    /// A title with its bearer, or with only the state it belongs to, which then acts.
    std::uint32_t titled(std::uint32_t i) {
        if (title_[i] == 0) return 0;
        const TitleUse& use = reading_.titles[title_[i] - 1];
        if (use.whole.last > range_.last) return 0;
        const auto& actors = use.holders.empty() ? use.of_actors : use.holders;
        if (actors.empty()) return add(Kind::other, use.whole);
        std::uint32_t end = add_actor(use.whole, actors, true);
        const bool apposition =
            use.person && (use.whole.first < use.words.first || holds_comma(use.whole));
        if (apposition && end < range_.last && reading_.is(end, ",")) ++end;
        return end;
    }
    bool holds_comma(TokenRange at) const {
        for (std::uint32_t i = at.first; i < at.last; ++i)
            if (reading_.is(i, ",")) return true;
        return false;
    }

    const MentionEntry* mention_over(std::uint32_t i) const {
        return i < range_.last && mention_[i] != 0 ? &reading_.mentions[mention_[i] - 1] : nullptr;
    }

    /// "pemerintah Jerman", "para pejabat senior dari Washington": the name acts.
    std::uint32_t behind_agent(std::uint32_t i) {
        if (mention_[i] != 0) return 0;
        const auto hit =
            knowledge_.lexicon.agents.longest(std::span(lex_).subspan(i, range_.last - i));
        if (hit.length == 0) return 0;
        std::uint32_t at = i + hit.length;
        // One adjective, another agent noun ("pejabat pemerintah") or "dari" may stand between.
        for (int between = 0; between < 2 && at < range_.last && mention_[at] == 0; ++between) {
            const auto more =
                knowledge_.lexicon.agents.longest(std::span(lex_).subspan(at, range_.last - at));
            const bool adjective = reading_.words[at].classes.none() && !reading_.words[at].form &&
                                   reading_.doc.tokens[at].shape == Shape::lower;
            if (more.length != 0)
                at += more.length;
            else if (reading_.is(at, "dari") || adjective)
                ++at;
            else
                break;
        }
        const MentionEntry* mention = mention_over(at);
        if (mention == nullptr || reading_.actors[mention->actors.front()].type == "Place")
            return 0;
        return add_actor({i, mention->at.last}, mention->actors, true);
    }

    std::uint32_t named(std::uint32_t i) {
        const MentionEntry* mention = mention_over(i);
        if (mention == nullptr) return 0;
        const bool person = reading_.actors[mention->actors.front()].type == "Person";
        return add_actor(mention->at, mention->actors, person || !hangs_on_noun(i));
    }

    /// Does a noun stand right before: "proposal Rusia", "perbatasan Ukraina"?
    bool hangs_on_noun(std::uint32_t i) const {
        if (out_->empty() || out_->back().at.last != i) return false;
        const Kind before = out_->back().kind;
        return before == Kind::noun || before == Kind::other ||
               reading_.has(i - 1, WordClass::locative);
    }

    /// A frame given by its exact words ("gencatan senjata", "pembicaraan telepon").
    std::uint32_t frame_words(std::uint32_t i) {
        auto hit =
            knowledge_.lexicon.frame_words.longest(std::span(lex_).subspan(i, range_.last - i));
        const auto with = with_owner(i);
        const bool owned = with.length > hit.length;
        if (owned) hit = with;
        if (hit.length == 0) return 0;
        Unit unit;
        unit.owned = owned;
        unit.at = {i, i + hit.length};
        unit.form = reading_.words[i].form;
        const bool noun = knowledge_.lexicon.frame_rows[hit.rows.front()].noun;
        unit.kind = noun ? Kind::noun : Kind::verb;
        if (hit.length == 1 && speaks(hit.rows)) unit.kind = kind_of(i);
        // "harus", "tidak boleh": what a speaker demands is still told by the verb behind.
        if (reading_.has(i + hit.length - 1, WordClass::auxiliary)) unit.kind = Kind::auxiliary;
        unit.frames.assign(hit.rows.begin(), hit.rows.end());
        if (hit.length == 1) add_frames_of_root(unit);
        note_asking(unit);
        out_->push_back(std::move(unit));
        return i + hit.length;
    }

    /// Words by which a speaker judges: they are whatever they are in the clause besides.
    bool speaks(std::span<const std::uint32_t> rows) const {
        return std::any_of(rows.begin(), rows.end(), [this](std::uint32_t row) {
            const FrameRow& frame = knowledge_.lexicon.frame_rows[row];
            return !frame.actor.empty() && frame.actor.front() == "speaker";
        });
    }

    /// "serangannya", "pergerakan pasukannya": a noun whose "-nya" is somebody told before.
    PhraseTable::Hit with_owner(std::uint32_t i) const {
        constexpr std::uint32_t most = 3;
        constexpr std::string_view nya = "nya";
        std::uint32_t ids[most] = {};
        for (std::uint32_t n = 0; n < most && i + n < range_.last; ++n) {
            ids[n] = lex_[i + n];
            const auto& form = reading_.words[i + n].form;
            if (!form || form->clitic != nya) continue;
            const std::string_view word = reading_.lower(i + n);
            ids[n] = knowledge_.lexicon.words.find(word.substr(0, word.size() - nya.size()));
            const auto hit = knowledge_.lexicon.frame_words.longest(std::span(ids, n + 1));
            if (hit.length == n + 1 && knowledge_.lexicon.frame_rows[hit.rows.front()].noun)
                return hit;
            return {};
        }
        return {};
    }

    void add_frames_of_root(Unit& unit) const {
        if (!unit.form) return;
        const auto rows = knowledge_.lexicon.frames_by_root.find(unit.form->root);
        if (rows == knowledge_.lexicon.frames_by_root.end()) return;
        for (std::uint32_t row : rows->second)
            if (knowledge_.lexicon.frame_rows[row].fits(unit.form->voice) &&
                std::find(unit.frames.begin(), unit.frames.end(), row) == unit.frames.end())
                unit.frames.push_back(row);
    }

    void note_asking(Unit& unit) const {
        unit.asks = std::any_of(unit.frames.begin(), unit.frames.end(), [this](std::uint32_t row) {
            return knowledge_.lexicon.frame_rows[row].type == "REQUEST";
        });
    }

    std::uint32_t word(std::uint32_t i) {
        const Token& token = reading_.doc.tokens[i];
        if (token.kind == TokenKind::punctuation) return punctuation(i);
        Unit unit;
        unit.at = {i, i + 1};
        unit.kind = kind_of(i);
        if (unit.kind == Kind::verb || unit.kind == Kind::noun) {
            unit.form = reading_.words[i].form;
            add_frames_of_root(unit);
            note_asking(unit);
        }
        out_->push_back(std::move(unit));
        return i + 1;
    }

    std::uint32_t punctuation(std::uint32_t i) {
        if (reading_.is(i, ",")) return add(Kind::comma, {i, i + 1});
        const std::string_view mark = reading_.lower(i);
        if (mark == "-" && joins_names(i)) return add(Kind::conjunction, {i, i + 1});
        const bool breaks = mark == ":" || mark == ";" || mark == "." || mark == "!" ||
                            mark == "?" || mark == "\xE2\x80\x94" || mark == "\xE2\x80\x93";
        return breaks ? add(Kind::stop, {i, i + 1}) : i + 1;
    }

    /// "Rusia-Ukraina", "Amerika Serikat - Rusia"
    bool joins_names(std::uint32_t i) const {
        return !out_->empty() && out_->back().kind == Kind::actor && out_->back().at.last == i &&
               mention_over(i + 1) != nullptr;
    }

    Kind kind_of(std::uint32_t i) const {
        const WordEntry& word = reading_.words[i];
        const WordClasses c = word.classes;
        if (c.has(WordClass::light) || c.has(WordClass::motion) || c.has(WordClass::transfer))
            return Kind::verb;
        if (c.has(WordClass::intent)) return Kind::noun;
        if (c.has(WordClass::relative)) return Kind::relative;
        if (c.has(WordClass::complementizer)) return Kind::complementizer;
        if (c.has(WordClass::subordinator)) return Kind::subordinator;
        if (c.has(WordClass::preposition)) return Kind::preposition;
        if (c.has(WordClass::conjunction)) return Kind::conjunction;
        if (c.has(WordClass::negator)) return Kind::negator;
        if (c.has(WordClass::auxiliary)) return Kind::auxiliary;
        if (!c.none()) return Kind::adverb;
        if (!word.form) return Kind::other;
        if (word.form->voice == Voice::noun) return Kind::noun;
        if (word.form->voice != Voice::bare) return Kind::verb;
        return bare_verb(i) ? Kind::verb : Kind::noun;
    }

    /// A root alone is a verb behind its subject in a headline ("Rusia Kecam Sanksi AS") or behind
    /// an auxiliary, where some frame takes it so.
    bool bare_verb(std::uint32_t i) const {
        const auto rows = knowledge_.lexicon.frames_by_root.find(reading_.words[i].form->root);
        if (rows == knowledge_.lexicon.frames_by_root.end() || out_->empty()) return false;
        const bool frame = std::any_of(rows->second.begin(), rows->second.end(), [&](auto row) {
            return knowledge_.lexicon.frame_rows[row].fits(Voice::bare);
        });
        const Kind before = out_->back().kind;
        return frame &&
               (before == Kind::auxiliary || before == Kind::negator ||
                (before == Kind::actor && headline_) || (before == Kind::adverb && headline_));
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<std::uint32_t> mention_, title_,
        date_;  ///< by token: 1 + the row that starts there
    std::vector<std::uint32_t> lex_;
    TokenRange range_;
    bool headline_ = false;
    std::vector<Unit>* out_ = nullptr;
};

class UnitsStage final : public Stage {
public:
    std::string_view name() const override { return "units"; }
    Layers needs() const override {
        return {Layer::mentions, Layer::offices, Layer::references, Layer::published};
    }
    Layers gives() const override { return {Layer::units}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Cutter(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> units_stage() {
    return std::make_unique<UnitsStage>();
}

}  // namespace entente
