#include "people/password.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace penstock {
namespace {

std::string judged(std::string_view typed)
{
    auto made = new_password(typed, "Lin Mei", "mei.lin@example.org");
    return made ? "good" : std::string{name_of(made.error().why)} + " " + made.error().detail;
}

TEST(PasswordRule, takes_what_is_long_and_not_common)
{
    for (auto good : {"three calm herons wade", "春眠不觉晓处处闻啼鸟夜来", "kT9#vLq2!xWz", "correct battery horse staples"})
        EXPECT_EQ(judged(good), "good") << good;
    EXPECT_EQ(judged("三只鹭鸟静静地走"), "password_too_weak short");
    EXPECT_EQ(judged("kT9#vLq2!xW"), "password_too_weak short");
    EXPECT_EQ(judged(std::string(64, 'a') + std::string(64, 'b')), "password_too_weak common");
    std::string long_one = "kT9#vLq2!xWz";
    while (long_one.size() < 128) long_one += "x";
    EXPECT_EQ(judged(long_one), "good");
    EXPECT_EQ(judged(long_one + "x"), "too_long 128");
}

TEST(PasswordRule, refuses_names_addresses_and_habits)
{
    for (auto personal : {"LinMei-is-here!", "herons Lin.Mei wade", "herons mei.LIN wade", "herons 林小梅 wading"}) {
        auto made = new_password(personal, personal[7] == '\xE6' ? "林小梅" : "Lin Mei", "mei.lin@example.org");
        ASSERT_FALSE(made) << personal;
        EXPECT_EQ(made.error().detail, "personal") << personal;
    }
    EXPECT_EQ(judged("calling thirteen mails"), "good") << "three letters by chance are nobody's name";
    for (auto common :
         {"123456789012", "Password1234", "P@ssw0rd@2026", "Woaini1314520", "qwertyuiop[]", "Admin@123456",
          "aaaaaaaaaaaaaa", "110101199003074514", "密码密码123456789", "Zhongguo2026!!", "correcthorsebatterystaple"})
        EXPECT_EQ(judged(common), "password_too_weak common") << common;
}

TEST(PasswordRule, forgives_spaces_that_pasting_adds_and_one_way_of_writing_an_accent)
{
    EXPECT_EQ(*new_password("  three calm herons wade \n", "", ""), "three calm herons wade");
    EXPECT_EQ(*new_password("cafe\u0301 of calm herons", "", ""), "caf\u00e9 of calm herons");
    EXPECT_EQ(new_password("three calm\x01herons wade", "", "").error().why, refusal::control_character);
}

TEST(PasswordHash, P26_is_argon2id_at_the_agreed_cost)
{
    SeededChance chance{1};
    auto         hash = hash_password("three calm herons wade", chance);
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_NE(hash, hash_password("three calm herons wade", chance)) << "each has a salt of its own";
    EXPECT_TRUE(verify_password(hash, "three calm herons wade").right);
    EXPECT_TRUE(verify_password(hash, " three calm herons wade ").right);
    EXPECT_FALSE(verify_password(hash, "three calm herons Wade").right);
    EXPECT_FALSE(verify_password(hash, "").right);
    EXPECT_FALSE(verify_password(hash, std::string(1000, 'x')).right);
}

TEST(PasswordHash, P26_an_unknown_account_costs_one_hash_too)
{
    auto before = password_hashes();
    EXPECT_FALSE(verify_password("", "three calm herons wade").right);
    EXPECT_EQ(password_hashes(), before + 1);
}

TEST(PasswordHash, is_outdated_when_the_cost_has_risen)
{
    SeededChance chance{1};
    auto         cheap = hash_password("three calm herons wade", chance, {.memory_kib = 1024, .passes = 2, .lanes = 1});
    EXPECT_TRUE(verify_password(cheap, "three calm herons wade").outdated);
    EXPECT_FALSE(verify_password(cheap, "wrong herons").outdated);
    auto present = hash_password("three calm herons wade", chance);
    EXPECT_FALSE(verify_password(present, "three calm herons wade").outdated);
}

TEST(PasswordHash, P26_no_more_than_four_run_at_once)
{
    std::atomic<int>         done = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i)
        threads.emplace_back([&, i] {
            SeededChance chance{static_cast<std::uint64_t>(i)};
            hash_password("three calm herons wade", chance);
            ++done;
        });
    int most = 0;
    while (done < 12) {
        most = std::max(most, password_hashes_running());
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    for (auto& thread : threads) thread.join();
    EXPECT_LE(most, hashes_at_once);
    EXPECT_GE(most, 2) << "or the test saw nothing";
    EXPECT_EQ(password_hashes_running(), 0);
}

} // namespace
} // namespace penstock
