// Closing an award: a final report accepted by whoever judges the work and by whoever judges the money, a settlement
// that leaves nothing open, and what was learned.
#pragma once

#include "award/milestone.hpp"

namespace penstock {

// `open` is an award in closing of which nothing was handed in yet.
BOOST_DEFINE_ENUM_CLASS(CloseoutState, open, submitted, rectification, failed, concluded)
BOOST_DEFINE_ENUM_CLASS(CloseoutEvent, submit, accept_task, send_back_task, accept_finance, send_back_finance, fail,
                        conclude)
BOOST_DEFINE_ENUM_CLASS(CloseoutSide, asking, judging, auditing)

// clang-format off
inline constexpr Step<CloseoutState, CloseoutEvent, CloseoutSide> closeout_life[] = {
    {CloseoutState::open, CloseoutEvent::submit, CloseoutState::submitted, CloseoutSide::asking},
    {CloseoutState::rectification, CloseoutEvent::submit, CloseoutState::submitted, CloseoutSide::asking},
    {CloseoutState::submitted, CloseoutEvent::accept_task, CloseoutState::submitted, CloseoutSide::judging},
    {CloseoutState::submitted, CloseoutEvent::send_back_task, CloseoutState::rectification, CloseoutSide::judging},
    {CloseoutState::submitted, CloseoutEvent::accept_finance, CloseoutState::submitted, CloseoutSide::auditing},
    {CloseoutState::submitted, CloseoutEvent::send_back_finance, CloseoutState::rectification, CloseoutSide::auditing},
    {CloseoutState::submitted, CloseoutEvent::fail, CloseoutState::failed, CloseoutSide::judging},
    {CloseoutState::rectification, CloseoutEvent::fail, CloseoutState::failed, CloseoutSide::judging},
    {CloseoutState::submitted, CloseoutEvent::conclude, CloseoutState::concluded, CloseoutSide::judging},
    {CloseoutState::failed, CloseoutEvent::conclude, CloseoutState::concluded, CloseoutSide::judging},
};
// clang-format on
static_assert(deterministic(closeout_life));
static_assert(final(closeout_life, CloseoutState::concluded));

BOOST_DEFINE_ENUM_CLASS(Acceptance, none, accepted, accepted_after_rectification)

// What becomes of money that was paid and not spent: kept for research as long as the funding rule says, or given back.
BOOST_DEFINE_ENUM_CLASS(LeftoverRule, keep_for_research, give_back)

struct Asset {
    Line<300>    name;
    std::int64_t minor{}; // what it cost
    Line<200, 0> custodian;
};
BOOST_DESCRIBE_STRUCT(Asset, (), (name, minor, custodian))

BOOST_DEFINE_ENUM_CLASS(ResultKind, publication, patent, standard, software, data_set, prototype, trained_person, other)
struct RegisteredResult {
    ResultKind   kind{};
    Line<500>    title;
    Line<300, 0> identifier; // a DOI, a patent number
};
BOOST_DESCRIBE_STRUCT(RegisteredResult, (), (kind, title, identifier))

struct CloseoutReport {
    Prose<20'000>                 account;
    std::vector<EvidenceFile>     files;
    std::vector<Asset>            assets;
    std::vector<RegisteredResult> results;
    LeftoverRule                  leftover{};
};
BOOST_DESCRIBE_STRUCT(CloseoutReport, (), (account, files, assets, results, leftover))

std::vector<Fault> faults_of(CloseoutReport const& report);

// Where the award's money stands, in one currency. What was paid is what is spent, returned or still with the team.
struct Settlement {
    Currency     currency;
    std::int64_t committed{}, payable{}; // must be nothing
    std::int64_t paid{}, spent{}, returned{}, unspent{};
};
BOOST_DESCRIBE_STRUCT(Settlement, (), (currency, committed, payable, paid, spent, returned, unspent))

struct CloseoutNow {
    Id<Award>               award;
    Id<Programme>           programme;
    CloseoutState           state{};
    AwardState              award_state{};
    std::int64_t            rounds{}; // how often it was handed in
    std::int64_t            submitted_by{};
    Acceptance              task{}, finance{};
    std::int64_t            task_by{};
    LeftoverRule            leftover{};
    std::vector<Settlement> money;
    std::int64_t            open_milestones{}; // neither passed nor missed
    bool                    party{};
};

// The checklist: what is needed before an award can be closed, whether it is there, and who can bring it.
BOOST_DEFINE_ENUM_CLASS(CloseoutItem, report, milestones, task_acceptance, finance_acceptance, nothing_open, leftover,
                        lessons)
struct CheckedItem {
    CloseoutItem item{};
    bool         done{};
    Permission   who{};
};
BOOST_DESCRIBE_STRUCT(CheckedItem, (), (item, done, who))
std::vector<CheckedItem> checklist(CloseoutNow const& closeout, bool lessons);

// The state after the event, or the first that refuses it: step_not_allowed, not_your_role, party_to_it, same_person
// (nobody accepts what he handed in, nor gives both acceptances), award_not_active (it is not in closing),
// already_exists (accepted already); to conclude: closeout_incomplete with the first item missing, money_still_open
// with the amount.
Result<CloseoutState> plan_step(CloseoutNow const& closeout, CloseoutEvent event, Caller const& by, bool lessons);

std::vector<api::May> may(CloseoutNow const& closeout, Caller const& by);

// What is kept by the team after the award is concluded, and what has to be nothing; a failed one keeps nothing.
constexpr bool keeps_leftover(CloseoutNow const& closeout)
{
    return closeout.state != CloseoutState::failed && closeout.leftover == LeftoverRule::keep_for_research;
}

} // namespace penstock
