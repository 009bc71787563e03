#include "src/score/gold.hpp"

#include <algorithm>
#include <set>

#include "src/base/error.hpp"
#include "src/base/json_file.hpp"

namespace entente {
namespace {

constexpr std::string_view ending = ".gold.json";

/// Reads the members of one gold file and gathers all that is wrong with them.
class GoldReader {
public:
    GoldReader(const std::filesystem::path& file, const Schema& schema)
        : root_(load_json(file)), schema_(schema) {}

    GoldArticle read() {
        for (const JsonValue& value : list(root_, "entities")) {
            GoldArticle::Entity entity{text(value, "id"), text(value, "type"), text(value, "name"),
                                       texts(value, "mentions")};
            ids_.insert(entity.id);
            article_.entities.push_back(std::move(entity));
        }
        for (const JsonValue& value : list(root_, "offices"))
            article_.offices.push_back({id(value, "person"), text(value, "title"), id(value, "of"),
                                        flag(value, "former")});
        for (const JsonValue& value : list(root_, "relations"))
            article_.relations.push_back({id(value, "from"), text(value, "type"), id(value, "to")});
        for (const JsonValue& value : list(root_, "events"))
            article_.events.push_back(event(value));
        for (const JsonValue& value : list(root_, "statements"))
            article_.statements.push_back(
                {id(value, "speaker"), text(value, "quote"), optional(value, "via")});
        if (!problems_.empty()) throw LoadError(std::move(problems_));
        return std::move(article_);
    }

private:
    void problem(const JsonValue& value, std::string message) {
        problems_.push_back({value.where, std::move(message)});
    }

    const JsonValue::Array& list(const JsonValue& object, std::string_view name) {
        static const JsonValue::Array none;
        const JsonValue* value = object.find(name);
        if (value != nullptr && value->array() != nullptr) return *value->array();
        problem(value != nullptr ? *value : object,
                "\"" + std::string(name) + "\": expected a list");
        return none;
    }

    std::string text(const JsonValue& object, std::string_view name) {
        const JsonValue* value = object.find(name);
        if (value != nullptr && value->string() != nullptr) return *value->string();
        problem(value != nullptr ? *value : object,
                "\"" + std::string(name) + "\": expected a string");
        return {};
    }
    /// A string, or nothing for null or a missing member.
    std::string optional(const JsonValue& object, std::string_view name) {
        const JsonValue* value = object.find(name);
        const bool none = value == nullptr || std::holds_alternative<std::monostate>(value->value);
        return none ? std::string() : text(object, name);
    }
    bool flag(const JsonValue& object, std::string_view name) {
        const JsonValue* value = object.find(name);
        return value != nullptr && value->boolean() != nullptr && *value->boolean();
    }
    std::vector<std::string> texts(const JsonValue& object, std::string_view name) {
        std::vector<std::string> all;
        for (const JsonValue& value : list(object, name)) {
            if (value.string() == nullptr)
                problem(value, "\"" + std::string(name) + "\": expected strings");
            else
                all.push_back(*value.string());
        }
        return all;
    }

    std::string known(const JsonValue& object, std::string entity) {
        if (!entity.empty() && !ids_.contains(entity))
            problem(object, "no entity \"" + entity + '"');
        return entity;
    }
    std::string id(const JsonValue& object, std::string_view name) {
        return known(object, text(object, name));
    }
    std::vector<std::string> ids(const JsonValue& object, std::string_view name) {
        std::vector<std::string> all;
        for (std::string& entity : texts(object, name))
            all.push_back(known(object, std::move(entity)));
        return all;
    }

    GoldArticle::Event event(const JsonValue& value) {
        GoldArticle::Event event;
        event.type = text(value, "type");
        if (schema_.event(event.type) == nullptr)
            problem(value, "no event type \"" + event.type + '"');
        event.modality = optional(value, "modality");
        event.actors = ids(value, "actors");
        event.recipients = ids(value, "recipients");
        event.place = known(value, optional(value, "place"));
        event.date = optional(value, "date");
        event.trigger = optional(value, "trigger");
        event.evidence = optional(value, "evidence");
        return event;
    }

    JsonValue root_;
    const Schema& schema_;
    GoldArticle article_;
    std::set<std::string> ids_;
    std::vector<Problem> problems_;
};

}  // namespace

GoldArticle load_gold(const std::filesystem::path& file, const Schema& schema) {
    GoldArticle article = GoldReader(file, schema).read();
    article.name = gold_name(file);
    return article;
}

std::string gold_name(const std::filesystem::path& file) {
    std::string name = file.filename().string();
    return name.substr(0, name.size() - std::min(name.size(), ending.size()));
}

std::vector<std::filesystem::path> gold_files(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder))
        throw InputError(folder.string() + ": no folder of gold annotations");
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().filename().string().ends_with(ending)) files.push_back(entry.path());
    if (files.empty())
        throw InputError(folder.string() + ": holds no file NAME" + std::string(ending));
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace entente
