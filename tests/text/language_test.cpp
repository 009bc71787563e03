#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/text/word_forms.hpp"
#include "tests/text/articles.hpp"

using namespace entente;
using namespace entente::test;
namespace fs = std::filesystem;

namespace {

/// A copy of data/id with one file replaced.
fs::path with_table(const std::string& name, const std::string& content) {
    const fs::path folder = fs::path(ENTENTE_BINARY_DIR) / ("text_tables_" + name);
    fs::create_directories(folder);
    for (const char* table : {"boilerplate.tsv", "datelines.tsv", "abbreviations.tsv", "words.tsv",
                              "affixes.tsv", "roots.tsv"})
        fs::copy_file(root / "data" / "id" / table, folder / table,
                      fs::copy_options::overwrite_existing);
    write_file(folder / name, content);
    return folder;
}

std::string load_message(const fs::path& folder, bool forms) {
    try {
        if (forms)
            WordForms{folder};
        else
            LanguageData::load(folder);
    } catch (const LoadError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("broken tables are named with line and column", "[text][language]") {
    struct Row {
        std::string why, table, content, message;
    };
    const auto row = GENERATE(values<Row>({
        {"an expression that is none", "boilerplate.tsv",
         "rule\twhere\tkey\tpattern\texample\nad\tline\tA\t(A\tA\n",                                                   ":2:11: not a regular expression: U_REGEX_MISMATCHED_PAREN"            },
        {"a place that is none",       "boilerplate.tsv",
         "rule\twhere\tkey\tpattern\texample\nad\tlines\tA\tA\tA\n",                                                   ":2:4: unknown kind \"lines\"; known are line, block, span, link, tail"},
        {"no key",                     "boilerplate.tsv",   "rule\twhere\tkey\tpattern\texample\nad\tline\t-\tA\tA\n",
         ":2:9: no key; only tail rules can do without"                                                                                                                                       },
        {"a kind of stop",             "abbreviations.tsv", "word\tkind\nDr\ttitel\n",
         ":2:4: unknown kind \"titel\""                                                                                                                                                       },
        {"a list of words",            "words.tsv",         "list\twords\nopeners\tIa\n",
         ":2:1: unknown kind \"openers\""                                                                                                                                                     },
        {"a missing column",           "datelines.tsv",     "where\tpattern\nany\tA\n",
         ":1: no column \"example\""                                                                                                                                                          },
        {"a voice",                    "affixes.tsv",
         "part\tname\tspelling\trestores\tbefore\tsuffixes\tvoice\tcost\texample\n"
         "prefix\tme\tmeny\ts\t-\t0\taktive\t1\tmenyerang\n",                                                          ":2:22: unknown value \"aktive\"; nearest is \"active\""               },
        {"a suffix",                   "affixes.tsv",
         "part\tname\tspelling\trestores\tbefore\tsuffixes\tvoice\tcost\texample\n"
         "prefix\tme\tmeny\ts\t-\tkan\tactive\t1\tmenyerang\n",                                                        ":2:20: no suffix \"kan\" in this table"                               },
        {"a root twice",               "roots.tsv",         "root\tkind\nserang\tverb\nserang\tverb\n",
         ":3:1: \"serang\" stands twice"                                                                                                                                                      },
    }));
    INFO(row.why);
    const bool forms = row.table == "affixes.tsv" || row.table == "roots.tsv";
    CHECK_THAT(load_message(with_table(row.table, row.content), forms),
               Catch::Contains(row.table + row.message));
}

TEST_CASE("a folder without tables names them all", "[text][language]") {
    const std::string message = load_message("/nonexistent", false);
    for (const char* table : {"boilerplate.tsv", "datelines.tsv", "abbreviations.tsv", "words.tsv"})
        CHECK_THAT(message, Catch::Contains(table));
}
