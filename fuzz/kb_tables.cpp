// Any bytes as an extra table: a knowledge base, or a LoadError.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "src/kb/tables.hpp"
#include "tests/kb/exercise.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    try {
        KbTables tables;
        std::vector<Problem> problems;
        std::string text(size, '\0');
        std::copy(data, data + size, text.begin());
        add_extra(tables, TableFile::parse(std::move(text), "extra.tsv", {}), problems);
        test::exercise(compile(tables, problems), 50);
    } catch (const LoadError&) {
    }
    return 0;
}
