#include "src/cli/options.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace entente {
namespace {

constexpr unsigned most = std::numeric_limits<unsigned>::max();

std::vector<std::string_view> type_names(const Schema& schema) {
    std::vector<std::string_view> names;
    for (const auto& type : schema.entities()) names.push_back(type.name);
    for (const auto& type : schema.relations()) names.push_back(type.name);
    for (const auto& type : schema.events()) names.push_back(type.name);
    names.insert(names.end(), {"Event", "Statement"});
    return names;
}

/// The types of --type: split at commas, in any case of letters.
std::vector<std::string> types_option(const Arguments& arguments, const Schema& schema) {
    const std::vector<std::string_view> known = type_names(schema);
    std::vector<std::string> types;
    const auto add = [&](std::string_view word) {
        const auto at = std::find_if(known.begin(), known.end(), [&](std::string_view name) {
            return lower_case(name) == lower_case(word);
        });
        if (at == known.end())
            arguments.fail("there is no type \"" + std::string(word) + '"' + advise(word, known));
        types.emplace_back(*at);
    };
    for (const std::string& list : arguments.texts("type"))
        for (std::size_t start = 0; start <= list.size();) {
            const std::size_t comma = std::min(list.find(',', start), list.size());
            add(std::string_view(list).substr(start, comma - start));
            start = comma + 1;
        }
    return types;
}

View view_option(const Arguments& arguments, View usual) {
    const auto given = arguments.text("view");
    if (!given) return usual;
    if (*given == "full") return View::full;
    if (*given == "actors") return View::actors;
    arguments.fail("there is no view \"" + *given + '"' + advise(*given, {"full", "actors"}));
}

}  // namespace

Option value_option(std::string name, std::string value, std::string text) {
    return {'\0', std::move(name), std::move(value), std::move(text), false};
}

Option list_option(std::string name, std::string value, std::string text) {
    return {'\0', std::move(name), std::move(value), std::move(text), true};
}

Option switch_option(std::string name, std::string text) {
    return {'\0', std::move(name), "", std::move(text), false};
}

Option output_option(std::string text, std::string value) {
    return {'o', "output", std::move(value), std::move(text), false};
}

std::string required_output(const Arguments& arguments, const std::string& example) {
    if (auto given = arguments.text("output")) return *given;
    arguments.fail("where to? Give -o, as in -o " + example);
}

std::vector<Option> joined(std::vector<Option> first, std::vector<Option> then) {
    std::move(then.begin(), then.end(), std::back_inserter(first));
    return first;
}

std::vector<Option> graph_options(View view) {
    const std::string usual = view == View::full ? "full" : "actors";
    return {
        value_option("view", "full|actors",
                     "Events as nodes of their own (full), or folded into edges between actors "
                     "(actors). Default: " +
                         usual + "."),
        value_option("since", "DATE",
                     "Only what is dated on or after this day, month or year: 2022-01-21, 2022-01, "
                     "2022. Default: everything, undated claims too."),
        value_option("until", "DATE", "Only what is dated on or before it. Default: everything."),
        list_option("type", "TYPE,...",
                    "Only these types of actors, relations or events, as entente ontology lists "
                    "them; also Event and Statement for all of them. Default: all types."),
        list_option("about", "ACTOR",
                    "Only this actor, by name or id, and those around it; may be given several "
                    "times. Default: all actors."),
        value_option("hops", "N",
                     "How far around --about, in steps from actor to actor, 0 or more. Default: "
                     "1."),
        value_option("min-reports", "N",
                     "Only claims found in at least so many documents, 1 or more. Default: 1."),
    };
}

GraphChoice graph_choice(const Arguments& arguments, const Schema& schema, View view) {
    GraphChoice choice;
    choice.view = view_option(arguments, view);
    Filter& filter = choice.filter;
    filter.since = date_option(arguments, "since");
    filter.until = date_option(arguments, "until");
    if (filter.since && filter.until && last_day(*filter.until) < first_day(*filter.since))
        arguments.fail("--since " + filter.since->iso() + " is after --until " +
                       filter.until->iso());
    filter.types = types_option(arguments, schema);
    filter.about = arguments.texts("about");
    if (const auto hops = arguments.number("hops", 0, most)) {
        if (filter.about.empty()) arguments.fail("--hops counts from --about, which is missing");
        filter.hops = *hops;
    }
    filter.min_reports = arguments.number("min-reports", 1, most).value_or(1);
    return choice;
}

Option kb_option() {
    return value_option("kb", "TABLE",
                        "Actors and names of your own, added to the knowledge base or in place of "
                        "what it says (docs/knowledge-base.md). Default: none.");
}

std::optional<std::filesystem::path> extra_kb(const Arguments& arguments) {
    const auto given = arguments.text("kb");
    return given ? std::optional<std::filesystem::path>(*given) : std::nullopt;
}

std::optional<Date> date_option(const Arguments& arguments, const std::string& name) {
    const auto given = arguments.text(name);
    if (!given) return std::nullopt;
    const auto date = Date::parse(*given);
    if (!date || date->year == 0)
        arguments.fail("--" + name + " takes a date such as 2022-01-21, 2022-01 or 2022, not \"" +
                       *given + '"');
    return date;
}

}  // namespace entente
