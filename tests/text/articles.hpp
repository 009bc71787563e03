#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/file.hpp"
#include "src/text/load_article.hpp"

namespace entente::test {

inline const std::filesystem::path root = ENTENTE_SOURCE_DIR;
/// Articles and gold that are not part of the project; tests that use them pass when it is absent.
inline const std::filesystem::path shared = root / ".." / "shared" / "data";

inline const LanguageData& languages() {
    static const LanguageData data = LanguageData::load(root / "data" / "id");
    return data;
}

inline Document read(std::string_view text) {
    return load_article(text, "test", languages());
}

/// The texts of spans, for comparing in one CHECK.
template <class Spans, class ToSpan>
std::vector<std::string> texts(const Document& document, const Spans& spans, ToSpan to_span) {
    std::vector<std::string> out;
    for (const auto& span : spans) out.emplace_back(document.str(to_span(span)));
    return out;
}

inline std::vector<std::string> sentence_texts(const Document& document) {
    return texts(document, document.sentences, [](const Sentence& s) { return s.span; });
}
inline std::vector<std::string> boilerplate_texts(const Document& document) {
    return texts(document, document.boilerplate, [](const BoilerplateSpan& b) { return b.span; });
}

/// Text files of a folder by name; none when there is no such folder. In the development set only
/// those that engineers may look at: dev-01 to dev-28, dev-en and the seeds.
inline std::vector<std::filesystem::path> text_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(folder)) return files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().stem().string();
        const bool sealed = name.starts_with("dev-") && name.size() == 6 && name > "dev-28";
        if (entry.path().extension() == ".txt" && !sealed) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

inline std::vector<std::filesystem::path> shared_articles() {
    std::vector<std::filesystem::path> files = text_files(shared / "dev" / "articles");
    for (auto& file : text_files(shared / "seeds")) files.push_back(file);
    return files;
}

}  // namespace entente::test
