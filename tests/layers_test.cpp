// The folders stand in one order, and includes only go down it. Large C++ trees lose such an order
// when nothing watches; this watches.

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "src/base/file.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

const fs::path root = ENTENTE_SOURCE_DIR;

/// Who may include whom, besides itself.
const std::map<std::string, std::set<std::string>> arrows = {
    {"src/base",    {}                                                                            },
    {"src/text",    {"src/base"}                                                                  },
    {"ontology",    {"src/base"}                                                                  },
    {"src/kb",      {"src/base", "ontology"}                                                      },
    {"src/tagger",  {"src/base", "src/text"}                                                      },
    {"src/acts",    {"src/base", "src/text", "src/tagger"}                                        },
    {"src/extract", {"src/base", "src/text", "ontology", "src/kb", "src/tagger", "src/acts"}      },
    {"src/store",   {"src/base", "ontology"}                                                      },
    {"graph",       {"src/base", "ontology"}                                                      },
    {"export",      {"src/base", "ontology", "graph"}                                             },
    {"src/engine",
     {"src/base", "src/text", "ontology", "src/kb", "src/tagger", "src/acts", "src/extract", "src/store",
      "graph", "export"}                                                                           },
    {"src/score",   {"src/base", "ontology"}                                                      },
    {"src/learn",
     {"src/base", "src/text", "ontology", "src/kb", "src/tagger", "src/acts", "src/extract", "src/score"}},
    {"src/cli",
     {"src/base", "src/text", "ontology", "src/kb", "src/tagger", "src/acts", "src/extract", "src/store",
      "graph", "export", "src/engine", "src/score", "src/learn"}                                    },
};

/// Libraries of others that stay where they are wrapped: header prefix, then the paths that may.
const std::map<std::string, std::vector<std::string>> wrapped = {
    {"boost/",     {"graph/"}                           },
    {"graphviz/",  {"export/draw.cpp"}                  },
    {"sqlite3",    {"src/store/"}                       },
    {"rapidjson/", {"ontology/", "src/base/", "export/"}},
};

struct Include {
    std::string file;  ///< "graph/graph.cpp"
    std::size_t line = 0;
    std::string path;  ///< as written
    bool quotes = false;
};

std::string show(const Include& include, const std::string& problem) {
    return include.file + ':' + std::to_string(include.line) + ": " + include.path + ' ' + problem;
}

std::vector<Include> includes_of(const fs::path& file) {
    std::vector<Include> includes;
    std::istringstream lines(read_file(root / file));
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        const std::size_t hash = line.find_first_not_of(" \t");
        if (hash == line.npos || line[hash] != '#' || line.find("include") == line.npos) continue;
        const std::size_t open = line.find_first_of("\"<");
        const std::size_t close = line.find_first_of("\">", open + 1);
        if (open == line.npos || close == line.npos) continue;
        includes.push_back({file.generic_string(), number, line.substr(open + 1, close - open - 1),
                            line[open] == '"'});
    }
    return includes;
}

/// The includes of all sources, sorted by file.
std::vector<Include> all_includes() {
    std::vector<fs::path> files;
    for (const char* folder : {"src", "ontology", "graph", "export"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const fs::path ending = entry.path().extension();
            if (ending == ".hpp" || ending == ".cpp")
                files.push_back(entry.path().lexically_relative(root));
        }
    std::sort(files.begin(), files.end());
    std::vector<Include> all;
    for (const fs::path& file : files)
        for (Include& include : includes_of(file)) all.push_back(std::move(include));
    return all;
}

/// The folder of the table that the path lies in; empty when there is none.
std::string folder_of(const std::string& path) {
    for (const auto& [folder, below] : arrows)
        if (path.starts_with(folder + '/')) return folder;
    return "";
}

}  // namespace

TEST_CASE("includes go down the arrows only", "[layers]") {
    const std::vector<Include> includes = all_includes();
    CHECK(includes.size() > 100);  // that something was read at all
    std::vector<std::string> wrong;
    for (const Include& include : includes) {
        if (!include.quotes) continue;
        const std::string from = folder_of(include.file);
        const std::string to = folder_of(include.path);
        if (from.empty())
            wrong.push_back(show(include, "comes from a folder that the table lacks"));
        else if (to.empty())
            wrong.push_back(show(include, "is no path from the root to a folder of the table"));
        else if (from != to && !arrows.at(from).contains(to))
            wrong.push_back(show(include, "goes against the arrows"));
    }
    CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("the table of arrows has no cycle", "[layers]") {
    // Each folder may be reached only from such as it can not reach itself.
    for (const auto& [folder, below] : arrows)
        for (const std::string& lower : below) {
            INFO(folder << " -> " << lower);
            REQUIRE(arrows.contains(lower));
            CHECK_FALSE(arrows.at(lower).contains(folder));
            for (const std::string& lowest : arrows.at(lower)) CHECK(below.contains(lowest));
        }
}

TEST_CASE("libraries of others stay where they are wrapped", "[layers]") {
    std::vector<std::string> wrong;
    for (const Include& include : all_includes())
        for (const auto& [library, places] : wrapped)
            if (include.path.starts_with(library) &&
                std::none_of(places.begin(), places.end(), [&](const std::string& place) {
                    return include.file.starts_with(place);
                }))
                wrong.push_back(show(include, "is included outside its place"));
    CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("public headers keep libraries of others to themselves", "[layers]") {
    // Whoever embeds Entente needs no header of Boost, RapidJSON, SQLite or Graphviz.
    std::vector<std::string> wrong;
    for (const Include& include : all_includes())
        if (include.file.ends_with(".hpp"))
            for (const auto& [library, places] : wrapped)
                if (include.path.starts_with(library))
                    wrong.push_back(show(include, "stands in a header"));
    CHECK(wrong == std::vector<std::string>{});
}
