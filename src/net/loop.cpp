#include "net/loop.hpp"

#include "net/connection.hpp"
#include "net/response_head.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <random>

namespace penstock::net {

std::int64_t steady_now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

int Census::admit(Address const& from, bool trusted)
{
    std::lock_guard guard{lock_};
    if (all_ >= limits_.connections) return 503;
    if (!trusted) {
        auto& here = by_address_[from.neighbourhood().bytes];
        if (here >= limits_.connections_per_address) return 429;
        ++here;
    }
    ++all_;
    return 0;
}

void Census::leave(Address const& from, bool trusted)
{
    std::lock_guard guard{lock_};
    --all_;
    if (trusted) return;
    auto here = by_address_.find(from.neighbourhood().bytes);
    if (--here->second == 0) by_address_.erase(here);
}

static std::unique_ptr<TlsKeys> keys_of(Options const& options)
{
    if (options.certificate_file.empty()) return nullptr;
    return std::make_unique<TlsKeys>(options.certificate_file, options.private_key_file);
}

Shared::Shared(Application& served, Options given)
    : application{served},
      options{std::move(given)},
      proxies{options.trusted_proxies},
      keys{keys_of(options)},
      census{options.limits},
      workers{std::max(options.workers, 1u)},
      patient{std::max(options.workers, 1u)}
{}

Loop::Loop(Shared& with_all) : shared{with_all}, chance_{std::random_device{}()}
{
    chance_ = chance_ << 32 | std::random_device{}();
    head_out.reserve(2048);
}

Loop::~Loop() = default;

void Loop::run()
{
    tick();
    context.run();
}

void Loop::adopt(tcp::socket&& socket, Address const& from, bool trusted, int refuse_with)
{
    asio::post(context, [this, socket = std::move(socket), from, trusted, refuse_with]() mutable {
        std::make_shared<Connection>(*this, std::move(socket), from, trusted, refuse_with)->start();
    });
}

void Loop::enter(Connection& connection)
{
    connection.next = first_;
    if (first_) first_->previous = &connection;
    first_ = &connection;
    open_.add(1);
}

void Loop::leave(Connection& connection)
{
    (connection.previous ? connection.previous->next : first_) = connection.next;
    if (connection.next) connection.next->previous = connection.previous;
    closed_.add(1);
    if (shared.draining) stop_when_empty();
}

void Loop::stop_when_empty()
{
    if (first_) return;
    work_.reset();
    timer_.cancel();
}

// Limits of time are kept by one walk over the connections instead of a timer each: a request then costs none.
void Loop::tick()
{
    Limits const& limits   = shared.options.limits;
    auto          shortest = std::min({limits.head_milliseconds, limits.body_milliseconds, limits.idle_milliseconds,
                                       limits.write_milliseconds, limits.heartbeat_milliseconds});
    bool          walk     = shared.event_streams > 0 || shared.draining || ++ticks_ % 5 == 0 || shortest < 2'000;
    if (walk) {
        auto now = steady_now();
        for (Connection* at = first_; at;) {
            Connection* after = at->next; // a tick may end its connection, never another
            at->tick(now);
            at = after;
        }
    }
    if (shared.draining && !first_) return;
    timer_.expires_after(std::chrono::milliseconds{100});
    timer_.async_wait([this](boost::system::error_code error) {
        if (!error) tick();
    });
}

void Loop::drain()
{
    asio::post(context, [this] {
        for (Connection* at = first_; at;) {
            Connection* after = at->next;
            at->drain();
            at = after;
        }
        stop_when_empty();
    });
}

void Loop::cut()
{
    asio::post(context, [this] {
        for (Connection* at = first_; at;) {
            Connection* after = at->next;
            at->cut();
            at = after;
        }
    });
}

std::string_view Loop::date()
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    if (now.tv_sec != date_second_) {
        date_second_ = now.tv_sec;
        date_        = http_date(now.tv_sec);
    }
    return date_;
}

// Not a secret, only unlikely to come twice: splitmix64.
std::string Loop::trace()
{
    auto mixed = chance_ += 0x9e3779b97f4a7c15;
    mixed      = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
    mixed      = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
    mixed ^= mixed >> 31;
    std::string out(16, '0');
    for (char& c : out) {
        c = "0123456789abcdef"[mixed & 15];
        mixed >>= 4;
    }
    return out;
}

void Loop::answered(int status, std::int64_t microseconds)
{
    auto took = static_cast<std::uint64_t>(std::max<std::int64_t>(microseconds, 0));
    requests_[std::clamp(status / 100, 0, 5)].add(1);
    auto bound = std::ranges::lower_bound(latency_bounds, took);
    latency_[static_cast<std::size_t>(bound - latency_bounds.begin())].add(1);
    latency_sum_.add(took);
}

void Loop::add_to(Counts& sum) const
{
    auto closed = closed_.value(), open = open_.value();
    sum.connections_accepted += open;
    sum.connections_open += open - closed;
    for (std::size_t i = 0; i < requests_.size(); ++i) sum.requests[i] += requests_[i].value();
    for (std::size_t i = 0; i < latency_.size(); ++i) sum.latency[i] += latency_[i].value();
    sum.latency_microseconds += latency_sum_.value();
    sum.bytes_in += bytes_in.value();
    sum.bytes_out += bytes_out.value();
}

} // namespace penstock::net
