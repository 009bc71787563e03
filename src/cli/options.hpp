#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/subgraph.hpp"
#include "ontology/schema.hpp"
#include "src/base/date.hpp"
#include "src/cli/arguments.hpp"

namespace entente {

// What several commands ask for in the same words.

/// An option without a letter that takes a value.
Option value_option(std::string name, std::string value, std::string text);
/// The same, and it may be given several times.
Option list_option(std::string name, std::string value, std::string text);
/// An option without a letter and without a value.
Option switch_option(std::string name, std::string text);

/// -o: `text` says what is written there.
Option output_option(std::string text, std::string value = "FILE");
/// The value of -o. @throws UsageError when it is missing
std::string required_output(const Arguments& arguments, const std::string& example);

/// --kb: actors and names of one's own.
Option kb_option();
std::optional<std::filesystem::path> extra_kb(const Arguments& arguments);

/// First these options, then those.
std::vector<Option> joined(std::vector<Option> first, std::vector<Option> then);

/// --view and all the filters of graph/subgraph.hpp.
std::vector<Option> graph_options(View view);

/// What of the graph is asked for: checked before anything is read.
struct GraphChoice {
    View view = View::full;
    Filter filter;
};

/// @throws UsageError for unknown views and types, impossible dates and numbers
GraphChoice graph_choice(const Arguments& arguments, const Schema& schema, View view);

/// A date given as an option. @throws UsageError when there is no such date or it has no year
std::optional<Date> date_option(const Arguments& arguments, const std::string& name);

}  // namespace entente
