#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace entente {

/// Counts which text most voters are for. A voter who says the same again adds nothing, so neither
/// the order nor the repetition of what is read changes the outcome. All characters must outlive
/// the tally.
class Tally {
public:
    /// An empty text is no vote.
    void add(std::string_view text, std::uint32_t voter) {
        if (!text.empty()) votes_.emplace(text, voter);
    }
    /// The text with most voters, the smallest of several; empty without votes.
    std::string_view best() const {
        std::string_view best;
        std::size_t most = 0;
        for (auto at = votes_.begin(); at != votes_.end();) {
            const std::string_view text = at->first;
            std::size_t count = 0;
            for (; at != votes_.end() && at->first == text; ++at) ++count;
            if (count > most) {
                most = count;
                best = text;
            }
        }
        return best;
    }
    /// Calls use(text) for each text voted for, several times for several voters.
    template <class Use>
    void each(const Use& use) const {
        for (const auto& [text, voter] : votes_) use(text);
    }

private:
    std::set<std::pair<std::string_view, std::uint32_t>> votes_;
};

}  // namespace entente
