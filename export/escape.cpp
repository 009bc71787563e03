#include "export/escape.hpp"

#include <algorithm>
#include <cstddef>

#include "src/base/utf8.hpp"

namespace entente {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";       // U+FFFD
constexpr std::string_view zero_width_space = "\xE2\x80\x8B";  // U+200B
constexpr std::string_view amp_apart = "&\xE2\x80\x8B";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_forbidden_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// U+FFFE or U+FFFF at this place of well-formed UTF-8.
bool is_noncharacter(std::string_view text, std::size_t at) {
    return text[at] == '\xEF' && text.substr(at, 2) == "\xEF\xBF" &&
           (text[at + 2] == '\xBE' || text[at + 2] == '\xBF');
}

/// Does an entity such as &amp; or &#38; start here? Graphviz knows none of more than 8 letters.
bool starts_entity(std::string_view text) {
    constexpr std::size_t longest = 10;
    for (std::size_t i = 1; i < std::min(text.size(), longest); ++i) {
        if (text[i] == ';') return i > 1;
        if (!is_letter(text[i]) && !is_digit(text[i]) && text[i] != '#') return false;
    }
    return false;
}

/// The text with each character for which `replace` gives something replaced by it.
template <class Replace>
std::string replaced(std::string_view bytes, const Replace& replace) {
    const std::string text = to_xml_characters(bytes);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view instead = replace(text, i);
        if (instead.empty())
            out += text[i];
        else
            out += instead;
    }
    return out;
}

std::string for_graphviz(std::string_view bytes, std::string_view backslash) {
    return replaced(bytes, [&](std::string_view text, std::size_t i) -> std::string_view {
        switch (text[i]) {
            case '\\':
                return backslash;
            case '\n':
                return "\\n";
            case '\r':
            case '\t':
                return " ";
            case '&':
                return starts_entity(text.substr(i)) ? amp_apart : std::string_view{};
            default:
                return {};
        }
    });
}

}  // namespace

std::string to_valid_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t good = std::min(find_invalid_utf8(bytes), bytes.size());
        out += bytes.substr(0, good);
        bytes.remove_prefix(good);
        if (bytes.empty()) break;
        out += replacement;
        bytes.remove_prefix(1);
    }
    return out;
}

std::string to_xml_characters(std::string_view bytes) {
    const std::string text = to_valid_utf8(bytes);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_forbidden_control(text[i])) {
            out += replacement;
        } else if (is_noncharacter(text, i)) {
            out += replacement;
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string xml_text(std::string_view bytes) {
    return replaced(bytes, [](std::string_view text, std::size_t i) -> std::string_view {
        switch (text[i]) {
            case '&':
                return "&amp;";
            case '<':
                return "&lt;";
            case '>':
                return "&gt;";
            case '\r':
                return "&#13;";
            default:
                return {};
        }
    });
}

std::string xml_attribute(std::string_view bytes) {
    return replaced(bytes, [](std::string_view text, std::size_t i) -> std::string_view {
        switch (text[i]) {
            case '&':
                return "&amp;";
            case '<':
                return "&lt;";
            case '>':
                return "&gt;";
            case '"':
                return "&quot;";
            case '\r':
                return "&#13;";
            case '\n':
                return "&#10;";
            case '\t':
                return "&#9;";
            default:
                return {};
        }
    });
}

std::string dot_string(std::string_view bytes) {
    return '"' +
           replaced(bytes,
                    [](std::string_view text, std::size_t i) -> std::string_view {
                        if (text[i] == '"') return "\\\"";
                        if (text[i] == '\\') return "\\\\";
                        return {};
                    }) +
           '"';
}

std::string graphviz_text(std::string_view bytes) {
    return for_graphviz(bytes, "\\\\");
}

std::string graphviz_tooltip(std::string_view bytes) {
    return for_graphviz(bytes, "\\\\" + std::string(zero_width_space));
}

std::string dot_quoted_text(std::string_view graphviz_text) {
    std::string out = "\"";
    for (char c : graphviz_text) {
        if (c == '"') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string iri_part(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~:";
    std::string out;
    for (char c : bytes) {
        if (is_letter(c) || is_digit(c) || plain.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

}  // namespace entente
