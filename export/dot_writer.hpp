#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "export/escape.hpp"
#include "export/value_text.hpp"

namespace entente {

/// Writes the attribute list of a DOT node or edge and ends the statement when it goes.
class DotAttributes {
public:
    explicit DotAttributes(std::ostream& out) : out_(out) { out_ << " ["; }
    ~DotAttributes() { out_ << "];\n"; }
    DotAttributes(const DotAttributes&) = delete;
    DotAttributes& operator=(const DotAttributes&) = delete;

    /// A value as it is; nothing for an empty one.
    DotAttributes& data(std::string_view name, std::string_view value) {
        return value.empty() ? *this : put(name, dot_string(value));
    }
    DotAttributes& data(std::string_view name, double value) {
        return data(name, number_text(value));
    }
    /// A text that Graphviz shows; nothing for an empty one.
    DotAttributes& shown(std::string_view name, std::string_view text) {
        return text.empty() ? *this : quoted(name, graphviz_text(text));
    }
    /// A text that a viewer shows when pointed at; nothing for an empty one.
    DotAttributes& tip(std::string_view name, std::string_view text) {
        return text.empty() ? *this : quoted(name, graphviz_tooltip(text));
    }
    /// A text made of graphviz_text() and Graphviz's own orders, such as \l.
    DotAttributes& quoted(std::string_view name, std::string_view text) {
        return put(name, dot_quoted_text(text));
    }

private:
    DotAttributes& put(std::string_view name, const std::string& value) {
        out_ << (first_ ? "" : ", ") << name << '=' << value;
        first_ = false;
        return *this;
    }
    std::ostream& out_;
    bool first_ = true;
};

}  // namespace entente
