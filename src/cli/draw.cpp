#include "export/draw.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "graph/subgraph.hpp"
#include "src/cli/output.hpp"
#include "src/cli/source.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> pictures{"svg", "png", "pdf"};

std::string picture_option(const Arguments& arguments, const std::string& target) {
    const std::string ending = lower_case(std::filesystem::path(target).extension().string());
    const auto given = arguments.text("format");
    const std::string type =
        given ? *given : ending.substr(std::min<std::size_t>(1, ending.size()));
    if (std::find(pictures.begin(), pictures.end(), type) != pictures.end()) return type;
    const std::vector<std::string_view> choices(pictures.begin(), pictures.end());
    if (given) arguments.fail("there is no picture \"" + type + '"' + advise(type, choices));
    const std::string where = target == "-" ? "standard output" : '"' + target + '"';
    arguments.fail("the name of " + where + " tells no kind of picture; give --format" +
                   advise(type, choices));
}

int run(const Arguments& arguments) {
    const auto& sources = sources_of(arguments);
    const std::string target = required_output(arguments, "world.svg");
    const std::string type = picture_option(arguments, target);
    const Schema schema = load_schema();
    const GraphChoice choice = graph_choice(arguments, schema, View::actors);
    check_output(target, sources);
    Graph graph = chosen_graph(sources, schema, choice);
    std::string note;
    if (!arguments.has("all")) {
        const std::size_t all = graph.nodes().size();
        graph = tied(graph);
        if (graph.nodes().size() < all)
            note = std::to_string(all - graph.nodes().size()) +
                   " without a tie to any other are left out (--all draws them).";
    }
    write_output(target, draw(graph, schema, arguments.text("title").value_or(""), type, note));
    return 0;
}

std::vector<Option> picture_options() {
    return {
        output_option("Where the picture goes; its name ends in .svg, .png or .pdf. Required.",
                      "PICTURE"),
        value_option(
            "format", "TYPE",
            "Kind of picture: svg, png or pdf. Default: what the ending of the output's name "
            "says."),
        switch_option("all",
                      "Draw those without a tie to any other too. Default: only those with one."),
        value_option("title", "TEXT", "What to write above the picture. Default: nothing."),
    };
}

}  // namespace

Command draw_command() {
    return {
        "draw",
        "Draws the graph of a store or of records as a relationship diagram",
        "entente read samples/articles | entente draw - -o world.svg",
        "STORE|RECORDS|- ... -o PICTURE",
        joined(picture_options(), graph_options(View::actors)),
        "A diagram of some hundred actors can still be read; the filters choose them.",
        run,
    };
}

}  // namespace entente
