#include "src/score/locate.hpp"

#include <algorithm>
#include <vector>

#include "src/base/utf8.hpp"

namespace entente {
namespace {

/// Byte ranges of sentences: to a line break, or to a full stop that a space follows.
class Sentences {
public:
    explicit Sentences(std::string_view text) : text_(text) {}

    /// The sentence from this byte on; its end is the next one's begin.
    std::size_t end_of(std::size_t begin) const {
        for (std::size_t i = begin; i < text_.size(); ++i) {
            if (text_[i] == '\n') return i + 1;
            const bool stop = text_[i] == '.' || text_[i] == '!' || text_[i] == '?';
            if (stop && i + 1 < text_.size() && text_[i + 1] == ' ') return i + 2;
        }
        return text_.size();
    }

private:
    std::string_view text_;
};

bool holds_one(std::string_view sentence, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return !word.empty() && sentence.find(word) != std::string_view::npos;
    });
}

std::string one_line(std::string_view sentence) {
    std::string line;
    for (const char c : sentence) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space) line += c;
        if (space && !line.empty() && line.back() != ' ') line += ' ';
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

Located located(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
    const std::string_view sentence = text.substr(begin, end - begin);
    return {static_cast<std::uint32_t>(count_code_points(text.substr(0, begin))),
            one_line(sentence)};
}

}  // namespace

std::optional<Located> locate(std::string_view text, const Finding& finding) {
    const Sentences sentences(text);
    const std::size_t at =
        finding.start ? CodePoints(text).to_byte(*finding.start) : std::string_view::npos;
    std::optional<Located> second_best;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = sentences.end_of(begin);
        const std::string_view sentence = text.substr(begin, end - begin);
        if (finding.start) {
            if (at < end) return located(text, begin, end);
        } else if (!finding.words.empty() && holds_one(sentence, finding.words.front())) {
            const bool all =
                std::all_of(finding.words.begin(), finding.words.end(),
                            [&](const auto& words) { return holds_one(sentence, words); });
            if (all) return located(text, begin, end);
            if (!second_best) second_best = located(text, begin, end);
        }
        begin = end;
    }
    if (!second_best && !finding.start && !finding.words.empty())
        for (const std::string& word : finding.words.front())  // runs over several sentences
            if (const std::size_t begin = text.find(word);
                !word.empty() && begin != std::string_view::npos)
                return located(text, begin, begin + word.size());
    return second_best;
}

}  // namespace entente
