#include "src/tagger/crf.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

CrfObjective::CrfObjective(const CrfData& data, double l2) : data_(data), l2_(l2) {
    std::vector<std::vector<std::uint8_t>> seen(data.features);
    for (std::uint32_t t = 0; t < data.gold.size(); ++t)
        for (std::uint32_t f : data.of_token(t))
            if (std::find(seen[f].begin(), seen[f].end(), data.gold[t]) == seen[f].end())
                seen[f].push_back(data.gold[t]);
    begin_.push_back(0);
    for (auto& labels : seen) {
        std::sort(labels.begin(), labels.end());
        label_.insert(label_.end(), labels.begin(), labels.end());
        begin_.push_back(static_cast<std::uint32_t>(label_.size()));
    }
}

/// Tables of one sentence, token by token and label by label; kept from sentence to sentence.
struct CrfObjective::Scratch {
    std::vector<double> step;             ///< exp of the weights of steps
    std::vector<double> state, exp_state; ///< scores of labels, and their exp
    std::vector<double> forward, backward, sum;
};

double CrfObjective::operator()(std::span<const double> x, std::span<double> gradient) const {
    double value = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        gradient[i] = l2_ * x[i];
        value += 0.5 * l2_ * x[i] * x[i];
    }
    Scratch scratch;
    for (double w : x.subspan(label_.size())) scratch.step.push_back(std::exp(w));
    for (std::uint32_t s = 0; s + 1 < data_.sentences.size(); ++s)
        value += sentence(s, x, gradient, scratch);
    return value;
}

double CrfObjective::sentence(std::uint32_t s, std::span<const double> x,
                              std::span<double> gradient, Scratch& c) const {
    const std::uint32_t first = data_.sentences[s], size = data_.sentences[s + 1] - first;
    const std::uint32_t labels = data_.labels;
    if (size == 0) return 0;
    const std::span<const double> steps = x.subspan(label_.size());
    const std::span<double> step_gradient = gradient.subspan(label_.size());
    const double* const start = c.step.data() + labels * labels;
    double value = 0;

    // Scores of labels, each token's lowered by its highest so that exp() stays within bounds.
    c.state.assign(size * labels, 0);
    c.exp_state.resize(size * labels);
    for (std::uint32_t i = 0; i < size; ++i) {
        double* const state = c.state.data() + i * labels;
        for (std::uint32_t f : data_.of_token(first + i))
            for (std::uint32_t k = begin_[f]; k < begin_[f + 1]; ++k) state[label_[k]] += x[k];
        const std::uint32_t gold = data_.gold[first + i];
        value -= state[gold];
        value -= steps[(i == 0 ? labels : data_.gold[first + i - 1]) * labels + gold];
        const double highest = *std::max_element(state, state + labels);
        value += highest;
        for (std::uint32_t y = 0; y < labels; ++y)
            c.exp_state[i * labels + y] = std::exp(state[y] - highest);
    }

    // Forward and backward, each token's sum made 1.
    c.forward.resize(size * labels);
    c.backward.resize(size * labels);
    c.sum.resize(size);
    for (std::uint32_t i = 0; i < size; ++i) {
        double* const now = c.forward.data() + i * labels;
        if (i == 0)
            std::copy(start, start + labels, now);
        else {
            std::fill(now, now + labels, 0.0);
            for (std::uint32_t z = 0; z < labels; ++z)
                for (std::uint32_t y = 0; y < labels; ++y)
                    now[y] += now[static_cast<std::ptrdiff_t>(z) - labels] * c.step[z * labels + y];
        }
        double sum = 0;
        for (std::uint32_t y = 0; y < labels; ++y) sum += now[y] *= c.exp_state[i * labels + y];
        c.sum[i] = sum;
        value += std::log(sum);
        for (std::uint32_t y = 0; y < labels; ++y) now[y] /= sum;
    }
    std::fill(c.backward.end() - labels, c.backward.end(), 1.0);
    for (std::uint32_t i = size - 1; i-- > 0;) {
        const double* const behind = c.backward.data() + (i + 1) * labels;
        const double* const state = c.exp_state.data() + (i + 1) * labels;
        for (std::uint32_t z = 0; z < labels; ++z) {
            double sum = 0;
            for (std::uint32_t y = 0; y < labels; ++y)
                sum += c.step[z * labels + y] * state[y] * behind[y];
            c.backward[i * labels + z] = sum / c.sum[i + 1];
        }
    }

    // What the weights expect, less what is there.
    for (std::uint32_t i = 0; i < size; ++i) {
        const std::uint32_t gold = data_.gold[first + i];
        double* const expected = c.state.data() + i * labels;
        for (std::uint32_t y = 0; y < labels; ++y)
            expected[y] = c.forward[i * labels + y] * c.backward[i * labels + y];
        const std::uint32_t before = i == 0 ? labels : data_.gold[first + i - 1];
        step_gradient[before * labels + gold] -= 1;
        if (i == 0)
            for (std::uint32_t y = 0; y < labels; ++y)
                step_gradient[labels * labels + y] += expected[y];
        else
            for (std::uint32_t z = 0; z < labels; ++z)
                for (std::uint32_t y = 0; y < labels; ++y)
                    step_gradient[z * labels + y] +=
                        c.forward[(i - 1) * labels + z] * c.step[z * labels + y] *
                        c.exp_state[i * labels + y] * c.backward[i * labels + y] / c.sum[i];
        expected[gold] -= 1;
        for (std::uint32_t f : data_.of_token(first + i))
            for (std::uint32_t k = begin_[f]; k < begin_[f + 1]; ++k)
                gradient[k] += expected[label_[k]];
    }
    return value;
}

CrfWeights CrfObjective::weights(std::span<const double> x) const {
    CrfWeights w;
    w.begin = begin_;
    w.label = label_;
    w.weight.assign(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(label_.size()));
    w.step.assign(x.begin() + static_cast<std::ptrdiff_t>(label_.size()), x.end());
    return w;
}

CrfWeights train_crf(const CrfData& data, double l2, const LbfgsOptions& options) {
    const CrfObjective objective(data, l2);
    std::vector<double> x(objective.size(), 0.0);
    minimise(objective, options, x);
    return objective.weights(x);
}

std::vector<double> label_shares(std::span<const std::int32_t> states,
                                 std::span<const std::int32_t> steps, double unit,
                                 std::uint32_t labels) {
    if (states.empty()) return {};
    const std::size_t size = states.size() / labels;
    std::vector<double> step(steps.size()), state(states.size()), forward(states.size()),
        backward(states.size(), 1.0);
    for (std::size_t i = 0; i < step.size(); ++i) step[i] = std::exp(steps[i] * unit);
    const auto make_one = [labels](double* row) {
        double sum = 0;
        for (std::uint32_t y = 0; y < labels; ++y) sum += row[y];
        for (std::uint32_t y = 0; y < labels; ++y) row[y] /= sum > 0 ? sum : 1;
    };
    for (std::size_t i = 0; i < size; ++i) {
        const std::int32_t highest = *std::max_element(
            states.begin() + static_cast<std::ptrdiff_t>(i * labels),
            states.begin() + static_cast<std::ptrdiff_t>((i + 1) * labels));
        for (std::size_t k = i * labels; k < (i + 1) * labels; ++k)
            state[k] = std::exp((static_cast<double>(states[k]) - highest) * unit);
    }
    for (std::size_t i = 0; i < size; ++i) {
        double* const now = forward.data() + i * labels;
        for (std::uint32_t y = 0; y < labels; ++y) {
            double sum = i == 0 ? step[labels * labels + y] : 0;
            for (std::uint32_t z = 0; i > 0 && z < labels; ++z)
                sum += forward[(i - 1) * labels + z] * step[z * labels + y];
            now[y] = sum * state[i * labels + y];
        }
        make_one(now);
    }
    for (std::size_t i = size - 1; i-- > 0;) {
        double* const now = backward.data() + i * labels;
        for (std::uint32_t z = 0; z < labels; ++z) {
            now[z] = 0;
            for (std::uint32_t y = 0; y < labels; ++y)
                now[z] += step[z * labels + y] * state[(i + 1) * labels + y] *
                          backward[(i + 1) * labels + y];
        }
        make_one(now);
    }
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t k = i * labels; k < (i + 1) * labels; ++k) forward[k] *= backward[k];
        make_one(forward.data() + i * labels);
    }
    return forward;
}

}  // namespace entente
