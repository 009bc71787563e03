// Any bytes as lines of records: graphs of both views in every format, the same whatever the order
// of records, or a message.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "export/format.hpp"
#include "fuzz/law.hpp"
#include "graph/build_graph.hpp"
#include "ontology/check_record.hpp"
#include "ontology/record_json.hpp"
#include "src/base/error.hpp"
#include "src/engine/engine.hpp"

namespace {

using namespace entente;

/// Nothing for what is no record, and for what the ontology refuses: that never reaches a graph.
std::optional<Record> read_line(const std::string& line, const Schema& schema) {
    try {
        Record record = parse_record(line, "fuzz", 1);
        if (check_record(record, schema).empty()) return record;
    } catch (const LoadError&) {
    }
    return std::nullopt;
}

std::vector<Record> read_lines(const std::string& bytes, const Schema& schema) {
    std::vector<Record> records;
    std::istringstream lines(bytes);
    for (std::string line; std::getline(lines, line);)
        if (auto record = read_line(line, schema)) records.push_back(std::move(*record));
    return records;
}

std::string in_every_format(const std::vector<Record>& records, const Schema& schema, View view) {
    std::ostringstream out;
    try {
        const Graph graph = build_graph(records, schema, view);
        for (const Format& format : formats()) format.write(graph, schema, out);
    } catch (const InputError& error) {
        out << error.what();
    }
    return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Schema schema = Schema::load(Engine::find_data() / "schema");
    std::vector<Record> records = read_lines(std::string(data, data + size), schema);
    for (const View view : {View::full, View::actors}) {
        const std::string written = in_every_format(records, schema, view);
        std::reverse(records.begin(), records.end());
        fuzz::law(in_every_format(records, schema, view) == written, "the order of records shows");
    }
    return 0;
}
