#include "src/cli/output.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "src/base/error.hpp"
#include "src/base/utf8.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// The unfinished file, for the signal handler: a handler may touch nothing that is being changed,
/// so the name is written first and the flag set last.
std::array<char, 4096> unfinished;
volatile std::sig_atomic_t is_unfinished = 0;

extern "C" void remove_unfinished(int signal) {
    if (is_unfinished != 0) ::unlink(unfinished.data());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void watch(const fs::path& file) {
    if (file.native().size() >= unfinished.size()) return;
    std::copy_n(file.c_str(), file.native().size() + 1, unfinished.begin());
    is_unfinished = 1;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        // Whoever started us may have told us to live on (nohup); that stays so.
        if (std::signal(signal, remove_unfinished) == SIG_IGN) std::signal(signal, SIG_IGN);
    }
}

void unwatch() {
    is_unfinished = 0;
}

[[noreturn]] void fail_standard_output(int error) {
    throw InputError(std::string("cannot write standard output: ") + std::strerror(error));
}

}  // namespace

void prepare_standard_streams() {
    // Opened the wrong way round, so that using a stream that was closed still fails.
    constexpr std::array<int, 3> wrong_way{O_WRONLY, O_RDONLY, O_RDONLY};
    for (int number = 0; number < 3; ++number)
        if (::fcntl(number, F_GETFD) == -1 && errno == EBADF)
            if (::open("/dev/null", wrong_way[static_cast<std::size_t>(number)]) == -1) return;
    std::signal(SIGPIPE, SIG_IGN);
}

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        fail_standard_output(errno);
}

void flush_standard_output() {
    if (std::fflush(stdout) != 0) fail_standard_output(errno);
}

void report(std::string_view message) {
    std::string line = "entente: " + replace_invalid_utf8(message);
    std::replace_if(
        line.begin(), line.end(),
        [](char c) { return (static_cast<unsigned char>(c) < 0x20) || c == 0x7F; }, '?');
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string shell_word(const std::string& word) {
    const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::strchr("-_./,:+@%", c) != nullptr || static_cast<unsigned char>(c) >= 0x80;
    });
    if (plain) return word;
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

Output::Output(std::string target) : target_(std::move(target)) {}

Output::~Output() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    if (!direct_) std::remove(partial_.c_str());
    unwatch();
}

void Output::open() {
    std::error_code error;
    final_ = target_;
    const auto status = fs::status(final_, error);
    if (fs::is_directory(status)) fail(EISDIR);
    direct_ = fs::exists(status) && !fs::is_regular_file(status);
    // What a link points to is written, and the link stays.
    if (fs::is_symlink(fs::symlink_status(final_, error)))
        if (const fs::path real = fs::weakly_canonical(final_, error); !error) final_ = real;
    partial_ = final_;
    if (!direct_) {
        partial_ += ".part" + std::to_string(::getpid());
        watch(partial_);
    }
    file_ = std::fopen(partial_.c_str(), "wb");
    if (file_ == nullptr) fail(errno);
}

void Output::write(std::string_view bytes) {
    if (target_ == "-") return print(bytes);
    if (file_ == nullptr) open();
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail(errno);
}

void Output::finish() {
    if (target_ == "-") return flush_standard_output();
    if (file_ == nullptr) return;
    if (std::fflush(file_) != 0) fail(errno);
    if (std::fclose(std::exchange(file_, nullptr)) != 0 ||
        (!direct_ && std::rename(partial_.c_str(), final_.c_str()) != 0)) {
        const int error = errno;
        if (!direct_) std::remove(partial_.c_str());
        unwatch();
        fail(error);
    }
    unwatch();
}

void Output::fail(int error) const {
    throw InputError("cannot write " + target_ + ": " + std::strerror(error));
}

void check_output(const std::string& target, std::span<const std::string> inputs) {
    if (target == "-") return;
    const auto refuse = [&](const std::string& reason) {
        throw InputError("cannot write " + target + ": " + reason);
    };
    if (target.empty()) refuse("the name is empty");
    std::error_code ignored;
    const fs::path file{target};
    if (fs::is_directory(file, ignored) || !file.has_filename()) refuse("it is a directory");
    if (file.has_parent_path() && !fs::is_directory(file.parent_path(), ignored))
        refuse("there is no folder " + file.parent_path().string());
    for (const std::string& input : inputs)
        if (input != "-" && fs::equivalent(file, input, ignored) && fs::is_regular_file(file))
            refuse("it is an input");
}

void write_output(const std::string& target, std::string_view bytes) {
    Output output(target);
    output.write(bytes);
    output.finish();
}

}  // namespace entente
