#include <catch2/catch.hpp>

#include "src/tagger/word_facts.hpp"

using namespace entente;

namespace {

const WordFact* small(const WordFacts& facts, std::string_view word) {
    return facts.find(WordFacts::small_key(hash_text(word)));
}

}  // namespace

TEST_CASE("the usual case of a word is that of the texts", "[tagger][facts]") {
    const std::vector<ClusterRow> rows{
        {"0", "kata", 100}, {"0", "Kata", 3},    {"10", "Rusia", 50}, {"10", "RUSIA", 2},
        {"11", "AS", 60},   {"0", "as", 1},      {"0", "bumi", 50},   {"10", "Bumi", 40},
        {"10", "Surya", 8}, {"0", "surya", 2},
    };
    const WordFacts facts = WordFacts::make(rows, {});
    struct Row {
        std::string word;
        UsualCase usual;
    };
    for (const Row& row : std::vector<Row>{{"kata", UsualCase::small},
                                           {"rusia", UsualCase::capital},
                                           {"as", UsualCase::upper},
                                           {"bumi", UsualCase::mostly_small},
                                           {"surya", UsualCase::mostly_capital}}) {
        INFO(row.word);
        REQUIRE(small(facts, row.word) != nullptr);
        CHECK(small(facts, row.word)->usual == row.usual);
    }
    CHECK(small(facts, "tidak") == nullptr);
}

TEST_CASE("a word in small letters has the class of its most frequent form", "[tagger][facts]") {
    const WordFacts facts =
        WordFacts::make(std::vector<ClusterRow>{{"0", "as", 1}, {"10", "AS", 60}}, {});
    REQUIRE(small(facts, "as") != nullptr);
    CHECK(facts.paths()[small(facts, "as")->cluster] == ClusterPath{std::uint64_t{1} << 63U, 2});
    const WordFact* written = facts.find(WordFacts::written_key(hash_text("as")));
    REQUIRE(written != nullptr);
    CHECK(facts.paths()[written->cluster].size == 1);
}

TEST_CASE("a word as written is kept where its class is not that of its small letters",
          "[tagger][facts]") {
    const WordFacts facts = WordFacts::make(
        std::vector<ClusterRow>{{"0", "kata", 9}, {"0", "Kata", 2}, {"10", "KATA", 1}}, {});
    const auto kept = [&](std::string_view word) {
        return facts.find(WordFacts::written_key(hash_text(word))) != nullptr;
    };
    CHECK(small(facts, "kata") != nullptr);
    CHECK_FALSE(kept("kata"));
    CHECK_FALSE(kept("Kata"));
    CHECK(kept("KATA"));
}

TEST_CASE("lists tell where in which names a word stands", "[tagger][facts]") {
    const WordFacts facts = WordFacts::make(
        {}, std::vector<ListedName>{{"Sergey Lavrov", NameKind::person},
                                    {"Pele", NameKind::person},
                                    {"Korea Selatan", NameKind::state},
                                    {"Dewan Keamanan PBB", NameKind::organization},
                                    {"Nusa-Dua", NameKind::place}});
    const auto roles = [&](std::string_view word) {
        return small(facts, word) == nullptr ? -1 : int{small(facts, word)->roles};
    };
    const auto bit = [](WordRole role) { return 1 << int(role); };
    CHECK(roles("sergey") == bit(WordRole::person_first));
    CHECK(roles("lavrov") == bit(WordRole::person_last));
    CHECK(roles("pele") == bit(WordRole::person_last));
    CHECK(roles("selatan") == bit(WordRole::state));
    CHECK(roles("keamanan") == bit(WordRole::organization));
    CHECK(roles("dua") == bit(WordRole::place));
    CHECK(roles("moskow") == -1);
}

TEST_CASE("a key is found or not", "[tagger][facts]") {
    const std::vector<std::uint32_t> keys{0, 5, 6, 0x80000000U, 0xffffffffU};
    const KeyIndex index(keys);
    for (std::size_t i = 0; i < keys.size(); ++i) CHECK(index.find(keys, keys[i]) == i);
    for (const std::uint32_t key : {1U, 7U, 0x80000001U, 0xfffffffeU})
        CHECK(index.find(keys, key) == keys.size());
    CHECK(KeyIndex().find({}, 5) == 0);
    CHECK(KeyIndex(std::span<const std::uint32_t>()).find({}, 0xffffffffU) == 0);
}
