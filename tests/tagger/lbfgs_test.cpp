#include <cmath>

#include <catch2/catch.hpp>

#include "src/tagger/lbfgs.hpp"

using namespace entente;

namespace {

/// A valley: sum of scale_i (x_i - goal_i)^2 / 2.
Objective valley(std::vector<double> scale, std::vector<double> goal) {
    return [=](std::span<const double> x, std::span<double> gradient) {
        double value = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double off = x[i] - goal[i];
            value += 0.5 * scale[i] * off * off;
            gradient[i] = scale[i] * off;
        }
        return value;
    };
}

}  // namespace

TEST_CASE("the lowest point of a valley is found", "[tagger][lbfgs]") {
    std::vector<double> x(3, 0.0);
    const double value = minimise(valley({1, 100, 0.5}, {3, -2, 7}), {}, x);
    CHECK(value == Approx(0).margin(1e-3));
    CHECK(x[1] == Approx(-2).margin(1e-2));
    CHECK(x[2] == Approx(7).margin(0.2));
}

TEST_CASE("with an l1, what gains little stays at zero", "[tagger][lbfgs]") {
    // The minimum of (x - goal)^2 / 2 + l1 |x| is the goal drawn towards zero by l1.
    LbfgsOptions options;
    options.l1 = 1;
    std::vector<double> x(4, 0.0);
    minimise(valley({1, 1, 1, 1}, {3, -2, 0.5, -0.9}), options, x);
    CHECK(x[0] == Approx(2).margin(1e-3));
    CHECK(x[1] == Approx(-1).margin(1e-3));
    CHECK(x[2] == 0);
    CHECK(x[3] == 0);
}

TEST_CASE("each iteration is told", "[tagger][lbfgs]") {
    LbfgsOptions options;
    options.iterations = 2;
    std::vector<std::size_t> told;
    options.progress = [&](std::size_t iteration, double) { told.push_back(iteration); };
    std::vector<double> x(2, 0.0);
    minimise(valley({1, 50}, {9, 9}), options, x);
    CHECK(told == std::vector<std::size_t>{1, 2});
}
