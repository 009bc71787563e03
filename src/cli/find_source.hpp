#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ontology/record.hpp"

namespace entente {

/// Finds the files that records were read from, below one folder: by the path that the record
/// tells, else by the file's name; the bytes' SHA-256 decides. Each file is read at most once while
/// searching, so the cost is linear in folder and records.
class SourceFinder {
public:
    /// @throws InputError when the folder can not be listed
    explicit SourceFinder(const std::filesystem::path& folder);

    /// The document's bytes, or why there are none.
    struct Found {
        std::optional<std::string> bytes;
        std::string problem;
    };
    Found find(const DocumentInfo& document);

private:
    /// Reads the file unless it was read before. @return its bytes when they are the document's
    std::optional<std::string> match(const std::filesystem::path& file, const std::string& id);

    std::filesystem::path folder_;
    std::set<std::filesystem::path> unread_;
    std::map<std::string, std::vector<std::filesystem::path>>
        by_name_;                                         ///< shrinks as they are read
    std::map<std::string, std::filesystem::path> by_id_;  ///< those that were read
};

}  // namespace entente
