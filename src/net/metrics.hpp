// What the server counted since it started, for /metrics. Each loop counts for itself; a snapshot adds them up.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace penstock::net {

// Upper bounds of the latency classes in microseconds, from the end of the request's body to the last byte written of
// the answer; the last class has none.
inline constexpr std::array<std::uint64_t, 12> latency_bounds{250,    500,    1'000,   2'500,   5'000,     10'000,
                                                              25'000, 50'000, 100'000, 250'000, 1'000'000, 5'000'000};

struct Counts {
    std::uint64_t connections_open{};
    std::uint64_t connections_accepted{};
    std::uint64_t connections_refused{}; // over a limit
    std::uint64_t event_streams_open{};
    std::array<std::uint64_t, 6>
        requests{}; // by hundreds of the status: [2] counts 2xx; [0] those cut before an answer
    std::array<std::uint64_t, latency_bounds.size() + 1> latency{}; // requests per class, not cumulative
    std::uint64_t                                        latency_microseconds{}; // their sum
    std::uint64_t                                        bytes_in{};
    std::uint64_t                                        bytes_out{};
};

} // namespace penstock::net
