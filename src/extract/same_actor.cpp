// References to somebody named before: "negara itu", "blok tersebut", "kedua negara", "ia". The
// phrases and what they may stand for are rows of references.tsv; the choice is by recency.

#include <algorithm>
#include <deque>

#include "src/extract/stages.hpp"

namespace entente {
namespace {

class Resolver {
public:
    Resolver(Reading& reading, const Knowledge& knowledge)
        : reading_(reading), knowledge_(knowledge) {
        for (const WordEntry& word : reading.words) lex_.push_back(word.lex);
    }

    void run() {
        std::vector<MentionEntry> found;
        std::size_t next = 0;
        const auto& sentences = reading_.doc.sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            first_person_.reset();
            for (std::uint32_t i = sentences[s].first; i < sentences[s].last;) {
                if (next < reading_.mentions.size() && reading_.mentions[next].at.first <= i) {
                    i = std::max(i, see(reading_.mentions[next++]));
                    continue;
                }
                i += refer(s, i, sentences[s].last, found);
            }
            if (first_person_) last_subject_ = first_person_;
            if (!here_.empty()) before_ = std::move(here_);
            here_.clear();
        }
        std::move(found.begin(), found.end(), std::back_inserter(reading_.mentions));
        reading_.sort_mentions();
    }

private:
    /// Remembers who was named; gives the token behind the mention.
    std::uint32_t see(const MentionEntry& mention) {
        for (std::uint32_t actor : mention.actors) remember(actor);
        return mention.inner ? 0 : mention.at.last;
    }

    void remember(std::uint32_t actor) {
        constexpr std::size_t most = 24;
        std::erase(recent_, actor);
        recent_.push_front(actor);
        if (recent_.size() > most) recent_.pop_back();
        if (!first_person_ && reading_.actors[actor].type == "Person") first_person_ = actor;
        constexpr std::size_t most_here = 16;
        if (here_.size() < most_here) here_.push_back(actor);
    }

    /// Adds the reference that starts at token i; gives how many tokens to step over.
    std::uint32_t refer(std::uint32_t s, std::uint32_t i, std::uint32_t last,
                        std::vector<MentionEntry>& found) {
        const auto hit = knowledge_.lexicon.references.longest(std::span(lex_).subspan(i, last - i));
        if (hit.length == 0) return 1;
        const ReferenceRow& row = knowledge_.lexicon.reference_rows[hit.rows.front()];
        MentionEntry mention;
        const bool opens = reading_.doc.tokens[i].shape == Shape::capitalised;
        mention.actors = row.pronoun ? subject() : opens ? topic(row) : latest(row);
        if (mention.actors.size() != static_cast<std::size_t>(row.count)) return hit.length;
        mention.at = {i, i + hit.length};
        mention.sentence = s;
        mention.kind = row.pronoun ? MentionKind::pronoun : MentionKind::nominal;
        mention.confidence = row.count == 1 ? 0.7 : 0.65;
        mention.rule = "reference." + row.phrase;
        found.push_back(std::move(mention));
        return hit.length;
    }

    /// The person this sentence opened with, else the one the last such sentence opened with.
    std::vector<std::uint32_t> subject() const {
        if (first_person_) return {*first_person_};
        if (last_subject_) return {*last_subject_};
        return {};
    }

    /// "Negara itu ..." opens a sentence: whom the one before opened with.
    std::vector<std::uint32_t> topic(const ReferenceRow& row) const {
        if (row.count == 1 && here_.empty())
            for (std::uint32_t actor : before_)
                if (std::find(row.types.begin(), row.types.end(), reading_.actors[actor].type) !=
                    row.types.end())
                    return {actor};
        return latest(row);
    }

    std::vector<std::uint32_t> latest(const ReferenceRow& row) const {
        if (row.count == 1) return latest_of(row.types, 1);
        // "keduanya": two persons, else two states; never one of each.
        for (const std::string& type : row.types) {
            auto actors = latest_of({type}, static_cast<std::size_t>(row.count));
            if (actors.size() == static_cast<std::size_t>(row.count)) return actors;
        }
        return {};
    }

    std::vector<std::uint32_t> latest_of(const std::vector<std::string>& types,
                                         std::size_t count) const {
        std::vector<std::uint32_t> actors;
        for (std::uint32_t actor : recent_) {
            const std::string& its = reading_.actors[actor].type;
            if (std::find(types.begin(), types.end(), its) == types.end()) continue;
            actors.push_back(actor);
            if (actors.size() == count) break;
        }
        std::sort(actors.begin(), actors.end());
        return actors;
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<std::uint32_t> lex_;
    std::deque<std::uint32_t> recent_;  ///< latest first, each once
    std::optional<std::uint32_t> first_person_, last_subject_;
    std::vector<std::uint32_t> here_, before_;  ///< named in this sentence, in the last that names any
};

class SameActorStage final : public Stage {
public:
    std::string_view name() const override { return "same_actor"; }
    Layers needs() const override { return {Layer::mentions, Layer::offices}; }
    Layers gives() const override { return {Layer::references}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Resolver(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> same_actor_stage() { return std::make_unique<SameActorStage>(); }

}  // namespace entente
