#include "src/base/date.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace std::chrono_literals;
using std::chrono::sys_days;

TEST_CASE("ISO dates are read as precisely as they are told", "[base][date]") {
    struct Row {
        std::string why, iso;
        Date date;
    };
    const auto row = GENERATE(values<Row>({
        {"a day",                      "2022-01-21", {2022, 1, 21} },
        {"a month",                    "2021-12",    {2021, 12, 0} },
        {"a year",                     "2021",       {2021, 0, 0}  },
        {"a day of a year unknown",    "--01-10",    {0, 1, 10}    },
        {"a month of a year unknown",  "--01",       {0, 1, 0}     },
        {"29 February of a leap year", "2020-02-29", {2020, 2, 29} },
        {"... of the year 2000",       "2000-02-29", {2000, 2, 29} },
        {"... of a year unknown",      "--02-29",    {0, 2, 29}    },
        {"the first year",             "0001-01-01", {1, 1, 1}     },
        {"the last year",              "9999-12-31", {9999, 12, 31}},
    }));
    INFO(row.why << ": " << row.iso);
    CHECK(Date::parse(row.iso) == row.date);
    CHECK(row.date.iso() == row.iso);
}

TEST_CASE("what is no date is none", "[base][date]") {
    struct Row {
        std::string why, text;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing",                                   ""                },
        {"no such day",                               "2021-02-29"      },
        {"... nor in a century that is no leap year", "1900-02-29"      },
        {"... nor in any year",                       "--02-30"         },
        {"April has 30 days",                         "2022-04-31"      },
        {"month 13",                                  "2022-13"         },
        {"month 0",                                   "2022-00"         },
        {"day 0",                                     "2022-01-00"      },
        {"year 0 means unknown, and is written so",   "0000-01-01"      },
        {"one digit",                                 "2022-1-21"       },
        {"three digits",                              "2022-011"        },
        {"no dashes",                                 "20220121"        },
        {"another order",                             "21-01-2022"      },
        {"a time after it",                           "2022-01-21T10:00"},
        {"a space after it",                          "2022-01-21 "     },
        {"an open end",                               "2022-"           },
        {"... and another",                           "2022-01-"        },
        {"a day without its month",                   "---10"           },
        {"only dashes",                               "--"              },
        {"a sign",                                    "+2022"           },
        {"a negative year",                           "-2022-01-01"     },
        {"five digits",                               "12022"           },
        {"digits of another script",                  "\xD9\xA2\xD9\xA0"},
    }));
    INFO(row.why << ": " << row.text);
    CHECK_FALSE(Date::parse(row.text));
}

TEST_CASE("dates made by hand can be wrong, and say so", "[base][date]") {
    CHECK_FALSE(Date{}.valid());
    CHECK_FALSE(Date{0, 0, 10}.valid());  // a day without its month
    CHECK_FALSE(Date{2022, 0, 10}.valid());
    CHECK_FALSE(Date{2022, 13, 0}.valid());
    CHECK_FALSE(Date{-1, 1, 1}.valid());
    CHECK_FALSE(Date{10000, 1, 1}.valid());
    CHECK(Date{2022, 1, 0}.valid());
}

TEST_CASE("only a date with all three parts is complete", "[base][date]") {
    CHECK(Date{2022, 1, 21}.complete());
    CHECK_FALSE(Date{2022, 1, 0}.complete());
    CHECK_FALSE(Date{0, 1, 21}.complete());
}

TEST_CASE("calendar days become dates", "[base][date]") {
    CHECK(Date::of(sys_days{2022y / 1 / 21}) == Date{2022, 1, 21});
}

TEST_CASE("a vague date spans all days it may mean", "[base][date]") {
    struct Row {
        std::string why, iso;
        sys_days first, last;
    };
    const auto row = GENERATE(values<Row>({
        {"a day",              "2022-01-21", 2022y / 1 / 21, 2022y / 1 / 21 },
        {"a short month",      "2021-02",    2021y / 2 / 1,  2021y / 2 / 28 },
        {"... in a leap year", "2024-02",    2024y / 2 / 1,  2024y / 2 / 29 },
        {"a year",             "2021",       2021y / 1 / 1,  2021y / 12 / 31},
    }));
    INFO(row.why);
    CHECK(first_day(*Date::parse(row.iso)) == row.first);
    CHECK(last_day(*Date::parse(row.iso)) == row.last);
}

TEST_CASE("a day lies within a term when it may", "[base][date]") {
    struct Row {
        std::string why, day, start, end;
        bool within;
    };
    const auto row = GENERATE(values<Row>({
        {"between",                           "2022-01-21", "2021-01-26", "2025-01-20", true },
        {"on the first day",                  "2021-01-26", "2021-01-26", "",           true },
        {"on the last day",                   "2025-01-20", "",           "2025-01-20", true },
        {"the day before",                    "2021-01-25", "2021-01-26", "",           false},
        {"the day after",                     "2025-01-21", "",           "2025-01-20", false},
        {"no term told",                      "2022-01-21", "",           "",           true },
        {"a vague end counts whole",          "2022-12-31", "",           "2022",       true },
        {"a vague start too",                 "2021-01-01", "2021",       "",           true },
        {"a vague day that touches",          "2021-01",    "2021-01-26", "",           true },
        {"a vague day that does not",         "2020",       "2021-01-26", "",           false},
        {"a day of a year unknown",           "--01-21",    "",           "",           false},
        {"a start of a year unknown is open", "2022-01-21", "--03-01",    "",           true },
    }));
    INFO(row.why);
    CHECK(within(*Date::parse(row.day), Date::parse(row.start), Date::parse(row.end)) ==
          row.within);
}

TEST_CASE("dates sort by year, month, day, the vague first", "[base][date]") {
    CHECK(Date{2021, 12, 31} < Date{2022, 1, 1});
    CHECK(Date{2022, 0, 0} < Date{2022, 1, 0});
    CHECK(Date{2022, 1, 0} < Date{2022, 1, 1});
}
