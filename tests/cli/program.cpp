#include "program.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/file.hpp"

namespace entente::test {
namespace {

namespace fs = std::filesystem;

const fs::path programs = fs::path(ENTENTE_BINARY_DIR) / "bin";

[[noreturn]] void become(const fs::path& folder, const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const char* path = std::getenv("PATH");
    ::setenv("PATH", (programs.string() + ':' + (path == nullptr ? "" : path)).c_str(), 1);
    ::unsetenv("ENTENTE_DATA");
    if (::chdir(folder.c_str()) == 0) ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

void redirect(int stream, const char* file, int flags) {
    const int opened = ::open(file, flags, 0600);
    ::dup2(opened, stream);
    ::close(opened);
}

}  // namespace

Folder::Folder() {
    std::string made = (fs::temp_directory_path() / "entente é XXXXXX").string();
    if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = made;
    fs::create_directory_symlink(fs::path(ENTENTE_SOURCE_DIR) / "samples", path_ / "samples");
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void Folder::write(std::string_view name, std::string_view bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
}

std::string Folder::read(std::string_view name) const {
    return read_file(path_ / name);
}

std::vector<std::string> Folder::files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_))
        if (entry.path().filename() != "samples") names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Outcome run(const Folder& folder, const std::string& line) {
    // Beside the folder, so that what the program leaves in it can be looked at.
    const std::string out = folder.path().string() + ".out";
    const std::string err = folder.path().string() + ".err";
    const pid_t child = ::fork();
    if (child == 0) {
        redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
        redirect(STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC);
        redirect(STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC);
        become(folder.path(), {"/bin/sh", "-c", line});
    }
    Outcome outcome;
    outcome.code = wait_for(child);
    outcome.out = read_file(out);
    outcome.err = read_file(err);
    fs::remove(out);
    fs::remove(err);
    return outcome;
}

pid_t start(const Folder& folder, const std::vector<std::string>& arguments) {
    std::vector<std::string> words{"entente"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const pid_t child = ::fork();
    if (child == 0) {
        for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
            redirect(stream, "/dev/null", O_WRONLY);
        become(folder.path(), words);
    }
    return child;
}

int wait_for(pid_t process) {
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::size_t count_lines(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string article(int number) {
    return "Dua menteri bertemu untuk kali ke-" + std::to_string(number) +
           "\n\nJENEWA - Menteri Luar Negeri Rusia Sergey Lavrov bertemu Menteri Luar Negeri "
           "Amerika Serikat Antony Blinken di Jenewa, Jumat (21/1/2022).\n\n\"Pembicaraan kami "
           "terbuka dan akan kami lanjutkan pekan depan,\" kata Lavrov kepada wartawan.\n";
}

void write_articles(const Folder& folder, int count) {
    for (int number = 1; number <= count; ++number)
        folder.write("articles/" + std::to_string(number) + ".txt", article(number));
}

void copy_world(const Folder& folder, std::string_view name) {
    static const std::string bytes = [] {
        const Folder workshop;
        write_articles(workshop, 3);
        const Outcome built = run(workshop, "entente build articles -o world.kg");
        if (built.code != 0) throw std::runtime_error("no store to test with: " + built.err);
        return workshop.read("world.kg");
    }();
    folder.write(name, bytes);
}

}  // namespace entente::test
