// Relations that the text states: the state of a body from its name, and patterns of words and
// actors (relations.tsv).

#include <algorithm>
#include <set>
#include <tuple>

#include "src/extract/stages.hpp"
#include "src/extract/surface.hpp"

namespace entente {
namespace {

class Matcher {
public:
    Matcher(Reading& reading, const Knowledge& knowledge)
        : reading_(reading), knowledge_(knowledge), mention_(reading.words.size(), 0) {
        for (std::uint32_t m = 0; m < reading.mentions.size(); ++m)
            if (mention_[reading.mentions[m].at.first] == 0)
                mention_[reading.mentions[m].at.first] = m + 1;
    }

    void run() {
        bodies();
        for (const Sentence& sentence : reading_.doc.sentences) {
            range_ = {sentence.first, sentence.last};
            for (std::uint32_t i = range_.first; i < range_.last; ++i)
                for (const RelationRow& row : knowledge_.lexicon.relation_rows) try_row(row, i);
        }
    }

private:
    /// "Kementerian Luar Negeri Rusia" is part of Rusia, "Dewan Keamanan PBB" of PBB.
    void bodies() {
        for (const Candidate& candidate : reading_.candidates) {
            if (!candidate.owner) continue;
            const auto* body = reading_.mention_at(candidate.at);
            const auto* state = reading_.mention_at(reading_.candidates[*candidate.owner].at);
            if (body == nullptr || state == nullptr || !is_part(body->actors.front()) ||
                body->actors == state->actors)
                continue;
            add("PART_OF", body->actors.front(), state->actors.front(), "body.of_state", 0.9,
                candidate.at);
        }
    }

    bool is_part(std::uint32_t actor) const {
        const std::string& type = reading_.actors[actor].type;
        return type == "GovernmentBody" || type == "MilitaryForce" ||
               type == "InternationalOrganization";
    }

    void try_row(const RelationRow& row, std::uint32_t first) {
        std::uint32_t at = first;
        std::optional<std::uint32_t> from, to;
        for (const RelationRow::Item& item : row.pattern) {
            using Kind = RelationRow::Item::Kind;
            if (item.kind == Kind::word) {
                if (!take_word(item, at)) return;
                continue;
            }
            const auto actor = take_actor(item, at);
            if (!actor) return;
            // The same end twice ("sekutu {to} , {to}") makes the second the other end.
            auto& end = item.kind == Kind::from || to ? from : to;
            end = actor;
        }
        if (from && to && *from != *to)
            add(row.type, *from, *to, "relation:" + row.rule, 0.85, {first, at});
    }

    bool take_word(const RelationRow::Item& item, std::uint32_t& at) const {
        bool optional = false;
        for (const std::string& choice : item.choices) {
            if (choice.empty()) optional = true;
            if (at < range_.last && reading_.is(at, choice)) {
                ++at;
                return true;
            }
        }
        return optional;
    }

    std::optional<std::uint32_t> take_actor(const RelationRow::Item& item,
                                            std::uint32_t& at) const {
        if (at >= range_.last || mention_[at] == 0) return std::nullopt;
        const MentionEntry& mention = reading_.mentions[mention_[at] - 1];
        if (!is_name(mention.kind)) return std::nullopt;
        const std::uint32_t actor = mention.actors.front();
        const std::string& type = reading_.actors[actor].type;
        if (std::find(item.choices.begin(), item.choices.end(), type) == item.choices.end())
            return std::nullopt;
        at = mention.at.last;
        return actor;
    }

    void add(std::string_view type, std::uint32_t from, std::uint32_t to, std::string rule,
             double confidence, TokenRange evidence) {
        if (!may_relate(knowledge_.schema, type, reading_.actors[from].type,
                        reading_.actors[to].type) ||
            !seen_.emplace(type, from, to).second)
            return;
        RelationEntry relation;
        relation.type = type;
        relation.from = from;
        relation.to = to;
        relation.confidence = confidence;
        relation.rule = std::move(rule);
        relation.evidence = reading_.span(evidence);
        reading_.relations.push_back(std::move(relation));
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::vector<std::uint32_t> mention_;  ///< by token: 1 + the mention that starts there
    TokenRange range_;
    std::set<std::tuple<std::string_view, std::uint32_t, std::uint32_t>> seen_;
};

class RelationsStage final : public Stage {
public:
    std::string_view name() const override { return "relations"; }
    Layers needs() const override { return {Layer::mentions, Layer::offices}; }
    Layers gives() const override { return {Layer::relations}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Matcher(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> relations_stage() { return std::make_unique<RelationsStage>(); }

}  // namespace entente
