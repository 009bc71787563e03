#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/graph.hpp"

namespace entente {

// What the makers of graphs share.

/// Puts attributes together in the order of their names, leaving out what is empty.
class AttributeList {
public:
    AttributeList& add(std::string name, std::string text) {
        return text.empty() ? *this : put(std::move(name), std::move(text));
    }
    AttributeList& add(std::string name, std::vector<std::string> list) {
        return list.empty() ? *this : put(std::move(name), std::move(list));
    }
    AttributeList& add(std::string name, const std::optional<Date>& date) {
        return date ? put(std::move(name), date->iso()) : *this;
    }
    AttributeList& add(std::string name, std::size_t count) {
        return put(std::move(name), static_cast<std::int64_t>(count));
    }
    AttributeList& add(std::string name, int number) {
        return put(std::move(name), std::int64_t{number});
    }
    AttributeList& add(std::string name, double number) { return put(std::move(name), number); }
    AttributeList& add(std::string name, bool yes) { return put(std::move(name), yes); }

    Attributes sorted() && {
        std::sort(list_.begin(), list_.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        return std::move(list_);
    }

private:
    AttributeList& put(std::string name, Value value) {
        list_.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Attributes list_;
};

/// First and last of some dates. Dates with a year decide; those without count only when there are
/// no others.
class DateRange {
public:
    void add(const std::optional<Date>& date);
    const std::optional<Date>& first() const noexcept { return first_; }
    const std::optional<Date>& last() const noexcept { return last_; }

private:
    std::optional<Date> first_, last_;
};

/// "edge:" and 16 hex digits of SHA-256 over the parts with line breaks between them: 64 bits, so
/// that even 10^7 ids have a chance of 3 in a million to hold two alike.
std::string hashed_id(std::string_view prefix, std::initializer_list<std::string_view> parts);

void sort_witnesses(std::vector<Witness>& witnesses);  ///< each once
/// How many documents testify. @pre sorted
std::size_t count_documents(const std::vector<Witness>& witnesses);
double best_confidence(const std::vector<Witness>& witnesses);

std::vector<std::string> to_list(const std::set<std::string, std::less<>>& words);

/// "CONSULT", "CONSULT ×3, planned (2022-01-10 to 2022-01-21)"
std::string event_label(std::string_view type, std::size_t count, std::string_view modality,
                        const DateRange& dates);

}  // namespace entente
