#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "src/extract/reading.hpp"

namespace entente {

/// Grammatical functions within one sentence, told from the order of its units. Indonesian puts the
/// subject before the verb and the object behind it, and marks the rest by prepositions, so that no
/// tree is needed for the clauses news is made of: one pass from left to right keeps the clauses
/// that are open (main, relative, complement, adverbial) and gives each verb the subject of its
/// own.
class Clause {
public:
    Clause(const Reading& reading, const std::vector<Unit>& units);

    /// The actor unit that is subject of the verb: before it; the antecedent of "yang"; for "untuk"
    /// and for verbs in a row, whoever governs the verb before; for a fronted adverbial clause, the
    /// subject of the main clause behind it.
    std::optional<std::size_t> subject(std::size_t verb) const;
    /// Where the subject is a noun, the actor unit that hangs on it: "serangan Israel menewaskan".
    std::optional<std::size_t> subject_owner(std::size_t verb) const;
    /// Is anything at all the verb's subject? If not, it is left to the sentence before.
    bool has_subject(std::size_t verb) const;
    /// The actor unit behind an active verb, maybe through nouns ("menyerang wilayah Ukraina").
    std::optional<std::size_t> object(std::size_t verb) const;
    /// The first actor unit that what follows the trigger in its clause mentions, however deep:
    /// "membatalkan proyek yang memakai pinjaman dari China". Never where it only happens.
    std::optional<std::size_t> mentioned(std::size_t trigger) const;
    /// The actor unit right behind a noun: "serangan (udara) Rusia".
    std::optional<std::size_t> genitive(std::size_t noun) const;
    /// The actor unit that this preposition governs behind the trigger, in the same clause.
    std::optional<std::size_t> governed(std::size_t trigger, std::string_view preposition) const;
    /// In a relative clause, the name that this preposition ties to the clause's head: "proposal
    /// untuk NATO yang diajukan".
    std::optional<std::size_t> governed_by_head(std::size_t verb,
                                                std::string_view preposition) const;
    /// The subject of what the trigger says or asks: "tuduhan yang menyebut Moskow berencana ...",
    /// "harapan agar ASEAN ...".
    std::optional<std::size_t> complement_subject(std::size_t trigger) const;
    /// The light verb whose object the noun is: "menggelar" in "menggelar pertemuan".
    std::optional<std::size_t> light_verb(std::size_t noun) const;

    /// The actors of a unit and of those joined to it by "dan", "serta" or commas.
    std::vector<std::uint32_t> group(std::size_t unit) const;
    /// Does a preposition govern the unit, or the group it is part of?
    bool under_preposition(std::size_t unit) const;

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// A noun phrase: the actor it is or that hangs on its noun.
    struct Phrase {
        std::size_t first = none, last = none;
        std::size_t actor = none;
        bool owner = false;  ///< the actor hangs on a noun
        bool behind_comma = false;
        bool governed = false;  ///< by a preposition
        bool empty() const { return first == none; }
    };
    struct Open {
        enum class Kind { main, relative, complement, adverbial } kind = Kind::main;
        Phrase subject, object;
        std::size_t verb = none;
        bool inherits = false;             ///< the subject was its governor's
        std::vector<std::size_t> waiting;  ///< verbs whose subject may come later
    };
    class Pass;

    std::size_t joint_behind(std::size_t unit, bool& conjoined) const;
    std::size_t group_first(std::size_t unit) const;
    std::size_t group_last(std::size_t unit) const;
    /// The preposition that opens the phrase the unit ends; npos if none.
    std::optional<std::size_t> preposition_over(std::size_t unit) const;
    std::optional<std::size_t> closes_phrase(std::size_t preposition) const;
    bool starts_clause(std::size_t unit) const;

    const Reading& reading_;
    const std::vector<Unit>& units_;
    std::vector<Phrase>
        subjects_;  ///< by unit; empty for what is no verb and for verbs without one
};

}  // namespace entente
