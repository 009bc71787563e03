#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>

#include "ontology/record.hpp"

namespace entente {

/// The record as one line of JSON, without the line break: members in the order of DESIGN's record
/// format, empty strings as null, confidences rounded to two decimals. Same record, same bytes.
std::string to_json_line(const Record& record);

/// Reads what to_json_line() writes, and records that others wrote: members may come in any order,
/// unknown ones are passed over, those that may be empty may be missing.
/// @param file, line  for messages
/// @throws LoadError naming file, line, the path of the member ("events[3].actors[0]") and what was
///         expected there; a schema other than entente/extraction/1
Record parse_record(std::string_view json_line, const std::filesystem::path& file,
                    std::size_t line);

}  // namespace entente
