// Any bytes as an article: a record that obeys the ontology, whose quotes stand where it says and
// which reads back from its own line, or an InputError.

#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/law.hpp"
#include "ontology/check_record.hpp"
#include "ontology/record_json.hpp"
#include "src/base/error.hpp"
#include "src/engine/engine.hpp"
#include "src/text/load_article.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    static const Engine engine = Engine::load(Engine::find_data());
    const std::string bytes(data, data + size);
    try {
        const Record record = engine.read(bytes, "fuzz");
        fuzz::none(check_record(record, engine.schema()));
        fuzz::none(check_quotes(record, decode(bytes).text));
        const std::string line = to_json_line(record);
        fuzz::law(to_json_line(parse_record(line, "fuzz", 1)) == line, "reads back as another");
    } catch (const InputError&) {
    }
    return 0;
}
