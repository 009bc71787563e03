#include "src/tagger/features.hpp"

#include <algorithm>

#include "src/text/characters.hpp"

namespace entente {
namespace {

/// So many bits of a path make a class: those of `wide` for all words in sight, and all for the
/// word itself and its neighbours.
constexpr std::uint8_t prefix_sizes[] = {4, 6, 10, 20, 8, 12, 15, 64};
constexpr std::size_t wide = 4, all_sizes = std::size(prefix_sizes);
constexpr std::uint64_t outside = 0x5bd1e995;  ///< stands for what is beyond a sentence's ends

/// Adds keys to the row of a token. Templates are numbered as they come, so that no two share keys.
class Row {
public:
    explicit Row(std::vector<std::uint32_t>& keys) : keys_(keys) {}
    void add(std::uint64_t value) {
        keys_.push_back(static_cast<std::uint32_t>(hash_pair(++template_, value)));
    }
    void add(std::uint64_t a, std::uint64_t b) { add(hash_pair(a, b)); }
    void add(std::uint64_t a, std::uint64_t b, std::uint64_t c) { add(hash_pair(hash_pair(a, b), c)); }
    /// Only where there is something; the number is used up all the same.
    void add_if(bool there, std::uint64_t value) {
        if (there)
            add(value);
        else
            ++template_;
    }

private:
    std::vector<std::uint32_t>& keys_;
    std::uint64_t template_ = 0;
};

std::uint64_t class_prefix(const ClusterPath& path, std::uint8_t size) {
    const std::uint8_t taken = std::min(size, path.size);
    const std::uint64_t bits = taken == 0 ? 0 : path.bits >> (64U - taken);
    return hash_pair(bits, taken);
}

}  // namespace

void FeatureMaker::describe(std::string_view token, View& view) {
    lower_.clear();
    append_lower(token, lower_);
    shape_.clear();
    brief_.clear();
    char before = '\0';
    for (std::size_t at = 0; at < token.size();) {
        const Character c = character_at(token, at);
        const char sign = c.upper() ? 'X' : c.letter() ? 'x' : c.digit() ? '0' : token[at];
        shape_ += sign;
        if (sign != before) brief_ += sign;
        before = sign;
        at += std::max<std::uint32_t>(c.size, 1);
    }
    if (shape_.size() > 6) shape_ = shape_.substr(0, 3) + '*' + brief_;
    word_ = cluster_word(token);
    lower_ = cluster_word(lower_);
    view.written = hash_text(word_);
    view.small = hash_text(lower_);
    view.shape = hash_text(shape_);
    view.brief = hash_text(brief_);
    for (std::size_t n = 0; n < 4; ++n) {
        const std::size_t size = std::min(n + 1, lower_.size());
        view.starts[n] = hash_text(std::string_view(lower_).substr(0, size));
        view.ends[n] = hash_text(std::string_view(lower_).substr(lower_.size() - size));
    }
}

void FeatureMaker::look_up(const std::string& word, const std::string& lower, View& view) const {
    const WordFact* const small = facts_.find(WordFacts::small_key(hash_text(lower)));
    const WordFact* written =
        caseless_ ? small : facts_.find(WordFacts::written_key(hash_text(word)));
    if (small != nullptr) {
        view.usual = static_cast<std::uint64_t>(small->usual);
        view.roles = small->roles;
        if (written == nullptr) written = small;
    }
    if (written == nullptr || written->cluster == WordFact::no_cluster) return;
    for (std::size_t i = 0; i < all_sizes; ++i)
        view.classes[i] = class_prefix(facts_.paths()[written->cluster], prefix_sizes[i]);
}

FeatureMaker::View FeatureMaker::view(std::string_view token) {
    View view;
    describe(token, view);
    look_up(word_, lower_, view);
    return view;
}

void FeatureMaker::make(std::span<const std::string_view> tokens, FeatureRows& out) {
    constexpr std::size_t margin = 2;
    View nothing;
    nothing.written = nothing.small = nothing.shape = nothing.brief = outside;
    views_.assign(tokens.size() + 2 * margin, nothing);
    for (std::size_t i = 0; i < tokens.size(); ++i) views_[i + margin] = view(tokens[i]);
    out.keys.clear();
    out.begin.assign(1, 0);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const View* const v = views_.data() + i + margin;
        Row row(out.keys);
        row.add(0);
        row.add(v[0].written);
        for (int d = -2; d <= 2; ++d) row.add(v[d].small);
        row.add(v[-1].small, v[0].small);
        row.add(v[0].small, v[1].small);
        row.add(v[-2].small, v[-1].small);
        row.add(v[1].small, v[2].small);
        for (std::size_t n = 0; n < 4; ++n) row.add(v[0].starts[n]);
        for (std::size_t n = 0; n < 4; ++n) row.add(v[0].ends[n]);
        row.add(v[-1].ends[2]);
        row.add(v[1].ends[2]);
        for (int d = -2; d <= 2; ++d) row.add(v[d].brief);
        row.add(v[0].shape);
        row.add(v[-1].brief, v[0].brief);
        row.add(v[0].brief, v[1].brief);
        row.add(v[-1].brief, v[0].brief, v[1].brief);
        row.add(v[-1].small, v[0].brief);
        row.add(v[1].small, v[0].brief);
        for (int d = -2; d <= 2; ++d)
            for (std::size_t n = 0; n < (d * d < 4 ? all_sizes : wide); ++n)
                row.add_if(v[d].classes[n] != 0, v[d].classes[n]);
        row.add(v[-1].classes[3], v[0].classes[3]);
        row.add(v[0].classes[3], v[1].classes[3]);
        row.add(v[-1].classes[2], v[0].classes[2]);
        row.add(v[0].classes[2], v[1].classes[2]);
        row.add(v[-1].classes[1], v[0].classes[1], v[1].classes[1]);
        row.add(v[-1].classes[2], v[0].brief);
        row.add(v[1].classes[2], v[0].brief);
        row.add(v[-2].classes[2], v[-1].classes[2]);
        for (int d = -1; d <= 1; ++d) row.add_if(v[d].usual != 0, v[d].usual);
        row.add(v[-1].usual, v[0].usual, v[1].usual);
        row.add(v[0].usual, v[0].brief);
        for (int d = -1; d <= 1; ++d) row.add_if(v[d].roles != 0, v[d].roles);
        for (unsigned bit = 0; bit < 5; ++bit) row.add_if((v[0].roles >> bit & 1U) != 0, bit);
        row.add(v[-1].roles, v[0].roles, v[1].roles);
        row.add(v[0].roles, v[0].brief);
        row.add_if(i == 0, v[0].brief);
        row.add_if(i + 1 == tokens.size(), v[0].brief);
        out.begin.push_back(static_cast<std::uint32_t>(out.keys.size()));
    }
}

}  // namespace entente
