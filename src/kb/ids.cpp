#include "src/kb/ids.hpp"

#include <string>

#include "src/base/hash.hpp"
#include "src/base/utf8.hpp"
#include "src/kb/knowledge_base.hpp"

namespace entente {
namespace {

constexpr std::size_t local_digits = 12;
constexpr std::uint64_t local_bit = std::uint64_t{1} << 63U;

std::optional<std::uint64_t> wikidata_key(std::string_view digits) noexcept {
    if (digits.empty() || digits.size() > 18 || digits[0] == '0') return std::nullopt;
    std::uint64_t key = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        key = key * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return key;
}

std::optional<std::uint64_t> local_key(std::string_view digits) noexcept {
    if (digits.size() != local_digits) return std::nullopt;
    std::uint64_t key = 0;
    for (char c : digits) {
        const bool letter = c >= 'a' && c <= 'f';
        if (!letter && (c < '0' || c > '9')) return std::nullopt;
        key = key * 16 + static_cast<std::uint64_t>(letter ? c - 'a' + 10 : c - '0');
    }
    return key | local_bit;
}

}  // namespace

std::optional<std::uint64_t> id_key(std::string_view id) noexcept {
    if (id.starts_with('Q')) return wikidata_key(id.substr(1));
    if (id.starts_with("x-")) return local_key(id.substr(2));
    return std::nullopt;
}

std::string local_id(std::string_view type, std::string_view name, std::string_view apart) {
    std::string text(type);
    text += '\n';
    text += fold_name(name);
    text += '\n';
    text += apart;
    return "x-" + sha256_hex(text).substr(0, local_digits);
}

}  // namespace entente
