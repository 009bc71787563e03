#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <mutex>
#include <set>

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/base/hash.hpp"
#include "src/engine/engine.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
namespace tbb = oneapi::tbb;

constexpr std::size_t most_bytes = std::size_t{256} << 20;

void add_folder(const fs::path& folder, std::set<fs::path>& articles) {
    bool any = false;
    const auto refuse = [&](const std::error_code& error) {
        if (error) throw InputError("cannot list " + folder.string() + ": " + error.message());
    };
    std::error_code error;
    fs::directory_iterator(folder, error);  // the next one passes over what it may not read
    refuse(error);
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto at = fs::recursive_directory_iterator(folder, options, error);
         !error && at != fs::recursive_directory_iterator(); at.increment(error))
        if (std::error_code gone; at->is_regular_file(gone) && at->path().extension() == ".txt") {
            articles.insert(at->path());
            any = true;
        }
    refuse(error);
    if (!any) throw InputError(folder.string() + ": no articles (*.txt) in this folder");
}

/// The same file by the same name, however it was typed: "./a//b.txt" is "a/b.txt". A file that is
/// called "-" keeps the folder that tells it from standard input.
fs::path plain(const fs::path& path) {
    fs::path normal = path.lexically_normal();
    return normal == "-" ? path : normal;
}

/// All bytes of a file or, for "-", of standard input. One that is no file on a disk may never
/// end, so there is a limit.
std::string bytes_of(const fs::path& article) {
    const bool standard_input = article == "-";
    std::error_code error;
    if (!standard_input && fs::is_directory(article, error)) return read_file(article);  // throws
    const std::string name = standard_input ? "standard input" : article.string();
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(
        standard_input ? nullptr : std::fopen(article.c_str(), "rb"),
        [](std::FILE* file) { return file == nullptr ? 0 : std::fclose(file); });
    std::FILE* const in = standard_input ? stdin : opened.get();
    const auto fail = [&] {
        throw InputError("cannot read " + name + ": " + std::strerror(errno));
    };
    if (in == nullptr) fail();
    std::string bytes;
    std::array<char, 1 << 16> block;
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), in)) {
        bytes.append(block.data(), got);
        if (bytes.size() > most_bytes) throw InputError(name + ": larger than 256 MiB, no article");
    }
    if (std::ferror(in) != 0) fail();
    return bytes;
}

/// An article on its way through the pipeline.
struct Item {
    std::string bytes;
    ReadResult result;

    std::string id() const { return "sha256:" + sha256_hex(bytes); }
};

Item fetch(const fs::path& article) {
    Item item;
    item.result.source = article.string();
    try {
        item.bytes = bytes_of(article);
    } catch (const InputError& error) {
        item.result.error = error.what();
    }
    return item;
}

void read_item(const Engine& engine, const ReadOptions& options, Item& item) {
    if (item.result.skipped || !item.result.error.empty()) return;
    try {
        item.result.record =
            engine.read(item.bytes, item.result.source, options.published, options.background);
    } catch (const InputError& error) {
        item.result.error = error.what();
    } catch (const std::exception& error) {  // a bug of ours costs this article, not the run
        item.result.error = item.result.source + ": could not be read: " + error.what();
    }
    item.bytes = {};
}

}  // namespace

std::vector<fs::path> list_articles(std::span<const std::string> arguments) {
    std::set<fs::path> articles;
    for (const std::string& argument : arguments) {
        if (argument == "-") {
            articles.insert(argument);
            continue;
        }
        const fs::path path = plain(argument);
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (status.type() == fs::file_type::not_found)
            throw InputError(argument + ": no such file or folder");
        if (!fs::status_known(status))
            throw InputError("cannot read " + argument + ": " + error.message());
        if (fs::is_directory(status))
            add_folder(path, articles);
        else
            articles.insert(path);
    }
    return {articles.begin(), articles.end()};
}

void read_all(const Engine& engine, std::span<const fs::path> articles, const ReadOptions& options,
              const std::function<void(ReadResult&&)>& take) {
    using Held = std::shared_ptr<Item>;
    const auto threads = options.threads != 0
                             ? options.threads
                             : static_cast<unsigned>(tbb::info::default_concurrency());
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    std::size_t next = 0;
    std::mutex client;  // its functions are never called at the same time
    // What the client throws stops the reading and is thrown on at the end: an exception that
    // crossed the pipeline would leave what is under way in it behind.
    std::atomic<bool> stopped = false;
    std::exception_ptr failure;
    const auto guarded = [&](const auto& work) {
        const std::lock_guard lock(client);
        if (stopped) return;
        try {
            work();
        } catch (...) {
            failure = std::current_exception();
            stopped = true;
        }
    };
    const auto fetch_next = [&](tbb::flow_control& flow) -> Held {
        if (stopped || next == articles.size()) {
            flow.stop();
            return nullptr;
        }
        Held item = std::make_shared<Item>(fetch(articles[next++]));
        if (options.known && item->result.error.empty()) {
            const std::string id = item->id();
            guarded([&] { item->result.skipped = options.known(id); });
        }
        return item;
    };
    const auto read_one = [&](Held item) {
        if (!stopped) read_item(engine, options, *item);
        return item;
    };
    const auto hand_over = [&](const Held& item) {
        guarded([&] { take(std::move(item->result)); });
    };
    using tbb::filter_mode;
    tbb::parallel_pipeline(
        std::size_t{4} * threads,
        tbb::make_filter<void, Held>(filter_mode::serial_in_order, fetch_next) &
            tbb::make_filter<Held, Held>(filter_mode::parallel, read_one) &
            tbb::make_filter<Held, void>(filter_mode::serial_in_order, hand_over));
    if (failure) std::rethrow_exception(failure);
}

}  // namespace entente
