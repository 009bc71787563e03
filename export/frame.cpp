#include "export/frame.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>
#include <utility>

#include "src/base/utf8.hpp"

namespace entente {
namespace {

// Lengths in points for a picture of usual size; a wide one, which is printed or shown smaller, has
// them multiplied.
constexpr double usual_width = 1400;
constexpr double most_scale = 4;
constexpr double gap = 26;
constexpr double cell_width = 190;
constexpr double cell_height = 22;
constexpr double symbol_width = 34;
constexpr double symbol_gap = 7;
constexpr double title_size = 20;
constexpr double text_size = 10;
constexpr double inch = 72;

std::string point(double x, double y) {
    return number_text(x) + ',' + number_text(y);
}

std::size_t longest_line(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        longest = std::max(longest, count_code_points(text.substr(at, end - at)));
        at = end + 1;
    }
    return longest;
}

/// Graphviz's order to align every line to the left.
std::string left_aligned(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += graphviz_text(text.substr(at, end - at)) + "\\l";
        at = end + 1;
    }
    return out;
}

/// "InternationalOrganization" as words: "International organization".
std::string spaced(std::string_view type) {
    std::string words;
    for (char c : type) {
        const bool apart = c >= 'A' && c <= 'Z' && !words.empty();
        if (apart) words += ' ';
        words += apart ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

std::string counted(std::size_t number, std::string_view one) {
    return std::to_string(number) + ' ' + std::string(one) + (number == 1 ? "" : "s");
}

class Frame {
public:
    explicit Frame(const PictureSize& size)
        : scale_(std::clamp(size.width / usual_width, 1.0, most_scale)),
          columns_(std::max(2, static_cast<int>(size.width / (cell_width * scale_)))) {}

    void write_title(std::string_view title, const std::string& numbers, double bottom) {
        const double y = bottom + gap * scale_;
        write_text(numbers, text_size, 0, y);
        constexpr std::size_t widest = 60;
        const std::string lines = wrapped(title, widest);
        const auto rows = static_cast<double>(1 + std::count(lines.begin(), lines.end(), '\n'));
        const double middle = (text_size + rows * title_size * 1.2 / 2) * scale_;
        if (!title.empty()) write_text(lines, title_size, 0, y + middle);
    }

    void write_shapes(const Graph& graph) {
        std::set<std::string_view> types;
        for (const Node& node : graph.nodes()) types.insert(look_of(node).type);
        for (const NodeLook& look : node_looks())
            if (types.contains(look.type)) write_shape(look);
        end_row();
    }

    void write_lines(const Graph& graph, std::span<const DrawnLine> lines) {
        std::set<int> classes;
        for (const Node& node : graph.nodes())  // events wear the colour of their class
            if (node.kind == "event")
                classes.insert(class_look(integer_of(node.attributes, "quad")).number);
        std::set<std::string_view> modalities;
        bool mutual = false, several = false;
        for (const DrawnLine& line : lines) {
            classes.insert(line.look->number);
            if (line.look->number >= 0) modalities.insert(line.modality->modality);
            mutual = mutual || !line.directed;
            several = several || count_events(line) > 1;
        }
        const ClassLook& relation = class_look(0);
        const ModalityLook& actual = modality_look("actual");
        for (const ClassLook& look : class_looks())
            if (classes.contains(look.number)) write_sample(look, actual, true, 2, look.label);
        end_row();
        if (modalities.size() == 1) modalities.erase(actual.modality);  // goes without saying
        for (const ModalityLook& look : modality_looks())
            if (modalities.contains(look.modality))
                write_sample(relation, look, true, 1.2, look.label);
        if (mutual) write_sample(relation, actual, false, 1.2, "mutual");
        if (several) write_sample(relation, actual, true, 4, "several events");
        end_row();
    }

    void write_note(std::string_view note) {
        if (!note.empty()) write_text(note, text_size, 0, top_ - cell_height * scale_ / 2);
    }

    std::string text() && { return std::move(out_).str(); }

private:
    /// Begins a node at this place. @return its name
    std::string begin_node() {
        const std::string name = "frame" + std::to_string(next_++);
        out_ << ' ' << name;
        return name;
    }

    /// Text from x to the right, its middle at height y.
    void write_text(std::string_view text, double size, double x, double y) {
        // Wider than any letters of that size; the rest stays blank.
        const double width = (static_cast<double>(longest_line(text)) * size * 0.75 + 8) * scale_;
        begin_node();
        DotAttributes(out_)
            .data("pos", point(x + width / 2, y))
            .quoted("label", left_aligned(text))
            .data("shape", "plaintext")
            .data("margin", "0")
            .data("fontsize", size * scale_)
            .data("fixedsize", "true")
            .data("width", width / inch)
            .data("height", size * scale_ / inch)
            .data("class", "legend");
    }

    /// Left edge and middle of the next cell; in a new row when this one is full.
    std::pair<double, double> next_cell() {
        if (used_ == columns_) end_row();
        return {used_++ * cell_width * scale_, top_ - cell_height * scale_ / 2};
    }
    void end_row() {
        if (used_ > 0) top_ -= cell_height * scale_;
        used_ = 0;
    }
    void write_cell_text(std::string_view text, double x, double y) {
        write_text(text, text_size, x + (symbol_width + symbol_gap) * scale_, y);
    }

    void write_shape(const NodeLook& look) {
        const auto [x, y] = next_cell();
        begin_node();
        DotAttributes(out_)
            .data("pos", point(x + symbol_width * scale_ / 2, y))
            .data("label", " ")
            .data("shape", look.shape)
            .data("style", look.style)
            .data("fillcolor", look.fill)
            .data("color", look.line)
            .data("fixedsize", "true")
            .data("width", symbol_width * 0.8 * scale_ / inch)
            .data("height", cell_height * 0.68 * scale_ / inch)
            .data("class", "legend");
        write_cell_text(spaced(look.type), x, y);
    }

    std::string write_end(double x, double y) {
        const std::string name = begin_node();
        DotAttributes(out_)
            .data("pos", point(x, y))
            .data("shape", "point")
            .data("style", "invis")
            .data("width", 0.01);
        return name;
    }

    void write_sample(const ClassLook& look, const ModalityLook& modality, bool directed,
                      double width, std::string_view text) {
        const auto [x, y] = next_cell();
        const double tip = x + symbol_width * scale_;
        const std::string from = write_end(x, y);
        const std::string to = write_end(tip, y);
        out_ << ' ' << from << " -> " << to;
        {
            const double head = directed && look.arrow != "none" ? 10 * scale_ : 0;
            const double third = (tip - head - x) / 3;
            std::string curve = head > 0 ? "e," + point(tip, y) + ' ' : std::string{};
            for (int i = 0; i < 4; ++i) curve += (i > 0 ? " " : "") + point(x + i * third, y);
            DotAttributes list(out_);
            write_line_look(list, look, modality, directed);
            list.data("penwidth", width * scale_)
                .data("arrowsize", scale_)
                .data("class", "legend")
                .data("pos", curve);
        }
        write_cell_text(text, x, y);
    }

    double scale_;
    int columns_;
    std::ostringstream out_;
    int next_ = 0;
    int used_ = 0;                ///< cells of this row
    double top_ = -gap * scale_;  ///< of this row
};

}  // namespace

void write_line_look(DotAttributes& list, const ClassLook& look, const ModalityLook& modality,
                     bool directed) {
    list.data("color", look.color)
        .data("fontcolor", look.color)
        .data("style", modality.style)
        .data("dir", directed           ? "forward"
                     : modality.crossed ? "both"
                                        : "none")
        .data("arrowhead", modality.crossed ? "tee" : look.arrow);
    if (modality.crossed) list.data("arrowtail", "tee");
}

std::string frame(const Graph& graph, std::span<const DrawnLine> lines, std::string_view title,
                  std::string_view note, const PictureSize& size) {
    Frame made(size);
    made.write_title(
        title, counted(graph.nodes().size(), "node") + ", " + counted(graph.edges().size(), "tie"),
        size.height);
    made.write_shapes(graph);
    made.write_lines(graph, lines);
    made.write_note(note);
    return std::move(made).text();
}

}  // namespace entente
