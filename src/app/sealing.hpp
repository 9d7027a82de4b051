// Seals the record while the server runs: asks the signer for checkpoints and the witnesses for cosignatures, each on a
// thread of its own and neither on the way of anybody's work; and closes the record to acts when more was signed
// elsewhere than stands here.
#pragma once

#include "app/signer_link.hpp"
#include "journal/policy.hpp"
#include "journal/seal.hpp"
#include "store/pool.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace penstock {

class Sealing {
public:
    struct Options {
        std::chrono::milliseconds      every{std::chrono::seconds{2}};
        std::optional<journal::Policy> policy; // of the witnesses to ask
    };

    // All must outlive it. The first look at what the signer signed happens here, so that a database that is behind
    // is known before the first request.
    Sealing(RecorderThread& recorder, ReaderPool& readers, Clock& clock, SignerLink link, journal::VerifierKey key,
            Options options);
    ~Sealing();
    Sealing(Sealing const&)            = delete;
    Sealing& operator=(Sealing const&) = delete;

    // Why no act may change the record now: both sizes; nothing when acts may.
    std::optional<SignedStanding> closed() const;

private:
    void loop(void (Sealing::*step)());
    void sign();
    void ask_witnesses();
    bool ask(journal::Policy::Witness const& witness, journal::Published const& last, std::int64_t believed);
    void close_if_behind(std::int64_t signed_elsewhere, std::string const& who);
    void close(SignedStanding standing, std::string const& who);
    void say(std::string words);
    void keep(std::function<void(Writer&)> write);

    RecorderThread&      recorder_;
    ReaderPool&          readers_;
    Clock&               clock_;
    SignerLink           link_;
    journal::VerifierKey key_;
    Options              options_;

    mutable std::mutex             mutex_;
    std::condition_variable        wake_;
    bool                           stopping_{};
    std::optional<SignedStanding>  closed_;
    std::optional<std::string>     said_; // by the signer, as kept last
    std::map<std::string, Instant> silent_until_; // witnesses that did not answer, by name
    std::thread                    signing_;
    std::thread                    witnessing_;
};

// Reads the policy of the configuration; nothing when the name of the file is empty.
Result<std::optional<journal::Policy>> read_policy(std::string const& file);

} // namespace penstock
