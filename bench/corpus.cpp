#include "bench/corpus.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <type_traits>

#include <rapidjson/document.h>
#include <zlib.h>

#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/engine/engine.hpp"
#include "src/text/load_article.hpp"

namespace entente::bench {
namespace {

namespace fs = std::filesystem;

fs::path place() {
    if (const char* told = std::getenv("ENTENTE_BULK")) return told;
    const fs::path root = ENTENTE_SOURCE_DIR;
    const fs::path bulk = root / "../shared/data/bulk/id-news.jsonl.gz";
    return fs::exists(bulk) ? bulk : root / "samples/articles";
}

std::size_t most() {
    const char* told = std::getenv("ENTENTE_BENCH_ARTICLES");
    return told == nullptr ? 2000 : std::strtoul(told, nullptr, 10);
}

std::vector<std::string> read_folder(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> articles;
    for (const fs::path& file : files)
        if (articles.size() < most()) articles.push_back(decode(read_file(file)).text);
    return articles;
}

struct Close {
    void operator()(gzFile file) const { gzclose(file); }
};
using GzFile = std::unique_ptr<std::remove_pointer_t<gzFile>, Close>;

/// The next line without its end; false behind the last one.
bool read_line(gzFile file, std::string& line) {
    line.clear();
    char block[1 << 16];
    while (gzgets(file, block, sizeof block) != nullptr) {
        line += block;
        if (line.ends_with('\n')) {
            line.pop_back();
            return true;
        }
    }
    return !line.empty();
}

std::string member(const rapidjson::Document& object, const char* name) {
    const auto found = object.FindMember(name);
    if (found == object.MemberEnd() || !found->value.IsString()) return {};
    return {found->value.GetString(), found->value.GetStringLength()};
}

std::vector<std::string> read_json_lines(const fs::path& path) {
    const GzFile file(gzopen(path.c_str(), "rb"));
    if (!file) throw InputError("cannot read " + path.string());
    std::vector<std::string> articles;
    std::string line;
    while (articles.size() < most() && read_line(file.get(), line)) {
        rapidjson::Document object;
        if (object.Parse(line.data(), line.size()).HasParseError() || !object.IsObject())
            throw InputError(path.string() + ": a line is no JSON object");
        articles.push_back(member(object, "title") + "\n\n" + member(object, "text") + '\n');
    }
    return articles;
}

Corpus load() {
    const fs::path from = place();
    Corpus corpus;
    corpus.articles = fs::is_directory(from) ? read_folder(from) : read_json_lines(from);
    for (const std::string& article : corpus.articles) corpus.bytes += article.size();
    benchmark::AddCustomContext(
        "corpus", from.filename().string() + ", " + std::to_string(corpus.articles.size()) +
                      " articles, " + std::to_string(corpus.bytes) + " bytes");
    return corpus;
}

std::vector<Document> cut(const Corpus& corpus) {
    const LanguageData languages = LanguageData::load(Engine::find_data() / "id");
    std::vector<Document> documents;
    for (const std::string& article : corpus.articles)
        documents.push_back(load_article(article, "bench", languages));
    return documents;
}

// Before main(), so that the context printed above the figures names the corpus.
const Corpus loaded = load();

}  // namespace

const Corpus& corpus() {
    return loaded;
}

const std::vector<Document>& documents() {
    static const std::vector<Document> made = cut(corpus());
    return made;
}

void report(benchmark::State& state) {
    static const std::size_t sentences = [] {
        std::size_t sum = 0;
        for (const Document& document : documents()) sum += document.sentences.size();
        return sum;
    }();
    const auto rate = [&](double per_iteration) {
        return benchmark::Counter(per_iteration * static_cast<double>(state.iterations()),
                                  benchmark::Counter::kIsRate);
    };
    state.counters["MB"] = rate(static_cast<double>(corpus().bytes) / 1e6);
    state.counters["sentences"] = rate(static_cast<double>(sentences));
}

}  // namespace entente::bench
