#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/record.hpp"

namespace entente {

/// Documents and their claims in one SQLite file; nothing derived. A document is there whole or not
/// at all, whatever kills the writer. Not thread-safe: one thread writes.
class Store {
public:
    enum class Mode { read, write };
    /// Mode::write makes the file when it is missing. @throws InputError naming the file: missing, no
    /// store, damaged, of a newer format, locked by another writer
    static Store open(const std::filesystem::path& file, Mode mode);

    bool contains(std::string_view document_id) const;
    /// Adds a document's record. @return false, and no change, when the document is there already
    bool add(const Record& record);
    /// Removes exactly this document's claims. @return false when it is not there
    bool remove(std::string_view document_id);
    std::size_t size() const;

    /// All records, sorted by document id: the same whatever the order they came in.
    std::vector<Record> records() const;
    void each(const std::function<void(const Record&)>& use) const;

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
