#include "ontology/members.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace entente::schema_file {
namespace {

std::string found(const JsonValue& value) {
    return ", found " + std::string(value.kind());
}

std::string range(int least, int most) {
    return " from " + std::to_string(least) + " to " + std::to_string(most);
}

}  // namespace

std::string in_quotes(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::string suggest(std::string_view word, const Names& choices) {
    const std::string_view best = nearest(word, choices);
    return best.empty() ? "" : "; nearest is " + in_quotes(best);
}

Members::Members(const JsonValue& value, std::string_view what, Problems& problems)
    : value_(value), problems_(problems) {
    if (!value.object()) add(value.where, std::string(what) + " must be an object" + found(value));
}

const JsonValue* Members::optional(std::string_view name) {
    if (std::find(known_.begin(), known_.end(), name) == known_.end()) known_.push_back(name);
    return value_.find(name);
}

const JsonValue* Members::required(std::string_view name) {
    const JsonValue* member = optional(name);
    if (!member && value_.object()) add(value_.where, "no " + in_quotes(name));
    return member;
}

std::string Members::text(std::string_view name) {
    return text_of(name, required(name));
}

std::string Members::optional_text(std::string_view name) {
    return text_of(name, optional(name));
}

double Members::number(std::string_view name, int least, int most) {
    const JsonValue* member = required(name);
    if (!member) return 0;
    const double* number = member->number();
    if (number && *number >= least && *number <= most) return *number;
    add(member->where, in_quotes(name) + " must be a number" + range(least, most) +
                           (number ? "" : found(*member)));
    return 0;
}

int Members::whole_number(std::string_view name, int least, int most) {
    const double number = this->number(name, least, most);
    const int whole = static_cast<int>(number);
    if (static_cast<double>(whole) < number || static_cast<double>(whole) > number)
        add(where(name), in_quotes(name) + " must be a whole number" + range(least, most));
    return whole;
}

bool Members::flag(std::string_view name) {
    const JsonValue* member = optional(name);
    if (!member) return false;
    if (const bool* flag = member->boolean()) return *flag;
    add(member->where, in_quotes(name) + " must be true or false" + found(*member));
    return false;
}

const JsonValue::Array& Members::array(std::string_view name) {
    static const JsonValue::Array none;
    const JsonValue* member = required(name);
    if (!member) return none;
    if (const JsonValue::Array* array = member->array()) return *array;
    add(member->where, in_quotes(name) + " must be an array" + found(*member));
    return none;
}

std::vector<std::string> Members::texts(std::string_view name) {
    std::set<std::string> all;
    const JsonValue::Array& elements = array(name);
    for (const JsonValue& element : elements) {
        const std::string text = text_of(name, &element);
        if (!text.empty() && !all.insert(text).second)
            add(element.where, in_quotes(text) + " stands twice in " + in_quotes(name));
    }
    const JsonValue* member = value_.find(name);
    if (member && member->array() && elements.empty())
        add(member->where, in_quotes(name) + " is empty");
    return {all.begin(), all.end()};
}

Label Members::label() {
    const JsonValue* member = required("label");
    if (!member) return {};
    Members inside(*member, "\"label\"", problems_);
    Label label{inside.text("id"), inside.text("en")};
    inside.finish();
    return label;
}

void Members::finish() {
    if (!value_.object()) return;
    for (const JsonValue::Member& member : *value_.object())
        if (std::find(known_.begin(), known_.end(), member.name) == known_.end())
            add(member.where,
                "unknown member " + in_quotes(member.name) + suggest(member.name, known_));
}

Where Members::where(std::string_view name) const {
    const JsonValue* member = value_.find(name);
    return member ? member->where : value_.where;
}

std::string Members::text_of(std::string_view name, const JsonValue* member) {
    if (!member) return {};
    const std::string* text = member->string();
    if (text && !text->empty()) return *text;
    add(member->where,
        in_quotes(name) + (text ? " is empty" : " must be a string" + found(*member)));
    return {};
}

void Members::add(const Where& where, std::string message) {
    problems_.push_back({where, std::move(message)});
}

}  // namespace entente::schema_file
