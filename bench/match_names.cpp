// How fast are known names found? Folding and numbering each token, and the longest alias at each:
// KnowledgeBase::token_id() and match() over sentences that are cut already.

#include <cstdint>
#include <string>
#include <vector>

#include "bench/corpus.hpp"
#include "src/engine/engine.hpp"
#include "src/kb/knowledge_base.hpp"
#include "src/kb/surface.hpp"

namespace entente::bench {
namespace {

/// Keeps its memory from sentence to sentence, as extraction does.
class Matcher {
public:
    explicit Matcher(const KnowledgeBase& kb) : kb_(kb) {}
    std::size_t matches(const Document& document, const Sentence& sentence) {
        ids_.clear();
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            ids_.push_back(kb_.token_id(fold_token(document.lower(document.tokens[i]), scratch_)));
        kb_.match(ids_, found_);
        return found_.size();
    }

private:
    const KnowledgeBase& kb_;
    std::string scratch_;
    std::vector<std::uint32_t> ids_;
    std::vector<AliasMatch> found_;
};

void match_names(benchmark::State& state) {
    const KnowledgeBase kb = KnowledgeBase::open(Engine::find_data() / "kb.image");
    Matcher matcher(kb);
    const std::vector<Document>& all = documents();
    std::size_t names = 0;
    for (auto _ : state) {
        names = 0;
        for (const Document& document : all)
            for (const Sentence& sentence : document.sentences)
                names += matcher.matches(document, sentence);
        benchmark::DoNotOptimize(names);
    }
    report(state);
    state.counters["names"] = static_cast<double>(names);
}
BENCHMARK(match_names)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente::bench
