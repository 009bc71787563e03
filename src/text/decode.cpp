// From bytes to UTF-8. A mark is obeyed; without one, UTF-16 shows itself by its zero bytes, UTF-8
// by its sequences, and what is neither is windows-1252, the encoding of old Indonesian news sites.

#include <algorithm>
#include <array>
#include <string>

#include <unicode/utf8.h>

#include "src/base/error.hpp"
#include "src/text/characters.hpp"
#include "src/text/load_article.hpp"

namespace entente {
namespace {

constexpr std::size_t size_limit = std::size_t{1} << 30;  // spans count bytes in 32 bits
constexpr std::size_t probe = 8192;                       // bytes looked at to tell an encoding
constexpr char32_t replacement = 0xFFFD;

struct Signature {
    std::string_view bytes;
    std::string_view kind;
};

using namespace std::string_view_literals;
constexpr std::array signatures = {
    Signature{"\xFF\xD8\xFF"sv,         "JPEG picture"                     },
    Signature{"\x89PNG"sv,              "PNG picture"                      },
    Signature{"GIF8"sv,                 "GIF picture"                      },
    Signature{"RIFF"sv,                 "RIFF media file"                  },
    Signature{"II*\0"sv,                "TIFF picture"                     },
    Signature{"MM\0*"sv,                "TIFF picture"                     },
    Signature{"PK\x03\x04"sv,           "ZIP archive (or DOCX, XLSX, EPUB)"},
    Signature{"PK\x05\x06"sv,           "ZIP archive"                      },
    Signature{"\x1F\x8B"sv,             "gzip archive"                     },
    Signature{"BZh"sv,                  "bzip2 archive"                    },
    Signature{"\xFD"
              "7zXZ\0"sv, "xz archive"                       },
    Signature{"7z\xBC\xAF\x27\x1C"sv,   "7-Zip archive"                    },
    Signature{"Rar!\x1A"sv,             "RAR archive"                      },
    Signature{"\x28\xB5\x2F\xFD"sv,     "Zstandard archive"                },
    Signature{"%PDF-"sv,                "PDF document"                     },
    Signature{"{\\rtf"sv,               "RTF document"                     },
    Signature{"\xD0\xCF\x11\xE0"sv,     "Microsoft Office document"        },
    Signature{"\x7F"
              "ELF"sv,    "ELF program"                      },
    Signature{"\xCA\xFE\xBA\xBE"sv,     "program"                          },
    Signature{"\xCF\xFA\xED\xFE"sv,     "program"                          },
    Signature{"SQLite format 3\0"sv,    "SQLite database"                  },
    Signature{"ID3\x03"sv,              "MP3 recording"                    },
    Signature{"ID3\x04"sv,              "MP3 recording"                    },
    Signature{"OggS"sv,                 "Ogg recording"                    },
    Signature{"wOFF"sv,                 "font"                             },
};

[[noreturn]] void refuse(const std::string& why) {
    throw InputError("not text: " + why);
}

enum class Zeros { none, even, odd };

/// Text in UTF-16 shows zeros at every other byte, and nearly none between.
Zeros zeros_of(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, std::min(bytes.size(), probe) & ~std::size_t{1});
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
    const std::size_t half = head.size() / 2;
    if (half < 2) return Zeros::none;
    if (zeros[1] * 2 >= half && zeros[0] * 50 <= half) return Zeros::odd;
    if (zeros[0] * 2 >= half && zeros[1] * 50 <= half) return Zeros::even;
    return Zeros::none;
}

Decoded from_utf16(std::string_view bytes, bool little) {
    Decoded out{{}, little ? "UTF-16LE" : "UTF-16BE", 0};
    out.text.reserve(bytes.size());
    const auto unit = [&](std::size_t i) -> char32_t {
        if (i + 1 >= bytes.size()) return 0;
        const unsigned a = static_cast<unsigned char>(bytes[i]);
        const unsigned b = static_cast<unsigned char>(bytes[i + 1]);
        return little ? a | b << 8U : a << 8U | b;
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c == 0) refuse("NUL character at offset " + std::to_string(i));
        if (c >= 0xD800 && c < 0xE000) {
            const char32_t next = unit(i + 2);
            if (c < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10U) + (next - 0xDC00);
                i += 2;
            } else {
                c = replacement;
                ++out.replaced;
            }
        }
        append_utf8(c, out.text);
    }
    if (bytes.size() % 2 != 0) {
        append_utf8(replacement, out.text);
        ++out.replaced;
    }
    return out;
}

struct Sequences {
    std::size_t whole = 0;  ///< well-formed, of two bytes or more
    std::size_t broken = 0;
};

Sequences sequences_of(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    Sequences count;
    for (std::int64_t i = 0; i < size;) {
        if (data[i] < 0x80) {
            ++i;
            continue;
        }
        UChar32 c = 0;
        U8_NEXT(data, i, size, c);
        ++(c < 0 ? count.broken : count.whole);
    }
    return count;
}

std::string mend_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    std::string out;
    out.reserve(bytes.size() + 16);
    for (std::int64_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(data, i, size, c);
        append_utf8(static_cast<char32_t>(c), out);
    }
    return out;
}

/// 0x80 to 0x9F of windows-1252 (encoding.spec.whatwg.org); its five holes are 0.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

Decoded from_windows_1252(std::string_view bytes) {
    Decoded out{{}, "windows-1252", 0};
    out.text.reserve(bytes.size() + bytes.size() / 16);
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        char32_t c = code;
        if (code >= 0x80 && code < 0xA0) c = windows_1252[code - 0x80U];
        if (c == 0) {
            c = replacement;
            ++out.replaced;
        }
        append_utf8(c, out.text);
    }
    return out;
}

/// More than one control character in thirty is no text; a stray form feed is.
void refuse_controls(std::string_view text) {
    std::size_t controls = 0;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        controls += (code < 0x20 && code != '\n' && code != '\r' && code != '\t') || code == 0x7F;
    }
    if (controls > 3 && controls * 30 > text.size())
        refuse(std::to_string(controls) + " control characters in " + std::to_string(text.size()) +
               " bytes");
}

Decoded decode_any(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), true);
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), false);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t nul = bytes.find('\0');
    if (nul != std::string_view::npos) {
        const Zeros zeros = zeros_of(bytes);
        if (zeros == Zeros::none) refuse("NUL byte at offset " + std::to_string(nul));
        return from_utf16(bytes, zeros == Zeros::odd);
    }
    const Sequences found = sequences_of(bytes);
    if (found.broken > found.whole) return from_windows_1252(bytes);
    return {found.broken == 0 ? std::string(bytes) : mend_utf8(bytes), "UTF-8", found.broken};
}

}  // namespace

Decoded decode(std::string_view bytes) {
    for (const Signature& signature : signatures)
        if (bytes.starts_with(signature.bytes)) refuse(std::string(signature.kind));
    if (bytes.size() > size_limit)
        throw InputError("too large: " + std::to_string(bytes.size()) +
                         " bytes; the limit for one article is " + std::to_string(size_limit));
    Decoded decoded = decode_any(bytes);
    refuse_controls(decoded.text);
    return decoded;
}

}  // namespace entente
