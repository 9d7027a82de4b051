#include "journal/note.hpp"

#include "base/defect.hpp"
#include "journal/refusals.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <utility>

namespace penstock::journal {

namespace {

constexpr std::string_view dash          = "\u2014 "; // opens a signature line
constexpr std::string_view secret_prefix = "PRIVATE+KEY+";
constexpr std::size_t      ed25519_bytes = 64;
constexpr std::size_t      time_bytes    = 8;

unsigned char const* octets(std::string_view bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }

std::string big_endian(std::uint64_t value, unsigned count)
{
    std::string out;
    for (unsigned i = count; i-- > 0;) out += static_cast<char>(value >> (8 * i));
    return out;
}

std::uint64_t from_big_endian(std::string_view bytes)
{
    std::uint64_t value{};
    for (unsigned char byte : bytes) value = value << 8 | byte;
    return value;
}

// Whether this is valid UTF-8 of which every code point is allowed.
template <class Allowed> bool every_code_point(std::string_view text, Allowed allowed)
{
    auto const length = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < length;) {
        UChar32 point{};
        U8_NEXT(octets(text), i, length, point);
        if (point < 0 || !allowed(point)) return false;
    }
    return true;
}

bool is_note_text(std::string_view text)
{
    return text.ends_with('\n') && every_code_point(text, [](UChar32 point) { return point >= 0x20 || point == '\n'; });
}

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY* key)
{
    expects(key != nullptr);
    return {key, EVP_PKEY_free};
}

Digest public_half(EVP_PKEY* key)
{
    Digest      out;
    std::size_t length = out.bytes.size();
    expects(EVP_PKEY_get_raw_public_key(key, out.bytes.data(), &length) == 1 && length == out.bytes.size());
    return out;
}

std::uint32_t key_id(std::string_view name, KeyType type, Digest const& public_key)
{
    char const type_byte = static_cast<char>(type);
    auto const digest = Sha256{}.update(name).update("\n").update({&type_byte, 1}).update(public_key.view()).finish();
    return static_cast<std::uint32_t>(from_big_endian(digest.view().substr(0, 4)));
}

std::string key_text(std::string_view name, std::uint32_t id, KeyType type, Digest const& material)
{
    std::string bytes{static_cast<char>(type)};
    bytes += material.view();
    std::string text = fmt::format("{}+{:08x}+{}", name, id, base64(bytes));
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return text;
}

// Name, type and the 32 bytes of either kind of key. The id and the exact spelling are left to the caller.
struct KeyParts {
    std::string name;
    KeyType     type{};
    Digest      material;
};

std::optional<KeyParts> key_parts(std::string_view text)
{
    auto const name_end = text.find('+');
    auto const id_end   = name_end == text.npos ? text.npos : text.find('+', name_end + 1);
    if (id_end == text.npos) return std::nullopt;
    auto const bytes = from_base64(text.substr(id_end + 1));
    if (!bytes || bytes->empty()) return std::nullopt;
    auto const type     = static_cast<KeyType>(bytes->front());
    auto const material = digest_from(std::string_view{*bytes}.substr(1));
    if ((type != KeyType::log && type != KeyType::witness) || !material) return std::nullopt;
    std::string name{text.substr(0, name_end)};
    if (!is_key_name(name)) return std::nullopt;
    return KeyParts{std::move(name), type, *material};
}

std::string cosigned_message(std::string_view text, std::uint64_t seconds)
{
    return fmt::format("cosignature/v1\ntime {}\n{}", seconds, text);
}

std::optional<Signature> parse_signature_line(std::string_view line)
{
    if (!line.starts_with(dash)) return std::nullopt;
    line.remove_prefix(dash.size());
    auto const space = line.find(' ');
    if (space == line.npos) return std::nullopt;
    auto const name  = line.substr(0, space);
    auto const bytes = from_base64(line.substr(space + 1));
    if (!is_key_name(name) || !bytes || bytes->size() < 5) return std::nullopt; // an id and at least one byte
    return Signature{std::string{name}, static_cast<std::uint32_t>(from_big_endian(bytes->substr(0, 4))),
                     bytes->substr(4)};
}

} // namespace

bool is_key_name(std::string_view name)
{
    return !name.empty() && every_code_point(name, [](UChar32 point) {
        return point >= 0x20 && point != '+' && !u_isUWhiteSpace(point);
    });
}

std::string Signature::line() const
{
    return fmt::format("{}{} {}\n", dash, name, base64(big_endian(key_id, 4) + bytes));
}

VerifierKey::VerifierKey(std::string name, KeyType type, Digest const& public_key)
    : name_{std::move(name)},
      type_{type},
      public_key_{public_key},
      id_{key_id(name_, type, public_key)},
      key_{owned(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, public_key.bytes.data(), 32))}
{
    expects(is_key_name(name_));
}

Result<VerifierKey> VerifierKey::parse(std::string_view text)
{
    auto const parts = key_parts(text);
    if (!parts) return refuse(refusal::malformed_key);
    VerifierKey key{parts->name, parts->type, parts->material};
    if (key.text() != text) return refuse(refusal::malformed_key);
    return key;
}

std::string VerifierKey::text() const { return key_text(name_, id_, type_, public_key_); }

bool VerifierKey::verify(std::string_view text, Signature const& signature) const
{
    if (!made(signature)) return false;
    std::string_view bytes = signature.bytes;
    std::string      message{text};
    if (type_ == KeyType::witness) {
        auto const seconds = cosigned_at(signature);
        if (!seconds) return false;
        message = cosigned_message(text, *seconds);
        bytes.remove_prefix(time_bytes);
    }
    if (bytes.size() != ed25519_bytes) return false;
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> const context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    expects(EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1);
    return EVP_DigestVerify(context.get(), octets(bytes), bytes.size(), octets(message), message.size()) == 1;
}

SigningKey::SigningKey(std::string name, KeyType type, std::shared_ptr<EVP_PKEY> key)
    : key_{std::move(key)},
      verifier_{std::move(name), type, public_half(key_.get())}
{}

SigningKey::SigningKey(std::string name, KeyType type, Digest const& seed)
    : SigningKey{std::move(name), type,
                 owned(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.bytes.data(), 32))}
{}

SigningKey SigningKey::generate(std::string name, KeyType type)
{
    Digest seed;
    if (RAND_priv_bytes(seed.bytes.data(), static_cast<int>(seed.bytes.size())) != 1)
        throw Unavailable{"the system gave no randomness for a key"};
    SigningKey key{std::move(name), type, seed};
    OPENSSL_cleanse(seed.bytes.data(), seed.bytes.size());
    return key;
}

Result<SigningKey> SigningKey::parse(std::string_view text)
{
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (!text.starts_with(secret_prefix)) return refuse(refusal::malformed_key);
    auto parts = key_parts(text.substr(secret_prefix.size()));
    if (!parts) return refuse(refusal::malformed_key);
    SigningKey key{parts->name, parts->type, parts->material};
    OPENSSL_cleanse(parts->material.bytes.data(), parts->material.bytes.size());
    if (key.text() != text) return refuse(refusal::malformed_key);
    return key;
}

std::string SigningKey::text() const
{
    Digest      seed;
    std::size_t length = seed.bytes.size();
    expects(EVP_PKEY_get_raw_private_key(key_.get(), seed.bytes.data(), &length) == 1 && length == seed.bytes.size());
    std::string text = std::string{secret_prefix} + key_text(verifier_.name(), verifier_.id(), verifier_.type(), seed);
    OPENSSL_cleanse(seed.bytes.data(), seed.bytes.size());
    return text;
}

Signature SigningKey::sign(std::string_view text) const
{
    expects(verifier_.type() == KeyType::log);
    return {verifier_.name(), verifier_.id(), raw_signature(text)};
}

Signature SigningKey::cosign(std::string_view text, std::uint64_t seconds) const
{
    expects(verifier_.type() == KeyType::witness && seconds >> 63 == 0);
    return {verifier_.name(), verifier_.id(),
            big_endian(seconds, time_bytes) + raw_signature(cosigned_message(text, seconds))};
}

std::string SigningKey::raw_signature(std::string_view message) const
{
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> const context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    expects(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1);
    std::string out(ed25519_bytes, '\0');
    std::size_t length = out.size();
    expects(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &length, octets(message),
                           message.size()) == 1);
    expects(length == ed25519_bytes);
    return out;
}

std::optional<std::uint64_t> cosigned_at(Signature const& signature)
{
    if (signature.bytes.size() != time_bytes + ed25519_bytes) return std::nullopt;
    auto const seconds = from_big_endian(std::string_view{signature.bytes}.substr(0, time_bytes));
    if (seconds >> 63 != 0) return std::nullopt;
    return seconds;
}

Result<Note> split_note(std::string_view signed_note)
{
    if (!is_note_text(signed_note)) return refuse(refusal::malformed_note);
    auto const blank = signed_note.rfind("\n\n");
    if (blank == signed_note.npos || blank + 2 == signed_note.size()) return refuse(refusal::malformed_note);

    Note note{.text = std::string{signed_note.substr(0, blank + 1)}, .verified = {}, .unverified = {}};
    for (auto lines = signed_note.substr(blank + 2); !lines.empty();) {
        auto const end       = lines.find('\n');
        auto       signature = parse_signature_line(lines.substr(0, end));
        if (!signature || note.unverified.size() == signatures_most) return refuse(refusal::malformed_note);
        note.unverified.push_back(std::move(*signature));
        lines.remove_prefix(end + 1);
    }
    return note;
}

Result<Note> open_note(std::string_view signed_note, std::span<VerifierKey const> known)
{
    Note note = TRY(split_note(signed_note));
    for (Signature& signature : std::exchange(note.unverified, {})) {
        auto const made  = [&](VerifierKey const& key) { return key.made(signature); };
        auto const holds = [&](VerifierKey const& key) { return key.verify(note.text, signature); };
        auto const same  = [&](Signature const& s) { return s.name == signature.name && s.key_id == signature.key_id; };
        if (std::ranges::none_of(known, made)) {
            if (std::ranges::count(note.unverified, signature) == 0) note.unverified.push_back(std::move(signature));
            continue;
        }
        if (std::ranges::none_of(known, holds)) return refuse(refusal::wrong_signature, signature.name);
        if (std::ranges::none_of(note.verified, same)) note.verified.push_back(std::move(signature));
    }
    if (note.verified.empty()) return refuse(refusal::not_signed_by_known_key);
    return note;
}

std::string write_note(std::string_view text, std::span<Signature const> signatures)
{
    expects(is_note_text(text) && !signatures.empty());
    std::string out{text};
    out += '\n';
    for (Signature const& signature : signatures) out += signature.line();
    return out;
}

} // namespace penstock::journal
