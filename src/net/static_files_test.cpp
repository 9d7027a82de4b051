// The web application as a browser gets it.
#include "net/static_files.hpp"
#include "net/test_server.hpp"

#include <algorithm>

using namespace penstock::net;
using namespace penstock::net::test;

namespace {

std::string const digest(64, 'd');

// Sorted by path, as the build makes them.
Asset const assets[]{
    {"/assets/app-Bx3kQ9.js", "text/javascript; charset=utf-8", "plain script", "gzip script", "brotli script", digest,
     true},
    {"/icon.png", "image/png", "picture", {}, {}, digest, false},
    {"/index.html",
     "text/html; charset=utf-8",
     "<meta content=\"__CSP_NONCE__\"><style nonce=\"__CSP_NONCE__\">",
     {},
     {},
     digest,
     false},
};

Functions files()
{
    Functions functions;
    functions.answer = [files = StaticFiles{assets}](Request&& request, Responder to) {
        auto answer = files.answer(request);
        to.answer(answer ? std::move(*answer) : text("not a file"));
    };
    return functions;
}

} // namespace

TEST(StaticFiles, the_smallest_variant_the_client_takes_is_sent)
{
    TestServer server{files()};
    Client     client{server};
    auto       get  = [&](std::string const& accepting) { return client.get("/assets/app-Bx3kQ9.js", accepting); };
    auto       best = get("Accept-Encoding: gzip, deflate, br\r\n");
    EXPECT_EQ(best.body, "brotli script");
    EXPECT_EQ(best.headers["content-encoding"], "br");
    EXPECT_EQ(best.headers["vary"], "Accept-Encoding");
    EXPECT_EQ(best.headers["cache-control"], "public, max-age=31536000, immutable");
    EXPECT_EQ(best.headers["content-type"], "text/javascript; charset=utf-8");
    EXPECT_EQ(get("Accept-Encoding: gzip\r\n").body, "gzip script");
    EXPECT_EQ(get("Accept-Encoding: br;q=0, gzip;q=0.5\r\n").body, "gzip script");
    EXPECT_EQ(get("Accept-Encoding: *\r\n").body, "brotli script");
    EXPECT_EQ(get("Accept-Encoding: brown, x-gzip\r\n").body, "plain script");
    auto plain = get("");
    EXPECT_EQ(plain.body, "plain script");
    EXPECT_FALSE(plain.headers.contains("content-encoding"));
    EXPECT_NE(plain.headers["etag"], best.headers["etag"]);
}

TEST(StaticFiles, what_the_browser_has_is_not_sent_again)
{
    TestServer server{files()};
    Client     client{server};
    auto       etag = client.get("/icon.png").headers["etag"];
    ASSERT_TRUE(etag.starts_with('"'));
    auto again = client.get("/icon.png", "If-None-Match: \"other\", " + etag + "\r\n");
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.headers["etag"], etag);
    EXPECT_EQ(again.headers["cache-control"], "no-cache");
    EXPECT_FALSE(again.headers.contains("content-length"));
    EXPECT_EQ(client.get("/icon.png", "If-None-Match: \"other\"\r\n").status, 200);
}

TEST(StaticFiles, every_page_has_a_nonce_of_its_own)
{
    TestServer server{files()};
    Client     client{server};
    auto       first = client.get("/"), second = client.get("/awards/12?sort=-amount");
    for (auto& page : {first, second}) {
        auto begin = page.body.find("content=\"") + 9;
        auto nonce = page.body.substr(begin, page.body.find('"', begin) - begin);
        EXPECT_EQ(nonce.size(), 24u);
        EXPECT_NE(page.headers.at("content-security-policy").find("'nonce-" + nonce + "'"), std::string::npos);
        EXPECT_NE(page.body.find("nonce=\"" + nonce), std::string::npos);
        EXPECT_EQ(page.headers.at("content-security-policy").find("unsafe"), std::string::npos);
        EXPECT_EQ(page.headers.at("cache-control"), "no-cache");
    }
    EXPECT_NE(first.body, second.body);
}

TEST(StaticFiles, scenes_give_the_page_and_missing_files_do_not)
{
    TestServer server{files()};
    Client     client{server};
    EXPECT_EQ(client.get("/portfolio").headers["content-type"], "text/html; charset=utf-8");
    EXPECT_EQ(client.get("/index.html").headers["content-type"], "text/html; charset=utf-8");
    EXPECT_EQ(client.get("/apiary").headers["content-type"], "text/html; charset=utf-8");
    EXPECT_EQ(client.get("/assets/gone-123.js").status, 404);
    EXPECT_EQ(client.get("/.env").status, 404);
    for (auto path : {"/api", "/api/awards", "/journal/checkpoint", "/healthz", "/metrics"})
        EXPECT_EQ(client.get(path).body, "not a file") << path;
    client.say("POST /portfolio HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    auto refused = client.answer();
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.headers["allow"], "GET, HEAD");
}

TEST(StaticFiles, the_binary_holds_a_page)
{
    auto all = embedded_assets();
    ASSERT_TRUE(std::ranges::is_sorted(all, {}, &Asset::path));
    auto page = std::ranges::find(all, "/index.html", &Asset::path);
    ASSERT_NE(page, all.end());
    EXPECT_TRUE(page->identity.starts_with("<!doctype html>"));
    EXPECT_TRUE(page->identity.find("</html>") != std::string_view::npos);
}
