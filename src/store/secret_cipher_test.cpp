#include "store/secret_cipher.hpp"

#include "base/digest.hpp"

#include <gtest/gtest.h>

namespace penstock::store {

namespace {

SecretCipher of_lines(std::vector<EncryptionKey> const& keys)
{
    std::string text;
    for (auto const& key : keys) text += key.text() + "\n";
    return SecretCipher::parse(text).value();
}

} // namespace

TEST(SecretCipher, an_encrypted_secret_is_read_with_its_key_and_its_place_and_with_nothing_else)
{
    SeededChance chance{1};
    auto const   key    = EncryptionKey::make(chance);
    auto const   cipher = of_lines({key});
    auto const   hidden = cipher.encrypt("twenty bytes of a key", "factor of 7", chance);

    EXPECT_EQ(hidden.size(), 21 + SecretCipher::added);
    EXPECT_EQ(hidden.find("twenty"), std::string::npos);
    EXPECT_EQ(cipher.decrypt(hidden, "factor of 7"), "twenty bytes of a key");
    EXPECT_EQ(cipher.decrypt(hidden, "factor of 8"), std::nullopt);
    EXPECT_EQ(of_lines({EncryptionKey::make(chance)}).decrypt(hidden, "factor of 7"), std::nullopt);
    EXPECT_EQ(SecretCipher{}.decrypt(hidden, "factor of 7"), std::nullopt);
    EXPECT_NE(cipher.encrypt("twenty bytes of a key", "factor of 7", chance), hidden);
    EXPECT_EQ(cipher.decrypt(cipher.encrypt("", "nothing", chance), "nothing"), "");
}

TEST(SecretCipher, no_bit_of_an_encrypted_secret_can_be_changed_and_no_byte_left_out)
{
    SeededChance chance{2};
    auto const   cipher = of_lines({EncryptionKey::make(chance)});
    auto const   hidden = cipher.encrypt("secret", "place", chance);
    for (std::size_t bit = 0; bit < hidden.size() * 8; ++bit) {
        auto changed     = hidden;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_EQ(cipher.decrypt(changed, "place"), std::nullopt);
    }
    for (std::size_t length = 0; length < hidden.size(); ++length)
        EXPECT_EQ(cipher.decrypt(std::string_view{hidden}.substr(0, length), "place"), std::nullopt);
}

TEST(SecretCipher, a_new_key_above_the_old_one_encrypts_and_both_decrypt)
{
    SeededChance chance{3};
    auto const   before = EncryptionKey::make(chance);
    auto const   now    = EncryptionKey::make(chance);
    auto const   old    = of_lines({before}).encrypt("secret", "place", chance);
    auto const   both   = of_lines({now, before});

    EXPECT_EQ(both.decrypt(old, "place"), "secret");
    EXPECT_FALSE(both.is_newest(old));
    auto const fresh = both.encrypt("secret", "place", chance);
    EXPECT_TRUE(both.is_newest(fresh));
    EXPECT_EQ(of_lines({now}).decrypt(fresh, "place"), "secret");
    EXPECT_EQ(of_lines({before}).decrypt(fresh, "place"), std::nullopt);
}

// Computed with Python's cryptography 48.0.0: AESGCM(key).encrypt(nonce, secret, head + place).
TEST(SecretCipher, another_program_reads_what_was_encrypted)
{
    auto const cipher =
        SecretCipher::parse("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n").value();
    auto const hidden = from_hex("017a1bd40c86f0e5c96465666768696a6b6c6d6e6f293bad031a9b33ea432a054bba4984"
                                 "c403ec6b2a9cd1935c");
    EXPECT_EQ(cipher.decrypt(hidden.value(), "place"), "a secret");
}

TEST(SecretCipher, a_file_of_keys_holds_64_hexadecimal_digits_a_line_and_nothing_else)
{
    std::string const digits(64, 'a');
    EXPECT_TRUE(SecretCipher::parse(digits).has_value());
    EXPECT_TRUE(SecretCipher::parse(digits + "\n").has_value());
    EXPECT_TRUE(SecretCipher::parse(digits + "\n" + std::string(64, '0') + "\n").has_value());
    for (auto const& bad : {std::string{}, std::string{"\n"}, digits + "a", digits.substr(1), digits + " \n",
                            digits + "\n\n", "#" + digits, std::string(64, 'g')})
        EXPECT_EQ(SecretCipher::parse(bad), std::nullopt);
    EXPECT_FALSE(SecretCipher{}.has_key());
}

} // namespace penstock::store
