#pragma once

#include <vector>

#include "src/extract/act_context.hpp"
#include "src/extract/telling.hpp"

namespace entente {

/// All words of the article that may tell an act. None in reports on sport. Needs the layers of the
/// stage `events`. Linear.
std::vector<Telling> tellings_of(const ActContext& context);

}  // namespace entente
