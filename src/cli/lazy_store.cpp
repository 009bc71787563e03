#include "src/cli/lazy_store.hpp"

#include <filesystem>
#include <utility>

#include "src/cli/output.hpp"

namespace entente {

LazyStore::LazyStore(std::string file) : file_(std::move(file)) {
    std::error_code ignored;
    if (std::filesystem::exists(file_, ignored))
        made();
    else
        check_output(file_, {});
}

Store& LazyStore::made() {
    if (!store_) store_ = Store::open(file_, Store::Mode::write);
    return *store_;
}

}  // namespace entente
