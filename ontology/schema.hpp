#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A name for people in the languages we show: Indonesian and English.
struct Label {
    std::string id;
    std::string en;
};

/// The same notion in other vocabularies; each may be empty.
struct OutsideTerms {
    std::string wikidata;          ///< class (Q5) or property (P39)
    std::string schema_org;        ///< "Person"
    std::string follow_the_money;  ///< "Person"
};

struct EntityType {
    std::string name;  ///< "Person"
    Label label;
    std::string definition;          ///< one or two English sentences
    std::vector<std::string> roles;  ///< sorted; what it may be: actor, place, recipient, speaker
    OutsideTerms outside;

    bool may_be(std::string_view role) const noexcept;  ///< is role one of `roles`?
};

struct RelationType {
    std::string name;  ///< "HOLDS_OFFICE"
    Label label;       ///< reads from start to end: "holds office at"
    std::string definition;
    OutsideTerms outside;
    std::vector<std::string> from;  ///< sorted; entity types that may stand at the start
    std::vector<std::string> to;    ///< sorted; entity types that may stand at the end
    bool has_office = false;        ///< carries title, office and former
    bool symmetric = false;
};

/// A mode of an event type: "withdraw" of RETREAT, and its score on PLOVER's conflict-cooperation
/// scale (-10 to 10); the score of the type where PLOVER gives the mode none.
struct EventMode {
    std::string name;
    Label label;
    std::string definition;
    double score = 0;
};

struct EventType {
    std::string name;  ///< "CONSULT"
    Label label;       ///< reads from actor to recipient: "consults with"
    std::string definition;
    int quad = 0;  ///< 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
    double score = 0;        ///< when no mode is told
    bool symmetric = false;  ///< all sides count alike (CONSULT)
    /// PLOVER asks for a recipient. Records may still leave it out: news does not name everybody.
    bool requires_recipient = false;
    std::vector<EventMode> modes;  ///< sorted by name
    /// modality to PLOVER category: planned CONSULT is AGREE; a missing modality has none.
    std::map<std::string, std::string, std::less<>> plover;

    const EventMode* mode(std::string_view mode_name) const noexcept;  ///< null if unknown
    /// PLOVER category of this act in this modality; empty when it is none.
    std::string_view category(std::string_view modality) const noexcept;
};

/// A word of a closed list of vocabulary.json: "metonym", "planned", "cyber".
struct Word {
    std::string name;
    Label label;
    std::string definition;
};

/// What can be said: the types of ontology/schema/, loaded once and only read afterwards.
class Schema {
public:
    /// Reads entity/*.json, relation/*.json, event/*.json and vocabulary.json under folder and
    /// checks them against one another: one type a file, named as the file is; no member that
    /// nobody reads; every name that a type refers to is there.
    /// @throws LoadError with all problems of all files, each with file, line and column
    static Schema load(const std::filesystem::path& folder);

    const EntityType* entity(std::string_view name) const noexcept;      ///< null if unknown
    const RelationType* relation(std::string_view name) const noexcept;  ///< null if unknown
    const EventType* event(std::string_view name) const noexcept;        ///< null if unknown

    /// Sorted by name, so that output order never varies.
    std::span<const EntityType> entities() const noexcept { return entities_; }
    std::span<const RelationType> relations() const noexcept { return relations_; }
    std::span<const EventType> events() const noexcept { return events_; }

    /// Quad class of an event: that of its PLOVER category, of the act itself when that is none.
    int quad(const EventType& event, std::string_view modality) const noexcept;

    /// Closed lists of words (vocabulary.json), sorted.
    std::span<const std::string> mention_kinds() const noexcept { return mention_kinds_; }
    std::span<const std::string> reference_kinds() const noexcept { return reference_kinds_; }
    std::span<const std::string> modalities() const noexcept { return modalities_; }
    std::span<const std::string> stances() const noexcept { return stances_; }
    std::span<const std::string> statement_kinds() const noexcept { return statement_kinds_; }
    std::span<const std::string> contexts() const noexcept { return contexts_; }
    std::span<const std::string> published_from() const noexcept { return published_from_; }
    /// The same lists with labels and definitions, by their name in vocabulary.json ("contexts");
    /// empty for any other name.
    std::span<const Word> words(std::string_view list) const noexcept;

private:
    friend class SchemaLoader;
    std::vector<EntityType> entities_;
    std::vector<RelationType> relations_;
    std::vector<EventType> events_;
    std::vector<std::string> mention_kinds_, reference_kinds_, modalities_, stances_,
        statement_kinds_, contexts_, published_from_;
    std::map<std::string, std::vector<Word>, std::less<>> words_;
};

}  // namespace entente
