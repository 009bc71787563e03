#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/tagger/brown_clusters.hpp"

using namespace entente;

namespace {

using Words = std::vector<std::string>;

/// Sentences of two kinds of names with two kinds of company.
Words two_kinds() {
    const Words towns{"Kyiv", "Jenewa", "Riga"}, people{"Anna", "Budi", "Citra"};
    std::mt19937 random(3);
    Words text;
    for (int i = 0; i < 400; ++i) {
        const bool town = random() % 2 == 0;
        text.push_back(town ? "di" : "kata");
        text.push_back((town ? towns : people)[random() % 3]);
    }
    return text;
}

/// How much classes tell of one another, sum of n log n as the clustering keeps it, from scratch.
double quality(const Words& text, const std::map<std::string, int>& class_of) {
    std::map<std::pair<int, int>, double> pairs;
    std::map<int, double> left, right;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const int a = class_of.at(text[i - 1]), b = class_of.at(text[i]);
        ++pairs[{a, b}], ++left[a], ++right[b];
    }
    double sum = 0;
    for (const auto& [pair, n] : pairs) sum += n * std::log(n);
    for (const auto& [one, n] : left) sum -= n * std::log(n);
    for (const auto& [one, n] : right) sum -= n * std::log(n);
    return sum;
}

/// The two words that lose least by becoming one, every pair tried; only to compare with.
std::pair<std::string, std::string> best_pair(const Words& text) {
    const std::set<std::string> words(text.begin(), text.end());
    std::map<std::string, int> apart;
    for (const std::string& word : words) apart.emplace(word, static_cast<int>(apart.size()));
    std::pair<std::string, std::string> best;
    double most = -1e300;
    for (const std::string& a : words)
        for (const std::string& b : words) {
            if (a >= b) continue;
            auto merged = apart;
            merged[b] = merged[a];
            if (const double q = quality(text, merged); q > most) most = q, best = {a, b};
        }
    return best;
}

}  // namespace

TEST_CASE("words of like company are one class", "[tagger][clusters]") {
    WordPairs pairs;
    pairs.add(two_kinds());
    std::map<std::string, std::string> path;
    for (const ClusterRow& row : brown_clusters(pairs, 4, 1)) path[row.word] = row.path;
    CHECK(path["Kyiv"] == path["Riga"]);
    CHECK(path["Anna"] == path["Citra"]);
    CHECK(path["Kyiv"] != path["Anna"]);
    CHECK(path["di"] != path["kata"]);
}

TEST_CASE("the two words are merged that lose least", "[tagger][clusters]") {
    const auto seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U);
    std::mt19937 random(seed);
    Words text;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const std::uint32_t a = static_cast<std::uint32_t>(random()) % 7,
                            b = static_cast<std::uint32_t>(random()) % 7;
        text.push_back(std::string(1, static_cast<char>('a' + std::min(a, b) + (i % 2) * 3)));
    }
    const std::size_t words = std::set<std::string>(text.begin(), text.end()).size();
    WordPairs pairs;
    pairs.add(text);
    std::map<std::string, Words> by_path;
    for (const ClusterRow& row : brown_clusters(pairs, static_cast<std::uint32_t>(words - 1), 1))
        by_path[row.path].push_back(row.word);
    const auto [a, b] = best_pair(text);
    for (auto& [path, together] : by_path) {
        std::sort(together.begin(), together.end());
        if (together.size() > 1) CHECK(together == Words{a, b});
    }
    CHECK(by_path.size() == words - 1);
}

TEST_CASE("clusters hold each frequent word once", "[tagger][clusters]") {
    WordPairs pairs;
    pairs.add(Words{"a", "b", "a", "c", "a", "b"});
    const auto rows = brown_clusters(pairs, 10, 2);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].count + rows[1].count == 5);
    CHECK(rows[0].path != rows[1].path);
    CHECK(brown_clusters(WordPairs(), 10, 1).empty());
}

TEST_CASE("digits of a word are one digit", "[tagger][clusters]") {
    CHECK(cluster_word("21/1/2022") == "00/0/0000");
    CHECK(cluster_word("G20") == "G00");
}

TEST_CASE("the file of clusters comes back as it was", "[tagger][clusters]") {
    const auto file = std::filesystem::temp_directory_path() / "entente_clusters_test.tsv";
    const std::vector<ClusterRow> rows{{"0", "di", 9}, {"10", "Kyiv", 3}, {"11", "#", 2}};
    write_file(file, write_clusters(rows));
    CHECK(load_clusters(file) == rows);
    struct Row {
        std::string why, line, says;
    };
    for (const Row& row : std::vector<Row>{
             {"no path", "01x\tKyiv\t3\n", "2:1: expected a path"},
             {"no count", "01\tKyiv\tmany\n", "2:9: expected a count, found \"many\""},
             {"no word", "01\t\t3\n", "the word is missing"}}) {
        INFO(row.why);
        write_file(file, "path\tword\tcount\n" + row.line);
        CHECK_THROWS_WITH(load_clusters(file), Catch::Contains(row.says));
    }
    std::filesystem::remove(file);
}
