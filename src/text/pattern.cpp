#include "src/text/pattern.hpp"

#include <stdexcept>
#include <utility>

#include <unicode/regex.h>
#include <unicode/utext.h>

namespace entente {
namespace {

constexpr std::int32_t time_limit = 2;         // tens of thousands of steps of the engine, no clock
constexpr std::int32_t stack_limit = 1 << 20;  // bytes

/// UTF-8 seen through ICU's text interface, whose positions are then byte offsets.
class Utf8View {
public:
    explicit Utf8View(std::string_view text) {
        utext_openUTF8(&view_, text.data(), static_cast<std::int64_t>(text.size()), &status_);
    }
    ~Utf8View() { utext_close(&view_); }
    Utf8View(const Utf8View&) = delete;
    Utf8View& operator=(const Utf8View&) = delete;
    UText* get() noexcept { return &view_; }

private:
    UErrorCode status_ = U_ZERO_ERROR;
    UText view_ = UTEXT_INITIALIZER;
};

Span span_of(std::int64_t begin, std::int64_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

struct Pattern::Compiled {
    std::unique_ptr<icu::RegexPattern> pattern;

    /// Runs `use(matcher, status)` over the window; false on any failure, limits among them.
    template <class Use>
    bool run(std::string_view window, Use use) const {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(status));
        if (U_FAILURE(status)) return false;
        matcher->setTimeLimit(time_limit, status);
        matcher->setStackLimit(stack_limit, status);
        Utf8View view(window);
        matcher->reset(view.get());
        const bool matched = use(*matcher, status);
        return matched && U_SUCCESS(status);
    }
};

Pattern::Pattern(std::string_view expression) : compiled_(std::make_unique<Compiled>()) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    compiled_->pattern.reset(icu::RegexPattern::compile(
        icu::UnicodeString::fromUTF8(
            icu::StringPiece(expression.data(), static_cast<std::int32_t>(expression.size()))),
        0, where, status));
    if (U_FAILURE(status))
        throw std::invalid_argument(
            "not a regular expression: " + std::string(u_errorName(status)) + " at character " +
            std::to_string(where.offset));
}

Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

std::optional<std::uint32_t> Pattern::match_front(std::string_view window) const {
    std::int64_t end = 0;
    const auto use = [&](icu::RegexMatcher& matcher, UErrorCode& status) {
        if (!matcher.lookingAt(status)) return false;
        end = matcher.end64(status);
        return true;
    };
    if (!compiled_->run(window, use)) return std::nullopt;
    return static_cast<std::uint32_t>(end);
}

bool Pattern::match_all(std::string_view window) const {
    return compiled_->run(window, [](icu::RegexMatcher& matcher, UErrorCode& status) {
        return matcher.matches(status) != 0;
    });
}

std::optional<Span> Pattern::find(std::string_view window) const {
    Span found;
    const auto use = [&](icu::RegexMatcher& matcher, UErrorCode& status) {
        if (!matcher.find(status)) return false;
        found = span_of(matcher.start64(status), matcher.end64(status));
        return true;
    };
    if (!compiled_->run(window, use)) return std::nullopt;
    return found;
}

std::optional<Pattern::WithGroup> Pattern::match_front(std::string_view window,
                                                       const char* group) const {
    WithGroup found;
    const auto use = [&](icu::RegexMatcher& matcher, UErrorCode& status) {
        if (!matcher.lookingAt(status)) return false;
        found.size = static_cast<std::uint32_t>(matcher.end64(status));
        UErrorCode unnamed = U_ZERO_ERROR;
        const std::int32_t number = compiled_->pattern->groupNumberFromName(group, -1, unnamed);
        if (U_FAILURE(unnamed)) return true;
        const std::int64_t begin = matcher.start64(number, status);
        if (begin >= 0) found.group = span_of(begin, matcher.end64(number, status));
        return true;
    };
    if (!compiled_->run(window, use)) return std::nullopt;
    return found;
}

}  // namespace entente
