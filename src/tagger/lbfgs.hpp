#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace entente {

struct LbfgsOptions {
    double l1 = 0;                 ///< weight of the sum of |x|, which keeps useless x at zero
    std::size_t iterations = 100;  ///< at most
    double enough = 1e-4;          ///< ends when ten iterations gain less than this part of the sum
    std::function<void(std::size_t iteration, double value)> progress;  ///< may be empty
};

/// Value at x; writes the gradient.
using Objective = std::function<double(std::span<const double> x, std::span<double> gradient)>;

/// Makes objective(x) + l1 |x| small, from x on: limited-memory BFGS, with the orthant-wise steps of
/// Andrew and Gao (ICML 2007) when there is an l1. The same steps on every run. @return its value
double minimise(const Objective& objective, const LbfgsOptions& options, std::vector<double>& x);

}  // namespace entente
