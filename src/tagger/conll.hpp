#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A sentence of a file of columns: a line for each token.
struct ConllSentence {
    std::size_t line = 0;             ///< of its first token, from 1
    std::vector<std::string> rows;    ///< as in the file, without line breaks
    std::vector<std::string> tokens;  ///< first column
    std::vector<std::string> tags;    ///< last column; empty when it was not asked for
};

enum class ConllTags : std::uint8_t { needed, ignored };

/// Reads columns parted by tabs or blanks, the token in the first, the tag (O, B-X or I-X) in the
/// last; blank lines part sentences. Linear.
/// @param name  of the file, for messages
/// @throws LoadError with every line that holds no tag: "file:line: expected ..."
std::vector<ConllSentence> read_conll(std::string_view text, const std::string& name,
                                      ConllTags tags);

/// A name: tokens [first, last) of a sentence.
struct TagSpan {
    std::uint32_t first = 0, last = 0;
    std::string type;
    friend auto operator<=>(const TagSpan&, const TagSpan&) = default;
};

/// The names that tags mark, as conlleval reads them: an I- that continues nothing opens a name.
std::vector<TagSpan> spans_of(std::span<const std::string> tags);

/// The tags that mark the names: spans_of() backwards.
std::vector<std::string> tags_of(std::span<const TagSpan> spans, std::size_t size);

/// How many names were there, were found, and were found with the right place and type.
struct TagScore {
    std::size_t gold = 0, found = 0, right = 0;
    double precision() const noexcept { return found == 0 ? 0 : double(right) / double(found); }
    double recall() const noexcept { return gold == 0 ? 0 : double(right) / double(gold); }
    double f1() const noexcept {
        return gold + found == 0 ? 0 : 2 * double(right) / double(gold + found);
    }
};

/// Scores by type; "" has the sums (micro F1).
class TagScores {
public:
    void add(std::span<const std::string> gold, std::span<const std::string> found);
    const std::map<std::string, TagScore>& by_type() const noexcept { return by_type_; }
    const TagScore& all() const { return by_type_.at(""); }

private:
    std::map<std::string, TagScore> by_type_{{"", {}}};
};

}  // namespace entente
