#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace entente::fuzz {

/// The bytes with changes: three bytes of `how` make one, where (2) and what (1); one or two left
/// over cut the end off.
inline std::string damaged(std::string bytes, std::span<const std::uint8_t> how) {
    for (; how.size() >= 3; how = how.subspan(3)) {
        std::uint16_t where = 0;
        std::memcpy(&where, how.data(), sizeof where);
        bytes[where % bytes.size()] = static_cast<char>(how[2]);
    }
    if (!how.empty()) bytes.resize(bytes.size() - how[0] % bytes.size());
    return bytes;
}

}  // namespace entente::fuzz
