// Political acts: the words that may tell one (frames.tsv), what the rules of grammar make of them,
// and, where the program has learned it, how likely each way to understand them is.

#include <algorithm>

#include "src/extract/act_rules.hpp"
#include "src/extract/act_sides.hpp"
#include "src/extract/choose_acts.hpp"
#include "src/extract/genre.hpp"
#include "src/extract/merge_acts.hpp"
#include "src/extract/stages.hpp"
#include "src/extract/tellings.hpp"
#include "src/extract/when_where.hpp"

namespace entente {
namespace {

/// Who says so.
void attribute(const ActContext& context, EventEntry& event) {
    const StatementEntry* said = context.statement_at(event.trigger);
    if (said == nullptr) return;
    event.attributed_to = said->speaker;
    event.stance = said->stance.empty() ? "asserts" : said->stance;
}

/// What the act has to do with, by the words around it (contexts.tsv), the commonest first.
void tell_contexts(const ActContext& context, TokenRange range, EventEntry& event) {
    constexpr std::uint32_t reach = 24;  // tokens
    constexpr std::size_t most = 3;
    const Lexicon& lexicon = context.knowledge.lexicon;
    std::vector<std::pair<int, std::string_view>> found;  // minus how often, context
    const std::uint32_t last = std::min(range.last, event.trigger.last + reach);
    std::uint32_t i =
        std::max(range.first, event.trigger.first - std::min(event.trigger.first, reach));
    while (i < last) {
        const auto hit = lexicon.contexts.longest(std::span(context.lex).subspan(i, last - i));
        if (hit.length == 0) {
            ++i;
            continue;
        }
        const std::string_view row = lexicon.context_rows[hit.rows.front()];
        const auto same = std::find_if(found.begin(), found.end(),
                                       [&](const auto& f) { return f.second == row; });
        if (same == found.end())
            found.emplace_back(-1, row);
        else
            --same->first;
        i += hit.length;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t k = 0; k < std::min(most, found.size()); ++k)
        event.contexts.emplace_back(found[k].second);
}

/// Where, when, about what, and who says so.
void complete(const ActContext& context, const Telling& telling, EventEntry& event) {
    const ActSentence sentence(context, telling.sentence);
    const ActSite site{context.reading, context.knowledge, sentence.units(), telling.unit};
    tell_place(site, event);
    tell_date(site, event);
    attribute(context, event);
    tell_contexts(context, sentence.range(), event);
}

/// Where and when, where the telling that tells an act best does not say so.
void complete_from(const ActContext& context, const Telling& telling, EventEntry& event) {
    EventEntry again = event;
    again.place.reset();
    again.date.reset();
    const ActSentence sentence(context, telling.sentence);
    const ActSite site{context.reading, context.knowledge, sentence.units(), telling.unit};
    tell_place(site, again);
    tell_date(site, again);
    if (!event.place) event.place = again.place;
    if (event.date) return;
    event.date = again.date;
    event.date_evidence = again.date_evidence;
}

std::vector<EventEntry> learned_acts(const ActContext& context,
                                     const std::vector<Telling>& tellings, const Chooser& chooser) {
    std::vector<EventEntry> events;
    for (ChosenAct& act : choose_acts(context, tellings, chooser)) {
        complete(context, tellings[act.tellings.front()], act.event);
        for (std::size_t telling : std::span(act.tellings).subspan(1))
            complete_from(context, tellings[telling], act.event);
        events.push_back(std::move(act.event));
    }
    return events;
}

std::vector<EventEntry> ruled_acts(const ActContext& context,
                                   const std::vector<Telling>& tellings) {
    std::vector<EventEntry> events;
    for (const Telling& telling : tellings)
        if (telling.ruled) {
            events.push_back(*telling.ruled);
            complete(context, telling, events.back());
        }
    return events;
}

class EventsStage final : public Stage {
public:
    std::string_view name() const override { return "events"; }
    Layers needs() const override { return {Layer::units, Layer::statements, Layer::published}; }
    Layers gives() const override { return {Layer::events}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        const ActContext context(reading, knowledge);
        const auto tellings = tellings_of(context);
        auto events = knowledge.acts != nullptr ? learned_acts(context, tellings, *knowledge.acts)
                                                : ruled_acts(context, tellings);
        reading.events = merge_acts(context, std::move(events));
        for (EventEntry& event : reading.events) infer_when_where(reading, knowledge, event);
    }
};

}  // namespace

std::vector<Telling> tellings_of(const ActContext& context) {
    std::vector<Telling> tellings;
    const Reading& reading = context.reading;
    if (reports_sport(reading, context.knowledge.lexicon)) return tellings;
    ActRules rules(context);
    for (std::uint32_t s = 0; s < reading.units.size(); ++s) {
        const auto tells = [](const Unit& unit) { return !unit.frames.empty(); };
        if (std::none_of(reading.units[s].begin(), reading.units[s].end(), tells)) continue;
        const ActSentence sentence(context, s);
        rules.start(sentence);
        for (std::size_t u = 0; u < sentence.units().size(); ++u) {
            if (!tells(sentence.units()[u]) || rules.taken(u)) continue;
            EventEntry meant;
            rules.modality().tell(u, meant);
            auto ruled = rules.read(u);
            Telling telling = telling_of(context, sentence, rules, u, meant, std::move(ruled));
            if (!telling.frames.empty()) tellings.push_back(std::move(telling));
        }
        rules.end();
    }
    return tellings;
}

std::unique_ptr<const Stage> events_stage() {
    return std::make_unique<EventsStage>();
}

}  // namespace entente
