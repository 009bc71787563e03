// Reads one article and says how many entities it names and how large its graph is.

#include <iostream>
#include <vector>

#include <graph/build_graph.hpp>
#include <src/base/file.hpp>
#include <src/engine/engine.hpp>

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const entente::Engine engine = entente::Engine::load(ENTENTE_DATA);
    const std::vector<entente::Record> records = {
        engine.read(entente::read_file(arguments[1]), arguments[1])};
    const entente::Graph graph =
        entente::build_graph(records, engine.schema(), entente::View::actors);
    std::cout << records.front().entities.size() << " entities, " << graph.nodes().size()
              << " nodes\n";
}
