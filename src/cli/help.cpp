#include "src/cli/help.hpp"

#include <fmt/format.h>

#include "export/look.hpp"
#include "src/cli/arguments.hpp"
#include "src/cli/options.hpp"
#include "src/cli/output.hpp"

namespace entente {
namespace {

constexpr std::size_t page_width = 96;
constexpr std::size_t text_column = 26;

/// The text from the given column on, its first line unindented.
std::string indented(const std::string& text, std::size_t column) {
    const std::string lines = wrapped(text, page_width - column);
    std::string result;
    for (const char c : lines) {
        result += c;
        if (c == '\n') result.append(column, ' ');
    }
    return result;
}

std::string usage_of(const Command& command) {
    return fmt::format("entente {} {}", command.name, command.arguments);
}

std::string row_of(const Option& option) {
    const std::string letter = option.letter == '\0' ? "    " : fmt::format("-{}, ", option.letter);
    const std::string head = fmt::format("  {}--{}{}{}", letter, option.name,
                                         option.value.empty() ? "" : " ", option.value);
    const std::string text = indented(option.text, text_column);
    if (head.size() + 2 <= text_column) return fmt::format("{:<{}}{}\n", head, text_column, text);
    return fmt::format("{}\n{:<{}}{}\n", head, "", text_column, text);
}

const Option help_option{'h', "help", "", "Shows this help."};

int run_help(const Arguments& arguments) {
    if (arguments.words().size() > 1) arguments.fail("takes one command");
    if (arguments.has("markdown"))
        print(help_markdown());
    else
        print(arguments.words().empty() ? overview()
                                        : help_of(find_command(arguments.words().front())));
    return 0;
}

}  // namespace

std::string overview() {
    std::string text =
        "Entente reads news articles and builds a knowledge graph of geopolitical actors.\n\n"
        "  entente build samples/articles -o world.kg\n\n"
        "Commands:\n";
    for (const Command& command : commands())
        text += fmt::format("  {:<10}{}.\n", command.name, indented(command.line, 12));
    text +=
        "\n"
        "entente COMMAND --help tells more about each; entente --version tells the version.\n"
        "A file name of - is standard input or output. Data go to standard output, messages to\n"
        "standard error. Exit code: 0 when all is well, 1 when some of the work failed, 2 when\n"
        "the command line is wrong.\n";
    return text;
}

std::string help_of(const Command& command) {
    std::string text = fmt::format("{}.\n\n  {}\n\nUsage: {}\n\nOptions:\n",
                                   indented(command.line, 0), command.example, usage_of(command));
    for (const Option& option : command.options) text += row_of(option);
    text += row_of(help_option);
    if (!command.more.empty()) text += '\n' + indented(command.more, 0) + '\n';
    return text;
}

std::string help_markdown() {
    std::string page =
        "# The command line\n\n"
        "The help texts of the program, as `entente help --markdown` prints them.\n\n"
        "```text\n" +
        overview() + "```\n";
    for (const Command& command : commands())
        page += fmt::format("\n## entente {}\n\n```text\n{}```\n", command.name, help_of(command));
    return page;
}

const Command& find_command(const std::string& name) {
    std::vector<std::string_view> names;
    for (const Command& command : commands()) {
        if (command.name == name) return command;
        names.push_back(command.name);
    }
    throw UsageError("there is no command \"" + name + '"' + advise(name, names));
}

Command help_command() {
    return {
        "help",
        "Tells how a command is used",
        "entente help build",
        "[COMMAND]",
        {switch_option("markdown", "All help texts as one Markdown page (docs/cli.md).")},
        "",
        run_help,
    };
}

}  // namespace entente
