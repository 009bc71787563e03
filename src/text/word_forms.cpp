// Taking Indonesian words apart. Every affix that fits is tried, in three nested steps (clitic,
// suffix, prefix); a root list decides which of the readings are words, the table's costs which of
// those is meant.

#include "src/text/word_forms.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "src/base/error.hpp"
#include "src/base/table_file.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_word = 48;  // bytes; "mempertanggungjawabkannya" has 25
constexpr std::size_t shortest_root = 2;

using SuffixSet = unsigned;  // bit 0: no suffix; bit n: suffix n-1 of the table

struct Prefix {
    std::string name;
    std::string spelling;
    std::string restores;
    std::vector<std::string> before;
    SuffixSet suffixes = 0;
    Voice voice = Voice::bare;
    int cost = 0;
};

struct Ending {
    std::string spelling;
    int cost = 0;
};

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};

bool begins_with_any(std::string_view text, const std::vector<std::string>& choices) {
    return choices.empty() || std::any_of(choices.begin(), choices.end(), [&](const auto& choice) {
               return text.starts_with(choice);
           });
}

/// The readings of one word, the best so far.
struct Best {
    std::optional<WordForm> form;
    int cost = std::numeric_limits<int>::max();

    void offer(const WordForm& other, int other_cost) {
        const bool better = other_cost < cost ||
                            (other_cost == cost && form && other.root.size() > form->root.size());
        if (!better) return;
        form = other;
        cost = other_cost;
    }
};

}  // namespace

struct WordForms::Tables {
    std::unordered_map<std::string, RootKind, Hash, std::equal_to<>> roots;
    std::array<std::vector<Prefix>, 27> prefixes;  ///< by first letter; the last for none
    std::vector<Ending> suffixes;
    std::vector<Ending> clitics;

    static std::size_t slot(std::string_view word) {
        const char first = word.empty() ? '\0' : word[0];
        return first >= 'a' && first <= 'z' ? static_cast<std::size_t>(first - 'a') : 26;
    }

    void offer_clitics(std::string_view word, Best& best) const {
        offer_suffixes(word, {}, 0, best);
        for (const Ending& clitic : clitics) {
            if (!word.ends_with(clitic.spelling)) continue;
            const std::string_view rest = word.substr(0, word.size() - clitic.spelling.size());
            offer_suffixes(rest, {{}, {}, {}, clitic.spelling}, clitic.cost, best);
            if (clitic.spelling == "nya") continue;
            if (rest.ends_with("nya"))  // "serangannyalah"
                offer_suffixes(rest.substr(0, rest.size() - 3), {{}, {}, {}, "nya"},
                               clitic.cost + 1, best);
        }
    }

    void offer_suffixes(std::string_view word, WordForm form, int cost, Best& best) const {
        offer_prefixes(word, form, 1U, cost, best);
        for (std::size_t i = 0; i < suffixes.size(); ++i) {
            if (!word.ends_with(suffixes[i].spelling)) continue;
            form.suffix = suffixes[i].spelling;
            offer_prefixes(word.substr(0, word.size() - form.suffix.size()), form,
                           2U << static_cast<unsigned>(i), cost + suffixes[i].cost, best);
        }
    }

    void offer_prefixes(std::string_view word, const WordForm& form, SuffixSet suffix, int cost,
                        Best& best) const {
        for (const std::size_t slot_index : {slot(word), std::size_t{26}})
            for (const Prefix& prefix : prefixes[slot_index])
                if ((prefix.suffixes & suffix) != 0 && word.starts_with(prefix.spelling))
                    offer_root(word.substr(prefix.spelling.size()), prefix, form, cost, best);
    }

    void offer_root(std::string_view rest, const Prefix& prefix, WordForm form, int cost,
                    Best& best) const {
        if (rest.size() + prefix.restores.size() < shortest_root) return;
        if (!begins_with_any(rest, prefix.before)) return;
        std::array<char, longest_word + 8> buffer;
        if (!prefix.restores.empty()) {
            const auto end =
                std::copy(prefix.restores.begin(), prefix.restores.end(), buffer.begin());
            std::copy(rest.begin(), rest.end(), end);
            rest = {buffer.data(), rest.size() + prefix.restores.size()};
        }
        const auto root = roots.find(rest);
        if (root == roots.end()) return;
        form.root = root->first;
        form.kind = root->second;
        form.prefix = prefix.name;
        form.voice = prefix.voice;
        const bool makes_verb = form.voice != Voice::bare && form.voice != Voice::noun;
        const bool unlikely = makes_verb && form.suffix.empty() && form.kind != RootKind::verb;
        best.offer(form, cost + prefix.cost + (unlikely ? 1 : 0));  // mengawal: kawal, not awal
    }
};

namespace {

using Names = std::vector<std::string_view>;

/// Position of a cell's value in `names`; a problem when it is none of them.
std::size_t choose(const TableFile::Row& row, std::size_t column, const Names& names,
                   std::vector<Problem>& problems) {
    const auto found = std::find(names.begin(), names.end(), row[column]);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    const std::string_view near = nearest(row[column], names);
    problems.push_back({row.where(column),
                        "unknown value \"" + std::string(row[column]) + "\"" +
                            (near.empty() ? "" : "; nearest is \"" + std::string(near) + "\"")});
    return 0;
}

std::string optional_cell(std::string_view cell) {
    return cell == "-" ? std::string() : std::string(cell);
}

std::vector<std::string> split_bar(std::string_view cell) {
    std::vector<std::string> parts;
    if (cell == "-") return parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find('|'), cell.size());
        parts.emplace_back(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return parts;
}

int cost_of(const TableFile::Row& row, std::size_t column, std::vector<Problem>& problems) {
    const std::string_view cell = row[column];
    if (cell.size() == 1 && cell[0] >= '0' && cell[0] <= '9') return cell[0] - '0';
    problems.push_back(
        {row.where(column), "expected a cost of one digit, found \"" + std::string(cell) + "\""});
    return 0;
}

/// Reads the two tables into what WordForms keeps.
class FormsLoader {
public:
    explicit FormsLoader(const std::filesystem::path& folder)
        : affixes_(TableFile::load(folder / "affixes.tsv",
                                   {"part", "name", "spelling", "restores", "before", "suffixes",
                                    "voice", "cost", "example"})),
          roots_(TableFile::load(folder / "roots.tsv", {"root", "kind"})) {}

    template <class Tables>
    void load(Tables& tables) {
        for (const TableFile::Row& row : affixes_.rows()) load_ending(row, tables);
        for (const TableFile::Row& row : affixes_.rows()) load_prefix(row, tables);
        const std::size_t root = *roots_.column("root"), kind = *roots_.column("kind");
        tables.roots.reserve(roots_.rows().size());
        for (const TableFile::Row& row : roots_.rows()) {
            const std::size_t which =
                choose(row, kind, {"verb", "noun", "adjective", "other"}, problems_);
            const auto [at, added] = tables.roots.emplace(row[root], static_cast<RootKind>(which));
            if (!added)
                problems_.push_back({row.where(root), "\"" + at->first + "\" stands twice"});
        }
        if (!problems_.empty()) throw LoadError(std::move(problems_));
    }

private:
    std::size_t column(std::string_view name) const { return *affixes_.column(name); }

    template <class Tables>
    void load_ending(const TableFile::Row& row, Tables& tables) {
        const std::size_t part =
            choose(row, column("part"), {"prefix", "suffix", "clitic"}, problems_);
        if (part == 0) return;
        auto& endings = part == 1 ? tables.suffixes : tables.clitics;
        endings.push_back(
            {std::string(row[column("spelling")]), cost_of(row, column("cost"), problems_)});
    }

    template <class Tables>
    void load_prefix(const TableFile::Row& row, Tables& tables) {
        if (row[column("part")] != "prefix") return;
        Prefix prefix;
        prefix.name = optional_cell(row[column("name")]);
        prefix.spelling = optional_cell(row[column("spelling")]);
        prefix.restores = optional_cell(row[column("restores")]);
        prefix.before = split_bar(row[column("before")]);
        prefix.cost = cost_of(row, column("cost"), problems_);
        prefix.voice = static_cast<Voice>(
            choose(row, column("voice"),
                   {"bare", "active", "passive", "accidental", "middle", "noun"}, problems_));
        for (const std::string& suffix : split_bar(row[column("suffixes")]))
            prefix.suffixes |= suffix_bit(suffix, row, tables);
        tables.prefixes[Tables::slot(prefix.spelling)].push_back(std::move(prefix));
    }

    template <class Tables>
    SuffixSet suffix_bit(std::string_view suffix, const TableFile::Row& row, const Tables& tables) {
        if (suffix == "0") return 1;
        for (std::size_t i = 0; i < tables.suffixes.size(); ++i)
            if (tables.suffixes[i].spelling == suffix) return 2U << static_cast<unsigned>(i);
        problems_.push_back({row.where(column("suffixes")),
                             "no suffix \"" + std::string(suffix) + "\" in this table"});
        return 0;
    }

    TableFile affixes_;
    TableFile roots_;
    std::vector<Problem> problems_;
};

}  // namespace

WordForms::WordForms(const std::filesystem::path& folder) {
    auto tables = std::make_unique<Tables>();
    FormsLoader(folder).load(*tables);
    tables_ = std::move(tables);
}

WordForms::WordForms(WordForms&&) noexcept = default;
WordForms& WordForms::operator=(WordForms&&) noexcept = default;
WordForms::~WordForms() = default;

std::optional<WordForm> WordForms::find(std::string_view lower) const {
    const std::size_t hyphen = lower.find('-');
    if (hyphen == std::string_view::npos) return find_single(lower);
    const std::string_view first = lower.substr(0, hyphen);
    const std::string_view second = lower.substr(hyphen + 1);
    if (second.empty() || first.empty()) return std::nullopt;
    if (first.ends_with(second)) return find_single(first);     // bersiap-siap
    if (second.starts_with(first)) return find_single(second);  // serangan-serangannya
    const auto one = find_single(first);                        // tuduh-menuduh
    const auto two = find_single(second);
    if (one && two && one->root == two->root) return two;
    return std::nullopt;
}

std::optional<WordForm> WordForms::find_single(std::string_view lower) const {
    if (lower.size() < shortest_root || lower.size() > longest_word) return std::nullopt;
    Best best;
    tables_->offer_clitics(lower, best);
    return best.form;
}

}  // namespace entente
