#include "src/kb/knowledge_base.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "src/base/file.hpp"
#include "src/base/utf8.hpp"
#include "src/kb/ids.hpp"
#include "src/kb/knowledge_base_image.hpp"
#include "src/kb/surface.hpp"
#include "src/kb/tables.hpp"

namespace entente {
namespace {

using image::Index;
using image::View;

/// Positions [first, last) of the range numbered i, whose begins follow one another.
std::pair<Index, Index> range(std::span<const Index> begin, std::size_t i) {
    return {begin[i], begin[i + 1]};
}

std::span<const Index> slice(std::span<const Index> rows, std::pair<Index, Index> range) {
    return rows.subspan(range.first, range.second - range.first);
}

/// The one of `rows` (rising by text_of) with this text.
template <class Row, class TextOf>
std::optional<std::size_t> find_text(std::span<const Row> rows, std::string_view text,
                                     TextOf text_of) {
    const auto found = std::lower_bound(
        rows.begin(), rows.end(), text,
        [&](const Row& row, std::string_view wanted) { return text_of(row) < wanted; });
    if (found == rows.end() || text_of(*found) != text) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
}

Office office_at(const View& v, std::size_t i) {
    const image::OfficeRow& row = v.offices[i];
    return {v.text(row.name), v.text(row.label_id), v.text(row.label_en), v.text(row.wikidata),
            v.text(row.source)};
}

std::optional<std::size_t> find_office(const View& v, std::string_view name) {
    return find_text(v.offices, name,
                     [&](const image::OfficeRow& row) { return v.text(row.name); });
}

Term term_at(const View& v, const image::TermRow& row) {
    return {row.person,
            row.of,
            v.text(v.offices[row.office].name),
            image::unpack(row.start),
            image::unpack(row.end),
            image::unpack(row.as_of),
            v.text(row.title),
            v.text(row.source)};
}

Membership membership_at(const View& v, const image::MembershipRow& row) {
    return {row.member,
            row.organisation,
            v.text(row.status),
            image::unpack(row.start),
            image::unpack(row.end),
            v.text(row.source)};
}

/// Where a walk down the trie stands.
struct Walk {
    Index node;
    std::uint32_t next;  ///< token to look at
};

/// The first node of a form that begins with this token; tokens that begin one are numbered first.
std::optional<Index> first_node(const View& v, Index token) {
    const Index starters = v.node_child_begin[1] - v.node_child_begin[0];
    const Index number = token - 2;  // 0 and 1 wrap to the end
    if (number >= starters) return std::nullopt;
    return v.node_child_begin[0] + number;
}

std::optional<Index> child(const View& v, Index node, Index token) {
    const auto children = slice(v.node_tokens, range(v.node_child_begin, node));
    const auto found = std::lower_bound(children.begin(), children.end(), token);
    if (found == children.end() || *found != token) return std::nullopt;
    return v.node_child_begin[node] + static_cast<Index>(found - children.begin());
}

/// Goes one token further, over one joining token if there is one.
bool step(const View& v, std::span<const Index> tokens, Walk& walk) {
    std::uint32_t at = walk.next;
    if (at < tokens.size() && tokens[at] == KnowledgeBase::joining_token) ++at;
    if (at >= tokens.size() || tokens[at] <= KnowledgeBase::joining_token) return false;
    const auto next = child(v, walk.node, tokens[at]);
    if (!next) return false;
    walk = {*next, at + 1};
    return true;
}

/// Calls visit(match) for each form that starts at tokens[first], shortest first.
template <class Visit>
void for_each_match(const View& v, std::span<const Index> tokens, std::uint32_t first,
                    Visit visit) {
    const auto start = first_node(v, tokens[first]);
    if (!start) return;
    Walk walk{*start, first + 1};
    do {
        if (const Index group = v.node_groups[walk.node]; group != image::none)
            visit(
                AliasMatch{first, walk.next, slice(v.group_readings, range(v.group_begin, group))});
    } while (step(v, tokens, walk));
}

}  // namespace

// ------------------------------------------------------------------------------- making and
// keeping

KnowledgeBase::KnowledgeBase() : image_(std::make_unique<Image>()) {}
KnowledgeBase::KnowledgeBase(KnowledgeBase&&) noexcept = default;
KnowledgeBase& KnowledgeBase::operator=(KnowledgeBase&&) noexcept = default;
KnowledgeBase::~KnowledgeBase() = default;

KnowledgeBase KnowledgeBase::from_tables(const std::filesystem::path& folder) {
    std::vector<Problem> problems;
    const KbTables tables = load_tables(folder, problems);
    return compile(tables, std::move(problems));
}

KnowledgeBase KnowledgeBase::with_extra(const KnowledgeBase& base,
                                        const std::filesystem::path& extra_tsv) {
    std::vector<Problem> problems;
    KbTables tables = rows_of(base);
    add_extra(tables, extra_tsv, problems);
    return compile(tables, std::move(problems));
}

KnowledgeBase KnowledgeBase::open(const std::filesystem::path& image) {
    KnowledgeBase opened;
    opened.image_->file = MappedFile(image);
    opened.image_->bytes = opened.image_->file.bytes();
    opened.image_->view = image::read(opened.image_->bytes, image);
    return opened;
}

KnowledgeBase KnowledgeBase::from_bytes(std::string_view image, const std::filesystem::path& name) {
    KnowledgeBase opened;
    Image& own = *opened.image_;
    own.block.resize((image.size() + 7) / 8);
    if (!image.empty()) std::memcpy(own.block.data(), image.data(), image.size());
    own.bytes = std::as_bytes(std::span(own.block)).first(image.size());
    own.view = image::read(own.bytes, name);
    return opened;
}

void KnowledgeBase::save(const std::filesystem::path& image) const {
    write_file(image, bytes());
}

std::string_view KnowledgeBase::bytes() const noexcept {
    const auto bytes = image_->bytes;
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// --------------------------------------------------------------------------------- actors and
// names

namespace {

void require(bool known) {
    if (!known) throw std::out_of_range("KnowledgeBase: no such index");
}

}  // namespace

std::size_t KnowledgeBase::size() const noexcept {
    return image_->view.actors.size();
}
std::size_t KnowledgeBase::readings() const noexcept {
    return image_->view.readings.size();
}

Actor KnowledgeBase::actor(ActorIndex index) const {
    require(index < size());
    const View& v = image_->view;
    const image::ActorRow& row = v.actors[index];
    Actor actor;
    actor.id = v.text(row.id);
    actor.type = v.text(row.type);
    actor.name_id = v.text(row.name_id);
    actor.name_en = v.text(row.name_en);
    if (row.state != image::none) actor.state = row.state;
    actor.start = image::unpack(row.start);
    actor.end = image::unpack(row.end);
    actor.weight = row.weight;
    actor.detail = v.text(row.detail);
    actor.source = v.text(row.source);
    return actor;
}

std::optional<ActorIndex> KnowledgeBase::find(std::string_view id) const {
    const auto key = id_key(id);
    if (!key) return std::nullopt;
    const auto keys = image_->view.actor_keys;
    const auto found = std::lower_bound(keys.begin(), keys.end(), *key);
    if (found == keys.end() || *found != *key) return std::nullopt;
    return static_cast<ActorIndex>(found - keys.begin());
}

std::string_view KnowledgeBase::property(ActorIndex index, std::string_view column) const {
    require(index < size());
    const View& v = image_->view;
    const auto [first, last] = range(v.property_begin, index);
    for (Index i = first; i < last; ++i)
        if (v.text(v.properties[i].column) == column) return v.text(v.properties[i].value);
    return {};
}

AliasReading KnowledgeBase::reading(std::uint32_t index) const {
    require(index < readings());
    const View& v = image_->view;
    const image::ReadingRow& row = v.readings[index];
    return {row.actor,           static_cast<AliasKind>(row.kind),
            row.ambiguous != 0,  row.exact_case != 0,
            v.text(row.surface), v.text(row.lang),
            v.text(row.source)};
}

std::pair<std::uint32_t, std::uint32_t> KnowledgeBase::readings_of(ActorIndex index) const {
    require(index < size());
    return range(image_->view.reading_begin, index);
}

std::span<const std::uint32_t> KnowledgeBase::lookup(std::string_view name) const {
    const View& v = image_->view;
    const auto group =
        find_text(v.group_names, fold_name(name), [&](Index string) { return v.text(string); });
    if (!group) return {};
    return slice(v.group_readings, range(v.group_begin, *group));
}

// -----------------------------------------------------------------------------------------
// matching

std::uint32_t KnowledgeBase::token_id(std::string_view folded) const noexcept {
    const View& v = image_->view;
    const Index hash = image::hash_token(folded);
    const std::size_t mask = v.token_slots.size() - 1;
    for (std::size_t at = hash & mask; v.token_slots[at].token != 0; at = (at + 1) & mask) {
        const image::TokenSlot slot = v.token_slots[at];
        if (slot.hash == hash && v.text(slot.token - 1) == folded) return slot.token;
    }
    return joins_names(folded) ? joining_token : unknown_token;
}

void KnowledgeBase::match(std::span<const std::uint32_t> tokens,
                          std::vector<AliasMatch>& out) const {
    out.clear();
    const auto count = static_cast<std::uint32_t>(tokens.size());
    for (std::uint32_t first = 0; first < count;) {
        AliasMatch longest;
        for_each_match(image_->view, tokens, first, [&](AliasMatch match) { longest = match; });
        if (longest.last != 0) out.push_back(longest);
        first = std::max(first + 1, longest.last);
    }
}

void KnowledgeBase::match_at(std::span<const std::uint32_t> tokens, std::uint32_t first,
                             std::vector<AliasMatch>& out) const {
    out.clear();
    if (first < tokens.size())
        for_each_match(image_->view, tokens, first,
                       [&](AliasMatch match) { out.push_back(match); });
}

// ------------------------------------------------------------------------- offices and memberships

std::optional<Office> KnowledgeBase::office(std::string_view name) const {
    const auto found = find_office(image_->view, name);
    if (!found) return std::nullopt;
    return office_at(image_->view, *found);
}

std::vector<Office> KnowledgeBase::offices() const {
    std::vector<Office> all;
    for (std::size_t i = 0; i < image_->view.offices.size(); ++i)
        all.push_back(office_at(image_->view, i));
    return all;
}

std::vector<Term> KnowledgeBase::holders(std::string_view office, ActorIndex of) const {
    const View& v = image_->view;
    std::vector<Term> found;
    const auto number = find_office(v, office);
    if (!number) return found;
    const auto key = std::pair(static_cast<Index>(*number), of);
    const auto key_of = [](const image::TermRow& row) { return std::pair(row.office, row.of); };
    auto row = std::partition_point(v.terms.begin(), v.terms.end(),
                                    [&](const auto& term) { return key_of(term) < key; });
    for (; row != v.terms.end() && key_of(*row) == key; ++row) found.push_back(term_at(v, *row));
    return found;
}

std::vector<Term> KnowledgeBase::terms_of(ActorIndex person) const {
    const View& v = image_->view;
    std::vector<Term> found;
    auto at = std::partition_point(v.terms_by_person.begin(), v.terms_by_person.end(),
                                   [&](Index i) { return v.terms[i].person < person; });
    for (; at != v.terms_by_person.end() && v.terms[*at].person == person; ++at)
        found.push_back(term_at(v, v.terms[*at]));
    return found;
}

std::optional<ActorIndex> KnowledgeBase::body_of(std::string_view body_class,
                                                 ActorIndex state) const {
    const View& v = image_->view;
    const auto key = std::pair(body_class, state);
    const auto key_of = [&](const image::BodyRow& row) {
        return std::pair(v.text(row.body_class), row.state);
    };
    const auto row = std::partition_point(v.bodies.begin(), v.bodies.end(),
                                          [&](const auto& body) { return key_of(body) < key; });
    if (row == v.bodies.end() || key_of(*row) != key) return std::nullopt;
    return row->actor;
}

std::span<const ActorIndex> KnowledgeBase::by_surname(std::string_view folded) const {
    const View& v = image_->view;
    const auto found = find_text(v.surnames, folded, [&](Index string) { return v.text(string); });
    if (!found) return {};
    return slice(v.surname_actors, range(v.surname_begin, *found));
}

bool KnowledgeBase::member(ActorIndex who, ActorIndex organisation,
                           const std::optional<Date>& day) const {
    const View& v = image_->view;
    const auto key = std::pair(who, organisation);
    const auto key_of = [](const auto& row) { return std::pair(row.member, row.organisation); };
    auto row = std::partition_point(v.memberships.begin(), v.memberships.end(),
                                    [&](const auto& one) { return key_of(one) < key; });
    for (; row != v.memberships.end() && key_of(*row) == key; ++row) {
        const Membership membership = membership_at(v, *row);
        const bool then = day ? within(*day, membership.start, membership.end) : !membership.end;
        if (membership.status == "full" && then) return true;
    }
    return false;
}

std::vector<Membership> KnowledgeBase::memberships_of(ActorIndex member) const {
    const View& v = image_->view;
    std::vector<Membership> found;
    auto row = std::partition_point(v.memberships.begin(), v.memberships.end(),
                                    [&](const auto& one) { return one.member < member; });
    for (; row != v.memberships.end() && row->member == member; ++row)
        found.push_back(membership_at(v, *row));
    return found;
}

std::vector<Membership> KnowledgeBase::members_of(ActorIndex organisation) const {
    const View& v = image_->view;
    const auto order = v.memberships_by_organisation;
    std::vector<Membership> found;
    auto at = std::partition_point(order.begin(), order.end(), [&](Index i) {
        return v.memberships[i].organisation < organisation;
    });
    for (; at != order.end() && v.memberships[*at].organisation == organisation; ++at)
        found.push_back(membership_at(v, v.memberships[*at]));
    return found;
}

bool KnowledgeBase::neighbours(ActorIndex one, ActorIndex other) const {
    const auto key = std::minmax(one, other);
    const auto borders = image_->view.borders;
    const auto row = std::partition_point(borders.begin(), borders.end(), [&](const auto& border) {
        return std::pair(border.a, border.b) < std::pair(key.first, key.second);
    });
    return row != borders.end() && row->a == key.first && row->b == key.second;
}

// ------------------------------------------------------------------------------- back to the
// tables

namespace {

void add_rows_of(const View& v, Index actor, KbTables& out) {
    const image::ActorRow& row = v.actors[actor];
    EntityRow entity;
    entity.id = v.text(row.id);
    entity.type = v.text(row.type);
    entity.name_id = v.text(row.name_id);
    entity.name_en = v.text(row.name_en);
    if (row.state != image::none) entity.state = v.text(v.actors[row.state].id);
    entity.start = image::unpack(row.start);
    entity.end = image::unpack(row.end);
    entity.weight = row.weight;
    entity.detail = v.text(row.detail);
    entity.source = v.text(row.source);
    entity.first_property = static_cast<Index>(out.properties.size());
    const auto [first, last] = range(v.property_begin, actor);
    for (Index i = first; i < last; ++i)
        out.properties.push_back({v.text(v.properties[i].column), v.text(v.properties[i].value)});
    entity.last_property = static_cast<Index>(out.properties.size());
    out.entities.push_back(entity);
}

}  // namespace

KbTables rows_of(const KnowledgeBase& base) {
    const View& v = base.image_->view;
    const auto id = [&v](ActorIndex actor) { return v.text(v.actors[actor].id); };
    KbTables out;
    for (ActorIndex actor = 0; actor < v.actors.size(); ++actor) add_rows_of(v, actor, out);
    for (std::uint32_t i = 0; i < v.readings.size(); ++i) {
        const AliasReading reading = base.reading(i);
        out.aliases.push_back({id(reading.actor),
                               reading.surface,
                               reading.lang,
                               reading.kind,
                               reading.ambiguous,
                               NameRank::told,
                               reading.source,
                               {}});
    }
    for (std::size_t i = 0; i < v.offices.size(); ++i) out.offices.push_back({office_at(v, i), {}});
    for (const image::TermRow& row : v.terms) {
        const Term term = term_at(v, row);
        out.terms.push_back({id(term.person),
                             term.office,
                             id(term.of),
                             term.title_en,
                             term.start,
                             term.end,
                             term.as_of,
                             term.source,
                             {}});
    }
    for (const image::MembershipRow& row : v.memberships) {
        const Membership m = membership_at(v, row);
        out.memberships.push_back(
            {id(m.member), id(m.organisation), m.status, m.start, m.end, m.source, {}});
    }
    for (const image::BorderRow& row : v.borders)
        out.borders.push_back({id(row.a), id(row.b), v.text(row.source), {}});
    return out;
}

}  // namespace entente
