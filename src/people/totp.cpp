#include "people/totp.hpp"

#include "base/defect.hpp"
#include "people/secret.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace penstock {

namespace {

// RFC 3986: all but letters, digits and - . _ ~ is written in hexadecimal.
std::string in_address(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string           out;
    for (unsigned char c : text) {
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                     c == '.' || c == '_' || c == '~';
        if (plain) out += static_cast<char>(c);
        else {
            out += '%';
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    return out;
}

} // namespace

std::int64_t totp_step(Instant now) { return std::max<std::int64_t>(0, now.milliseconds) / 1000 / totp_seconds; }

std::string totp_code(std::string_view secret, std::int64_t step, std::size_t digits)
{
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned                                   length = 0;
    expects(HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(),
                 &length) != nullptr);
    std::size_t const at     = mac[length - 1] & 15u;
    std::uint32_t     number = (mac[at] & 0x7fu) << 24 | mac[at + 1] << 16 | mac[at + 2] << 8 | mac[at + 3];
    std::string       out(digits, '0');
    for (auto place = out.rbegin(); place != out.rend(); ++place, number /= 10)
        *place = static_cast<char>('0' + number % 10);
    return out;
}

std::optional<std::int64_t> totp_accepted(std::string_view secret, std::string_view code, Instant now,
                                          std::int64_t last_step)
{
    std::optional<std::int64_t> out;
    // All of them are compared, whichever it is.
    for (auto step = totp_step(now) - totp_window; step <= totp_step(now) + totp_window; ++step)
        if (same_secret(totp_code(secret, step), code) && step > last_step) out = step;
    return out;
}

std::string base32(std::string_view bytes)
{
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string           out;
    std::uint32_t         held  = 0;
    unsigned              count = 0;
    for (unsigned char byte : bytes) {
        held = held << 8 | byte;
        for (count += 8; count >= 5; count -= 5) out += letters[held >> (count - 5) & 31u];
    }
    if (count > 0) out += letters[held << (5 - count) & 31u];
    return out;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret)
{
    auto const name = in_address(issuer);
    return "otpauth://totp/" + name + ":" + in_address(account) + "?secret=" + base32(secret) + "&issuer=" + name +
           "&algorithm=SHA1&digits=" + std::to_string(totp_digits) + "&period=" + std::to_string(totp_seconds);
}

} // namespace penstock
