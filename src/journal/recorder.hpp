// The only way into the record. A Recorder runs attempts in batches, one transaction each, and answers after the
// commit; a RecorderThread gathers the attempts of all connections into such batches (group commit).
#pragma once

#include "journal/act.hpp"
#include "store/secret_cipher.hpp"

#include <boost/describe/enum.hpp>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>

namespace penstock::journal {

BOOST_DEFINE_ENUM_CLASS(
    Ending,
    done,        // committed; `answer` holds what the act answered
    refused,     // nothing was written
    defect,      // our own mistake; nothing was written, `incident` says where
    unavailable) // the database failed; nothing was acknowledged, trying again with the same key is safe

struct Outcome {
    Ending       ending{Ending::unavailable};
    std::string  answer;
    Refused      refused{refusal::unavailable};
    std::string  incident;
    std::int64_t first_fact{};
    std::int64_t last_fact{};
    bool         repeated{}; // answered from an earlier act with the same key
};

// One attempt: who, under which key, what was asked (canonical JSON of an object), and the function that does it.
// Without a key it is upkeep: not remembered, and only tables outside the record may change.
struct Attempt {
    Actor                                    actor;
    std::string                              key;
    std::string                              operation;
    std::string                              request;
    std::function<Result<std::string>(Act&)> run;
    std::function<void(Outcome)>             done;
};

struct RecorderOptions {
    std::string zone{"Asia/Shanghai"}; // of the tz database: where the body sits
    std::size_t batch_most{256};
    int         tries_most{5}; // of a batch that the database gave up

    store::SecretCipher cipher; // of secrets in tables outside the record; only a server needs its key
};

class Recorder {
public:
    Recorder(Db db, Clock& clock, Chance& chance, RecorderOptions options = {});

    // Runs the attempts in order and calls every `done` after the commit. Tells what was added.
    Happened run(std::span<Attempt> batch);
    Outcome  run_one(Attempt attempt);

    // A commit could not be synced. Linux marks such pages as clean, so a later sync would say that all is well while
    // they are lost (Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020). From then on
    // every attempt is unavailable: the process has to end, and the next one reads what the disk holds.
    bool disk_lost() const { return disk_lost_; }

    Db&                    database() { return db_; }
    Clock&                 clock() { return clock_; }
    Instant                now() { return clock_.now(); }
    RecorderOptions const& options() const { return options_; }

private:
    struct Tried;

    void    try_batch(std::span<Attempt> batch, std::vector<Outcome>& outcomes, Happened& happened);
    void    run_in_transaction(std::span<Attempt> batch, std::vector<Outcome>& outcomes, Happened& happened);
    Outcome run_attempt(Attempt& attempt, Writer& writer, Happened& happened);
    void    finish(Writer& writer, std::span<Attempt> batch, std::vector<Outcome>& outcomes);
    void    load_head(Writer& writer);
    void    look_up(std::span<Attempt> batch, std::vector<Outcome>& outcomes, Happened& happened);

    Db              db_;
    Clock&          clock_;
    Chance&         chance_;
    RecorderOptions options_;
    CompactRange    tree_;
    std::uint64_t   committed_size_{};
    bool            wrote_{};
    bool            disk_lost_{};
};

// One thread that owns a Recorder. Attempts that wait together are committed together.
class RecorderThread {
public:
    using Follower = std::function<void(Happened const&)>;
    // Work for quiet moments, on the recorder's thread; answers whether there is more to do.
    using Idle = std::function<bool(Recorder&)>;

    explicit RecorderThread(std::unique_ptr<Recorder> recorder);
    ~RecorderThread(); // finishes what was taken, refuses what comes later

    void    submit(Attempt attempt); // answers through attempt.done, on the recorder's thread
    Outcome ask(Attempt attempt);    // the same, and waits
    void    follow(Follower follower);
    void    when_idle(Idle idle);
    void    when_disk_lost(std::function<void()> tell); // once, on the recorder's thread; see Recorder::disk_lost()
    void    stop();

private:
    void loop();

    std::unique_ptr<Recorder> recorder_;
    std::mutex                mutex_;
    std::condition_variable   wake_;
    std::deque<Attempt>       queue_;
    std::vector<Follower>     followers_;
    std::vector<Idle>         idle_;
    std::function<void()>     disk_lost_;
    bool                      stopping_{};
    std::thread               thread_; // last: it uses all of the above
};

// The salted digests by which a later request under the same key is compared, one line a field.
std::string field_digests(std::string_view key, std::string_view request);
// The first field in which two such texts differ; "" when they are equal.
std::string differing_field(std::string_view earlier, std::string_view later);

} // namespace penstock::journal

namespace penstock {
using journal::Attempt;
using journal::Outcome;
using journal::Recorder;
using journal::RecorderThread;
} // namespace penstock
