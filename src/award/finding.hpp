// Findings: a question with evidence about an award's money, and what came of it. A finding accuses nobody.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "award/award.hpp"
#include "base/life.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Finding; // the kinds of thing identifiers here belong to
struct Payment;
struct Payee;

BOOST_DEFINE_ENUM_CLASS(FindingRule, disbursed_above_award, awarded_above_applied, undisbursed_award,
                        amounts_in_two_currencies, booked_above_award, outside_period, split_below_limit,
                        spent_at_the_end, line_overrun, spent_ahead_of_work, no_cost_for_long, entered_late,
                        report_missing, on_negative_list, advance_uncleared)
BOOST_DEFINE_ENUM_CLASS(FindingSeverity, low, medium, high)
BOOST_DEFINE_ENUM_CLASS(FindingState, open, explained, corrected, confirmed, referred)
BOOST_DEFINE_ENUM_CLASS(FindingEvent, explain, correct, confirm, refer)

// The life of a finding: open until somebody says what it was. One of high severity takes two persons who say the same.
inline constexpr Step<FindingState, FindingEvent, Permission> finding_life[] = {
    {FindingState::open, FindingEvent::explain, FindingState::explained, Permission::settle_findings},
    {FindingState::open, FindingEvent::correct, FindingState::corrected, Permission::settle_findings},
    {FindingState::open, FindingEvent::confirm, FindingState::confirmed, Permission::settle_findings},
    {FindingState::open, FindingEvent::refer, FindingState::referred, Permission::settle_findings},
};
static_assert(deterministic(finding_life));
static_assert(final(finding_life, FindingState::explained) && final(finding_life, FindingState::referred));

// What a rule asks, how heavy it weighs, and whether the award is paid nothing while the question is open.
struct FindingTerms {
    FindingSeverity severity{};
    bool            blocks{};
    Words           question;
};
FindingTerms terms_of(FindingRule rule);

// One figure of the evidence.
BOOST_DEFINE_ENUM_CLASS(FigureName, awarded, applied, disbursed, booked, paid, limit, one_of_them, in_all, at_the_end,
                        others_at_the_end, planned_for_line, booked_on_line, spent, promised, accepted, entered,
                        advanced, accounted_for)
struct Figure {
    FigureName                 name{};
    Money                      amount;
    std::optional<Day>         on; // the day it counts for, where that is asked about
    std::optional<std::string> of; // what it is read from: "entry/12"
    friend bool                operator==(Figure const&, Figure const&) = default;
};
BOOST_DESCRIBE_STRUCT(Figure, (), (name, amount, on, of))

// A question a rule asks, before it is known of which award.
struct Question {
    FindingRule         rule{};
    std::vector<Figure> evidence;
    friend bool         operator==(Question const&, Question const&) = default;
};

// What the amounts of one award ask by themselves.
std::vector<Question> questions_of(std::optional<Money> const& amount, std::optional<Money> const& applied,
                                   std::optional<Money> const& disbursed);

// What one person proposed to settle a finding as; it waits for a second.
struct FindingProposal {
    FindingEvent step{};
    std::int64_t by{};
};

struct FindingNow {
    Id<Finding>                    id;
    Id<Programme>                  programme;
    FindingSeverity                severity{};
    FindingState                   state{};
    std::optional<FindingProposal> proposal;
};

// The state after the event; open still when a second person has to say the same. Refuses step_not_allowed,
// not_your_role, missing_field (a reason is owed always) and same_person.
Result<FindingState> plan_step(FindingNow const& finding, FindingEvent event, std::string const& reason,
                               Caller const& by);

std::vector<api::May> may(FindingNow const& finding, Caller const& by);

} // namespace penstock
