#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "src/extract/act_context.hpp"
#include "src/extract/telling.hpp"

namespace entente {

/// One way to understand a telling: by positions among its frames and sides.
struct ActOption {
    std::size_t frame = 0, actor = 0;
    std::optional<std::size_t> recipient;

    friend bool operator==(const ActOption&, const ActOption&) = default;
};

/// All ways to understand it; of an act whose sides are alike each pair once.
std::vector<ActOption> options_of(const Telling& telling, const Schema& schema);

/// What speaks for and against an option, as keys of features for the learned choice. The keys of
/// an option are those of its parts, so that each part is weighed once.
class ActFeatures {
public:
    using Keys = std::vector<std::uint32_t>;

    /// @param tellings  all of the article, since an act told once makes it likelier elsewhere
    ActFeatures(const ActContext& context, std::span<const Telling> tellings);

    // Each adds keys to `out`.
    void trigger(const Telling& telling, std::size_t frame, Keys& out) const;
    void actor(const Telling& telling, std::size_t frame, std::size_t side, Keys& out) const;
    void recipient(const Telling& telling, std::size_t frame, std::size_t side, Keys& out) const;
    /// What depends on several of them.
    void whole(const Telling& telling, const ActOption& option, Keys& out) const;
    void all(const Telling& telling, const ActOption& option, Keys& out) const;

private:
    using Actor = std::uint32_t;
    void side(const Telling& telling, std::size_t frame, std::size_t side, bool acts,
              Keys& out) const;
    void pair(const Telling& telling, const ActOption& option, Keys& out) const;
    void nobody(const Telling& telling, const ActOption& option, Keys& out) const;
    void elsewhere(const Telling& telling, const ActOption& option, Keys& out) const;
    void rules(const Telling& telling, const ActOption& option, Keys& out) const;
    std::optional<ActorIndex> state_of(Actor actor) const;

    const ActContext& context_;
    // How often the rules read it in the article: sides by place in Reading::actors.
    std::map<std::pair<Actor, Actor>, int> dyads_;
    std::map<std::tuple<Actor, Actor, std::string_view>, int> acts_;
    std::map<std::pair<Actor, std::string_view>, int> done_, suffered_;
};

}  // namespace entente
