#include "src/extract/act_features.hpp"

#include <algorithm>
#include <bit>

#include "src/extract/parties.hpp"

namespace entente {
namespace {

/// What a feature is about. Their numbers are part of the model file.
enum class About : std::uint8_t {
    trigger,
    trigger_by_type,
    trigger_by_frame,
    type,
    type_form,
    frame,
    frame_form,
    rank,
    tie_form,
    tie_form_type,
    tie_frame,
    role_form,
    role_form_type,
    role_other,
    entity_type,
    entity,
    entity_tie_form,
    any_tie_form,
    property,
    property_form,
    property_type,
    property_tie,
    nobody_type,
    nobody_frame,
    nobody_form,
    nobody_needs,
    nobody_needs_type,
    nobody_joined,
    nobody_tie,
    nobody_property,
    ties_form,
    ties_type,
    entities_type,
    entities,
    one_state,
    one_state_type,
    order_form,
    order_type,
    order_frame,
    done,
    done_type,
    elsewhere,
    elsewhere_type,
    elsewhere_absent,
    elsewhere_tie,
    unruled,
    unruled_type,
    unruled_frame,
    unruled_form,
    ruled,
    ruled_type,
    ruled_frame,
    ruled_form,
    bias
};

template <class... Values>
std::uint32_t key(About about, Values... values) {
    std::uint64_t hash = static_cast<std::uint64_t>(about) + 1;
    ((hash = hash_pair(hash, static_cast<std::uint64_t>(values))), ...);
    return static_cast<std::uint32_t>(hash >> 16U);
}

constexpr std::uint64_t bit(Tie tie, std::size_t nth = 0) {
    return std::uint64_t{1} << (static_cast<std::size_t>(tie) + nth);
}

/// The tie that names the side; beyond the second, those near are alike.
std::uint64_t first_tie(const Side& side) {
    const auto tie = static_cast<std::uint64_t>(std::countr_zero(side.ties));
    constexpr auto before = static_cast<std::uint64_t>(Tie::before),
                   after = static_cast<std::uint64_t>(Tie::after);
    if (tie >= before && tie < after) return std::min(tie, before + 2);
    if (tie >= after && tie < static_cast<std::uint64_t>(Tie::salient))
        return std::min(tie, after + 2);
    return tie;
}

/// The ties by which a role of frames.tsv is filled.
std::uint64_t ties_of(std::string_view role) {
    if (role == "subj")
        return bit(Tie::subject) | bit(Tie::subject_owner) | bit(Tie::light_subject);
    if (role == "obj") return bit(Tie::object);
    if (role == "gen") return bit(Tie::genitive);
    if (role == "clause") return bit(Tie::complement);
    if (role == "speaker") return bit(Tie::speaker) | bit(Tie::direct_speaker);
    for (std::size_t p = 0; p < std::size(tie_prepositions); ++p)
        if (role == tie_prepositions[p]) return bit(Tie::governed, p);
    return 0;
}

/// 1 + the first of the roles that the side fills; 0 when none.
std::uint64_t role_of(const Side& side, const std::vector<Role>& roles) {
    for (std::size_t i = 0; i < roles.size(); ++i)
        if ((side.ties & ties_of(roles[i])) != 0) return i + 1;
    return 0;
}

std::uint64_t few(int n) {
    return static_cast<std::uint64_t>(std::clamp(n, 0, 3));
}

bool has(const Actors& actors, std::uint32_t actor) {
    return std::find(actors.begin(), actors.end(), actor) != actors.end();
}

}  // namespace

std::vector<ActOption> options_of(const Telling& telling, const Schema& schema) {
    std::vector<ActOption> options;
    const auto& sides = telling.sides;
    for (std::size_t frame = 0; frame < telling.frames.size(); ++frame) {
        const bool alike = schema.event(telling.frames[frame]->type)->symmetric;
        for (std::size_t a = 0; a < sides.size(); ++a) {
            options.push_back({frame, a, std::nullopt});
            for (std::size_t r = alike ? a + 1 : 0; r < sides.size(); ++r)
                if (r != a && !shares(sides[a].actors, sides[r].actors))
                    options.push_back({frame, a, r});
        }
    }
    return options;
}

ActFeatures::ActFeatures(const ActContext& context, std::span<const Telling> tellings)
    : context_(context) {
    for (const EventType& type : context.knowledge.schema.events())
        if (type.symmetric) alike_.push_back(hash_text(type.name));
    for (const Telling& telling : tellings) {
        if (!telling.ruled) continue;
        const EventEntry& act = *telling.ruled;
        const bool alike = this->alike(*act.frame);
        const std::uint64_t type = act.frame->type_hash;
        const auto met = [&](const Actors& some, const Actors& others) {
            constexpr std::size_t most = 24;  // a longer list is no two sides
            for (Actor a : std::span(some).first(std::min(most, some.size())))
                for (Actor b : std::span(others).first(std::min(most, others.size())))
                    if (a != b) {
                        ++dyads_[{a, b}];
                        ++acts_[{a, b, type}];
                    }
        };
        Actors all = act.actors;
        all.insert(all.end(), act.recipients.begin(), act.recipients.end());
        met(alike ? all : act.actors, alike ? all : act.recipients);
        for (Actor a : act.actors) ++done_[{a, type}];
        for (Actor r : act.recipients) ++suffered_[{r, type}];
    }
}

void ActFeatures::trigger(const Telling& telling, std::size_t frame, Keys& out) const {
    const FrameRow& row = *telling.frames[frame];
    const std::uint64_t type = row.type_hash, id = row.id_hash, form = telling.form;
    out.insert(out.end(),
               {key(About::bias), key(About::type, type), key(About::type_form, type, form),
                key(About::frame, id), key(About::frame_form, id, form),
                key(About::rank, std::min<std::size_t>(frame, 2))});
    for (std::size_t i = 0; i < telling.properties.size(); ++i) {
        const std::uint64_t property = telling.properties[i];
        out.push_back(key(About::trigger, property));
        out.push_back(key(About::trigger_by_type, property, type));
        if (i >= telling.lexical) out.push_back(key(About::trigger_by_frame, property, id));
    }
}

void ActFeatures::actor(const Telling& telling, std::size_t frame, std::size_t who,
                        Keys& out) const {
    side(telling, frame, who, true, out);
    const std::uint64_t type = telling.frames[frame]->type_hash;
    int done = 0;
    for (Actor a : telling.sides[who].actors) {
        const auto found = done_.find({a, type});
        int times = found == done_.end() ? 0 : found->second;
        if (telling.ruled && telling.ruled->frame->type_hash == type &&
            has(telling.ruled->actors, a))
            --times;  // of other tellings
        done = std::max(done, times);
    }
    out.push_back(key(About::done, few(done)));
    out.push_back(key(About::done_type, few(done), type));
}

void ActFeatures::recipient(const Telling& telling, std::size_t frame, std::size_t who,
                            Keys& out) const {
    side(telling, frame, who, false, out);
}

void ActFeatures::side(const Telling& telling, std::size_t frame, std::size_t who, bool acts,
                       Keys& out) const {
    const FrameRow& row = *telling.frames[frame];
    const Side& side = telling.sides[who];
    const std::uint64_t type = row.type_hash, id = row.id_hash, form = telling.form;
    const std::uint64_t tie = first_tie(side);
    const std::uint64_t role = role_of(side, acts ? row.actor : row.recipient);
    const std::uint64_t other = role_of(side, acts ? row.recipient : row.actor);
    const std::uint64_t entity = hash_text(context_.reading.actors[side.actors.front()].type);
    out.insert(
        out.end(),
        {key(About::tie_form, acts, tie, form), key(About::tie_form_type, acts, tie, form, type),
         key(About::tie_frame, acts, tie, id), key(About::role_form, acts, role, form),
         key(About::role_form_type, acts, role, form, type),
         key(About::role_other, acts, role, other), key(About::entity_type, acts, entity, type),
         key(About::entity, acts, entity), key(About::entity_tie_form, acts, entity, tie, form)});
    for (std::uint64_t ties = side.ties; ties != 0; ties &= ties - 1)
        out.push_back(key(About::any_tie_form, acts, std::countr_zero(ties), form));
    for (std::size_t i = 0; i < side.properties.size(); ++i) {
        const std::uint64_t property = side.properties[i];
        out.push_back(key(About::property, acts, property));
        out.push_back(key(About::property_form, acts, property, form));
        out.push_back(key(About::property_type, acts, property, type));
        if (i < side.tied) out.push_back(key(About::property_tie, acts, property, tie));
    }
}

void ActFeatures::sides(const Telling& telling, const ActOption& option, Keys& out) const {
    if (option.recipient)
        pair(telling, option, out);
    else
        nobody(telling, option, out);
}

bool ActFeatures::alike(const FrameRow& frame) const {
    return std::find(alike_.begin(), alike_.end(), frame.type_hash) != alike_.end();
}

void ActFeatures::nobody(const Telling& telling, const ActOption& option, Keys& out) const {
    const FrameRow& row = *telling.frames[option.frame];
    const Side& actor = telling.sides[option.actor];
    const std::uint64_t type = row.type_hash, form = telling.form;
    const auto needs = static_cast<std::uint64_t>(row.needs);
    out.insert(out.end(),
               {key(About::nobody_type, type), key(About::nobody_frame, row.id_hash),
                key(About::nobody_form, form), key(About::nobody_needs, needs),
                key(About::nobody_needs_type, needs, type),
                key(About::nobody_joined, std::min<std::size_t>(actor.actors.size(), 3), type),
                key(About::nobody_tie, first_tie(actor), form, type)});
    for (std::size_t i = telling.lexical; i < telling.properties.size(); ++i)
        out.push_back(key(About::nobody_property, telling.properties[i], type));
}

void ActFeatures::pair(const Telling& telling, const ActOption& option, Keys& out) const {
    const FrameRow& row = *telling.frames[option.frame];
    const Side& a = telling.sides[option.actor];
    const Side& r = telling.sides[*option.recipient];
    const std::uint64_t type = row.type_hash, form = telling.form;
    const std::uint64_t tie_a = first_tie(a), tie_r = first_tie(r);
    const std::uint64_t entity_a = hash_text(context_.reading.actors[a.actors.front()].type),
                        entity_r = hash_text(context_.reading.actors[r.actors.front()].type);
    const bool one_state = std::any_of(a.actors.begin(), a.actors.end(), [&](Actor x) {
        const auto state = state_of(x);
        return state && std::any_of(r.actors.begin(), r.actors.end(),
                                    [&](Actor y) { return state_of(y) == state; });
    });
    out.insert(
        out.end(),
        {key(About::ties_form, tie_a, tie_r, form), key(About::ties_type, tie_a, tie_r, type),
         key(About::entities_type, entity_a, entity_r, type),
         key(About::entities, entity_a, entity_r), key(About::one_state, one_state),
         key(About::one_state_type, one_state, type)});
    if (!a.unit || !r.unit) return;
    const std::uint64_t order = (*a.unit < telling.unit ? 1U : 0U) +
                                (*r.unit < telling.unit ? 2U : 0U) + (*a.unit < *r.unit ? 4U : 0U);
    out.insert(out.end(), {key(About::order_form, order, form), key(About::order_type, order, type),
                           key(About::order_frame, order, row.id_hash)});
}

unsigned ActFeatures::times_elsewhere(const Telling& telling, const ActOption& option) const {
    const std::uint64_t type = telling.frames[option.frame]->type_hash;
    const Side& a = telling.sides[option.actor];
    const Side& r = telling.sides[*option.recipient];
    const bool both = telling.ruled && alike(*telling.ruled->frame);
    const auto here = [&](Actor x, Actor y) {
        if (!telling.ruled) return 0;
        const EventEntry& act = *telling.ruled;
        if (both) {
            const auto either = [&](Actor z) {
                return has(act.actors, z) || has(act.recipients, z);
            };
            return either(x) && either(y) ? 1 : 0;
        }
        return has(act.actors, x) && has(act.recipients, y) ? 1 : 0;
    };
    const auto times = [](const auto& counts, const auto& what) {
        const auto found = counts.find(what);
        return found == counts.end() ? 0 : found->second;
    };
    const bool typed = telling.ruled && telling.ruled->frame->type_hash == type;
    int same = 0, any = 0, back = 0, suffered = 0;
    for (Actor y : r.actors) {
        suffered = std::max(suffered, times(suffered_, std::pair{y, type}) -
                                          (typed && has(telling.ruled->recipients, y) ? 1 : 0));
        for (Actor x : a.actors) {
            if (const int met = times(dyads_, std::pair{x, y}); met > 0) {
                any = std::max(any, met - here(x, y));
                same =
                    std::max(same, times(acts_, std::tuple{x, y, type}) - (typed ? here(x, y) : 0));
            }
            back = std::max(back, times(dyads_, std::pair{y, x}) - here(y, x));
        }
    }
    return static_cast<unsigned>(few(same) + 4 * few(any) + 16 * few(back) + 64 * few(suffered));
}

void ActFeatures::elsewhere(const Telling& telling, std::size_t frame, std::size_t recipient,
                            unsigned times, Keys& out) const {
    const Side& r = telling.sides[recipient];
    const std::uint64_t type = telling.frames[frame]->type_hash, tie = first_tie(r);
    const std::uint64_t same = times % 4, any = times / 4 % 4, back = times / 16 % 4,
                        suffered = times / 64;
    const std::uint64_t facts[] = {same, 4 + any, 8 + back, 12 + suffered, 16 + 4 * any + back};
    for (std::uint64_t fact : facts)
        out.insert(out.end(), {key(About::elsewhere, fact), key(About::elsewhere_type, fact, type),
                               key(About::elsewhere_absent, fact, r.unit.has_value()),
                               key(About::elsewhere_tie, fact, tie)});
}

unsigned ActFeatures::agreement(const Telling& telling, const ActOption& option) const {
    if (!telling.ruled) return most_agreement - 1;
    const FrameRow& row = *telling.frames[option.frame];
    const EventEntry& act = *telling.ruled;
    static const Actors nobody;
    const Actors& actors = telling.sides[option.actor].actors;
    const Actors& recipients = option.recipient ? telling.sides[*option.recipient].actors : nobody;
    bool same_actors = same_set(act.actors, actors),
         same_recipients = same_set(act.recipients, recipients);
    if (alike(row)) {
        Actors all = act.actors, mine = actors;
        all.insert(all.end(), act.recipients.begin(), act.recipients.end());
        mine.insert(mine.end(), recipients.begin(), recipients.end());
        same_actors = same_recipients = same_set(all, mine);
    }
    return (act.frame->type_hash == row.type_hash ? 1U : 0U) + (same_actors ? 2U : 0U) +
           (same_recipients ? 4U : 0U);
}

void ActFeatures::rules(const Telling& telling, std::size_t frame, unsigned agreement,
                        Keys& out) const {
    const FrameRow& row = *telling.frames[frame];
    const std::uint64_t type = row.type_hash, id = row.id_hash, form = telling.form;
    if (!telling.ruled)
        out.insert(out.end(), {key(About::unruled), key(About::unruled_type, type),
                               key(About::unruled_frame, id), key(About::unruled_form, form)});
    else
        out.insert(
            out.end(),
            {key(About::ruled, agreement), key(About::ruled_type, agreement, type),
             key(About::ruled_frame, agreement, id), key(About::ruled_form, agreement, form)});
}

std::optional<ActorIndex> ActFeatures::state_of(Actor actor) const {
    const ActorEntry& entry = context_.reading.actors[actor];
    return entry.state ? entry.state : entry.type == "State" ? entry.known : std::nullopt;
}

void ActFeatures::all(const Telling& telling, const ActOption& option, Keys& out) const {
    trigger(telling, option.frame, out);
    actor(telling, option.frame, option.actor, out);
    if (option.recipient) recipient(telling, option.frame, *option.recipient, out);
    sides(telling, option, out);
    if (option.recipient)
        elsewhere(telling, option.frame, *option.recipient, times_elsewhere(telling, option), out);
    rules(telling, option.frame, agreement(telling, option), out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace entente
