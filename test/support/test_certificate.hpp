// A certificate that a test's server shows, signed by itself, valid for one name and for 127.0.0.1.
#pragma once

#include <gtest/gtest.h>

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

namespace penstock::test {

class TestCertificate {
public:
    explicit TestCertificate(std::string const& name)
        : key_{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), &EVP_PKEY_free},
          x509_{X509_new(), &X509_free},
          context_{SSL_CTX_new(TLS_server_method()), &SSL_CTX_free}
    {
        ASN1_INTEGER_set(X509_get_serialNumber(x509_.get()), 1);
        X509_set_version(x509_.get(), 2);
        X509_gmtime_adj(X509_getm_notBefore(x509_.get()), -3600);
        X509_gmtime_adj(X509_getm_notAfter(x509_.get()), 3600);
        X509_set_pubkey(x509_.get(), key_.get());
        auto* subject = X509_get_subject_name(x509_.get());
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>(name.c_str()),
                                   -1, -1, 0);
        X509_set_issuer_name(x509_.get(), subject);
        auto                                                                  names = "DNS:" + name + ",IP:127.0.0.1";
        std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> const valid_for{
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str()), &X509_EXTENSION_free};
        X509_add_ext(x509_.get(), valid_for.get(), -1);
        X509_sign(x509_.get(), key_.get(), EVP_sha256());
        EXPECT_EQ(SSL_CTX_use_certificate(context_.get(), x509_.get()), 1);
        EXPECT_EQ(SSL_CTX_use_PrivateKey(context_.get(), key_.get()), 1);
    }

    SSL_CTX* context() const { return context_.get(); }

    // Written down as whoever trusts it names it.
    std::string file() const
    {
        std::unique_ptr<BIO, decltype(&BIO_free)> const text{BIO_new(BIO_s_mem()), &BIO_free};
        PEM_write_bio_X509(text.get(), x509_.get());
        char*      bytes = nullptr;
        auto const size  = BIO_get_mem_data(text.get(), &bytes);
        std::ofstream{path_} << std::string_view{bytes, static_cast<std::size_t>(size)};
        return path_;
    }
    ~TestCertificate()
    {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TestCertificate(TestCertificate const&)            = delete;
    TestCertificate& operator=(TestCertificate const&) = delete;

private:
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
    std::unique_ptr<X509, decltype(&X509_free)>         x509_;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>   context_;
    std::string path_{std::filesystem::temp_directory_path() / ("penstock-certificate-" + std::to_string(getpid()))};
};

} // namespace penstock::test
