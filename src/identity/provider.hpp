// One identity provider outside, as the settings name it: where it is asked (OpenID Connect Discovery 1.0), the way of
// a person to it and back (the code flow with PKCE, RFC 7636), and what it says at the end.
#pragma once

#include "base/bilingual.hpp"
#include "identity/https.hpp"
#include "identity/id_token.hpp"
#include "people/group_role.hpp"
#include "people/secret.hpp"

#include <atomic>
#include <chrono>
#include <future>
#include <map>
#include <memory>
#include <mutex>

namespace penstock {

// Who may be recognised at the first sign-in: nobody, until a person made the link; or who has the address of a person
// here, where the provider has verified it.
BOOST_DEFINE_ENUM_CLASS(LinkBy, hand, email)
BOOST_DEFINE_ENUM_CLASS(UnknownPerson, refuse, make)

struct GroupRule {
    std::string group;
    Role        role{};
    std::string programme; // its code; "" for the whole body
};

struct ProviderSettings {
    std::string              issuer; // "": there is no provider
    std::string              client;
    std::string              secret; // "" for a public client
    Bilingual                name;
    std::string              scopes{"openid email profile"};
    std::string              return_to; // the page of ours that the provider sends persons back to
    LinkBy                   link_by{};
    UnknownPerson            unknown_person{};
    std::string              groups_claim{"groups"};
    std::vector<GroupRule>   roles;
    std::int64_t             role_days{30};
    std::vector<std::string> second_factors; // values of amr or acr that count as a second factor
};

// Who came, and the token of the session that may begin: both the same for every request that brings the same code, for
// a code works once, and a request that is sent again must not be told otherwise.
struct Arrival {
    Result<ProviderClaims> claims;
    std::string            token;
};
using ArrivalSoon = std::shared_future<std::shared_ptr<Arrival const>>;
inline constexpr std::chrono::seconds arrival_remembered{60};
inline constexpr std::size_t          arrivals_most = 1000;

// What a person is on the way for; it is the first letter of the state.
BOOST_DEFINE_ENUM_CLASS(RoundFor, sign_in, proof, link)
inline constexpr std::chrono::minutes round_lifetime{10};

// A way to the provider and back. All of it follows from one secret that only the browser holds, in a cookie; so
// nothing is written before the provider has said who it is.
class Round {
public:
    Round(std::string secret, RoundFor purpose, Instant began);
    // What came back, if it fits the secret and is not over; nothing otherwise.
    static std::optional<Round> returned(std::string_view secret, std::string_view state, Instant now);

    RoundFor    purpose() const { return purpose_; }
    Instant     began() const { return began_; }
    std::string state() const;
    std::string nonce() const { return derived("nonce"); }
    std::string verifier() const { return derived("verifier"); }
    std::string challenge() const; // of the verifier, S256
    Digest      digest() const; // by which it is known to have been used

private:
    std::string derived(std::string_view use) const;

    std::string secret_;
    RoundFor    purpose_{};
    Instant     began_;
};

std::string_view round_cookie_name(bool secure);
std::string      round_cookie(std::string_view secret, bool secure); // the value of Set-Cookie

class IdentityProvider {
public:
    explicit IdentityProvider(ProviderSettings settings, Https https = ask_by_https);

    ProviderSettings const& settings() const { return settings_; }

    // Where the browser is sent.
    Result<std::string> way_there(Round const& round, Instant now);

    // What the provider says of whoever came back with this code. Refuses provider_unavailable, provider_declined,
    // token_not_right. `issuer`: as the answer named it (RFC 9207), "" when it did not.
    Result<ProviderClaims> person_behind(Round const& round, std::string const& code, std::string const& issuer,
                                         Instant now);

    // The same, asked once for all who bring this code at once or within a minute; what failed is asked again.
    std::shared_ptr<Arrival const> arrival(Round const& round, std::string const& code, std::string const& issuer,
                                           Instant now, Chance& chance);

    // Whether one of the methods the provider names is trusted as a second factor.
    bool second_factor_in(ProviderClaims const& claims) const;

    // Everything that is asked before a person comes: for `penstock doctor`. Gives the number of usable keys.
    Result<std::size_t> look(Instant now);

private:
    struct Addresses {
        std::string authorise, token, keys;
        bool        secret_in_form{}; // rather than by basic authentication
        bool        names_issuer{}; // every answer does (RFC 9207)
        Network     network{};
        Instant     read;
    };
    struct Keys {
        std::vector<ProviderKey> keys;
        Instant                  read;
    };
    Result<HttpsAnswer> ask(HttpsAsk const& ask);
    Result<Addresses>   addresses(Instant now);
    Result<Addresses>   read_addresses(std::string_view text, Network network, Instant now) const;
    Result<ProviderKey> key_of(TokenHead const& head, Addresses const& at, Instant now);
    Result<std::string> token_for(Round const& round, std::string const& code, Addresses const& at);

    ProviderSettings         settings_;
    Https                    https_;
    std::atomic<int>         asking_{};
    std::mutex               mutex_; // of what is remembered
    std::optional<Addresses> addresses_;
    std::optional<Keys>      keys_;

    std::map<std::string, std::pair<Instant, ArrivalSoon>> arrivals_;
};

} // namespace penstock
