// A model of acts with bytes changed and its checksum put right: read_choices() refuses it, or a
// chooser made of it weighs without harm and by the laws of chances.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "fuzz/damage.hpp"
#include "fuzz/law.hpp"
#include "src/acts/train_choices.hpp"
#include "src/base/error.hpp"

namespace {

using namespace entente;
using fuzz::law;
using Keys = std::vector<std::uint32_t>;

const Keys features{1, 2, 70'000, 4'000'000'000U};

std::string small_model() {
    ChoiceData lessons;
    for (std::size_t i = 0; i < features.size(); ++i) {
        for (std::size_t k = 0; k < features.size(); ++k)
            lessons.add_option(Keys{features[k], features[(k + i) % features.size()]}, k == i);
        lessons.end_choice(i == 0);
    }
    return write_choices(train_choices(lessons, {}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string whole = small_model();
    std::string bytes = fuzz::damaged(whole, {data, size});
    seal_choices(bytes);
    try {
        const ChoiceModel model = read_choices(bytes, "fuzz");
        law(write_choices(model) == bytes, "what was read is what is written");
        const Chooser chooser(model);
        std::vector<std::int32_t> sums;
        for (const std::uint32_t key : features) sums.push_back(chooser.weight(key));
        double all = 0;
        for (const double chance : chooser.chances(sums)) {
            law(chance >= 0 && chance <= 1, "a chance is between 0 and 1");
            all += chance;
        }
        law(all <= 1 + 1e-9, "chances are shares of 1");
    } catch (const InputError&) {
    }
    return 0;
}
