#include "src/extract/act_sides.hpp"

#include <algorithm>

#include "src/extract/parties.hpp"

namespace entente {
namespace {

using Kind = Unit::Kind;

/// Actors of the sentence on either side of the trigger that are looked at.
constexpr std::size_t most_near = 6;
constexpr std::size_t most_salient = 3;

std::uint64_t property(std::string_view name) {
    return hash_text(name);
}
std::uint64_t property(std::string_view name, std::uint64_t value) {
    return hash_pair(hash_text(name), value);
}
std::uint64_t property(std::string_view name, std::string_view value) {
    return property(name, hash_text(value));
}

/// Counts that differ little are one.
std::uint64_t coarse(std::size_t n) {
    constexpr std::size_t steps[] = {4, 6, 10, 16};
    if (n <= steps[0]) return n;
    for (std::size_t step : steps)
        if (n <= step) return step;
    return steps[3] + 1;
}

class Teller {
public:
    Teller(const ActContext& context, const ActSentence& sentence, const ActRules& rules,
           std::size_t u)
        : context_(context),
          reading_(context.reading),
          units_(sentence.units()),
          clause_(sentence.clause()),
          sentence_(sentence),
          rules_(rules),
          u_(u),
          said_(context.statement_at(units_[u].at)) {}

    Telling tell(const EventEntry& meant, std::optional<EventEntry> ruled) {
        telling_.sentence = sentence_.number();
        telling_.unit = u_;
        telling_.trigger = units_[u_].at;
        telling_.form = form();
        frames(ruled);
        if (telling_.frames.empty()) return std::move(telling_);
        telling_.modality = meant.modality;
        telling_.cues = meant.cues;
        functions();
        speakers();
        others();
        if (ruled) {
            add(ruled->actors, std::nullopt, Tie::ruled_actor);
            add(ruled->recipients, std::nullopt, Tie::ruled_recipient);
        }
        for (Side& side : telling_.sides) describe(side);
        describe_trigger();
        telling_.ruled = std::move(ruled);
        return std::move(telling_);
    }

private:
    std::string_view word(std::size_t unit) const { return reading_.lower(units_[unit].at.first); }

    std::uint64_t form() const {
        const Unit& unit = units_[u_];
        if (unit.kind == Kind::noun) return property("noun");
        if (!unit.form) return property(unit.kind == Kind::verb ? "verb" : "else");
        return property("voice", static_cast<std::uint64_t>(unit.form->voice));
    }

    /// One frame for each type of act: the one the rules took, else the first that fits, those that
    /// ask for an object word first.
    void frames(const std::optional<EventEntry>& ruled) {
        auto& frames = telling_.frames;
        if (ruled) frames.push_back(ruled->frame);
        for (const bool with_object : {true, false})
            for (std::uint32_t row : units_[u_].frames) {
                const FrameRow& frame = context_.knowledge.lexicon.frame_rows[row];
                if (frame.objects.empty() == with_object) continue;
                if (std::any_of(frames.begin(), frames.end(),
                                [&](const FrameRow* f) { return f->type == frame.type; }))
                    continue;
                if (with_object && !rules_.object_near(frame, u_)) continue;
                frames.push_back(&frame);
            }
    }

    void add(const Actors& actors, std::optional<std::size_t> unit, Tie tie, std::size_t nth = 0) {
        if (actors.empty()) return;
        const std::uint64_t bit = std::uint64_t{1} << (static_cast<std::size_t>(tie) + nth);
        const Actors key = sorted(actors);
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (keys_[i] != key) continue;
            telling_.sides[i].ties |= bit;
            if (!telling_.sides[i].unit) telling_.sides[i].unit = unit;
            return;
        }
        keys_.push_back(key);
        telling_.sides.push_back({actors, bit, unit, {}, 0});
    }
    void add(std::optional<std::size_t> unit, Tie tie, std::size_t nth = 0) {
        if (unit) add(clause_.group(*unit), unit, tie, nth);
    }

    void functions() {
        const bool noun = units_[u_].kind == Kind::noun;
        const auto& form = units_[u_].form;
        add(clause_.subject(u_), Tie::subject);
        add(clause_.subject_owner(u_), Tie::subject_owner);
        if (form && (form->voice == Voice::passive || form->voice == Voice::accidental))
            add(rules_.agent_of_passive(u_), Tie::agent);
        if (!noun) add(clause_.object(u_), Tie::object);
        add(clause_.genitive(u_), Tie::genitive);
        add(clause_.complement_subject(u_), Tie::complement);
        add(clause_.mentioned(u_), Tie::mentioned);
        if (noun) {
            add(rules_.light_subject(u_), std::nullopt, Tie::light_subject);
            if (const auto verb = rules_.verb_over(u_)) {
                add(clause_.subject(*verb), Tie::verb_subject);
                add(clause_.subject_owner(*verb), Tie::verb_subject_owner);
                add(clause_.object(*verb), Tie::verb_object);
            }
        }
        for (std::size_t p = 0; p < std::size(tie_prepositions); ++p) {
            add(clause_.governed(u_, tie_prepositions[p]), Tie::governed, p);
            add(clause_.governed_by_head(u_, tie_prepositions[p]), Tie::head_governed, p);
        }
    }

    void speakers() {
        if (said_ != nullptr) {
            add({said_->speaker}, std::nullopt, said_->direct ? Tie::direct_speaker : Tie::speaker);
            const std::uint32_t side = context_.side_of(said_->speaker);
            if (side != said_->speaker) add({side}, std::nullopt, Tie::speaker_side);
        }
        add(rules_.topic(), std::nullopt, Tie::topic);
        const auto& salient = context_.salient();
        for (std::size_t k = 0; k < std::min(most_salient, salient.size()); ++k)
            add({salient[k]}, std::nullopt, Tie::salient, k);
    }

    void others() {
        std::size_t near = 0;
        for (std::size_t k = u_; k-- > 0 && near < most_near;)
            if (units_[k].kind == Kind::actor) add(k, Tie::before, near++);
        near = 0;
        for (std::size_t k = u_ + 1; k < units_.size() && near < most_near; ++k)
            if (units_[k].kind == Kind::actor) add(k, Tie::after, near++);
    }

    // ---- what they are like

    void describe(Side& side) const {
        auto& has = side.properties;
        if (side.unit) {
            const std::size_t k = *side.unit;
            const std::size_t far = k < u_ ? u_ - k : k - u_;
            has.push_back(property(k < u_ ? "before" : "after", coarse(far)));
            has.push_back(property(k < u_ ? "path back" : "path on", path(k)));
            if (k > 0) has.push_back(property("behind", word(k - 1)));
        }
        if (said_ != nullptr) {
            if (std::find(side.actors.begin(), side.actors.end(), said_->speaker) !=
                side.actors.end())
                has.push_back(property("speaker"));
            else if (context_.own_side(said_->speaker, side.actors.front()))
                has.push_back(property("of speaker"));
        }
        side.tied = has.size();
        if (side.unit) {
            const std::size_t k = *side.unit;
            const Unit& unit = units_[k];
            if (unit.possessed) has.push_back(property("possessed"));
            if (unit.plain_place) has.push_back(property("plain place"));
            if (k + 1 < units_.size()) has.push_back(property("then", word(k + 1)));
            if (clause_.under_preposition(k)) has.push_back(property("governed"));
            if (said_ != nullptr)
                has.push_back(property("said", said_->text.contains(reading_.span(unit.at))));
            const MentionEntry* mention = reading_.mention_at(unit.at);
            if (mention != nullptr)
                has.push_back(property("mention", static_cast<std::uint64_t>(mention->kind)));
        } else {
            has.push_back(property("absent"));
        }
        std::uint32_t named = 0;
        for (std::uint32_t actor : side.actors) named = std::max(named, context_.named()[actor]);
        has.push_back(property("named", coarse(named)));
        has.push_back(property("joined", std::min<std::size_t>(side.actors.size(), 3)));
        if (std::any_of(side.actors.begin(), side.actors.end(),
                        [this](std::uint32_t actor) { return context_.political(actor); }))
            has.push_back(property("political"));
    }

    /// Which kinds of unit that part clauses stand between the unit and the trigger; of those far
    /// from it, within the first units on the way, where all kinds there are have been met.
    std::uint64_t path(std::size_t unit) const {
        constexpr std::size_t reach = 400;  // units
        std::uint64_t kinds = 0;
        const std::size_t first = std::min(unit, u_) + 1;
        const std::size_t last = std::min(std::max(unit, u_), first + reach);
        for (std::size_t i = first; i < last; ++i) switch (units_[i].kind) {
                case Kind::verb:
                case Kind::comma:
                case Kind::stop:
                case Kind::complementizer:
                case Kind::subordinator:
                case Kind::relative:
                case Kind::conjunction:
                    kinds |= std::uint64_t{1} << static_cast<unsigned>(units_[i].kind);
                    break;
                default:
                    break;
            }
        return kinds;
    }

    void describe_trigger() {
        const auto& range = sentence_.range();
        const TokenRange at = telling_.trigger;
        const auto word_at = [&](std::int64_t token) {
            if (token < range.first) return property("start");
            if (token >= range.last) return property("end");
            return property(reading_.lower(static_cast<std::uint32_t>(token)));
        };
        auto& has = telling_.properties;
        has.push_back(property("word", reading_.lower(at.first)));
        has.push_back(property("word -1", word_at(std::int64_t{at.first} - 1)));
        has.push_back(property("word -2", word_at(std::int64_t{at.first} - 2)));
        has.push_back(property("word +1", word_at(at.last)));
        has.push_back(property("word +2", word_at(std::int64_t{at.last} + 1)));
        telling_.lexical = has.size();
        if (reading_.doc.sentences[sentence_.number()].title) has.push_back(property("title"));
        has.push_back(property(said_ == nullptr ? "unsaid"
                               : said_->direct  ? "direct"
                                                : "indirect"));
        has.push_back(property("sentence", coarse(sentence_.number())));
        has.push_back(property("actors", std::min<std::size_t>(sentence_.actors(), 4)));
        has.push_back(property("modality", telling_.modality));
        for (const CueEntry& cue : telling_.cues) {
            const std::uint64_t kind = property("cue", cue.kind);
            if (std::find(has.begin(), has.end(), kind) == has.end()) has.push_back(kind);
        }
        if (units_[u_].owned) has.push_back(property("owned"));
        if (u_ > 0)
            has.push_back(property("kind -1", static_cast<std::uint64_t>(units_[u_ - 1].kind)));
        if (u_ + 1 < units_.size())
            has.push_back(property("kind +1", static_cast<std::uint64_t>(units_[u_ + 1].kind)));
        if (!clause_.has_subject(u_)) has.push_back(property("no subject"));
    }

    const ActContext& context_;
    const Reading& reading_;
    const std::vector<Unit>& units_;
    const Clause& clause_;
    const ActSentence& sentence_;
    const ActRules& rules_;
    std::size_t u_;
    const StatementEntry* said_;
    Telling telling_;
    std::vector<Actors> keys_;  ///< of the sides: their actors, sorted
};

}  // namespace

Telling telling_of(const ActContext& context, const ActSentence& sentence, const ActRules& rules,
                   std::size_t u, const EventEntry& meant, std::optional<EventEntry> ruled) {
    return Teller(context, sentence, rules, u).tell(meant, std::move(ruled));
}

}  // namespace entente
