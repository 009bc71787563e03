// What of a page is not the article. The rules are data (data/id/boilerplate.tsv); here is where
// they are tried: each byte is looked up once for the keys that rules begin with, and only then the
// rule's expression runs.

#include "src/text/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "src/text/characters.hpp"
#include "src/text/headlines.hpp"

namespace entente {
namespace {

using Tables = LanguageData::Tables;

constexpr std::uint32_t rule_reach = 600;       // bytes a rule's expression gets to see
constexpr std::uint32_t short_link_line = 170;  // bytes; a line that begins with a link is all link
constexpr std::uint32_t longest_title = 250;
constexpr std::size_t head_lines = 8;            // datelines and repeated titles stand within these
constexpr std::uint32_t longest_dateline = 120;  // bytes
constexpr std::size_t list_lines = 8;      // headlines that follow "Baca juga:" on its own line
constexpr std::uint32_t tag_line = 60;     // bytes
constexpr std::uint32_t tail_reach = 240;  // bytes
constexpr std::uint32_t sure_body = 200;   // bytes; a line this long is not all boilerplate
// How often rules may be tried in vain: far more than articles need, and what bounds the time that
// a text made of nothing but keys takes.
constexpr std::size_t vain_tries = 20'000;
constexpr std::size_t bytes_per_vain_try = 200;
constexpr int tail_pieces = 64;  // more ends no article

bool is_bullet(std::string_view line) {
    constexpr std::array<std::string_view, 7> bullets = {"- ", "* ", "• ", "– ", "— ", "· ", "> "};
    return std::any_of(bullets.begin(), bullets.end(),
                       [&](std::string_view bullet) { return line.starts_with(bullet); });
}

bool ends_sentence(std::string_view line) {
    while (!line.empty()) {
        const Character last = character_before(line, line.size());
        if (last.code == U'.' || last.code == U'!' || last.code == U'?' || last.code == U'\u2026')
            return true;
        if (!is_double_quote(last.code) && !is_apostrophe(last.code) && last.code != U')' &&
            last.code != U']')
            return false;
        line.remove_suffix(last.size);
    }
    return false;
}

/// A full stop with a sentence behind it, within the line.
bool holds_sentence_end(std::string_view line) {
    for (std::size_t i = line.find(". "); i != std::string_view::npos; i = line.find(". ", i + 1))
        if (i > 3 && character_before(line, i).lower() && character_at(line, i + 2).upper())
            return true;
    return false;
}

class LayoutFinder {
public:
    LayoutFinder(std::string_view text, const std::vector<Line>& lines, const Tables& tables)
        : text_(text),
          lines_(lines),
          tables_(tables),
          whole_(lines.size(), false),
          tries_left_(vain_tries + text.size() / bytes_per_vain_try) {}

    Layout run() {
        mark_whole_lines();
        mark_head();
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (!whole_[i] && i != title_) mark_within(i);
        sort_found();
        mark_tail();
        sort_found();
        layout_.boilerplate = std::move(found_);
        return std::move(layout_);
    }

private:
    std::string_view str(Span span) const { return slice(text_, span); }
    std::string_view line(std::size_t i) const { return str(lines_[i].span); }

    void add(Span span, std::string_view rule) {
        span = trim(text_, span);
        if (!span.empty()) found_.push_back({span, rule});
    }

    void add_line(std::size_t i, std::string_view rule) {
        whole_[i] = true;
        add(lines_[i].span, rule);
    }

    Span window(std::uint32_t begin, std::uint32_t end) const {
        if (end - begin > rule_reach)
            end = static_cast<std::uint32_t>(character_boundary(text_, begin + rule_reach));
        return {begin, end};
    }

    // --- lines that are boilerplate as a whole

    void mark_whole_lines() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (whole_[i]) continue;
            const BoilerplateRule* rule = whole_line_rule(i);
            if (rule == nullptr) continue;
            add_line(i, rule->name);
            if (rule->kind == RuleKind::block) mark_list(i + 1, rule->name);
        }
    }

    const BoilerplateRule* whole_line_rule(std::size_t i) const {
        const std::string_view content = line(i);
        if (content.size() > rule_reach) return nullptr;
        for (const Tables::Key& key : tables_.line_keys[static_cast<unsigned char>(content[0])])
            if (content.starts_with(key.text) && tables_.rules[key.rule].pattern.match_all(content))
                return &tables_.rules[key.rule];
        return nullptr;
    }

    /// The list under "Baca juga:": items with bullets, else lines written as headlines are.
    void mark_list(std::size_t from, std::string_view rule) {
        const std::size_t end = std::min(lines_.size(), from + list_lines);
        for (std::size_t i = from; i < end && lines_[i].blank_before < (i == from ? 4U : 2U); ++i) {
            const bool item = is_bullet(line(from))
                                  ? is_bullet(line(i))
                                  : looks_like_headline(text_, lines_[i].span, tables_);
            if (!item || whole_line_rule(i) != nullptr) return;
            add_line(i, rule);
        }
    }

    // --- title and dateline

    void mark_head() {
        std::vector<std::size_t> head;
        for (std::size_t i = 0; i < lines_.size() && head.size() < head_lines; ++i)
            if (!whole_[i]) head.push_back(i);
        if (head.size() > 1 && is_title(head[0])) {
            title_ = head[0];
            layout_.title = lines_[title_].span;
            head.erase(head.begin());
            mark_repeated_title(head);
        }
        mark_dateline(head);
    }

    bool is_title(std::size_t i) const {
        const std::string_view content = line(i);
        if (content.size() > longest_title || holds_sentence_end(content)) return false;
        if (content.back() == '.' && !content.ends_with("..")) return false;
        return !dateline_at(lines_[i].span.begin, lines_[i].span.end, false);
    }

    void mark_repeated_title(std::vector<std::size_t>& head) {
        const auto repeats = [&](std::size_t i) {
            if (line(i) != str(layout_.title)) return false;
            add_line(i, "repeated_title");
            return true;
        };
        head.erase(std::remove_if(head.begin(), head.end(), repeats), head.end());
    }

    void mark_dateline(const std::vector<std::size_t>& head) {
        for (std::size_t k = 0; k < head.size() && !layout_.dateline; ++k) {
            const Span span = lines_[head[k]].span;
            std::uint32_t begin = span.begin;
            // "Laporan Wartawan Tribunnews.com, Abdul Majid TRIBUNNEWS.COM, JAKARTA - "
            if (const auto lead = rule_at(begin, span.end); lead.rule != nullptr && lead.spans())
                begin = trim(text_, {lead.span.end, span.end}).begin;
            if (begin < span.end) dateline_at(begin, span.end, k == 0, &layout_);
        }
    }

    /// @param first  also the forms that are only trusted where the body begins
    bool dateline_at(std::uint32_t begin, std::uint32_t end, bool first,
                     Layout* layout = nullptr) const {
        const Span seen{begin, static_cast<std::uint32_t>(character_boundary(
                                   text_, std::min(end, begin + longest_dateline)))};
        if (!may_be_dateline(str(seen))) return false;
        for (const DatelineRule& rule : tables_.datelines) {
            if (!rule.anywhere && !first) continue;
            const auto match = rule.pattern.match_front(str(seen), "place");
            if (!match || match->size == 0) continue;
            if (layout == nullptr) return true;
            layout->dateline = trim(text_, {begin, begin + match->size});
            if (match->group && !match->group->empty())
                layout->dateline_place =
                    Span{begin + match->group->begin, begin + match->group->end};
            return true;
        }
        return false;
    }

    /// Cheaper than the expressions: all datelines end in a dash, a colon, or after a web address.
    static bool may_be_dateline(std::string_view start) {
        return character_at(start, 0).letter() &&
               (start.find_first_of("-:/") != std::string_view::npos ||
                start.find(".com,") != std::string_view::npos ||
                start.find("\u2013") != std::string_view::npos ||
                start.find("\u2014") != std::string_view::npos);
    }

    // --- boilerplate within lines

    struct Match {
        Span span;
        const BoilerplateRule* rule = nullptr;
        bool spans() const { return rule->kind == RuleKind::span; }
    };

    /// The first rule for the inside of lines that matches at `begin`.
    Match rule_at(std::uint32_t begin, std::uint32_t end) {
        const std::string_view rest = text_.substr(begin, end - begin);
        for (const Tables::Key& key : tables_.inline_keys[static_cast<unsigned char>(rest[0])]) {
            if (!rest.starts_with(key.text) || tries_left_ == 0) continue;
            const BoilerplateRule& rule = tables_.rules[key.rule];
            const std::uint32_t size =
                rule.pattern.match_front(str(window(begin, end))).value_or(0);
            if (size > 0)
                return Match{
                    Span{begin, begin + size},
                    &rule
                };
            --tries_left_;
        }
        return {};
    }

    void mark_within(std::size_t i) {
        const Span span = lines_[i].span;
        std::uint32_t at = span.begin;
        if (layout_.dateline && span.contains(*layout_.dateline)) {
            if (layout_.dateline->begin > span.begin)
                mark_part({span.begin, layout_.dateline->begin});
            at = layout_.dateline->end;
        }
        mark_part({at, span.end});
    }

    void mark_part(Span part) {
        Match open{};  // a link whose headlines are not measured yet
        std::uint32_t at = part.begin;
        while (at < part.end) {
            const bool keyed = !tables_.inline_keys[static_cast<unsigned char>(text_[at])].empty();
            const Match match = keyed ? rule_at(at, part.end) : Match{};
            if (match.rule == nullptr) {
                at = open.rule == nullptr ? after_fused_headline(at, part) : at + 1;
                continue;
            }
            if (open.rule != nullptr) end_link(open, {part.begin, at});
            open = match.spans() ? Match{} : match;
            if (match.spans()) add(match.span, match.rule->name);
            at = match.span.end;
        }
        if (open.rule != nullptr) end_link(open, part);
    }

    /// Adds a link with its headlines; the body may go on before part.end.
    void end_link(const Match& link, Span part) {
        const Span rest{link.span.end, part.end};
        const char last = text_[link.span.end - 1];
        std::uint32_t end = part.end;
        if (last != ':' && last != ';' && !starts_headline(rest))
            end =
                rest.begin;  // "Baca JugaAngka ini pun naik": a mark whose headlines are not there
        else if (link.span.begin != part.begin || part.size() > short_link_line)
            end = end_of_linked_headlines(text_, rest, tables_);
        add({link.span.begin, end}, link.rule->name);
    }

    /// Not so when it is fused to the mark, or a quotation, and goes on as a sentence does.
    bool starts_headline(Span rest) const {
        if (rest.empty() || character_at(text_, rest.begin).space()) return true;
        if (is_double_quote(character_at(text_, rest.begin).code)) return false;
        return !begins_sentence(text_, rest, tables_);
    }

    /// @return where to look on: behind a headline that follows the stop at `at`, or behind the
    /// byte
    std::uint32_t after_fused_headline(std::uint32_t at, Span part) {
        const char c = text_[at];
        if (c != '.' && c != '"' && c != '?') return at + 1;
        // What stands apart from the stop is a headline only if the sentence behind is fused to it.
        const bool apart = at + 1 < part.end && text_[at + 1] == ' ';
        const std::uint32_t begin = at + (apart ? 2 : 1);
        const Character next = character_at(text_, begin);
        if (begin >= part.end || (!next.upper() && !next.digit())) return at + 1;
        if (!apart && next.digit() && character_before(text_, at).digit()) return at + 1;
        if (rule_at(begin, part.end).rule != nullptr) return at + 1;
        const Span rest{begin, part.end};
        const std::uint32_t end = apart ? end_of_headline_before_seam(text_, rest, tables_)
                                        : end_of_fused_headline(text_, rest, tables_);
        if (end == begin) return at + 1;
        add({begin, end}, "fused_headline");
        return text_[end - 1] == '?' ? end - 1 : end;  // another headline may follow the stop
    }

    // --- the end of the article, read backwards

    void mark_tail() {
        std::size_t known = found_.size();  // found_[known...] has been passed
        const std::size_t body = first_body_line();
        int pieces = 0;
        for (std::size_t i = lines_.size(); i-- > body;) {
            if (whole_[i]) continue;
            Span rest = lines_[i].span;
            if (layout_.dateline && rest.contains(*layout_.dateline))
                rest.begin = layout_.dateline->end;
            const bool guess = i > body || rest.size() >= sure_body;
            while (pieces < tail_pieces && trim_tail(rest, known, guess)) ++pieces;
            if (!rest.empty()) return;
        }
    }

    std::size_t first_body_line() const {
        std::size_t i = 0;
        while (i < lines_.size() && (whole_[i] || i == title_)) ++i;
        return i;
    }

    /// Takes one piece of boilerplate off the end of `rest`; false when there is none.
    /// @param guess  also what only looks like boilerplate; not when it may be all there is
    bool trim_tail(Span& rest, std::size_t& known, bool guess) {
        rest = trim(text_, rest);
        if (rest.empty()) return false;
        while (known > 0 && found_[known - 1].span.begin >= rest.end) --known;
        if (known > 0 && found_[known - 1].span.end >= rest.end &&
            found_[known - 1].span.begin >= rest.begin) {
            rest.end = found_[--known].span.begin;
            return true;
        }
        const auto [span, rule] = tail_of(rest, guess);
        if (span.empty()) return false;
        found_.push_back({trim(text_, span), rule});
        rest.end = span.begin;
        return true;
    }

    BoilerplateSpan tail_of(Span rest, bool guess) const {
        Span seen = rest;
        if (seen.size() > tail_reach) {
            seen.begin = rest.end - tail_reach;
            seen.begin = static_cast<std::uint32_t>(character_boundary(text_, seen.begin));
        }
        for (const std::uint32_t index : tables_.tail_rules) {
            const BoilerplateRule& rule = tables_.rules[index];
            if (!may_end(rule, str(seen)) || (rule.keys.empty() && !guess)) continue;
            const auto match = rule.pattern.find(str(seen));
            if (!match || seen.begin + match->end != rest.end || match->empty()) continue;
            return {
                {seen.begin + match->begin, rest.end},
                rule.name
            };
        }
        if (guess && is_tag(rest)) return {rest, "tag"};
        return {guess ? fused_list(seen) : Span{}, "related_headlines"};
    }

    /// The keys of a tail rule are what its matches end with; without keys they end in a letter.
    static bool may_end(const BoilerplateRule& rule, std::string_view end) {
        if (rule.keys.empty()) return character_before(end, end.size()).word();
        return std::any_of(rule.keys.begin(), rule.keys.end(),
                           [&](const std::string& key) { return end.ends_with(key); });
    }

    /// A short line in small letters, or one that stands well apart, without a stop: "kabut asap".
    bool is_tag(Span rest) const {
        const auto at = std::lower_bound(
            lines_.begin(), lines_.end(), rest.begin,
            [](const Line& l, std::uint32_t begin) { return l.span.begin < begin; });
        const bool whole = at != lines_.end() && at->span == rest;
        const std::string_view content = str(rest);
        if (!whole || rest.size() > tag_line || ends_sentence(content)) return false;
        if (content.find_first_of("\":;,") != std::string_view::npos) return false;
        if (at->blank_before >= 2) return true;
        for (std::size_t i = 0; i < content.size();) {
            const Character c = character_at(content, i);
            if (c.upper() || c.digit()) return false;
            i += c.size;
        }
        return true;
    }

    /// "...resolved.Israel advances plansBlinken: settlements hinder peace": behind the last full
    /// stop, headlines fused to it and to one another, without a stop of their own.
    Span fused_list(Span seen) const {
        const std::string_view content = str(seen);
        const std::size_t stop = content.find_last_of('.');
        if (stop == std::string_view::npos || stop + 1 >= content.size()) return {};
        const Span list{seen.begin + static_cast<std::uint32_t>(stop) + 1, seen.end};
        const Character first = character_at(text_, list.begin);
        if (!first.upper() && !(first.digit() && character_before(content, stop).lower()))
            return {};
        for (std::uint32_t begin = list.begin; begin < list.end;) {
            std::uint32_t end = begin;
            while (end < list.end && character_at(text_, end).letter())
                end += character_at(text_, end).size;
            if (is_seam({begin, end})) return list;
            begin = end + std::max<std::uint32_t>(1, character_at(text_, end).size);
        }
        return {};
    }

    /// A seam between two words of some length, which a name would not have.
    bool is_seam(Span word) const {
        const std::uint32_t seam = seam_in(text_, word, tables_);
        return seam >= word.begin + 4 && seam + 3 <= word.end;
    }

    /// Puts what was found in order; of spans that overlap, the later one begins where the first
    /// ends.
    void sort_found() {
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
        std::uint32_t end = 0;
        for (BoilerplateSpan& found : found_) {
            found.span.begin = std::min(std::max(found.span.begin, end), found.span.end);
            end = std::max(end, found.span.end);
        }
        std::erase_if(found_, [&](const BoilerplateSpan& found) { return found.span.empty(); });
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    const Tables& tables_;
    std::vector<bool> whole_;  ///< the line is boilerplate
    std::size_t tries_left_;   ///< of rules in vain, within lines
    std::size_t title_ = static_cast<std::size_t>(-1);
    std::vector<BoilerplateSpan> found_;
    Layout layout_;
};

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    std::uint32_t blank = 0;
    std::uint32_t begin = 0;
    const auto close = [&](std::size_t end, bool line_end) {
        const Span span = trim(text, {begin, static_cast<std::uint32_t>(end)});
        if (!span.empty()) {
            lines.push_back({span, blank});
            blank = 0;
        } else if (line_end) {
            ++blank;
        }
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool tabs = c == '\t' && i + 1 < text.size() && text[i + 1] == '\t';
        const bool separator = c == '\xE2' && (text.substr(i).starts_with("\u2028") ||
                                               text.substr(i).starts_with("\u2029"));
        if (c != '\n' && c != '\r' && !tabs && !separator) continue;
        close(i, c == '\n');
        begin = static_cast<std::uint32_t>(i) + (separator ? 3 : 1);
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    }
    close(text.size(), false);
    return lines;
}

Layout find_layout(std::string_view text, const std::vector<Line>& lines,
                   const LanguageData::Tables& tables) {
    return LayoutFinder(text, lines, tables).run();
}

}  // namespace entente
