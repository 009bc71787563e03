// Finds every stretch of text that may name somebody: names the knowledge base holds, bodies of a
// state by their head ("Kementerian Luar Negeri Rusia"), and capitalised runs that no list holds.

#include <algorithm>
#include <set>
#include <string>

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
        : reading_(reading), knowledge_(knowledge), taken_(reading.words.size(), false), cover_(reading.words.size(), 0) {
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
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            sentence_ = s;
            range_ = {sentences[s].first, sentences[s].last};
            block_titles();
            unknown_names();
        }
        drop_unsupported_headline_names();
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

    /// A function word is no name, but for the points of the compass; acronyms are told by their case.
    bool function_word(TokenRange range) const {
        if (range.last - range.first != 1 || token(range.first).shape != Shape::capitalised)
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
        if (range.last < range_.last && reading_.is(range.last, "$")) return;  // US$
        if (acceptable(range, match.readings)) return add_known(range, match.readings);
        knowledge_.kb.match_at(ids_from(range_.first), match.first, shorter_);
        for (auto it = shorter_.rbegin(); it != shorter_.rend(); ++it) {
            range.last = range_.first + it->last;
            if (acceptable(range, it->readings)) return add_known(range, it->readings);
        }
    }

    void add_known(TokenRange range, std::span<const std::uint32_t> readings) {
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

    /// The name that closes a longer one and owns it: "Rusia" of "Kementerian Luar Negeri Rusia", "PBB"
    /// of "Dewan Keamanan PBB".
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
                owner.rule = "name.owner";
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
            const Candidate* state = state_at(skip_brackets(head_end));
            if (state == nullptr || state->at.last <= head_end) continue;
            const TokenRange whole{i, state->at.last};
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

    std::uint32_t skip_brackets(std::uint32_t i) const {
        if (i + 2 < range_.last && reading_.is(i, "(") && reading_.is(i + 2, ")")) return i + 3;
        return i;
    }

    /// The known name over a token; null if there is none.
    Candidate* known_over(std::uint32_t i) {
        return i < cover_.size() && cover_[i] != 0 ? &reading_.candidates[cover_[i] - 1] : nullptr;
    }

    const Candidate* state_at(std::uint32_t i) {
        const Candidate* known = i < range_.last ? known_over(i) : nullptr;
        return known != nullptr && known->at.first == i &&
                       may_be(reading_, *known, "State", knowledge_.kb)
                   ? known
                   : nullptr;
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
            std::uint32_t length = lexicon.titles.longest(lex_from(i)).length;
            length = std::max(length, lexicon.calendar.longest(lex_from(i)).length);
            length = std::max(length, lexicon.agents.longest(lex_from(i)).length);
            if (length == 0) continue;
            take({i, i + length});
            i += length - 1;
        }
    }

    bool capital(std::uint32_t i) const {
        return !taken_[i] && !never_a_name(reading_.words[i].classes) && token(i).kind == TokenKind::word && token(i).shape != Shape::lower &&
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
            while (run.last < range_.last && (capital(run.last) || joins(run.last))) ++run.last;
            i = run.last - 1;
            if (opens_clause(run.first) && ordinary(run.first)) ++run.first;
            while (!run.empty() && !capital(run.first)) ++run.first;
            if (!run.empty()) add_unknown(run);
        }
    }

    bool opens_clause(std::uint32_t i) const {
        return i == range_.first || token(i - 1).kind == TokenKind::punctuation;
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
        reading_.candidates.push_back(candidate);
    }

    void type_by_cues(Candidate& candidate) const {
        using Position = NameCueRow::Position;
        const TokenRange run = candidate.at;
        if (const auto* row = cue(run.first, run.last, {Position::inside_first, Position::inside})) {
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
        }
    }

    const NameCueRow* cue(std::uint32_t first, std::uint32_t last,
                          std::initializer_list<NameCueRow::Position> positions) const {
        const auto hit = knowledge_.lexicon.name_cues.longest(
            std::span(lex_).subspan(first, last - first));
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
            const auto hit = knowledge_.lexicon.name_cues.longest(
                std::span(lex_).subspan(first - reach, reach));
            if (hit.length != reach) continue;
            for (std::uint32_t row : hit.rows)
                if (knowledge_.lexicon.name_cue_rows[row].position ==
                    NameCueRow::Position::before)
                    return &knowledge_.lexicon.name_cue_rows[row];
        }
        return nullptr;
    }

    /// In a headline every word may have a capital: an unknown name counts when the body has it too.
    void drop_unsupported_headline_names() {
        std::set<std::string> in_body;
        for (const Candidate& c : reading_.candidates)
            if (c.source == Candidate::Source::unknown && !reading_.doc.sentences[c.sentence].title)
                in_body.insert(fold_name(reading_.str(c.at)));
        std::erase_if(reading_.candidates, [&](const Candidate& c) {
            return c.source == Candidate::Source::unknown &&
                   reading_.doc.sentences[c.sentence].title &&
                   !in_body.contains(fold_name(reading_.str(c.at)));
        });
    }

    void link_bodies_to_states() {
        auto& all = reading_.candidates;
        for (std::uint32_t b = 0; b < all.size(); ++b) {
            if (all[b].body == nullptr && all[b].at.last - all[b].at.first < 2) continue;
            for (std::uint32_t i = b + 1; i < all.size() && all[i].at.first < all[b].at.last; ++i)
                if (all[i].inner || may_be(reading_, all[i], "State", knowledge_.kb))
                    all[b].owner = i;
        }
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<bool> taken_;            ///< tokens that belong to no unknown name
    std::vector<std::uint32_t> cover_;   ///< for each token, 1 + the known candidate over it
    std::vector<std::uint32_t> ids_, lex_;
    std::vector<AliasMatch> matches_, shorter_, inside_;
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

std::unique_ptr<const Stage> names_stage() { return std::make_unique<NamesStage>(); }

}  // namespace entente
