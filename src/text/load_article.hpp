#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "src/text/document.hpp"
#include "src/text/language.hpp"

namespace entente {

/// Bytes of a file as UTF-8 text, by ICU.
struct Decoded {
    std::string text;
    std::string encoding;      ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"
    std::size_t replaced = 0;  ///< broken sequences that became U+FFFD
};

/// Decodes a file: a byte order mark is obeyed and dropped; UTF-16 without one is told by where its
/// zero bytes stand; else UTF-8, unless more sequences are broken than are whole, then
/// windows-1252.
/// @throws InputError "not text: ..." for a NUL byte (with its offset) and for pictures, archives
/// and
///         other files whose first bytes or share of control characters say so. Linear.
Decoded decode(std::string_view bytes);

/// Decodes, then marks title, dateline, boilerplate, paragraphs, sentences, tokens, quotations.
/// Never moves a character. @throws InputError for what is no text, and for text without a letter.
Document load_article(std::string_view bytes, std::string source, const LanguageData& languages);

}  // namespace entente
