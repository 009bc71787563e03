// What the program makes of samples/articles, compared with what was approved. Nothing is compared
// that was not approved yet; tests/golden/approve.sh does that.

#include <algorithm>

#include <catch2/catch.hpp>

#include "program.hpp"
#include "src/base/file.hpp"

using namespace entente;
using namespace entente::test;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(ENTENTE_SOURCE_DIR) / "samples";

/// "line 3 differs: ...": a difference that can be read, of texts that can not.
std::string difference(std::string_view approved, std::string_view made) {
    for (std::size_t number = 1; !approved.empty() || !made.empty(); ++number) {
        const std::string_view one = approved.substr(0, approved.find('\n'));
        const std::string_view other = made.substr(0, made.find('\n'));
        if (one != other) {
            const auto at = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
            const auto column = static_cast<std::size_t>(at.first - one.begin());
            const std::size_t from = column < 60 ? 0 : column - 60;
            return "line " + std::to_string(number) + ": approved ..." +
                   std::string(one.substr(std::min(from, one.size()), 160)) + "... is now ..." +
                   std::string(other.substr(std::min(from, other.size()), 160)) + "...";
        }
        approved.remove_prefix(std::min(one.size() + 1, approved.size()));
        made.remove_prefix(std::min(other.size() + 1, made.size()));
    }
    return "";
}

}  // namespace

TEST_CASE("the samples' records are the approved ones", "[cli][golden]") {
    if (!fs::exists(samples / "records.jsonl")) {
        WARN("samples/records.jsonl is not there; nothing to compare with");
        return;
    }
    const Outcome outcome = run(Folder(), "entente read samples/articles");
    CHECK(outcome.code == 0);
    CHECK(difference(read_file(samples / "records.jsonl"), outcome.out) == "");
}

TEST_CASE("the samples' graphs are the approved ones", "[cli][golden]") {
    if (!fs::exists(samples / "graphs")) {
        WARN("samples/graphs is not there; nothing to compare with");
        return;
    }
    // Named after view and format: samples/graphs/actors.dot
    std::size_t compared = 0;
    for (const auto& file : fs::directory_iterator(samples / "graphs")) {
        const std::string view = file.path().stem().string();
        const std::string format = file.path().extension().string().substr(1);
        if (format == "svg") continue;  // its bytes are Graphviz's and the fonts'
        INFO(file.path().filename().string());
        const Outcome outcome = run(Folder(), "entente export samples/records.jsonl --view " +
                                                  view + " --format " + format);
        CHECK(outcome.code == 0);
        CHECK(difference(read_file(file.path()), outcome.out) == "");
        ++compared;
    }
    CHECK(compared > 0);
}
