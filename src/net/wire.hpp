// Bytes to and from one client without ever waiting, in the clear or by TLS.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace penstock::net {

// The server's certificate and key. Throws Unavailable with OpenSSL's reason when they cannot be used.
class TlsKeys {
public:
    TlsKeys(std::string const& certificate_file, std::string const& private_key_file);
    ~TlsKeys();
    void* context() const { return context_; }

private:
    void* context_; // SSL_CTX, kept out of this header
};

class Wire {
public:
    Wire(int socket, TlsKeys const* keys);
    ~Wire();
    Wire(Wire const&)            = delete;
    Wire& operator=(Wire const&) = delete;

    enum class State { done, wants_read, wants_write, closed };
    struct Step {
        State       state{};
        std::size_t bytes{};
    };
    Step read(char* into, std::size_t most);
    Step write(std::span<std::string_view> pieces); // advances the pieces over what it wrote
    bool buffered() const;    // bytes are here already, so waiting for the socket would wait for ever
    bool peer_left() const;   // looks without reading
    void finish();            // says that no more will be written

private:
    Step tls_step(int result);
    Step tls_write(std::span<std::string_view> pieces);

    int   socket_;
    void* tls_{}; // SSL
};

} // namespace penstock::net
