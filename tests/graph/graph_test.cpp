#include "graph/graph.hpp"

#include <algorithm>
#include <random>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace entente;

namespace {

Node node(std::string id) {
    return {id, "entity", "Person", id, {}, {}};
}

Edge edge(std::string id, std::size_t from, std::size_t to) {
    return {std::move(id), "ALLY_OF", from, to, "", {}, {}};
}

/// c - a = b (two edges), b -> b, d alone; given out of order.
Graph small() {
    return {
        {node("c"), node("a"), node("d"), node("b")},
        { edge("e3", 0, 1), edge("e1", 1, 3), edge("e2", 1, 3), edge("e4", 3, 3)}
    };
}

}  // namespace

TEST_CASE("a graph sorts nodes and edges by id and keeps the ends", "[graph]") {
    const Graph graph = small();
    std::string nodes, edges;
    for (const Node& one : graph.nodes()) nodes += one.id;
    for (const Edge& one : graph.edges())
        edges += one.id + graph.nodes()[one.from].id + graph.nodes()[one.to].id + ' ';
    CHECK(nodes == "abcd");
    CHECK(edges == "e1ab e2ab e3ca e4bb ");
}

TEST_CASE("find is exact", "[graph]") {
    const Graph graph = small();
    CHECK(graph.find("c") == std::optional<std::size_t>{2});
    CHECK_FALSE(graph.find("bb"));
    CHECK_FALSE(graph.find(""));
    CHECK_FALSE(Graph({}, {}).find("a"));
}

TEST_CASE("degree counts ends, edges_of counts edges", "[graph]") {
    struct Row {
        std::string why, id;
        std::size_t degree;
        std::vector<std::size_t> edges;
    };
    const auto row = GENERATE(values<Row>({
        {"parallel edges each count", "a", 3, {0, 1, 2}},
        {"a loop has two ends here",  "b", 4, {0, 1, 3}},
        {"direction does not matter", "c", 1, {2}      },
        {"nobody's neighbour",        "d", 0, {}       },
    }));
    INFO(row.why);
    const Graph graph = small();
    CHECK(graph.degree(*graph.find(row.id)) == row.degree);
    CHECK(graph.edges_of(*graph.find(row.id)) == row.edges);
}

TEST_CASE("within walks against the arrows too and stops at the hops", "[graph]") {
    struct Row {
        std::string why;
        std::vector<std::size_t> seeds;
        unsigned hops;
        std::vector<std::size_t> reached;
    };
    const auto row = GENERATE(values<Row>({
        {"no hop",           {2},    0,     {2}         },
        {"one hop",          {2},    1,     {0, 2}      },
        {"two hops",         {2},    2,     {0, 1, 2}   },
        {"more than it has", {2},    4000U, {0, 1, 2}   },
        {"two seeds",        {2, 3}, 1,     {0, 2, 3}   },
        {"a seed twice",     {3, 3}, 1,     {3}         },
        {"no seed",          {},     3,     {}          },
        {"all",              {0, 3}, 1,     {0, 1, 2, 3}},
    }));
    INFO(row.why);
    CHECK(small().within(row.seeds, row.hops) == row.reached);
}

TEST_CASE("within agrees with distances told by hand on random graphs", "[graph]") {
    std::mt19937 random(7);
    const std::size_t size = 40;
    for (int round = 0; round < 20; ++round) {
        std::vector<Node> nodes;
        for (std::size_t i = 0; i < size; ++i) nodes.push_back(node(std::to_string(100 + i)));
        std::vector<Edge> edges;
        std::vector<std::vector<unsigned>> far(size, std::vector<unsigned>(size, 1000));
        for (std::size_t i = 0; i < size; ++i) far[i][i] = 0;
        for (std::size_t i = 0; i < 45; ++i) {
            const std::size_t a = random() % size, b = random() % size;
            edges.push_back(edge("e" + std::to_string(i), a, b));
            if (a != b) far[a][b] = far[b][a] = 1;
        }
        for (std::size_t k = 0; k < size; ++k)
            for (std::size_t i = 0; i < size; ++i)
                for (std::size_t j = 0; j < size; ++j)
                    far[i][j] = std::min(far[i][j], far[i][k] + far[k][j]);
        const Graph graph(std::move(nodes), std::move(edges));
        const std::vector<std::size_t> seed{random() % size};
        const unsigned hops = static_cast<unsigned>(random() % 6);
        std::vector<std::size_t> expected;
        for (std::size_t i = 0; i < size; ++i)
            if (far[seed[0]][i] <= hops) expected.push_back(i);
        CHECK(graph.within(seed, hops) == expected);
    }
}

TEST_CASE("a graph that can not be is a bug of its maker", "[graph]") {
    CHECK_THROWS_AS(Graph({node("a"), node("a")}, {}), std::logic_error);
    CHECK_THROWS_AS(Graph({node("a")}, {edge("e", 0, 1)}), std::logic_error);
    CHECK_THROWS_AS(Graph({node("a")}, {edge("e", 0, 0), edge("e", 0, 0)}), std::logic_error);
}

TEST_CASE("attributes are found by name and type", "[graph]") {
    const Attributes attributes{
        {"count", std::int64_t{3}                   },
        {"names", std::vector<std::string>{"x", "y"}},
        {"score", 2.5                               },
        {"title", std::string("Menlu")              }
    };
    CHECK(integer_of(attributes, "count") == 3);
    CHECK(number_of(attributes, "score") == 2.5);
    CHECK(text_of(attributes, "title") == "Menlu");
    CHECK(list_of(attributes, "names").size() == 2);
    CHECK(text_of(attributes, "count").empty());
    CHECK(find_attribute(attributes, "zero") == nullptr);
    CHECK(find_attribute({}, "a") == nullptr);
}
