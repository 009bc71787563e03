#include "src/extract/explain.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "src/base/utf8.hpp"
#include "src/extract/choose_acts.hpp"
#include "src/extract/look_up.hpp"
#include "src/extract/parties.hpp"
#include "src/extract/tellings.hpp"
#include "src/extract/weigh_acts.hpp"

namespace entente {
namespace {

std::string_view voice_name(Voice voice) {
    constexpr std::string_view names[] = {"bare",       "active", "passive",
                                          "accidental", "middle", "noun"};
    return names[static_cast<std::size_t>(voice)];
}

constexpr std::size_t most_readings = 8;  // of one name
constexpr std::size_t most_options = 3;   // of one word that may tell an act

class Explainer {
public:
    Explainer(const Reading& reading, const Knowledge& knowledge)
        : reading_(reading),
          knowledge_(knowledge),
          code_points_(reading.doc.text),
          context_(reading, knowledge),
          tellings_(tellings_of(context_)) {
        if (knowledge.acts != nullptr) chosen_ = choose_acts(context_, tellings_, *knowledge.acts);
    }

    std::string at(std::uint32_t byte) {
        if (const auto rule = set_aside(byte)) {
            line("{}: not read, since rule {} takes it for no part of the article", place(byte),
                 *rule);
            return std::move(out_);
        }
        const auto& sentences = reading_.doc.sentences;
        const auto found = std::find_if(sentences.begin(), sentences.end(),
                                        [byte](const Sentence& s) { return byte < s.span.end; });
        if (found == sentences.end() || byte < found->span.begin) {
            line("{}: no sentence stands there", place(byte));
            return std::move(out_);
        }
        sentence_ = static_cast<std::uint32_t>(found - sentences.begin());
        range_ = {found->first, found->last};
        line("{}, {} {}: {}", place(byte), found->title ? "headline" : "sentence", sentence_ + 1,
             flat(reading_.doc.str(found->span)));
        published();
        words();
        names();
        titles();
        dates();
        units();
        claims();
        return std::move(out_);
    }

private:
    template <class... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        out_ += fmt::format(format, std::forward<Args>(args)...) + '\n';
    }
    void heading(std::string_view text) { line("\n{}", text); }
    std::string place(std::uint32_t byte) const {
        return fmt::format("character {}", code_points_.of_byte(byte));
    }
    static std::string flat(std::string_view text) {
        std::string out(text);
        std::replace(out.begin(), out.end(), '\n', ' ');
        return out;
    }
    std::uint32_t start(TokenRange at) const {
        return code_points_.of_byte(reading_.span(at).begin);
    }
    bool here(TokenRange at) const { return range_.first <= at.first && at.last <= range_.last; }

    std::optional<std::string> set_aside(std::uint32_t byte) const {
        for (const BoilerplateSpan& part : reading_.doc.boilerplate)
            if (part.span.begin <= byte && byte < part.span.end) return std::string(part.rule);
        const auto& dateline = reading_.doc.dateline;
        if (dateline && dateline->begin <= byte && byte < dateline->end) return "dateline";
        return std::nullopt;
    }

    void published() {
        if (reading_.published)
            line("published {}, known from: {}", reading_.published->iso(),
                 reading_.published_from);
        else
            line("published: not told");
    }

    // ---- words

    void words() {
        heading("Words that a table knows");
        for (std::uint32_t i = range_.first; i < range_.last; ++i) {
            const WordEntry& word = reading_.words[i];
            std::string what;
            if (word.form)
                what += fmt::format(" root {}, {}", word.form->root, voice_name(word.form->voice));
            if (!word.classes.none()) what += " function word";
            if (!what.empty())
                line("  {:>6}  {:<18}{}", start({i, i + 1}), reading_.str({i, i + 1}), what);
        }
    }

    // ---- names

    void names() {
        heading("Names");
        for (const Candidate& candidate : reading_.candidates) {
            if (candidate.sentence != sentence_) continue;
            line("  {:>6}  \"{}\" found by {}{}", start(candidate.at),
                 flat(reading_.str(candidate.at)), candidate.rule,
                 candidate.type.empty() ? "" : ", looks like " + std::string(candidate.type));
            chosen(candidate.at);
            readings(candidate.at);
        }
    }

    void chosen(TokenRange at) {
        bool any = false;
        for (const MentionEntry& mention : reading_.mentions) {
            if (mention.at != at) continue;
            any = true;
            for (std::uint32_t actor : mention.actors)
                line("          is {} as {}, by {}, confidence {:.2f}", name(actor),
                     to_string(mention.kind), mention.rule, mention.confidence);
        }
        if (!any) line("          is nobody: nothing around it supports a reading");
    }

    /// Every actor the name could be, best first, with what spoke for it.
    void readings(TokenRange at) {
        std::vector<std::pair<double, const LinkNote*>> weighed;
        for (const LinkNote& note : *reading_.notes) {
            if (note.at != at) continue;
            double sum = note.refused.empty() ? 0 : -99;
            for (const auto& [why, value] : note.evidence) sum += value;
            weighed.emplace_back(sum, &note);
        }
        std::stable_sort(weighed.begin(), weighed.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        for (std::size_t i = 0; i < std::min(weighed.size(), most_readings); ++i) {
            const auto& [sum, note] = weighed[i];
            const Actor actor = knowledge_.kb.actor(note->actor);
            line("          {}  {} {} ({}){}",
                 note->refused.empty() ? fmt::format("{:5.2f}", sum) : "    -", actor.id,
                 actor.name_id.empty() ? actor.name_en : actor.name_id, actor.type,
                 note->refused.empty() ? "" : ": " + std::string(note->refused));
            for (const auto& [why, value] : note->evidence)
                line("                   {:+.2f} {}", value, why);
        }
        if (weighed.size() > most_readings)
            line("          and {} more", weighed.size() - most_readings);
    }

    std::string name(std::uint32_t actor) const {
        const ActorEntry& entry = reading_.actors[actor];
        return fmt::format("{} {} ({})", entry.id, entry.name, entry.type);
    }
    std::string names_of(const Actors& actors) const {
        std::string all;
        for (std::uint32_t actor : actors)
            all += (all.empty() ? "" : ", ") + reading_.actors[actor].name;
        return all.empty() ? "nobody" : all;
    }

    // ---- titles

    void titles() {
        heading("Titles");
        for (const TitleUse& use : reading_.titles) {
            if (use.sentence != sentence_) continue;
            line("  {:>6}  \"{}\": {}{}{}{}", start(use.whole), flat(reading_.str(use.whole)),
                 use.row->normal, use.row->office.empty() ? "" : " (" + use.row->office + ")",
                 use.former ? ", former" : "",
                 use.of.empty() ? "" : ", of " + std::string(flat(of(use))));
            if (use.person)
                line("          borne by \"{}\"",
                     flat(reading_.str(reading_.candidates[*use.person].at)));
            else
                holders(use);
        }
    }
    std::string of(const TitleUse& use) const {
        std::string all;
        for (std::uint32_t c : use.of)
            all +=
                (all.empty() ? "" : " and ") + std::string(reading_.str(reading_.candidates[c].at));
        return all;
    }
    /// A title without a name: who held that office on the article's day.
    void holders(const TitleUse& use) {
        if (!reading_.published && !use.of_actors.empty()) {
            line(
                "          the day of the article is not told, so that nobody can be told to hold "
                "it");
            return;
        }
        for (std::uint32_t actor : use.of_actors) {
            const auto known = reading_.actors[actor].known;
            if (!known) continue;
            for (const Found& found : office_holders(use, *known, reading_.published, knowledge_)) {
                const Actor person = knowledge_.kb.actor(found.actor);
                line("          held by {} {}: {}{}", person.id, person.name_id, found.reason,
                     names_person(use, found.actor)
                         ? ""
                         : "; not named in the article, so that the state or body acts");
            }
        }
    }
    bool names_person(const TitleUse& use, ActorIndex person) const {
        return std::any_of(use.holders.begin(), use.holders.end(), [&](std::uint32_t holder) {
            return reading_.actors[holder].known == person;
        });
    }

    // ---- dates, claims

    void dates() {
        heading("Dates");
        for (const DatePhrase& date : reading_.dates)
            if (date.sentence == sentence_)
                line("  {:>6}  \"{}\": {}", start(date.at), flat(reading_.str(date.at)),
                     date.date ? date.date->iso() : "can not be told");
    }

    // ---- acts

    void units() {
        heading("Words that may tell an event");
        const auto& units = reading_.units[sentence_];
        for (std::size_t u = 0; u < units.size(); ++u) {
            if (units[u].frames.empty()) continue;
            std::string frames;
            for (std::uint32_t row : units[u].frames)
                frames += (frames.empty() ? "" : ", ") + knowledge_.lexicon.frame_rows[row].id;
            const TokenRange at = units[u].at;
            const auto telling = telling_of_unit(u);
            line("  {:>6}  \"{}\" may open {}: {}", start(at), flat(reading_.str(at)), frames,
                 tells(at)  ? "it tells the event below"
                 : !telling ? "it tells none, since it is part of an act before it, or lacks the "
                              "object its frames ask for, or the article is on sport"
                 : knowledge_.acts != nullptr
                     ? "no event, since no way to understand it is likely, or a likelier act says "
                       "as much"
                     : "no event, since those it needs are not found beside it");
            if (telling) options(*telling);
        }
    }
    bool tells(TokenRange at) const {
        return std::any_of(reading_.events.begin(), reading_.events.end(),
                           [at](const EventEntry& event) { return event.trigger.overlaps(at); });
    }
    std::optional<std::size_t> telling_of_unit(std::size_t unit) const {
        const auto found =
            std::find_if(tellings_.begin(), tellings_.end(), [&](const Telling& telling) {
                return telling.sentence == sentence_ && telling.unit == unit;
            });
        if (found == tellings_.end()) return std::nullopt;
        return static_cast<std::size_t>(found - tellings_.begin());
    }

    /// The likeliest ways to understand a telling, and what the rules make of it.
    void options(std::size_t t) {
        const Telling& telling = tellings_[t];
        if (knowledge_.acts != nullptr) {
            auto weighed = ActWeigher(context_, tellings_, *knowledge_.acts).weigh(telling);
            std::stable_sort(weighed.begin(), weighed.end(),
                             [](const auto& a, const auto& b) { return a.chance > b.chance; });
            for (std::size_t i = 0; i < std::min(weighed.size(), most_options); ++i) {
                const auto& [option, chance] = weighed[i];
                line("          {:.2f} {}{}", chance,
                     act(telling.frames[option.frame]->type, telling.sides[option.actor].actors,
                         option.recipient ? telling.sides[*option.recipient].actors : Actors{}),
                     taken(t, option) ? ", taken" : "");
            }
        }
        if (telling.ruled)
            line("          by the rules: {}",
                 act(telling.ruled->type, telling.ruled->actors, telling.ruled->recipients));
        else
            line("          by the rules: no act");
    }
    bool taken(std::size_t telling, const ActOption& option) const {
        return std::any_of(chosen_.begin(), chosen_.end(), [&](const ChosenAct& act) {
            return std::any_of(act.tellings.begin(), act.tellings.end(), [&](const ToldBy& told) {
                return told.telling == telling && told.option == option;
            });
        });
    }
    std::string act(std::string_view type, const Actors& actors, const Actors& recipients) const {
        return fmt::format("{}: {} -> {}", type, names_of(actors), names_of(recipients));
    }

    void claims() {
        heading("Claims");
        const Span whole = reading_.doc.sentences[sentence_].span;
        for (const RelationEntry& relation : reading_.relations)
            if (whole.contains(relation.evidence))
                line("  {} {} {}{}, by {}, confidence {:.2f}", reading_.actors[relation.from].name,
                     relation.type, reading_.actors[relation.to].name,
                     relation.title.empty() ? "" : " \"" + relation.title + '"', relation.rule,
                     relation.confidence);
        for (const EventEntry& event : reading_.events)
            if (event.sentence == sentence_) this->event(event);
        for (const StatementEntry& statement : reading_.statements)
            if (statement.text.begin < whole.end && whole.begin < statement.text.end)
                line("  {} says \"{}\", by {}, confidence {:.2f}",
                     reading_.actors[statement.speaker].name,
                     flat(reading_.doc.str(statement.text)), statement.rule, statement.confidence);
    }

    void event(const EventEntry& event) {
        line("  {}{} {}: {} -> {}, by frame:{}, confidence {:.2f}", event.type,
             event.mode.empty() ? "" : "/" + event.mode, event.modality, names_of(event.actors),
             names_of(event.recipients), event.frame->id, event.confidence);
        for (const CueEntry& cue : event.cues)
            line("          {} because of \"{}\"", cue.kind, reading_.str(cue.at));
        if (event.date && event.date_evidence)
            line("          on {}, told by \"{}\"", event.date->iso(),
                 flat(reading_.doc.str(*event.date_evidence)));
        if (event.place) line("          in {}", reading_.actors[*event.place].name);
        if (event.attributed_to)
            line("          {} {} it", reading_.actors[*event.attributed_to].name, event.stance);
    }

    const Reading& reading_;
    const Knowledge& knowledge_;
    CodePoints code_points_;
    ActContext context_;
    std::vector<Telling> tellings_;
    std::vector<ChosenAct> chosen_;
    std::string out_;
    std::uint32_t sentence_ = 0;
    TokenRange range_;
};

}  // namespace

std::string explain(const Reading& reading, const Knowledge& knowledge, std::uint32_t byte) {
    return Explainer(reading, knowledge).at(byte);
}

}  // namespace entente
