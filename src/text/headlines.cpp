#include "src/text/headlines.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "src/text/characters.hpp"

namespace entente {
namespace {

constexpr std::uint32_t link_reach = 1000;  // bytes of headlines looked at
constexpr std::uint32_t fused_reach = 300;  // one headline
constexpr std::size_t seam_reach = 14;   // words from a seam to the small word that proves a body
constexpr std::size_t scare_quote = 40;  // bytes; a longer quotation is somebody's words
constexpr std::size_t fused_words = 6;   // an unannounced headline has so many, or is not believed
constexpr std::size_t fused_capitals = 5;

enum class Written : std::uint8_t {
    capital,  ///< begins with a capital
    small,    ///< small, and headlines leave it so: di, untuk
    body,     ///< small, and headlines would not
    other     ///< numbers
};

struct Word {
    Span span;
    Written written = Written::other;
    bool seam = false;  ///< parted from the word before by a stop, by wide space, or by nothing
};

enum class Until : std::uint8_t { end, body_word, stop_or_body_word };

struct Words {
    std::vector<Word> list;
    std::optional<std::uint32_t> quote;  ///< where a quotation of the body begins
    std::optional<std::uint32_t> stop;   ///< one past the ! or ? that ended the reading
};

class Reader {
public:
    Reader(std::string_view text, Span rest, Until until, const LanguageData::Tables& tables)
        : text_(text.substr(0, rest.end)), at_(rest.begin), until_(until), tables_(tables) {}

    Words read() {
        while (!done_ && at_ < text_.size()) {
            const Character c = character_at(text_, at_);
            if (c.word())
                read_word();
            else
                read_mark(c);
        }
        return std::move(words_);
    }

private:
    void read_word() {
        Span word{at_, at_};
        for (Character c = character_at(text_, at_); c.size != 0;
             c = character_at(text_, word.end)) {
            const bool hyphen = is_apostrophe(c.code) || c.code == U'-';
            if (!c.word() && !(hyphen && character_at(text_, word.end + c.size).word())) break;
            word.end += c.size;
        }
        at_ = word.end;
        for (std::uint32_t seam = seam_in(text_, word, tables_); seam < word.end;
             seam = seam_in(text_, word, tables_)) {
            add({word.begin, seam});
            word.begin = seam;
            parted_ = true;
        }
        add(word);
    }

    void add(Span span) {
        const bool seam = (parted_ || spaces_ > 1) && !words_.list.empty();
        words_.list.push_back({span, written(span), seam});
        parted_ = false;
        spaces_ = 0;
        if (words_.list.back().written == Written::body && until_ != Until::end) done_ = true;
    }

    Written written(Span span) const {
        const Character first = character_at(text_, span.begin);
        if (first.upper()) return Written::capital;
        if (!first.lower()) return Written::other;
        return tables_.headline_small.contains(slice(text_, span)) ? Written::small : Written::body;
    }

    void read_mark(Character c) {
        const std::uint32_t mark = at_;
        at_ += c.size;
        if (c.space()) {
            spaces_ += c.code == U'\u00A0' || c.code == U'\t' ? 2U : 1U;
        } else if (is_double_quote(c.code)) {
            if (quotes_body(mark)) {
                words_.quote = mark > 0 && text_[mark - 1] == '\\' ? mark - 1 : mark;
                done_ = true;
            }
            in_quote_ = !in_quote_;
        } else if (c.code == U'.' && within_number(mark)) {
            return;  // "Pukul 8.30"
        } else if (c.code == U'.' || c.code == U'?' || c.code == U'!') {
            parted_ = true;
            if (until_ == Until::stop_or_body_word) end_at_stop(c);
        } else {
            parted_ = parted_ && c.code != U',' && c.code != U':';
            spaces_ = 0;
        }
    }

    bool within_number(std::uint32_t mark) const {
        return character_before(text_, mark).digit() && character_at(text_, at_).digit();
    }

    void end_at_stop(Character c) {
        done_ = true;
        if (c.code != U'.') words_.stop = at_;
    }

    /// Fused to the headline, or longer than a scare quote and written as a sentence.
    bool quotes_body(std::uint32_t mark) const {
        if (in_quote_ || words_.list.size() < 3) return false;
        const Character inside = character_at(text_, at_);
        if (words_.list.back().span.end == mark && inside.word()) return true;
        const std::string_view quote = text_.substr(at_, scare_quote);
        return inside.upper() && quote.size() == scare_quote &&
               quote.find_first_of("\"\n") == std::string_view::npos && has_body_word(quote);
    }

    bool has_body_word(std::string_view quote) const {
        for (std::size_t space = quote.find(' '); space != std::string_view::npos;) {
            const std::size_t next = quote.find(' ', space + 1);
            if (next == std::string_view::npos) return false;
            const std::string_view word = quote.substr(space + 1, next - space - 1);
            if (character_at(word, 0).lower() && !tables_.headline_small.contains(word))
                return true;
            space = next;
        }
        return false;
    }

    std::string_view text_;
    std::uint32_t at_;
    Until until_;
    const LanguageData::Tables& tables_;
    Words words_;
    std::uint32_t spaces_ = 0;
    bool parted_ = false;
    bool in_quote_ = false;
    bool done_ = false;
};

Span within_reach(std::string_view text, Span rest, std::uint32_t reach) {
    if (rest.size() > reach)
        rest.end = static_cast<std::uint32_t>(character_boundary(text, rest.begin + reach));
    return rest;
}

/// The last seam before the last word, near enough to be where its sentence begins.
std::optional<std::size_t> last_seam(const std::vector<Word>& words) {
    for (std::size_t i = words.size() - 1; i > 0 && i + seam_reach >= words.size(); --i)
        if (words[i].seam) return i;
    return std::nullopt;
}

/// Without a seam: the capital nearest to the last word, or the office that opens its run of
/// capitals ("Presiden Joko Widodo menyatakan").
std::size_t nearest_capital(std::string_view text, const std::vector<Word>& words,
                            const LanguageData::Tables& tables) {
    std::size_t nearest = words.size() - 1;
    while (nearest > 0 && words[nearest].written != Written::capital) --nearest;
    const std::size_t from = nearest > 5 ? nearest - 5 : 0;
    std::size_t start = nearest;
    for (std::size_t i = nearest; i > from && words[i].written == Written::capital; --i)
        if (tables.offices.contains(slice(text, words[i].span))) start = i;
    return start;
}

/// A headline written as a sentence goes to the next seam or to a word that opens sentences.
std::uint32_t end_of_sentence_case(std::string_view text, Span rest,
                                   const LanguageData::Tables& tables) {
    const std::vector<Word> words = Reader(text, rest, Until::end, tables).read().list;
    for (std::size_t i = 3; i < words.size(); ++i) {
        if (words[i].written != Written::capital) continue;
        const bool opens = words[i - 1].written != Written::capital &&
                           tables.openers.contains(slice(text, words[i].span));
        if (words[i].seam || opens) return words[i].span.begin;
    }
    return rest.end;
}

/// Are the first `count` words enough for a headline that nothing announces?
bool is_title_case(const std::vector<Word>& words, std::size_t count) {
    const auto capitals =
        std::count_if(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count),
                      [](const Word& word) { return word.written == Written::capital; });
    return count >= fused_words && static_cast<std::size_t>(capitals) >= fused_capitals;
}

}  // namespace

std::uint32_t seam_in(std::string_view text, Span word, const LanguageData::Tables& tables) {
    const bool number = character_at(text, word.begin).digit();
    bool after_small = false;
    for (std::uint32_t i = word.begin; i < word.end;) {
        const Character c = character_at(text, i);
        // "30Juru" is two words, "5G" and "3D" are one
        if (number && i > word.begin && c.upper() && i + 4 <= word.end &&
            character_before(text, i).digit() && character_at(text, i + c.size).lower())
            return i;
        // "IbraIa" is two words, "BinguoEV" and "GoTV" are one
        const bool begins_word = i + 3 <= word.end || character_at(text, i + c.size).lower();
        if (after_small && c.upper() && i >= word.begin + 3 && i + 2 <= word.end && begins_word &&
            !tables.brands.contains(slice(text, word)))
            return i;
        after_small = c.lower();
        i += c.size;
    }
    return word.end;
}

bool begins_sentence(std::string_view text, Span rest, const LanguageData::Tables& tables) {
    const Span seen = within_reach(text, rest, fused_reach);
    const Words words = Reader(text, seen, Until::body_word, tables).read();
    if (words.quote || words.list.empty() || words.list.back().written != Written::body)
        return false;
    return !last_seam(words.list) && nearest_capital(text, words.list, tables) < 3;
}

std::uint32_t end_of_linked_headlines(std::string_view text, Span rest,
                                      const LanguageData::Tables& tables) {
    const Span seen = within_reach(text, rest, link_reach);
    const Words words = Reader(text, seen, Until::body_word, tables).read();
    if (words.quote) return *words.quote;
    if (words.list.empty() || words.list.back().written != Written::body) return seen.end;
    if (const auto seam = last_seam(words.list)) return words.list[*seam].span.begin;
    const std::size_t start = nearest_capital(text, words.list, tables);
    if (start >= 3) return words.list[start].span.begin;
    return end_of_sentence_case(text, seen, tables);
}

std::uint32_t end_of_fused_headline(std::string_view text, Span rest,
                                    const LanguageData::Tables& tables) {
    const Span seen = within_reach(text, rest, fused_reach);
    const Words words = Reader(text, seen, Until::stop_or_body_word, tables).read();
    const bool body = !words.list.empty() && words.list.back().written == Written::body;
    std::size_t count = words.list.size();
    std::uint32_t end = rest.begin;
    if (body) {
        count = last_seam(words.list).value_or(0);
        if (count > 0) end = words.list[count].span.begin;
    } else if (words.quote) {
        end = *words.quote;
    } else if (words.stop) {
        end = *words.stop;
    }
    return is_title_case(words.list, count) ? end : rest.begin;
}

std::uint32_t end_of_headline_before_seam(std::string_view text, Span rest,
                                          const LanguageData::Tables& tables) {
    const Span seen = within_reach(text, rest, fused_reach);
    const Words words = Reader(text, seen, Until::stop_or_body_word, tables).read();
    const std::vector<Word>& list = words.list;
    if (list.size() <= fused_words || list.back().written != Written::body) return rest.begin;
    const std::size_t count = last_seam(list).value_or(0);
    if (count < fused_words || list[count - 1].span.end != list[count].span.begin)
        return rest.begin;
    const std::uint32_t end = list[count].span.begin;
    // "Tim Pemeriksa Fakta Mafindo (TurnBackHoax)": sentences explain names in brackets
    const bool explains = slice(text, {rest.begin, end}).find('(') != std::string_view::npos;
    return !explains && is_title_case(list, count) ? end : rest.begin;
}

bool looks_like_headline(std::string_view text, Span line, const LanguageData::Tables& tables) {
    if (line.size() > fused_reach) return false;
    const char last = text[line.end - 1];
    if (last == '.' || last == ',' || last == ';' || last == ':' || last == '"') return false;
    const std::vector<Word> words = Reader(text, line, Until::end, tables).read().list;
    std::size_t capitals = 0;
    std::size_t body = 0;
    for (const Word& word : words) {
        capitals += word.written == Written::capital;
        body += word.written == Written::body;
    }
    return words.size() >= 3 && capitals >= 2 && body * 4 <= capitals;
}

}  // namespace entente
