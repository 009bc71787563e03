#include <fmt/format.h>

#include "src/base/error.hpp"
#include "src/cli/articles.hpp"
#include "src/cli/lazy_store.hpp"
#include "src/cli/options.hpp"
#include "src/cli/output.hpp"
#include "src/cli/stop_signal.hpp"

namespace entente {
namespace {

void print_summary(const ArticleCounts& counts, const std::string& file, std::size_t size) {
    print(fmt::format("{} read, {} already there, {} failed\n",
                      plural(counts.read, "article", "articles"), counts.known, counts.failed));
    if (counts.read > 0)
        print(fmt::format("new: {}, {}, {}, {}\n", plural(counts.entities, "entity", "entities"),
                          plural(counts.relations, "relation", "relations"),
                          plural(counts.events, "event", "events"),
                          plural(counts.statements, "statement", "statements")));
    if (size > 0)
        print(fmt::format("{} holds {}; next: entente stats {}\n", file,
                          plural(size, "document", "documents"), shell_word(file)));
}

int run(const Arguments& arguments) {
    const std::string file = required_output(arguments, "world.kg");
    if (file == "-") arguments.fail("a store can not go to standard output; see entente read");
    const StopSignal stop;
    LazyStore store(file);
    const auto go_on = [&] {
        if (stop.came()) throw InputError("stopped; the same command goes on where it was");
    };
    ArticleClient client;
    client.known = [&](std::string_view document) {
        go_on();
        return store.contains(document);
    };
    client.keep = [&](const Record& record) {
        go_on();
        return store.add(record);
    };
    const ArticleCounts counts = read_articles(arguments, client);
    if (counts.read + counts.known > 0) print_summary(counts, file, store.size());
    return counts.failed == 0 ? 0 : 1;
}

Option store_option() {
    return output_option(
        "The store, one file; by custom it ends in .kg. It is made when missing and added to when "
        "there: articles that it holds are not read again. Required.",
        "STORE");
}

}  // namespace

Command build_command() {
    return {
        "build",
        "Reads articles and keeps their claims in a store",
        "entente build samples/articles -o world.kg",
        "ARTICLE|FOLDER|- ... -o STORE",
        joined({store_option()}, article_options()),
        "A folder stands for every *.txt in it and below. Every document is kept as soon as it is "
        "read: a run that was stopped goes on where it was when it is started again. What can not "
        "be read is named, and the run goes on; the exit code is 1 then.",
        run,
    };
}

}  // namespace entente
