// Serves one constant through our server, to be measured against nginx and Fastify doing the same.
// Usage: bench_http_constant PORT [LOOPS]
#include "net/server.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace {

class Constant : public penstock::net::Application {
public:
    void handle(penstock::net::Request&&, penstock::net::Responder responder) override
    {
        penstock::net::Response answer;
        answer.content_type = "application/json";
        answer.body         = std::string{R"({"hello":"world"})"};
        responder.answer(std::move(answer));
    }
};

} // namespace

int main(int count, char** words)
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);

    Constant               application;
    penstock::net::Options options;
    options.port  = static_cast<std::uint16_t>(count > 1 ? std::atoi(words[1]) : 8080);
    options.loops = count > 2 ? static_cast<unsigned>(std::atoi(words[2])) : 0;
    penstock::net::Server server{application, options};
    std::thread           waiting{[&] {
        int which{};
        sigwait(&ending, &which);
        server.stop();
    }};
    std::printf("listening on %d\n", server.port());
    std::fflush(stdout);
    server.run();
    waiting.join();
}
