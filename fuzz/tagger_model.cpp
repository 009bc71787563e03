// A model of a tagger with bytes changed and its checksum put right: read_model() refuses it, or a
// tagger made of it tags without harm and by the rules of IOB2.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "fuzz/damage.hpp"
#include "fuzz/law.hpp"
#include "src/base/error.hpp"
#include "src/tagger/train_tagger.hpp"

namespace {

using namespace entente;
using fuzz::law;

std::string small_model() {
    const std::vector<ClusterRow> clusters{{"0", "kata", 5}, {"10", "Anna", 4}, {"110", "Kyiv", 3}};
    const std::vector<ListedName> names{{"Anna Keller", NameKind::person}};
    const auto lessons = read_conll(
        "kata O\nAnna B-PER\nKeller I-PER\n\ndi O\nKyiv B-LOC\n. O\n", "fuzz", ConllTags::needed);
    return write_model(train_tagger(lessons, WordFacts::make(clusters, names), {}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string whole = small_model();
    std::string bytes = fuzz::damaged(whole, {data, size});
    seal_model(bytes);
    try {
        const Tagger tagger(read_model(bytes, "fuzz"));
        const std::vector<std::string_view> tokens{"kata", "Anna", "Keller", "di", "Kyiv", "\xc3\xa9"};
        const std::vector<std::string> tags = tagger.tag(tokens);
        law(tags.size() == tokens.size(), "each token has its tag");
        law(tags_of(spans_of(tags), tags.size()) == tags, "tags are IOB2");
        for (const auto& proposal : tagger.propose(tokens))
            law(proposal.span.last <= tokens.size(), "names are within the sentence");
    } catch (const InputError&) {
    }
    return 0;
}
