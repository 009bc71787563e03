#include "src/extract/pipeline.hpp"

#include <stdexcept>
#include <string>

#include "src/extract/stages.hpp"
#include "src/extract/write_record.hpp"

namespace entente {

Pipeline& Pipeline::then(std::unique_ptr<const Stage> stage) {
    if (!given_.contains(stage->needs()))
        throw std::logic_error(std::string(stage->name()) +
                               " needs a layer that no earlier stage gives");
    given_ = given_ | stage->gives();
    stages_.push_back(std::move(stage));
    return *this;
}

void Pipeline::run(Reading& reading, const Knowledge& knowledge) const {
    for (const auto& stage : stages_) stage->run(reading, knowledge);
}

Pipeline naming_pipeline() {
    Pipeline pipeline;
    pipeline.then(words_stage())
        .then(dates_stage())
        .then(names_stage())
        .then(proposals_stage())
        .then(titles_stage())
        .then(links_stage())
        .then(published_stage())
        .then(offices_stage());
    return pipeline;
}

Pipeline telling_pipeline() {
    Pipeline pipeline = naming_pipeline();
    pipeline.then(same_actor_stage())
        .then(units_stage())
        .then(relations_stage())
        .then(statements_stage());
    return pipeline;
}

Pipeline news_pipeline() {
    Pipeline pipeline = telling_pipeline();
    pipeline.then(events_stage());
    return pipeline;
}

Record extract(const Document& document, const Pipeline& pipeline, const Knowledge& knowledge,
               const std::optional<Date>& published, bool background) {
    Reading reading(document);
    reading.background = background;
    if (published) {
        reading.published = published;
        reading.published_from = "option";
    }
    pipeline.run(reading, knowledge);
    // A record of many claims takes the place of what they were read from.
    reading.units = {};
    reading.words = {};
    reading.candidates = {};
    reading.titles = {};
    return write_record(reading, knowledge);
}

}  // namespace entente
