// Who is told what when something happens to an award: its team, those who manage its programme, and whoever is asked
// for an opinion. Each is called after the fact was recorded: `fact` is its number, `said` what was given with it.
// Whoever did it himself is not told.
#pragma once

#include "award/amendment.hpp"
#include "award/award.hpp"
#include "award/claim.hpp"
#include "award/closeout.hpp"
#include "award/milestone.hpp"
#include "award/recovery.hpp"
#include "award/report_facts.hpp"
#include "journal/act.hpp"

#include <string>

namespace penstock {

void tell_of_offer(Act& act, Id<Award> award, Day until, std::int64_t fact);
void tell_of_signature(Act& act, Id<Award> award, std::int64_t fact);
void tell_of_step(Act& act, Id<Award> award, AwardEvent event, std::string const& said, std::int64_t fact);
void tell_of_step(Act& act, MilestoneNow const& milestone, MilestoneEvent event, std::string const& said,
                  std::int64_t fact);
void tell_of_claim(Act& act, Id<Award> award, Id<Claim> claim, std::int64_t fact); // one that came, or was answered
void tell_of_step(Act& act, ClaimNow const& claim, ClaimEvent event, std::string const& said, std::int64_t fact);
void tell_of_amendment(Act& act, Id<Award> award, Id<Amendment> amendment, AmendmentType type, std::string const& said,
                       std::int64_t fact); // one that was asked for
void tell_of_step(Act& act, AmendmentNow const& amendment, AmendmentEvent event, std::string const& said,
                  std::int64_t fact);
void tell_of_step(Act& act, CloseoutNow const& closeout, CloseoutEvent event, std::string const& said,
                  std::int64_t fact);
void tell_of_demand(Act& act, Id<Award> award, Money amount, Day due_on, std::string const& said, std::int64_t fact);
void tell_of_receipt(Act& act, RecoveryNow const& recovery, std::int64_t minor, std::int64_t fact);
void tell_of_step(Act& act, RecoveryNow const& recovery, RecoveryEvent event, std::string const& said,
                  std::int64_t fact);
// An entry about the award's money that somebody made by hand; `said` is its memo.
void tell_of_entry(Act& act, Id<Award> award, EntryKind kind, Money amount, std::string const& said, Id<Entry> entry);
void tell_of_report(Act& act, ReportAskedFor const& asked, Day due_on, std::int64_t fact);

// What a bank did with money for a team.
BOOST_DEFINE_ENUM_CLASS(PaymentNews, paid, failed, returned)
struct PaymentTold {
    Id<Award>    award;
    PaymentNews  news{};
    Money        amount;
    Day          on;
    std::string  reason;       // of the bank, where it did not pay
    std::int64_t requested_by{}; // who has to see to it then
    std::string  place;          // where he does
};
void tell_of_payment(Act& act, PaymentTold const& told, std::int64_t fact);

} // namespace penstock
