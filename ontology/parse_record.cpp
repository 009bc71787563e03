#include <cstdint>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

#include "ontology/record_json.hpp"
#include "src/base/error.hpp"
#include "src/base/utf8.hpp"

namespace entente {
namespace {

using rapidjson::Value;

// What no honest record comes near, and what memory bears: 16 bytes a value.
constexpr unsigned most_levels = 100;
constexpr std::size_t most_values = 5'000'000;

/// Hands what the parser finds on to the document, and stops it when values nest too deep or are
/// too many.
class Bounded {
public:
    explicit Bounded(rapidjson::Document& document) : document_(document) {}
    /// Why the parser was stopped.
    std::string reason() const {
        return level_ > most_levels
                   ? "nested deeper than " + std::to_string(most_levels) + " levels"
                   : "more than " + std::to_string(most_values) + " values";
    }

    bool Null() { return more() && document_.Null(); }
    bool Bool(bool value) { return more() && document_.Bool(value); }
    bool Int(int value) { return more() && document_.Int(value); }
    bool Uint(unsigned value) { return more() && document_.Uint(value); }
    bool Int64(std::int64_t value) { return more() && document_.Int64(value); }
    bool Uint64(std::uint64_t value) { return more() && document_.Uint64(value); }
    bool Double(double value) { return more() && document_.Double(value); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool copy) {
        return more() && document_.RawNumber(text, size, copy);
    }
    bool String(const char* text, rapidjson::SizeType size, bool copy) {
        return more() && document_.String(text, size, copy);
    }
    bool Key(const char* text, rapidjson::SizeType size, bool copy) {
        return document_.Key(text, size, copy);
    }
    bool StartObject() { return more() && deeper() && document_.StartObject(); }
    bool StartArray() { return more() && deeper() && document_.StartArray(); }
    bool EndObject(rapidjson::SizeType count) {
        --level_;
        return document_.EndObject(count);
    }
    bool EndArray(rapidjson::SizeType count) {
        --level_;
        return document_.EndArray(count);
    }

private:
    bool more() { return ++values_ <= most_values; }
    bool deeper() { return ++level_ <= most_levels; }

    rapidjson::Document& document_;
    unsigned level_ = 0;
    std::size_t values_ = 0;
};

/// The line and the file it stands in, for messages.
struct Source {
    const std::filesystem::path& file;
    std::size_t line;

    [[noreturn]] void fail(std::string message, std::size_t column = 0) const {
        throw LoadError(Problem{
            {file, line, column},
            std::move(message)
        });
    }
};

std::string_view kind_of(const Value& value) {
    switch (value.GetType()) {
        case rapidjson::kNullType:
            return "null";
        case rapidjson::kFalseType:
        case rapidjson::kTrueType:
            return "true or false";
        case rapidjson::kObjectType:
            return "an object";
        case rapidjson::kArrayType:
            return "an array";
        case rapidjson::kStringType:
            return "a string";
        case rapidjson::kNumberType:
            return "a number";
    }
    return "nothing";
}

/// A value and the way to it. Ways are chained on the stack and only spelt out for a message.
class In {
public:
    In(const Source& source, const Value& value) : source_(&source), value_(&value) {}

    /// The object's member; one that is null counts as missing.
    std::optional<In> find(const char* name) const {
        const auto member = object().FindMember(name);
        if (member == object().MemberEnd() || member->value.IsNull()) return std::nullopt;
        return In(*this, member->value, name, 0);
    }
    In need(const char* name) const {
        if (const auto member = find(name)) return *member;
        fail("no \"" + std::string(name) + '"');
    }

    std::string text() const {
        if (!value_->IsString()) expected("a string");
        return {value_->GetString(), value_->GetStringLength()};
    }
    /// An empty text is written as null, so it counts as missing too.
    std::string text(const char* name) const {
        std::string text = need(name).text();
        if (text.empty()) need(name).fail("is empty");
        return text;
    }
    std::string optional_text(const char* name, const char* otherwise = "") const {
        const auto member = find(name);
        std::string text = member ? member->text() : "";
        return text.empty() ? otherwise : text;
    }
    bool optional_flag(const char* name) const {
        const auto member = find(name);
        if (member && !member->value_->IsBool()) member->expected("true or false");
        return member && member->value_->GetBool();
    }
    double optional_number(const char* name) const {
        const auto member = find(name);
        if (member && !member->value_->IsNumber()) member->expected("a number");
        return member ? member->value_->GetDouble() : 0;
    }
    std::uint32_t offset(const char* name) const {
        const In member = need(name);
        if (!member.value_->IsUint()) member.expected("a whole number of code points");
        return member.value_->GetUint();
    }
    int optional_int(const char* name) const {
        const auto member = find(name);
        if (member && !member->value_->IsInt()) member->expected("a whole number");
        return member ? member->value_->GetInt() : 0;
    }
    std::optional<Date> optional_date(const char* name) const {
        const auto member = find(name);
        if (!member) return std::nullopt;
        const std::string iso = member->text();
        const std::optional<Date> date = Date::parse(iso);
        if (!date) member->fail("expected an ISO 8601 date that exists, found \"" + iso + '"');
        return date;
    }
    /// What `read` makes of each element; none when the list is missing.
    template <class Read>
    auto list(const char* name, Read read) const {
        std::vector<decltype(read(*this))> elements;
        const auto member = find(name);
        if (!member) return elements;
        if (!member->value_->IsArray()) member->expected("an array");
        elements.reserve(member->value_->Size());
        for (rapidjson::SizeType i = 0; i < member->value_->Size(); ++i)
            elements.push_back(read(In(*member, (*member->value_)[i], nullptr, i)));
        return elements;
    }
    std::vector<std::string> texts(const char* name) const {
        return list(name, [](const In& element) { return element.text(); });
    }

    [[noreturn]] void fail(const std::string& message) const {
        const std::string path = this->path();
        source_->fail(path.empty() ? message : path + ": " + message);
    }

private:
    In(const In& parent, const Value& value, const char* name, std::size_t index)
        : source_(parent.source_), value_(&value), parent_(&parent), name_(name), index_(index) {}

    const Value& object() const {
        if (!value_->IsObject()) expected("an object");
        return *value_;
    }
    [[noreturn]] void expected(std::string_view what) const {
        fail("expected " + std::string(what) + ", found " + std::string(kind_of(*value_)));
    }
    /// "events[3].actors[0]"
    std::string path() const {
        if (!parent_) return {};
        std::string way = parent_->path();
        if (!name_) return way + '[' + std::to_string(index_) + ']';
        return way.empty() ? name_ : way + '.' + name_;
    }

    const Source* source_;
    const Value* value_;
    const In* parent_ = nullptr;
    const char* name_ = nullptr;  ///< null for an element of an array
    std::size_t index_ = 0;
};

Quote read_quote(const In& in) {
    return {in.offset("start"), in.offset("end"), in.optional_text("text")};
}

std::optional<Quote> read_optional_quote(const In& in, const char* name) {
    const auto quote = in.find(name);
    if (!quote) return std::nullopt;
    return read_quote(*quote);
}

std::optional<Attribution> read_attribution(const In& in) {
    const auto attribution = in.find("attribution");
    if (!attribution) return std::nullopt;
    return Attribution{attribution->text("by"), attribution->text("stance")};
}

DocumentInfo read_document(const In& in) {
    DocumentInfo document;
    document.id = in.text("id");
    document.source = in.optional_text("source");
    document.title = in.optional_text("title");
    document.language = in.optional_text("language");
    document.published = in.optional_date("published");
    document.published_from = in.optional_text("published_from", "none");
    return document;
}

Boilerplate read_boilerplate(const In& in) {
    return {in.offset("start"), in.offset("end"), in.optional_text("rule")};
}

Mention read_mention(const In& in) {
    return {read_quote(in), in.text("kind"), in.optional_number("confidence"),
            in.optional_text("rule")};
}

Entity read_entity(const In& in) {
    return {in.text("id"), in.optional_text("wikidata"), in.text("type"), in.text("name"),
            in.list("mentions", read_mention)};
}

Relation read_relation(const In& in) {
    Relation relation;
    relation.type = in.text("type");
    relation.from = in.text("from");
    relation.to = in.text("to");
    relation.title = in.optional_text("title");
    relation.office = in.optional_text("office");
    relation.former = in.optional_flag("former");
    relation.modality = in.optional_text("modality", "actual");
    relation.attribution = read_attribution(in);
    relation.confidence = in.optional_number("confidence");
    relation.rule = in.optional_text("rule");
    relation.background = in.optional_flag("background");
    relation.evidence = read_quote(in.need("evidence"));
    return relation;
}

Cue read_cue(const In& in) {
    return {in.text("kind"), read_quote(in)};
}

Event read_event(const In& in) {
    Event event;
    event.id = in.text("id");
    event.type = in.text("type");
    event.mode = in.optional_text("mode");
    event.contexts = in.texts("contexts");
    event.modality = in.text("modality");
    event.plover = in.optional_text("plover");
    event.quad = in.optional_int("quad");
    event.actors = in.texts("actors");
    event.recipients = in.texts("recipients");
    event.place = in.optional_text("place");
    event.date = in.optional_date("date");
    event.date_evidence = read_optional_quote(in, "date_evidence");
    event.attribution = read_attribution(in);
    event.trigger = read_quote(in.need("trigger"));
    event.cues = in.list("cues", read_cue);
    event.confidence = in.optional_number("confidence");
    event.rule = in.optional_text("rule");
    event.evidence = read_quote(in.need("evidence"));
    return event;
}

Statement read_statement(const In& in) {
    Statement statement;
    statement.speaker = in.text("speaker");
    statement.via = in.optional_text("via");
    statement.kind = in.text("kind");
    statement.at = read_quote(in);
    statement.about = in.texts("about");
    statement.cue = read_optional_quote(in, "cue");
    statement.confidence = in.optional_number("confidence");
    statement.rule = in.optional_text("rule");
    return statement;
}

void parse_json(std::string_view text, const Source& source, rapidjson::Document& document) {
    constexpr unsigned flags = rapidjson::kParseIterativeFlag |
                               rapidjson::kParseValidateEncodingFlag |
                               rapidjson::kParseFullPrecisionFlag;
    rapidjson::Reader reader;
    rapidjson::ParseResult result;
    Bounded bounded(document);
    auto fill = [&](rapidjson::Document&) {
        rapidjson::MemoryStream bytes(text.data(), text.size());
        result = reader.Parse<flags>(bytes, bounded);
        return !result.IsError();
    };
    document.Populate(fill);
    if (!result.IsError()) return;
    const std::size_t column = 1 + count_code_points(text.substr(0, result.Offset()));
    if (result.Code() == rapidjson::kParseErrorTermination) source.fail(bounded.reason(), column);
    source.fail("no JSON: " + std::string(rapidjson::GetParseError_En(result.Code())), column);
}

void check_schema(const In& in) {
    const std::string schema = in.text("schema");
    if (schema != record_schema)
        in.need("schema").fail("expected \"" + std::string(record_schema) + "\", found \"" +
                               schema + '"');
}

}  // namespace

Record parse_record(std::string_view json_line, const std::filesystem::path& file,
                    std::size_t line) {
    const Source source{file, line};
    rapidjson::Document document;
    parse_json(json_line, source, document);
    const In in(source, document);
    check_schema(in);
    Record record;
    record.document = read_document(in.need("document"));
    record.boilerplate = in.list("boilerplate", read_boilerplate);
    record.entities = in.list("entities", read_entity);
    record.relations = in.list("relations", read_relation);
    record.events = in.list("events", read_event);
    record.statements = in.list("statements", read_statement);
    return record;
}

}  // namespace entente
