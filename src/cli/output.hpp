#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// Makes sure that 0, 1 and 2 are open, so that no file of ours ever takes their place and is
/// written to by a message; and that writing to a closed pipe is an error, not the end.
void prepare_standard_streams();

/// Writes to standard output. @throws InputError "cannot write standard output: reason"
void print(std::string_view text);
/// What was printed may wait in memory: this sends it. @throws as print()
void flush_standard_output();

/// "entente: message" on standard error, always one line: what would break it or move the cursor is
/// shown as "?".
void report(std::string_view message);

/// The name as a shell needs it to be typed: in quotes when it holds a space or such.
std::string shell_word(const std::string& word);

/// "1 article", "8 articles"
std::string plural(std::size_t count, std::string_view one, std::string_view many);

/// A file being written, or standard output for "-". The file is there whole after finish(), or not
/// at all: it grows under another name beside it, which is gone when the program is interrupted.
/// Devices and pipes are written to as they are.
class Output {
public:
    explicit Output(std::string target);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// @throws InputError "cannot write FILE: reason"
    void write(std::string_view bytes);
    /// Nothing written: no file. @throws InputError
    void finish();

private:
    void open();
    [[noreturn]] void fail(int error) const;

    std::string target_;
    std::filesystem::path final_;
    std::filesystem::path partial_;
    std::FILE* file_ = nullptr;
    bool direct_ = false;  ///< a device: nothing to rename
};

/// Says what is wrong with an output before hours of work go into it.
/// @param inputs  must not be overwritten
/// @throws InputError: a directory, no such folder, the same file as an input
void check_output(const std::string& target, std::span<const std::string> inputs);

/// Writes all at once. @throws as Output
void write_output(const std::string& target, std::string_view bytes);

}  // namespace entente
