#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/tagger/word_facts.hpp"

namespace entente {

/// What speaks for an option and against it, as train_choices() learned it: a weight for each
/// feature. Among the options of a choice, and the choice of none (which weighs 0), the chance of
/// each is the exponential of its sum of weights, by all of them.
struct ChoiceModel {
    float unit = 1;                     ///< what a weight of 1 stands for, in natural logarithms
    std::vector<std::uint32_t> keys;    ///< of features, rising
    std::vector<std::int16_t> weights;  ///< one each
};

/// The model file: docs/acts.md, "The model file".
std::string write_choices(const ChoiceModel& model);
/// Checks magic, size, checksum and order. @param name  for messages
/// @throws InputError naming the file and what is wrong
ChoiceModel read_choices(std::string_view bytes, const std::string& name);
/// Writes the right checksum into a model file: for tests that damage one and want to get past it.
void seal_choices(std::string& bytes);

/// Looks weights up. Const after it is made: any number of threads.
class Chooser {
public:
    explicit Chooser(ChoiceModel model);

    /// In steps of unit(); 0 for a feature that was not learned.
    std::int32_t weight(std::uint32_t key) const noexcept {
        const std::size_t at = index_.find(model_.keys, key);
        return at < model_.keys.size() ? model_.weights[at] : 0;
    }
    double unit() const noexcept { return model_.unit; }

    /// The chance of each option, by their sums of weights; what is missing to 1 is that of none.
    std::vector<double> chances(std::span<const std::int32_t> sums) const;

private:
    ChoiceModel model_;
    KeyIndex index_;
};

}  // namespace entente
