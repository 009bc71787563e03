#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "src/kb/tables.hpp"

namespace entente {

/// The actors of some tables in the order of an image: by id_key(). Rows whose id is none are left
/// out; of rows with one id the first counts.
class ActorOrder {
public:
    explicit ActorOrder(const KbTables& tables);

    std::size_t size() const noexcept { return rows_.size(); }
    const EntityRow& row(ActorIndex actor) const { return tables_.entities[rows_[actor]]; }
    std::uint64_t key(ActorIndex actor) const { return keys_[actor]; }
    std::optional<ActorIndex> find(std::string_view id) const;

    /// A row whose id an earlier one has, positions in KbTables::entities.
    struct Double {
        std::uint32_t row, earlier;
    };
    const std::vector<Double>& doubles() const noexcept { return doubles_; }

private:
    const KbTables& tables_;
    std::vector<std::uint64_t> keys_;
    std::vector<std::uint32_t> rows_;
    std::vector<Double> doubles_;
};

}  // namespace entente
