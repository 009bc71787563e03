#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/schema.hpp"
#include "src/acts/choice_model.hpp"
#include "src/base/date.hpp"
#include "src/extract/lexicon.hpp"
#include "src/kb/knowledge_base.hpp"
#include "src/tagger/tagger.hpp"
#include "src/text/document.hpp"
#include "src/text/word_forms.hpp"

namespace entente {

/// What every stage may look things up in; loaded once, shared by all threads.
struct Knowledge {
    const Schema& schema;
    const KnowledgeBase& kb;
    const Lexicon& lexicon;
    const WordForms& forms;
    const Tagger* tagger = nullptr;  ///< proposes names that no list holds; may be missing
    const Chooser* acts = nullptr;   ///< what was learned of acts; may be missing
};

/// A range of tokens, [first, last), within one sentence.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool empty() const noexcept { return first == last; }
    bool contains(TokenRange other) const noexcept {
        return first <= other.first && other.last <= last;
    }
    bool overlaps(TokenRange other) const noexcept {
        return first < other.last && other.first < last;
    }
    friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

/// A token as the tables see it.
struct WordEntry {
    std::uint32_t lex = 0;  ///< Lexicon::words
    std::uint32_t kb = 0;   ///< KnowledgeBase::token_id()
    WordClasses classes;
    std::optional<WordForm> form;
};

/// A stretch of text that may name somebody, before it is known whom.
struct Candidate {
    enum class Source : std::uint8_t { known, body, unknown };
    TokenRange at;
    std::uint32_t sentence = 0;
    Source source = Source::known;
    std::span<const std::uint32_t> readings;  ///< known: of the knowledge base
    const BodyRow* body = nullptr;            ///< body: its head ...
    std::optional<std::uint32_t> owner;       ///< candidate within it: "Rusia" of "Kemlu Rusia"
    bool inner = false;                       ///< lies within a longer candidate, as its owner
    std::string_view type;                    ///< unknown: told by the words around it; may be empty
    bool doubted = false;  ///< unknown: the tagger saw no name there; needs a title or a known bearer
    std::string_view rule;
};

/// Candidate::rule of a name that only the tagger knows.
inline constexpr std::string_view tagger_rule = "names.tagger";

/// Candidate::rule of a state or organisation that closes the name of what it owns.
inline constexpr std::string_view owner_rule = "name.owner";

/// Somebody or something the article speaks of.
struct ActorEntry {
    std::string id;
    std::string type;
    std::string name;
    std::optional<ActorIndex> known;
    std::optional<ActorIndex> state;  ///< that it belongs to, as the knowledge base numbers it
};

enum class MentionKind : std::uint8_t {
    name, alias, acronym, demonym, metonym, title, nominal, pronoun
};
std::string_view to_string(MentionKind kind) noexcept;
/// Is it a name, or only a reference ("menteri itu", "ia")?
constexpr bool is_name(MentionKind kind) noexcept { return kind < MentionKind::title; }

struct MentionEntry {
    TokenRange at;
    std::uint32_t sentence = 0;
    MentionKind kind = MentionKind::name;
    std::vector<std::uint32_t> actors;  ///< Reading::actors; several for "kedua negara"
    double confidence = 0;
    std::string rule;
    bool inner = false;  ///< lies within a longer mention
    std::optional<TokenRange> wide;  ///< with the common noun that heads it: "pemerintah Rusia"
};

/// An office title and what stands around it.
struct TitleUse {
    TokenRange words;  ///< modifiers and title: "mantan Menteri Luar Negeri"
    TokenRange title;  ///< the title alone
    TokenRange whole;  ///< with the names beside it
    std::uint32_t sentence = 0;
    const TitleRow* row = nullptr;
    bool former = false, acting = false, deputy = false;
    std::vector<std::uint32_t> of;         ///< candidates: the states or bodies it belongs to
    bool of_both = false;                  ///< "menteri luar negeri kedua negara"
    std::optional<std::uint32_t> person;   ///< candidate
    std::vector<std::uint32_t> of_actors;  ///< filled by offices: Reading::actors
    std::vector<std::uint32_t> holders;    ///< filled by offices: Reading::actors
};

/// A date in the text. `date` is as told, then made absolute by the stage `published`.
struct DatePhrase {
    TokenRange at;
    std::uint32_t sentence = 0;
    std::optional<Date> date;
    int weekday = 0;  ///< 1 Monday to 7 Sunday; 0 when not told
    std::optional<CalendarRow::Kind> relative;
    int offset = 0;  ///< with relative: days, weeks, months or years
    bool from_before = false;  ///< told from the date before it: "dua hari sebelumnya"
    bool past = false;         ///< "Oktober lalu", "Jumat lalu"
    bool bracketed = false;
};

/// What a sentence is made of, in order.
struct Unit {
    enum class Kind : std::uint8_t {
        actor,     ///< noun phrase that stands for actors
        verb,
        noun,      ///< a noun known to be one
        preposition, conjunction, relative, complementizer, subordinator, negator, auxiliary,
        adverb, comma, stop, date, other
    };
    Kind kind = Kind::other;
    TokenRange at;
    std::vector<std::uint32_t> actors;
    bool agentive = false;   ///< actor: named alone, or behind a noun that can act
    bool possessed = false;  ///< actor: hangs on a noun before it: "wilayah Ukraina"
    bool plain_place = false;  ///< actor: a place where things happen
    std::optional<WordForm> form;
    bool owned = false;  ///< noun with "-nya": somebody's told before
    bool asks = false;  ///< may open a REQUEST, whose object is to do what follows
    std::vector<std::uint32_t> frames;  ///< Lexicon::frame_rows that the word may open
};

struct RelationEntry {
    std::string type;
    std::uint32_t from = 0, to = 0;
    std::string title, office;
    bool former = false;
    double confidence = 0;
    std::string rule;
    Span evidence;
    std::string background;  ///< known from this table row, not said by the text; else empty
};

/// Why a name could be read as this actor: what spoke for it and against it.
struct LinkNote {
    TokenRange at;
    ActorIndex actor = 0;
    std::vector<std::pair<std::string_view, double>> evidence;
    std::string_view refused;  ///< why it was not weighed at all; empty when it was
};

struct CueEntry {
    std::string_view kind;
    TokenRange at;
};

struct EventEntry {
    const FrameRow* frame = nullptr;
    std::string type, mode, modality = "actual";
    std::vector<std::uint32_t> actors, recipients;
    std::optional<std::uint32_t> place;
    std::optional<Date> date;
    std::optional<Span> date_evidence;
    std::optional<std::uint32_t> attributed_to;
    std::string stance;
    TokenRange trigger;
    bool from_noun = false;  ///< the trigger is a noun
    std::vector<CueEntry> cues;
    std::vector<std::string> contexts;
    double confidence = 0;
    std::uint32_t sentence = 0;
};

struct StatementEntry {
    std::uint32_t speaker = 0;
    std::optional<std::uint32_t> via;
    bool direct = false;
    Span text;
    std::optional<Span> cue;
    std::string stance;
    double confidence = 0;
    std::string rule;
    std::uint32_t sentence = 0;
};

/// An article being read: the document and the layers that the stages add to it.
struct Reading {
    explicit Reading(const Document& document) : doc(document) {}

    const Document& doc;
    std::vector<WordEntry> words;  ///< one for each token
    std::vector<Candidate> candidates;
    std::vector<TitleUse> titles;
    std::vector<ActorEntry> actors;
    std::vector<MentionEntry> mentions;  ///< sorted by place
    std::vector<DatePhrase> dates;       ///< sorted by place
    std::optional<Date> published;
    std::string published_from = "none";
    std::vector<std::vector<Unit>> units;  ///< one list for each sentence
    std::vector<RelationEntry> relations;
    std::vector<EventEntry> events;
    std::vector<StatementEntry> statements;
    std::vector<LinkNote>* notes = nullptr;  ///< when somebody asks why
    bool background = false;                 ///< also tell what only the knowledge base says

    Span span(TokenRange range) const noexcept {
        return {doc.tokens[range.first].span.begin, doc.tokens[range.last - 1].span.end};
    }
    std::string_view str(TokenRange range) const noexcept { return doc.str(span(range)); }
    std::string_view lower(std::uint32_t token) const noexcept {
        return doc.lower(doc.tokens[token]);
    }
    bool is(std::uint32_t token, std::string_view lower_word) const noexcept {
        return lower(token) == lower_word;
    }
    bool has(std::uint32_t token, WordClass c) const noexcept {
        return words[token].classes.has(c);
    }
    /// The mention over exactly these tokens; null if there is none. Needs mentions sorted.
    const MentionEntry* mention_at(TokenRange at) const noexcept;
    /// Sorts mentions by place, a longer one before those within it.
    void sort_mentions();
    /// The actor with this id, added when it is new.
    std::uint32_t actor(ActorEntry entry);
    /// The actor of the knowledge base, added when it is new.
    std::uint32_t actor(const KnowledgeBase& kb, ActorIndex known);

private:
    std::unordered_map<std::string, std::uint32_t> actor_of_id_;
};

}  // namespace entente
