// The life of a connection and the taking in of requests; how answers go out stands in connection_answer.cpp.
#include "net/connection.hpp"

#include "net/connection_bytes.hpp"
#include "net/suspend.hpp"

#include "base/defect.hpp"

#include <algorithm>

namespace penstock::net {

static constexpr std::size_t  upload_piece        = 256 * 1024;
static constexpr std::int64_t linger_milliseconds = 2'000;
static constexpr std::size_t  linger_bytes        = 4 * 1024 * 1024;

Connection::Connection(Loop& loop, tcp::socket&& socket, Address const& from, bool trusted, int refuse_with)
    : loop_{loop},
      socket_{std::move(socket)},
      wire_{socket_.native_handle(), loop.shared.keys.get()},
      from_{from},
      from_text_{from.text()},
      trusted_{trusted},
      refused_{refuse_with},
      turned_away_{refuse_with != 0},
      scan_{loop.shared.options.limits}
{
    boost::system::error_code ignored;
    socket_.set_option(tcp::no_delay{true}, ignored);
    if (turned_away_) ++loop_.shared.turned_away;
    loop_.enter(*this);
}

Connection::~Connection()
{
    if (turned_away_) --loop_.shared.turned_away;
    else loop_.shared.census.leave(from_, trusted_);
    loop_.leave(*this);
}

void Connection::start()
{
    auto self = shared_from_this();
    enter(Phase::idle);
    asio::co_spawn(loop_.context, turned_away_ ? turn_away() : serve(), [self](std::exception_ptr problem) {
        if (problem) self->report(problem);
    });
}

void Connection::enter(Phase phase)
{
    Limits const& limits = loop_.shared.options.limits;
    phase_               = phase;
    began_               = steady_now();
    moved_               = 0;
    switch (phase) {
    case Phase::idle:      deadline_ = began_ + limits.idle_milliseconds; break;
    case Phase::head:      deadline_ = began_ + limits.head_milliseconds; break;
    case Phase::body:      deadline_ = began_ + limits.body_milliseconds; break;
    case Phase::writing:   deadline_ = began_ + limits.write_milliseconds; break;
    case Phase::lingering: deadline_ = began_ + linger_milliseconds; break;
    case Phase::working:
    case Phase::streaming: deadline_ = 0; break;
    }
}

void Connection::moved(std::size_t bytes)
{
    Limits const& limits   = loop_.shared.options.limits;
    bool          in       = phase_ == Phase::body;
    auto          patience = in ? limits.body_milliseconds : limits.write_milliseconds;
    auto          rate     = in ? limits.body_bytes_per_second : limits.write_bytes_per_second;
    moved_ += bytes;
    auto earned = static_cast<std::int64_t>(moved_) * 1000 / std::max<std::int64_t>(rate, 1);
    deadline_   = std::min(steady_now(), began_ + earned) + patience;
}

void Connection::tick(std::int64_t now)
{
    if (phase_ == Phase::streaming && now >= next_look_) {
        next_look_ = now + 2'000;
        if (wire_.peer_left()) cut();
    }
    if (phase_ == Phase::streaming && sleeper_ && (now >= next_beat_ || subscription_->ready())) wake();
    if (deadline_ != 0 && now > deadline_) passed_limit();
}

void Connection::passed_limit()
{
    deadline_ = 0;
    if (phase_ != Phase::head && phase_ != Phase::body) return cut();
    late_ = true;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Connection::drain()
{
    if (phase_ == Phase::idle) cut();
    else if (phase_ == Phase::streaming) wake();
}

// The descriptor stays open until the coroutine is gone: a number given back too early could be another client's.
void Connection::cut()
{
    closed_ = true;
    boost::system::error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_both, ignored);
    socket_.cancel(ignored);
    if (exchange_) exchange_->abandon();
    wake();
}

void Connection::refuse(int status)
{
    if (refused_ == 0) refused_ = status;
    keep_alive_ = false;
}

asio::awaitable<void> Connection::ready()
{
    auto kind = wanted_ == Wire::State::wants_write ? tcp::socket::wait_write : tcp::socket::wait_read;
    boost::system::error_code ignored; // what went wrong shows when the socket is used
    co_await socket_.async_wait(kind, asio::redirect_error(asio::use_awaitable, ignored));
}

asio::awaitable<void> Connection::serve()
{
    while (!closed_) {
        begin_request();
        Got got = pending_.empty() ? Got::part : take_head({});
        while (got == Got::part) {
            if (!wire_.buffered()) co_await ready();
            got = read_more();
        }
        if (got == Got::closed) break;
        if (!refused_ && bytes_->parts.has_body()) co_await read_body();
        if (closed_) break;
        ask();
        if (exchange_) co_await answered();
        if (!answer_now()) co_await answer();
        account();
        if (!keep_alive_) break;
    }
    if (!closed_) co_await linger();
}

void Connection::begin_request()
{
    enter(Phase::idle);
    scan_.begin();
    refused_ = 0;
    bytes_.reset();
    response_ = {};
    response_.body.emplace<StaticBytes>(); // a moved-to string would keep its memory for as long as the client idles
    if (pending_.empty()) std::string{}.swap(pending_);
    body_finished_ = false;
    sent_          = 0;
}

Connection::Got Connection::read_more()
{
    if (late_) {
        open_request({});
        refuse(408);
        return Got::whole;
    }
    if (closed_) return Got::closed;
    auto step = wire_.read(loop_.scratch.data(), loop_.scratch.size());
    wanted_   = step.state;
    if (step.state == Wire::State::closed) closed_ = true;
    if (step.state != Wire::State::done) return closed_ ? Got::closed : Got::part;

    wanted_ = Wire::State::wants_read;
    loop_.bytes_in.add(step.bytes);
    return take_head({loop_.scratch.data(), step.bytes});
}

// Looks for a whole head in what is pending and what was just read; keeps what it does not use.
Connection::Got Connection::take_head(std::string_view fresh)
{
    if (phase_ == Phase::idle) enter(Phase::head);
    bool kept = !pending_.empty();
    if (kept) pending_.append(fresh);
    std::string_view bytes = kept ? std::string_view{pending_} : fresh;

    std::size_t skipped = 0;
    auto        size    = scan_.scan(bytes);
    if (size == 2) { // an empty line before a request is forgiven (RFC 9112 section 2.2), once
        skipped = 2;
        bytes.remove_prefix(2);
        scan_.begin();
        size = scan_.scan(bytes);
        if (size == 2) size = 0, refuse(400);
    }
    int  status = scan_.status() ? scan_.status() : refused_;
    bool whole  = size > 0 || status != 0;
    if (whole) open_request(status ? std::string_view{} : bytes.substr(0, size));
    if (status) refuse(status);
    if (kept) pending_.erase(0, skipped + (whole ? size : 0));
    else pending_.assign(bytes.substr(whole ? size : 0));
    return whole ? Got::whole : Got::part;
}

void Connection::open_request(std::string_view head)
{
    bytes_ = std::make_shared<Bytes>();
    bytes_->text.assign(head);
    bytes_->trace         = loop_.trace();
    bytes_->request.trace = bytes_->trace;
    if (head.empty()) return; // refused already
    int status = framing_.head(bytes_->text, bytes_->parts);
    if (status == 0) status = check_target();
    keep_alive_ = bytes_->parts.keep_alive;
    if (status) refuse(status);
}

int Connection::check_target()
{
    auto&                             parts   = bytes_->parts;
    auto&                             target  = bytes_->target;
    auto&                             request = bytes_->request;
    static constexpr std::string_view known[]{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    if (static_cast<std::int64_t>(parts.target.size()) > loop_.shared.options.limits.target_bytes) return 414;
    if (std::ranges::find(known, parts.method) == std::end(known)) return 501;
    if (!read_target(parts.target, target)) return 400;
    if (!parts.host.empty() && !valid_host(parts.host)) return 400;
    if (parts.http_1_1 && parts.host.empty()) return 400;
    if (!target.authority.empty() && target.authority != parts.host) return 400;

    request.method = parts.method;
    request.path   = target.path;
    request.query  = target.query;
    request.head   = parts.method == "HEAD";
    request.fields = parts.fields;
    who_asks();
    return 0;
}

void Connection::who_asks()
{
    RequestHead& request = bytes_->request;
    bytes_->host         = bytes_->parts.host;
    bytes_->remote       = from_text_;
    request.secure       = loop_.shared.keys != nullptr;
    if (trusted_) {
        if (auto chain = request.header("x-forwarded-for")) bytes_->remote = loop_.shared.proxies.client(from_, *chain);
        if (auto scheme = request.header("x-forwarded-proto")) request.secure = *scheme == "https";
        if (auto host = request.header("x-forwarded-host"); host && valid_host(*host)) bytes_->host = *host;
    }
    request.host   = bytes_->host;
    request.remote = bytes_->remote;
}

// Asks the application how to take the body in; false when it is refused unread.
bool Connection::accept_body()
{
    BodyRule rule = loop_.shared.application.body_rule(bytes_->request);
    body_most_    = rule.at_most < 0 ? loop_.shared.options.limits.body_bytes : rule.at_most;
    if (bytes_->parts.length.value_or(0) > static_cast<std::uint64_t>(body_most_)) {
        refuse(413);
        return false;
    }
    if (rule.spool) bytes_->upload = std::make_shared<SpooledFile>(loop_.shared.options.spool_folder);
    if (bytes_->parts.expects_continue && pending_.empty()) {
        std::array<std::string_view, 1> invitation{"HTTP/1.1 100 Continue\r\n\r\n"};
        if (!try_write(invitation)) closed_ = true; // so little always fits, unless nothing was ever taken
    }
    return !closed_;
}

asio::awaitable<void> Connection::read_body()
{
    try {
        if (!accept_body()) co_return;
    } catch (Unavailable const&) {
        report(std::current_exception());
        refuse(507);
        co_return;
    }
    enter(Phase::body);
    for (;;) {
        feed_body();
        if (bytes_->upload && (body_finished_ || bytes_->body.size() >= upload_piece)) co_await keep_upload();
        if (body_finished_ || refused_ || closed_) break;
        if (!wire_.buffered()) co_await ready();
        if (late_) refuse(408);
        if (late_ || closed_) break;

        auto step = wire_.read(loop_.scratch.data(), loop_.scratch.size());
        wanted_   = step.state == Wire::State::done ? Wire::State::wants_read : step.state;
        closed_   = step.state == Wire::State::closed;
        if (step.bytes == 0) continue;
        loop_.bytes_in.add(step.bytes);
        pending_.append(loop_.scratch.data(), step.bytes);
        moved(step.bytes);
    }
}

void Connection::feed_body()
{
    auto step = framing_.body(pending_, static_cast<std::uint64_t>(body_most_), bytes_->body);
    pending_.erase(0, step.taken);
    body_finished_ = step.finished;
    if (step.status) refuse(step.status);
}

asio::awaitable<void> Connection::keep_upload()
{
    if (refused_) co_return;
    auto piece = std::exchange(bytes_->body, {});
    auto file  = bytes_->upload;
    bool last  = body_finished_;
    bool kept  = false;
    deadline_  = 0; // the disk's time is not the client's
    co_await on_worker(loop_.shared.workers, [&] {
        try {
            file->write(piece);
            if (last) file->finish();
            kept = true;
        } catch (Unavailable const&) {
            report(std::current_exception());
        }
    });
    moved(0);
    if (!kept) refuse(507);
}

asio::awaitable<void> Connection::linger()
{
    enter(Phase::lingering);
    wire_.finish();
    std::size_t thrown_away = 0;
    while (!closed_ && thrown_away < linger_bytes) {
        co_await ready();
        auto step = wire_.read(loop_.scratch.data(), loop_.scratch.size());
        if (step.state == Wire::State::closed) break;
        thrown_away += step.bytes;
    }
}

// Over a limit: says so, without reading anything, and closes.
asio::awaitable<void> Connection::turn_away()
{
    open_request({});
    ask();
    if (!loop_.shared.keys) answer_now(); // not worth a TLS handshake
    co_await linger();
}

} // namespace penstock::net
