// Small calls between processes of one installation and to witnesses: one HTTP/1.1 request, one answer, both short. Not
// for browsers; those are served by server.hpp.
#pragma once

#include "base/refusal.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace penstock::net {

inline constexpr std::size_t call_bytes_most = 64 * 1024; // of a request or an answer, with its head

struct CallAnswer {
    int         status{};
    std::string content_type;
    std::string body;
};

// Calls http://, https:// (the certificate is checked against the system's authorities and the name), or
// unix:/path/of/socket:/path/of/request. Nothing when nobody answers in time, or what comes is no answer.
std::optional<CallAnswer> call(std::string_view method, std::string const& url, std::string_view body,
                               std::chrono::milliseconds patience);

// The same over a connection that is open already and stays so.
std::optional<CallAnswer> call_over(int connection, std::string_view method, std::string_view path,
                                    std::string_view body, std::chrono::milliseconds patience);

struct CallRequest {
    std::string method;
    std::string path;
    std::string body;
};
using CallHandler = std::function<CallAnswer(CallRequest const&)>;

// Answers what comes over a connection until the other side closes it.
void answer_calls(int connection, CallHandler const& handler);

// A Unix socket that the owner and the group of its folder may call, answered one call at a time. Throws Unavailable
// when it cannot be made. A socket left behind by a process that died is replaced; one that is answered is not.
class CallSocket {
public:
    explicit CallSocket(std::string path);
    ~CallSocket();
    CallSocket(CallSocket const&)            = delete;
    CallSocket& operator=(CallSocket const&) = delete;

    void serve(CallHandler const& handler); // until stop()
    void stop(); // from any thread

private:
    std::string       path_;
    int               socket_{-1};
    std::atomic<bool> stopping_{};
};

} // namespace penstock::net
