#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What Indonesian (and the English that stands within it) needs to be cut into articles, sentences
/// and words: boilerplate rules, abbreviations, months, affixes, roots. Loaded once from data/id,
/// then read by any number of threads.
class LanguageData {
public:
    /// Reads boilerplate.tsv, abbreviations.tsv, affixes.tsv, roots.tsv under folder.
    /// @throws LoadError with all problems of all tables
    static LanguageData load(const std::filesystem::path& folder);
    LanguageData(LanguageData&&) noexcept;
    LanguageData& operator=(LanguageData&&) noexcept;
    ~LanguageData();

    struct Tables;
    const Tables& tables() const noexcept { return *tables_; }

private:
    LanguageData();
    std::unique_ptr<Tables> tables_;
};

}  // namespace entente
