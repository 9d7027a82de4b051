// One thread's share of the server: its connections, its clock tick, its counters; and what all loops share.
// A context per thread took 6 to 10 % less processor time per request than one context for all with strands.
#pragma once

#include "net/asio.hpp"
#include "net/proxy.hpp"
#include "net/server.hpp"
#include "net/wire.hpp"

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>

namespace penstock::net {

class Connection;

// Milliseconds of a clock that never steps back.
std::int64_t steady_now();

// A number that one thread changes and any thread reads, at the price of a plain one.
class Counter {
public:
    void add(std::uint64_t by) { value_.store(value_.load(std::memory_order_relaxed) + by, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{};
};

// How many connections each address holds, so that one cannot take them all.
class Census {
public:
    explicit Census(Limits const& limits) : limits_{limits} {}

    int  admit(Address const& from, bool trusted); // 0, or the status to turn the client away with
    void leave(Address const& from, bool trusted);

private:
    Limits const&                                        limits_;
    std::mutex                                           lock_;
    std::int64_t                                         all_{};
    std::map<std::array<std::uint8_t, 16>, std::int64_t> by_address_;
};

struct Shared {
    Application&              application;
    Options                   options;
    TrustedProxies            proxies;
    std::unique_ptr<TlsKeys>  keys;
    Census                    census;
    asio::thread_pool         workers;
    asio::thread_pool         patient; // for Server::work_long
    std::atomic<std::int64_t> event_streams{};
    std::atomic<std::int64_t> turned_away{}; // connections being refused just now
    std::atomic<bool>         draining{};

    Shared(Application& served, Options given);
};

class Loop {
public:
    explicit Loop(Shared& with_all);
    ~Loop();

    void run();       // until drained
    void drain();     // from any thread: no new requests; idle connections close
    void cut();       // from any thread: connections still open are closed
    bool empty() const { return open_.value() == closed_.value(); }

    // From any thread: takes over a connection, to serve it or to refuse it with this status.
    void adopt(tcp::socket&& socket, Address const& from, bool trusted, int refuse_with);

    // On this loop's thread.
    void             enter(Connection& connection);
    void             leave(Connection& connection);
    std::string_view date(); // for the Date header
    std::string      trace();
    void             answered(int status, std::int64_t microseconds);
    void             add_to(Counts& sum) const;

    Shared&                     shared;
    asio::io_context            context{1};
    std::array<char, 64 * 1024> scratch;  // read into and used up at once, never across a wait
    std::string                 head_out; // the head being written, likewise
    Counter                     bytes_in;
    Counter                     bytes_out;

private:
    void tick();
    void stop_when_empty();

    asio::executor_work_guard<asio::io_context::executor_type> work_{context.get_executor()};
    asio::steady_timer                                         timer_{context};
    Connection*                                                first_{};
    std::uint64_t                                              ticks_{};
    Counter                                                    open_;
    Counter                                                    closed_;
    std::array<Counter, 6>                                     requests_;
    std::array<Counter, latency_bounds.size() + 1>             latency_;
    Counter                                                    latency_sum_;
    std::int64_t                                               date_second_{-1};
    std::string                                                date_;
    std::uint64_t                                              chance_;
};

} // namespace penstock::net
