#include "net/wire.hpp"

#include "base/defect.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include <sys/socket.h>
#include <sys/uio.h>

namespace penstock::net {

static SSL* ssl(void* tls) { return static_cast<SSL*>(tls); }

[[noreturn]] static void tls_failed(std::string const& doing)
{
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    throw Unavailable{doing + ": " + reason.data()};
}

TlsKeys::TlsKeys(std::string const& certificate_file, std::string const& private_key_file)
    : context_{SSL_CTX_new(TLS_server_method())}
{
    auto* context = static_cast<SSL_CTX*>(context_);
    if (!context) tls_failed("TLS cannot start");
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(context,
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    std::string problem;
    if (SSL_CTX_use_certificate_chain_file(context, certificate_file.c_str()) != 1)
        problem = "the certificate " + certificate_file + " cannot be used";
    else if (SSL_CTX_use_PrivateKey_file(context, private_key_file.c_str(), SSL_FILETYPE_PEM) != 1)
        problem = "the key " + private_key_file + " cannot be used with this certificate";
    if (problem.empty()) return;
    SSL_CTX_free(context);
    tls_failed(problem);
}

TlsKeys::~TlsKeys() { SSL_CTX_free(static_cast<SSL_CTX*>(context_)); }

Wire::Wire(int socket, TlsKeys const* keys) : socket_{socket}
{
    if (!keys) return;
    tls_ = SSL_new(static_cast<SSL_CTX*>(keys->context()));
    if (!tls_) tls_failed("TLS cannot start");
    SSL_set_fd(ssl(tls_), socket);
    SSL_set_accept_state(ssl(tls_));
}

Wire::~Wire() { SSL_free(ssl(tls_)); }

Wire::Step Wire::tls_step(int result)
{
    if (result > 0) return {State::done, static_cast<std::size_t>(result)};
    int reason = SSL_get_error(ssl(tls_), result);
    ERR_clear_error();
    if (reason == SSL_ERROR_WANT_READ) return {State::wants_read, 0};
    if (reason == SSL_ERROR_WANT_WRITE) return {State::wants_write, 0};
    return {State::closed, 0};
}

Wire::Step Wire::read(char* into, std::size_t most)
{
    if (tls_) return tls_step(SSL_read(ssl(tls_), into, static_cast<int>(most)));
    ssize_t got = 0;
    do got = recv(socket_, into, most, MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got > 0) return {State::done, static_cast<std::size_t>(got)};
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return {State::wants_read, 0};
    return {State::closed, 0};
}

static void advance(std::span<std::string_view> pieces, std::size_t by)
{
    for (auto& piece : pieces) {
        auto part = std::min(by, piece.size());
        piece.remove_prefix(part);
        by -= part;
    }
}

// One record holds up to 16 KB, so small pieces go together. A write that could not be finished is tried again with
// the same bytes, as OpenSSL wants it, because the pieces advance only over what was written.
Wire::Step Wire::tls_write(std::span<std::string_view> pieces)
{
    static thread_local std::array<char, 16 * 1024> record;
    Step                                            all{State::done, 0};
    for (;;) {
        std::size_t size = 0;
        for (auto piece : pieces) size += piece.copy(record.data() + size, record.size() - size);
        if (size == 0) return all;
        auto step = tls_step(SSL_write(ssl(tls_), record.data(), static_cast<int>(size)));
        advance(pieces, step.bytes);
        all.bytes += step.bytes;
        all.state = step.state;
        if (step.state != State::done) return all;
    }
}

Wire::Step Wire::write(std::span<std::string_view> pieces)
{
    if (tls_) return tls_write(pieces);
    std::array<iovec, 4> parts{};
    expects(pieces.size() <= parts.size());
    std::size_t count = 0, whole = 0;
    for (auto piece : pieces) {
        if (piece.empty()) continue;
        parts[count++] = {const_cast<char*>(piece.data()), piece.size()}; // NOLINT: sendmsg only reads
        whole += piece.size();
    }
    msghdr message{};
    message.msg_iov    = parts.data();
    message.msg_iovlen = count;
    ssize_t sent       = 0;
    do sent = sendmsg(socket_, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    if (sent < 0) return {errno == EAGAIN || errno == EWOULDBLOCK ? State::wants_write : State::closed, 0};
    auto bytes = static_cast<std::size_t>(sent);
    advance(pieces, bytes);
    return {bytes == whole ? State::done : State::wants_write, bytes};
}

bool Wire::buffered() const { return tls_ && SSL_pending(ssl(tls_)) > 0; }

bool Wire::peer_left() const
{
    char byte{};
    auto got = recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

void Wire::finish()
{
    if (tls_) {
        SSL_shutdown(ssl(tls_));
        ERR_clear_error();
    }
    shutdown(socket_, SHUT_WR);
}

} // namespace penstock::net
