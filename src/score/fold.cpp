#include "src/score/fold.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace entente {
namespace {

bool word_character(UChar32 c) {
    return c == U'_' || u_isalpha(c) || u_getNumericValue(c) != U_NO_NUMERIC_VALUE;
}

}  // namespace

std::string fold_words(std::string_view utf8) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(error);
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
    icu::UnicodeString folded = nfkc->normalize(text, error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU cannot normalise a text");
    folded.foldCase();
    icu::UnicodeString words;
    bool gap = false;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const UChar32 c = folded.char32At(i);
        if (!word_character(c)) {
            gap = true;
            continue;
        }
        if (gap && !words.isEmpty()) words.append(u' ');
        gap = false;
        words.append(c);
    }
    std::string result;
    words.toUTF8String(result);
    return result;
}

std::string_view first_words(std::string_view folded, std::size_t count) noexcept {
    std::size_t end = 0;
    for (; count > 0 && end < folded.size(); --count)
        end = std::min(folded.find(' ', end + 1), folded.size());
    return folded.substr(0, end);
}

}  // namespace entente
