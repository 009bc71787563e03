#include "ontology/check_record.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <unordered_map>

#include "src/base/error.hpp"
#include "src/base/utf8.hpp"

namespace entente {
namespace {

using Messages = std::vector<std::string>;

bool among(std::span<const std::string> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string in_quotes(std::string_view text) {
    return '"' + std::string(text) + '"';
}

/// "State", "Place or State", "Company, Person or State"
std::string any_of(std::span<const std::string> words) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) list += i + 1 == words.size() ? " or " : ", ";
        list += words[i];
    }
    return list;
}

std::string element(const char* list, std::size_t index) {
    return std::string(list) + '[' + std::to_string(index) + ']';
}

bool all_of(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view digits = "0123456789";
constexpr std::string_view hex_digits = "0123456789abcdef";

bool wikidata_id(std::string_view id) {
    return id.size() > 1 && id[0] == 'Q' && id[1] != '0' && all_of(id.substr(1), digits);
}
bool local_id(std::string_view id) {
    return id.size() == 14 && id.starts_with("x-") && all_of(id.substr(2), hex_digits);
}
bool document_id(std::string_view id) {
    constexpr std::string_view scheme = "sha256:";
    return id.starts_with(scheme) && id.size() == scheme.size() + 64 &&
           all_of(id.substr(scheme.size()), hex_digits);
}

/// Checks one record, claim by claim. `at` is always the path of the claim in hand.
class Checker {
public:
    Checker(const Record& record, const Schema& schema) : record_(record), schema_(schema) {}

    Messages run() {
        document(record_.document);
        for (std::size_t i = 0; i < record_.boilerplate.size(); ++i)
            boilerplate(element("boilerplate", i), record_.boilerplate[i]);
        for (std::size_t i = 0; i < record_.entities.size(); ++i) declare(i);
        for (std::size_t i = 0; i < record_.entities.size(); ++i)
            entity(element("entities", i), record_.entities[i]);
        for (std::size_t i = 0; i < record_.relations.size(); ++i)
            relation(element("relations", i), record_.relations[i]);
        for (std::size_t i = 0; i < record_.events.size(); ++i)
            event(element("events", i), record_.events[i]);
        for (std::size_t i = 0; i < record_.statements.size(); ++i)
            statement(element("statements", i), record_.statements[i]);
        unmentioned();
        return std::move(messages_);
    }

private:
    void document(const DocumentInfo& document) {
        if (!document_id(document.id))
            add("document.id", "document",
                in_quotes(document.id) + R"( is not "sha256:" and 64 hex digits)");
        word("document.published_from", "document", document.published_from,
             schema_.published_from());
        date("document.date", "document", document.published);
        if (document.published.has_value() == (document.published_from == "none"))
            add("document.published_from", "document",
                document.published ? "a date that comes from \"none\""
                                   : "no date, but \"" + document.published_from + "\" told it");
    }

    void boilerplate(const std::string& at, const Boilerplate& part) {
        if (part.start >= part.end) add("quote.range", at, range(part.start, part.end));
        rule(at, part.rule);
    }

    void declare(std::size_t i) {
        const Entity& entity = record_.entities[i];
        if (!declared_.emplace(entity.id, &entity).second)
            add("entity.once", element("entities", i), entity.id + " stands there already");
    }

    void entity(const std::string& at, const Entity& entity) {
        if (!wikidata_id(entity.id) && !local_id(entity.id))
            add("entity.id", at,
                in_quotes(entity.id) + R"( is neither a Wikidata id nor "x-" and 12 hex digits)");
        if (entity.wikidata != (wikidata_id(entity.id) ? entity.id : ""))
            add("entity.wikidata", at,
                in_quotes(entity.wikidata) + " does not go with the id " + in_quotes(entity.id));
        if (!schema_.entity(entity.type))
            unknown("entity.type", at, entity.type, schema_.entities());
        if (entity.name.empty()) add("entity.name", at, entity.id + " has no name");
        for (std::size_t i = 0; i < entity.mentions.size(); ++i)
            mention(at + '.' + element("mentions", i), entity.mentions[i]);
    }

    void mention(const std::string& at, const Mention& mention) {
        if (!among(schema_.mention_kinds(), mention.kind))
            word("mention.kind", at, mention.kind, schema_.reference_kinds());
        quote(at, mention.at);
        confidence(at, mention.confidence);
        rule(at, mention.rule);
    }

    void relation(const std::string& at, const Relation& relation) {
        if (relation.background) {
            background_ends_.insert(relation.from);
            background_ends_.insert(relation.to);
        }
        const Entity* from = refer(at, "from", relation.from);
        const Entity* to = refer(at, "to", relation.to);
        if (relation.from == relation.to)
            add("relation.ends", at, "both ends are " + relation.from);
        if (const RelationType* type = schema_.relation(relation.type)) {
            if (from && !among(type->from, from->type)) end(at, *type, "starts", *from, type->from);
            if (to && !among(type->to, to->type)) end(at, *type, "ends", *to, type->to);
            office(at, *type, relation);
        } else {
            unknown("relation.type", at, relation.type, schema_.relations());
        }
        word("relation.modality", at, relation.modality, schema_.modalities());
        attribution(at, relation.attribution);
        confidence(at, relation.confidence);
        rule(at, relation.rule);
        if (!relation.background)
            quote(at + ".evidence", relation.evidence);
        else if (relation.evidence.text.empty())
            add("quote.text", at + ".evidence", "names no table row");
    }

    void office(const std::string& at, const RelationType& type, const Relation& relation) {
        const bool told = !relation.title.empty() || !relation.office.empty();
        if (type.has_office && !told)
            add("relation.office", at, type.name + " without title and office");
        if (!type.has_office && (told || relation.former))
            add("relation.office", at, type.name + " carries no title, office or former");
    }

    void end(const std::string& at, const RelationType& type, std::string_view verb,
             const Entity& entity, const std::vector<std::string>& expected) {
        add("relation.ends", at,
            type.name + ' ' + std::string(verb) + " at " + entity.type + ' ' + entity.id +
                "; expected " + any_of(expected));
    }

    void event(const std::string& at, const Event& event) {
        if (event.id.empty()) add("event.id", at, "no id");
        if (!event_ids_.insert(event.id).second)
            add("event.id", at, in_quotes(event.id) + " stands there already");
        word("event.modality", at, event.modality, schema_.modalities());
        if (const EventType* type = schema_.event(event.type))
            kind(at, *type, event);
        else
            unknown("event.type", at, event.type, schema_.events());
        for (const std::string& context : event.contexts)
            word("event.context", at, context, schema_.contexts());
        participants(at, event);
        date("event.date", at, event.date);
        if (event.date_evidence) quote(at + ".date_evidence", *event.date_evidence);
        attribution(at, event.attribution);
        quote(at + ".trigger", event.trigger);
        for (std::size_t i = 0; i < event.cues.size(); ++i)
            cue(at + '.' + element("cues", i), event.cues[i]);
        confidence(at, event.confidence);
        rule(at, event.rule);
        quote(at + ".evidence", event.evidence);
    }

    /// Mode, PLOVER category and quad class against the event's type.
    void kind(const std::string& at, const EventType& type, const Event& event) {
        if (!event.mode.empty() && !type.mode(event.mode))
            unknown("event.mode", at, event.mode, std::span<const EventMode>(type.modes));
        const std::string_view category = type.category(event.modality);
        if (event.plover != category)
            add("event.plover", at,
                in_quotes(event.plover) + " for " + event.modality + ' ' + type.name +
                    "; expected " + (category.empty() ? "none" : in_quotes(category)));
        const int quad = schema_.quad(type, event.modality);
        if (event.quad != quad)
            add("event.quad", at,
                std::to_string(event.quad) + "; expected " + std::to_string(quad));
    }

    void participants(const std::string& at, const Event& event) {
        if (event.actors.empty() && event.recipients.empty())
            add("event.roles", at, "nobody takes part");
        std::set<std::string_view> seen;
        for (std::size_t i = 0; i < event.actors.size(); ++i)
            participant(at, element("actors", i), event.actors[i], "actor", seen);
        for (std::size_t i = 0; i < event.recipients.size(); ++i)
            participant(at, element("recipients", i), event.recipients[i], "recipient", seen);
        if (!event.place.empty()) role("event.roles", at, "place", event.place, "place");
    }

    void participant(const std::string& at, const std::string& member, const std::string& id,
                     std::string_view role_name, std::set<std::string_view>& seen) {
        role("event.roles", at, member, id, role_name);
        if (!seen.insert(id).second) add("event.roles", at, id + " takes part twice");
    }

    void cue(const std::string& at, const Cue& cue) {
        if (cue.kind.empty()) add("cue.kind", at, "no kind");
        quote(at, cue.at);
    }

    void statement(const std::string& at, const Statement& statement) {
        role("statement.roles", at, "speaker", statement.speaker, "speaker");
        if (!statement.via.empty()) role("statement.roles", at, "via", statement.via, "speaker");
        word("statement.kind", at, statement.kind, schema_.statement_kinds());
        for (std::size_t i = 0; i < statement.about.size(); ++i)
            refer(at, element("about", i), statement.about[i]);
        quote(at, statement.at);
        if (statement.cue) quote(at + ".cue", *statement.cue);
        confidence(at, statement.confidence);
        rule(at, statement.rule);
    }

    /// Who is nowhere mentioned may only be there for what the knowledge base adds.
    void unmentioned() {
        for (std::size_t i = 0; i < record_.entities.size(); ++i) {
            const Entity& entity = record_.entities[i];
            if (entity.mentions.empty() && !background_ends_.contains(entity.id))
                add("entity.mentions", element("entities", i), entity.id + " is nowhere mentioned");
        }
    }

    void attribution(const std::string& at, const std::optional<Attribution>& attribution) {
        if (!attribution) return;
        role("attribution.by", at, "attribution.by", attribution->by, "speaker");
        word("attribution.stance", at, attribution->stance, schema_.stances());
    }

    void quote(const std::string& at, const Quote& quote) {
        if (quote.start >= quote.end) return add("quote.range", at, range(quote.start, quote.end));
        const std::size_t length = count_code_points(quote.text);
        if (length != quote.end - quote.start)
            add("quote.text", at,
                range(quote.start, quote.end) + " quotes " + std::to_string(length) +
                    " code points");
    }

    void confidence(const std::string& at, double value) {
        // Written so that NaN fails too.
        if (!(value >= 0 && value <= 1))
            add("confidence.range", at, "a confidence must lie in 0..1");
    }

    void rule(const std::string& at, const std::string& rule) {
        if (rule.empty()) add("rule.named", at, "no rule is named");
    }

    void date(const char* rule, const std::string& at, const std::optional<Date>& date) {
        if (date && !date->valid()) add(rule, at, "there is no " + date->iso());
    }

    const Entity* refer(const std::string& at, const std::string& member, const std::string& id) {
        const auto found = declared_.find(id);
        if (found != declared_.end()) return found->second;
        add("entity.declared", at, member + " is " + in_quotes(id) + ", which is no entity here");
        return nullptr;
    }

    void role(const char* rule, const std::string& at, const std::string& member,
              const std::string& id, std::string_view role_name) {
        const Entity* entity = refer(at, member, id);
        const EntityType* type = entity ? schema_.entity(entity->type) : nullptr;
        if (type && !type->may_be(role_name))
            add(rule, at,
                member + " is " + entity->type + ' ' + id + ", which can be no " +
                    std::string(role_name));
    }

    void word(const char* rule, const std::string& at, const std::string& word,
              std::span<const std::string> words) {
        if (!among(words, word)) unknown_word(rule, at, word, {words.begin(), words.end()});
    }

    template <class Type>
    void unknown(const char* rule, const std::string& at, const std::string& name,
                 std::span<const Type> types) {
        std::vector<std::string_view> names;
        for (const Type& type : types) names.push_back(type.name);
        unknown_word(rule, at, name, names);
    }

    void unknown_word(const char* rule, const std::string& at, std::string_view word,
                      const std::vector<std::string_view>& choices) {
        constexpr std::size_t longest = 64;  // nobody means a word of ours by more than that
        const std::string_view best =
            word.size() > longest ? std::string_view{} : nearest(word, choices);
        add(rule, at,
            in_quotes(word.substr(0, longest)) + " is unknown" +
                (best.empty() ? "" : "; nearest is " + in_quotes(best)));
    }

    static std::string range(std::uint32_t start, std::uint32_t end) {
        return "range " + std::to_string(start) + ".." + std::to_string(end);
    }

    void add(const char* rule, const std::string& at, const std::string& message) {
        messages_.push_back(std::string(rule) + ": " + at + ": " + message);
    }

    const Record& record_;
    const Schema& schema_;
    Messages messages_;
    std::unordered_map<std::string_view, const Entity*> declared_;
    std::set<std::string_view> event_ids_;
    std::set<std::string_view> background_ends_;
};

/// Calls use(path, quote) for every quote of the document's text.
template <class Use>
void each_quote(const Record& record, Use use) {
    for (std::size_t i = 0; i < record.entities.size(); ++i)
        for (std::size_t j = 0; j < record.entities[i].mentions.size(); ++j)
            use(element("entities", i) + '.' + element("mentions", j),
                record.entities[i].mentions[j].at);
    for (std::size_t i = 0; i < record.relations.size(); ++i)
        if (!record.relations[i].background)
            use(element("relations", i) + ".evidence", record.relations[i].evidence);
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        const Event& event = record.events[i];
        const std::string at = element("events", i);
        if (event.date_evidence) use(at + ".date_evidence", *event.date_evidence);
        use(at + ".trigger", event.trigger);
        for (std::size_t j = 0; j < event.cues.size(); ++j)
            use(at + '.' + element("cues", j), event.cues[j].at);
        use(at + ".evidence", event.evidence);
    }
    for (std::size_t i = 0; i < record.statements.size(); ++i) {
        const Statement& statement = record.statements[i];
        use(element("statements", i), statement.at);
        if (statement.cue) use(element("statements", i) + ".cue", *statement.cue);
    }
}

/// The beginning of a long text, cut between code points.
std::string beginning(std::string_view text) {
    constexpr std::size_t most = 40;
    if (text.size() <= most) return in_quotes(text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return in_quotes(std::string(text.substr(0, end)) + "...");
}

}  // namespace

std::vector<std::string> check_record(const Record& record, const Schema& schema) {
    return Checker(record, schema).run();
}

std::vector<std::string> check_quotes(const Record& record, std::string_view decoded_text) {
    Messages messages;
    const CodePoints code_points(decoded_text);
    const std::uint32_t length = code_points.of_byte(decoded_text.size());
    const auto outside = [&](std::uint32_t start, std::uint32_t end) {
        return start > end || end > length;
    };
    const auto fail = [&](const std::string& at, std::uint32_t start, std::uint32_t end,
                          const std::string& message) {
        messages.push_back("quote.offset: " + at + ": " + std::to_string(start) + ".." +
                           std::to_string(end) + ' ' + message);
    };
    const std::string beyond =
        "lies outside the text of " + std::to_string(length) + " code points";
    for (std::size_t i = 0; i < record.boilerplate.size(); ++i) {
        const Boilerplate& part = record.boilerplate[i];
        if (outside(part.start, part.end))
            fail(element("boilerplate", i), part.start, part.end, beyond);
    }
    each_quote(record, [&](const std::string& at, const Quote& quote) {
        if (outside(quote.start, quote.end)) return fail(at, quote.start, quote.end, beyond);
        const std::size_t begin = code_points.to_byte(quote.start);
        const std::size_t end = code_points.to_byte(quote.end);
        const std::string_view there = decoded_text.substr(begin, end - begin);
        if (there != quote.text)
            fail(at, quote.start, quote.end,
                 "reads " + beginning(there) + ", not " + beginning(quote.text));
    });
    return messages;
}

}  // namespace entente
