#include "people/throttle.hpp"

#include "people/person.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace penstock {

namespace {

std::int64_t ms(std::chrono::seconds duration) { return duration.count() * 1000; }

// Rounded up, so that whoever waits as told is let in.
std::int64_t seconds_until(std::int64_t then, Instant now)
{
    return std::max<std::int64_t>(0, (then - now.milliseconds + 999) / 1000);
}

} // namespace

std::int64_t account_wait(Failures const& failures, Instant now, PasswordProfile profile)
{
    // A failure in the future was written by a clock that was wrong; nobody is locked out until then.
    if (failures.failures < throttle_rule.free_failures || failures.latest > now) return 0;
    if (auto lock = terms_of(profile).lock_minutes; lock > 0)
        return seconds_until(failures.latest.plus(std::chrono::minutes{lock}).milliseconds, now);
    auto doublings = std::min<std::int64_t>(failures.failures - throttle_rule.free_failures, 20);
    auto wait      = std::min(std::chrono::seconds{std::int64_t{1} << doublings}, throttle_rule.longest_wait);
    return seconds_until(failures.latest.milliseconds + ms(wait), now);
}

std::int64_t address_wait(Failures const& failures, Instant now)
{
    if (failures.failures < throttle_rule.address_failures || failures.since > now) return 0;
    return seconds_until(failures.since.milliseconds + ms(throttle_rule.window), now);
}

Digest account_mark(std::string_view email) { return sha256("account\n" + email_key(email)); }

Digest address_mark(std::string_view remote)
{
    std::array<char, 16> bytes{};
    auto const           text = std::string{remote};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return sha256("network\n" + std::string{bytes.data(), 8});
    return sha256("address\n" + text);
}

} // namespace penstock
