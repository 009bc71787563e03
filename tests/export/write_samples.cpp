// Writes the graphs of the tests into a folder, each in every format, for checks by other readers:
//   write_samples FOLDER            every format
//   write_samples FOLDER svg png    pictures too

#include <filesystem>
#include <fstream>
#include <iostream>

#include "export/draw.hpp"
#include "export/format.hpp"
#include "tests/export/sample_graphs.hpp"
#include "tests/graph/sample_records.hpp"

using namespace entente;

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: write_samples FOLDER [svg|png|pdf]...\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    for (const auto& [name, graph] : test::all_graphs()) {
        for (const Format& format : formats()) {
            std::ofstream out(folder / (name + std::string(format.extension)), std::ios::binary);
            format.write(graph, test::schema(), out);
        }
        for (int i = 2; i < argc; ++i) {
            const std::string picture = draw(graph, test::schema(), "Sample: " + name, argv[i]);
            std::ofstream(folder / (name + '.' + argv[i]), std::ios::binary) << picture;
        }
        std::cout << name << ' ' << graph.nodes().size() << ' ' << graph.edges().size() << '\n';
    }
}
