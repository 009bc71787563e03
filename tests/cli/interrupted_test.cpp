// Whoever is killed loses the document in flight and nothing else.

#include <chrono>
#include <csignal>
#include <thread>

#include <catch2/catch.hpp>

#include "program.hpp"
#include "src/store/store.hpp"

using namespace entente;
using namespace entente::test;
namespace fs = std::filesystem;

namespace {

constexpr int articles = 600;

/// Bytes of the store and of the log that is written beside it.
std::uintmax_t size_of(const fs::path& store) {
    std::uintmax_t sum = 0;
    for (const char* ending : {"", "-wal", "-journal"}) {
        std::error_code missing;
        const std::uintmax_t size = fs::file_size(store.string() + ending, missing);
        sum += missing ? 0 : size;
    }
    return sum;
}

/// Waits until the condition holds. @return false when it does not within a minute
template <class Condition>
bool wait_until(const Condition& condition) {
    for (int i = 0; i < 60'000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

bool holds_part(const Folder& folder) {
    for (const std::string& name : folder.files())
        if (name.find(".part") != name.npos) return true;
    return false;
}

}  // namespace

TEST_CASE("a build that was killed goes on where it was", "[cli][killed]") {
    const Folder folder;
    write_articles(folder, articles);
    REQUIRE(run(folder, "entente build articles -o whole.kg").code == 0);
    const std::uintmax_t whole = size_of(folder / "whole.kg");
    std::size_t kept = 0;
    for (const std::uintmax_t part : {whole / 20, whole / 4, whole / 2}) {
        const pid_t builder =
            start(folder, {"build", "articles", "-o", "killed.kg", "--threads", "2"});
        REQUIRE(wait_until([&] { return size_of(folder / "killed.kg") >= part; }));
        ::kill(builder, SIGKILL);
        REQUIRE(wait_for(builder) == 128 + SIGKILL);
        const Store store = Store::open(folder / "killed.kg", Store::Mode::read);
        store.verify();
        CHECK(store.size() >= kept);
        kept = store.size();
        CHECK(kept > 0);
        REQUIRE(kept < articles);  // or it was not killed in the middle
    }
    const Outcome again = run(folder, "entente build articles -o killed.kg");
    CHECK(again.code == 0);
    CHECK_THAT(again.out, Catch::Contains(std::to_string(kept) + " already there"));
    CHECK(Store::open(folder / "killed.kg", Store::Mode::read).records() ==
          Store::open(folder / "whole.kg", Store::Mode::read).records());
}

TEST_CASE("a reading that is interrupted leaves no file", "[cli][killed]") {
    const auto signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
    const Folder folder;
    write_articles(folder, articles);
    const std::vector<std::string> before = folder.files();
    const pid_t reader = start(folder, {"read", "articles", "-o", "all.jsonl", "--threads", "1"});
    REQUIRE(wait_until([&] { return holds_part(folder); }));
    ::kill(reader, signal);
    CHECK(wait_for(reader) == 128 + signal);
    CHECK(folder.files() == before);
}

TEST_CASE("a build that is asked to stop leaves a store and nothing beside it", "[cli][killed]") {
    const auto signal = GENERATE(SIGINT, SIGTERM);
    const Folder folder;
    write_articles(folder, articles);
    const pid_t builder =
        start(folder, {"build", "articles", "-o", "stopped.kg", "--threads", "1"});
    REQUIRE(wait_until([&] { return size_of(folder / "stopped.kg") > 50'000; }));
    ::kill(builder, signal);
    CHECK(wait_for(builder) == 1);
    CHECK(folder.files() == std::vector<std::string>{"articles", "stopped.kg"});
    const std::size_t kept = Store::open(folder / "stopped.kg", Store::Mode::read).size();
    CHECK(kept > 0);
    CHECK(kept < articles);
    CHECK(run(folder, "entente build articles -o stopped.kg").code == 0);
    CHECK(Store::open(folder / "stopped.kg", Store::Mode::read).size() == articles);
}
