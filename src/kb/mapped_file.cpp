#include "src/kb/mapped_file.hpp"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/error.hpp"

namespace entente {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, int error) {
    throw InputError("cannot read " + file.string() + ": " +
                     std::generic_category().message(error));
}

/// Closes the file when done; a mapping outlives its descriptor.
struct Descriptor {
    int number;
    explicit Descriptor(const std::filesystem::path& file)
        : number(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (number < 0) refuse(file, errno);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { ::close(number); }
};

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) {
    const Descriptor descriptor(file);
    struct stat status {};
    if (::fstat(descriptor.number, &status) != 0) refuse(file, errno);
    if (S_ISDIR(status.st_mode)) refuse(file, EISDIR);
    if (!S_ISREG(status.st_mode)) refuse(file, ENODEV);
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ == 0) return;
    int flags = MAP_SHARED;
#ifdef MAP_POPULATE
    flags |= MAP_POPULATE;  // every page is read for the checksum anyway
#endif
    void* data = ::mmap(nullptr, size_, PROT_READ, flags, descriptor.number, 0);
    if (data == MAP_FAILED) refuse(file, errno);
    data_ = static_cast<const std::byte*>(data);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

}  // namespace entente
