#pragma once

#include "src/text/document.hpp"
#include "src/text/tables.hpp"

namespace entente {

/// Pages lose the spaces behind their links too: "dilansirReutersdan", "Netanyahumengumumkan". Parts a
/// word that opens with a capital and goes on with small letters where its end is a word of its own
/// (a common one, one of this article, or a verb by its prefix) and its beginning stands alone
/// elsewhere in the article, or is itself fused to the word before. Renumbers the tokens of the
/// sentences. ASCII letters only. Linear.
void part_fused_words(const LanguageData::Tables& tables, Document& document);

}  // namespace entente
