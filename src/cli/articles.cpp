#include "src/cli/articles.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "ontology/check_record.hpp"
#include "src/base/error.hpp"
#include "src/cli/options.hpp"
#include "src/cli/output.hpp"
#include "src/cli/progress.hpp"
#include "src/engine/engine.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr unsigned most_threads = 256;

ReadOptions read_options(const Arguments& arguments) {
    ReadOptions options;
    options.threads = arguments.number("threads", 1, most_threads).value_or(0);
    options.published = date_option(arguments, "published");
    options.background = arguments.has("background");
    if (options.published && !options.published->complete())
        arguments.fail("--published takes a day, such as 2022-01-21");
    return options;
}

/// All articles there are; what is none is reported and counted.
std::vector<fs::path> find_articles(const Arguments& arguments, std::size_t& failed) {
    std::set<fs::path> articles;
    for (const std::string& word : arguments.words()) try {
            const auto found = list_articles({&word, 1});
            articles.insert(found.begin(), found.end());
        } catch (const InputError& error) {
            report(error.what());
            ++failed;
        }
    return {articles.begin(), articles.end()};
}

/// Counts what it passes on to the client.
class Counter {
public:
    Counter(const Schema& schema, const ArticleClient& client) : schema_(schema), client_(client) {}

    /// @return what is wrong with it; empty when all is well
    std::vector<std::string> take(const ReadResult& result) {
        if (result.skipped) return ++counts.known, std::vector<std::string>{};
        if (!result.record) return {result.error};
        std::vector<std::string> problems = check_record(*result.record, schema_);
        for (std::string& problem : problems) problem = result.source + ": " + problem;
        if (problems.empty()) keep(*result.record);
        return problems;
    }

    ArticleCounts counts;

private:
    void keep(const Record& record) {
        if (!client_.keep(record)) {
            ++counts.known;
            return;
        }
        ++counts.read;
        for (const Entity& entity : record.entities) entities_.insert(entity.id);
        counts.entities = entities_.size();
        counts.relations += record.relations.size();
        counts.events += record.events.size();
        counts.statements += record.statements.size();
    }

    const Schema& schema_;
    const ArticleClient& client_;
    std::set<std::string> entities_;
};

}  // namespace

std::vector<Option> article_options() {
    return {
        value_option(
            "threads", "N",
            "Threads that read, 1 to " + std::to_string(most_threads) +
                "; changes the time, never the result. Default: as many as there are cores."),
        kb_option(),
        value_option(
            "published", "DATE",
            "Day of publication, such as 2022-01-21, for articles that do not tell their own. "
            "Default: not known."),
        switch_option("background",
                      "Also what only the knowledge base says, marked as background: who held an "
                      "office that the article names without its holder. Default: what the text "
                      "says, and no more."),
    };
}

ArticleCounts read_articles(const Arguments& arguments, const ArticleClient& client) {
    if (arguments.words().empty()) arguments.fail("which articles? Name files, folders or -");
    ReadOptions options = read_options(arguments);
    options.known = client.known;
    std::size_t missing = 0;
    const std::vector<fs::path> articles = find_articles(arguments, missing);
    if (articles.empty()) return {.failed = missing};
    const Engine engine = Engine::load(Engine::find_data(), extra_kb(arguments));
    Counter counter(engine.schema(), client);
    Progress progress(articles.size());
    read_all(engine, articles, options, [&](ReadResult&& result) {
        const std::vector<std::string> problems = counter.take(result);
        if (!problems.empty()) {
            progress.clear();
            for (const std::string& problem : problems) report(problem);
            ++counter.counts.failed;
        }
        progress.step();
    });
    counter.counts.failed += missing;
    return counter.counts;
}

}  // namespace entente
