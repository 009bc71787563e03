#include <ostream>
#include <string>

#include "export/dot_writer.hpp"
#include "export/escape.hpp"
#include "export/look.hpp"
#include "export/value_text.hpp"
#include "export/writers.hpp"

// The DOT language, graphviz.org/doc/info/lang.html. What we know of a node stands in attributes of
// our names; label, shape, colour and the like make `dot -Tsvg` give a fair picture. Graphviz takes
// each name it does not know for an attribute of ours and leaves it alone.

namespace entente {
namespace {

constexpr std::size_t label_width = 20;

std::string_view first_words(const std::vector<Witness>& witnesses) {
    return witnesses.empty() ? std::string_view{} : std::string_view{witnesses.front().text};
}

void write_data(DotAttributes& list, const Attributes& attributes) {
    for (const auto& [name, value] : attributes) list.data(name, value_text(value));
}

void write_node(const Node& node, std::ostream& out) {
    const NodeLook& look = look_of(node);
    out << ' ' << dot_string(node.id);
    DotAttributes list(out);
    list.shown("label", wrapped(node.label.empty() ? node.id : node.label, label_width))
        .data("kind", node.kind)
        .data("type", node.type);
    write_data(list, node.attributes);
    list.data("shape", look.shape)
        .data("style", look.style)
        .data("fillcolor", look.fill)
        .data("color", look.line)
        .tip("tooltip", node.type + ' ' + node.label)
        .data("URL", page_of(node));
}

void write_edge(const Graph& graph, const Edge& edge, std::ostream& out) {
    const ClassLook& look = look_of(edge);
    const ModalityLook& modality = modality_look(text_of(edge.attributes, "modality"));
    out << ' ' << dot_string(graph.nodes()[edge.from].id) << " -> "
        << dot_string(graph.nodes()[edge.to].id);
    DotAttributes list(out);
    list.data("id", edge.id)
        .shown("label", wrapped(edge.label, label_width))
        .data("type", edge.type);
    write_data(list, edge.attributes);
    list.data("color", look.color)
        .data("fontcolor", look.color)
        .data("arrowhead", modality.crossed ? "tee" : look.arrow)
        .data("style", modality.style)
        .data("penwidth", line_width(integer_of(edge.attributes, "count")))
        .tip("tooltip", first_words(edge.witnesses));
}

}  // namespace

void write_dot(const Graph& graph, const Schema&, std::ostream& out) {
    const std::string font_name = dot_string(font);
    out << "digraph \"entente\" {\n graph [charset=\"UTF-8\", fontname=" << font_name << "];\n"
        << " node [fontname=" << font_name << ", fontcolor=" << dot_string(text_color) << "];\n"
        << " edge [fontname=" << font_name << ", fontsize=\"10\"];\n";
    for (const Node& node : graph.nodes()) write_node(node, out);
    for (const Edge& edge : graph.edges()) write_edge(graph, edge, out);
    out << "}\n";
}

}  // namespace entente
