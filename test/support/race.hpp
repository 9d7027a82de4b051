// Clients who all want the same thing in the same moment, round after round (P8): one server on SQLite, two on
// PostgreSQL.
#pragma once

#include "journal/recorder.hpp"
#include "support/engines.hpp"

#include <atomic>
#include <barrier>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace penstock::test {

class Race {
public:
    static constexpr int clients = 64;

    struct Server {
        Server(std::string at, std::uint64_t seed)
            : address{std::move(at)},
              chance{seed},
              recorder{std::make_unique<Recorder>(*Db::open(address, OpenMode::existing), clock, chance)}
        {}
        // The answer, under a key made of the cause.
        Outcome asks(Actor const& actor, std::string const& cause, std::function<Result<std::string>(Act&)> work)
        {
            return recorder.ask({.actor     = actor,
                                 .key       = cause + "-0123456789abcdef",
                                 .operation = "test",
                                 .request   = "{}",
                                 .run       = std::move(work)});
        }

        std::string    address;
        ManualClock    clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
        SeededChance   chance;
        RecorderThread recorder;
    };
    using Begin = std::function<void(Server&, int round)>;             // what makes the round's prize
    using Look  = std::function<bool(Reader&, int client, int round)>; // whether the client believes that he may
    using Tries = std::function<bool(Server&, int client, int round, bool believes)>;

    Race(std::string const& address, Dialect dialect)
    {
        for (std::uint64_t seed = 1; seed <= (dialect == Dialect::postgresql ? 2u : 1u); ++seed)
            servers_.push_back(std::make_unique<Server>(address, seed));
    }

    // How many rounds a test runs: PENSTOCK_RACE_ROUNDS of the environment, a twentieth of them on PostgreSQL.
    static int rounds_asked(Dialect dialect)
    {
        auto const* asked = std::getenv("PENSTOCK_RACE_ROUNDS");
        int const   all   = asked ? std::atoi(asked) : 20;
        return dialect == Dialect::sqlite ? all : std::max(3, all / 20);
    }

    // How many won in each round. Who looks decides on what he saw before the others' turns, as a server does that
    // keeps limits outside the transaction: the control.
    std::vector<int> run(int rounds, Tries const& tries, Begin const& begin = {}, Look const& look = {})
    {
        std::vector<std::atomic<int>> won(static_cast<std::size_t>(rounds));
        int                           next = 0;
        std::barrier                  start{clients, [&]() noexcept {
                               if (begin && next < rounds) begin(*servers_[0], next);
                               ++next;
                           }};
        std::barrier                  gate{clients};
        {
            std::vector<std::jthread> threads;
            for (int client = 0; client < clients; ++client)
                threads.emplace_back([&, client] {
                    auto& server = *servers_[static_cast<std::size_t>(client) % servers_.size()];
                    auto  reader = look ? std::optional{*Db::open(server.address, OpenMode::existing)} : std::nullopt;
                    for (int round = 0; round < rounds; ++round) {
                        start.arrive_and_wait();
                        bool believes = true;
                        if (reader) {
                            auto snapshot = reader->snapshot();
                            believes      = look(snapshot, client, round);
                        }
                        gate.arrive_and_wait();
                        if (tries(server, client, round, believes)) ++won[static_cast<std::size_t>(round)];
                    }
                });
        }
        return {won.begin(), won.end()};
    }

private:
    std::vector<std::unique_ptr<Server>> servers_;
};

} // namespace penstock::test
