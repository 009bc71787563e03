#include "src/acts/choice_model.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "src/base/error.hpp"
#include "src/base/hash.hpp"

namespace entente {
namespace {

constexpr std::string_view magic = "ENTENTE ACTS 1\n";
constexpr std::size_t hash_size = 64;  ///< SHA-256 in hex digits
constexpr std::size_t head_size = magic.size() + hash_size + 1;

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

template <class T>
void put(std::string& bytes, const T* values, std::size_t count) {
    if (count > 0) bytes.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

template <class T>
std::vector<T> take(std::string_view& bytes, std::size_t count) {
    std::vector<T> values(count);
    if (count > 0) std::memcpy(values.data(), bytes.data(), count * sizeof(T));
    bytes.remove_prefix(count * sizeof(T));
    return values;
}

}  // namespace

std::string write_choices(const ChoiceModel& model) {
    std::string bytes;
    const auto count = static_cast<std::uint32_t>(model.keys.size());
    put(bytes, &model.unit, 1);
    put(bytes, &count, 1);
    put(bytes, model.keys.data(), model.keys.size());
    put(bytes, model.weights.data(), model.weights.size());
    return std::string(magic) + sha256_hex(bytes) + '\n' + bytes;
}

void seal_choices(std::string& bytes) {
    if (bytes.size() < head_size) return;
    bytes.replace(magic.size(), hash_size, sha256_hex(std::string_view(bytes).substr(head_size)));
}

ChoiceModel read_choices(std::string_view bytes, const std::string& name) {
    const auto fail = [&name](const std::string& why) {
        throw InputError(name + ": no model of acts: " + why);
    };
    if (!bytes.starts_with(magic)) fail("it does not begin like one of this version");
    if (bytes.size() < head_size) fail("it ends too early");
    const std::string_view hash = bytes.substr(magic.size(), hash_size);
    std::string_view rest = bytes.substr(head_size);
    if (sha256_hex(rest) != hash) fail("its bytes are not those that were written");
    if (rest.size() < sizeof(float) + sizeof(std::uint32_t)) fail("it ends too early");
    ChoiceModel model;
    model.unit = take<float>(rest, 1).front();
    const std::size_t count = take<std::uint32_t>(rest, 1).front();
    if (rest.size() != count * (sizeof(std::uint32_t) + sizeof(std::int16_t)))
        fail("its size is not what it says");
    if (!(model.unit > 0) || model.unit > 1) fail("its unit of weights is out of range");
    model.keys = take<std::uint32_t>(rest, count);
    model.weights = take<std::int16_t>(rest, count);
    const auto falls = [](std::uint32_t a, std::uint32_t b) { return a >= b; };
    if (std::adjacent_find(model.keys.begin(), model.keys.end(), falls) != model.keys.end())
        fail("its features are in no order");
    return model;
}

Chooser::Chooser(ChoiceModel model) : model_(std::move(model)), index_(model_.keys) {}

std::vector<double> Chooser::chances(std::span<const std::int32_t> sums) const {
    double most = 0;  // subtracted from each, so that no exponential is infinite
    for (const double sum : sums) most = std::max(most, sum);
    std::vector<double> chances;
    double all = std::exp(-most * unit());
    for (const double sum : sums) {
        chances.push_back(std::exp((sum - most) * unit()));
        all += chances.back();
    }
    for (double& chance : chances) chance /= all;
    return chances;
}

}  // namespace entente
