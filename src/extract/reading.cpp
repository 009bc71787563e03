#include "src/extract/reading.hpp"

#include <algorithm>

namespace entente {

std::string_view to_string(MentionKind kind) noexcept {
    constexpr std::string_view names[] = {"name",    "alias", "acronym", "demonym",
                                          "metonym", "title", "nominal", "pronoun"};
    return names[static_cast<std::size_t>(kind)];
}

namespace {

bool before(TokenRange a, TokenRange b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
}

}  // namespace

const MentionEntry* Reading::mention_at(TokenRange at) const noexcept {
    const auto found =
        std::lower_bound(mentions.begin(), mentions.end(), at,
                         [](const MentionEntry& m, TokenRange r) { return before(m.at, r); });
    return found != mentions.end() && found->at == at ? &*found : nullptr;
}

void Reading::sort_mentions() {
    std::stable_sort(
        mentions.begin(), mentions.end(),
        [](const MentionEntry& a, const MentionEntry& b) { return before(a.at, b.at); });
}

std::uint32_t Reading::actor(ActorEntry entry) {
    const auto next = static_cast<std::uint32_t>(actors.size());
    const auto [found, is_new] = actor_of_id_.try_emplace(entry.id, next);
    if (is_new) actors.push_back(std::move(entry));
    return found->second;
}

std::uint32_t Reading::actor(const KnowledgeBase& kb, ActorIndex known) {
    const Actor row = kb.actor(known);
    const bool english = row.name_id.empty() || (doc.language == "en" && !row.name_en.empty());
    return actor({std::string(row.id), std::string(row.type),
                  std::string(english ? row.name_en : row.name_id), known,
                  row.type == "State" ? std::optional<ActorIndex>{known} : row.state});
}

}  // namespace entente
