#include "mandate/paper.hpp"

#include "api/refusals.hpp"
#include "api/steps.hpp"
#include "ledger/refusals.hpp"
#include "mandate/refusals.hpp"
#include "people/refusals.hpp"

#include <utility>

namespace penstock {

namespace {

constexpr Words remedy(Refusal why, PaperBy by)
{
    switch (why) {
    case refusal::adopted_as_it_is: return {"通过的文稿原样印发。", "Issue it as it was adopted."};
    default:                        break;
    }
    if (by == PaperBy::item)
        return {"在会议上记录议题的结果，文稿随之变化。", "Write the outcome of its agenda item; the paper follows."};
    return {"须由会务人员（理事会秘书）办理。", "Whoever runs meetings, the board secretary, can do this."};
}

Result<PaperState> possible(PaperNow const& paper, PaperEvent event, Caller const& by)
{
    auto const* step = step_of(paper_life, paper.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(paper.state)});
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (step->by == PaperBy::item) return refuse(refusal::follows_its_item);
    if (event == PaperEvent::reopen && paper.outright) return refuse(refusal::adopted_as_it_is);
    if (event == PaperEvent::revise && paper.versions >= versions_most)
        return refuse(refusal::too_large, std::to_string(versions_most));
    return step->to;
}

} // namespace

Words words(PaperState state)
{
    switch (state) {
    case PaperState::draft:                return {"起草中", "Draft"};
    case PaperState::submitted:            return {"已送审", "Submitted"};
    case PaperState::in_deliberation:      return {"审议中", "In deliberation"};
    case PaperState::adopted:              return {"已通过", "Adopted"};
    case PaperState::adopted_in_principle: return {"原则通过", "Adopted in principle"};
    case PaperState::returned:             return {"退回修改", "Returned"};
    case PaperState::under_revision:       return {"修改中", "Under revision"};
    case PaperState::final_check:          return {"核稿中", "In final check"};
    case PaperState::issued:               return {"已印发", "Issued"};
    case PaperState::in_force:             return {"已施行", "In force"};
    case PaperState::amended:              return {"已被修改", "Amended"};
    case PaperState::superseded:           return {"已被替代", "Superseded"};
    case PaperState::repealed:             return {"已废止", "Repealed"};
    }
    std::unreachable();
}

Words words(PaperEvent event)
{
    switch (event) {
    case PaperEvent::revise:             return {"上传新稿", "Bring a new version"};
    case PaperEvent::submit:             return {"送审", "Submit"};
    case PaperEvent::take:               return {"开始审议", "Take"};
    case PaperEvent::adopt:              return {"通过", "Adopt"};
    case PaperEvent::adopt_in_principle: return {"原则通过", "Adopt in principle"};
    case PaperEvent::send_back:          return {"退回", "Send back"};
    case PaperEvent::check:              return {"送核稿", "Send to the final check"};
    case PaperEvent::reopen:             return {"核稿退改", "Back to revision"};
    case PaperEvent::issue:              return {"印发", "Issue"};
    case PaperEvent::bring_into_force:   return {"施行", "Bring into force"};
    case PaperEvent::amend:              return {"被修改", "Amend"};
    case PaperEvent::supersede:          return {"被替代", "Supersede"};
    case PaperEvent::repeal:             return {"废止", "Repeal"};
    }
    std::unreachable();
}

Result<PaperText> plan_text(PaperText const& typed)
{
    // A paper is named by the rules an item is named by.
    auto text = TRY(plan_text(ItemText{ItemKind::deliberate, typed.visibility, typed.title, {}}));
    return PaperText{std::move(text.title), typed.visibility};
}

Result<PaperState> plan_step(PaperNow const& paper, PaperEvent event, std::string const& reason, Caller const& by)
{
    auto to   = TRY(possible(paper, event, by));
    bool owes = event == PaperEvent::reopen || event == PaperEvent::repeal;
    if (owes && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return to;
}

Result<void> plan_issue(PaperNow const& paper, PaperIssue const& issue, Caller const& by, Day today)
{
    auto to = possible(paper, PaperEvent::issue, by);
    if (!to) return std::unexpected{std::move(to).error()};
    if (today < issue.on) return refuse(refusal::date_in_future, "/issue/on", today.iso());
    if (paper.adopted_on && issue.on < *paper.adopted_on)
        return refuse(refusal::date_in_past, "/issue/on", paper.adopted_on->iso());
    return {};
}

Result<void> plan_placing(PaperNow const& paper, MeetingNow const& meeting, ItemNow const& item, Caller const& by)
{
    CHECK(plan_agenda(meeting, by));
    if (decided(item.state)) return refuse(refusal::step_not_allowed, std::string{name_of(item.state)});
    if (!fits(item.kind, ItemState::adopted))
        return refuse(refusal::item_takes_no_paper, std::string{name_of(item.kind)});
    if (paper.state != PaperState::submitted && paper.state != PaperState::in_deliberation)
        return refuse(refusal::paper_not_ready, std::string{name_of(paper.state)});
    return {};
}

std::optional<PaperState> after(ItemState outcome)
{
    switch (outcome) {
    case ItemState::adopted:              return PaperState::adopted;
    case ItemState::adopted_in_principle: return PaperState::adopted_in_principle;
    case ItemState::returned:
    case ItemState::withdrawn:            return PaperState::returned;
    default:                              return std::nullopt;
    }
}

bool sees(Caller const& by, PaperNow const& paper)
{
    return sees_item(MeetingNow{.body = paper.body, .member = paper.member}, paper.visibility, by);
}

std::vector<api::May> may(PaperNow const& paper, Caller const& by)
{
    return api::steps_from(
        paper_life, paper.state, [&](auto const& step) { return possible(paper, step.on, by); },
        [](auto const& step, Refused const& refused) { return remedy(refused.why, step.by); });
}

} // namespace penstock
