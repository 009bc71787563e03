#include <optional>

#include <fmt/format.h>

#include "ontology/check_record.hpp"
#include "src/cli/find_source.hpp"
#include "src/cli/output.hpp"
#include "src/cli/source.hpp"
#include "src/store/store.hpp"
#include "src/text/load_article.hpp"

namespace entente {
namespace {

/// Checks records one by one and prints what is wrong with them.
class Checker {
public:
    Checker(const Schema& schema, const std::optional<std::string>& folder) : schema_(schema) {
        if (folder) sources_.emplace(*folder);
    }

    void check(const Record& record) {
        ++documents;
        claims += record.relations.size() + record.events.size() + record.statements.size();
        for (const Entity& entity : record.entities) claims += entity.mentions.size();
        add(record, check_record(record, schema_));
        if (sources_) add(record, check_source(record));
    }
    void add(const LoadError& error) {
        for (const Problem& problem : error.problems()) add(to_string(problem));
    }

    std::size_t documents = 0, claims = 0, problems = 0;

private:
    std::vector<std::string> check_source(const Record& record) try {
        const auto [bytes, problem] = sources_->find(record.document);
        if (!bytes) return {problem};
        return check_quotes(record, decode(*bytes).text);
    } catch (const InputError& error) {
        return {error.what()};
    }

    void add(const Record& record, const std::vector<std::string>& found) {
        for (const std::string& problem : found) add(record.document.source + ": " + problem);
    }
    void add(const std::string& problem) {
        report(problem);
        ++problems;
    }

    const Schema& schema_;
    std::optional<SourceFinder> sources_;
};

int run(const Arguments& arguments) {
    const auto& sources = sources_of(arguments);
    const Schema schema = load_schema();
    const auto folder = arguments.text("sources");
    Checker checker(schema, folder);
    for (const std::string& source : sources) {
        if (is_store(source)) Store::open(source, Store::Mode::read).verify();
        each_record(
            source, [&](Record&& record) { checker.check(record); },
            [&](const LoadError& error) { checker.add(error); });
    }
    print(fmt::format("{}, {}: {}\n", plural(checker.documents, "document", "documents"),
                      plural(checker.claims, "claim", "claims"),
                      checker.problems > 0 ? plural(checker.problems, "problem", "problems")
                      : folder             ? "all obey the ontology and stand in their sources"
                                           : "all obey the ontology"));
    return checker.problems == 0 ? 0 : 1;
}

}  // namespace

Command check_command() {
    return {
        "check",
        "Checks that all claims obey the ontology and, with --sources, stand where they say",
        "entente read samples/articles | entente check - --sources samples/articles",
        "STORE|RECORDS|- ... [--sources FOLDER]",
        {value_option(
            "sources", "FOLDER",
            "Where the articles are: each is found by its path or name, compared with the SHA-256 "
            "that the record tells, and every quotation is looked up in it. Default: sources are "
            "not read.")},
        "Each problem is a line that names document, rule and claim; the exit code is 1 then. A "
        "store is also checked for damage.",
        run,
    };
}

}  // namespace entente
