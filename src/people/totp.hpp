// One-time codes that a telephone computes from a shared secret and the time: TOTP (RFC 6238) with SHA-1, steps of
// 30 seconds and six digits, which is what every authenticator understands.
#pragma once

#include "base/day.hpp"
#include "store/world.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penstock {

inline constexpr std::int64_t totp_seconds = 30;
inline constexpr std::size_t  totp_digits  = 6;
inline constexpr std::size_t  totp_secret  = 20; // bytes, as long as SHA-1 (RFC 4226 section 4)
inline constexpr std::int64_t totp_window  = 1;  // steps a telephone's clock may be off, either way

std::int64_t totp_step(Instant now);

// The code of a step: HOTP (RFC 4226) with the step as its counter.
std::string totp_code(std::string_view secret, std::int64_t step, std::size_t digits = totp_digits);

// The step a code is of, if it is of one within the window and later than the last one that was taken: so that nobody
// who reads a code over a shoulder can use it again.
std::optional<std::int64_t> totp_accepted(std::string_view secret, std::string_view code, Instant now,
                                          std::int64_t last_step);

// Base 32 (RFC 4648 section 6) without padding: how secrets and recovery codes are written for people.
std::string base32(std::string_view bytes);

// What the QR code says: otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=…
std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret);

} // namespace penstock
