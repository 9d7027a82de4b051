// SHA-256 (FIPS 180-4), and bytes written as hexadecimal or base64 (RFC 4648 section 4, padded).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace penstock {

struct Digest {
    std::array<std::uint8_t, 32> bytes{};

    std::string_view view() const { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }
    friend auto      operator<=>(Digest const&, Digest const&) = default;
};

// Takes SHA-256 over pieces as they come; after finish() it starts anew.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& update(std::string_view piece);
    Digest  finish();

private:
    struct Free {
        void operator()(void* context) const;
    };
    std::unique_ptr<void, Free> context_;
};

Digest sha256(std::string_view whole);

std::string                hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);
std::string                base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text); // strict: padding and no stray bits
std::optional<Digest>      digest_from(std::string_view bytes); // exactly 32

} // namespace penstock
