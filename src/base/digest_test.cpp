#include "base/digest.hpp"

#include <gtest/gtest.h>

using namespace penstock;

TEST(Digest, sha256_of_nothing_is_the_published_value)
{
    EXPECT_EQ(hex(sha256("").view()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Digest, pieces_and_whole_agree_and_the_hasher_starts_anew)
{
    Sha256 hasher;
    EXPECT_EQ(hasher.update("L12").update("3456").finish(), sha256("L123456"));
    EXPECT_EQ(hasher.finish(), sha256(""));
}

TEST(Digest, base64_reads_back_what_it_wrote_and_nothing_else)
{
    for (std::string_view bytes : {"", "f", "fo", "foo", "foob"}) EXPECT_EQ(from_base64(base64(bytes)), bytes);
    EXPECT_EQ(base64("foob"), "Zm9vYg==");
    for (std::string_view bad : {"Zg=", "Zg", "Zh==", "Zg==\n", " Zg==", "Zg==Zg==", "====", "Z!=="})
        EXPECT_FALSE(from_base64(bad)) << bad;
}

TEST(Digest, hexadecimal_refuses_odd_and_foreign_digits)
{
    EXPECT_EQ(from_hex("00fF"), std::string("\x00\xff", 2));
    EXPECT_FALSE(from_hex("0"));
    EXPECT_FALSE(from_hex("0g"));
}
