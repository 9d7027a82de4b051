// The same server by TLS, with a certificate made on the spot.
#include "base/defect.hpp"
#include "net/test_server.hpp"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <memory>

using namespace penstock::net;
using namespace penstock::net::test;

namespace {

struct TlsFolder {
    std::filesystem::path path;

    TlsFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "penstock-tls-XXXXXX").string();
        path             = mkdtemp(name.data());
        std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
        std::unique_ptr<X509, decltype(&X509_free)>         certificate{X509_new(), X509_free};
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
        X509_set_pubkey(certificate.get(), key.get());
        auto* name_of_host = X509_get_subject_name(certificate.get());
        X509_NAME_add_entry_by_txt(name_of_host, "CN", MBSTRING_ASC,
                                   reinterpret_cast<unsigned char const*>("localhost"), -1, -1, 0);
        X509_set_issuer_name(certificate.get(), name_of_host);
        X509_sign(certificate.get(), key.get(), EVP_sha256());
        write("key.pem",
              [&](FILE* file) { PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
        write("certificate.pem", [&](FILE* file) { PEM_write_X509(file, certificate.get()); });
    }
    ~TlsFolder() { std::filesystem::remove_all(path); }

    void write(char const* name, std::function<void(FILE*)> const& how) const
    {
        FILE* file = std::fopen((path / name).c_str(), "w");
        how(file);
        std::fclose(file);
    }
    Options options() const
    {
        Options out;
        out.certificate_file = path / "certificate.pem";
        out.private_key_file = path / "key.pem";
        return out;
    }
};

class TlsClient {
public:
    explicit TlsClient(TestServer const& server)
        : context_{SSL_CTX_new(TLS_client_method()), SSL_CTX_free},
          ssl_{SSL_new(context_.get()), SSL_free},
          socket_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port   = htons(server.server->port());
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        SSL_set_fd(ssl_.get(), socket_);
        connected = SSL_connect(ssl_.get()) == 1;
    }
    ~TlsClient() { close(socket_); }

    // The whole answer, which ends in this way.
    std::string ask(std::string const& request, std::string_view ending)
    {
        SSL_write(ssl_.get(), request.data(), static_cast<int>(request.size()));
        std::string out, piece(16'384, '\0');
        while (!out.ends_with(ending)) {
            int got = SSL_read(ssl_.get(), piece.data(), static_cast<int>(piece.size()));
            if (got <= 0) break;
            out.append(piece, 0, static_cast<std::size_t>(got));
        }
        return out;
    }

    bool connected{};

private:
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
    std::unique_ptr<SSL, decltype(&SSL_free)>         ssl_;
    int                                               socket_;
};

} // namespace

TEST(Wire, TLS_serves_the_same_and_tells_the_browser_to_stay_with_it)
{
    TlsFolder folder;
    Functions functions;
    functions.answer = [](Request&& request, Responder to) {
        EXPECT_TRUE(request.secure);
        to.answer(text(std::string(request.path == "/big" ? 5'000'000 : 5, 'x') + std::string{request.body} + "end"));
    };
    TestServer server{std::move(functions), folder.options()};
    TlsClient  client{server};
    ASSERT_TRUE(client.connected);
    for (int i = 0; i < 3; ++i) {
        auto answer = client.ask("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", "end");
        EXPECT_TRUE(answer.ends_with("xxxxxhelloend"));
        EXPECT_NE(answer.find("Strict-Transport-Security: max-age="), std::string::npos);
    }
    auto long_body = std::string(300'000, 'y');
    auto echoed    = client.ask("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n" + long_body, "end");
    EXPECT_TRUE(echoed.ends_with("\r\n\r\nxxxxx" + long_body + "end"));
    EXPECT_GE(client.ask("GET /big HTTP/1.1\r\nHost: a\r\n\r\n", "end").size(), 5'000'000u);
}

TEST(Wire, a_client_without_TLS_gets_nothing)
{
    TlsFolder  folder;
    TestServer server{{}, folder.options()};
    Client     plain{server};
    EXPECT_EQ(plain.get("/x").status, 0);
    EXPECT_TRUE(TlsClient{server}.connected);
}

TEST(Wire, keys_that_do_not_fit_are_told_at_start)
{
    TlsFolder one, other;
    auto      options        = one.options();
    options.private_key_file = other.options().private_key_file;
    EXPECT_THROW(TestServer({}, options), penstock::Unavailable);
    options.certificate_file = "/nowhere.pem";
    EXPECT_THROW(TestServer({}, options), penstock::Unavailable);
}
