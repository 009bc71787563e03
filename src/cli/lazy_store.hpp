#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "src/store/store.hpp"

namespace entente {

/// A store that is made when there is something to keep, so that a run where nothing could be read
/// leaves no file behind. Throws what Store throws.
class LazyStore {
public:
    /// Opens the store when it is there; else looks whether it could be made.
    explicit LazyStore(std::string file);

    bool contains(std::string_view document) const { return store_ && store_->contains(document); }
    bool add(const Record& record) { return made().add(record); }
    std::size_t add(std::span<const Record> records) {
        return records.empty() ? 0 : made().add(records);
    }
    std::size_t size() const { return store_ ? store_->size() : 0; }

private:
    Store& made();

    std::string file_;
    std::optional<Store> store_;
};

}  // namespace entente
