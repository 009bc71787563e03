#include "graph/claims.hpp"

#include "src/base/hash.hpp"

namespace entente {

void DateRange::add(const std::optional<Date>& date) {
    if (!date) return;
    const bool better = first_ && first_->year == 0 && date->year != 0;
    if (!first_ || better) {
        first_ = last_ = date;
        return;
    }
    if (date->year == 0 && first_->year != 0) return;
    first_ = std::min(*first_, *date);
    last_ = std::max(*last_, *date);
}

std::string hashed_id(std::string_view prefix, std::initializer_list<std::string_view> parts) {
    constexpr std::size_t digits = 16;
    std::string joined;
    for (std::string_view part : parts) {
        // The length keeps parts apart that hold line breaks themselves.
        joined += std::to_string(part.size());
        joined += '\n';
        joined += part;
        joined += '\n';
    }
    return std::string(prefix) + sha256_hex(joined).substr(0, digits);
}

void sort_witnesses(std::vector<Witness>& witnesses) {
    std::sort(witnesses.begin(), witnesses.end());
    witnesses.erase(std::unique(witnesses.begin(), witnesses.end()), witnesses.end());
}

std::size_t count_documents(const std::vector<Witness>& witnesses) {
    std::size_t count = 0;
    const Witness* before = nullptr;
    for (const Witness& witness : witnesses) {
        if (before == nullptr || before->document != witness.document) ++count;
        before = &witness;
    }
    return count;
}

double best_confidence(const std::vector<Witness>& witnesses) {
    double best = 0;
    for (const Witness& witness : witnesses) best = std::max(best, witness.confidence);
    return best;
}

std::vector<std::string> to_list(const std::set<std::string, std::less<>>& words) {
    return {words.begin(), words.end()};
}

std::string event_label(std::string_view type, std::size_t count, std::string_view modality,
                        const DateRange& dates) {
    std::string label{type};
    if (count > 1) label += " ×" + std::to_string(count);
    if (modality != "actual" && !modality.empty()) label += ", " + std::string(modality);
    if (!dates.first()) return label;
    label += " (" + dates.first()->iso();
    if (dates.last() != dates.first()) label += " to " + dates.last()->iso();
    return label + ")";
}

}  // namespace entente
