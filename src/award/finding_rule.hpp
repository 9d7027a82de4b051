// The rules that look at money as it stands: each is a pure function over rows, with its figures as data.
#pragma once

#include "award/finding.hpp"
#include "ledger/entry.hpp"

#include <map>
#include <span>

namespace penstock {

// What a rule is tuned by. Percentages are whole.
BOOST_DEFINE_ENUM_CLASS(FindingParameter, split_window_days, split_least, split_from_percent, end_percent_of_period,
                        end_share_percent, end_percent_of_median, line_overrun_percent, spent_ahead_points, idle_days,
                        late_entry_days, report_reminder_days, report_overdue_days, report_stop_days,
                        advance_clear_days)

struct ParameterTerms {
    FindingRule  rule{};
    std::int64_t least{}; // what it may be set to
    std::int64_t most{};
    Words        words;
};
ParameterTerms terms_of(FindingParameter parameter);

// The values in force on a day: a programme's own before the general one.
class FindingParameters {
public:
    void         set(FindingParameter name, Id<Programme> programme, std::int64_t value);
    std::int64_t of(FindingParameter name, Id<Programme> programme) const;

private:
    std::map<std::pair<FindingParameter, Id<Programme>>, std::int64_t> values_;
};

// A question about an award, and the permanent cause that keeps it from being asked twice.
struct Asked {
    Id<Award>   award;
    Question    question;
    std::string cause;
};
BOOST_DESCRIBE_STRUCT(Question, (), (rule, evidence))
BOOST_DESCRIBE_STRUCT(Asked, (), (award, question, cause))

// R2. One use of somebody's authority for one payee and line, and a limit that stood over it.
struct LimitedUse {
    std::string   deed;
    std::int64_t  person{}; // who approved
    std::int64_t  payee{};  // the organisation
    std::string   line;
    Id<Programme> programme;
    Id<Award>     award;
    Instant       at;
    Money         amount;
    Money         limit;
    std::int64_t  use{};    // the fact
    std::string   of;       // "payment/12"
};
std::vector<Asked> split_below_limit(FindingParameters const& parameters, std::vector<LimitedUse> uses);

// R4. The advances an award was paid, day by day, and what was accounted for since: reported as spent, given back, or
// asked back. A negative amount came back from the bank or was reversed.
struct AdvancesPaid {
    Id<Award>                                 award;
    Id<Programme>                             programme;
    Currency                                  currency;
    std::vector<std::pair<Day, std::int64_t>> paid;
    std::int64_t                              claimed{}; // of it, what fell due by claims: their receipts are in
    std::int64_t                              accounted_for{};
};
std::optional<Asked> advance_uncleared(FindingParameters const& parameters, AdvancesPaid const& award, Day today);

// R5. What an award spent on each day of a period that is over.
struct SpentPeriod {
    Id<Award>                                 award;
    Id<Programme>                             programme;
    Day                                       starts_on;
    Day                                       ends_on;
    Currency                                  currency;
    std::vector<std::pair<Day, std::int64_t>> spent;
};
std::vector<Asked> spent_at_the_end(FindingParameters const& parameters, std::span<SpentPeriod const> periods);

// R6. A line of an agreement, and all that is booked on it. A move between lines that was approved is in the agreement.
struct LineBooked {
    Id<Award>     award;
    Id<Programme> programme;
    std::string   line;
    Money         planned;
    Money         booked;
};
std::optional<Asked> line_overrun(FindingParameters const& parameters, LineBooked const& line);

// R14. An active award's money against its milestones.
struct WorkAndMoney {
    Id<Award>          award;
    Id<Programme>      programme;
    Money              awarded;
    std::int64_t       spent{};
    std::int64_t       promised{}; // what all milestones are worth
    std::int64_t       accepted{}; // of those that were met
    Day                starts_on;
    std::optional<Day> last_cost;
    bool               on_track{}; // no milestone is overdue
};
std::optional<Asked> spent_ahead_of_work(FindingParameters const& parameters, WorkAndMoney const& award);
std::optional<Asked> no_cost_for_long(FindingParameters const& parameters, WorkAndMoney const& award, Day today);

// R15. An entry made by hand, the day it counts for, and the day it was made.
struct EntryMade {
    Id<Entry>     entry;
    Id<Award>     award;
    Id<Programme> programme;
    Day           value_on;
    Day           made_on;
    Money         amount;
};
std::optional<Asked> entered_late(FindingParameters const& parameters, EntryMade const& entry);

} // namespace penstock
