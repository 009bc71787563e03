#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "src/base/error.hpp"
#include "src/cli/arguments.hpp"
#include "src/cli/help.hpp"
#include "src/cli/output.hpp"

namespace entente {

std::span<const Command> commands() {
    static const std::vector<Command> table{
        build_command(), read_command(), add_command(), export_command(), draw_command(),
        stats_command(), check_command(), score_command(), explain_command(), kb_command(),
        train_command(), tag_command(),
        ontology_command(), help_command(),
    };
    return table;
}

namespace {

int run(const std::vector<std::string>& words) {
    if (words.empty()) throw UsageError("which command? entente --help lists them");
    const std::string& first = words.front();
    if (first == "--help" || first == "-h") return print(overview()), 0;
    if (first == "--version") return print("entente " ENTENTE_VERSION "\n"), 0;
    if (first.starts_with('-'))
        throw UsageError("there is no option " + first +
                         " before a command; only --help and --version");
    const Command& command = find_command(first);
    const Arguments arguments(command, std::span(words).subspan(1));
    if (arguments.has("help")) return print(help_of(command)), 0;
    return command.run(arguments);
}

/// The only place where exceptions become exit codes: 2 for wrong usage, 1 for failed work.
int exit_code(const std::vector<std::string>& words) {
    try {
        const int code = run(words);
        flush_standard_output();
        return code;
    } catch (const UsageError& error) {
        report(error.what());
        return 2;
    } catch (const LoadError& error) {
        for (const Problem& problem : error.problems()) report(to_string(problem));
    } catch (const InputError& error) {
        report(error.what());
    } catch (const std::filesystem::filesystem_error& error) {
        report("cannot use " + error.path1().string() + ": " + error.code().message());
    } catch (const std::bad_alloc&) {
        report("there is not enough memory");
    } catch (const std::exception& error) {
        report(std::string("this should not have happened, please report it: ") + error.what());
    }
    return 1;
}

}  // namespace
}  // namespace entente

int main(int count, char** words) {
    entente::prepare_standard_streams();
    return entente::exit_code(std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count));
}
