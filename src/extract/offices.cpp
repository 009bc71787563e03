// From titles to offices: who holds which post where, and whom a title without a name means.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "src/base/utf8.hpp"
#include "src/extract/look_up.hpp"
#include "src/extract/stages.hpp"
#include "src/extract/surface.hpp"

namespace entente {
namespace {

class Offices {
public:
    Offices(Reading& reading, const Knowledge& knowledge)
        : reading_(reading), knowledge_(knowledge) {
        for (const MentionEntry& mention : reading.mentions)
            for (std::uint32_t actor : mention.actors) named_.insert(actor);
        named_mentions_ = static_cast<std::ptrdiff_t>(reading.mentions.size());
    }

    void run() {
        for (TitleUse& use : reading_.titles) find_employers(use);
        const TitleUse* before = nullptr;
        for (TitleUse& use : reading_.titles) {
            if (use.person) hold(use, before);
            before = &use;
        }
        for (TitleUse& use : reading_.titles)
            if (!use.person) refer(use);
        reading_.sort_mentions();
    }

private:
    std::optional<std::uint32_t> actor_of(std::uint32_t candidate) const {
        const auto* mention = reading_.mention_at(reading_.candidates[candidate].at);
        if (mention == nullptr) return std::nullopt;
        return mention->actors.front();
    }

    void find_employers(TitleUse& use) {
        for (std::uint32_t of : use.of)
            if (const auto actor = actor_of(of);
                actor &&
                (may_employ(reading_.actors[*actor].type) ||
                 reading_.actors[*actor].type == "Place") &&
                std::find(use.of_actors.begin(), use.of_actors.end(), *actor) ==
                    use.of_actors.end())
                use.of_actors.push_back(*actor);
        if (use.of_both) use.of_actors = last_two_states(use.words.first);
    }

    /// "kedua negara": the two states named last before it, or, in an opening sentence, so far.
    std::vector<std::uint32_t> last_two_states(std::uint32_t before) const {
        constexpr std::ptrdiff_t reach = 64;  // mentions
        std::vector<std::uint32_t> states;
        const auto end = std::lower_bound(
            reading_.mentions.begin(), reading_.mentions.end(), before,
            [](const MentionEntry& m, std::uint32_t token) { return m.at.first < token; });
        const auto begin = end - std::min(reach, end - reading_.mentions.begin());
        for (auto it = end; it != begin;) {
            --it;
            if (!is_name(it->kind) || it->inner) continue;
            if (it->at.first > 0 && reading_.is(it->at.first - 1, "di")) continue;  // a mere place
            const std::uint32_t actor = it->actors.front();
            if (reading_.actors[actor].type != "State" ||
                std::find(states.begin(), states.end(), actor) != states.end())
                continue;
            states.push_back(actor);
            if (states.size() == 2) break;
        }
        if (states.size() < 2) states.clear();
        std::sort(states.begin(), states.end());
        return states;
    }

    void hold(TitleUse& use, const TitleUse* before) {
        const auto person = actor_of(*use.person);
        if (!person || reading_.actors[*person].type != "Person") return;
        use.holders = {*person};
        for (std::uint32_t of : use.of_actors)
            if (!is_profession(use) || reading_.actors[of].type != "State")
                add(use, *person, of, "office.title_of_name", 0.95);
        if (!use.of_actors.empty()) return;
        if (const auto of = employer_known(use, *person)) {
            add(use, *person, *of, "office.known_employer", 0.75);
            use.of_actors = {*of};
        } else if (before != nullptr && joined(*before, use)) {
            add(use, *person, before->of_actors.front(), "office.of_the_one_before", 0.7);
            use.of_actors = {before->of_actors.front()};
        }
    }

    /// "Menlu RI Retno Marsudi dan Menhan Prabowo Subianto": the second is of the same state.
    bool joined(const TitleUse& before, const TitleUse& use) const {
        if (before.of_actors.size() != 1 || before.sentence != use.sentence || !is_of_state(use) ||
            !is_of_state(before) || use.words.first < before.whole.last ||
            use.words.first > before.whole.last + 2)
            return false;
        for (std::uint32_t i = before.whole.last; i < use.words.first; ++i)
            if (!reading_.is(i, ",") && !reading_.is(i, "dan") && !reading_.is(i, "serta"))
                return false;
        return use.words.first > before.whole.last;
    }

    /// "aktivis Swedia", "pakar asal Inggris": a nationality, no post at the state.
    static bool is_profession(const TitleUse& use) {
        const std::string& office = use.row->office;
        return office == "activist" || office == "researcher" || office == "journalist" ||
               office == "lawyer";
    }
    /// Posts that only a state has to give.
    static bool is_of_state(const TitleUse& use) {
        const std::string& office = use.row->office;
        return office.find("minister") != std::string::npos || office == "ambassador" ||
               office == "opposition_leader" || office == "crown_prince" ||
               office == "supreme_leader" || office == "attorney_general" ||
               office == "speaker_of_parliament" || office == "national_security_adviser" ||
               office.find("head_of_state") != std::string::npos ||
               office.find("head_of_government") != std::string::npos;
    }

    /// "Presiden Joko Widodo": of which state, the knowledge base tells; it counts when the article
    /// names that state.
    std::optional<std::uint32_t> employer_known(const TitleUse& use, std::uint32_t person) {
        const auto known = reading_.actors[person].known;
        if (!known || use.row->office.empty()) return std::nullopt;
        std::optional<ActorIndex> employer;
        for (const Term& term : knowledge_.kb.terms_of(*known)) {
            if (term.office != use.row->office) continue;
            const bool now = !reading_.published ||
                             within(*reading_.published, term.start, term.end) || use.former;
            if (now || !employer) employer = term.of;
        }
        if (!employer && is_of_state(use)) employer = reading_.actors[person].state;
        if (!employer) return std::nullopt;
        const std::uint32_t actor = reading_.actor(knowledge_.kb, *employer);
        return named_.contains(actor) ? std::optional{actor} : std::nullopt;
    }

    void add(const TitleUse& use, std::uint32_t person, std::uint32_t of, std::string_view rule,
             double confidence) {
        if (!may_relate(knowledge_.schema, "HOLDS_OFFICE", reading_.actors[person].type,
                        reading_.actors[of].type))
            return;
        if (!told_.insert({person, of, office_key(use), use.former}).second) return;
        RelationEntry office;
        office.type = "HOLDS_OFFICE";
        office.from = person;
        office.to = of;
        office.title = reading_.str(use.title);
        office.office = use.row->office;
        office.former = use.former;
        office.confidence = confidence;
        office.rule = rule;
        office.evidence = reading_.span(use.whole);
        reading_.relations.push_back(std::move(office));
        if (use.former) return;
        holders_.try_emplace({of, office_key(use)}, person);
        const auto [only, added] =
            only_holder_.try_emplace(office_key(use), OnlyHolder{person, use.title.first});
        if (!added && only->second.person != person) only->second.person.reset();
    }

    /// A title without a name: the person of this article who holds that office there.
    void refer(TitleUse& use) {
        if (use.row->kind != TitleRow::Kind::title) return;
        if (use.former) return refer_to_former(use);
        if (use.of_actors.empty()) return refer_to_only(use);
        for (std::uint32_t of : use.of_actors)
            if (const auto person = holder(use, of)) use.holders.push_back(*person);
        if (use.holders.empty() || use.holders.size() != use.of_actors.size()) {
            use.holders.clear();
            if (reading_.background) refer_to_known(use);
            return;
        }
        mention(use, 0.8, "title.holder");
    }

    /// "Menlu menegaskan": whose office the article names once before, and no other of its kind.
    void refer_to_only(TitleUse& use) {
        const Shape shape = reading_.doc.tokens[use.title.first].shape;
        const std::uint32_t behind = use.whole.last;
        const bool goes_on = behind < reading_.words.size() &&
                             reading_.doc.tokens[behind].shape != Shape::lower &&
                             reading_.doc.tokens[behind].kind == TokenKind::word;
        if (shape == Shape::lower || goes_on || use.words != use.title) return;
        const auto only = only_holder_.find(office_key(use));
        if (only == only_holder_.end() || !only->second.person ||
            only->second.from > use.title.first)
            return;
        use.holders = {*only->second.person};
        mention(use, 0.6, "title.only_holder");
    }

    /// "Menlu AS", nobody of that office being named: who held it that day, as the knowledge base
    /// has it. The state goes on acting, as in the text.
    void refer_to_known(TitleUse& use) {
        if (!reading_.published || use.row->office.empty()) return;
        for (std::uint32_t of : use.of_actors) {
            const auto known = reading_.actors[of].known;
            if (!known) continue;
            const auto found = office_holders(use, *known, reading_.published, knowledge_);
            if (found.empty()) continue;
            const std::uint32_t person = reading_.actor(knowledge_.kb, found.front().actor);
            TitleUse told = use;
            told.holders = {person};
            mention(told, 0.7, "title.holder_known");
            add(use, person, of, "office.term", 0.7);
            if (!reading_.relations.empty() && reading_.relations.back().from == person)
                reading_.relations.back().background = "terms.tsv: " + found.front().reason;
        }
    }

    /// "kata mantan ketua DPR itu": the person named last, who held the office.
    void refer_to_former(TitleUse& use) {
        const std::uint32_t behind = use.whole.last;
        const std::uint32_t said =
            use.words.first == 0 ? 0 : reading_.words[use.words.first - 1].lex;
        if (knowledge_.lexicon.speech.longest({&said, 1}).length == 0) return;
        if (use.of_actors.size() != 1 || behind >= reading_.words.size() ||
            !(reading_.is(behind, "itu") || reading_.is(behind, "tersebut")))
            return;
        const auto person = last_person(use.whole.first);
        if (!person) return;
        use.holders = {*person};
        add(use, *person, use.of_actors.front(), "office.former_of_last", 0.6);
        mention(use, 0.6, "title.last_person");
    }
    std::optional<std::uint32_t> last_person(std::uint32_t before) const {
        constexpr std::ptrdiff_t reach = 24;  // mentions
        const auto end = std::lower_bound(
            reading_.mentions.begin(), reading_.mentions.begin() + named_mentions_, before,
            [](const MentionEntry& m, std::uint32_t token) { return m.at.first < token; });
        const auto begin = end - std::min(reach, end - reading_.mentions.begin());
        for (auto it = end; it != begin;)
            if (reading_.actors[(--it)->actors.front()].type == "Person") return it->actors.front();
        return std::nullopt;
    }

    void mention(const TitleUse& use, double confidence, std::string_view rule) {
        MentionEntry mention;
        mention.at = use.whole;
        mention.sentence = use.sentence;
        mention.kind = MentionKind::title;
        mention.actors = use.holders;
        mention.confidence = confidence;
        mention.rule = rule;
        reading_.mentions.push_back(std::move(mention));
    }

    std::optional<std::uint32_t> holder(const TitleUse& use, std::uint32_t of) {
        if (const auto named = holders_.find({of, office_key(use)}); named != holders_.end())
            return named->second;
        const auto known = reading_.actors[of].known;
        if (!known || use.row->office.empty() || !reading_.published) return std::nullopt;
        for (const Term& term : knowledge_.kb.holders(use.row->office, *known)) {
            if (!within(*reading_.published, term.start, term.end)) continue;
            const auto person = reading_.actor(knowledge_.kb, term.person);
            if (named_.contains(person)) return person;
        }
        return std::nullopt;
    }

    /// What two uses of one office share: its class, or its title where it has none or where the
    /// text tells it more closely ("Menteri Riset, Teknologi dan Pendidikan Tinggi").
    std::string office_key(const TitleUse& use) const {
        const bool closer =
            use.title.last - use.title.first > phrase_words(use.row->surface).size();
        if (closer) return fold_name(reading_.str(use.title));
        return use.row->office.empty() ? use.row->normal : use.row->office;
    }

    Reading& reading_;
    const Knowledge& knowledge_;
    std::set<std::uint32_t> named_;
    std::ptrdiff_t named_mentions_ = 0;  ///< mentions before titles are added, sorted
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::string, bool>> told_;
    /// The one person who holds an office of that key anywhere, and the title first told of.
    struct OnlyHolder {
        std::optional<std::uint32_t> person;
        std::uint32_t from = 0;
    };
    std::map<std::string, OnlyHolder> only_holder_;
    /// Employer and office_key() to the first holder the article names.
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> holders_;
};

class OfficesStage final : public Stage {
public:
    std::string_view name() const override { return "offices"; }
    Layers needs() const override { return {Layer::titles, Layer::mentions, Layer::published}; }
    Layers gives() const override { return {Layer::offices}; }
    void run(Reading& reading, const Knowledge& knowledge) const override {
        Offices(reading, knowledge).run();
    }
};

}  // namespace

std::unique_ptr<const Stage> offices_stage() {
    return std::make_unique<OfficesStage>();
}

}  // namespace entente
