// Secrets on their way through the program: passwords and tokens in requests, and the tokens we make.
#pragma once

#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "store/world.hpp"

#include <string>
#include <string_view>

namespace penstock {

// A secret in a request. Written out again it is only a word: so neither the digests that an idempotency key is
// compared by, nor any log or answer, can hold it. (Hence two requests that differ only in a secret count as the same.)
struct Secret {
    static constexpr std::size_t longest = 1000; // bytes; far more than a password or token may have

    std::string value{"(secret)"}; // what is written

    static Result<Secret> from(std::string_view raw);
    std::string const&    reveal() const { return secret_; }

private:
    std::string secret_;
};

// 32 bytes of chance in base64url (RFC 4648 section 5), 43 characters: a session's or a link's token.
std::string make_token(Chance& chance);
std::string base64url(std::string_view bytes);

// Takes the same time wherever the two differ.
bool same_secret(std::string_view left, std::string_view right);

} // namespace penstock
