#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

#include "src/kb/knowledge_base.hpp"

namespace entente::test {

inline const std::filesystem::path tables = ENTENTE_SOURCE_DIR "/tests/kb/tables";

/// The tables of tests/kb/tables, made into an image once.
inline const KnowledgeBase& small_kb() {
    static const KnowledgeBase kb = KnowledgeBase::from_tables(tables);
    return kb;
}

inline ActorIndex known(const KnowledgeBase& kb, std::string_view id) {
    return kb.find(id).value();
}

/// Ids of actors, in their order, with spaces between.
inline std::string ids(const KnowledgeBase& kb, const auto& actors) {
    std::string all;
    for (const ActorIndex actor : actors)
        all += (all.empty() ? "" : " ") + std::string(kb.actor(actor).id);
    return all;
}

/// A folder of its own for this process, gone when it ends.
class ScratchFolder {
public:
    ScratchFolder()
        : path_(std::filesystem::temp_directory_path() /
                ("entente-kb-test-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() { std::filesystem::remove_all(path_); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace entente::test
