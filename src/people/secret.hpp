// Secrets on their way through the program: passwords and tokens in requests, and the tokens we make.
#pragma once

#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "store/world.hpp"

#include <string>
#include <string_view>

namespace penstock {

// A secret that a person chose, in a request. Written out again it is only a word: so neither the digests that an
// idempotency key is compared by, nor any log or answer, can hold it. (Hence two requests that differ only in a
// password count as the same, and the password of the first one holds.)
struct Secret {
    static constexpr std::size_t longest = 1000; // bytes; far more than a password or token may have

    std::string value{"(secret)"}; // what is written

    static Result<Secret> from(std::string_view raw);
    std::string const&    reveal() const { return secret_; }

private:
    std::string secret_;
};

// A token in a request. Written out again it is its SHA-256, which tells nothing of 256 bits of chance: so two requests
// with different tokens differ.
struct Token {
    static constexpr std::size_t longest = Secret::longest;

    std::string value; // what is written

    static Result<Token> from(std::string_view raw);
    std::string const&   reveal() const { return token_; }

private:
    std::string token_;
};

// 32 bytes of chance in base64url (RFC 4648 section 5), 43 characters: a session's or a link's token.
std::string make_token(Chance& chance);
std::string base64url(std::string_view bytes);

// Takes the same time wherever the two differ.
bool same_secret(std::string_view left, std::string_view right);

} // namespace penstock
