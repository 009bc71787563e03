#pragma once

#include "src/text/document.hpp"
#include "src/text/tables.hpp"

namespace entente {

/// Appends the tokens of one stretch of Document::text (a paragraph or the part of one that is no
/// boilerplate) to Document::tokens and lower_text. Every character that is no white space ends up
/// in exactly one token. Linear.
void add_tokens(Span part, const LanguageData::Tables& tables, Document& document);

}  // namespace entente
