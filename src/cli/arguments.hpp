#pragma once

#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "src/cli/command.hpp"

namespace entente {

/// Thrown when a command is called in a way it does not know; what() is the whole message, one
/// line. Ends the program with exit code 2.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// With A to Z as a to z; all other bytes stay.
std::string lower_case(std::string_view text);

/// `; nearest is "Person"` when one of the choices is near, in any case of letters, else
/// `; choose one of a, b, c`.
std::string advise(std::string_view word, const std::vector<std::string_view>& choices);

/// The words after the name of a command, told apart by its table of options.
class Arguments {
public:
    /// Options may stand anywhere; "--" ends them; "-" is a word.
    /// @throws UsageError naming the option that is unknown, lacks its value or was given twice
    Arguments(const Command& command, std::span<const std::string> words);

    /// All that is no option, in the order given.
    const std::vector<std::string>& words() const noexcept { return words_; }
    bool has(std::string_view option) const { return values_.contains(option); }
    /// The option's value; nothing when it was not given.
    std::optional<std::string> text(std::string_view option) const;
    /// All values of an option that may be given several times.
    std::vector<std::string> texts(std::string_view option) const;
    /// @throws UsageError when it is no whole number within [least, most]
    std::optional<unsigned> number(std::string_view option, unsigned least, unsigned most) const;

    /// @throws UsageError "build: ...; see entente build --help"
    [[noreturn]] void fail(const std::string& what) const;

private:
    std::string command_;
    std::vector<std::string> words_;
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

}  // namespace entente
