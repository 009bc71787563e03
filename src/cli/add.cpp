#include <fmt/format.h>

#include "ontology/check_record.hpp"
#include "src/cli/lazy_store.hpp"
#include "src/cli/output.hpp"
#include "src/cli/source.hpp"

namespace entente {
namespace {

struct Counts {
    std::size_t added = 0;
    std::size_t known = 0;
    std::size_t refused = 0;     ///< records that break the ontology
    std::size_t unreadable = 0;  ///< sources
};

/// The records of one source that obey the ontology; whatever else is there is reported.
std::vector<Record> lawful_records(const std::string& source, const Schema& schema,
                                   Counts& counts) try {
    std::vector<Record> records;
    each_record(source, [&](Record&& record) {
        const auto problems = check_record(record, schema);
        for (const std::string& problem : problems)
            report(source + ": " + record.document.id + ": " + problem);
        if (problems.empty())
            records.push_back(std::move(record));
        else
            ++counts.refused;
    });
    return records;
} catch (const LoadError& error) {
    for (const Problem& problem : error.problems()) report(to_string(problem));
    ++counts.unreadable;
    return {};
} catch (const InputError& error) {
    report(error.what());
    ++counts.unreadable;
    return {};
}

int run(const Arguments& arguments) {
    if (arguments.words().size() < 2) arguments.fail("takes a store and the records to add to it");
    const std::string file = arguments.words().front();
    if (file == "-") arguments.fail("a store can not be standard input");
    const std::vector<std::string> sources(arguments.words().begin() + 1, arguments.words().end());
    LazyStore store(file);
    check_output(file, sources);
    const Schema schema = load_schema();
    Counts counts;
    for (const std::string& source : sources) {
        const std::vector<Record> records = lawful_records(source, schema, counts);
        const std::size_t added = store.add(records);
        counts.added += added;
        counts.known += records.size() - added;
    }
    if (counts.added + counts.known > 0)
        print(fmt::format("{} added, {} already there, {} refused; {} holds {}\n", counts.added,
                          counts.known, counts.refused, file,
                          plural(store.size(), "document", "documents")));
    return counts.refused + counts.unreadable == 0 ? 0 : 1;
}

}  // namespace

Command add_command() {
    return {
        "add",
        "Adds records, wherever they come from, to a store",
        "entente read samples/articles | entente add world.kg -",
        "STORE RECORDS|STORE|- ...",
        {},
        "The store is made when missing. A document that it holds already stays as it is. All "
        "records of a file are added or, when one line is broken, none; a record that breaks the "
        "ontology is refused with the rule it breaks, and the exit code is 1 then.",
        run,
    };
}

}  // namespace entente
