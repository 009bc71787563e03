#include <algorithm>
#include <bit>
#include <deque>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "src/base/utf8.hpp"
#include "src/kb/actor_order.hpp"
#include "src/kb/image.hpp"
#include "src/kb/knowledge_base_image.hpp"
#include "src/kb/name_readings.hpp"
#include "src/kb/surface.hpp"
#include "src/kb/tables.hpp"

namespace entente {
namespace {

using image::Index;

/// Texts without repetition, numbered as they come; 0 is the empty one.
class Strings {
public:
    Strings() { number(""); }

    Index number(std::string_view text) {
        if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
        const auto next = static_cast<Index>(begin_.size());
        if (bytes_ + text.size() >= image::none)
            throw LoadError(Problem{{}, "the texts of the tables exceed 4 GB"});
        begin_.push_back(static_cast<Index>(bytes_));
        bytes_ += text.size();
        numbers_.emplace(texts_.emplace_back(text), next);
        return next;
    }

    std::vector<Index> begins() const {
        std::vector<Index> all = begin_;
        all.push_back(static_cast<Index>(bytes_));
        return all;
    }
    std::string joined() const {
        std::string all;
        all.reserve(bytes_);
        for (const std::string& text : texts_) all += text;
        return all;
    }

private:
    std::deque<std::string> texts_;  // a deque, since the map's keys point into it
    std::unordered_map<std::string_view, Index> numbers_;
    std::vector<Index> begin_;
    std::size_t bytes_ = 0;
};

/// The arrays of an image while they grow; the members mirror image::View.
struct Arrays {
    std::vector<std::uint64_t> actor_keys;
    std::vector<image::ActorRow> actors;
    std::vector<Index> property_begin;
    std::vector<image::PropertyRow> properties;
    std::vector<Index> reading_begin;
    std::vector<image::ReadingRow> readings;
    std::vector<Index> group_names, group_begin, group_readings;
    std::vector<Index> node_tokens, node_child_begin, node_groups;
    std::vector<image::TokenSlot> token_slots;
    std::vector<image::OfficeRow> offices;
    std::vector<image::TermRow> terms;
    std::vector<Index> terms_by_person;
    std::vector<image::MembershipRow> memberships;
    std::vector<Index> memberships_by_organisation;
    std::vector<image::BorderRow> borders;
    std::vector<Index> surnames, surname_begin, surname_actors;
    std::vector<image::BodyRow> bodies;
};

Index size_of(const auto& rows) {
    return static_cast<Index>(rows.size());
}

std::vector<Index> positions(std::size_t count) {
    std::vector<Index> all(count);
    std::iota(all.begin(), all.end(), Index{0});
    return all;
}

/// A row of tokens that spells the surface form of a group.
struct Path {
    std::vector<Index> tokens;
    Index group;
};

/// Lays out the trie breadth first: children of a node stand together, by token.
class TrieLayout {
public:
    TrieLayout(std::vector<Path> paths, Arrays& out) : paths_(std::move(paths)), out_(out) {
        std::sort(paths_.begin(), paths_.end(), [](const Path& a, const Path& b) {
            return std::tie(a.tokens, a.group) < std::tie(b.tokens, b.group);
        });
    }

    void run() {
        add_node(0, {0, paths_.size(), 0});
        std::size_t node = 0;
        while (node < ranges_.size()) {  // which grows while it is walked
            out_.node_child_begin.push_back(size_of(out_.node_tokens));
            add_children(ranges_[node++]);
        }
        out_.node_child_begin.push_back(size_of(out_.node_tokens));
    }

private:
    /// Paths [first, last), which share their first `depth` tokens.
    struct Range {
        std::size_t first, last, depth;
    };

    void add_node(Index token, Range range) {
        out_.node_tokens.push_back(token);
        out_.node_groups.push_back(image::none);
        if (range.first < range.last && paths_[range.first].tokens.size() == range.depth)
            out_.node_groups.back() = paths_[range.first].group;
        while (range.first < range.last && paths_[range.first].tokens.size() == range.depth)
            ++range.first;
        ranges_.push_back(range);
    }

    void add_children(Range range) {
        for (std::size_t first = range.first; first < range.last;) {
            const Index token = paths_[first].tokens[range.depth];
            std::size_t last = first + 1;
            while (last < range.last && paths_[last].tokens[range.depth] == token) ++last;
            add_node(token, {first, last, range.depth + 1});
            first = last;
        }
    }

    std::vector<Path> paths_;
    std::vector<Range> ranges_;
    Arrays& out_;
};

class Compiler {
public:
    Compiler(const KbTables& tables, const ActorOrder& actors, std::vector<NameReading> names)
        : tables_(tables), actors_(actors), names_(std::move(names)) {}

    image::Block run() {
        add_matching();  // first: string t - 1 has to be token t
        add_actors();
        add_readings();
        add_offices();
        add_terms();
        add_memberships();
        add_borders();
        add_surnames();
        add_bodies();
        return write();
    }

private:
    // ---------------------------------------------------------------- surface forms and their
    // tokens

    void add_matching() {
        const std::vector<Index> order = by_form();
        std::vector<std::vector<std::string>> rows;
        std::vector<Index> groups;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const NameReading& name = names_[order[i]];
            if (i == 0 || names_[order[i - 1]].folded != name.folded)
                out_.group_begin.push_back(size_of(out_.group_readings));
            out_.group_readings.push_back(order[i]);
            for (auto& row : token_rows(name.surface)) {
                rows.push_back(std::move(row));
                groups.push_back(size_of(out_.group_begin) - 1);
            }
        }
        number_tokens(rows);
        for (const Index first : out_.group_begin)
            out_.group_names.push_back(strings_.number(names_[order[first]].folded));
        out_.group_begin.push_back(size_of(out_.group_readings));
        TrieLayout(paths(rows, groups), out_).run();
    }

    /// Readings by folded form; within one, the best first.
    std::vector<Index> by_form() const {
        std::vector<Index> order = positions(names_.size());
        const auto rank = [this](Index i) {
            const NameReading& name = names_[i];
            return std::tuple(std::string_view(name.folded), name.ambiguous,
                              ~actors_.row(name.actor).weight, name.kind, name.actor, i);
        };
        std::sort(order.begin(), order.end(), [&](Index a, Index b) { return rank(a) < rank(b); });
        return order;
    }

    /// Tokens that begin a surface form come first, so that matching tells them by their number.
    void number_tokens(const std::vector<std::vector<std::string>>& rows) {
        std::map<std::string_view, bool> begins;
        for (const auto& row : rows)
            for (std::size_t i = 0; i < row.size(); ++i) begins[row[i]] |= i == 0;
        for (const bool first : {true, false})
            for (const auto& [token, at_first] : begins)
                if (at_first == first) add_token(token);
        fill_slots();
    }

    void add_token(std::string_view token) {
        tokens_.emplace_back(token);
        if (strings_.number(token) != tokens_.size())
            throw std::logic_error("compile: a string before the tokens");
    }

    void fill_slots() {
        const std::size_t slots = std::bit_ceil(std::max<std::size_t>(2, tokens_.size() * 2));
        out_.token_slots.assign(slots, {0, 0});
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const Index hash = image::hash_token(tokens_[i]);
            std::size_t at = hash & (slots - 1);
            while (out_.token_slots[at].token != 0) at = (at + 1) & (slots - 1);
            out_.token_slots[at] = {hash, static_cast<Index>(i) + 2};
        }
    }

    std::vector<Path> paths(const std::vector<std::vector<std::string>>& rows,
                            const std::vector<Index>& groups) {
        std::vector<Path> all(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            all[i].group = groups[i];
            // Token t is string t - 1.
            for (const std::string& token : rows[i])
                all[i].tokens.push_back(strings_.number(token) + 1);
        }
        return all;
    }

    void add_readings() {
        for (ActorIndex actor = 0, next = 0; actor < actors_.size(); ++actor) {
            out_.reading_begin.push_back(next);
            for (; next < names_.size() && names_[next].actor == actor; ++next)
                add_reading(names_[next]);
        }
        out_.reading_begin.push_back(size_of(names_));
    }

    void add_reading(const NameReading& name) {
        out_.readings.push_back({name.actor, strings_.number(name.surface),
                                 strings_.number(name.lang), strings_.number(name.source),
                                 static_cast<std::uint8_t>(name.kind),
                                 static_cast<std::uint8_t>(name.ambiguous),
                                 static_cast<std::uint8_t>(name.exact_case), 0});
    }

    // ------------------------------------------------------------------------------------ the rest

    ActorIndex find(std::string_view id) const {
        if (const auto actor = actors_.find(id)) return *actor;
        throw std::logic_error("compile: an id that check_references() let pass");
    }

    void add_actors() {
        for (ActorIndex actor = 0; actor < actors_.size(); ++actor) {
            const EntityRow& row = actors_.row(actor);
            out_.actor_keys.push_back(actors_.key(actor));
            out_.actors.push_back({strings_.number(row.id), strings_.number(row.type),
                                   strings_.number(row.name_id), strings_.number(row.name_en),
                                   row.state.empty() ? image::none : find(row.state),
                                   image::pack(row.start), image::pack(row.end), row.weight,
                                   strings_.number(row.detail), strings_.number(row.source)});
            out_.property_begin.push_back(size_of(out_.properties));
            for (Index i = row.first_property; i < row.last_property; ++i)
                out_.properties.push_back({strings_.number(tables_.properties[i].column),
                                           strings_.number(tables_.properties[i].value)});
        }
        out_.property_begin.push_back(size_of(out_.properties));
    }

    void add_offices() {
        std::vector<Office> offices;
        for (const OfficeRow& row : tables_.offices) offices.push_back(row.office);
        std::sort(offices.begin(), offices.end(),
                  [](const Office& a, const Office& b) { return a.name < b.name; });
        for (const Office& office : offices) {
            office_of_name_.emplace(office.name, size_of(out_.offices));
            out_.offices.push_back({strings_.number(office.name), strings_.number(office.label_id),
                                    strings_.number(office.label_en),
                                    strings_.number(office.wikidata),
                                    strings_.number(office.source)});
        }
    }

    // Rows are sorted by what they say before their texts are numbered, so that the order in which
    // tables hold them leaves no trace.

    template <class Row, class Order>
    static std::vector<const Row*> sorted(const std::vector<Row>& rows, Order order) {
        std::vector<const Row*> all;
        all.reserve(rows.size());
        for (const Row& row : rows) all.push_back(&row);
        std::sort(all.begin(), all.end(),
                  [&](const Row* a, const Row* b) { return order(*a) < order(*b); });
        return all;
    }

    void add_terms() {
        const auto order = [this](const TermRow& row) {
            return std::tuple(office_of_name_.at(row.office), find(row.of), row.start, row.end,
                              find(row.person), row.as_of, row.title_en, row.source);
        };
        for (const TermRow* row : sorted(tables_.terms, order))
            out_.terms.push_back({find(row->person), office_of_name_.at(row->office), find(row->of),
                                  strings_.number(row->title_en), image::pack(row->start),
                                  image::pack(row->end), image::pack(row->as_of),
                                  strings_.number(row->source)});
        out_.terms_by_person = positions(out_.terms.size());
        std::stable_sort(
            out_.terms_by_person.begin(), out_.terms_by_person.end(), [this](Index a, Index b) {
                const image::TermRow& one = out_.terms[a];
                const image::TermRow& other = out_.terms[b];
                return std::tie(one.person, one.start) < std::tie(other.person, other.start);
            });
    }

    void add_memberships() {
        const auto order = [this](const MembershipRow& row) {
            return std::tuple(find(row.member), find(row.organization), row.start, row.end,
                              row.status, row.source);
        };
        for (const MembershipRow* row : sorted(tables_.memberships, order))
            out_.memberships.push_back({find(row->member), find(row->organization),
                                        strings_.number(row->status), image::pack(row->start),
                                        image::pack(row->end), strings_.number(row->source)});
        const auto& rows = out_.memberships;
        out_.memberships_by_organisation = positions(rows.size());
        std::stable_sort(
            out_.memberships_by_organisation.begin(), out_.memberships_by_organisation.end(),
            [&](Index a, Index b) { return rows[a].organisation < rows[b].organisation; });
    }

    void add_borders() {
        const auto order = [this](const BorderRow& row) {
            const auto [a, b] = std::minmax({find(row.a), find(row.b)});
            return std::tuple(a, b, row.source);
        };
        for (const BorderRow* row : sorted(tables_.borders, order)) {
            const auto [a, b, source] = order(*row);
            out_.borders.push_back({a, b, strings_.number(source)});
        }
    }

    static std::string surname(std::string_view name) {
        std::string folded = fold_name(name);
        for (const std::string_view suffix : {" jr", " sr", " ii", " iii", " iv"})
            if (folded.ends_with(suffix)) {
                folded.resize(folded.size() - suffix.size());
                break;
            }
        return folded.substr(folded.rfind(' ') + 1);  // npos + 1 is 0
    }

    /// The words of the column `called`.
    std::vector<std::string_view> called(const EntityRow& row) const {
        std::vector<std::string_view> words;
        for (std::uint32_t i = row.first_property; i < row.last_property; ++i) {
            if (tables_.properties[i].column != "called") continue;
            std::string_view rest = tables_.properties[i].value;
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find(' '), rest.size());
                if (end != 0) words.push_back(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        return words;
    }

    void add_surnames() {
        std::vector<std::tuple<std::string, std::uint32_t, ActorIndex>> all;
        for (ActorIndex actor = 0; actor < actors_.size(); ++actor) {
            const EntityRow& row = actors_.row(actor);
            if (row.type != "Person") continue;
            for (const std::string_view name : {row.name_id, row.name_en})
                if (std::string last = surname(name); !last.empty())
                    all.emplace_back(std::move(last), ~row.weight, actor);
            for (const std::string_view word : called(row))
                all.emplace_back(fold_name(word), ~row.weight, actor);
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        const std::string* before = nullptr;
        for (const auto& [name, weight, actor] : all) {
            if (before == nullptr || *before != name) {
                out_.surnames.push_back(strings_.number(name));
                out_.surname_begin.push_back(size_of(out_.surname_actors));
            }
            out_.surname_actors.push_back(actor);
            before = &name;
        }
        out_.surname_begin.push_back(size_of(out_.surname_actors));
    }

    void add_bodies() {
        std::vector<std::tuple<std::string_view, ActorIndex, bool, std::uint32_t, ActorIndex>> all;
        for (ActorIndex actor = 0; actor < actors_.size(); ++actor) {
            const EntityRow& row = actors_.row(actor);
            if (row.detail.empty() || row.state.empty()) continue;
            if (entity_table(row.type)->detail == "class")
                all.emplace_back(row.detail, find(row.state), row.end.has_value(), ~row.weight,
                                 actor);
        }
        std::sort(all.begin(), all.end());
        for (const auto& [body_class, state, ended, weight, actor] : all)
            out_.bodies.push_back({strings_.number(body_class), state, actor});
    }

    image::Block write() const {
        const std::vector<Index> begins = strings_.begins();
        const std::string bytes = strings_.joined();
        return image::write({begins,
                             bytes,
                             out_.actor_keys,
                             out_.actors,
                             out_.property_begin,
                             out_.properties,
                             out_.reading_begin,
                             out_.readings,
                             out_.group_names,
                             out_.group_begin,
                             out_.group_readings,
                             out_.node_tokens,
                             out_.node_child_begin,
                             out_.node_groups,
                             out_.token_slots,
                             out_.offices,
                             out_.terms,
                             out_.terms_by_person,
                             out_.memberships,
                             out_.memberships_by_organisation,
                             out_.borders,
                             out_.surnames,
                             out_.surname_begin,
                             out_.surname_actors,
                             out_.bodies});
    }

    const KbTables& tables_;
    const ActorOrder& actors_;
    std::vector<NameReading> names_;
    std::vector<std::string> tokens_;
    std::unordered_map<std::string_view, Index> office_of_name_;
    Strings strings_;
    Arrays out_;
};

/// By place, whichever check found them.
std::vector<Problem> in_order(std::vector<Problem> problems) {
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.where.file, a.where.line, a.where.column) <
               std::tie(b.where.file, b.where.line, b.where.column);
    });
    return problems;
}

}  // namespace

KnowledgeBase compile(const KbTables& tables, std::vector<Problem> problems) {
    check_references(tables, problems);
    const ActorOrder actors(tables);
    std::vector<NameReading> names = name_readings(tables, actors, problems);
    if (!problems.empty()) throw LoadError(in_order(std::move(problems)));
    KnowledgeBase made;
    made.image_->adopt(Compiler(tables, actors, std::move(names)).run(), "knowledge base");
    return made;
}

}  // namespace entente
