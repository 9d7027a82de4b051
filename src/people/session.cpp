#include "people/session.hpp"

#include "people/secret.hpp"

#include <algorithm>
#include <span>

namespace penstock {

namespace {

constexpr std::int64_t minute = 60'000;

std::int64_t idle_limit(std::vector<Grant> const& grants, SignInRules const& rules)
{
    auto out = rules.idle;
    for (auto const& grant : grants) {
        if (grant.role == Role::administrator) out = std::min(out, rules.idle_administrator);
        if (grant.role == Role::finance_officer) out = std::min(out, rules.idle_finance);
    }
    return out * minute;
}

struct Sign {
    std::string_view mark; // in what a browser says of itself
    std::string_view word;
};

// The first that fits: each names those before it too.
constexpr Sign browsers[] = {{"MicroMessenger", "WeChat"}, {"Edg", "Edge"},       {"OPR/", "Opera"},
                             {"Firefox", "Firefox"},       {"Chrome", "Chrome"},  {"Safari", "Safari"},
                             {"curl/", "curl"}};
constexpr Sign systems[]  = {{"Android", "Android"}, {"HarmonyOS", "HarmonyOS"}, {"iPhone", "iPhone"},
                             {"iPad", "iPad"},       {"Windows", "Windows"},     {"Mac OS X", "macOS"},
                             {"Linux", "Linux"}};

std::string_view word_of(std::span<Sign const> signs, std::string_view user_agent)
{
    for (auto const& sign : signs)
        if (user_agent.find(sign.mark) != user_agent.npos) return sign.word;
    return {};
}

constexpr std::string_view attributes = "; Path=/; HttpOnly; SameSite=Strict";

std::string cookie(std::string_view token, bool secure)
{
    return std::string{cookie_name(secure)} + "=" + std::string{token} + std::string{attributes} +
           (secure ? "; Secure" : "");
}

} // namespace

bool clock_went_back(Instant latest, Instant now)
{
    return latest.milliseconds - now.milliseconds > session_limits.skew * minute;
}

bool session_alive(SessionNow const& session, std::vector<Grant> const& grants, Instant now, SignInRules const& rules)
{
    if (clock_went_back(session.last_seen, now) || clock_went_back(session.created, now)) return false;
    // Somebody was here at `latest`, so at least as much time has passed, whatever the clock says now.
    auto const present = std::max(now, session.latest).milliseconds;
    return present - session.created.milliseconds < rules.absolute * minute &&
           present - session.last_seen.milliseconds < idle_limit(grants, rules);
}

std::string device_words(std::string_view user_agent)
{
    std::string out{word_of(browsers, user_agent)};
    auto const  system = word_of(systems, user_agent);
    if (!out.empty() && !system.empty()) out += " · ";
    return out.append(system);
}

std::string session_name(std::string_view session_digest)
{
    return hex(sha256("penstock session\n" + std::string{session_digest}).view().substr(0, 12));
}

std::string csrf_token(std::string_view session_digest)
{
    if (session_digest.empty()) return {};
    return base64url(sha256("penstock csrf\n" + std::string{session_digest}).view());
}

std::string_view cookie_name(bool secure) { return secure ? "__Host-penstock" : "penstock"; }

std::string session_cookie(std::string_view token, bool secure) { return cookie(token, secure); }

std::string ended_cookie(bool secure) { return cookie("", secure) + "; Max-Age=0"; }

std::string_view token_in(std::string_view header, bool secure) { return cookie_in(header, cookie_name(secure)); }

std::string_view cookie_in(std::string_view header, std::string_view name)
{
    while (!header.empty()) {
        auto end  = std::min(header.find(';'), header.size());
        auto pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (pair.starts_with(' ') || pair.starts_with('\t')) pair.remove_prefix(1);
        while (pair.ends_with(' ') || pair.ends_with('\t')) pair.remove_suffix(1);
        if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) return pair.substr(name.size() + 1);
    }
    return {};
}

} // namespace penstock
