// Meetings of a body: an agenda in order, what came of each item, and the minutes. Outcomes are written while it runs;
// what is found wrong later is corrected with a reason, never rewritten. A meeting known only from what was published
// enters as such, at its end.
#pragma once

#include "mandate/directive.hpp"

namespace penstock {

struct Meeting; // the kind of thing an Id<Meeting> identifies

BOOST_DEFINE_ENUM_CLASS(MeetingState, draft, convened, in_progress, closed, minutes_confirmed, communique_published,
                        cancelled, postponed)
BOOST_DEFINE_ENUM_CLASS(MeetingEvent, convene, open, close, confirm_minutes, publish, cancel, postpone)
// office: whoever runs meetings; chair: the person who chairs this one.
BOOST_DEFINE_ENUM_CLASS(MeetingBy, office, chair)
// Whether we kept the minutes ourselves, or know of the meeting from a published report.
BOOST_DEFINE_ENUM_CLASS(Confidence, recorded, public_report)

BOOST_DEFINE_ENUM_CLASS(ItemKind, study, hear_report, deliberate, appoint, decide_money)
// common: everybody who may read of meetings; internal: whoever runs them and the members of the body; hidden: whoever
// runs them alone.
BOOST_DEFINE_ENUM_CLASS(ItemVisibility, common, internal, hidden)
BOOST_DEFINE_ENUM_CLASS(ItemState, scheduled, taken, noted, heard, adopted, adopted_in_principle, returned, deferred,
                        withdrawn)
BOOST_DEFINE_ENUM_CLASS(ItemEvent, take, note, hear, adopt, adopt_in_principle, send_back, defer, withdraw)

Words words(MeetingState state);
Words words(MeetingEvent event);
Words words(ItemState state);
Words words(ItemEvent event);

// clang-format off
inline constexpr Step<MeetingState, MeetingEvent, MeetingBy> meeting_life[] = {
    {MeetingState::draft, MeetingEvent::convene, MeetingState::convened, MeetingBy::office},
    {MeetingState::draft, MeetingEvent::cancel, MeetingState::cancelled, MeetingBy::office},
    {MeetingState::convened, MeetingEvent::open, MeetingState::in_progress, MeetingBy::office},
    {MeetingState::convened, MeetingEvent::cancel, MeetingState::cancelled, MeetingBy::office},
    {MeetingState::convened, MeetingEvent::postpone, MeetingState::postponed, MeetingBy::office},
    {MeetingState::in_progress, MeetingEvent::close, MeetingState::closed, MeetingBy::office},
    {MeetingState::closed, MeetingEvent::confirm_minutes, MeetingState::minutes_confirmed,
     MeetingBy::chair},
    {MeetingState::minutes_confirmed, MeetingEvent::publish, MeetingState::communique_published,
     MeetingBy::office},
};
inline constexpr Step<ItemState, ItemEvent, MeetingBy> item_life[] = {
    {ItemState::scheduled, ItemEvent::take,               ItemState::taken,                MeetingBy::office},
    {ItemState::scheduled, ItemEvent::defer,              ItemState::deferred,             MeetingBy::office},
    {ItemState::scheduled, ItemEvent::withdraw,           ItemState::withdrawn,            MeetingBy::office},
    {ItemState::taken,     ItemEvent::note,               ItemState::noted,                MeetingBy::office},
    {ItemState::taken,     ItemEvent::hear,               ItemState::heard,                MeetingBy::office},
    {ItemState::taken,     ItemEvent::adopt,              ItemState::adopted,              MeetingBy::office},
    {ItemState::taken,     ItemEvent::adopt_in_principle, ItemState::adopted_in_principle, MeetingBy::office},
    {ItemState::taken,     ItemEvent::send_back,          ItemState::returned,             MeetingBy::office},
    {ItemState::taken,     ItemEvent::defer,              ItemState::deferred,             MeetingBy::office},
    {ItemState::taken,     ItemEvent::withdraw,           ItemState::withdrawn,            MeetingBy::office},
};
// clang-format on
static_assert(deterministic(meeting_life) && deterministic(item_life));
static_assert(final(meeting_life, MeetingState::communique_published));

// It is being prepared or runs.
constexpr bool before_its_end(MeetingState state)
{
    return state == MeetingState::draft || state == MeetingState::convened || state == MeetingState::in_progress;
}
// An outcome stands; what is scheduled or being taken has none yet.
constexpr bool decided(ItemState state) { return state != ItemState::scheduled && state != ItemState::taken; }
// Study is noted, reports are heard, the rest is decided; anything may be sent back, deferred or withdrawn.
constexpr bool fits(ItemKind kind, ItemState outcome)
{
    switch (outcome) {
    case ItemState::scheduled:
    case ItemState::taken:     return false;
    case ItemState::noted:     return kind == ItemKind::study || kind == ItemKind::hear_report;
    case ItemState::heard:     return kind == ItemKind::hear_report;
    case ItemState::adopted:
    case ItemState::adopted_in_principle:
        return kind == ItemKind::deliberate || kind == ItemKind::appoint || kind == ItemKind::decide_money;
    case ItemState::returned:
    case ItemState::deferred:
    case ItemState::withdrawn: return true;
    }
    return false;
}

struct MeetingText {
    Bilingual    title; // in one language at least
    Day          held_on;
    Line<200, 0> place;
};
BOOST_DESCRIBE_STRUCT(MeetingText, (), (title, held_on, place))

struct ItemText {
    ItemKind       kind{};
    ItemVisibility visibility{};
    Bilingual      title; // in one language at least
    Line<200, 0>   presenter;
};
BOOST_DESCRIBE_STRUCT(ItemText, (), (kind, visibility, title, presenter))

inline constexpr std::size_t items_most = 60;

struct MeetingNow {
    Id<Meeting>  id;
    Id<Body>     body;
    MeetingState state{};
    Confidence   confidence{};
    std::int64_t chair{}; // the person who chairs it; 0: named in words only
    std::int64_t items{};
    std::int64_t undecided{};
    bool         member{}; // the caller it was loaded for belongs to the body
};

struct ItemNow {
    Id<AgendaItem> id;
    Id<Meeting>    meeting;
    ItemKind       kind{};
    ItemVisibility visibility{};
    ItemState      state{};
};
BOOST_DESCRIBE_STRUCT(ItemNow, (), (id, meeting, kind, visibility, state))

// What the rules of the body and a vote demand of an outcome; nothing, where there are neither.
struct Voting {
    bool owes_vote{};   // what is adopted is voted on
    bool owes_quorum{}; // and enough members are there
    bool attended{};    // attendance was taken
    bool quorate{};
    bool voted{};
    bool carried{};
};

// Check and normalise what was typed: missing_field without a title, and what the rules of text refuse.
Result<MeetingText> plan_text(MeetingText const& typed);
Result<ItemText>    plan_text(ItemText const& typed);

// The state after the step. Refuses step_not_allowed, not_your_role, not_the_chair, nothing_to_decide (convening),
// items_open (closing), and missing_field of the reason of cancelling and postponing.
Result<MeetingState> plan_step(MeetingNow const& meeting, MeetingEvent event, std::string const& reason,
                               Caller const& by);
// Refuses also meeting_not_running, outcome_not_of_kind, and missing_field of the words of a decision. An item may be
// withdrawn before the meeting. An outcome agrees with the vote and the rules: attendance_missing, quorum_missing,
// vote_missing, vote_lost, vote_carried.
Result<ItemState> plan_step(MeetingNow const& meeting, ItemNow const& item, ItemEvent event, std::string const& text,
                            Caller const& by, Voting const& voting);
// A correction after the meeting: step_not_allowed before its end, outcome_not_of_kind, missing_field of the reason;
// vote_lost and vote_carried.
Result<void> plan_correction(MeetingNow const& meeting, ItemNow const& item, ItemState outcome,
                             std::string const& reason, Caller const& by, Voting const& voting);
// Items are put on the agenda and ordered until the meeting opens.
Result<void> plan_agenda(MeetingNow const& meeting, Caller const& by);

bool sees_item(MeetingNow const& meeting, ItemVisibility visibility, Caller const& by);

std::vector<api::May> may(MeetingNow const& meeting, Caller const& by);
std::vector<api::May> may(MeetingNow const& meeting, ItemNow const& item, Caller const& by, Voting const& voting);

} // namespace penstock
