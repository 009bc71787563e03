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
    /// What depends on both sides.
    void sides(const Telling& telling, const ActOption& option, Keys& out) const;
    /// How often other tellings, as the rules read them, say so of two sides, in few numbers: as it
    /// is of most options.
    unsigned times_elsewhere(const Telling& telling, const ActOption& option) const;
    void elsewhere(const Telling& telling, std::size_t frame, std::size_t recipient, unsigned times,
                   Keys& out) const;
    /// How far the rules read it so, too, in few numbers.
    unsigned agreement(const Telling& telling, const ActOption& option) const;
    static constexpr unsigned most_agreement = 9;
    void rules(const Telling& telling, std::size_t frame, unsigned agreement, Keys& out) const;
    void all(const Telling& telling, const ActOption& option, Keys& out) const;

private:
    using Actor = std::uint32_t;
    void side(const Telling& telling, std::size_t frame, std::size_t side, bool acts,
              Keys& out) const;
    void pair(const Telling& telling, const ActOption& option, Keys& out) const;
    void nobody(const Telling& telling, const ActOption& option, Keys& out) const;
    bool alike(const FrameRow& frame) const;
    std::optional<ActorIndex> state_of(Actor actor) const;

    const ActContext& context_;
    // How often the rules read it in the article: sides by place in Reading::actors.
    // Types of acts by FrameRow::type_hash.
    std::map<std::pair<Actor, Actor>, int> dyads_;
    std::map<std::tuple<Actor, Actor, std::uint64_t>, int> acts_;
    std::map<std::pair<Actor, std::uint64_t>, int> done_, suffered_;
    std::vector<std::uint64_t> alike_;  ///< types of acts whose sides are alike
};

}  // namespace entente
