#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "src/extract/act_context.hpp"

namespace entente {

/// Whether an act is done, planned, denied or only supposed: by cues beside it (cues.tsv), by the
/// demand, threat or allegation it stands under, and by the act it is joined to. Told trigger by
/// trigger, from left to right.
class ModalityReader {
public:
    explicit ModalityReader(const ActContext& context)
        : context_(context), reading_(context.reading), knowledge_(context.knowledge) {}

    void start(const ActSentence& sentence);
    /// Sets modality and cues of the act that unit u tells.
    void tell(std::size_t u, EventEntry& event) const;
    /// Unit u opens the frame: what it says of the acts that follow in the sentence.
    void note_frame(std::size_t u, const FrameRow& frame);
    /// Unit u tells an act that is meant so.
    void note_act(std::size_t u, const std::string& modality) { last_act_ = {u, modality}; }

private:
    /// A unit, and how what it governs is meant.
    struct Governor {
        std::size_t unit;
        std::string modality;
    };

    /// "harus memulangkan X dan mengakhiri Y": the first of verbs joined by "dan" has the cues of
    /// both.
    std::size_t first_of_joined(std::size_t u) const;
    /// "akan mendukung X dan menyerang Y": what holds for the first verb holds for the second.
    bool joined_to_last(std::size_t u) const;
    /// Cues count from the clause's subject on, or from where the clause starts.
    std::uint32_t cue_window(std::size_t u) const;
    /// A noun that opens nothing ("tuntutan itu ditolak") says nothing of the verb after it.
    bool bare_noun(TokenRange at) const;
    /// "menolak rencana X untuk ...": the plan of another is refused, not said to be none.
    bool of_plan(std::uint32_t token) const;
    /// Another verb takes the cue for itself, unless it only serves this one ("berencana untuk").
    bool verb_between(std::uint32_t token, std::size_t u) const;
    /// negated > hypothetical > planned > actual
    static bool stronger(std::string_view a, std::string_view b);
    /// "membantah (bahwa) ...": what follows is said not to be so.
    bool denies(std::uint32_t i) const;
    bool embedded(std::size_t u) const;
    bool purpose(std::uint32_t i) const;

    const ActContext& context_;
    const Reading& reading_;
    const Knowledge& knowledge_;
    const ActSentence* sentence_ = nullptr;
    std::optional<Governor> governor_;
    std::optional<Governor> last_act_;  ///< the last one of this sentence
};

}  // namespace entente
