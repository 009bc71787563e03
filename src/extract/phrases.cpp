#include "src/extract/phrases.hpp"

namespace entente {
namespace {

constexpr std::uint64_t step(std::uint32_t node, std::uint32_t word) {
    return (std::uint64_t{node} << 32U) | word;
}

}  // namespace

std::uint32_t Vocabulary::add(std::string_view word) {
    const auto next = static_cast<std::uint32_t>(ids_.size() + 1);
    return ids_.try_emplace(std::string(word), next).first->second;
}

std::uint32_t Vocabulary::find(std::string_view word) const {
    const auto found = ids_.find(word);
    return found == ids_.end() ? 0 : found->second;
}

std::vector<std::string_view> phrase_words(std::string_view phrase) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < phrase.size();) {
        if (phrase[i] == ' ') {
            ++i;
            continue;
        }
        const std::size_t end =
            phrase[i] == '-' ? i + 1 : std::min(phrase.find_first_of(" -", i), phrase.size());
        words.push_back(phrase.substr(i, end - i));
        i = end;
    }
    return words;
}

void PhraseTable::add(std::string_view phrase, std::uint32_t row, Vocabulary& vocabulary) {
    std::uint32_t node = 0;
    for (std::string_view word : phrase_words(phrase)) {
        const auto next = static_cast<std::uint32_t>(nodes_.size());
        const auto [found, is_new] = steps_.try_emplace(step(node, vocabulary.add(word)), next);
        if (is_new) nodes_.emplace_back();
        node = found->second;
    }
    if (node != 0) nodes_[node].rows.push_back(row);
}

PhraseTable::Hit PhraseTable::longest(std::span<const std::uint32_t> words,
                                      std::uint32_t most) const noexcept {
    Hit hit;
    std::uint32_t node = 0;
    for (std::uint32_t i = 0; i < words.size() && i < most && words[i] != 0; ++i) {
        const auto found = steps_.find(step(node, words[i]));
        if (found == steps_.end()) break;
        node = found->second;
        if (!nodes_[node].rows.empty()) hit = {i + 1, nodes_[node].rows};
    }
    return hit;
}

}  // namespace entente
