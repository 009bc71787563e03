#include "src/kb/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "src/base/utf8.hpp"
#include "src/kb/ids.hpp"

namespace entente {
namespace {

using Columns = std::vector<std::string_view>;

constexpr std::uint32_t most_weight = 1000;
constexpr std::array<std::string_view, 5> kind_names = {"name", "alias", "acronym", "demonym",
                                                        "metonym"};

const Columns entity_columns = {"id",    "type", "name_id", "name_en", "state",
                                "start", "end",  "weight",  "source"};
const Columns alias_columns = {"id", "alias", "lang", "kind", "ambiguous", "source"};
const Columns office_columns = {"office", "label_id", "label_en", "wikidata", "source"};
const Columns term_columns = {"person", "office", "of",    "title_en",
                              "start",  "end",    "as_of", "source"};
const Columns membership_columns = {"member", "organization", "status", "start", "end", "source"};
const Columns border_columns = {"a", "b", "source"};
/// Further columns that hold dates.
const Columns date_columns = {"founded", "birth", "death"};

std::string in_quotes(std::string_view text) {
    return '"' + std::string(text) + '"';
}

bool holds(const Columns& columns, std::string_view name) {
    return std::find(columns.begin(), columns.end(), name) != columns.end();
}

std::string with_nearest(std::string message, std::string_view word, const Columns& choices) {
    if (const auto best = nearest(word, choices); !best.empty())
        message += "; nearest is " + in_quotes(best);
    return message;
}

std::optional<AliasKind> parse_kind(std::string_view word) {
    const auto found = std::find(kind_names.begin(), kind_names.end(), word);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<AliasKind>(found - kind_names.begin());
}

/// One table being read: finds cells by column name and notes what is wrong with them.
class Reader {
public:
    Reader(KbTables& tables, std::uint32_t file, std::vector<Problem>& problems)
        : table_(tables.files[file]), file_(file), problems_(problems) {}

    /// Are all of `required` there, and nothing else but them and `others`?
    bool check_header(const Columns& required, const Columns& others) {
        const std::size_t before = problems_.size();
        for (std::string_view name : required)
            if (!table_.column(name))
                problems_.push_back({
                    {table_.file(), 1, 0},
                    "no column " + in_quotes(name)
                });
        Columns known = required;
        known.insert(known.end(), others.begin(), others.end());
        std::size_t code_points = 1;
        for (std::string_view name : table_.header()) {
            if (!holds(known, name))
                problems_.push_back({
                    {table_.file(), 1, code_points},
                    with_nearest("unknown column " + in_quotes(name), name, known)
                });
            code_points += count_code_points(name) + 1;
        }
        return problems_.size() == before;
    }

    void go_to(std::uint32_t row) { row_ = row; }
    RowPlace place() const { return {file_, row_}; }

    bool has(std::string_view column) const { return table_.column(column).has_value(); }

    /// The cell; empty when there is no such column.
    std::string_view text(std::string_view column) const {
        const auto at = table_.column(column);
        return at ? table_.rows()[row_][*at] : std::string_view();
    }

    void problem(std::string_view column, std::string message) {
        problems_.push_back(
            {table_.rows()[row_].where(table_.column(column).value_or(0)), std::move(message)});
    }

    std::string_view some_text(std::string_view column) {
        if (text(column).empty()) problem(column, "empty " + in_quotes(column));
        return text(column);
    }

    std::string_view id(std::string_view column) {
        const std::string_view cell = text(column);
        if (!id_key(cell))
            problem(column, in_quotes(cell) + " is no id; expected Q159 or x-0123456789ab");
        return cell;
    }

    std::string_view id_if_any(std::string_view column) {
        return text(column).empty() ? text(column) : id(column);
    }

    std::optional<Date> date(std::string_view column) {
        const std::string_view cell = text(column);
        if (cell.empty()) return std::nullopt;
        const auto date = Date::parse(cell);
        if (date && date->year != 0) return date;
        problem(column, in_quotes(cell) + " is no date; expected YYYY, YYYY-MM or YYYY-MM-DD");
        return std::nullopt;
    }

    void check_order(const std::optional<Date>& start, const std::optional<Date>& end) {
        if (start && end && first_day(*start) > last_day(*end))
            problem("start", "starts " + start->iso() + ", after its end " + end->iso());
    }

    std::uint32_t weight() {
        const std::string_view cell = text("weight");
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (error != std::errc() || end != cell.data() + cell.size() || value > most_weight)
            problem("weight", in_quotes(cell) + " is no weight; expected 0 to 1000");
        return std::min(value, most_weight);
    }

    /// A surface form has to hold a letter or a digit.
    std::string_view surface(std::string_view column) {
        const std::string_view cell = text(column);
        if (!cell.empty() && fold_name(cell).empty())
            problem(column, in_quotes(cell) + " holds no letter or digit");
        return cell;
    }

    std::uint32_t rows() const { return static_cast<std::uint32_t>(table_.rows().size()); }

private:
    const TableFile& table_;
    std::uint32_t file_;
    std::uint32_t row_ = 0;
    std::vector<Problem>& problems_;
};

void read_properties(Reader& in, const EntityTable& table, KbTables& out) {
    for (std::string_view column : table.extras) {
        if (holds(date_columns, column))
            in.date(column);
        else if (column == "capital")
            in.id_if_any(column);
        if (const std::string_view value = in.text(column); !value.empty())
            out.properties.push_back({column, value});
    }
}

std::string_view read_type(Reader& in, const EntityTable& table) {
    const std::string_view type = in.text("type");
    if (type == table.type) return type;
    Columns types;
    for (const EntityTable& other : entity_tables()) types.push_back(other.type);
    if (holds(types, type))
        in.problem("type",
                   "type " + in_quotes(type) + "; this table holds " + in_quotes(table.type));
    else
        in.problem("type", with_nearest("unknown type " + in_quotes(type), type, types));
    return table.type;
}

EntityRow read_names_and_dates(Reader& in) {
    EntityRow row;
    row.place = in.place();
    row.name_id = in.surface("name_id");
    row.name_en = in.surface("name_en");
    if (row.name_id.empty() && row.name_en.empty())
        in.problem("name_id", "no name; name_id or name_en has to be there");
    row.state = in.id_if_any("state");
    row.start = in.date("start");
    row.end = in.date("end");
    in.check_order(row.start, row.end);
    return row;
}

void read_entity(Reader& in, const EntityTable& table, KbTables& out) {
    EntityRow row = read_names_and_dates(in);
    row.id = in.id("id");
    row.type = read_type(in, table);
    row.weight = in.weight();
    row.source = in.some_text("source");
    if (!table.detail.empty()) row.detail = in.text(table.detail);
    row.first_property = static_cast<std::uint32_t>(out.properties.size());
    read_properties(in, table, out);
    row.last_property = static_cast<std::uint32_t>(out.properties.size());
    out.entities.push_back(row);
}

void read_alias(Reader& in, KbTables& out) {
    AliasRow row;
    row.place = in.place();
    row.id = in.id("id");
    in.some_text("alias");
    row.surface = in.surface("alias");
    row.lang = in.some_text("lang");
    const std::string_view kind = in.text("kind");
    if (const auto known = parse_kind(kind))
        row.kind = *known;
    else
        in.problem("kind", with_nearest("unknown kind " + in_quotes(kind), kind,
                                        {kind_names.begin(), kind_names.end()}));
    const std::string_view ambiguous = in.text("ambiguous");
    row.ambiguous = ambiguous == "1";
    if (ambiguous != "0" && ambiguous != "1")
        in.problem("ambiguous", in_quotes(ambiguous) + " is neither 0 nor 1");
    row.source = in.some_text("source");
    out.aliases.push_back(row);
}

void read_office(Reader& in, KbTables& out) {
    Office office;
    office.name = in.some_text("office");
    office.label_id = in.text("label_id");
    office.label_en = in.text("label_en");
    office.wikidata = in.id_if_any("wikidata");
    office.source = in.some_text("source");
    out.offices.push_back({office, in.place()});
}

void read_term(Reader& in, KbTables& out) {
    TermRow row;
    row.place = in.place();
    row.person = in.id("person");
    row.office = in.some_text("office");
    row.of = in.id("of");
    row.title_en = in.text("title_en");
    row.start = in.date("start");
    row.end = in.date("end");
    row.as_of = in.date("as_of");
    in.check_order(row.start, row.end);
    row.source = in.some_text("source");
    out.terms.push_back(row);
}

void read_membership(Reader& in, KbTables& out) {
    MembershipRow row;
    row.place = in.place();
    row.member = in.id("member");
    row.organization = in.id("organization");
    row.status = in.some_text("status");
    row.start = in.date("start");
    row.end = in.date("end");
    in.check_order(row.start, row.end);
    row.source = in.some_text("source");
    out.memberships.push_back(row);
}

void read_border(Reader& in, KbTables& out) {
    out.borders.push_back({in.id("a"), in.id("b"), in.some_text("source"), in.place()});
}

/// Takes in a file and calls read(Reader&) for each row, unless its header is wrong.
template <class Read>
void read_rows(KbTables& out, TableFile file, const Columns& required, const Columns& others,
               std::vector<Problem>& problems, Read read) {
    out.files.push_back(std::move(file));
    Reader in(out, static_cast<std::uint32_t>(out.files.size() - 1), problems);
    if (!in.check_header(required, others)) {
        out.complete = false;
        return;
    }
    for (std::uint32_t row = 0; row < in.rows(); ++row) {
        in.go_to(row);
        read(in);
    }
}

/// Nothing, and its problems noted, for a file that can not be read.
std::optional<TableFile> load_file(KbTables& out, const std::filesystem::path& file,
                                   std::vector<Problem>& problems) {
    try {
        return TableFile::load(file, {});
    } catch (const LoadError& error) {
        problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        out.complete = false;
        return std::nullopt;
    }
}

template <class Read>
void read_table(KbTables& out, const std::filesystem::path& file, const Columns& required,
                const Columns& others, std::vector<Problem>& problems, Read read) {
    if (auto table = load_file(out, file, problems))
        read_rows(out, *std::move(table), required, others, problems, read);
}

void read_entities(const EntityTable& table, const std::filesystem::path& folder, KbTables& out,
                   std::vector<Problem>& problems) {
    Columns required = entity_columns;
    if (!table.detail.empty()) required.push_back(table.detail);
    read_table(out, folder / (std::string(table.file) + ".tsv"), required, table.extras, problems,
               [&](Reader& in) { read_entity(in, table, out); });
}

void add_extra_name(const EntityRow& row, std::string_view surface, std::string_view lang,
                    AliasKind kind, KbTables& out) {
    if (surface.empty()) return;
    AliasRow alias;
    alias.id = row.id;
    alias.surface = surface;
    alias.lang = lang;
    alias.kind = kind;
    alias.rank = NameRank::extra;
    alias.source = row.source;
    alias.place = row.place;
    out.aliases.push_back(alias);
}

void add_extra_aliases(Reader& in, const EntityRow& row, KbTables& out) {
    std::string_view rest = in.text("aliases");
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        std::string_view alias = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (alias.starts_with(' ')) alias.remove_prefix(1);
        while (alias.ends_with(' ')) alias.remove_suffix(1);
        if (!alias.empty() && fold_name(alias).empty())
            in.problem("aliases", in_quotes(alias) + " holds no letter or digit");
        else
            add_extra_name(row, alias, "any", AliasKind::alias, out);
    }
}

/// Ids and types of the actors that were there before the extra table, sorted.
using KnownTypes = std::vector<std::pair<std::string_view, std::string_view>>;

KnownTypes known_types(const KbTables& tables) {
    KnownTypes known;
    known.reserve(tables.entities.size());
    for (const EntityRow& row : tables.entities) known.emplace_back(row.id, row.type);
    std::sort(known.begin(), known.end());
    return known;
}

void read_extra(Reader& in, const KnownTypes& known, KbTables& out) {
    EntityRow row = read_names_and_dates(in);
    const std::string_view type = in.text("type");
    const EntityTable* table = entity_table(type);
    row.type = table != nullptr ? table->type : read_type(in, entity_tables().front());
    if (!in.text("weight").empty()) row.weight = in.weight();
    row.source = in.text("source").empty() ? "extra" : in.text("source");
    row.id = in.id_if_any("id");
    if (row.id.empty())
        row.id = out.made.emplace_back(
            local_id(row.type, row.name_en.empty() ? row.name_id : row.name_en, row.state));
    add_extra_name(row, row.name_id, "id", AliasKind::name, out);
    add_extra_name(row, row.name_en, "en", AliasKind::name, out);
    add_extra_aliases(in, row, out);
    const auto found =
        std::lower_bound(known.begin(), known.end(), std::pair(row.id, std::string_view()));
    if (found == known.end() || found->first != row.id)
        out.entities.push_back(row);
    else if (found->second != row.type)
        in.problem("type", in_quotes(row.id) + " is a " + std::string(found->second));
}

}  // namespace

std::string_view to_string(AliasKind kind) noexcept {
    return kind_names[static_cast<std::size_t>(kind)];
}

const std::vector<EntityTable>& entity_tables() {
    static const std::vector<EntityTable> tables = {
        {"states",                      "State",                     "kind",  {"iso2", "iso3", "capital"}             },
        {"international_organizations", "InternationalOrganization", "",      {"founded", "seat"}                     },
        {"government_bodies",           "GovernmentBody",            "class", {}                                      },
        {"military_forces",             "MilitaryForce",             "",      {}                                      },
        {"armed_groups",                "ArmedGroup",                "",      {}                                      },
        {"political_parties",           "PoliticalParty",            "",      {}                                      },
        {"media",                       "MediaOrganization",         "",      {"domain"}                              },
        {"companies",                   "Company",                   "",      {}                                      },
        {"organizations",               "Organization",              "",      {}                                      },
        {"places",                      "Place",                     "kind",  {"lat", "lon", "population", "geonames"}},
        {"agreements",                  "Agreement",                 "",      {}                                      },
        {"groups",                      "Group",                     "",      {}                                      },
        {"persons",                     "Person",                    "",      {"gender", "birth", "death", "called"}  },
    };
    return tables;
}

const EntityTable* entity_table(std::string_view type) noexcept {
    for (const EntityTable& table : entity_tables())
        if (table.type == type) return &table;
    return nullptr;
}

Where KbTables::where(RowPlace place, std::string_view column) const {
    if (place.file == RowPlace::no_file) return {};
    const TableFile& file = files.at(place.file);
    return file.rows().at(place.row).where(file.column(column).value_or(0));
}

KbTables load_tables(const std::filesystem::path& folder, std::vector<Problem>& problems) {
    KbTables out;
    for (const EntityTable& table : entity_tables()) read_entities(table, folder, out, problems);
    const auto read = [&](const char* file, const Columns& columns,
                          void (*row)(Reader&, KbTables&)) {
        read_table(out, folder / file, columns, {}, problems, [&](Reader& in) { row(in, out); });
    };
    read("aliases.tsv", alias_columns, read_alias);
    read("offices.tsv", office_columns, read_office);
    read("terms.tsv", term_columns, read_term);
    read("memberships.tsv", membership_columns, read_membership);
    read("borders.tsv", border_columns, read_border);
    return out;
}

void add_extra(KbTables& tables, const std::filesystem::path& extra_tsv,
               std::vector<Problem>& problems) {
    if (auto table = load_file(tables, extra_tsv, problems))
        add_extra(tables, *std::move(table), problems);
}

void add_extra(KbTables& tables, TableFile extra, std::vector<Problem>& problems) {
    const KnownTypes known = known_types(tables);
    Columns others = entity_columns;
    others.emplace_back("aliases");
    read_rows(tables, std::move(extra), {"type"}, others, problems,
              [&](Reader& in) { read_extra(in, known, tables); });
}

}  // namespace entente
