#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "ontology/record.hpp"

namespace entente {

/// The name that every record opens with; a reader refuses any other.
inline constexpr std::string_view record_schema = "entente/extraction/1";

/// The record as one line of JSON, without the line break: members in the order of the structs of
/// record.hpp, empty strings as null, confidences rounded to two decimals, `background` only where
/// it is true. Bytes that are not UTF-8 (a file name may hold some) become U+FFFD. Same record,
/// same bytes.
/// @throws std::logic_error when a confidence is not a number
std::string to_json_line(const Record& record);

/// Reads what to_json_line() writes, and records that others wrote: members may come in any order,
/// unknown ones are passed over, those that may be empty may be missing. An event must tell its
/// modality: silence is not "actual". Linear in the line; at most 100 levels and 5 million values.
/// @param file, line  for messages
/// @throws LoadError naming file, line, the path of the member ("events[3].actors[0]") and what was
///         expected there; a schema other than entente/extraction/1
Record parse_record(std::string_view json_line, const std::filesystem::path& file,
                    std::size_t line);

}  // namespace entente
