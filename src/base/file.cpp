#include "src/base/file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <unistd.h>

#include "src/base/error.hpp"

namespace entente {
namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

[[noreturn]] void fail(std::string_view what, const std::filesystem::path& file, int error) {
    throw InputError("cannot " + std::string(what) + " " + file.string() + ": " +
                     std::strerror(error));
}

}  // namespace

std::string read_file(const std::filesystem::path& file) {
    std::error_code unknown;  // whatever it is, opening the file will tell
    if (std::filesystem::is_directory(file, unknown)) fail("read", file, EISDIR);
    const File in{std::fopen(file.c_str(), "rb")};
    if (!in) fail("read", file, errno);
    std::string bytes;
    char block[1 << 16];
    while (const std::size_t got = std::fread(block, 1, sizeof block, in.get()))
        bytes.append(block, got);
    if (std::ferror(in.get()) != 0) fail("read", file, errno);
    return bytes;
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
    std::filesystem::path partial = file;
    partial += ".part" + std::to_string(::getpid());
    File out{std::fopen(partial.c_str(), "wb")};
    if (!out) fail("write", file, errno);
    bool whole = std::fwrite(bytes.data(), 1, bytes.size(), out.get()) == bytes.size();
    whole = std::fflush(out.get()) == 0 && whole;
    const int error = errno;
    out.reset();
    if (!whole || std::rename(partial.c_str(), file.c_str()) != 0) {
        const int reason = whole ? errno : error;
        std::remove(partial.c_str());
        fail("write", file, reason);
    }
}

}  // namespace entente
