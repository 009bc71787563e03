#pragma once

#include <span>
#include <string>
#include <vector>

namespace entente {

class Arguments;

/// An option of a command. The parser, the help text and docs/cli.md all read this row.
struct Option {
    char letter = '\0';  ///< 'o' for -o; '\0' for none
    std::string name;    ///< "output", without its dashes
    std::string value;   ///< what stands after it, "FILE"; empty for a switch
    std::string text;    ///< one sentence with its unit and its default
    bool many = false;   ///< may be given several times
};

/// A command: `entente NAME ARGUMENTS`.
struct Command {
    std::string name;
    std::string line;       ///< what it does, in one sentence without its full stop
    std::string example;    ///< works in the project's folder, on samples/
    std::string arguments;  ///< "STORE|RECORDS ... [-o FILE]"
    std::vector<Option> options;
    std::string more;              ///< paragraphs below the options; may be empty
    int (*run)(const Arguments&);  ///< @return exit code: 0, or 1 when some of the work failed
};

/// All commands, in the order that help shows.
std::span<const Command> commands();

// One file each.
Command build_command();
Command read_command();
Command add_command();
Command export_command();
Command draw_command();
Command stats_command();
Command check_command();
Command explain_command();
Command score_command();
Command kb_command();
Command train_command();
Command tag_command();
Command ontology_command();
Command help_command();

}  // namespace entente
