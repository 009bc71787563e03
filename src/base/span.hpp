#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace entente {

/// A half-open byte range [begin, end) of a document's UTF-8 text.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const noexcept { return end - begin; }
    constexpr bool empty() const noexcept { return begin == end; }
    constexpr bool contains(Span other) const noexcept {
        return begin <= other.begin && other.end <= end;
    }
    constexpr bool overlaps(Span other) const noexcept {
        return begin < other.end && other.begin < end;
    }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The bytes that span names; span must lie within text.
constexpr std::string_view slice(std::string_view text, Span span) noexcept {
    return text.substr(span.begin, span.size());
}

}  // namespace entente
