#include "src/kb/actor_order.hpp"

#include <algorithm>
#include <utility>

#include "src/kb/ids.hpp"

namespace entente {

ActorOrder::ActorOrder(const KbTables& tables) : tables_(tables) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> found;
    found.reserve(tables.entities.size());
    for (std::uint32_t row = 0; row < tables.entities.size(); ++row)
        if (const auto key = id_key(tables.entities[row].id)) found.emplace_back(*key, row);
    std::sort(found.begin(), found.end());
    for (const auto& [key, row] : found) {
        if (!keys_.empty() && keys_.back() == key) {
            doubles_.push_back({row, rows_.back()});
            continue;
        }
        keys_.push_back(key);
        rows_.push_back(row);
    }
}

std::optional<ActorIndex> ActorOrder::find(std::string_view id) const {
    const auto key = id_key(id);
    if (!key) return std::nullopt;
    const auto found = std::lower_bound(keys_.begin(), keys_.end(), *key);
    if (found == keys_.end() || *found != *key) return std::nullopt;
    return static_cast<ActorIndex>(found - keys_.begin());
}

}  // namespace entente
