#include "src/base/table_file.hpp"

#include <algorithm>
#include <utility>

#include "src/base/file.hpp"
#include "src/base/utf8.hpp"

namespace entente {
namespace {

std::size_t line_of(std::string_view text, std::size_t byte) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + byte, '\n'));
}

}  // namespace

TableFile::TableFile(TableFile&& other) noexcept
    : file_(std::move(other.file_)),
      text_(std::move(other.text_)),
      header_(std::move(other.header_)),
      cells_(std::move(other.cells_)),
      rows_(std::move(other.rows_)) {
    for (Row& row : rows_) row.table_ = this;
}

TableFile TableFile::load(const std::filesystem::path& file,
                          std::initializer_list<std::string_view> columns) {
    try {
        return parse(read_file(file), file, columns);
    } catch (const InputError& error) {
        throw LoadError(Problem{{}, error.what()});
    }
}

TableFile TableFile::parse(std::string text, const std::filesystem::path& file,
                           std::initializer_list<std::string_view> columns) {
    TableFile table;
    table.file_ = file;
    table.text_.assign(text.begin(), text.end());
    const std::string_view all{table.text_.data(), table.text_.size()};
    std::vector<Problem> problems;
    if (const std::size_t bad = find_invalid_utf8(all); bad != std::string_view::npos)
        throw LoadError(Problem{
            {file, line_of(all, bad), 0},
            "not UTF-8; tables are UTF-8"
        });
    if (const std::size_t cr = all.find('\r'); cr != std::string_view::npos)
        throw LoadError(Problem{
            {file, line_of(all, cr), 0},
            "a carriage return; lines end in LF alone"
        });

    std::size_t line = 0;
    std::size_t header_line = 0;
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find('\n', begin), all.size());
        std::string_view content = all.substr(begin, end - begin);
        begin = end + 1;
        ++line;
        if (content.empty() || content.starts_with("# ")) continue;
        const std::size_t first = table.cells_.size();
        for (std::size_t tab = 0; tab != std::string_view::npos;) {
            tab = content.find('\t');
            table.cells_.push_back(content.substr(0, tab));
            if (tab != std::string_view::npos) content.remove_prefix(tab + 1);
        }
        const std::size_t count = table.cells_.size() - first;
        if (table.header_.empty()) {
            table.header_ = std::exchange(table.cells_, {});
            header_line = line;
            continue;
        }
        if (count != table.header_.size()) {
            problems.push_back({
                {file, line, 0},
                std::to_string(count) + " cells; the header has " +
                    std::to_string(table.header_.size()) + " columns"
            });
            table.cells_.resize(first);
            continue;
        }
        Row row;
        row.table_ = &table;
        row.first_cell_ = first;
        row.line_ = line;
        table.rows_.push_back(row);
    }
    if (table.header_.empty())
        problems.push_back({
            {file, 0, 0},
            "no header line"
        });
    for (std::string_view name : columns)
        if (!table.header_.empty() && !table.column(name))
            problems.push_back({
                {file, header_line, 0},
                "no column \"" + std::string(name) + "\""
            });
    for (std::size_t i = 0; i < table.header_.size(); ++i)
        if (table.column(table.header_[i]) != i)
            problems.push_back({
                {file, header_line, 0},
                "column \"" + std::string(table.header_[i]) + "\" stands twice"
            });
    if (!problems.empty()) throw LoadError(std::move(problems));
    return table;
}

std::optional<std::size_t> TableFile::column(std::string_view name) const {
    const auto found = std::find(header_.begin(), header_.end(), name);
    if (found == header_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header_.begin());
}

std::string_view TableFile::cell(const Row& row, std::size_t column) const {
    return cells_.at(row.first_cell_ + column);
}

Where TableFile::where(const Row& row, std::size_t column) const {
    std::size_t code_points = 1;
    for (std::size_t i = 0; i < column; ++i) code_points += count_code_points(cell(row, i)) + 1;
    return {file_, row.line_, code_points};
}

}  // namespace entente
