#pragma once

#include <ctime>
#include <string>

namespace entente::test {

struct Growth {
    bool linear = false;
    std::string figures;  // of the last measurement, for the message of a failed test
};

/// Whether the processor time of `work(n)` grows no faster than its size, told from n = size and
/// 8 size: linear work takes 8 times as long, quadratic 64 times. 24 is the bound, and a machine
/// busy with other things gets three tries: what is quadratic fails them all.
template <class Work>
Growth growth(std::size_t size, Work work) {
    const auto seconds = [&work](std::size_t n) {
        const std::clock_t start = std::clock();
        work(n);
        return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    };
    Growth out;
    for (int tries = 0; tries < 3 && !out.linear; ++tries) {
        const double one = seconds(size);
        const double eight = seconds(8 * size);
        out.linear = eight < 24 * one + 0.05;
        out.figures = std::to_string(one) + " s for " + std::to_string(size) + ", " +
                      std::to_string(eight) + " s for 8 times as much";
    }
    return out;
}

}  // namespace entente::test
