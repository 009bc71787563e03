#include <catch2/catch.hpp>

#include "reader.hpp"

using namespace entente;

namespace {

/// The date of the one event of "Rusia menyerang Ukraina <phrase>."
std::string date_of(const std::string& phrase, const std::optional<Date>& published) {
    const Record record = test::read("Rusia menyerang Ukraina " + phrase + ".", published);
    REQUIRE(record.events.size() == 1);
    return record.events[0].date ? record.events[0].date->iso() : "none";
}

}  // namespace

TEST_CASE("dates are read as precisely as they are told", "[extract][dates]") {
    struct Row {
        std::string why, phrase, published, day;
    };
    const auto row = GENERATE(values<Row>({
        {"weekday, day and month",           "pada Jumat (21/1)",           "2022-01-20", "2022-01-21"},
        {"a misspelt weekday",               "pada Junat (21/1) lalu",      "2022-01-20", "2022-01-21"},
        {"with its year",                    "pada Kamis (24/2/2022)",      "2023-05-01", "2022-02-24"},
        {"two-digit year",                   "pada Kamis (24/2/22)",        "2023-05-01", "2022-02-24"},
        {"month by name",                    "pada 12 Januari",             "2022-01-20", "2022-01-12"},
        {"month by name and year",           "pada 7 Oktober 2023",         "",           "2023-10-07"},
        {"the year turns back",              "pada 29 Desember",            "2022-01-02", "2021-12-29"},
        {"the year turns forward",           "pada 3 Januari",              "2021-12-30", "2022-01-03"},
        {"a weekday chooses the year",       "pada Selasa (28/12)",         "2022-06-25", "2021-12-28"},
        {"year not to be told",              "pada 10 Januari",             "",           "--01-10"   },
        {"month and year",                   "pada Desember 2021",          "",           "2021-12"   },
        {"year alone",                       "pada tahun 2014",             "",           "2014"      },
        {"year since",                       "sejak 2014",                  "",           "2014"      },
        {"month of last year",               "Desember tahun lalu",         "2022-01-20", "2021-12"   },
        {"last year",                        "tahun lalu",                  "2022-01-20", "2021"      },
        {"last month",                       "bulan lalu",                  "2022-01-20", "2021-12"   },
        {"yesterday",                        "kemarin",                     "2022-03-01", "2022-02-28"},
        {"vaguer than a date can say",       "pekan lalu",                  "2022-01-20", "none"      },
        {"relative, and nobody knows today", "kemarin",                     "",           "none"      },
        {"part of the day between",          "pada Kamis malam (20/1)",     "2022-01-21", "2022-01-20"},
        {"a weekday alone is the last one",  "pada hari Rabu",              "2022-01-20", "2022-01-19"},
        {"a weekday of today",               "pada hari Kamis",             "2022-01-20", "2022-01-20"},
        {"a weekday gone by",                "Jumat lalu",                  "2022-01-20", "2022-01-14"},
        {"a week is no Sunday",              "minggu lalu",                 "2022-01-20", "none"      },
        {"days counted back",                "dua hari lalu",               "2022-01-20", "2022-01-18"},
        {"months counted back",              "3 bulan silam",               "2022-01-20", "2021-10"   },
        {"years counted back",               "lima tahun lalu",             "2022-01-20", "2017"      },
        {"how many is not told",             "beberapa hari lalu",          "2022-01-20", "none"      },
        {"a month gone by",                  "Oktober lalu",                "2022-01-20", "2021-10"   },
        {"a month alone",                    "pada Maret",                  "2022-05-20", "2022-03"   },
        {"the first of several days",        "pada 5-7 Januari 2022",       "2022-01-20", "2022-01-05"},
        {"in English order",                 "on January 21, 2022",         "",           "2022-01-21"},
        {"no such day",                      "pada 30 Februari",            "2022-01-20", "none"      },
        {"a range of people is no date",     "dengan 10-12 orang",          "2022-01-20", "none"      },
        {"a number is no year",              "dengan 2014 tentara",         "2022-01-20", "none"      },
    }));
    INFO(row.why << ": " << row.phrase);
    CHECK(date_of(row.phrase, Date::parse(row.published)) == row.day);
}

TEST_CASE("the day of publication is told by the text or not at all", "[extract][published]") {
    struct Row {
        std::string why, text, day;
    };
    const auto row = GENERATE(values<Row>({
        {"printed in full",                 "JAKARTA - Rusia menyerang Ukraina, Kamis (24/2/2022).",                     "2022-02-24"},
        {"weekday and officials agree",     "Menteri Luar Negeri AS Antony Blinken tiba di Berlin, Kamis (20/1).",       "2022-01-20"},
        {"far down the page",               "Satu. Dua. Tiga. Empat. Lima. Enam. Tujuh. Rusia menyerang Ukraina, Kamis (24/2/2022).", "2022-02-24"},
        {"printed with its yesterday",      "Rusia menyerang Ukraina, Kamis (24/2/2022) kemarin.",                       "2022-02-25"},
        {"a later report on the same page", "Rusia menyerang Ukraina, Kamis (24/2/2022). Iran menolak, Jumat (25/2/2022).", "2022-02-25"},
        {"weekday and a month of last year", "Rusia menyerang Ukraina pada Kamis (24/2). Mereka bertemu pada 7 Desember 2021.", "2022-02-24"},
        {"a year alone says little",        "Rusia menyerang Ukraina pada Kamis (24/2). Mereka bermusuhan sejak 2014.", "none"      },
        {"a day to come is not today",      "Presiden AS Joe Biden akan tiba di Bali pada Minggu (13/11/2022).",         "none"      },
        {"said of what is to come",         "\"Kami akan datang,\" kata Sergey Lavrov, Kamis (24/2/2022).",               "2022-02-24"},
        {"yesterday is not to come",        "Rusia akan menolak serangan Kamis (24/2/2022) kemarin.",                    "2022-02-25"},
        {"a weekday alone fits many years", "Rusia menyerang Ukraina pada Kamis (24/2).",                                "none"      },
        {"no date",                         "Rusia menyerang Ukraina.",                                                  "none"      },
    }));
    INFO(row.why);
    const Record record = test::read(row.text);
    CHECK((record.document.published ? record.document.published->iso() : "none") == row.day);
    CHECK(record.document.published_from == (row.day == "none" ? "none" : "text"));
}
