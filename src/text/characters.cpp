#include "src/text/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace entente {
namespace {

/// Windows-1252 read as Latin-1 leaves its quotation marks and dashes as control characters.
bool stray_windows_1252(UChar32 c) {
    return c >= 0x91 && c <= 0x97;
}

bool invisible(UChar32 c) {  // byte order mark, zero-width space, direction marks, word joiner
    return c == 0xFEFF || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060;
}

std::uint8_t flags_of(UChar32 c) {
    const std::uint32_t category = U_GET_GC_MASK(c);
    if ((category & U_GC_LU_MASK) != 0 || (category & U_GC_LT_MASK) != 0)
        return char_letter | char_upper;
    if ((category & U_GC_LL_MASK) != 0) return char_letter | char_lower;
    // Marks sit on letters; soft hyphen and joiners (U+00AD, U+200C, U+200D) stand within words.
    if ((category & (U_GC_L_MASK | U_GC_M_MASK)) != 0 || c == 0xAD || c == 0x200C || c == 0x200D)
        return char_letter;
    if ((category & U_GC_ND_MASK) != 0) return char_digit;
    if (stray_windows_1252(c)) return 0;
    if (u_isUWhiteSpace(c) || (category & U_GC_CC_MASK) != 0 || invisible(c)) return char_space;
    return 0;
}

}  // namespace

Character wide_character_at(std::string_view text, std::size_t at) noexcept {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto start = static_cast<std::int64_t>(at);
    std::int64_t end = start;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, end, static_cast<std::int64_t>(text.size()), c);
    return {static_cast<char32_t>(c), static_cast<std::uint32_t>(end - start), flags_of(c)};
}

Span trim(std::string_view text, Span span) noexcept {
    while (!span.empty()) {
        const Character c = character_at(text, span.begin);
        if (!c.space()) break;
        span.begin += c.size;
    }
    while (span.begin < span.end) {
        const Character c = character_before(text, span.end);
        if (!c.space()) break;
        span.end -= c.size;
    }
    return span;
}

void append_utf8(char32_t code, std::string& out) {
    const auto tail = [&](unsigned shift) {
        return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
    };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6));
        out += tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0U | (code >> 12));
        (out += tail(6)) += tail(0);
    } else {
        out += static_cast<char>(0xF0U | (code >> 18));
        ((out += tail(12)) += tail(6)) += tail(0);
    }
}

void append_lower(std::string_view word, std::string& out) {
    for (std::size_t i = 0; i < word.size();) {
        const auto byte = static_cast<unsigned char>(word[i]);
        if (byte < 128) {
            out += static_cast<char>((ascii_flags[byte] & char_upper) != 0 ? byte + 32 : byte);
            ++i;
            continue;
        }
        const Character c = wide_character_at(word, i);
        append_utf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code))), out);
        i += c.size;
    }
}

std::size_t character_boundary(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) return text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return at;
}

}  // namespace entente
