#include "export/value_text.hpp"

#include <charconv>
#include <cmath>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "export/escape.hpp"

namespace entente {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Json& json, std::string_view text) {
    const std::string valid = to_valid_utf8(text);
    json.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

std::string list_json(std::span<const std::string> list) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.StartArray();
    for (const std::string& text : list) put(json, text);
    json.EndArray();
    return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::string number_text(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number > 0 ? "INF" : "-INF";
    constexpr std::size_t most = 400;  // the longest, 5e-324, has 326
    char text[most];
    const auto end = std::to_chars(text, text + most, number, std::chars_format::fixed);
    return {text, end.ptr};
}

std::string value_text(const Value& value) {
    struct ToText {
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return number_text(number); }
        std::string operator()(bool yes) const { return yes ? "true" : "false"; }
        std::string operator()(const std::vector<std::string>& list) const {
            return list_json(list);
        }
    };
    return std::visit(ToText{}, value);
}

std::string witnesses_json(std::span<const Witness> witnesses) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.StartArray();
    for (const Witness& witness : witnesses) {
        json.StartObject();
        json.Key("document");
        put(json, witness.document);
        json.Key("start");
        json.Uint(witness.start);
        json.Key("end");
        json.Uint(witness.end);
        if (!witness.text.empty()) {
            json.Key("text");
            put(json, witness.text);
        }
        json.Key("rule");
        put(json, witness.rule);
        json.Key("confidence");
        const std::string confidence =
            std::isfinite(witness.confidence) ? number_text(witness.confidence) : "null";
        json.RawValue(confidence.data(), confidence.size(), rapidjson::kNumberType);
        json.EndObject();
    }
    json.EndArray();
    return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace entente
