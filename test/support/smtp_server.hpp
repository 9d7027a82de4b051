// A mail server of ours for tests: takes one mail after the other, keeps what it took, and answers as it is told.
#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace penstock::test {

struct TakenMail {
    std::string from; // as given with MAIL FROM
    std::string to;
    std::string text; // without the dots that were doubled on the way
};

class SmtpServer {
public:
    SmtpServer() : socket_{::socket(AF_INET, SOCK_STREAM, 0)}
    {
        sockaddr_in address{};
        address.sin_family      = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(socket_, 8);
        socklen_t size = sizeof address;
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port_   = ntohs(address.sin_port);
        thread_ = std::thread{[this] { serve(); }};
    }
    ~SmtpServer()
    {
        stopping_ = true;
        thread_.join();
        ::close(socket_);
    }
    SmtpServer(SmtpServer const&)            = delete;
    SmtpServer& operator=(SmtpServer const&) = delete;

    int port() const { return port_; }
    // What the server says to the recipient and after the whole text: "250 ok", "451 later", "550 no such user".
    void answer_recipient(std::string line) { set(recipient_, std::move(line)); }
    void answer_text(std::string line) { set(text_, std::move(line)); }

    std::vector<TakenMail> taken()
    {
        std::lock_guard lock{mutex_};
        return taken_;
    }

private:
    void set(std::string& what, std::string line)
    {
        std::lock_guard lock{mutex_};
        what = std::move(line);
    }
    std::string get(std::string const& what)
    {
        std::lock_guard lock{mutex_};
        return what;
    }

    bool readable(int socket)
    {
        while (!stopping_) {
            pollfd wait{socket, POLLIN, 0};
            if (::poll(&wait, 1, 20) > 0) return true;
        }
        return false;
    }
    // The next line without its end; nothing when the other side has gone.
    bool line(int socket, std::string& buffer, std::string& out)
    {
        for (;;) {
            if (auto end = buffer.find("\r\n"); end != std::string::npos) {
                out = buffer.substr(0, end);
                buffer.erase(0, end + 2);
                return true;
            }
            char bytes[4096];
            if (!readable(socket)) return false;
            auto got = ::recv(socket, bytes, sizeof bytes, 0);
            if (got <= 0) return false;
            buffer.append(bytes, static_cast<std::size_t>(got));
        }
    }
    static void say(int socket, std::string const& text)
    {
        auto all = text + "\r\n";
        ::send(socket, all.data(), all.size(), MSG_NOSIGNAL);
    }

    void serve()
    {
        while (readable(socket_)) {
            int client = ::accept(socket_, nullptr, nullptr);
            if (client < 0) continue;
            talk(client);
            ::close(client);
        }
    }

    void talk(int client)
    {
        std::string buffer, said;
        TakenMail   mail;
        say(client, "220 test");
        while (line(client, buffer, said)) {
            if (said.starts_with("EHLO") || said.starts_with("HELO")) say(client, "250 test");
            else if (said.starts_with("MAIL FROM:")) mail = {said.substr(10), "", ""}, say(client, "250 ok");
            else if (said.starts_with("RCPT TO:")) mail.to = said.substr(8), say(client, get(recipient_));
            else if (said == "DATA") {
                say(client, "354 go on");
                while (line(client, buffer, said) && said != ".")
                    mail.text += (said.starts_with("..") ? said.substr(1) : said) + "\r\n";
                auto answer = get(text_);
                if (answer.starts_with("250")) {
                    std::lock_guard lock{mutex_};
                    taken_.push_back(mail);
                }
                say(client, answer);
            } else if (said == "QUIT") {
                say(client, "221 bye");
                return;
            } else say(client, "502 unknown");
        }
    }

    int                    socket_;
    int                    port_{};
    std::atomic<bool>      stopping_{};
    std::mutex             mutex_;
    std::string            recipient_{"250 ok"}, text_{"250 taken"};
    std::vector<TakenMail> taken_;
    std::thread            thread_;
};

} // namespace penstock::test
