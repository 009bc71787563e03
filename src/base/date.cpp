#include "src/base/date.hpp"

#include <charconv>
#include <cstdio>

namespace entente {
namespace {

using namespace std::chrono;

std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Two digits between 1 and most.
bool two_digits(std::string_view text, unsigned most, unsigned& out) {
    if (text.size() != 2) return false;
    const auto value = number(text);
    if (!value || *value < 1 || static_cast<unsigned>(*value) > most) return false;
    out = static_cast<unsigned>(*value);
    return true;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
    Date date;
    std::string_view rest;
    if (iso.starts_with("--")) {
        rest = iso.substr(1);
    } else {
        if (iso.size() < 4) return std::nullopt;
        const auto told = number(iso.substr(0, 4));
        if (!told || *told == 0) return std::nullopt;
        date.year = *told;
        rest = iso.substr(4);
        if (rest.empty()) return date;
    }
    if (rest.size() < 3 || rest[0] != '-' || !two_digits(rest.substr(1, 2), 12, date.month))
        return std::nullopt;
    rest.remove_prefix(3);
    if (!rest.empty() && (rest[0] != '-' || !two_digits(rest.substr(1), 31, date.day)))
        return std::nullopt;
    if (!date.valid()) return std::nullopt;
    return date;
}

Date Date::of(sys_days day) {
    const year_month_day ymd{day};
    return {int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()}};
}

std::string Date::iso() const {
    char text[32];
    if (year != 0 && month == 0)
        std::snprintf(text, sizeof text, "%04d", year);
    else if (year != 0 && day == 0)
        std::snprintf(text, sizeof text, "%04d-%02u", year, month);
    else if (year != 0)
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", year, month, day);
    else if (day == 0)
        std::snprintf(text, sizeof text, "--%02u", month);
    else
        std::snprintf(text, sizeof text, "--%02u-%02u", month, day);
    return text;
}

bool Date::valid() const noexcept {
    if (year < 0 || year > 9999 || month > 12 || (day != 0 && month == 0)) return false;
    if (year == 0 && month == 0) return false;
    if (day == 0) return true;
    // Of a year unknown, 29 February may exist.
    return year_month_day{std::chrono::year{year == 0 ? 2000 : year}, std::chrono::month{month},
                          std::chrono::day{day}}
        .ok();
}

sys_days first_day(const Date& date) {
    return year{date.year} / month{date.month == 0 ? 1U : date.month} /
           day{date.day == 0 ? 1U : date.day};
}

sys_days last_day(const Date& date) {
    const auto in_month = year{date.year} / month{date.month == 0 ? 12U : date.month};
    return date.day == 0 ? sys_days{in_month / last} : sys_days{in_month / day{date.day}};
}

bool within(const Date& day, const std::optional<Date>& start, const std::optional<Date>& end) {
    if (day.year == 0) return false;
    if (start && start->year != 0 && last_day(day) < first_day(*start)) return false;
    return !(end && end->year != 0) || first_day(day) <= last_day(*end);
}

}  // namespace entente
