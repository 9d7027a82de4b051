// Secrets that must be read again, such as those of second factors, are encrypted in their tables under a key that lies
// beside the database: whoever has the database alone, or a backup of it, has none of them.
#pragma once

#include "store/world.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::store {

// A key of AES-256, written as 64 hexadecimal digits.
struct EncryptionKey {
    std::array<std::uint8_t, 32> bytes{};

    static EncryptionKey make(Chance& chance);
    std::string          text() const;
    std::string          name() const; // eight bytes of its digest, by which what it encrypted is known
};

// AES-256-GCM (NIST SP 800-38D) with a nonce of chance. The first key encrypts, and each of them decrypts: so a key is
// changed by writing another line above it. Without keys it encrypts nothing and decrypts nothing.
class SecretCipher {
public:
    // What encryption adds: a byte for the form, the key's name, the nonce and the tag.
    static constexpr std::size_t added = 1 + 8 + 12 + 16;

    SecretCipher() = default;
    explicit SecretCipher(std::vector<EncryptionKey> keys) : keys_{std::move(keys)} {}

    // A key on each line; nothing when one is malformed, or there is none.
    static std::optional<SecretCipher> parse(std::string_view text);

    bool has_key() const { return !keys_.empty(); }

    // `place` says whose secret it is and of what; the same must be said to read it, so that nobody can move one
    // person's secret into another's row. Needs a key.
    std::string encrypt(std::string_view secret, std::string_view place, Chance& chance) const;

    // Nothing when no key of ours encrypted it, when it was changed, or when it is of another place.
    std::optional<std::string> decrypt(std::string_view encrypted, std::string_view place) const;

    // Whether it is as encrypt() would make it now: not of an older key.
    bool is_newest(std::string_view encrypted) const;

private:
    std::vector<EncryptionKey> keys_;
};

} // namespace penstock::store
