// Political acts: the words that may tell one (frames.tsv), what the rules of grammar make of them,
// and, where the program has learned it, how likely each way to understand them is.

#include <algorithm>
#include <limits>
#include <span>

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

void tell_when_where(const ActContext& context, const ActSentence& sentence, std::size_t unit,
                     EventEntry& event) {
    const ActSite site{context, sentence.units(), unit};
    tell_place(site, event);
    tell_date(site, event);
}

/// Where, when, about what, and who says so.
void complete(const ActContext& context, const ActSentence& sentence, const Telling& telling,
              EventEntry& event) {
    tell_when_where(context, sentence, telling.unit, event);
    attribute(context, event);
    tell_contexts(context, sentence.range(), event);
}

/// Where and when, where the telling that tells an act best does not say so.
void complete_from(const ActContext& context, const ActSentence& sentence, const Telling& telling,
                   EventEntry& event) {
    if (event.place && event.date) return;
    EventEntry again = event;
    again.place.reset();
    again.date.reset();
    tell_when_where(context, sentence, telling.unit, again);
    if (!event.place) event.place = again.place;
    if (event.date) return;
    event.date = again.date;
    event.date_evidence = again.date_evidence;
}

void add_learned(const ActContext& context, ActSentences& sentences,
                 std::span<const Telling> tellings, std::vector<EventEntry>& events) {
    for (ChosenAct& act : choose_acts(context, tellings, *context.knowledge.acts)) {
        const Telling& best = tellings[act.tellings.front().telling];
        complete(context, sentences.at(best.sentence), best, act.event);
        for (const ToldBy& told : std::span(act.tellings).subspan(1)) {
            const Telling& again = tellings[told.telling];
            complete_from(context, sentences.at(again.sentence), again, act.event);
        }
        events.push_back(std::move(act.event));
    }
}

void add_ruled(const ActContext& context, ActSentences& sentences,
               std::span<const Telling> tellings, std::vector<EventEntry>& events) {
    for (const Telling& telling : tellings)
        if (telling.ruled) {
            events.push_back(*telling.ruled);
            complete(context, sentences.at(telling.sentence), telling, events.back());
        }
}

/// Block by block: acts of one are chosen with all that is told in it.
std::vector<EventEntry> acts_of(const ActContext& context) {
    constexpr std::size_t block = 1000;  // tellings: more than any article of news has
    std::vector<EventEntry> events;
    ActSentences sentences(context);
    TellingReader reader(context, sentences);
    for (auto told = reader.next(block); !told.empty(); told = reader.next(block)) {
        if (context.knowledge.acts != nullptr)
            add_learned(context, sentences, told, events);
        else
            add_ruled(context, sentences, told, events);
        sentences.forget_before(told.back().sentence);
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
        reading.events = merge_acts(context, acts_of(context));
        for (EventEntry& event : reading.events) infer_when_where(context, event);
    }
};

}  // namespace

TellingReader::TellingReader(const ActContext& context, ActSentences& sentences)
    : context_(context), sentences_(sentences), rules_(context) {
    if (reports_sport(context.reading, context.knowledge.lexicon))
        sentence_ = static_cast<std::uint32_t>(context.reading.units.size());
}

std::vector<Telling> TellingReader::next(std::size_t most) {
    std::vector<Telling> tellings;
    while (tellings.size() < most && (now_ != nullptr || open())) {
        const auto& units = now_->units();
        if (unit_ == units.size()) {
            rules_.end();
            now_ = nullptr;
            continue;
        }
        const std::size_t u = unit_++;
        if (units[u].frames.empty() || rules_.taken(u)) continue;
        EventEntry meant;
        rules_.modality().tell(u, meant);
        auto ruled = rules_.read(u);
        Telling telling = telling_of(context_, *now_, rules_, u, meant, std::move(ruled));
        if (!telling.frames.empty()) tellings.push_back(std::move(telling));
    }
    return tellings;
}

bool TellingReader::open() {
    const auto& units = context_.reading.units;
    const auto tells = [](const Unit& unit) { return !unit.frames.empty(); };
    while (sentence_ < units.size() &&
           std::none_of(units[sentence_].begin(), units[sentence_].end(), tells))
        ++sentence_;
    if (sentence_ == units.size()) return false;
    now_ = &sentences_.at(sentence_++);
    unit_ = 0;
    rules_.start(*now_);
    return true;
}

std::vector<Telling> tellings_of(const ActContext& context) {
    ActSentences sentences(context);
    return TellingReader(context, sentences).next(std::numeric_limits<std::size_t>::max());
}

std::unique_ptr<const Stage> events_stage() {
    return std::make_unique<EventsStage>();
}

}  // namespace entente
