#include "src/acts/train_choices.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "src/tagger/lbfgs.hpp"

namespace entente {

void ChoiceData::add_option(std::span<const std::uint32_t> keys, bool right) {
    keys_.insert(keys_.end(), keys.begin(), keys.end());
    option_ends_.push_back(static_cast<std::uint32_t>(keys_.size()));
    right_.push_back(right);
}

void ChoiceData::end_choice(bool none) {
    const auto first = right_.begin() + (choice_ends_.empty() ? 0 : choice_ends_.back());
    none_.push_back(none || std::find(first, right_.end(), true) == right_.end());
    choice_ends_.push_back(static_cast<std::uint32_t>(option_ends_.size()));
}

class ChoiceTrainer {
public:
    ChoiceTrainer(const ChoiceData& data, const ChoiceTraining& training)
        : data_(data), training_(training) {
        number_features();
    }

    ChoiceModel run() {
        std::vector<double> weights(keys_.size(), 0.0);
        LbfgsOptions options;
        options.iterations = training_.iterations;
        options.progress = training_.progress;
        minimise([this](auto x, auto gradient) { return value(x, gradient); }, options, weights);
        return rounded(weights);
    }

private:
    void number_features() {
        std::vector<std::uint32_t> sorted = data_.keys_;
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < sorted.size();) {
            const std::size_t first = i;
            while (i < sorted.size() && sorted[i] == sorted[first]) ++i;
            if (i - first >= training_.least) keys_.push_back(sorted[first]);
        }
        std::uint32_t at = 0;
        for (const std::uint32_t end : data_.option_ends_) {
            for (; at < end; ++at) {
                const auto key = std::lower_bound(keys_.begin(), keys_.end(), data_.keys_[at]);
                if (key != keys_.end() && *key == data_.keys_[at])
                    features_.push_back(static_cast<std::uint32_t>(key - keys_.begin()));
            }
            ends_.push_back(static_cast<std::uint32_t>(features_.size()));
        }
    }

    std::span<const std::uint32_t> features(std::size_t option) const {
        const std::size_t begin = option == 0 ? 0 : ends_[option - 1];
        return {features_.data() + begin, features_.data() + ends_[option]};
    }

    /// What the right options lack of certainty, in natural logarithms, over all choices.
    double value(std::span<const double> x, std::span<double> gradient) {
        double sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            sum += training_.l2 * x[i] * x[i] / 2;
            gradient[i] = training_.l2 * x[i];
        }
        std::size_t first = 0;
        for (std::size_t c = 0; c < data_.choices(); ++c) {
            const std::size_t last = data_.choice_ends_[c];
            sum += choice(first, last, data_.none_[c], x, gradient);
            first = last;
        }
        return sum;
    }

    double choice(std::size_t first, std::size_t last, bool none, std::span<const double> x,
                  std::span<double> gradient) {
        sums_.clear();
        double most = 0;
        for (std::size_t option = first; option < last; ++option) {
            double sum = 0;
            for (std::uint32_t feature : features(option)) sum += x[feature];
            sums_.push_back(sum);
            most = std::max(most, sum);
        }
        double all = std::exp(-most), right = none ? all : 0;
        for (std::size_t i = 0; i < sums_.size(); ++i) {
            sums_[i] = std::exp(sums_[i] - most);
            all += sums_[i];
            if (data_.right_[first + i]) right += sums_[i];
        }
        for (std::size_t i = 0; i < sums_.size(); ++i) {
            const double wanted = data_.right_[first + i] ? sums_[i] / right : 0;
            const double push = sums_[i] / all - wanted;
            for (std::uint32_t feature : features(first + i)) gradient[feature] += push;
        }
        return std::log(all) - std::log(right);
    }

    ChoiceModel rounded(std::span<const double> weights) const {
        constexpr double steps = std::numeric_limits<std::int16_t>::max();
        double most = 1e-3;
        for (double weight : weights) most = std::max(most, std::abs(weight));
        ChoiceModel model;
        model.unit = static_cast<float>(std::min(1.0, most / steps));
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const auto weight = static_cast<std::int16_t>(
                std::clamp(std::round(weights[i] / double{model.unit}), -steps, steps));
            if (weight == 0) continue;
            model.keys.push_back(keys_[i]);
            model.weights.push_back(weight);
        }
        return model;
    }

    const ChoiceData& data_;
    const ChoiceTraining& training_;
    std::vector<std::uint32_t> keys_;             ///< that count, rising
    std::vector<std::uint32_t> features_, ends_;  ///< of each option: positions in keys_
    std::vector<double> sums_;
};

ChoiceModel train_choices(const ChoiceData& data, const ChoiceTraining& training) {
    return ChoiceTrainer(data, training).run();
}

}  // namespace entente
