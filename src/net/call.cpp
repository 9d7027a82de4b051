#include "net/call.hpp"

#include "base/defect.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace penstock::net {

namespace {

using Moment = std::chrono::steady_clock::time_point;

constexpr std::chrono::seconds idle_most{5}; // for a caller to finish what it began

struct Socket {
    int descriptor{-1};

    explicit Socket(int given) : descriptor{given} {}
    ~Socket()
    {
        if (descriptor >= 0) close(descriptor);
    }
    Socket(Socket const&)            = delete;
    Socket& operator=(Socket const&) = delete;
};

bool wait_for(int descriptor, short events, Moment until)
{
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    pollfd one{descriptor, events, 0};
    return left > 0 && poll(&one, 1, static_cast<int>(left)) == 1;
}

// Bytes out and in, in the clear or by TLS, each within a time.
struct Stream {
    virtual ~Stream()                                = default;
    virtual bool        send(std::string_view bytes) = 0;
    virtual std::string receive()                    = 0; // "" at the end, and when the time is over
};

struct Clear final : Stream {
    int    descriptor;
    Moment until;
    Clear(int given, Moment when) : descriptor{given}, until{when} {}

    bool send(std::string_view bytes) override
    {
        while (!bytes.empty()) {
            if (!wait_for(descriptor, POLLOUT, until)) return false;
            auto sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && errno != EAGAIN && errno != EINTR) return false;
            if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    std::string receive() override
    {
        std::string out(4096, '\0');
        ssize_t     got = -1;
        do {
            if (!wait_for(descriptor, POLLIN, until)) return {};
            got = recv(descriptor, out.data(), out.size(), MSG_DONTWAIT);
        } while (got < 0 && (errno == EAGAIN || errno == EINTR));
        out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return out;
    }
};

struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeTls {
    void operator()(SSL* tls) const { SSL_free(tls); }
};

struct Encrypted final : Stream {
    std::unique_ptr<SSL_CTX, FreeContext> context{SSL_CTX_new(TLS_client_method())};
    std::unique_ptr<SSL, FreeTls>         tls;

    // The socket's own timeouts bound each step.
    bool connect(int descriptor, std::string const& host)
    {
        if (!context || SSL_CTX_set_default_verify_paths(context.get()) != 1) return false;
        SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
        tls.reset(SSL_new(context.get()));
        return tls && SSL_set_fd(tls.get(), descriptor) == 1 && SSL_set1_host(tls.get(), host.c_str()) == 1 &&
               SSL_set_tlsext_host_name(tls.get(), host.c_str()) == 1 && SSL_connect(tls.get()) == 1;
    }
    bool send(std::string_view bytes) override
    {
        return SSL_write(tls.get(), bytes.data(), static_cast<int>(bytes.size())) == static_cast<int>(bytes.size());
    }
    std::string receive() override
    {
        std::string out(4096, '\0');
        int         got = SSL_read(tls.get(), out.data(), static_cast<int>(out.size()));
        out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return out;
    }
};

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// A message of HTTP/1.1: its first line, and the two headers that matter here.
struct Message {
    std::string first;
    std::string content_type;
    std::string body;
};

// Reads one message; `left` keeps what came of the next one. Only bodies with a Content-Length are understood, or,
// where that is allowed, those that end with the connection.
std::optional<Message> read_message(Stream& stream, std::string& left, bool may_end_with_connection)
{
    auto end = left.find("\r\n\r\n");
    for (; end == left.npos; end = left.find("\r\n\r\n")) {
        auto more = stream.receive();
        if (more.empty() || left.size() + more.size() > call_bytes_most) return std::nullopt;
        left += more;
    }
    Message          out;
    std::size_t      length = 0;
    bool             known  = false;
    std::string_view head{left.data(), end};
    for (bool first = true; !head.empty() || first; first = false) {
        auto stop = std::min(head.find("\r\n"), head.size());
        auto line = head.substr(0, stop);
        head.remove_prefix(std::min(stop + 2, head.size()));
        if (first) {
            out.first = line;
            continue;
        }
        auto        colon = std::min(line.find(':'), line.size());
        std::string name{line.substr(0, colon)};
        auto        value = trimmed(line.substr(std::min(colon + 1, line.size())));
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        if (name == "transfer-encoding") return std::nullopt;
        if (name == "content-type") out.content_type = value;
        if (name == "content-length") {
            if (known) return std::nullopt;
            auto [at, error] = std::from_chars(value.data(), value.data() + value.size(), length);
            if (error != std::errc{} || at != value.data() + value.size() || length > call_bytes_most)
                return std::nullopt;
            known = true;
        }
    }
    left.erase(0, end + 4);
    bool const to_the_end = !known && may_end_with_connection;
    while (to_the_end || left.size() < length) {
        auto more = stream.receive();
        if (more.empty()) {
            if (!to_the_end) return std::nullopt;
            length = left.size();
            break;
        }
        left += more;
        if (left.size() > call_bytes_most) return std::nullopt;
    }
    out.body = left.substr(0, length);
    left.erase(0, length);
    return out;
}

std::optional<CallAnswer> exchange(Stream& stream, std::string_view method, std::string_view host,
                                   std::string_view path, std::string_view body, bool once)
{
    std::string request{method};
    request.append(" ").append(path).append(" HTTP/1.1\r\nHost: ").append(host);
    request.append("\r\nContent-Length: ").append(std::to_string(body.size()));
    request.append("\r\nContent-Type: text/plain; charset=utf-8\r\n");
    if (once) request.append("Connection: close\r\n");
    request.append("\r\n").append(body);
    std::string left;
    if (!stream.send(request)) return std::nullopt;
    auto message = read_message(stream, left, once);
    if (!message || !message->first.starts_with("HTTP/1.") || message->first.size() < 12) return std::nullopt;
    CallAnswer  out{0, std::move(message->content_type), std::move(message->body)};
    auto const* digits = message->first.data() + 9;
    if (std::from_chars(digits, digits + 3, out.status).ptr != digits + 3) return std::nullopt;
    return out;
}

sockaddr_un unix_address(std::string const& path)
{
    sockaddr_un out{};
    out.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof out.sun_path) throw Unavailable{"a socket's path is too long: " + path};
    std::memcpy(out.sun_path, path.data(), path.size());
    return out;
}

int connect_unix(std::string const& path)
{
    auto address    = unix_address(path);
    int  descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor >= 0 && connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

int connect_tcp(std::string const& host, std::string const& port, std::chrono::milliseconds patience)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found   = nullptr;
    if (getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) return -1;
    std::unique_ptr<addrinfo, void (*)(addrinfo*)> const all{found, freeaddrinfo};
    timeval const time{patience.count() / 1000, static_cast<suseconds_t>(patience.count() % 1000 * 1000)};
    for (auto* each = found; each; each = each->ai_next) {
        int descriptor = socket(each->ai_family, each->ai_socktype | SOCK_CLOEXEC, each->ai_protocol);
        if (descriptor < 0) continue;
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time); // of connecting too
        if (connect(descriptor, each->ai_addr, each->ai_addrlen) == 0) return descriptor;
        close(descriptor);
    }
    return -1;
}

struct Url {
    bool        tls{};
    std::string host;
    std::string port;
    std::string path;
};

std::optional<Url> parse_url(std::string_view text)
{
    Url out;
    if (text.starts_with("https://")) out.tls = true, text.remove_prefix(8);
    else if (text.starts_with("http://")) text.remove_prefix(7);
    else return std::nullopt;
    auto slash  = std::min(text.find('/'), text.size());
    auto where  = text.substr(0, slash);
    out.path    = slash < text.size() ? text.substr(slash) : "/";
    auto colon  = where.rfind(':');
    bool number = colon != where.npos && where.find(']', colon) == where.npos;
    out.host    = where.substr(0, number ? colon : where.size());
    out.port    = number ? std::string{where.substr(colon + 1)} : out.tls ? "443" : "80";
    if (out.host.starts_with('[') && out.host.ends_with(']')) out.host = out.host.substr(1, out.host.size() - 2);
    bool const fine = std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
    if (!fine || out.host.empty()) return std::nullopt;
    return out;
}

} // namespace

std::optional<CallAnswer> call(std::string_view method, std::string const& url, std::string_view body,
                               std::chrono::milliseconds patience)
{
    auto const                 until       = std::chrono::steady_clock::now() + patience;
    constexpr std::string_view unix_prefix = "unix:";
    if (url.starts_with(unix_prefix)) {
        auto   colon = url.find(':', unix_prefix.size());
        auto   path  = url.substr(unix_prefix.size(), colon - unix_prefix.size());
        Socket socket{connect_unix(path)};
        if (socket.descriptor < 0) return std::nullopt;
        Clear stream{socket.descriptor, until};
        return exchange(stream, method, "localhost", colon == url.npos ? "/" : url.substr(colon + 1), body, true);
    }
    auto parsed = parse_url(url);
    if (!parsed) return std::nullopt;
    Socket socket{connect_tcp(parsed->host, parsed->port, patience)};
    if (socket.descriptor < 0) return std::nullopt;
    if (!parsed->tls) {
        Clear stream{socket.descriptor, until};
        return exchange(stream, method, parsed->host, parsed->path, body, true);
    }
    Encrypted stream;
    bool      open = stream.connect(socket.descriptor, parsed->host);
    auto      out  = open ? exchange(stream, method, parsed->host, parsed->path, body, true) : std::nullopt;
    ERR_clear_error();
    return out;
}

std::optional<CallAnswer> call_over(int connection, std::string_view method, std::string_view path,
                                    std::string_view body, std::chrono::milliseconds patience)
{
    Clear stream{connection, std::chrono::steady_clock::now() + patience};
    return exchange(stream, method, "localhost", path, body, false);
}

namespace {

// One request and its answer; false when there will be no other.
bool answer_one(int connection, std::string& left, CallHandler const& handler, std::chrono::milliseconds patience)
{
    Clear stream{connection, std::chrono::steady_clock::now() + patience};
    auto  message = read_message(stream, left, false);
    if (!message) return false;
    auto       space  = message->first.find(' ');
    auto       second = message->first.find(' ', space + 1);
    CallAnswer answer{400, "text/plain; charset=utf-8", "this is not a request\n"};
    if (space != std::string::npos && second != std::string::npos)
        answer = handler({message->first.substr(0, space), message->first.substr(space + 1, second - space - 1),
                          std::move(message->body)});
    std::string out = "HTTP/1.1 " + std::to_string(answer.status) + " .\r\nContent-Type: " + answer.content_type +
                      "\r\nContent-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n" + answer.body;
    stream.until = std::chrono::steady_clock::now() + patience;
    return stream.send(out);
}

} // namespace

void answer_calls(int connection, CallHandler const& handler)
{
    std::string left;
    while (answer_one(connection, left, handler, std::chrono::hours{24 * 365})) {}
}

CallSocket::CallSocket(std::string path) : path_{std::move(path)}
{
    auto address = unix_address(path_);
    if (int other = connect_unix(path_); other >= 0) {
        close(other);
        throw Unavailable{"another process answers at " + path_};
    }
    unlink(path_.c_str());
    socket_    = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto mask  = umask(0117); // the socket is made for owner and group only
    bool bound = socket_ >= 0 && bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                 listen(socket_, 64) == 0;
    umask(mask);
    if (!bound) throw Unavailable{"cannot listen on " + path_ + ": " + std::strerror(errno)};
}

CallSocket::~CallSocket()
{
    close(socket_);
    unlink(path_.c_str());
}

void CallSocket::serve(CallHandler const& handler)
{
    while (!stopping_) {
        pollfd one{socket_, POLLIN, 0};
        if (poll(&one, 1, 200) != 1) continue;
        Socket connection{accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC)};
        if (connection.descriptor < 0) continue;
        std::string left;
        answer_one(connection.descriptor, left, handler, idle_most);
    }
}

void CallSocket::stop() { stopping_ = true; }

} // namespace penstock::net
