// A password and a mail on their way to a mail server: only over a connection that nobody else can read, unless the
// server is on this machine.
#include "message/smtp.hpp"
#include "support/smtp_server.hpp"

#include <gtest/gtest.h>

using namespace penstock;

namespace {

// "penstock" and "fen 2026" as AUTH PLAIN says them (RFC 4616).
constexpr std::string_view user = "penstock", password = "fen 2026", both_in_base64 = "AHBlbnN0b2NrAGZlbiAyMDI2";

struct Sent {
    SmtpAnswer                   answer;
    std::vector<test::TakenMail> taken;
};

Sent send(test::SmtpServer& server, SmtpServer to)
{
    to.port     = server.port();
    to.from     = "penstock@linjiang.example";
    to.password = to.user.empty() ? "" : password;
    auto answer = send_by_smtp(to, "somebody@linjiang.example", "Subject: test\r\n\r\nText.\r\n");
    return {answer, server.taken()};
}

TEST(SmtpConnection, carries_the_password_once_tls_has_begun)
{
    test::SmtpServer server{{test::SmtpTls::offered}};
    auto [answer, taken] = send(
        server, {.host = "mail.localhost", .user = std::string{user}, .authority_file = server.certificate().file()});
    EXPECT_EQ(answer.outcome, SmtpOutcome::taken) << answer.said;
    ASSERT_EQ(taken.size(), 1);
    EXPECT_TRUE(taken[0].by_tls);
    EXPECT_EQ(taken[0].password, both_in_base64);
}

TEST(SmtpConnection, begins_with_tls_where_the_port_asks_for_it)
{
    test::SmtpServer server{{test::SmtpTls::at_once}};
    auto [answer, taken] = send(server, {.host           = "mail.localhost",
                                         .user           = std::string{user},
                                         .tls_from_start = true,
                                         .authority_file = server.certificate().file()});
    EXPECT_EQ(answer.outcome, SmtpOutcome::taken) << answer.said;
    ASSERT_EQ(taken.size(), 1);
    EXPECT_TRUE(taken[0].by_tls);
}

TEST(SmtpConnection, says_nothing_to_a_server_nobody_vouches_for)
{
    for (auto tls : {test::SmtpTls::offered, test::SmtpTls::at_once}) {
        test::SmtpServer server{{tls}};
        auto [answer, taken] = send(
            server,
            {.host = "mail.localhost", .user = std::string{user}, .tls_from_start = tls == test::SmtpTls::at_once});
        EXPECT_EQ(answer.outcome, SmtpOutcome::later);
        EXPECT_NE(answer.said.find("certificate"), std::string::npos) << answer.said;
        EXPECT_TRUE(taken.empty());
        EXPECT_FALSE(server.password_came());
    }
}

TEST(SmtpConnection, says_nothing_to_a_server_of_another_name)
{
    test::SmtpServer server{{test::SmtpTls::offered, "other.example"}};
    auto [answer, taken] = send(
        server, {.host = "mail.localhost", .user = std::string{user}, .authority_file = server.certificate().file()});
    EXPECT_EQ(answer.outcome, SmtpOutcome::later);
    EXPECT_TRUE(taken.empty());
    EXPECT_FALSE(server.password_came());
}

// A name that begins like a number of this machine is another machine's all the same.
TEST(SmtpConnection, gives_no_password_away_in_the_clear)
{
    for (auto const* host : {"mail.localhost", "127.0.0.1.localhost"}) {
        test::SmtpServer server;
        auto [answer, taken] = send(server, {.host = host, .user = std::string{user}});
        EXPECT_EQ(answer.outcome, SmtpOutcome::later) << host;
        EXPECT_TRUE(taken.empty());
        EXPECT_FALSE(server.password_came()) << host;
    }
}

TEST(SmtpConnection, to_this_machine_needs_neither_tls_nor_a_name)
{
    for (auto tls : {test::SmtpTls::none, test::SmtpTls::offered}) {
        test::SmtpServer server{{tls, "snakeoil.example"}};
        auto [answer, taken] = send(server, {.host = "127.0.0.1", .user = std::string{user}});
        EXPECT_EQ(answer.outcome, SmtpOutcome::taken) << answer.said;
        ASSERT_EQ(taken.size(), 1);
        EXPECT_EQ(taken[0].by_tls, tls == test::SmtpTls::offered);
        EXPECT_EQ(taken[0].password, both_in_base64);
        EXPECT_EQ(server.password_in_the_clear(), tls == test::SmtpTls::none);
    }
}

} // namespace
