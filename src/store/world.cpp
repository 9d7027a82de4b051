// The system's time and chance, and chance from a seed.
#include "store/world.hpp"

#include "base/defect.hpp"

#include <sys/random.h>

#include <bit>
#include <cerrno>
#include <chrono>
#include <cstring>

namespace penstock {

Instant SystemClock::now()
{
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::uint64_t Chance::number() { return std::bit_cast<std::uint64_t>(bytes<8>()); }

void SystemChance::fill(std::span<std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        auto const got = ::getrandom(bytes.data(), bytes.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw Unavailable{"the system gives no random bytes"};
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

// SplitMix64 spreads the seed over the state, so that seeds 1 and 2 have nothing in common.
SeededChance::SeededChance(std::uint64_t seed)
{
    for (auto& word : state_) {
        seed += 0x9e3779b97f4a7c15;
        std::uint64_t mixed = seed;
        mixed               = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed               = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        word                = mixed ^ (mixed >> 31);
    }
}

std::uint64_t SeededChance::next()
{
    std::uint64_t const out     = std::rotl(state_[1] * 5, 7) * 9;
    std::uint64_t const shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return out;
}

void SeededChance::fill(std::span<std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        std::uint64_t const word = next();
        auto const          some = bytes.first(std::min(bytes.size(), sizeof word));
        std::memcpy(some.data(), &word, some.size());
        bytes = bytes.subspan(some.size());
    }
}

} // namespace penstock
