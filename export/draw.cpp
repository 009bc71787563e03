#include "export/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <sstream>

#include <gvc.h>

#include "export/dot_writer.hpp"
#include "export/frame.hpp"
#include "export/lines.hpp"
#include "export/look.hpp"
#include "src/base/error.hpp"

// Two passes through Graphviz. The first lays the graph out and gives it back as DOT with
// positions; to that the title is added above and the legend below, at places reckoned here, and
// the second pass ("nop2") draws everything where it stands. So every engine gets the same frame,
// and a legend of real shapes and lines.

namespace entente {
namespace {

constexpr std::size_t node_label_width = 18;
constexpr std::size_t edge_label_width = 19;

/// Above this the layers of dot become a thicket and its time grows fast; sfdp draws any number.
constexpr std::size_t most_layered_nodes = 60;
constexpr std::size_t most_layered_lines = 150;
/// With more lines than this, words along them cover one another.
constexpr std::size_t most_labelled_lines = 250;
constexpr std::string_view unlabelled_note =
    "The lines are too many for labels; in SVG each tells its ties when it is pointed at.";
/// Above this, lines go straight: bending them round nodes takes time that grows with the square.
constexpr std::size_t most_routed_nodes = 400;

void draw_node(const Graph& graph, std::size_t position, std::ostream& out) {
    const Node& node = graph.nodes()[position];
    const NodeLook& look = look_of(node);
    const std::string_view label = node.label.empty() ? node.id : node.label;
    // Those with many ties are written larger, so that a large picture reads from afar.
    const double ties = static_cast<double>(graph.degree(position));
    const double size = std::min(20.0, 11 + std::floor(2 * std::log2(1 + ties / 4)));
    out << " n" << position;
    DotAttributes(out)
        .shown("label", wrapped(label, node_label_width))
        .data("fontsize", size)
        .data("shape", look.shape)
        .data("style", look.style)
        .data("fillcolor", look.fill)
        .data("color", node.kind == "event" ? class_look(integer_of(node.attributes, "quad")).color
                                            : look.line)
        .tip("tooltip", node.type + ": " + std::string(label))
        .data("URL", page_of(node));
}

void draw_line(const Graph& graph, const DrawnLine& line, const Schema& schema, bool labelled,
               std::ostream& out) {
    const std::string tooltip = tooltip_of(line, graph, schema);
    out << " n" << line.from << " -> n" << line.to;
    DotAttributes list(out);
    write_line_look(list, *line.look, *line.modality, line.directed);
    list.data("penwidth", line_width(count_events(line))).tip("tooltip", tooltip);
    if (labelled)
        list.shown("label", label_of(line, schema, edge_label_width)).tip("labeltooltip", tooltip);
}

struct Plan {
    std::string_view engine;
    bool labelled = true;
    std::string_view settings;  ///< graph attributes
};

Plan plan_for(std::size_t nodes, std::size_t lines) {
    if (nodes <= most_layered_nodes && lines <= most_layered_lines)
        return {"dot", true, "rankdir=LR, nodesep=0.3, ranksep=0.4, splines=true, remincross=true"};
    const bool labelled = lines <= most_labelled_lines;
    if (nodes <= most_routed_nodes)
        return {"sfdp", labelled,
                "overlap=prism, overlap_scaling=-4, sep=\"+46,+16\", esep=\"+6\", splines=true, K=1.3"};
    return {"sfdp", false, "overlap=prism, overlap_scaling=-3, sep=\"+6\", splines=line"};
}

std::string to_dot(const Graph& graph, const Schema& schema, const std::vector<DrawnLine>& lines,
                   const Plan& plan) {
    std::ostringstream out;
    const std::string family = dot_string(font);
    out << "digraph entente {\n graph [charset=\"UTF-8\", outputorder=edgesfirst, " << plan.settings
        << ", fontname=" << family << ", pad=0.2];\n node [fontname=" << family
        << ", fontsize=11, fontcolor=" << dot_string(text_color)
        << ", margin=\"0.12,0.06\", height=0.4];\n edge [fontname=" << family
        << ", fontsize=9, arrowsize=0.8];\n";
    for (std::size_t i = 0; i < graph.nodes().size(); ++i) draw_node(graph, i, out);
    for (const DrawnLine& line : lines) draw_line(graph, line, schema, plan.labelled, out);
    out << "}\n";
    return std::move(out).str();
}

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using GraphvizGraph = std::unique_ptr<Agraph_t, CloseGraph>;

/// What Graphviz has to say goes here instead of to stderr; guarded by the lock of Graphviz.
std::string& complaints() {
    static std::string text;
    return text;
}
int complain(char* message) {
    complaints() += message;
    return 0;
}

/// One use of Graphviz, which has its state in global variables.
class Graphviz {
public:
    Graphviz() : lock_(mutex()), context_(context()) {
        complaints().clear();
        before_ = agseterrf(complain);
    }
    ~Graphviz() { agseterrf(before_); }
    Graphviz(const Graphviz&) = delete;
    Graphviz& operator=(const Graphviz&) = delete;

    /// Lays out and renders; `size_of` gets that of the layout.
    std::string render(const std::string& dot, std::string_view engine, std::string_view type,
                       PictureSize* size_of = nullptr) {
        const GraphvizGraph graph{agmemread(dot.c_str())};
        if (!graph) fail("can not read the graph");
        // Layouts start from the C library's random numbers, not all of them after seeding them.
        std::srand(1);
        ::srand48(1);
        if (gvLayout(context_, graph.get(), std::string(engine).c_str()) != 0)
            fail("can not lay the graph out");
        const boxf box = GD_bb(graph.get());
        if (size_of != nullptr) *size_of = {box.UR.x, box.UR.y};
        char* data = nullptr;
        unsigned int size = 0;
        const int code =
            gvRenderData(context_, graph.get(), std::string(type).c_str(), &data, &size);
        std::string bytes = data == nullptr ? std::string{} : std::string(data, size);
        if (data != nullptr) gvFreeRenderData(data);
        gvFreeLayout(context_, graph.get());
        if (code != 0 || bytes.empty()) fail("can not draw " + std::string(type));
        return bytes;
    }

private:
    /// One for as long as the program runs: Graphviz's text plugin remembers the last font beyond
    /// the life of the context that owns it, and a second context would read it after it is freed.
    static GVC_t* context() {
        static GVC_t* const one = gvContext();
        return one;
    }
    static std::mutex& mutex() {
        static std::mutex one;
        return one;
    }
    [[noreturn]] static void fail(const std::string& what) {
        std::string message = "Graphviz " + what;
        if (!complaints().empty()) message += ": " + complaints();
        std::replace(message.begin(), message.end(), '\n', ' ');
        throw InputError(message);
    }

    std::lock_guard<std::mutex> lock_;
    GVC_t* context_;
    agusererrf before_ = nullptr;
};

/// Adds statements before the brace that ends the graph.
std::string with_statements(std::string dot, const std::string& statements) {
    const std::size_t end = dot.rfind('}');
    return dot.insert(end == std::string::npos ? dot.size() : end, statements);
}

}  // namespace

std::string draw(const Graph& graph, const Schema& schema, std::string_view title,
                 std::string_view type, std::string_view note) {
    constexpr std::array<std::string_view, 3> types{"svg", "png", "pdf"};
    if (std::find(types.begin(), types.end(), type) == types.end())
        throw InputError("no picture can be drawn as \"" + std::string(type) +
                         "\"; expected svg, png or pdf");
    const std::vector<DrawnLine> lines = lines_of(graph, schema);
    const Plan plan = plan_for(graph.nodes().size(), lines.size());
    Graphviz graphviz;
    PictureSize size;
    const std::string placed =
        graphviz.render(to_dot(graph, schema, lines, plan), plan.engine, "dot", &size);
    std::string remarks(note);
    if (!plan.labelled) remarks += (remarks.empty() ? "" : " ") + std::string(unlabelled_note);
    std::string around = frame(graph, lines, title, remarks, size);
    if (type == "png") around = " graph [dpi=144];\n" + around;
    return graphviz.render(with_statements(placed, around), "nop2", type);
}

}  // namespace entente
