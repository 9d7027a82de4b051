#include "people/secret.hpp"

#include <openssl/crypto.h>

namespace penstock {

Result<Secret> Secret::from(std::string_view raw)
{
    if (raw.size() > longest) return refuse(refusal::too_long, std::to_string(longest));
    Secret out;
    out.secret_ = raw;
    return out;
}

Result<Token> Token::from(std::string_view raw)
{
    if (raw.size() > longest) return refuse(refusal::too_long, std::to_string(longest));
    Token out;
    out.value  = hex(sha256(raw).view());
    out.token_ = raw;
    return out;
}

std::string base64url(std::string_view bytes)
{
    auto out = base64(bytes);
    for (auto& c : out) c = c == '+' ? '-' : c == '/' ? '_' : c;
    while (out.ends_with('=')) out.pop_back();
    return out;
}

std::string make_token(Chance& chance)
{
    auto bytes = chance.bytes<32>();
    return base64url({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

bool same_secret(std::string_view left, std::string_view right)
{
    // Lengths are no secret: those of our tokens stand in the manual.
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace penstock
