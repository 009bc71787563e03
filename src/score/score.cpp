#include "src/score/score.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "src/base/utf8.hpp"
#include "src/score/fold.hpp"

namespace entente {
namespace {

using Ids = std::map<std::string, std::string, std::less<>>;
using Names = std::set<std::string>;

/// Types that count as one when entities are compared.
std::string_view coarse(std::string_view type) {
    for (std::string_view own : {"Person", "State", "Place", "Group", "Agreement"})
        if (type == own) return own;
    return "Organization";
}

bool is_name(std::string_view kind) {
    return kind == "name" || kind == "alias" || kind == "metonym" || kind == "demonym" ||
           kind == "acronym";
}

Names names_of(const GoldArticle::Entity& entity) {
    Names names;
    for (const std::string& mention : entity.mentions)
        if (std::string folded = fold_words(mention); !folded.empty())
            names.insert(std::move(folded));
    return names;
}
Names names_of(const Entity& entity) {
    Names names;
    for (const Mention& mention : entity.mentions)
        if (std::string folded = is_name(mention.kind) ? fold_words(mention.at.text) : "";
            !folded.empty())
            names.insert(std::move(folded));
    return names;
}

struct Pair {
    std::size_t gold = 0, found = 0;
};

/// One-to-one matches of two lists by a likeness (0: none), best first, then in their order.
std::vector<Pair> greedy(std::size_t gold, std::size_t found,
                         const std::function<int(std::size_t, std::size_t)>& likeness) {
    std::vector<std::tuple<int, std::size_t, std::size_t>> likely;
    for (std::size_t i = 0; i < gold; ++i)
        for (std::size_t j = 0; j < found; ++j)
            if (const int like = likeness(i, j); like > 0) likely.emplace_back(-like, i, j);
    std::sort(likely.begin(), likely.end());
    std::vector<bool> gold_used(gold), found_used(found);
    std::vector<Pair> pairs;
    for (const auto& [like, i, j] : likely) {
        if (gold_used[i] || found_used[j]) continue;
        gold_used[i] = found_used[j] = true;
        pairs.push_back({i, j});
    }
    return pairs;
}

Tally tally(std::size_t right, std::size_t gold, std::size_t found) {
    return {right, gold - right, found - right};
}

/// The trigger as a JSON object, folded: what the reference measure looks for gold's trigger in.
std::string folded_trigger(const Quote& trigger) {
    std::string json =
        "start " + std::to_string(trigger.start) + " end " + std::to_string(trigger.end) + " text ";
    for (const char c : trigger.text) {
        switch (c) {
            case '\n':
                json += "\\n";
                break;
            case '\r':
                json += "\\r";
                break;
            case '\t':
                json += "\\t";
                break;
            default:
                json += c;
        }
    }
    return fold_words(json);
}

std::string date_of(const Event& event) {
    return event.date ? event.date->iso() : std::string();
}

/// "--01-10" of gold agrees with any year.
bool same_day(const std::string& gold, const std::string& found) {
    if (!gold.starts_with("--")) return gold == found;
    const std::string end = gold.substr(gold.find_first_not_of('-'));
    return found.ends_with(end);
}

class Scorer {
public:
    Scorer(const GoldArticle& gold, const Record& record, const Schema& schema)
        : gold_(gold), record_(record), schema_(schema) {
        for (const auto& entity : gold.entities) {
            gold_names_.push_back(names_of(entity));
            called_[entity.id] = entity.name;
        }
        for (const Entity& entity : record.entities) {
            found_names_.push_back(names_of(entity));
            called_found_[entity.id] = entity.name.empty() ? entity.id : entity.name;
        }
    }

    ArticleScore run() {
        align();
        entities();
        names();
        offices();
        relations();
        events();
        statements();
        return std::move(result_);
    }

private:
    Tally& count(std::size_t what) { return result_.score.tallies[what]; }
    void compare(std::size_t what, bool right) {
        Share& share = result_.score.shares[what];
        share.right += right ? 1 : 0;
        ++share.of;
    }
    bool same(const std::string& gold, const std::string& found) const {
        const auto match = found_as_.find(gold);
        return match != found_as_.end() && match->second == found;
    }
    const std::string& gold_name(const std::string& id) { return called_[id]; }
    const std::string& found_name(const std::string& id) {
        auto& name = called_found_[id];
        if (name.empty()) name = id;
        return name;
    }

    void missed(std::string_view what, std::string text,
                std::vector<std::vector<std::string>> words) {
        result_.findings.push_back(
            {Finding::Kind::missed, what, std::move(text), "", std::move(words), std::nullopt});
    }
    const std::vector<std::string>& forms(const std::string& id) const {
        const auto entity = std::find_if(gold_.entities.begin(), gold_.entities.end(),
                                         [&](const auto& e) { return e.id == id; });
        return entity->mentions;
    }
    void invented(std::string_view what, std::string text, const std::string& rule,
                  const Quote& at) {
        result_.findings.push_back(
            {Finding::Kind::invented, what, std::move(text), rule, {{at.text}}, at.start});
    }
    void differs(std::string text, const Event& event) {
        result_.findings.push_back({Finding::Kind::differs,
                                    "event",
                                    std::move(text),
                                    event.rule,
                                    {{event.evidence.text}},
                                    event.evidence.start});
    }

    /// Which members of both lists no match has.
    template <class Missed, class Invented>
    static void rest(const std::vector<Pair>& pairs, std::size_t gold, std::size_t found,
                     Missed say_missed, Invented say_invented) {
        std::vector<bool> gold_used(gold), found_used(found);
        for (const Pair& pair : pairs) gold_used[pair.gold] = found_used[pair.found] = true;
        for (std::size_t i = 0; i < gold; ++i)
            if (!gold_used[i]) say_missed(i);
        for (std::size_t j = 0; j < found; ++j)
            if (!found_used[j]) say_invented(j);
    }

    // ---- entities

    /// Gold's entities to the record's, those that share most names first.
    void align() {
        std::vector<std::tuple<std::ptrdiff_t, std::ptrdiff_t, std::string, std::string>> likely;
        for (std::size_t i = 0; i < gold_names_.size(); ++i)
            for (std::size_t j = 0; j < found_names_.size(); ++j) {
                const auto& gold = gold_.entities[i];
                const Entity& found = record_.entities[j];
                if (coarse(gold.type) != coarse(found.type)) continue;
                const auto [shared, longest] = common(i, j);
                if (shared > 0) likely.emplace_back(-shared, -longest, gold.id, found.id);
            }
        std::sort(likely.begin(), likely.end());
        for (const auto& [shared, longest, gold, found] : likely)
            if (!found_as_.contains(gold) && !gold_of_.contains(found)) {
                found_as_[gold] = found;
                gold_of_[found] = gold;
            }
    }

    /// How many names two entities share, and how long, in code points, the longest is.
    std::pair<std::ptrdiff_t, std::ptrdiff_t> common(std::size_t i, std::size_t j) const {
        std::ptrdiff_t shared = 0, longest = 0;
        for (const std::string& name : gold_names_[i])
            if (found_names_[j].contains(name)) {
                ++shared;
                longest = std::max(longest, static_cast<std::ptrdiff_t>(count_code_points(name)));
            }
        if (shared > 0) return {shared, longest};
        const std::string name = fold_words(gold_.entities[i].name);
        if (name != fold_words(record_.entities[j].name)) return {0, 0};
        return {1, static_cast<std::ptrdiff_t>(count_code_points(name))};
    }

    void entities() {
        count(0) = tally(found_as_.size(), gold_.entities.size(), record_.entities.size());
        for (const auto& entity : gold_.entities) {
            const auto match = found_as_.find(entity.id);
            if (match == found_as_.end()) {
                missed("entity", entity.type + ' ' + entity.name, {entity.mentions});
                continue;
            }
            const auto found = std::find_if(record_.entities.begin(), record_.entities.end(),
                                            [&](const Entity& e) { return e.id == match->second; });
            compare(0, found->type == entity.type);
        }
        for (const Entity& entity : record_.entities)
            if (!gold_of_.contains(entity.id) && !entity.mentions.empty())
                invented("entity", entity.type + ' ' + found_name(entity.id),
                         entity.mentions.front().rule, entity.mentions.front().at);
    }

    void names() {
        std::set<std::pair<std::string, std::string>> gold, found;
        for (std::size_t i = 0; i < gold_names_.size(); ++i)
            for (const std::string& name : gold_names_[i]) gold.emplace(gold_.entities[i].id, name);
        for (std::size_t j = 0; j < found_names_.size(); ++j) {
            const auto match = gold_of_.find(record_.entities[j].id);
            const std::string owner =
                match == gold_of_.end() ? '?' + record_.entities[j].id : match->second;
            for (const std::string& name : found_names_[j]) found.emplace(owner, name);
        }
        const auto right = std::count_if(gold.begin(), gold.end(),
                                         [&](const auto& name) { return found.contains(name); });
        count(1) = tally(static_cast<std::size_t>(right), gold.size(), found.size());
    }

    // ---- offices and relations

    void offices() {
        std::vector<const Relation*> found;
        for (const Relation& relation : record_.relations)
            if (relation.type == "HOLDS_OFFICE") found.push_back(&relation);
        const auto& gold = gold_.offices;
        const auto pairs = greedy(gold.size(), found.size(), [&](std::size_t i, std::size_t j) {
            if (!same(gold[i].person, found[j]->from) || !same(gold[i].of, found[j]->to)) return 0;
            return fold_words(gold[i].title) == fold_words(found[j]->title) ? 2 : 1;
        });
        count(2) = tally(pairs.size(), gold.size(), found.size());
        rest(
            pairs, gold.size(), found.size(),
            [&](std::size_t i) {
                missed("office",
                       gold_name(gold[i].person) + " | " + gold[i].title + " | " +
                           gold_name(gold[i].of),
                       {forms(gold[i].person), {gold[i].title}});
            },
            [&](std::size_t j) {
                invented("office",
                         found_name(found[j]->from) + " | " + found[j]->title + " | " +
                             found_name(found[j]->to),
                         found[j]->rule, found[j]->evidence);
            });
    }

    void relations() {
        std::vector<const Relation*> found;
        for (const Relation& relation : record_.relations)
            if (relation.type != "HOLDS_OFFICE" && !relation.background) found.push_back(&relation);
        const auto& gold = gold_.relations;
        const auto pairs = greedy(gold.size(), found.size(), [&](std::size_t i, std::size_t j) {
            return gold[i].type == found[j]->type && same(gold[i].from, found[j]->from) &&
                           same(gold[i].to, found[j]->to)
                       ? 1
                       : 0;
        });
        count(3) = tally(pairs.size(), gold.size(), found.size());
        rest(
            pairs, gold.size(), found.size(),
            [&](std::size_t i) {
                missed("relation",
                       gold_name(gold[i].from) + ' ' + gold[i].type + ' ' + gold_name(gold[i].to),
                       {forms(gold[i].from), forms(gold[i].to)});
            },
            [&](std::size_t j) {
                invented("relation",
                         found_name(found[j]->from) + ' ' + found[j]->type + ' ' +
                             found_name(found[j]->to),
                         found[j]->rule, found[j]->evidence);
            });
    }

    // ---- events

    /// Gold's entities as the record's; those it lacks are left out.
    std::set<std::string> as_found(const std::vector<std::string>& ids) const {
        std::set<std::string> all;
        for (const std::string& id : ids)
            if (const auto match = found_as_.find(id); match != found_as_.end())
                all.insert(match->second);
        return all;
    }
    static int shared(const std::set<std::string>& one, const std::vector<std::string>& other) {
        const std::set<std::string> others(other.begin(), other.end());
        return static_cast<int>(std::count_if(
            one.begin(), one.end(), [&](const std::string& id) { return others.contains(id); }));
    }

    int quad_of(const std::string& type) const {
        const EventType* event = schema_.event(type);
        return event == nullptr ? 0 : event->quad;
    }
    /// Above 0 where type (or quad class) agrees and, on each side that gold fills, one
    /// participant.
    int likeness(const GoldArticle::Event& gold, const Event& found, bool by_type) const {
        if (by_type ? gold.type != found.type : quad_of(gold.type) != quad_of(found.type)) return 0;
        const int modality = gold.modality == found.modality ? 1 : 0;
        if (gold.type == "CONSULT") {  // all sides count alike
            auto all = gold.actors;
            all.insert(all.end(), gold.recipients.begin(), gold.recipients.end());
            auto others = found.actors;
            others.insert(others.end(), found.recipients.begin(), found.recipients.end());
            const int hits = shared(as_found(all), others);
            const int wanted = std::min(2, static_cast<int>(all.size()));
            return hits >= wanted ? 2 * hits + modality : 0;
        }
        const int actors = shared(as_found(gold.actors), found.actors);
        const int recipients = shared(as_found(gold.recipients), found.recipients);
        if ((!gold.actors.empty() && actors == 0) || (!gold.recipients.empty() && recipients == 0))
            return 0;
        const bool trigger =
            folded_trigger(found.trigger).find(fold_words(gold.trigger)) != std::string::npos;
        return 2 * (actors + recipients) + modality + (trigger ? 1 : 0);
    }

    std::string told(const GoldArticle::Event& event) {
        std::string text = event.type + '/' + event.modality + ": ";
        for (const std::string& id : event.actors) text += gold_name(id) + ", ";
        text += "-> ";
        for (const std::string& id : event.recipients) text += gold_name(id) + ", ";
        return text + '"' + event.trigger + '"';
    }
    std::string told(const Event& event) {
        std::string text = event.type + '/' + event.modality + ": ";
        for (const std::string& id : event.actors) text += found_name(id) + ", ";
        text += "-> ";
        for (const std::string& id : event.recipients) text += found_name(id) + ", ";
        return text + '"' + event.trigger.text + '"';
    }

    void events() {
        const auto& gold = gold_.events;
        const auto& found = record_.events;
        const auto pairs = greedy(gold.size(), found.size(), [&](std::size_t i, std::size_t j) {
            return likeness(gold[i], found[j], true);
        });
        count(4) = tally(pairs.size(), gold.size(), found.size());
        for (const Pair& pair : pairs) compare_details(gold[pair.gold], found[pair.found]);
        rest(
            pairs, gold.size(), found.size(),
            [&](std::size_t i) { missed("event", told(gold[i]), {{gold[i].evidence}}); },
            [&](std::size_t j) {
                invented("event", told(found[j]), found[j].rule, found[j].evidence);
            });
        const auto dyads = greedy(gold.size(), found.size(), [&](std::size_t i, std::size_t j) {
            return likeness(gold[i], found[j], false);
        });
        count(5) = tally(dyads.size(), gold.size(), found.size());
    }

    void compare_details(const GoldArticle::Event& gold, const Event& found) {
        const bool modality = gold.modality == found.modality;
        compare(3, modality);
        if (!modality) differs(told(found) + " is " + gold.modality, found);
        if (!gold.date.empty()) {
            const bool day = same_day(gold.date, date_of(found));
            compare(1, day);
            if (!day)
                differs(told(found) + " was on " + gold.date + ", not " +
                            (found.date ? date_of(found) : "told"),
                        found);
        }
        if (!gold.place.empty()) {
            const bool there = !found.place.empty() && same(gold.place, found.place);
            compare(2, there);
            if (!there)
                differs(told(found) + " was in " + gold_name(gold.place) + ", not " +
                            (found.place.empty() ? "told" : found_name(found.place)),
                        found);
        }
    }

    // ---- statements

    void statements() {
        const auto& gold = gold_.statements;
        const auto& found = record_.statements;
        std::vector<std::string> heads, texts;
        for (const auto& statement : gold)
            heads.emplace_back(first_words(fold_words(statement.quote), 4));
        for (const Statement& statement : found) texts.push_back(fold_words(statement.at.text));
        const auto pairs = greedy(gold.size(), found.size(), [&](std::size_t i, std::size_t j) {
            return same(gold[i].speaker, found[j].speaker) && !heads[i].empty() &&
                           texts[j].find(heads[i]) != std::string::npos
                       ? 1
                       : 0;
        });
        count(6) = tally(pairs.size(), gold.size(), found.size());
        rest(
            pairs, gold.size(), found.size(),
            [&](std::size_t i) {
                missed("statement", gold_name(gold[i].speaker) + ": " + gold[i].quote,
                       {{gold[i].quote}});
            },
            [&](std::size_t j) {
                invented("statement", found_name(found[j].speaker) + ": " + found[j].at.text,
                         found[j].rule, found[j].at);
            });
    }

    const GoldArticle& gold_;
    const Record& record_;
    const Schema& schema_;
    ArticleScore result_;
    std::vector<Names> gold_names_, found_names_;
    Ids found_as_, gold_of_;     ///< gold id to the record's, and back
    Ids called_, called_found_;  ///< names by id
};

}  // namespace

Tally& Tally::operator+=(const Tally& other) noexcept {
    right += other.right;
    missed += other.missed;
    invented += other.invented;
    return *this;
}

double Tally::precision() const noexcept {
    return right == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + invented);
}
double Tally::recall() const noexcept {
    return right == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + missed);
}
double Tally::f1() const noexcept {
    const double p = precision(), r = recall();
    return right == 0 ? 0 : 2 * p * r / (p + r);
}

Score& Score::operator+=(const Score& other) noexcept {
    for (std::size_t i = 0; i < tallies.size(); ++i) tallies[i] += other.tallies[i];
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i].right += other.shares[i].right;
        shares[i].of += other.shares[i].of;
    }
    return *this;
}

ArticleScore score_article(const GoldArticle& gold, const Record& record, const Schema& schema) {
    return Scorer(gold, record, schema).run();
}

}  // namespace entente
