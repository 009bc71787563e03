#include "src/extract/modality.hpp"

#include <algorithm>
#include <iterator>

namespace entente {
namespace {

using Kind = Unit::Kind;

/// How far before the trigger a cue may stand, in tokens.
constexpr std::uint32_t cue_reach = 24;

/// How far a verb governs, in units: longer than any sentence of news.
constexpr std::size_t governed_reach = 400;

}  // namespace

void ModalityReader::start(const ActSentence& sentence) {
    sentence_ = &sentence;
    governor_.reset();
    last_act_.reset();
}

void ModalityReader::tell(std::size_t u, EventEntry& event) const {
    const auto& units = sentence_->units();
    event.modality = "actual";
    if (embedded(u)) event.modality = governor_->modality;
    if (joined_to_last(u)) event.modality = last_act_->modality;
    const std::uint32_t trigger = units[u].at.first;
    const std::uint32_t first = cue_window(u);
    const std::size_t head = first_of_joined(u);
    for (std::uint32_t i = first; i < trigger;) {
        const auto hit =
            knowledge_.lexicon.cues.longest(std::span(context_.lex).subspan(i, trigger - i));
        if (hit.length == 0) {
            ++i;
            continue;
        }
        const CueRow& cue = knowledge_.lexicon.cue_rows[hit.rows.front()];
        const TokenRange at{i, i + hit.length};
        i = at.last;
        const std::size_t verb = at.last <= units[head].at.first ? head : u;
        if (!cue.clause && (verb_between(at.last, verb) || bare_noun(at))) continue;
        if (cue.kind == "denial" && of_plan(at.last)) continue;
        event.cues.push_back({cue.kind, at});
        if (stronger(cue.modality, event.modality)) event.modality = cue.modality;
    }
}

void ModalityReader::note_frame(std::size_t u, const FrameRow& frame) {
    const auto& units = sentence_->units();
    if (frame.type == "REQUEST" || frame.type == "THREATEN")
        governor_ = {u, "hypothetical"};
    else if (frame.type == "ACCUSE" && frame.mode == "allege")
        governor_ = {u, "hypothetical"};
    else if (frame.type == "AGREE")
        governor_ = {u, "planned"};
    else if (frame.type == "REJECT" && denies(units[u].at.first) && !of_plan(units[u].at.last))
        governor_ = {u, "negated"};
}

std::size_t ModalityReader::first_of_joined(std::size_t u) const {
    const auto& units = sentence_->units();
    constexpr std::size_t reach = 12;  // units
    if (u == 0 || units[u].kind != Kind::verb || units[u - 1].kind != Kind::conjunction) return u;
    for (std::size_t i = u - 1; i > 0 && u - i < reach; --i) {
        const Kind kind = units[i - 1].kind;
        if (kind == Kind::verb) return i - 1;
        if (kind == Kind::comma || kind == Kind::stop || kind == Kind::relative) return u;
    }
    return u;
}

bool ModalityReader::joined_to_last(std::size_t u) const {
    const auto& units = sentence_->units();
    if (!last_act_ || units[u].kind != Kind::verb || u == 0) return false;
    if (units[u - 1].kind != Kind::conjunction) return false;
    if (u > last_act_->unit + governed_reach) return false;
    for (std::size_t i = last_act_->unit + 1; i < u; ++i)
        if (context_.own_verb(units[i]) || units[i].kind == Kind::stop) return false;
    return last_act_->unit < u && units[last_act_->unit].kind == Kind::verb;
}

std::uint32_t ModalityReader::cue_window(std::size_t u) const {
    const auto& units = sentence_->units();
    const std::uint32_t trigger = units[u].at.first;
    std::uint32_t first =
        std::max(sentence_->range().first, trigger - std::min(trigger, cue_reach));
    for (std::size_t i = u; i > 0 && units[i - 1].at.first >= first; --i) {
        const Kind kind = units[i - 1].kind;
        if (kind == Kind::stop || kind == Kind::complementizer) return units[i - 1].at.last;
        if (kind == Kind::subordinator) return units[i - 1].at.first;
    }
    return first;
}

bool ModalityReader::bare_noun(TokenRange at) const {
    const auto& form = reading_.words[at.first].form;
    if (!form || form->voice != Voice::noun || at.last >= sentence_->range().last) return false;
    const WordClasses next = reading_.words[at.last].classes;
    return !next.has(WordClass::complementizer) && !next.has(WordClass::subordinator) &&
           !next.has(WordClass::relative) && !next.has(WordClass::preposition);
}

bool ModalityReader::of_plan(std::uint32_t token) const {
    return token < sentence_->range().last && reading_.has(token, WordClass::intent);
}

bool ModalityReader::verb_between(std::uint32_t token, std::size_t u) const {
    const auto& units = sentence_->units();
    for (std::size_t i = u; i > 0 && units[i - 1].at.first >= token; --i) {
        const Unit& unit = units[i - 1];
        if (unit.kind == Kind::actor || unit.kind == Kind::comma) return true;
        if (unit.kind == Kind::verb && !reading_.has(unit.at.first, WordClass::light)) return true;
    }
    return false;
}

bool ModalityReader::stronger(std::string_view a, std::string_view b) {
    constexpr std::string_view order[] = {"actual", "planned", "hypothetical", "negated"};
    return std::find(std::begin(order), std::end(order), a) >
           std::find(std::begin(order), std::end(order), b);
}

bool ModalityReader::denies(std::uint32_t i) const {
    const auto cue = knowledge_.lexicon.cues.longest(std::span(context_.lex).subspan(i, 1));
    return cue.length != 0 && knowledge_.lexicon.cue_rows[cue.rows.front()].modality == "negated";
}

bool ModalityReader::embedded(std::size_t u) const {
    const auto& units = sentence_->units();
    if (!governor_ || u > governor_->unit + governed_reach) return false;
    for (std::size_t i = governor_->unit + 1; i < u; ++i) {
        const Kind kind = units[i].kind;
        if (kind == Kind::stop || kind == Kind::conjunction) return false;
        if (kind == Kind::subordinator && !purpose(units[i].at.first)) return false;
    }
    return true;
}

bool ModalityReader::purpose(std::uint32_t i) const {
    const auto cue = knowledge_.lexicon.cues.longest(std::span(context_.lex).subspan(i, 1));
    return cue.length != 0 && knowledge_.lexicon.cue_rows[cue.rows.front()].modality == "planned";
}

}  // namespace entente
