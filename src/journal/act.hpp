// An act: one person's one attempt to change the record. Domain functions take it, read through it, and record facts.
#pragma once

#include "journal/fact.hpp"
#include "journal/leaf.hpp"
#include "journal/merkle.hpp"
#include "store/secret_cipher.hpp"
#include "store/world.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace penstock::journal {

// Who acts, in which role, and for whom when it is for somebody else.
struct Actor {
    std::int64_t person{}; // 0: the system itself
    std::string  role;
    std::int64_t acting_for{};
};

// What a committed act or batch added to the record, for those who follow it.
struct Happened {
    std::int64_t             size{};
    std::vector<std::string> kinds; // each once
};

// A thing that an act made, or told something of, as the subject of its first fact about it: "award/12".
struct Touched {
    std::string subject;
    bool        made{};
};

class Act {
public:
    Act(Writer& db, CompactRange& tree, Chance& chance, store::SecretCipher const& cipher, Actor actor, std::string key,
        Instant now, std::string_view zone) // zone: of the tz database; outlives the act
        : actor{std::move(actor)},
          key{std::move(key)},
          now{now},
          today{*day_in(now, zone)},
          zone_{zone},
          db_{db},
          tree_{tree},
          chance_{chance},
          cipher_{cipher}
    {}
    Act(Act const&)            = delete;
    Act& operator=(Act const&) = delete;

    Actor const       actor;
    std::string const key; // the idempotency key; "" for upkeep
    Instant const     now;
    Day const         today; // the civil date where the body sits

    Day day_of(Instant at) const { return *day_in(at, zone_); } // there too

    Reader& read() { return db_; }
    Chance& chance() { return chance_; }

    store::SecretCipher const& cipher() const { return cipher_; } // for secrets outside the record

    // For tables outside the record (sessions, drafts, secrets): what is written here is not replayed.
    Writer& upkeep()
    {
        touched_ = true;
        return db_;
    }

    // Writes the fact into the journal and applies it to the tables; gives its number.
    template <class Fact> std::int64_t record(Fact const& fact, std::string attachment = {})
    {
        auto seq   = static_cast<std::int64_t>(tree_.size()) + 1;
        auto about = subject_of(seq, fact);
        bool made  = about.ends_with("/" + std::to_string(seq));
        auto stamp = enter(kind_of<Fact>(), {std::move(about), made}, json::canonical(fact), std::move(attachment));
        apply(db_, stamp, fact);
        return seq;
    }

    bool                            wrote() const { return touched_ || first_; }
    std::int64_t                    first_fact() const { return first_; } // 0 when none was recorded
    std::int64_t                    last_fact() const { return last_; }
    std::vector<std::string> const& kinds() const { return kinds_; }
    std::vector<Touched> const&     touched() const { return things_; } // the first ones, each once

private:
    Stamp enter(std::string const& kind, Touched subject, std::string const& body, std::string attachment);

    std::string_view           zone_;
    Writer&                    db_;
    CompactRange&              tree_;
    Chance&                    chance_;
    store::SecretCipher const& cipher_;
    bool                       touched_{};
    std::int64_t               first_{};
    std::int64_t               last_{};
    std::vector<std::string>   kinds_;
    std::vector<Touched>       things_;
};

} // namespace penstock::journal

namespace penstock {
using journal::Act;
using journal::Actor;
using journal::Touched;
} // namespace penstock
