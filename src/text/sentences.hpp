#pragma once

#include <cstdint>
#include <vector>

#include "src/base/span.hpp"
#include "src/text/document.hpp"
#include "src/text/tables.hpp"

namespace entente {

/// A paragraph on its way to sentences.
struct ParagraphParts {
    std::uint32_t index = 0;  ///< in Document::paragraphs
    bool title = false;       ///< then it is one sentence
    std::vector<Span> parts;  ///< what of it is no boilerplate, in order
};

/// Adds tokens, quotations and sentences of one paragraph. A sentence ends where its part ends, and
/// after 1,000 tokens at the latest, so that no later stage meets a sentence without bound. Linear.
void add_sentences(const ParagraphParts& paragraph, const LanguageData::Tables& tables,
                   Document& document);

}  // namespace entente
