#include "net/target.hpp"

#include <algorithm>
#include <cstdint>

namespace penstock::net {

static int digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

static bool decode(std::string_view text, std::string& out)
{
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c     = text[i];
        bool coded = c == '%';
        if (coded) {
            int high = i + 2 < text.size() ? digit(text[i + 1]) : -1;
            int low  = i + 2 < text.size() ? digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) return false;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f || c == '\\' || (coded && c == '/')) return false;
        out += c;
    }
    return true;
}

static bool dotted_segment(std::string_view path)
{
    for (std::size_t at = path.find("/."); at != std::string_view::npos; at = path.find("/.", at + 1)) {
        auto rest = path.substr(at + 2);
        if (rest.starts_with('.')) rest.remove_prefix(1);
        if (rest.empty() || rest.front() == '/') return true;
    }
    return false;
}

// Well-formed UTF-8 after table 3-7 of the Unicode Standard.
static bool utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        auto lead = static_cast<std::uint8_t>(text[i++]);
        if (lead < 0x80) continue;
        int follow = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4 || text.size() - i < std::size_t(follow)) return false;
        auto         first = static_cast<std::uint8_t>(text[i]);
        std::uint8_t least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        std::uint8_t most  = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (first < least || first > most) return false;
        for (++i; --follow > 0; ++i)
            if ((static_cast<std::uint8_t>(text[i]) & 0xc0) != 0x80) return false;
    }
    return true;
}

bool read_target(std::string_view text, Target& out)
{
    if (std::ranges::any_of(text, [](char c) { return c == '#' || static_cast<signed char>(c) <= ' ' || c == 0x7f; }))
        return false;
    for (std::string_view scheme : {"http://", "https://"}) {
        if (!text.starts_with(scheme)) continue;
        text.remove_prefix(scheme.size());
        auto end      = std::min(text.find_first_of("/?"), text.size());
        out.authority = text.substr(0, end);
        text.remove_prefix(end);
        if (out.authority.empty()) return false;
    }
    if (!text.starts_with('/')) return false;

    auto mark = std::min(text.find('?'), text.size());
    out.query = mark < text.size() ? text.substr(mark + 1) : std::string_view{};
    return decode(text.substr(0, mark), out.path) && !dotted_segment(out.path) && utf8(out.path);
}

bool valid_host(std::string_view host)
{
    std::string_view port;
    if (auto colon = host.rfind(':');
        colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) {
        port = host.substr(colon + 1);
        host = host.substr(0, colon);
        if (port.size() > 5 || !std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; })) return false;
    }
    auto letter = [](char c) {
        return digit(c) >= 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
    };
    if (host.size() > 253 || host.empty()) return false;
    if (host.front() == '[')
        return host.back() == ']' && std::ranges::all_of(host.substr(1, host.size() - 2),
                                                         [](char c) { return digit(c) >= 0 || c == ':' || c == '.'; });
    return std::ranges::all_of(host, letter);
}

} // namespace penstock::net
