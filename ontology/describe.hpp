#pragma once

#include <string>

#include "ontology/schema.hpp"

namespace entente {

/// The whole schema as one Markdown page: entity, relation and event types, modes with their
/// scores, the PLOVER category of every act in every modality, the closed word lists.
/// docs/ontology.md holds exactly this text. The same bytes for the same schema.
std::string ontology_markdown(const Schema& schema);

}  // namespace entente
