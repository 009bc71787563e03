#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "src/base/error.hpp"

namespace entente {

/// A JSON value that still knows where it stood, so that whoever checks it can point there.
class JsonValue {
public:
    using Array = std::vector<JsonValue>;
    struct Member;
    using Object = std::vector<Member>;  ///< in the order of the file

    Where where;
    std::variant<std::monostate, bool, double, std::string, Array, Object> value;

    const std::string* string() const noexcept { return std::get_if<std::string>(&value); }
    const double* number() const noexcept { return std::get_if<double>(&value); }
    const bool* boolean() const noexcept { return std::get_if<bool>(&value); }
    const Array* array() const noexcept { return std::get_if<Array>(&value); }
    const Object* object() const noexcept { return std::get_if<Object>(&value); }
    /// The member's value; null when this is no object or has no such member.
    const JsonValue* find(std::string_view name) const noexcept;
    /// "a string", "an object" ...: for "expected X, found Y"
    std::string_view kind() const noexcept;
};

struct JsonValue::Member {
    std::string name;
    Where where;  ///< of the name
    JsonValue value;
};

/// Reads one JSON value (RFC 8259), nested at most 200 levels.
/// @throws LoadError with file, line and column: no such file, syntax, a member named twice
JsonValue load_json(const std::filesystem::path& file);
/// The same over text in memory; `file` is only for messages.
JsonValue parse_json(std::string_view text, const std::filesystem::path& file);

}  // namespace entente
