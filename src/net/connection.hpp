// One client: a coroutine that reads a request, has it answered, writes the answer, and begins again.
#pragma once

#include "net/exchange.hpp"
#include "net/framing.hpp"
#include "net/loop.hpp"
#include "net/response_head.hpp"
#include "net/target.hpp"

#include <memory>
#include <span>

namespace penstock::net {

class Connection : public std::enable_shared_from_this<Connection> {
public:
    // `refuse_with` is 0, or the status that says over which limit this connection is.
    Connection(Loop& loop, tcp::socket&& socket, Address const& from, bool trusted, int refuse_with);
    ~Connection();

    void start();                // serves until the client or the server ends it
    void tick(std::int64_t now); // called some times a second
    void drain();                // ends soon, keeping its word to a request in flight
    void cut();                  // ends now

    Connection* next{}; // the loop's list
    Connection* previous{};

private:
    // What the connection is doing decides which limit of time applies.
    enum class Phase { idle, head, body, working, writing, streaming, lingering };
    enum class Got { whole, part, closed };
    struct Bytes; // what a request's views point into

    void enter(Phase phase);
    void moved(std::size_t bytes); // renews the deadline of a body or an answer
    void passed_limit();
    void refuse(int status);

    asio::awaitable<void> serve();
    asio::awaitable<void> ready(); // the socket can do what wire_ wanted last
    asio::awaitable<void> turn_away();
    asio::awaitable<void> linger();
    void                  begin_request();
    Got                   read_more();
    Got                   take_head(std::string_view bytes);
    void                  open_request(std::string_view head);
    int                   check_target();
    void                  who_asks();

    asio::awaitable<void> read_body();
    bool                  accept_body();
    void                  feed_body();
    asio::awaitable<void> keep_upload();

    void                  ask();
    asio::awaitable<void> answered();
    bool                  answer_now(); // false: the rest needs waiting
    asio::awaitable<void> answer();
    bool                  bodiless() const;
    asio::awaitable<void> answer_plainly();
    bool                  compose(std::optional<std::uint64_t> length, bool chunked);
    bool                  try_write(std::span<std::string_view> pieces);
    asio::awaitable<void> write(std::span<std::string_view> pieces);
    asio::awaitable<void> produce(Producer& producer);
    asio::awaitable<void> stream(EventStream& source);
    asio::awaitable<void> woken();
    void                  wake();
    void                  account();
    void                  report(std::exception_ptr what);

    Loop&         loop_;
    tcp::socket   socket_;
    Wire          wire_;
    Wire::State   wanted_{Wire::State::wants_read};
    Address       from_;
    std::string   from_text_;
    bool          trusted_; // a proxy whose X-Forwarded-* headers count
    bool          closed_{};     // no byte will come or go any more
    bool          late_{};       // a limit of time was passed while the client can still be told
    bool          keep_alive_{}; // after this answer
    int           refused_{};    // the status to refuse this request with
    bool          turned_away_{}; // was never admitted
    Phase         phase_{Phase::idle};
    std::int64_t  began_{};    // the phase, in steady milliseconds
    std::int64_t  deadline_{}; // of the phase; 0: none
    std::uint64_t moved_{};    // bytes in the phase

    std::string               pending_; // bytes read and not yet used
    HeadScan                  scan_;
    Framing                   framing_;
    std::shared_ptr<Bytes>    bytes_;
    std::int64_t              body_most_{};
    bool                      body_finished_{};
    std::shared_ptr<Exchange> exchange_;
    Response                  response_;
    std::int64_t              asked_at_{}; // steady microseconds
    std::uint64_t             sent_{};     // bytes of this answer
    std::string               unsent_;     // what a slow client has not taken yet: of the head
    std::string_view          unsent_body_; // and of the body

    std::unique_ptr<EventHub::Subscription> subscription_;
    std::move_only_function<void()>         sleeper_; // resumes the event stream
    std::int64_t                            next_beat_{};
    std::int64_t                            next_look_{};
};

} // namespace penstock::net
