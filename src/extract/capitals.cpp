// A capital's name is its city's and its government's. What stands around it tells which: a city is
// where things happen, what is bombed and what lies beside other cities; a government acts and is
// spoken of like a person.

#include "src/extract/capitals.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "src/extract/surface.hpp"

namespace entente {

bool predicate_at(const Reading& reading, std::uint32_t i, std::uint32_t last) {
    if (i >= last) return false;
    const WordEntry& word = reading.words[i];
    for (const WordClass c : {WordClass::auxiliary, WordClass::negator, WordClass::adverb,
                              WordClass::light, WordClass::transfer})
        if (word.classes.has(c)) return true;
    return word.form && word.form->voice != Voice::noun && word.form->voice != Voice::bare;
}

CapitalUse::CapitalUse(const Reading& reading, const Knowledge& knowledge)
    : reading_(reading), knowledge_(knowledge) {
    for (const WordEntry& word : reading.words) lex_.push_back(word.lex);
}

TokenRange CapitalUse::sentence(const Candidate& c) const {
    const Sentence& s = reading_.doc.sentences[c.sentence];
    return {s.first, s.last};
}

bool CapitalUse::acts(const Candidate& candidate) const {
    const TokenRange whole = sentence(candidate);
    const std::uint32_t first = candidate.at.first, last = candidate.at.last;
    if (last + 1 < whole.last && reading_.is(last, ",") && may_be_state(last + 1)) return false;
    if (last + 1 < whole.last && reading_.is(last, "sebagai") &&
        (reading_.is(last + 1, "ibu") || reading_.is(last + 1, "ibukota")))
        return false;
    if (listed_with_place(candidate)) return false;
    if (first == whole.first)
        return predicate_at(reading_, end_of_list(candidate, whole.last), whole.last);
    const std::uint32_t before = first - 1;
    if (reading_.is(before, "di") || reading_.has(before, WordClass::locative)) return false;
    if (before > whole.first && reading_.is(before - 1, "di")) return false;  // "di dekat Moskow"
    if (reading_.is(before, "ke")) return has_near(before, whole.first, WordClass::transfer);
    if (reading_.is(before, "dari"))
        return before > whole.first && (agent_at(before - 1) || spoken(before - 1));
    if (reading_.has(before, WordClass::preposition)) return true;
    if (reading_.has(before, WordClass::conjunction) && before > whole.first)
        return acts_at(before - 1);
    if (happens_to(before)) return false;
    if (predicate_at(reading_, last, whole.last)) return true;
    const Token& word = reading_.doc.tokens[before];
    const bool noun =
        word.kind == TokenKind::word && (word.shape == Shape::lower || before == whole.first);
    return noun && !tells_place(before);
}

/// "Moskow dan Beijing telah ...": behind the states that stand in one row with the candidate.
std::uint32_t CapitalUse::end_of_list(const Candidate& candidate, std::uint32_t last) const {
    std::uint32_t end = candidate.at.last;
    while (end + 1 < last &&
           (reading_.is(end, "dan") || reading_.is(end, "serta") || reading_.is(end, ",")) &&
           may_be_state(end + 1))
        end = starting_at(end + 1)->at.last;
    return end;
}

bool CapitalUse::tells_place(std::uint32_t i) const {
    const auto cue = knowledge_.lexicon.name_cues.longest(std::span(lex_).subspan(i, 1));
    if (cue.length != 0)
        for (std::uint32_t row : cue.rows)
            if (knowledge_.lexicon.name_cue_rows[row].type == "Place") return true;
    const auto agent = knowledge_.lexicon.agents.longest(std::span(lex_).subspan(i, 1));
    return agent.length != 0 && knowledge_.lexicon.agent_rows[agent.rows.front()].kind == "people";
}

const Candidate* CapitalUse::starting_at(std::uint32_t i) const {
    const auto& all = reading_.candidates;
    const auto at = std::lower_bound(
        all.begin(), all.end(), i,
        [](const Candidate& c, std::uint32_t first) { return c.at.first < first; });
    return at != all.end() && at->at.first == i ? &*at : nullptr;
}

const Candidate* CapitalUse::ending_at(std::uint32_t i) const {
    const auto& all = reading_.candidates;
    const auto after = std::lower_bound(
        all.begin(), all.end(), i,
        [](const Candidate& c, std::uint32_t first) { return c.at.first < first; });
    return after != all.begin() && (after - 1)->at.last == i ? &*(after - 1) : nullptr;
}

bool CapitalUse::may_be_state(std::uint32_t i) const {
    const Candidate* candidate = starting_at(i);
    return candidate != nullptr && may_be(reading_, *candidate, "State", knowledge_.kb);
}

/// The name before "dan": does it act, as its own neighbours say?
bool CapitalUse::acts_at(std::uint32_t token_before) const {
    const Candidate* neighbour = ending_at(token_before + 1);
    if (neighbour == nullptr) return false;
    const std::uint32_t first = neighbour->at.first;
    if (first > sentence(*neighbour).first &&
        (reading_.is(first - 1, "di") || happens_to(first - 1)))
        return false;
    return (first == sentence(*neighbour).first ||
            !reading_.has(first - 1, WordClass::conjunction)) &&
           may_be(reading_, *neighbour, "State", knowledge_.kb);
}

/// "Kiev dan Lviv": what stands in one row with a city that rules nothing is a city.
bool CapitalUse::listed_with_place(const Candidate& candidate) const {
    const TokenRange whole = sentence(candidate);
    const std::uint32_t first = candidate.at.first, last = candidate.at.last;
    const auto joins = [this](std::uint32_t i) {
        return reading_.is(i, "dan") || reading_.is(i, ",") || reading_.is(i, "serta");
    };
    return (last + 1 < whole.last && joins(last) && only_place(starting_at(last + 1))) ||
           (first >= whole.first + 2 && reading_.is(first - 1, "dan") &&
            only_place(ending_at(first - 1)));
}

bool CapitalUse::only_place(const Candidate* candidate) const {
    return candidate != nullptr && candidate->source == Candidate::Source::known &&
           may_be(reading_, *candidate, "Place", knowledge_.kb) &&
           !may_be(reading_, *candidate, "State", knowledge_.kb) &&
           !may_be(reading_, *candidate, "Person", knowledge_.kb);
}

/// "ancaman dari Moskow": words come from governments; people, goods and rockets come from cities.
bool CapitalUse::spoken(std::uint32_t i) const {
    static constexpr std::array<std::string_view, 6> by_words = {"THREATEN", "ACCUSE",  "REQUEST",
                                                                 "REJECT",   "SUPPORT", "SANCTION"};
    const auto by_word = [](const FrameRow& frame) {
        return frame.noun &&
               std::find(by_words.begin(), by_words.end(), frame.type) != by_words.end();
    };
    return told_exactly(i, by_word);
}

/// "membombardir Kiev", "mengunjungi Kiev": bombs fall on cities, and guests come to them.
bool CapitalUse::happens_to(std::uint32_t before) const {
    const auto to_city = [](const FrameRow& frame) {
        return !frame.noun && (frame.type == "ASSAULT" || frame.mode == "seize" ||
                               frame.mode == "occupy" || frame.mode == "visit");
    };
    const auto& form = reading_.words[before].form;
    if (!form || form->voice != Voice::active) return false;
    if (told_exactly(before, to_city)) return true;
    const auto frames = knowledge_.lexicon.frames_by_root.find(form->root);
    if (frames == knowledge_.lexicon.frames_by_root.end()) return false;
    return std::any_of(frames->second.begin(), frames->second.end(), [&](std::uint32_t row) {
        const FrameRow& frame = knowledge_.lexicon.frame_rows[row];
        return to_city(frame) && frame.fits(Voice::active);
    });
}

bool CapitalUse::told_exactly(std::uint32_t i, bool (*fits)(const FrameRow&)) const {
    const auto exact = knowledge_.lexicon.frame_words.longest(std::span(lex_).subspan(i, 1));
    return exact.length == 1 &&
           std::any_of(exact.rows.begin(), exact.rows.end(),
                       [&](std::uint32_t row) { return fits(knowledge_.lexicon.frame_rows[row]); });
}

bool CapitalUse::agent_at(std::uint32_t i) const {
    return knowledge_.lexicon.agents.longest(std::span(lex_).subspan(i, 1)).length == 1;
}

bool CapitalUse::has_near(std::uint32_t from, std::uint32_t first, WordClass c) const {
    for (std::uint32_t i = from; i > first && from - i < 8; --i)
        if (reading_.has(i - 1, c)) return true;
    return false;
}

}  // namespace entente
