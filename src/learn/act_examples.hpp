#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/acts/train_choices.hpp"
#include "src/extract/act_context.hpp"
#include "src/extract/telling.hpp"

namespace entente {

/// An act that a reader found in an article.
struct ToldAct {
    /// Names of one participant, folded (fold_words()).
    using Names = std::vector<std::string>;

    std::optional<std::uint32_t> start;  ///< code point of the words that tell it
    std::string type, modality;
    std::vector<Names> actors, recipients;
};

/// What a reader found in an article; often nothing.
struct ToldArticle {
    std::string part;  ///< "train", "test"
    std::vector<ToldAct> acts;
};

/// Acts of a table (docs/acts.md) by article, that is by the name of its file without ending. A row
/// without a type tells of an article without acts.
/// @throws LoadError with all problems
std::map<std::string, ToldArticle> load_told_acts(const std::filesystem::path& file,
                                                  const Schema& schema);

/// Adds each telling of an article as a choice: right are the options that agree best with an act
/// told in its sentence, by the measure of score_article(); where there is none, none is right, and
/// with it what agrees with an act told elsewhere.
void add_examples(const ActContext& context, std::span<const Telling> tellings,
                  std::span<const ToldAct> told, ChoiceData& data);

}  // namespace entente
