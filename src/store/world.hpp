// Time and chance, injected, so that one seed replays a whole year of work.
#pragma once

#include "base/day.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <span>

namespace penstock {

struct Clock {
    virtual ~Clock()      = default;
    virtual Instant now() = 0;
};

struct SystemClock final : Clock {
    Instant now() override;
};

// A clock that stands until it is moved. May be read and moved by several threads.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : milliseconds_{start.milliseconds} {}
    Instant now() override { return {milliseconds_.load()}; }
    void    set(Instant to) { milliseconds_ = to.milliseconds; }
    void    advance(std::chrono::milliseconds by) { milliseconds_ += by.count(); }

private:
    std::atomic<std::int64_t> milliseconds_;
};

struct Chance {
    virtual ~Chance()                                = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    std::uint64_t                                              number(); // any of 2^64, all alike
    template <std::size_t Size> std::array<std::uint8_t, Size> bytes()
    {
        std::array<std::uint8_t, Size> out{};
        fill(out);
        return out;
    }
};

// The kernel's generator; fit for keys, tokens and salts.
struct SystemChance final : Chance {
    void fill(std::span<std::uint8_t> bytes) override;
};

// xoshiro256** from a seed: the same seed gives the same bytes for ever. For tests and the demo, never for secrets.
class SeededChance final : public Chance {
public:
    explicit SeededChance(std::uint64_t seed);
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::uint64_t                next();
    std::array<std::uint64_t, 4> state_{};
};

} // namespace penstock
