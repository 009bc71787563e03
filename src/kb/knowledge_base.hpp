#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/date.hpp"
#include "src/base/error.hpp"

namespace entente {

/// Position of an actor in the knowledge base it came from; never written anywhere.
using ActorIndex = std::uint32_t;

/// What a surface form is to its actor.
enum class AliasKind : std::uint8_t { name, alias, acronym, demonym, metonym };
std::string_view to_string(AliasKind kind) noexcept;

/// One actor: a row of an entity table. Views live as long as the KnowledgeBase.
struct Actor {
    std::string_view id;       ///< Q159 or x-0123456789ab
    std::string_view type;     ///< "State"
    std::string_view name_id;  ///< as the Indonesian press writes it
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
    bool ambiguous = false;   ///< also an ordinary word or somebody else: needs support from context
    bool exact_case = false;  ///< counts only when written as in the table ("AS", not "as")
    std::string_view surface;  ///< as in the table
};

/// An office held: a row of terms.tsv.
struct Term {
    ActorIndex person = 0;
    ActorIndex of = 0;
    std::string_view office;  ///< class, "minister_of_foreign_affairs"
    std::optional<Date> start, end;
    std::optional<Date> as_of;  ///< day of the source's snapshot, when `end` is missing
};

/// A run of tokens that spells one or more actors: [first, last) among the tokens given.
struct AliasMatch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::span<const std::uint32_t> readings;  ///< for KnowledgeBase::reading()
};

/// Who is known: actors, their names, offices, memberships. Made once from the tables of data/kb and
/// kept as one flat image that is mapped into memory; only read afterwards, by any number of threads.
class KnowledgeBase {
public:
    /// Reads every table of data/kb under folder. @throws LoadError with all problems of all tables
    static KnowledgeBase from_tables(const std::filesystem::path& folder);
    /// Maps an image that save() wrote; checks its magic, version, size and every offset.
    /// @throws InputError naming the file and what is wrong with it
    static KnowledgeBase open(const std::filesystem::path& image);
    /// The same bytes for the same tables.
    void save(const std::filesystem::path& image) const;

    std::size_t size() const noexcept;  ///< how many actors
    Actor actor(ActorIndex index) const;
    std::optional<ActorIndex> find(std::string_view id) const;

    AliasReading reading(std::uint32_t index) const;
    /// All readings of a name written in full, folded as fold_name() does.
    std::span<const std::uint32_t> lookup(std::string_view name) const;

    /// Numbers a folded token (fold_name() of one word) for match(); 0 when no alias holds it.
    std::uint32_t token_id(std::string_view folded) const noexcept;
    /// The longest alias that starts at each token, left to right, without overlaps; tokens are given
    /// by token_id(). Linear in practice: longest alias x tokens at worst.
    void match(std::span<const std::uint32_t> tokens, std::vector<AliasMatch>& out) const;

    /// Terms of an office class at a state or organisation, sorted by start.
    std::vector<Term> holders(std::string_view office, ActorIndex of) const;
    std::vector<Term> terms_of(ActorIndex person) const;
    /// The body of this class ("ministry_of_foreign_affairs") of this state.
    std::optional<ActorIndex> body_of(std::string_view body_class, ActorIndex state) const;
    /// Persons (and nothing else) with this word as the last of their name, folded: "lavrov".
    std::span<const ActorIndex> by_surname(std::string_view folded) const;
    bool member(ActorIndex who, ActorIndex organisation, const std::optional<Date>& day) const;

    KnowledgeBase(KnowledgeBase&&) noexcept;
    KnowledgeBase& operator=(KnowledgeBase&&) noexcept;
    ~KnowledgeBase();

private:
    KnowledgeBase();
    struct Image;
    std::unique_ptr<Image> image_;
};

/// "x-" and the first 12 hex digits of SHA-256 over type, folded name and what tells homonyms apart,
/// with line breaks between them: the id of an actor that Wikidata (or we) have no id for.
std::string local_id(std::string_view type, std::string_view name, std::string_view apart = {});

}  // namespace entente
