// How fast do bytes become words? Decoding, boilerplate, sentences, tokens: load_article().

#include "bench/corpus.hpp"
#include "src/engine/engine.hpp"
#include "src/text/load_article.hpp"

namespace entente::bench {
namespace {

void tokenise(benchmark::State& state) {
    const LanguageData languages = LanguageData::load(Engine::find_data() / "id");
    for (auto _ : state)
        for (const std::string& article : corpus().articles)
            benchmark::DoNotOptimize(load_article(article, "bench", languages));
    report(state);
}
BENCHMARK(tokenise)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente::bench
