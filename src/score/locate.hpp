#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/score/score.hpp"

namespace entente {

/// A sentence of an article and where it starts.
struct Located {
    std::uint32_t start = 0;  ///< code point
    std::string sentence;     ///< on one line
};

/// The sentence that bears a finding: the one at its place, else the first that holds one word of
/// each of its lists, else the first that holds one of the first list. Nothing when there is none.
/// @param text  the article, decoded
/// Linear in text for each word.
std::optional<Located> locate(std::string_view text, const Finding& finding);

}  // namespace entente
