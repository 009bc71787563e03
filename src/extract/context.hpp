#pragma once

#include <map>

#include "src/extract/reading.hpp"

namespace entente {

/// Which states an article, and each place in it, is about: told by the names that have one reading,
/// of states themselves and of persons, places and bodies that belong to one.
class Context {
public:
    Context(const Reading& reading, const KnowledgeBase& kb);

    /// How much of what stands around this candidate belongs to the state, 0 to 1: half its share in
    /// the article, half its share in the sentence; the candidate itself does not count.
    double share(std::uint32_t candidate, ActorIndex state) const;
    /// The state with the largest share there, if it has at least `least`.
    std::optional<ActorIndex> strongest(std::uint32_t candidate, double least) const;

private:
    using Counts = std::map<ActorIndex, double>;
    std::vector<std::optional<ActorIndex>> state_;  ///< by candidate: what it speaks for
    std::vector<std::uint32_t> sentence_;           ///< by candidate
    Counts article_;
    double total_ = 0;
    Counts near(std::uint32_t candidate, double& total) const;
};

}  // namespace entente
