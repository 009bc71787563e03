#include "src/store/store.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include <catch2/catch.hpp>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/error.hpp"
#include "src/base/file.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, gone afterwards.
class Folder {
public:
    Folder() {
        std::string made = (fs::temp_directory_path() / "entente-store-XXXXXX").string();
        if (::mkdtemp(made.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = made;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(std::string_view name) const { return path_ / name; }
    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(path_))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    fs::path path_;
};

/// A record with every member filled in, so that a lost one shows.
Record record(int number) {
    Record made;
    char id[80];
    std::snprintf(id, sizeof id, "sha256:%064d", number);
    made.document = {
        id,
        "a/" + std::to_string(number) + ".txt",
        "Judul \"satu\"\n\t✗ \\",
        "id",
        Date{2022, 1, 20},
        "text"
    };
    made.boilerplate = {
        {3, 9, "related_link"}
    };
    const Quote quote{11, 16, "Rusia"};
    made.entities = {
        {"Q159",           "Q159", "State",  "Rusia", {{quote, "name", 0.99, "alias"}}},
        {"x-0123456789ab", "",     "Person", "Ali",   {}                              }
    };
    Relation office;
    office.type = "HOLDS_OFFICE";
    office.from = "x-0123456789ab";
    office.to = "Q159";
    office.title = "Menlu";
    office.office = "minister_of_foreign_affairs";
    office.former = true;
    office.attribution = Attribution{"Q159", "asserts"};
    office.confidence = 0.5;
    office.rule = "r";
    office.evidence = quote;
    made.relations = {office};
    Event event;
    event.id = "ev1";
    event.type = "ACCUSE";
    event.mode = "disapprove";
    event.contexts = {"military"};
    event.plover = "ACCUSE";
    event.quad = 3;
    event.actors = {"x-0123456789ab"};
    event.recipients = {"Q159"};
    event.place = "Q159";
    event.date = Date{0, 1, 10};
    event.date_evidence = quote;
    event.attribution = Attribution{"Q159", "denies"};
    event.trigger = quote;
    event.cues = {
        {"negation", quote}
    };
    event.confidence = 0.25;
    event.rule = "f";
    event.evidence = quote;
    made.events = {event};
    made.statements = {
        {"x-0123456789ab", "Q159", "direct", {"Q159"}, quote, quote, 0.75, "quote"}
    };
    return made;
}

std::string message_of(const fs::path& file, Store::Mode mode) {
    try {
        Store::open(file, mode);
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

void sql(const fs::path& file, const char* statement) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    CHECK(sqlite3_exec(database, statement, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

void write(const fs::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<long>(bytes.size()));
}

}  // namespace

TEST_CASE("a record comes back as it went in", "[store]") {
    const Folder folder;
    Store store = Store::open(folder / "world.kg", Store::Mode::write);
    CHECK(store.add(record(1)));
    const std::vector<Record> back = store.records();
    REQUIRE(back.size() == 1);
    CHECK(back[0] == record(1));
}

TEST_CASE("the same document again changes nothing", "[store][law]") {
    const Folder folder;
    Store store = Store::open(folder / "world.kg", Store::Mode::write);
    CHECK(store.add(record(1)));
    Record other = record(1);
    other.document.title = "another reading of the same bytes";
    CHECK_FALSE(store.add(other));
    CHECK(store.size() == 1);
    CHECK(store.records()[0] == record(1));
    const std::vector<Record> many{record(3), record(1), record(2), record(3)};
    CHECK(store.add(many) == 2);
    CHECK(store.size() == 3);
}

TEST_CASE("records come sorted by document, in whatever order they were added", "[store][law]") {
    const Folder folder;
    std::vector<int> order(20);
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::mt19937 random(3);
    std::vector<Record> expected;
    for (int round = 0; round < 3; ++round) {
        std::shuffle(order.begin(), order.end(), random);
        Store store = Store::open(folder / std::to_string(round), Store::Mode::write);
        for (int number : order) store.add(record(number));
        if (round == 0) expected = store.records();
        REQUIRE(store.records().size() == order.size());
        CHECK(store.records() == expected);
        CHECK(store.records()[7] == record(7));
    }
}

TEST_CASE("remove takes one document and no other", "[store][law]") {
    const Folder folder;
    Store store = Store::open(folder / "world.kg", Store::Mode::write);
    store.add(std::vector<Record>{record(1), record(2)});
    CHECK(store.contains(record(1).document.id));
    CHECK(store.remove(record(1).document.id));
    CHECK_FALSE(store.remove(record(1).document.id));
    CHECK_FALSE(store.contains(record(1).document.id));
    CHECK_FALSE(store.contains({}));
    CHECK(store.records() == std::vector<Record>{record(2)});
}

TEST_CASE("each lets its user change the store", "[store]") {
    const Folder folder;
    Store store = Store::open(folder / "world.kg", Store::Mode::write);
    store.add(std::vector<Record>{record(1), record(2), record(3)});
    int seen = 0;
    store.each([&](const Record& one) {
        ++seen;
        store.remove(one.document.id);
    });
    CHECK(seen == 3);
    CHECK(store.size() == 0);
}

TEST_CASE("what was written is there for the next program, and nothing beside it", "[store]") {
    const Folder folder;
    {
        Store store = Store::open(folder / "world.kg", Store::Mode::write);
        store.add(record(1));
        Store reader = Store::open(folder / "world.kg", Store::Mode::read);
        CHECK(reader.size() == 1);
        CHECK(store.add(record(2)));
        CHECK(reader.size() == 2);
    }
    CHECK(folder.files() == std::vector<std::string>{"world.kg"});
    const Store again = Store::open(folder / "world.kg", Store::Mode::read);
    CHECK(again.records() == std::vector<Record>{record(1), record(2)});
    CHECK_NOTHROW(again.verify());
}

TEST_CASE("a reader changes nothing", "[store]") {
    const Folder folder;
    Store::open(folder / "world.kg", Store::Mode::write).add(record(1));
    const std::string before = read_file(folder / "world.kg");
    Store reader = Store::open(folder / "world.kg", Store::Mode::read);
    CHECK_THROWS_AS(reader.add(record(2)), InputError);
    CHECK_THROWS_AS(reader.remove(record(1).document.id), InputError);
    CHECK(reader.size() == 1);
    CHECK(read_file(folder / "world.kg") == before);
}

TEST_CASE("what is no store is refused in one sentence and left as it is", "[store]") {
    const Folder folder;
    Store::open(folder / "good.kg", Store::Mode::write).add(record(1));
    const std::string good = read_file(folder / "good.kg");
    write(folder / "text.txt", "Menteri Luar Negeri Rusia\n" + std::string(5000, 'x'));
    write(folder / "short.txt", "Rusia");
    write(folder / "empty.kg", "");
    write(folder / "cut.kg", std::string_view(good).substr(0, good.size() / 2));
    fs::create_directory(folder / "folder");
    sql(folder / "other.db", "CREATE TABLE tree(age)");
    write(folder / "newer.kg", good);
    sql(folder / "newer.kg", "PRAGMA user_version = 7");

    struct Row {
        std::string file;
        Store::Mode mode;
        std::string message;
    };
    const auto read = Store::Mode::read;
    const auto write = Store::Mode::write;
    const std::vector<Row> rows{
        {"missing.kg",        read,  "is missing"                              },
        {"no/such/folder.kg", write, "there is no folder"                      },
        {"folder",            read,  "is a directory"                          },
        {"folder",            write, "is a directory"                          },
        {"text.txt",          read,  "is no store of records"                  },
        {"text.txt",          write, "is no store of records"                  },
        {"short.txt",         write, "is no store of records"                  },
        {"empty.kg",          read,  "is empty"                                },
        {"other.db",          read,  "another SQLite database"                 },
        {"other.db",          write, "another SQLite database"                 },
        {"newer.kg",          read,  "has format 7; this program reads up to 1"},
        {"cut.kg",            write, "is damaged"                              },
    };
    for (const Row& row : rows) {
        INFO(row.file);
        const bool there = fs::is_regular_file(folder / row.file);
        const std::string before = there ? read_file(folder / row.file) : "";
        const std::string message = message_of(folder / row.file, row.mode);
        CHECK_THAT(message,
                   Catch::Contains(row.message) && Catch::Contains((folder / row.file).string()));
        CHECK(std::count(message.begin(), message.end(), '\n') == 0);
        CHECK((there ? read_file(folder / row.file) : "") == before);
    }
    CHECK_FALSE(fs::exists(folder / "missing.kg"));
}

TEST_CASE("an empty file, as a writer killed at once leaves it, becomes a store", "[store]") {
    const Folder folder;
    write(folder / "empty.kg", "");
    Store store = Store::open(folder / "empty.kg", Store::Mode::write);
    CHECK(store.add(record(1)));
}

TEST_CASE("damage within is found and named", "[store]") {
    const Folder folder;
    const fs::path file = folder / "world.kg";
    {
        Store store = Store::open(file, Store::Mode::write);
        for (int i = 0; i < 50; ++i) store.add(record(i));
    }
    SECTION("a record that is no record") {
        sql(file, "UPDATE document SET record = '{\"schema\": 1}' WHERE id LIKE '%17'");
        CHECK_THROWS_WITH(Store::open(file, Store::Mode::read).records(),
                          Catch::Contains("is damaged: the record of sha256:") &&
                              Catch::Contains("17 can not be read"));
    }
    SECTION("a record under another's id") {
        sql(file,
            "UPDATE document SET record = (SELECT record FROM document WHERE id LIKE '%11') "
            "WHERE id LIKE '%17'");
        CHECK_THROWS_WITH(Store::open(file, Store::Mode::read).verify(),
                          Catch::Contains("is that of another document"));
    }
    SECTION("bytes overwritten") {
        std::string bytes = read_file(file);
        std::mt19937 random(5);
        for (std::size_t i = 4096; i < bytes.size(); i += 37)
            bytes[i] = static_cast<char>(random() & 0x7F);
        write(file, bytes);
        CHECK_THROWS_AS(Store::open(file, Store::Mode::read).verify(), InputError);
    }
}

TEST_CASE("a store held by another writer says so", "[store]") {
    const Folder folder;
    Store store = Store::open(folder / "world.kg", Store::Mode::write);
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open((folder / "world.kg").c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK_THROWS_WITH(store.add(record(1)), Catch::Contains("is locked by another writer"));
    sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    CHECK(store.add(record(1)));  // and goes on when the other is done
}

TEST_CASE("a write-protected store can be read and not written", "[store]") {
    const Folder folder;
    Store::open(folder / "world.kg", Store::Mode::write).add(record(1));
    fs::permissions(folder / "world.kg", fs::perms::owner_read);
    CHECK(Store::open(folder / "world.kg", Store::Mode::read).size() == 1);
    if (::access((folder / "world.kg").c_str(), W_OK) == 0) {
        WARN("the super-user may write everything: the other half is not tested");
        return;
    }
    CHECK_THAT(message_of(folder / "world.kg", Store::Mode::write),
               Catch::Contains("is write-protected"));
}

TEST_CASE("a writer killed at any moment loses at most the document in flight", "[store][law]") {
    const Folder folder;
    const fs::path file = folder / "world.kg";
    std::mt19937 random(11);
    std::size_t before = 0;
    for (int round = 0; round < 12; ++round) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {  // never returns into the test runner
            try {
                Store store = Store::open(file, Store::Mode::write);
                for (int i = 0;; ++i) store.add(record(i));
            } catch (...) {
            }
            ::_exit(1);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 60));
        ::kill(child, SIGKILL);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        if (!fs::exists(file)) continue;  // killed before it began
        if (before > 0) {                 // whoever only reads finds all that was written, too
            const Store reader = Store::open(file, Store::Mode::read);
            CHECK(reader.size() >= before);
        }
        Store store = Store::open(file, Store::Mode::write);
        CHECK_NOTHROW(store.verify());
        CHECK(store.size() >= before);
        before = store.size();
        CHECK_FALSE(store.contains(record(static_cast<int>(before)).document.id));
    }
    CHECK(before > 0);
    CHECK(Store::open(file, Store::Mode::write).add(record(99'999'999)));
    CHECK(folder.files() == std::vector<std::string>{"world.kg"});
}
