#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ontology/record.hpp"
#include "src/extract/stage.hpp"

namespace entente {

/// Stages in an order that is checked when the pipeline is made.
class Pipeline {
public:
    /// @throws std::logic_error when no earlier stage gives what this one needs
    Pipeline& then(std::unique_ptr<const Stage> stage);
    void run(Reading& reading, const Knowledge& knowledge) const;
    const std::vector<std::unique_ptr<const Stage>>& stages() const noexcept { return stages_; }

private:
    Layers given_;
    std::vector<std::unique_ptr<const Stage>> stages_;
};

/// The pipeline that reads news: every stage there is, in its place.
Pipeline news_pipeline();

/// The stages before events are told: what tellings_of() needs.
Pipeline telling_pipeline();

/// The stages that tell names and offices, and no more.
Pipeline naming_pipeline();

/// Reads one article.
/// @param published  day of publication where the caller knows it; told by the text otherwise
/// @param background  also what only the knowledge base says: who held an office named alone
/// @return  its claims, all obeying the ontology; entities in the order of their first mention
Record extract(const Document& document, const Pipeline& pipeline, const Knowledge& knowledge,
               const std::optional<Date>& published = std::nullopt, bool background = false);

}  // namespace entente
