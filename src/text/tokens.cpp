// Words, numbers and marks. The one hard question is what a full stop belongs to: to the word
// before it (S., Dr., A.S.), to the middle of one (1.000, KOMPAS.com), or to the sentence.

#include "src/text/tokens.hpp"

#include <array>

#include "src/text/characters.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_name = 16;        // bytes of one half of a name like MasterCard
constexpr std::uint32_t longest_initialism = 24;  // bytes; "S.H.M.H." and the like

class Tokenizer {
public:
    Tokenizer(Span part, const LanguageData::Tables& tables, Document& document)
        : text_(std::string_view(document.text).substr(0, part.end)),
          at_(part.begin),
          tables_(tables),
          document_(document) {}

    void run() {
        bool glued = false;
        while (at_ < text_.size()) {
            const Character c = character_at(text_, at_);
            if (c.space()) {
                at_ += c.size;
                glued = false;
                continue;
            }
            const std::uint32_t begin = at_;
            const TokenKind kind = take(c);
            add({begin, at_}, kind, glued);
            glued = true;
        }
    }

private:
    Character peek(std::uint32_t at) const { return character_at(text_, at); }

    TokenKind take(Character first) {
        if (first.letter()) {
            if (take_address()) return TokenKind::word;
            take_word();
            return TokenKind::word;
        }
        if (first.digit()) return take_number();
        at_ += first.size;
        return TokenKind::punctuation;
    }

    /// https://..., www....: to the next space, quote or bracket, less the full stop at its end.
    bool take_address() {
        const std::string_view rest = text_.substr(at_);
        if (rest[0] != 'h' && rest[0] != 'w' && rest[0] != 'H' && rest[0] != 'W') return false;
        if (!rest.starts_with("http://") && !rest.starts_with("https://") &&
            !rest.starts_with("www.") && !rest.starts_with("Https://"))
            return false;
        std::uint32_t end = at_;
        for (Character c = peek(end); c.size != 0; c = peek(end)) {
            const bool stops = c.space() || c.code == '"' || c.code == '<' || c.code == '>' ||
                               c.code == ')' || c.code == ']' || c.code >= 0x2000;
            if (stops) break;
            end += c.size;
        }
        while (end > at_ + 4 &&
               std::string_view(".,;:!?'").find(text_[end - 1]) != std::string_view::npos)
            --end;
        at_ = end;
        return true;
    }

    void take_word() {
        const std::uint32_t begin = at_;
        take_letters();
        if (peek(at_).digit()) {
            if (tables_.currencies.contains(text_.substr(begin, at_ - begin))) return;
            while (peek(at_).word()) at_ += peek(at_).size;
        }
        if (at_ < text_.size() && text_[at_] == '.') take_stop(begin);
    }

    /// A run of letters, with apostrophes between letters: Jum'at, Qur’an. Ends where two words are
    /// fused.
    void take_letters() {
        const std::uint32_t begin = at_;
        while (true) {
            while (at_ < text_.size() && ascii_letter(text_[at_])) {
                if (at_ > begin && is_seam(begin)) return;
                ++at_;
            }
            const Character c = peek(at_);
            if (c.letter()) {
                at_ += c.size;
            } else if (is_apostrophe(c.code) && peek(at_ + c.size).letter() && !quote_like(c)) {
                at_ += c.size;
            } else {
                return;
            }
        }
    }

    /// Pages lose spaces around their links: "mendukungTimor", "SingapuraPrangko". After a small
    /// word any capital parts; after a capitalised one only where both are longer than the halves
    /// of names (McCain, DeSantis, BlackRock) are.
    bool is_seam(std::uint32_t begin) const {
        if (text_[at_] > 'Z' || text_[at_ - 1] < 'a') return false;
        const bool after_small = text_[begin] >= 'a';
        if (at_ - begin < (after_small ? 3U : 6U)) return false;
        std::uint32_t end = at_;
        while (end < text_.size() && end - at_ < longest_name && ascii_letter(text_[end])) ++end;
        if (end - at_ < (after_small ? 2U : 4U)) return false;
        return at_ - begin > longest_name ||
               !tables_.brands.contains(text_.substr(begin, end - begin));
    }

    static bool ascii_letter(char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < 128 && (ascii_flags[code] & char_letter) != 0;
    }

    /// An opening single quote glued to the word before it ("kata‘Tidak") is no apostrophe.
    static bool quote_like(Character c) { return c.code == U'\u2018'; }

    /// The word begins at `begin`, a full stop stands at at_: does it belong to the word?
    void take_stop(std::uint32_t begin) {
        if (take_initialism(begin) || take_domain(begin) || take_abbreviation(begin)) return;
    }

    /// "S. Rajaratnam", "A.S.", "a.n.": single letters with stops. One alone must be a capital with
    /// a capital after it; the sentence splitter looks at it once more.
    bool take_initialism(std::uint32_t begin) {
        const Character letter = peek(begin);
        if (begin + letter.size != at_) return false;
        std::uint32_t end = at_ + 1;
        std::uint32_t parts = 1;
        while (end - begin < longest_initialism) {
            const Character next = peek(end);
            if (!next.letter() || peek(end + next.size).code != '.') break;
            end += next.size + 1;
            ++parts;
        }
        const Character last = peek(end);  // "U.S" without its last stop
        if (last.letter() && last.upper() == letter.upper() && !peek(end + last.size).word() &&
            !is_apostrophe(peek(end + last.size).code)) {
            end += last.size;
            ++parts;
        }
        if (parts == 1 && !(letter.upper() && capital_follows(at_ + 1))) return false;
        at_ = end;
        return true;
    }

    bool capital_follows(std::uint32_t at) const {
        for (int spaces = 0; spaces < 3; ++spaces) {
            const Character c = peek(at);
            if (c.code == '\n' || c.code == '\r' || !c.space()) return c.upper();
            at += c.size;
        }
        return false;
    }

    /// KOMPAS.com, VIVA.co.id: while what follows a stop is a known ending, all small or all
    /// capital.
    bool take_domain(std::uint32_t begin) {
        std::uint32_t end = at_;
        bool known = false;
        while (end < text_.size() && text_[end] == '.') {
            std::uint32_t label = end + 1;
            while (label < text_.size() && label - end < 12 && peek(label).word())
                label += peek(label).size;
            const std::string_view name = text_.substr(end + 1, label - end - 1);
            if (!is_domain(name)) {
                // "regional.kompas.com": a small label counts when a known one comes after it
                const bool more = !known && label < text_.size() && text_[label] == '.' &&
                                  !name.empty() && peek(begin).lower() && peek(end + 1).lower();
                if (!more || !is_domain(label_after(label))) break;
            } else {
                known = true;
            }
            end = label;
        }
        if (!known) return false;
        at_ = end;
        return true;
    }

    std::string_view label_after(std::uint32_t stop) const {
        std::uint32_t end = stop + 1;
        while (end < text_.size() && end - stop < 12 && peek(end).word()) end += peek(end).size;
        return text_.substr(stop + 1, end - stop - 1);
    }

    bool is_domain(std::string_view label) const { return tables_.domains.contains(label); }

    bool take_abbreviation(std::uint32_t begin) {
        const auto found = tables_.stops.find(text_.substr(begin, at_ - begin));
        if (found == tables_.stops.end()) return false;
        if (found->second == StopKind::number) {
            std::uint32_t next = at_ + 1;
            if (peek(next).space()) next += peek(next).size;
            if (!peek(next).digit()) return false;
        }
        ++at_;
        return true;
    }

    /// Digits with stops and commas between digits; with letters behind them a word (5G, 20detik).
    TokenKind take_number() {
        TokenKind kind = TokenKind::number;
        while (true) {
            const Character c = peek(at_);
            if (c.digit()) {
                at_ += c.size;
            } else if ((c.code == '.' || c.code == ',') && peek(at_ + 1).digit()) {
                ++at_;
            } else if (c.letter()) {
                kind = TokenKind::word;
                take_letters();
            } else {
                return kind;
            }
        }
    }

    void add(Span span, TokenKind kind, bool glued) {
        const std::string_view word = text_.substr(span.begin, span.size());
        Token token;
        token.span = span;
        token.kind = kind;
        token.glued = glued;
        token.lower_begin = static_cast<std::uint32_t>(document_.lower_text.size());
        append_lower(word, document_.lower_text);
        token.lower_size =
            static_cast<std::uint32_t>(document_.lower_text.size()) - token.lower_begin;
        token.shape = kind == TokenKind::word ? shape_of(word) : Shape::none;
        document_.tokens.push_back(token);
    }

    static Shape shape_of(std::string_view word) {
        std::uint32_t capitals = 0;
        std::uint32_t letters = 0;
        bool first = false;
        for (std::size_t i = 0; i < word.size();) {
            const Character c = character_at(word, i);
            i += c.size;
            if (!c.letter()) continue;
            if (letters++ == 0) first = c.upper();
            capitals += c.upper() ? 1U : 0U;
        }
        if (letters == 0) return Shape::none;
        if (capitals == 0) return Shape::lower;
        if (capitals == 1 && first) return Shape::capitalised;
        return capitals == letters ? Shape::upper : Shape::mixed;
    }

    std::string_view text_;  ///< ends where the part ends
    std::uint32_t at_;
    const LanguageData::Tables& tables_;
    Document& document_;
};

}  // namespace

void add_tokens(Span part, const LanguageData::Tables& tables, Document& document) {
    Tokenizer(part, tables, document).run();
}

}  // namespace entente
