#include "src/extract/pipeline.hpp"

#include <catch2/catch.hpp>

#include "src/extract/stages.hpp"

using namespace entente;

TEST_CASE("a stage before what it needs is a mistake found at once", "[extract][pipeline]") {
    Pipeline pipeline;
    CHECK_THROWS_WITH(pipeline.then(names_stage()),
                      "names needs a layer that no earlier stage gives");
    CHECK_NOTHROW(pipeline.then(words_stage()).then(names_stage()));
    CHECK_THROWS_WITH(pipeline.then(events_stage()),
                      "events needs a layer that no earlier stage gives");
}

TEST_CASE("the news pipeline has every stage once", "[extract][pipeline]") {
    const Pipeline pipeline = news_pipeline();
    std::vector<std::string> names;
    for (const auto& stage : pipeline.stages()) names.emplace_back(stage->name());
    CHECK(names == std::vector<std::string>{"words", "dates", "names", "proposals", "titles", "links",
                                            "published", "offices", "same_actor", "units",
                                            "relations", "statements", "events"});
}
