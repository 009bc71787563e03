#include "src/tagger/lbfgs.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

namespace entente {
namespace {

using Vector = std::vector<double>;

constexpr std::size_t memory = 7;         ///< pairs of steps remembered
constexpr std::size_t look_back = 10;     ///< iterations over which progress is judged
constexpr std::size_t most_halvings = 20;
constexpr double sufficient = 1e-4;       ///< part of the promised decrease that a step must keep

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

class Minimiser {
public:
    Minimiser(const Objective& objective, const LbfgsOptions& options, Vector& x)
        : objective_(objective), options_(options), x_(x), gradient_(x.size()), slope_(x.size()),
          direction_(x.size()), next_(x.size()), next_gradient_(x.size()) {}

    double run() {
        value_ = evaluate(x_, gradient_);
        std::deque<double> past{value_};
        for (std::size_t i = 1; i <= options_.iterations; ++i) {
            find_slope();
            find_direction();
            if (!step(pairs_.empty())) break;
            if (options_.progress) options_.progress(i, value_);
            past.push_back(value_);
            if (past.size() <= look_back) continue;
            if ((past.front() - value_) < options_.enough * std::abs(value_)) break;
            past.pop_front();
        }
        return value_;
    }

private:
    double evaluate(const Vector& at, Vector& gradient) const {
        double value = objective_(at, gradient);
        if (options_.l1 > 0)
            for (double v : at) value += options_.l1 * std::abs(v);
        return value;
    }

    /// The gradient with the l1 term: at zero, the side that goes down, if any does.
    void find_slope() {
        slope_ = gradient_;
        if (options_.l1 <= 0) return;
        for (std::size_t i = 0; i < slope_.size(); ++i) {
            const double g = gradient_[i], l1 = options_.l1;
            if (x_[i] != 0)
                slope_[i] = g + (x_[i] > 0 ? l1 : -l1);
            else
                slope_[i] = g < -l1 ? g + l1 : g > l1 ? g - l1 : 0;
        }
    }

    /// The two-loop recursion; then, with l1, only what agrees with the slope.
    void find_direction() {
        for (std::size_t i = 0; i < slope_.size(); ++i) direction_[i] = -slope_[i];
        if (pairs_.empty()) return;
        Vector alpha(pairs_.size());
        for (std::size_t p = pairs_.size(); p-- > 0;) {
            alpha[p] = dot(pairs_[p].moved, direction_) / pairs_[p].product;
            add(direction_, -alpha[p], pairs_[p].turned);
        }
        const Pair& last = pairs_.back();
        const double scale = last.product / dot(last.turned, last.turned);
        for (double& d : direction_) d *= scale;
        for (std::size_t p = 0; p < pairs_.size(); ++p) {
            const double beta = dot(pairs_[p].turned, direction_) / pairs_[p].product;
            add(direction_, alpha[p] - beta, pairs_[p].moved);
        }
        if (options_.l1 > 0)
            for (std::size_t i = 0; i < direction_.size(); ++i)
                if (direction_[i] * slope_[i] >= 0) direction_[i] = 0;
    }

    static void add(Vector& to, double factor, const Vector& what) {
        for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * what[i];
    }

    /// Halves the step until it keeps what it promises. @return false when no step goes down
    bool step(bool first) {
        double length = first ? 1 / std::max(1e-12, std::sqrt(dot(direction_, direction_))) : 1;
        for (std::size_t halvings = 0; halvings < most_halvings; ++halvings, length /= 2) {
            double promised = 0;
            for (std::size_t i = 0; i < x_.size(); ++i) {
                next_[i] = x_[i] + length * direction_[i];
                if (options_.l1 > 0 && leaves_orthant(i)) next_[i] = 0;
                promised += slope_[i] * (next_[i] - x_[i]);
            }
            const double value = evaluate(next_, next_gradient_);
            if (promised >= 0 || !(value <= value_ + sufficient * promised)) continue;
            remember();
            x_.swap(next_);
            gradient_.swap(next_gradient_);
            value_ = value;
            return true;
        }
        return false;
    }

    bool leaves_orthant(std::size_t i) const {
        const double side = x_[i] != 0 ? x_[i] : -slope_[i];
        return next_[i] * side <= 0;
    }

    void remember() {
        if (pairs_.size() == memory) pairs_.pop_front();
        Pair pair{next_, next_gradient_, 0};
        add(pair.moved, -1, x_);
        add(pair.turned, -1, gradient_);
        pair.product = dot(pair.moved, pair.turned);
        if (pair.product > 1e-12) pairs_.push_back(std::move(pair));
    }

    struct Pair {
        Vector moved, turned;  ///< by how much x and gradient changed
        double product;
    };

    const Objective& objective_;
    const LbfgsOptions& options_;
    Vector& x_;
    double value_ = 0;
    Vector gradient_, slope_, direction_, next_, next_gradient_;
    std::deque<Pair> pairs_;
};

}  // namespace

double minimise(const Objective& objective, const LbfgsOptions& options, std::vector<double>& x) {
    return Minimiser(objective, options, x).run();
}

}  // namespace entente
