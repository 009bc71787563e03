#include "src/text/language.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "src/base/error.hpp"
#include "src/base/table_file.hpp"
#include "src/text/tables.hpp"

namespace entente {
namespace {

using Tables = LanguageData::Tables;

template <class Kind>
std::optional<Kind> kind_of(std::string_view name,
                            const std::vector<std::pair<std::string_view, Kind>>& kinds) {
    for (const auto& [word, kind] : kinds)
        if (word == name) return kind;
    return std::nullopt;
}

template <class Kind>
Problem unknown_kind(const TableFile::Row& row, std::size_t column,
                     const std::vector<std::pair<std::string_view, Kind>>& kinds) {
    std::string known;
    for (const auto& [word, kind] : kinds) known += (known.empty() ? "" : ", ") + std::string(word);
    return {row.where(column),
            "unknown kind \"" + std::string(row[column]) + "\"; known are " + known};
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<Pattern> compile(const TableFile::Row& row, std::size_t column,
                               std::vector<Problem>& problems) {
    try {
        return Pattern(row[column]);
    } catch (const std::invalid_argument& error) {
        problems.push_back({row.where(column), error.what()});
        return std::nullopt;
    }
}

const std::vector<std::pair<std::string_view, RuleKind>> rule_kinds = {
    {"line",  RuleKind::line },
    {"block", RuleKind::block},
    {"span",  RuleKind::span },
    {"link",  RuleKind::link },
    {"tail",  RuleKind::tail }
};

void load_boilerplate(const std::filesystem::path& file, Tables& tables,
                      std::vector<Problem>& problems) {
    const TableFile table = TableFile::load(file, {"rule", "where", "key", "pattern", "example"});
    const std::size_t name = *table.column("rule"), where = *table.column("where"),
                      key = *table.column("key"), pattern = *table.column("pattern");
    for (const TableFile::Row& row : table.rows()) {
        const auto kind = kind_of(row[where], rule_kinds);
        if (!kind) problems.push_back(unknown_kind(row, where, rule_kinds));
        auto compiled = compile(row, pattern, problems);
        std::vector<std::string> keys =
            row[key] == "-" ? std::vector<std::string>{} : split(row[key], '|');
        if (keys.empty() && kind != RuleKind::tail)
            problems.push_back({row.where(key), "no key; only tail rules can do without"});
        if (kind && compiled)
            tables.rules.push_back(
                {std::string(row[name]), *kind, std::move(keys), std::move(*compiled)});
    }
}

/// Only when all rules are in place: the keys are views of their strings.
void index_rules(Tables& tables) {
    for (std::uint32_t i = 0; i < tables.rules.size(); ++i) {
        const BoilerplateRule& rule = tables.rules[i];
        if (rule.kind == RuleKind::tail) tables.tail_rules.push_back(i);
        if (rule.kind == RuleKind::tail) continue;
        const bool line = rule.kind == RuleKind::line || rule.kind == RuleKind::block;
        auto& index = line ? tables.line_keys : tables.inline_keys;
        for (const std::string& key : rule.keys)
            index[static_cast<unsigned char>(key[0])].push_back({key, i});
    }
}

void load_datelines(const std::filesystem::path& file, Tables& tables,
                    std::vector<Problem>& problems) {
    const TableFile table = TableFile::load(file, {"where", "pattern", "example", "place"});
    const std::size_t where = *table.column("where"), pattern = *table.column("pattern");
    const std::vector<std::pair<std::string_view, bool>> kinds = {
        {"any",   true },
        {"first", false}
    };
    for (const TableFile::Row& row : table.rows()) {
        const auto kind = kind_of(row[where], kinds);
        if (!kind) problems.push_back(unknown_kind(row, where, kinds));
        auto compiled = compile(row, pattern, problems);
        if (kind && compiled) tables.datelines.push_back({std::move(*compiled), *kind});
    }
}

void load_abbreviations(const std::filesystem::path& file, Tables& tables,
                        std::vector<Problem>& problems) {
    const TableFile table = TableFile::load(file, {"word", "kind"});
    const std::size_t word = *table.column("word"), kind = *table.column("kind");
    const std::vector<std::pair<std::string_view, int>> kinds = {
        {"title",    0},
        {"end",      1},
        {"number",   2},
        {"currency", 3},
        {"domain",   4}
    };
    for (const TableFile::Row& row : table.rows()) {
        const auto known = kind_of(row[kind], kinds);
        if (!known) {
            problems.push_back(unknown_kind(row, kind, kinds));
        } else if (*known < 3) {
            tables.stops.emplace(row[word], static_cast<StopKind>(*known));
        } else {
            (*known == 3 ? tables.currencies : tables.domains).emplace(row[word]);
        }
    }
}

void load_words(const std::filesystem::path& file, Tables& tables, std::vector<Problem>& problems) {
    const TableFile table = TableFile::load(file, {"list", "words"});
    const std::size_t list = *table.column("list"), words = *table.column("words");
    const std::vector<std::pair<std::string_view, WordSet*>> lists = {
        {"headline_small", &tables.headline_small},
        {"opener",         &tables.openers       },
        {"office",         &tables.offices       },
        {"brand",          &tables.brands        },
        {"language_id",    &tables.id_words      },
        {"language_en",    &tables.en_words      },
        {"verb_prefix",    &tables.verb_prefixes },
        {"name_ending",    &tables.name_endings  }
    };
    for (const TableFile::Row& row : table.rows()) {
        const auto set = kind_of(row[list], lists);
        if (!set) problems.push_back(unknown_kind(row, list, lists));
        for (std::string& word : split(row[words], ' '))
            if (set && !word.empty()) (*set)->insert(std::move(word));
    }
}

template <class Load>
void collect(std::vector<Problem>& problems, Load load) {
    try {
        load();
    } catch (const LoadError& error) {
        problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
}

}  // namespace

LanguageData::LanguageData() : tables_(std::make_unique<Tables>()) {}
LanguageData::LanguageData(LanguageData&&) noexcept = default;
LanguageData& LanguageData::operator=(LanguageData&&) noexcept = default;
LanguageData::~LanguageData() = default;

LanguageData LanguageData::load(const std::filesystem::path& folder) {
    LanguageData data;
    Tables& tables = *data.tables_;
    std::vector<Problem> problems;
    collect(problems, [&] { load_boilerplate(folder / "boilerplate.tsv", tables, problems); });
    collect(problems, [&] { load_datelines(folder / "datelines.tsv", tables, problems); });
    collect(problems, [&] { load_abbreviations(folder / "abbreviations.tsv", tables, problems); });
    collect(problems, [&] { load_words(folder / "words.tsv", tables, problems); });
    if (!problems.empty()) throw LoadError(std::move(problems));
    index_rules(tables);
    return data;
}

}  // namespace entente
