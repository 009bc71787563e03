#pragma once

#include <vector>

#include "src/kb/knowledge_base.hpp"
#include "src/tagger/tagger.hpp"

namespace entente {

/// All names of the knowledge base by kind, for the facts of words that a tagger learns from.
std::vector<ListedName> listed_names(const KnowledgeBase& kb);

/// Marks names of the knowledge base in a sentence, by the words alone: case does not count.
/// @pre kb lives as long as what is given back
NameLists name_lists(const KnowledgeBase& kb);

}  // namespace entente
