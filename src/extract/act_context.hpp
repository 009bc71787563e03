#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "src/extract/clause.hpp"
#include "src/extract/reading.hpp"

namespace entente {

/// What all acts of an article ask for: who speaks where, for whom, who belongs to whom.
class ActContext {
public:
    ActContext(const Reading& reading, const Knowledge& knowledge);

    const Reading& reading;
    const Knowledge knowledge;
    std::vector<std::uint32_t> lex;  ///< Lexicon::words, by token

    /// The innermost statement the tokens stand in; null when there is none.
    const StatementEntry* statement_at(TokenRange tokens) const;
    /// For whom somebody says "we": heads of state or government for themselves, others for the
    /// state or body whose office they hold.
    std::uint32_t side_of(std::uint32_t speaker) const;
    /// Is it the speaker, or what the speaker belongs to?
    bool own_side(std::uint32_t speaker, std::uint32_t other) const;
    /// The actor that is this state, where the article names it.
    std::optional<std::uint32_t> named_state(ActorIndex state) const;
    /// How often the article names somebody, by pronouns, too; by actor.
    const std::vector<std::uint32_t>& named() const noexcept { return named_; }
    /// Those it names most, no places, agreements or media: the commonest first.
    const std::vector<std::uint32_t>& salient() const noexcept { return salient_; }
    /// Somebody whose acts are politics.
    bool political(std::uint32_t actor) const { return political_[actor]; }
    /// Leaves those on its sides who may be there by the ontology, and nobody on both.
    void keep_fitting(EventEntry& event) const;
    /// The row of speech.tsv that the unit's first word is; null when there is none.
    const SpeechRow* speech_at(const Unit& unit) const;
    /// A verb with a place and time of its own, unless it only says that the act takes place.
    bool own_verb(const Unit& unit) const;

private:
    /// Offices held now, by holder and state or body.
    std::map<std::pair<std::uint32_t, std::uint32_t>, const RelationEntry*> offices_;
    std::map<ActorIndex, std::uint32_t> states_;  ///< that the article names
    std::vector<std::uint32_t> named_;
    std::vector<std::uint32_t> salient_;
    std::vector<bool> political_;
};

/// A sentence whose acts are read: its units, in which the first person within quotations is the
/// speaker or the speaker's side ("kami mengecam"), and their functions.
class ActSentence {
public:
    ActSentence(const ActContext& context, std::uint32_t sentence);
    ActSentence(const ActSentence&) = delete;
    ActSentence& operator=(const ActSentence&) = delete;

    const std::vector<Unit>& units() const noexcept { return spoken_.empty() ? *told_ : spoken_; }
    const Clause& clause() const noexcept { return clause_; }
    std::uint32_t number() const noexcept { return number_; }
    TokenRange range() const noexcept { return range_; }
    /// How many of the units are actors.
    std::size_t actors() const noexcept { return actors_; }

private:
    std::uint32_t number_;
    TokenRange range_;
    const std::vector<Unit>* told_;
    std::vector<Unit> spoken_;  ///< empty where there is no first person
    Clause clause_;
    std::size_t actors_;
};

/// The sentences of an article whose acts are read, each made when it is asked for first: one
/// sentence may tell thousands of acts.
class ActSentences {
public:
    explicit ActSentences(const ActContext& context) : context_(context) {}

    const ActSentence& at(std::uint32_t sentence);
    /// Those before it are needed no more.
    void forget_before(std::uint32_t sentence) {
        made_.erase(made_.begin(), made_.lower_bound(sentence));
    }

private:
    const ActContext& context_;
    std::map<std::uint32_t, ActSentence> made_;
};

/// A medium reports; it is party to an act only where it is the one who suffers it.
inline bool only_reports(std::string_view type, std::string_view event) {
    return type == "MediaOrganization" && event != "COERCE" && event != "ASSAULT";
}

}  // namespace entente
