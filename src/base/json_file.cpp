#include "src/base/json_file.hpp"

#include <algorithm>
#include <utility>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "src/base/file.hpp"

namespace entente {
namespace {

constexpr std::size_t most_levels = 200;

/// Turns byte offsets into lines and columns; offsets come in rising order, so each byte is looked
/// at once.
class Place {
public:
    Place(std::string_view text, const std::filesystem::path& file) : text_(text), file_(file) {}

    Where at(std::size_t byte) {
        for (byte = std::min(byte, text_.size()); seen_ < byte; ++seen_) {
            if (text_[seen_] == '\n') {
                ++line_;
                column_ = 1;
            } else if (starts_code_point(text_[seen_])) {
                ++column_;
            }
        }
        return {file_, line_, column_};
    }

private:
    static bool starts_code_point(char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }

    std::string_view text_;
    const std::filesystem::path& file_;
    std::size_t seen_ = 0;
    std::size_t line_ = 1;
    std::size_t column_ = 1;  ///< of the byte `seen_`
};

/// Hands out the bytes and remembers where the key, string, number or word being read began: the
/// first byte taken that is neither white space nor structure. (Brackets are told by Tell(): the
/// parser announces them before it takes them.)
class Stream {
public:
    using Ch = char;
    explicit Stream(std::string_view text) : stream_(text.data(), text.size()) {}
    Ch Peek() const { return stream_.Peek(); }
    Ch Take() {
        const std::size_t at = stream_.Tell();
        const char c = stream_.Take();
        if (fresh_ && std::string_view{" \t\r\n,:{}[]"}.find(c) == std::string_view::npos) {
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
        members.push_back({std::string(text, size), where, {}});
        return true;
    }
    bool StartObject() { return start(JsonValue::Object{}); }
    bool StartArray() { return start(JsonValue::Array{}); }
    bool EndObject(rapidjson::SizeType) {
        refuse_twins(std::get<JsonValue::Object>(open_.back().value));
        return end();
    }
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
        const Where where = place_.at(stream_.Tell());
        if (open_.size() == most_levels)
            throw LoadError(
                Problem{where, "nested deeper than " + std::to_string(most_levels) + " levels"});
        open_.push_back({where, std::move(value)});
        return true;
    }
    bool end() {
        JsonValue done = std::move(open_.back());
        open_.pop_back();
        place_value(std::move(done));
        return true;
    }
    /// By sorting, since a hostile object may have a million members.
    static void refuse_twins(const JsonValue::Object& members) {
        std::vector<const JsonValue::Member*> sorted;
        sorted.reserve(members.size());
        for (const JsonValue::Member& member : members) sorted.push_back(&member);
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto* a, const auto* b) { return a->name < b->name; });
        const auto twin =
            std::adjacent_find(sorted.begin(), sorted.end(),
                               [](const auto* a, const auto* b) { return a->name == b->name; });
        if (twin != sorted.end())
            throw LoadError(Problem{(*(twin + 1))->where, '"' + (*twin)->name + "\" stands twice"});
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
