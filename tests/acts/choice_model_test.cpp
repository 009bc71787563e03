#include <limits>

#include <catch2/catch.hpp>

#include "src/acts/choice_model.hpp"
#include "src/base/error.hpp"

using namespace entente;

namespace {

ChoiceModel small() {
    return {0.5F, {3, 7, 4'000'000'000U}, {-2, 32'000, 1}};
}

std::string sealed(std::string bytes) {
    seal_choices(bytes);
    return bytes;
}

}  // namespace

TEST_CASE("a model file gives the model back", "[acts]") {
    const ChoiceModel model = GENERATE(small(), ChoiceModel{});
    const ChoiceModel back = read_choices(write_choices(model), "m");
    CHECK(back.unit == model.unit);
    CHECK(back.keys == model.keys);
    CHECK(back.weights == model.weights);
    CHECK(write_choices(back) == write_choices(model));
}

TEST_CASE("a chooser knows the weight of each feature, and 0 for others", "[acts]") {
    const Chooser chooser(small());
    CHECK(chooser.unit() == 0.5);
    CHECK(chooser.weight(3) == -2);
    CHECK(chooser.weight(7) == 32'000);
    CHECK(chooser.weight(4'000'000'000U) == 1);
    for (const std::uint32_t key : {0U, 4U, 8U, std::numeric_limits<std::uint32_t>::max()})
        CHECK(chooser.weight(key) == 0);
    CHECK(Chooser(ChoiceModel{}).weight(3) == 0);
}

TEST_CASE("chances are shares of all, none among them", "[acts]") {
    struct Row {
        std::string why;
        std::vector<std::int32_t> sums;
        std::vector<double> chances;
    };
    constexpr double e = 2.718281828459045;
    const auto row = GENERATE_COPY(values<Row>({
        {"no option",              {},                           {}                                   },
        {"as likely as none",      {0},                          {0.5}                                },
        {"two and none",           {0, 0},                       {1 / 3., 1 / 3.}                     },
        {"one step of a half",     {2, 0},                       {e / (e + 2), 1 / (e + 2)}           },
        {"all speaks against",     {-2'000'000'000, -2'000'000'000}, {0, 0}                           },
        {"all speaks for",         {2'000'000'000, 2'000'000'000},   {0.5, 0.5}                       },
        {"the farthest there is",  {2'147'483'647, -2'147'483'647},  {1, 0}                           },
    }));
    INFO(row.why);
    const auto chances = Chooser(small()).chances(row.sums);
    REQUIRE(chances.size() == row.chances.size());
    for (std::size_t i = 0; i < chances.size(); ++i) CHECK(chances[i] == Approx(row.chances[i]));
}

TEST_CASE("a damaged model of acts is refused by name", "[acts]") {
    const std::string bytes = write_choices(small());
    const auto changed = [&bytes](std::size_t from_end, char byte) {
        std::string copy = bytes;
        copy[copy.size() - from_end] = byte;
        return copy;
    };
    const auto with_unit = [](float unit) {
        ChoiceModel model = small();
        model.unit = unit;
        return write_choices(model);
    };
    const auto with_keys = [](std::vector<std::uint32_t> keys) {
        ChoiceModel model = small();
        model.keys = std::move(keys);
        return write_choices(model);
    };
    constexpr float infinite = std::numeric_limits<float>::infinity();
    constexpr float no_number = std::numeric_limits<float>::quiet_NaN();
    const std::size_t head = bytes.size() - 8 - 3 * 6;
    struct Row {
        std::string why, bytes, says;
    };
    const std::vector<Row> rows{
        {"nothing", "", "does not begin"},
        {"another file", "<html>", "does not begin"},
        {"a model of names", "ENTENTE TAGGER 1\n", "does not begin"},
        {"another version", "ENTENTE ACTS 2" + bytes.substr(14), "does not begin"},
        {"cut within its head", bytes.substr(0, 40), "ends too early"},
        {"cut behind its head", bytes.substr(0, head), "not those that were written"},
        {"cut short", bytes.substr(0, bytes.size() - 1), "not those that were written"},
        {"one byte changed", changed(1, 'x'), "not those that were written"},
        {"no numbers, sealed", sealed(bytes.substr(0, head + 7)), "ends too early"},
        {"cut short and sealed", sealed(bytes.substr(0, bytes.size() - 3)), "not what it says"},
        {"longer and sealed", sealed(bytes + "x"), "not what it says"},
        {"more weights than bytes", sealed(changed(3 * 6 + 1, '\x7f')), "not what it says"},
        {"unit of none", with_unit(0), "unit of weights"},
        {"unit below none", with_unit(-1), "unit of weights"},
        {"unit too big", with_unit(2), "unit of weights"},
        {"unit without end", with_unit(infinite), "unit of weights"},
        {"unit that is no number", with_unit(no_number), "unit of weights"},
        {"features that fall", with_keys({3, 8, 7}), "in no order"},
        {"a feature twice", with_keys({3, 7, 7}), "in no order"},
    };
    for (const Row& row : rows) {
        INFO(row.why);
        CHECK_THROWS_WITH(read_choices(row.bytes, "a.model"),
                          Catch::StartsWith("a.model: no model of acts: ") &&
                              Catch::Contains(row.says));
    }
}
