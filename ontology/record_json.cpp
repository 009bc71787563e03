#include "ontology/record_json.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "src/base/utf8.hpp"

namespace entente {
namespace {

/// Writes members in the order of the calls.
class Out {
public:
    void key(const char* name) { writer_.Key(name); }
    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void null() { writer_.Null(); }

    void text(std::string_view text) {
        if (find_invalid_utf8(text) != std::string_view::npos)
            return this->text(replace_invalid_utf8(text));
        writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
    void member(const char* name, std::string_view text) {
        key(name);
        text.empty() ? null() : this->text(text);
    }
    void member(const char* name, const std::string& text) { member(name, std::string_view{text}); }
    void member(const char* name, bool flag) {
        key(name);
        writer_.Bool(flag);
    }
    void member(const char* name, std::uint32_t number) {
        key(name);
        writer_.Uint(number);
    }
    void member(const char* name, int number) {
        key(name);
        writer_.Int(number);
    }
    void member(const char* name, const std::optional<Date>& date) {
        member(name, date ? date->iso() : std::string{});
    }
    void member(const char* name, const std::vector<std::string>& texts) {
        list(name, texts, [this](const std::string& text) { this->text(text); });
    }
    /// At most two decimals: 0.97, 0.8, 1.
    void confidence(double value) {
        if (!std::isfinite(value)) throw std::logic_error("a confidence is not a number");
        char digits[std::numeric_limits<double>::max_exponent10 + 8];
        const auto end =
            std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 2).ptr;
        std::string_view number{digits, static_cast<std::size_t>(end - digits)};
        while (number.back() == '0') number.remove_suffix(1);
        if (number.back() == '.') number.remove_suffix(1);
        if (number == "-0") number = "0";
        key("confidence");
        writer_.RawValue(number.data(), number.size(), rapidjson::kNumberType);
    }
    /// `write` writes one element as a value.
    template <class Element, class Write>
    void list(const char* name, const std::vector<Element>& elements, Write write) {
        key(name);
        writer_.StartArray();
        for (const Element& element : elements) write(element);
        writer_.EndArray();
    }
    std::string finish() { return {buffer_.GetString(), buffer_.GetSize()}; }

private:
    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

void write_quote(Out& out, const Quote& quote) {
    out.member("start", quote.start);
    out.member("end", quote.end);
    out.member("text", quote.text);
}

void write_quote(Out& out, const char* name, const Quote& quote) {
    out.key(name);
    out.begin_object();
    write_quote(out, quote);
    out.end_object();
}

void write_quote(Out& out, const char* name, const std::optional<Quote>& quote) {
    if (quote) return write_quote(out, name, *quote);
    out.key(name);
    out.null();
}

void write_attribution(Out& out, const std::optional<Attribution>& attribution) {
    out.key("attribution");
    if (!attribution) return out.null();
    out.begin_object();
    out.member("by", attribution->by);
    out.member("stance", attribution->stance);
    out.end_object();
}

void write_document(Out& out, const DocumentInfo& document) {
    out.key("document");
    out.begin_object();
    out.member("id", document.id);
    out.member("source", document.source);
    out.member("title", document.title);
    out.member("language", document.language);
    out.member("published", document.published);
    out.member("published_from", document.published_from);
    out.end_object();
}

void write_boilerplate(Out& out, const Boilerplate& part) {
    out.begin_object();
    out.member("start", part.start);
    out.member("end", part.end);
    out.member("rule", part.rule);
    out.end_object();
}

void write_mention(Out& out, const Mention& mention) {
    out.begin_object();
    write_quote(out, mention.at);
    out.member("kind", mention.kind);
    out.confidence(mention.confidence);
    out.member("rule", mention.rule);
    out.end_object();
}

void write_entity(Out& out, const Entity& entity) {
    out.begin_object();
    out.member("id", entity.id);
    out.member("wikidata", entity.wikidata);
    out.member("type", entity.type);
    out.member("name", entity.name);
    out.list("mentions", entity.mentions, [&](const Mention& m) { write_mention(out, m); });
    out.end_object();
}

void write_relation(Out& out, const Relation& relation) {
    out.begin_object();
    out.member("type", relation.type);
    out.member("from", relation.from);
    out.member("to", relation.to);
    out.member("title", relation.title);
    out.member("office", relation.office);
    out.member("former", relation.former);
    out.member("modality", relation.modality);
    write_attribution(out, relation.attribution);
    out.confidence(relation.confidence);
    out.member("rule", relation.rule);
    if (relation.background) out.member("background", true);
    write_quote(out, "evidence", relation.evidence);
    out.end_object();
}

void write_cue(Out& out, const Cue& cue) {
    out.begin_object();
    out.member("kind", cue.kind);
    write_quote(out, cue.at);
    out.end_object();
}

void write_event(Out& out, const Event& event) {
    out.begin_object();
    out.member("id", event.id);
    out.member("type", event.type);
    out.member("mode", event.mode);
    out.member("contexts", event.contexts);
    out.member("modality", event.modality);
    out.member("plover", event.plover);
    out.member("quad", event.quad);
    out.member("actors", event.actors);
    out.member("recipients", event.recipients);
    out.member("place", event.place);
    out.member("date", event.date);
    write_quote(out, "date_evidence", event.date_evidence);
    write_attribution(out, event.attribution);
    write_quote(out, "trigger", event.trigger);
    out.list("cues", event.cues, [&](const Cue& cue) { write_cue(out, cue); });
    out.confidence(event.confidence);
    out.member("rule", event.rule);
    write_quote(out, "evidence", event.evidence);
    out.end_object();
}

void write_statement(Out& out, const Statement& statement) {
    out.begin_object();
    out.member("speaker", statement.speaker);
    out.member("via", statement.via);
    out.member("kind", statement.kind);
    write_quote(out, statement.at);
    out.member("about", statement.about);
    write_quote(out, "cue", statement.cue);
    out.confidence(statement.confidence);
    out.member("rule", statement.rule);
    out.end_object();
}

}  // namespace

std::string to_json_line(const Record& record) {
    Out out;
    out.begin_object();
    out.member("schema", record_schema);
    write_document(out, record.document);
    out.list("boilerplate", record.boilerplate,
             [&](const Boilerplate& part) { write_boilerplate(out, part); });
    out.list("entities", record.entities, [&](const Entity& e) { write_entity(out, e); });
    out.list("relations", record.relations, [&](const Relation& r) { write_relation(out, r); });
    out.list("events", record.events, [&](const Event& e) { write_event(out, e); });
    out.list("statements", record.statements, [&](const Statement& s) { write_statement(out, s); });
    out.end_object();
    return out.finish();
}

}  // namespace entente
