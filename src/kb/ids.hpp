#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

/// An actor's id as a number that keeps ids apart and in order: Wikidata ids by their number, local
/// ones after them. Nothing for what is no id: Q and 1 to 18 digits without a leading zero, or "x-"
/// and 12 small hex digits.
std::optional<std::uint64_t> id_key(std::string_view id) noexcept;

}  // namespace entente
