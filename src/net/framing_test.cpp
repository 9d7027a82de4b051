// The row "HTTP framing" of the catalogue of bad input: each is said byte by byte to a real server.
#include "net/test_server.hpp"

#include <rapidcheck/gtest.h>

using namespace penstock::net;
using namespace penstock::net::test;

namespace {

struct Case {
    char const* what;
    std::string bytes;
    int         status;
};

std::string get(std::string const& target, std::string const& headers = "Host: localhost\r\n")
{
    return "GET " + target + " HTTP/1.1\r\n" + headers + "\r\n";
}

std::string post(std::string const& headers, std::string const& body)
{
    return "POST /x HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

// Each is answered with its status, and nothing that follows on the connection is taken for a request.
void refused(std::vector<Case> const& cases)
{
    TestServer server;
    for (auto const& [what, bytes, status] : cases) {
        Client client{server};
        client.say(bytes);
        auto answer = client.answer();
        EXPECT_EQ(answer.status, status) << what;
        EXPECT_EQ(answer.headers["connection"], "close") << what;
        EXPECT_EQ(answer.headers["content-type"], "application/problem+json") << what;
        client.say(get("/smuggled"));
        EXPECT_EQ(client.answer(false, 3s).status, 0) << what << ": a second answer";
        EXPECT_TRUE(client.ended) << what << ": still open";
    }
}

} // namespace

TEST(Framing, two_readings_of_where_a_body_ends_are_refused)
{
    refused({
        {"both lengths", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        {"both, other order", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
        {"two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"), 400},
        {"two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 400},
        {"list of lengths", post("Content-Length: 5, 5\r\n", "hello"), 400},
        {"signed length", post("Content-Length: +5\r\n", "hello"), 400},
        {"negative length", post("Content-Length: -5\r\n", "hello"), 400},
        {"hexadecimal length", post("Content-Length: 0x5\r\n", "hello"), 400},
        {"empty length", post("Content-Length:\r\n", "hello"), 400},
        {"length with a space inside", post("Content-Length: 1 0\r\n", "hello"), 400},
        {"length beyond every number", post("Content-Length: 99999999999999999999999\r\n", ""), 400},
        {"unknown coding", post("Transfer-Encoding: gzip\r\n", ""), 400},
        {"two codings", post("Transfer-Encoding: gzip, chunked\r\n", ""), 400},
        {"chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        {"chunked, quoted", post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"), 400},
        {"hidden coding", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400},
        {"coding in 1.0", "POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
    });
}

TEST(Framing, broken_chunks_are_refused)
{
    std::string const chunked = "Transfer-Encoding: chunked\r\n";
    refused({
        {"largest size", post(chunked, "FFFFFFFFFFFFFFFF\r\nx"), 413},
        {"sum of sizes beyond the limit", post(chunked, "1\r\nx\r\nFFFFFFFFFFFFFFFF\r\nx"), 413},
        {"size beyond every number", post(chunked, "FFFFFFFFFFFFFFFFF\r\nx"), 400},
        {"no size", post(chunked, "\r\nhello\r\n0\r\n\r\n"), 400},
        {"negative size", post(chunked, "-5\r\nhello\r\n0\r\n\r\n"), 400},
        {"size with 0x", post(chunked, "0x5\r\nhello\r\n0\r\n\r\n"), 400},
        {"bare line feed after the size", post(chunked, "5\nhello\r\n0\r\n\r\n"), 400},
        {"chunk longer than said", post(chunked, "3\r\nhello\r\n0\r\n\r\n"), 400},
        {"endless extension", post(chunked, "5;x=" + std::string(20'000, 'y')), 400},
    });
}

TEST(Framing, broken_lines_and_headers_are_refused)
{
    refused({
        {"bare line feeds", "GET /x HTTP/1.1\nHost: localhost\n\n", 400},
        {"one bare line feed", "GET /x HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n", 400},
        {"bare carriage return", "GET /x HTTP/1.1\r\nHost: local\rhost\r\n\r\n", 400},
        {"folded header", get("/x", "Host: localhost\r\nX: a\r\n b\r\n"), 400},
        {"folded by tab", get("/x", "Host: localhost\r\nX: a\r\n\tb\r\n"), 400},
        {"first header begins with a space", get("/x", " Host: localhost\r\n"), 400},
        {"space before the colon", get("/x", "Host : localhost\r\n"), 400},
        {"no colon", get("/x", "Host: localhost\r\nnonsense\r\n"), 400},
        {"no name", get("/x", "Host: localhost\r\n: value\r\n"), 400},
        {"NUL in a value", get("/x", std::string{"Host: localhost\r\nX: a\0b\r\n", 25}), 400},
        {"no host", get("/x", "X: y\r\n"), 400},
        {"two hosts", get("/x", "Host: localhost\r\nHost: localhost\r\n"), 400},
        {"empty host", get("/x", "Host:\r\n"), 400},
        {"host with a path", get("/x", "Host: localhost/evil\r\n"), 400},
        {"host with a user", get("/x", "Host: a@localhost\r\n"), 400},
        {"host with a space", get("/x", "Host: local host\r\n"), 400},
        {"HTTP/2 in the clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"no version", "GET /x\r\n\r\n", 400},
        {"three spaces", "GET  /x HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
        {"not HTTP at all", "\x16\x03\x01\x02\n", 400},
        {"many empty lines", "\r\n\r\n\r\nGET /x HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
        {"unknown expectation", post("Expect: the-unexpected\r\nContent-Length: 0\r\n", ""), 417},
    });
}

TEST(Framing, too_much_of_anything_is_refused)
{
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += "A: b\r\n";
    std::string hundred_and_one = "Host: localhost\r\n";
    for (int i = 0; i < 100; ++i) hundred_and_one += "A: b\r\n";
    refused({
        {"address of 64 KB", get("/" + std::string(65'536, 'a')), 414},
        {"address just too long", get("/" + std::string(8'192, 'a')), 414},
        {"100,000 headers", get("/x", many), 431},
        {"101 headers", get("/x", hundred_and_one), 431},
        {"header of 20 KB", get("/x", "Host: localhost\r\nX: " + std::string(20'000, 'y') + "\r\n"), 431},
        {"body of more than 1 MB", post("Content-Length: 1048577\r\n", std::string(1'048'577, 'z')), 413},
        {"chunks of more than 1 MB",
         post("Transfer-Encoding: chunked\r\n", "100001\r\n" + std::string(0x100001, 'z') + "\r\n0\r\n\r\n"), 413},
    });
}

TEST(Framing, what_just_fits_is_served)
{
    TestServer  server;
    std::string headers = "Host: localhost\r\n";
    for (int i = 0; i < 99; ++i) headers += "A: b\r\n";
    Client client{server};
    client.say(get("/x", headers));
    EXPECT_EQ(client.answer().status, 200);
    EXPECT_EQ(client.get("/" + std::string(8'191, 'a')).status, 200);
    client.say(post("Content-Length: 1048576\r\n", std::string(1'048'576, 'z')));
    EXPECT_EQ(client.answer().body.size(), 1'048'576 + std::string_view{"POST /x? "}.size());
}

TEST(Framing, an_address_that_could_be_read_in_two_ways_is_refused)
{
    refused({
        {"NUL", get("/a%00b"), 400},
        {"raw NUL", get(std::string{"/a\0b", 4}), 400},
        {"control character", get("/a%0d%0ab"), 400},
        {"parent", get("/a/../b"), 400},
        {"parent at the end", get("/a/.."), 400},
        {"this folder", get("/./a"), 400},
        {"encoded parent", get("/a/%2e%2e/b"), 400},
        {"half encoded parent", get("/a/.%2e/b"), 400},
        {"encoded slash after dots", get("/a/..%2fb"), 400},
        {"encoded slash", get("/a%2Fb"), 400},
        {"backslash", get("/a\\b"), 400},
        {"encoded backslash", get("/a/..%5cb"), 400},
        {"cut code", get("/a%4"), 400},
        {"wrong code", get("/a%zz"), 400},
        {"not UTF-8", get("/a%ff"), 400},
        {"overlong UTF-8", get("/a%c0%af"), 400},
        {"surrogate", get("/a%ed%a0%80"), 400},
        {"fragment", get("/a#b"), 400},
        {"raw bytes beyond ASCII", get("/\xe7\xae\xa1"), 400},
        {"no slash", get("a/b"), 400},
        {"star", get("*"), 400},
        {"absolute address of another host", get("http://other.example/x"), 400},
        {"absolute address without host", get("http:///x"), 400},
        {"another scheme", get("ftp://localhost/x"), 400},
    });
}

TEST(Framing, methods_nobody_defined_are_refused)
{
    refused({
        {"unknown", "BREW /x HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
        {"lower case", "get /x HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
        {"TRACE", "TRACE /x HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
        {"CONNECT", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
    });
}

TEST(Framing, the_path_is_decoded_once_and_the_query_left_alone)
{
    TestServer server;
    Client     client{server};
    EXPECT_EQ(client.get("/%E7%AE%A1%E7%90%86/a+b%20c?q=%E7%AE%A1&x=%2e%2e%2f").body,
              "GET /管理/a+b c?q=%E7%AE%A1&x=%2e%2e%2f ");
    EXPECT_EQ(client.get("/%2541").body, "GET /%41? ");
    EXPECT_EQ(client.get("/..a/.b/c...").body, "GET /..a/.b/c...? ");
    EXPECT_EQ(client.get("http://localhost/x?y").body, "GET /x?y ");
}

TEST(Framing, an_empty_line_before_a_request_is_forgiven)
{
    TestServer server;
    Client     client{server};
    client.say("\r\n" + get("/x"));
    EXPECT_EQ(client.answer().body, "GET /x? ");
}

TEST(Framing, bodies_come_in_any_number_of_pieces)
{
    TestServer server;
    Client     client{server};
    auto bytes = post("Transfer-Encoding: chunked\r\n", "5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nTrailer: x\r\n\r\n");
    for (char c : bytes) {
        client.say({&c, 1});
        std::this_thread::sleep_for(100us);
    }
    EXPECT_EQ(client.answer().body, "POST /x? hello world");
    client.say(post("Content-Length: 5\r\n", "hel"));
    std::this_thread::sleep_for(20ms);
    client.say("lo");
    EXPECT_EQ(client.answer().body, "POST /x? hello");
}

TEST(Framing, requests_sent_without_waiting_are_answered_in_order)
{
    TestServer  server;
    Client      client{server};
    std::string all;
    for (int i = 0; i < 200; ++i)
        all += i % 3 ? get("/" + std::to_string(i))
                     : "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc";
    client.say(all);
    for (int i = 0; i < 200; ++i)
        ASSERT_EQ(client.answer().body,
                  i % 3 ? "GET /" + std::to_string(i) + "? " : "POST /" + std::to_string(i) + "? abc");
}

TEST(Framing, a_body_is_invited_only_when_it_would_be_taken)
{
    TestServer server;
    Client     client{server};
    client.say(post("Expect: 100-continue\r\nContent-Length: 5\r\n", ""));
    EXPECT_EQ(client.answer().status, 100);
    client.say("hello");
    EXPECT_EQ(client.answer().body, "POST /x? hello");

    client.say(post("Expect: 100-continue\r\nContent-Length: 5000000\r\n", ""));
    EXPECT_EQ(client.answer().status, 413);
    EXPECT_TRUE(client.ends_within(5s));
}

TEST(Framing, HTTP_1_0_is_kept_alive_only_when_asked)
{
    TestServer server;
    Client     client{server};
    client.say("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(client.answer().headers["connection"], "keep-alive");
    client.say("GET /x HTTP/1.0\r\n\r\n");
    auto answer = client.answer();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers["connection"], "close");
    EXPECT_TRUE(client.ends_within(1s));
}

TEST(Framing, HEAD_has_the_head_of_GET_and_no_body)
{
    TestServer server;
    Client     client{server};
    client.say("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
    auto answer = client.answer(true);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers["content-length"], "9");
    EXPECT_EQ(client.get("/y").body, "GET /y? ");
}

// Whatever bytes come, the server answers or closes, and goes on serving others.
RC_GTEST_PROP(Framing, any_bytes_are_answered_or_refused, ())
{
    static TestServer                     server;
    static std::vector<std::string> const pieces{"GET ",
                                                 "/x",
                                                 " HTTP/1.1",
                                                 "\r\n",
                                                 "\r",
                                                 "\n",
                                                 "Host: localhost",
                                                 "Content-Length: 3",
                                                 ": ",
                                                 "POST /y HTTP/1.1\r\n",
                                                 "Transfer-Encoding: chunked",
                                                 "\r\n\r\n",
                                                 "3\r\nabc\r\n",
                                                 "0\r\n\r\n",
                                                 "%",
                                                 "../",
                                                 std::string(1, '\0'),
                                                 " ",
                                                 "\t"};
    auto                                  part  = rc::gen::elementOf(pieces);
    auto                                  parts = *rc::gen::container<std::vector<std::string>>(part);
    std::string                           bytes;
    for (auto const& p : parts) bytes += p;
    Client client{server};
    client.say(bytes);
    Client other{server};
    RC_ASSERT(other.get("/still-here").status == 200);
}
