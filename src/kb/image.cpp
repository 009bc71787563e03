#include "src/kb/image.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <type_traits>
#include <utility>

#include "src/base/error.hpp"
#include "src/kb/knowledge_base.hpp"

namespace entente::image {
namespace {

constexpr std::array<char, 8> magic = {'E', 'N', 'T', 'K', 'B', '\r', '\n', '\0'};
constexpr std::uint32_t version = 1;
constexpr std::uint32_t byte_order = 0x01020304;
constexpr std::size_t align = 8;

struct Section {
    std::uint64_t offset;  ///< in bytes from the start of the image, a multiple of 8
    std::uint64_t count;   ///< of rows
};

struct Header {
    std::array<char, 8> magic;
    std::uint64_t checksum;  ///< of all that follows
    std::uint32_t byte_order;
    std::uint32_t version;
    std::uint64_t size;  ///< of the image in bytes
    std::array<Section, section_count> sections;
};
constexpr std::size_t checked_from = offsetof(Header, byte_order);
static_assert(sizeof(Header) == 32 + section_count * 16 && sizeof(ReadingRow) == 20 &&
              sizeof(ActorRow) == 40 && sizeof(TokenSlot) == 8);

/// Four lanes of multiply and fold, eight bytes each: quick, and any one changed bit shows. It
/// guards against damage, not against intent.
std::uint64_t checksum(std::span<const std::byte> bytes) noexcept {
    constexpr std::uint64_t prime = 0x9E3779B185EBCA87;
    std::array<std::uint64_t, 4> lanes = {1, 2, 3, 4};
    const auto word = [&bytes](std::size_t at) {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return value;
    };
    const auto mix = [](std::uint64_t lane, std::uint64_t value) {
        lane = (lane ^ value) * prime;
        return lane ^ (lane >> 29U);
    };
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32)
        for (std::size_t i = 0; i < 4; ++i) lanes[i] = mix(lanes[i], word(at + 8 * i));
    for (; at + 8 <= bytes.size(); at += 8) lanes[0] = mix(lanes[0], word(at));
    for (; at < bytes.size(); ++at) lanes[0] = mix(lanes[0], std::to_integer<unsigned>(bytes[at]));
    std::uint64_t sum = bytes.size();
    for (const std::uint64_t lane : lanes) sum = mix(sum, lane);
    return sum;
}

/// The checks of one image; each says in a few words what is wrong.
class Checker {
public:
    Checker(std::span<const std::byte> bytes, const std::filesystem::path& name)
        : bytes_(bytes), name_(name) {}

    View view() {
        const Header header = check_header();
        View view;
        std::size_t i = 0;
        View::for_each(view, [&](auto& rows) { rows = section(rows, header.sections[i++]); });
        check_strings(view);
        check_actors(view);
        check_names(view);
        check_trie(view);
        check_tokens(view);
        check_offices(view);
        check_memberships(view);
        check_surnames(view);
        return view;
    }

private:
    [[noreturn]] void refuse(const std::string& reason) const {
        throw InputError("cannot use " + name_.string() + ": " + reason);
    }
    void require(bool fine, const char* what) const {
        if (!fine) refuse(std::string("damaged image: ") + what);
    }

    Header check_header() const {
        Header header{};
        if (bytes_.size() < sizeof header.magic ||
            std::memcmp(bytes_.data(), magic.data(), magic.size()) != 0)
            refuse("not an image of a knowledge base");
        if (bytes_.size() < sizeof header) refuse("cut short within its header");
        std::memcpy(&header, bytes_.data(), sizeof header);
        if (header.byte_order != byte_order)
            refuse("written on a machine of another byte order; make it anew from the tables");
        if (header.version != version)
            refuse("image version " + std::to_string(header.version) + "; this program reads " +
                   std::to_string(version) + ", make it anew from the tables");
        if (header.size != bytes_.size())
            refuse(std::to_string(bytes_.size()) + " bytes long, but it was written with " +
                   std::to_string(header.size));
        if (header.checksum != checksum(bytes_.subspan(checked_from)))
            refuse("damaged image: checksum");
        return header;
    }

    template <class Row>
    std::span<const Row> section(std::span<const Row>, Section at) const {
        require(at.offset % align == 0 && at.offset <= bytes_.size() &&
                    at.count <= (bytes_.size() - at.offset) / sizeof(Row) && at.count < none,
                "section");
        const void* first = bytes_.data() + at.offset;
        return {static_cast<const Row*>(first), static_cast<std::size_t>(at.count)};
    }

    // The loops below run to their end and only then ask, so that they can be vectorised.

    template <class Row, class Member>
    void below(std::span<const Row> rows, Member member, std::size_t limit,
               const char* what) const {
        Index most = 0;
        for (const Row& row : rows) most = std::max(most, row.*member);
        require(rows.empty() || most < limit, what);
    }
    void below(std::span<const Index> positions, std::size_t limit, const char* what) const {
        Index most = 0;
        for (const Index position : positions) most = std::max(most, position);
        require(positions.empty() || most < limit, what);
    }
    /// `none` wraps to 0, so that it passes.
    void below_or_none(std::span<const Index> positions, std::size_t limit,
                       const char* what) const {
        Index most = 0;
        for (const Index position : positions) most = std::max(most, position + 1);
        require(most <= limit, what);
    }
    /// Begins of `groups` ranges that follow one another and fill `total`.
    void ranges(std::span<const Index> begin, std::size_t groups, std::size_t total,
                const char* what) const {
        require(begin.size() == groups + 1 && begin.front() == 0 && begin.back() == total, what);
        rising(begin, what);
    }
    void rising(std::span<const Index> values, const char* what) const {
        unsigned falls = 0;
        for (std::size_t i = 1; i < values.size(); ++i)
            falls |= unsigned{values[i] < values[i - 1]};
        require(falls == 0, what);
    }
    template <class Row, class Member>
    void dates(std::span<const Row> rows, Member member, const char* what) const {
        unsigned wrong = 0;
        for (const Row& row : rows) {
            const Index packed = row.*member;
            const Index month = (packed >> 5U) & 15U;
            const Index day = packed & 31U;
            wrong |= unsigned{month > 12} | unsigned{(packed >> 9U) > 9999} |
                     unsigned{day != 0 && month == 0};
        }
        require(wrong == 0, what);
    }

    void check_strings(const View& v) {
        require(v.string_begin.size() >= 2, "strings");
        strings_ = v.string_begin.size() - 1;
        ranges(v.string_begin, strings_, v.string_bytes.size(), "strings");
        require(v.string_begin[1] == 0, "strings");
    }

    void check_actors(const View& v) {
        actors_ = v.actors.size();
        require(v.actor_keys.size() == actors_, "actors");
        for (const auto member : {&ActorRow::id, &ActorRow::type, &ActorRow::name_id,
                                  &ActorRow::name_en, &ActorRow::detail, &ActorRow::source})
            below(v.actors, member, strings_, "actors");
        Index most = 0;
        for (const ActorRow& row : v.actors) most = std::max(most, row.state + 1);
        require(most <= actors_, "states of actors");
        dates(v.actors, &ActorRow::start, "dates of actors");
        dates(v.actors, &ActorRow::end, "dates of actors");
        ranges(v.property_begin, actors_, v.properties.size(), "properties");
        below(v.properties, &PropertyRow::column, strings_, "properties");
        below(v.properties, &PropertyRow::value, strings_, "properties");
    }

    void check_names(const View& v) const {
        ranges(v.reading_begin, actors_, v.readings.size(), "readings");
        below(v.readings, &ReadingRow::actor, actors_, "readings");
        for (const auto member : {&ReadingRow::surface, &ReadingRow::lang, &ReadingRow::source})
            below(v.readings, member, strings_, "readings");
        unsigned most = 0;
        for (const ReadingRow& row : v.readings) most = std::max(most, unsigned{row.kind});
        require(most <= static_cast<unsigned>(AliasKind::metonym), "kinds of readings");
        ranges(v.group_begin, v.group_names.size(), v.group_readings.size(), "names");
        below(v.group_names, strings_, "names");
        below(v.group_readings, v.readings.size(), "names");
    }

    void check_trie(const View& v) {
        const std::size_t nodes = v.node_tokens.size();
        require(nodes >= 1 && v.node_groups.size() == nodes &&
                    v.node_child_begin.size() == nodes + 1 && v.node_child_begin[0] == 1 &&
                    v.node_child_begin[nodes] == nodes,
                "trie");
        rising(v.node_child_begin, "trie");
        below_or_none(v.node_groups, v.group_names.size(), "trie");
    }

    /// String t - 1 is the text of token t, so tokens end where strings do.
    void check_tokens(const View& v) const {
        const std::size_t slots = v.token_slots.size();
        require(slots >= 2 && std::has_single_bit(slots), "tokens");
        std::size_t used = 0;
        Index most = 0;
        for (const TokenSlot& slot : v.token_slots) {
            used += std::size_t{slot.token != 0};
            most = std::max(most, slot.token);
        }
        require(used * 2 <= slots && most <= strings_, "tokens");
    }

    void check_offices(const View& v) const {
        for (const auto member : {&OfficeRow::name, &OfficeRow::label_id, &OfficeRow::label_en,
                                  &OfficeRow::wikidata, &OfficeRow::source})
            below(v.offices, member, strings_, "offices");
        below(v.terms, &TermRow::person, actors_, "terms");
        below(v.terms, &TermRow::of, actors_, "terms");
        below(v.terms, &TermRow::office, v.offices.size(), "terms");
        below(v.terms, &TermRow::title, strings_, "terms");
        below(v.terms, &TermRow::source, strings_, "terms");
        for (const auto member : {&TermRow::start, &TermRow::end, &TermRow::as_of})
            dates(v.terms, member, "dates of terms");
        below(v.terms_by_person, v.terms.size(), "terms by person");
        below(v.bodies, &BodyRow::body_class, strings_, "bodies");
        below(v.bodies, &BodyRow::state, actors_, "bodies");
        below(v.bodies, &BodyRow::actor, actors_, "bodies");
    }

    void check_memberships(const View& v) const {
        below(v.memberships, &MembershipRow::member, actors_, "memberships");
        below(v.memberships, &MembershipRow::organisation, actors_, "memberships");
        below(v.memberships, &MembershipRow::status, strings_, "memberships");
        below(v.memberships, &MembershipRow::source, strings_, "memberships");
        dates(v.memberships, &MembershipRow::start, "dates of memberships");
        dates(v.memberships, &MembershipRow::end, "dates of memberships");
        below(v.memberships_by_organisation, v.memberships.size(), "memberships by organisation");
        below(v.borders, &BorderRow::a, actors_, "borders");
        below(v.borders, &BorderRow::b, actors_, "borders");
        below(v.borders, &BorderRow::source, strings_, "borders");
    }

    void check_surnames(const View& v) const {
        ranges(v.surname_begin, v.surnames.size(), v.surname_actors.size(), "surnames");
        below(v.surnames, strings_, "surnames");
        below(v.surname_actors, actors_, "surnames");
    }

    std::span<const std::byte> bytes_;
    const std::filesystem::path& name_;
    std::size_t strings_ = 0;
    std::size_t actors_ = 0;
};

constexpr std::size_t padded(std::size_t size) {
    return (size + align - 1) / align * align;
}

}  // namespace

Block write(const View& view) {
    Header header{magic, 0, byte_order, version, 0, {}};
    std::size_t size = sizeof(Header);
    std::size_t i = 0;
    View::for_each(view, [&](const auto& rows) {
        header.sections[i++] = {size, rows.size()};
        size += padded(rows.size_bytes());
    });
    header.size = size;
    Block block(size / align);
    const std::span<std::byte> bytes = std::as_writable_bytes(std::span(block));
    std::memcpy(bytes.data(), &header, sizeof header);
    i = 0;
    View::for_each(view, [&](const auto& rows) {
        if (!rows.empty())
            std::memcpy(bytes.data() + header.sections[i].offset, rows.data(), rows.size_bytes());
        ++i;
    });
    seal(bytes);
    return block;
}

View read(std::span<const std::byte> bytes, const std::filesystem::path& name) {
    return Checker(bytes, name).view();
}

void seal(std::span<std::byte> bytes) {
    if (bytes.size() < checked_from) return;
    const std::uint64_t sum = checksum(bytes.subspan(checked_from));
    std::memcpy(bytes.data() + offsetof(Header, checksum), &sum, sizeof sum);
}

Index hash_token(std::string_view token) noexcept {
    constexpr std::uint64_t prime = 0x9E3779B185EBCA87;
    std::uint64_t hash = token.size() * prime;
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * prime;
        hash ^= hash >> 32U;
    };
    const auto load = [&token]<class Word>(std::size_t at, Word word) {
        std::memcpy(&word, token.data() + at, sizeof word);
        return std::uint64_t{word};
    };
    // Short tokens are read as two words that overlap: no loop over single bytes.
    if (token.size() >= 8) {
        for (std::size_t at = 0; at + 8 < token.size(); at += 8) mix(load(at, std::uint64_t{0}));
        mix(load(token.size() - 8, std::uint64_t{0}));
    } else if (token.size() >= 4) {
        mix((load(0, std::uint32_t{0}) << 32U) | load(token.size() - 4, std::uint32_t{0}));
    } else if (!token.empty()) {
        const auto byte = [&token](std::size_t at) {
            return std::uint64_t{static_cast<unsigned char>(token[at])};
        };
        mix((byte(0) << 16U) | (byte(token.size() / 2) << 8U) | byte(token.size() - 1));
    }
    return static_cast<Index>(hash ^ (hash >> 29U));
}

}  // namespace entente::image
