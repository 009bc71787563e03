#include "src/cli/source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "graph/build_graph.hpp"
#include "graph/fold_events.hpp"
#include "ontology/record_json.hpp"
#include "src/base/file.hpp"
#include "src/cli/output.hpp"
#include "src/engine/engine.hpp"
#include "src/store/store.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view sqlite_magic = "SQLite format 3";

/// Calls use(line, number) for every line that holds more than spaces.
template <class Use>
void for_each_line(std::string_view text, const Use& use) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // some editors begin a file so
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line.find_first_not_of(" \t\r") != line.npos) use(line, number);
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
}

}  // namespace

std::string read_input(const std::string& source, std::string_view expected) {
    if (source != "-") {
        std::error_code ignored;
        if (fs::is_directory(source, ignored))
            throw InputError(source + " is a directory; expected " + std::string(expected));
        return read_file(source);
    }
    std::string bytes;
    char block[1 << 16];
    while (const std::size_t got = std::fread(block, 1, sizeof block, stdin))
        bytes.append(block, got);
    if (std::ferror(stdin) != 0)
        throw InputError(std::string("cannot read standard input: ") + std::strerror(errno));
    return bytes;
}

bool is_store(const std::string& source) {
    if (source == "-") return false;
    const fs::path file{source};
    if (file.extension() == ".kg") return true;
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) return false;  // reading from a pipe would eat it
    std::string start(sqlite_magic.size(), '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    return start == sqlite_magic;
}

void each_record(const std::string& source, const std::function<void(Record&&)>& use,
                 const std::function<void(const LoadError&)>& broken) {
    if (is_store(source)) {
        Store::open(source, Store::Mode::read).each([&](const Record& record) {
            use(Record(record));
        });
        return;
    }
    const std::string bytes = read_input(source, "a store (.kg) or records (.jsonl)");
    const std::string name = source == "-" ? "standard input" : source;
    bool any = false;
    for_each_line(bytes, [&](std::string_view line, std::size_t number) {
        any = true;
        std::optional<Record> record;
        try {
            record = parse_record(line, name, number);
        } catch (const LoadError& error) {
            return broken(error);
        }
        use(std::move(*record));
    });
    if (!any) throw InputError(name + " holds no records");
}

void each_record(const std::string& source, const std::function<void(Record&&)>& use) {
    each_record(source, use, [](const LoadError& error) { throw LoadError(error); });
}

const std::vector<std::string>& sources_of(const Arguments& arguments) {
    const auto& sources = arguments.words();
    if (sources.empty()) arguments.fail("of what? Name a store (.kg) or records (.jsonl)");
    if (std::count(sources.begin(), sources.end(), "-") > 1)
        arguments.fail("standard input (-) can be read only once");
    return sources;
}

std::vector<Record> all_records(std::span<const std::string> sources) {
    std::vector<Record> records;
    for (const std::string& source : sources)
        each_record(source, [&](Record&& record) { records.push_back(std::move(record)); });
    return records;
}

Graph chosen_graph(std::span<const std::string> sources, const Schema& schema,
                   const GraphChoice& choice) {
    const std::vector<Record> records = all_records(sources);
    if (choice.filter.empty()) return build_graph(records, schema, choice.view);
    // Filtered as nodes first: folded edges then count only what passes.
    Graph graph = subgraph(build_graph(records, schema, View::full), choice.filter);
    if (choice.view == View::actors) graph = fold_events(graph);
    if (graph.nodes().empty()) report("nothing passes these filters");
    return graph;
}

Schema load_schema() {
    return Schema::load(Engine::find_data() / "schema");
}

}  // namespace entente
