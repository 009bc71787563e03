#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/schema.hpp"
#include "src/extract/phrases.hpp"
#include "src/text/word_forms.hpp"

namespace entente {

/// An office title as the press writes it: a row of titles.tsv.
struct TitleRow {
    std::string surface;
    enum class Kind : std::uint8_t { title, modifier, honorific } kind = Kind::title;
    std::string office;  ///< class, "minister_of_foreign_affairs"; may be empty
    std::string normal;  ///< "Menteri Luar Negeri"
    bool former = false, acting = false, deputy = false;
};

/// The head of a government body's name, "Kementerian Luar Negeri": a row of bodies.tsv.
struct BodyRow {
    std::string head, body_class, type, normal;
};

/// What a function word does; a word may do several things.
enum class WordClass : std::uint8_t {
    preposition,
    conjunction,
    subordinator,
    relative,
    complementizer,
    negator,
    auxiliary,
    adverb,
    determiner,
    pronoun,
    light,
    motion,
    transfer,
    numeral,
    quantifier,
    copula,
    locative,
    particle,
    question,
    name_particle,
    intent
};
class WordClasses {
public:
    constexpr bool has(WordClass c) const noexcept { return (bits_ >> unsigned(c) & 1U) != 0; }
    constexpr void add(WordClass c) noexcept { bits_ |= 1U << unsigned(c); }
    constexpr bool none() const noexcept { return bits_ == 0; }

private:
    std::uint32_t bits_ = 0;
};

/// A noun that stands for the actor named after it: "pemerintah", "pasukan". Row of agents.tsv.
struct AgentRow {
    std::string word, kind;
};

/// A verb or phrase that hands speech to its speaker: a row of speech.tsv.
struct SpeechRow {
    std::string word;
    enum class Kind : std::uint8_t { direct, indirect, both, via } kind = Kind::both;
    enum class Position : std::uint8_t { before, after, both } position = Position::both;
    std::string stance;  ///< asserts, denies, alleges, asks, fears
    /// What has to follow for it to report speech: "memuji X" is an act, "memuji bahwa ..." speech;
    /// "mengumumkan gencatan senjata" is one, "mengumumkan gencatan senjata telah mulai" the other.
    /// "menggambarkan X" says nothing yet, "menggambarkan X sebagai ..." does.
    enum class Needs : std::uint8_t { nothing, clause, that, as } needs = Needs::nothing;
};

/// A word that turns what is meant: a row of cues.tsv.
struct CueRow {
    std::string phrase, kind, modality;
    bool clause = false;  ///< holds to the end of the clause, not only for the next verb
};

/// A word that tells the type of the unknown name beside it: a row of name_cues.tsv.
struct NameCueRow {
    static constexpr std::string_view no_name = "none";  ///< "bahasa Arab", "Operasi ...": nobody
    std::string word, type;
    enum class Position : std::uint8_t {
        before,
        inside_first,
        inside_last,
        inside,
        apart,  ///< as inside_first, but a known name behind it stands for itself: "Kota Rafah"
        with    ///< a word before a known name that the press counts to it: "pemerintah X"
    } position = Position::before;
};

/// How a frame's participant hangs on its trigger: grammatical function, or the preposition.
using Role = std::string;

/// A word and the event it tells of: a row of frames.tsv.
struct FrameRow {
    std::string id, root, type, mode;
    std::uint64_t id_hash = 0, type_hash = 0;
    std::vector<std::string> objects;  ///< one of these words must stand near; empty for any
    std::vector<Role> actor, recipient;
    enum class Needs : std::uint8_t { any, actor, recipient, two, both } needs = Needs::both;
    std::uint8_t voices = 0;  ///< bit per Voice
    bool noun = false;        ///< its exact words are nouns: the id ends in ".noun"
    bool fits(Voice voice) const noexcept { return (voices >> unsigned(voice) & 1U) != 0; }
};

/// A relation read off a pattern of words and actors: a row of relations.tsv.
struct RelationRow {
    std::string rule, type;
    /// What the knowledge base must say of the two ends: nothing; not that `from` belongs to
    /// another state; that it belongs to this one.
    enum class Needs : std::uint8_t { nothing, fits, known } needs = Needs::nothing;
    struct Item {
        enum class Kind : std::uint8_t { word, gap, from, to } kind = Kind::word;
        bool optional = false;                        ///< word
        bool list = false;                            ///< from, to: one or several
        std::vector<std::vector<std::string>> words;  ///< word: one of these, each of some tokens
        std::vector<std::string> types;               ///< from, to: of one of these entity types
    };
    std::vector<Item> pattern;
};

/// A word that dates are made of: a row of calendar.tsv.
struct CalendarRow {
    std::string word;
    enum class Kind : std::uint8_t {
        month,
        weekday,
        day,
        week,
        month_ago,
        year,       ///< relative: "kemarin", "pekan lalu"
        number,     ///< "tiga"
        unit,       ///< "hari": 1, "pekan": 7, "bulan": 30, "tahun": 365
        one,        ///< a unit with its number: "sepekan"
        direction,  ///< "lalu": -1, "lagi": 1; "sebelumnya": -2, "kemudian": 2, told from the date
                    ///< before
        part        ///< of a day: "malam"
    } kind = Kind::month;
    int value = 0;  ///< month 1-12; weekday 1 Monday to 7; offset in days, weeks, months, years
};

/// A phrase that stands for somebody named before ("negara itu", "ia"): a row of references.tsv.
struct ReferenceRow {
    std::string phrase;
    std::vector<std::string> types;  ///< entity types it may stand for
    int count = 1;                   ///< how many: 2 for "kedua negara"
    bool pronoun = false;            ///< "ia": the one who was spoken of first; else the latest
};

/// The language tables that extraction reads, by row and by word. Loaded once, then only read.
class Lexicon {
public:
    /// Reads titles, bodies, function_words, agents, speech, cues, name_cues, frames, relations,
    /// calendar, references, common_words, genres .tsv under folder, checks frames and relations
    /// against the schema.
    /// @throws LoadError with all problems of all tables
    static Lexicon load(const std::filesystem::path& folder, const Schema& schema);

    Vocabulary words;
    std::vector<TitleRow> title_rows;
    std::vector<BodyRow> body_rows;
    std::vector<AgentRow> agent_rows;
    std::vector<SpeechRow> speech_rows;
    std::vector<CueRow> cue_rows;
    std::vector<NameCueRow> name_cue_rows;
    std::vector<FrameRow> frame_rows;
    std::vector<RelationRow> relation_rows;
    std::vector<CalendarRow> calendar_rows;
    std::vector<ReferenceRow> reference_rows;
    std::vector<std::string> context_rows;  ///< PLOVER contexts, by row of contexts.tsv
    PhraseTable titles, bodies, agents, speech, cues, name_cues, calendar, references;
    PhraseTable contexts;          ///< words that tell what an act has to do with
    PhraseTable sport;             ///< words of reports on sport
    PhraseTable frame_words;       ///< frames given by exact words
    PhraseTable function_phrases;  ///< function words of several words ("sementara itu")
    std::vector<WordClasses> function_phrase_classes;  ///< their classes, by row
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> frames_by_root;
    /// Rows whose pattern opens with this word, by its number; under 0 those that open with an
    /// actor.
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> relations_by_word;

    /// Is it a word of ministers' portfolios ("energi", "kebudayaan", "urusan"), by the titles and
    /// ministries the tables know? Ministers of new portfolios are made of the same words.
    bool portfolio(std::uint32_t word) const noexcept {
        return word < portfolio_.size() && portfolio_[word];
    }
    /// Do newspapers mostly write this word (in small letters) small? Then a capital tells no name.
    bool common(std::string_view lower_word) const { return common_.contains(lower_word); }

    WordClasses classes(std::uint32_t word) const noexcept {
        return word < classes_.size() ? classes_[word] : WordClasses{};
    }

private:
    friend class LexiconLoader;
    std::vector<WordClasses> classes_;  ///< by word number
    std::set<std::string, std::less<>> common_;
    std::vector<bool> portfolio_;  ///< by word number
};

}  // namespace entente
