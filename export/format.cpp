#include "export/format.hpp"

#include <algorithm>
#include <array>

#include "export/writers.hpp"

namespace entente {
namespace {

constexpr std::array<Format, 3> table{
    {
     {"graphml", ".graphml", "application/graphml+xml",
         "characters that XML can not hold; lists and witnesses are JSON text", write_graphml},
     {"dot", ".dot", "text/vnd.graphviz",
         "all witnesses but the words of the first, types of values, single backslashes",
         write_dot},
     {"jsonld", ".jsonld", "application/ld+json",
         "order of lists; witnesses of the roles in an event", write_jsonld},
     }
};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

}  // namespace

std::span<const Format> formats() noexcept {
    return table;
}

const Format* find_format(std::string_view name) noexcept {
    const auto at = std::find_if(table.begin(), table.end(),
                                 [&](const Format& format) { return format.name == name; });
    return at == table.end() ? nullptr : at;
}

const Format* format_of(const std::filesystem::path& file) noexcept {
    const std::string ending = lower(file.extension().string());
    const auto at = std::find_if(table.begin(), table.end(),
                                 [&](const Format& format) { return format.extension == ending; });
    return at == table.end() ? nullptr : at;
}

}  // namespace entente
