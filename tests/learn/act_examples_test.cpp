#include "src/learn/act_examples.hpp"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "src/engine/engine.hpp"
#include "src/extract/choose_acts.hpp"
#include "src/extract/pipeline.hpp"
#include "src/extract/tellings.hpp"
#include "src/text/load_article.hpp"

using namespace entente;

namespace {

namespace fs = std::filesystem;

const fs::path data_folder = ENTENTE_BINARY_DIR "/share/entente";

const Engine& engine() {
    static const Engine loaded = Engine::load(data_folder);
    return loaded;
}

const char* const header = "article\tstart\ttype\tmodality\tactors\trecipients\tpart\n";

/// Loads a table of these rows.
std::map<std::string, ToldArticle> load(const std::string& rows) {
    const fs::path file = fs::temp_directory_path() / ("acts-" + std::to_string(getpid()) + ".tsv");
    std::ofstream(file) << rows;
    struct Gone {
        const fs::path& file;
        ~Gone() { fs::remove(file); }
    } const gone{file};
    return load_told_acts(file, engine().schema());
}

std::string problems_of(const std::string& rows) {
    try {
        load(rows);
        return "none";
    } catch (const LoadError& error) {
        std::string all;
        for (const Problem& problem : error.problems())
            all += std::to_string(problem.where.line) + ':' + std::to_string(problem.where.column) +
                   ' ' + problem.message + '\n';
        return all;
    }
}

template <class Use>
void read(const std::string& text, const Use& use) {
    static const LanguageData languages = LanguageData::load(data_folder / "id");
    static const Pipeline pipeline = telling_pipeline();
    const Document document = load_article(text, "test.txt", languages);
    Reading reading(document);
    pipeline.run(reading, engine().knowledge());
    const ActContext context(reading, engine().knowledge());
    use(context, tellings_of(context));
}

/// An article that tells one act in its second sentence, between any two states.
std::string article(const std::string& a, const std::string& b) {
    return "Kabar dari perbatasan\n\nWarga menunggu kabar. Tentara " + a + " menyerang " + b +
           " dengan rudal. Warga tetap menunggu.\n";
}

/// What is learned of articles on many pairs of states when a reader's row of each is this:
/// "1", "2" stand for their names, "@" for where the act is told.
Chooser learned(const std::string& row) {
    const std::vector<std::string> states{"Rusia", "Ukraina", "Israel", "Iran", "China", "Jepang"};
    ChoiceData data;
    for (const std::string& a : states)
        for (const std::string& b : states) {
            if (a == b) continue;
            const std::string text = article(a, b);
            std::string cells;
            for (const char c : row)
                cells += c == '1'   ? a
                         : c == '2' ? b
                         : c == '@' ? std::to_string(text.find("menyerang"))
                                    : std::string(1, c);
            const auto told = load(header + cells + '\n');
            read(text, [&](const ActContext& context, const std::vector<Telling>& tellings) {
                add_examples(context, tellings, told.at("x").acts, data);
            });
        }
    ChoiceTraining training;
    training.l2 = 1;
    return Chooser(train_choices(data, training));
}

std::string acts_told(const std::string& text, const Chooser& chooser) {
    std::string all;
    read(text, [&](const ActContext& context, const std::vector<Telling>& tellings) {
        const auto names = [&](const std::vector<std::uint32_t>& actors) {
            std::string joined;
            for (const std::uint32_t actor : actors)
                joined += ' ' + context.reading.actors[actor].name;
            return joined;
        };
        for (const ChosenAct& act : choose_acts(context, tellings, chooser))
            all += act.event.type + names(act.event.actors) + " ->" + names(act.event.recipients) +
                   '\n';
    });
    return all;
}

}  // namespace

TEST_CASE("a table of acts becomes acts by article", "[learn]") {
    const auto acts = load(std::string(header) +
                           "a\t12\tCONSULT\tplanned\tRusia=Moskow|Amerika Serikat=AS\t\ttrain\n"
                           "b\t\tASSAULT\tactual\tIran\tIsrael\ttest\n"
                           "a\t90\tREJECT\tnegated\tIran\t\ttrain\n"
                           "c\t\t\t\t\t\ttrain\n");
    REQUIRE(acts.size() == 3);
    REQUIRE(acts.at("a").acts.size() == 2);
    const ToldAct& first = acts.at("a").acts.front();
    CHECK(first.start == 12);
    CHECK(first.type == "CONSULT");
    CHECK(first.modality == "planned");
    CHECK(first.actors == std::vector<ToldAct::Names>{
                              {"rusia",           "moskow"},
                              {"amerika serikat", "as"    }
    });
    CHECK(first.recipients.empty());
    CHECK(acts.at("a").part == "train");
    CHECK_FALSE(acts.at("b").acts.front().start);
    CHECK(acts.at("b").part == "test");
    CHECK(acts.at("c").acts.empty());
}

TEST_CASE("what is wrong in a table of acts is told with its place", "[learn]") {
    struct Row {
        std::string why, rows, problems;
    };
    const auto row = GENERATE(values<Row>({
        {"no such type",              "a\t1\tHUG\tactual\tIran\t\ttrain\n",          "2:5 no type of event: HUG\n"                                              },
        {"a start that is no number", "a\tten\tAID\tactual\tIran\t\ttrain\n",
         "2:3 no number: ten\n"                                                                                                                                 },
        {"a start that goes on",      "a\t10x\tAID\tactual\tIran\t\ttrain\n",        "2:3 no number: 10x\n"                                                     },
        {"a start below none",        "a\t-1\tAID\tactual\tIran\t\ttrain\n",         "2:3 no number: -1\n"                                                      },
        {"a start too big",           "a\t4294967296\tAID\tactual\tIran\t\ttrain\n",
         "2:3 no number: 4294967296\n"                                                                                                                          },
        {"no such modality",          "a\t1\tAID\tmaybe\tIran\t\ttrain\n",           "2:9 no modality: maybe\n"                                                 },
        {"no such part",              "a\t1\tAID\tactual\tIran\t\tdev\n",            "2:22 no part: dev (train or test)\n"                                      },
        {"an article in both parts",
         "a\t1\tAID\tactual\tIran\t\ttrain\na\t9\tAID\tactual\tIran\t\ttest\n",      "3:22 article a is of part train above\n"                                  },
        {"all of them at once",
         "a\tx\tHUG\tactual\tIran\t\ttrain\na\t2\tKISS\tactual\tIran\t\ttrain\n",    "2:5 no type of event: HUG\n2:3 no number: x\n3:5 no type of event: KISS\n"},
        {"nothing",                   "a\t1\tAID\tactual\tIran\t\ttrain\n",          "none"                                                                     },
    }));
    INFO(row.why);
    CHECK(problems_of(header + row.rows) == row.problems);
}

TEST_CASE("acts are told as readers told them", "[learn]") {
    struct Row {
        std::string why, row, acts;
    };
    const auto row = GENERATE(values<Row>({
        {"as the rules read it",           "x\t@\tASSAULT\tactual\t1\t2\ttrain",
         "ASSAULT India -> Pakistan\n"                                                                                   },
        {"as the rules do not",            "x\t@\tASSAULT\tactual\t2\t1\ttrain",
         "ASSAULT Pakistan -> India\n"                                                                                   },
        {"one side alone",                 "x\t@\tASSAULT\tactual\t1\t\ttrain",                      "ASSAULT India ->\n"},
        {"another name besides",           "x\t@\tASSAULT\tactual\tNegeri itu=1\t2=Negara 2\ttrain",
         "ASSAULT India -> Pakistan\n"                                                                                   },
        {"only another type of act",       "x\t@\tAID\tactual\t1\t2\ttrain",                         ""                  },
        {"only somebody who is not found", "x\t@\tASSAULT\tactual\tWakabluk\t2\ttrain",              ""                  },
    }));
    INFO(row.why);
    CHECK(acts_told(article("India", "Pakistan"), learned(row.row)) == row.acts);
}

TEST_CASE("each word that may tell an act is one choice", "[learn]") {
    ChoiceData data;
    read(article("India", "Pakistan"),
         [&](const ActContext& context, const std::vector<Telling>& tellings) {
             add_examples(context, tellings, {}, data);
             CHECK(data.choices() == tellings.size());
         });
    CHECK(data.choices() > 0);
    CHECK(data.options() > data.choices());
}
