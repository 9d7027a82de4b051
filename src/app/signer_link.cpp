#include "app/signer_link.hpp"

#include "base/defect.hpp"
#include "journal/seal.hpp"

#include <fmt/format.h>

#include <csignal>
#include <fcntl.h>
#include <mutex>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace penstock {

namespace {

constexpr std::chrono::seconds signer_patience{5};
constexpr std::string_view     text_type = "text/plain; charset=utf-8";

// The server's own signer: a child with one end of a socket pair, which ends when the other end is closed. It is
// started at the first call and again after it died; until then a call goes unanswered.
class ChildSigner {
public:
    explicit ChildSigner(InstanceOptions options) : options_{std::move(options)} {}
    ~ChildSigner() { end(); }
    ChildSigner(ChildSigner const&)            = delete;
    ChildSigner& operator=(ChildSigner const&) = delete;

    std::optional<net::CallAnswer> exchange(std::string_view method, std::string_view path, std::string_view body)
    {
        std::lock_guard lock{mutex_};
        for (int attempt = 0; attempt < 2; ++attempt) { // the second one when it has died since the last call
            if (connection_ < 0 && !begin()) return std::nullopt;
            if (auto answer = net::call_over(connection_, method, path, body, signer_patience)) return answer;
            end();
        }
        return std::nullopt;
    }

private:
    bool begin()
    {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
        constexpr int              there = 3;
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], there); // the copy lives on in the child
        auto        key     = key_file_of(options_).string();
        std::string words[] = {"penstock",         "signer",        "--journal-key", key,
                               "--journal-origin", options_.origin, "--connection",  std::to_string(there)};
        char*       argument[std::size(words) + 1]{};
        for (std::size_t i = 0; i < std::size(words); ++i) argument[i] = words[i].data();
        bool started =
            ends[1] != there && posix_spawn(&child_, "/proc/self/exe", &actions, nullptr, argument, environ) == 0;
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        if (!started) {
            close(ends[0]);
            return false;
        }
        connection_ = ends[0];
        return true;
    }
    void end()
    {
        if (connection_ < 0) return;
        close(std::exchange(connection_, -1));
        // It ends by itself within moments; one that does not is stopped.
        for (int i = 0; i < 100; ++i) {
            if (waitpid(child_, nullptr, WNOHANG) != 0) return;
            usleep(10'000);
        }
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
    }

    InstanceOptions options_;
    std::mutex      mutex_;
    int             connection_{-1};
    pid_t           child_{-1};
};

SignerLink over_socket(std::string address)
{
    return SignerLink{
        [address = std::move(address)](std::string_view method, std::string_view path, std::string_view body) {
            return net::call(method, address + ":" + std::string{path}, body, signer_patience);
        }};
}

Refused unreachable(int status = 0)
{
    return {refusal::unavailable, status ? fmt::format("signer: {}", status) : std::string{"signer"}};
}

} // namespace

std::filesystem::path memory_file_of(InstanceOptions const& options)
{
    return key_file_of(options).string() + ".signed";
}

net::CallAnswer answer_as_signer(journal::SigningKey const& key, std::filesystem::path const& memory,
                                 net::CallRequest const& request)
{
    auto text = [](int status, std::string body, std::string_view type = text_type) {
        return net::CallAnswer{status, std::string{type}, std::move(body)};
    };
    try {
        if (request.path == "/key" && request.method == "GET") return text(200, key.verifier().text() + "\n");
        if (request.path == "/checkpoint" && request.method == "GET") {
            auto last = journal::FileMemory{memory}.last();
            return last ? text(200, journal::checkpoint_text(*last))
                        : text(404, "nothing is known of what was signed\n");
        }
        if (request.path != "/add-checkpoint") return text(404, "there is nothing here\n");
        if (request.method != "POST") return text(405, "this is asked by POST\n");
        journal::FileMemory kept{memory};
        auto                answer = journal::sign_extension(request.body, key, kept);
        return text(answer.status, std::move(answer.body), answer.content_type);
    } catch (Unavailable const& error) { // nothing was signed: the record is kept before
        return text(503, std::string{error.what()} + "\n");
    }
}

std::optional<journal::Reached> SignerLink::add_checkpoint(std::string const& body)
{
    auto answer = exchange_("POST", "/add-checkpoint", body);
    if (!answer) return std::nullopt;
    return journal::Reached{answer->status, std::move(answer->body)};
}

Result<journal::Checkpoint> SignerLink::last_signed()
{
    auto answer = exchange_("GET", "/checkpoint", "");
    if (!answer) return std::unexpected{unreachable()};
    if (answer->status == 404) return refuse(refusal::not_found, "signer");
    if (answer->status != 200) return std::unexpected{unreachable(answer->status)};
    return journal::parse_checkpoint(answer->body);
}

Result<journal::VerifierKey> SignerLink::key()
{
    auto answer = exchange_("GET", "/key", "");
    if (!answer || answer->status != 200) return std::unexpected{unreachable(answer ? answer->status : 0)};
    while (answer->body.ends_with('\n')) answer->body.pop_back();
    return journal::VerifierKey::parse(answer->body);
}

Result<SignerLink> link_for_server(InstanceOptions const& options)
{
    if (!options.signer.empty()) return over_socket(options.signer);
    CHECK(load_or_make_key(options)); // so that a file others can read is refused here, where somebody sees it
    auto child = std::make_shared<ChildSigner>(options);
    return SignerLink{[child](std::string_view method, std::string_view path, std::string_view body) {
        return child->exchange(method, path, body);
    }};
}

Result<SignerLink> link_for_command(InstanceOptions const& options)
{
    if (!options.signer.empty()) return over_socket(options.signer);
    auto key = std::make_shared<journal::SigningKey>(TRY(load_or_make_key(options)));
    return SignerLink{
        [key, memory = memory_file_of(options)](std::string_view method, std::string_view path, std::string_view body) {
            return std::optional{
                answer_as_signer(*key, memory, {std::string{method}, std::string{path}, std::string{body}})};
        }};
}

std::string SignedStanding::words() const { return fmt::format("{} / {}", have, was_signed); }

SignedStanding standing(Reader& reader, journal::Checkpoint const& last_signed)
{
    auto     root = journal::root_at(reader, last_signed.size);
    SignedStanding out{static_cast<std::int64_t>(journal::head_of(reader, last_signed.origin).size),
                       static_cast<std::int64_t>(last_signed.size), root != last_signed.root};
    return out;
}

Result<std::unique_ptr<Recorder>> open_to_act(InstanceOptions const& options, Clock& clock, Chance& chance,
                                              OpenMode mode)
{
    auto recorder = TRY(open_recorder(options, clock, chance, mode));
    auto link     = TRY(link_for_command(options));
    if (auto last = link.last_signed()) {
        auto snapshot = recorder->database().snapshot();
        if (auto now = standing(snapshot, *last); now.unlike) return refuse(refusal::read_only, now.words());
    }
    return recorder;
}

Result<journal::Published> sign_now(Recorder& recorder, SignerLink& link)
{
    auto                key = TRY(link.key());
    journal::Submitted  submitted;
    journal::Checkpoint head;
    {
        auto snapshot = recorder.database().snapshot();
        auto last     = journal::published(snapshot);
        head          = journal::head_of(snapshot, key.name());
        if (auto before = link.last_signed())
            if (auto now = standing(snapshot, *before); now.unlike) return refuse(refusal::read_only, now.words());
        if (last && static_cast<std::uint64_t>(last->size) == head.size) return *last;
        if (head.size == 0) return refuse(refusal::not_found, "checkpoint");
        journal::DatabaseTiles tiles{snapshot};
        journal::TileNodes     nodes{tiles, head.size};
        submitted = journal::submit(head, journal::checkpoint_text(head), last ? last->size : 0, nodes,
                                    [&](std::string const& body) { return link.add_checkpoint(body); });
    }
    using How = journal::Submitted::How;
    if (submitted.how == How::unreachable) return std::unexpected{unreachable(submitted.status)};
    if (submitted.how != How::accepted)
        return refuse(refusal::read_only, fmt::format("{} / {}", head.size, submitted.size));
    auto note = journal::checkpoint_text(head) + "\n" + submitted.lines;
    CHECK(journal::open_checkpoint(note, key));
    auto now = recorder.now();
    auto kept =
        recorder.run_one({.operation = "checkpoint", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                              journal::keep_checkpoint(act.upkeep(), head, note, now);
                              return {};
                          }});
    if (kept.ending != journal::Ending::done) return std::unexpected{kept.refused};
    return journal::Published{static_cast<std::int64_t>(head.size), now, note};
}

void sign_if_possible(Recorder& recorder, InstanceOptions const& options)
{
    auto link = link_for_command(options);
    if (link) (void)sign_now(recorder, *link).has_value();
}

} // namespace penstock
