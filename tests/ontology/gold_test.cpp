// Does the ontology hold all that careful readers annotated?

#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "ontology/check_record.hpp"
#include "src/base/json_file.hpp"
#include "src/base/utf8.hpp"
#include "tests/ontology/example.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

/// Words that annotators used for a mode and that PLOVER does not know, and what becomes of them.
const std::map<std::string, std::string> other_modes = {
    {"CONSULT virtual",     "phone"   }, // PLOVER: phone, video or other remote means
    {"ASSAULT assassinate", "targeted"}, // its name in older manuals
    {"ASSAULT clash",       ""        }, // who fights is told by the actors
    {"COERCE ban",          "restrict"}, // its name in older manuals
    {"AID humanitarian",    ""        }, // AID has no modes
};

std::vector<fs::path> gold_files() {
    std::vector<fs::path> files;
    const fs::path data = test::source_dir / "../shared/data";
    for (int i = 1; i <= 28; ++i) {
        const std::string number = (i < 10 ? "0" : "") + std::to_string(i);
        files.push_back(data / ("dev/gold/dev-" + number + ".gold.json"));
    }
    if (fs::exists(data / "seeds"))
        for (const auto& entry : fs::directory_iterator(data / "seeds"))
            if (entry.path().extension() == ".json") files.push_back(entry.path());
    return files;
}

std::string text(const JsonValue& object, std::string_view name) {
    const JsonValue* member = object.find(name);
    return member && member->string() ? *member->string() : "";
}

/// Gold ids are e1, e2 ...: local ids with the same number.
std::string id(const std::string& gold) {
    const std::string number = gold.empty() ? "" : gold.substr(1);
    return gold.empty() ? "" : "x-" + std::string(12 - number.size(), '0') + number;
}

std::vector<std::string> ids(const JsonValue& object, std::string_view name) {
    std::vector<std::string> all;
    for (const JsonValue& element : *object.find(name)->array())
        all.push_back(id(*element.string()));
    return all;
}

Quote anywhere(const std::string& words) {
    return {0, static_cast<std::uint32_t>(count_code_points(words)), words};
}

Entity entity(const JsonValue& gold) {
    Entity entity{id(text(gold, "id")), "", text(gold, "type"), text(gold, "name"), {}};
    for (const JsonValue& mention : *gold.find("mentions")->array())
        entity.mentions.push_back({anywhere(*mention.string()), "name", 1, "gold"});
    return entity;
}

Relation office(const JsonValue& gold) {
    Relation office;
    office.type = "HOLDS_OFFICE";
    office.from = id(text(gold, "person"));
    office.to = id(text(gold, "of"));
    office.title = text(gold, "title");
    office.former = *gold.find("former")->boolean();
    office.rule = "gold";
    office.evidence = anywhere("gold");
    return office;
}

Relation relation(const JsonValue& gold) {
    Relation relation;
    relation.type = text(gold, "type");
    relation.from = id(text(gold, "from"));
    relation.to = id(text(gold, "to"));
    relation.rule = "gold";
    relation.evidence = anywhere("gold");
    return relation;
}

Event event(const JsonValue& gold, std::size_t number) {
    Event event;
    event.id = "ev" + std::to_string(number);
    event.type = text(gold, "type");
    event.mode = text(gold, "mode");
    const auto other = other_modes.find(event.type + ' ' + event.mode);
    if (other != other_modes.end()) event.mode = other->second;
    event.modality = text(gold, "modality");
    if (const EventType* type = test::schema().event(event.type)) {
        event.plover = type->category(event.modality);
        event.quad = test::schema().quad(*type, event.modality);
    }
    event.actors = ids(gold, "actors");
    event.recipients = ids(gold, "recipients");
    event.place = id(text(gold, "place"));
    event.date = Date::parse(text(gold, "date"));
    event.trigger = anywhere(text(gold, "trigger"));
    event.rule = "gold";
    event.evidence = anywhere(text(gold, "evidence"));
    return event;
}

Statement statement(const JsonValue& gold) {
    Statement statement;
    statement.speaker = id(text(gold, "speaker"));
    statement.via = id(text(gold, "via"));
    statement.kind = "direct";
    statement.at = anywhere(text(gold, "quote"));
    statement.rule = "gold";
    return statement;
}

Record record(const JsonValue& gold) {
    Record record;
    record.document.id = "sha256:" + std::string(64, '0');
    record.document.published = Date::parse(text(gold, "published"));
    record.document.published_from = record.document.published ? "text" : "none";
    for (const JsonValue& g : *gold.find("entities")->array()) record.entities.push_back(entity(g));
    for (const JsonValue& g : *gold.find("offices")->array()) record.relations.push_back(office(g));
    for (const JsonValue& g : *gold.find("relations")->array())
        record.relations.push_back(relation(g));
    for (const JsonValue& g : *gold.find("events")->array())
        record.events.push_back(event(g, record.events.size() + 1));
    for (const JsonValue& g : *gold.find("statements")->array())
        record.statements.push_back(statement(g));
    return record;
}

}  // namespace

TEST_CASE("all that careful readers annotated obeys the ontology", "[ontology][shared]") {
    const auto file = GENERATE(from_range(gold_files()));
    if (!fs::exists(file)) {
        WARN("no shared gold here");
        return;
    }
    INFO(file.filename());
    CHECK(check_record(record(load_json(file)), test::schema()) == std::vector<std::string>{});
}
