#include "tests/export/sample_graphs.hpp"

#include "graph/build_graph.hpp"
#include "tests/graph/sample_records.hpp"

namespace entente::test {
namespace {

struct ActorRow {
    const char* id;
    const char* type;
    const char* name;
};
const std::vector<ActorRow> actor_rows{
    {"Q58217",         "Person",                    "Sergey Lavrov"                    },
    {"Q7821917",       "Person",                    "Antony Blinken"                   },
    {"Q20812953",      "Person",                    "Maria Zakharova"                  },
    {"Q7747",          "Person",                    "Vladimir Putin"                   },
    {"Q3874799",       "Person",                    "Volodymyr Zelenskyy"              },
    {"Q6279",          "Person",                    "Joe Biden"                        },
    {"Q57665",         "Person",                    "Jens Stoltenberg"                 },
    {"Q18342668",      "Person",                    "Retno Marsudi"                    },
    {"Q3318231",       "Person",                    "Joko Widodo"                      },
    {"Q311440",        "Person",                    "António Guterres"                },
    {"Q3052772",       "Person",                    "Emmanuel Macron"                  },
    {"Q159",           "State",                     "Rusia"                            },
    {"Q212",           "State",                     "Ukraina"                          },
    {"Q30",            "State",                     "Amerika Serikat"                  },
    {"Q252",           "State",                     "Indonesia"                        },
    {"Q142",           "State",                     "Prancis"                          },
    {"Q183",           "State",                     "Jerman"                           },
    {"Q184",           "State",                     "Belarusia"                        },
    {"Q801",           "State",                     "Israel"                           },
    {"Q219060",        "State",                     "Palestina"                        },
    {"Q39",            "State",                     "Swiss"                            },
    {"Q7184",          "InternationalOrganization", "NATO"                             },
    {"Q458",           "InternationalOrganization", "Uni Eropa"                        },
    {"Q1065",          "InternationalOrganization", "Perserikatan Bangsa-Bangsa"       },
    {"Q7768",          "InternationalOrganization", "ASEAN"                            },
    {"Q38799",         "ArmedGroup",                "Hamas"                            },
    {"Q223799",        "MediaOrganization",         "TASS"                             },
    {"Q71",            "Place",                     "Jenewa"                           },
    {"x-000000000001", "GovernmentBody",            "Kementerian Luar Negeri Rusia"    },
    {"x-000000000002", "MilitaryForce",             "Angkatan Bersenjata Ukraina"      },
    {"x-000000000003", "Agreement",                 "Nota kesepahaman jaminan keamanan"},
    {"x-000000000004", "PoliticalParty",            "Partai Contoh"                    },
    {"x-000000000005", "Company",                   "Perusahaan Gas Contoh"            },
    {"x-000000000006", "Group",                     "Barat"                            },
    {"x-000000000007", "Organization",              "Palang Merah Contoh"              },
};

struct OfficeRow {
    const char* person;
    const char* title;
    const char* of;
    bool former;
};
const std::vector<OfficeRow> office_rows{
    {"Q58217",    "Menteri Luar Negeri", "Q159",           false},
    {"Q7821917",  "Menteri Luar Negeri", "Q30",            false},
    {"Q20812953", "juru bicara",         "x-000000000001", false},
    {"Q7747",     "Presiden",            "Q159",           false},
    {"Q3874799",  "Presiden",            "Q212",           false},
    {"Q6279",     "Presiden",            "Q30",            false},
    {"Q57665",    "Sekretaris Jenderal", "Q7184",          true },
    {"Q18342668", "Menteri Luar Negeri", "Q252",           true },
    {"Q3318231",  "Presiden",            "Q252",           true },
    {"Q311440",   "Sekretaris Jenderal", "Q1065",          false},
    {"Q3052772",  "Presiden",            "Q142",           false},
};

struct TieRow {
    const char* from;
    const char* type;
    const char* to;
};
const std::vector<TieRow> tie_rows{
    {"Q30",            "MEMBER_OF",  "Q7184"},
    {"Q142",           "MEMBER_OF",  "Q7184"},
    {"Q183",           "MEMBER_OF",  "Q458" },
    {"Q142",           "MEMBER_OF",  "Q458" },
    {"Q252",           "MEMBER_OF",  "Q7768"},
    {"Q71",            "LOCATED_IN", "Q39"  },
    {"x-000000000001", "PART_OF",    "Q159" },
    {"x-000000000002", "PART_OF",    "Q212" },
    {"Q184",           "ALLY_OF",    "Q159" },
    {"x-000000000004", "LOCATED_IN", "Q183" },
};

struct ActRow {
    const char* actor;
    const char* type;
    const char* recipient;  ///< a second actor of CONSULT
    const char* modality;
    const char* date;
    int times;
};
const std::vector<ActRow> act_rows{
    {"Q58217",         "CONSULT",   "Q7821917",       "actual",       "2022-01-21", 3 },
    {"Q7821917",       "CONSULT",   "Q58217",         "planned",      "2022-02-24", 1 },
    {"Q159",           "ASSAULT",   "Q212",           "actual",       "2022-02-24", 12},
    {"Q159",           "COERCE",    "Q212",           "actual",       "2022-03-01", 2 },
    {"Q58217",         "ASSAULT",   "Q212",           "negated",      "2022-03-10", 1 },
    {"x-000000000002", "ASSAULT",   "Q159",           "actual",       "2022-03-05", 4 },
    {"Q7184",          "SUPPORT",   "Q212",           "actual",       "2022-02-25", 5 },
    {"Q30",            "AID",       "Q212",           "actual",       "2022-03-16", 8 },
    {"Q458",           "SANCTION",  "Q159",           "actual",       "2022-02-28", 6 },
    {"Q30",            "SANCTION",  "Q159",           "planned",      "2022-02-10", 2 },
    {"Q159",           "REQUEST",   "Q7184",          "actual",       "2022-01-12", 2 },
    {"Q159",           "ACCUSE",    "x-000000000006", "actual",       "2022-01-14", 1 },
    {"Q159",           "THREATEN",  "Q7184",          "hypothetical", "2022-01-20", 1 },
    {"Q7184",          "REJECT",    "Q159",           "actual",       "2022-01-12", 1 },
    {"Q3318231",       "CONSULT",   "Q7747",          "actual",       "2022-06-30", 1 },
    {"Q3318231",       "CONSULT",   "Q3874799",       "actual",       "2022-06-29", 1 },
    {"Q18342668",      "CONSULT",   "Q7821917",       "actual",       "2021-12-13", 1 },
    {"Q311440",        "REQUEST",   "Q159",           "actual",       "2022-04-26", 1 },
    {"Q1065",          "ACCUSE",    "Q159",           "actual",       "2022-03-02", 1 },
    {"Q801",           "ASSAULT",   "Q38799",         "actual",       "2023-10-08", 7 },
    {"Q38799",         "ASSAULT",   "Q801",           "actual",       "2023-10-07", 3 },
    {"Q219060",        "REQUEST",   "Q1065",          "actual",       "2023-10-11", 1 },
    {"Q252",           "SUPPORT",   "Q219060",        "actual",       "2023-10-11", 2 },
    {"Q3052772",       "CONSULT",   "Q7747",          "actual",       "2022-02-07", 1 },
    {"Q183",           "COOPERATE", "x-000000000005", "actual",       "2021-09-10", 1 },
    {"Q159",           "AGREE",     "x-000000000003", "negated",      "",           1 },
    {"x-000000000007", "AID",       "Q219060",        "planned",      "2023-10",    1 },
    {"Q223799",        "SUPPORT",   "Q159",           "actual",       "",           1 },
    {"Q6279",          "CONSULT",   "Q7747",          "hypothetical", "",           1 },
};

Event act(const ActRow& row, int time) {
    const bool mutual = schema().event(row.type)->symmetric;
    Event made = mutual ? event(row.type, {row.actor, row.recipient}, {}, row.date)
                        : event(row.type, {row.actor}, {row.recipient}, row.date);
    if (time > 0 && made.date && made.date->day != 0)
        made.date = Date{made.date->year, made.date->month, 1 + static_cast<unsigned>(time)};
    made.modality = row.modality;
    made.plover = schema().event(row.type)->category(row.modality);
    made.quad = schema().quad(*schema().event(row.type), row.modality);
    return made;
}

Record diplomacy_record() {
    Record record;
    record.document = document("diplomacy", "2022-07-01");
    for (const ActorRow& row : actor_rows)
        record.entities.push_back(entity(row.id, row.type, row.name));
    for (const OfficeRow& row : office_rows) {
        record.relations.push_back(relation("HOLDS_OFFICE", row.person, row.of));
        record.relations.back().title = row.title;
        record.relations.back().former = row.former;
    }
    for (const TieRow& row : tie_rows)
        record.relations.push_back(relation(row.type, row.from, row.to));
    for (const ActRow& row : act_rows)
        for (int time = 0; time < row.times; ++time) record.events.push_back(act(row, time));
    return record;
}

Node actor(std::string id, std::string type, std::string label) {
    Node made{std::move(id), "entity", std::move(type), std::move(label), {}, {}};
    made.attributes = {
        {"mentions", std::int64_t{1}},
        {"name",     made.label     }
    };
    return made;
}

}  // namespace

Graph small_graph(View view) {
    return build_graph(sample_records(), schema(), view);
}

Graph diplomacy_graph(View view) {
    const std::vector<Record> records{diplomacy_record()};
    return build_graph(records, schema(), view);
}

std::vector<std::string> hostile_texts() {
    using namespace std::string_literals;
    return {
        "\"quoted\" and 'quoted'",
        "line\nbreak\r\nand\ttab",
        "<b>&amp; &lt; & ]]> <!-- --> <?x?>",
        "back\\slash \\N \\G \\l \\\\",
        "ends in a backslash\\",
        "ends in a quote\"",
        "\\\"",
        "control \x01 \x1F \x7F and NUL \0 end"s,
        "broken \xFF \xC3( \xE2\x82 \xED\xA0\x80 utf-8",
        "not characters \xEF\xBF\xBE \xEF\xBF\xBF",
        "\xF0\x9F\x87\xAE\xF0\x9F\x87\xA9 \xE2\x9C\x97 emoji",
        "Сергей Лавров",
        "سيرغي لافروف",
        "中华人民共和国",
        " blanks around ",
        "%s %n ${x} `x` $(x)",
        std::string(3000, 'w'),
        "many words " + std::string(400, 'a') + std::string(300, ' ') + "z",
        "",
        "{\"@id\": \"x\"}",
        "digraph { a -> b }",
        "<table><tr><td>x</td></tr></table>",
        "=1+1",
    };
}

Graph hostile_graph() {
    const std::vector<std::string> texts = hostile_texts();
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        nodes.push_back(
            actor("x-" + std::to_string(100 + i), i % 2 == 0 ? "Person" : "State", texts[i]));
        nodes.back().attributes.insert(nodes.back().attributes.begin(),
                                       {
                                           "aliases", std::vector<std::string>{texts[i], "b"}
        });
        if (texts[i].empty()) {
            nodes.back().label = "?";
            nodes.back().attributes.pop_back();
        }
    }
    nodes.push_back(actor("x-900", "No\"such<type>", "alone"));
    nodes.push_back(actor("strange id \"<&>\\ /?#[]@ é", "State", "strange id"));
    const auto add = [&](std::size_t from, std::size_t to, const std::string& label) {
        Edge edge{"edge:" + std::to_string(1000 + edges.size()), "ACCUSE", from, to, label, {}, {}};
        edge.attributes = {
            {"count",    std::int64_t{5'000'000'000}},
            {"first",    std::string("2022-01-21")  },
            {"last",     std::string("--01-10")     },
            {"modality", std::string("negated")     },
            {"quad",     std::int64_t{3}            },
            {"score",    -3.25                      }
        };
        if (!label.empty()) edge.attributes.emplace_back("text", label);
        edge.witnesses = {
            {"sha256:d", 1, 2, label, label, 0.1}
        };
        edges.push_back(std::move(edge));
    };
    for (std::size_t i = 0; i + 1 < texts.size(); ++i) add(i, i + 1, texts[i]);
    add(0, 1, "parallel");
    add(0, 1, "parallel");
    add(2, 2, "loop");
    add(2, 2, "loop");
    add(texts.size() + 1, 0, "from a strange id");
    return {std::move(nodes), std::move(edges)};
}

Graph ring_graph(std::size_t actors) {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    const std::vector<std::string> types{"Person", "State", "InternationalOrganization", "Place"};
    for (std::size_t i = 0; i < actors; ++i)
        nodes.push_back(actor("x-" + std::to_string(100'000 + i), types[i % types.size()],
                              "Actor number " + std::to_string(i)));
    const auto add = [&](std::size_t from, std::size_t to, const char* type, int quad) {
        Edge edge{"edge:" + std::to_string(100'000 + edges.size()), type, from, to, type, {}, {}};
        edge.attributes = {
            {"count",    std::int64_t{1 + static_cast<int>(from % 5)}},
            {"modality", std::string("actual")                       },
            {"quad",     std::int64_t{quad}                          }
        };
        edges.push_back(std::move(edge));
    };
    for (std::size_t i = 0; i < actors; ++i) {
        add(i, (i + 1) % actors, "CONSULT", 1);
        if (i % 3 == 0) add(i, (i * 7 + 5) % actors, "ACCUSE", 3);
        if (i % 5 == 0) add(i, (i * 3 + 2) % actors, "ASSAULT", 4);
    }
    return {std::move(nodes), std::move(edges)};
}

std::vector<NamedGraph> all_graphs() {
    std::vector<NamedGraph> all;
    all.push_back({"small-full", small_graph(View::full)});
    all.push_back({"small-actors", small_graph(View::actors)});
    all.push_back({"diplomacy-full", diplomacy_graph(View::full)});
    all.push_back({"diplomacy-actors", diplomacy_graph(View::actors)});
    all.push_back({"hostile", hostile_graph()});
    all.push_back({"ring-120", ring_graph(120)});
    all.push_back({"empty", Graph({}, {})});
    return all;
}

}  // namespace entente::test
