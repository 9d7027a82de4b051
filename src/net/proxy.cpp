#include "net/proxy.hpp"

#include "base/defect.hpp"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

namespace penstock::net {

static constexpr std::array<std::uint8_t, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

std::optional<Address> Address::from_text(std::string_view text)
{
    std::string whole{text};
    Address     out;
    if (inet_pton(AF_INET6, whole.c_str(), out.bytes.data()) == 1) return out;
    std::ranges::copy(v4_prefix, out.bytes.begin());
    if (inet_pton(AF_INET, whole.c_str(), out.bytes.data() + v4_prefix.size()) == 1) return out;
    return std::nullopt;
}

bool Address::is_v4() const { return std::equal(v4_prefix.begin(), v4_prefix.end(), bytes.begin()); }

std::string Address::text() const
{
    std::array<char, INET6_ADDRSTRLEN> out{};
    if (is_v4()) inet_ntop(AF_INET, bytes.data() + v4_prefix.size(), out.data(), out.size());
    else inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
    return out.data();
}

Address Address::neighbourhood() const
{
    Address out = *this;
    if (!is_v4()) std::fill(out.bytes.begin() + 8, out.bytes.end(), std::uint8_t{0});
    return out;
}

TrustedProxies::TrustedProxies(std::vector<std::string> const& networks)
{
    for (std::string const& text : networks) {
        auto slash   = std::min(text.find('/'), text.size());
        auto address = Address::from_text(std::string_view{text}.substr(0, slash));
        int  most    = address && address->is_v4() && text.find(':') == std::string::npos ? 32 : 128;
        int  bits    = most;
        if (slash < text.size()) {
            auto [end, problem] = std::from_chars(text.data() + slash + 1, text.data() + text.size(), bits);
            if (problem != std::errc{} || end != text.data() + text.size()) bits = -1;
        }
        if (!address || bits < 0 || bits > most) throw Unavailable{"not an address or network: " + text};
        networks_.push_back({*address, bits + 128 - most});
    }
}

bool TrustedProxies::trusts(Address const& address) const
{
    return std::ranges::any_of(networks_, [&](Network const& network) {
        for (int bit = 0; bit < network.bits; bit += 8) {
            int  keep = std::min(8, network.bits - bit);
            auto mask = static_cast<std::uint8_t>(0xff << (8 - keep));
            if ((address.bytes[bit / 8] ^ network.first.bytes[bit / 8]) & mask) return false;
        }
        return true;
    });
}

std::string TrustedProxies::client(Address const& peer, std::string_view forwarded_for) const
{
    Address best = peer;
    while (!forwarded_for.empty()) {
        auto comma    = forwarded_for.rfind(',');
        auto last     = comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
        forwarded_for = comma == std::string_view::npos ? std::string_view{} : forwarded_for.substr(0, comma);
        while (last.starts_with(' ')) last.remove_prefix(1);
        while (last.ends_with(' ')) last.remove_suffix(1);
        auto address = Address::from_text(last);
        if (!address) break; // what stands further left is hearsay
        best = *address;
        if (!trusts(best)) break;
    }
    return best.text();
}

} // namespace penstock::net
