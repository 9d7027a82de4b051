#include "ledger/delegation.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>

namespace penstock {

Words words(Deed deed)
{
    switch (deed) {
    case Deed::commit_award:     return {"承诺资助", "Commit an award"};
    case Deed::decide_milestone: return {"评定里程碑", "Decide a milestone"};
    case Deed::advance_money:    return {"预付经费", "Advance money"};
    case Deed::amend_award:      return {"变更资助", "Amend an award"};
    case Deed::stop_award:       return {"终止资助", "Stop an award"};
    case Deed::move_line:        return {"预算调剂", "Move money between lines"};
    case Deed::request_payment:  return {"申请支付", "Request a payment"};
    case Deed::approve_payment:  return {"审批支付", "Approve a payment"};
    case Deed::sign_payments:    return {"签发付款", "Sign payments"};
    case Deed::enter_commitment: return {"手工记承诺", "Enter a commitment by hand"};
    case Deed::enter_due:        return {"手工记应付", "Enter money due by hand"};
    }
    std::unreachable();
}

Permission permission_for(Deed deed)
{
    switch (deed) {
    case Deed::commit_award:
    case Deed::decide_milestone:
    case Deed::advance_money:
    case Deed::amend_award:
    case Deed::stop_award:
    case Deed::move_line:        return Permission::decide_awards;
    case Deed::request_payment:  return Permission::request_payments;
    case Deed::approve_payment:
    case Deed::sign_payments:    return Permission::approve_payments;
    case Deed::enter_commitment:
    case Deed::enter_due:        return Permission::post_entries;
    }
    std::unreachable();
}

DelegationStatus DelegationNow::status(Day today) const
{
    if (revoked_on && *revoked_on <= today) return DelegationStatus::revoked;
    if (today > terms.until) return DelegationStatus::expired;
    return today < terms.from ? DelegationStatus::upcoming : DelegationStatus::in_force;
}

bool DelegationNow::covers(Ground const& ground) const
{
    return std::ranges::find(terms.deeds, ground.deed) != terms.deeds.end() &&
           (!terms.programme || terms.programme == ground.programme) && terms.currency == ground.amount.currency;
}

namespace {

void check_term(std::vector<Fault>& faults, Day from, Day until, Day today)
{
    if (until < from) faults.push_back({"/until", refusal::ends_before_start, from.iso()});
    else if (until < today) faults.push_back({"/until", refusal::date_in_past, today.iso()});
}

void check_limits(std::vector<Fault>& faults, Limits const& limits)
{
    std::pair<char const*, std::optional<std::int64_t>> const each[] = {{"/limits/per_act", limits.per_act},
                                                                        {"/limits/per_award", limits.per_award},
                                                                        {"/limits/per_year", limits.per_year}};
    std::optional<std::int64_t>                               smaller;
    for (auto const& [pointer, limit] : each) {
        if (!limit) continue;
        if (*limit <= 0) faults.push_back({pointer, refusal::not_positive, ""});
        else if (!Money{*limit}.in_range()) faults.push_back({pointer, refusal::number_out_of_range, ""});
        else if (smaller && *limit < *smaller)
            faults.push_back({pointer, refusal::number_out_of_range, ">= " + Money{*smaller}.decimal()});
        smaller = limit;
    }
    auto two = limits.second_person_above;
    if (two && (*two < 0 || !Money{*two}.in_range()))
        faults.push_back({"/limits/second_person_above", refusal::number_out_of_range, ""});
}

Result<void> all_of(std::vector<Fault> faults)
{
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return {};
}

bool is_here(PersonNow const& person)
{
    return person.state == PersonState::active || person.state == PersonState::invited;
}

} // namespace

Result<void> plan_delegation(DelegationTerms const& terms, PersonNow const& person, Caller const& by, Day today)
{
    CHECK(by.check_in(Permission::delegate_authority, terms.programme.value_or(Id<Programme>{}).value));
    if (by.person() == terms.person.value) return refuse(refusal::same_person, "/person", "");
    if (!is_here(person)) return refuse(refusal::step_not_allowed, "/person", std::string{name_of(person.state)});
    std::vector<Fault> faults;
    if (terms.deeds.empty()) faults.push_back({"/deeds", refusal::missing_field, ""});
    for (std::size_t i = 0; i < terms.deeds.size(); ++i)
        if (std::ranges::count(terms.deeds, terms.deeds[i]) > 1)
            faults.push_back({"/deeds/" + std::to_string(i), refusal::already_exists, ""});
    check_limits(faults, terms.limits);
    check_term(faults, terms.from, terms.until, today);
    if (terms.decision.empty()) faults.push_back({"/decision", refusal::missing_field, ""});
    return all_of(std::move(faults));
}

Result<void> plan_revocation(DelegationNow const& delegation, Day on, std::string const& reason, Caller const& by,
                             Day today)
{
    auto const* step = step_of(delegation_life, delegation.state, DelegationEvent::revoke);
    CHECK(by.check_in(Permission::delegate_authority, delegation.terms.programme.value_or(Id<Programme>{}).value));
    if (!step || delegation.status(today) == DelegationStatus::expired) return refuse(refusal::step_not_allowed);
    if (on < today) return refuse(refusal::date_in_past, "/on", today.iso());
    if (on > delegation.terms.until) return refuse(refusal::step_not_allowed, "/on", delegation.terms.until.iso());
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return {};
}

Result<void> plan_acting(ActingTerms const& terms, PersonNow const& deputy, PersonNow const& holder,
                         std::span<ActingNow const> of_deputy, Caller const& by, Day today)
{
    CHECK(by.check_in(Permission::delegate_authority, 0));
    if (terms.deputy == terms.holder) return refuse(refusal::same_person, "/deputy", "");
    if (by.person() == terms.deputy.value) return refuse(refusal::same_person, "/deputy", "");
    if (!is_here(deputy)) return refuse(refusal::step_not_allowed, "/deputy", std::string{name_of(deputy.state)});
    if (!is_here(holder)) return refuse(refusal::step_not_allowed, "/holder", std::string{name_of(holder.state)});
    std::vector<Fault> faults;
    check_term(faults, terms.from, terms.until, today);
    if (terms.decision.empty()) faults.push_back({"/decision", refusal::missing_field, ""});
    for (auto const& other : of_deputy) {
        auto last = other.ended_on ? std::min(other.terms.until, other.ended_on->plus_days(-1)) : other.terms.until;
        if (other.terms.holder == terms.holder && other.terms.from <= terms.until && terms.from <= last)
            faults.push_back({"/from", refusal::already_exists, last.iso()});
    }
    return all_of(std::move(faults));
}

Result<void> plan_acting_end(ActingNow const& acting, Day on, std::string const& reason, Caller const& by, Day today)
{
    CHECK(by.check_in(Permission::delegate_authority, 0));
    if (acting.ended_on || acting.terms.until < today) return refuse(refusal::step_not_allowed);
    if (on < today) return refuse(refusal::date_in_past, "/on", today.iso());
    if (on > acting.terms.until) return refuse(refusal::step_not_allowed, "/on", acting.terms.until.iso());
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return {};
}

namespace {

// The limit this claim meets first, the narrowest last: what stands in the way, or nothing.
std::optional<Shortfall> shortfall(Claim const& claim, Ground const& ground, Day today)
{
    auto const& delegation = claim.delegation;
    if (delegation.status(today) != DelegationStatus::in_force || !claim.holder_able)
        return Shortfall{refusal::authority_ended, delegation.id, 0, -1};
    auto const&              limits = delegation.terms.limits;
    std::optional<Shortfall> out;
    auto                     meet = [&](Refusal why, std::optional<std::int64_t> limit, std::int64_t used) {
        if (!limit || ground.amount.minor == 0 || used + ground.amount.minor <= *limit) return;
        Shortfall one{why, delegation.id, *limit, std::max<std::int64_t>(0, *limit - used)};
        if (!out || one.left < out->left) out = one;
    };
    meet(refusal::exceeds_authority, limits.per_act, ground.before);
    if (ground.award) meet(refusal::exceeds_authority_of_award, limits.per_award, claim.used_on_award);
    meet(refusal::exceeds_authority_of_period, limits.per_year, claim.used_in_year);
    return out;
}

} // namespace

Verdict judge(std::span<Claim const> claims, Ground const& ground, std::optional<std::int64_t> two_above, Day today)
{
    expects(ground.amount.minor >= 0 && ground.amount.in_range());
    Verdict      out{.no = {refusal::authority_missing, {}, 0, -2}};
    Claim const* best = nullptr;
    auto         two  = [&](Claim const& claim) {
        auto own = claim.delegation.terms.limits.second_person_above;
        return !has_second_person(ground.deed) &&
               ((own && ground.whole() > *own) || (two_above && ground.whole() > *two_above));
    };
    auto order = [&](Claim const& claim) {
        return std::tuple{bool{claim.acting_for}, two(claim), !claim.delegation.terms.programme, claim.delegation.id};
    };
    for (auto const& claim : claims) {
        if (!claim.delegation.covers(ground)) continue;
        if (auto no = shortfall(claim, ground, today)) {
            if (no->left > out.no.left) out.no = *no;
        } else if (!best || order(claim) < order(*best)) best = &claim;
    }
    if (best) out.yes = Authorisation{best->delegation.id, two(*best), best->acting_for};
    return out;
}

Result<Authorisation> plan_authority(std::span<Claim const> claims, Ground const& ground,
                                     std::optional<std::int64_t> two_above, Day today)
{
    if (ground.amount.minor < 0 || !ground.amount.in_range())
        return refuse(refusal::number_out_of_range, "/amount/minor", "");
    auto verdict = judge(claims, ground, two_above, today);
    if (verdict.yes) return *verdict.yes;
    auto const& no = verdict.no;
    if (no.left < 0) return refuse(no.why);
    return refuse(no.why,
                  Money{no.left, ground.amount.currency}.decimal() + " " + std::string{ground.amount.currency.code()});
}

std::int64_t fiscal_year_of(Day day, std::int64_t start_month)
{
    return day.year() + (start_month > 1 && day.month() >= static_cast<unsigned>(start_month) ? 1 : 0);
}

std::string thing_of(std::string const& cause)
{
    auto first = cause.find('/');
    return first == cause.npos ? cause : cause.substr(0, cause.find('/', first + 1));
}

Result<ApprovalState> plan_approval(ApprovalNow const& approval, ApprovalEvent event, Doer const& by, Day today)
{
    auto const* step = step_of(approval_life, approval.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(approval.state)});
    bool over = today > approval.expires_on;
    if (step->by == ApprovalEnder::schedule ? !over : over)
        return refuse(refusal::step_not_allowed, approval.expires_on.iso());
    if (step->by == ApprovalEnder::second_person && !apart(approval.proposer, by)) return refuse(refusal::same_person);
    if (step->by == ApprovalEnder::proposer && by.person != approval.proposer.person)
        return refuse(refusal::not_your_role);
    return step->to;
}

} // namespace penstock
