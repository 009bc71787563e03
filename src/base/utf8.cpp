#include "src/base/utf8.hpp"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace entente {
namespace {

constexpr std::size_t block_bytes = 64;

constexpr bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

constexpr bool ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

constexpr void put(std::string& out, UChar32 c) {
    out += static_cast<char>(c);
}
void put(icu::UnicodeString& out, UChar32 c) {
    out.append(c);
}
constexpr bool empty(const std::string& out) {
    return out.empty();
}
bool empty(const icu::UnicodeString& out) {
    return out.isEmpty();
}

/// Appends what fold_name() keeps of one character; `gap` is whether a space is due before it.
template <class Text>
void fold_into(Text& out, UChar32 c, bool& gap) {
    const auto mask = U_GET_GC_MASK(c);
    if ((mask & U_GC_M_MASK) != 0 || c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018) return;
    if ((mask & (U_GC_L_MASK | U_GC_N_MASK)) == 0) {
        gap = !empty(out);
        return;
    }
    if (gap) put(out, ' ');
    gap = false;
    put(out, c);
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) noexcept {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < size;) {
        const std::int64_t start = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c < 0) return static_cast<std::size_t>(start);
    }
    return std::string_view::npos;
}

std::string replace_invalid_utf8(std::string_view text) {
    std::string whole;
    whole.reserve(text.size());
    while (true) {
        const std::size_t bad = find_invalid_utf8(text);
        whole += text.substr(0, bad);
        if (bad == std::string_view::npos) return whole;
        whole += "\xEF\xBF\xBD";
        text.remove_prefix(bad + 1);
    }
}

std::size_t count_code_points(std::string_view text) noexcept {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::string fold_name(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    bool gap = false;
    if (ascii(utf8)) {
        for (char c : utf8) fold_into(out, u_tolower(c), gap);
        return out;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    // Twice, since taking "№" apart gives capitals (caseless matching, Unicode D146).
    for (int pass = 0; pass < 2; ++pass) text = nfkd->normalize(text.foldCase(), status);
    if (U_FAILURE(status)) return std::string(utf8);
    icu::UnicodeString folded;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        fold_into(folded, text.char32At(i), gap);
    return folded.toUTF8String(out);
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
    before_block_.reserve(text.size() / block_bytes + 1);
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); i += block_bytes) {
        before_block_.push_back(count);
        count += static_cast<std::uint32_t>(count_code_points(text.substr(i, block_bytes)));
    }
    before_block_.push_back(count);
}

std::uint32_t CodePoints::of_byte(std::size_t byte) const noexcept {
    const std::size_t block = byte / block_bytes;
    const std::size_t from = block * block_bytes;
    if (from >= text_.size()) return before_block_.back();
    return before_block_[block] +
           static_cast<std::uint32_t>(count_code_points(text_.substr(from, byte - from)));
}

std::size_t CodePoints::to_byte(std::uint32_t code_point) const noexcept {
    const auto after = std::upper_bound(before_block_.begin(), before_block_.end() - 1, code_point);
    if (after == before_block_.begin()) return text_.size();  // an empty text
    const auto block = static_cast<std::size_t>(after - before_block_.begin()) - 1;
    std::uint32_t seen = before_block_[block];
    for (std::size_t i = block * block_bytes; i < text_.size(); ++i)
        if (!continues(text_[i]) && seen++ == code_point) return i;
    return text_.size();
}

}  // namespace entente
