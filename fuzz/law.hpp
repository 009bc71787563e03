#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace entente::fuzz {

/// Ends the run when a law is broken, so that the fuzzer keeps the input.
inline void law(bool holds, const std::string& broken) {
    if (holds) return;
    std::fprintf(stderr, "law broken: %s\n", broken.c_str());
    std::abort();
}

inline void none(const std::vector<std::string>& messages) {
    for (const std::string& message : messages) law(false, message);
}

}  // namespace entente::fuzz
