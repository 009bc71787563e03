#include "src/text/quotes.hpp"

#include <algorithm>

#include "src/text/characters.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_single = 60;  // tokens within '...'; more is a stray apostrophe

class QuoteFinder {
public:
    QuoteFinder(const Document& document, std::uint32_t first, std::uint32_t last)
        : document_(document), first_(first), last_(last) {
        quotes_.roles.assign(last - first, QuoteRole::none);
    }

    Quotes run() {
        for (std::uint32_t i = first_; i < last_; ++i) {
            const char32_t mark = mark_at(i);
            if (is_double_quote(mark)) {
                see_double(i, i + 1, mark);
            } else if (is_apostrophe(mark)) {
                if (doubled(i)) {
                    see_double(i, i + 2, U'"');
                    ++i;
                } else if (!open_) {
                    i = see_single(i);
                }
            }
        }
        if (open_) end_open(last_, false);
        return std::move(quotes_);
    }

private:
    const Token& token(std::uint32_t i) const { return document_.tokens[i]; }

    char32_t mark_at(std::uint32_t i) const {
        if (token(i).kind != TokenKind::punctuation) return 0;
        return character_at(document_.text, token(i).span.begin).code;
    }

    bool doubled(std::uint32_t i) const {
        return i + 1 < last_ && token(i + 1).glued && is_apostrophe(mark_at(i + 1)) &&
               mark_at(i) == mark_at(i + 1);
    }

    bool escaped(std::uint32_t i) const {
        return i > first_ && token(i).glued && mark_at(i - 1) == U'\\';
    }

    /// Nothing, a space or an opening bracket stands before the mark.
    bool free_before(std::uint32_t i) const {
        if (escaped(i)) --i;
        if (i == first_ || !token(i).glued) return true;
        const char32_t before = mark_at(i - 1);
        return before == U'(' || before == U'[' || before == U':' || before == U'/';
    }

    /// Nothing, a space or closing punctuation stands after the mark.
    bool free_after(std::uint32_t next) const {
        if (next >= last_ || !token(next).glued) return true;
        const char32_t after = mark_at(next);
        return after == U',' || after == U'.' || after == U';' || after == U':' || after == U')' ||
               after == U']' || after == U'?' || after == U'!';
    }

    void see_double(std::uint32_t i, std::uint32_t next, char32_t mark) {
        const bool before = free_before(i);
        const bool after = free_after(next);
        const bool faces_right =
            mark == U'\u201C' || mark == U'\u201E' || mark == U'\u00AB' || mark == 0x93;
        const bool faces_left = mark == U'\u201D' || mark == U'\u00BB' || mark == 0x94;
        if (open_) {
            const bool opens = faces_left ? false : before && !after;
            const bool closes = faces_right ? !before && after : !opens;
            if (closes)
                close(i, next);
            else
                open(i, next);  // the one before was never closed
        } else if (faces_left || !faces_right) {
            if (before || (!faces_left && !after)) open(i, next);  // else a stray closing mark
        } else {
            open(i, next);
        }
    }

    void open(std::uint32_t i, std::uint32_t next) {
        if (open_) end_open(escaped(i) ? i - 1 : i, false);
        open_ = true;
        current_ = {i, next, next, true};
        set_role(i, next, QuoteRole::open);
    }

    void close(std::uint32_t i, std::uint32_t next) {
        set_role(i, next, QuoteRole::close);
        end_open(escaped(i) ? i - 1 : i, true);
    }

    void end_open(std::uint32_t last, bool closed) {
        open_ = false;
        current_.last = last;
        current_.closed = closed;
        if (current_.first < last) quotes_.found.push_back(current_);
    }

    void set_role(std::uint32_t i, std::uint32_t next, QuoteRole role) {
        if (escaped(i)) --i;
        for (; i < next; ++i) quotes_.roles[i - first_] = role;
    }

    /// 'jaminan keamanan': only when both marks stand as they should. @return last token seen
    std::uint32_t see_single(std::uint32_t i) {
        const std::uint32_t next = i + 1;
        if (!free_before(i) || next >= last_ || !token(next).glued || free_after(next)) return i;
        const std::uint32_t limit = std::min(last_, next + longest_single);
        for (std::uint32_t j = next; j < limit; ++j) {
            const char32_t mark = mark_at(j);
            if (is_double_quote(mark)) return i;
            if (!is_apostrophe(mark)) continue;
            const std::uint32_t inside_end = escaped(j) ? j - 1 : j;
            if (inside_end <= next || free_before(j) || !free_after(j + 1)) return i;
            set_role(i, next, QuoteRole::open);
            set_role(j, j + 1, QuoteRole::close);
            quotes_.found.push_back({i, next, inside_end, true});
            return j;
        }
        return i;
    }

    const Document& document_;
    std::uint32_t first_;
    std::uint32_t last_;
    Quotes quotes_;
    bool open_ = false;
    QuoteTokens current_;
};

}  // namespace

Quotes find_quotes(const Document& document, std::uint32_t first, std::uint32_t last) {
    return QuoteFinder(document, first, last).run();
}

}  // namespace entente
