#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <stdlib.h>

namespace entente::test {

/// Where the program's data lie in the build tree.
inline const std::filesystem::path data =
    std::filesystem::path(ENTENTE_BINARY_DIR) / "share/entente";

/// A folder of its own for each test, gone afterwards.
class Folder {
public:
    Folder() {
        std::string made = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
        if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = made;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    void write(std::string_view name, std::string_view bytes) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }

private:
    std::filesystem::path path_;
};

}  // namespace entente::test
