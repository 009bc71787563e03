#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "src/base/span.hpp"
#include "src/text/document.hpp"
#include "src/text/tables.hpp"

namespace entente {

/// One line of the file without the white space around it; lines without text are not kept. A run
/// of tabs within a line parts it like a line end: it is how page layouts come out as text.
struct Line {
    Span span;
    std::uint32_t blank_before = 0;  ///< empty lines between it and the line before
};

std::vector<Line> split_lines(std::string_view text);

/// What of an article is not its text: the page around it.
struct Layout {
    Span title;
    std::optional<Span> dateline;
    std::optional<Span> dateline_place;
    std::vector<BoilerplateSpan> boilerplate;  ///< in order, apart from one another
};

/// Title, dateline and boilerplate of a page. Linear.
Layout find_layout(std::string_view text, const std::vector<Line>& lines,
                   const LanguageData::Tables& tables);

}  // namespace entente
