#pragma once

#include <string>
#include <string_view>

namespace entente {

// Every escaping there is. All take any bytes at all and give well-formed UTF-8; all are linear.

/// Bytes that are not UTF-8 become U+FFFD, one each.
std::string to_valid_utf8(std::string_view bytes);

/// The same, and what XML 1.0 can not hold becomes U+FFFD too: control characters other than tab,
/// line feed and carriage return, U+FFFE and U+FFFF. Neither XML nor SVG has an escape for them.
std::string to_xml_characters(std::string_view bytes);

/// For element content: & < > and the carriage return, which a parser would make a line feed.
std::string xml_text(std::string_view bytes);
/// For attribute values in double quotes: quotes too, and line breaks and tabs, which a parser
/// would make spaces. Also right within Graphviz's HTML-like labels.
std::string xml_attribute(std::string_view bytes);

/// A DOT string with its quotes. DOT keeps every \\ as two, so a reader gets each backslash of the
/// value twice; no other writing of a value that ends in one is possible.
std::string dot_string(std::string_view bytes);
/// A text for Graphviz to show, as the value of label or tooltip and not yet quoted: backslashes
/// are doubled (it reads \N and \l as orders), line breaks are \n, and what looks like an entity
/// (&lt;) is kept from being read as one by a character without width.
std::string graphviz_text(std::string_view bytes);
/// The same for tooltips, whose orders Graphviz carries out twice: a character without width keeps
/// each backslash from the second time.
std::string graphviz_tooltip(std::string_view bytes);
/// Quotes a value that is made of graphviz_text() already, leaving its backslashes alone.
std::string dot_quoted_text(std::string_view graphviz_text);

/// A part of an IRI: all but letters, digits and - . _ ~ : is %XX.
std::string iri_part(std::string_view bytes);

}  // namespace entente
