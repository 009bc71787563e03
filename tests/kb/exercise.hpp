#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "src/kb/knowledge_base.hpp"
#include "src/kb/surface.hpp"

namespace entente::test {

/// Asks a knowledge base everything it can be asked, so that a position that leads out of its image
/// shows. The sum keeps the answers from being optimised away. Reads at most the first `most` rows.
inline std::size_t exercise(const KnowledgeBase& kb, std::size_t most = 1000) {
    std::size_t sum = 0;
    const auto texts = [&sum](auto... text) {
        for (const std::string_view each : {std::string_view(text)...})
            for (const char c : each) sum += static_cast<unsigned char>(c);
    };
    const auto dates = [&](const auto&... date) {
        for (const auto& each : {date...})
            if (each) texts(each->iso());
    };
    const auto term = [&](const Term& t) {
        texts(t.office, t.title_en, t.source);
        dates(t.start, t.end, t.as_of);
        sum += kb.actor(t.person).weight + kb.actor(t.of).weight;
    };
    std::vector<std::uint32_t> tokens = {KnowledgeBase::joining_token};
    std::string scratch;
    const auto count = static_cast<std::uint32_t>(std::min(kb.size(), most));
    for (ActorIndex i = 0; i < count; ++i) {
        const Actor actor = kb.actor(i);
        texts(actor.id, actor.type, actor.name_id, actor.name_en, actor.detail, actor.source);
        dates(actor.start, actor.end);
        if (actor.state) sum += kb.actor(*actor.state).weight;
        sum += kb.find(actor.id).value_or(0) + kb.lookup(actor.name_id).size();
        texts(kb.property(i, "capital"));
        for (const Term& held : kb.terms_of(i)) term(held);
        for (const Office& office : kb.offices())
            for (const Term& held : kb.holders(office.name, i)) term(held);
        sum += kb.body_of("ministry_of_foreign_affairs", i).value_or(0);
        for (const std::string_view name : {"lavrov", "contoh", "ganda"})
            for (const ActorIndex person : kb.by_surname(name)) sum += kb.actor(person).weight;
        for (const Membership& m : kb.memberships_of(i)) texts(m.status, m.source);
        for (const Membership& m : kb.members_of(i)) texts(m.status, kb.actor(m.member).id);
        sum += std::size_t{kb.member(i, 0, Date{2020, 1, 1})} + std::size_t{kb.neighbours(i, 0)};
    }
    const auto readings = static_cast<std::uint32_t>(std::min(kb.readings(), most));
    for (std::uint32_t i = 0; i < readings; ++i) {
        const AliasReading reading = kb.reading(i);
        texts(reading.surface, reading.lang, reading.source, to_string(reading.kind));
        for (const std::uint32_t other : kb.lookup(reading.surface))
            texts(kb.reading(other).surface);
        tokens.push_back(kb.token_id(fold_token(reading.surface, scratch)));
    }
    for (std::uint32_t token = 0; token < most; ++token) tokens.push_back(token);
    for (std::uint32_t token = 2; token < most; token += 2)
        tokens.insert(tokens.end(), {token, 1, token + 1});
    std::vector<AliasMatch> matches;
    kb.match(tokens, matches);
    for (const AliasMatch& match : matches)
        for (const std::uint32_t reading : match.readings) texts(kb.reading(reading).surface);
    return sum;
}

}  // namespace entente::test
