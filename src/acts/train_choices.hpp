#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "src/acts/choice_model.hpp"

namespace entente {

/// Choices and which of their options are right.
class ChoiceData {
public:
    /// An option of the choice being told, by the keys of its features.
    void add_option(std::span<const std::uint32_t> keys, bool right);
    /// Ends the choice. @param none  whether none may be right, too; where no option is, it is
    void end_choice(bool none);

    std::size_t choices() const noexcept { return none_.size(); }
    std::size_t options() const noexcept { return right_.size(); }

private:
    friend class ChoiceTrainer;
    std::vector<std::uint32_t> keys_, option_ends_, choice_ends_;
    std::vector<bool> right_, none_;
};

struct ChoiceTraining {
    double l2 = 10;                ///< weight of half the sum of squares
    std::size_t iterations = 150;  ///< at most
    std::size_t least = 2;         ///< features of fewer options are left out
    std::function<void(std::size_t iteration, double value)> progress;  ///< may be empty
};

/// Learns weights under which the right options, taken together, are likely (conditional
/// log-linear model; several may be right without it being known which). The same data give the
/// same bytes.
ChoiceModel train_choices(const ChoiceData& data, const ChoiceTraining& training);

}  // namespace entente
