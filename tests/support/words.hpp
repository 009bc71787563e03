#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace entente::test {

/// The words of a text parted by one space each, as table rows write sentences.
inline std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        all.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return all;
}

}  // namespace entente::test
