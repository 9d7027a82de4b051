// What `penstock doctor` finds: one thing looked at, whether it is well, and what to do when it is not.
#pragma once

#include "app/config.hpp"
#include "base/words.hpp"
#include "store/db.hpp"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Checkup {
    std::string name;
    bool        ok{};
    Words       words;  // what was looked at
    Words       remedy; // when it is not well
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(Checkup, (), (name, ok, words, remedy, detail))

// The machine and its surroundings: backups and the last drill, room on the disks, the clock, and the limits in force.
std::vector<Checkup> look_at_machine(Config const& config, std::optional<Db>& db);

// The daily jobs that read everything and whose newest run found something wrong, by name.
std::vector<std::string> failed_daily_checks(Reader& reader);

// For /metrics, in Prometheus' text form: when the newest backup was taken, what it holds, and the room there is.
std::string backup_metrics(std::string const& folder);

} // namespace penstock
