#include "identity/provider.hpp"

#include "api/refusals.hpp"
#include "base/json_tree.hpp"
#include "identity/refusals.hpp"

#include <algorithm>
#include <charconv>

namespace penstock {

namespace {

constexpr std::chrono::minutes remembered{60};
constexpr std::chrono::seconds keys_again{10}; // an unknown key makes us ask anew, but not more often than this
constexpr int                  asking_at_once = 4;
constexpr std::size_t          longest_code   = 4'096;

bool fresh(Instant read, std::chrono::milliseconds lifetime, Instant now)
{
    return read <= now.plus(clocks_apart) && now < read.plus(lifetime);
}

std::string digest_in_base64url(std::string_view text) { return base64url(sha256(text).view()); }

char letter_of(RoundFor purpose) { return name_of(purpose).front(); }

// A JSON document as far as it is read here: texts, truths and lists of texts, by their names.
class Document {
public:
    static std::optional<Document> read(std::string_view text)
    {
        auto tree = std::make_unique<json::Tree>();
        if (!tree->parse(text) || (*tree)[tree->root()].kind != json::Kind::object) return std::nullopt;
        return Document{std::move(tree)};
    }
    std::string text(std::string_view name) const
    {
        auto at = place(name);
        return at && (*tree_)[*at].kind == json::Kind::string ? std::string{(*tree_)[*at].text} : std::string{};
    }
    bool truth(std::string_view name) const
    {
        auto at = place(name);
        return at && (*tree_)[*at].kind == json::Kind::boolean && (*tree_)[*at].text == "true";
    }
    bool has(std::string_view name) const { return place(name).has_value(); }
    bool lists(std::string_view name, std::string_view value) const
    {
        auto at  = place(name);
        bool out = false;
        if (at)
            tree_->children(*at, [&](std::uint32_t child) {
                out |= (*tree_)[child].kind == json::Kind::string && (*tree_)[child].text == value;
            });
        return out;
    }

private:
    explicit Document(std::unique_ptr<json::Tree> tree) : tree_{std::move(tree)} {}
    std::optional<std::uint32_t> place(std::string_view name) const
    {
        std::optional<std::uint32_t> out;
        tree_->children(tree_->root(), [&](std::uint32_t at) {
            if (!out && (*tree_)[at].key == name) out = at;
        });
        return out;
    }

    std::unique_ptr<json::Tree> tree_;
};

std::unexpected<Refused> away(std::string_view what)
{
    return refuse(refusal::provider_unavailable, std::string{what});
}

// The word of an answer that is an error (RFC 6749), if it is a word.
std::string word_in(std::string_view text)
{
    auto const word = text.substr(0, 40);
    auto const good = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    return std::ranges::all_of(word, good) ? std::string{word} : std::string{};
}

} // namespace

Round::Round(std::string secret, RoundFor purpose, Instant began)
    : secret_{std::move(secret)},
      purpose_{purpose},
      began_{began}
{}

std::string Round::derived(std::string_view use) const
{
    return digest_in_base64url("penstock round " + std::string{use} + "\n" + std::string{name_of(purpose_)} + "\n" +
                               std::to_string(began_.milliseconds) + "\n" + secret_);
}

std::string Round::state() const
{
    return letter_of(purpose_) + std::to_string(began_.milliseconds) + "." + derived("state");
}

std::string Round::challenge() const { return digest_in_base64url(verifier()); }

Digest Round::digest() const { return sha256(derived("use")); }

std::optional<Round> Round::returned(std::string_view secret, std::string_view state, Instant now)
{
    auto const   dot = state.find('.');
    std::int64_t began{};
    if (secret.empty() || dot == state.npos || dot < 2) return std::nullopt;
    auto const got = std::from_chars(state.data() + 1, state.data() + dot, began);
    if (got.ec != std::errc{} || got.ptr != state.data() + dot) return std::nullopt;
    for (auto const& [purpose, name] : enumerators<RoundFor>()) {
        Round round{std::string{secret}, purpose, {began}};
        if (!same_secret(round.state(), state)) continue;
        if (!fresh(round.began_, round_lifetime, now)) return std::nullopt;
        return round;
    }
    return std::nullopt;
}

std::string_view round_cookie_name(bool secure) { return secure ? "__Host-penstock-round" : "penstock-round"; }

std::string round_cookie(std::string_view secret, bool secure)
{
    return std::string{round_cookie_name(secure)} + "=" + std::string{secret} + "; Path=/; HttpOnly; SameSite=Strict" +
           "; Max-Age=" + std::to_string(std::chrono::seconds{round_lifetime}.count()) + (secure ? "; Secure" : "");
}

IdentityProvider::IdentityProvider(ProviderSettings settings, Https https)
    : settings_{std::move(settings)},
      https_{std::move(https)}
{}

Result<HttpsAnswer> IdentityProvider::ask(HttpsAsk const& ask)
{
    struct Counted {
        std::atomic<int>& count;
        int const         before{count.fetch_add(1)};
        ~Counted() { --count; }
    } const counted{asking_};
    if (counted.before >= asking_at_once) return away("busy");
    return https_(ask);
}

Result<IdentityProvider::Addresses> IdentityProvider::addresses(Instant now)
{
    {
        std::lock_guard const lock{mutex_};
        if (addresses_ && fresh(addresses_->read, remembered, now)) return *addresses_;
    }
    auto place = settings_.issuer;
    while (place.ends_with('/')) place.pop_back();
    HttpsAsk question{.url = place + "/.well-known/openid-configuration"};
    question.nearest = on_this_machine(question.url) ? Network::machine : Network::house;
    auto answer      = TRY(ask(question));
    if (answer.status != 200) return away("discovery: " + std::to_string(answer.status));
    auto                  read = TRY(read_addresses(answer.body, answer.network, now));
    std::lock_guard const lock{mutex_};
    addresses_ = read;
    return read;
}

Result<IdentityProvider::Addresses> IdentityProvider::read_addresses(std::string_view text, Network network,
                                                                     Instant now) const
{
    auto said = Document::read(text);
    if (!said) return away("discovery: JSON");
    if (said->text("issuer") != settings_.issuer) return away("discovery: issuer");
    Addresses out{said->text("authorization_endpoint"), said->text("token_endpoint"), said->text("jwks_uri")};
    for (auto const* each : {&out.authorise, &out.token, &out.keys})
        if (!askable(*each) || (on_this_machine(*each) && !on_this_machine(settings_.issuer)))
            return away("discovery: addresses");
    if (said->has("code_challenge_methods_supported") && !said->lists("code_challenge_methods_supported", "S256"))
        return away("discovery: PKCE");
    constexpr std::string_view methods = "token_endpoint_auth_methods_supported";
    out.secret_in_form                 = said->has(methods) && !said->lists(methods, "client_secret_basic");
    out.names_issuer                   = said->truth("authorization_response_iss_parameter_supported");
    out.network                        = network;
    out.read                           = now;
    return out;
}

Result<std::string> IdentityProvider::way_there(Round const& round, Instant now)
{
    auto const  at  = TRY(addresses(now));
    std::string out = at.authorise + (at.authorise.find('?') == std::string::npos ? "?" : "&");
    out += "response_type=code&client_id=" + in_url(settings_.client) + "&redirect_uri=" + in_url(settings_.return_to) +
           "&scope=" + in_url(settings_.scopes) + "&state=" + in_url(round.state()) +
           "&nonce=" + in_url(round.nonce()) + "&code_challenge=" + round.challenge() + "&code_challenge_method=S256";
    if (round.purpose() == RoundFor::proof) out += "&prompt=login&max_age=0";
    return out;
}

Result<std::string> IdentityProvider::token_for(Round const& round, std::string const& code, Addresses const& at)
{
    HttpsAsk question{.url  = at.token,
                      .form = "grant_type=authorization_code&code=" + in_url(code) +
                              "&redirect_uri=" + in_url(settings_.return_to) + "&code_verifier=" + round.verifier() +
                              "&client_id=" + in_url(settings_.client),
                      .nearest = at.network};
    if (!settings_.secret.empty() && at.secret_in_form) question.form += "&client_secret=" + in_url(settings_.secret);
    else if (!settings_.secret.empty()) { // RFC 6749 section 2.3.1: each written as in a form
        question.user     = in_url(settings_.client);
        question.password = in_url(settings_.secret);
    }
    auto const answer = TRY(ask(question));
    auto const said   = Document::read(answer.body);
    if (answer.status >= 400 && answer.status < 500)
        return refuse(refusal::provider_declined, said ? word_in(said->text("error")) : "");
    if (answer.status != 200) return away("token: " + std::to_string(answer.status));
    if (!said || said->text("id_token").empty()) return refuse(refusal::token_not_right, "id_token");
    return said->text("id_token");
}

Result<ProviderKey> IdentityProvider::key_of(TokenHead const& head, Addresses const& at, Instant now)
{
    {
        std::lock_guard const lock{mutex_};
        if (keys_ && fresh(keys_->read, remembered, now)) {
            if (auto const* key = key_for(head, keys_->keys)) return *key;
            if (fresh(keys_->read, keys_again, now)) return refuse(refusal::token_not_right, "key");
        }
    }
    auto const answer = TRY(ask({.url = at.keys, .nearest = at.network}));
    if (answer.status != 200) return away("keys: " + std::to_string(answer.status));
    Keys                  read{TRY(read_key_set(answer.body)), now};
    std::lock_guard const lock{mutex_};
    keys_ = std::move(read);
    if (auto const* key = key_for(head, keys_->keys)) return *key;
    return refuse(refusal::token_not_right, "key");
}

Result<ProviderClaims> IdentityProvider::person_behind(Round const& round, std::string const& code,
                                                       std::string const& issuer, Instant now)
{
    if (code.empty() || code.size() > longest_code) return refuse(refusal::provider_declined);
    auto const at = TRY(addresses(now));
    if ((at.names_issuer || !issuer.empty()) && issuer != settings_.issuer)
        return refuse(refusal::token_not_right, "issuer");
    auto const token = TRY(token_for(round, code, at));
    auto const key   = TRY(key_of(TRY(read_token_head(token)), at, now));
    TokenRules rules{settings_.issuer, settings_.client, round.nonce(), settings_.groups_claim, now, std::nullopt};
    if (round.purpose() == RoundFor::proof) rules.signed_in_since = round.began();
    return read_id_token(token, key, rules);
}

std::shared_ptr<Arrival const> IdentityProvider::arrival(Round const& round, std::string const& code,
                                                         std::string const& issuer, Instant now, Chance& chance)
{
    auto const                                   what = hex(round.digest().view()) + "\n" + code + "\n" + issuer;
    std::promise<std::shared_ptr<Arrival const>> promise;
    ArrivalSoon                                  soon;
    bool                                         first = false;
    {
        std::lock_guard const lock{mutex_};
        std::erase_if(arrivals_, [&](auto const& each) { return !fresh(each.second.first, arrival_remembered, now); });
        if (arrivals_.size() >= arrivals_most) arrivals_.clear();
        auto const [at, made] = arrivals_.try_emplace(what, now, promise.get_future().share());
        soon                  = at->second.second;
        first                 = made;
    }
    if (!first) return soon.get();
    auto out = std::make_shared<Arrival const>(Arrival{person_behind(round, code, issuer, now), make_token(chance)});
    promise.set_value(out);
    if (!out->claims) {
        std::lock_guard const lock{mutex_};
        arrivals_.erase(what);
    }
    return out;
}

bool IdentityProvider::second_factor_in(ProviderClaims const& claims) const
{
    return std::ranges::any_of(claims.methods, [&](auto const& method) {
        return std::ranges::find(settings_.second_factors, method) != settings_.second_factors.end();
    });
}

Result<std::size_t> IdentityProvider::look(Instant now)
{
    auto const at     = TRY(addresses(now));
    auto const answer = TRY(ask({.url = at.keys, .nearest = at.network}));
    if (answer.status != 200) return away("keys: " + std::to_string(answer.status));
    auto const keys = TRY(read_key_set(answer.body));
    if (keys.empty()) return away("keys: RS256, ES256");
    return keys.size();
}

} // namespace penstock
