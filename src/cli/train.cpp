#include <string>
#include <vector>

#include <fmt/format.h>

#include "src/base/error.hpp"
#include "src/base/file.hpp"
#include "src/cli/options.hpp"
#include "src/cli/output.hpp"
#include "src/cli/source.hpp"
#include "src/engine/engine.hpp"
#include "src/extract/pipeline.hpp"
#include "src/extract/tellings.hpp"
#include "src/kb/knowledge_base.hpp"
#include "src/learn/act_examples.hpp"
#include "src/tagger/brown_clusters.hpp"
#include "src/tagger/train_tagger.hpp"
#include "src/text/load_article.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr unsigned usual_classes = 1600, most_classes = 4096;
constexpr unsigned usual_iterations = 100, most_iterations = 10000;
constexpr unsigned usual_least = 4, most_least = 1000000;

// train tagger

NameKind kind_of(std::string_view type) {
    if (type == "Person") return NameKind::person;
    if (type == "State") return NameKind::state;
    if (type == "Place") return NameKind::place;
    if (type == "Agreement" || type == "Group") return NameKind::other;
    return NameKind::organization;
}

/// All names of the knowledge base.
std::vector<ListedName> listed_names(const KnowledgeBase& kb) {
    std::vector<ListedName> names;
    for (ActorIndex actor = 0; actor < kb.size(); ++actor) {
        const NameKind kind = kind_of(kb.actor(actor).type);
        const auto [first, last] = kb.readings_of(actor);
        for (std::uint32_t i = first; i < last; ++i)
            if (const AliasReading alias = kb.reading(i); alias.kind != AliasKind::demonym)
                names.push_back({std::string(alias.surface), kind});
    }
    return names;
}

std::vector<ConllSentence> sentences_of(const std::string& file) {
    auto sentences = read_conll(read_input(file, "a file of columns"), file, ConllTags::needed);
    if (sentences.empty()) throw InputError(file + ": no sentence in it");
    return sentences;
}

TagScores measure(const Tagger& tagger, std::span<const ConllSentence> sentences) {
    TagScores scores;
    for (const ConllSentence& sentence : sentences) {
        const std::vector<std::string_view> tokens(sentence.tokens.begin(), sentence.tokens.end());
        scores.add(sentence.tags, tagger.tag(tokens));
    }
    return scores;
}

void print_scores(const TagScores& scores) {
    for (const auto& [type, score] : scores.by_type())
        print(fmt::format("{:<14}  precision {:.4f}  recall {:.4f}  F1 {:.4f}  of {}\n",
                          type.empty() ? "all" : type, score.precision(), score.recall(),
                          score.f1(), plural(score.gold, "name", "names")));
}

int train_from_sentences(const Arguments& arguments) {
    if (arguments.words().size() > 1)
        arguments.fail("train tagger takes its files as --train, --dev");
    const auto train = arguments.text("train"), dev = arguments.text("dev");
    if (!train) arguments.fail("which sentences? --train FILE");
    const std::string target = required_output(arguments, "names.tagger");
    check_output(target, {
                             {*train, dev.value_or("-")}
    });
    const auto sentences = sentences_of(*train);
    const auto unseen = dev ? sentences_of(*dev) : std::vector<ConllSentence>{};
    const fs::path data = Engine::find_data();
    const fs::path clusters = arguments.text("clusters").value_or(data / "id" / "clusters.tsv");
    const KnowledgeBase kb = KnowledgeBase::open(data / "kb.image");
    TrainOptions options;
    options.iterations =
        arguments.number("iterations", 1, most_iterations).value_or(usual_iterations);
    TaggerModel model = train_tagger(
        sentences, WordFacts::make(load_clusters(clusters), listed_names(kb)), options);
    const std::string bytes = write_model(model);
    write_output(target, bytes);
    print(fmt::format("{}, {} features, {} weights, {} bytes\n",
                      plural(sentences.size(), "sentence", "sentences"), model.keys.size(),
                      model.weight.size(), bytes.size()));
    if (dev) print_scores(measure(Tagger(std::move(model)), unseen));
    return 0;
}

// train clusters

/// The words of an article, but for its headline, whose capitals tell nothing.
void add_article(const fs::path& article, const LanguageData& languages, WordPairs& pairs) {
    const Document document = load_article(read_file(article), article.string(), languages);
    std::vector<std::string> words;
    for (const Sentence& sentence : document.sentences)
        if (!sentence.title)
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
                words.push_back(cluster_word(document.str(document.tokens[i])));
    pairs.add(words);
}

int train_from_articles(const Arguments& arguments) {
    const std::span<const std::string> sources = std::span(arguments.words()).subspan(1);
    if (sources.empty()) arguments.fail("which articles? Name files or folders");
    const auto classes = arguments.number("classes", 2, most_classes).value_or(usual_classes);
    const auto least = arguments.number("least", 1, most_least).value_or(usual_least);
    const std::string target = required_output(arguments, "clusters.tsv");
    const std::vector<fs::path> articles = list_articles(sources);
    check_output(target, sources);
    const LanguageData languages = LanguageData::load(Engine::find_data() / "id");
    WordPairs pairs;
    int code = 0;
    for (const fs::path& article : articles) try {
            add_article(article, languages, pairs);
        } catch (const InputError& error) {
            report(article.string() + ": " + error.what());
            code = 1;
        }
    const auto rows = brown_clusters(pairs, classes, least);
    if (rows.empty()) throw InputError(fmt::format("no word was seen {} times", least));
    write_output(target, write_clusters(rows));
    return code;
}

// train acts

/// The tellings of an article, with the acts a reader found there.
void add_article(const fs::path& article, const Engine& engine, const LanguageData& languages,
                 std::span<const ToldAct> told, ChoiceData& data) {
    static const Pipeline pipeline = telling_pipeline();
    const Document document = load_article(read_file(article), article.string(), languages);
    Reading reading(document);
    pipeline.run(reading, engine.knowledge());
    const ActContext context(reading, engine.knowledge());
    add_examples(context, tellings_of(context), told, data);
}

int train_from_acts(const Arguments& arguments) {
    const std::span<const std::string> sources = std::span(arguments.words()).subspan(1);
    if (sources.empty()) arguments.fail("which articles? Name files or folders");
    const auto table = arguments.text("acts");
    if (!table) arguments.fail("which acts do they tell? --acts TABLE");
    const std::string target = required_output(arguments, "acts.model");
    const std::vector<fs::path> articles = list_articles(sources);
    check_output(target, sources);
    const fs::path data_folder = Engine::find_data();
    const Engine engine = Engine::load(data_folder);
    const LanguageData languages = LanguageData::load(data_folder / "id");
    const auto told = load_told_acts(*table, engine.schema());
    ChoiceData data;
    std::size_t used = 0;
    for (const fs::path& article : articles) {
        const auto acts = told.find(article.stem().string());
        if (acts == told.end() || acts->second.part != "train") continue;
        add_article(article, engine, languages, acts->second.acts, data);
        ++used;
    }
    if (data.choices() == 0)
        throw InputError(*table + ": none of its articles with part train is among those named");
    ChoiceTraining training;
    if (const auto rounds = arguments.number("iterations", 1, most_iterations))
        training.iterations = *rounds;
    const ChoiceModel model = train_choices(data, training);
    const std::string bytes = write_choices(model);
    write_output(target, bytes);
    print(fmt::format("{}, {} with {} ways to understand them, {} features, {} bytes\n",
                      plural(used, "article", "articles"),
                      plural(data.choices(), "telling", "tellings"), data.options(),
                      model.keys.size(), bytes.size()));
    return 0;
}

int run(const Arguments& arguments) {
    const std::string what = arguments.words().empty() ? "" : arguments.words().front();
    if (what == "tagger") return train_from_sentences(arguments);
    if (what == "clusters") return train_from_articles(arguments);
    if (what == "acts") return train_from_acts(arguments);
    arguments.fail(what.empty() ? "train tagger, train clusters or train acts?"
                                : "there is no train " + what +
                                      advise(what, {"tagger", "clusters", "acts"}));
}

}  // namespace

Command train_command() {
    return {
        "train",
        "Learns to find names, which words are used alike, or how acts are told",
        "entente train tagger --train samples/sentences.conll -o names.tagger",
        "tagger --train F [--dev F] -o MODEL | clusters ARTICLE|FOLDER ... -o FILE | acts --acts F "
        "ARTICLE|FOLDER ... -o MODEL",
        {
          value_option("train", "FILE", "tagger: sentences to learn from. Required."),
          value_option(
                "dev", "FILE",
          "tagger: other sentences, to measure what was learned. Default: nothing is "
                "measured."),
          value_option("acts", "FILE",
          "acts: table of the acts that readers found (docs/acts.md). Required."),
          value_option("clusters", "FILE",
          "tagger: classes of words, as train clusters writes them. Default: "
                         "clusters.tsv of the program's data."),
          value_option(
                "iterations", "N",
          fmt::format("tagger, acts: rounds of training, at most. Default: {}, acts {}.",
          usual_iterations, ChoiceTraining{}.iterations)),
          value_option("classes", "N",
          fmt::format("clusters: how many, 2 to {}. Default: {}.", most_classes,
          usual_classes)),
          value_option("least", "N",
          fmt::format("clusters: words seen less often are left out. Default: {}.",
          usual_least)),
          output_option("File to write. Required."),
          },
        "Sentences are columns parted by tabs or blanks, a token a line, blank lines between "
        "sentences: the token is the first column, its tag the last: O, B-TYPE where a name "
        "begins, I-TYPE where it goes on; types are free. The same input gives the same bytes. "
        "Names of the knowledge base and classes of words go into the model as what is known of a "
        "word; text without capitals is told by itself. docs/tagger.md tells more. Acts are "
        "learned from the "
        "articles that their table names as \"train\": docs/acts.md.",
        run,
    };
}

}  // namespace entente
