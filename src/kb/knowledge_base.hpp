#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/base/date.hpp"
#include "src/base/error.hpp"

namespace entente {

struct KbTables;

/// Position of an actor in the knowledge base it came from; never written anywhere.
using ActorIndex = std::uint32_t;

/// What a surface form is to its actor.
enum class AliasKind : std::uint8_t { name, alias, acronym, demonym, metonym };
std::string_view to_string(AliasKind kind) noexcept;

/// One actor: a row of an entity table. Views live as long as the KnowledgeBase.
struct Actor {
    std::string_view id;       ///< Q159 or x-0123456789ab
    std::string_view type;     ///< "State"
    std::string_view name_id;  ///< as the Indonesian press writes it; may be empty, but not both
    std::string_view name_en;
    std::optional<ActorIndex> state;  ///< the state it belongs to or lies in
    std::optional<Date> start, end;   ///< of its existence
    std::uint32_t weight = 0;         ///< how common, 0 to 1000
    std::string_view detail;          ///< class of a body, kind of a place or state; may be empty
    std::string_view source;          ///< provenance of the row
    bool wikidata() const noexcept { return id.starts_with('Q'); }
};

/// One reading of a surface form.
struct AliasReading {
    ActorIndex actor = 0;
    AliasKind kind = AliasKind::name;
    bool ambiguous = false;  ///< also an ordinary word or somebody else: needs support from context
    bool exact_case = false;   ///< counts only when written as in the table ("AS", not "as")
    std::string_view surface;  ///< as in the table
    std::string_view lang;     ///< "id", "en" or "any"
    std::string_view source;   ///< provenance of the row
};

/// A class of offices: a row of offices.tsv.
struct Office {
    std::string_view name;  ///< "minister_of_foreign_affairs"
    std::string_view label_id, label_en;
    std::string_view wikidata;  ///< may be empty
    std::string_view source;
};

/// An office held: a row of terms.tsv.
struct Term {
    ActorIndex person = 0;
    ActorIndex of = 0;
    std::string_view office;  ///< class, "minister_of_foreign_affairs"
    std::optional<Date> start, end;
    std::optional<Date> as_of;  ///< day of the source's snapshot, when `end` is missing
    std::string_view title_en;  ///< may be empty
    std::string_view source;
};

/// A row of memberships.tsv.
struct Membership {
    ActorIndex member = 0;
    ActorIndex organisation = 0;
    std::string_view status;  ///< "full", "observer", "associate" ...
    std::optional<Date> start, end;
    std::string_view source;
};

/// A run of tokens that spells one or more actors: [first, last) among the tokens given.
struct AliasMatch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    /// For KnowledgeBase::reading(), best first: unambiguous ones, then by the actor's weight.
    std::span<const std::uint32_t> readings;
};

/// Who is known: actors, their names, offices, memberships. Made once from the tables of data/kb
/// and kept as one flat image that is mapped into memory; only read afterwards, by any number of
/// threads. Formats and matching rules: docs/knowledge-base.md. An index that no call of the same
/// knowledge base gave is our own mistake: std::out_of_range.
class KnowledgeBase {
public:
    /// Reads every table of data/kb under folder. @throws LoadError with all problems of all tables
    static KnowledgeBase from_tables(const std::filesystem::path& folder);
    /// `base` and the actors and names of one more table (docs/knowledge-base.md, "Extra tables").
    /// @throws LoadError with all problems of that table
    static KnowledgeBase with_extra(const KnowledgeBase& base,
                                    const std::filesystem::path& extra_tsv);
    /// Maps an image that save() wrote; checks its magic, version, size, checksum and every offset.
    /// The file must not be shortened while it is open. @throws InputError naming the file and what
    /// is wrong with it. Linear in the image, about 4 GB/s.
    static KnowledgeBase open(const std::filesystem::path& image);
    /// The same over bytes in memory, which are copied; `name` is only for messages.
    static KnowledgeBase from_bytes(std::string_view image, const std::filesystem::path& name);
    /// The same bytes for the same tables. @throws InputError when the file can not be written
    void save(const std::filesystem::path& image) const;
    /// What save() writes.
    std::string_view bytes() const noexcept;

    std::size_t size() const noexcept;      ///< how many actors
    std::size_t readings() const noexcept;  ///< how many readings of surface forms
    Actor actor(ActorIndex index) const;
    /// The actor with this id; about 100 ns.
    std::optional<ActorIndex> find(std::string_view id) const;
    /// What its table says in a further column ("iso2", "capital", "gender", "lat"); empty if
    /// nothing.
    std::string_view property(ActorIndex index, std::string_view column) const;

    AliasReading reading(std::uint32_t index) const;
    /// Readings of an actor are numbered one after another: [first, last).
    std::pair<std::uint32_t, std::uint32_t> readings_of(ActorIndex index) const;
    /// All readings of a name written in full, best first; the name is folded as fold_name() does,
    /// so it may come folded already. About a microsecond.
    std::span<const std::uint32_t> lookup(std::string_view name) const;

    /// Ids that token_id() gives besides those of words.
    static constexpr std::uint32_t unknown_token = 0;  ///< no alias holds it: ends every match
    static constexpr std::uint32_t joining_token = 1;  ///< - . & /: stepped over inside a name

    /// Numbers a token for match(): a word or number folded by fold_token(), or a punctuation mark
    /// as it stands. 0 when no alias holds it; 1 for - . & / and the typographic hyphens.
    std::uint32_t token_id(std::string_view folded) const noexcept;
    /// The longest alias that starts at each token, left to right, without overlaps; tokens are all
    /// those of one sentence, punctuation too, given by token_id(). One joining token may stand
    /// between two words of an alias, whether or not the table has one there; none begins or ends a
    /// match. Replaces what is in `out`. Linear in practice: longest alias x tokens at worst.
    void match(std::span<const std::uint32_t> tokens, std::vector<AliasMatch>& out) const;
    /// Every alias that starts at tokens[first], shortest first, for when the longest one can not
    /// be meant. Replaces what is in `out`.
    void match_at(std::span<const std::uint32_t> tokens, std::uint32_t first,
                  std::vector<AliasMatch>& out) const;

    /// The office class of this name, "head_of_state".
    std::optional<Office> office(std::string_view name) const;
    std::vector<Office> offices() const;  ///< sorted by name
    /// Terms of an office class at a state or organisation, sorted by start.
    std::vector<Term> holders(std::string_view office, ActorIndex of) const;
    /// Terms of a person, sorted by start.
    std::vector<Term> terms_of(ActorIndex person) const;
    /// The body of this class ("ministry_of_foreign_affairs") of this state; one that still exists
    /// before one that has ended, then the most common.
    std::optional<ActorIndex> body_of(std::string_view body_class, ActorIndex state) const;
    /// Persons (and nothing else) with this word as the last of their name, or in their column
    /// `called` ("xi", "anwar"), folded: "lavrov". The most common first. "Jr", "Sr", "II", "III" and "IV" do not count as a last word.
    std::span<const ActorIndex> by_surname(std::string_view folded) const;
    /// Is it a full member on that day; without a day: does its membership know no end?
    bool member(ActorIndex who, ActorIndex organisation, const std::optional<Date>& day) const;
    /// Every row, observers and former members too; sorted by organisation and start.
    std::vector<Membership> memberships_of(ActorIndex member) const;
    /// Every row, sorted by member and start.
    std::vector<Membership> members_of(ActorIndex organisation) const;
    /// Do the two states share a land border?
    bool neighbours(ActorIndex one, ActorIndex other) const;

    KnowledgeBase(KnowledgeBase&&) noexcept;
    KnowledgeBase& operator=(KnowledgeBase&&) noexcept;
    ~KnowledgeBase();

private:
    KnowledgeBase();
    friend KnowledgeBase compile(const KbTables& tables, std::vector<Problem> problems);
    friend KbTables rows_of(const KnowledgeBase& base);
    struct Image;
    std::unique_ptr<Image> image_;
};

/// "x-" and the first 12 hex digits of SHA-256 over type, folded name and what tells homonyms
/// apart, with line breaks between them: the id of an actor that Wikidata (or we) have no id for.
std::string local_id(std::string_view type, std::string_view name, std::string_view apart = {});

}  // namespace entente
