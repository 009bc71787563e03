#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "ontology/record.hpp"
#include "src/cli/arguments.hpp"

namespace entente {

// What build and read have in common: articles in, records out.

/// --threads, --kb, --published and --background.
std::vector<Option> article_options();

/// What became of the articles, and the claims of those that were read.
struct ArticleCounts {
    std::size_t read = 0;
    std::size_t known = 0;     ///< there already, or the same bytes as another article
    std::size_t failed = 0;    ///< each was reported
    std::size_t entities = 0;  ///< each once, however many articles name it
    std::size_t relations = 0;
    std::size_t events = 0;
    std::size_t statements = 0;
};

/// What a command does with what is read; never called from two threads at once.
struct ArticleClient {
    /// Is this document there already? Then it is not read.
    std::function<bool(std::string_view document_id)> known;
    /// Takes a record that obeys the ontology. @return false when its document is there already
    std::function<bool(const Record&)> keep;
};

/// Reads all articles that the command line names, on several threads, in an order that depends on
/// their paths alone. What can not be read is reported, and the run goes on.
/// @throws UsageError, LoadError, and whatever the client throws
ArticleCounts read_articles(const Arguments& arguments, const ArticleClient& client);

}  // namespace entente
