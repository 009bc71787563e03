#include "src/cli/stop_signal.hpp"

#include <csignal>
#include <initializer_list>

namespace entente {
namespace {

volatile std::sig_atomic_t received = 0;

extern "C" void remember_signal(int signal) {
    received = 1;
    std::signal(signal, SIG_DFL);
}

}  // namespace

StopSignal::StopSignal() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (std::signal(signal, remember_signal) == SIG_IGN) std::signal(signal, SIG_IGN);
}

StopSignal::~StopSignal() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (std::signal(signal, SIG_DFL) == SIG_IGN) std::signal(signal, SIG_IGN);
}

bool StopSignal::came() const noexcept {
    return received != 0;
}

}  // namespace entente
