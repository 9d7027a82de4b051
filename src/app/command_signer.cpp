// `penstock signer` and `penstock witness`: processes that sign only what continues what they have signed.
#include "app/commands.hpp"

#include "app/operations.hpp"
#include "app/signer_link.hpp"
#include "base/defect.hpp"
#include "journal/policy.hpp"
#include "journal/refusals.hpp"
#include "net/server.hpp"

#include <fmt/format.h>

#include <csignal>
#include <sys/prctl.h>
#include <thread>

namespace penstock {

namespace {

// Blocked before any thread starts, so that only the one that waits for them gets them.
sigset_t block_stop_signals()
{
    sigset_t out;
    sigemptyset(&out);
    sigaddset(&out, SIGINT);
    sigaddset(&out, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &out, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return out;
}

std::thread waiter(sigset_t signals, std::function<void()> stop)
{
    return std::thread{[signals, stop = std::move(stop)] {
        int received = 0;
        sigwait(&signals, &received);
        stop();
    }};
}

// Goes on from a checkpoint that this key signed. One that is older than what was signed is refused.
Result<void> adopt(journal::SigningKey const& key, std::filesystem::path const& memory, std::string const& file)
{
    auto                note       = TRY(content_of(file));
    auto                checkpoint = TRY(journal::open_checkpoint(note, key.verifier())).checkpoint;
    journal::FileMemory kept{memory};
    auto                last = kept.last();
    if (last && last->size >= checkpoint.size) return refuse(refusal::already_exists, std::to_string(last->size));
    kept.keep(checkpoint);
    return {};
}

// A witness over HTTP: POST …/add-checkpoint, GET …/key.
class WitnessApplication final : public net::Application {
public:
    WitnessApplication(journal::SigningKey key, std::vector<journal::VerifierKey> logs, std::filesystem::path folder)
        : key_{std::move(key)},
          logs_{std::move(logs)},
          folder_{std::move(folder)}
    {}
    void serve_through(net::Server& server) { server_ = &server; }

    net::BodyRule body_rule(net::RequestHead const&) override { return {.at_most = net::call_bytes_most}; }

    void handle(net::Request&& request, net::Responder responder) override
    {
        auto at    = std::make_shared<net::Responder>(std::move(responder));
        auto asked = std::make_shared<net::Request>(std::move(request));
        server_->work([this, at, asked] { at->answer(answer(*asked)); });
    }

private:
    net::Response answer(net::Request const& request) const
    {
        constexpr std::string_view text = "text/plain; charset=utf-8";
        if (request.path.ends_with("/key") && request.method == "GET")
            return {.content_type = text, .body = key_.verifier().text() + "\n"};
        if (!request.path.ends_with("/add-checkpoint")) return net::problem(404, request.trace);
        if (request.method != "POST") return net::problem(405, request.trace);
        SystemClock clock;
        auto        answered = journal::witness(
            request.body, logs_, key_,
            [&](std::string const& origin) -> std::unique_ptr<journal::Memory> {
                return std::make_unique<journal::FileMemory>(folder_ / hex(sha256(origin).view()));
            },
            static_cast<std::uint64_t>(clock.now().milliseconds / 1000));
        return {.status = answered.status, .content_type = answered.content_type, .body = std::move(answered.body)};
    }

    journal::SigningKey               key_;
    std::vector<journal::VerifierKey> logs_;
    std::filesystem::path             folder_;
    net::Server*                      server_{};
};

Result<journal::SigningKey> witness_key(WitnessFiles const& files)
{
    if (std::filesystem::exists(files.key)) {
        auto key = TRY(read_key(files.key));
        if (key.verifier().type() != journal::KeyType::witness) return refuse(refusal::malformed_key, files.key);
        return key;
    }
    if (!journal::is_key_name(files.name)) return refuse(refusal::malformed_key, "--name " + files.name);
    auto key = journal::SigningKey::generate(files.name, journal::KeyType::witness);
    write_key(files.key, key);
    return read_key(files.key);
}

Result<std::unique_ptr<WitnessApplication>> open_witness(WitnessFiles const& files, journal::VerifierKey* shown)
{
    auto text = TRY(content_of(files.logs));
    if (!text.contains("quorum")) text += "\nquorum none\n"; // of no concern to a witness
    auto policy = TRY(journal::parse_policy(text));
    if (policy.logs.empty()) return refuse(refusal::not_found, files.logs + ": log");
    auto key = TRY(witness_key(files));
    std::filesystem::create_directories(files.folder);
    *shown = key.verifier();
    return std::make_unique<WitnessApplication>(std::move(key), std::move(policy.logs), files.folder);
}

} // namespace

int run_signer(Config const& config, int connection, std::string const& adopted, Output const& output)
{
    auto options = instance_options(config);
    auto key     = load_or_make_key(options);
    if (!key) return say(key.error(), output);
    auto memory = memory_file_of(options);
    if (!adopted.empty()) {
        auto done = adopt(*key, memory, adopted);
        if (!done) return say(done.error(), output);
        message(output, {"已采用检查点：", "Goes on from the checkpoint in"}, adopted);
        return exit_code::done;
    }
    auto handler = [&](net::CallRequest const& request) { return answer_as_signer(*key, memory, request); };
    prctl(PR_SET_DUMPABLE, 0); // the key is in memory: no core file, and no look from outside
    if (connection >= 0) return net::answer_calls(connection, handler), exit_code::done;

    constexpr std::string_view unix_prefix = "unix:";
    if (!options.signer.starts_with(unix_prefix)) return say({refusal::missing_field, "signer = unix:PATH"}, output);
    auto            signals = block_stop_signals();
    net::CallSocket socket{options.signer.substr(unix_prefix.size())};
    auto            stopping = waiter(signals, [&] { socket.stop(); });
    message(output, {"日志公钥：", "The journal's public key:"}, key->verifier().text());
    message(output, {"签署进程已就绪：", "The signer answers at"}, options.signer);
    socket.serve(handler);
    stopping.join();
    return exit_code::done;
}

int run_witness(Config const& config, WitnessFiles const& files, Output const& output)
{
    journal::VerifierKey shown{"none", journal::KeyType::witness, Digest{}};
    auto                 application = open_witness(files, &shown);
    if (!application) return say(application.error(), output);
    auto signals      = block_stop_signals();
    auto options      = net_options(config);
    options.workers   = 2;
    options.loops     = 1;
    options.on_defect = log_incident;
    net::Server server{**application, options};
    (*application)->serve_through(server);
    auto stopping = waiter(signals, [&] { server.stop(); });
    message(output, {"见证公钥（请交给日志一方）：", "The witness's key (give it to those whose journal it is):"},
            shown.text());
    message(output, {"见证已就绪：", "The witness answers at"},
            fmt::format("http{}://{}:{}", options.certificate_file.empty() ? "" : "s", options.addresses.front(),
                        server.port()));
    server.run();
    stopping.join();
    return exit_code::done;
}

} // namespace penstock
