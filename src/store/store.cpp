#include "src/store/store.hpp"

#include <cstdint>
#include <system_error>

#include <sqlite3.h>

#include "ontology/record_json.hpp"
#include "src/base/error.hpp"

// Format 1: one row a document, its claims as the line of JSON that records travel in, so that a
// store loses nothing and any SQLite can read it. `source` and `title` are copies for whoever looks
// with another tool. The file tells what it is by application_id ("ENTE") and user_version.
//
// A writer works with a write-ahead log, so that a change waits for no disk and many small ones are
// cheap. What a killed program had committed is in the log, which the next one to open the store
// takes over; a power cut may take the last documents, to be read again, and never spoils the file.
// On closing the log is folded in, and the store is one plain file that can be copied anywhere.

namespace entente {
namespace {

constexpr std::int64_t application_id = 0x454E5445;
constexpr std::int64_t format_version = 1;
constexpr int busy_milliseconds = 5000;

constexpr const char* create_tables =
    "CREATE TABLE document(id TEXT PRIMARY KEY NOT NULL, source TEXT NOT NULL, "
    "title TEXT NOT NULL, record TEXT NOT NULL)";

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// An open database that turns SQLite's codes into sentences.
class Database {
public:
    Database(const std::filesystem::path& file, int flags) : file_(file) {
        sqlite3* opened = nullptr;
        // Absolute, since SQLite reads ":memory:" its own way.
        const std::string path = std::filesystem::absolute(file).string();
        const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
        handle_.reset(opened);
        if (code != SQLITE_OK) fail(code);
        sqlite3_busy_timeout(opened, busy_milliseconds);
    }

    sqlite3* get() const noexcept { return handle_.get(); }
    const std::filesystem::path& file() const noexcept { return file_; }

    [[noreturn]] void fail(const std::string& what) const {
        throw InputError(file_.string() + ' ' + what);
    }

    [[noreturn]] void fail(int code) const {
        switch (code & 0xFF) {
            case SQLITE_NOTADB:
                fail("is no store of records");
            case SQLITE_CORRUPT:
                fail("is damaged: its pages do not fit together");
            case SQLITE_BUSY:
            case SQLITE_LOCKED:
                fail("is locked by another writer");
            case SQLITE_READONLY:
                fail("is write-protected");
            case SQLITE_FULL:
                fail("can not grow: the disk is full");
            case SQLITE_NOMEM:
                throw std::bad_alloc();
            default: {
                const char* reason = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
                fail(std::string("can not be used: ") + reason);
            }
        }
    }

    void run(const char* sql) const {
        const int code = sqlite3_exec(get(), sql, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) fail(code);
    }

private:
    std::filesystem::path file_;
    std::unique_ptr<sqlite3, CloseDatabase> handle_;
};

/// A prepared statement; what it is bound to must live until it is reset.
class Query {
public:
    Query(const Database& database, const char* sql) : database_(database) {
        sqlite3_stmt* prepared = nullptr;
        const int code = sqlite3_prepare_v2(database.get(), sql, -1, &prepared, nullptr);
        if (code != SQLITE_OK) database.fail(code);
        handle_.reset(prepared);
    }

    Query& bind(int position, std::string_view text) {
        const char* bytes = text.data() == nullptr ? "" : text.data();  // null would bind NULL
        const int code = sqlite3_bind_text64(handle_.get(), position, bytes, text.size(),
                                             SQLITE_STATIC, SQLITE_UTF8);
        if (code != SQLITE_OK) database_.fail(code);
        return *this;
    }
    /// @return whether there is a row
    bool step() {
        const int code = sqlite3_step(handle_.get());
        if (code != SQLITE_ROW && code != SQLITE_DONE) {
            reset();  // or the next bind() is refused
            database_.fail(code);
        }
        return code == SQLITE_ROW;
    }
    void reset() { sqlite3_reset(handle_.get()); }

    std::int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
    std::string text(int column) const {
        const unsigned char* bytes = sqlite3_column_text(handle_.get(), column);
        const int size = sqlite3_column_bytes(handle_.get(), column);
        return bytes == nullptr ? std::string{}
                                : std::string(bytes, bytes + static_cast<std::ptrdiff_t>(size));
    }

private:
    const Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// All changes made while it lives, or none unless commit() is reached.
class Transaction {
public:
    explicit Transaction(const Database& database) : database_(database) {
        database_.run("BEGIN IMMEDIATE");
    }
    void commit() {
        database_.run("COMMIT");
        open_ = false;
    }
    ~Transaction() {
        if (open_) sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

private:
    const Database& database_;
    bool open_ = true;
};

std::int64_t ask(const Database& database, const char* sql) {
    Query query(database, sql);
    return query.step() ? query.integer(0) : 0;
}

/// A database without anything in it: a new file, or one whose maker was killed before the first
/// transaction was whole.
bool is_blank(const Database& database) {
    return ask(database, "SELECT count(*) FROM sqlite_schema") == 0 &&
           ask(database, "PRAGMA application_id") == 0;
}

void create(const Database& database) {
    Transaction transaction(database);
    if (is_blank(database)) {  // another writer may have been quicker
        database.run(create_tables);
        database.run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
        database.run(("PRAGMA user_version = " + std::to_string(format_version)).c_str());
    }
    transaction.commit();
}

void require_store(const Database& database) {
    if (is_blank(database)) database.fail("is empty, no store of records");
    if (ask(database, "PRAGMA application_id") != application_id)
        database.fail("is no store of records but another SQLite database");
    const std::int64_t version = ask(database, "PRAGMA user_version");
    if (version > format_version)
        database.fail("has format " + std::to_string(version) + "; this program reads up to " +
                      std::to_string(format_version));
}

/// Says what is wrong with the path itself, before SQLite makes it a "disk I/O error".
void require_file(const std::filesystem::path& file, Store::Mode mode) {
    std::error_code ignored;
    const auto status = std::filesystem::status(file, ignored);
    if (std::filesystem::is_directory(status))
        throw InputError(file.string() + " is a directory, not a store of records");
    if (std::filesystem::exists(status)) return;
    if (mode == Store::Mode::read) throw InputError(file.string() + " is missing");
    const std::filesystem::path folder =
        file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, ignored))
        throw InputError("cannot make " + file.string() + ": there is no folder " +
                         folder.string());
}

}  // namespace

/// Writes with a log while it lives. A file system that can have none (shared memory is missing on
/// some network drives) keeps the slower rollback journal; so does a store that others read at the
/// end, until its next writer. Neither needs to be told.
class WriteAhead {
public:
    WriteAhead(const Database& database, Store::Mode mode)
        : database_(database), writes_(mode == Store::Mode::write) {
        if (writes_) switch_to("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    }
    ~WriteAhead() {
        sqlite3_busy_timeout(database_.get(), 0);
        if (writes_) switch_to("PRAGMA journal_mode = DELETE");
    }
    WriteAhead(const WriteAhead&) = delete;
    WriteAhead& operator=(const WriteAhead&) = delete;

private:
    void switch_to(const char* pragma) const {
        sqlite3_exec(database_.get(), pragma, nullptr, nullptr, nullptr);
    }
    const Database& database_;
    bool writes_;
};

struct Store::Impl {
    Database database;
    WriteAhead write_ahead;  // outlives the queries, which would hold the log open
    Query find, insert, erase, count, next;

    Impl(Database opened, Mode mode)
        : database(std::move(opened)),
          write_ahead(database, mode),
          find(database, "SELECT 1 FROM document WHERE id = ?1"),
          insert(
              database,
              "INSERT OR IGNORE INTO document(id, source, title, record) VALUES(?1, ?2, ?3, ?4)"),
          erase(database, "DELETE FROM document WHERE id = ?1"),
          count(database, "SELECT count(*) FROM document"),
          next(database, "SELECT id, record FROM document WHERE id > ?1 ORDER BY id LIMIT 1") {}

    /// Runs a statement that gives no rows. @return whether it changed one
    bool change(Query& query) const {
        query.step();
        query.reset();
        return sqlite3_changes(database.get()) > 0;
    }

    bool add(const Record& record) {
        const std::string json = to_json_line(record);
        insert.bind(1, record.document.id)
            .bind(2, record.document.source)
            .bind(3, record.document.title)
            .bind(4, json);
        return change(insert);
    }

    Record read(const std::string& id, const std::string& json) const {
        try {
            Record record = parse_record(json, database.file(), 0);
            if (record.document.id == id) return record;
        } catch (const LoadError& error) {
            database.fail("is damaged: the record of " + id +
                          " can not be read: " + error.problems().front().message);
        }
        database.fail("is damaged: the record of " + id + " is that of another document");
    }
};

Store Store::open(const std::filesystem::path& file, Mode mode) {
    require_file(file, mode);
    // A reader too opens for writing where it may: a killed writer's journal has to be rolled back
    // before anybody can read.
    Database database(file, SQLITE_OPEN_READWRITE | (mode == Mode::write ? SQLITE_OPEN_CREATE : 0));
    if (mode == Mode::write) {
        if (sqlite3_db_readonly(database.get(), "main") == 1) database.fail("is write-protected");
        if (is_blank(database)) create(database);
    }
    require_store(database);
    if (mode == Mode::read) database.run("PRAGMA query_only = 1");
    return Store(std::make_unique<Impl>(std::move(database), mode));
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

bool Store::contains(std::string_view document_id) const {
    const bool found = impl_->find.bind(1, document_id).step();
    impl_->find.reset();
    return found;
}

bool Store::add(const Record& record) {
    return impl_->add(record);
}

std::size_t Store::add(std::span<const Record> records) {
    Transaction transaction(impl_->database);
    std::size_t added = 0;
    for (const Record& record : records) added += impl_->add(record) ? 1U : 0U;
    transaction.commit();
    return added;
}

bool Store::remove(std::string_view document_id) {
    impl_->erase.bind(1, document_id);
    return impl_->change(impl_->erase);
}

std::size_t Store::size() const {
    impl_->count.step();
    const auto size = static_cast<std::size_t>(impl_->count.integer(0));
    impl_->count.reset();
    return size;
}

std::vector<Record> Store::records() const {
    std::vector<Record> all;
    each([&](const Record& record) { all.push_back(record); });
    return all;
}

void Store::each(const std::function<void(const Record&)>& use) const {
    // One look-up a record instead of one long query, so that no lock is held while `use` works.
    std::string id;
    while (impl_->next.bind(1, id).step()) {
        const std::string json = impl_->next.text(1);
        std::string found = impl_->next.text(0);
        impl_->next.reset();
        use(impl_->read(found, json));
        id = std::move(found);
    }
    impl_->next.reset();
}

void Store::verify() const {
    {
        Query check(impl_->database, "PRAGMA integrity_check(1)");
        if (const std::string found = check.step() ? check.text(0) : "ok"; found != "ok")
            impl_->database.fail("is damaged: " + found);
    }
    each([](const Record&) {});
}

}  // namespace entente
