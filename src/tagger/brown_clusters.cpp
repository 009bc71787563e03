#include "src/tagger/brown_clusters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <tuple>

#include "src/base/error.hpp"
#include "src/base/table_file.hpp"

namespace entente {

std::string cluster_word(std::string_view token) {
    std::string word(token);
    for (char& c : word)
        if (c >= '1' && c <= '9') c = '0';
    return word;
}

void WordPairs::add(std::span<const std::string> words) {
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto [at, fresh] = ids_.try_emplace(words[i], static_cast<std::uint32_t>(ids_.size()));
        if (fresh) {
            words_.push_back(&at->first);
            counts_.push_back(0);
        }
        const std::uint32_t id = at->second;
        ++counts_[id];
        if (i > 0) ++pair_counts_[std::uint64_t{before} << 32U | id];
        before = id;
    }
}

namespace {

using Amount = std::int64_t;  ///< of information, in 2^-16 nats
constexpr Amount never = INT64_MIN;  ///< gain of a merge that can not be

/// n log n, of which mutual information is a sum.
class Entropy {
public:
    Entropy() {
        for (std::size_t n = 0; n < table_.size(); ++n) table_[n] = compute(static_cast<Amount>(n));
    }
    Amount of(Amount n) const noexcept {
        return static_cast<std::size_t>(n) < table_.size() ? table_[static_cast<std::size_t>(n)]
                                                           : compute(n);
    }
    /// What two counts gain by becoming one.
    Amount joined(Amount a, Amount b) const noexcept {
        return a == 0 || b == 0 ? 0 : of(a + b) - of(a) - of(b);
    }

private:
    static Amount compute(Amount n) noexcept {
        const double x = static_cast<double>(n);
        return n < 2 ? 0 : std::llround(x * std::log(x) * 65536.0);
    }
    std::vector<Amount> table_ = std::vector<Amount>(std::size_t{1} << 20U);
};

/// A square of numbers, row by row.
template <class T>
class Square {
public:
    explicit Square(std::size_t size, T fill = T()) : size_(size), cells_(size * size, fill) {}
    T* row(std::size_t i) noexcept { return cells_.data() + i * size_; }
    const T* row(std::size_t i) const noexcept { return cells_.data() + i * size_; }
    T& at(std::size_t i, std::size_t j) noexcept { return cells_[i * size_ + j]; }
    T at(std::size_t i, std::size_t j) const noexcept { return cells_[i * size_ + j]; }

private:
    std::size_t size_;
    std::vector<T> cells_;
};

}  // namespace

/// Classes live in slots; one slot more than there are classes takes the next word.
class BrownClustering {
public:
    BrownClustering(const WordPairs& pairs, std::uint32_t classes, std::uint32_t least)
        : pairs_(pairs),
          slots_(classes + 1),
          count_{Square<Amount>(slots_), Square<Amount>(slots_)},
          gain_(slots_, never),
          used_(slots_, false),
          owner_(slots_, 0),
          left_(slots_, 0),
          right_(slots_, 0) {
        choose_words(least);
        list_neighbours();
    }

    std::vector<ClusterRow> run() {
        for (std::uint32_t w = 0; w < words_.size(); ++w) {
            insert(w, free_slot());
            if (w + 1 < slots_) continue;
            const auto [s, t] = merge_best();
            parent_[owner_[t]] = owner_[s];
        }
        begin_tree();
        for (std::size_t left = std::min(words_.size(), slots_ - 1); left > 1; --left) {
            const auto [s, t] = merge_best();
            join_trees(s, t);
        }
        return rows();
    }

private:
    /// The words that count, the most frequent first.
    void choose_words(std::uint32_t least) {
        for (std::uint32_t id = 0; id < pairs_.words_.size(); ++id)
            if (pairs_.counts_[id] >= least) words_.push_back(id);
        std::sort(words_.begin(), words_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tuple(pairs_.counts_[b], *pairs_.words_[a]) <
                   std::tuple(pairs_.counts_[a], *pairs_.words_[b]);
        });
        parent_.resize(words_.size());
        slot_of_.resize(words_.size(), 0);
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    struct Neighbour {
        std::uint32_t word, times;
    };

    void list_neighbours() {
        std::vector<std::uint32_t> rank(pairs_.words_.size(), absent);
        for (std::uint32_t w = 0; w < words_.size(); ++w) rank[words_[w]] = w;
        behind_.resize(words_.size());
        before_.resize(words_.size());
        // Whole numbers are added in any order: the order of the map shows nowhere.
        for (const auto& [pair, times] : pairs_.pair_counts_) {
            const std::uint32_t left = rank[pair >> 32U];
            const std::uint32_t right = rank[pair & 0xffffffffU];
            if (left == absent || right == absent) continue;
            behind_[left].push_back({right, times});
            before_[right].push_back({left, times});
        }
    }

    /// The first of the words that became one class with this one.
    std::uint32_t first_of(std::uint32_t word) {
        while (parent_[word] != word) word = parent_[word] = parent_[parent_[word]];
        return word;
    }

    std::size_t free_slot() const {
        return static_cast<std::size_t>(std::find(used_.begin(), used_.end(), false) -
                                        used_.begin());
    }

    void insert(std::uint32_t word, std::size_t slot) {
        used_[slot] = true;
        slot_of_[word] = slot;
        owner_[slot] = word;
        left_[slot] = right_[slot] = 0;
        for (const Neighbour& n : behind_[word]) left_[slot] += n.times;
        for (const Neighbour& n : before_[word]) right_[slot] += n.times;
        for (const Neighbour& n : behind_[word]) add_count(word, slot, n, 0);
        for (const Neighbour& n : before_[word])
            if (n.word != word) add_count(word, slot, n, 1);
        std::vector<Amount> row(slots_, 0);
        for (std::size_t side : {0U, 1U}) {
            const auto others = nonzero(side, slot);
            // A new column makes those more alike that both have something in it.
            for (std::size_t u : others)
                for (std::size_t v : others)
                    if (u < v && u != slot && v != slot)
                        add_gain(u, v, entropy_.joined(count_[side].at(slot, u), count_[side].at(slot, v)));
            for (std::size_t w : others)
                for (std::size_t v = 0; v < slots_; ++v)
                    row[v] += entropy_.joined(count_[side].at(slot, w), count_[1 - side].at(w, v));
        }
        set_row(slot, row);
    }

    void add_count(std::uint32_t word, std::size_t slot, const Neighbour& n, std::size_t side) {
        if (n.word > word) return;  // not there yet
        const std::size_t other = slot_of_[first_of(n.word)];
        count_[side].at(slot, other) += n.times;
        count_[1 - side].at(other, slot) += n.times;
    }

    std::vector<std::size_t> nonzero(std::size_t side, std::size_t slot) const {
        std::vector<std::size_t> found;
        const Amount* row = count_[side].row(slot);
        for (std::size_t w = 0; w < slots_; ++w)
            if (row[w] != 0) found.push_back(w);
        return found;
    }

    void add_gain(std::size_t u, std::size_t v, Amount amount) {
        gain_.at(std::max(u, v), std::min(u, v)) += amount;
    }

    /// What a merge of u and v gains over the likeness of their rows: the cells that both rows hold
    /// become one, and so do the classes themselves.
    Amount own(std::size_t u, std::size_t v) const {
        const Amount uu = count_[0].at(u, u), uv = count_[0].at(u, v);
        const Amount vu = count_[0].at(v, u), vv = count_[0].at(v, v);
        const auto h = [this](Amount n) { return entropy_.of(n); };
        const auto g = [this](Amount a, Amount b) { return entropy_.joined(a, b); };
        return h(uu + uv + vu + vv) - h(uu) - h(uv) - h(vu) - h(vv)  //
               - g(uu, vu) - g(uv, vv) - g(uu, uv) - g(vu, vv)       //
               - g(left_[u], left_[v]) - g(right_[u], right_[v]);
    }

    void set_row(std::size_t slot, const std::vector<Amount>& alike) {
        for (std::size_t v = 0; v < slots_; ++v)
            if (v != slot && used_[v])
                gain_.at(std::max(slot, v), std::min(slot, v)) = alike[v] + own(slot, v);
    }

    /// Merges the two classes that lose least; gives the slot that stays and the one that goes.
    std::pair<std::size_t, std::size_t> merge_best() {
        std::size_t best_u = 0, best_v = 0;
        Amount best = never;
        for (std::size_t u = 1; u < slots_; ++u) {
            if (!used_[u]) continue;
            const Amount* row = gain_.row(u);
            // The best of a row first, its place only when it wins: the search of all pairs is what
            // takes the time.
            Amount most = never;
            for (std::size_t v = 0; v < u; ++v) most = std::max(most, row[v]);
            if (most <= best) continue;
            for (std::size_t v = 0; v < u; ++v)
                if (row[v] > best && used_[v]) best = row[v], best_u = u, best_v = v;
        }
        if (nonzero(0, best_u).size() + nonzero(1, best_u).size() >
            nonzero(0, best_v).size() + nonzero(1, best_v).size())
            std::swap(best_u, best_v);
        merge(best_v, best_u);
        return {best_v, best_u};
    }

    /// Class t becomes part of class s.
    void merge(std::size_t s, std::size_t t) {
        std::vector<Amount> alike(slots_, 0);
        for (std::size_t v = 0; v < slots_; ++v)
            if (v != s && v != t && used_[v])
                alike[v] = gain_.at(std::max(s, v), std::min(s, v)) - own(s, v);
        for (std::size_t side : {0U, 1U}) merge_side(side, s, t, alike);
        left_[s] += left_[t];
        right_[s] += right_[t];
        used_[t] = false;
        for (std::size_t v = 0; v < slots_; ++v) gain_.at(std::max(t, v), std::min(t, v)) = never;
        set_row(s, alike);
    }

    /// Adds what stands on one side of t to that of s, and all likenesses that change by it.
    void merge_side(std::size_t side, std::size_t s, std::size_t t, std::vector<Amount>& alike) {
        const auto others = nonzero(side, t);
        Amount* const of_s = count_[side].row(s);
        Amount* const of_t = count_[side].row(t);
        std::vector<char> done(slots_, 0);
        for (std::size_t u : others) {
            done[u] = 1;
            if (u == t) continue;
            for (std::size_t v = 0; v < slots_; ++v) {
                if (done[v] || v == t || of_s[v] + of_t[v] == 0 || !used_[v]) continue;
                const Amount change = entropy_.joined(of_s[u] + of_t[u], of_s[v] + of_t[v]) -
                                      entropy_.joined(of_s[u], of_s[v]) -
                                      entropy_.joined(of_t[u], of_t[v]);
                if (u == s)
                    alike[v] += change;
                else if (v == s)
                    alike[u] += change;
                else
                    add_gain(u, v, change);
            }
        }
        for (std::size_t w : others) {
            const Amount* const row = count_[1 - side].row(w);
            const Amount before = of_s[w], after = of_s[w] + of_t[w];
            for (std::size_t v = 0; v < slots_; ++v)
                if (row[v] != 0 && v != s && v != t)
                    alike[v] += entropy_.joined(after, row[v]) - entropy_.joined(before, row[v]);
        }
        for (std::size_t w : others) {
            of_s[w] += of_t[w];
            count_[1 - side].at(w, s) += of_t[w];
            count_[1 - side].at(w, t) = 0;
            of_t[w] = 0;
        }
    }

    std::uint32_t new_node() {
        up_.push_back(absent);
        bit_.push_back('0');
        return static_cast<std::uint32_t>(up_.size() - 1);
    }

    void begin_tree() {
        node_.assign(slots_, absent);
        for (std::size_t slot = 0; slot < slots_; ++slot)
            if (used_[slot]) node_[slot] = new_node();
        for (std::uint32_t w = 0; w < words_.size(); ++w)
            leaf_.push_back(node_[slot_of_[first_of(w)]]);
    }

    void join_trees(std::size_t s, std::size_t t) {
        const std::uint32_t above = new_node();
        up_[node_[s]] = up_[node_[t]] = above;
        bit_[node_[t]] = '1';
        node_[s] = above;
    }

    std::string path(std::uint32_t node) const {
        std::string bits;
        for (; up_[node] != absent; node = up_[node]) bits += bit_[node];
        std::reverse(bits.begin(), bits.end());
        return bits;
    }

    std::vector<ClusterRow> rows() const {
        std::vector<ClusterRow> all;
        for (std::uint32_t w = 0; w < words_.size(); ++w)
            all.push_back({path(leaf_[w]), *pairs_.words_[words_[w]], pairs_.counts_[words_[w]]});
        std::sort(all.begin(), all.end(), [](const ClusterRow& a, const ClusterRow& b) {
            return std::tie(a.path, b.count, a.word) < std::tie(b.path, a.count, b.word);
        });
        return all;
    }

    static constexpr std::uint32_t absent = 0xffffffff;

    const WordPairs& pairs_;
    Entropy entropy_;
    // Words, by how frequent they are.
    std::vector<std::uint32_t> words_;  ///< their ids in the pairs
    std::vector<std::vector<Neighbour>> behind_, before_;
    std::vector<std::uint32_t> parent_;     ///< a word of the same class; itself for the first
    std::vector<std::size_t> slot_of_;      ///< of the first word of a class
    // Classes, by slot.
    std::size_t slots_;
    std::array<Square<Amount>, 2> count_;   ///< [0]: row class before column class; [1]: behind
    Square<Amount> gain_;                   ///< of merging two: below the diagonal, negative mostly
    std::vector<bool> used_;
    std::vector<std::uint32_t> owner_;      ///< first word of the class
    std::vector<Amount> left_, right_;      ///< pairs that the class opens, that it closes
    // The tree.
    std::vector<std::uint32_t> node_, leaf_;  ///< of each slot, of each word
    std::vector<std::uint32_t> up_;
    std::string bit_;
};

std::vector<ClusterRow> brown_clusters(const WordPairs& pairs, std::uint32_t classes,
                                       std::uint32_t least) {
    return BrownClustering(pairs, classes, least).run();
}

std::string write_clusters(std::span<const ClusterRow> rows) {
    std::string text = "path\tword\tcount\n";
    for (const ClusterRow& row : rows)
        text += row.path + '\t' + row.word + '\t' + std::to_string(row.count) + '\n';
    return text;
}

namespace {

constexpr std::size_t longest_path = 64;

/// What is wrong with a path; empty when nothing is.
std::string fault_of_path(std::string_view path) {
    if (path.size() <= longest_path && path.find_first_not_of("01") == path.npos) return "";
    return "expected a path of at most 64 signs 0 and 1, found \"" +
           std::string(path.substr(0, longest_path)) + '"';
}

std::string read_count(std::string_view text, std::uint32_t& count) {
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, count);
    if (error == std::errc() && stop == end) return "";
    return "expected a count, found \"" + std::string(text) + '"';
}

}  // namespace

std::vector<ClusterRow> load_clusters(const std::filesystem::path& file) {
    const TableFile table = TableFile::load(file, {"path", "word", "count"});
    const std::size_t path = *table.column("path"), word = *table.column("word"),
                      count = *table.column("count");
    std::vector<ClusterRow> rows;
    std::vector<Problem> problems;
    const auto check = [&](Where where, const std::string& fault) {
        if (!fault.empty()) problems.push_back({std::move(where), fault});
    };
    for (const TableFile::Row& row : table.rows()) {
        ClusterRow read{std::string(row[path]), std::string(row[word]), 0};
        check(row.where(path), fault_of_path(read.path));
        check(row.where(word), read.word.empty() ? "the word is missing" : "");
        check(row.where(count), read_count(row[count], read.count));
        rows.push_back(std::move(read));
    }
    if (!problems.empty()) throw LoadError(std::move(problems));
    return rows;
}

}  // namespace entente
