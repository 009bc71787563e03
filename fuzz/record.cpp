// Any bytes as a record: one that is written and read back the same, or a LoadError. Whether it
// obeys the ontology can be asked of every record that can be read.

#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/law.hpp"
#include "ontology/check_record.hpp"
#include "ontology/record_json.hpp"
#include "src/base/error.hpp"
#include "src/engine/engine.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    static const Schema schema = Schema::load(Engine::find_data() / "schema");
    try {
        const Record record = parse_record(std::string(data, data + size), "fuzz", 1);
        check_record(record, schema);
        check_quotes(record, "Lavrov bertemu Blinken di Jenewa.");
        // The first line rounds confidences; from then on nothing may change.
        const std::string line = to_json_line(record);
        fuzz::law(to_json_line(parse_record(line, "fuzz", 1)) == line, "reads back as another");
    } catch (const LoadError&) {
    }
    return 0;
}
