#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ontology/schema.hpp"

namespace entente {

/// Actors by their place in Reading::actors.
using Actors = std::vector<std::uint32_t>;

/// A set of a few actors in one order.
Actors sorted(Actors actors);
bool same_set(const Actors& a, const Actors& b);
bool shares(const Actors& a, const Actors& b);

/// Who is on which side of an act, to compare acts by: sorted; of an act whose sides are alike all
/// are actors.
struct Parties {
    Actors actors, recipients;

    friend auto operator<=>(const Parties&, const Parties&) = default;
};
Parties parties_of(const Schema& schema, std::string_view type, Actors actors,
                   const Actors& recipients);

}  // namespace entente
