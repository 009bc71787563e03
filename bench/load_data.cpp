// How long until the first article can be read? Schema, language tables, knowledge base.

#include "bench/corpus.hpp"
#include "src/engine/engine.hpp"

namespace entente::bench {
namespace {

void load_data(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(Engine::load(Engine::find_data()));
}
BENCHMARK(load_data)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente::bench
