#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace entente {

/// All bytes of a file. @throws InputError "cannot read FILE: reason"
std::string read_file(const std::filesystem::path& file);

/// Writes a file so that it is there whole or not at all: into a temporary beside it, then renamed.
/// @throws InputError "cannot write FILE: reason"
void write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace entente
