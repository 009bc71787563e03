#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "src/base/span.hpp"

namespace entente {

/// What reading a text needs to know of a character; flags, since a letter is also a capital.
enum CharFlags : std::uint8_t {
    char_space = 1,   ///< white space, control and invisible characters (U+200B, U+FEFF)
    char_letter = 2,  ///< letters and the marks that sit on them
    char_upper = 4,
    char_lower = 8,
    char_digit = 16,
};

struct Character {
    char32_t code = 0;
    std::uint32_t size = 0;  ///< in bytes; 0 beyond the ends of the text
    std::uint8_t flags = 0;

    bool space() const noexcept { return (flags & char_space) != 0; }
    bool letter() const noexcept { return (flags & char_letter) != 0; }
    bool upper() const noexcept { return (flags & char_upper) != 0; }
    bool lower() const noexcept { return (flags & char_lower) != 0; }
    bool digit() const noexcept { return (flags & char_digit) != 0; }
    bool word() const noexcept { return (flags & (char_letter | char_digit)) != 0; }
};

inline constexpr std::array<std::uint8_t, 128> ascii_flags = [] {
    std::array<std::uint8_t, 128> flags{};
    for (std::size_t c = 0; c <= ' '; ++c) flags[c] = char_space;
    flags[127] = char_space;
    for (std::size_t c = '0'; c <= '9'; ++c) flags[c] = char_digit;
    for (std::size_t c = 'A'; c <= 'Z'; ++c) flags[c] = char_letter | char_upper;
    for (std::size_t c = 'a'; c <= 'z'; ++c) flags[c] = char_letter | char_lower;
    return flags;
}();

/// The character beyond ASCII that begins at byte `at`, by ICU. @pre at < text.size()
Character wide_character_at(std::string_view text, std::size_t at) noexcept;

/// The largest byte offset <= `at` that does not cut a character in two.
std::size_t character_boundary(std::string_view text, std::size_t at) noexcept;

/// The character that begins at byte `at`, or ends before it. Text is well-formed UTF-8.
inline Character character_at(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 128 ? Character{byte, 1, ascii_flags[byte]} : wide_character_at(text, at);
}
inline Character character_before(std::string_view text, std::size_t at) noexcept {
    if (at == 0 || at > text.size()) return {};
    return character_at(text, character_boundary(text, at - 1));
}

/// ' and its typographic kin, which stand inside words as well as around them.
inline bool is_apostrophe(char32_t code) noexcept {
    if (code < 128) return code == U'\'' || code == U'`';
    return code == U'\u2019' || code == U'\u2018' || code == U'\u02BC' || code == U'\u00B4' ||
           code == 0x91 || code == 0x92;
}
/// " “ ” „ ‟ « » ″, and 0x93 and 0x94 of a page decoded as Latin-1
inline bool is_double_quote(char32_t code) noexcept {
    if (code < 128) return code == U'"';
    return (code >= U'\u201C' && code <= U'\u201F') || code == U'\u00AB' || code == U'\u00BB' ||
           code == U'\u2033' || code == 0x93 || code == 0x94;
}

/// The span without white space at either end.
Span trim(std::string_view text, Span span) noexcept;
void append_utf8(char32_t code, std::string& out);
/// Appends the word in small letters; one code point gives one.
void append_lower(std::string_view word, std::string& out);

}  // namespace entente
