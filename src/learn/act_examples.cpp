#include "src/learn/act_examples.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "src/base/table_file.hpp"
#include "src/base/utf8.hpp"
#include "src/extract/act_features.hpp"
#include "src/score/fold.hpp"

namespace entente {
namespace {

using ActorSet = std::set<std::uint32_t>;

std::vector<std::string_view> parted(std::string_view text, char by) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(by), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::vector<ToldAct::Names> participants(std::string_view cell) {
    std::vector<ToldAct::Names> all;
    for (std::string_view participant : parted(cell, '|')) {
        all.emplace_back();
        for (std::string_view name : parted(participant, '='))
            all.back().push_back(fold_words(name));
    }
    return all;
}

std::optional<std::uint32_t> number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// An act as the article's actors.
struct Act {
    const ToldAct* told = nullptr;
    ActorSet actors, recipients;  ///< those that the article names
    std::size_t sides = 0;        ///< participants, found or not
    bool alike = false;           ///< its sides are all actors
};

class Labeller {
public:
    Labeller(const ActContext& context, std::span<const ToldAct> told)
        : context_(context), code_points_(context.reading.doc.text) {
        for (const MentionEntry& mention : context.reading.mentions)
            if (is_name(mention.kind))
                for (std::uint32_t actor : mention.actors)
                    names_[actor].insert(fold_words(context.reading.str(mention.at)));
        for (const ToldAct& act : told) acts_.push_back(found(act));
    }

    void label(const Telling& telling, const ActFeatures& features, ChoiceData& data) {
        const auto options = options_of(telling, context_.knowledge.schema);
        if (options.empty()) return;
        const Best local = best(telling, options, true);
        const Best best_of_all = local.likeness != none ? local : best(telling, options, false);
        for (std::size_t i = 0; i < options.size(); ++i) {
            keys_.clear();
            features.all(telling, options[i], keys_);
            data.add_option(keys_, best_of_all.right[i]);
        }
        data.end_choice(local.likeness == none);
    }

private:
    static constexpr int none = -1000;
    struct Best {
        int likeness = none;
        std::vector<bool> right;
    };

    /// The actor that bears most of a participant's names.
    std::optional<std::uint32_t> bearer(const ToldAct::Names& names) const {
        std::optional<std::uint32_t> best;
        std::ptrdiff_t most = 0;
        for (const auto& known : names_) {
            const auto shared = std::count_if(names.begin(), names.end(), [&](const auto& name) {
                return known.second.contains(name);
            });
            if (shared <= most) continue;
            most = shared;
            best = known.first;
        }
        return best;
    }

    Act found(const ToldAct& told) const {
        Act act;
        act.told = &told;
        act.sides = told.actors.size() + told.recipients.size();
        act.alike = context_.knowledge.schema.event(told.type)->symmetric;
        for (const auto& names : told.actors)
            if (const auto actor = bearer(names)) act.actors.insert(*actor);
        for (const auto& names : told.recipients)
            if (const auto actor = bearer(names))
                (act.alike ? act.actors : act.recipients).insert(*actor);
        return act;
    }

    bool here(const Act& act, const Telling& telling) const {
        if (!act.told->start) return false;
        const Sentence& sentence = context_.reading.doc.sentences[telling.sentence];
        const Span at = context_.reading.span({sentence.first, sentence.last});
        return *act.told->start >= code_points_.of_byte(at.begin) &&
               *act.told->start < code_points_.of_byte(at.end);
    }

    Best best(const Telling& telling, std::span<const ActOption> options, bool local) const {
        Best best;
        best.right.assign(options.size(), false);
        for (const Act& act : acts_) {
            if (local && !here(act, telling)) continue;
            for (std::size_t i = 0; i < options.size(); ++i) {
                const int like = likeness(act, telling, options[i]);
                if (like == none || like < best.likeness) continue;
                if (like > best.likeness) best.right.assign(options.size(), false);
                best.likeness = like;
                best.right[i] = true;
            }
        }
        return best;
    }

    /// As events are compared by score_article(), less one for each participant too many.
    int likeness(const Act& act, const Telling& telling, const ActOption& option) const {
        if (telling.frames[option.frame]->type != act.told->type) return none;
        ActorSet actors = set_of(telling, option.actor);
        ActorSet recipients = option.recipient ? set_of(telling, *option.recipient) : ActorSet{};
        const int same = telling.modality == act.told->modality ? 1 : 0;
        if (act.alike) {
            actors.merge(recipients);
            const int hits = common(act.actors, actors);
            if (hits < static_cast<int>(std::min<std::size_t>(2, act.sides))) return none;
            return 2 * hits + same - static_cast<int>(actors.size()) + hits;
        }
        const int doers = common(act.actors, actors), others = common(act.recipients, recipients);
        if ((!act.told->actors.empty() && doers == 0) ||
            (!act.told->recipients.empty() && others == 0))
            return none;
        return 3 * (doers + others) + same - static_cast<int>(actors.size() + recipients.size());
    }
    static int common(const ActorSet& a, const ActorSet& b) {
        return static_cast<int>(std::count_if(
            a.begin(), a.end(), [&](std::uint32_t actor) { return b.contains(actor); }));
    }
    static ActorSet set_of(const Telling& telling, std::size_t side) {
        const auto& actors = telling.sides[side].actors;
        return {actors.begin(), actors.end()};
    }

    const ActContext& context_;
    CodePoints code_points_;
    std::map<std::uint32_t, std::set<std::string>> names_;
    std::vector<Act> acts_;
    ActFeatures::Keys keys_;
};

}  // namespace

std::map<std::string, ToldArticle> load_told_acts(const std::filesystem::path& file,
                                                  const Schema& schema) {
    const TableFile table = TableFile::load(
        file, {"article", "start", "type", "modality", "actors", "recipients", "part"});
    std::map<std::string, ToldArticle> by_article;
    std::vector<Problem> problems;
    for (const TableFile::Row& row : table.rows()) {
        const auto cell = [&](std::string_view name) { return row[*table.column(name)]; };
        const auto problem = [&](std::string_view name, std::string what) {
            problems.push_back({row.where(*table.column(name)), std::move(what)});
        };
        ToldArticle& article = by_article[std::string(cell("article"))];
        const std::string part(cell("part"));
        if (part != "train" && part != "test")
            problem("part", "no part: " + part + " (train or test)");
        else if (!article.part.empty() && article.part != part)
            problem("part", "article " + std::string(cell("article")) + " is of part " +
                                article.part + " above");
        article.part = part;
        if (cell("type").empty()) continue;  // nothing is told
        ToldAct act;
        act.type = cell("type");
        act.modality = cell("modality");
        act.actors = participants(cell("actors"));
        act.recipients = participants(cell("recipients"));
        const std::string_view start = cell("start");
        act.start = number(start);
        if (schema.event(act.type) == nullptr) problem("type", "no type of event: " + act.type);
        if (!act.start && !start.empty()) problem("start", "no number: " + std::string(start));
        const auto modalities = schema.modalities();
        if (std::find(modalities.begin(), modalities.end(), act.modality) == modalities.end())
            problem("modality", "no modality: " + act.modality);
        article.acts.push_back(std::move(act));
    }
    if (!problems.empty()) throw LoadError(std::move(problems));
    return by_article;
}

void add_examples(const ActContext& context, std::span<const Telling> tellings,
                  std::span<const ToldAct> told, ChoiceData& data) {
    const ActFeatures features(context, tellings);
    Labeller labeller(context, told);
    for (const Telling& telling : tellings) labeller.label(telling, features, data);
}

}  // namespace entente
