#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "ontology/record.hpp"
#include "ontology/schema.hpp"
#include "src/base/error.hpp"
#include "src/cli/arguments.hpp"
#include "src/cli/options.hpp"

namespace entente {

/// All bytes of a file, or of standard input for "-".
/// @param expected  for the message about a folder: "a store (.kg) or records (.jsonl)"
/// @throws InputError
std::string read_input(const std::string& source, std::string_view expected);

/// A store is told by its ending, .kg, or by how it begins.
bool is_store(const std::string& source);

/// Hands over the records of a store, or of a file of JSON Lines ("-": standard input). Only one
/// record is in memory at a time.
/// @param broken  called for a line that is no record, and reading goes on
/// @throws InputError for what is neither store nor records, and for records without a line
void each_record(const std::string& source, const std::function<void(Record&&)>& use,
                 const std::function<void(const LoadError&)>& broken);
/// The same, but a line that is no record ends it. @throws LoadError, InputError
void each_record(const std::string& source, const std::function<void(Record&&)>& use);

/// The sources named in the command line. @throws UsageError when there is none, or - twice
const std::vector<std::string>& sources_of(const Arguments& arguments);

std::vector<Record> all_records(std::span<const std::string> sources);

/// The part of the sources' graph that was asked for; says so when nothing is left.
Graph chosen_graph(std::span<const std::string> sources, const Schema& schema,
                   const GraphChoice& choice);

/// The schema alone, for commands that read no text: a few milliseconds instead of a whole engine.
Schema load_schema();

}  // namespace entente
