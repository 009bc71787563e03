#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "src/extract/reading.hpp"

namespace entente {

/// The parts of a Reading that stages fill and build on.
enum class Layer : std::uint8_t {
    words, dates, candidates, titles, mentions, published, offices, references, units, relations,
    statements, events
};

/// A set of layers.
class Layers {
public:
    constexpr Layers() = default;
    constexpr Layers(std::initializer_list<Layer> layers) {
        for (Layer layer : layers) bits_ |= 1U << unsigned(layer);
    }
    constexpr bool contains(Layers other) const noexcept {
        return (bits_ & other.bits_) == other.bits_;
    }
    friend constexpr Layers operator|(Layers a, Layers b) noexcept {
        Layers both;
        both.bits_ = a.bits_ | b.bits_;
        return both;
    }

private:
    std::uint32_t bits_ = 0;
};

/// One step of reading an article: adds layers and leaves those of others as they are.
class Stage {
public:
    Stage() = default;
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    virtual ~Stage() = default;
    virtual std::string_view name() const = 0;
    virtual Layers needs() const = 0;  ///< layers that have to be there already
    virtual Layers gives() const = 0;  ///< layers that run() fills
    /// Const, and keeps no state between articles: one stage serves all threads.
    virtual void run(Reading& reading, const Knowledge& knowledge) const = 0;
};

}  // namespace entente
