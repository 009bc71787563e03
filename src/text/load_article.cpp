#include "src/text/load_article.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "src/base/error.hpp"
#include "src/base/hash.hpp"
#include "src/text/boilerplate.hpp"
#include "src/text/characters.hpp"
#include "src/text/fused.hpp"
#include "src/text/sentences.hpp"
#include "src/text/tables.hpp"

namespace entente {
namespace {

constexpr std::size_t votes_enough = 2000;     // tokens that vote for the language
constexpr std::size_t clear_lead = 12;         // votes
constexpr std::uint32_t longest_vote = 10;     // bytes; common words are short
constexpr std::uint32_t widest_wrapped = 110;  // bytes; longer lines are paragraphs of their own

void require_letter(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Character c = character_at(text, i);
        if (c.letter()) return;
        i += c.size;
    }
    throw InputError(text.empty() ? "no text: the file is empty"
                                  : "no text: not one letter in the file");
}

/// Were the lines of this text broken at a fixed width? Then a line that is nearly full and does
/// not end a sentence goes on in the next.
struct Wrapping {
    bool wrapped = false;
    std::uint32_t full = 0;  ///< bytes from which a line is nearly full
};

Wrapping find_wrapping(std::string_view text, const std::vector<Line>& lines) {
    std::uint32_t widest = 0;
    for (const Line& line : lines) widest = std::max(widest, line.span.size());
    if (lines.size() < 6 || widest > widest_wrapped || widest < 40) return {};
    const std::uint32_t full = widest * 7 / 10;
    std::size_t nearly_full = 0;
    for (const Line& line : lines) {
        const char last = text[line.span.end - 1];
        nearly_full += line.span.size() >= full && last != '.' && last != '"';
    }
    return {nearly_full * 2 > lines.size(), full};
}

/// Paragraphs of the page: lines, or lines that were one before they were wrapped.
std::vector<Span> find_paragraphs(std::string_view text, const std::vector<Line>& lines,
                                  Span title) {
    const Wrapping wrapping = find_wrapping(text, lines);
    std::vector<Span> paragraphs;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool joins = wrapping.wrapped && i > 0 && lines[i].blank_before == 0 &&
                           lines[i - 1].span.size() >= wrapping.full &&
                           !(lines[i - 1].span == title) &&
                           !slice(text, lines[i].span).starts_with("- ");
        if (joins)
            paragraphs.back().end = lines[i].span.end;
        else
            paragraphs.push_back(lines[i].span);
    }
    return paragraphs;
}

/// What stays of `paragraph` without the spans from `skip` on; moves `skip` past those it ends
/// after.
std::vector<Span> parts_of(std::string_view text, Span paragraph, const std::vector<Span>& skipped,
                           std::size_t& skip) {
    std::vector<Span> parts;
    const auto add = [&](std::uint32_t begin, std::uint32_t end) {
        if (begin >= end) return;
        const Span part = trim(text, {begin, end});
        if (!part.empty()) parts.push_back(part);
    };
    std::uint32_t begin = paragraph.begin;
    for (; skip < skipped.size() && skipped[skip].begin < paragraph.end; ++skip) {
        add(begin, skipped[skip].begin);
        begin = skipped[skip].end;
    }
    add(begin, paragraph.end);
    return parts;
}

std::vector<Span> skipped_spans(const Document& document) {
    std::vector<Span> skipped;
    for (const BoilerplateSpan& found : document.boilerplate) skipped.push_back(found.span);
    if (document.dateline) skipped.push_back(*document.dateline);
    std::sort(skipped.begin(), skipped.end());
    return skipped;
}

void read_body(const LanguageData::Tables& tables, Document& document) {
    const std::vector<Span> skipped = skipped_spans(document);
    document.tokens.reserve(document.text.size() / 6);
    document.lower_text.reserve(document.text.size());
    std::size_t skip = 0;
    for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) {
        const Span span = document.paragraphs[i];
        const bool title = !document.title.empty() && span == document.title;
        add_sentences({i, title, parts_of(document.text, span, skipped, skip)}, tables, document);
    }
    part_fused_words(tables, document);
    document.tokens.shrink_to_fit();
}

/// Which language's common words are more, twice as many at least; stops when the lead is clear.
std::string vote_language(const LanguageData::Tables& tables, const Document& document) {
    std::size_t id = 0;
    std::size_t en = 0;
    const std::size_t count = std::min(document.tokens.size(), votes_enough);
    for (std::size_t i = 0; i < count && std::max(id, en) < clear_lead + 3 * std::min(id, en);
         ++i) {
        const Token& token = document.tokens[i];
        if (token.kind != TokenKind::word || token.lower_size > longest_vote) continue;
        id += tables.id_words.contains(document.lower(token));
        en += tables.en_words.contains(document.lower(token));
    }
    if (id > 2 * en) return "id";
    if (en > 2 * id) return "en";
    return "und";
}

}  // namespace

Document load_article(std::string_view bytes, std::string source, const LanguageData& languages) {
    const LanguageData::Tables& tables = languages.tables();
    Decoded decoded = decode(bytes);
    require_letter(decoded.text);

    Document document;
    document.id = "sha256:" + sha256_hex(bytes);
    document.source = std::move(source);
    document.encoding = std::move(decoded.encoding);
    document.replaced = decoded.replaced;
    document.text = std::move(decoded.text);

    const std::vector<Line> lines = split_lines(document.text);
    Layout layout = find_layout(document.text, lines, tables);
    document.title = layout.title;
    document.dateline = layout.dateline;
    document.dateline_place = layout.dateline_place;
    document.boilerplate = std::move(layout.boilerplate);
    document.paragraphs = find_paragraphs(document.text, lines, layout.title);
    read_body(tables, document);
    document.language = vote_language(tables, document);
    return document;
}

}  // namespace entente
