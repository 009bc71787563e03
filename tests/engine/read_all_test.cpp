#include <algorithm>
#include <iterator>
#include <random>
#include <sstream>

#include <catch2/catch.hpp>

#include "folder.hpp"
#include "src/base/error.hpp"
#include "src/base/hash.hpp"
#include "src/engine/engine.hpp"

using namespace entente;
using namespace entente::test;
namespace fs = std::filesystem;

namespace {

const std::string too_long(5000, 'x');  // for a file name

std::string article(int number) {
    return "Rusia dan Ukraina berunding lagi\n\nRusia dan Ukraina berunding untuk kali ke-" +
           std::to_string(number) + ", kata PBB.\n";
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

/// The articles that names in the folder stand for, as names in the folder; each a word.
std::string listed(const Folder& folder, const std::string& names) {
    std::vector<std::string> arguments;
    for (const std::string& name : words_of(names)) arguments.push_back((folder / name).string());
    std::string found;
    for (const fs::path& path : list_articles(arguments))
        found += (found.empty() ? "" : " ") + path.lexically_relative(folder / "").string();
    return found;
}

const Engine& engine() {
    static const Engine loaded = Engine::load(data);
    return loaded;
}

}  // namespace

TEST_CASE("articles are listed once, sorted by path", "[engine][list_articles]") {
    const Folder folder;
    for (const char* name : {"a/2.txt", "a/10.txt", "a/b/1.txt", "a/notes.md", "c.html"})
        folder.write(name, "x");
    struct Row {
        std::string why, arguments, articles;
    };
    const auto row = GENERATE(values<Row>({
        {"a folder and what is below", "a",                         "a/10.txt a/2.txt a/b/1.txt"},
        {"any file that is named",     "c.html",                    "c.html"                    },
        {"any order",                  "c.html a/b",                "a/b/1.txt c.html"          },
        {"named twice",                "a/b a/b/1.txt a/b/",        "a/b/1.txt"                 },
        {"typed another way",          "a/./b a//b/1.txt a/b/../b", "a/b/1.txt"                 },
        {"nothing",                    "",                          ""                          },
    }));
    INFO(row.why);
    CHECK(listed(folder, row.arguments) == row.articles);
}

TEST_CASE("what is no article is said at once", "[engine][list_articles]") {
    const Folder folder;
    folder.write("empty/notes.md", "x");
    folder.write("file.txt", "x");
    struct Row {
        std::string why, argument, says;
    };
    const auto row = GENERATE(values<Row>({
        {"missing",              "missing.txt",    "no such file or folder"},
        {"a folder without any", "empty",          "no articles"           },
        {"a file for a folder",  "file.txt/a.txt", "file.txt/a.txt"        },
        {"too long a name",      too_long,         "cannot read"           },
    }));
    INFO(row.why);
    const std::vector<std::string> arguments{(folder / row.argument).string()};
    CHECK_THROWS_AS(list_articles(arguments), InputError);
    CHECK_THROWS_WITH(list_articles(arguments), Catch::Contains(row.says));
}

TEST_CASE("standard input and a file called - are two things", "[engine][list_articles]") {
    const Folder folder;
    folder.write("-", "x");
    const fs::path before = fs::current_path();
    fs::current_path(folder / "");
    const std::vector<std::string> arguments{"./-", "-"};
    const auto found = list_articles(arguments);
    fs::current_path(before);
    CHECK(found.size() == 2);
}

TEST_CASE("results come in the order of the articles", "[engine][read_all]") {
    const Folder folder;
    std::vector<fs::path> articles;
    for (int number = 0; number < 40; ++number) {
        const std::string name = std::to_string(number) + ".txt";
        folder.write(name, article(number));
        articles.push_back(folder / name);
    }
    std::shuffle(articles.begin(), articles.end(), std::mt19937(1));
    const auto threads = GENERATE(1U, 2U, 8U);
    ReadOptions options;
    options.threads = threads;
    std::vector<fs::path> taken;
    read_all(engine(), articles, options, [&](ReadResult&& result) {
        CHECK(result.record);
        CHECK(result.error == "");
        taken.emplace_back(result.source);
    });
    CHECK(taken == articles);
}

TEST_CASE("one bad article does not stop the others", "[engine][read_all]") {
    const Folder folder;
    folder.write("1.txt", article(1));
    folder.write("2.txt", std::string_view("a\0b", 3));
    folder.write("4.txt", article(4));
    const std::vector<fs::path> articles{folder / "1.txt", folder / "2.txt", folder / "3.txt",
                                         folder / "4.txt"};
    std::vector<std::string> outcome;
    read_all(engine(), articles, {}, [&](ReadResult&& result) {
        CHECK(result.record.has_value() == result.error.empty());
        outcome.push_back(result.record ? "read" : result.error);
    });
    REQUIRE(outcome.size() == 4);
    CHECK(outcome[0] == "read");
    CHECK_THAT(outcome[1], Catch::Contains("2.txt") && Catch::Contains("NUL"));
    CHECK_THAT(outcome[2], Catch::Contains("3.txt") && Catch::Contains("No such file"));
    CHECK(outcome[3] == "read");
}

TEST_CASE("known documents are skipped, by their bytes", "[engine][read_all]") {
    const Folder folder;
    folder.write("1.txt", article(1));
    folder.write("2.txt", article(2));
    const std::vector<fs::path> articles{folder / "1.txt", folder / "2.txt"};
    ReadOptions options;
    options.known = [](std::string_view id) { return id == "sha256:" + sha256_hex(article(1)); };
    std::vector<bool> skipped;
    read_all(engine(), articles, options, [&](ReadResult&& result) {
        CHECK(result.record.has_value() == !result.skipped);
        skipped.push_back(result.skipped);
    });
    CHECK(skipped == std::vector<bool>{true, false});
}

TEST_CASE("what asks about documents may end the run", "[engine][read_all]") {
    // A store that breaks is no fault of the article that was asked about.
    const Folder folder;
    folder.write("1.txt", article(1));
    const std::vector<fs::path> articles{folder / "1.txt"};
    ReadOptions options;
    options.known = [](std::string_view) -> bool { throw InputError("the store is damaged"); };
    CHECK_THROWS_WITH(read_all(engine(), articles, options, [](ReadResult&&) {}),
                      "the store is damaged");
}

TEST_CASE("what the taker throws ends the run and reaches the caller", "[engine][read_all]") {
    const Folder folder;
    std::vector<fs::path> articles;
    for (int number = 0; number < 20; ++number) {
        folder.write(std::to_string(number), article(number));
        articles.push_back(folder / std::to_string(number));
    }
    int taken = 0;
    CHECK_THROWS_WITH(read_all(engine(), articles, {},
                               [&](ReadResult&&) {
                                   if (++taken == 3) throw InputError("the disk is full");
                               }),
                      "the disk is full");
    CHECK(taken == 3);
}
