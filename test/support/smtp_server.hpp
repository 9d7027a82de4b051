// A mail server of ours for tests: takes one mail after the other, keeps what it took, and answers as it is told; in
// the clear, over TLS from the start or after STARTTLS.
#pragma once

#include "support/test_certificate.hpp"

#include <arpa/inet.h>
#include <atomic>
#include <csignal>
#include <memory>
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
    bool        by_tls{};
    std::string password; // as given with AUTH PLAIN, in base64; empty without one
};

enum class SmtpTls { none, offered, at_once };

struct SmtpManner {
    SmtpTls     tls{};
    std::string name{"mail.localhost"}; // in its certificate
};

class SmtpServer {
public:
    explicit SmtpServer(SmtpManner const& manner = {})
        : tls_{manner.tls},
          certificate_{manner.name},
          socket_{::socket(AF_INET, SOCK_STREAM, 0)}
    {
        std::signal(SIGPIPE, SIG_IGN); // of a client that goes when it sees the certificate
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

    int                    port() const { return port_; }
    TestCertificate const& certificate() const { return certificate_; }
    // Whether a password ever came, and whether one came in the clear.
    bool password_came() const { return password_came_; }
    bool password_in_the_clear() const { return password_in_the_clear_; }
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
    // One client and what has come from it; by TLS once that has begun.
    struct Client {
        int                                       socket{};
        std::unique_ptr<SSL, decltype(&SSL_free)> tls{nullptr, &SSL_free};
        std::string                               buffer;

        int receive(char* bytes, int room)
        {
            return tls ? SSL_read(tls.get(), bytes, room)
                       : static_cast<int>(::recv(socket, bytes, static_cast<std::size_t>(room), 0));
        }
        void say(std::string const& text)
        {
            auto all = text + "\r\n";
            if (tls) SSL_write(tls.get(), all.data(), static_cast<int>(all.size()));
            else ::send(socket, all.data(), all.size(), MSG_NOSIGNAL);
        }
    };

    // The next line without its end; nothing when the other side has gone.
    bool line(Client& client, std::string& out)
    {
        for (;;) {
            if (auto end = client.buffer.find("\r\n"); end != std::string::npos) {
                out = client.buffer.substr(0, end);
                client.buffer.erase(0, end + 2);
                return true;
            }
            char bytes[4096];
            bool waiting = client.tls && SSL_pending(client.tls.get()) > 0;
            if (!waiting && !readable(client.socket)) return false;
            auto got = client.receive(bytes, sizeof bytes);
            if (got <= 0) return false;
            client.buffer.append(bytes, static_cast<std::size_t>(got));
        }
    }
    bool begin_tls(Client& client)
    {
        client.tls.reset(SSL_new(certificate_.context()));
        client.buffer.clear(); // what came before it was not protected
        SSL_set_fd(client.tls.get(), client.socket);
        return SSL_accept(client.tls.get()) == 1;
    }

    void serve()
    {
        while (readable(socket_)) {
            int client = ::accept(socket_, nullptr, nullptr);
            if (client < 0) continue;
            talk({client});
            ::close(client);
        }
    }

    void talk(Client client)
    {
        if (tls_ == SmtpTls::at_once && !begin_tls(client)) return;
        std::string said, password;
        TakenMail   mail;
        client.say("220 test");
        while (line(client, said)) {
            if (said.starts_with("EHLO") || said.starts_with("HELO")) {
                if (tls_ == SmtpTls::offered && !client.tls) client.say("250-STARTTLS");
                client.say("250-AUTH PLAIN");
                client.say("250 test");
            } else if (said == "STARTTLS" && tls_ == SmtpTls::offered) {
                client.say("220 go on");
                if (!begin_tls(client)) return;
            } else if (said.starts_with("AUTH PLAIN")) {
                password = said.substr(10);
                if (password.empty()) client.say("334 "), line(client, password);
                if (password.starts_with(' ')) password.erase(0, 1);
                password_came_ = true;
                if (!client.tls) password_in_the_clear_ = true;
                client.say("235 welcome");
            } else if (said.starts_with("MAIL FROM:"))
                mail = {said.substr(10), "", "", client.tls != nullptr, password}, client.say("250 ok");
            else if (said.starts_with("RCPT TO:")) mail.to = said.substr(8), client.say(get(recipient_));
            else if (said == "DATA") {
                client.say("354 go on");
                while (line(client, said) && said != ".")
                    mail.text += (said.starts_with("..") ? said.substr(1) : said) + "\r\n";
                auto answer = get(text_);
                if (answer.starts_with("250")) {
                    std::lock_guard lock{mutex_};
                    taken_.push_back(mail);
                }
                client.say(answer);
            } else if (said == "QUIT") {
                client.say("221 bye");
                return;
            } else client.say("502 unknown");
        }
    }

    SmtpTls                tls_;
    TestCertificate        certificate_;
    int                    socket_;
    int                    port_{};
    std::atomic<bool>      stopping_{}, password_came_{}, password_in_the_clear_{};
    std::mutex             mutex_;
    std::string            recipient_{"250 ok"}, text_{"250 taken"};
    std::vector<TakenMail> taken_;
    std::thread            thread_;
};

} // namespace penstock::test
