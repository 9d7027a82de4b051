#include "mandate/meeting.hpp"

#include "api/refusals.hpp"
#include "api/steps.hpp"
#include "mandate/refusals.hpp"

#include <utility>

namespace penstock {

namespace {

constexpr Words remedy(Refusal why, MeetingBy by)
{
    switch (why) {
    case refusal::nothing_to_decide:   return {"先列入议题。", "Put an item on the agenda first."};
    case refusal::items_open:          return {"先记录每项议题的结果。", "Give each item an outcome first."};
    case refusal::attendance_missing:  return {"先记录出席情况。", "Take attendance first."};
    case refusal::quorum_missing:      return {"等到人数足够，或延期再议。", "Wait until enough are there, or defer it."};
    case refusal::vote_missing:        return {"先表决。", "Have it voted on first."};
    case refusal::vote_lost:           return {"退回、延期或撤回。", "Send it back, defer or withdraw it."};
    case refusal::vote_carried:        return {"记录为通过或原则通过。", "Write it as adopted."};
    case refusal::meeting_not_running: return {"会议开始后记录。", "Open the meeting first."};
    default:                           break;
    }
    if (by == MeetingBy::chair) return {"须由会议主持人办理。", "The chair of the meeting does this."};
    return {"须由会务人员（理事会秘书）办理。", "Whoever runs meetings, the board secretary, can do this."};
}

Result<void> entitled(MeetingNow const& meeting, MeetingBy wanted, Caller const& by)
{
    if (wanted == MeetingBy::office) return by.check_in(Permission::manage_mandate, 0);
    if (!by.signed_in()) return refuse(refusal::not_signed_in);
    if (by.person() == 0 || by.person() != meeting.chair) return refuse(refusal::not_the_chair);
    return {};
}

Result<Bilingual> titled(Bilingual const& typed)
{
    std::vector<Fault> faults;
    auto               one = [&](std::string const& text, char const* pointer) {
        auto plain = plain_line(text, 300);
        if (plain) return *plain;
        faults.push_back({pointer, plain.error().why, plain.error().detail});
        return std::string{};
    };
    Bilingual out{one(typed.zh, "/title/zh"), one(typed.en, "/title/en")};
    if (faults.empty() && out.empty()) faults.push_back({"/title", refusal::missing_field, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return out;
}

Result<MeetingState> possible(MeetingNow const& meeting, MeetingEvent event, Caller const& by)
{
    auto const* step = step_of(meeting_life, meeting.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(meeting.state)});
    CHECK(entitled(meeting, step->by, by));
    if (event == MeetingEvent::convene && meeting.items == 0) return refuse(refusal::nothing_to_decide);
    if (event == MeetingEvent::close && meeting.undecided > 0)
        return refuse(refusal::items_open, std::to_string(meeting.undecided));
    return step->to;
}

bool before(MeetingState state) { return state == MeetingState::draft || state == MeetingState::convened; }

bool adopting(ItemState state) { return state == ItemState::adopted || state == ItemState::adopted_in_principle; }

// What the body adopts it was able to adopt, and an outcome says what the vote said.
Result<void> agree(Voting const& voting, ItemState outcome)
{
    if (voting.voted) {
        if (adopting(outcome) == voting.carried) return {};
        return refuse(voting.carried ? refusal::vote_carried : refusal::vote_lost);
    }
    if (!adopting(outcome) || !voting.owes_quorum) return {};
    if (!voting.attended) return refuse(refusal::attendance_missing);
    if (!voting.quorate) return refuse(refusal::quorum_missing);
    if (voting.owes_vote) return refuse(refusal::vote_missing);
    return {};
}

Result<ItemState> possible(MeetingNow const& meeting, ItemNow const& item, ItemEvent event, Caller const& by,
                           Voting const& voting)
{
    auto const* step = step_of(item_life, item.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(item.state)});
    CHECK(entitled(meeting, step->by, by));
    bool early = event == ItemEvent::withdraw && before(meeting.state);
    if (meeting.state != MeetingState::in_progress && !early)
        return refuse(refusal::meeting_not_running, std::string{name_of(meeting.state)});
    if (decided(step->to) && !fits(item.kind, step->to))
        return refuse(refusal::outcome_not_of_kind, std::string{name_of(item.kind)});
    if (decided(step->to)) CHECK(agree(voting, step->to));
    return step->to;
}

} // namespace

Words words(MeetingState state)
{
    switch (state) {
    case MeetingState::draft:                return {"筹备中", "Being prepared"};
    case MeetingState::convened:             return {"已通知", "Convened"};
    case MeetingState::in_progress:          return {"进行中", "In progress"};
    case MeetingState::closed:               return {"已结束", "Closed"};
    case MeetingState::minutes_confirmed:    return {"纪要已确认", "Minutes confirmed"};
    case MeetingState::communique_published: return {"已发布", "Published"};
    case MeetingState::cancelled:            return {"已取消", "Cancelled"};
    case MeetingState::postponed:            return {"已延期", "Postponed"};
    }
    std::unreachable();
}

Words words(MeetingEvent event)
{
    switch (event) {
    case MeetingEvent::convene:         return {"发出会议通知", "Convene"};
    case MeetingEvent::open:            return {"开始会议", "Open"};
    case MeetingEvent::close:           return {"结束会议", "Close"};
    case MeetingEvent::confirm_minutes: return {"确认纪要", "Confirm the minutes"};
    case MeetingEvent::publish:         return {"发布", "Publish"};
    case MeetingEvent::cancel:          return {"取消", "Cancel"};
    case MeetingEvent::postpone:        return {"延期", "Postpone"};
    }
    std::unreachable();
}

Words words(ItemState state)
{
    switch (state) {
    case ItemState::scheduled:            return {"待议", "Scheduled"};
    case ItemState::taken:                return {"审议中", "Being taken"};
    case ItemState::noted:                return {"已学习", "Noted"};
    case ItemState::heard:                return {"已听取", "Heard"};
    case ItemState::adopted:              return {"通过", "Adopted"};
    case ItemState::adopted_in_principle: return {"原则通过", "Adopted in principle"};
    case ItemState::returned:             return {"退回修改", "Sent back"};
    case ItemState::deferred:             return {"延期再议", "Deferred"};
    case ItemState::withdrawn:            return {"撤回", "Withdrawn"};
    }
    std::unreachable();
}

Words words(ItemEvent event)
{
    switch (event) {
    case ItemEvent::take:               return {"开始审议", "Take"};
    case ItemEvent::note:               return {"学习", "Note"};
    case ItemEvent::hear:               return {"听取", "Hear"};
    case ItemEvent::adopt:              return {"通过", "Adopt"};
    case ItemEvent::adopt_in_principle: return {"原则通过", "Adopt in principle"};
    case ItemEvent::send_back:          return {"退回修改", "Send back"};
    case ItemEvent::defer:              return {"延期再议", "Defer"};
    case ItemEvent::withdraw:           return {"撤回", "Withdraw"};
    }
    std::unreachable();
}

Result<MeetingText> plan_text(MeetingText const& typed)
{
    return MeetingText{TRY(titled(typed.title)), typed.held_on, typed.place};
}

Result<ItemText> plan_text(ItemText const& typed)
{
    return ItemText{typed.kind, typed.visibility, TRY(titled(typed.title)), typed.presenter};
}

Result<MeetingState> plan_step(MeetingNow const& meeting, MeetingEvent event, std::string const& reason,
                               Caller const& by)
{
    auto to   = TRY(possible(meeting, event, by));
    bool owes = event == MeetingEvent::cancel || event == MeetingEvent::postpone;
    if (owes && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return to;
}

Result<ItemState> plan_step(MeetingNow const& meeting, ItemNow const& item, ItemEvent event, std::string const& text,
                            Caller const& by, Voting const& voting)
{
    auto to = TRY(possible(meeting, item, event, by, voting));
    if (event != ItemEvent::take && text.empty()) return refuse(refusal::missing_field, "/text", "");
    return to;
}

Result<void> plan_correction(MeetingNow const& meeting, ItemNow const& item, ItemState outcome,
                             std::string const& reason, Caller const& by, Voting const& voting)
{
    CHECK(entitled(meeting, MeetingBy::office, by));
    bool over = meeting.state == MeetingState::closed || meeting.state == MeetingState::minutes_confirmed ||
                meeting.state == MeetingState::communique_published;
    if (!over || !decided(item.state)) return refuse(refusal::step_not_allowed, std::string{name_of(meeting.state)});
    if (!fits(item.kind, outcome)) return refuse(refusal::outcome_not_of_kind, "/outcome", "");
    if (voting.voted) CHECK(agree(voting, outcome));
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return {};
}

Result<void> plan_agenda(MeetingNow const& meeting, Caller const& by)
{
    CHECK(entitled(meeting, MeetingBy::office, by));
    if (!before(meeting.state)) return refuse(refusal::step_not_allowed, std::string{name_of(meeting.state)});
    return {};
}

bool sees_item(MeetingNow const& meeting, ItemVisibility visibility, Caller const& by)
{
    if (by.may_in(Permission::manage_mandate, 0)) return true;
    switch (visibility) {
    case ItemVisibility::common:   return meeting.member || by.may(Permission::read_mandate);
    case ItemVisibility::internal: return meeting.member;
    case ItemVisibility::hidden:   return false;
    }
    std::unreachable();
}

std::vector<api::May> may(MeetingNow const& meeting, Caller const& by)
{
    return api::steps_from(
        meeting_life, meeting.state, [&](auto const& step) { return possible(meeting, step.on, by); },
        [](auto const& step, Refused const& refused) { return remedy(refused.why, step.by); });
}

std::vector<api::May> may(MeetingNow const& meeting, ItemNow const& item, Caller const& by, Voting const& voting)
{
    return api::steps_from(
        item_life, item.state, [&](auto const& step) { return !decided(step.to) || fits(item.kind, step.to); },
        [&](auto const& step) { return possible(meeting, item, step.on, by, voting); },
        [](auto const& step, Refused const& refused) { return remedy(refused.why, step.by); });
}

} // namespace penstock
