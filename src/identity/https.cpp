#include "identity/https.hpp"

#include "identity/refusals.hpp"

#include <curl/curl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <unistd.h>

namespace penstock {

namespace {

constexpr long        longest_milliseconds = 5'000;
constexpr std::size_t largest_answer       = 1'000'000;

using Octets = std::array<std::uint8_t, 16>;

Network network_of_v4(std::uint32_t address) // in the order of the machine
{
    auto within = [&](std::uint32_t net, int bits) { return (address ^ net) >> (32 - bits) == 0; };
    if (within(0x7f000000, 8)) return Network::machine;
    if (within(0x00000000, 8) || within(0xa9fe0000, 16) || within(0xe0000000, 3)) return Network::nobody;
    if (within(0x0a000000, 8) || within(0xac100000, 12) || within(0xc0a80000, 16) || within(0x64400000, 10))
        return Network::house;
    return Network::world;
}

std::uint32_t last_four(Octets const& octets)
{
    return std::uint32_t{octets[12]} << 24 | std::uint32_t{octets[13]} << 16 | std::uint32_t{octets[14]} << 8 |
           octets[15];
}

Network network_of_v6(Octets const& octets)
{
    auto const zeros = std::ranges::find_if(octets, [](auto byte) { return byte != 0; }) - octets.begin();
    if (zeros >= 16) return Network::nobody;
    if (zeros == 15 && octets[15] == 1) return Network::machine;
    bool const mapped = zeros == 10 && octets[10] == 0xff && octets[11] == 0xff;
    bool const nat64  = octets[0] == 0 && octets[1] == 0x64 && octets[2] == 0xff && octets[3] == 0x9b;
    if (mapped || nat64 || zeros >= 12) return network_of_v4(last_four(octets));
    if (octets[0] == 0xff || (octets[0] == 0xfe && (octets[1] & 0xc0) == 0x80)) return Network::nobody;
    if ((octets[0] & 0xfe) == 0xfc) return Network::house;
    return Network::world;
}

// One exchange: what libcurl asks on the way, and what it brings.
struct Exchange {
    HttpsAsk const& ask;
    HttpsAnswer     answer;
    bool            barred{};
    bool            too_large{};
};

curl_socket_t open_socket(void* data, curlsocktype, curl_sockaddr* to)
{
    auto& exchange = *static_cast<Exchange*>(data);
    auto  network  = network_of(to->addr);
    if (network > exchange.ask.nearest) {
        exchange.barred = true;
        return CURL_SOCKET_BAD;
    }
    exchange.answer.network = network;
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

std::size_t take_piece(char* from, std::size_t size, std::size_t count, void* data)
{
    auto&      exchange = *static_cast<Exchange*>(data);
    auto const bytes    = size * count;
    if (exchange.answer.body.size() + bytes > largest_answer) {
        exchange.too_large = true;
        return 0;
    }
    exchange.answer.body.append(from, bytes);
    return bytes;
}

struct UrlParts {
    std::string scheme, host;
    bool        clean{}; // no user, no password, no fragment
};

std::optional<UrlParts> parts_of(std::string const& url)
{
    std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> const parsed{curl_url(), &curl_url_cleanup};
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return std::nullopt;
    auto part = [&](CURLUPart which) {
        char*       text = nullptr;
        std::string out;
        if (curl_url_get(parsed.get(), which, &text, 0) == CURLUE_OK && text) out = text;
        curl_free(text);
        return out;
    };
    return UrlParts{part(CURLUPART_SCHEME), part(CURLUPART_HOST),
                    part(CURLUPART_USER).empty() && part(CURLUPART_PASSWORD).empty() &&
                        part(CURLUPART_FRAGMENT).empty()};
}

} // namespace

Network network_of(sockaddr const& address)
{
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        return network_of_v4(ntohl(in.sin_addr.s_addr));
    }
    if (address.sa_family != AF_INET6) return Network::nobody;
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    Octets octets{};
    std::memcpy(octets.data(), &in.sin6_addr, octets.size());
    return network_of_v6(octets);
}

bool on_this_machine(std::string const& url)
{
    auto    parts = parts_of(url);
    in_addr address{};
    return parts && (parts->host == "localhost" || parts->host == "[::1]" ||
                     (inet_pton(AF_INET, parts->host.c_str(), &address) == 1 &&
                      network_of_v4(ntohl(address.s_addr)) == Network::machine));
}

bool askable(std::string const& url)
{
    auto parts = parts_of(url);
    if (!parts || !parts->clean || parts->host.empty()) return false;
    return parts->scheme == "https" || (parts->scheme == "http" && on_this_machine(url));
}

Result<HttpsAnswer> ask_by_https(HttpsAsk const& ask)
{
    static bool const once = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    expects(once);
    if (!askable(ask.url)) return refuse(refusal::provider_unavailable, "https");
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const         curl{curl_easy_init(), &curl_easy_cleanup};
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> const headers{
        curl_slist_append(nullptr, "Accept: application/json"), &curl_slist_free_all};
    expects(curl && headers);
    Exchange exchange{ask, {}};
    auto set = [&](CURLoption option, auto value) { expects(curl_easy_setopt(curl.get(), option, value) == CURLE_OK); };
    set(CURLOPT_URL, ask.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOPROXY, "*"); // through a proxy the address could not be looked at
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT_MS, longest_milliseconds);
    set(CURLOPT_MAXFILESIZE, static_cast<long>(largest_answer));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_USERAGENT, "Penstock");
    set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&exchange));
    set(CURLOPT_WRITEFUNCTION, &take_piece);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&exchange));
    if (!ask.form.empty()) {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE, static_cast<long>(ask.form.size()));
        set(CURLOPT_POSTFIELDS, ask.form.c_str());
    }
    if (!ask.user.empty()) {
        set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        set(CURLOPT_USERNAME, ask.user.c_str());
        set(CURLOPT_PASSWORD, ask.password.c_str());
    }
    auto const result = curl_easy_perform(curl.get());
    if (exchange.barred) return refuse(refusal::provider_unavailable, "address");
    if (exchange.too_large || result == CURLE_FILESIZE_EXCEEDED)
        return refuse(refusal::provider_unavailable, "too large");
    if (result != CURLE_OK) return refuse(refusal::provider_unavailable, curl_easy_strerror(result));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    exchange.answer.status = static_cast<int>(status);
    return std::move(exchange.answer);
}

std::string in_url(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string                       out;
    for (unsigned char const c : text) {
        bool const plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain) out += static_cast<char>(c);
        else (out += '%').append({digits[c >> 4], digits[c & 15]});
    }
    return out;
}

} // namespace penstock
