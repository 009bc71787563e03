#include "src/extract/phrases.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

struct Phrases {
    Vocabulary words;
    PhraseTable table;
    std::vector<std::uint32_t> ids(std::string_view text) const {
        std::vector<std::uint32_t> all;
        for (std::string_view word : phrase_words(text)) all.push_back(words.find(word));
        return all;
    }
};

Phrases sample() {
    Phrases p;
    p.table.add("menteri", 0, p.words);
    p.table.add("menteri luar negeri", 1, p.words);
    p.table.add("menteri luar negeri", 2, p.words);
    p.table.add("bangsa-bangsa", 3, p.words);
    return p;
}

}  // namespace

TEST_CASE("the longest phrase wins, and a phrase may have several rows", "[extract][phrases]") {
    struct Row {
        std::string why, text;
        std::uint32_t most, length;
        std::vector<std::uint32_t> rows;
    };
    const auto row = GENERATE(values<Row>({
        {"one word",                 "menteri itu",                9, 1, {0}   },
        {"longest of two",           "menteri luar negeri rusia",  9, 3, {1, 2}},
        {"cut short falls back",     "menteri luar angkasa",       9, 1, {0}   },
        {"no longer than asked for", "menteri luar negeri",        2, 1, {0}   },
        {"a hyphen is a word",       "bangsa-bangsa",              9, 3, {3}   },
        {"starts elsewhere",         "luar negeri",                9, 0, {}    },
        {"nothing",                  "",                           9, 0, {}    },
    }));
    INFO(row.why << ": " << row.text);
    const Phrases p = sample();
    const auto ids = p.ids(row.text);
    const auto hit = p.table.longest(ids, row.most);
    CHECK(hit.length == row.length);
    CHECK(std::vector<std::uint32_t>(hit.rows.begin(), hit.rows.end()) == row.rows);
}
