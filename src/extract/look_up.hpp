#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/base/date.hpp"
#include "src/extract/reading.hpp"

namespace entente {

/// Somebody that a name or title may mean, and why.
struct Found {
    ActorIndex actor = 0;
    std::string reason;  ///< "acronym", or "Menteri Luar Negeri of Amerika Serikat 2021-01-26 to 2025-01-20"
};

/// Who held the title's office at this state or body on a day, latest first; everybody who ever did
/// without a day.
std::vector<Found> office_holders(const TitleUse& use, ActorIndex of,
                                  const std::optional<Date>& day, const Knowledge& knowledge);

/// Whom the knowledge base takes a name ("Kiev") or a title with its state or body ("Menlu AS") for.
/// @param reading  the words alone, read by the stages up to offices
/// @param day      the office-holders of that day; all of them, latest first, without it
/// @return best first: who holds the office, then the readings of the name
std::vector<Found> look_up(const Reading& reading, const std::optional<Date>& day,
                           const Knowledge& knowledge);

}  // namespace entente
