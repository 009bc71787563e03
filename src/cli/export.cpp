#include <sstream>

#include "export/format.hpp"
#include "src/cli/output.hpp"
#include "src/cli/source.hpp"

namespace entente {
namespace {

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const Format& format : formats()) names.push_back(format.name);
    return names;
}

const Format& format_option(const Arguments& arguments, const std::string& target) {
    const std::vector<std::string_view> names = format_names();
    if (const auto given = arguments.text("format")) {
        if (const Format* format = find_format(*given)) return *format;
        arguments.fail("there is no format \"" + *given + '"' + advise(*given, names));
    }
    if (const Format* format = format_of(target)) return *format;
    const std::string where = target == "-" ? "standard output" : '"' + target + '"';
    arguments.fail("the name of " + where + " tells no format; give --format" + advise("", names));
}

int run(const Arguments& arguments) {
    const auto& sources = sources_of(arguments);
    const std::string target = arguments.text("output").value_or("-");
    const Format& format = format_option(arguments, target);
    const Schema schema = load_schema();
    const GraphChoice choice = graph_choice(arguments, schema, View::full);
    check_output(target, sources);
    const Graph graph = chosen_graph(sources, schema, choice);
    std::ostringstream bytes;
    format.write(graph, schema, bytes);
    write_output(target, bytes.str());
    return 0;
}

std::string format_text() {
    std::string text = "How to write the graph:";
    for (const Format& format : formats())
        text += (&format == &formats().front() ? " " : ", ") + std::string(format.name) + " (*" +
                std::string(format.extension) + ')';
    return text + ". Default: what the ending of the output's name says.";
}

std::vector<Option> format_options() {
    return {
        output_option("Where the graph goes. Default: standard output (-)."),
        value_option("format", "FORMAT", format_text()),
    };
}

}  // namespace

Command export_command() {
    return {
        "export",
        "Writes the graph of a store or of records in a format that other tools read",
        "entente read samples/articles | entente export - -o world.graphml",
        "STORE|RECORDS|- ... [-o FILE] [--format FORMAT]",
        joined(format_options(), graph_options(View::full)),
        "",
        run,
    };
}

}  // namespace entente
