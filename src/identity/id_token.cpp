#include "identity/id_token.hpp"

#include "base/digest.hpp"
#include "base/json_tree.hpp"
#include "base/text.hpp"
#include "identity/refusals.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace penstock {

namespace {

constexpr int         least_rsa_bits  = 2048;
constexpr int         most_rsa_bits   = 8192;
constexpr std::size_t p256_octets     = 32;
constexpr std::size_t longest_subject = 255;
constexpr std::size_t most_groups     = 2000;
constexpr std::size_t most_keys       = 100;

template <auto release> struct Releasing {
    template <class T> void operator()(T* what) const { release(what); }
};
using Number     = std::unique_ptr<BIGNUM, Releasing<BN_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Releasing<OSSL_PARAM_free>>;
using Builder    = std::unique_ptr<OSSL_PARAM_BLD, Releasing<OSSL_PARAM_BLD_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Releasing<EVP_PKEY_CTX_free>>;
using Signature  = std::unique_ptr<ECDSA_SIG, Releasing<ECDSA_SIG_free>>;

unsigned char const* octets_of(std::string_view bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }

std::unexpected<Refused> wrong(std::string_view what) { return refuse(refusal::token_not_right, std::string{what}); }

// A member of an object; nothing when it is absent, and none either when it stands there twice.
class Object {
public:
    Object(json::Tree const& tree, std::uint32_t at) : tree_{tree}, at_{at} {}

    bool repeats() const
    {
        return find_if([](auto const& node) { return node.repeated; }) != nullptr;
    }
    json::Node const* member(std::string_view name) const
    {
        return find_if([&](auto const& node) { return node.key == name; });
    }
    std::string_view text(std::string_view name) const
    {
        auto const* node = member(name);
        return node && node->kind == json::Kind::string ? node->text : std::string_view{};
    }
    std::optional<Instant> instant(std::string_view name) const // a NumericDate; a part of a second is cut off
    {
        auto const* node = member(name);
        if (!node || node->kind != json::Kind::number) return std::nullopt;
        std::int64_t seconds{};
        auto const   end = node->text.data() + std::min(node->text.find('.'), node->text.size());
        auto const   got = std::from_chars(node->text.data(), end, seconds);
        if (got.ec != std::errc{} || got.ptr != end || seconds < 0 || seconds > 253'402'300'799) return std::nullopt;
        return Instant{seconds * 1000};
    }
    // A text, or a list of texts; nothing when it is absent or anything else.
    std::optional<std::vector<std::string>> texts(std::string_view name) const
    {
        auto const* node = member(name);
        if (!node) return std::nullopt;
        if (node->kind == json::Kind::string) return std::vector{std::string{node->text}};
        if (node->kind != json::Kind::array) return std::nullopt;
        std::vector<std::string> out;
        bool                     well = true;
        tree_.children(static_cast<std::uint32_t>(node - &tree_[0]), [&](std::uint32_t at) {
            well = well && tree_[at].kind == json::Kind::string && out.size() < most_groups;
            if (well) out.emplace_back(tree_[at].text);
        });
        if (!well) return std::nullopt;
        return out;
    }

private:
    template <class Fits> json::Node const* find_if(Fits fits) const
    {
        json::Node const* out = nullptr;
        tree_.children(at_, [&](std::uint32_t at) {
            if (!out && fits(tree_[at])) out = &tree_[at];
        });
        return out;
    }

    json::Tree const& tree_;
    std::uint32_t     at_;
};

bool parse_object(json::Tree& tree, std::string_view text)
{
    return tree.parse(text) && tree[tree.root()].kind == json::Kind::object && !Object{tree, tree.root()}.repeats();
}

std::shared_ptr<void> key_from(char const* kind, OSSL_PARAM_BLD* builder)
{
    Parameters const parameters{OSSL_PARAM_BLD_to_param(builder)};
    KeyContext const context{EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr)};
    EVP_PKEY*        key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return {};
    return {key, [](void* owned) { EVP_PKEY_free(static_cast<EVP_PKEY*>(owned)); }};
}

Number number_of(std::string_view octets)
{
    return Number{BN_bin2bn(octets_of(octets), static_cast<int>(octets.size()), nullptr)};
}

std::shared_ptr<void> rsa_key(Object const& jwk)
{
    auto const n = from_base64url(jwk.text("n")), e = from_base64url(jwk.text("e"));
    if (!n || !e || n->size() > most_rsa_bits / 8 || e->empty() || e->size() > 8) return {};
    auto const modulus = number_of(*n), exponent = number_of(*e);
    if (BN_num_bits(modulus.get()) < least_rsa_bits || !BN_is_odd(exponent.get()) || BN_is_one(exponent.get()))
        return {};
    Builder const builder{OSSL_PARAM_BLD_new()};
    expects(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) == 1 &&
            OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) == 1);
    return key_from("RSA", builder.get());
}

std::shared_ptr<void> p256_key(Object const& jwk)
{
    auto const x = from_base64url(jwk.text("x")), y = from_base64url(jwk.text("y"));
    if (jwk.text("crv") != "P-256" || !x || !y || x->size() != p256_octets || y->size() != p256_octets) return {};
    auto const    point = "\x04" + *x + *y;
    Builder const builder{OSSL_PARAM_BLD_new()};
    expects(OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) == 1 &&
            OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1);
    return key_from("EC", builder.get());
}

// A key for signatures of ours; nothing for any other.
std::optional<ProviderKey> usable_key(Object const& jwk)
{
    auto const  use = jwk.text("use"), algorithm = jwk.text("alg");
    ProviderKey out{.id = std::string{jwk.text("kid")}};
    if (jwk.repeats() || (!use.empty() && use != "sig")) return std::nullopt;
    if (jwk.text("kty") == "RSA" && (algorithm.empty() || algorithm == "RS256")) {
        out.method = SigningMethod::rs256;
        out.key    = rsa_key(jwk);
    } else if (jwk.text("kty") == "EC" && (algorithm.empty() || algorithm == "ES256")) {
        out.method = SigningMethod::es256;
        out.key    = p256_key(jwk);
    }
    if (!out.key) return std::nullopt;
    return out;
}

struct TokenParts {
    std::string_view head, content, signature, signed_text;
};

std::optional<TokenParts> parts_of_token(std::string_view token)
{
    auto const first = token.find('.'), second = token.find('.', first + 1);
    if (token.size() > longest_token || first == token.npos || second == token.npos ||
        token.find('.', second + 1) != token.npos)
        return std::nullopt;
    return TokenParts{token.substr(0, first), token.substr(first + 1, second - first - 1), token.substr(second + 1),
                      token.substr(0, second)};
}

// Two numbers of equal length one after the other (RFC 7518 section 3.4), as OpenSSL wants them.
std::string as_der(std::string_view pair)
{
    if (pair.size() != 2 * p256_octets) return {};
    Signature const signature{ECDSA_SIG_new()};
    expects(ECDSA_SIG_set0(signature.get(), number_of(pair.substr(0, p256_octets)).release(),
                           number_of(pair.substr(p256_octets)).release()) == 1);
    unsigned char* bytes  = nullptr;
    auto const     length = i2d_ECDSA_SIG(signature.get(), &bytes);
    expects(length > 0);
    std::string out{reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(length)};
    OPENSSL_free(bytes);
    return out;
}

bool verifies(ProviderKey const& key, std::string_view text, std::string_view signature)
{
    std::unique_ptr<EVP_MD_CTX, Releasing<EVP_MD_CTX_free>> const context{EVP_MD_CTX_new()};
    auto const bytes = key.method == SigningMethod::es256 ? as_der(signature) : std::string{signature};
    return !bytes.empty() &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, static_cast<EVP_PKEY*>(key.key.get())) ==
               1 &&
           EVP_DigestVerify(context.get(), octets_of(bytes), bytes.size(), octets_of(text), text.size()) == 1;
}

bool well_formed_subject(std::string_view subject)
{
    return !subject.empty() && subject.size() <= longest_subject &&
           std::ranges::all_of(subject, [](char c) { return c > ' ' && c < '\x7f'; });
}

// Whom the token is for and when, against what was asked for; "" when all of it holds.
std::string_view first_wrong(Object const& said, TokenRules const& rules)
{
    if (said.text("iss") != rules.issuer) return "issuer";
    auto const audience = said.texts("aud");
    if (!audience || std::ranges::find(*audience, rules.client) == audience->end()) return "audience";
    auto const party = said.member("azp");
    if ((party || audience->size() > 1) && said.text("azp") != rules.client) return "authorised party";
    if (rules.nonce.empty() || said.text("nonce") != rules.nonce) return "nonce";
    auto const early = rules.now.plus(-clocks_apart), late = rules.now.plus(clocks_apart);
    auto const expires = said.instant("exp"), issued = said.instant("iat"), begins = said.instant("nbf");
    if (!expires || *expires <= early) return "expiry";
    if (!issued || *issued > late || *issued < rules.now.plus(-std::chrono::minutes{10})) return "issued at";
    if (said.member("nbf") && (!begins || *begins > late)) return "not before";
    auto const signed_in = said.instant("auth_time");
    if (said.member("auth_time") && (!signed_in || *signed_in > late)) return "time of sign-in";
    if (rules.signed_in_since && (!signed_in || *signed_in < rules.signed_in_since->plus(-clocks_apart)))
        return "time of sign-in";
    if (!well_formed_subject(said.text("sub"))) return "subject";
    return {};
}

} // namespace

std::optional<std::string> from_base64url(std::string_view text)
{
    std::string padded{text};
    for (auto& c : padded) {
        if (c == '+' || c == '/' || c == '=') return std::nullopt;
        c = c == '-' ? '+' : c == '_' ? '/' : c;
    }
    while (padded.size() % 4 != 0) padded += '=';
    return from_base64(padded);
}

Result<std::vector<ProviderKey>> read_key_set(std::string_view text)
{
    json::Tree tree;
    if (!parse_object(tree, text)) return wrong("key set");
    auto const*              list = Object{tree, tree.root()}.member("keys");
    std::vector<ProviderKey> out;
    if (!list || list->kind != json::Kind::array) return wrong("key set");
    tree.children(static_cast<std::uint32_t>(list - &tree[0]), [&](std::uint32_t at) {
        if (tree[at].kind != json::Kind::object || out.size() >= most_keys) return;
        if (auto key = usable_key({tree, at})) out.push_back(*std::move(key));
    });
    return out;
}

Result<TokenHead> read_token_head(std::string_view token)
{
    auto const parts = parts_of_token(token);
    auto const text  = parts ? from_base64url(parts->head) : std::nullopt;
    json::Tree tree;
    if (!text || !parse_object(tree, *text)) return wrong("form");
    Object const head{tree, tree.root()};
    if (head.member("crit")) return wrong("crit");
    auto const algorithm = head.text("alg");
    if (algorithm != "RS256" && algorithm != "ES256") return wrong("algorithm");
    return TokenHead{algorithm == "RS256" ? SigningMethod::rs256 : SigningMethod::es256, std::string{head.text("kid")}};
}

ProviderKey const* key_for(TokenHead const& head, std::vector<ProviderKey> const& keys)
{
    ProviderKey const* out = nullptr;
    for (auto const& key : keys) {
        if (key.method != head.method || (!head.key.empty() && key.id != head.key)) continue;
        if (out) return nullptr; // which of the two is not said
        out = &key;
    }
    return out;
}

Result<ProviderClaims> read_id_token(std::string_view token, ProviderKey const& key, TokenRules const& rules)
{
    auto const head      = TRY(read_token_head(token));
    auto const parts     = parts_of_token(token);
    auto const signature = from_base64url(parts->signature), content = from_base64url(parts->content);
    if (head.method != key.method || !signature || !verifies(key, parts->signed_text, *signature))
        return wrong("signature");
    json::Tree tree;
    if (!content || !parse_object(tree, *content)) return wrong("form");
    Object const said{tree, tree.root()};
    if (auto what = first_wrong(said, rules); !what.empty()) return wrong(what);

    ProviderClaims out{.issuer = rules.issuer, .subject = std::string{said.text("sub")}};
    out.name             = plain_line(said.text("name"), 100).value_or("");
    auto const* verified = said.member("email_verified");
    if (verified && verified->kind == json::Kind::boolean && verified->text == "true")
        out.email = email_address(said.text("email")).value_or("");
    if (auto groups = said.texts(rules.groups_claim)) out.groups = *std::move(groups);
    out.methods = said.texts("amr").value_or(std::vector<std::string>{});
    if (auto context = said.text("acr"); !context.empty()) out.methods.emplace_back(context);
    out.signed_in_at = said.instant("auth_time");
    return out;
}

} // namespace penstock
