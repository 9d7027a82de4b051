// Papers: documents a body deliberates, in versions. Which text was adopted and which was issued are both kept by
// digest, so that anybody can see what was changed between the two, and how long it took.
#pragma once

#include "mandate/meeting.hpp"

namespace penstock {

struct Paper; // the kind of thing an Id<Paper> identifies

BOOST_DEFINE_ENUM_CLASS(PaperState, draft, submitted, in_deliberation, adopted, adopted_in_principle, returned,
                        under_revision, final_check, issued, in_force, amended, superseded, repealed)
// revise: another version of the text comes in.
BOOST_DEFINE_ENUM_CLASS(PaperEvent, revise, submit, take, adopt, adopt_in_principle, send_back, check, reopen, issue,
                        bring_into_force, amend, supersede, repeal)
// office: whoever runs meetings; item: what came of the agenda item the paper stands on.
BOOST_DEFINE_ENUM_CLASS(PaperBy, office, item)
// Whether an issued paper is published, given to whoever asks, or kept.
BOOST_DEFINE_ENUM_CLASS(PaperOpenness, published, on_request, not_public)

Words words(PaperState state);
Words words(PaperEvent event);

// clang-format off
inline constexpr Step<PaperState, PaperEvent, PaperBy> paper_life[] = {
    {PaperState::draft,                PaperEvent::revise,             PaperState::draft,           PaperBy::office},
    {PaperState::draft,                PaperEvent::submit,             PaperState::submitted,       PaperBy::office},
    {PaperState::submitted,            PaperEvent::take,               PaperState::in_deliberation, PaperBy::item},
    {PaperState::in_deliberation,      PaperEvent::adopt,              PaperState::adopted,         PaperBy::item},
    {PaperState::in_deliberation,      PaperEvent::adopt_in_principle, PaperState::adopted_in_principle,
     PaperBy::item},
    {PaperState::in_deliberation,      PaperEvent::send_back,          PaperState::returned,        PaperBy::item},
    {PaperState::returned,             PaperEvent::revise,             PaperState::draft,           PaperBy::office},
    {PaperState::adopted,              PaperEvent::check,              PaperState::final_check,     PaperBy::office},
    {PaperState::adopted_in_principle, PaperEvent::revise,             PaperState::under_revision,  PaperBy::office},
    {PaperState::under_revision,       PaperEvent::revise,             PaperState::under_revision,  PaperBy::office},
    {PaperState::under_revision,       PaperEvent::check,              PaperState::final_check,     PaperBy::office},
    {PaperState::final_check,          PaperEvent::reopen,             PaperState::under_revision,  PaperBy::office},
    {PaperState::final_check,          PaperEvent::issue,              PaperState::issued,          PaperBy::office},
    {PaperState::issued,               PaperEvent::bring_into_force,   PaperState::in_force,        PaperBy::office},
    {PaperState::in_force,             PaperEvent::amend,              PaperState::amended,         PaperBy::office},
    {PaperState::in_force,             PaperEvent::supersede,          PaperState::superseded,      PaperBy::office},
    {PaperState::in_force,             PaperEvent::repeal,             PaperState::repealed,        PaperBy::office},
};
// clang-format on
static_assert(deterministic(paper_life));
static_assert(final(paper_life, PaperState::amended) && final(paper_life, PaperState::superseded) &&
              final(paper_life, PaperState::repealed));

// A body has said yes to it, in whatever form, and nobody took that back.
constexpr bool adopted(PaperState state)
{
    switch (state) {
    case PaperState::draft:
    case PaperState::submitted:
    case PaperState::in_deliberation:
    case PaperState::returned:        return false;
    default:                          return true;
    }
}

struct PaperText {
    Bilingual      title; // in one language at least
    ItemVisibility visibility{};
};
BOOST_DESCRIBE_STRUCT(PaperText, (), (title, visibility))

// What issuing a paper needs.
struct PaperIssue {
    Line<100>     number; // 临科发〔2026〕7号
    Day           on;
    Line<200>     authority; // in whose name
    PaperOpenness openness{};
};
BOOST_DESCRIBE_STRUCT(PaperIssue, (), (number, on, authority, openness))

inline constexpr std::int64_t versions_most = 200, papers_on_item_most = 20;

struct PaperNow {
    Id<Paper>          id;
    Id<Body>           body;
    PaperState         state{};
    ItemVisibility     visibility{};
    std::int64_t       item{};            // the agenda item it stands on, or last stood on; 0: none
    std::int64_t       versions{};        // the last one is the text as it stands
    std::int64_t       adopted_version{}; // 0: not adopted
    bool               outright{};        // adopted as it is, no changes asked for
    std::optional<Day> adopted_on;
    bool               member{}; // the caller it was loaded for belongs to the body
};

// Checks and normalises what was typed: missing_field without a title, and what the rules of text refuse.
Result<PaperText> plan_text(PaperText const& typed);

// The state after the step. Refuses step_not_allowed, not_your_role, follows_its_item for what only an agenda item
// moves, adopted_as_it_is when a text adopted outright would be changed, too_large beyond the versions kept, and
// missing_field of the reason of sending it back from its check or repealing it.
Result<PaperState> plan_step(PaperNow const& paper, PaperEvent event, std::string const& reason, Caller const& by);
// Refuses also date_in_future, and date_in_past for a day before the adoption.
Result<void> plan_issue(PaperNow const& paper, PaperIssue const& issue, Caller const& by, Day today);
// Papers are put on the agenda until the meeting opens: item_takes_no_paper for an item that is not decided upon,
// paper_not_ready before it is submitted.
Result<void> plan_placing(PaperNow const& paper, MeetingNow const& meeting, ItemNow const& item, Caller const& by);

// What becomes of a paper in deliberation when its item ends so; nothing when it stays where it is.
std::optional<PaperState> after(ItemState outcome);

bool sees(Caller const& by, PaperNow const& paper);

std::vector<api::May> may(PaperNow const& paper, Caller const& by);

} // namespace penstock
