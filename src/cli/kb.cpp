#include <filesystem>
#include <set>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "src/base/error.hpp"
#include "src/base/table_file.hpp"
#include "src/cli/options.hpp"
#include "src/cli/output.hpp"
#include "src/engine/engine.hpp"
#include "src/extract/look_up.hpp"
#include "src/kb/knowledge_base.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string line_of(const Found& found, const KnowledgeBase& kb) {
    const Actor actor = kb.actor(found.actor);
    std::string state;
    if (actor.state && *actor.state != found.actor)
        state = ", " + std::string(kb.actor(*actor.state).name_id);
    return fmt::format("{:<16}{} ({}{})  {}\n", actor.id,
                       actor.name_id.empty() ? actor.name_en : actor.name_id, actor.type, state,
                       found.reason);
}

int look_up(const Arguments& arguments) {
    if (arguments.words().size() != 2) arguments.fail("kb lookup takes one name, in quotes");
    const auto day = date_option(arguments, "date");
    const Engine engine = Engine::load(Engine::find_data(), extra_kb(arguments));
    const std::string& name = arguments.words()[1];
    const auto all = engine.look_up(name, day);
    if (all.empty()) {
        report("nobody is known as \"" + name + '"');
        return 1;
    }
    std::set<std::pair<ActorIndex, std::string>> said;
    for (const Found& found : all)
        if (said.emplace(found.actor, found.reason).second)
            print(line_of(found, engine.knowledge().kb));
    return 0;
}

/// Ids of the actors that the list of confirmed ids does not hold, a problem each.
std::size_t unconfirmed(const KnowledgeBase& kb, const fs::path& list) {
    const TableFile table = TableFile::load(list, {"qid"});
    const std::size_t column = *table.column("qid");
    std::unordered_set<std::string_view> confirmed;
    for (const auto& row : table.rows()) confirmed.insert(row[column]);
    std::size_t problems = 0;
    for (ActorIndex i = 0; i < kb.size(); ++i) {
        const Actor actor = kb.actor(i);
        if (!actor.wikidata() || confirmed.contains(actor.id)) continue;
        report(fmt::format("{} {}: {} does not hold this id", actor.id, actor.name_en,
                           list.string()));
        ++problems;
    }
    return problems;
}

int check(const Arguments& arguments) {
    if (arguments.words().size() != 2) arguments.fail("kb check takes the folder of the tables");
    const KnowledgeBase kb = KnowledgeBase::from_tables(arguments.words()[1]);
    std::size_t problems = 0;
    if (const auto list = arguments.text("ids")) problems = unconfirmed(kb, *list);
    print(fmt::format("{} actors, {} names: {}\n", kb.size(), kb.readings(),
                      problems == 0 ? "all is well" : fmt::format("{} problems", problems)));
    return problems == 0 ? 0 : 1;
}

int run(const Arguments& arguments) {
    const std::string what = arguments.words().empty() ? "" : arguments.words().front();
    if (what == "lookup") return look_up(arguments);
    if (what == "check") return check(arguments);
    arguments.fail(what.empty() ? "kb lookup or kb check?"
                                : "there is no kb " + what + advise(what, {"lookup", "check"}));
}

}  // namespace

Command kb_command() {
    return {
        "kb",
        "Looks a name or title up in the knowledge base, or checks its tables",
        "entente kb lookup \"Menlu AS\" --date 2022-01-20",
        "lookup NAME [--date D] | check FOLDER [--ids LIST]",
        {value_option("date", "DATE",
                      "Who held the office on that day, such as 2022-01-20. Default: all who held "
                      "it, latest first."),
         kb_option(),
         value_option("ids", "LIST",
                      "check: a table with a column qid; every Wikidata id of the tables must be in "
                      "it. Default: ids are not compared with a list.")},
        "lookup prints a line for each actor it may be, best first: id, name, type and state, and "
        "the reason. check reads all tables of the folder and shows every problem with its file, "
        "line and column.",
        run,
    };
}

}  // namespace entente
