// Which addresses are asked at all, and whose network each belongs to.
#include "identity/https.hpp"

#include "identity/refusals.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <sys/socket.h>

#include <cstring>
#include <unistd.h>

namespace penstock {
namespace {

Network network(std::string const& text)
{
    sockaddr_storage to{};
    if (text.find(':') == std::string::npos) {
        sockaddr_in in{.sin_family = AF_INET};
        EXPECT_EQ(inet_pton(AF_INET, text.c_str(), &in.sin_addr), 1) << text;
        std::memcpy(&to, &in, sizeof in);
    } else {
        sockaddr_in6 in{.sin6_family = AF_INET6};
        EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &in.sin6_addr), 1) << text;
        std::memcpy(&to, &in, sizeof in);
    }
    return network_of(reinterpret_cast<sockaddr const&>(to));
}

TEST(Https, knows_whose_network_an_address_is_of)
{
    for (auto const* each : {"8.8.8.8", "172.32.0.1", "169.253.0.1", "2606:4700::1111", "::ffff:8.8.8.8"})
        EXPECT_EQ(network(each), Network::world) << each;
    for (auto const* each :
         {"10.1.2.3", "172.16.0.1", "192.168.0.1", "100.64.0.1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1"})
        EXPECT_EQ(network(each), Network::house) << each;
    for (auto const* each : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "64:ff9b::127.0.0.1", "::127.0.0.1"})
        EXPECT_EQ(network(each), Network::machine) << each;
    for (auto const* each : {"169.254.169.254", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::", "fe80::1", "ff02::1",
                             "::ffff:169.254.169.254"})
        EXPECT_EQ(network(each), Network::nobody) << each;
}

TEST(Https, asks_by_tls_only_but_on_this_machine)
{
    for (auto const* each : {"https://login.example.org", "https://login.example.org:8443/a?b=c", "http://127.0.0.1:1/",
                             "http://localhost", "http://[::1]:8080"})
        EXPECT_TRUE(askable(each)) << each;
    for (auto const* each : {"", "login.example.org", "http://login.example.org", "ftp://login.example.org",
                             "file:///etc/passwd", "https://user:word@login.example.org", "https://login.example.org#a",
                             "http://127.0.0.1.example.org", "https://", "http://10.0.0.1"})
        EXPECT_FALSE(askable(each)) << each;
}

TEST(Https, does_not_connect_nearer_than_it_may)
{
    int const   listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in here{.sin_family = AF_INET};
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length     = sizeof here;
    ASSERT_EQ(bind(listening, reinterpret_cast<sockaddr*>(&here), length), 0);
    ASSERT_EQ(listen(listening, 1), 0);
    ASSERT_EQ(getsockname(listening, reinterpret_cast<sockaddr*>(&here), &length), 0);
    auto const url = "http://127.0.0.1:" + std::to_string(ntohs(here.sin_port)) + "/";
    for (auto nearest : {Network::world, Network::house}) {
        auto answer = ask_by_https({.url = url, .nearest = nearest});
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().why, refusal::provider_unavailable);
        EXPECT_EQ(answer.error().detail, "address");
    }
    close(listening);
}

TEST(Https, writes_a_parameter) { EXPECT_EQ(in_url("a b&c=ü~"), "a%20b%26c%3D%C3%BC~"); }

} // namespace
} // namespace penstock
