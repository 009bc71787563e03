#pragma once

#include <memory>

#include "src/extract/stage.hpp"

namespace entente {

/// Each in the file of its name.
std::unique_ptr<const Stage> words_stage();
std::unique_ptr<const Stage> dates_stage();
std::unique_ptr<const Stage> names_stage();
std::unique_ptr<const Stage> proposals_stage();
std::unique_ptr<const Stage> titles_stage();
std::unique_ptr<const Stage> links_stage();
std::unique_ptr<const Stage> published_stage();
std::unique_ptr<const Stage> offices_stage();
std::unique_ptr<const Stage> same_actor_stage();
std::unique_ptr<const Stage> units_stage();
std::unique_ptr<const Stage> relations_stage();
std::unique_ptr<const Stage> statements_stage();
std::unique_ptr<const Stage> events_stage();

}  // namespace entente
