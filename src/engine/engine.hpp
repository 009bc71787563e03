#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/record.hpp"
#include "ontology/schema.hpp"
#include "src/base/date.hpp"

namespace entente {

struct Found;
struct Knowledge;

/// The one header to embed: load once, read articles, get claims. (Graphs are made from claims by
/// graph/build_graph.hpp.) After load() everything is const: one engine serves any number of
/// threads.
class Engine {
public:
    /// Where the program's data lie: $ENTENTE_DATA if set, else ../share/entente beside the running
    /// program. @throws InputError naming the places looked at when there is none
    static std::filesystem::path find_data();

    /// Loads schema/, id/ and kb.image (or the tables in kb/) under the data folder.
    /// @param extra_kb  a table of further actors and names (docs/knowledge-base.md)
    /// @throws LoadError, InputError
    static Engine load(const std::filesystem::path& data,
                       const std::optional<std::filesystem::path>& extra_kb = std::nullopt);

    const Schema& schema() const noexcept;
    Knowledge knowledge() const noexcept;

    /// Reads one article from the bytes of its file.
    /// @param published  day of publication where the caller knows it
    /// @param background  also what only the knowledge base says, marked as such: who held an office
    ///                    that the article names without its holder
    /// @throws InputError "SOURCE: not text: ..." for what is no article
    Record read(std::string_view bytes, const std::string& source,
                const std::optional<Date>& published = std::nullopt, bool background = false) const;

    /// What became of the sentence at a place of an article, and why (extract/explain.hpp).
    /// @param at  in code points of the file's text, as in records
    /// @throws InputError as read() does, and when the article ends before `at`
    std::string explain(std::string_view bytes, const std::string& source, std::uint32_t at,
                        const std::optional<Date>& published = std::nullopt) const;

    /// Whom a name, or a title with its state or body, means on a day: best first.
    std::vector<Found> look_up(const std::string& name,
                               const std::optional<Date>& day = std::nullopt) const;

    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;
    ~Engine();

private:
    struct Parts;
    explicit Engine(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// Articles to read: the files given, and every *.txt below the folders given ("-" is standard
/// input), each once, sorted by path, so that the order of arguments never matters. Paths lose what
/// says nothing ("./a//b.txt" is "a/b.txt").
/// @throws InputError for a missing file or folder, and for a folder without articles
std::vector<std::filesystem::path> list_articles(std::span<const std::string> arguments);

/// What became of one input of read_all(): a record, or why there is none. `source` is the path.
struct ReadResult {
    std::string source;
    std::optional<Record> record;
    bool skipped = false;  ///< `known` said so
    std::string error;
};

struct ReadOptions {
    unsigned threads = 0;  ///< 0: as many as there are cores
    std::optional<Date> published;
    bool background = false;  ///< as for Engine::read()
    /// Asked, with the document's id, before an article is read; true skips it. Never called at
    /// the same time as itself or `take`.
    std::function<bool(std::string_view document_id)> known;
};

/// Reads many articles on several threads and hands the results over one by one, in the order of
/// `articles`, on the calling thread's behalf. A few articles per thread are in memory at a time.
void read_all(const Engine& engine, std::span<const std::filesystem::path> articles,
              const ReadOptions& options, const std::function<void(ReadResult&&)>& take);

}  // namespace entente
