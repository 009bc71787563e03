#include "src/extract/write_record.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "src/base/utf8.hpp"

namespace entente {
namespace {

class Writer {
public:
    Writer(const Reading& reading, const Knowledge& knowledge)
        : reading_(reading), knowledge_(knowledge), code_points_(reading.doc.text) {}

    Record write() {
        document();
        entities();
        for (const RelationEntry& relation : reading_.relations) add(relation);
        for (const EventEntry& event : reading_.events) add(event);
        for (const StatementEntry& statement : reading_.statements) add(statement);
        return std::move(record_);
    }

private:
    Quote quote(Span span) const {
        return {code_points_.of_byte(span.begin), code_points_.of_byte(span.end),
                std::string(reading_.doc.str(span))};
    }
    Quote quote(TokenRange range) const { return quote(reading_.span(range)); }
    const std::string& id(std::uint32_t actor) const { return reading_.actors[actor].id; }
    std::vector<std::string> ids(const std::vector<std::uint32_t>& actors) const {
        std::vector<std::string> all;
        for (std::uint32_t actor : actors) all.push_back(id(actor));
        return all;
    }

    void document() {
        const Document& doc = reading_.doc;
        record_.document.id = doc.id;
        record_.document.source = doc.source;
        record_.document.title = doc.str(doc.title);
        record_.document.language = doc.language;
        record_.document.published = reading_.published;
        record_.document.published_from = reading_.published_from;
        for (const BoilerplateSpan& part : doc.boilerplate) set_aside(part.span, part.rule);
        if (doc.dateline) set_aside(*doc.dateline, "dateline");
        std::sort(record_.boilerplate.begin(), record_.boilerplate.end(),
                  [](const Boilerplate& a, const Boilerplate& b) { return a.start < b.start; });
    }
    void set_aside(Span span, std::string_view rule) {
        record_.boilerplate.push_back(
            {code_points_.of_byte(span.begin), code_points_.of_byte(span.end), std::string(rule)});
    }

    void entities() {
        std::vector<std::optional<std::size_t>> place(reading_.actors.size());
        for (const MentionEntry& mention : reading_.mentions)
            for (std::uint32_t actor : mention.actors) {
                if (!place[actor]) {
                    place[actor] = record_.entities.size();
                    const ActorEntry& entry = reading_.actors[actor];
                    record_.entities.push_back({entry.id,
                                                entry.id.starts_with('Q') ? entry.id : "",
                                                entry.type,
                                                entry.name,
                                                {}});
                }
                auto& mentions = record_.entities[*place[actor]].mentions;
                const std::string kind(to_string(mention.kind));
                if (mention.wide)
                    mentions.push_back(
                        {quote(*mention.wide), kind, mention.confidence, mention.rule});
                mentions.push_back({quote(mention.at), kind, mention.confidence, mention.rule});
            }
    }

    void add(const RelationEntry& entry) {
        Relation relation;
        relation.type = entry.type;
        relation.from = id(entry.from);
        relation.to = id(entry.to);
        relation.title = entry.title;
        relation.office = entry.office;
        relation.former = entry.former;
        relation.confidence = entry.confidence;
        relation.rule = entry.rule;
        relation.background = !entry.background.empty();
        if (relation.background)
            relation.evidence.text = entry.background;
        else
            relation.evidence = quote(entry.evidence);
        record_.relations.push_back(std::move(relation));
    }

    void add(const EventEntry& entry) {
        Event event;
        event.id = "ev" + std::to_string(record_.events.size() + 1);
        event.type = entry.type;
        event.mode = entry.mode;
        event.modality = entry.modality;
        const EventType& type = *knowledge_.schema.event(entry.type);
        if (const auto category = type.plover.find(entry.modality); category != type.plover.end())
            event.plover = category->second;
        event.quad = event.plover.empty() ? type.quad : knowledge_.schema.event(event.plover)->quad;
        event.actors = ids(entry.actors);
        event.recipients = ids(entry.recipients);
        if (entry.place) event.place = id(*entry.place);
        event.date = entry.date;
        if (entry.date_evidence) event.date_evidence = quote(*entry.date_evidence);
        if (entry.attributed_to)
            event.attribution = Attribution{id(*entry.attributed_to), entry.stance};
        event.trigger = quote(entry.trigger);
        for (const CueEntry& cue : entry.cues)
            event.cues.push_back({std::string(cue.kind), quote(cue.at)});
        event.contexts = entry.contexts;
        event.confidence = entry.confidence;
        event.rule = "frame:" + entry.frame->id;
        event.evidence = quote(around(entry));
        record_.events.push_back(std::move(event));
    }
    /// What shows that an act is told: its sentence; of one that goes on for pages as much as
    /// stands around the trigger, so that thousands of acts do not each quote all of it.
    Span around(const EventEntry& entry) const {
        constexpr std::uint32_t longest = 1500, reach = 300;  // bytes
        const Sentence& sentence = reading_.doc.sentences[entry.sentence];
        if (sentence.span.end - sentence.span.begin <= longest) return sentence.span;
        const Span trigger = reading_.span(entry.trigger);
        const auto& tokens = reading_.doc.tokens;
        TokenRange whole = entry.trigger;
        while (whole.first > sentence.first &&
               trigger.begin - tokens[whole.first - 1].span.begin <= reach)
            --whole.first;
        while (whole.last < sentence.last && tokens[whole.last].span.end - trigger.end <= reach)
            ++whole.last;
        return reading_.span(whole);
    }

    void add(const StatementEntry& entry) {
        Statement statement;
        statement.speaker = id(entry.speaker);
        if (entry.via) statement.via = id(*entry.via);
        statement.kind = entry.direct ? "direct" : "indirect";
        statement.about = about(entry);
        statement.at = quote(entry.text);
        if (entry.cue) statement.cue = quote(*entry.cue);
        statement.confidence = entry.confidence;
        statement.rule = entry.rule;
        record_.statements.push_back(std::move(statement));
    }

    /// Whoever is named within the statement, in order.
    std::vector<std::string> about(const StatementEntry& entry) const {
        std::vector<std::string> all;
        std::unordered_set<std::uint32_t> seen;
        auto mention =
            std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), entry.text.begin,
                             [this](const MentionEntry& m, std::uint32_t begin) {
                                 return reading_.span(m.at).begin < begin;
                             });
        for (; mention != reading_.mentions.end(); ++mention) {
            const Span at = reading_.span(mention->at);
            if (at.begin >= entry.text.end) break;
            if (!entry.text.contains(at) || !is_name(mention->kind)) continue;
            for (std::uint32_t actor : mention->actors)
                if (seen.insert(actor).second) all.push_back(id(actor));
        }
        return all;
    }

    const Reading& reading_;
    const Knowledge& knowledge_;
    CodePoints code_points_;
    Record record_;
};

}  // namespace

Record write_record(const Reading& reading, const Knowledge& knowledge) {
    return Writer(reading, knowledge).write();
}

}  // namespace entente
