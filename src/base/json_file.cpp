#include "src/base/json_file.hpp"

#include <algorithm>
#include <utility>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "src/base/file.hpp"
#include "src/base/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t most_levels = 200;

/// Turns byte offsets into lines and columns; offsets come in rising order, so each byte is looked
/// at once.
class Place {
public:
    Place(std::string_view text, const std::filesystem::path& file) : text_(text), file_(file) {}

    Where at(std::size_t byte) {
        byte = std::min(byte, text_.size());
        if (byte < seen_) return {file_, line_, 1};
        const std::string_view gone = text_.substr(seen_, byte - seen_);
        for (std::size_t i = 0; i < gone.size(); ++i)
            if (gone[i] == '\n') {
                ++line_;
                line_start_ = seen_ + i + 1;
            }
        seen_ = byte;
        return {file_, line_, 1 + count_code_points(text_.substr(line_start_, byte - line_start_))};
    }

private:
    std::string_view text_;
    const std::filesystem::path& file_;
    std::size_t seen_ = 0;
    std::size_t line_ = 1;
    std::size_t line_start_ = 0;
};

/// Hands out the bytes and remembers where the token being read began: the first byte taken after
/// white space and structure.
class Stream {
public:
    using Ch = char;
    explicit Stream(std::string_view text) : stream_(text.data(), text.size()) {}
    Ch Peek() const { return stream_.Peek(); }
    Ch Take() {
        const std::size_t at = stream_.Tell();
        const char c = stream_.Take();
        if (fresh_ && c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ',' && c != ':') {
            token_ = at;
            fresh_ = false;
        }
        return c;
    }
    std::size_t Tell() const { return stream_.Tell(); }
    std::size_t token() {
        fresh_ = true;
        return token_;
    }
    static Ch* PutBegin() { return nullptr; }
    static void Put(Ch) {}
    static void Flush() {}
    static std::size_t PutEnd(Ch*) { return 0; }

private:
    rapidjson::MemoryStream stream_;
    std::size_t token_ = 0;
    bool fresh_ = true;
};

class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
public:
    Builder(Stream& stream, Place& place) : stream_(stream), place_(place) {}

    bool Default() { return false; }
    bool Null() { return put(std::monostate{}); }
    bool Bool(bool value) { return put(value); }
    bool Int(int value) { return put(static_cast<double>(value)); }
    bool Uint(unsigned value) { return put(static_cast<double>(value)); }
    bool Int64(int64_t value) { return put(static_cast<double>(value)); }
    bool Uint64(uint64_t value) { return put(static_cast<double>(value)); }
    bool Double(double value) { return put(value); }
    bool String(const char* text, rapidjson::SizeType size, bool) {
        return put(std::string(text, size));
    }
    bool Key(const char* text, rapidjson::SizeType size, bool) {
        const Where where = place_.at(stream_.token());
        auto& members = std::get<JsonValue::Object>(open_.back().value);
        const std::string_view name{text, size};
        for (const auto& member : members)
            if (member.name == name)
                throw LoadError(Problem{where, '"' + std::string(name) + "\" stands twice"});
        members.push_back({std::string(name), where, {}});
        return true;
    }
    bool StartObject() { return start(JsonValue::Object{}); }
    bool StartArray() { return start(JsonValue::Array{}); }
    bool EndObject(rapidjson::SizeType) { return end(); }
    bool EndArray(rapidjson::SizeType) { return end(); }

    JsonValue result;

private:
    template <class Value>
    bool put(Value value) {
        place_value({place_.at(stream_.token()), std::move(value)});
        return true;
    }
    template <class Value>
    bool start(Value value) {
        if (open_.size() == most_levels)
            throw LoadError(Problem{place_.at(stream_.token()),
                                    "nested deeper than " + std::to_string(most_levels) +
                                        " levels"});
        open_.push_back({place_.at(stream_.token()), std::move(value)});
        return true;
    }
    bool end() {
        stream_.token();
        JsonValue done = std::move(open_.back());
        open_.pop_back();
        place_value(std::move(done));
        return true;
    }
    void place_value(JsonValue value) {
        if (open_.empty())
            result = std::move(value);
        else if (auto* array = std::get_if<JsonValue::Array>(&open_.back().value))
            array->push_back(std::move(value));
        else
            std::get<JsonValue::Object>(open_.back().value).back().value = std::move(value);
    }

    Stream& stream_;
    Place& place_;
    std::vector<JsonValue> open_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const noexcept {
    if (const Object* members = object())
        for (const Member& member : *members)
            if (member.name == name) return &member.value;
    return nullptr;
}

std::string_view JsonValue::kind() const noexcept {
    constexpr std::string_view names[] = {"null",     "true or false", "a number",
                                          "a string", "an array",      "an object"};
    return names[value.index()];
}

JsonValue load_json(const std::filesystem::path& file) {
    try {
        return parse_json(read_file(file), file);
    } catch (const InputError& error) {
        throw LoadError(Problem{{}, error.what()});
    }
}

JsonValue parse_json(std::string_view text, const std::filesystem::path& file) {
    Stream stream(text);
    Place place(text, file);
    Builder builder(stream, place);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseFullPrecisionFlag | rapidjson::kParseIterativeFlag |
                               rapidjson::kParseValidateEncodingFlag;
    const rapidjson::ParseResult parsed = reader.Parse<flags>(stream, builder);
    if (parsed.IsError())
        throw LoadError(Problem{Place(text, file).at(parsed.Offset()),
                                rapidjson::GetParseError_En(parsed.Code())});
    return std::move(builder.result);
}

}  // namespace entente
