#include "src/extract/surface.hpp"

#include <algorithm>

namespace entente {

bool spells(const Reading& reading, TokenRange range, const AliasReading& alias) {
    if (alias.exact_case) return reading.str(range) == alias.surface;
    if (reading.doc.tokens[range.first].shape != Shape::lower) return true;
    return !alias.surface.empty() && alias.surface.front() >= 'a' && alias.surface.front() <= 'z';
}

bool may_be(const Reading& reading, const Candidate& candidate, std::string_view type,
            const KnowledgeBase& kb) {
    if (candidate.source != Candidate::Source::known)
        return candidate.body != nullptr ? candidate.body->type == type : candidate.type == type;
    return std::any_of(
        candidate.readings.begin(), candidate.readings.end(), [&](std::uint32_t index) {
            const AliasReading alias = kb.reading(index);
            return kb.actor(alias.actor).type == type && spells(reading, candidate.at, alias);
        });
}

bool may_relate(const Schema& schema, std::string_view relation, std::string_view from,
                std::string_view to) {
    const RelationType* type = schema.relation(relation);
    return type != nullptr &&
           std::find(type->from.begin(), type->from.end(), from) != type->from.end() &&
           std::find(type->to.begin(), type->to.end(), to) != type->to.end();
}

namespace {

/// Titles that a portfolio may follow.
bool takes_portfolio(const TitleRow& title) {
    if (title.kind != TitleRow::Kind::title) return false;
    const std::string& office = title.office;
    return office.find("minister") != std::string::npos || office == "director_general" ||
           office == "director" || office == "deputy_head";
}

}  // namespace

std::uint32_t portfolio_end(const Reading& reading, const Lexicon& lexicon, const TitleRow& title,
                            std::uint32_t at, std::uint32_t last) {
    constexpr std::uint32_t longest = 16;  // tokens
    if (!takes_portfolio(title)) return at;
    const auto names_field = [&](std::uint32_t i) {
        return i < last && reading.doc.tokens[i].shape != Shape::lower &&
               (lexicon.portfolio(reading.words[i].lex) || reading.is(i, "bidang") ||
                reading.is(i, "urusan"));
    };
    std::uint32_t end = at;
    for (const std::uint32_t stop = std::min(last, at + longest); end < stop;) {
        std::uint32_t next = end;
        if (reading.is(next, ",") || reading.is(next, "&")) ++next;
        if (next < last && (reading.is(next, "dan") || reading.is(next, "serta"))) ++next;
        if (!names_field(next)) break;
        end = next + 1;
    }
    return end;
}

TitleLength title_length(const Reading& reading, const Lexicon& lexicon, TokenRange rest) {
    std::uint32_t words[16] = {};
    std::uint32_t count = 0;
    for (; count < 16 && rest.first + count < rest.last; ++count)
        words[count] = reading.words[rest.first + count].lex;
    TitleLength title{lexicon.titles.longest({words, count}), 0};
    if (title.hit.length == 0) return title;
    const std::uint32_t end = rest.first + title.hit.length;
    title.length = portfolio_end(reading, lexicon, lexicon.title_rows[title.hit.rows.front()], end,
                                 rest.last) -
                   rest.first;
    return title;
}

std::optional<StateInHead> state_in_head(const BodyRow& body, const KnowledgeBase& kb) {
    const std::string_view normal = body.normal;
    for (std::size_t space = normal.find(' '); space != std::string_view::npos;
         space = normal.find(' ', space + 1))
        for (std::uint32_t index : kb.lookup(normal.substr(space + 1))) {
            const AliasReading alias = kb.reading(index);
            if (kb.actor(alias.actor).type == "State")
                return StateInHead{alias.actor, normal.substr(0, space)};
        }
    return std::nullopt;
}

bool may_employ(std::string_view type) {
    return type != "Person" && type != "Place" && type != "Agreement" && type != "Group";
}

}  // namespace entente
