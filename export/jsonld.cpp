#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <ostream>
#include <string>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "export/escape.hpp"
#include "export/value_text.hpp"
#include "export/writers.hpp"
#include "src/base/date.hpp"

// JSON-LD 1.1, w3.org/TR/json-ld11. One node a line, the context inline, so that a reader needs no
// network. Entities with a Wikidata id are Wikidata's; everything else is urn:entente:. An edge is
// a node of its own (a Tie with `from` and `to`), since it has a date, a modality and witnesses;
// only the roles of events and statements, which have none of these apart from their event, are
// properties. A witness is an oa:SpecificResource (w3.org/TR/annotation-model): the document, and a
// TextPositionSelector in code points of the decoded file.

namespace entente {
namespace {

using Buffer = rapidjson::StringBuffer;
using Json = rapidjson::Writer<Buffer>;

constexpr std::string_view context = R"({
  "@version": 1.1,
  "@vocab": "urn:entente:ontology:",
  "entente": "urn:entente:ontology:",
  "wd": "http://www.wikidata.org/entity/",
  "schema": "https://schema.org/",
  "oa": "http://www.w3.org/ns/oa#",
  "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
  "skos": "http://www.w3.org/2004/02/skos/core#",
  "xsd": "http://www.w3.org/2001/XMLSchema#",
  "label": "rdfs:label",
  "aliases": "skos:altLabel",
  "confidence": {"@type": "xsd:decimal"},
  "score": {"@type": "xsd:decimal"},
  "from": {"@type": "@id"},
  "to": {"@type": "@id"},
  "actor": {"@type": "@id"},
  "recipient": {"@type": "@id"},
  "place": {"@type": "@id"},
  "speaker": {"@type": "@id"},
  "via": {"@type": "@id"},
  "about": {"@type": "@id"},
  "reportedIn": {"@type": "@id"},
  "events": {"@type": "@id"},
  "document": {"@id": "oa:hasSource", "@type": "@id"},
  "selector": "oa:hasSelector",
  "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
  "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
  "exact": "oa:exact"
 })";

struct Role {
    std::string_view edge_type;
    std::string_view property;
};
constexpr std::array<Role, 7> roles{
    {
     {"ABOUT", "about"},
     {"ACTOR", "actor"},
     {"PLACE", "place"},
     {"RECIPIENT", "recipient"},
     {"REPORTED_IN", "reportedIn"},
     {"SPEAKER", "speaker"},
     {"VIA", "via"},
     }
};

/// The property for an edge that is part of an event or a statement; empty for a tie.
std::string_view role_of(const Graph& graph, const Edge& edge) {
    if (graph.nodes()[edge.from].kind == "entity") return {};
    const auto at = std::find_if(roles.begin(), roles.end(),
                                 [&](const Role& role) { return role.edge_type == edge.type; });
    return at == roles.end() ? std::string_view{} : at->property;
}

std::string local_iri(std::string_view id) {
    return "urn:entente:" + iri_part(id);
}

std::string iri_of(const Node& node) {
    const bool wikidata = node.kind == "entity" && node.id.size() > 1 && node.id.front() == 'Q' &&
                          node.id.find_first_not_of("0123456789", 1) == std::string::npos;
    return wikidata ? "http://www.wikidata.org/entity/" + node.id : local_iri(node.id);
}

std::string_view date_type(const Date& date) {
    if (date.year == 0) return date.day == 0 ? "xsd:gMonth" : "xsd:gMonthDay";
    if (date.month == 0) return "xsd:gYear";
    return date.day == 0 ? "xsd:gYearMonth" : "xsd:date";
}

constexpr std::array<std::string_view, 6> date_names{
    "date", "first", "last", "published", "reported_first", "reported_last"};
/// Numbers whose type the context tells.
constexpr std::array<std::string_view, 2> decimal_names{"confidence", "score"};

template <std::size_t count>
bool one_of(const std::array<std::string_view, count>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Writes one graph; keeps one node in memory at a time.
class Writer {
public:
    Writer(const Graph& graph, const Schema& schema, std::ostream& out)
        : graph_(graph), schema_(schema), out_(out) {}

    void write() {
        out_ << "{\"@context\": " << context << ",\n \"@graph\": [";
        for (std::size_t i = 0; i < graph_.nodes().size(); ++i) write_node(i);
        for (const Edge& edge : graph_.edges())
            if (role_of(graph_, edge).empty()) write_tie(edge);
        out_ << "\n ]}\n";
    }

private:
    void begin_line() {
        buffer_.Clear();
        json_.Reset(buffer_);
    }
    void end_line() {
        out_ << (first_ ? "\n  " : ",\n  ")
             << std::string_view(buffer_.GetString(), buffer_.GetSize());
        first_ = false;
    }

    void key(std::string_view name) {
        json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    }
    void string(std::string_view text) {
        const std::string valid = to_valid_utf8(text);
        json_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
    }
    void member(std::string_view name, std::string_view text) {
        key(name);
        string(text);
    }
    void typed(std::string_view text, std::string_view type) {
        json_.StartObject();
        member("@value", text);
        member("@type", type);
        json_.EndObject();
    }

    void write_types(std::string_view general, std::string_view type, std::string_view schema_org) {
        key("@type");
        json_.StartArray();
        if (!general.empty()) string("entente:" + std::string(general));
        if (type != general) string("entente:" + iri_part(type));
        if (!schema_org.empty()) string("schema:" + std::string(schema_org));
        json_.EndArray();
    }

    void write_node(std::size_t position) {
        const Node& node = graph_.nodes()[position];
        begin_line();
        json_.StartObject();
        member("@id", iri_of(node));
        const EntityType* type = schema_.entity(node.type);
        write_types(node.kind == "event" ? "Event" : "", node.type,
                    type == nullptr ? std::string_view{} : type->outside.schema_org);
        member("label", node.label);
        write_attributes(node.attributes);
        write_roles(position);
        write_witnesses(node.witnesses);
        json_.EndObject();
        end_line();
    }

    void write_tie(const Edge& edge) {
        begin_line();
        json_.StartObject();
        member("@id", local_iri(edge.id));
        write_types("Tie", edge.type, {});
        member("from", iri_of(graph_.nodes()[edge.from]));
        member("to", iri_of(graph_.nodes()[edge.to]));
        member("label", edge.label);
        write_attributes(edge.attributes);
        write_witnesses(edge.witnesses);
        json_.EndObject();
        end_line();
    }

    void write_roles(std::size_t position) {
        if (graph_.nodes()[position].kind == "entity") return;
        std::map<std::string_view, std::vector<std::size_t>> played;
        for (std::size_t at : graph_.edges_of(position)) {
            const Edge& edge = graph_.edges()[at];
            if (edge.from != position) continue;
            if (const auto role = role_of(graph_, edge); !role.empty())
                played[role].push_back(edge.to);
        }
        for (const auto& [role, players] : played) {
            key(role);
            json_.StartArray();
            for (std::size_t player : players) string(iri_of(graph_.nodes()[player]));
            json_.EndArray();
        }
    }

    void write_attributes(const Attributes& attributes) {
        for (const auto& [name, value] : attributes) {
            key(name);
            if (const auto* text = std::get_if<std::string>(&value))
                write_text(name, *text);
            else if (const auto* number = std::get_if<double>(&value))
                write_number(name, *number);
            else if (const auto* integer = std::get_if<std::int64_t>(&value))
                json_.Int64(*integer);
            else if (const auto* yes = std::get_if<bool>(&value))
                json_.Bool(*yes);
            else
                write_list(name, std::get<std::vector<std::string>>(value));
        }
    }

    void write_text(std::string_view name, const std::string& text) {
        const auto date = one_of(date_names, name) ? Date::parse(text) : std::nullopt;
        if (date)
            typed(text, date_type(*date));
        else
            string(text);
    }

    void write_number(std::string_view name, double number) {
        if (!std::isfinite(number))
            typed(number_text(number), "xsd:double");  // a decimal can not say it
        else if (one_of(decimal_names, name))
            string(number_text(number));
        else
            typed(number_text(number), "xsd:decimal");
    }

    void write_list(std::string_view name, const std::vector<std::string>& list) {
        json_.StartArray();
        for (const std::string& text : list) string(name == "events" ? local_iri(text) : text);
        json_.EndArray();
    }

    void write_witnesses(const std::vector<Witness>& witnesses) {
        if (witnesses.empty()) return;
        key("witness");
        json_.StartArray();
        for (const Witness& witness : witnesses) write_witness(witness);
        json_.EndArray();
    }

    void write_witness(const Witness& witness) {
        json_.StartObject();
        member("@type", "oa:SpecificResource");
        member("document", local_iri(witness.document));
        key("selector");
        json_.StartArray();
        json_.StartObject();
        member("@type", "oa:TextPositionSelector");
        key("start");
        json_.Uint(witness.start);
        key("end");
        json_.Uint(witness.end);
        json_.EndObject();
        if (!witness.text.empty()) {
            json_.StartObject();
            member("@type", "oa:TextQuoteSelector");
            member("exact", witness.text);
            json_.EndObject();
        }
        json_.EndArray();
        member("rule", witness.rule);
        key("confidence");
        write_number("confidence", witness.confidence);
        json_.EndObject();
    }

    const Graph& graph_;
    const Schema& schema_;
    std::ostream& out_;
    Buffer buffer_;
    Json json_{buffer_};
    bool first_ = true;
};

}  // namespace

void write_jsonld(const Graph& graph, const Schema& schema, std::ostream& out) {
    Writer(graph, schema, out).write();
}

}  // namespace entente
