#include "src/score/score.hpp"

#include <charconv>
#include <filesystem>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "src/base/file.hpp"
#include "src/cli/output.hpp"
#include "src/cli/source.hpp"
#include "src/score/locate.hpp"
#include "src/text/load_article.hpp"

namespace entente {
namespace {

/// "events=0.5": an F1 that must be reached.
struct Least {
    std::size_t what = 0;
    double f1 = 0;
};

Least least_of(const Arguments& arguments, const std::string& word) {
    const std::size_t sign = std::min(word.find('='), word.size());
    const std::string_view name = std::string_view(word).substr(0, sign);
    Least least;
    least.what =
        static_cast<std::size_t>(std::find(scored.begin(), scored.end(), name) - scored.begin());
    if (least.what == scored.size())
        arguments.fail("--min: there is no score \"" + std::string(name) + '"' +
                       advise(name, {scored.begin(), scored.end()}));
    const char* first = word.data() + std::min(sign + 1, word.size());
    const auto [end, error] = std::from_chars(first, word.data() + word.size(), least.f1);
    if (error != std::errc{} || end != word.data() + word.size())
        arguments.fail("--min " + word + ": expected a number behind the sign, as in events=0.5");
    return least;
}

std::vector<std::string> prefixes_of(const std::string& list) {
    std::vector<std::string> prefixes;
    for (std::size_t i = 0; i < list.size();) {
        const std::size_t end = std::min(list.find(',', i), list.size());
        if (end > i) prefixes.push_back(list.substr(i, end - i));
        i = end + 1;
    }
    return prefixes;
}

bool chosen(const std::string& name, const std::vector<std::string>& prefixes) {
    return prefixes.empty() ||
           std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return name.starts_with(prefix); });
}

std::map<std::string, Record> records_by_name(const std::string& source) {
    std::map<std::string, Record> records;
    each_record(source, [&](Record&& record) {
        const std::string name = std::filesystem::path(record.document.source).stem().string();
        records.insert_or_assign(name, std::move(record));
    });
    return records;
}

/// The articles that errors are shown in, by name.
class Articles {
public:
    explicit Articles(const std::optional<std::string>& folder) {
        if (!folder) return;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder))
            if (entry.is_regular_file() && entry.path().extension() != ".json")
                files_.emplace(entry.path().stem().string(), entry.path());
    }
    /// Its text; empty when the folder lacks it.
    std::string text(const std::string& name) const {
        const auto file = files_.find(name);
        return file == files_.end() ? std::string() : decode(read_file(file->second)).text;
    }

private:
    std::map<std::string, std::filesystem::path> files_;
};

std::string_view word_for(Finding::Kind kind) {
    switch (kind) {
        case Finding::Kind::missed:
            return "missed";
        case Finding::Kind::invented:
            return "invented";
        case Finding::Kind::differs:
            return "differs";
    }
    return "";
}

/// What a finding says, and below it the sentence it is about with its place.
std::string shown(const Finding& finding, const std::string& text) {
    std::string line =
        fmt::format("  {:<9}{:<10}{}", word_for(finding.kind), finding.what, finding.text);
    if (!finding.rule.empty()) line += "  [" + finding.rule + ']';
    line += '\n';
    if (const auto place = locate(text, finding))
        return line + fmt::format("{:21}at {}: {}\n", "", place->start, place->sentence);
    if (finding.start)
        return line + fmt::format("{:21}at {}: {}\n", "", *finding.start, finding.words[0][0]);
    return line;
}

void print_errors(const std::string& name, const ArticleScore& article, const Articles& articles) {
    if (article.findings.empty()) return;
    const std::string text = articles.text(name);
    print(name + '\n');
    for (const Finding& finding : article.findings) print(shown(finding, text));
}

void print_line(const std::string& name, const Score& score) {
    std::string line = name + ' ';
    for (std::size_t i = 0; i < scored.size(); ++i)
        line += fmt::format("{}{} {:.2f}", i == 0 ? "" : "  ", scored[i], score.tallies[i].f1());
    print(line + '\n');
}

void print_table(const Score& score) {
    print(fmt::format("{:12}{:>7}{:>8}{:>7}   gold  found  right\n", "", "prec", "recall", "F1"));
    for (std::size_t i = 0; i < scored.size(); ++i) {
        const Tally& t = score.tallies[i];
        print(fmt::format("{:12}{:7.3f}{:8.3f}{:7.3f}{:7}{:7}{:7}\n", scored[i], t.precision(),
                          t.recall(), t.f1(), t.right + t.missed, t.right + t.invented, t.right));
    }
    for (std::size_t i = 0; i < compared.size(); ++i) {
        const Share& s = score.shares[i];
        std::string line =
            fmt::format("{:16}{}/{}", std::string(compared[i]) + " right", s.right, s.of);
        if (s.of != 0)
            line +=
                fmt::format(" = {:.3f}", static_cast<double>(s.right) / static_cast<double>(s.of));
        print(line + '\n');
    }
}

/// @return is any score lower than asked?
bool print_shortfalls(const Score& score, const std::vector<Least>& wanted) {
    std::string low;
    for (const Least& least : wanted) {
        const double f1 = score.tallies[least.what].f1();
        if (f1 >= least.f1) continue;
        low += fmt::format("{}{} {:.3f} < {}", low.empty() ? "" : ", ", scored[least.what], f1,
                           least.f1);
    }
    if (!low.empty()) print("falls short: " + low + '\n');
    return !low.empty();
}

int run(const Arguments& arguments) {
    if (arguments.words().size() != 2)
        arguments.fail("needs a folder of gold annotations and the records to compare with them");
    std::vector<Least> wanted;
    for (const std::string& word : arguments.texts("min"))
        wanted.push_back(least_of(arguments, word));
    const auto only = prefixes_of(arguments.text("only").value_or(""));
    const auto files = gold_files(arguments.words()[0]);
    const Schema schema = load_schema();
    const Articles articles(arguments.text("sources"));
    const auto records = records_by_name(arguments.words()[1]);
    Score total;
    std::vector<std::string> missing;
    for (const auto& file : files) {
        if (!chosen(gold_name(file), only)) continue;
        const GoldArticle gold = load_gold(file, schema);
        const auto record = records.find(gold.name);
        if (record == records.end()) missing.push_back(gold.name);
        const ArticleScore article =
            score_article(gold, record == records.end() ? Record{} : record->second, schema);
        if (arguments.has("errors")) print_errors(gold.name, article, articles);
        if (arguments.has("per-file")) print_line(gold.name, article.score);
        total += article.score;
    }
    print_table(total);
    if (!missing.empty())
        print(fmt::format("no record for {} file(s): {}\n", missing.size(),
                          fmt::join(missing.begin(),
                                    missing.begin() + static_cast<std::ptrdiff_t>(
                                                          std::min<std::size_t>(5, missing.size())),
                                    " ")));
    const bool low = print_shortfalls(total, wanted);
    return low || !missing.empty() ? 1 : 0;
}

}  // namespace

Command score_command() {
    return {
        "score",
        "Compares records with annotations by hand: precision, recall and F1 of each kind of claim",
        "entente read samples/articles | entente score samples/gold -",
        "GOLD_FOLDER STORE|RECORDS|- [--only NAME,...] [--errors]",
        {value_option("only", "NAME,...",
          "Only these articles, by name or first letters of it: dev-3 is dev-30 to "
                      "dev-39. Default: all."),
          switch_option("per-file",
          "A line with the F1 of each article too. Default: only the sums."),
          switch_option("errors",
          "What was missed, what was invented and what differs, article by article, "
                       "with the rule that read it and the sentence. Default: numbers only."),
          value_option("sources", "FOLDER",
          "Where the articles are, so that errors show sentences with the code point "
                      "they start at. Default: only what the records quote."),
          list_option("min", "NAME=VALUE",
          "Exit code 1 when that F1 is lower, as in events=0.5; may be given several "
                     "times. Default: no score is too low.")},
        "GOLD_FOLDER holds NAME.gold.json with entities, offices, relations, events and "
        "statements; "
        "the record whose source has that name is compared with it. Entities are matched one to "
        "one by the names they share; offices and relations count when both ends and the type "
        "agree, events when the type and one participant on each side do (dyads: the quad class "
        "instead of the type), statements when the speaker and the first words do. Sums run over "
        "all articles; an article without a record counts as one in which nothing was found, and "
        "makes the exit code 1.",
        run,
    };
}

}  // namespace entente
