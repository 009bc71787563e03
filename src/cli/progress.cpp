#include "src/cli/progress.hpp"

#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto pause = std::chrono::milliseconds(100);  // between two drawings
constexpr std::size_t width = 40;                       // of the bar, in characters

}  // namespace

Progress::Progress(std::size_t total)
    : total_(total), on_terminal_(::isatty(STDERR_FILENO) == 1), next_(Clock::now() + pause) {}

void Progress::step() {
    ++done_;
    if (!on_terminal_ || Clock::now() < next_) return;
    draw();
    next_ = Clock::now() + pause;
}

void Progress::clear() {
    if (drawn_) fmt::print(stderr, "\r\x1b[K");
    drawn_ = false;
}

void Progress::draw() {
    const std::size_t filled = total_ == 0 ? 0 : width * done_ / total_;
    fmt::print(stderr, "\r[{}{}] {} of {} articles", std::string(filled, '#'),
               std::string(width - filled, ' '), done_, total_);
    std::fflush(stderr);
    drawn_ = true;
}

}  // namespace entente
