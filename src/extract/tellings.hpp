#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/extract/act_context.hpp"
#include "src/extract/act_rules.hpp"
#include "src/extract/telling.hpp"

namespace entente {

/// Reads the words of an article that may tell an act, some at a time, so that a book needs no more
/// memory than a page. None in reports on sport. Needs the layers of the stage `events`. Linear.
class TellingReader {
public:
    /// @param sentences  those that tell something are made there
    TellingReader(const ActContext& context, ActSentences& sentences);

    /// The next ones in the order of the text, at most so many; empty at the end of the article.
    std::vector<Telling> next(std::size_t most);

private:
    bool open();  ///< the next sentence with a word that may tell something

    const ActContext& context_;
    ActSentences& sentences_;
    ActRules rules_;
    const ActSentence* now_ = nullptr;  ///< being read; null between sentences
    std::uint32_t sentence_ = 0;        ///< to read next
    std::size_t unit_ = 0;              ///< of the one being read
};

/// All of them.
std::vector<Telling> tellings_of(const ActContext& context);

}  // namespace entente
