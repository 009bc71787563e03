#include "tests/graph/sample_records.hpp"

namespace entente::test {

const Schema& schema() {
    static const Schema loaded = Schema::load(ENTENTE_SOURCE_DIR "/ontology/schema");
    return loaded;
}

DocumentInfo document(const std::string& name, const std::string& published) {
    DocumentInfo made;
    made.id = "sha256:" + name;
    made.source = "articles/" + name + ".txt";
    made.title = "About " + name;
    made.language = "id";
    made.published = Date::parse(published);
    return made;
}

Entity entity(const std::string& id, const std::string& type, const std::string& name) {
    Mention mention;
    mention.at = {10, 10 + static_cast<std::uint32_t>(name.size()), name};
    mention.kind = "name";
    mention.confidence = 0.9;
    mention.rule = "alias";
    return {id, id.front() == 'Q' ? id : "", type, name, {mention}};
}

Relation relation(const std::string& type, const std::string& from, const std::string& to) {
    Relation made;
    made.type = type;
    made.from = from;
    made.to = to;
    made.confidence = 0.8;
    made.rule = "relation.rule";
    made.evidence = {5, 25, "twenty characters ok"};
    return made;
}

Event event(const std::string& type, std::vector<std::string> actors,
            std::vector<std::string> recipients, const std::string& date) {
    Event made;
    made.id = "ev1";
    made.type = type;
    made.actors = std::move(actors);
    made.recipients = std::move(recipients);
    made.date = Date::parse(date);
    made.plover = type;
    const EventType* known = schema().event(type);
    made.quad = known == nullptr ? 1 : known->quad;
    made.trigger = {40, 47, "bertemu"};
    made.confidence = 0.75;
    made.rule = "frame";
    made.evidence = {30, 60, "evidence of " + type};
    return made;
}

std::vector<Record> sample_records() {
    Record first;
    first.document = document("a", "2022-01-22");
    first.entities = {entity("Q58217", "Person", "Sergey Lavrov"),
                      entity("Q7821917", "Person", "Antony Blinken"),
                      entity("Q159", "State", "Rusia"), entity("Q71", "Place", "Jenewa"),
                      entity("Q30", "State", "Amerika Serikat")};
    Relation office = relation("HOLDS_OFFICE", "Q58217", "Q159");
    office.title = "Menteri Luar Negeri";
    office.office = "minister_of_foreign_affairs";
    first.relations = {office};
    Event meeting = event("CONSULT", {"Q58217", "Q7821917"}, {}, "2022-01-21");
    meeting.place = "Q71";
    meeting.contexts = {"diplomatic"};
    first.events = {meeting};

    Record second;
    second.document = document("b", "2022-01-23");
    second.entities = {entity("Q58217", "Person", "Sergei Lavrov"),
                       entity("Q7821917", "Person", "Antony Blinken"),
                       entity("Q159", "State", "Rusia"), entity("Q212", "State", "Ukraina")};
    office.title = "Menlu";
    second.relations = {office};
    Event same = event("CONSULT", {"Q7821917"}, {"Q58217"}, "2022-01-21");
    Event denied = event("ASSAULT", {"Q159"}, {"Q212"});
    denied.modality = "negated";
    denied.plover.clear();
    denied.attribution = Attribution{"Q58217", "denies"};
    second.events = {same, denied};
    Statement said;
    said.speaker = "Q58217";
    said.kind = "direct";
    said.about = {"Q212"};
    said.at = {70, 82, "we never did"};
    said.confidence = 0.9;
    said.rule = "quote";
    second.statements = {said};

    Record third;
    third.document = document("c");
    third.entities = {entity("Q58217", "Person", "Sergey Lavrov"),
                      entity("Q7821917", "Person", "Antony Blinken")};
    Event planned = event("CONSULT", {"Q58217", "Q7821917"}, {}, "2022-02-10");
    planned.modality = "planned";
    planned.plover = "AGREE";
    third.events = {planned};
    return {first, second, third};
}

}  // namespace entente::test
