// How an answer goes out: at once when the client takes it, else as fast as it does.
#include "net/connection.hpp"

#include "net/connection_bytes.hpp"
#include "net/suspend.hpp"

#include "base/defect.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <new>

namespace penstock::net {

static std::int64_t steady_microseconds()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void Connection::report(std::exception_ptr what)
{
    auto const& tell = loop_.shared.options.on_defect;
    if (!tell) return;
    std::string_view trace = bytes_ ? std::string_view{bytes_->trace} : std::string_view{};
    try {
        std::rethrow_exception(what);
    } catch (std::exception const& problem) {
        tell(problem.what(), trace);
    } catch (...) {
        tell("an exception of unknown type", trace);
    }
}

// Gives the request to the application. Afterwards response_ is set, or exchange_ when the answer comes later.
void Connection::ask()
{
    asked_at_ = steady_microseconds();
    enter(Phase::working);
    if (refused_) {
        response_ = problem(refused_, bytes_->trace);
        return;
    }
    exchange_ = std::make_shared<Exchange>(loop_.context, bytes_->trace);
    Request request{bytes_->request, bytes_->body, bytes_->upload, bytes_};
    int     failed = 0;
    try {
        loop_.shared.application.handle(std::move(request), Responder{exchange_});
    } catch (Unavailable const&) {
        failed = 503;
        report(std::current_exception());
    } catch (std::bad_alloc const&) {
        failed = 503;
        report(std::current_exception());
    } catch (...) {
        failed = 500;
        report(std::current_exception());
    }
    if (failed) {
        exchange_->abandon();
        response_ = problem(failed, bytes_->trace);
        exchange_.reset();
    } else if (auto answer = exchange_->take()) {
        response_ = *std::move(answer);
        exchange_.reset();
    }
}

asio::awaitable<void> Connection::answered()
{
    co_await suspended([this](std::move_only_function<void()> resume) {
        if (!exchange_->wait(resume)) asio::post(loop_.context, std::move(resume));
    });
    if (auto answer = exchange_->take()) response_ = *std::move(answer);
    else response_ = problem(503, bytes_->trace);
    exchange_->abandon();
    exchange_.reset();
}

bool Connection::bodiless() const { return bytes_->request.head || response_.status == 204 || response_.status == 304; }

// False when the answer could not be put into words and another took its place, of a plain body.
bool Connection::compose(std::optional<std::uint64_t> length, bool chunked)
{
    HeadFacts facts;
    if (response_.status != 204 && response_.status != 304) facts.length = length;
    facts.chunked    = chunked;
    facts.http_1_1   = bytes_->parts.http_1_1;
    facts.secure     = bytes_->request.secure;
    facts.keep_alive = keep_alive_ && !loop_.shared.draining.load(std::memory_order_relaxed) && !response_.close;
    facts.date       = loop_.date();
    loop_.head_out.clear();
    try {
        write_head(response_, facts, loop_.head_out);
        keep_alive_ = facts.keep_alive;
        return true;
    } catch (Defect const&) { // a line break in a header: nothing was sent yet
        report(std::current_exception());
        response_   = problem(500, bytes_->trace);
        keep_alive_ = false;
        return false;
    }
}

static std::optional<std::string_view> plain(Body const& body)
{
    if (auto* text = std::get_if<std::string>(&body)) return *text;
    if (auto* kept = std::get_if<std::shared_ptr<std::string const>>(&body)) return **kept;
    if (auto* fixed = std::get_if<StaticBytes>(&body)) return fixed->bytes;
    return std::nullopt;
}

bool Connection::answer_now()
{
    auto body = plain(response_.body);
    if (!body) return false;
    if (!compose(body->size(), false)) return answer_now();
    std::array<std::string_view, 2> pieces{loop_.head_out, bodiless() ? std::string_view{} : *body};
    if (try_write(pieces)) return true;

    // The client is slow: what is left is kept with the connection, not with the loop.
    unsent_.assign(pieces[0]);
    unsent_body_ = pieces[1];
    return false;
}

asio::awaitable<void> Connection::answer()
{
    if (auto* producer = std::get_if<Producer>(&response_.body)) co_await produce(*producer);
    else if (auto* source = std::get_if<EventStream>(&response_.body)) co_await stream(*source);
    else {
        std::array<std::string_view, 2> pieces{unsent_, unsent_body_};
        co_await write(pieces);
        std::string{}.swap(unsent_);
    }
}

asio::awaitable<void> Connection::answer_plainly()
{
    if (!answer_now()) co_await answer();
}

// True when there is nothing left to write, because all is written or the client is gone.
bool Connection::try_write(std::span<std::string_view> pieces)
{
    auto step = wire_.write(pieces);
    sent_ += step.bytes;
    loop_.bytes_out.add(step.bytes);
    wanted_ = step.state == Wire::State::done ? Wire::State::wants_read : step.state;
    if (step.state == Wire::State::closed) closed_ = true;
    if (phase_ == Phase::writing && step.bytes > 0) moved(step.bytes);
    return closed_ || step.state == Wire::State::done;
}

asio::awaitable<void> Connection::write(std::span<std::string_view> pieces)
{
    if (try_write(pieces)) co_return;
    Phase before = phase_;
    enter(Phase::writing);
    do co_await ready();
    while (!closed_ && !try_write(pieces));
    enter(before);
}

asio::awaitable<void> Connection::produce(Producer& producer)
{
    bool chunked = bytes_->parts.http_1_1;
    keep_alive_  = keep_alive_ && chunked;
    if (!compose(std::nullopt, chunked)) co_return co_await answer_plainly();
    std::string                     head = loop_.head_out;
    std::array<std::string_view, 1> opening{head};
    co_await write(opening);
    if (bodiless()) co_return;

    bool        more   = true;
    bool        failed = false;
    std::string chunk;
    while (more && !closed_) {
        chunk.clear();
        co_await on_worker(loop_.shared.workers, [&] {
            try {
                more = producer(chunk);
            } catch (...) {
                failed = true;
                report(std::current_exception());
            }
        });
        if (failed) {
            cut();
            co_return;
        }
        if (chunk.empty() && (more || !chunked)) continue;
        std::array<char, 24> size{};
        auto                 end               = std::to_chars(size.data(), size.data() + 16, chunk.size(), 16).ptr;
        end                                    = std::copy_n("\r\n", 2, end);
        std::string_view const          ending = chunk.empty() ? "\r\n" : more ? "\r\n" : "\r\n0\r\n\r\n";
        std::array<std::string_view, 3> pieces{std::string_view{size.data(), end}, chunk, ending};
        if (!chunked) pieces = {std::string_view{}, chunk, std::string_view{}};
        co_await write(pieces);
    }
}

asio::awaitable<void> Connection::woken()
{
    co_await suspended([this](std::move_only_function<void()> resume) { sleeper_ = std::move(resume); });
}

void Connection::wake()
{
    if (sleeper_) asio::post(loop_.context, std::exchange(sleeper_, nullptr));
}

static void write_events(std::vector<Event> const& events, std::string& out)
{
    for (Event const& event : events) {
        out.append("event: ").append(event.name).append("\n");
        std::string_view rest = event.data;
        for (bool last = false; !last;) {
            auto end = rest.find_first_of("\r\n");
            last     = end == std::string_view::npos;
            out.append("data: ").append(rest.substr(0, end)).append("\n");
            if (!last) rest.remove_prefix(end + 1);
        }
        out += "\n";
    }
}

namespace {

struct Place { // one of the event streams allowed
    std::atomic<std::int64_t>& taken;
    std::int64_t               number;
    explicit Place(std::atomic<std::int64_t>& all) : taken{all}, number{++taken} {}
    ~Place() { --taken; }
    Place(Place const&)            = delete;
    Place& operator=(Place const&) = delete;
};

} // namespace

asio::awaitable<void> Connection::stream(EventStream& source)
{
    Limits const& limits = loop_.shared.options.limits;
    Place         place{loop_.shared.event_streams};
    keep_alive_ = false;
    if (place.number > limits.event_streams) {
        response_ = problem(503, bytes_->trace);
        co_return co_await answer_plainly();
    }
    subscription_          = source.hub->subscribe(std::move(source.wants));
    response_.content_type = "text/event-stream";
    response_.headers.push_back({"X-Accel-Buffering", "no"});
    if (!compose(std::nullopt, false)) co_return co_await answer_plainly();
    std::string text = loop_.head_out;
    if (!bodiless()) text += "retry: 3000\n\n";

    auto began = steady_now();
    enter(Phase::streaming);
    while (!closed_ && !subscription_->cut()) {
        std::array<std::string_view, 1> pieces{text};
        co_await write(pieces);
        auto now   = steady_now();
        next_beat_ = now + limits.heartbeat_milliseconds;
        if (closed_ || bodiless() || loop_.shared.draining || now - began >= limits.event_stream_milliseconds) break;
        co_await woken();
        text.clear();
        write_events(subscription_->take(), text);
        if (text.empty()) text = ":\n\n";
    }
    phase_ = Phase::working;
    subscription_.reset();
    asked_at_ += (steady_now() - began) * 1000; // how long a browser stays open is not our latency
}

void Connection::account()
{
    auto took   = steady_microseconds() - asked_at_;
    int  status = closed_ && sent_ == 0 ? 0 : response_.status;
    loop_.answered(status, took);
    if (auto const& log = loop_.shared.options.on_access)
        log({bytes_->request.method, response_.route, status, took, sent_, bytes_->trace});
}

} // namespace penstock::net
