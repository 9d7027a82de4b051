// A new epoch: the journal goes on under another name and key, because the old name has signed what is no longer there,
// or because its key is to be retired. Two persons approve it, and the first fact of the epoch says what it follows.
#pragma once

#include "app/commands.hpp"
#include "base/id.hpp"
#include "journal/act.hpp"

#include <string>

namespace penstock {

struct Person;

struct EpochBegan {
    static constexpr Words            words{"日志开启新纪元", "New epoch of the journal"};
    static constexpr std::string_view noun = "epoch";

    std::string  origin; // the journal's name from now on
    std::string  key; // its public key
    std::string  previous_key;
    std::string  previous_checkpoint; // the newest of the old epoch that is still here, a signed note; "" when none is
    std::int64_t facts{}; // that were here before this one
    std::int64_t signed_facts{}; // that the old epoch had signed; more than `facts` after an old backup
    std::string  reason;
    Id<Person>   first_approver;
    Id<Person>   second_approver;
};
BOOST_DESCRIBE_STRUCT(EpochBegan, (),
                      (origin, key, previous_key, previous_checkpoint, facts, signed_facts, reason, first_approver,
                       second_approver))
void apply(Writer& db, Stamp const& stamp, EpochBegan const& fact);

// Whether the journal may go on under this name: no checkpoint has another one, or an epoch of this name was begun.
bool name_is_right(Reader& reader, std::string const& origin);

struct EpochAsk {
    std::string origin;
    std::string reason;
    std::string first; // mail addresses; both passwords come from standard input, a line each
    std::string second;
};
int run_new_epoch(Config const& config, EpochAsk const& ask, Output const& output);

} // namespace penstock
