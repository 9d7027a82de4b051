#include "net/server.hpp"

#include "net/loop.hpp"

#include "base/defect.hpp"

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <thread>

#include <sys/resource.h>

namespace penstock::net {

// Connections told that there are too many of them; beyond, they are closed without a word.
static constexpr std::int64_t most_turned_away = 256;

struct Server::State {
    Shared                             shared;
    std::vector<std::unique_ptr<Loop>> loops;
    std::vector<tcp::acceptor>         acceptors;
    asio::steady_timer                 pause;
    std::size_t                        turn{};
    std::atomic<std::uint64_t>         refused{};
    std::mutex                         lock;
    std::condition_variable            changed;
    bool                               stopping{};

    State(Application& application, Options options);
    void listen(std::string const& address);
    void accept(tcp::acceptor& acceptor);
    void place(Loop& loop, tcp::socket&& socket);
    void drain();
};

// Every connection takes a descriptor; the database and the files need some too.
static void fit_to_descriptors(Limits& limits)
{
    constexpr std::int64_t kept_back = 128;
    rlimit                 files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    auto wanted = static_cast<rlim_t>(limits.connections + most_turned_away + kept_back);
    if (files.rlim_cur < wanted) {
        files.rlim_cur = std::min(wanted, files.rlim_max);
        setrlimit(RLIMIT_NOFILE, &files);
    }
    auto fitting       = static_cast<std::int64_t>(files.rlim_cur) - kept_back;
    limits.connections = std::clamp<std::int64_t>(fitting, 1, limits.connections);
}

static std::vector<std::unique_ptr<Loop>> make_loops(Shared& shared)
{
    unsigned count = shared.options.loops ? shared.options.loops : std::thread::hardware_concurrency();
    std::vector<std::unique_ptr<Loop>> loops;
    for (unsigned i = 0; i < std::max(count, 1u); ++i) loops.push_back(std::make_unique<Loop>(shared));
    return loops;
}

Server::State::State(Application& application, Options options)
    : shared{application, std::move(options)},
      loops{make_loops(shared)},
      pause{loops.front()->context}
{
    fit_to_descriptors(shared.options.limits);
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to clients that left
    for (auto const& address : shared.options.addresses) listen(address);
}

void Server::State::listen(std::string const& address)
{
    boost::system::error_code error;
    auto                      number = asio::ip::make_address(address, error);
    tcp::endpoint             where{number, shared.options.port};
    tcp::acceptor             acceptor{loops.front()->context};
    if (!error) acceptor.open(where.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error && number.is_v6()) acceptor.set_option(asio::ip::v6_only{true}, error);
    if (!error) acceptor.bind(where, error);
    if (!error) acceptor.listen(4096, error);
    if (error)
        throw Unavailable{"cannot listen on " + address + " port " + std::to_string(shared.options.port) + ": " +
                          error.message()};
    shared.options.port = acceptor.local_endpoint().port(); // with port 0 all addresses share the first free one
    acceptors.push_back(std::move(acceptor));
}

void Server::State::accept(tcp::acceptor& acceptor)
{
    Loop& loop = *loops[turn++ % loops.size()];
    acceptor.async_accept(loop.context, [this, &acceptor, &loop](boost::system::error_code error, tcp::socket socket) {
        if (!acceptor.is_open()) return;
        if (!error) place(loop, std::move(socket));
        if (error != asio::error::no_descriptors) return accept(acceptor);
        pause.expires_after(std::chrono::milliseconds{50}); // out of descriptors: some client must leave first
        pause.async_wait([this, &acceptor](boost::system::error_code stopped) {
            if (!stopped) accept(acceptor);
        });
    });
}

void Server::State::place(Loop& loop, tcp::socket&& socket)
{
    boost::system::error_code error;
    auto                      peer = socket.remote_endpoint(error).address().to_string();
    auto                      from =
        Address::from_text(std::string_view{peer}.substr(0, peer.find('%'))); // without the zone of fe80::1%eth0
    if (error || !from) return;
    bool trusted     = shared.proxies.trusts(*from);
    int  refuse_with = shared.census.admit(*from, trusted);
    if (refuse_with != 0) {
        ++refused;
        if (shared.turned_away >= most_turned_away) return;
    }
    loop.adopt(std::move(socket), *from, trusted, refuse_with);
}

void Server::State::drain()
{
    asio::post(loops.front()->context, [this] {
        boost::system::error_code ignored;
        for (auto& acceptor : acceptors) acceptor.close(ignored);
        pause.cancel();
        shared.draining = true;
        for (auto& loop : loops) loop->drain();
    });
}

Server::Server(Application& application, Options options)
    : state_{std::make_unique<State>(application, std::move(options))}
{}

Server::~Server()
{
    state_->shared.workers.join();
    state_->shared.patient.join();
}

std::uint16_t Server::port() const { return state_->shared.options.port; }

void Server::run()
{
    for (auto& acceptor : state_->acceptors) state_->accept(acceptor);
    std::vector<std::jthread> threads;
    for (auto& loop : state_->loops) threads.emplace_back([&loop] { loop->run(); });
    {
        std::unique_lock guard{state_->lock};
        state_->changed.wait(guard, [&] { return state_->stopping; });
    }
    state_->drain();

    auto until = steady_now() + state_->shared.options.limits.shutdown_milliseconds;
    auto empty = [&] { return std::ranges::all_of(state_->loops, [](auto& loop) { return loop->empty(); }); };
    while (!(state_->shared.draining && empty()) && steady_now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    for (auto& loop : state_->loops) loop->cut();
    threads.clear();
    state_->shared.workers.join();
    state_->shared.patient.join();
}

void Server::stop()
{
    std::lock_guard guard{state_->lock};
    state_->stopping = true;
    state_->changed.notify_all();
}

namespace {

void run_on(asio::thread_pool& threads, Options const& options, std::move_only_function<void()> task)
{
    asio::post(threads, [&tell = options.on_defect, task = std::move(task)]() mutable {
        try {
            task();
        } catch (std::exception const& problem) {
            if (tell) tell(problem.what(), {});
        }
    });
}

} // namespace

void Server::work(std::move_only_function<void()> task)
{
    run_on(state_->shared.workers, state_->shared.options, std::move(task));
}

void Server::work_long(std::move_only_function<void()> task)
{
    run_on(state_->shared.patient, state_->shared.options, std::move(task));
}

Counts Server::counts() const
{
    Counts sum;
    for (auto const& loop : state_->loops) loop->add_to(sum);
    sum.connections_refused = state_->refused;
    sum.event_streams_open  = static_cast<std::uint64_t>(state_->shared.event_streams.load());
    return sum;
}

} // namespace penstock::net
