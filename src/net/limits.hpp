// How much one client, one address and all of them together may take of the server. Everything has a limit.
#pragma once

#include <boost/describe/class.hpp>

#include <cstdint>

namespace penstock::net {

// Described, so that the configuration file reads it by name and `--check-config` prints it. The defaults suit one body
// of some thousand people; behind a reverse proxy name the proxy in Options::trusted_proxies.
struct Limits {
    // One request. Beyond: 431, 431, 414, 413.
    std::int64_t header_bytes{16 * 1024}; // request line and all headers together
    std::int64_t header_count{100};
    std::int64_t target_bytes{8 * 1024};
    std::int64_t body_bytes{1024 * 1024}; // what an endpoint gets that asks for no other limit

    // Connections. Beyond: 503 (all), 429 (one address; a trusted proxy is not counted), 503 (event streams).
    std::int64_t connections{10'000};
    std::int64_t connections_per_address{512};
    std::int64_t event_streams{2'000};

    // Time. Beyond: 408 where an answer is still possible, then the connection is closed.
    std::int64_t head_milliseconds{10'000}; // from the first byte to the empty line
    std::int64_t body_milliseconds{10'000}; // after this long the body must have come at the rate below
    std::int64_t body_bytes_per_second{1'024};
    std::int64_t idle_milliseconds{75'000}; // between two requests
    std::int64_t write_milliseconds{30'000}; // the client takes nothing for so long, or less than the rate below
    std::int64_t write_bytes_per_second{1'024};
    std::int64_t shutdown_milliseconds{10'000}; // requests in flight may finish for so long

    // Event streams.
    std::int64_t heartbeat_milliseconds{20'000};
    std::int64_t event_stream_milliseconds{3'600'000}; // then the client must connect, and be authorised, anew

    friend bool operator==(Limits const&, Limits const&) = default;
};
BOOST_DESCRIBE_STRUCT(Limits, (),
                      (header_bytes, header_count, target_bytes, body_bytes, connections, connections_per_address,
                       event_streams, head_milliseconds, body_milliseconds, body_bytes_per_second, idle_milliseconds,
                       write_milliseconds, write_bytes_per_second, shutdown_milliseconds, heartbeat_milliseconds,
                       event_stream_milliseconds))

} // namespace penstock::net
