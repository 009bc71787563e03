#include "src/cli/arguments.hpp"

#include <algorithm>
#include <charconv>

// Without <regex>, which would break at the first line break in a title and overflow the stack on a
// long one; and with a delimiter that no argument can hold, or file names would end at commas.
#define CXXOPTS_NO_REGEX true
#define CXXOPTS_VECTOR_DELIMITER '\0'
#include <cxxopts.hpp>

#include "src/base/error.hpp"

namespace entente {
namespace {

using Texts = std::vector<std::string>;

constexpr const char* words_key = "words";  // cxxopts wants a name for what is no option

cxxopts::Options parser_of(const Command& command) {
    cxxopts::Options parser(command.name);
    auto add = parser.add_options();
    for (const Option& option : command.options) {
        const std::string letter(option.letter == '\0' ? 0U : 1U, option.letter);
        const std::string names = letter.empty() ? option.name : letter + ',' + option.name;
        // Every option is a list, so that one given twice can be told from one given once.
        if (option.value.empty())
            add(names, "");
        else
            add(names, "", cxxopts::value<Texts>());
    }
    add("h,help", "");
    add(words_key, "", cxxopts::value<Texts>());
    parser.parse_positional(words_key);
    parser.positional_help("");
    parser.allow_unrecognised_options();  // so that the message can be ours
    return parser;
}

std::string sorted(std::string_view text) {
    std::string letters(text);
    std::sort(letters.begin(), letters.end());
    return letters;
}

/// The choice that was meant: the same letters in another order ("biuld"), a few edits away, or the
/// only one that begins so ("onto"). Empty when that can't be told.
std::string_view closest(std::string_view word, const std::vector<std::string_view>& choices) {
    for (const std::string_view choice : choices)
        if (sorted(choice) == sorted(word)) return choice;
    if (const std::string_view near = nearest(word, choices); !near.empty()) return near;
    const auto begins = [&](std::string_view choice) { return choice.starts_with(word); };
    const bool only = word.size() > 2 && std::count_if(choices.begin(), choices.end(), begins) == 1;
    return only ? *std::find_if(choices.begin(), choices.end(), begins) : std::string_view{};
}

/// "--formt; nearest is --format"
std::string describe_unknown(const Command& command, const std::string& given) {
    const std::string word = given.substr(0, given.find('='));
    std::vector<std::string> names{"--help"};
    for (const Option& option : command.options) names.push_back("--" + option.name);
    const std::vector<std::string_view> choices(names.begin(), names.end());
    const std::string_view near = closest(word, choices);
    return "there is no option " + word + (near.empty() ? "" : "; nearest is " + std::string(near));
}

/// cxxopts quotes with ‘ and ’; our messages quote as the rest of the program does.
std::string plain_quotes(std::string text) {
    for (const std::string_view mark : {"‘", "’", "“", "”"})
        for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at))
            text.replace(at, mark.size(), "\"");
    return text;
}

}  // namespace

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string advise(std::string_view word, const std::vector<std::string_view>& choices) {
    std::vector<std::string> lowered;
    for (const std::string_view choice : choices) lowered.push_back(lower_case(choice));
    const std::vector<std::string_view> views(lowered.begin(), lowered.end());
    if (const std::string_view near = closest(lower_case(word), views); !near.empty()) {
        const auto at = std::find(views.begin(), views.end(), near) - views.begin();
        return "; nearest is \"" + std::string(choices[static_cast<std::size_t>(at)]) + '"';
    }
    std::string all;
    for (const std::string_view choice : choices)
        all += (all.empty() ? "; choose one of " : ", ") + std::string(choice);
    return all;
}

Arguments::Arguments(const Command& command, std::span<const std::string> words)
    : command_(command.name) {
    std::vector<const char*> given{command.name.c_str()};
    for (const std::string& word : words) given.push_back(word.c_str());
    try {
        const auto parsed = parser_of(command).parse(static_cast<int>(given.size()), given.data());
        if (!parsed.unmatched().empty())
            fail(describe_unknown(command, parsed.unmatched().front()));
        if (parsed.count(words_key) != 0) words_ = parsed[words_key].as<Texts>();
        if (parsed.count("help") != 0) values_["help"];
        for (const Option& option : command.options) {
            const std::size_t count = parsed.count(option.name);
            if (count > 1 && !option.many && !option.value.empty())
                fail("--" + option.name + " was given " + std::to_string(count) + " times");
            if (count == 0) continue;
            Texts& values = values_[option.name];
            if (!option.value.empty()) values = parsed[option.name].as<Texts>();
        }
    } catch (const cxxopts::exceptions::exception& error) {
        fail(plain_quotes(error.what()));
    }
}

std::optional<std::string> Arguments::text(std::string_view option) const {
    const auto at = values_.find(option);
    if (at == values_.end() || at->second.empty()) return std::nullopt;
    return at->second.front();
}

std::vector<std::string> Arguments::texts(std::string_view option) const {
    const auto at = values_.find(option);
    return at == values_.end() ? Texts{} : at->second;
}

std::optional<unsigned> Arguments::number(std::string_view option, unsigned least,
                                          unsigned most) const {
    const auto given = text(option);
    if (!given) return std::nullopt;
    unsigned number = 0;
    const char* const end = given->data() + given->size();
    const auto [stop, error] = std::from_chars(given->data(), end, number);
    if (error != std::errc{} || stop != end || number < least || number > most)
        fail("--" + std::string(option) + " takes a number from " + std::to_string(least) + " to " +
             std::to_string(most) + ", not \"" + *given + '"');
    return number;
}

void Arguments::fail(const std::string& what) const {
    throw UsageError(command_ + ": " + what + " (see entente " + command_ + " --help)");
}

}  // namespace entente
