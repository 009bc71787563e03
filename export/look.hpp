#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/graph.hpp"

namespace entente {

// How nodes and edges look, in Graphviz's words: one table for the DOT export and the drawing. The
// colours come from the palette of Okabe and Ito (2008), which those see apart who do not see red
// and green alike; fills are light enough for dark text (contrast above 7:1).

struct NodeLook {
    std::string_view type;   ///< node type or, for all event types, "Event"
    std::string_view shape;  ///< Graphviz's shape
    std::string_view style;  ///< Graphviz's style
    std::string_view fill;   ///< "#rrggbb"
    std::string_view line;
};

/// The row of the node's type; the last row is for types it does not know.
const NodeLook& look_of(const Node& node) noexcept;
/// All rows, in the order a legend shows them.
std::span<const NodeLook> node_looks() noexcept;

/// What a line stands for: quad class 1 to 4 of an event, a relation (or the role of somebody in an
/// event), a report in a document.
struct ClassLook {
    int number;              ///< quad class; 0 for relations and roles, -1 for reports
    std::string_view label;  ///< "verbal cooperation"
    std::string_view color;
    std::string_view arrow;  ///< filled for deeds, empty for words, open for relations
};

const ClassLook& look_of(const Edge& edge) noexcept;
/// By number; any other than -1 to 4 gets that of relations.
const ClassLook& class_look(std::int64_t number) noexcept;
std::span<const ClassLook> class_looks() noexcept;

struct ModalityLook {
    std::string_view modality;
    std::string_view label;  ///< "did not happen"
    std::string_view style;  ///< of the line
    bool crossed = false;    ///< the arrow ends in a bar
};

/// By modality; an unknown one gets that of "actual".
const ModalityLook& modality_look(std::string_view modality) noexcept;
std::span<const ModalityLook> modality_looks() noexcept;

/// Width of a line that stands for so many events, in points: 1.2 for one, growing with the
/// logarithm, at most 6.
double line_width(std::int64_t count) noexcept;

/// The text in lines of about `width` characters: broken at spaces, within a word only when it is
/// longer than a line and a half. Nothing is left out. Linear.
std::string wrapped(std::string_view utf8, std::size_t width);

/// The family to write in. DejaVu Sans and Verdana are equally wide, so a picture laid out with the
/// one fits where only the other is there.
inline constexpr std::string_view font = "DejaVu Sans,Verdana,sans-serif";
inline constexpr std::string_view text_color = "#1a1a1a";

/// The page about the node in Wikidata; empty when it has no id there.
std::string page_of(const Node& node);

}  // namespace entente
