#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/error.hpp"

namespace entente {

/// A table of tab-separated values: UTF-8, one header line with the column names, no quoting. Blank
/// lines and lines that start with "# " are passed over. Rows keep their line numbers, so that
/// whoever reads a value can say where it stood.
class TableFile {
public:
    class Row {
    public:
        std::string_view operator[](std::size_t column) const { return table_->cell(*this, column); }
        std::size_t line() const noexcept { return line_; }
        Where where(std::size_t column) const { return table_->where(*this, column); }

    private:
        friend class TableFile;
        const TableFile* table_ = nullptr;
        std::size_t first_cell_ = 0;
        std::size_t line_ = 0;
    };

    /// Reads the file. Every name in `columns` must be in its header; others are allowed and stay
    /// reachable by column(). Each row must have as many cells as the header.
    /// @throws LoadError with all problems: no such file, a missing or doubled column, a short or
    ///         long row, bytes that are not UTF-8, a carriage return
    static TableFile load(const std::filesystem::path& file,
                          std::initializer_list<std::string_view> columns);
    /// The same over text already in memory; `file` is only for messages.
    static TableFile parse(std::string text, const std::filesystem::path& file,
                           std::initializer_list<std::string_view> columns);

    const std::filesystem::path& file() const noexcept { return file_; }
    const std::vector<std::string_view>& header() const noexcept { return header_; }
    std::optional<std::size_t> column(std::string_view name) const;
    const std::vector<Row>& rows() const noexcept { return rows_; }

    TableFile(TableFile&& other) noexcept;
    TableFile& operator=(TableFile&&) = delete;
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;
    ~TableFile() = default;

private:
    TableFile() = default;
    std::string_view cell(const Row& row, std::size_t column) const;
    Where where(const Row& row, std::size_t column) const;

    std::filesystem::path file_;
    std::vector<char> text_;  // a vector, since moving it never moves the bytes
    std::vector<std::string_view> header_;
    std::vector<std::string_view> cells_;
    std::vector<Row> rows_;
};

}  // namespace entente
