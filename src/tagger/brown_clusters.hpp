#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

/// A word and the class it belongs to. Classes are leaves of a binary tree: words that share a
/// longer beginning of their paths stand in more similar company.
struct ClusterRow {
    std::string path;  ///< of '0' and '1', from the root down
    std::string word;
    std::uint32_t count = 0;  ///< how often it was seen

    friend bool operator==(const ClusterRow&, const ClusterRow&) = default;
};

/// The word as clusters know it: each digit a 0, so that numbers of one form are one word.
std::string cluster_word(std::string_view token);

/// Which words stand beside which: all that Brown clustering needs of a text.
class WordPairs {
public:
    /// Adds the words of one text, in order, as cluster_word() gives them.
    void add(std::span<const std::string> words);

private:
    friend class BrownClustering;
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<const std::string*> words_;                       ///< by id
    std::vector<std::uint32_t> counts_;                           ///< by id
    std::unordered_map<std::uint64_t, std::uint32_t> pair_counts_;  ///< left and right id
};

/// Brown clustering (Brown et al. 1992, "Class-based n-gram models") in Liang's order (2005): the
/// most frequent words are a class each, every further word makes one more, and the two classes
/// whose merging costs least mutual information become one. Sums are kept as whole numbers, so
/// that the same text gives the same classes on every machine.
///
/// Only pairs that a merge changes are counted anew, hence about words x classes x neighbours of a
/// word: 50,000 words in 800 classes take a minute or two.
/// @param classes  how many, at least 2
/// @param least    words seen less often are left out; they part the text
/// @return sorted by path, then the most frequent first, then by word; fewer classes when there are
///         fewer words
std::vector<ClusterRow> brown_clusters(const WordPairs& pairs, std::uint32_t classes,
                                       std::uint32_t least);

/// The file of clusters: a table of the columns path, word, count.
std::string write_clusters(std::span<const ClusterRow> rows);
/// @throws LoadError with all problems of the file; InputError when it can not be read
std::vector<ClusterRow> load_clusters(const std::filesystem::path& file);

}  // namespace entente
