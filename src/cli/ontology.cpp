#include <algorithm>

#include <fmt/format.h>

#include "ontology/describe.hpp"
#include "src/cli/output.hpp"
#include "src/cli/source.hpp"

namespace entente {
namespace {

std::string join(std::span<const std::string> words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string field(std::string_view name, std::string_view value) {
    return value.empty() ? "" : fmt::format("  {:<12}{}\n", name, value);
}

template <class Types>
std::string listing(std::string_view title, const Types& types) {
    std::string text = fmt::format("{}\n", title);
    for (const auto& type : types)
        text += fmt::format("  {:<28}{} / {}\n", type.name, type.label.en, type.label.id);
    return text;
}

std::string overview(const Schema& schema) {
    return listing("Entities", schema.entities()) + listing("\nRelations", schema.relations()) +
           listing("\nEvents", schema.events()) +
           "\nentente ontology TYPE tells more about one of them.\n";
}

template <class Type>
std::string head(const Type& type, std::string_view kind) {
    return fmt::format("{} ({})\n  {}\n\n", type.name, kind, type.definition) +
           field("English", type.label.en) + field("Indonesian", type.label.id);
}

std::string outside(const OutsideTerms& terms) {
    return field("Wikidata", terms.wikidata) + field("schema.org", terms.schema_org) +
           field("FtM", terms.follow_the_money);
}

std::string describe(const EntityType& type) {
    return head(type, "entity") + field("may be", join(type.roles)) + outside(type.outside);
}

std::string describe(const RelationType& type) {
    return head(type, "relation") + field("from", join(type.from)) + field("to", join(type.to)) +
           field("carries", type.has_office ? "title, office class, whether former" : "") +
           field("direction", type.symmetric ? "reads the same from both ends" : "") +
           outside(type.outside);
}

std::string describe(const EventType& type) {
    std::string text = head(type, "event") + field("quad class", std::to_string(type.quad)) +
                       field("score", fmt::format("{}", type.score)) +
                       field("sides", type.symmetric ? "all count alike" : "") +
                       field("recipient", type.requires_recipient ? "required by PLOVER" : "");
    for (const auto& [modality, category] : type.plover)
        text += field(modality, category.empty() ? "no category of PLOVER" : category);
    if (!type.modes.empty()) text += "\nModes\n";
    for (const EventMode& mode : type.modes)
        text += fmt::format("  {:<16}{:>5}  {} / {}\n", mode.name, mode.score, mode.label.en,
                            mode.label.id);
    return text;
}

/// Descriptions of all types of that name, in any case of letters.
template <class Types>
std::string describe_named(const Types& types, const std::string& name) {
    std::string text;
    for (const auto& type : types)
        if (lower_case(type.name) == lower_case(name)) text += describe(type);
    return text;
}

std::vector<std::string_view> type_names(const Schema& schema) {
    std::vector<std::string_view> names;
    for (const auto& type : schema.entities()) names.push_back(type.name);
    for (const auto& type : schema.relations()) names.push_back(type.name);
    for (const auto& type : schema.events()) names.push_back(type.name);
    return names;
}

int run(const Arguments& arguments) {
    if (arguments.words().size() > 1) arguments.fail("takes one type");
    const Schema schema = load_schema();
    if (arguments.has("markdown")) {
        if (!arguments.words().empty()) arguments.fail("--markdown prints all types, not one");
        print(ontology_markdown(schema));
        return 0;
    }
    if (arguments.words().empty()) {
        print(overview(schema));
        return 0;
    }
    const std::string& name = arguments.words().front();
    const std::string text = describe_named(schema.entities(), name) +
                             describe_named(schema.relations(), name) +
                             describe_named(schema.events(), name);
    if (text.empty())
        arguments.fail("there is no type \"" + name + '"' + advise(name, type_names(schema)));
    print(text);
    return 0;
}

}  // namespace

Command ontology_command() {
    return {
        "ontology",
        "Tells what can be said: the types of entities, relations and events",
        "entente ontology HOLDS_OFFICE",
        "[TYPE] [--markdown]",
        {switch_option(
            "markdown",
            "The whole ontology as one Markdown page (docs/ontology.md). Default: a list of "
            "types.")},
        "",
        run,
    };
}

}  // namespace entente
