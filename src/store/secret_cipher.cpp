#include "store/secret_cipher.hpp"

#include "base/defect.hpp"
#include "base/digest.hpp"

#include <algorithm>
#include <memory>

#include <openssl/evp.h>

namespace penstock::store {

namespace {

constexpr char        form         = 1;
constexpr std::size_t name_length  = 8;
constexpr std::size_t nonce_length = 12; // SP 800-38D 5.2.1.1
constexpr std::size_t tag_length   = 16;
constexpr std::size_t before       = 1 + name_length + nonce_length;
static_assert(before + tag_length == SecretCipher::added);

std::string_view view_of(std::array<std::uint8_t, nonce_length> const& nonce)
{
    return {reinterpret_cast<char const*>(nonce.data()), nonce.size()};
}

unsigned char const* octets_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char*       octets_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

// `head` is what stands before the encrypted bytes: authenticated with the place, so that none of it can be changed.
Context begin(EncryptionKey const& key, std::string_view head, std::string_view place, bool encrypts)
{
    Context context{EVP_CIPHER_CTX_new()};
    int     taken = 0;
    auto    add   = [&](std::string_view text) {
        return EVP_CipherUpdate(context.get(), nullptr, &taken, octets_of(text), static_cast<int>(text.size())) == 1;
    };
    expects(context &&
            EVP_CipherInit_ex2(context.get(), EVP_aes_256_gcm(), key.bytes.data(),
                               octets_of(head.substr(1 + name_length)), encrypts ? 1 : 0, nullptr) == 1 &&
            add(head) && add(place));
    return context;
}

std::string run(EVP_CIPHER_CTX* context, std::string_view text)
{
    std::string out(text.size(), '\0');
    int         length = 0;
    expects(EVP_CipherUpdate(context, octets_of(out), &length, octets_of(text), static_cast<int>(text.size())) == 1 &&
            static_cast<std::size_t>(length) == text.size());
    return out;
}

} // namespace

EncryptionKey EncryptionKey::make(Chance& chance) { return {chance.bytes<32>()}; }

std::string EncryptionKey::text() const { return hex({reinterpret_cast<char const*>(bytes.data()), bytes.size()}); }

std::string EncryptionKey::name() const
{
    return std::string{sha256("penstock encryption key\n" + text()).view().substr(0, name_length)};
}

std::optional<SecretCipher> SecretCipher::parse(std::string_view text)
{
    std::vector<EncryptionKey> keys;
    while (!text.empty()) {
        auto const line  = text.substr(0, text.find('\n'));
        auto const bytes = digest_from(from_hex(line).value_or(""));
        if (!bytes) return std::nullopt;
        keys.push_back({bytes->bytes});
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    if (keys.empty()) return std::nullopt;
    return SecretCipher{std::move(keys)};
}

std::string SecretCipher::encrypt(std::string_view secret, std::string_view place, Chance& chance) const
{
    expects(has_key());
    auto const& key       = keys_.front();
    auto const  out       = form + key.name() + std::string{view_of(chance.bytes<nonce_length>())};
    auto        context   = begin(key, out, place, true);
    auto const  encrypted = run(context.get(), secret);
    std::string tag(tag_length, '\0');
    int         none = 0;
    expects(EVP_CipherFinal_ex(context.get(), octets_of(tag), &none) == 1 &&
            EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tag_length, tag.data()) == 1);
    return out + encrypted + tag;
}

std::optional<std::string> SecretCipher::decrypt(std::string_view encrypted, std::string_view place) const
{
    if (encrypted.size() < added || encrypted.front() != form) return std::nullopt;
    auto const key = std::ranges::find(keys_, encrypted.substr(1, name_length), &EncryptionKey::name);
    if (key == keys_.end()) return std::nullopt;
    auto        context = begin(*key, encrypted.substr(0, before), place, false);
    auto        out     = run(context.get(), encrypted.substr(before, encrypted.size() - added));
    std::string tag{encrypted.substr(encrypted.size() - tag_length)};
    int         none = 0;
    expects(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_length, tag.data()) == 1);
    if (EVP_CipherFinal_ex(context.get(), octets_of(tag), &none) != 1) return std::nullopt;
    return out;
}

bool SecretCipher::is_newest(std::string_view encrypted) const
{
    return has_key() && encrypted.size() >= added && encrypted.front() == form &&
           encrypted.substr(1, name_length) == keys_.front().name();
}

} // namespace penstock::store
