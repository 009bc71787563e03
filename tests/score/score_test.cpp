// The measure, on articles small enough to count by hand.

#include <algorithm>
#include <filesystem>
#include <functional>

#include <catch2/catch.hpp>

#include "src/score/score.hpp"

using namespace entente;

namespace {

const Schema& schema() {
    static const Schema loaded =
        Schema::load(std::filesystem::path(ENTENTE_SOURCE_DIR) / "ontology/schema");
    return loaded;
}

Entity entity(std::string id, std::string type, std::string name) {
    Entity made{std::move(id), "", std::move(type), name, {}};
    made.mentions.push_back({{0, 1, std::move(name)}, "name", 1, "test"});
    return made;
}

/// "Rusia bertemu AS di Jenewa": gold of it, and a record that has it all right.
GoldArticle gold() {
    GoldArticle article;
    article.name = "a";
    article.entities = {{"e1", "State", "Rusia", {"Rusia", "Moskow"}},
                        {"e2", "State", "Amerika Serikat", {"AS"}},
                        {"e3", "Person", "Sergey Lavrov", {"Lavrov"}},
                        {"e4", "Place", "Jenewa", {"Jenewa"}}};
    article.offices = {{"e3", "Menlu", "e1", false}};
    article.relations = {{"e4", "LOCATED_IN", "e2"}};
    article.events = {{"CONSULT", "planned", {"e1", "e2"}, {}, "e4", "2022-01-21", "bertemu", ""}};
    article.statements = {{"e3", "Kami akan datang ke Jenewa besok", ""}};
    return article;
}

Record record() {
    Record made;
    made.entities = {entity("Q159", "State", "Rusia"), entity("Q30", "State", "AS"),
                     entity("Q58217", "Person", "Lavrov"), entity("Q71", "Place", "Jenewa")};
    made.entities[0].mentions.push_back({{9, 15, "Moskow"}, "metonym", 1, "test"});
    Relation office;
    office.type = "HOLDS_OFFICE";
    office.from = "Q58217";
    office.to = "Q159";
    office.title = "menlu";
    Relation located;
    located.type = "LOCATED_IN";
    located.from = "Q71";
    located.to = "Q30";
    made.relations = {office, located};
    Event event;
    event.type = "CONSULT";
    event.modality = "planned";
    event.actors = {"Q159"};
    event.recipients = {"Q30"};
    event.place = "Q71";
    event.date = Date{2022, 1, 21};
    event.trigger.text = "bertemu";
    made.events = {event};
    Statement statement;
    statement.speaker = "Q58217";
    statement.at.text = "\"Kami akan datang ke Jenewa besok,\"";
    made.statements = {statement};
    return made;
}

Tally tally_of(const GoldArticle& article, const Record& found, std::string_view what) {
    const auto at = std::find(scored.begin(), scored.end(), what) - scored.begin();
    return score_article(article, found, schema()).score.tallies[static_cast<std::size_t>(at)];
}

}  // namespace

TEST_CASE("a record without fault has every score", "[score]") {
    const ArticleScore article = score_article(gold(), record(), schema());
    for (const Tally& tally : article.score.tallies) CHECK(tally.f1() == 1);
    for (const Share& share : article.score.shares) CHECK(share.right == share.of);
    CHECK(article.findings.empty());
}

TEST_CASE("an empty record misses everything", "[score]") {
    const ArticleScore article = score_article(gold(), Record{}, schema());
    for (const Tally& tally : article.score.tallies) {
        CHECK(tally.right == 0);
        CHECK(tally.invented == 0);
        CHECK(tally.f1() == 0);
    }
    CHECK(article.findings.size() == 8);
}

TEST_CASE("what counts as right", "[score]") {
    struct Row {
        std::string why, what;
        std::function<void(Record&)> change;
        Tally tally;
    };
    const auto row = GENERATE(values<Row>({
        {"a reference is no name", "names", [](Record& r) { r.entities[0].mentions[1].kind = "nominal"; }, {4, 1, 0}},
        {"a type of another kind", "entities", [](Record& r) { r.entities[3].type = "Person"; }, {3, 1, 1}},
        {"a finer type is no matter", "entities", [](Record& r) { r.entities[3].type = "Place"; }, {4, 0, 0}},
        {"another title is as good", "offices", [](Record& r) { r.relations[0].title = "Presiden"; }, {1, 0, 0}},
        {"of another state", "offices", [](Record& r) { r.relations[0].to = "Q30"; }, {0, 1, 1}},
        {"background is not said", "relations", [](Record& r) { r.relations[1].background = true; }, {0, 1, 0}},
        {"meetings have no direction", "events", [](Record& r) { std::swap(r.events[0].actors, r.events[0].recipients); }, {1, 0, 0}},
        {"a meeting needs two", "events", [](Record& r) { r.events[0].recipients.clear(); }, {0, 1, 1}},
        {"another type", "events", [](Record& r) { r.events[0].type = "SUPPORT"; }, {0, 1, 1}},
        {"another modality still matches", "events", [](Record& r) { r.events[0].modality = "actual"; }, {1, 0, 0}},
        {"another speaker", "statements", [](Record& r) { r.statements[0].speaker = "Q159"; }, {0, 1, 1}},
        {"other words", "statements", [](Record& r) { r.statements[0].at.text = "Kami akan pergi"; }, {0, 1, 1}},
        {"said twice, once right", "statements", [](Record& r) { r.statements.push_back(r.statements[0]); }, {1, 0, 1}},
    }));
    INFO(row.why);
    Record changed = record();
    row.change(changed);
    CHECK(tally_of(gold(), changed, row.what) == row.tally);
}

TEST_CASE("what matches is looked at more closely", "[score]") {
    Record found = record();
    found.events[0].modality = "actual";
    found.events[0].date.reset();
    found.events[0].place = "Q159";
    const ArticleScore article = score_article(gold(), found, schema());
    CHECK(article.score.shares == std::array<Share, 4>{Share{4, 4}, {0, 1}, {0, 1}, {0, 1}});
    REQUIRE(article.findings.size() == 3);
    CHECK(article.findings[0].text == "CONSULT/actual: Rusia, -> AS, \"bertemu\" is planned");
    CHECK(article.findings[1].text ==
          "CONSULT/actual: Rusia, -> AS, \"bertemu\" was on 2022-01-21, not told");
    CHECK(article.findings[2].text ==
          "CONSULT/actual: Rusia, -> AS, \"bertemu\" was in Jenewa, not Rusia");
}

TEST_CASE("a date whose year gold leaves open", "[score]") {
    GoldArticle article = gold();
    article.events[0].date = "--01-21";
    CHECK(score_article(article, record(), schema()).score.shares[1] == Share{1, 1});
    article.events[0].date = "--01-20";
    CHECK(score_article(article, record(), schema()).score.shares[1] == Share{0, 1});
}
