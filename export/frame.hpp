#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/dot_writer.hpp"
#include "export/lines.hpp"
#include "graph/graph.hpp"

namespace entente {

/// Width and height of a picture in points; its lower left corner is (0, 0).
struct PictureSize {
    double width = 0;
    double height = 0;
};

/// What stands around a picture: title and numbers above, below a legend of the shapes, colours and
/// line styles that occur, and a note.
/// @return  DOT statements for a graph whose nodes all have positions ("nop2")
std::string frame(const Graph& graph, std::span<const DrawnLine> lines, std::string_view title,
                  std::string_view note, const PictureSize& size);

/// Colour, style and ends of a line of that look.
void write_line_look(DotAttributes& list, const ClassLook& look, const ModalityLook& modality,
                     bool directed);

}  // namespace entente
