// For tests: a server whose application is a function, and a client that says exactly the bytes it is told to.
#pragma once

#include "net/server.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace penstock::net::test {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

inline Response text(std::string body, int status = 200)
{
    Response out;
    out.status       = status;
    out.content_type = "text/plain; charset=utf-8";
    out.body         = std::move(body);
    return out;
}

class Functions : public Application {
public:
    std::function<BodyRule(RequestHead const&)> rule;
    std::function<void(Request&&, Responder)>   answer;
    BodyRule body_rule(RequestHead const& head) override { return rule ? rule(head) : BodyRule{}; }
    void handle(Request&& request, Responder responder) override { answer(std::move(request), std::move(responder)); }
};

// Serves from construction to destruction. Without another answer it echoes: "METHOD path?query body".
class TestServer {
public:
    explicit TestServer(Functions functions = {}, Options options = {}) : application{std::move(functions)}
    {
        if (!application.answer)
            application.answer = [](Request&& r, Responder to) {
                to.answer(text(std::string{r.method} + " " + std::string{r.path} + "?" + std::string{r.query} + " " +
                               std::string{r.body}));
            };
        options.port = 0;
        if (options.loops == 0) options.loops = 2;
        server  = std::make_unique<Server>(application, std::move(options));
        running = std::thread{[this] { server->run(); }};
    }
    ~TestServer() { stop(); }
    void stop()
    {
        server->stop();
        if (running.joinable()) running.join();
    }

    Functions               application;
    std::unique_ptr<Server> server;
    std::thread             running;
};

struct Answer {
    int                                status{}; // 0: the connection ended first
    std::map<std::string, std::string> headers;  // names in lower case
    std::string                        body;
    bool                               whole{};
};

class Client {
public:
    explicit Client(TestServer const& to, char const* from = "127.0.0.1", int receive_buffer = 0)
        : socket_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        if (receive_buffer) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        inet_pton(AF_INET, from, &address.sin_addr);
        bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        address.sin_port = htons(to.server->port());
        connected        = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    Client(Client&& other) noexcept : connected{other.connected}, socket_{std::exchange(other.socket_, -1)} {}
    ~Client() { leave(); }
    void leave()
    {
        if (socket_ >= 0) close(std::exchange(socket_, -1));
    }

    // False when the other side will not take it.
    bool say(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    // The next bytes, or nothing when it ended or took too long (see ended).
    std::string hear(std::chrono::milliseconds patience = 5s, std::size_t most = 65536)
    {
        pollfd waiting{socket_, POLLIN, 0};
        if (poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) return {};
        std::string out(most, '\0');
        auto        got = recv(socket_, out.data(), out.size(), 0);
        ended           = got <= 0;
        out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return out;
    }
    // Whether the server closes the connection in time; what it says before that is thrown away.
    bool ends_within(std::chrono::milliseconds patience)
    {
        for (auto until = Clock::now() + patience; !ended && Clock::now() < until;)
            hear(std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()) + 1ms);
        return ended;
    }
    Answer answer(bool to_head = false, std::chrono::milliseconds patience = 5s)
    {
        Answer      out;
        std::size_t end{};
        while ((end = heard_.find("\r\n\r\n")) == std::string::npos)
            if (!more(patience)) return out;
        read_head(heard_.substr(0, end + 2), out);
        heard_.erase(0, end + 4);
        if (to_head || out.status == 304 || out.status == 204 || out.status == 100) out.whole = true;
        else if (out.headers.contains("content-length")) {
            auto size = std::stoul(out.headers["content-length"]);
            while (heard_.size() < size && more(patience)) {}
            out.whole = heard_.size() >= size;
            out.body  = heard_.substr(0, size);
            heard_.erase(0, size);
        } else if (out.headers.contains("transfer-encoding")) read_chunks(out, patience);
        else {
            while (more(patience)) {}
            out.body  = std::exchange(heard_, {});
            out.whole = ended;
        }
        return out;
    }
    Answer get(std::string const& path, std::string const& headers = {})
    {
        say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
        return answer();
    }

    bool connected{};
    bool ended{};

private:
    bool more(std::chrono::milliseconds patience)
    {
        auto bytes = hear(patience);
        heard_ += bytes;
        return !bytes.empty();
    }
    static void read_head(std::string const& head, Answer& out)
    {
        out.status = std::stoi(head.substr(9, 3));
        for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
            auto end   = head.find("\r\n", at);
            auto colon = head.find(": ", at);
            auto name  = head.substr(at, colon - at);
            for (char& c : name) c = static_cast<char>(std::tolower(c));
            out.headers[name] = head.substr(colon + 2, end - colon - 2);
            at                = end + 2;
        }
    }
    void read_chunks(Answer& out, std::chrono::milliseconds patience)
    {
        for (;;) {
            std::size_t line{};
            while ((line = heard_.find("\r\n")) == std::string::npos)
                if (!more(patience)) return;
            auto size = std::stoul(heard_.substr(0, line), nullptr, 16);
            while (heard_.size() < line + 2 + size + 2)
                if (!more(patience)) return;
            out.body += heard_.substr(line + 2, size);
            heard_.erase(0, line + 2 + size + 2);
            if (size == 0) {
                out.whole = true;
                return;
            }
        }
    }

    int         socket_;
    std::string heard_;
};

// Resident memory of this process in kilobytes.
inline long resident()
{
    long pages = 0, ignored = 0;
    if (FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%ld %ld", &ignored, &pages) != 2) pages = 0;
        std::fclose(file);
    }
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

} // namespace penstock::net::test
