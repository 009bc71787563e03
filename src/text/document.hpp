#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/span.hpp"

namespace entente {

enum class TokenKind : std::uint8_t { word, number, punctuation };

/// How a word is written, told from its letters alone.
enum class Shape : std::uint8_t {
    lower,        ///< serangan
    capitalised,  ///< Rusia; one capital letter alone (S) too
    upper,        ///< NATO, AS: two letters or more, no small one
    mixed,        ///< McCain, iPhone
    none          ///< holds no letter
};

/// A word, a number or one punctuation mark. Hyphens part words ("Rusia-Ukraina" is three tokens),
/// full stops do so only where they end a sentence ("S.", "A.S.", "1.000" and "KOMPAS.com" are
/// one), apostrophes within a word never do (Jum'at). Words that a page has fused are two, the
/// second glued ("mendukungTimor").
struct Token {
    Span span;                      ///< in Document::text
    std::uint32_t lower_begin = 0;  ///< in Document::lower_text
    std::uint32_t lower_size = 0;
    TokenKind kind = TokenKind::word;
    Shape shape = Shape::none;
    bool glued = false;  ///< no space between this token and the one before
};

/// A sentence of title or body, as a range of tokens; boilerplate is in no sentence. At most 1,000
/// tokens: more without a stop are parted.
struct Sentence {
    Span span;
    std::uint32_t first = 0;  ///< token index
    std::uint32_t last = 0;   ///< one past its last token
    std::uint32_t paragraph = 0;
    bool title = false;
};

/// A stretch in quotation marks, without the marks. It may run over several sentences; a paragraph
/// that opens with a mark and has no closing one quotes to its end.
struct QuotedSpan {
    Span inside;
    bool closed = true;
};

/// What of a page is not the article: links, credits, page furniture. The rule is a name of
/// data/id/boilerplate.tsv ("date_line" among them: a line that dates the page), or one of
/// "repeated_title", "fused_headline", "related_headlines", "tag".
struct BoilerplateSpan {
    Span span;
    std::string_view rule;  ///< lives as long as the language data
};

/// An article as it came and what its text is made of. All spans are byte ranges of `text`, which
/// holds every character of the file: cleaning marks, it never cuts.
struct Document {
    std::string id;  ///< "sha256:..." of the file's bytes
    std::string source;
    std::string encoding;      ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"
    std::size_t replaced = 0;  ///< broken byte sequences that became U+FFFD
    std::string language;      ///< BCP 47: "id", "en"; "und" when it can't be told
    std::string text;          ///< UTF-8
    std::string lower_text;    ///< the tokens' words in small letters, one after another

    Span title;                                ///< empty when the page opens with its body
    std::optional<Span> dateline;              ///< "JAKARTA - ", "REPUBLIKA.CO.ID, BEIJING -- "
    std::optional<Span> dateline_place;        ///< "BEIJING"
    std::vector<BoilerplateSpan> boilerplate;  ///< in order, apart from one another
    /// All lines that hold text, title and boilerplate among them, without the space around them;
    /// lines broken at a fixed width are joined.
    std::vector<Span> paragraphs;
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<QuotedSpan> quoted;  ///< in order

    std::string_view str(Span span) const noexcept { return slice(text, span); }
    std::string_view str(const Token& token) const noexcept { return slice(text, token.span); }
    /// The token in small letters, apostrophes and diacritics kept.
    std::string_view lower(const Token& token) const noexcept {
        return std::string_view(lower_text).substr(token.lower_begin, token.lower_size);
    }
};

}  // namespace entente
