#include <algorithm>
#include <map>
#include <string>

#include "src/base/utf8.hpp"
#include "src/kb/actor_order.hpp"
#include "src/kb/tables.hpp"

namespace entente {
namespace {

std::string in_quotes(std::string_view text) {
    return '"' + std::string(text) + '"';
}

/// "states.tsv:12", to point at another row within a message.
std::string spot(const Where& where) {
    return where.file.filename().string() + ':' + std::to_string(where.line);
}

class ReferenceCheck {
public:
    ReferenceCheck(const KbTables& tables, std::vector<Problem>& problems)
        : tables_(tables), problems_(problems), actors_(tables) {
        for (const OfficeRow& row : tables.offices) office_names_.push_back(row.office.name);
        std::sort(office_names_.begin(), office_names_.end());
    }

    void run() {
        doubled_ids();
        doubled_offices();
        for (const EntityRow& row : tables_.entities) entity(row);
        for (const AliasRow& row : tables_.aliases) known(row.id, row.place, "id");
        for (const TermRow& row : tables_.terms) term(row);
        for (const MembershipRow& row : tables_.memberships) {
            known(row.member, row.place, "member");
            known(row.organization, row.place, "organization");
        }
        for (const BorderRow& row : tables_.borders) border(row);
    }

private:
    void problem(RowPlace place, std::string_view column, std::string message) {
        problems_.push_back({tables_.where(place, column), std::move(message)});
    }

    /// The actor, with a problem noted when the id is well-formed but nobody's.
    const EntityRow* known(std::string_view id, RowPlace place, std::string_view column) {
        if (const auto actor = actors_.find(id)) return &actors_.row(*actor);
        if (id.starts_with('Q') || id.starts_with("x-"))
            problem(place, column, in_quotes(id) + " stands in no entity table");
        return nullptr;
    }

    void typed(std::string_view id, std::string_view type, RowPlace place,
               std::string_view column) {
        const EntityRow* row = known(id, place, column);
        if (row != nullptr && row->type != type)
            problem(place, column,
                    in_quotes(id) + " is a " + std::string(row->type) + "; expected a " +
                        std::string(type));
    }

    void doubled_ids() {
        for (const auto& [row, earlier] : actors_.doubles()) {
            const EntityRow& doubled = tables_.entities[row];
            const EntityRow& first = tables_.entities[earlier];
            problem(doubled.place, "id",
                    "id " + in_quotes(doubled.id) + " stands already in " +
                        spot(tables_.where(first.place, "id")));
        }
    }

    void doubled_offices() {
        std::map<std::string_view, RowPlace> seen;
        for (const OfficeRow& row : tables_.offices)
            if (const auto [first, fresh] = seen.emplace(row.office.name, row.place); !fresh)
                problem(row.place, "office",
                        "office " + in_quotes(row.office.name) + " stands already in " +
                            spot(tables_.where(first->second, "office")));
    }

    void entity(const EntityRow& row) {
        if (!row.state.empty()) typed(row.state, "State", row.place, "state");
        for (std::uint32_t i = row.first_property; i < row.last_property; ++i)
            if (const Property& property = tables_.properties[i]; property.column == "capital")
                typed(property.value, "Place", row.place, "capital");
        if (row.id.starts_with("x-") && row.place.file != RowPlace::no_file) local(row);
    }

    /// Homonyms of one type and state are told apart by something that stands in no column.
    void local(const EntityRow& row) {
        const std::string id = local_id(row.type, main_name(row), row.state);
        if (row.id != id && !has_homonym(row))
            problem(
                row.place, "id",
                "local id " + in_quotes(row.id) + "; type, name and state give " + in_quotes(id));
    }

    static std::string_view main_name(const EntityRow& row) {
        return row.name_en.empty() ? row.name_id : row.name_en;
    }

    static std::string homonym_key(const EntityRow& row) {
        return std::string(row.type) + '\n' + fold_name(main_name(row)) + '\n' +
               std::string(row.state);
    }

    bool has_homonym(const EntityRow& row) {
        if (homonym_keys_.empty()) {
            for (const EntityRow& each : tables_.entities)
                homonym_keys_.push_back(homonym_key(each));
            std::sort(homonym_keys_.begin(), homonym_keys_.end());
        }
        const auto [first, last] =
            std::equal_range(homonym_keys_.begin(), homonym_keys_.end(), homonym_key(row));
        return last - first > 1;
    }

    void term(const TermRow& row) {
        typed(row.person, "Person", row.place, "person");
        known(row.of, row.place, "of");
        if (std::binary_search(office_names_.begin(), office_names_.end(), row.office)) return;
        std::string message = in_quotes(row.office) + " is not in offices.tsv";
        if (const auto best = nearest(row.office, office_names_); !best.empty())
            message += "; nearest is " + in_quotes(best);
        problem(row.place, "office", std::move(message));
    }

    void border(const BorderRow& row) {
        typed(row.a, "State", row.place, "a");
        typed(row.b, "State", row.place, "b");
        if (row.a == row.b) problem(row.place, "b", in_quotes(row.b) + " borders itself");
    }

    const KbTables& tables_;
    std::vector<Problem>& problems_;
    ActorOrder actors_;
    std::vector<std::string_view> office_names_;
    std::vector<std::string> homonym_keys_;  // sorted; made when the first local id asks
};

}  // namespace

void check_references(const KbTables& tables, std::vector<Problem>& problems) {
    if (tables.complete) ReferenceCheck(tables, problems).run();
}

}  // namespace entente
