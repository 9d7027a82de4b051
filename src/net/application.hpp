// What the server needs from the application it serves.
#pragma once

#include "net/request.hpp"
#include "net/response.hpp"

#include <cstdint>
#include <memory>

namespace penstock::net {

// How a body is taken in, decided from the head before a byte of it is read.
struct BodyRule {
    std::int64_t at_most{-1}; // bytes; beyond: 413. -1: Limits::body_bytes
    bool         spool{};     // into a file (Request::upload) instead of memory (Request::body)
};

// Where an answer goes. The server has its own; a test may make one that keeps what it gets.
class AnswerSink {
public:
    virtual ~AnswerSink()                             = default;
    virtual void answer(Response&& response) noexcept = 0; // called once, from any thread
    virtual void dropped() noexcept { answer(problem(500, {})); } // or this, when nobody will answer
};

// The right to answer one request, once, now or later, from any thread. Dropped unused, it answers 500.
class Responder {
public:
    explicit Responder(std::shared_ptr<AnswerSink> sink) : sink_{std::move(sink)} {}
    Responder(Responder&&) noexcept = default;
    Responder& operator=(Responder&& other) noexcept;
    ~Responder();

    void answer(Response&& response); // a second call is a defect

private:
    std::shared_ptr<AnswerSink> sink_;
};

class Application {
public:
    virtual ~Application() = default;

    // Runs on a loop thread; must not block.
    virtual BodyRule body_rule(RequestHead const&) { return {}; }

    // Runs on a loop thread: answer at once what is fast (well under a millisecond), hand the rest to another thread
    // together with the responder (Server::work, the writer). An exception answers 500, Unavailable 503.
    virtual void handle(Request&& request, Responder responder) = 0;
};

} // namespace penstock::net
