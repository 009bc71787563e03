#include "src/extract/misspelling.hpp"

#include <utility>

namespace entente {

std::vector<std::string> one_letter_away(std::string_view folded) {
    std::vector<std::string> words;
    words.reserve(54 * folded.size());
    const std::string word(folded);
    for (std::size_t i = 1; i < word.size(); ++i) {
        words.push_back(word.substr(0, i) + word.substr(i + 1));
        if (i + 1 < word.size() && word[i] != word[i + 1]) {
            std::string swapped = word;
            std::swap(swapped[i], swapped[i + 1]);
            words.push_back(std::move(swapped));
        }
        for (char letter = 'a'; letter <= 'z'; ++letter) {
            if (letter == word[i]) continue;
            std::string changed = word;
            changed[i] = letter;
            words.push_back(std::move(changed));
        }
    }
    for (std::size_t i = 1; i <= word.size(); ++i)
        for (char letter = 'a'; letter <= 'z'; ++letter)
            words.push_back(word.substr(0, i) + letter + word.substr(i));
    return words;
}

}  // namespace entente
