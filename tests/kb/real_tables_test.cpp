#include <algorithm>

#include <catch2/catch.hpp>

#include "src/kb/surface.hpp"
#include "tests/kb/tables.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::filesystem::path data = ENTENTE_SOURCE_DIR "/data/kb";

/// The tables that the project ships; null while there are none.
const KnowledgeBase* shipped() {
    if (!std::filesystem::exists(data / "states.tsv")) {
        WARN("no tables in data/kb");
        return nullptr;
    }
    static const KnowledgeBase kb = KnowledgeBase::from_tables(data);
    return &kb;
}

bool holds(const KnowledgeBase& kb, const char* person, const char* office, const char* of,
           const char* day) {
    const auto terms = kb.holders(office, known(kb, of));
    return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
        return kb.actor(term.person).id == person &&
               within(Date::parse(day).value(), term.start, term.end);
    });
}

}  // namespace

TEST_CASE("the tables of data/kb have no fault", "[kb][data]") {
    if (shipped() != nullptr) CHECK(shipped()->size() > 30000);
}

TEST_CASE("data/kb knows who held the offices of January 2022", "[kb][data]") {
    const KnowledgeBase* kb = shipped();
    if (kb == nullptr) return;
    struct Row {
        const char *person, *office, *of, *day;
        bool held;
    };
    const auto row = GENERATE(values<Row>({
        {"Q7821917", "minister_of_foreign_affairs", "Q30",  "2022-01-20", true },
        {"Q7821917", "minister_of_foreign_affairs", "Q30",  "2020-01-20", false},
        {"Q7821917", "minister_of_foreign_affairs", "Q159", "2022-01-20", false},
        {"Q58217",   "minister_of_foreign_affairs", "Q159", "2022-01-20", true },
        {"Q76",      "head_of_state",               "Q30",  "2016-12-31", true },
        {"Q76",      "head_of_state",               "Q30",  "2017-02-01", false},
    }));
    INFO(row.person << " " << row.office << " " << row.day);
    CHECK(holds(*kb, row.person, row.office, row.of, row.day) == row.held);
}

TEST_CASE("data/kb knows the foreign ministry of the United States", "[kb][data]") {
    const KnowledgeBase* kb = shipped();
    if (kb == nullptr) return;
    const auto body = kb->body_of("ministry_of_foreign_affairs", known(*kb, "Q30"));
    REQUIRE(body);
    CHECK(kb->actor(*body).id == "Q789915");
}

// DESIGN, law 7: these are never taken for one another.
TEST_CASE("names that trap are of different actors in data/kb", "[kb][data]") {
    const KnowledgeBase* kb = shipped();
    if (kb == nullptr) return;
    struct Row {
        const char *one, *other;
    };
    const auto row = GENERATE(values<Row>({
        {"Austria",     "Australia"        },
        {"Niger",       "Nigeria"          },
        {"Slovakia",    "Slovenia"         },
        {"Gambia",      "Zambia"           },
        {"Mali",        "Malawi"           },
        {"Sudan",       "Sudan Selatan"    },
        {"Rusia",       "Belarusia"        },
        {"Guinea",      "Guinea-Bissau"    },
        {"Guinea",      "Papua Nugini"     },
        {"Dominika",    "Republik Dominika"},
        {"Korea Utara", "Korea Selatan"    },
    }));
    INFO(row.one << " and " << row.other);
    const auto state_of = [kb](const char* name) -> std::optional<ActorIndex> {
        for (const std::uint32_t i : kb->lookup(name))
            if (kb->actor(kb->reading(i).actor).type == "State") return kb->reading(i).actor;
        return std::nullopt;
    };
    REQUIRE(state_of(row.one));
    REQUIRE(state_of(row.other));
    CHECK(state_of(row.one) != state_of(row.other));
}

TEST_CASE("every surface form of data/kb is matched as a whole", "[kb][data]") {
    const KnowledgeBase* kb = shipped();
    if (kb == nullptr) return;
    std::vector<std::uint32_t> tokens;
    std::vector<AliasMatch> matches;
    std::size_t missed = 0;
    for (std::uint32_t i = 0; i < kb->readings(); ++i) {
        const AliasReading reading = kb->reading(i);
        for (const auto& row : token_rows(reading.surface)) {
            tokens.clear();
            for (const std::string& token : row) tokens.push_back(kb->token_id(token));
            kb->match(tokens, matches);
            const bool whole = matches.size() == 1 && matches[0].last == tokens.size() &&
                               std::find(matches[0].readings.begin(), matches[0].readings.end(),
                                         i) != matches[0].readings.end();
            if (whole) continue;
            ++missed;
            UNSCOPED_INFO(reading.surface);
        }
    }
    CHECK(missed == 0);
}

TEST_CASE("the image of data/kb is small", "[kb][data]") {
    if (shipped() != nullptr) CHECK(shipped()->bytes().size() < 25'000'000);
}
