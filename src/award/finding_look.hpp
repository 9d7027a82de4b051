// Looking: rules that ask about money as it stands in the ledger. Each is a pure function over rows.
#pragma once

#include "award/finding_facts.hpp"
#include "ledger/entry.hpp"

namespace penstock {

// What is bound, due, paid and spent for one award in one currency, beside what it was awarded.
struct BookedAward {
    Id<Award>            award;
    std::optional<Money> awarded;
    Money                booked;
};

// A cost of one award, and the days in which it may arise.
struct AwardCost {
    Id<Entry>          entry;
    Id<Award>          award;
    Day                value_on;
    Money              amount;
    std::optional<Day> starts_on;
    std::optional<Day> ends_on;
};

std::optional<Question> question_of(BookedAward const& booked);
std::optional<Question> question_of(AwardCost const& cost);

// How many rows were looked at, and how many questions were new.
struct LookedFor {
    std::int64_t looked{};
    std::int64_t raised{};
};
BOOST_DESCRIBE_STRUCT(LookedFor, (), (looked, raised))

// Looks at all money of all awards. Looking again asks nothing twice.
LookedFor look_for_findings(Act& act);

} // namespace penstock
