#include "src/kb/name_readings.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "src/base/utf8.hpp"
#include "src/kb/image.hpp"
#include "src/kb/surface.hpp"

namespace entente {
namespace {

using Readings = std::vector<NameReading>;

/// Names, aliases and acronyms of an actor are one name of it; a demonym is another matter.
AliasKind kind_class(AliasKind kind) {
    return kind == AliasKind::demonym || kind == AliasKind::metonym ? kind : AliasKind::name;
}

/// What has to be equal for two forms to be the same: the bytes when case counts.
std::string_view form(const NameReading& reading) {
    return reading.exact_case ? reading.surface : std::string_view(reading.folded);
}

void add(Readings& out, NameReading reading) {
    reading.folded = fold_name(reading.surface);
    if (reading.folded.empty()) return;
    reading.exact_case = exact_case_form(reading.surface);
    out.push_back(std::move(reading));
}

void add_name(Readings& out, ActorIndex actor, const EntityRow& row, std::string_view surface,
              std::string_view lang) {
    NameReading reading;
    reading.actor = actor;
    reading.rank = NameRank::name;
    reading.surface = surface;
    reading.lang = lang;
    reading.source = row.source;
    reading.place = row.place;
    add(out, std::move(reading));
}

void add_alias(Readings& out, ActorIndex actor, const AliasRow& row) {
    NameReading reading;
    reading.actor = actor;
    reading.kind = row.kind;
    reading.ambiguous = row.ambiguous;
    reading.rank = row.rank;
    reading.surface = row.surface;
    reading.lang = row.lang;
    reading.source = row.source;
    reading.place = row.place;
    add(out, std::move(reading));
}

Readings gather(const KbTables& tables, const ActorOrder& actors) {
    Readings out;
    out.reserve(actors.size() * 2 + tables.aliases.size());
    for (ActorIndex actor = 0; actor < actors.size(); ++actor) {
        const EntityRow& row = actors.row(actor);
        add_name(out, actor, row, row.name_id, row.name_id == row.name_en ? "any" : "id");
        if (row.name_id != row.name_en) add_name(out, actor, row, row.name_en, "en");
    }
    for (const AliasRow& row : tables.aliases)
        if (const auto actor = actors.find(row.id)) add_alias(out, *actor, row);
    return out;
}

/// The later row says whether the form is ambiguous, and that it is an acronym; else the first
/// stays.
void merge_into(NameReading& first, const NameReading& later) {
    if (later.kind == AliasKind::acronym) first.kind = AliasKind::acronym;
    if (later.rank != NameRank::told) return;
    first.rank = NameRank::told;
    first.ambiguous = later.ambiguous;
    if (first.place.file == RowPlace::no_file || later.place.file != RowPlace::no_file)
        first.place = later.place;
}

/// Names come before aliases in `all`, and a stable sort keeps them there.
Readings merged_by_actor(Readings all) {
    const auto same = [](const NameReading& a) {
        return std::tuple(a.actor, kind_class(a.kind), a.exact_case, form(a));
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const auto& a, const auto& b) { return same(a) < same(b); });
    Readings out;
    out.reserve(all.size());
    for (NameReading& reading : all)
        if (!out.empty() && same(out.back()) == same(reading))
            merge_into(out.back(), reading);
        else
            out.push_back(std::move(reading));
    return out;
}

using Claims = std::span<NameReading* const>;

bool open_to_all(const NameReading& claim) {
    return claim.rank == NameRank::told && !claim.ambiguous;
}

/// Settles who keeps a surface form that several actors of one type claim. Linear in the claims.
class Clash {
public:
    Clash(const ActorOrder& actors, const KbTables& tables, std::vector<Problem>& problems)
        : actors_(actors), tables_(tables), problems_(problems) {}

    /// `claims`: of one type and form, at least two.
    void settle(Claims claims) {
        if (first_other(claims, claims.front()->actor, [](const auto&) { return true; }) == nullptr)
            return;
        refuse_told(claims);
        yield(claims);
    }

private:
    /// The first claim of another actor than this that fits; null if there is none.
    template <class Fits>
    static const NameReading* first_other(Claims claims, ActorIndex actor, Fits fits) {
        const auto found = std::find_if(claims.begin(), claims.end(), [&](const auto* claim) {
            return claim->actor != actor && fits(*claim);
        });
        return found == claims.end() ? nullptr : *found;
    }

    /// A told, unmarked alias that is also somebody else's told alias or name is our data's fault.
    void refuse_told(Claims claims) {
        const auto rival = [](const NameReading& claim) {
            return !claim.ambiguous && claim.rank != NameRank::extra;
        };
        const NameReading* first = first_other(claims, image::none, rival);
        if (first == nullptr) return;
        const NameReading* second = first_other(claims, first->actor, rival);
        if (second == nullptr) return;
        for (const NameReading* claim : claims)
            if (open_to_all(*claim) && claim->place.file != RowPlace::no_file)
                problems_.push_back(
                    problem(*claim, claim->actor == first->actor ? *second : *first));
    }

    Problem problem(const NameReading& claim, const NameReading& other) const {
        const EntityRow& row = actors_.row(other.actor);
        return {tables_.where(claim.place, "alias"),
                '"' + std::string(claim.surface) + "\" also names " + std::string(row.id) + ", a " +
                    std::string(row.type) + " too; mark it ambiguous"};
    }

    std::uint32_t weight(const NameReading& claim) const { return actors_.row(claim.actor).weight; }

    /// Claims that nobody told about become ambiguous, but for those of the actor that may keep it.
    void yield(Claims claims) const {
        const std::optional<ActorIndex> keeper = keeper_of(claims);
        for (NameReading* claim : claims)
            if (claim->rank != NameRank::told && claim->actor != keeper) claim->ambiguous = true;
    }

    /// The most common of those of the first untold rank, if it is at least twice as common as the
    /// others of that rank and no other actor was told to have the form.
    std::optional<ActorIndex> keeper_of(Claims claims) const {
        const NameReading* best = nullptr;
        for (const NameReading* claim : claims)
            if (claim->rank != NameRank::told && (best == nullptr || before(*claim, *best)))
                best = claim;
        if (best == nullptr || first_other(claims, best->actor, open_to_all) != nullptr)
            return std::nullopt;
        const NameReading* rival = first_other(claims, best->actor, [&](const NameReading& claim) {
            return claim.rank == best->rank &&
                   (weight(*best) == 0 || weight(claim) * 2 > weight(*best));
        });
        if (rival != nullptr) return std::nullopt;
        return best->actor;
    }

    bool before(const NameReading& one, const NameReading& other) const {
        return one.rank != other.rank ? one.rank < other.rank : weight(one) > weight(other);
    }

    const ActorOrder& actors_;
    const KbTables& tables_;
    std::vector<Problem>& problems_;
};

void settle_clashes(Readings& readings, Clash clash, const ActorOrder& actors) {
    std::vector<NameReading*> order;
    order.reserve(readings.size());
    for (NameReading& reading : readings) order.push_back(&reading);
    const auto claimed = [&](const NameReading* reading) {
        return std::tuple(form(*reading), reading->exact_case, actors.row(reading->actor).type);
    };
    // Equal claims stay in the order of their actors, so that problems come in one order.
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto* a, const auto* b) { return claimed(a) < claimed(b); });
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first + 1;
        while (last < order.size() && claimed(order[last]) == claimed(order[first])) ++last;
        if (last - first > 1) clash.settle(std::span(order).subspan(first, last - first));
        first = last;
    }
}

}  // namespace

std::vector<NameReading> name_readings(const KbTables& tables, const ActorOrder& actors,
                                       std::vector<Problem>& problems) {
    Readings readings = merged_by_actor(gather(tables, actors));
    settle_clashes(readings, Clash(actors, tables, problems), actors);
    std::sort(readings.begin(), readings.end(), [](const NameReading& a, const NameReading& b) {
        return std::tie(a.actor, a.kind, a.folded, a.surface) <
               std::tie(b.actor, b.kind, b.folded, b.surface);
    });
    return readings;
}

}  // namespace entente
