#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A place in an input file. Lines and columns count from 1; 0 means "the file as a whole".
/// Columns count code points, so that they agree with what an editor shows.
struct Where {
    std::filesystem::path file;
    std::size_t line = 0;
    std::size_t column = 0;
};

struct Problem {
    Where where;
    std::string message;  ///< what was found, what was expected, and the nearest valid choice
};

/// "file:line:column: message", the form editors jump to; line and column are left out when 0.
std::string to_string(const Problem& problem);

/// Thrown when data the program ships or was pointed at can not be used: all problems of one load.
class LoadError : public std::runtime_error {
public:
    explicit LoadError(std::vector<Problem> problems);
    explicit LoadError(Problem problem);
    const std::vector<Problem>& problems() const noexcept { return problems_; }

private:
    std::vector<Problem> problems_;
};

/// Thrown when one input (an article, a record file, a store) can not be used, or an output can not
/// be written; what() is the whole message, one line.
class InputError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Levenshtein's distance in bytes. Cost |a| x |b|.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Whichever of `choices` is fewest edits away from `word`, when that is at most a third of its
/// length; empty otherwise. For "nearest is ..." in messages. Cost |word| x |choices| letters.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& choices);

}  // namespace entente
