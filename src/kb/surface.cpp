#include "src/kb/surface.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "src/base/utf8.hpp"

namespace entente {
namespace {

using Tokens = std::vector<std::string>;

constexpr bool plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Calls visit(code point, first byte, one past the last byte); broken bytes are U+FFFD.
template <class Visit>
void for_each_code_point(std::string_view text, Visit visit) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < size;) {
        const std::int64_t begin = i;
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, i, size, c);
        visit(c, static_cast<std::size_t>(begin), static_cast<std::size_t>(i));
    }
}

bool part_of_word(UChar32 c) {
    if (c == '.' || c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC) return true;
    return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

void append_word(std::string_view chunk, Tokens& tokens) {
    std::string folded = fold_name(chunk);
    if (!folded.empty()) tokens.push_back(std::move(folded));
}

void append_comma(Tokens& tokens) {
    if (!tokens.empty() && tokens.back() != ",") tokens.emplace_back(",");
}

Tokens as_written(std::string_view surface) {
    Tokens tokens;
    std::size_t word = std::string_view::npos;
    for_each_code_point(surface, [&](UChar32 c, std::size_t begin, std::size_t) {
        if (part_of_word(c)) {
            word = std::min(word, begin);
            return;
        }
        if (word != std::string_view::npos) append_word(surface.substr(word, begin - word), tokens);
        word = std::string_view::npos;
        if (c == ',') append_comma(tokens);
    });
    if (word != std::string_view::npos) append_word(surface.substr(word), tokens);
    if (!tokens.empty() && tokens.back() == ",") tokens.pop_back();
    return tokens;
}

Tokens parted(const Tokens& tokens) {
    Tokens out;
    for (std::string_view token : tokens)
        for (std::size_t space = 0; space != std::string_view::npos;) {
            space = token.find(' ');
            out.emplace_back(token.substr(0, space));
            if (space != std::string_view::npos) token.remove_prefix(space + 1);
        }
    return out;
}

bool one_letter(std::string_view token) {
    return count_code_points(token) == 1 && token != ",";
}

/// Takes tokens that are parted: runs of single letters become one token.
Tokens letters_joined(const Tokens& tokens) {
    Tokens out;
    bool run = false;
    for (const std::string& token : tokens) {
        const bool letter = one_letter(token);
        if (run && letter)
            out.back() += ' ' + token;
        else
            out.push_back(token);
        run = letter;
    }
    return out;
}

Tokens without_commas(Tokens tokens) {
    std::erase(tokens, ",");
    return tokens;
}

}  // namespace

std::string_view fold_token(std::string_view token, std::string& scratch) {
    if (std::all_of(token.begin(), token.end(), plain)) return token;
    scratch = fold_name(token);
    return scratch.empty() ? token : std::string_view(scratch);
}

bool joins_names(std::string_view token) noexcept {
    constexpr std::array<std::string_view, 7> marks = {"-",      ".",      "&",     "/",
                                                       "\u2010", "\u2011", "\u2013"};
    return std::find(marks.begin(), marks.end(), token) != marks.end();
}

bool exact_case_form(std::string_view surface) {
    std::size_t letters = 0;
    bool fits = true;
    for_each_code_point(surface, [&](UChar32 c, std::size_t, std::size_t) {
        if (u_isalpha(c) != 0) {
            ++letters;
            fits = fits && u_isUUppercase(c) != 0;
        } else {
            fits = fits && (c == '.' || u_isdigit(c) != 0);
        }
    });
    return fits && letters >= 2 && letters <= 6;
}

std::vector<Tokens> token_rows(std::string_view surface) {
    std::vector<Tokens> rows;
    const auto add = [&rows](Tokens tokens) {
        if (!tokens.empty() && std::find(rows.begin(), rows.end(), tokens) == rows.end())
            rows.push_back(std::move(tokens));
    };
    const Tokens written = as_written(surface);
    const Tokens words = parted(written);
    const Tokens joined = letters_joined(words);
    for (const Tokens* tokens : {&written, &words, &joined}) add(*tokens);
    for (const Tokens* tokens : {&written, &words, &joined}) add(without_commas(*tokens));
    return rows;
}

}  // namespace entente
