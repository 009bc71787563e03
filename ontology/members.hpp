#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ontology/schema.hpp"
#include "src/base/error.hpp"
#include "src/base/json_file.hpp"

/// Reading the files of ontology/schema; nothing outside this folder needs it.
namespace entente::schema_file {

using Names = std::vector<std::string_view>;
using Problems = std::vector<Problem>;

std::string in_quotes(std::string_view text);
/// `; nearest is "Office"`, or nothing when no choice is near.
std::string suggest(std::string_view word, const Names& choices);

/// The members of one JSON object of a schema file. Nothing here throws: a member that is missing,
/// of the wrong kind or never read is a problem, and reading goes on with an empty value.
class Members {
public:
    /// @param what  for the message when value is no object: "a type"
    Members(const JsonValue& value, std::string_view what, Problems& problems);

    const JsonValue* optional(std::string_view name);  ///< null when it is missing
    const JsonValue* required(std::string_view name);
    std::string text(std::string_view name);           ///< required, not empty
    std::string optional_text(std::string_view name);  ///< may be missing, not empty
    double number(std::string_view name, int least, int most);
    int whole_number(std::string_view name, int least, int most);
    bool flag(std::string_view name);  ///< false when it is missing
    const JsonValue::Array& array(std::string_view name);
    /// At least one text, none empty, none twice; sorted.
    std::vector<std::string> texts(std::string_view name);
    Label label();  ///< {"id": ..., "en": ...}
    /// Reports every member that was not asked for.
    void finish();

    /// Where the member's value stands; the object when it is missing.
    Where where(std::string_view name) const;

private:
    std::string text_of(std::string_view name, const JsonValue* member);
    void add(const Where& where, std::string message);

    const JsonValue& value_;
    Problems& problems_;
    Names known_;
};

}  // namespace entente::schema_file
