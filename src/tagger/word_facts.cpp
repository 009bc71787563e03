#include "src/tagger/word_facts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

#include "src/base/utf8.hpp"
#include "src/text/characters.hpp"

namespace entente {
namespace {

constexpr unsigned most_bucket_bits = 20;

std::string small_letters(std::string_view word) {
    std::string lower;
    append_lower(word, lower);
    return lower;
}

/// 0 small, 1 with a capital first, 2 otherwise
std::size_t case_of(const std::string& word, const std::string& lower) {
    if (word == lower) return 0;
    const Character first = character_at(word, 0);
    return first.upper() && std::string_view(word).substr(first.size) ==
                                std::string_view(lower).substr(character_at(lower, 0).size)
               ? 1
               : 2;
}

UsualCase usual_case(const std::array<std::uint64_t, 3>& seen) {
    const std::uint64_t all = seen[0] + seen[1] + seen[2];
    if (seen[0] * 20 >= all * 19) return UsualCase::small;
    if (seen[0] * 2 >= all) return UsualCase::mostly_small;
    if (seen[2] > seen[1]) return UsualCase::upper;
    return seen[0] * 10 > all ? UsualCase::mostly_capital : UsualCase::capital;
}

class Maker {
public:
    void add(std::span<const ClusterRow> clusters) {
        std::map<std::string, std::uint16_t> numbers;
        for (const ClusterRow& row : clusters) numbers.emplace(row.path, 0);
        for (auto& [path, number] : numbers) {
            number = static_cast<std::uint16_t>(paths.size());
            paths.push_back(path_of(path));
        }
        struct Small {
            std::array<std::uint64_t, 3> cases{};
            std::uint32_t most = 0;
            std::uint16_t cluster = 0;
        };
        std::map<std::string, Small> smalls;
        for (const ClusterRow& row : clusters) {
            const std::string lower = small_letters(row.word);
            const std::uint16_t cluster = numbers[row.path];
            Small& small = smalls[lower];
            small.cases[case_of(row.word, lower)] += row.count;
            if (row.count > small.most) small.most = row.count, small.cluster = cluster;
        }
        // A word as written that is in the class of its small letters is found by those.
        for (const ClusterRow& row : clusters)
            if (const std::uint16_t cluster = numbers[row.path];
                cluster != smalls[small_letters(row.word)].cluster)
                facts[WordFacts::written_key(hash_text(row.word))].cluster = cluster;
        for (const auto& [lower, small] : smalls) {
            WordFact& fact = facts[WordFacts::small_key(hash_text(lower))];
            fact.cluster = small.cluster;
            fact.usual = usual_case(small.cases);
        }
    }

    void add(const ListedName& listed) {
        const auto words = parts(listed.name);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool last = i + 1 == words.size();
            WordFact& fact = facts[WordFacts::small_key(hash_text(words[i]))];
            const auto give = [&](WordRole role) { fact.roles |= std::uint8_t(1U << unsigned(role)); };
            switch (listed.kind) {
                case NameKind::person:
                    if (i == 0 && !last) give(WordRole::person_first);
                    if (last) give(WordRole::person_last);
                    break;
                case NameKind::place: give(WordRole::place); break;
                case NameKind::state: give(WordRole::state); break;
                case NameKind::organization: give(WordRole::organization); break;
                case NameKind::other: break;
            }
        }
    }

    std::map<std::uint32_t, WordFact> facts;
    std::vector<ClusterPath> paths;

private:
    static ClusterPath path_of(const std::string& text) {
        ClusterPath path;
        for (const char bit : text.substr(0, 64))
            path.bits |= std::uint64_t(bit == '1') << (63U - path.size++);
        return path;
    }

    static std::vector<std::string> parts(const std::string& name) {
        std::vector<std::string> words;
        const std::string lower = cluster_word(small_letters(name));
        for (std::size_t begin = 0; begin < lower.size();) {
            const std::size_t end = std::min(lower.find_first_of(" -", begin), lower.size());
            if (end > begin) words.push_back(lower.substr(begin, end - begin));
            begin = end + 1;
        }
        return words;
    }
};

}  // namespace

KeyIndex::KeyIndex(std::span<const std::uint32_t> keys) {
    const auto bits = std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(keys.size())), 1,
                                           most_bucket_bits);
    shift_ = 32U - bits;
    starts_.assign((std::size_t{1} << bits) + 1, 0);
    for (const std::uint32_t key : keys) ++starts_[(key >> shift_) + 1];
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

WordFacts WordFacts::make(std::span<const ClusterRow> clusters, std::span<const ListedName> names) {
    Maker maker;
    maker.add(clusters);
    for (const ListedName& name : names) maker.add(name);
    std::vector<std::uint32_t> keys;
    std::vector<WordFact> facts;
    for (const auto& [key, fact] : maker.facts) {
        keys.push_back(key);
        facts.push_back(fact);
    }
    return {std::move(keys), std::move(facts), std::move(maker.paths)};
}

WordFacts::WordFacts(std::vector<std::uint32_t> keys, std::vector<WordFact> facts,
                     std::vector<ClusterPath> paths)
    : keys_(std::move(keys)),
      facts_(std::move(facts)),
      paths_(std::move(paths)),
      index_(keys_) {}

const WordFact* WordFacts::find(std::uint32_t key) const noexcept {
    const std::size_t at = index_.find(keys_, key);
    return at == keys_.size() ? nullptr : &facts_[at];
}

}  // namespace entente
