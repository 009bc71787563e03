#include "src/extract/when_where.hpp"

#include <algorithm>
#include <span>

namespace entente {
namespace {

using Kind = Unit::Kind;

/// How much of a sentence is looked at for what stands anywhere in it, in units: longer than any
/// sentence of news.
constexpr std::size_t sentence_reach = 400;

/// Acts done by words: they happen when their speaker speaks.
bool done_by_words(std::string_view type) {
    return type == "ACCUSE" || type == "REQUEST" || type == "REJECT" || type == "THREATEN" ||
           type == "SUPPORT" || type == "CONCEDE" || type == "AGREE";
}

class Adjuncts {
public:
    explicit Adjuncts(const ActSite& site)
        : context_(site.context),
          reading_(site.context.reading),
          units_(site.units),
          trigger_(site.trigger) {}

    void place(EventEntry& event) const {
        if (const auto found = place_beside(event)) {
            event.place = found;
            return;
        }
        // "mengunjungi Malaysia", "merebut Gaza City"
        for (std::uint32_t actor : event.recipients)
            if (type(actor) == "Place" || event.mode == "visit") {
                if (is_place(actor)) event.place = actor;
                return;
            }
        if (event.from_noun) event.place = named_after(trigger_);
    }
    /// Else an attack on a country happens there.
    void infer_place(EventEntry& event) const {
        event.place = only_place(event);
        if (!event.place) event.place = place_told_next(event.sentence);
        if (!event.place) event.place = place_of_lead(event);
        if (!event.place && event.type == "ASSAULT" && event.recipients.size() == 1 &&
            type(event.recipients.front()) == "State")
            event.place = event.recipients.front();
    }

    void date(EventEntry& event) const { set(event, date_beside(event)); }
    void infer_date(EventEntry& event) const {
        const DatePhrase* found = day_of_report(event);
        if (found == nullptr) found = day_of_speech(event);
        if (found == nullptr) found = date_told_next(event.sentence);
        if (found == nullptr) found = date_of_lead(event);
        set(event, found);
        if (!event.date && news_of_the_day(event)) event.date = reading_.published;
    }

private:
    /// What somebody did by words and a page opens with, it reports on the day that it tells.
    bool news_of_the_day(const EventEntry& event) const {
        constexpr std::uint32_t opening = 3;  // sentences
        return event.modality == "actual" && done_by_words(event.type) &&
               event.sentence < opening && reading_.published && reading_.published_from == "text";
    }
    void set(EventEntry& event, const DatePhrase* found) const {
        if (found == nullptr) return;
        event.date = found->date;
        event.date_evidence = reading_.span(found->at);
    }
    const std::string& type(std::uint32_t actor) const { return reading_.actors[actor].type; }
    bool is_place(std::uint32_t actor) const {
        return type(actor) == "Place" || type(actor) == "State";
    }

    // ---- what belongs to the trigger

    /// Place and time stand beside the verb or noun they belong to: the nearest before them, or,
    /// where a sentence opens with them, what follows.
    bool belongs(std::size_t adjunct) const {
        if (const auto owner = owner_of(adjunct)) return serves(*owner);
        if (trigger_ < adjunct) return false;
        for (std::size_t i = adjunct + 1; i < trigger_; ++i)
            if (units_[i].kind == Kind::stop || units_[i].kind == Kind::complementizer)
                return false;
        return true;
    }
    /// The act told right before an adjunct, in the same clause.
    std::optional<std::size_t> owner_of(std::size_t adjunct) const {
        constexpr std::size_t reach = 40;  // units
        for (std::size_t i = adjunct; i > 0 && adjunct - i < reach; --i) {
            const Kind kind = units_[i - 1].kind;
            // "sejak 2022" is a time of the clause it stands in, "sejak X menyerang" is a clause
            if (kind == Kind::subordinator && i == adjunct && units_[i].kind == Kind::date)
                continue;
            if (kind == Kind::stop || kind == Kind::subordinator || kind == Kind::complementizer)
                break;
            if (tells_act(i - 1)) return i - 1;
        }
        return std::nullopt;
    }
    bool tells_act(std::size_t i) const {
        const Unit& unit = units_[i];
        if (unit.kind == Kind::verb) return true;
        if (unit.kind == Kind::preposition) {  // "menurut"
            const SpeechRow* row = context_.speech_at(units_[i]);
            return row != nullptr && row->kind == SpeechRow::Kind::indirect;
        }
        if (unit.kind != Kind::noun && unit.kind != Kind::other) return false;
        return !unit.frames.empty() || context_.speech_at(units_[i]) != nullptr;  // "kata"
    }
    /// Are they one act: a verb and the noun it carries, or verbs joined by "dan"?
    bool serves(std::size_t owner) const {
        if (trigger_ == owner) return true;
        const std::size_t first = std::min(trigger_, owner), last = std::max(trigger_, owner);
        for (std::size_t i = first + 1; i < last; ++i)
            if (context_.own_verb(units_[i]) || units_[i].kind == Kind::complementizer ||
                units_[i].kind == Kind::stop || units_[i].kind == Kind::subordinator)
                return false;
        // "meminta Iran (untuk) menyerah pada Selasa": it was asked on that day.
        if (!context_.own_verb(units_[first]) || !context_.own_verb(units_[last]) ||
            (trigger_ == first && units_[first].asks))
            return true;
        std::size_t i = last;
        while (i > first &&
               (units_[i - 1].kind == Kind::adverb || units_[i - 1].kind == Kind::auxiliary))
            --i;
        return units_[i - 1].kind == Kind::conjunction;
    }

    // ---- where

    std::optional<std::uint32_t> place_beside(const EventEntry& event) const {
        constexpr std::size_t reach = 32;  // units
        const std::size_t first = trigger_ - std::min(trigger_, reach);
        const std::size_t last = std::min(units_.size(), trigger_ + reach);
        const bool goes = event.mode == "visit" || event.type == "MOBILIZE" ||
                          event.type == "AID" || event.type == "ASSAULT";
        for (std::string_view preposition : {"dekat", "di", "ke"}) {
            if (preposition == "ke" && !goes) continue;
            for (std::size_t i = trigger_ + 1; i < last; ++i)
                if (const auto found = place_at(i, preposition); found && belongs(i)) {
                    // "serangan ke Ukraina": a state is attacked, a city is where it happens.
                    if (event.type == "ASSAULT" && preposition == "ke" && type(*found) != "Place")
                        continue;
                    return found;
                }
            for (std::size_t i = first; i < trigger_ && preposition != "ke"; ++i)
                if (const auto found = place_at(i, preposition); found && belongs(i)) return found;
        }
        return std::nullopt;
    }
    /// The place that a preposition here governs.
    std::optional<std::uint32_t> place_at(std::size_t i, std::string_view preposition) const {
        if (i + 1 >= units_.size() || !reading_.is(units_[i].at.first, preposition))
            return std::nullopt;
        bool near = preposition == "dekat";  // "dekat perbatasan Ukraina" is not in Ukraina
        for (std::size_t j = i + 1; j < units_.size() && j < i + 5; ++j) {
            if (units_[j].kind == Kind::actor) {
                const std::uint32_t actor = units_[j].actors.front();
                const bool fits = near ? type(actor) == "Place" : is_place(actor);
                return fits ? std::optional{actor} : std::nullopt;
            }
            near = near || reading_.is(units_[j].at.first, "dekat");
            if (units_[j].kind != Kind::noun && units_[j].kind != Kind::other &&
                units_[j].kind != Kind::adverb)
                return std::nullopt;
        }
        return std::nullopt;
    }
    /// Does another clause than the trigger's own or a relative one hold the unit?
    bool parted(std::size_t unit) const {
        for (std::size_t i = std::min(unit, trigger_); i < std::max(unit, trigger_); ++i)
            if (units_[i].kind == Kind::stop || units_[i].kind == Kind::subordinator) return true;
        return false;
    }
    /// The one place that "di" governs anywhere in the sentence of a deed, not of words.
    std::optional<std::uint32_t> only_place(const EventEntry& event) const {
        if (done_by_words(event.type)) return std::nullopt;
        std::optional<std::uint32_t> only;
        const std::size_t last = std::min(units_.size(), trigger_ + sentence_reach);
        for (std::size_t i = trigger_ - std::min(trigger_, sentence_reach); i < last; ++i) {
            const auto place = place_at(i, "di");
            if (!place || type(*place) != "Place" || parted(i)) continue;
            if (only && *only != *place) return std::nullopt;
            only = place;
        }
        return only;
    }
    /// "gencatan senjata (Israel dan Hamas) Gaza": a place that hangs on the noun itself.
    std::optional<std::uint32_t> named_after(std::size_t noun) const {
        constexpr std::size_t reach = 5;  // units
        for (std::size_t i = noun + 1; i < std::min(units_.size(), noun + reach); ++i) {
            if (units_[i].kind == Kind::actor && units_[i].plain_place)
                return units_[i].actors.front();
            if (units_[i].kind != Kind::actor && units_[i].kind != Kind::conjunction &&
                units_[i].kind != Kind::other)
                break;
        }
        return std::nullopt;
    }

    // ---- when

    /// The date that belongs to the trigger; to a speaker's words, any of the sentence.
    const DatePhrase* date_beside(const EventEntry& event) const {
        const bool speaking =
            !event.frame->actor.empty() && event.frame->actor.front() == "speaker";
        constexpr std::size_t reach = 48;  // units
        const std::size_t last = std::min(units_.size(), trigger_ + reach);
        const DatePhrase* found = nullptr;
        for (std::size_t k = trigger_ - std::min(trigger_, reach); k < last; ++k) {
            if (units_[k].kind != Kind::date || !(speaking || belongs(k))) continue;
            const DatePhrase* phrase = date_at(units_[k].at.first);
            if (phrase == nullptr || !phrase->date) continue;
            found = phrase;
            if (k > trigger_) break;  // what follows the trigger is nearer
        }
        return found;
    }
    std::vector<DatePhrase>::const_iterator dates_from(std::uint32_t token) const {
        return std::lower_bound(
            reading_.dates.begin(), reading_.dates.end(), token,
            [](const DatePhrase& d, std::uint32_t i) { return d.at.first < i; });
    }
    const DatePhrase* date_at(std::uint32_t token) const {
        const auto phrase = dates_from(token);
        return phrase == reading_.dates.end() || phrase->at.first != token ? nullptr : &*phrase;
    }

    /// "X menyerang Y, lapor TASS pada Minggu (27/10)": news are of the day they are reported on.
    const DatePhrase* day_of_report(const EventEntry& event) const {
        if (event.modality != "actual") return nullptr;
        constexpr std::size_t reach = 48;  // units
        const std::size_t last = std::min(units_.size(), trigger_ + reach);
        for (std::size_t k = trigger_ - std::min(trigger_, reach); k < last; ++k) {
            if (units_[k].kind != Kind::date) continue;
            auto owner = owner_of(k);
            if (!owner) owner = first_act_behind(k);  // "pada Sabtu (26/10), NNA mengatakan"
            if (!owner || !reports(*owner)) continue;
            const DatePhrase* phrase = date_at(units_[k].at.first);
            if (phrase != nullptr && tells_day(*phrase)) return phrase;
        }
        return nullptr;
    }
    std::optional<std::size_t> first_act_behind(std::size_t adjunct) const {
        for (std::size_t i = adjunct + 1; i < std::min(units_.size(), adjunct + sentence_reach);
             ++i) {
            if (units_[i].kind == Kind::stop || units_[i].kind == Kind::complementizer) break;
            if (tells_act(i)) return i;
        }
        return std::nullopt;
    }
    bool reports(std::size_t owner) const {
        const SpeechRow* row = context_.speech_at(units_[owner]);
        return row != nullptr && row->kind != SpeechRow::Kind::via &&
               (row->kind != SpeechRow::Kind::indirect ||
                row->position != SpeechRow::Position::before || row->stance == "asserts");
    }
    static bool tells_day(const DatePhrase& phrase) { return phrase.date && phrase.date->day != 0; }

    /// What somebody did by words, in a sentence without a day: the day on which the article has
    /// that speaker speak, in the nearest sentence that tells one.
    const DatePhrase* day_of_speech(const EventEntry& event) const {
        if (event.modality != "actual" || !done_by_words(event.type) || event.actors.empty())
            return nullptr;
        constexpr std::uint32_t reach = 12;  // sentences, before and behind
        const std::uint32_t count = static_cast<std::uint32_t>(reading_.doc.sentences.size());
        for (std::uint32_t away = 0; away < reach; ++away) {
            if (away <= event.sentence)
                if (const auto* day = day_spoken(event.sentence - away, event.actors.front()))
                    return day;
            if (event.sentence + away < count)
                if (const auto* day = day_spoken(event.sentence + away, event.actors.front()))
                    return day;
        }
        return nullptr;
    }
    /// The day of a sentence in which this actor speaks; not one that stands in what is said.
    const DatePhrase* day_spoken(std::uint32_t s, std::uint32_t actor) const {
        const Sentence& sentence = reading_.doc.sentences[s];
        auto phrase = dates_from(sentence.first);
        constexpr int most = 32;  // dates
        for (int n = 0; n < most && phrase != reading_.dates.end(); ++n, ++phrase) {
            if (phrase->at.first >= sentence.last) break;
            if (tells_day(*phrase) && (phrase->bracketed || phrase->weekday != 0) &&
                context_.statement_at(phrase->at) == nullptr)
                return speaks_in(s, actor) ? &*phrase : nullptr;
        }
        return nullptr;
    }
    bool speaks_in(std::uint32_t s, std::uint32_t actor) const {
        bool named = false, speech = false;
        const auto& units = reading_.units[s];
        for (const Unit& unit : std::span(units).first(std::min(units.size(), sentence_reach))) {
            named = named ||
                    (unit.kind == Kind::actor && !unit.possessed && unit.actors.front() == actor);
            speech = speech || (unit.kind != Kind::actor && context_.speech_at(unit) != nullptr);
            if (named && speech) return true;
        }
        return false;
    }

    // ---- "Pertemuan itu digelar di Jenewa pada Jumat (21/1)."

    /// The sentence behind, when it opens with what was told before.
    const Sentence* told_next(std::uint32_t s) const {
        const auto& sentences = reading_.doc.sentences;
        if (sentences[s].title || s + 1 >= sentences.size()) return nullptr;
        const Sentence& next = sentences[s + 1];
        const std::uint32_t second = next.first + 1;
        const bool takes_up =
            second < next.last && (reading_.is(second, "itu") || reading_.is(second, "tersebut") ||
                                   reading_.is(second, "ini"));
        return takes_up ? &next : nullptr;
    }
    /// Up to where its main clause runs.
    std::uint32_t clause_end(const Sentence& sentence) const {
        std::uint32_t i = sentence.first;
        while (i < sentence.last && !reading_.has(i, WordClass::complementizer) &&
               !reading_.has(i, WordClass::subordinator) && !reading_.has(i, WordClass::relative))
            ++i;
        return i;
    }
    const DatePhrase* date_told_next(std::uint32_t s) const {
        const Sentence* next = told_next(s);
        return next == nullptr ? nullptr : first_day_in(next->first, clause_end(*next));
    }
    const DatePhrase* first_day_in(std::uint32_t first, std::uint32_t last) const {
        auto phrase = dates_from(first);
        for (; phrase != reading_.dates.end() && phrase->at.first < last; ++phrase)
            if (tells_day(*phrase)) return &*phrase;
        return nullptr;
    }
    std::optional<std::uint32_t> place_told_next(std::uint32_t s) const {
        const Sentence* next = told_next(s);
        return next == nullptr ? std::nullopt : first_place_in(*next);
    }
    /// The first place that "di" governs in the main clause.
    std::optional<std::uint32_t> first_place_in(const Sentence& sentence) const {
        const std::uint32_t end = clause_end(sentence);
        const auto& units =
            reading_.units[static_cast<std::size_t>(&sentence - reading_.doc.sentences.data())];
        for (std::size_t u = 0; u + 1 < units.size() && units[u].at.first < end; ++u)
            if (reading_.is(units[u].at.first, "di") && units[u + 1].kind == Kind::actor &&
                is_place(units[u + 1].actors.front()))
                return units[u + 1].actors.front();
        return std::nullopt;
    }

    // ---- a headline tells what the sentence behind it tells in full

    /// The first sentence of the body, when it names who acts in the headline.
    const Sentence* lead_of(const EventEntry& event) const {
        const auto& sentences = reading_.doc.sentences;
        std::uint32_t s = event.sentence;
        if (!sentences[s].title || event.actors.empty()) return nullptr;
        while (s < sentences.size() && sentences[s].title) ++s;
        if (s == sentences.size()) return nullptr;
        for (const Unit& unit : reading_.units[s])
            if (unit.kind == Kind::actor && unit.actors.front() == event.actors.front())
                return &sentences[s];
        return nullptr;
    }
    const DatePhrase* date_of_lead(const EventEntry& event) const {
        const Sentence* lead = lead_of(event);
        return lead == nullptr ? nullptr : first_day_in(lead->first, clause_end(*lead));
    }
    std::optional<std::uint32_t> place_of_lead(const EventEntry& event) const {
        const Sentence* lead = lead_of(event);
        return lead == nullptr || done_by_words(event.type) ? std::nullopt : first_place_in(*lead);
    }

    const ActContext& context_;
    const Reading& reading_;
    const std::vector<Unit>& units_;
    std::size_t trigger_;
};

}  // namespace

void tell_place(const ActSite& site, EventEntry& event) {
    Adjuncts(site).place(event);
}

void tell_date(const ActSite& site, EventEntry& event) {
    Adjuncts(site).date(event);
}

void infer_when_where(const ActContext& context, EventEntry& event) {
    const auto& units = context.reading.units[event.sentence];
    const auto trigger =
        std::lower_bound(units.begin(), units.end(), event.trigger.first,
                         [](const Unit& u, std::uint32_t i) { return u.at.first < i; });
    if (trigger == units.end()) return;
    const Adjuncts adjuncts({context, units, static_cast<std::size_t>(trigger - units.begin())});
    if (!event.place) adjuncts.infer_place(event);
    if (!event.date) adjuncts.infer_date(event);
}

}  // namespace entente
