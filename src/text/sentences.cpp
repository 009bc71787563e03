// Sentences by rule: a stop, the marks and brackets that close with it, and a look at what follows.

#include "src/text/sentences.hpp"

#include <algorithm>

#include "src/text/characters.hpp"
#include "src/text/quotes.hpp"
#include "src/text/tokens.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_sentence = 1000;  // tokens
constexpr std::uint32_t longest_bracket = 12;     // tokens between ( and ) that no stop splits

class Splitter {
public:
    Splitter(const Document& document, const LanguageData::Tables& tables, const Quotes& quotes,
             std::uint32_t paragraph_first)
        : document_(document), tables_(tables), quotes_(quotes), origin_(paragraph_first) {}

    /// One past the last token of the sentence that begins with token `first`.
    std::uint32_t end_of(std::uint32_t first, std::uint32_t last) {
        last = std::min(last, first + longest_sentence);
        for (std::uint32_t i = first; i < last; ++i) {
            if (mark(i) == U'(') skip_bracket(i, last);
            if (i < bracket_end_) continue;
            const std::uint32_t after = past_stop(i, last);
            if (after == last) return last;
            if (after > i && !is_list_number(first, i) && begins_sentence(i, after)) return after;
            if (after > i) i = after - 1;
        }
        return last;
    }

private:
    const Token& token(std::uint32_t i) const { return document_.tokens[i]; }
    QuoteRole role(std::uint32_t i) const { return quotes_.roles[i - origin_]; }

    char32_t mark(std::uint32_t i) const {
        if (token(i).kind != TokenKind::punctuation) return 0;
        return character_at(document_.text, token(i).span.begin).code;
    }

    static bool is_stop(char32_t mark) {
        return mark == U'.' || mark == U'!' || mark == U'?' || mark == U'\u2026';
    }

    /// "(Rp 5.000. ...)", "(21. 1. 2022)": a short bracket is passed as a whole.
    void skip_bracket(std::uint32_t open, std::uint32_t last) {
        const std::uint32_t limit = std::min(last, open + longest_bracket + 2);
        for (std::uint32_t i = open + 1; i < limit; ++i) {
            if (mark(i) == U'(') return;
            if (mark(i) == U')') {
                bracket_end_ = i;
                return;
            }
        }
    }

    /// One past the stop at i and all that closes with it; i when no sentence can end at i.
    std::uint32_t past_stop(std::uint32_t i, std::uint32_t last) const {
        if (token(i).kind == TokenKind::word) return word_may_end(i, last) ? i + 1 : i;
        if (!is_stop(mark(i))) return i;
        std::uint32_t end = i + 1;
        while (end < last && token(end).glued && closes(end)) ++end;
        return end;
    }

    bool closes(std::uint32_t i) const {
        const char32_t c = mark(i);
        return is_stop(c) || c == U')' || c == U']' || role(i) == QuoteRole::close;
    }

    /// A word that took the stop into itself: initials and abbreviations.
    bool word_may_end(std::uint32_t i, std::uint32_t last) const {
        const std::string_view word = document_.str(token(i));
        if (word.size() < 2 || word.back() != '.') return false;
        if (i + 1 == last) return true;
        if (token(i + 1).glued) return false;
        const auto known = tables_.stops.find(word.substr(0, word.size() - 1));
        if (known != tables_.stops.end()) return known->second == StopKind::end;
        return tables_.openers.contains(document_.str(token(i + 1)));  // "Grup B. Namun ..."
    }

    /// "1. Pernyataan": a number and a stop at the beginning count the items of a list.
    bool is_list_number(std::uint32_t first, std::uint32_t stop) const {
        return stop == first + 1 && token(first).kind == TokenKind::number && mark(stop) == U'.';
    }

    /// Does a sentence begin at token `next`, after the stop at `stop`?
    bool begins_sentence(std::uint32_t stop, std::uint32_t next) const {
        const Token& after = token(next);
        if (role(next) == QuoteRole::open) return !after.glued || opens_with_capital(next);
        if (after.glued) return fused_sentence(stop, next);
        if (after.kind == TokenKind::word) return after.shape != Shape::lower || caseless(after);
        if (after.kind == TokenKind::number) return true;
        return !continues(mark(next));
    }

    /// Marks that never begin a sentence.
    static bool continues(char32_t c) {
        return std::u32string_view(U",;:)]}%/-–—+=\"").find(c) != std::u32string_view::npos;
    }

    /// "ini.Dikutip", "2019.Ia", "patriot.\"Maas": no space after the stop.
    bool fused_sentence(std::uint32_t stop, std::uint32_t next) const {
        const Token& after = token(next);
        const bool closed = next > stop + 1;
        if (after.kind == TokenKind::number) return closed || long_small_word(stop);
        if (after.kind != TokenKind::word || after.shape == Shape::lower) return false;
        if (closed) return true;
        if (stop == 0 || !token(stop).glued) return true;
        const Token& before = token(stop - 1);
        return before.kind != TokenKind::word || before.span.size() > 1;
    }

    bool long_small_word(std::uint32_t stop) const {
        if (stop == 0 || !token(stop).glued) return false;
        const Token& before = token(stop - 1);
        return before.kind == TokenKind::word && before.shape == Shape::lower &&
               before.span.size() >= 4;
    }

    /// After a mark (or two: \") that opens a quotation.
    bool opens_with_capital(std::uint32_t i) const {
        const auto size = static_cast<std::uint32_t>(document_.tokens.size());
        while (i < size && i - origin_ < quotes_.roles.size() && role(i) == QuoteRole::open) ++i;
        if (i >= size) return false;
        return token(i).shape != Shape::lower && token(i).kind != TokenKind::punctuation;
    }

    /// Scripts without capitals.
    bool caseless(const Token& word) const {
        const Character c = character_at(document_.text, word.span.begin);
        return c.letter() && !c.lower() && !c.upper();
    }

    const Document& document_;
    const LanguageData::Tables& tables_;
    const Quotes& quotes_;
    std::uint32_t origin_;
    std::uint32_t bracket_end_ = 0;  ///< tokens before this one stand in a short bracket
};

Span span_of(const Document& document, std::uint32_t first, std::uint32_t last) {
    return {document.tokens[first].span.begin, document.tokens[last - 1].span.end};
}

/// An open quotation ends with its paragraph when it opened it, else with the sentence it is in.
std::uint32_t end_of_open(const Document& document, const QuoteTokens& quote, std::uint32_t first,
                          std::uint32_t sentences_from) {
    if (quote.open <= first + 1) return quote.last;
    const auto begin = document.sentences.begin() + sentences_from;
    const auto holder =
        std::upper_bound(begin, document.sentences.end(), quote.first,
                         [](std::uint32_t at, const Sentence& s) { return at < s.last; });
    return holder == document.sentences.end() ? quote.last : std::min(quote.last, holder->last);
}

void add_quoted(Document& document, const Quotes& quotes, std::uint32_t first,
                std::uint32_t sentences_from) {
    for (const QuoteTokens& quote : quotes.found) {
        const std::uint32_t last =
            quote.closed ? quote.last : end_of_open(document, quote, first, sentences_from);
        if (quote.first >= last) continue;
        document.quoted.push_back({span_of(document, quote.first, last), quote.closed});
    }
}

}  // namespace

void add_sentences(const ParagraphParts& paragraph, const LanguageData::Tables& tables,
                   Document& document) {
    const auto count = [&] { return static_cast<std::uint32_t>(document.tokens.size()); };
    const std::uint32_t first = count();
    std::vector<std::uint32_t> ends;  // of the parts, in tokens
    for (const Span part : paragraph.parts) {
        add_tokens(part, tables, document);
        ends.push_back(count());
    }
    const Quotes quotes = find_quotes(document, first, count());
    const auto sentences_from = static_cast<std::uint32_t>(document.sentences.size());
    Splitter splitter(document, tables, quotes, first);
    std::uint32_t begin = first;
    for (const std::uint32_t end : ends) {
        while (begin < end) {
            const std::uint32_t stop =
                paragraph.title ? end : std::max(begin + 1, splitter.end_of(begin, end));
            document.sentences.push_back(
                {span_of(document, begin, stop), begin, stop, paragraph.index, paragraph.title});
            begin = stop;
        }
    }
    add_quoted(document, quotes, first, sentences_from);
}

}  // namespace entente
