#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Writes XML to a stream, element by element: escapes everything, closes what it opened, indents
/// by one space a level. Keeps nothing but the names of the open elements.
class XmlWriter {
public:
    explicit XmlWriter(std::ostream& out);  ///< writes the XML declaration
    XmlWriter(const XmlWriter&) = delete;
    XmlWriter& operator=(const XmlWriter&) = delete;

    /// An open element; it closes when it goes out of scope, after all elements opened later.
    class Element {
    public:
        /// @pre no text and no element yet within this one
        Element& attribute(std::string_view name, std::string_view value);
        Element& text(std::string_view content);

        ~Element();
        Element(const Element&) = delete;
        Element& operator=(const Element&) = delete;

    private:
        friend class XmlWriter;
        explicit Element(XmlWriter& writer) : writer_(writer) {}
        XmlWriter& writer_;
    };
    /// @param name  an XML name; it is not checked
    [[nodiscard]] Element element(std::string_view name);

private:
    struct Open {
        std::string name;
        bool has_text = false;
    };
    void end_tag_start();
    void close();

    std::ostream& out_;
    std::vector<Open> open_;
    bool in_tag_ = false;  ///< the last tag still takes attributes
};

}  // namespace entente
