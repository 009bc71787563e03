#pragma once

#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "src/tagger/lbfgs.hpp"

namespace entente {

/// Sentences as a linear-chain CRF sees them: for each token its features and its label.
struct CrfData {
    std::uint32_t labels = 0;    ///< how many there are
    std::uint32_t features = 0;  ///< how many there are
    std::vector<std::uint32_t> sentences{0};  ///< first token of each, and the end of the last
    std::vector<std::uint32_t> tokens{0};     ///< first in `active` of each token, and the end
    std::vector<std::uint32_t> active;        ///< features, token by token
    std::vector<std::uint8_t> gold;           ///< label of each token

    std::span<const std::uint32_t> of_token(std::uint32_t token) const noexcept {
        return {active.data() + tokens[token], active.data() + tokens[token + 1]};
    }
};

/// Weights of features with labels, and of one label after another.
struct CrfWeights {
    std::vector<std::uint32_t> begin;   ///< of each feature in `label` and `weight`, and the end
    std::vector<std::uint8_t> label;
    std::vector<double> weight;
    std::vector<double> step;  ///< [before * labels + after]; row `labels`: the first of a sentence
};

/// How well weights explain data: the negative log-likelihood and its gradient.
class CrfObjective {
public:
    /// Features have weights with the labels they were seen with.
    explicit CrfObjective(const CrfData& data, double l2);

    std::size_t size() const noexcept { return label_.size() + steps(); }
    double operator()(std::span<const double> x, std::span<double> gradient) const;
    CrfWeights weights(std::span<const double> x) const;

private:
    std::size_t steps() const noexcept { return (data_.labels + 1U) * data_.labels; }
    struct Scratch;
    double sentence(std::uint32_t s, std::span<const double> x, std::span<double> gradient,
                    Scratch& scratch) const;

    const CrfData& data_;
    double l2_;
    std::vector<std::uint32_t> begin_;
    std::vector<std::uint8_t> label_;
};

/// Trains a CRF. @param l1, l2  penalties of large weights
CrfWeights train_crf(const CrfData& data, double l2, const LbfgsOptions& options);

/// The labels with the highest sum.
/// @param states  a score for each token and label, token by token
/// @param steps   as CrfWeights::step
template <class Number>
void best_labels(std::span<const Number> states, std::span<const Number> steps,
                 std::uint32_t labels, std::vector<std::uint8_t>& best) {
    const std::size_t size = labels == 0 ? 0 : states.size() / labels;
    best.assign(size, 0);
    if (size == 0) return;
    using Sum = std::conditional_t<std::is_integral_v<Number>, std::int64_t, Number>;
    std::vector<Sum> now(labels), next(labels);
    std::vector<std::uint8_t> from(size * labels);
    for (std::uint32_t y = 0; y < labels; ++y) now[y] = Sum{steps[labels * labels + y]} + states[y];
    for (std::size_t i = 1; i < size; ++i) {
        for (std::uint32_t y = 0; y < labels; ++y) {
            std::uint32_t came = 0;
            for (std::uint32_t z = 1; z < labels; ++z)
                if (now[z] + steps[z * labels + y] > now[came] + steps[came * labels + y]) came = z;
            from[i * labels + y] = static_cast<std::uint8_t>(came);
            next[y] = now[came] + steps[came * labels + y] + states[i * labels + y];
        }
        now.swap(next);
    }
    std::uint32_t y = 0;
    for (std::uint32_t z = 1; z < labels; ++z)
        if (now[z] > now[y]) y = z;
    for (std::size_t i = size; i-- > 0;) {
        best[i] = static_cast<std::uint8_t>(y);
        y = from[i * labels + y];
    }
}

/// How likely each label is at each token, all ways of labelling the sentence weighed: forward and
/// backward sums. @param states, steps  as for best_labels(), in units of `unit`
std::vector<double> label_shares(std::span<const std::int32_t> states,
                                 std::span<const std::int32_t> steps, double unit,
                                 std::uint32_t labels);

}  // namespace entente
