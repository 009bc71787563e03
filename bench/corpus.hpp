#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "src/text/document.hpp"

namespace entente::bench {

/// What the benchmarks read: articles as a file would hold them, UTF-8.
struct Corpus {
    std::vector<std::string> articles;
    std::size_t bytes = 0;
};

/// The first ENTENTE_BENCH_ARTICLES (2000 unless told) articles of ENTENTE_BULK: a folder of text
/// files, or gzipped JSON Lines with "title" and "text". Unless told it is ../shared/data/bulk, or
/// samples/articles where that is absent. Loaded once. @throws InputError
const Corpus& corpus();

/// The articles of corpus(), cut into sentences and tokens; made once.
const std::vector<Document>& documents();

/// Reports MB/s (10^6 bytes) and sentences/s, when each iteration went over the whole corpus.
void report(benchmark::State& state);

}  // namespace entente::bench
