#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "src/extract/act_context.hpp"
#include "src/extract/modality.hpp"
#include "src/extract/parties.hpp"

namespace entente {

/// Political acts by frames (frames.tsv): a trigger word opens a frame, the clause gives it actors
/// and recipients. Reads sentence by sentence, trigger by trigger, and keeps what it read, since
/// later sentences answer to earlier ones.
class ActRules {
public:
    explicit ActRules(const ActContext& context)
        : context_(context),
          reading_(context.reading),
          knowledge_(context.knowledge),
          modality_(context) {}

    void start(const ActSentence& sentence);
    /// The act that unit u tells, without place and date; nothing when the sides that its frames
    /// ask for are not found.
    std::optional<EventEntry> read(std::size_t u);
    /// Ends the sentence: the next may go on about whom it was about.
    void end();

    /// Is the unit the object of an act read before?
    bool taken(std::size_t u) const { return object_taken_ == units()[u].at.first; }
    /// Whom the sentence before was about.
    const Actors& topic() const noexcept { return topic_; }
    const ModalityReader& modality() const noexcept { return modality_; }

    /// Where one of the frame's object words stands: behind an active verb, on either side of
    /// others. Words within a lexeme of its own ("uji coba rudal") are no objects.
    std::optional<std::uint32_t> object_near(const FrameRow& frame, std::size_t u) const;
    std::optional<std::size_t> agent_of_passive(std::size_t u) const;
    Actors light_subject(std::size_t noun) const;
    /// The verb, no light one, whose object or reason the noun is; "tewas" is as good as a verb.
    std::optional<std::size_t> verb_over(std::size_t noun) const;

private:
    const std::vector<Unit>& units() const { return sentence_->units(); }
    const Clause& clause() const { return sentence_->clause(); }
    TokenRange range() const { return sentence_->range(); }
    void remember(const EventEntry& act);
    std::optional<EventEntry> code(std::size_t u, const FrameRow& frame);
    /// Its sides may be those who fought in a sentence before.
    bool names_ceasefire(const Unit& unit) const;
    /// Nobody is on both sides of an act, nor twice on one.
    static void part_once(EventEntry& event);
    static bool same_word(std::string_view word, std::string_view token);
    void fill(std::size_t u, const std::vector<Role>& roles, Actors& into, EventEntry& event);
    /// The actors in one grammatical function of the trigger, as if it were active.
    Actors function(std::size_t u, std::string_view role, EventEntry& event);
    /// The one side that a statement speaks of around the trigger, beside its speaker's.
    Actors only_other(std::size_t u) const;
    /// "Qatar bersama AS dan Mesir memimpin", "negara Barat seperti Jerman": those beside the
    /// subject act with it.
    void join_company(std::size_t subject, Actors& actors) const;
    /// Does nothing but adverbs and the like stand before the verb?
    bool opens_sentence(std::size_t u) const;
    /// "serangan Rusia", "AS menggelar pertemuan".
    Actors agent_of_noun(std::size_t u) const;
    /// "membantah tuduhan itu": the object is what somebody said of, or asked of, the actor before;
    /// the answer goes to them.
    void answer(std::size_t u, EventEntry& event) const;
    /// Of verbs with a subject of their own, attacks and demands count though nobody named suffers
    /// them.
    static bool plain_deed(const EventEntry& event);
    static bool enough(const EventEntry& event);
    /// Whom the act concerns where no function of its frame tells.
    void look_further(std::size_t u, EventEntry& event) const;
    /// "gencatan senjata itu": between those who fought in what was told before.
    Actors last_foes() const;
    /// "Perundingan dengan NATO": the other side is whom the sentence, or the one before, is about.
    void find_partner(std::size_t u, EventEntry& event) const;
    /// "Rusia harus menarik pasukan", said by somebody else: of one's own side it is no act towards
    /// it.
    bool of_own_side(const EventEntry& event) const;
    /// What one side alone might do, or should do, is no event between sides.
    static bool told_of_somebody(const EventEntry& event);
    /// "tanpa harus memilih": a judgement that is denied is none.
    static bool unsaid(const EventEntry& event);

    const ActContext& context_;
    const Reading& reading_;
    const Knowledge& knowledge_;
    ModalityReader modality_;
    const ActSentence* sentence_ = nullptr;
    bool worth_ = false;            ///< the sentence has an actor and a trigger
    std::vector<EventEntry> told_;  ///< the latest
    Actors topic_;
    std::optional<std::uint32_t> object_taken_;  ///< a noun that an event already has as its object
};

}  // namespace entente
