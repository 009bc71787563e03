#include "ontology/schema.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "ontology/members.hpp"

namespace entente {
namespace {

using namespace schema_file;

constexpr std::array<std::string_view, 4> known_roles = {"actor", "place", "recipient", "speaker"};
constexpr int most_score = 10;

template <class Type>
Names names_of(const std::vector<Type>& types) {
    Names names;
    for (const Type& type : types) names.push_back(type.name);
    return names;
}

template <class Range>
auto find_named(const Range& sorted, std::string_view name) noexcept -> decltype(sorted.data()) {
    const auto found = std::lower_bound(
        sorted.begin(), sorted.end(), name,
        [](const auto& type, std::string_view wanted) { return type.name < wanted; });
    return found != sorted.end() && found->name == name ? &*found : nullptr;
}

bool made_of(std::string_view name, bool (*allowed)(char)) {
    return !name.empty() && std::all_of(name.begin(), name.end(), allowed);
}
bool upper(char c) {
    return 'A' <= c && c <= 'Z';
}
bool lower(char c) {
    return 'a' <= c && c <= 'z';
}
bool in_pascal(char c) {
    return upper(c) || lower(c);
}
bool in_capitals(char c) {
    return upper(c) || c == '_';
}
bool in_word(char c) {
    return lower(c) || c == '_' || c == '-';
}

/// "InternationalOrganization" lives in international_organization.json, ALLY_OF in ally_of.json.
std::string file_stem(std::string_view name) {
    std::string stem;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool word_starts = i > 0 && upper(name[i]) && lower(name[i - 1]);
        if (word_starts) stem += '_';
        stem += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
    }
    return stem;
}

}  // namespace

/// Reads the files one by one, then checks names across them. Problems pile up until the end, so
/// that one run shows them all.
class SchemaLoader {
public:
    Schema load(const std::filesystem::path& folder) {
        load_types(folder / "entity", schema_.entities_, &SchemaLoader::entity_type);
        load_types(folder / "relation", schema_.relations_, &SchemaLoader::relation_type);
        load_types(folder / "event", schema_.events_, &SchemaLoader::event_type);
        load_vocabulary(folder / "vocabulary.json");
        check_references();
        if (!problems_.empty()) throw LoadError(in_order(std::move(problems_)));
        return std::move(schema_);
    }

private:
    /// A name that one file uses and another must define.
    struct Reference {
        Where where;
        std::string name;
        std::string message;  ///< "\"to\" names no entity type"
    };

    template <class Type>
    void load_types(const std::filesystem::path& folder, std::vector<Type>& types,
                    Type (SchemaLoader::*read)(Members&)) {
        for (const auto& file : files_of(folder)) {
            stems_.insert(file.stem().string());
            const std::optional<JsonValue> json = read_json(file);
            if (!json) continue;
            Members members(*json, "a type", problems_);
            Type type = (this->*read)(members);
            members.finish();
            if (type.name.empty()) continue;
            const Where where = members.where("name");
            if (file_stem(type.name) != file.stem())
                add(where,
                    in_quotes(type.name) + " belongs into " + file_stem(type.name) + ".json");
            if (!type_names_.insert(type.name).second)
                add(where, in_quotes(type.name) + " names another type already");
            else
                types.push_back(std::move(type));
        }
        sort_by_name(types);
    }

    EntityType entity_type(Members& members) {
        EntityType type;
        type.name = name(members, in_pascal, "letters, as in \"MilitaryForce\"");
        type.label = members.label();
        type.definition = members.text("definition");
        type.roles = members.texts("roles");
        type.outside = outside(members, 'Q');
        const Names roles(known_roles.begin(), known_roles.end());
        for (const std::string& role : type.roles)
            if (std::find(roles.begin(), roles.end(), role) == roles.end())
                add(members.where("roles"),
                    "\"roles\" knows no " + in_quotes(role) + suggest(role, roles));
        return type;
    }

    RelationType relation_type(Members& members) {
        RelationType type;
        type.name = name(members, in_capitals, "capitals and _, as in \"MEMBER_OF\"");
        type.label = members.label();
        type.definition = members.text("definition");
        type.from = ends(members, "from");
        type.to = ends(members, "to");
        type.has_office = members.flag("has_office");
        type.symmetric = members.flag("symmetric");
        type.outside = outside(members, 'P');
        if (type.symmetric && type.from != type.to)
            add(members.where("symmetric"), "\"symmetric\" needs the same types at both ends");
        return type;
    }

    EventType event_type(Members& members) {
        EventType type;
        type.name = name(members, in_capitals, "capitals and _, as in \"CONSULT\"");
        type.label = members.label();
        type.definition = members.text("definition");
        type.quad = static_cast<int>(members.whole_number("quad", 1, 4));
        type.score = members.number("score", -most_score, most_score);
        type.symmetric = members.flag("symmetric");
        type.requires_recipient = members.flag("requires_recipient");
        type.modes = modes(members, type.score);
        type.plover = plover(members, type.name);
        return type;
    }

    std::vector<EventMode> modes(Members& members, double score_of_type) {
        std::vector<EventMode> modes;
        for (const JsonValue& element : members.array("modes")) {
            Members inside(element, "a mode", problems_);
            EventMode mode;
            mode.name = name(inside, in_word, "lower-case letters, as in \"third-party\"");
            mode.label = inside.label();
            mode.definition = inside.text("definition");
            mode.score = inside.optional("score") ? inside.number("score", -most_score, most_score)
                                                  : score_of_type;
            inside.finish();
            if (find_by_name(modes, mode.name))
                add(inside.where("name"), "mode " + in_quotes(mode.name) + " stands twice");
            else if (!mode.name.empty())
                modes.push_back(std::move(mode));
        }
        sort_by_name(modes);
        return modes;
    }

    std::map<std::string, std::string, std::less<>> plover(Members& members,
                                                           const std::string& type) {
        std::map<std::string, std::string, std::less<>> categories;
        const JsonValue* table = members.required("plover");
        if (!table) return categories;
        if (!table->object()) {
            add(table->where, "\"plover\" must be an object, found " + std::string(table->kind()));
            return categories;
        }
        for (const auto& [modality, where, category] : *table->object()) {
            modalities_.push_back({where, modality, "\"plover\" names no modality"});
            if (const std::string* text = category.string()) {
                events_.push_back({category.where, *text, "\"plover\" names no event type"});
                categories.emplace(modality, *text);
            } else {
                add(category.where,
                    "a PLOVER category must be a string, found " + std::string(category.kind()));
            }
        }
        const auto actual = categories.find("actual");
        if (actual == categories.end() || actual->second != type)
            add(table->where, "an actual " + type + " must be " + in_quotes(type) + " to PLOVER");
        return categories;
    }

    void load_vocabulary(const std::filesystem::path& file) {
        const std::optional<JsonValue> json = read_json(file);
        if (!json) return;
        Members members(*json, "the vocabulary", problems_);
        schema_.mention_kinds_ = words(members, "mention_kinds");
        schema_.reference_kinds_ = words(members, "reference_kinds");
        schema_.modalities_ = words(members, "modalities");
        schema_.stances_ = words(members, "stances");
        schema_.statement_kinds_ = words(members, "statement_kinds");
        schema_.contexts_ = words(members, "contexts");
        schema_.published_from_ = words(members, "published_from");
        members.finish();
        // What records fall back to when nothing is told.
        needed(members, "modalities", schema_.modalities_, "actual");
        needed(members, "published_from", schema_.published_from_, "none");
    }

    std::vector<std::string> words(Members& members, const char* list) {
        std::vector<Word>& words = schema_.words_[list];
        const JsonValue::Array& array = members.array(list);
        for (const JsonValue& element : array) {
            Members inside(element, "a word", problems_);
            Word word;
            word.name = name(inside, in_word, "lower-case letters");
            word.label = inside.label();
            word.definition = inside.text("definition");
            inside.finish();
            if (find_by_name(words, word.name))
                add(inside.where("name"),
                    in_quotes(word.name) + " stands twice in " + in_quotes(list));
            else if (!word.name.empty())
                words.push_back(std::move(word));
        }
        const JsonValue* member = members.optional(list);
        if (array.empty() && member && member->array())
            add(member->where, in_quotes(list) + " holds no word");
        sort_by_name(words);
        const Names names = names_of(words);
        return {names.begin(), names.end()};
    }

    void needed(Members& members, std::string_view list, const std::vector<std::string>& words,
                std::string_view word) {
        if (!words.empty() && std::find(words.begin(), words.end(), word) == words.end())
            add(members.where(list), in_quotes(list) + " lacks " + in_quotes(word));
    }

    std::string name(Members& members, bool (*allowed)(char), std::string_view form) {
        std::string name = members.text("name");
        if (!name.empty() && !made_of(name, allowed)) {
            add(members.where("name"), in_quotes(name) + " is no name here: " + std::string(form));
            name.clear();
        }
        return name;
    }

    std::vector<std::string> ends(Members& members, std::string_view end) {
        std::vector<std::string> types = members.texts(end);
        for (const std::string& type : types)
            entities_.push_back(
                {where_of(members, end, type), type, in_quotes(end) + " names no entity type"});
        return types;
    }

    /// Where in the list `member` the text stands.
    static Where where_of(Members& members, std::string_view member, const std::string& text) {
        for (const JsonValue& element : members.array(member))
            if (element.string() && *element.string() == text) return element.where;
        return members.where(member);
    }

    /// @param kind  'Q' for a Wikidata item, 'P' for a property
    OutsideTerms outside(Members& members, char kind) {
        const JsonValue* member = members.optional("outside");
        if (!member) return {};
        Members inside(*member, "\"outside\"", problems_);
        OutsideTerms terms{inside.optional_text("wikidata"), inside.optional_text("schema_org"),
                           inside.optional_text("follow_the_money")};
        inside.finish();
        const std::string& id = terms.wikidata;
        const bool digits = id.size() > 1 && id.find_first_not_of("0123456789", 1) == id.npos;
        if (!id.empty() && (id[0] != kind || !digits))
            add(inside.where("wikidata"),
                in_quotes(id) + " is no Wikidata id: " + kind + " and a number");
        return terms;
    }

    void check_references() {
        check(entities_, names_of(schema_.entities_));
        check(events_, names_of(schema_.events_));
        check(modalities_, {schema_.modalities_.begin(), schema_.modalities_.end()});
    }

    void check(const std::vector<Reference>& references, const Names& choices) {
        if (choices.empty()) return;  // that nothing could be read is a problem already
        for (const Reference& reference : references)
            if (std::find(choices.begin(), choices.end(), reference.name) == choices.end() &&
                !stems_.contains(file_stem(reference.name)))  // a broken file is one problem
                add(reference.where, reference.message + ": " + in_quotes(reference.name) +
                                         suggest(reference.name, choices));
    }

    std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
        std::vector<std::filesystem::path> files;
        std::error_code error;
        for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error))
            if (entry->path().extension() == ".json") files.push_back(entry->path());
        if (error)
            add({folder}, "cannot read the folder: " + error.message());
        else if (files.empty())
            add({folder}, "holds no *.json");
        std::sort(files.begin(), files.end());
        return files;
    }

    std::optional<JsonValue> read_json(const std::filesystem::path& file) {
        try {
            return load_json(file);
        } catch (const LoadError& error) {
            problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
            return std::nullopt;
        }
    }

    /// Of types still being gathered, so not sorted yet.
    template <class Type>
    static bool find_by_name(const std::vector<Type>& types, std::string_view name) {
        return std::any_of(types.begin(), types.end(),
                           [&](const Type& type) { return type.name == name; });
    }
    template <class Type>
    static void sort_by_name(std::vector<Type>& types) {
        std::sort(types.begin(), types.end(),
                  [](const Type& a, const Type& b) { return a.name < b.name; });
    }
    static Problems in_order(Problems problems) {
        const auto place = [](const Problem& problem) {
            return std::tie(problem.where.file, problem.where.line, problem.where.column);
        };
        std::stable_sort(problems.begin(), problems.end(),
                         [&](const Problem& a, const Problem& b) { return place(a) < place(b); });
        return problems;
    }
    void add(const Where& where, std::string message) {
        problems_.push_back({where, std::move(message)});
    }

    Schema schema_;
    Problems problems_;
    std::vector<Reference> entities_, events_, modalities_;
    std::set<std::string> type_names_;
    std::set<std::string> stems_;  ///< of all files, sound or not
};

bool EntityType::may_be(std::string_view role) const noexcept {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

const EventMode* EventType::mode(std::string_view mode_name) const noexcept {
    return find_named(modes, mode_name);
}

std::string_view EventType::category(std::string_view modality) const noexcept {
    const auto found = plover.find(modality);
    return found == plover.end() ? std::string_view{} : std::string_view{found->second};
}

Schema Schema::load(const std::filesystem::path& folder) {
    return SchemaLoader{}.load(folder);
}

const EntityType* Schema::entity(std::string_view name) const noexcept {
    return find_named(entities_, name);
}
const RelationType* Schema::relation(std::string_view name) const noexcept {
    return find_named(relations_, name);
}
const EventType* Schema::event(std::string_view name) const noexcept {
    return find_named(events_, name);
}

int Schema::quad(const EventType& event, std::string_view modality) const noexcept {
    const EventType* category = this->event(event.category(modality));
    return category ? category->quad : event.quad;
}

std::span<const Word> Schema::words(std::string_view list) const noexcept {
    const auto found = words_.find(list);
    if (found == words_.end()) return {};
    return found->second;
}

}  // namespace entente
