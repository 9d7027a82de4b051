// Rebuilds every table from the facts alone and compares: tables are only what the facts add up to.
#pragma once

#include "journal/fact.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace penstock::journal {

// Tables that are not made of facts: the journal's own, secrets, sessions, uploads, what can be computed again.
// A table outside this list and outside apply() would be found by the first replay.
bool outside_the_record(std::string_view table);

struct ReplayReport {
    std::int64_t             facts{};
    std::int64_t             tables{};
    bool                     ok{};
    bool                     stopped{}; // at a fact the tables refused; they were not compared
    std::vector<std::string> wrong; // "table award, row 12, column state: active, replayed closed"
};
BOOST_DESCRIBE_STRUCT(ReplayReport, (), (facts, tables, ok, stopped, wrong))

// Applies all facts of `source` to `target`, an empty database with the present schema. Where a body was
// erased its stand-in is applied; one without a stand-in cannot be replayed and is reported.
ReplayReport replay(Reader& source, Db& target, FactKinds const& kinds,
                    std::function<void(std::int64_t done)> const& progress = {});

// Replays into `target` and compares each table.
ReplayReport replay_check(Reader& source, Db& target, FactKinds const& kinds,
                          std::function<void(std::int64_t done)> const& progress = {});

} // namespace penstock::journal
