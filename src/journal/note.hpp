// Signed notes of c2sp.org/signed-note: a text and signature lines under it, by Ed25519 keys that are known by name
// and a four-byte id; and the cosignatures of witnesses (c2sp.org/tlog-cosignature, Ed25519).
#pragma once

#include "base/digest.hpp"
#include "base/refusal.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

typedef struct evp_pkey_st EVP_PKEY; // as OpenSSL declares it, so that its headers stay out of this one

namespace penstock::journal {

// The byte that tells what a key signs; part of the key id.
enum class KeyType : std::uint8_t {
    log     = 0x01, // signs the note's text
    witness = 0x04, // signs "cosignature/v1", a time and the note's text
};

inline constexpr std::size_t signatures_most = 100; // a note with more is malformed

// Not empty, valid UTF-8, no white space, no control character, no plus sign.
bool is_key_name(std::string_view name);

// One signature line: the key's name and id, and the bytes after the id.
struct Signature {
    std::string   name;
    std::uint32_t key_id{};
    std::string   bytes;

    std::string line() const; // with its line feed
    friend bool operator==(Signature const&, Signature const&) = default;
};

// A public key as others write it: name+hex8+base64(type || 32 bytes).
class VerifierKey {
public:
    // malformed_key when it is not exactly of that form, of a type above, and with the id that belongs to it.
    static Result<VerifierKey> parse(std::string_view text);
    VerifierKey(std::string name, KeyType type, Digest const& public_key);

    std::string const& name() const { return name_; }
    std::uint32_t      id() const { return id_; }
    KeyType            type() const { return type_; }
    std::string        text() const;
    bool made(Signature const& signature) const { return signature.key_id == id_ && signature.name == name_; }
    bool verify(std::string_view text, Signature const& signature) const;

private:
    std::string               name_;
    KeyType                   type_{};
    Digest                    public_key_;
    std::uint32_t             id_{};
    std::shared_ptr<EVP_PKEY> key_;
};

// A secret key. Its text form, kept in a file of mode 0600 with one line feed at the end, is the one that
// golang.org/x/mod/sumdb/note writes: PRIVATE+KEY+name+hex8+base64(type || 32-byte seed), where hex8 is the id of the
// public key.
class SigningKey {
public:
    // malformed_key as above; one line feed at the end is allowed.
    static Result<SigningKey> parse(std::string_view text);
    static SigningKey         generate(std::string name, KeyType type); // from the system's randomness
    SigningKey(std::string name, KeyType type, Digest const& seed);

    VerifierKey const& verifier() const { return verifier_; }
    std::string        text() const;

    // A log key signs a text; a witness key cosigns one at a time in POSIX seconds. The other way round is a defect.
    Signature sign(std::string_view text) const;
    Signature cosign(std::string_view text, std::uint64_t seconds) const;

private:
    SigningKey(std::string name, KeyType type, std::shared_ptr<EVP_PKEY> key);
    std::string raw_signature(std::string_view message) const;

    std::shared_ptr<EVP_PKEY> key_;
    VerifierKey               verifier_;
};

// When a witness says it cosigned (POSIX seconds); nothing when the signature has not that form.
std::optional<std::uint64_t> cosigned_at(Signature const& signature);

// A note taken apart. The text ends with a line feed.
struct Note {
    std::string            text;
    std::vector<Signature> verified; // by known keys, one per key
    std::vector<Signature> unverified; // by keys we do not know; they prove nothing
};

// Takes a note apart without checking who signed it: everything is unverified. malformed_note when it is no note.
Result<Note> split_note(std::string_view signed_note);

// Checks the signatures of known keys. malformed_note; wrong_signature when a known key's signature does not fit;
// not_signed_by_known_key when no known key signed.
Result<Note> open_note(std::string_view signed_note, std::span<VerifierKey const> known);

// The note of a text and its signatures. The text must end with a line feed and hold no other control character.
std::string write_note(std::string_view text, std::span<Signature const> signatures);

} // namespace penstock::journal
