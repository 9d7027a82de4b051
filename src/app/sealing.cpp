#include "app/sealing.hpp"

#include "app/commands.hpp"
#include "app/epoch.hpp"
#include "app/operations.hpp"

#include <fmt/format.h>


namespace penstock {

namespace {

constexpr std::chrono::seconds patience{5};
constexpr std::chrono::seconds silence{30}; // before a witness that did not answer is asked again

} // namespace

Result<std::optional<journal::Policy>> read_policy(std::string const& file)
{
    if (file.empty()) return std::optional<journal::Policy>{};
    auto policy = journal::parse_policy(TRY(content_of(file)));
    if (!policy) return refuse(policy.error().why, file + ": " + policy.error().detail);
    return std::optional{*std::move(policy)};
}

Sealing::Sealing(RecorderThread& recorder, ReaderPool& readers, Clock& clock, SignerLink link, journal::VerifierKey key,
                 Options options)
    : recorder_{recorder},
      readers_{readers},
      clock_{clock},
      link_{std::move(link)},
      key_{std::move(key)},
      options_{std::move(options)}
{
    if (auto last = link_.last_signed()) {
        auto lease    = readers_.take();
        auto snapshot = lease.snapshot();
        auto now      = standing(snapshot, *last);
        if (now.unlike || !name_is_right(snapshot, key_.name())) close(now, "the signer");
    }
    std::vector<std::string> names;
    if (options_.policy)
        for (auto const& witness : options_.policy->witnesses) names.push_back(witness.name);
    keep([names](Writer& writer) { journal::forget_other_witnesses(writer, names); });
    if (!closed_) say("");
    signing_    = std::thread{[this] { loop(&Sealing::sign); }};
    witnessing_ = std::thread{[this] { loop(&Sealing::ask_witnesses); }};
}

Sealing::~Sealing()
{
    {
        std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    signing_.join();
    witnessing_.join();
}

std::optional<SignedStanding> Sealing::closed() const
{
    std::lock_guard lock{mutex_};
    return closed_;
}

void Sealing::loop(void (Sealing::*step)())
{
    std::unique_lock lock{mutex_};
    while (!wake_.wait_for(lock, options_.every, [this] { return stopping_; })) {
        lock.unlock();
        try {
            (this->*step)();
        } catch (std::exception const& error) { // the edge of this thread; the next round tries again
            log_incident(error.what(), "sealing");
        }
        lock.lock();
    }
}

void Sealing::close(SignedStanding standing, std::string const& who)
{
    log_incident(
        fmt::format("read-only: {} facts in the database, {} signed ({})", standing.have, standing.was_signed, who),
        "sealing");
    say("read-only: " + standing.words());
    std::lock_guard lock{mutex_};
    closed_ = standing;
}

// A size that is ahead of a snapshot may only be of another server's newest facts; one that is ahead of the facts now
// is of another history.
void Sealing::close_if_behind(std::int64_t signed_elsewhere, std::string const& who)
{
    auto lease    = readers_.take();
    auto snapshot = lease.snapshot();
    auto have     = static_cast<std::int64_t>(journal::head_of(snapshot, key_.name()).size);
    if (signed_elsewhere > have) close({have, signed_elsewhere, true}, who);
}

void Sealing::keep(std::function<void(Writer&)> write)
{
    recorder_.submit({.operation = "seal", .request = "{}", .run = [write](Act& act) -> Result<std::string> {
                          write(act.upkeep());
                          return {};
                      }});
}

void Sealing::say(std::string words)
{
    if (said_ == words) return;
    said_       = words;
    auto quorum = options_.policy ? options_.policy->quorum : std::string{};
    if (quorum == "none") quorum.clear();
    keep([key = key_.text(), quorum, words](Writer& writer) { journal::keep_sealing(writer, key, quorum, words); });
}

void Sealing::sign()
{
    if (closed()) return;
    journal::Submitted  submitted;
    journal::Checkpoint head;
    {
        auto lease    = readers_.take();
        auto snapshot = lease.snapshot();
        auto last     = journal::published(snapshot);
        auto covered  = last ? static_cast<std::uint64_t>(last->size) : 0;
        head          = journal::head_of(snapshot, key_.name());
        if (covered >= head.size) return say("");
        journal::DatabaseTiles tiles{snapshot};
        journal::TileNodes     nodes{tiles, head.size};
        submitted = journal::submit(head, journal::checkpoint_text(head), covered, nodes,
                                    [&](std::string const& body) { return link_.add_checkpoint(body); });
    }
    switch (submitted.how) {
    case journal::Submitted::How::unreachable:
        return say(submitted.status ? fmt::format("{}", submitted.status) : "unreachable");
    case journal::Submitted::How::refused:
        say(fmt::format("{}", submitted.status));
        if (submitted.status == 409 || submitted.status == 422)
            close({static_cast<std::int64_t>(head.size), static_cast<std::int64_t>(submitted.size), true},
                  "the signer");
        return;
    case journal::Submitted::How::ahead:
        return close_if_behind(static_cast<std::int64_t>(submitted.size), "the signer");
    case journal::Submitted::How::accepted: break;
    }
    auto note = journal::checkpoint_text(head) + "\n" + submitted.lines;
    if (!journal::open_checkpoint(note, key_)) return say("other key");
    say("");
    keep([head, note, now = clock_.now()](Writer& writer) { journal::keep_checkpoint(writer, head, note, now); });
}

void Sealing::ask_witnesses()
{
    if (!options_.policy || closed()) return;
    std::optional<journal::Published>            last;
    std::map<std::string, journal::WitnessState> known;
    {
        auto lease    = readers_.take();
        auto snapshot = lease.snapshot();
        last          = journal::published(snapshot);
        for (auto& state : journal::seal_state(snapshot).witnesses) known[state.name] = state;
    }
    if (!last) return;
    for (auto const& witness : options_.policy->witnesses) {
        auto const& state = known[witness.name];
        bool const  quiet = silent_until_[witness.name] > clock_.now();
        if (witness.url.empty() || quiet || (state.size == last->size && state.said.empty())) continue;
        if (!ask(witness, *last, state.size))
            silent_until_[witness.name] = {clock_.now().milliseconds + std::chrono::milliseconds{silence}.count()};
    }
}

// Whether the witness is well; what it answered is kept either way.
bool Sealing::ask(journal::Policy::Witness const& witness, journal::Published const& last, std::int64_t believed)
{
    using How = journal::Submitted::How;
    journal::Submitted  submitted;
    journal::Checkpoint checkpoint;
    std::string         note_so_far = last.note;
    {
        auto lease    = readers_.take();
        auto snapshot = lease.snapshot();
        auto now      = journal::published(snapshot); // with what other witnesses have given meanwhile
        if (now && now->size == last.size) note_so_far = now->note;
        auto root = journal::root_at(snapshot, static_cast<std::uint64_t>(last.size));
        if (!root) return false;
        checkpoint = {key_.name(), static_cast<std::uint64_t>(last.size), *root};
        journal::DatabaseTiles tiles{snapshot};
        journal::TileNodes     nodes{tiles, checkpoint.size};
        auto                   url = witness.url + (witness.url.ends_with('/') ? "" : "/") + "add-checkpoint";
        submitted = journal::submit(checkpoint, note_so_far, static_cast<std::uint64_t>(believed), nodes,
                                    [&](std::string const& body) -> std::optional<journal::Reached> {
                                        auto answer = net::call("POST", url, body, patience);
                                        if (!answer) return std::nullopt;
                                        return journal::Reached{answer->status, std::move(answer->body)};
                                    });
    }
    journal::WitnessState             state{witness.name, believed, clock_.now(), {}};
    std::vector<journal::Cosignature> given;
    bool                              enough = false;
    if (submitted.how == How::accepted) {
        // What was answered is believed only as far as it verifies; lines of other keys are left out.
        auto note = journal::open_note(note_so_far + submitted.lines, options_.policy->keys());
        if (note) {
            for (auto const& signature : note->verified)
                if (witness.key.made(signature)) given.push_back({witness.name, signature.line()});
            enough =
                options_.policy->quorum != "none" && options_.policy->satisfied_by(options_.policy->cosigned(*note));
        }
        if (given.empty()) state.said = "no valid cosignature";
        else state.size = last.size;
    } else if (submitted.how == How::unreachable) {
        state.said = submitted.status ? fmt::format("{}", submitted.status) : "unreachable";
    } else {
        // It is shown, and blocks nothing: a witness must not be able to stop the work of others by what it says.
        state.said = fmt::format("{} ({})", submitted.status, submitted.size);
    }
    recorder_.ask({.operation = "seal", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                       journal::keep_witness(act.upkeep(), state);
                       journal::keep_cosignatures(act.upkeep(), last.size, given, enough, clock_.now());
                       return {};
                   }});
    return state.said.empty();
}

} // namespace penstock
