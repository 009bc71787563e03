#pragma once

#include <cstdint>
#include <string_view>

#include "src/base/span.hpp"
#include "src/text/tables.hpp"

namespace entente {

// Headlines of other articles stand fused between the sentences of this one. What tells them from
// the body is how they are written: headlines capitalise all but small words, sentences do not.

/// Where the body goes on after a link ("Baca juga: ") whose headlines fill `rest` from its begin:
/// at a quotation, at a word fused to the headline, at the sentence that follows it; rest.end when
/// it does not go on. Reads at most a kilobyte.
std::uint32_t end_of_linked_headlines(std::string_view text, Span rest,
                                      const LanguageData::Tables& tables);

/// Does `rest` begin as a sentence does, with nothing in front that could be a headline?
bool begins_sentence(std::string_view text, Span rest, const LanguageData::Tables& tables);

/// A headline that nothing announces, fused to a full stop ("Albanese.Komentar Menohok dari PM
/// Malaysia \"Tindakan keji"): where it ends, when `rest` begins with one and its end is beyond
/// doubt; else rest.begin. Gives up at the first word that only a body would write small.
std::uint32_t end_of_fused_headline(std::string_view text, Span rest,
                                    const LanguageData::Tables& tables);

/// The same for one that stands apart from the stop before it but has the body's next sentence
/// fused to its end ("kata Lavrov. Menlu Rusia Tiba di Jenewa Pukul 8.30Juru bicara itu").
std::uint32_t end_of_headline_before_seam(std::string_view text, Span rest,
                                          const LanguageData::Tables& tables);

/// Is this line written as headlines are? Three words or more, no full stop at its end.
bool looks_like_headline(std::string_view text, Span line, const LanguageData::Tables& tables);

/// Where a small letter is fused to a capital ("GardenPeluncuran") within the word; word.end when
/// nowhere. Names that are written so (YouTube) are none.
std::uint32_t seam_in(std::string_view text, Span word, const LanguageData::Tables& tables);

}  // namespace entente
