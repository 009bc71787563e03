#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Where the first byte that is not well-formed UTF-8 stands; npos when all is well.
std::size_t find_invalid_utf8(std::string_view text) noexcept;

/// The text with U+FFFD for every byte that is not part of well-formed UTF-8. Linear.
std::string replace_invalid_utf8(std::string_view text);

/// How many code points a well-formed UTF-8 text holds.
std::size_t count_code_points(std::string_view text) noexcept;

/// The text for comparing names: full case folding and NFKD, combining marks and apostrophes
/// dropped, every run of other characters than letters and digits one space, none at either end.
/// "Jean-Yves  Le Drian" and "JEAN YVES LE DRIAN" give the same. Linear; ASCII takes a short way.
std::string fold_name(std::string_view utf8);

/// Translates byte offsets of a UTF-8 text to code points and back: a count every 64 bytes, so
/// 1/16 of the text's size in memory, and at most 64 bytes read for each look-up.
class CodePoints {
public:
    explicit CodePoints(std::string_view text);
    std::uint32_t of_byte(std::size_t byte) const noexcept;  ///< @pre byte <= text size
    /// First byte of the code point; text size when there are not so many.
    std::size_t to_byte(std::uint32_t code_point) const noexcept;

private:
    std::string_view text_;
    std::vector<std::uint32_t> before_block_;
};

}  // namespace entente
