#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/date.hpp"

namespace entente {

/// A quotation of a document: half-open range of code points of the decoded text (W3C
/// TextPositionSelector) and the characters that stand there.
struct Quote {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string text;
    friend bool operator==(const Quote&, const Quote&) = default;
};

struct DocumentInfo {
    std::string id;      ///< "sha256:" + 64 hex digits of the file's bytes
    std::string source;  ///< path as it was given
    std::string title;
    std::string language;  ///< BCP 47, "id"
    std::optional<Date> published;
    std::string published_from = "none";  ///< text, metadata, option or none
    friend bool operator==(const DocumentInfo&, const DocumentInfo&) = default;
};

/// Part of the page that is not the article: links to others, advertisements, credits.
struct Boilerplate {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string rule;
    friend bool operator==(const Boilerplate&, const Boilerplate&) = default;
};

struct Mention {
    Quote at;
    std::string kind;  ///< one of Schema::mention_kinds()
    double confidence = 0;
    std::string rule;
    friend bool operator==(const Mention&, const Mention&) = default;
};

struct Entity {
    std::string id;        ///< a Wikidata id (Q159) or a local one (x-0123456789ab)
    std::string wikidata;  ///< empty for local ids
    std::string type;
    std::string name;
    std::vector<Mention> mentions;
    friend bool operator==(const Entity&, const Entity&) = default;
};

/// Who answers for a claim, and how: asserts, denies, alleges, asks, fears.
struct Attribution {
    std::string by;  ///< entity id
    std::string stance;
    friend bool operator==(const Attribution&, const Attribution&) = default;
};

struct Relation {
    std::string type;
    std::string from;    ///< entity id
    std::string to;      ///< entity id
    std::string title;   ///< HOLDS_OFFICE: as it stands in the text, without the name of `to`
    std::string office;  ///< HOLDS_OFFICE: class, "minister_of_foreign_affairs"; may be empty
    bool former = false;
    std::string modality = "actual";
    std::optional<Attribution> attribution;
    double confidence = 0;
    std::string rule;
    bool background = false;  ///< known from the knowledge base, not said by the text
    Quote evidence;
    friend bool operator==(const Relation&, const Relation&) = default;
};

/// A word that turned the modality: future, negation, condition ...
struct Cue {
    std::string kind;
    Quote at;
    friend bool operator==(const Cue&, const Cue&) = default;
};

struct Event {
    std::string id;    ///< unique within the record: ev1, ev2 ...
    std::string type;  ///< the act itself, one of PLOVER's 16
    std::string mode;  ///< may be empty
    std::vector<std::string> contexts;
    std::string modality = "actual";  ///< actual, planned, hypothetical, negated
    std::string plover;  ///< PLOVER 2.0 category of (type, modality); empty when it is none
    int quad = 0;        ///< 1..4; quad class of `plover`, of `type` when that is empty
    std::vector<std::string> actors;
    std::vector<std::string> recipients;
    std::string place;  ///< entity id; may be empty
    std::optional<Date> date;
    std::optional<Quote> date_evidence;
    std::optional<Attribution> attribution;
    Quote trigger;
    std::vector<Cue> cues;
    double confidence = 0;
    std::string rule;
    Quote evidence;
    friend bool operator==(const Event&, const Event&) = default;
};

struct Statement {
    std::string speaker;             ///< entity id
    std::string via;                 ///< entity id of the medium that carried it; may be empty
    std::string kind;                ///< direct or indirect
    std::vector<std::string> about;  ///< ids of the entities named in it
    Quote at;
    std::optional<Quote> cue;  ///< "kata", "menurut"
    double confidence = 0;
    std::string rule;
    friend bool operator==(const Statement&, const Statement&) = default;
};

/// All claims of one document: "entente/extraction/1".
struct Record {
    DocumentInfo document;
    std::vector<Boilerplate> boilerplate;
    std::vector<Entity> entities;
    std::vector<Relation> relations;
    std::vector<Event> events;
    std::vector<Statement> statements;
    friend bool operator==(const Record&, const Record&) = default;
};

}  // namespace entente
