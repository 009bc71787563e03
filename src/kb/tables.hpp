#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/date.hpp"
#include "src/base/error.hpp"
#include "src/base/table_file.hpp"
#include "src/kb/knowledge_base.hpp"

namespace entente {

/// Where a row stood: the file's position in KbTables::files, the row's in the file.
struct RowPlace {
    static constexpr std::uint32_t no_file = 0xffffffff;  ///< the row comes from an image
    std::uint32_t file = no_file;
    std::uint32_t row = 0;
};

// Rows of the tables, their cells read but their ids not yet looked up. Views are into
// KbTables::files and KbTables::made, or into the image that the rows come from.

struct EntityRow {
    std::string_view id, type, name_id, name_en, state;
    std::optional<Date> start, end;
    std::uint32_t weight = 0;
    std::string_view detail, source;
    std::uint32_t first_property = 0, last_property = 0;  ///< [first, last) of KbTables::properties
    RowPlace place;
};

struct Property {
    std::string_view column, value;
};

/// Who gives way when two actors of a type claim the same surface form: the later rank.
enum class NameRank : std::uint8_t {
    told,   ///< a row of aliases.tsv, which says whether it is ambiguous
    name,   ///< a name of an entity table
    extra,  ///< a name or alias of an extra table
};

struct AliasRow {
    std::string_view id, surface, lang;
    AliasKind kind = AliasKind::name;
    bool ambiguous = false;
    NameRank rank = NameRank::told;
    std::string_view source;
    RowPlace place;
};

struct TermRow {
    std::string_view person, office, of, title_en;
    std::optional<Date> start, end, as_of;
    std::string_view source;
    RowPlace place;
};

struct MembershipRow {
    std::string_view member, organization, status;
    std::optional<Date> start, end;
    std::string_view source;
    RowPlace place;
};

struct BorderRow {
    std::string_view a, b, source;
    RowPlace place;
};

struct OfficeRow {
    Office office;
    RowPlace place;
};

/// All rows of a knowledge base.
struct KbTables {
    std::vector<EntityRow> entities;
    std::vector<Property> properties;
    std::vector<AliasRow> aliases;
    std::vector<OfficeRow> offices;
    std::vector<TermRow> terms;
    std::vector<MembershipRow> memberships;
    std::vector<BorderRow> borders;

    std::vector<TableFile> files;
    std::deque<std::string> made;  ///< strings that stand in no file: ids made for extra rows
    bool complete = true;          ///< no file is missing or cut short by a problem

    Where where(RowPlace place, std::string_view column) const;
};

/// An entity table: its file, the only type it holds, the column that becomes Actor::detail and the
/// further columns, which become properties.
struct EntityTable {
    std::string_view file;  ///< "states", without .tsv
    std::string_view type;  ///< "State"
    std::string_view detail;
    std::vector<std::string_view> extras;
};
const std::vector<EntityTable>& entity_tables();
/// Null for a type that no table holds.
const EntityTable* entity_table(std::string_view type) noexcept;

/// Reads the tables under folder, checks every cell on its own and notes what is wrong; what could
/// be read is in the result. Never throws for bad data.
KbTables load_tables(const std::filesystem::path& folder, std::vector<Problem>& problems);

/// Adds the rows of an extra table: an actor with an id that is new, or more names for a known one.
void add_extra(KbTables& tables, const std::filesystem::path& extra_tsv,
               std::vector<Problem>& problems);
/// The same for a table already read.
void add_extra(KbTables& tables, TableFile extra, std::vector<Problem>& problems);

/// The rows that an image was made of; they live as long as the knowledge base.
KbTables rows_of(const KnowledgeBase& base);

/// What the rows say of one another: ids given twice, ids that nothing has, ends of the wrong type,
/// local ids that do not fit their name.
void check_references(const KbTables& tables, std::vector<Problem>& problems);

/// Makes the image, once check_references() and the check for clashing names find nothing.
/// @throws LoadError with `problems` and all that these checks find
KnowledgeBase compile(const KbTables& tables, std::vector<Problem> problems = {});

}  // namespace entente
