#include "base/digest.hpp"

#include "base/defect.hpp"

#include <openssl/evp.h>

#include <new>

namespace penstock {

namespace {

// Fetched once: a fetch at every hash costs more than hashing a short leaf.
EVP_MD const* algorithm()
{
    static EVP_MD* fetched = [] {
        auto* out = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        return out ? out : throw std::bad_alloc{};
    }();
    return fetched;
}

// Of hashing bytes that are there, nothing can fail but the memory for it.
void hashed(int done)
{
    if (done != 1) throw std::bad_alloc{};
}

int nibble(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

void Sha256::Free::operator()(void* context) const { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context)); }

Sha256::Sha256() : context_{EVP_MD_CTX_new()}
{
    if (!context_) throw std::bad_alloc{};
    hashed(EVP_DigestInit_ex2(static_cast<EVP_MD_CTX*>(context_.get()), algorithm(), nullptr));
}
Sha256::~Sha256()                            = default;
Sha256::Sha256(Sha256&&) noexcept            = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(std::string_view piece)
{
    hashed(EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_.get()), piece.data(), piece.size()));
    return *this;
}

Digest Sha256::finish()
{
    Digest out;
    auto*  context = static_cast<EVP_MD_CTX*>(context_.get());
    hashed(EVP_DigestFinal_ex(context, out.bytes.data(), nullptr));
    hashed(EVP_DigestInit_ex2(context, nullptr, nullptr));
    return out;
}

Digest sha256(std::string_view whole)
{
    thread_local Sha256 hasher;
    return hasher.update(whole).finish();
}

std::string hex(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string           out;
    out.reserve(bytes.size() * 2);
    for (unsigned char byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::optional<std::string> from_hex(std::string_view text)
{
    if (text.size() % 2 != 0) return std::nullopt;
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        int high = nibble(text[i]);
        int low  = nibble(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high << 4 | low);
    }
    return out;
}

std::string base64(std::string_view bytes)
{
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
    int         length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                         reinterpret_cast<unsigned char const*>(bytes.data()),
                                         static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

std::optional<std::string> from_base64(std::string_view text)
{
    if (text.size() % 4 != 0) return std::nullopt;
    std::string out(text.size() / 4 * 3 + 1, '\0');
    int         length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                         reinterpret_cast<unsigned char const*>(text.data()),
                                         static_cast<int>(text.size()));
    if (length < 0) return std::nullopt;
    std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    out.resize(static_cast<std::size_t>(length) - padding);
    // EVP_DecodeBlock skips white space and stray bits; only the one spelling we would write ourselves is accepted.
    if (base64(out) != text) return std::nullopt;
    return out;
}

std::optional<Digest> digest_from(std::string_view bytes)
{
    Digest out;
    if (bytes.size() != out.bytes.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(out.bytes.data()));
    return out;
}

} // namespace penstock
