#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// A Gregorian date as precise as it was told. A part that was not told is 0: {2021, 12, 0} is
/// December 2021, {0, 1, 10} the tenth of January of a year unknown. A day is never told without
/// its month.
struct Date {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;

    /// Reads ISO 8601 at reduced precision: 2022-01-21, 2021-12, 2021, --01-10, --01.
    /// @return nothing for any other form and for days that do not exist (2021-02-29)
    static std::optional<Date> parse(std::string_view iso);
    static Date of(std::chrono::sys_days day);

    /// The shortest of the forms that parse() reads.
    std::string iso() const;
    /// Is there such a day (month, year)? At least one part must be told.
    bool valid() const noexcept;
    /// Year, month and day are all told.
    bool complete() const noexcept { return year != 0 && month != 0 && day != 0; }

    friend auto operator<=>(const Date&, const Date&) = default;
};

/// First and last day that a date with a year may mean; an unknown month or day widens it.
/// @pre date.valid() and date.year != 0
std::chrono::sys_days first_day(const Date& date);
std::chrono::sys_days last_day(const Date& date);

/// Could `day` lie within [start, end]? A missing end is open, a vague end counts as its last day.
/// A `day` without a year is never within.
bool within(const Date& day, const std::optional<Date>& start, const std::optional<Date>& end);

}  // namespace entente
