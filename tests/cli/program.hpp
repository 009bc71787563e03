#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace entente::test {

/// A folder of its own for each test, gone afterwards. Its name holds a space and a letter beyond
/// ASCII, so that every test is also one of odd paths. `samples` in it leads to the project's.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    void write(std::string_view name, std::string_view bytes) const;
    std::string read(std::string_view name) const;
    /// Names of all files and folders but `samples`, sorted.
    std::vector<std::string> files() const;

private:
    std::filesystem::path path_;
};

struct Outcome {
    int code = -1;  ///< exit code; 128 + signal when a signal ended it
    std::string out, err;
};

/// Runs a line for the shell in the folder; `entente` is the program just built.
Outcome run(const Folder& folder, const std::string& line);

/// Starts the program in the folder, silent. @return its process id
pid_t start(const Folder& folder, const std::vector<std::string>& arguments);
/// Waits for its end. @return exit code as in Outcome
int wait_for(pid_t process);

std::size_t count_lines(std::string_view text);

/// A short article, another for each number: two ministers meet, one of them speaks.
std::string article(int number);
/// Writes that many of them into `articles/` in the folder.
void write_articles(const Folder& folder, int count);
/// A store of three of them, made once for all tests of a run, copied to `name`.
void copy_world(const Folder& folder, std::string_view name);

}  // namespace entente::test
