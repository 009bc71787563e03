// Whatever lies in the way costs one clear line and exit code 1, and leaves nothing half-written.

#include <catch2/catch.hpp>

#include "program.hpp"

using namespace entente::test;

namespace {

const std::string jpeg("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01", 13);

/// A store, records, and all that may pass for one of them by mistake.
void fill(const Folder& folder) {
    copy_world(folder, "world.kg");
    const std::string world = folder.read("world.kg");
    folder.write("truncated.kg", std::string_view(world).substr(0, 6000));
    folder.write("text.kg", article(1));
    folder.write("empty.kg", "");
    folder.write("empty.jsonl", "\n \n");
    folder.write("article.txt", article(1));
    folder.write("picture.txt", jpeg);
    folder.write("nul.txt", std::string_view("Rusia\0Ukraina", 13));
    folder.write("spaces.txt", " \n\t\n");
    folder.write("folder/notes.md", "no article");
    const std::string records = run(folder, "entente read article.txt").out;
    folder.write("broken.jsonl", records + "{\"schema\": 1\n" + records);
    folder.write("other.jsonl", "{\"schema\": \"entente/extraction/9\"}\n");
}

}  // namespace

TEST_CASE("what can not be read or written is one clear line", "[cli][bad_input]") {
    struct Row {
        std::string why, line, says;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing in it",                  "entente read /dev/null",                           "/dev/null: "                    },
        {"only spaces",                    "entente read spaces.txt",                          "spaces.txt: "                   },
        {"a picture",                      "entente read picture.txt",                         "picture.txt: not text: JPEG"    },
        {"a NUL byte",                     "entente read nul.txt",                             "nul.txt: not text: NUL byte"    },
        {"missing",                        "entente read missing.txt",                         "missing.txt: no such file"      },
        {"a folder without articles",      "entente read folder",                              "folder: no articles"            },
        {"nothing to make a store of",     "entente build nul.txt -o new.kg",                  "nul.txt: not text"              },
        {"standard input is closed",       "entente read - <&-",                               "cannot read standard input"     },
        {"never ends",                     "entente read /dev/zero",                           "/dev/zero: larger than"         },
        {"a name that breaks lines",       "entente read \"$(printf 'a\\nb')\"",               "a?b: no such file"              },
        {"a folder that is not there",     "entente read article.txt -o no/a.jsonl",           "no folder no"                   },
        {"a file for a folder",            "entente read article.txt -o nul.txt/a",            "no folder nul.txt"              },
        {"a folder for a file",            "entente read article.txt -o folder",               "it is a directory"              },
        {"a folder for a store",           "entente build article.txt -o folder",              "folder is a directory"          },
        {"no folder for a store",          "entente build article.txt -o no/a.kg",             "no folder no"                   },
        {"an article for a store",         "entente build article.txt -o nul.txt",             "no store of records"            },
        {"an article over itself",         "entente read article.txt -o ./article.txt",        "is an input"                    },
        {"a store over itself",            "entente export world.kg -o world.kg --format dot", "is an input"                    },
        {"the disk is full",               "entente read article.txt -o /dev/full",            "No space left"                  },
        {"the disk is full behind a pipe", "entente read article.txt > /dev/full",             "No space left"                  },
        {"no room for the help",           "entente --help > /dev/full",                       "No space left"                  },
        {"no room for a graph",            "entente export world.kg --format dot > /dev/full",
         "No space left"                                                                                                        },
        {"standard output is closed",      "entente read article.txt >&-",
         "cannot write standard output"                                                                                         },
        {"no store but text",              "entente export text.kg -o a.dot",                  "text.kg is no store"            },
        {"an empty store",                 "entente export empty.kg -o a.dot",                 "empty.kg is empty"              },
        {"half a store",                   "entente export truncated.kg -o a.dot",             "truncated.kg is damaged"        },
        {"no such store",                  "entente export missing.kg -o a.dot",               "missing.kg is missing"          },
        {"no such records",                "entente export missing.jsonl -o a.dot",            "missing.jsonl: No such file"    },
        {"a folder of records",            "entente export folder -o a.dot",                   "folder is a directory"          },
        {"no records",                     "entente export empty.jsonl -o a.dot",              "empty.jsonl holds no records"   },
        {"no records come in",             "entente stats - < /dev/null",                      "standard input holds no records"},
        {"a broken line",                  "entente export broken.jsonl -o a.dot",             "broken.jsonl:2:"                },
        {"a broken line to add",           "entente add new.kg broken.jsonl",                  "broken.jsonl:2:"                },
        {"a broken line to check",         "entente check broken.jsonl",                       "broken.jsonl:2:"                },
        {"another format of records",      "entente stats other.jsonl",                        "entente/extraction/1"           },
        {"an article for records",         "entente stats article.txt",                        "article.txt:1:"                 },
        {"a picture for records",          "entente draw picture.txt -o a.svg",                "picture.txt:1:"                 },
        {"half a store to check",          "entente check truncated.kg",                       "truncated.kg is damaged"        },
        {"half a store to build on",       "entente build article.txt -o truncated.kg",
         "truncated.kg is damaged"                                                                                              },
        {"no such actor",                  "entente export world.kg -o a.dot --about Lavrof",  "Lavrof"                         },
        {"no such sources",                "entente check world.kg --sources nowhere",         "nowhere"                        },
        {"no data",                        "ENTENTE_DATA=folder entente read article.txt",     "ENTENTE_DATA=folder"            },
    }));
    INFO(row.why << ": " << row.line);
    const Folder folder;
    fill(folder);
    const std::vector<std::string> before = folder.files();
    const Outcome outcome = run(folder, row.line);
    INFO(outcome.err);
    CHECK(outcome.code == 1);
    CHECK_THAT(outcome.err, Catch::StartsWith("entente: ") && Catch::Contains(row.says));
    CHECK(count_lines(outcome.err) == 1);
    CHECK_THAT(outcome.err, !Catch::Contains("basic_") && !Catch::Contains("std::"));
    CHECK(folder.files() == before);
}

TEST_CASE("a reader that went away is an error, not a silent end", "[cli][bad_input]") {
    const Folder folder;
    copy_world(folder, "world.kg");
    const Outcome outcome =
        run(folder, "{ sleep 1; entente stats world.kg; echo code $? >&2; } | true");
    CHECK(outcome.err == "entente: cannot write standard output: Broken pipe\ncode 1\n");
}

TEST_CASE("a file that was there outlives a failed run", "[cli][bad_input]") {
    const Folder folder;
    fill(folder);
    folder.write("a.dot", "before");
    CHECK(run(folder, "entente export broken.jsonl -o a.dot").code == 1);
    CHECK(run(folder, "entente read picture.txt -o a.dot").code == 1);
    CHECK(folder.read("a.dot") == "before");
}

TEST_CASE("devices and links stay what they are", "[cli][bad_input]") {
    const Folder folder;
    fill(folder);
    REQUIRE(run(folder, "entente read article.txt -o /dev/null").code == 0);
    CHECK(std::filesystem::is_character_file("/dev/null"));
    folder.write("real.jsonl", "old");
    std::filesystem::create_symlink("real.jsonl", folder / "link.jsonl");
    REQUIRE(run(folder, "entente read article.txt -o link.jsonl").code == 0);
    CHECK(std::filesystem::is_symlink(folder / "link.jsonl"));
    CHECK_THAT(folder.read("real.jsonl"), Catch::StartsWith("{\"schema\""));
}

TEST_CASE("the run goes on past what can not be read", "[cli][bad_input]") {
    const Folder folder;
    fill(folder);
    const std::string articles = "article.txt missing.txt picture.txt";
    SECTION("read") {
        const Outcome outcome = run(folder, "entente read " + articles);
        CHECK(outcome.code == 1);
        CHECK(count_lines(outcome.out) == 1);
        CHECK(count_lines(outcome.err) == 2);
    }
    SECTION("build") {
        const Outcome outcome = run(folder, "entente build " + articles + " -o new.kg");
        CHECK(outcome.code == 1);
        CHECK_THAT(outcome.out, Catch::StartsWith("1 article read, 0 already there, 2 failed\n"));
        CHECK(count_lines(outcome.err) == 2);
    }
    SECTION("add") {
        const Outcome outcome = run(
            folder, "entente read article.txt | entente add new.kg missing.jsonl broken.jsonl -");
        CHECK(outcome.code == 1);
        CHECK_THAT(outcome.out, Catch::StartsWith("1 added, 0 already there, 0 refused"));
        CHECK(count_lines(outcome.err) == 2);
    }
}
