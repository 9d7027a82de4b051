// Server-sent events: quick to publish, coalesced, and never held up by a slow reader.
#include "net/test_server.hpp"

#include <atomic>
#include <memory>

using namespace penstock::net;
using namespace penstock::net::test;

namespace {

Functions streaming(std::shared_ptr<EventHub> hub)
{
    Functions functions;
    functions.answer = [hub](Request&& request, Responder to) {
        Response    out;
        EventStream stream{hub, {}};
        if (request.query == "imports") stream.wants = [](Event const& e) { return e.name == "import"; };
        out.body = std::move(stream);
        to.answer(std::move(out));
    };
    return functions;
}

std::string hear_until(Client& client, std::string const& what)
{
    std::string heard;
    for (auto until = Clock::now() + 3s;
         heard.find(what) == std::string::npos && Clock::now() < until && !client.ended;)
        heard += client.hear(500ms);
    return heard;
}

void wait_for(EventHub const& hub, std::size_t subscribers)
{
    for (int i = 0; i < 500 && hub.subscribers() != subscribers; ++i) std::this_thread::sleep_for(10ms);
    ASSERT_EQ(hub.subscribers(), subscribers);
}

std::string const ask = "GET /api/events HTTP/1.1\r\nHost: a\r\n\r\n";

} // namespace

TEST(EventHub, a_newer_event_takes_the_place_of_one_not_yet_sent)
{
    EventHub hub{
        [](std::string_view older, std::string_view newer) { return std::string{older} + "+" + std::string{newer}; }};
    auto reader = hub.subscribe();
    hub.publish({"changed", "1", ""});
    hub.publish({"import", "5%", "a"});
    hub.publish({"changed", "2", ""});
    hub.publish({"import", "7%", "b"});
    EXPECT_TRUE(reader->ready());
    auto events = reader->take();
    ASSERT_EQ(events.size(), 3u);
    EXPECT_EQ(events[0].data, "1+2");
    EXPECT_EQ(events[2].key, "b");
    EXPECT_FALSE(reader->ready());
}

TEST(EventHub, a_reader_that_falls_behind_is_cut)
{
    EventHub hub;
    auto     reader = hub.subscribe();
    for (std::size_t i = 0; i <= EventHub::most_waiting; ++i) hub.publish({"x", "", std::to_string(i)});
    EXPECT_TRUE(reader->cut());
}

TEST(EventHub, events_reach_every_subscriber_that_wants_them)
{
    auto       hub = std::make_shared<EventHub>();
    TestServer server{streaming(hub)};
    Client     all{server}, imports{server};
    all.say(ask);
    imports.say("GET /api/events?imports HTTP/1.1\r\nHost: a\r\n\r\n");
    auto opening = hear_until(all, "retry: 3000\n\n");
    EXPECT_NE(opening.find("Content-Type: text/event-stream"), std::string::npos);
    EXPECT_NE(opening.find("Cache-Control: no-store"), std::string::npos);
    hear_until(imports, "retry: 3000\n\n");
    wait_for(*hub, 2);
    EXPECT_EQ(server.server->counts().event_streams_open, 2u);

    hub->publish({"changed", "{\"size\":1}", ""});
    EXPECT_EQ(hear_until(all, "\n\n"), "event: changed\ndata: {\"size\":1}\n\n");
    hub->publish({"import", "two\nlines", ""});
    EXPECT_EQ(hear_until(all, "\n\n"), "event: import\ndata: two\ndata: lines\n\n");
    EXPECT_EQ(hear_until(imports, "\n\n"), "event: import\ndata: two\ndata: lines\n\n");
}

TEST(EventHub, a_silent_stream_beats_and_a_client_that_left_is_noticed)
{
    auto    hub = std::make_shared<EventHub>();
    Options options;
    options.limits.heartbeat_milliseconds = 200;
    TestServer server{streaming(hub), options};
    Client     client{server};
    client.say(ask);
    hear_until(client, "retry: 3000\n\n");
    EXPECT_EQ(hear_until(client, ":\n\n"), ":\n\n");
    client.leave();
    wait_for(*hub, 0);
}

TEST(EventHub, streams_are_limited_and_end_after_their_time_and_at_shutdown)
{
    auto    hub = std::make_shared<EventHub>();
    Options options;
    options.limits.event_streams             = 1;
    options.limits.heartbeat_milliseconds    = 100;
    options.limits.event_stream_milliseconds = 700;
    TestServer server{streaming(hub), options};
    Client     first{server};
    first.say(ask);
    wait_for(*hub, 1);
    Client second{server};
    second.say(ask);
    EXPECT_EQ(second.answer().status, 503);
    EXPECT_TRUE(first.ends_within(3s));
    wait_for(*hub, 0);

    Client third{server};
    third.say(ask);
    wait_for(*hub, 1);
    std::jthread stopping{[&] { server.stop(); }};
    EXPECT_TRUE(third.ends_within(2s));
}

TEST(EventHub, a_client_that_does_not_read_is_dropped_and_others_go_on)
{
    auto    hub = std::make_shared<EventHub>();
    Options options;
    options.limits.write_milliseconds = 300;
    TestServer server{streaming(hub), options};
    Client     slow{server, "127.0.0.1", 4096}, good{server};
    slow.say(ask);
    good.say(ask);
    hear_until(good, "retry: 3000\n\n");
    wait_for(*hub, 2);
    std::atomic<bool> enough{};
    std::jthread      reading{[&] {
        while (!enough) good.hear(100ms);
    }};
    for (int i = 0; i < 400 && hub->subscribers() == 2; ++i) {
        hub->publish({"big", std::string(1'000'000, 'x'), ""});
        std::this_thread::sleep_for(10ms);
    }
    enough = true;
    EXPECT_EQ(hub->subscribers(), 1u);
}
