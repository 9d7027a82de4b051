// Small calls over a Unix socket and a socket pair: what is answered, and that no caller can stop the one who answers.
#include "net/call.hpp"

#include "base/defect.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace penstock;
using namespace penstock::net;

namespace {

CallAnswer echo(CallRequest const& request)
{
    return {request.path == "/no" ? 409 : 200, "text/x.echo", request.method + " " + request.path + " " + request.body};
}

struct Answering : testing::Test {
    std::string path = (std::filesystem::path{testing::TempDir()} / ("call-" + std::to_string(getpid()))).string();
    CallSocket  socket{path};
    std::thread thread{[this] { socket.serve(echo); }};
    ~Answering() override
    {
        socket.stop();
        thread.join();
    }

    std::optional<CallAnswer> ask(std::string_view method, std::string const& at, std::string_view body)
    {
        return call(method, "unix:" + path + ":" + at, body, std::chrono::seconds{5});
    }
    // Sends bytes as they are and hangs up.
    void send_raw(std::string_view bytes)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.data(), path.size());
        int raw = ::socket(AF_UNIX, SOCK_STREAM, 0);
        ASSERT_EQ(connect(raw, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        (void)!send(raw, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        close(raw);
    }
};

} // namespace

TEST_F(Answering, a_call_gets_its_answer)
{
    auto answer = ask("POST", "/add-checkpoint", "old 0\n\nbody");
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->content_type, "text/x.echo");
    EXPECT_EQ(answer->body, "POST /add-checkpoint old 0\n\nbody");
    EXPECT_EQ(ask("GET", "/no", "")->status, 409);
    std::string const most(60'000, 'x');
    EXPECT_EQ(ask("POST", "/", most)->body, "POST / " + most);
}

TEST_F(Answering, nonsense_and_callers_who_hang_up_change_nothing)
{
    for (auto const* bytes : {"", "\r\n\r\n", "GET\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                              "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                              "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                              "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
                              "POST / HTTP/1.1\r\nContent-Length: 70000\r\n\r\nabc", "POST / HTTP/1.1\r\nContent-Le"})
        send_raw(bytes);
    send_raw(std::string(200'000, 'x'));
    auto answer = ask("GET", "/still-there", "");
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->body, "GET /still-there ");
}

TEST_F(Answering, the_socket_is_for_owner_and_group_and_is_not_taken_from_one_who_answers)
{
    struct stat about{};
    ASSERT_EQ(stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0660u);
    EXPECT_THROW(CallSocket{path}, Unavailable);
    EXPECT_TRUE(ask("GET", "/", "").has_value());
}

TEST(Call, what_is_not_there_or_no_address_gives_no_answer)
{
    for (auto const* url : {"unix:/nowhere/at/all:/", "http://127.0.0.1:1/", "ftp://127.0.0.1/", "http:///", "nonsense",
                            "http://127.0.0.1:1/ x"})
        EXPECT_FALSE(call("GET", url, "", std::chrono::milliseconds{300}).has_value()) << url;
    EXPECT_THROW((void)call("GET", "unix:" + std::string(200, 'x') + ":/", "", std::chrono::seconds{1}), Unavailable);
}

TEST(Call, over_a_socket_pair_many_calls_follow_one_another)
{
    int ends[2];
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    std::thread other{[&] { answer_calls(ends[1], echo); }};
    for (int i = 0; i < 100; ++i) {
        auto answer = call_over(ends[0], "POST", "/", std::to_string(i), std::chrono::seconds{5});
        ASSERT_TRUE(answer.has_value());
        EXPECT_EQ(answer->body, "POST / " + std::to_string(i));
    }
    close(ends[0]);
    other.join();
    close(ends[1]);
}
