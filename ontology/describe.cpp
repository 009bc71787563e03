#include "ontology/describe.hpp"

#include <charconv>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view introduction = R"(# What can be said: the ontology of Entente

This page is written by the program from `ontology/schema/`; `entente ontology --markdown` prints it.
To change a type, edit its JSON file there and print the page again; a test compares the two.

A claim is a relation, an event or a statement between entities, with the characters of the article
that bear it out. Each type below is one file: its name, a label in Indonesian and English, what it
means, and where it stands in Wikidata, schema.org and FollowTheMoney, when there is such a term. An
id of Wikidata is given only where it has been checked.
)";

constexpr std::string_view about_entities = R"(
## Entities

Roles say what an entity of this type may be: the *actor* or *recipient* of an event, its *place*, or
a *speaker* (which also covers the medium that carries a statement and whoever an attribution names).
Where the name of a place stands for a government, the text speaks of the State.

)";

constexpr std::string_view about_relations = R"(
## Relations

A relation runs from its first entity to its second. A symmetric one reads the same from both ends.
One that carries an office also tells title, office class and whether the office is a former one.

)";

constexpr std::string_view about_events = R"(
## Events

The types are the 16 of PLOVER, the Political Language Ontology for Verifiable Event Records (Open
Event Data Alliance, manual of 2021, CC BY-SA 4.0); the wording here is our own. The quad class is
1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. The score runs
from -10, conflict, to 10, cooperation. In a symmetric type all sides count alike. Where PLOVER
requires a recipient this is noted; a claim may still lack one, for news does not name everybody.

)";

constexpr std::string_view about_modes = R"(
### Modes

How an act is done; an event has one mode or none.

)";

constexpr std::string_view about_categories = R"(
### From act and modality to PLOVER's category

Entente keeps the act itself (a meeting is CONSULT) apart from whether it took place (`modality`).
PLOVER knows only categories of what counts as done, so the pair has to be turned into one:

)";

constexpr std::string_view reasons = R"(
Why so:

- **Actual.** The act is its own category.
- **Planned cooperation is AGREE.** By PLOVER's manual all cooperative acts told in the future tense
  imply an intention, and a declared intention to cooperate, promised signatures included, is AGREE.
- **Planned RETREAT is CONCEDE, and so is planned CONCEDE.** CONCEDE covers withdrawals and ceasefires
  that are declared and not carried out, and promises of concessions to come.
- **Planned AGREE, REQUEST, ACCUSE, REJECT and THREATEN stay what they are.** They are acts of speech:
  to announce the demand or the refusal is to make it.
- **Planned PROTEST, SANCTION, MOBILIZE, COERCE and ASSAULT are THREATEN.** A material conflict that is
  announced is, until it happens, a verbal one. PLOVER's modes of THREATEN name just these contents:
  boycott and curfew, arrest, broken relations, expulsion, occupation, violence. The manual would
  have one category returned, not an attack with a note.
- **Hypothetical: none.** What is feared, demanded, conditional or merely alleged is no event of
  PLOVER's. The demand or the allegation is one, and is a claim of its own (REQUEST, ACCUSE).
- **Negated: none.** The manual lets negated events be left out. In particular a cooperation that did
  not happen is *not* REJECT: "they have not signed a peace" refuses nothing, and who denies having
  sent arms does not refuse to send them. A refusal that the text does tell is an actual REJECT.

An event without a category keeps the quad class of its act.
)";

constexpr std::string_view about_words = R"(
## Words

Lists from which a claim may take one word, and no other.
)";

/// A row of a Markdown table. A bar inside a cell would end it, so it is escaped.
void row(std::string& out, std::initializer_list<std::string_view> cells) {
    out += '|';
    for (std::string_view cell : cells) {
        out += ' ';
        for (char c : cell) {
            if (c == '|') out += '\\';
            out += c;
        }
        out += " |";
    }
    out += '\n';
}

void header(std::string& out, std::initializer_list<std::string_view> cells) {
    row(out, cells);
    out += '|';
    for (std::size_t i = 0; i < cells.size(); ++i) out += " --- |";
    out += '\n';
}

std::string number(double value) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    return {digits, end};
}

std::string joined(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

std::string outside(const OutsideTerms& terms) {
    std::vector<std::string> known;
    if (!terms.wikidata.empty()) known.push_back("Wikidata " + terms.wikidata);
    if (!terms.schema_org.empty()) known.push_back("schema.org " + terms.schema_org);
    if (!terms.follow_the_money.empty()) known.push_back("FtM " + terms.follow_the_money);
    return joined(known);
}

void entities(std::string& out, const Schema& schema) {
    out += about_entities;
    header(out, {"type", "Indonesian", "English", "meaning", "roles", "elsewhere"});
    for (const EntityType& type : schema.entities())
        row(out, {type.name, type.label.id, type.label.en, type.definition, joined(type.roles),
                  outside(type.outside)});
}

std::string traits(const RelationType& type) {
    std::vector<std::string> traits;
    if (type.has_office) traits.emplace_back("carries an office");
    if (type.symmetric) traits.emplace_back("symmetric");
    return joined(traits);
}

std::string traits(const EventType& type) {
    std::vector<std::string> traits;
    if (type.symmetric) traits.emplace_back("symmetric");
    if (type.requires_recipient) traits.emplace_back("recipient required by PLOVER");
    return joined(traits);
}

void relations(std::string& out, const Schema& schema) {
    out += about_relations;
    header(out, {"type", "Indonesian", "English", "meaning", "traits", "elsewhere"});
    for (const RelationType& type : schema.relations())
        row(out, {type.name, type.label.id, type.label.en, type.definition, traits(type),
                  outside(type.outside)});
    out += "\n### Ends\n\n";
    header(out, {"type", "from", "to"});
    for (const RelationType& type : schema.relations())
        row(out, {type.name, joined(type.from), joined(type.to)});
}

void events(std::string& out, const Schema& schema) {
    out += about_events;
    header(out, {"type", "Indonesian", "English", "meaning", "quad", "score", "traits"});
    for (const EventType& type : schema.events())
        row(out, {type.name, type.label.id, type.label.en, type.definition,
                  std::to_string(type.quad), number(type.score), traits(type)});
}

void modes(std::string& out, const Schema& schema) {
    out += about_modes;
    header(out, {"type", "mode", "Indonesian", "English", "meaning", "score"});
    for (const EventType& type : schema.events())
        for (const EventMode& mode : type.modes)
            row(out, {type.name, mode.name, mode.label.id, mode.label.en, mode.definition,
                      number(mode.score)});
}

void categories(std::string& out, const Schema& schema) {
    out += about_categories;
    std::string rule = "| --- |";
    out += "| act |";
    for (const std::string& modality : schema.modalities()) {
        out += ' ' + modality + " |";
        rule += " --- |";
    }
    out += '\n' + rule + '\n';
    for (const EventType& type : schema.events()) {
        out += "| " + type.name + " |";
        for (const std::string& modality : schema.modalities()) {
            const std::string_view category = type.category(modality);
            out += ' ' + std::string(category.empty() ? "none" : category) + " |";
        }
        out += '\n';
    }
    out += reasons;
}

void words(std::string& out, const Schema& schema) {
    out += about_words;
    constexpr std::pair<std::string_view, std::string_view> lists[] = {
        {"mention_kinds",   "Kinds of mention that name an entity"     },
        {"reference_kinds", "Kinds of mention that only point to one"  },
        {"modalities",      "Modalities"                               },
        {"stances",         "Stances of whoever answers for a claim"   },
        {"statement_kinds", "Kinds of statement"                       },
        {"contexts",        "Contexts of an event"                     },
        {"published_from",  "Where a date of publication is known from"},
    };
    for (const auto& [list, title] : lists) {
        out += "\n### " + std::string(title) + "\n\n";
        header(out, {"word", "Indonesian", "English", "meaning"});
        for (const Word& word : schema.words(list))
            row(out, {word.name, word.label.id, word.label.en, word.definition});
    }
}

}  // namespace

std::string ontology_markdown(const Schema& schema) {
    std::string out{introduction};
    entities(out, schema);
    relations(out, schema);
    events(out, schema);
    modes(out, schema);
    categories(out, schema);
    words(out, schema);
    return out;
}

}  // namespace entente
