#include <sstream>

#include <catch2/catch.hpp>

#include "src/kb/surface.hpp"
#include "tests/kb/tables.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Token ids of a sentence whose tokens stand apart by spaces.
std::vector<std::uint32_t> token_ids(const KnowledgeBase& kb, const std::string& sentence) {
    std::istringstream words(sentence);
    std::vector<std::uint32_t> all;
    std::string scratch;
    for (std::string word; words >> word;) all.push_back(kb.token_id(fold_token(word, scratch)));
    return all;
}

/// "0-2 Q1007; 4-5 Q1032": tokens [0, 2) and [4, 5), the best reading of each.
std::string told(const KnowledgeBase& kb, const std::vector<AliasMatch>& matches) {
    std::string all;
    for (const AliasMatch& match : matches) {
        const AliasReading best = kb.reading(match.readings.front());
        all += (all.empty() ? "" : "; ") + std::to_string(match.first) + "-" +
               std::to_string(match.last) + " " + std::string(kb.actor(best.actor).id);
    }
    return all;
}

std::string matched(const std::string& sentence) {
    std::vector<AliasMatch> matches;
    small_kb().match(token_ids(small_kb(), sentence), matches);
    return told(small_kb(), matches);
}

}  // namespace

TEST_CASE("the longest name wins, and traps keep apart", "[kb][match]") {
    struct Row {
        std::string why, sentence, matches;
    };
    const auto row = GENERATE(values<Row>({
        {"Niger is not Nigeria",                "Niger dan Nigeria",                               "0-1 Q1032; 2-3 Q1033"},
        {"nor a part of it",                    "Nigerian Nigers",                                 ""                    },
        {"three Guineas",                       "Guinea , Guinea - Bissau , Papua Nugini",
         "0-1 Q1006; 2-5 Q1007; 6-8 Q691"                                                                                },
        {"the hyphen may be left out",          "Guinea Bissau",                                   "0-2 Q1007"           },
        {"and be another one",                  "Guinea \u2013 Bissau",                            "0-3 Q1007"           },
        {"a comma parts",                       "Guinea , Bissau",                                 "0-1 Q1006"           },
        {"two hyphens are no hyphen",           "Guinea - - Bissau",                               "0-1 Q1006"           },
        {"two Koreas",                          "Korea Utara dan Korea Selatan",                   "0-2 Q423; 3-5 Q884"  },
        {"joined by a hyphen",                  "Korea Utara - Korea Selatan",                     "0-2 Q423; 3-5 Q884"  },
        {"Korea alone is neither",              "Korea dan Utara",                                 ""                    },
        {"two Sudans",                          "Sudan dan Sudan Selatan",                         "0-1 Q1049; 2-4 Q958" },
        {"begun but not ended",                 "Sudan Utara",                                     "0-1 Q1049"           },
        {"begun twice",                         "Papua Papua Nugini",                              "1-3 Q691"            },
        {"case is folded away",                 "KOREA utara",                                     "0-2 Q423"            },
        {"a mark neither begins nor ends",      "- Rusia -",                                       "1-2 Q159"            },
        {"two actors at a hyphen",              "Rusia - AS",                                      "0-1 Q159; 2-3 Q30"   },
        {"full stops inside",                   "A.S. dan A. S.",                                  "0-1 Q30; 2-4 Q30"    },
        {"a stop cut off",                      "A.S .",                                           "0-1 Q30"             },
        {"initials together or apart",          "F.X. Teladan F. X. Teladan F X Teladan",
         "0-2 x-0b69e38b94aa; 2-5 x-0b69e38b94aa; 5-8 x-0b69e38b94aa"                                                    },
        {"a comma that the name has",           "Kementerian Pendidikan , Kebudayaan , dan Riset",
         "0-7 x-4544c65242fb"                                                                                            },
        {"may be left out",                     "Kementerian Pendidikan Kebudayaan dan Riset",     "0-5 x-4544c65242fb"  },
        {"nowhere else it joins",               "Papua , Nugini",                                  ""                    },
        {"the end of the sentence comes first", "Korea",                                           ""                    },
        {"a mark at the end",                   "Guinea -",                                        "0-1 Q1006"           },
        {"no token",                            "",                                                ""                    },
    }));
    INFO(row.why << ": " << row.sentence);
    CHECK(matched(row.sentence) == row.matches);
}

TEST_CASE("all names from one token, shortest first", "[kb][match]") {
    const KnowledgeBase& kb = small_kb();
    const auto tokens = token_ids(kb, "di Guinea - Bissau");
    std::vector<AliasMatch> matches = {
        {7, 8, {}}
    };
    SECTION("both are told") {
        kb.match_at(tokens, 1, matches);
        CHECK(told(kb, matches) == "1-2 Q1006; 1-4 Q1007");
    }
    SECTION("a word inside begins none") {
        kb.match_at(tokens, 3, matches);
        CHECK(matches.empty());
    }
    SECTION("past the end there is none") {
        kb.match_at(tokens, 4, matches);
        CHECK(matches.empty());
    }
}

TEST_CASE("numbers of tokens", "[kb][match]") {
    const KnowledgeBase& kb = small_kb();
    CHECK(kb.token_id("zebra") == KnowledgeBase::unknown_token);
    CHECK(kb.token_id("") == KnowledgeBase::unknown_token);
    CHECK(kb.token_id("(") == KnowledgeBase::unknown_token);
    CHECK(kb.token_id("-") == KnowledgeBase::joining_token);
    CHECK(kb.token_id("rusia") > KnowledgeBase::joining_token);
    // A name of these tables holds a comma, so that it is a token of its own.
    CHECK(kb.token_id(",") > KnowledgeBase::joining_token);
}

TEST_CASE("token numbers that nobody gave match nothing", "[kb][match]") {
    std::vector<AliasMatch> matches;
    small_kb().match(std::vector<std::uint32_t>{0xffffffff, 1, 0xfffffffe, 100000}, matches);
    CHECK(matches.empty());
}
