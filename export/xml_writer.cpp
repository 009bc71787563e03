#include "export/xml_writer.hpp"

#include <ostream>

#include "export/escape.hpp"

namespace entente {

XmlWriter::XmlWriter(std::ostream& out) : out_(out) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}

XmlWriter::Element XmlWriter::element(std::string_view name) {
    end_tag_start();
    out_ << std::string(open_.size(), ' ') << '<' << name;
    open_.push_back({std::string(name)});
    in_tag_ = true;
    return Element(*this);
}

XmlWriter::Element& XmlWriter::Element::attribute(std::string_view name, std::string_view value) {
    writer_.out_ << ' ' << name << "=\"" << xml_attribute(value) << '"';
    return *this;
}

XmlWriter::Element& XmlWriter::Element::text(std::string_view content) {
    if (writer_.in_tag_) writer_.out_ << '>';
    writer_.in_tag_ = false;
    writer_.open_.back().has_text = true;
    writer_.out_ << xml_text(content);
    return *this;
}

XmlWriter::Element::~Element() {
    writer_.close();
}

void XmlWriter::end_tag_start() {
    if (in_tag_) out_ << ">\n";
    in_tag_ = false;
}

void XmlWriter::close() {
    const Open closing = std::move(open_.back());
    open_.pop_back();
    if (in_tag_)
        out_ << "/>\n";
    else if (closing.has_text)
        out_ << "</" << closing.name << ">\n";
    else
        out_ << std::string(open_.size(), ' ') << "</" << closing.name << ">\n";
    in_tag_ = false;
}

}  // namespace entente
