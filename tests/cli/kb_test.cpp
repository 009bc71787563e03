#include <catch2/catch.hpp>

#include "program.hpp"

using entente::test::Folder;
using entente::test::run;

TEST_CASE("a title means who held the office on that day", "[cli][kb]") {
    struct Row {
        std::string name, day, id, person;
    };
    const auto row = GENERATE(values<Row>({
        {"Menlu AS",         "2022-01-20", "Q7821917", "Antony Blinken"           },
        {"Menlu AS",         "2016-05-01", "Q22316",   "John Kerry"               },
        {"Sekjen NATO",      "2022-01-20", "Q57665",   "Jens Stoltenberg"         },
        {"Presiden Ukraina", "2013-01-01", "Q1459658", "Viktor Yanukovych"        },
        {"Presiden RI",      "2010-06-01", "Q57405",   "Susilo Bambang Yudhoyono" },
    }));
    const Folder folder;
    const auto outcome = run(folder, "entente kb lookup '" + row.name + "' --date " + row.day);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.code == 0);
    CHECK_THAT(outcome.out, Catch::StartsWith(row.id) && Catch::Contains(row.person));
}

TEST_CASE("a title alone means its holder where background is asked for", "[cli][kb]") {
    const Folder folder;
    folder.write("a.txt", "Sikap Washington\n\nMenlu AS menolak usulan Rusia itu.\n");
    const std::string read = "entente read a.txt --published 2022-01-20";
    CHECK_THAT(run(folder, read).out, !Catch::Contains("Blinken"));
    const auto outcome = run(folder, read + " --background");
    INFO(outcome.out << outcome.err);
    CHECK(outcome.code == 0);
    for (const char* part : {"\"id\":\"Q7821917\"", "\"kind\":\"title\"", "\"background\":true",
                             "terms.tsv: Menteri Luar Negeri of Amerika Serikat, 2021-01-26"})
        CHECK_THAT(outcome.out, Catch::Contains(part));
}

TEST_CASE("a name is looked up with its readings", "[cli][kb]") {
    const Folder folder;
    const auto kiev = run(folder, "entente kb lookup Kiev");
    CHECK_THAT(kiev.out, Catch::Contains("Kiev (Place") && Catch::Contains("Ukraina (State)") &&
                             Catch::Contains("metonym"));
    const auto nobody = run(folder, "entente kb lookup Ruritania");
    CHECK(nobody.code == 1);
    CHECK(nobody.err == "entente: nobody is known as \"Ruritania\"\n");
}

TEST_CASE("actors of one's own are found and linked", "[cli][kb]") {
    const Folder folder;
    folder.write("own.tsv",
                 "id\ttype\tname_id\tname_en\tstate\tstart\tend\tweight\tsource\taliases\n"
                 "\tState\tRuritania\tRuritania\t\t\t\t100\town\tRuritani Raya\n");
    folder.write("a.txt", "Ruritania Raya menolak usulan itu.\n\nRusia mengecam Ruritania.\n");
    const auto outcome = run(folder, "entente read a.txt --kb own.tsv");
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK_THAT(outcome.out, Catch::Contains("\"name\":\"Ruritania\"") &&
                                Catch::Contains("\"type\":\"State\""));
}

TEST_CASE("the knowledge base says what is wrong with its tables", "[cli][kb]") {
    const Folder folder;
    const auto outcome = run(folder, "entente kb check nowhere");
    CHECK(outcome.code == 1);
    CHECK_THAT(outcome.err, Catch::Contains("nowhere"));
    CHECK(run(folder, "entente kb lokup X").code == 2);
    CHECK(run(folder, "entente kb").code == 2);
}
