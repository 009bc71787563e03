#include "src/base/file.hpp"

#include <catch2/catch.hpp>
#include <unistd.h>

#include "src/base/error.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that is gone afterwards.
struct Scratch {
    fs::path folder = fs::temp_directory_path() / ("entente-file-" + std::to_string(::getpid()));
    Scratch() { fs::create_directories(folder); }
    ~Scratch() { fs::remove_all(folder); }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }
};

std::string failure(void (*act)(const fs::path&), const fs::path& file) {
    try {
        act(file);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

void read(const fs::path& file) {
    read_file(file);
}
void write(const fs::path& file) {
    write_file(file, "bytes");
}

}  // namespace

TEST_CASE("bytes come back as they were written", "[base][file]") {
    const Scratch scratch;
    const fs::path file = scratch.folder / "a";
    std::string bytes("\0\r\n\xFF", 4);
    bytes.resize(200'000, 'x');  // more than one block
    write_file(file, bytes);
    CHECK(read_file(file) == bytes);
    write_file(file, "");
    CHECK(read_file(file).empty());
}

TEST_CASE("a file is replaced whole, and nothing is left beside it", "[base][file]") {
    const Scratch scratch;
    const fs::path file = scratch.folder / "a";
    write_file(file, "a long first text");
    write_file(file, "short");
    CHECK(read_file(file) == "short");
    CHECK(scratch.files() == 1);
}

TEST_CASE("a write that fails leaves what was there", "[base][file]") {
    // A folder that holds something can not be replaced, whoever runs this.
    const Scratch scratch;
    fs::create_directories(scratch.folder / "taken" / "inside");
    CHECK(failure(write, scratch.folder / "taken").find("cannot write") == 0);
    CHECK(fs::exists(scratch.folder / "taken" / "inside"));
    CHECK(scratch.files() == 1);
}

TEST_CASE("a file that can not be used is named with the reason", "[base][file]") {
    const Scratch scratch;
    const fs::path missing = scratch.folder / "none" / "a";
    CHECK(failure(read, missing) ==
          "cannot read " + missing.string() + ": No such file or directory");
    CHECK(failure(write, missing) ==
          "cannot write " + missing.string() + ": No such file or directory");
    const fs::path endless = std::string(5000, 'a');
    CHECK(failure(read, endless) == "cannot read " + endless.string() + ": File name too long");
    CHECK(failure(read, scratch.folder) ==
          "cannot read " + scratch.folder.string() + ": Is a directory");
}
