// Turns the tables of data/kb into the image that the program maps into memory. Part of the build:
//   entente_compile_kb TABLES IMAGE

#include <exception>
#include <iostream>

#include "src/kb/knowledge_base.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: entente_compile_kb TABLES IMAGE\n";
        return 2;
    }
    try {
        entente::KnowledgeBase::from_tables(argv[1]).save(argv[2]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
