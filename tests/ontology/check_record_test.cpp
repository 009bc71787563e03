#include "ontology/check_record.hpp"

#include <functional>
#include <limits>

#include <catch2/catch.hpp>

#include "tests/ontology/example.hpp"

using namespace entente;

namespace {

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("a sound record has nothing to complain of", "[ontology][check]") {
    CHECK(check_record(test::record(), test::schema()) == Messages{});
    CHECK(check_record(Record{test::record().document, {}, {}, {}, {}, {}}, test::schema()) ==
          Messages{});
}

TEST_CASE("each rule refuses its breach and names itself", "[ontology][check]") {
    struct Row {
        std::string why;
        std::function<void(Record&)> breach;
        std::string message;
    };
    const auto row = GENERATE(values<Row>({
        {"ids are hashes of bytes",                [](Record& r) { r.document.id = "sha256:12"; },
         "document.id: document: \"sha256:12\" is not \"sha256:\" and 64 hex digits"                                                                                    },
        {"no such day",
         [](Record& r) {
             r.document.published = Date{2021, 2, 29};
         },                                                                                                          "document.date: document: there is no 2021-02-29"  },
        {"a date comes from somewhere",            [](Record& r) { r.document.published_from = "none"; },
         "document.published_from: document: a date that comes from \"none\""                                                                                           },
        {"... and what tells one gives one",       [](Record& r) { r.document.published.reset(); },
         "document.published_from: document: no date, but \"text\" told it"                                                                                             },
        {"words come from the list",               [](Record& r) { r.document.published_from = "metdata"; },
         "document.published_from: document: \"metdata\" is unknown; nearest is \"metadata\""                                                                           },
        {"a range has a length",                   [](Record& r) { r.boilerplate[0].end = r.boilerplate[0].start; },
         "quote.range: boilerplate[0]: range 118..118"                                                                                                                  },
        {"boilerplate names its rule",             [](Record& r) { r.boilerplate[0].rule = ""; },
         "rule.named: boilerplate[0]: no rule is named"                                                                                                                 },
        {"one entity, one entry",                  [](Record& r) { r.entities.push_back(r.entities[2]); },
         "entity.once: entities[5]: Q159 stands there already"                                                                                                          },
        {"upper-case hex is another id",
         [](Record& r) { r.entities[4].id = r.statements[0].via = "x-0123456789AB"; },
         "entity.id: entities[4]: \"x-0123456789AB\" is neither a Wikidata id nor \"x-\" and 12 "
         "hex "
         "digits"                                                                                                                                                       },
        {"a local id claims no Wikidata item",     [](Record& r) { r.entities[4].wikidata = "Q1"; },
         "entity.wikidata: entities[4]: \"Q1\" does not go with the id \"x-0123456789ab\""                                                                              },
        {"a Wikidata id says so",                  [](Record& r) { r.entities[3].wikidata = ""; },
         "entity.wikidata: entities[3]: \"\" does not go with the id \"Q71\""                                                                                           },
        {"types are known",                        [](Record& r) { r.entities[3].type = "Plase"; },
         "entity.type: entities[3]: \"Plase\" is unknown; nearest is \"Place\""                                                                                         },
        {"who is there has a name",                [](Record& r) { r.entities[3].name = ""; },
         "entity.name: entities[3]: Q71 has no name"                                                                                                                    },
        {"who is there is mentioned",              [](Record& r) { r.entities[3].mentions.clear(); },
         "entity.mentions: entities[3]: Q71 is nowhere mentioned"                                                                                                       },
        {"kinds of mention are known",             [](Record& r) { r.entities[3].mentions[0].kind = "nominl"; },
         "mention.kind: entities[3].mentions[0]: \"nominl\" is unknown; nearest is \"nominal\""                                                                         },
        {"start < end",                            [](Record& r) { r.entities[3].mentions[0].at.end = 3; },
         "quote.range: entities[3].mentions[0]: range 79..3"                                                                                                            },
        {"a quote is as long as its range",
         [](Record& r) { r.entities[3].mentions[0].at.text += '!'; },
         "quote.text: entities[3].mentions[0]: range 79..85 quotes 7 code points"                                                                                       },
        {"a confidence is a share",                [](Record& r) { r.entities[3].mentions[0].confidence = 1.01; },
         "confidence.range: entities[3].mentions[0]: a confidence must lie in 0..1"                                                                                     },
        {"... NaN is none",
         [](Record& r) { r.events[0].confidence = std::numeric_limits<double>::quiet_NaN(); },
         "confidence.range: events[0]: a confidence must lie in 0..1"                                                                                                   },
        {"relations are known",                    [](Record& r) { r.relations[0].type = "HOLD_OFFICE"; },
         "relation.type: relations[0]: \"HOLD_OFFICE\" is unknown; nearest is \"HOLDS_OFFICE\""                                                                         },
        {"a state holds no office",
         [](Record& r) { std::swap(r.relations[1].from, r.relations[1].to); },
         "relation.ends: relations[1]: CITIZEN_OF starts at State Q159; expected Person"                                                                                },
        {"nobody is citizen of a person",          [](Record& r) { r.relations[1].to = "Q7821917"; },
         "relation.ends: relations[1]: CITIZEN_OF ends at Person Q7821917; expected State"                                                                              },
        {"a relation needs two",
         [](Record& r) {
             r.relations[1].type = "FAMILY_OF";
             r.relations[1].to = "Q58217";
         },                                                                                                          "relation.ends: relations[1]: both ends are Q58217"},
        {"an office has a name",
         [](Record& r) { r.relations[0].title = r.relations[0].office = ""; },
         "relation.office: relations[0]: HOLDS_OFFICE without title and office"                                                                                         },
        {"only an office is former",               [](Record& r) { r.relations[1].former = true; },
         "relation.office: relations[1]: CITIZEN_OF carries no title, office or former"                                                                                 },
        {"ends are declared",                      [](Record& r) { r.relations[0].to = "Q212"; },
         "entity.declared: relations[0]: to is \"Q212\", which is no entity here"                                                                                       },
        {"a claim has evidence",                   [](Record& r) { r.relations[0].evidence = {}; },
         "quote.range: relations[0].evidence: range 0..0"                                                                                                               },
        {"... and what is known has its row",      [](Record& r) { r.relations[1].evidence = {}; },
         "quote.text: relations[1].evidence: names no table row"                                                                                                        },
        {"a claim names its rule",                 [](Record& r) { r.relations[0].rule = ""; },
         "rule.named: relations[0]: no rule is named"                                                                                                                   },
        {"modalities are known",                   [](Record& r) { r.relations[0].modality = "negate"; },
         "relation.modality: relations[0]: \"negate\" is unknown; nearest is \"negated\""                                                                               },
        {"events are told apart",                  [](Record& r) { r.events.push_back(r.events[0]); },
         "event.id: events[1]: \"ev1\" stands there already"                                                                                                            },
        {"events are known",                       [](Record& r) { r.events[0].type = "MEET"; },
         "event.type: events[0]: \"MEET\" is unknown"                                                                                                                   },
        {"modes belong to their type",             [](Record& r) { r.events[0].mode = "drone"; },
         "event.mode: events[0]: \"drone\" is unknown"                                                                                                                  },
        {"contexts are known",                     [](Record& r) { r.events[0].contexts[0] = "diplomacy"; },
         "event.context: events[0]: \"diplomacy\" is unknown; nearest is \"diplomatic\""                                                                                },
        {"a plan is not the act",                  [](Record& r) { r.events[0].plover = "CONSULT"; },
         "event.plover: events[0]: \"CONSULT\" for planned CONSULT; expected \"AGREE\""                                                                                 },
        {"what is denied is no event of PLOVER's",
         [](Record& r) { r.events[0].modality = "negated"; },
         "event.plover: events[0]: \"AGREE\" for negated CONSULT; expected none"                                                                                        },
        {"the quad class follows",                 [](Record& r) { r.events[0].quad = 3; },
         "event.quad: events[0]: 3; expected 1"                                                                                                                         },
        {"somebody takes part",                    [](Record& r) { r.events[0].actors.clear(); },
         "event.roles: events[0]: nobody takes part"                                                                                                                    },
        {"a place does not act",                   [](Record& r) { r.events[0].actors[1] = "Q71"; },
         "event.roles: events[0]: actors[1] is Place Q71, which can be no actor"                                                                                        },
        {"a person is no place",                   [](Record& r) { r.events[0].place = "Q58217"; },
         "event.roles: events[0]: place is Person Q58217, which can be no place"                                                                                        },
        {"nobody meets himself",                   [](Record& r) { r.events[0].recipients = {"Q58217"}; },
         "event.roles: events[0]: Q58217 takes part twice"                                                                                                              },
        {"no such month",                          [](Record& r) { r.events[0].date = Date{2022, 13, 0}; },
         "event.date: events[0]: there is no 2022-13"                                                                                                                   },
        {"stances are known",                      [](Record& r) { r.events[0].attribution->stance = "deny"; },
         "attribution.stance: events[0]: \"deny\" is unknown"                                                                                                           },
        {"a cue has a kind",                       [](Record& r) { r.events[0].cues[0].kind = ""; },
         "cue.kind: events[0].cues[0]: no kind"                                                                                                                         },
        {"a trigger stands in the text",           [](Record& r) { r.events[0].trigger = {}; },
         "quote.range: events[0].trigger: range 0..0"                                                                                                                   },
        {"a place does not speak",                 [](Record& r) { r.statements[0].speaker = "Q71"; },
         "statement.roles: statements[0]: speaker is Place Q71, which can be no speaker"                                                                                },
        {"kinds of statement are known",           [](Record& r) { r.statements[0].kind = "indrect"; },
         "statement.kind: statements[0]: \"indrect\" is unknown; nearest is \"indirect\""                                                                               },
        {"who is spoken of is declared",           [](Record& r) { r.statements[0].about[1] = "Q1"; },
         "entity.declared: statements[0]: about[1] is \"Q1\", which is no entity here"                                                                                  },
    }));
    INFO(row.why);
    Record record = test::record();
    row.breach(record);
    CHECK_THAT(check_record(record, test::schema()), Catch::VectorContains(row.message));
}

TEST_CASE("one breach gives one message", "[ontology][check]") {
    // A type that is unknown says nothing about ends, modes or categories.
    Record record = test::record();
    record.events[0].type = "MEET";
    CHECK(check_record(record, test::schema()).size() == 1);
    record = test::record();
    record.relations[1].type = "CITIZEN";
    CHECK(check_record(record, test::schema()).size() == 1);
}

TEST_CASE("an event may leave its recipient out", "[ontology][check]") {
    // PLOVER requires one for AID; an article may say no more than "mengirim bantuan".
    Record record = test::record();
    Event& event = record.events[0];
    event.type = event.plover = "AID";
    event.modality = "actual";
    event.mode = "";
    event.quad = 2;
    CHECK(check_record(record, test::schema()) == Messages{});
}

TEST_CASE("what only the knowledge base knows needs no mention", "[ontology][check]") {
    Record record = test::record();
    record.entities.push_back({"Q212", "Q212", "State", "Ukraina", {}});
    CHECK(check_record(record, test::schema()).size() == 1);
    record.relations[1].to = "Q212";
    CHECK(check_record(record, test::schema()) == Messages{});
}

TEST_CASE("quotes are read back from the text by code point", "[ontology][check]") {
    CHECK(check_quotes(test::record(), test::article) == Messages{});
}

TEST_CASE("a quote that does not stand where it says is found", "[ontology][check]") {
    struct Row {
        std::string why;
        std::function<void(Record&)> breach;
        std::string message;
    };
    const auto row = GENERATE(values<Row>({
        {"bytes taken for code points",
         [](Record& r) { ++r.events[0].trigger.start, ++r.events[0].trigger.end; },
         "quote.offset: events[0].trigger: 54..61 reads \"ertemu \", not \"bertemu\""           },
        {"text cleaned after reading",               [](Record& r) { r.statements[0].cue->text = "Kata"; },
         "quote.offset: statements[0].cue: 105..109 reads \"kata\", not \"Kata\""               },
        {"beyond the end",                           [](Record& r) { r.relations[0].evidence.end = 4000; },
         "quote.offset: relations[0].evidence: 8..4000 lies outside the text of 141 code points"},
        {"upside down",
         [](Record& r) { std::swap(r.events[0].evidence.start, r.events[0].evidence.end); },
         "quote.offset: events[0].evidence: 85..34 lies outside the text of 141 code points"    },
        {"boilerplate too",                          [](Record& r) { r.boilerplate[0].end = 142; },
         "quote.offset: boilerplate[0]: 118..142 lies outside the text of 141 code points"      },
        {"long quotes are shown by their beginning",
         [](Record& r) { r.relations[0].evidence.text[0] = 'm'; },
         "quote.offset: relations[0].evidence: 8..47 reads \"Menteri Luar Negeri Rusia Sergey "
         "Lavrov\", "
         "not \"menteri Luar Negeri Rusia Sergey Lavrov\""                                      },
    }));
    INFO(row.why);
    Record record = test::record();
    row.breach(record);
    CHECK(check_quotes(record, test::article) == Messages{row.message});
}

TEST_CASE("a table row is no quote of the text", "[ontology][check]") {
    Record record = test::record();
    record.relations[1].evidence = {7, 9, "people.tsv:13"};
    CHECK(check_quotes(record, test::article) == Messages{});
    CHECK(check_quotes(Record{}, "") == Messages{});
}
