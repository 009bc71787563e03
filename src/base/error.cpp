#include "src/base/error.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace entente {
namespace {

std::string join(const std::vector<Problem>& problems) {
    std::string all;
    for (const Problem& problem : problems) {
        if (!all.empty()) all += '\n';
        all += to_string(problem);
    }
    return all;
}

}  // namespace

std::string to_string(const Problem& problem) {
    std::string text = problem.where.file.string();
    if (problem.where.line != 0) text += ':' + std::to_string(problem.where.line);
    if (problem.where.column != 0) text += ':' + std::to_string(problem.where.column);
    return text.empty() ? problem.message : text + ": " + problem.message;
}

LoadError::LoadError(std::vector<Problem> problems)
    : std::runtime_error(join(problems)), problems_(std::move(problems)) {}

LoadError::LoadError(Problem problem) : LoadError(std::vector<Problem>{std::move(problem)}) {}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
        }
    }
    return row.back();
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& choices) {
    std::string_view best;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (std::string_view choice : choices) {
        const std::size_t distance = edit_distance(word, choice);
        if (distance < least) {
            least = distance;
            best = choice;
        }
    }
    return best;
}

}  // namespace entente
