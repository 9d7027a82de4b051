// Asking a server outside, by libcurl: TLS only, no redirect, no proxy, at most five seconds and a megabyte, and only
// at addresses that may be reached. The address that is looked at is the one that is connected to.
#pragma once

#include "base/enumerator.hpp"
#include "base/refusal.hpp"

#include <functional>
#include <string>
#include <string_view>

struct sockaddr;

namespace penstock {

// Whose network an address belongs to, from far to near; `nobody`: such as link-local ones, where clouds keep secrets.
BOOST_DEFINE_ENUM_CLASS(Network, world, house, machine, nobody)
Network network_of(sockaddr const& address);

// Whether the address may be asked at all: https, or http at this machine, with no user and no fragment in it.
bool askable(std::string const& url);
// Whether it is one of this machine by its very name, as in a test.
bool on_this_machine(std::string const& url);

struct HttpsAsk {
    std::string url;
    std::string form; // posted when it is not empty
    std::string user, password; // of basic authentication; none when empty
    Network     nearest{}; // no address nearer than this is connected to
};

struct HttpsAnswer {
    int         status{};
    std::string body;
    Network     network{}; // where the answer came from
};

using Https = std::function<Result<HttpsAnswer>(HttpsAsk const&)>;

// Refuses provider_unavailable, with what went wrong in a few words.
Result<HttpsAnswer> ask_by_https(HttpsAsk const& ask);

// RFC 3986: all but letters, digits and - . _ ~ is written in hexadecimal.
std::string in_url(std::string_view text);

} // namespace penstock
