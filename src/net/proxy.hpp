// Whose word we take for who the client really is.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::net {

// An address as sixteen bytes, IPv4 as ::ffff:a.b.c.d, so that one comparison serves both.
struct Address {
    std::array<std::uint8_t, 16> bytes{};

    static std::optional<Address> from_text(std::string_view text);
    std::string                   text() const;
    bool                          is_v4() const;
    Address                       neighbourhood() const; // what one subscriber has: the address, or a /64 of IPv6

    friend bool operator==(Address const&, Address const&) = default;
};

class TrustedProxies {
public:
    // Addresses or networks such as 10.0.0.0/8. Throws Unavailable naming the one that is neither.
    explicit TrustedProxies(std::vector<std::string> const& networks);

    bool trusts(Address const& address) const;

    // The last address of an X-Forwarded-For header that is not one of ours; the peer itself when there is none.
    std::string client(Address const& peer, std::string_view forwarded_for) const;

private:
    struct Network {
        Address first;
        int     bits;
    };
    std::vector<Network> networks_;
};

} // namespace penstock::net
