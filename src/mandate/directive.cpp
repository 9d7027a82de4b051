#include "mandate/directive.hpp"

#include "api/refusals.hpp"
#include "api/steps.hpp"
#include "ledger/refusals.hpp"
#include "mandate/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace penstock {

namespace {

bool owes_reason(DirectiveEvent event)
{
    switch (event) {
    case DirectiveEvent::dispute:
    case DirectiveEvent::send_back:
    case DirectiveEvent::suspend:
    case DirectiveEvent::cancel:
    case DirectiveEvent::reopen:
    case DirectiveEvent::ask_date:
    case DirectiveEvent::decline_date: return true;
    default:                           return false;
    }
}

constexpr Words remedy(Refusal why, DirectiveBy by)
{
    switch (why) {
    case refusal::of_owners_unit:
    case refusal::same_person:    return {"请责任单位之外的另一人办理。", "Ask somebody else, outside the owner's unit."};
    case refusal::parts_open:
        return {"先把分解事项逐项销号，或依据批准撤销。", "Strike off or cancel its parts first."};
    case refusal::whole_ended:   return {"先重启上级事项。", "Reopen the directive it is a part of first."};
    case refusal::no_date_asked: return {"由责任单位先申请改期。", "The owner asks for another date first."};
    default:                     break;
    }
    switch (by) {
    case DirectiveBy::office:
        return {"须由督办人员（理事会秘书）办理。", "Whoever supervises directives, the board secretary, can do this."};
    case DirectiveBy::owner:
        return {"须由责任人或牵头单位的成员办理。", "The person answerable or a member of the lead unit can do this."};
    case DirectiveBy::checker:
        return {"须由有核查权限的人办理：监测专员、审计人员或理事会秘书。",
                "Somebody who may check can do this: a monitoring officer, an auditor or the board secretary."};
    }
    std::unreachable();
}

// Whoever judges the work neither did it nor belongs to those who owe it.
Result<void> apart(DirectiveNow const& directive, Caller const& by)
{
    if (directive.standing.inside) return refuse(refusal::of_owners_unit);
    if (by.person() != 0 && by.person() == directive.reported_by) return refuse(refusal::same_person);
    return {};
}

Result<void> entitled(DirectiveNow const& directive, DirectiveBy wanted, Caller const& by)
{
    switch (wanted) {
    case DirectiveBy::office: return by.check_in(Permission::manage_mandate, 0);
    case DirectiveBy::owner:
        if (!by.signed_in()) return refuse(refusal::not_signed_in);
        if (!directive.standing.owner) return refuse(refusal::not_your_role);
        return {};
    case DirectiveBy::checker: CHECK(by.check_in(Permission::check_directives, 0)); return apart(directive, by);
    }
    std::unreachable();
}

bool over(DirectiveState state) { return state == DirectiveState::closed || ended(state); }

Result<void> of_the_date(DirectiveNow const& directive, DirectiveEvent event, Caller const& by)
{
    if (event != DirectiveEvent::grant_date && event != DirectiveEvent::decline_date) return {};
    if (!directive.asked_on) return refuse(refusal::no_date_asked);
    if (by.person() != 0 && by.person() == directive.asked_by) return refuse(refusal::same_person);
    return {};
}

// What holds whatever is given with the step.
Result<DirectiveState> possible(DirectiveNow const& directive, DirectiveEvent event, Caller const& by)
{
    auto const* step = step_of(directive_life, directive.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(directive.state)});
    CHECK(entitled(directive, step->by, by));
    if (event == DirectiveEvent::strike_off) CHECK(apart(directive, by));
    bool ends = event == DirectiveEvent::verify || event == DirectiveEvent::cancel;
    if (ends && directive.open_parts > 0) return refuse(refusal::parts_open, std::to_string(directive.open_parts));
    if (event == DirectiveEvent::reopen && directive.whole_state && over(*directive.whole_state))
        return refuse(refusal::whole_ended, std::to_string(directive.whole));
    CHECK(of_the_date(directive, event, by));
    return step->to;
}

} // namespace

Words words(DirectiveState state)
{
    switch (state) {
    case DirectiveState::captured:    return {"待立项", "Captured"};
    case DirectiveState::confirmed:   return {"已立项", "Confirmed"};
    case DirectiveState::decomposed:  return {"已分解", "Decomposed"};
    case DirectiveState::assigned:    return {"已交办", "Assigned"};
    case DirectiveState::disputed:    return {"有异议", "Disputed"};
    case DirectiveState::accepted:    return {"已签收", "Accepted"};
    case DirectiveState::in_progress: return {"办理中", "In progress"};
    case DirectiveState::reported:    return {"已反馈", "Reported"};
    case DirectiveState::under_check: return {"核查中", "Under check"};
    case DirectiveState::closed:      return {"已办结", "Closed"};
    case DirectiveState::struck_off:  return {"已销号", "Struck off"};
    case DirectiveState::suspended:   return {"已中止", "Suspended"};
    case DirectiveState::cancelled:   return {"已撤销", "Cancelled"};
    }
    std::unreachable();
}

Words words(DirectiveEvent event)
{
    switch (event) {
    case DirectiveEvent::confirm:      return {"立项", "Confirm"};
    case DirectiveEvent::decompose:    return {"分解", "Decompose"};
    case DirectiveEvent::assign:       return {"交办", "Assign"};
    case DirectiveEvent::accept:       return {"签收", "Accept"};
    case DirectiveEvent::dispute:      return {"提出异议", "Dispute"};
    case DirectiveEvent::start:        return {"开始办理", "Start"};
    case DirectiveEvent::report:       return {"反馈", "Report"};
    case DirectiveEvent::take_up:      return {"开始核查", "Take up the check"};
    case DirectiveEvent::send_back:    return {"退回", "Send back"};
    case DirectiveEvent::verify:       return {"核查通过，办结", "Verify and close"};
    case DirectiveEvent::strike_off:   return {"销号", "Strike off"};
    case DirectiveEvent::suspend:      return {"中止", "Suspend"};
    case DirectiveEvent::resume:       return {"恢复", "Resume"};
    case DirectiveEvent::cancel:       return {"撤销", "Cancel"};
    case DirectiveEvent::reopen:       return {"重启", "Reopen"};
    case DirectiveEvent::ask_date:     return {"申请改期", "Ask for another date"};
    case DirectiveEvent::grant_date:   return {"批准改期", "Grant the date"};
    case DirectiveEvent::decline_date: return {"不同意改期", "Decline the date"};
    }
    std::unreachable();
}

Words words(DirectiveBy by)
{
    switch (by) {
    case DirectiveBy::office:  return {"督办人员", "Supervising office"};
    case DirectiveBy::owner:   return {"责任单位", "Owner"};
    case DirectiveBy::checker: return {"核查人", "Checker"};
    }
    std::unreachable();
}

Result<DirectiveText> plan_text(DirectiveText const& typed, std::string const& at)
{
    std::vector<Fault> faults;
    auto               one = [&](std::string const& text, char const* pointer) {
        auto plain = plain_line(text, 300);
        if (plain) return *plain;
        faults.push_back({at + pointer, plain.error().why, plain.error().detail});
        return std::string{};
    };
    DirectiveText out{{one(typed.title.zh, "/title/zh"), one(typed.title.en, "/title/en")}, typed.text};
    if (faults.empty() && out.title.empty()) faults.push_back({at + "/title", refusal::missing_field, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return out;
}

Result<void> plan_capture(NewDirective const& wanted)
{
    if (wanted.clauses.size() > clauses_most)
        return refuse(refusal::too_large, "/clauses", std::to_string(clauses_most));
    for (std::size_t i = 0; i < wanted.clauses.size(); ++i)
        if (auto const& clause = wanted.clauses[i]; clause.start < 0 || clause.end <= clause.start)
            return refuse(refusal::number_out_of_range, "/clauses/" + std::to_string(i) + "/end", "");
    if (wanted.source && (wanted.source->start < 0 || wanted.source->end <= wanted.source->start))
        return refuse(refusal::number_out_of_range, "/source/end", "");
    return {};
}

Result<DirectiveState> plan_step(DirectiveNow const& directive, DirectiveEvent event, StepGiven const& given,
                                 Caller const& by, Day today)
{
    auto to = TRY(possible(directive, event, by));
    if (owes_reason(event) && given.reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    if (event == DirectiveEvent::cancel && given.authority.empty())
        return refuse(refusal::missing_field, "/authority", "");
    if (event == DirectiveEvent::suspend) {
        if (!given.until) return refuse(refusal::missing_field, "/until", "");
        if (*given.until < today) return refuse(refusal::date_in_past, "/until", today.iso());
    }
    if (event == DirectiveEvent::ask_date) {
        if (!given.on) return refuse(refusal::missing_field, "/on", "");
        if (*given.on < today) return refuse(refusal::date_in_past, "/on", today.iso());
    }
    return to;
}

Result<void> plan_assignment(Assignment const& wanted, Day today)
{
    if (wanted.with.size() > units_most) return refuse(refusal::too_large, "/with", std::to_string(units_most));
    std::set<std::int64_t> seen{wanted.unit.value};
    for (std::size_t i = 0; i < wanted.with.size(); ++i)
        if (!seen.insert(wanted.with[i].value).second)
            return refuse(refusal::already_exists, "/with/" + std::to_string(i), "");
    if (wanted.due_on < today) return refuse(refusal::date_in_past, "/due_on", today.iso());
    return {};
}

Result<void> plan_report(DutyReport const& report)
{
    if (report.text.value.empty()) return refuse(refusal::missing_field, "/text", "");
    if (report.files.size() > files_most) return refuse(refusal::too_large, "/files", std::to_string(files_most));
    if (report.links.size() > links_most) return refuse(refusal::too_large, "/links", std::to_string(links_most));
    if (report.files.empty() && report.links.empty()) return refuse(refusal::evidence_missing, "/files", "");
    return {};
}

std::vector<api::May> may(DirectiveNow const& directive, Caller const& by)
{
    return api::steps_from(
        directive_life, directive.state, [&](auto const& step) { return possible(directive, step.on, by); },
        [](auto const& step, Refused const& refused) { return remedy(refused.why, step.by); });
}

std::int64_t days_late(DirectiveState state, std::optional<Day> due_on, Day today)
{
    if (!due_on || !running(state) || today <= *due_on) return 0;
    return (today.at() - due_on->at()).count();
}

} // namespace penstock
