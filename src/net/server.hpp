// The HTTP/1.1 server: one loop per core, one coroutine per connection, strict about form, bounded in everything.
#pragma once

#include "net/application.hpp"
#include "net/limits.hpp"
#include "net/metrics.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::net {

// One line of the access log. No query and no body: they may hold personal data.
struct Access {
    std::string_view method;
    std::string_view route; // the application's template; empty when it gave none
    int              status{};
    std::int64_t     microseconds{};
    std::uint64_t    bytes{}; // of the answer, with its head
    std::string_view trace;
};

struct Options {
    std::vector<std::string> addresses{"127.0.0.1"}; // numbers, not names
    std::uint16_t            port{8080};                    // 0: any free one, see Server::port
    unsigned                 loops{0};                      // 0: one per core
    unsigned                 workers{4};                    // for producers, spooling and Server::work
    std::string              spool_folder{"/tmp"};
    std::vector<std::string> trusted_proxies; // addresses or networks (10.0.0.0/8) whose X-Forwarded-* are believed
    std::string              certificate_file; // PEM with its chain; empty: no TLS
    std::string              private_key_file;
    Limits                   limits;

    std::function<void(Access const&)>                                 on_access; // on a loop thread; must be quick
    std::function<void(std::string_view what, std::string_view trace)> on_defect; // an exception out of the application
};

class Server {
public:
    // Listens from here on, so that a port in use is known at once: throws Unavailable with the reason. Raises the
    // process's limit of open files as far as it may, and lowers Limits::connections to what then fits.
    Server(Application& application, Options options);
    ~Server();
    Server(Server const&)            = delete;
    Server& operator=(Server const&) = delete;

    std::uint16_t port() const;

    // Serves until stop(), then lets requests in flight finish (Limits::shutdown_milliseconds) and returns.
    void run();
    void stop(); // from any thread, also before run(); not from a signal handler

    // Runs a task on the worker threads, which downloads and uploads need too. Its exceptions go to Options::on_defect.
    void work(std::move_only_function<void()> task);
    // The same on as many other threads, where tasks may queue that take long: nobody else waits behind them.
    void work_long(std::move_only_function<void()> task);

    Counts counts() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace penstock::net
