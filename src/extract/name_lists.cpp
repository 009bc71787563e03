#include "src/extract/name_lists.hpp"

#include <string>
#include <string_view>

#include "src/kb/surface.hpp"

namespace entente {
namespace {

NameKind kind_of(std::string_view type) {
    if (type == "Person") return NameKind::person;
    if (type == "State") return NameKind::state;
    if (type == "Place") return NameKind::place;
    if (type == "Agreement" || type == "Group") return NameKind::other;
    return NameKind::organization;
}

std::uint8_t bit(NameKind kind) { return static_cast<std::uint8_t>(1U << unsigned(kind)); }

}  // namespace

std::vector<ListedName> listed_names(const KnowledgeBase& kb) {
    std::vector<ListedName> names;
    for (ActorIndex actor = 0; actor < kb.size(); ++actor) {
        const NameKind kind = kind_of(kb.actor(actor).type);
        const auto [first, last] = kb.readings_of(actor);
        for (std::uint32_t reading = first; reading < last; ++reading) {
            const AliasReading alias = kb.reading(reading);
            if (alias.kind == AliasKind::demonym) continue;
            names.push_back({std::string(alias.surface), kind});
        }
    }
    return names;
}

NameLists name_lists(const KnowledgeBase& kb) {
    return [&kb](std::span<const std::string_view> tokens, std::vector<NameHint>& hints) {
        std::string scratch;
        std::vector<std::uint32_t> ids;
        std::vector<AliasMatch> matches;
        for (const std::string_view token : tokens)
            ids.push_back(kb.token_id(fold_token(token, scratch)));
        kb.match(ids, matches);
        for (const AliasMatch& match : matches) {
            std::uint8_t kinds = 0;
            for (const std::uint32_t reading : match.readings)
                kinds |= bit(kind_of(kb.actor(kb.reading(reading).actor).type));
            for (std::uint32_t i = match.first; i < match.last; ++i)
                hints[i] = {kinds, i == match.first};
        }
    };
}

}  // namespace entente
