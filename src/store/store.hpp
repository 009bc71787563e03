#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/record.hpp"

namespace entente {

/// Documents and their claims in one SQLite file; nothing derived. A document is there whole or not
/// at all, whatever kills the writer: each change is a transaction. While a store is written there
/// is a log beside the file (-wal, -shm), gone when it is closed; what a killed writer left there
/// is taken over by whoever opens the store next. Any number of programs may read while one writes.
///
/// Not thread-safe: one thread at a time uses a Store. Whatever is done with it throws InputError
/// naming the file when it is damaged, the disk is full, or another writer holds it for 5 seconds.
class Store {
public:
    enum class Mode { read, write };
    /// Mode::write makes the file when it is missing. Nothing is changed in a file that is no
    /// store.
    /// @throws InputError naming the file: missing, a directory, no store, damaged, of a newer
    /// format,
    ///         write-protected (Mode::write), locked by another writer
    static Store open(const std::filesystem::path& file, Mode mode);

    bool contains(std::string_view document_id) const;
    /// Adds a document's record. @return false, and no change, when the document is there already
    bool add(const Record& record);
    /// Adds many at the price of one: all of them or, when something fails, none.
    /// @return how many were new
    std::size_t add(std::span<const Record> records);
    /// Removes exactly this document's claims. @return false when it is not there
    bool remove(std::string_view document_id);
    std::size_t size() const;

    /// All records, sorted by document id: the same whatever the order they came in.
    std::vector<Record> records() const;
    /// The same one by one, so that only one is in memory. `use` may change the store.
    void each(const std::function<void(const Record&)>& use) const;
    /// Reads everything back: pages, rows, records. @throws InputError at the first damage
    void verify() const;

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
