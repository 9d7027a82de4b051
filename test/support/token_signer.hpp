// Signs tokens as an identity provider does, well or badly, with keys made for one test.
#pragma once

#include "base/digest.hpp"
#include "people/secret.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace penstock::test {

class TokenSigner {
public:
    TokenSigner()
        : rsa_{EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})},
          p256_{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")}
    {}
    ~TokenSigner()
    {
        EVP_PKEY_free(rsa_);
        EVP_PKEY_free(p256_);
    }
    TokenSigner(TokenSigner const&)            = delete;
    TokenSigner& operator=(TokenSigner const&) = delete;

    std::string modulus() const { return number(rsa_, OSSL_PKEY_PARAM_RSA_N); }
    std::string rsa_jwk(std::string_view more = R"("kid":"r1","use":"sig","alg":"RS256")") const
    {
        return R"({"kty":"RSA","n":")" + base64url(modulus()) + R"(","e":")" +
               base64url(number(rsa_, OSSL_PKEY_PARAM_RSA_E)) + R"(",)" + std::string{more} + "}";
    }
    std::string p256_jwk(std::string_view more = R"("kid":"e1","use":"sig")") const
    {
        return R"({"kty":"EC","crv":"P-256","x":")" + base64url(coordinate(OSSL_PKEY_PARAM_EC_PUB_X)) + R"(","y":")" +
               base64url(coordinate(OSSL_PKEY_PARAM_EC_PUB_Y)) + R"(",)" + std::string{more} + "}";
    }
    std::string keys() const { return R"({"keys":[)" + rsa_jwk() + "," + p256_jwk() + "]}"; }

    std::string rs256(std::string const& claims, std::string_view head = R"({"alg":"RS256","kid":"r1"})") const
    {
        auto text = both(head, claims);
        return text + "." + base64url(signature(rsa_, text));
    }
    std::string es256(std::string const& claims, std::string_view head = R"({"alg":"ES256","kid":"e1"})") const
    {
        auto                                                  text = both(head, claims);
        auto                                                  der  = signature(p256_, text);
        auto const*                                           from = reinterpret_cast<unsigned char const*>(der.data());
        std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair{
            d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(der.size())), &ECDSA_SIG_free};
        std::string out(64, '\0');
        auto*       bytes = reinterpret_cast<unsigned char*>(out.data());
        EXPECT_EQ(BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), bytes, 32), 32);
        EXPECT_EQ(BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), bytes + 32, 32), 32);
        return text + "." + base64url(out);
    }
    // With the public key as if it were a secret shared with the provider, which naive readers fall for.
    std::string hs256(std::string const& claims) const
    {
        auto                                       text = both(R"({"alg":"HS256","kid":"r1"})", claims);
        auto                                       key  = modulus();
        unsigned                                   length{};
        std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
        HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
             reinterpret_cast<unsigned char const*>(text.data()), text.size(), mac.data(), &length);
        return text + "." + base64url({reinterpret_cast<char const*>(mac.data()), length});
    }
    static std::string both(std::string_view head, std::string_view claims)
    {
        return base64url(head) + "." + base64url(claims);
    }

private:
    static std::string number(EVP_PKEY* key, char const* name)
    {
        BIGNUM* out = nullptr;
        EXPECT_EQ(EVP_PKEY_get_bn_param(key, name, &out), 1);
        std::string bytes(static_cast<std::size_t>(BN_num_bytes(out)), '\0');
        BN_bn2bin(out, reinterpret_cast<unsigned char*>(bytes.data()));
        BN_free(out);
        return bytes;
    }
    std::string coordinate(char const* name) const
    {
        auto bytes = number(p256_, name);
        return std::string(32 - bytes.size(), '\0') + bytes;
    }
    static std::string signature(EVP_PKEY* key, std::string_view text)
    {
        std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
        std::size_t                                             length = 0;
        auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
        EXPECT_EQ(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key), 1);
        EXPECT_EQ(EVP_DigestSign(context.get(), nullptr, &length, bytes, text.size()), 1);
        std::string out(length, '\0');
        EXPECT_EQ(
            EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &length, bytes, text.size()),
            1);
        out.resize(length);
        return out;
    }

    EVP_PKEY* rsa_;
    EVP_PKEY* p256_;
};

} // namespace penstock::test
