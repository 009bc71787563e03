#include "src/extract/merge_acts.hpp"

#include <algorithm>
#include <map>

#include "src/extract/parties.hpp"

namespace entente {
namespace {

class Merger {
public:
    explicit Merger(const ActContext& context)
        : context_(context), reading_(context.reading), knowledge_(context.knowledge) {}

    std::vector<EventEntry> merge(std::vector<EventEntry> events) {
        constexpr std::ptrdiff_t most_twins = 16;  // looked at, the latest first
        std::map<std::pair<std::string, Actors>, std::vector<std::size_t>> seen;
        std::vector<EventEntry> kept;
        std::vector<Actors> others;  ///< of the kept events: Parties::recipients
        for (EventEntry& event : events) {
            Parties parties =
                parties_of(knowledge_.schema, event.type, event.actors, event.recipients);
            auto& same = seen[{event.type, std::move(parties.actors)}];
            const auto oldest = same.rbegin() + std::min(most_twins, std::ssize(same));
            const auto twin = std::find_if(same.rbegin(), oldest, [&](std::size_t k) {
                return same_victims(others[k], parties.recipients) && compatible(kept[k], event);
            });
            if (twin != oldest) {
                if (others[*twin].empty()) others[*twin] = std::move(parties.recipients);
                absorb(kept[*twin], event);
                continue;
            }
            same.push_back(kept.size());
            others.push_back(std::move(parties.recipients));
            kept.push_back(std::move(event));
        }
        for (EventEntry& event : kept) {
            // "serangan Israel di Rafah": what is attacked is the place, and the state it lies in.
            if (event.type == "ASSAULT" && event.recipients.empty() && event.place &&
                event.frame->needs != FrameRow::Needs::two && event.actors.front() != *event.place)
                event.recipients = {*event.place};
            if (event.type == "ASSAULT" || event.type == "AID" || event.type == "COERCE")
                add_state_of_place(event);
            context_.keep_fitting(event);
        }
        std::erase_if(kept, [](const EventEntry& event) {
            return event.actors.empty() && event.recipients.empty();
        });
        return kept;
    }

private:
    /// Of a place alone: its state, where the article names it and does not make it the doer.
    void add_state_of_place(EventEntry& event) const {
        if (event.recipients.size() != 1) return;
        const ActorEntry& place = reading_.actors[event.recipients.front()];
        if (place.type != "Place" || !place.state) return;
        const auto state = context_.named_state(*place.state);
        if (!state) return;
        for (std::uint32_t actor : event.actors)
            if (context_.own_side(actor, *state)) return;
        event.recipients.push_back(*state);
    }

    /// The fuller telling has the recipients that the other leaves out.
    static bool same_victims(const Actors& a, const Actors& b) {
        return a == b || a.empty() || b.empty();
    }
    bool compatible(const EventEntry& a, const EventEntry& b) const {
        return same_kind(a, b) && same_time(a, b) &&
               (!a.place || !b.place || *a.place == *b.place || lies_in(*a.place, *b.place) ||
                lies_in(*b.place, *a.place)) &&
               (a.modality == b.modality || only_named(a) || only_named(b));
    }
    /// Meetings go by many names; of other acts the same word tells the same one.
    static bool same_kind(const EventEntry& a, const EventEntry& b) {
        return a.type == "CONSULT" || a.frame->root == b.frame->root || only_named(a) ||
               only_named(b);
    }
    /// An act told without its date is one told with it nearby, or in the headline, or only named.
    bool same_time(const EventEntry& a, const EventEntry& b) const {
        if (a.date && b.date) return *a.date == *b.date;
        if (!a.date && !b.date) return true;
        constexpr std::uint32_t near = 6;  // sentences
        return only_named(a) || only_named(b) || reading_.doc.sentences[a.sentence].title ||
               b.sentence - a.sentence <= near;
    }
    /// A noun without date or cue ("pertemuan itu") only names an act told elsewhere.
    static bool only_named(const EventEntry& event) {
        return event.from_noun && !event.date && event.cues.empty();
    }
    bool lies_in(std::uint32_t place, std::uint32_t state) const {
        const ActorEntry& inner = reading_.actors[place];
        return inner.type == "Place" && inner.state && inner.state == reading_.actors[state].known;
    }
    void absorb(EventEntry& event, EventEntry& again) const {
        if (only_named(event) && !only_named(again)) std::swap(event, again);
        if (event.recipients.empty() && !knowledge_.schema.event(event.type)->symmetric)
            event.recipients = again.recipients;
        if (!event.date) {
            event.date = again.date;
            event.date_evidence = again.date_evidence;
        }
        if (!event.place || (again.place && lies_in(*again.place, *event.place)))
            event.place = again.place;
        if (event.mode.empty()) event.mode = again.mode;
    }

    const ActContext& context_;
    const Reading& reading_;
    const Knowledge& knowledge_;
};

}  // namespace

std::vector<EventEntry> merge_acts(const ActContext& context, std::vector<EventEntry> events) {
    return Merger(context).merge(std::move(events));
}

}  // namespace entente
