#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Every word that differs from `folded` (a to z, as fold_name() gives) by one letter put in, left
/// out, changed, or two neighbours swapped, the first letter kept: typing errors seldom touch it.
/// 52 n words for n letters, without order or repetition removed.
std::vector<std::string> one_letter_away(std::string_view folded);

}  // namespace entente
