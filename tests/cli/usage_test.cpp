// What the program says of itself, and to whoever calls it wrongly.

#include <sstream>

#include <catch2/catch.hpp>

#include "program.hpp"

using namespace entente::test;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// The names in the overview: what stands after two spaces below "Commands:".
std::vector<std::string> command_names(const Folder& folder) {
    std::vector<std::string> names;
    bool listed = false;
    for (const std::string& line : lines_of(run(folder, "entente --help").out)) {
        if (listed && line.empty()) break;
        if (listed && line.starts_with("  ") && line[2] != ' ')
            names.push_back(line.substr(2, line.find(' ', 2) - 2));
        listed = listed || line == "Commands:";
    }
    return names;
}

}  // namespace

TEST_CASE("wrong usage is exit code 2 and one line that helps", "[cli][usage]") {
    struct Row {
        std::string why, line, says;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing asked",                   "entente",                                                    "which command?"                },
        {"a slip in the command",           "entente biuld a.txt",                                        "nearest is \"build\""          },
        {"half a command",                  "entente onto",                                               "nearest is \"ontology\""       },
        {"no such command",                 "entente frobnicate",                                         "choose one of build, read, add"},
        {"help on no such command",         "entente help biuld",                                         "nearest is \"build\""          },
        {"an option before the command",    "entente --threads 2 read a.txt",                             "--threads"                     },
        {"a slip in an option",             "entente read a.txt --treads 2",                              "nearest is --threads"          },
        {"a slip in an option with =",      "entente read --treads=2",                                    "nearest is --threads"          },
        {"no such short option",            "entente read -x a.txt",                                      "no option -x"                  },
        {"an option without its value",     "entente build a.txt -o",                                     "missing an argument"           },
        {"an option twice",                 "entente read a.txt -o a -o b",                               "--output was given 2 times"    },
        {"nothing to read",                 "entente read",                                               "which articles?"               },
        {"nothing to export",               "entente export --format dot",                                "of what?"                      },
        {"nowhere to build",                "entente build a.txt",                                        "-o world.kg"                   },
        {"a store on standard output",      "entente build a.txt -o -",                                   "standard output"               },
        {"nothing to add",                  "entente add world.kg",                                       "a store and the records"       },
        {"threads in words",                "entente read a.txt --threads two",                           "1 to 256, not \"two\""         },
        {"no thread at all",                "entente read a.txt --threads 0",                             "1 to 256, not \"0\""           },
        {"threads below nothing",           "entente read a.txt --threads=-1",                            "1 to 256, not \"-1\""          },
        {"a month is no day",               "entente read a.txt --published 2022-01",                     "such as 2022-01-21"            },
        {"no such day",                     "entente read a.txt --published 2022-02-30",                  "2022-02-30"                    },
        {"no such format",                  "entente export w.kg --format nosuch",                        "graphml, dot, jsonld"          },
        {"a slip in the format",            "entente export w.kg --format graphlm",                       "nearest is \"graphml\""        },
        {"an ending of no format",          "entente export w.kg -o w.xyz",                               "give --format"                 },
        {"standard output tells no format", "entente export w.kg",                                        "give --format"                 },
        {"no such picture",                 "entente draw w.kg -o w.gif",                                 "choose one of svg, png, pdf"   },
        {"a picture of no kind",            "entente draw w.kg -o w.x --format svgg",                     "nearest is \"svg\""            },
        {"nowhere to draw",                 "entente draw w.kg",                                          "-o world.svg"                  },
        {"no such view",                    "entente export w.kg -o w.dot --view half",                   "full, actors"                  },
        {"no such type",                    "entente export w.kg -o w.dot --type persn",                  "nearest is \"Person\""         },
        {"no such type in a list",          "entente export w.kg -o w.dot --type CONSULT,x",              "type \"x\""                    },
        {"no such month",                   "entente export w.kg -o w.dot --since 2022-13",               "2022-13"                       },
        {"a day without a year",            "entente export w.kg -o w.dot --until=--01-10",               "--01-10"                       },
        {"an empty span of time",           "entente draw w.kg -o w.svg --since 2022-02 --until 2022-01",
         "--since 2022-02 is after --until 2022-01"                                                                                       },
        {"hops from nowhere",               "entente export w.kg -o w.dot --hops 2",                      "--about"                       },
        {"no report at all",                "entente export w.kg -o w.dot --min-reports 0",               "min-reports"                   },
        {"standard input twice",            "entente stats - -",                                          "only once"                     },
        {"no such type to describe",        "entente ontology Persn",                                     "nearest is \"Person\""         },
        {"two types",                       "entente ontology Person State",                              "takes one type"                },
    }));
    INFO(row.why << ": " << row.line);
    const Folder folder;
    const Outcome outcome = run(folder, row.line);
    CHECK(outcome.code == 2);
    CHECK(outcome.out == "");
    CHECK(count_lines(outcome.err) == 1);
    CHECK_THAT(outcome.err, Catch::StartsWith("entente: ") && Catch::Contains(row.says));
    CHECK(folder.files().empty());
}

TEST_CASE("help is data: on standard output, exit code 0", "[cli][usage]") {
    struct Row {
        std::string line, says;
    };
    const auto row = GENERATE(values<Row>({
        {"entente --help",              "Commands:"           },
        {"entente -h",                  "Commands:"           },
        {"entente help",                "Commands:"           },
        {"entente help build",          "Usage: entente build"},
        {"entente build --help",        "Usage: entente build"},
        {"entente build nosuch.txt -h", "Usage: entente build"},
        {"entente help --markdown",     "## entente build"    },
    }));
    INFO(row.line);
    const Outcome outcome = run(Folder(), row.line);
    CHECK(outcome.code == 0);
    CHECK(outcome.err == "");
    CHECK_THAT(outcome.out, Catch::Contains(row.says));
}

TEST_CASE("the version is one line", "[cli][usage]") {
    const Outcome outcome = run(Folder(), "entente --version");
    CHECK(outcome.code == 0);
    CHECK_THAT(outcome.out, Catch::Matches("entente [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST_CASE("every help opens with a sentence and a command that works", "[cli][usage]") {
    const Folder folder;
    const std::vector<std::string> names = command_names(folder);
    CHECK(names.size() >= 9);
    for (const std::string& name : names) {
        INFO(name);
        const auto lines = lines_of(run(folder, "entente " + name + " --help").out);
        REQUIRE(lines.size() > 4);
        CHECK(lines[0].ends_with('.'));
        REQUIRE(lines[2].starts_with("  entente "));
        INFO(lines[2]);
        const Outcome outcome = run(folder, lines[2]);
        CHECK(outcome.err == "");
        CHECK(outcome.code == 0);
    }
}

TEST_CASE("every option tells its default", "[cli][usage]") {
    const Folder folder;
    for (const std::string& name : command_names(folder)) {
        // Lines of an option: its own and those that are indented further.
        std::string option;
        const auto check = [&] {
            if (option.empty() || option.find("--help") != option.npos ||
                option.find("--markdown") != option.npos)
                return;
            INFO(name << ": " << option);
            CHECK((option.find("Default:") != option.npos ||
                   option.find("Required.") != option.npos));
        };
        for (const std::string& line : lines_of(run(folder, "entente help " + name).out)) {
            const bool own = line.starts_with("  -") || line.starts_with("      --");
            if (own || line.empty()) check(), option.clear();
            if (own || !option.empty()) option += line + '\n';
        }
        check();
    }
}
