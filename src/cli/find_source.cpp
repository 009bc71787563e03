#include "src/cli/find_source.hpp"

#include <utility>

#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/base/hash.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

}  // namespace

SourceFinder::SourceFinder(const fs::path& folder) : folder_(folder.lexically_normal()) {
    std::error_code error;
    if (!fs::is_directory(folder_, error))
        throw InputError(folder.string() + ": no such folder of sources");
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto at = fs::recursive_directory_iterator(folder_, options, error);
         !error && at != fs::recursive_directory_iterator(); at.increment(error))
        if (std::error_code ignored; at->is_regular_file(ignored)) {
            unread_.insert(at->path());
            by_name_[at->path().filename().string()].push_back(at->path());
        }
    if (error) throw InputError("cannot list " + folder.string() + ": " + error.message());
}

SourceFinder::Found SourceFinder::find(const DocumentInfo& document) {
    if (const auto at = by_id_.find(document.id); at != by_id_.end())
        return {read_file(at->second), ""};
    const fs::path told = fs::path(document.source).lexically_normal();
    if (auto bytes = match((folder_ / told.relative_path()).lexically_normal(), document.id))
        return {std::move(bytes), ""};
    const auto named = by_name_.find(told.filename().string());
    if (named == by_name_.end()) return {std::nullopt, "no file of this name below the folder"};
    for (auto& files = named->second; !files.empty();) {
        const fs::path file = std::move(files.back());
        files.pop_back();
        if (auto bytes = match(file, document.id)) return {std::move(bytes), ""};
    }
    return {std::nullopt,
            "the file below the folder is not the one that was read: its SHA-256 is another"};
}

std::optional<std::string> SourceFinder::match(const fs::path& file, const std::string& id) {
    if (unread_.erase(file) == 0) return std::nullopt;
    std::string bytes = read_file(file);
    const std::string found = "sha256:" + sha256_hex(bytes);
    by_id_.emplace(found, file);
    if (found == id) return bytes;
    return std::nullopt;
}

}  // namespace entente
