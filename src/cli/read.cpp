#include <set>

#include "ontology/record_json.hpp"
#include "src/cli/articles.hpp"
#include "src/cli/options.hpp"
#include "src/cli/output.hpp"
#include "src/engine/engine.hpp"

namespace entente {
namespace {

int run(const Arguments& arguments) {
    const std::string target = arguments.text("output").value_or("-");
    check_output(target, arguments.words());
    Output output(target);
    std::set<std::string, std::less<>> written;
    ArticleClient client;
    client.known = [&](std::string_view document) { return written.contains(document); };
    client.keep = [&](const Record& record) {
        if (!written.insert(record.document.id).second) return false;
        output.write(to_json_line(record) + '\n');
        return true;
    };
    const ArticleCounts counts = read_articles(arguments, client);
    output.finish();
    return counts.failed == 0 ? 0 : 1;
}

}  // namespace

Command read_command() {
    return {
        "read",
        "Reads articles and writes their claims, a line of JSON for each article",
        "entente read samples/articles -o records.jsonl",
        "ARTICLE|FOLDER|- ... [-o FILE]",
        joined({output_option("Where the records go. Default: standard output (-).")},
               article_options()),
        "A folder stands for every *.txt in it and below. The lines come in the order of the "
        "articles' paths, whatever the order of arguments and the number of threads; an article "
        "that is there twice, byte for byte, gives one line. What can not be read is named, and "
        "the run goes on; the exit code is 1 then.",
        run,
    };
}

}  // namespace entente
