// Relations that the text states: whose a body is from its name or from the state beside it, and
// patterns of words and actors (relations.tsv).

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "src/extract/stages.hpp"
#include "src/extract/surface.hpp"

namespace entente {
namespace {

/// What "..." in a pattern may pass over, in words.
constexpr std::uint32_t widest_gap = 5;
/// Actors in one list ("Jepang, India, dan Australia").
constexpr std::size_t longest_list = 24;

/// Where a pattern has matched so far.
struct Match {
    std::uint32_t at = 0;
    std::vector<std::uint32_t> from, to;
};

class Relations {
public:
    Relations(Reading& reading, const Knowledge& knowledge)
        : reading_(reading), knowledge_(knowledge), mention_(reading.words.size(), 0) {
        for (std::uint32_t m = 0; m < reading.mentions.size(); ++m) {
            const MentionEntry& mention = reading.mentions[m];
            if (mention_[mention.at.first] == 0) mention_[mention.at.first] = m + 1;
            if (!is_name(mention.kind)) continue;
            for (std::uint32_t actor : mention.actors)
                if (const auto known = reading.actors[actor].known) named_.emplace(*known, actor);
        }
        for (const WordEntry& word : reading.words) {
            lex_.push_back(word.lex);
            kb_.push_back(word.kb);
        }
    }

    void run() {
        for (const MentionEntry& mention : reading_.mentions)
            if (is_name(mention.kind) && !mention.inner) owner_in_name(mention);
        for (const Sentence& sentence : reading_.doc.sentences) {
            range_ = {sentence.first, sentence.last};
            for (std::uint32_t i = range_.first; i < range_.last; ++i) {
                if (mention_[i] != 0) try_rows(0, i);
                if (lex_[i] != 0) try_rows(lex_[i], i);
                if (opens_capital(i)) capital(i);
            }
        }
        owners_beside();
        drop_places_of_capitals();
    }

private:
    const std::string& type(std::uint32_t actor) const { return reading_.actors[actor].type; }

    // ---- whose a body is

    /// "Kementerian Luar Negeri Rusia" is part of Rusia, "Komisi I DPR RI" of DPR RI, "Kedutaan
    /// Besar Rusia di Jakarta" of Rusia: the longest name that closes a body's own, or what it is
    /// called before its seat or field.
    void owner_in_name(const MentionEntry& mention) {
        const std::uint32_t body = mention.actors.front();
        if (type(body) == "Person" || type(body) == "State") return;
        for (std::uint32_t i = mention.at.first + 2; i < mention.at.last; ++i)
            if (reading_.is(i, "di") || reading_.is(i, "untuk"))
                owner_in(body, {mention.at.first, i}, mention.at);
        owner_in(body, mention.at, mention.at);
    }
    void owner_in(std::uint32_t body, TokenRange name, TokenRange whole) {
        for (std::uint32_t first = name.first + 1; first < name.last; ++first) {
            const auto owner = named_by({first, name.last});
            if (!owner || *owner == body) continue;
            if (is_part(body) && may_own(body, *owner))
                return add("PART_OF", body, *owner, "body.of_state", 0.9, whole);
            if (may_seat(body, *owner, reading_.is(first - 1, "di")))
                return add("LOCATED_IN", body, *owner, "name.of_place", 0.7, whole);
        }
    }
    /// "Institut Virologi Wuhan" lies in Wuhan, "Jalur Gaza Palestina" in Palestine, "Kedutaan
    /// Besar Rusia di Kanada" in Canada.
    bool may_seat(std::uint32_t body, std::uint32_t place, bool abroad) const {
        if (type(body) == "Place")
            return type(place) == "State" &&
                   reading_.actors[body].state == reading_.actors[place].known;
        return (type(place) == "Place" || (abroad && type(place) == "State")) &&
               (type(body) == "Organization" || type(body) == "GovernmentBody");
    }
    bool is_part(std::uint32_t actor) const {
        return is_state_organ(actor) || type(actor) == "InternationalOrganization";
    }
    bool is_state_organ(std::uint32_t actor) const {
        return type(actor) == "GovernmentBody" || type(actor) == "MilitaryForce";
    }

    /// Whom exactly these tokens name, by their mention or by the knowledge base; only somebody
    /// whom the article names.
    std::optional<std::uint32_t> named_by(TokenRange at) {
        if (const auto* inner = reading_.mention_at(at))
            return is_name(inner->kind) && inner->kind != MentionKind::metonym
                       ? std::optional{inner->actors.front()}
                       : std::nullopt;
        knowledge_.kb.match_at(std::span(kb_).subspan(0, at.last), at.first, matches_);
        for (const AliasMatch& match : matches_) {
            if (match.last != at.last) continue;
            for (std::uint32_t index : match.readings) {
                const AliasReading alias = knowledge_.kb.reading(index);
                const auto named = named_.find(alias.actor);
                if (named != named_.end() && alias.kind != AliasKind::metonym &&
                    spells(reading_, at, alias))
                    return named->second;
            }
        }
        return std::nullopt;
    }

    /// A state's organ belongs to that state or to another of its organs; "TNI AU" is no part of
    /// the African Union.
    bool may_own(std::uint32_t body, std::uint32_t owner) const {
        const auto state = reading_.actors[body].state;
        if (type(owner) == "State")
            return is_state_organ(body) && (!state || reading_.actors[owner].known == state);
        if (type(owner) == "InternationalOrganization") return !state && !is_meeting(body);
        return is_state_organ(owner) && is_state_organ(body);
    }
    /// "KTT ASEAN" is ASEAN meeting, no part of it; nobody is its member.
    bool is_meeting(std::uint32_t actor) const {
        return reading_.actors[actor].name.starts_with("KTT");
    }

    /// A body whose name leaves its state out ("Kemlu"), when a sentence names both.
    void owners_beside() {
        for (std::size_t m = 0; m < reading_.mentions.size(); ++m) {
            const MentionEntry& mention = reading_.mentions[m];
            if (!is_name(mention.kind) || mention.inner) continue;
            const std::uint32_t body = mention.actors.front();
            const auto state = reading_.actors[body].state;
            if (!is_state_organ(body) || !state || !of_some_state(mention.at) || holds_metonym(m))
                continue;
            const auto owner = named_.find(*state);
            if (owner != named_.end() && beside(m, owner->second))
                add("PART_OF", body, owner->second, "body.beside_state", 0.7,
                    {reading_.doc.sentences[mention.sentence].first,
                     reading_.doc.sentences[mention.sentence].last});
        }
    }
    /// Does every state have a body of that name: "Kemlu", not "Pentagon" or "Kremlin"?
    bool of_some_state(TokenRange at) const {
        const auto hit = knowledge_.lexicon.bodies.longest(
            std::span(lex_).subspan(at.first, at.last - at.first));
        return hit.length != 0 &&
               knowledge_.lexicon.body_rows[hit.rows.front()].body_class != "presidency";
    }
    /// "Kepolisian Victoria", "KBRI Seoul": whose it is was told from a city, which may mislead.
    bool holds_metonym(std::size_t m) const {
        const TokenRange whole = reading_.mentions[m].at;
        for (std::size_t i = m + 1; i < reading_.mentions.size(); ++i) {
            if (reading_.mentions[i].at.first >= whole.last) return false;
            if (reading_.mentions[i].kind == MentionKind::metonym) return true;
        }
        return false;
    }
    bool beside(std::size_t m, std::uint32_t state) const {
        const auto same = [&](std::size_t other) {
            const MentionEntry& mention = reading_.mentions[other];
            return is_name(mention.kind) && mention.actors.front() == state;
        };
        const std::uint32_t sentence = reading_.mentions[m].sentence;
        constexpr std::size_t reach = 16;  // mentions
        for (std::size_t i = m; i-- > 0 && m - i < reach;) {
            if (reading_.mentions[i].sentence != sentence) break;
            if (same(i)) return true;
        }
        for (std::size_t i = m + 1; i < reading_.mentions.size() && i - m < reach; ++i) {
            if (reading_.mentions[i].sentence != sentence) break;
            if (same(i)) return true;
        }
        return false;
    }

    // ---- "di ibu kota, Minsk": of which state, the knowledge base tells

    bool opens_capital(std::uint32_t i) const {
        return reading_.is(i, "ibukota") || reading_.is(i, "beribukota") ||
               (i + 1 < range_.last && reading_.is(i + 1, "kota") &&
                (reading_.is(i, "ibu") || reading_.is(i, "beribu")));
    }
    void capital(std::uint32_t i) {
        std::uint32_t at = i + (reading_.is(i + 1, "kota") && i + 1 < range_.last ? 2 : 1);
        for (std::string_view word : {"negara", "itu", "tersebut", "di", ","})
            if (at < range_.last && reading_.is(at, word)) ++at;
        const MentionEntry* city = name_at(at);
        if (city == nullptr || type(city->actors.front()) != "Place") return;
        const auto state = reading_.actors[city->actors.front()].state;
        if (!state || !named_.contains(*state)) return;
        add("CAPITAL_OF", city->actors.front(), named_.find(*state)->second, "capital.known", 0.8,
            {i, city->at.last});
    }

    const MentionEntry* name_at(std::uint32_t i) const {
        if (i >= range_.last || mention_[i] == 0) return nullptr;
        const MentionEntry& mention = reading_.mentions[mention_[i] - 1];
        return is_name(mention.kind) ? &mention : nullptr;
    }

    /// That a capital lies in its state is said by its being the capital.
    void drop_places_of_capitals() {
        std::erase_if(reading_.relations, [this](const RelationEntry& relation) {
            return relation.type == "LOCATED_IN" &&
                   seen_.contains({"CAPITAL_OF", relation.from, relation.to});
        });
    }

    // ---- patterns

    void try_rows(std::uint32_t word, std::uint32_t first) {
        const auto rows = knowledge_.lexicon.relations_by_word.find(word);
        if (rows == knowledge_.lexicon.relations_by_word.end()) return;
        for (std::uint32_t number : rows->second) {
            const RelationRow& row = knowledge_.lexicon.relation_rows[number];
            Match match{first, {}, {}};
            if (fits(row, 0, match)) relate(row, first, match);
        }
    }

    /// Matches the pattern from an item on; tries what is optional both ways.
    bool fits(const RelationRow& row, std::size_t item, Match& match) const {
        using Kind = RelationRow::Item::Kind;
        if (item == row.pattern.size()) return true;
        const RelationRow::Item& now = row.pattern[item];
        if (now.kind == Kind::gap) return gap(row, item, match);
        if (now.kind != Kind::word) return take_actors(now, match) && fits(row, item + 1, match);
        for (const auto& words : now.words) {
            if (!follow(words, match.at)) continue;
            Match longer = match;
            longer.at += static_cast<std::uint32_t>(words.size());
            if (fits(row, item + 1, longer)) {
                match = std::move(longer);
                return true;
            }
        }
        return now.optional && fits(row, item + 1, match);
    }

    bool follow(const std::vector<std::string>& words, std::uint32_t at) const {
        if (at + words.size() > range_.last) return false;
        for (const std::string& word : words)
            if (!reading_.is(at++, word)) return false;
        return true;
    }

    /// "...": up to some words in small letters.
    bool gap(const RelationRow& row, std::size_t item, Match& match) const {
        for (std::uint32_t width = 0; width <= widest_gap; ++width) {
            Match after = match;
            after.at += width;
            if (width != 0 && (after.at > range_.last || !plain(after.at - 1))) return false;
            if (fits(row, item + 1, after)) {
                match = std::move(after);
                return true;
            }
        }
        return false;
    }
    bool plain(std::uint32_t i) const {
        return reading_.doc.tokens[i].shape == Shape::lower && mention_[i] == 0;
    }

    bool take_actors(const RelationRow::Item& item, Match& match) const {
        // The same end twice ("warga {to} kelahiran {to}") keeps the first.
        auto& end = item.kind == RelationRow::Item::Kind::from ? match.from : match.to;
        const std::size_t before = end.size();
        if (!take_actor(item, match.at, end)) return false;
        while (item.list && end.size() < longest_list) {
            std::uint32_t next = match.at;
            if (!skip_joint(next) || !take_actor(item, next, end)) break;
            match.at = next;
        }
        if (before != 0) end.resize(before);
        return true;
    }

    bool take_actor(const RelationRow::Item& item, std::uint32_t& at,
                    std::vector<std::uint32_t>& end) const {
        const std::uint32_t start = skip_honorific(at);
        const MentionEntry* mention = name_at(start);
        if (mention == nullptr) return false;
        const std::uint32_t actor = mention->actors.front();
        if (std::find(item.types.begin(), item.types.end(), type(actor)) == item.types.end())
            return false;
        end.push_back(actor);
        at = skip_acronym(mention->at.last);
        return true;
    }
    std::uint32_t skip_honorific(std::uint32_t at) const {
        if (at >= range_.last || mention_[at] != 0) return at;
        const auto hit =
            knowledge_.lexicon.titles.longest(std::span(lex_).subspan(at, range_.last - at));
        const bool honorific =
            hit.length != 0 &&
            knowledge_.lexicon.title_rows[hit.rows.front()].kind == TitleRow::Kind::honorific;
        return honorific ? at + hit.length : at;
    }
    /// "Laut China Selatan (LCS)": the bracket says nothing new.
    std::uint32_t skip_acronym(std::uint32_t at) const {
        const bool bracket = at + 2 < range_.last && reading_.is(at, "(") &&
                             reading_.is(at + 2, ")") &&
                             reading_.doc.tokens[at + 1].shape == Shape::upper;
        return bracket ? at + 3 : at;
    }
    /// ", " " dan " ", serta " between the members of a list.
    bool skip_joint(std::uint32_t& at) const {
        const std::uint32_t first = at;
        if (at < range_.last && reading_.is(at, ",")) ++at;
        for (std::string_view word : {"dan", "serta", "atau", "maupun", "hingga"})
            if (at < range_.last && reading_.is(at, word)) {
                ++at;
                break;
            }
        return at != first;
    }

    void relate(const RelationRow& row, std::uint32_t first, const Match& match) {
        if (match.from.empty() || match.to.empty()) return;
        const std::uint32_t to = match.to.front();
        if (row.type == "MEMBER_OF" && is_meeting(to)) return;
        if (first > range_.first && reading_.has(first - 1, WordClass::negator)) return;
        if (row.type == "LOCATED_IN" && (in_list(first, match) || acts_next(match))) return;
        for (std::uint32_t from : match.from)
            if (from != to && agrees(row.needs, from, to))
                add(row.type, from, to, "relation:" + row.rule, 0.85, {first, match.at});
    }

    /// "di Kyiv, Odesa, dan Lviv": places beside one another, none within the next.
    bool in_list(std::uint32_t first, const Match& match) const {
        const auto place = [this](const MentionEntry* mention) {
            return mention != nullptr && (type(mention->actors.front()) == "Place" ||
                                          type(mention->actors.front()) == "State");
        };
        if (!place(name_at(first))) return false;
        std::uint32_t after = match.at;
        return skip_joint(after) && !reading_.is(after - 1, ",") && place(name_at(after));
    }

    /// "Di Sandy Cay, China membangun ...": the state is subject of what follows, unless it is
    /// known that the place lies there.
    bool acts_next(const Match& match) const {
        if (match.at >= range_.last ||
            agrees(RelationRow::Needs::known, match.from.front(), match.to.front()))
            return false;
        const auto& form = reading_.words[match.at].form;
        return type(match.to.front()) == "State" && form && form->voice == Voice::active;
    }

    bool agrees(RelationRow::Needs needs, std::uint32_t from, std::uint32_t to) const {
        if (needs == RelationRow::Needs::nothing) return true;
        const auto lies = reading_.actors[from].state;
        const auto state =
            type(to) == "State" ? reading_.actors[to].known : reading_.actors[to].state;
        if (lies && state) return lies == state;
        return needs == RelationRow::Needs::fits;
    }

    void add(std::string_view relation_type, std::uint32_t from, std::uint32_t to, std::string rule,
             double confidence, TokenRange evidence) {
        if (!may_relate(knowledge_.schema, relation_type, type(from), type(to)) ||
            !seen_.emplace(relation_type, from, to).second)
            return;
        RelationEntry relation;
        relation.type = relation_type;
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
    std::vector<std::uint32_t> lex_, kb_;
    std::map<ActorIndex, std::uint32_t> named_;  ///< actors of the knowledge base the article names
    std::vector<AliasMatch> matches_;
    TokenRange range_;
    std::set<std::tuple<std::string, std::uint32_t, std::uint32_t>> seen_;
};

class RelationsStage final : public Stage {
public:
    std::string_view name() const override { return "relations"; }
    Layers needs() const override { return {Layer::mentions, Layer::offices}; }
    Layers gives() const override { return {Layer::relations}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Relations(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> relations_stage() {
    return std::make_unique<RelationsStage>();
}

}  // namespace entente
