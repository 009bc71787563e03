#include "graph/build_graph.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "graph/claims.hpp"
#include "graph/fold_events.hpp"
#include "graph/tally.hpp"
#include "src/base/error.hpp"
#include "src/base/utf8.hpp"

namespace entente {
namespace {

using Words = std::set<std::string, std::less<>>;
using Ids = std::set<std::string_view>;

struct EntityClaims {
    Tally names, types, wikidata;
    Words surfaces;
    std::vector<Witness> mentions;
    std::set<std::uint32_t> documents;  ///< their numbers
};

struct DocumentClaims {
    std::uint32_t number = 0;  ///< in the order they were met: only ever counted, never written
    Tally titles, sources, languages;
    std::optional<Date> published;
};

/// A claim, the record that makes it and the number of its document.
template <class Claim>
struct Told {
    const Record* record;
    const Claim* claim;
    std::uint32_t document;
};

/// (type, from, to, what tells parallel edges apart)
using RelationKey = std::tuple<std::string_view, std::string_view, std::string_view, std::string>;
/// (type, mode, modality, day, sides)
using EventKey =
    std::tuple<std::string_view, std::string_view, std::string_view, std::string, std::string>;
/// (document, start, end, speaker, kind)
using StatementKey =
    std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::string_view, std::string_view>;

Witness witness(const Record& record, const Quote& at, const std::string& rule, double confidence) {
    return {record.document.id, at.start, at.end, at.text, rule, confidence};
}

Ids to_set(const std::vector<std::string>& ids) {
    return {ids.begin(), ids.end()};
}

/// Ids as one text; none of them can hold the separator and stay apart from two others, since each
/// is led by its length.
std::string joined(const Ids& ids) {
    std::string text;
    for (std::string_view id : ids) text += std::to_string(id.size()) + ':' + std::string(id);
    return text;
}

/// What lets two reports speak of one day; never shown.
std::string day_of(const Event& event, const DocumentInfo& document) {
    if (event.date) return event.date->iso();
    if (document.published) return "published " + document.published->iso();
    return "in " + document.id;
}

std::string attribution_of(const std::optional<Attribution>& attribution) {
    return attribution ? attribution->stance + ':' + attribution->by : std::string{};
}

double score_of(const EventType& type, std::string_view mode) {
    const EventMode* known = type.mode(mode);
    return known == nullptr ? type.score : known->score;
}

/// An edge before positions are known.
struct Draft {
    Edge edge;
    std::string from, to;
    bool from_entity, to_entity;
};

/// The witness without its words: they stand at the event or statement that the edge is part of.
Witness without_text(Witness witness) {
    witness.text.clear();
    return witness;
}

class Builder {
public:
    Builder(std::span<const Record> records, const Schema& schema) : schema_(schema) {
        for (const Record& record : records) read(record);
    }

    Graph graph() {
        write_relations();
        write_events();
        write_statements();
        write_entities();
        write_documents();
        return assemble();
    }

private:
    void read(const Record& record) {
        const std::uint32_t document = read_document(record.document);
        for (const Entity& entity : record.entities) read_entity(record, entity, document);
        for (const Relation& relation : record.relations) read_relation(record, relation, document);
        for (const Event& event : record.events) read_event(record, event, document);
        for (const Statement& statement : record.statements)
            statements_[{record.document.id, statement.at.start, statement.at.end,
                         statement.speaker, statement.kind}]
                .push_back({&record, &statement, document});
    }

    /// @return the number of the document
    std::uint32_t read_document(const DocumentInfo& document) {
        const auto [at, fresh] = documents_.try_emplace(document.id);
        DocumentClaims& claims = at->second;
        if (fresh) claims.number = static_cast<std::uint32_t>(documents_.size() - 1);
        claims.titles.add(document.title, claims.number);
        claims.sources.add(document.source, claims.number);
        claims.languages.add(document.language, claims.number);
        if (document.published && (!claims.published || *document.published < *claims.published))
            claims.published = document.published;
        return claims.number;
    }

    void read_entity(const Record& record, const Entity& entity, std::uint32_t document) {
        EntityClaims& claims = entities_[entity.id];
        claims.names.add(entity.name, document);
        claims.types.add(entity.type, document);
        claims.wikidata.add(entity.wikidata, document);
        claims.documents.insert(document);
        const auto references = schema_.reference_kinds();
        for (const Mention& mention : entity.mentions) {
            claims.mentions.push_back(
                witness(record, mention.at, mention.rule, mention.confidence));
            if (std::find(references.begin(), references.end(), mention.kind) == references.end())
                claims.surfaces.insert(mention.at.text);
        }
    }

    void read_relation(const Record& record, const Relation& relation, std::uint32_t document) {
        std::string_view from = relation.from;
        std::string_view to = relation.to;
        const RelationType* type = schema_.relation(relation.type);
        if (type != nullptr && type->symmetric && to < from) std::swap(from, to);
        std::string apart = relation.office.empty() ? "titled " + fold_name(relation.title)
                                                    : "office " + relation.office;
        apart += relation.former ? "\nformer\n" : "\n\n";
        apart += relation.modality;
        relations_[{relation.type, from, to, std::move(apart)}].push_back(
            {&record, &relation, document});
    }

    void read_event(const Record& record, const Event& event, std::uint32_t document) {
        Ids actors = to_set(event.actors);
        Ids recipients = to_set(event.recipients);
        const EventType* type = schema_.event(event.type);
        if (type != nullptr && type->symmetric) actors.merge(std::exchange(recipients, {}));
        events_[{event.type, event.mode, event.modality, day_of(event, record.document),
                 joined(actors) + " > " + joined(recipients)}]
            .push_back({&record, &event, document});
    }

    void write_relations() {
        for (const auto& [key, told] : relations_) {
            const auto& [type, from, to, apart] = key;
            const Relation& any = *told.front().claim;
            Tally titles;
            Words attributions;
            bool background = true;
            std::vector<Witness> witnesses;
            for (const auto& [record, relation, number] : told) {
                titles.add(relation->title, number);
                if (relation->attribution)
                    attributions.insert(attribution_of(relation->attribution));
                background = background && relation->background;
                witnesses.push_back(
                    witness(*record, relation->evidence, relation->rule, relation->confidence));
            }
            AttributeList attributes;
            const std::string title{titles.best()};
            attributes.add("title", title)
                .add("office", any.office)
                .add("modality", any.modality)
                .add("former", any.former)
                .add("background", background)
                .add("attributions", to_list(attributions));
            std::string label = title.empty() ? std::string(type) : title;
            if (any.former) label += " (former)";
            if (any.modality != "actual") label += ", " + any.modality;
            add_reports(attributes, witnesses);
            write_edge(type, from, to, apart, std::move(label), std::move(attributes),
                       std::move(witnesses));
        }
    }

    /// @pre witnesses sorted
    Draft& write_edge(std::string_view type, std::string_view from, std::string_view to,
                      std::string_view apart, std::string label, AttributeList attributes,
                      std::vector<Witness> witnesses) {
        Edge edge{hashed_id("edge:", {type, from, to, apart}),
                  std::string(type),
                  0,
                  0,
                  std::move(label),
                  std::move(attributes).sorted(),
                  std::move(witnesses)};
        return drafts_.emplace_back(
            Draft{std::move(edge), std::string(from), std::string(to), true, true});
    }

    /// An edge from an event or a statement to whoever plays a role in it; how sure and how often
    /// reported it is stands at the event.
    void write_role(std::string_view role, std::string_view from, std::string_view to,
                    std::string_view stance, std::vector<Witness> witnesses) {
        AttributeList attributes;
        attributes.add("stance", std::string(stance));
        sort_witnesses(witnesses);
        Draft& draft =
            write_edge(role, from, to, stance, std::string(stance.empty() ? role : stance),
                       std::move(attributes), std::move(witnesses));
        draft.from_entity = false;
        draft.to_entity = role != "REPORTED_IN";
    }

    void add_reports(AttributeList& attributes, std::vector<Witness>& witnesses) const {
        sort_witnesses(witnesses);
        DateRange published;
        std::string_view before;
        for (const Witness& one : witnesses)
            if (one.document != before) published.add(published_on(before = one.document));
        attributes.add("confidence", best_confidence(witnesses))
            .add("reports", count_documents(witnesses))
            .add("reported_first", published.first())
            .add("reported_last", published.last());
    }

    std::optional<Date> published_on(std::string_view document) const {
        const auto at = documents_.find(document);
        return at == documents_.end() ? std::nullopt : at->second.published;
    }

    void write_events() {
        for (const auto& [key, told] : events_) write_event(key, told);
    }

    void write_event(const EventKey& key, const std::vector<Told<Event>>& told) {
        const auto& [type, mode, modality, day, sides] = key;
        const std::string id = hashed_id("event:", {type, mode, modality, day, sides});
        Tally triggers, plovers;
        Words contexts, attributions;
        std::vector<Witness> witnesses;
        // (edge type, other end, stance) and who says so
        std::map<std::tuple<std::string_view, std::string_view, std::string_view>,
                 std::vector<Witness>>
            roles;
        int quad = 0;
        for (const auto& [record, event, number] : told) {
            triggers.add(event->trigger.text, number);
            plovers.add(event->plover, number);
            contexts.insert(event->contexts.begin(), event->contexts.end());
            quad = std::max(quad, event->quad);
            const Witness says = witness(*record, event->evidence, event->rule, event->confidence);
            witnesses.push_back(says);
            const auto play = [&, says = without_text(says)](std::string_view role,
                                                             std::string_view who,
                                                             std::string_view stance) {
                roles[{role, who, stance}].push_back(says);
            };
            for (const std::string& actor : event->actors) play("ACTOR", actor, {});
            for (const std::string& recipient : event->recipients) play("RECIPIENT", recipient, {});
            if (!event->place.empty()) play("PLACE", event->place, {});
            if (event->attribution) {
                attributions.insert(attribution_of(event->attribution));
                play("ATTRIBUTED_TO", event->attribution->by, event->attribution->stance);
            }
            play("REPORTED_IN", record->document.id, {});
        }
        const EventType* known = schema_.event(type);
        if (known != nullptr && known->symmetric)
            std::erase_if(roles, [&](const auto& role) {
                const auto& [what, who, stance] = role.first;
                return what == "RECIPIENT" && roles.contains({"ACTOR", who, {}});
            });
        AttributeList attributes;
        DateRange dates;
        dates.add(told.front().claim->date);
        attributes.add("mode", std::string(mode))
            .add("modality", std::string(modality))
            .add("plover", std::string(plovers.best()))
            .add("quad", quad)
            .add("date", dates.first())
            .add("trigger", std::string(triggers.best()))
            .add("contexts", to_list(contexts))
            .add("attributions", to_list(attributions));
        if (known != nullptr) attributes.add("score", score_of(*known, mode));
        add_reports(attributes, witnesses);
        for (auto& [role, says] : roles) {
            const auto& [what, who, stance] = role;
            write_role(what, id, who, stance, std::move(says));
        }
        nodes_.push_back({id, "event", std::string(type), event_label(type, 1, modality, dates),
                          std::move(attributes).sorted(), std::move(witnesses)});
    }

    void write_statements() {
        for (const auto& [key, told] : statements_) {
            const auto& [document, start, end, speaker, kind] = key;
            const std::string id = hashed_id("statement:", {document, std::to_string(start),
                                                            std::to_string(end), speaker, kind});
            Tally texts;
            std::vector<Witness> witnesses;
            std::set<std::pair<std::string_view, std::string_view>> roles;
            if (!speaker.empty()) roles.insert({"SPEAKER", speaker});
            roles.insert({"REPORTED_IN", document});
            for (const auto& [record, statement, number] : told) {
                texts.add(statement->at.text, number);
                if (!statement->via.empty()) roles.insert({"VIA", statement->via});
                for (const std::string& about : statement->about) roles.insert({"ABOUT", about});
                witnesses.push_back(
                    witness(*record, statement->at, statement->rule, statement->confidence));
            }
            std::vector<Witness> says;
            for (const Witness& one : witnesses) says.push_back(without_text(one));
            for (const auto& [what, who] : roles) write_role(what, id, who, {}, says);
            const std::string text{texts.best()};
            AttributeList attributes;
            attributes.add("text", text).add("quotation", std::string(kind));
            add_reports(attributes, witnesses);
            nodes_.push_back({id, "statement", "Statement", text.empty() ? "Statement" : text,
                              std::move(attributes).sorted(), std::move(witnesses)});
        }
    }

    void write_entities() {
        for (const Draft& draft : drafts_) {  // ids that no record declares
            if (draft.from_entity) entities_[draft.from];
            if (draft.to_entity) entities_[draft.to];
        }
        for (auto& [id, claims] : entities_) {
            std::string name{claims.names.best()};
            std::string type{claims.types.best()};
            if (name.empty()) name = id.empty() ? "?" : id;
            if (type.empty()) type = "Entity";
            Words& aliases = claims.surfaces;
            claims.names.each([&](std::string_view other) {
                if (other != name) aliases.emplace(other);
            });
            sort_witnesses(claims.mentions);
            AttributeList attributes;
            attributes.add("name", name)
                .add("wikidata", std::string(claims.wikidata.best()))
                .add("mentions", claims.mentions.size())
                .add("documents", claims.documents.size())
                .add("aliases", to_list(aliases));
            nodes_.push_back({std::string(id), "entity", std::move(type), std::move(name),
                              std::move(attributes).sorted(), std::move(claims.mentions)});
        }
    }

    void write_documents() {
        for (const auto& [id, claims] : documents_) {
            const std::string title{claims.titles.best()};
            const std::string source{claims.sources.best()};
            AttributeList attributes;
            attributes.add("title", title)
                .add("source", source)
                .add("published", claims.published)
                .add("language", std::string(claims.languages.best()));
            std::string label = title.empty() ? source : title;
            if (label.empty()) label = id;
            nodes_.push_back({std::string(id),
                              "document",
                              "Document",
                              std::move(label),
                              std::move(attributes).sorted(),
                              {}});
        }
    }

    Graph assemble() {
        std::unordered_map<std::string_view, std::size_t> positions;
        positions.reserve(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (!positions.emplace(nodes_[i].id, i).second)
                throw InputError("two nodes of the graph have the id \"" + nodes_[i].id +
                                 "\"; ids of documents and entities must differ");
        std::vector<Edge> edges;
        edges.reserve(drafts_.size());
        for (Draft& draft : drafts_) {
            draft.edge.from = positions.at(draft.from);
            draft.edge.to = positions.at(draft.to);
            edges.push_back(std::move(draft.edge));
        }
        return {std::move(nodes_), std::move(edges)};
    }

    const Schema& schema_;
    // No order of a hash reaches the graph: it sorts what it is given.
    std::unordered_map<std::string_view, DocumentClaims> documents_;
    std::map<std::string, EntityClaims, std::less<>> entities_;
    std::map<RelationKey, std::vector<Told<Relation>>> relations_;
    std::map<EventKey, std::vector<Told<Event>>> events_;
    std::map<StatementKey, std::vector<Told<Statement>>> statements_;
    std::vector<Node> nodes_;
    std::vector<Draft> drafts_;
};

}  // namespace

Graph build_graph(std::span<const Record> records, const Schema& schema, View view) {
    Graph full = Builder(records, schema).graph();
    return view == View::full ? std::move(full) : fold_events(full);
}

}  // namespace entente
