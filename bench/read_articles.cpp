// How fast do bytes become claims? The whole pipeline: Engine::read(), on one thread and on several
// that share one engine, each over the whole corpus.

#include "bench/corpus.hpp"
#include "src/engine/engine.hpp"

namespace entente::bench {
namespace {

void read_articles(benchmark::State& state) {
    static const Engine engine = Engine::load(Engine::find_data());
    std::size_t events = 0;
    for (auto _ : state) {
        events = 0;
        for (const std::string& article : corpus().articles)
            events += engine.read(article, "bench").events.size();
        benchmark::DoNotOptimize(events);
    }
    report(state);
    if (state.thread_index() == 0) state.counters["events"] = static_cast<double>(events);
}
BENCHMARK(read_articles)->Unit(benchmark::kMillisecond)->UseRealTime()->Threads(1)->Threads(2);

}  // namespace
}  // namespace entente::bench
