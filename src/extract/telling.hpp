#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/extract/reading.hpp"

namespace entente {

/// Prepositions that tie somebody to a trigger. Their places are part of the model file.
inline constexpr std::string_view tie_prepositions[] = {
    "dengan", "kepada", "terhadap", "oleh", "dari",    "untuk",   "bagi", "ke",
    "antara", "atas",   "di",       "pada", "bersama", "melawan", "dalam"};

/// How somebody is tied to a trigger; by the first of these that holds they are called. Their
/// numbers are part of the model file.
enum class Tie : std::uint8_t {
    agent,  ///< of a passive: "oleh X"
    subject,
    subject_owner,  ///< of the noun that is subject: "serangan X menewaskan"
    object,
    genitive,       ///< right behind a noun trigger
    complement,     ///< subject of what the trigger says or asks
    light_subject,  ///< of the light verb that carries a noun trigger
    verb_subject,   ///< of the verb over a noun trigger
    verb_subject_owner,
    governed,  ///< by a preposition behind the trigger; one tie for each of tie_prepositions
    head_governed =
        governed +
        std::size(tie_prepositions),  ///< so is the head of the trigger's relative clause
    mentioned =
        head_governed + std::size(tie_prepositions),  ///< first in what follows in the clause
    verb_object,                                      ///< of the verb over a noun trigger
    direct_speaker,                                   ///< of the quotation the trigger stands in
    speaker,       ///< of the indirect speech the trigger stands in
    speaker_side,  ///< the state or body the speaker speaks for
    topic,         ///< whom the sentence before was about
    before,        ///< stands before the trigger: the nearest, the next ... six of them
    after = before + 6,
    salient = after + 6,        ///< named often in the article: the three most
    ruled_actor = salient + 3,  ///< a side as the rules read it
    ruled_recipient
};

/// Somebody, or several joined, who may be a side of an act.
struct Side {
    std::vector<std::uint32_t> actors;
    std::uint64_t ties = 0;           ///< bit per Tie
    std::optional<std::size_t> unit;  ///< of the sentence; none when it names them elsewhere
    /// What they are like, as hashes: for the learned choice.
    std::vector<std::uint64_t> properties;
    std::size_t tied = 0;  ///< the first so many of them count by how the side is tied, too
};

/// A word that may tell an act, with all that is known before it is decided whether it does.
struct Telling {
    std::uint32_t sentence = 0;
    std::size_t unit = 0;
    TokenRange trigger;
    std::vector<const FrameRow*> frames;  ///< that the word may open: one for each type of act
    std::optional<EventEntry> ruled;      ///< as the rules read it; without place and date
    std::string modality;
    std::vector<CueEntry> cues;
    std::vector<Side> sides;
    std::uint64_t form = 0;                 ///< how the trigger is built: active verb, noun ...
    std::vector<std::uint64_t> properties;  ///< of the trigger and its sentence, as of sides
    std::size_t lexical = 0;                ///< the first so many of them are words
};

}  // namespace entente
