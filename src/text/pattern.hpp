#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/span.hpp"

namespace entente {

/// A regular expression of the tables (ICU syntax, case-sensitive unless (?i)), compiled once and
/// read by any number of threads. Matching is bounded in time and memory: a pattern that backtracks
/// too long does not match.
class Pattern {
public:
    /// @throws std::invalid_argument what() says what is wrong with the expression
    explicit Pattern(std::string_view expression);
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

    /// Length in bytes of the match that begins with the window's first byte.
    std::optional<std::uint32_t> match_front(std::string_view window) const;
    /// Does all of the window match?
    bool match_all(std::string_view window) const;
    /// The first match anywhere in the window.
    std::optional<Span> find(std::string_view window) const;
    /// Like match_front(), with the span of one named group (nothing when it took no part).
    struct WithGroup {
        std::uint32_t size = 0;
        std::optional<Span> group;
    };
    std::optional<WithGroup> match_front(std::string_view window, const char* group) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace entente
