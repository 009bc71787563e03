#pragma once

#include <string>

#include "src/cli/command.hpp"

namespace entente {

/// What `entente --help` prints: every command in a line.
std::string overview();
/// What `entente COMMAND --help` prints.
std::string help_of(const Command& command);
/// All help texts as one Markdown page; docs/cli.md holds exactly this text.
std::string help_markdown();

/// @throws UsageError naming the nearest command when there is none of that name
const Command& find_command(const std::string& name);

}  // namespace entente
