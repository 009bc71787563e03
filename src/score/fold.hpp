#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// The text for comparing what gold and record quote: NFKC, full case folding, every run of other
/// characters than letters, digits and underscores one space, none at either end. Diacritics count,
/// unlike in fold_name(). Linear.
std::string fold_words(std::string_view utf8);

/// The first words of a folded text.
std::string_view first_words(std::string_view folded, std::size_t count) noexcept;

}  // namespace entente
