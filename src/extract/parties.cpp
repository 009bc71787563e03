#include "src/extract/parties.hpp"

#include <algorithm>

namespace entente {

Actors sorted(Actors actors) {
    std::sort(actors.begin(), actors.end());
    return actors;
}

bool same_set(const Actors& a, const Actors& b) {
    return sorted(a) == sorted(b);
}

bool shares(const Actors& a, const Actors& b) {
    return std::any_of(a.begin(), a.end(), [&b](std::uint32_t actor) {
        return std::find(b.begin(), b.end(), actor) != b.end();
    });
}

Parties parties_of(const Schema& schema, std::string_view type, Actors actors,
                   const Actors& recipients) {
    if (!schema.event(type)->symmetric) return {sorted(std::move(actors)), sorted(recipients)};
    actors.insert(actors.end(), recipients.begin(), recipients.end());
    return {sorted(std::move(actors)), {}};
}

}  // namespace entente
