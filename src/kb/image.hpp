#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "src/base/date.hpp"

// The image of a knowledge base: one block of bytes, a header and then plain arrays that point into
// one another by position. Layout and reasons: docs/knowledge-base.md. Numbers are those of the
// machine that wrote it; the header tells a machine of the other byte order.

namespace entente::image {

using Index = std::uint32_t;
constexpr Index none = 0xffffffff;

/// Year, month and day in one number that sorts as the dates do; 0 is no date.
constexpr Index pack(const std::optional<Date>& date) noexcept {
    if (!date) return 0;
    return (static_cast<Index>(date->year) << 9U) | (date->month << 5U) | date->day;
}
constexpr std::optional<Date> unpack(Index packed) noexcept {
    if (packed == 0) return std::nullopt;
    return Date{static_cast<int>(packed >> 9U), (packed >> 5U) & 15U, packed & 31U};
}

// Rows. Members named after a text are positions of strings.
struct ActorRow {
    Index id, type, name_id, name_en;
    Index state;  ///< an actor or none
    Index start, end, weight, detail, source;
};
struct PropertyRow {
    Index column, value;
};
struct ReadingRow {
    Index actor, surface, lang, source;
    std::uint8_t kind, ambiguous, exact_case, zero;
};
struct TokenSlot {
    Index hash;
    Index token;  ///< 0: an empty slot
};
struct OfficeRow {
    Index name, label_id, label_en, wikidata, source;
};
struct TermRow {
    Index person, office, of, title, start, end, as_of, source;
};
struct MembershipRow {
    Index member, organisation, status, start, end, source;
};
struct BorderRow {
    Index a, b, source;
};
struct BodyRow {
    Index body_class, state, actor;
};

/// The arrays of an image, in their order in the file.
struct View {
    std::span<const Index>
        string_begin;  ///< of each string in string_bytes, and the end of the last
    std::span<const char> string_bytes;         ///< string 0 is empty, string t - 1 is token t
    std::span<const std::uint64_t> actor_keys;  ///< id_key() of each actor, rising
    std::span<const ActorRow> actors;
    std::span<const Index> property_begin;  ///< of each actor in properties, and the end
    std::span<const PropertyRow> properties;
    std::span<const Index> reading_begin;  ///< of each actor in readings, and the end
    std::span<const ReadingRow> readings;
    std::span<const Index> group_names;  ///< folded surface forms, rising
    std::span<const Index> group_begin;  ///< of each group in group_readings, and the end
    std::span<const Index> group_readings;
    std::span<const Index> node_tokens;       ///< token on the way to each node of the trie
    std::span<const Index> node_child_begin;  ///< children of each node, and the end; breadth first
    std::span<const Index> node_groups;       ///< group that ends at each node, or none
    std::span<const TokenSlot> token_slots;   ///< open addressing, a power of two, half empty
    std::span<const OfficeRow> offices;       ///< by name
    std::span<const TermRow> terms;           ///< by office, of, start
    std::span<const Index> terms_by_person;
    std::span<const MembershipRow> memberships;  ///< by member, organisation, start
    std::span<const Index> memberships_by_organisation;
    std::span<const BorderRow> borders;    ///< by a, b; a < b
    std::span<const Index> surnames;       ///< folded, rising
    std::span<const Index> surname_begin;  ///< of each surname in surname_actors, and the end
    std::span<const Index> surname_actors;
    std::span<const BodyRow> bodies;  ///< by class (text), state; the best first

    /// Calls visit(array) for each array, in order; the one list of what an image holds.
    template <class Self, class Visit>
    static void for_each(Self& self, Visit visit) {
        visit(self.string_begin), visit(self.string_bytes);
        visit(self.actor_keys), visit(self.actors);
        visit(self.property_begin), visit(self.properties);
        visit(self.reading_begin), visit(self.readings);
        visit(self.group_names), visit(self.group_begin), visit(self.group_readings);
        visit(self.node_tokens), visit(self.node_child_begin), visit(self.node_groups);
        visit(self.token_slots);
        visit(self.offices), visit(self.terms), visit(self.terms_by_person);
        visit(self.memberships), visit(self.memberships_by_organisation), visit(self.borders);
        visit(self.surnames), visit(self.surname_begin), visit(self.surname_actors);
        visit(self.bodies);
    }

    std::string_view text(Index string) const noexcept {
        return {string_bytes.data() + string_begin[string],
                string_begin[string + 1] - string_begin[string]};
    }
};
constexpr std::size_t section_count = 25;

/// Block of bytes at an address that fits every row.
using Block = std::vector<std::uint64_t>;

/// Header and arrays as one block.
Block write(const View& view);

/// Finds the arrays and checks that every position in them lies within the array it points into, so
/// that no image at all can lead a reader astray. `name` is for messages.
/// @throws InputError. Linear, about 4 GB/s.
View read(std::span<const std::byte> bytes, const std::filesystem::path& name);

/// Writes the right checksum into an image: for tests that damage one and want to get past it.
void seal(std::span<std::byte> bytes);

/// Of a token's bytes; the same on every machine of this byte order.
Index hash_token(std::string_view token) noexcept;

}  // namespace entente::image
