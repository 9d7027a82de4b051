// Looking: rules that ask about money as it stands in the ledger. Each is a pure function over rows.
#pragma once

#include "award/finding_facts.hpp"
#include "award/finding_rule.hpp"

namespace penstock {

// What is bound, due, paid and spent for one award in one currency, beside what it was awarded.
struct BookedAward {
    Id<Award>            award;
    std::optional<Money> awarded;
    Money                booked;
};

// A cost of one award, and the days in which it may arise; what is settled after the end may come settling_days later.
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

// Everything the rules ask of all money of all awards, whether it was asked before or not. Reads only.
struct Looked {
    std::int64_t       looked{}; // rows
    std::vector<Asked> asked;
};
Looked all_questions(Reader& reader, Day today);

// The parameters in force.
FindingParameters parameters_in_force(Reader& reader, Day today);

// How many rows were looked at, and how many questions were new.
struct LookedFor {
    std::int64_t looked{};
    std::int64_t raised{};
};
BOOST_DESCRIBE_STRUCT(LookedFor, (), (looked, raised))

// Looks at all money of all awards. Looking again asks nothing twice.
LookedFor look_for_findings(Act& act);

// The same in two parts, for the daily job: what is new, found beside the recorder, and raising it.
std::string         new_questions(Reader& reader, Day today);
Result<std::string> raise_questions(Act& act, std::string const& found);

// A parameter as somebody set it.
struct FindingParameterSet {
    static constexpr Words            words{"设定监督参数", "Parameter of an oversight rule set"};
    static constexpr std::string_view noun = "finding_parameter";

    FindingParameter             name{};
    std::optional<Id<Programme>> programme; // absent: in all
    std::int64_t                 value{};
    Day                          valid_from;
    std::string                  reason;
};
BOOST_DESCRIBE_STRUCT(FindingParameterSet, (), (name, programme, value, valid_from, reason))
void apply(Writer& db, Stamp const& stamp, FindingParameterSet const& fact);
void add_finding_parameter_facts(FactKinds& kinds);

} // namespace penstock
