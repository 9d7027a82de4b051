#include "award/amendment.hpp"

#include "api/steps.hpp"
#include "ledger/funding_rule.hpp"

#include "api/refusals.hpp"
#include "base/json_write.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>

namespace penstock {

Words words(AmendmentType type)
{
    switch (type) {
    case AmendmentType::extension:    return {"延期（不增加经费）", "No-cost extension"};
    case AmendmentType::milestones:   return {"调整里程碑", "Other milestones"};
    case AmendmentType::budget:       return {"预算调剂", "Budget move between lines"};
    case AmendmentType::amount:       return {"增减经费", "More or less money"};
    case AmendmentType::lead:         return {"更换负责人", "Change of lead"};
    case AmendmentType::organisation: return {"更换承担单位", "Change of organisation"};
    case AmendmentType::pause:        return {"暂停", "Pause"};
    case AmendmentType::stop:         return {"终止", "Stop"};
    }
    std::unreachable();
}

namespace {

MilestoneTerms* find_milestone(AgreementTerms& terms, std::string_view number)
{
    auto found = std::ranges::find(terms.milestones, number, [](auto const& one) { return one.number.value; });
    return found == terms.milestones.end() ? nullptr : &*found;
}

BudgetLine* find_line(AgreementTerms& terms, std::string_view code)
{
    auto found = std::ranges::find(terms.lines, code, [](auto const& one) { return one.code.value; });
    return found == terms.lines.end() ? nullptr : &*found;
}

std::int64_t of(std::map<std::string, std::int64_t> const& amounts, std::string const& key)
{
    auto found = amounts.find(key);
    return found == amounts.end() ? 0 : found->second;
}

// Particulars of other types say that something else was meant.
std::vector<Fault> particulars(AmendmentType type, AmendmentChange const& change)
{
    using enum AmendmentType;
    std::vector<Fault> faults;
    auto               belongs = [&](std::string_view name, bool given, std::initializer_list<AmendmentType> types,
                       bool needed = true) {
        bool wanted = std::ranges::find(types, type) != types.end();
        if (given && !wanted) faults.push_back({"/change/" + std::string{name}, refusal::unknown_field, ""});
        if (!given && wanted && needed) faults.push_back({"/change/" + std::string{name}, refusal::missing_field, ""});
    };
    belongs("ends_on", change.ends_on.has_value(), {extension});
    belongs("due", change.due.has_value(), {extension}, false);
    belongs("milestones", change.milestones.has_value(), {milestones});
    belongs("instalments", change.instalments.has_value(), {milestones});
    belongs("from_line", change.from_line.has_value(), {budget});
    belongs("to_line", change.to_line.has_value(), {budget, amount}, type == budget);
    belongs("amount", change.amount.has_value(), {budget, amount});
    belongs("milestone", change.milestone.has_value(), {amount});
    belongs("lead", change.lead.has_value(), {lead});
    belongs("organisation", change.organisation.has_value(), {organisation});
    belongs("resume_on", change.resume_on.has_value(), {pause}, false);
    belongs("stop_reason", change.stop_reason.has_value(), {stop});
    return faults;
}

Result<void> extend(AmendmentGround const& ground, AmendmentChange const& change, AgreementTerms& terms)
{
    if (*change.ends_on <= *terms.ends_on)
        return refuse(refusal::date_in_past, "/change/ends_on", terms.ends_on->plus_days(1).iso());
    if (ground.extensions >= ground.limits.extensions)
        return refuse(refusal::extension_limit, "/change/ends_on", std::to_string(ground.limits.extensions));
    auto latest = ground.first_end.plus_months(ground.limits.extension_months);
    if (*change.ends_on > latest) return refuse(refusal::extension_limit, "/change/ends_on", latest.iso());
    terms.ends_on = change.ends_on;
    if (!change.due) return {};
    for (std::size_t i = 0; i < change.due->size(); ++i) {
        auto const& moved = (*change.due)[i];
        auto const  at    = "/change/due/" + std::to_string(static_cast<std::int64_t>(i)) + "/milestone";
        auto*       one   = find_milestone(terms, moved.milestone.value);
        if (!one) return refuse(refusal::not_found, at, moved.milestone.value);
        if (ground.passed.contains(moved.milestone.value))
            return refuse(refusal::step_not_allowed, at, moved.milestone.value);
        one->due_on = moved.due_on;
    }
    return {};
}

// What is passed stays as it is; everything else is as the change says.
Result<void> replace_milestones(AmendmentGround const& ground, AmendmentChange const& change, AgreementTerms& terms)
{
    std::erase_if(terms.milestones, [&](auto const& one) { return !ground.passed.contains(one.number.value); });
    std::erase_if(terms.instalments, [&](Instalment const& each) {
        return (each.kind == InstalmentKind::milestone || each.kind == InstalmentKind::prize) &&
               !ground.passed.contains(each.milestone.value);
    });
    for (std::size_t i = 0; i < change.milestones->size(); ++i) {
        auto const& one = (*change.milestones)[i];
        if (ground.passed.contains(one.number.value))
            return refuse(refusal::step_not_allowed,
                          "/change/milestones/" + std::to_string(static_cast<std::int64_t>(i)) + "/number",
                          one.number.value);
        terms.milestones.push_back(one);
    }
    for (auto const& each : *change.instalments) terms.instalments.push_back(each);
    return {};
}

Result<void> move_between_lines(AmendmentGround const& ground, AmendmentChange const& change, AgreementTerms& terms)
{
    auto* from = find_line(terms, change.from_line->value);
    auto* to   = find_line(terms, change.to_line->value);
    if (!from) return refuse(refusal::unknown_line, "/change/from_line", change.from_line->value);
    if (!to) return refuse(refusal::unknown_line, "/change/to_line", change.to_line->value);
    if (from == to) return refuse(refusal::already_exists, "/change/to_line", "");
    auto minor = change.amount->minor;
    if (minor <= 0) return refuse(refusal::not_positive, "/change/amount", "");
    if (auto free = of(ground.free, from->code.value); minor > free)
        return refuse(refusal::exceeds_available, "/change/amount", std::to_string(free));
    // Of what the line would be, had nothing been moved out of it; rounded down.
    auto moved = of(ground.moved, from->code.value);
    auto most  = share_of(from->minor + moved, ground.limits.virement) - moved;
    if (minor > most)
        return refuse(refusal::exceeds_virement_limit, "/change/amount",
                      std::to_string(std::max<std::int64_t>(0, most)));
    to->minor += minor;
    from->minor -= minor;
    std::erase_if(terms.lines, [](BudgetLine const& line) { return line.minor == 0; });
    return {};
}

Result<void> change_amount(AmendmentGround const& ground, AmendmentChange const& change, AgreementTerms& terms)
{
    auto difference = change.amount->minor - terms.amount->minor;
    if (change.amount->minor <= 0) return refuse(refusal::not_positive, "/change/amount", "");
    if (difference == 0) return refuse(refusal::already_exists, "/change/amount", "");
    auto const& number = change.milestone->value;
    if (!find_milestone(terms, number)) return refuse(refusal::not_found, "/change/milestone", number);
    if (ground.passed.contains(number)) return refuse(refusal::step_not_allowed, "/change/milestone", number);
    if (terms.lines.empty() != !change.to_line)
        return refuse(terms.lines.empty() ? refusal::unknown_field : refusal::missing_field, "/change/to_line", "");
    std::string code;
    if (change.to_line) {
        auto* line = find_line(terms, change.to_line->value);
        if (!line) return refuse(refusal::unknown_line, "/change/to_line", change.to_line->value);
        code = line->code.value;
        line->minor += difference;
    }
    if (auto free = of(ground.free, code); -difference > free)
        return refuse(refusal::exceeds_available, "/change/amount", std::to_string(free));
    auto tranche = std::ranges::find_if(terms.instalments, [&](Instalment const& each) {
        return each.kind == InstalmentKind::milestone && each.milestone.value == number;
    });
    if (tranche == terms.instalments.end())
        tranche = terms.instalments.insert(terms.instalments.end(), {InstalmentKind::milestone, {number}, 0});
    tranche->minor += difference;
    if (tranche->minor < of(ground.advanced, number))
        return refuse(refusal::exceeds_available, "/change/amount",
                      std::to_string(tranche->minor - difference - of(ground.advanced, number)));
    if (tranche->minor == 0) terms.instalments.erase(tranche);
    std::erase_if(terms.lines, [](BudgetLine const& line) { return line.minor == 0; });
    terms.amount = change.amount;
    return {};
}

std::string in_canonical_form(MilestoneTerms const& terms) { return json::canonical(terms); }

bool same(AgreementTerms const& before, AgreementTerms const& after, MilestoneTerms const& was,
          MilestoneTerms const& is)
{
    auto const& number = was.number.value;
    return in_canonical_form(was) == in_canonical_form(is) &&
           sum_of(before, InstalmentKind::milestone, number) == sum_of(after, InstalmentKind::milestone, number) &&
           sum_of(before, InstalmentKind::prize, number) == sum_of(after, InstalmentKind::prize, number);
}

MilestoneTerms const* find_milestone(AgreementTerms const& terms, std::string_view number)
{
    return find_milestone(const_cast<AgreementTerms&>(terms), number);
}

} // namespace

Result<AgreementTerms> amended(AmendmentGround const& ground, AmendmentType type, AmendmentChange const& change)
{
    if (auto faults = particulars(type, change); !faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    if (change.amount && change.amount->currency != ground.currency)
        return refuse(refusal::unknown_currency, "/change/amount/currency", std::string{ground.currency.code()});
    auto terms = ground.terms;
    switch (type) {
    case AmendmentType::extension:  CHECK(extend(ground, change, terms)); break;
    case AmendmentType::milestones: CHECK(replace_milestones(ground, change, terms)); break;
    case AmendmentType::budget:     CHECK(move_between_lines(ground, change, terms)); break;
    case AmendmentType::amount:     CHECK(change_amount(ground, change, terms)); break;
    case AmendmentType::lead:
        if (change.lead->value == terms.lead.value) return refuse(refusal::already_exists, "/change/lead", "");
        terms.lead.value = change.lead->value;
        break;
    case AmendmentType::organisation: {
        auto party = std::ranges::find(terms.parties, true, &Party::recipient);
        if (party->organisation.value == ground.organisation)
            return refuse(refusal::already_exists, "/change/organisation", "");
        party->organisation.value = ground.organisation;
        break;
    }
    case AmendmentType::pause:
    case AmendmentType::stop:  return terms;
    }
    if (auto faults = faults_of(terms, ground.currency); !faults.empty())
        return std::unexpected{Refused{std::move(faults)}};
    // What was paid before its milestone stays with the milestone of that number.
    for (auto const& [number, minor] : ground.advanced)
        if (minor > 0 && sum_of(terms, InstalmentKind::milestone, number) < minor)
            return refuse(refusal::amounts_differ, "/change/instalments", number + ": " + std::to_string(minor));
    return terms;
}

std::map<std::string, std::int64_t> line_changes(AgreementTerms const& before, AgreementTerms const& after)
{
    std::map<std::string, std::int64_t> out;
    if (before.lines.empty() && after.lines.empty()) out[""] = after.amount->minor - before.amount->minor;
    for (auto const& line : after.lines) out[line.code.value] += line.minor;
    for (auto const& line : before.lines) out[line.code.value] -= line.minor;
    std::erase_if(out, [](auto const& each) { return each.second == 0; });
    return out;
}

std::set<std::string> replaced(AgreementTerms const& before, AgreementTerms const& after,
                               std::set<std::string> const& passed)
{
    std::set<std::string> out;
    for (auto const& was : before.milestones) {
        if (passed.contains(was.number.value)) continue;
        auto const* is = find_milestone(after, was.number.value);
        if (!is || !same(before, after, was, *is)) out.insert(was.number.value);
    }
    for (bool more = true; more;) {
        more = false;
        for (auto const& was : before.milestones) {
            if (passed.contains(was.number.value) || out.contains(was.number.value)) continue;
            bool waits = std::ranges::any_of(was.after, [&](auto const& number) { return out.contains(number.value); });
            if (waits) more = out.insert(was.number.value).second;
        }
    }
    return out;
}

std::vector<Difference> differences(AgreementTerms const& before, AgreementTerms const& after)
{
    using enum DifferenceField;
    std::vector<Difference> out;
    auto const              code = before.amount->currency;
    auto amounts = [&](DifferenceField field, std::string const& name, std::int64_t was, std::int64_t is) {
        if (was != is) out.push_back({field, name, "", "", Money{was, code}, Money{is, code}});
    };
    auto texts = [&](DifferenceField field, std::string const& name, std::string const& was, std::string const& is) {
        if (was != is) out.push_back({field, name, was, is, std::nullopt, std::nullopt});
    };
    auto day       = [](std::optional<Day> const& on) { return on ? on->iso() : ""; };
    auto recipient = [](AgreementTerms const& terms) {
        auto party = std::ranges::find(terms.parties, true, &Party::recipient);
        return party == terms.parties.end() ? "" : party->organisation.value;
    };
    texts(ends_on, "", day(before.ends_on), day(after.ends_on));
    amounts(amount, "", before.amount->minor, after.amount->minor);
    texts(lead, "", before.lead.value, after.lead.value);
    texts(organisation, "", recipient(before), recipient(after));

    std::map<std::string, std::pair<std::int64_t, std::int64_t>> lines;
    for (auto const& line : before.lines) lines[line.code.value].first = line.minor;
    for (auto const& line : after.lines) lines[line.code.value].second = line.minor;
    for (auto const& [name, sides] : lines) amounts(line, name, sides.first, sides.second);

    std::set<std::string> numbers;
    for (auto const* terms : {&before, &after})
        for (auto const& one : terms->milestones) numbers.insert(one.number.value);
    for (auto const& number : numbers) {
        auto const* was = find_milestone(before, number);
        auto const* is  = find_milestone(after, number);
        texts(milestone, number, was ? was->title.any() : "", is ? is->title.any() : "");
        texts(due_on, number, was ? day(was->due_on) : "", is ? day(is->due_on) : "");
        amounts(tranche, number, sum_of(before, InstalmentKind::milestone, number),
                sum_of(after, InstalmentKind::milestone, number));
        if (was && is) texts(criteria, number, json::to_text(was->criteria), json::to_text(is->criteria));
    }
    return out;
}

namespace {

bool may_as(Caller const& by, AmendmentSide side, AmendmentNow const& amendment)
{
    auto on = [&](Permission permission) {
        return by.may_on(permission, amendment.programme.value, amendment.award.value);
    };
    switch (side) {
    case AmendmentSide::asking:    return on(Permission::report_on_awards) || on(Permission::prepare_awards);
    case AmendmentSide::examining: return on(Permission::prepare_awards);
    case AmendmentSide::deciding:  return on(Permission::decide_awards);
    }
    std::unreachable();
}

Permission permission_of(AmendmentSide side)
{
    switch (side) {
    case AmendmentSide::asking:    return Permission::report_on_awards;
    case AmendmentSide::examining: return Permission::prepare_awards;
    case AmendmentSide::deciding:  return Permission::decide_awards;
    }
    std::unreachable();
}

Result<void> guard(AmendmentNow const& amendment, AmendmentSide side, AmendmentEvent event, Caller const& by)
{
    if (!may_as(by, side, amendment)) return refuse(refusal::not_your_role, std::string{name_of(permission_of(side))});
    if (side != AmendmentSide::asking && amendment.party) return refuse(refusal::party_to_it);
    if (side == AmendmentSide::deciding && by.person() != 0 &&
        (by.person() == amendment.submitted_by || by.person() == amendment.recommended_by))
        return refuse(refusal::same_person);
    if (event == AmendmentEvent::approve) CHECK(may_be_amended(amendment.award_state, amendment.type));
    return {};
}

Words remedy(Refusal why, AmendmentSide side)
{
    switch (why) {
    case refusal::not_your_role: return remedy_for(permission_of(side));
    case refusal::party_to_it:
        return {"请由与该资助无关的人办理。", "Somebody who has no part in the award can do this."};
    case refusal::same_person:      return {"请由另一位有决定权的人办理。", "Another person who may decide can do this."};
    case refusal::award_not_active: return {"请先恢复该资助。", "Resume the award first."};
    default:                        return {"", ""};
    }
}

} // namespace

Result<void> may_be_amended(AwardState state, AmendmentType type)
{
    bool running = state == AwardState::active || (state == AwardState::on_hold && type != AmendmentType::pause);
    if (!running) return refuse(refusal::award_not_active, std::string{name_of(state)});
    return {};
}

Result<AmendmentState> plan_step(AmendmentNow const& amendment, AmendmentEvent event, Caller const& by)
{
    auto const* step = step_of(amendment_life, amendment.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(amendment.state)});
    CHECK(guard(amendment, step->by, event, by));
    return step->to;
}

std::vector<api::May> may(AmendmentNow const& amendment, Caller const& by)
{
    // Who decides is everybody's to know; what the two sides say to each other before is offered to them alone.
    return api::steps_from(
        amendment_life, amendment.state,
        [&](auto const& step) { return step.by == AmendmentSide::deciding || may_as(by, step.by, amendment); },
        [&](auto const& step) { return guard(amendment, step.by, step.on, by); },
        [](auto const& step, Refused const& refused) { return remedy(refused.why, step.by); });
}

} // namespace penstock
