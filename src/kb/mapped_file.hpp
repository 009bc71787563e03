#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace entente {

/// A file's bytes, mapped read-only into memory: processes that map one file share them.
class MappedFile {
public:
    MappedFile() = default;
    /// @throws InputError "cannot read FILE: reason"
    explicit MappedFile(const std::filesystem::path& file);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    std::span<const std::byte> bytes() const noexcept { return {data_, size_}; }

private:
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace entente
