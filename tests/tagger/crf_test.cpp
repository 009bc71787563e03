// The CRF against what it is defined as: sums and best ways over all ways of labelling.

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "src/tagger/crf.hpp"

using namespace entente;

namespace {

/// Two short sentences, three labels, four features.
CrfData small_data() {
    CrfData data;
    data.labels = 3;
    data.features = 4;
    data.sentences = {0, 4, 6};
    data.active = {0, 1, 1, 2, 3, 0, 3, 2, 1};
    data.tokens = {0, 2, 3, 5, 6, 8, 9};
    data.gold = {0, 1, 2, 0, 1, 1};
    return data;
}

std::vector<double> some_weights(std::size_t size) {
    std::mt19937 random(7);
    std::vector<double> x(size);
    for (double& w : x) w = static_cast<double>(random() % 2000) / 1000.0 - 1;
    return x;
}

/// Score of one way of labelling a sentence.
double score(const CrfData& data, const CrfWeights& w, std::uint32_t s,
             const std::vector<std::uint8_t>& labels) {
    double sum = 0;
    std::size_t before = data.labels;
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
        for (std::uint32_t f : data.of_token(data.sentences[s] + i))
            for (std::uint32_t k = w.begin[f]; k < w.begin[f + 1]; ++k)
                if (w.label[k] == labels[i]) sum += w.weight[k];
        sum += w.step[before * data.labels + labels[i]];
        before = labels[i];
    }
    return sum;
}

/// Calls visit for every way of labelling so many tokens.
template <class Visit>
void each_way(std::uint32_t labels, std::size_t size, const Visit& visit) {
    std::vector<std::uint8_t> way(size, 0);
    while (true) {
        visit(way);
        std::size_t i = 0;
        while (i < size && ++way[i] == labels) way[i++] = 0;
        if (i == size) return;
    }
}

}  // namespace

TEST_CASE("the likelihood is that of all ways of labelling", "[tagger][crf]") {
    const CrfData data = small_data();
    const CrfObjective objective(data, 0);
    const auto x = some_weights(objective.size());
    const CrfWeights w = objective.weights(x);
    double value = 0;
    for (std::uint32_t s = 0; s < 2; ++s) {
        double all = 0;
        each_way(3, data.sentences[s + 1] - data.sentences[s],
                 [&](const auto& way) { all += std::exp(score(data, w, s, way)); });
        const std::vector<std::uint8_t> gold(data.gold.begin() + data.sentences[s],
                                             data.gold.begin() + data.sentences[s + 1]);
        value += std::log(all) - score(data, w, s, gold);
    }
    std::vector<double> gradient(x.size());
    CHECK(objective(x, gradient) == Approx(value));
}

TEST_CASE("the gradient is that of finite differences", "[tagger][crf]") {
    const CrfData data = small_data();
    const CrfObjective objective(data, 0.3);
    auto x = some_weights(objective.size());
    std::vector<double> gradient(x.size()), ignored(x.size());
    objective(x, gradient);
    constexpr double step = 1e-5;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double here = x[i];
        x[i] = here + step;
        const double above = objective(x, ignored);
        x[i] = here - step;
        const double below = objective(x, ignored);
        x[i] = here;
        INFO("weight " << i);
        CHECK(gradient[i] == Approx((above - below) / (2 * step)).margin(1e-6));
    }
}

TEST_CASE("the best labels are the best of all ways", "[tagger][crf]") {
    std::mt19937 random(11);
    for (int round = 0; round < 50; ++round) {
        const auto labels = static_cast<std::uint32_t>(2 + random() % 3);
        const std::size_t size = 1 + random() % 5;
        std::vector<std::int32_t> states(size * labels), steps((labels + 1) * labels);
        for (auto& n : states) n = static_cast<std::int32_t>(random() % 2001) - 1000;
        for (auto& n : steps) n = static_cast<std::int32_t>(random() % 2001) - 1000;
        const auto sum = [&](const std::vector<std::uint8_t>& way) {
            std::int32_t total = 0;
            std::size_t before = labels;
            for (std::size_t i = 0; i < size; ++i) {
                total += states[i * labels + way[i]] + steps[before * labels + way[i]];
                before = way[i];
            }
            return total;
        };
        std::int32_t most = INT32_MIN;
        each_way(labels, size, [&](const auto& way) { most = std::max(most, sum(way)); });
        std::vector<std::uint8_t> best;
        best_labels<std::int32_t>(states, steps, labels, best);
        REQUIRE(best.size() == size);
        CHECK(sum(best) == most);
    }
}

TEST_CASE("shares of labels are those of all ways of labelling", "[tagger][crf]") {
    constexpr std::uint32_t labels = 3;
    constexpr std::size_t size = 4;
    constexpr double unit = 0.001;
    std::mt19937 random(13);
    std::vector<std::int32_t> states(size * labels), steps((labels + 1) * labels);
    for (auto& n : states) n = static_cast<std::int32_t>(random() % 2001) - 1000;
    for (auto& n : steps) n = static_cast<std::int32_t>(random() % 2001) - 1000;
    std::vector<double> expected(size * labels, 0);
    double all = 0;
    each_way(labels, size, [&](const std::vector<std::uint8_t>& way) {
        std::int32_t total = 0;
        std::size_t before = labels;
        for (std::size_t i = 0; i < size; ++i) {
            total += states[i * labels + way[i]] + steps[before * labels + way[i]];
            before = way[i];
        }
        const double weight = std::exp(total * unit);
        all += weight;
        for (std::size_t i = 0; i < size; ++i) expected[i * labels + way[i]] += weight;
    });
    const auto shares = label_shares(states, steps, unit, labels);
    REQUIRE(shares.size() == expected.size());
    for (std::size_t k = 0; k < shares.size(); ++k) CHECK(shares[k] == Approx(expected[k] / all));
}

TEST_CASE("training explains what it saw", "[tagger][crf]") {
    const CrfData data = small_data();
    const CrfWeights w = train_crf(data, 0.01, {});
    for (std::uint32_t s = 0; s < 2; ++s) {
        const std::vector<std::uint8_t> gold(data.gold.begin() + data.sentences[s],
                                             data.gold.begin() + data.sentences[s + 1]);
        each_way(3, gold.size(), [&](const auto& way) {
            if (way != gold) CHECK(score(data, w, s, way) < score(data, w, s, gold));
        });
    }
}
