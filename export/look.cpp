#include "export/look.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "src/base/utf8.hpp"

namespace entente {
namespace {

constexpr std::array<NodeLook, 17> nodes{
    {
     {"Person", "ellipse", "filled", "#fbf7c4", "#8a8220"},
     {"State", "box", "filled,bold", "#bfe1f6", "#0072b2"},
     {"InternationalOrganization", "hexagon", "filled,bold", "#a9cfe8", "#005a8c"},
     {"GovernmentBody", "box", "filled,rounded", "#e1f1fb", "#0072b2"},
     {"MilitaryForce", "octagon", "filled", "#f6cbae", "#a84a00"},
     {"ArmedGroup", "doubleoctagon", "filled", "#f2b591", "#a84a00"},
     {"PoliticalParty", "tab", "filled", "#f0d6e5", "#8f4a75"},
     {"MediaOrganization", "note", "filled", "#ececec", "#555555"},
     {"Company", "component", "filled", "#d6efe7", "#00684c"},
     {"Organization", "box", "filled,rounded", "#b8e3d5", "#00684c"},
     {"Place", "house", "filled", "#f4f4f4", "#777777"},
     {"Agreement", "folder", "filled", "#fce8b8", "#8f6400"},
     {"Group", "egg", "filled,dashed", "#f0d6e5", "#8f4a75"},
     {"Event", "diamond", "filled", "#ffffff", "#333333"},
     {"Statement", "note", "filled", "#ffffff", "#333333"},
     {"Document", "box", "filled,dotted", "#ffffff", "#777777"},
     {"Entity", "box", "filled,dashed", "#ffffff", "#777777"},
     }
};

constexpr std::array<ClassLook, 6> classes{
    {
     {0, "relation", "#5f6b76", "vee"},
     {1, "verbal cooperation", "#0072b2", "onormal"},
     {2, "material cooperation", "#00805e", "normal"},
     {3, "verbal conflict", "#c27a00", "onormal"},
     {4, "material conflict", "#c8400a", "normal"},
     {-1, "report", "#b8bec4", "none"},
     }
};

constexpr std::array<ModalityLook, 4> modalities{
    {
     {"actual", "did happen", "solid", false},
     {"planned", "planned", "dashed", false},
     {"hypothetical", "hypothetical", "dotted", false},
     {"negated", "did not happen", "dashed", true},
     }
};

/// Bytes of the first `count` code points, at least one when there is any.
std::size_t prefix_size(std::string_view text, std::size_t count) {
    std::size_t size = 0;
    for (std::size_t seen = 0; size < text.size(); ++size)
        if ((static_cast<unsigned char>(text[size]) & 0xC0U) != 0x80U && seen++ == count) break;
    return size;
}

/// Puts words on lines.
class Lines {
public:
    explicit Lines(std::size_t width) : width_(width) {}

    void add(std::string_view word) {
        std::size_t length = count_code_points(word);
        if (used_ > 0 && used_ + 1 + length > width_) break_line();
        while (length > width_ + width_ / 2) {
            const std::size_t size = prefix_size(word, width_);
            append(word.substr(0, size), width_);
            word.remove_prefix(size);
            length -= width_;
            break_line();
        }
        append(word, length);
    }
    void break_line() {
        text_ += '\n';
        used_ = 0;
    }
    std::string text() && { return std::move(text_); }

private:
    void append(std::string_view word, std::size_t length) {
        if (used_ > 0) {
            text_ += ' ';
            ++used_;
        }
        text_ += word;
        used_ += length;
    }
    std::size_t width_;
    std::size_t used_ = 0;  ///< code points on the line
    std::string text_;
};

}  // namespace

const NodeLook& look_of(const Node& node) noexcept {
    const std::string_view type = node.kind == "event" ? std::string_view{"Event"} : node.type;
    const auto at = std::find_if(nodes.begin(), nodes.end(),
                                 [&](const NodeLook& look) { return look.type == type; });
    return at == nodes.end() ? nodes.back() : *at;
}

std::span<const NodeLook> node_looks() noexcept {
    return nodes;
}

const ClassLook& look_of(const Edge& edge) noexcept {
    return class_look(edge.type == "REPORTED_IN" ? -1 : integer_of(edge.attributes, "quad"));
}

const ClassLook& class_look(std::int64_t number) noexcept {
    const auto at = std::find_if(classes.begin(), classes.end(),
                                 [&](const ClassLook& look) { return look.number == number; });
    return at == classes.end() ? classes.front() : *at;
}

std::span<const ClassLook> class_looks() noexcept {
    return classes;
}

const ModalityLook& modality_look(std::string_view modality) noexcept {
    const auto at =
        std::find_if(modalities.begin(), modalities.end(),
                     [&](const ModalityLook& look) { return look.modality == modality; });
    return at == modalities.end() ? modalities.front() : *at;
}

std::span<const ModalityLook> modality_looks() noexcept {
    return modalities;
}

double line_width(std::int64_t count) noexcept {
    constexpr double thin = 1.2, thick = 6;
    if (count <= 1) return thin;
    return std::min(thick, std::round(10 * (thin + std::log2(static_cast<double>(count)))) / 10);
}

std::string wrapped(std::string_view utf8, std::size_t width) {
    Lines lines(width);
    std::size_t at = 0;
    while (at < utf8.size()) {
        const std::size_t end = std::min(utf8.find_first_of(" \t\r\n", at), utf8.size());
        if (end > at) lines.add(utf8.substr(at, end - at));
        if (end < utf8.size() && utf8[end] == '\n') lines.break_line();
        at = end + 1;
    }
    return std::move(lines).text();
}

std::string page_of(const Node& node) {
    const std::string_view id = text_of(node.attributes, "wikidata");
    const bool valid = id.size() > 1 && id.front() == 'Q' &&
                       id.find_first_not_of("0123456789", 1) == std::string_view::npos;
    return valid ? "https://www.wikidata.org/wiki/" + std::string(id) : std::string{};
}

}  // namespace entente
