#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ontology/schema.hpp"

namespace entente {

/// What a careful analyst would note of one article: NAME.gold.json. Ids are the file's own ("e1").
struct GoldArticle {
    struct Entity {
        std::string id, type, name;
        std::vector<std::string> mentions;
    };
    struct Office {
        std::string person, title, of;
        bool former = false;
    };
    struct Relation {
        std::string from, type, to;
    };
    struct Event {
        std::string type, modality;
        std::vector<std::string> actors, recipients;
        std::string place, date;  ///< empty when there is none
        std::string trigger, evidence;
    };
    struct Statement {
        std::string speaker, quote, via;
    };

    std::string name;  ///< of the file, without ".gold.json"
    std::vector<Entity> entities;
    std::vector<Office> offices;
    std::vector<Relation> relations;
    std::vector<Event> events;
    std::vector<Statement> statements;
};

/// @throws LoadError with file, line, column: no such file, no JSON, a member missing, an id that
/// no
///         entity has, a type of event that the schema lacks
GoldArticle load_gold(const std::filesystem::path& file, const Schema& schema);

/// The gold files of a folder, by name. @throws InputError when there is none
std::vector<std::filesystem::path> gold_files(const std::filesystem::path& folder);

/// "dev-01" of "dev-01.gold.json".
std::string gold_name(const std::filesystem::path& file);

}  // namespace entente
