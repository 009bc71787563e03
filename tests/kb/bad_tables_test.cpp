#include <fstream>
#include <string>

#include <catch2/catch.hpp>

#include "src/base/file.hpp"
#include "src/kb/knowledge_base.hpp"
#include "tests/kb/tables.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// All problems of the tables in a folder, one a line, files without their folder.
std::string problems_of(const std::filesystem::path& folder) {
    try {
        KnowledgeBase::from_tables(folder);
        return {};
    } catch (const LoadError& error) {
        std::string all;
        for (Problem problem : error.problems()) {
            problem.where.file = problem.where.file.filename();
            all += to_string(problem) + "\n";
        }
        return all;
    }
}

/// The small tables with one place of one of them changed.
std::string problems_with(const std::string& table, const std::string& from,
                          const std::string& to) {
    const ScratchFolder folder;
    std::filesystem::copy(tables, folder.path(), std::filesystem::copy_options::recursive);
    const auto file = folder.path() / (table + ".tsv");
    std::string text = read_file(file);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) return "the test is wrong: no \"" + from + "\" in " + table;
    write_file(file, text.replace(at, from.size(), to));
    return problems_of(folder.path());
}

}  // namespace

TEST_CASE("each fault of a table is told with its place", "[kb][tables]") {
    struct Row {
        std::string why, table, from, to, problems;
    };
    const auto row = GENERATE(values<Row>({
        {"a column less",                           "borders",     "\tsource",                                             "",
         "borders.tsv:2: 3 cells; the header has 2 columns\n"
         "borders.tsv:3: 3 cells; the header has 2 columns\n"                                                                                                                       },
        {"a column misspelt",                       "states",      "\tweight",                                             "\twieght",
         "states.tsv:1: no column \"weight\"\n"
         "states.tsv:1:41: unknown column \"wieght\"; nearest is \"weight\"\n"                                                                                                      },
        {"a column nobody asked for",               "borders",     "source",                                               "sauce",
         "borders.tsv:1: no column \"source\"\n"
         "borders.tsv:1:5: unknown column \"sauce\"\n"                                                                                                                              },
        {"a tab too many",                          "borders",     "Q884\ttest",                                           "Q884\t\ttest",
         "borders.tsv:3: 4 cells; the header has 3 columns\n"                                                                                                                       },
        {"no id",                                   "states",      "Q1049",                                                "1049",
         "persons.tsv:10:51: \"Q1049\" stands in no entity table\n"
         "states.tsv:12:1: \"1049\" is no id; expected Q159 or x-0123456789ab\n"                                                                                                    },
        {"an id of nobody",                         "aliases",     "Q58217",                                               "Q58218",
         "aliases.tsv:9:1: \"Q58218\" stands in no entity table\n"                                                                                                                  },
        {"an id twice",                             "persons",     "Q7821917",                                             "Q58217",
         "persons.tsv:3:1: id \"Q58217\" stands already in persons.tsv:2\n"
         "terms.tsv:2:1: \"Q7821917\" stands in no entity table\n"                                                                                                                  },
        {"an id of two tables",                     "places",      "Q649",                                                 "Q159",
         "places.tsv:3:1: id \"Q159\" stands already in states.tsv:3\n"
         "states.tsv:3:54: \"Q649\" stands in no entity table\n"                                                                                                                    },
        {"a local id of another name",              "media",       "\tKOMPAS.com",                                         "\tKOMPAS.co",
         "media.tsv:2:1: local id \"x-ae046bc25149\"; type, name and state give "
         "\"x-7c814c601063\"\n"                                                                                                                                                     },
        {"a homonym's id may be any",               "persons",
         "x-1018d2ba8cfb\tPerson\tAna Ganda\tAna Ganda\tQ1033",                                                            "x-1018d2ba8cfb\tPerson\tAna Ganda\tAna Ganda\tQ1032", ""},
        {"an unknown type",                         "persons",     "Person\tSergey",                                       "Persn\tSergey",
         "persons.tsv:2:8: unknown type \"Persn\"; nearest is \"Person\"\n"                                                                                                         },
        {"a type of another table",                 "places",      "Place",                                                "State",
         "places.tsv:2:5: type \"State\"; this table holds \"Place\"\n"                                                                                                             },
        {"no name",                                 "media",       "KOMPAS.com",                                           "",
         "media.tsv:2:1: local id \"x-ae046bc25149\"; type, name and state give "
         "\"x-5ddb8016b55a\"\n"
         "media.tsv:2:34: no name; name_id or name_en has to be there\n"                                                                                                            },
        {"a name of marks",                         "places",      "\tMoskow",                                             "\t--",
         "places.tsv:3:12: \"--\" holds no letter or digit\n"                                                                                                                       },
        {"a state that is none",                    "places",      "Moscow\tQ159",                                         "Moscow\tQ61",
         "places.tsv:3:26: \"Q61\" is a Place; expected a State\n"                                                                                                                  },
        {"no such day",                             "states",      "1975-09-16",                                           "1975-09-31",
         "states.tsv:5:43: \"1975-09-31\" is no date; expected YYYY, YYYY-MM or YYYY-MM-DD\n"                                                                                       },
        {"a day without a year",                    "states",      "1975-09-16",                                           "--09-16",
         "states.tsv:5:43: \"--09-16\" is no date; expected YYYY, YYYY-MM or YYYY-MM-DD\n"                                                                                          },
        {"a day of birth that is none",             "persons",     "1962-04-16",                                           "1962-4-16",
         "persons.tsv:3:66: \"1962-4-16\" is no date; expected YYYY, YYYY-MM or YYYY-MM-DD\n"                                                                                       },
        {"an end before the start",                 "terms",       "1990\t1991",                                           "1992\t1991",
         "terms.tsv:5:28: starts 1992, after its end 1991\n"                                                                                                                        },
        {"an end in the year of the start is none", "terms",       "1990\t1991",                                           "1990-06-01\t1990",                                    ""},
        {"a weight beyond 1000",                    "places",      "\t415\t",                                              "\t1001\t",
         "places.tsv:2:48: \"1001\" is no weight; expected 0 to 1000\n"                                                                                                             },
        {"no weight",                               "places",      "\t415\t",                                              "\t\t",
         "places.tsv:2:48: \"\" is no weight; expected 0 to 1000\n"                                                                                                                 },
        {"no provenance",                           "places",      "\t415\ttest",                                          "\t415\t",
         "places.tsv:2:52: empty \"source\"\n"                                                                                                                                      },
        {"an unknown kind",                         "aliases",     "demonym",                                              "denonym",
         "aliases.tsv:5:17: unknown kind \"denonym\"; nearest is \"demonym\"\n"                                                                                                     },
        {"neither yes nor no",                      "aliases",     "demonym\t0",                                           "demonym\tno",
         "aliases.tsv:5:25: \"no\" is neither 0 nor 1\n"                                                                                                                            },
        {"an alias of marks",                       "aliases",     "Federasi Rusia",                                       "...",
         "aliases.tsv:7:6: \"...\" holds no letter or digit\n"                                                                                                                      },
        {"two own the same form",                   "aliases",     "demonym\t1\ttest\nQ423\tKorean\ten\tdemonym\t1",
         "demonym\t0\ttest\nQ423\tKorean\ten\tdemonym\t0",                                                                                                                        "aliases.tsv:11:6: \"Korean\" also names Q423, a State too; mark it ambiguous\n"
         "aliases.tsv:12:6: \"Korean\" also names Q884, a State too; mark it ambiguous\n"                                 },
        {"an alias is another's name",              "aliases",     "Q159\tFederasi Rusia",                                 "Q159\tSudan",
         "aliases.tsv:7:6: \"Sudan\" also names Q1049, a State too; mark it ambiguous\n"                                                                                            },
        {"of another type it may be",               "aliases",     "Q159\tFederasi Rusia",                                 "Q159\tUnited Nations",
         ""                                                                                                                                                                         },
        {"an unknown office",                       "terms",       "head_of_state",                                        "head_of_stat",
         "terms.tsv:5:8: \"head_of_stat\" is not in offices.tsv; nearest is \"head_of_state\"\n"                                                                                    },
        {"an office twice",                         "offices",     "head_of_state",                                        "minister_of_foreign_affairs",
         "offices.tsv:3:1: office \"minister_of_foreign_affairs\" stands already in offices.tsv:2\n"
         "terms.tsv:5:8: \"head_of_state\" is not in offices.tsv\n"                                                                                                                 },
        {"an office held by a state",               "terms",       "Q58217\thead",                                         "Q159\thead",
         "terms.tsv:5:1: \"Q159\" is a State; expected a Person\n"                                                                                                                  },
        {"a capital that is none",                  "states",      "Q649",                                                 "Q30",
         "states.tsv:3:54: \"Q30\" is a State; expected a Place\n"                                                                                                                  },
        {"a border with itself",                    "borders",     "Q423\tQ884",                                           "Q423\tQ423",
         "borders.tsv:3:6: \"Q423\" borders itself\n"                                                                                                                               },
        {"a border of a city",                      "borders",     "Q423\tQ884",                                           "Q423\tQ61",
         "borders.tsv:3:6: \"Q61\" is a Place; expected a State\n"                                                                                                                  },
        {"a member of nothing",                     "memberships", "Q7184",                                                "Q7185",
         "memberships.tsv:2:5: \"Q7185\" stands in no entity table\n"                                                                                                               },
        {"two faults at once, both told",           "memberships", "Q30\tQ7184\tfull\t1949-08-24",
         "Q30\tQ7185\t\t1949-08-32",                                                                                                                                              "memberships.tsv:2:5: \"Q7185\" stands in no entity table\n"
         "memberships.tsv:2:11: empty \"status\"\n"
         "memberships.tsv:2:12: \"1949-08-32\" is no date; expected YYYY, YYYY-MM or YYYY-MM-DD\n"                                              },
        {"not UTF-8",                               "media",       "KOMPAS",                                               "KOMPAS\xff",
         "media.tsv:2: not UTF-8; tables are UTF-8\n"                                                                                                                               },
        {"no header",                               "borders",     "a\tb\tsource\nQ1033\tQ1032\ttest\nQ423\tQ884\ttest\n", "",
         "borders.tsv: no header line\n"                                                                                                                                            },
    }));
    INFO(row.why);
    CHECK(problems_with(row.table, row.from, row.to) == row.problems);
}

TEST_CASE("missing tables are told, all of them", "[kb][tables]") {
    const ScratchFolder folder;
    try {
        KnowledgeBase::from_tables(folder.path());
        FAIL("no tables, no knowledge base");
    } catch (const LoadError& error) {
        CHECK(error.problems().size() == 18);
        CHECK(error.problems().front().message == "cannot read " +
                                                      (folder.path() / "states.tsv").string() +
                                                      ": No such file or directory");
    }
}
