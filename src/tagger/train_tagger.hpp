#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "src/tagger/conll.hpp"
#include "src/tagger/tagger.hpp"

namespace entente {

struct TrainOptions {
    double l1 = 0.05;  ///< keeps features out that do little
    double l2 = 0.3;   ///< keeps weights small
    std::size_t iterations = 100;
    std::size_t least = 1;  ///< features seen less often are left out
    std::function<void(std::size_t iteration, double value)> progress;
};

/// Trains a tagger. The same model, bit by bit, for the same input.
TaggerModel train_tagger(std::span<const ConllSentence> sentences, WordFacts facts,
                         const TrainOptions& options);

}  // namespace entente
