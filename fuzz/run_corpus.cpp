// Stands in for libFuzzer in the tests: gives the target each file of the folders and files named,
// empty input, and changed copies of each, the same ones in every run.
//
// usage: fuzz_NAME PATH...

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr int changed_copies = 12;
constexpr int changes = 4;

/// What parsers trip over: quotes, brackets, control characters, broken and wide UTF-8, big
/// numbers.
constexpr std::string_view stumbling_blocks[] = {
    "\0"sv,
    "\xFF"sv,
    "\xC3"sv,
    "\xEF\xBB\xBF"sv,
    "\xE2\x80\x9C"sv,
    "\xF0\x9F\x98\x80"sv,
    "\xE2\x80\xAE"sv,
    "\r\n\r\n"sv,
    "\t\t"sv,
    "\""sv,
    "\\"sv,
    "(((((((("sv,
    "]]>"sv,
    "<a href=\""sv,
    "{}"sv,
    "-1"sv,
    "18446744073709551616"sv,
    "1e309"sv,
    "(31/2)"sv,
    ". . . "sv,
};

std::vector<fs::path> files_of(const fs::path& path) {
    std::vector<fs::path> files;
    if (!fs::is_directory(path)) return {path};
    for (const auto& entry : fs::recursive_directory_iterator(path))
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with('.'))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

class Changer {
public:
    std::string operator()(std::string bytes) {
        for (int i = 0; i < changes; ++i) change(bytes);
        return bytes;
    }

private:
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }

    void change(std::string& bytes) {
        const std::size_t at = below(bytes.size() + 1);
        const std::size_t some = below(std::min<std::size_t>(bytes.size() - at, 300) + 1);
        switch (below(5)) {
            case 0:
                bytes.erase(at, some);
                break;
            case 1:
                bytes.insert(at, bytes.substr(below(at + 1), some));
                break;
            case 2:
                bytes.insert(at, stumbling_blocks[below(std::size(stumbling_blocks))]);
                break;
            case 3:
                bytes.resize(std::max(at, bytes.size() / 2));
                break;
            default:
                if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        }
    }

    std::mt19937_64 random_{1};  // the standard fixes its numbers: the same copies everywhere
};

void run(const std::string& bytes) {
    const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());  // ends where its memory ends
    LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

}  // namespace

int main(int count, char** arguments) {
    std::size_t inputs = 0;
    run("");
    for (int i = 1; i < count; ++i)
        for (const fs::path& file : files_of(arguments[i])) {
            std::cout << file.string() << ':' << std::flush;  // the last line names what broke it
            const std::string bytes = entente::read_file(file);
            run(bytes);
            Changer changed;
            for (int copy = 1; copy <= changed_copies; ++copy) {
                std::cout << ' ' << copy << std::flush;
                run(changed(bytes));
            }
            std::cout << '\n';
            ++inputs;
        }
    std::cout << inputs << " files, " << changed_copies << " changed copies of each\n";
    return inputs == 0 ? 1 : 0;
}
