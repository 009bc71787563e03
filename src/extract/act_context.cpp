#include "src/extract/act_context.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

#include "src/extract/genre.hpp"

namespace entente {

using Kind = Unit::Kind;

ActContext::ActContext(const Reading& article, const Knowledge& known)
    : reading(article),
      knowledge(known),
      named_(article.actors.size(), 0),
      political_(political_actors(article, known.kb)) {
    for (const WordEntry& word : reading.words) lex.push_back(word.lex);
    for (const RelationEntry& relation : reading.relations)
        if (relation.type == "HOLDS_OFFICE" && !relation.former)
            offices_.try_emplace({relation.from, relation.to}, &relation);
    for (const MentionEntry& mention : reading.mentions)
        for (std::uint32_t actor : mention.actors) {
            ++named_[actor];
            if (is_name(mention.kind) && reading.actors[actor].type == "State" &&
                reading.actors[actor].known)
                states_.try_emplace(*reading.actors[actor].known, actor);
        }
    for (std::uint32_t actor = 0; actor < reading.actors.size(); ++actor) {
        const std::string& type = reading.actors[actor].type;
        if (type != "Place" && type != "Agreement" && type != "MediaOrganization")
            salient_.push_back(actor);
    }
    std::stable_sort(salient_.begin(), salient_.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return named_[a] > named_[b]; });
}

const StatementEntry* ActContext::statement_at(TokenRange token) const {
    const Span at = reading.span(token);
    const auto after = std::upper_bound(
        reading.statements.begin(), reading.statements.end(), at.begin,
        [](std::uint32_t byte, const StatementEntry& s) { return byte < s.text.begin; });
    constexpr int back = 3;  // statements lie within one another at times
    for (auto it = after; it != reading.statements.begin() && after - it < back;) {
        --it;
        if (it->text.contains(at)) return &*it;
    }
    return nullptr;
}

std::uint32_t ActContext::side_of(std::uint32_t speaker) const {
    const auto held = offices_.lower_bound({speaker, 0});
    if (held == offices_.end() || held->first.first != speaker) return speaker;
    const std::string& office = held->second->office;
    const bool head =
        office.starts_with("head_of") || office == "president" || office == "prime_minister";
    return head ? speaker : held->first.second;
}

bool ActContext::own_side(std::uint32_t speaker, std::uint32_t other) const {
    const ActorEntry& a = reading.actors[speaker];
    const ActorEntry& b = reading.actors[other];
    return speaker == other || (a.state && (a.state == b.known || a.state == b.state)) ||
           (a.known && a.known == b.state) || offices_.contains({speaker, other});
}

std::optional<std::uint32_t> ActContext::named_state(ActorIndex state) const {
    const auto named = states_.find(state);
    return named == states_.end() ? std::nullopt : std::optional{named->second};
}

void ActContext::keep_fitting(EventEntry& event) const {
    const auto type = [this](std::uint32_t actor) -> const std::string& {
        return reading.actors[actor].type;
    };
    const auto fits = [&](std::uint32_t actor, std::string_view role) {
        const EntityType* known = knowledge.schema.entity(type(actor));
        return known != nullptr && known->may_be(role) && !only_reports(type(actor), event.type);
    };
    std::erase_if(event.actors, [&](std::uint32_t a) { return !fits(a, "actor"); });
    std::erase_if(event.recipients, [&](std::uint32_t r) {
        return !fits(r, "recipient") ||
               std::find(event.actors.begin(), event.actors.end(), r) != event.actors.end();
    });
}

const SpeechRow* ActContext::speech_at(const Unit& unit) const {
    const Lexicon& lexicon = knowledge.lexicon;
    const auto hit = lexicon.speech.longest(std::span(lex).subspan(unit.at.first, 1));
    return hit.length == 0 ? nullptr : &lexicon.speech_rows[hit.rows.front()];
}

bool ActContext::own_verb(const Unit& unit) const {
    return unit.kind == Kind::verb && !reading.has(unit.at.first, WordClass::light);
}

namespace {

/// The units of a sentence with the first person as the speaker; empty where there is none.
std::vector<Unit> spoken_units(const ActContext& context, std::uint32_t sentence) {
    const Reading& reading = context.reading;
    const std::vector<Unit>& told = reading.units[sentence];
    std::vector<Unit> spoken;
    for (std::size_t u = 0; u < told.size(); ++u) {
        const TokenRange at = told[u].at;
        if (!reading.has(at.first, WordClass::pronoun)) continue;
        const bool ours = reading.is(at.first, "kami") || reading.is(at.first, "kita");
        if (!ours && !reading.is(at.first, "saya") && !reading.is(at.first, "aku")) continue;
        const StatementEntry* said = context.statement_at(at);
        if (said == nullptr) continue;
        if (spoken.empty()) spoken = told;
        spoken[u].kind = Kind::actor;
        spoken[u].actors = {ours ? context.side_of(said->speaker) : said->speaker};
        spoken[u].agentive = true;
    }
    return spoken;
}

}  // namespace

ActSentence::ActSentence(const ActContext& context, std::uint32_t sentence)
    : number_(sentence),
      range_{context.reading.doc.sentences[sentence].first,
             context.reading.doc.sentences[sentence].last},
      told_(&context.reading.units[sentence]),
      spoken_(spoken_units(context, sentence)),
      clause_(context.reading, units()),
      actors_(static_cast<std::size_t>(
          std::count_if(units().begin(), units().end(),
                        [](const Unit& unit) { return unit.kind == Kind::actor; }))) {}

const ActSentence& ActSentences::at(std::uint32_t sentence) {
    const auto found = made_.find(sentence);
    if (found != made_.end()) return found->second;
    return made_
        .emplace(std::piecewise_construct, std::forward_as_tuple(sentence),
                 std::forward_as_tuple(std::cref(context_), sentence))
        .first->second;
}

}  // namespace entente
