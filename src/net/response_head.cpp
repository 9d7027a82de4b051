#include "net/response_head.hpp"

#include "base/defect.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

namespace penstock::net {

static std::string_view reason(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default:  return "Status";
    }
}

static constexpr std::string_view always =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

// What is not a page may do nothing at all, should a browser ever show it as one.
static constexpr std::string_view no_page =
    "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n";

static void page_policy(std::string_view nonce, std::string& out)
{
    out += "Content-Security-Policy: default-src 'none'; script-src 'self' 'nonce-";
    out += nonce;
    out += "'; style-src 'self' 'nonce-";
    out += nonce;
    out += "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
           "form-action 'self'; frame-ancestors 'none'\r\n";
}

static void line(std::string_view name, std::string_view value, std::string& out)
{
    auto breaks = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    expects(std::ranges::none_of(name, breaks) && std::ranges::none_of(value, breaks));
    out.append(name).append(": ").append(value).append("\r\n");
}

static void number(std::uint64_t value, std::string& out)
{
    std::array<char, 20> digits{};
    auto                 end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

static bool says(Response const& response, std::string_view lower_case_name)
{
    auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::any_of(response.headers,
                               [&](Header const& h) { return std::ranges::equal(h.name, lower_case_name, {}, lower); });
}

void write_head(Response const& response, HeadFacts const& facts, std::string& out)
{
    out += "HTTP/1.1 ";
    number(static_cast<std::uint64_t>(response.status), out);
    out.append(" ").append(reason(response.status)).append("\r\nDate: ").append(facts.date).append("\r\n");
    if (!response.content_type.empty()) line("Content-Type", response.content_type, out);
    if (facts.length) {
        out += "Content-Length: ";
        number(*facts.length, out);
        out += "\r\n";
    }
    if (facts.chunked) out += "Transfer-Encoding: chunked\r\n";
    if (!facts.keep_alive) out += "Connection: close\r\n";
    else if (!facts.http_1_1) out += "Connection: keep-alive\r\n";
    for (Header const& header : response.headers) line(header.name, header.value, out);
    if (!says(response, "cache-control")) out += "Cache-Control: no-store\r\n"; // answers may hold personal data
    out += always;
    if (facts.secure) out += "Strict-Transport-Security: max-age=31536000\r\n";
    if (response.nonce.empty()) out += no_page;
    else page_policy(response.nonce, out);
    out += "\r\n";
}

std::string http_date(std::int64_t seconds_since_1970)
{
    static constexpr std::array<std::string_view, 7>  days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto                                              at = static_cast<std::time_t>(seconds_since_1970);
    std::tm                                           parts{};
    gmtime_r(&at, &parts);
    auto two = [](int value) {
        return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
    };
    std::string out;
    out.append(days[parts.tm_wday]).append(", ").append(two(parts.tm_mday)).append(" ").append(months[parts.tm_mon]);
    out.append(" ").append(std::to_string(parts.tm_year + 1900)).append(" ").append(two(parts.tm_hour)).append(":");
    return out.append(two(parts.tm_min)).append(":").append(two(parts.tm_sec)).append(" GMT");
}

} // namespace penstock::net
