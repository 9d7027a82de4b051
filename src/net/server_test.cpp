// What the server does with many clients, slow ones, late answers, long answers and its own end.
#include "base/defect.hpp"
#include "net/test_server.hpp"
#include "support/sanitized.hpp"

#include <atomic>
#include <future>
#include <mutex>

using namespace penstock::net;
using namespace penstock::net::test;

TEST(Server, every_answer_carries_the_security_headers)
{
    TestServer server;
    Client     client{server};
    auto       answer = client.get("/x");
    for (auto name : {"x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "permissions-policy",
                      "content-security-policy", "date"})
        EXPECT_TRUE(answer.headers.contains(name)) << name;
    EXPECT_EQ(answer.headers["cache-control"], "no-store");
    EXPECT_FALSE(answer.headers.contains("server"));
    EXPECT_FALSE(answer.headers.contains("strict-transport-security"));
}

TEST(Server, two_hundred_clients_ask_fifty_times_each)
{
    TestServer                server;
    std::atomic<int>          right{};
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            std::vector<Client> clients;
            for (int c = 0; c < 25; ++c) clients.emplace_back(server);
            for (int i = 0; i < 50; ++i) {
                auto path = "/" + std::to_string(t) + "/" + std::to_string(i);
                for (auto& client : clients) client.say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                for (auto& client : clients) right += client.answer().body == "GET " + path + "? ";
            }
        });
    threads.clear();
    EXPECT_EQ(right, 200 * 50);
    // An answer is counted when it has been written, which its reader may notice first.
    auto counts = server.server->counts();
    for (int wait = 0; wait < 400 && counts.requests[2] < 200u * 50u; ++wait) {
        std::this_thread::sleep_for(5ms);
        counts = server.server->counts();
    }
    EXPECT_EQ(counts.requests[2], 200u * 50u);
    EXPECT_EQ(counts.connections_accepted, 200u);
    std::uint64_t in_classes = 0;
    for (auto n : counts.latency) in_classes += n;
    EXPECT_EQ(in_classes, 200u * 50u);
    EXPECT_GT(counts.bytes_out, counts.bytes_in);
}

TEST(Server, an_answer_may_come_later_from_another_thread)
{
    std::vector<std::jthread> threads;
    Functions                 functions;
    functions.answer = [&](Request&& request, Responder responder) {
        threads.emplace_back([request = std::move(request), responder = std::move(responder)]() mutable {
            std::this_thread::sleep_for(5ms);
            responder.answer(text("late " + std::string{request.path} + std::string{request.body}));
        });
    };
    Options options;
    options.loops = 1; // all handlers run on one thread
    TestServer server{std::move(functions), options};
    Client     client{server};
    for (int i = 0; i < 50; ++i) {
        client.say("POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
        ASSERT_EQ(client.answer().body, "late /" + std::to_string(i) + "hi");
    }
}

TEST(Server, a_request_outlives_its_client)
{
    std::promise<Request>    promise;
    std::optional<Responder> responder;
    Functions                functions;
    functions.answer = [&](Request&& request, Responder to) {
        responder.emplace(std::move(to));
        promise.set_value(std::move(request));
    };
    TestServer server{std::move(functions)};
    Client     client{server};
    client.say("POST /kept HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");
    auto request = promise.get_future().get();
    client.leave();
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(request.path, "/kept");
    EXPECT_EQ(request.body, "body");
    EXPECT_EQ(request.header("content-length"), "4");
    responder->answer(text("to nobody"));
    EXPECT_EQ(request.host, "a");
}

TEST(Server, nobody_answering_is_an_error_with_a_trace)
{
    std::string told;
    Functions   functions;
    functions.answer = [](Request&& request, Responder) {
        if (request.path == "/defect") penstock::expects(false);
        if (request.path == "/disk") throw penstock::Unavailable{"disk full"};
    };
    Options options;
    options.on_defect = [&](std::string_view what, std::string_view trace) {
        told = std::string{what} + std::string{trace};
    };
    TestServer server{std::move(functions), std::move(options)};
    Client     client{server};
    auto       dropped = client.get("/dropped");
    EXPECT_EQ(dropped.status, 500);
    EXPECT_NE(dropped.body.find("internal_error"), std::string::npos);
    EXPECT_NE(dropped.body.find(R"("title":{"zh":")"), std::string::npos) << dropped.body; // a text in each language
    EXPECT_EQ(dropped.body.find("\"trace\":\"\""), std::string::npos);
    EXPECT_EQ(client.get("/defect").status, 500);
    EXPECT_NE(told.find("server_test.cpp"), std::string::npos);
    EXPECT_EQ(client.get("/disk").status, 503);
}

TEST(Server, a_line_break_in_a_header_never_reaches_the_client)
{
    Functions functions;
    functions.answer = [](Request&& request, Responder to) {
        auto out = text("x");
        out.headers.push_back({"X-Name", "a\r\nSet-Cookie: stolen"});
        if (request.path == "/long") out.body = Producer{[](std::string&) { return false; }};
        if (request.path == "/events") out.body = EventStream{std::make_shared<EventHub>(), {}};
        to.answer(std::move(out));
    };
    TestServer server{std::move(functions)};
    for (auto path : {"/x", "/long", "/events"}) {
        auto answer = Client{server}.get(path);
        EXPECT_EQ(answer.status, 500) << path;
        EXPECT_TRUE(answer.whole) << path;
        EXPECT_FALSE(answer.headers.contains("set-cookie")) << path;
    }
}

TEST(Server, slow_clients_are_told_so_and_closed_in_time)
{
    Options options;
    options.limits.head_milliseconds     = 300;
    options.limits.body_milliseconds     = 300;
    options.limits.body_bytes_per_second = 1000;
    options.limits.idle_milliseconds     = 600;
    TestServer server{{}, options};

    Client       silent{server}, head{server}, body{server};
    auto         began = Clock::now();
    std::jthread drip{[&] {
        body.say("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
        for (std::string_view rest = "GET /x HTTP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; !rest.empty();) {
            head.say(rest.substr(0, 1));
            body.say("z");
            rest.remove_prefix(1);
            std::this_thread::sleep_for(50ms);
        }
    }};
    EXPECT_EQ(head.answer().status, 408);
    EXPECT_LT(Clock::now() - began, 1500ms);
    EXPECT_EQ(body.answer().status, 408);
    EXPECT_LT(Clock::now() - began, 1500ms);
    EXPECT_TRUE(silent.ends_within(1500ms));
    EXPECT_GT(Clock::now() - began, 500ms);
}

TEST(Server, a_client_that_does_not_read_is_closed_in_time)
{
    Options options;
    options.limits.write_milliseconds = 300;
    Functions functions;
    std::string long_answer;
    long_answer.resize(20'000'000, 'x');
    functions.answer = [&](Request&&, Responder to) { to.answer(text(long_answer)); };
    TestServer server{std::move(functions), options};
    Client     client{server, "127.0.0.1", 4096};
    client.say("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(1500ms);
    EXPECT_EQ(server.server->counts().connections_open, 0u);
    EXPECT_FALSE(client.answer().whole);
}

TEST(Server, too_many_connections_are_turned_away_with_a_reason)
{
    Options options;
    options.limits.connections             = 20;
    options.limits.connections_per_address = 10;
    TestServer          server{{}, options};
    std::vector<Client> clients;
    for (int i = 0; i < 10; ++i) clients.emplace_back(server, "127.0.0.2");
    for (auto& client : clients) ASSERT_EQ(client.get("/x").status, 200);
    EXPECT_EQ(Client(server, "127.0.0.2").answer().status, 429);
    for (int i = 0; i < 10; ++i) clients.emplace_back(server, "127.0.0.3");
    for (auto& client : clients) ASSERT_EQ(client.get("/x").status, 200);
    Client beyond{server, "127.0.0.4"};
    EXPECT_EQ(beyond.answer().status, 503);
    EXPECT_TRUE(beyond.ends_within(3s));
    EXPECT_EQ(server.server->counts().connections_refused, 2u);

    clients.clear();
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(Client(server, "127.0.0.2").get("/x").status, 200);
}

TEST(Server, a_long_answer_waits_for_its_reader)
{
    constexpr int    chunks = 400;
    std::atomic<int> made{};
    Functions        functions;
    functions.answer = [&](Request&&, Responder to) {
        Response out;
        out.content_type = "text/csv";
        out.body         = Producer{[&, i = 0](std::string& chunk) mutable {
            chunk.assign(100'000, static_cast<char>('a' + i % 26));
            ++made;
            return ++i < chunks;
        }};
        to.answer(std::move(out));
    };
    TestServer server{std::move(functions)};
    Client     client{server, "127.0.0.1", 4096};
    client.say("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(300ms);
    EXPECT_LT(made, chunks / 2) << "the producer ran ahead of its reader";
    auto answer = client.answer();
    EXPECT_TRUE(answer.whole);
    EXPECT_EQ(answer.body.size(), 100'000u * chunks);
    EXPECT_EQ(client.get("/again").status, 200);

    Client old{server};
    old.say("GET /x HTTP/1.0\r\n\r\n");
    EXPECT_EQ(old.answer().body.size(), 100'000u * chunks);
}

TEST(Server, a_long_answer_that_fails_is_seen_to_be_cut)
{
    Functions functions;
    functions.answer = [&](Request&&, Responder to) {
        Response out;
        out.body = Producer{[i = 0](std::string& chunk) mutable {
            if (++i == 3) throw penstock::Unavailable{"the database went away"};
            chunk = "some rows\n";
            return true;
        }};
        to.answer(std::move(out));
    };
    TestServer server{std::move(functions)};
    Client     client{server};
    auto       answer = client.get("/x");
    EXPECT_EQ(answer.body, "some rows\nsome rows\n");
    EXPECT_FALSE(answer.whole);
    EXPECT_TRUE(client.ended);
}

TEST(Server, a_slow_producer_does_not_hold_up_others)
{
    Functions functions;
    functions.answer = [&](Request&& request, Responder to) {
        if (request.path != "/slow") return to.answer(text("quick"));
        Response out;
        out.body = Producer{[](std::string& chunk) {
            std::this_thread::sleep_for(300ms);
            chunk = "done";
            return false;
        }};
        to.answer(std::move(out));
    };
    Options options;
    options.loops = 1;
    TestServer server{std::move(functions), options};
    Client     slow{server}, quick{server};
    slow.say("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    auto began = Clock::now();
    for (int i = 0; i < 20; ++i) ASSERT_EQ(quick.get("/x").body, "quick");
    EXPECT_LT(Clock::now() - began, 250ms);
    EXPECT_EQ(slow.answer().body, "done");
}

TEST(Server, an_upload_goes_to_a_file_and_memory_stays_flat)
{
    penstock::Digest digest;
    std::uint64_t    size{};
    Functions        functions;
    functions.rule   = [](RequestHead const&) { return BodyRule{32 << 20, true}; };
    functions.answer = [&](Request&& request, Responder to) {
        digest = request.upload->digest();
        size   = request.upload->size();
        EXPECT_TRUE(request.body.empty());
        to.answer(text(request.upload->read(20 * 1000 * 1000 - 3, 100)));
    };
    TestServer server{std::move(functions)};
    Client     client{server};
    ASSERT_EQ(client.say("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 20000000\r\n\r\n"), true);
    std::string      piece(100'000, 'q'); // 200 of them
    long             before = resident(), most = 0;
    penstock::Sha256 expected;
    for (int i = 0; i < 200; ++i) {
        piece[0] = static_cast<char>(i);
        expected.update(piece);
        ASSERT_TRUE(client.say(piece));
        most = std::max(most, resident());
    }
    auto answer = client.answer();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "qqq");
    EXPECT_EQ(size, 20'000'000u);
    EXPECT_EQ(digest, expected.finish());
#if !PENSTOCK_SANITIZED
    EXPECT_LT(most - before, 4'000) << "kilobytes";
#endif
    client.say("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 40000000\r\n\r\n");
    EXPECT_EQ(client.answer().status, 413);
}

TEST(Server, an_upload_without_room_is_refused)
{
    Functions functions;
    functions.rule = [](RequestHead const&) { return BodyRule{32 << 20, true}; };
    Options options;
    options.spool_folder = "/nowhere";
    TestServer server{std::move(functions), options};
    Client     client{server};
    client.say("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(client.answer().status, 507);
}

TEST(Server, an_idle_client_keeps_nothing_of_what_it_sent_and_got)
{
    Functions functions;
    functions.answer = [](Request&& request, Responder to) { to.answer(text(std::string(200'000, request.body[0]))); };
    Options options;
    options.limits.connections_per_address = 1000;
    TestServer        server{std::move(functions), options};
    std::string const question =
        "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" + std::string(200'000, 'q');
    auto ask = [&](Client& client) {
        client.say(question);
        EXPECT_EQ(client.answer().body.size(), 200'000u);
    };
    std::vector<Client> clients;
    for (int i = 0; i < 20; ++i) ask(clients.emplace_back(server));
    long before = resident();
    for (int i = 0; i < 300; ++i) ask(clients.emplace_back(server));
#if !PENSTOCK_SANITIZED
    EXPECT_LT(resident() - before, 300 * 8) << "kilobytes for 300 clients"; // both ends are in this process
#endif
}

TEST(Server, requests_in_flight_finish_when_it_stops)
{
    std::atomic<int>          begun{};
    std::vector<std::jthread> threads;
    Functions                 functions;
    functions.answer = [&](Request&&, Responder responder) {
        ++begun;
        threads.emplace_back([responder = std::move(responder)]() mutable {
            std::this_thread::sleep_for(300ms);
            responder.answer(text("finished"));
        });
    };
    Options options;
    options.loops = 1;
    TestServer          server{std::move(functions), options};
    Client              idle{server};
    std::vector<Client> clients;
    for (int i = 0; i < 10; ++i) {
        clients.emplace_back(server);
        clients.back().say("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    while (begun < 10) std::this_thread::sleep_for(1ms);
    auto         began = Clock::now();
    std::jthread stopping{[&] { server.stop(); }};
    EXPECT_TRUE(idle.ends_within(200ms));
    for (auto& client : clients) {
        auto answer = client.answer();
        EXPECT_EQ(answer.body, "finished");
        EXPECT_EQ(answer.headers["connection"], "close");
        client.leave();
    }
    EXPECT_FALSE(Client(server).connected);
    stopping.join();
    EXPECT_LT(Clock::now() - began, 2s);
}

TEST(Server, it_stops_even_when_an_answer_never_comes)
{
    std::promise<Responder>  asked;
    std::optional<Responder> never;
    Functions                functions;
    functions.answer = [&](Request&&, Responder responder) { asked.set_value(std::move(responder)); };
    Options options;
    options.limits.shutdown_milliseconds = 200;
    {
        TestServer server{std::move(functions), options};
        Client     client{server};
        client.say("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
        never.emplace(asked.get_future().get());
        auto began = Clock::now();
        server.stop();
        EXPECT_LT(Clock::now() - began, 2s);
    }
    never->answer(text("long after"));
}

TEST(Server, a_port_in_use_is_told_at_once)
{
    TestServer server;
    Options    options;
    options.port = server.server->port();
    EXPECT_THROW((Server{server.application, options}), penstock::Unavailable);
    options.addresses = {"not an address"};
    EXPECT_THROW((Server{server.application, options}), penstock::Unavailable);
}

TEST(Server, the_log_tells_what_was_asked_without_what_was_said)
{
    std::mutex               lock;
    std::vector<std::string> lines;
    Functions                functions;
    functions.answer = [](Request&&, Responder to) {
        auto out  = text("secret answer");
        out.route = "/awards/{id}";
        to.answer(std::move(out));
    };
    Options options;
    options.on_access = [&](Access const& access) {
        std::lock_guard guard{lock};
        lines.push_back(std::string{access.method} + " " + std::string{access.route} + " " +
                        std::to_string(access.status) + " " + std::to_string(access.trace.size()));
        EXPECT_GT(access.bytes, 100u);
        EXPECT_GE(access.microseconds, 0);
    };
    TestServer server{std::move(functions), std::move(options)};
    Client     client{server};
    client.get("/awards/12?secret=1");
    client.say("NONSENSE\r\n\r\n");
    client.answer();
    server.stop();
    EXPECT_EQ(lines, (std::vector<std::string>{"GET /awards/{id} 200 16", "  400 16"}));
}

TEST(Server, a_trusted_proxy_says_who_asks_and_others_do_not)
{
    auto asked_by = [](std::vector<std::string> proxies, std::string const& headers) {
        Functions functions;
        functions.answer = [](Request&& r, Responder to) {
            to.answer(text(std::string{r.remote} + " " + std::string{r.host} + (r.secure ? " secure" : "")));
        };
        Options options;
        options.trusted_proxies = std::move(proxies);
        TestServer server{std::move(functions), std::move(options)};
        auto       answer = Client{server}.get("/x", headers);
        return answer.body + (answer.headers.contains("strict-transport-security") ? " hsts" : "");
    };
    std::string const headers = "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n"
                                "X-Forwarded-Host: fund.example\r\n";
    EXPECT_EQ(asked_by({}, headers), "127.0.0.1 localhost");
    EXPECT_EQ(asked_by({"127.0.0.0/8", "10.0.0.0/8"}, headers), "203.0.113.9 fund.example secure hsts");
    EXPECT_EQ(asked_by({"127.0.0.1"}, "X-Forwarded-For: nonsense\r\n"), "127.0.0.1 localhost");
    EXPECT_THROW(asked_by({"10.0.0.0/33"}, ""), penstock::Unavailable);
}
