#pragma once

#include <filesystem>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "ontology/schema.hpp"

namespace entente {

/// A way to write a graph down. Help texts, docs, choice by file ending and tests all read this
/// row.
struct Format {
    std::string_view name;        ///< "graphml", as given to --format
    std::string_view extension;   ///< ".graphml"
    std::string_view media_type;  ///< "application/graphml+xml"
    std::string_view loses;       ///< what a reader can not get back from it; "" for nothing
    void (*write)(const Graph&, const Schema&, std::ostream&);
};

/// All formats, in the order that help shows.
std::span<const Format> formats() noexcept;
/// Null when there is none of that name or ending (".graphml", any case).
const Format* find_format(std::string_view name) noexcept;
const Format* format_of(const std::filesystem::path& file) noexcept;

}  // namespace entente
