#include "src/kb/image.hpp"

#include <cstring>
#include <fstream>
#include <random>
#include <string>

#include <catch2/catch.hpp>

#include "src/base/file.hpp"
#include "src/kb/tables.hpp"
#include "tests/kb/exercise.hpp"
#include "tests/kb/tables.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// What a refused image says; empty when it is taken and answers every question without harm.
std::string refusal(std::string_view bytes) {
    try {
        exercise(KnowledgeBase::from_bytes(bytes, "a.kb"), 100);
        return {};
    } catch (const InputError& error) {
        return error.what();
    }
}

std::string with_number(std::size_t at, std::uint32_t number) {
    std::string bytes(small_kb().bytes());
    std::memcpy(bytes.data() + at, &number, sizeof number);
    return bytes;
}

void seal(std::string& bytes) {
    image::seal(std::as_writable_bytes(std::span(bytes)));
}

}  // namespace

TEST_CASE("the same tables give the same bytes", "[kb][image]") {
    CHECK(KnowledgeBase::from_tables(tables).bytes() == small_kb().bytes());
}

TEST_CASE("an image holds all that its tables said", "[kb][image]") {
    CHECK(compile(rows_of(small_kb())).bytes() == small_kb().bytes());
}

TEST_CASE("an image comes back from its file", "[kb][image]") {
    const ScratchFolder folder;
    const auto file = folder.path() / "small.kb";
    small_kb().save(file);
    CHECK(read_file(file) == small_kb().bytes());
    KnowledgeBase opened = KnowledgeBase::open(file);
    CHECK(exercise(opened) == exercise(small_kb()));
    CHECK(opened.bytes() == small_kb().bytes());

    SECTION("a moved knowledge base still answers") {
        const Actor before = opened.actor(known(opened, "Q159"));
        const KnowledgeBase moved = std::move(opened);
        CHECK(moved.actor(known(moved, "Q159")).name_id.data() == before.name_id.data());
    }
    SECTION("an open one outlives its file") {
        std::filesystem::remove(file);
        CHECK(opened.actor(known(opened, "Q159")).name_id == "Rusia");
    }
}

TEST_CASE("no tables at all but their headers are a knowledge base of nobody", "[kb][image]") {
    const KnowledgeBase nobody = compile(KbTables{});
    CHECK(nobody.size() == 0);
    CHECK(nobody.token_id("rusia") == KnowledgeBase::unknown_token);
    CHECK(nobody.lookup("Rusia").empty());
    CHECK(nobody.by_surname("lavrov").empty());
    CHECK(KnowledgeBase::from_bytes(nobody.bytes(), "nobody").size() == 0);
    exercise(nobody);
}

TEST_CASE("what is no image is refused in one line that says why", "[kb][image]") {
    const std::string whole(small_kb().bytes());
    std::string changed = whole;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    struct Row {
        std::string why, bytes, message;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {"nothing",             "",                                                              "cannot use a.kb: not an image of a knowledge base"},
        {"a table",             "id\ttype\tname_id\n",                                           "cannot use a.kb: not an image of a knowledge base"},
        {"the beginning alone", whole.substr(0,                                                  20),
         "cannot use a.kb: cut short within its header"},
        {"another byte order",                     with_number(16,                                                                 0x04030201),
         "cannot use a.kb: written on a machine of another byte order; make it anew from the "
         "tables"},
        {"another version",              with_number(20,                                                                             7),
         "cannot use a.kb: image version 7; this program reads 1, make it anew from the tables"},
        {"cut short",                   whole.substr(0, 10000),
         "cannot use a.kb: 10000 bytes long, but it was written with " +
             std::to_string(whole.size())},
        {"one bit",changed,                                              "cannot use a.kb: damaged image: checksum"                                                                                                           },
    }));
    INFO(row.why);
    CHECK(refusal(row.bytes) == row.message);
}

TEST_CASE("a file that can not be read is told", "[kb][image]") {
    const ScratchFolder folder;
    CHECK_THROWS_WITH(
        KnowledgeBase::open(folder.path() / "none.kb"),
        "cannot read " + (folder.path() / "none.kb").string() + ": No such file or directory");
    CHECK_THROWS_WITH(KnowledgeBase::open(folder.path()),
                      "cannot read " + folder.path().string() + ": Is a directory");
    std::ofstream(folder.path() / "empty.kb");
    CHECK_THROWS_WITH(KnowledgeBase::open(folder.path() / "empty.kb"),
                      "cannot use " + (folder.path() / "empty.kb").string() +
                          ": not an image of a knowledge base");
    CHECK_THROWS_AS(small_kb().save(folder.path() / "none" / "small.kb"), InputError);
}

TEST_CASE("an image cut anywhere is refused", "[kb][image]") {
    const std::string_view whole = small_kb().bytes();
    for (std::size_t size = 0; size < whole.size(); size += 37) {
        INFO(size);
        REQUIRE_FALSE(refusal(whole.substr(0, size)).empty());
    }
}

TEST_CASE("any one flipped bit is found", "[kb][image]") {
    std::string bytes(small_kb().bytes());
    for (std::size_t at = 0; at < bytes.size(); at += 11) {
        const char flip = static_cast<char>(1U << (at % 8));
        INFO(at);
        bytes[at] = static_cast<char>(bytes[at] ^ flip);
        REQUIRE_FALSE(refusal(bytes).empty());
        bytes[at] = static_cast<char>(bytes[at] ^ flip);
    }
}

// With the checksum put right, only the checks of each position stand between a changed image and
// memory that is not ours; the sanitizers watch.
TEST_CASE("changed images with the right checksum are refused or do no harm", "[kb][image]") {
    const std::string whole(small_kb().bytes());
    std::mt19937 random(20220121);
    std::size_t refused = 0;
    const auto try_one = [&](std::string& bytes) {
        seal(bytes);
        refused += refusal(bytes).empty() ? 0U : 1U;
    };
    SECTION("one number") {
        const std::vector<std::uint32_t> numbers = {0, 1, 2, 1000, 0x7fffffff, 0xffffffff};
        for (std::size_t i = 0; i < 3000; ++i) {
            std::string bytes = whole;
            const std::size_t at = 4 * (random() % (bytes.size() / 4));
            const std::uint32_t number = numbers[random() % numbers.size()];
            std::memcpy(bytes.data() + at, &number, sizeof number);
            try_one(bytes);
        }
        CHECK(refused > 1000);
    }
    SECTION("each number of the header") {
        for (std::size_t at = 16; at < 432; at += 4)
            for (const std::uint32_t number : {0U, 1U, 8U, 0xfffffff8U, 0xffffffffU}) {
                std::string bytes = whole;
                std::memcpy(bytes.data() + at, &number, sizeof number);
                try_one(bytes);
            }
        CHECK(refused > 250);
    }
    SECTION("many bits") {
        for (std::size_t i = 0; i < 500; ++i) {
            std::string bytes = whole;
            for (std::size_t bits = random() % 64; bits > 0; --bits) {
                const std::size_t at = random() % bytes.size();
                bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << (random() % 8)));
            }
            try_one(bytes);
        }
        CHECK(refused > 250);
    }
}
