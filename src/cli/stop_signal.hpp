#pragma once

namespace entente {

/// Turns the first Ctrl-C (or SIGTERM, SIGHUP) while it lives into a question that the work can ask
/// between two documents, so that a store is closed as it should be; the second one ends the
/// program at once. A signal that was ignored stays ignored.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    bool came() const noexcept;
};

}  // namespace entente
