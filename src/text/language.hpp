#pragma once

#include <filesystem>
#include <memory>

namespace entente {

/// What Indonesian (and the English that stands within it) needs to be cut into articles, sentences
/// and words: boilerplate rules, datelines, abbreviations, lists of words. Loaded once from
/// data/id, then read by any number of threads.
class LanguageData {
public:
    /// Reads boilerplate.tsv, datelines.tsv, abbreviations.tsv and words.tsv under folder.
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
