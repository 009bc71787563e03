#pragma once

#include <cstdint>
#include <vector>

#include "src/text/document.hpp"

namespace entente {

/// What a quotation mark does where it stands; other tokens do nothing.
enum class QuoteRole : std::uint8_t { none, open, close };

/// A quotation as token indices: the marks, or what stands for a missing one.
struct QuoteTokens {
    std::uint32_t open = 0;   ///< the opening mark (its first token, for '')
    std::uint32_t first = 0;  ///< first token inside
    std::uint32_t last =
        0;  ///< one past the last token inside; where it has to end when not closed
    bool closed = true;
};

struct Quotes {
    std::vector<QuoteRole> roles;  ///< one for each token, counted from `first`
    std::vector<QuoteTokens> found;
};

/// Finds the quotations among tokens [first, last) of one paragraph. Double marks of any shape
/// close one another, since news pages mix them; which way a straight one faces is told from the
/// spaces around it, then from whether one is open. Escaped marks (\") are marks. Linear.
Quotes find_quotes(const Document& document, std::uint32_t first, std::uint32_t last);

}  // namespace entente
