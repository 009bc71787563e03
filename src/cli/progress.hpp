#pragma once

#include <chrono>
#include <cstddef>

namespace entente {

/// A bar on standard error while many articles are read; nothing at all when that is no terminal.
/// Its clock decides when to draw and reaches no output.
class Progress {
public:
    explicit Progress(std::size_t total);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void step();
    /// Takes the bar away, so that a message has the line; the next step() draws it again.
    void clear();

private:
    void draw();

    std::size_t total_;
    std::size_t done_ = 0;
    bool on_terminal_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point next_;
};

}  // namespace entente
