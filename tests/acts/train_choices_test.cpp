#include <algorithm>

#include <catch2/catch.hpp>

#include "src/acts/train_choices.hpp"
#include "tests/support/growth.hpp"

using namespace entente;

namespace {

using Keys = std::vector<std::uint32_t>;

constexpr std::uint32_t good = 1, bad = 2, noise = 100, weak = 3, strong = 4, quiet = 5;

/// Options with the feature `good` are right, those with `bad` are not; every option has noise, and
/// every third choice has no good option.
ChoiceData lessons(std::size_t choices) {
    ChoiceData data;
    for (std::size_t i = 0; i < choices; ++i) {
        const bool none = i % 3 == 2;
        const auto at_random = static_cast<std::uint32_t>(noise + i * 7 % 13);
        data.add_option(Keys{bad, at_random}, false);
        if (!none) data.add_option(Keys{good, at_random}, true);
        data.add_option(Keys{bad, at_random + 1}, false);
        data.end_choice(none);
    }
    return data;
}

ChoiceTraining mild() {
    ChoiceTraining training;
    training.l2 = 0.1;
    return training;
}

/// The chance of each option of a choice; what is missing to 1 is that of none.
std::vector<double> chances(const ChoiceModel& model, const std::vector<Keys>& options) {
    const Chooser chooser(model);
    std::vector<std::int32_t> sums;
    for (const Keys& keys : options) {
        sums.push_back(0);
        for (const std::uint32_t key : keys) sums.back() += chooser.weight(key);
    }
    return chooser.chances(sums);
}

}  // namespace

TEST_CASE("what tells right options is learned", "[acts]") {
    const ChoiceModel model = train_choices(lessons(60), mild());
    const auto both = chances(model, {{bad, 500}, {good, 501}});
    CHECK(both[0] < 0.05);
    CHECK(both[1] > 0.9);
    const auto none = chances(model, {{bad, 500}, {bad, 501}});
    CHECK(none[0] + none[1] < 0.1);
}

TEST_CASE("of several right options that which always recurs is learned", "[acts]") {
    // Which of two is meant is not told; the first recurs in every choice, the others do not.
    ChoiceData data;
    for (std::uint32_t i = 0; i < 40; ++i) {
        data.add_option(Keys{strong}, true);
        data.add_option(Keys{weak, 1000 + i % 5}, i % 2 == 0);
        data.add_option(Keys{quiet}, false);
        data.end_choice(false);
    }
    const auto learned = chances(train_choices(data, mild()), {{strong}, {weak}, {quiet}});
    CHECK(learned[0] > 0.8);
    CHECK(learned[1] < learned[0]);
    CHECK(learned[2] < 0.1);
}

TEST_CASE("none may be right along with an option", "[acts]") {
    const auto learned = [](bool none) {
        ChoiceData data;
        for (int i = 0; i < 40; ++i) {
            data.add_option(Keys{good}, true);
            data.add_option(Keys{bad}, false);
            data.end_choice(none);
        }
        return chances(train_choices(data, mild()), {{good}, {bad}});
    };
    const auto open = learned(true), sure = learned(false);
    CHECK(open[1] < 0.05);
    CHECK(open[0] < sure[0]);
}

TEST_CASE("where nothing is right none is learned", "[acts]") {
    const bool told = GENERATE(true, false);  // or left to be concluded
    ChoiceData data;
    for (int i = 0; i < 40; ++i) {
        data.add_option(Keys{good}, false);
        data.end_choice(told);
        data.end_choice(told);  // of no option at all
    }
    CHECK(data.choices() == 80);
    CHECK(chances(train_choices(data, mild()), {{good}}).front() < 0.05);
    CHECK(train_choices(ChoiceData{}, mild()).keys.empty());
}

TEST_CASE("features of few options are left out", "[acts]") {
    ChoiceTraining training = mild();
    training.least = 30;
    const ChoiceModel model = train_choices(lessons(60), training);
    CHECK(model.keys == Keys{good, bad});
}

TEST_CASE("the same choices give the same model", "[acts]") {
    CHECK(write_choices(train_choices(lessons(200), {})) ==
          write_choices(train_choices(lessons(200), {})));
}

TEST_CASE("each round of training gets nearer", "[acts]") {
    std::vector<double> values;
    ChoiceTraining training = mild();
    training.iterations = 20;
    training.progress = [&values](std::size_t, double value) { values.push_back(value); };
    train_choices(lessons(60), training);
    REQUIRE(values.size() > 1);
    CHECK(std::is_sorted(values.rbegin(), values.rend()));
    CHECK(values.size() <= 20);
}

TEST_CASE("training is linear in choices", "[acts]") {
    const auto growth = test::growth(2'000, [](std::size_t n) {
        ChoiceTraining training;
        training.iterations = 10;
        train_choices(lessons(n), training);
    });
    INFO(growth.figures);
    CHECK(growth.linear);
}
