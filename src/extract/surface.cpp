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
    return std::any_of(candidate.readings.begin(), candidate.readings.end(),
                       [&](std::uint32_t index) {
                           const AliasReading alias = kb.reading(index);
                           return kb.actor(alias.actor).type == type &&
                                  spells(reading, candidate.at, alias);
                       });
}

bool may_relate(const Schema& schema, std::string_view relation, std::string_view from,
                std::string_view to) {
    const RelationType* type = schema.relation(relation);
    return type != nullptr &&
           std::find(type->from.begin(), type->from.end(), from) != type->from.end() &&
           std::find(type->to.begin(), type->to.end(), to) != type->to.end();
}

bool may_employ(std::string_view type) {
    return type != "Person" && type != "Place" && type != "Agreement" && type != "Group";
}

}  // namespace entente
