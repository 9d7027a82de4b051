// Programmes: a goal, a problem, a measurable result, and a manager with a budget to reach it.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "base/life.hpp"
#include "base/text_types.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Programme; // the kind of thing an Id<Programme> identifies

BOOST_DEFINE_ENUM_CLASS(ProgrammeState, active, winding_down, closed, terminated)
BOOST_DEFINE_ENUM_CLASS(ProgrammeEvent, wind_down, resume, close, terminate)

// The life of a programme from its first award on. Founding it by a decision of a board stands before this table.
inline constexpr Step<ProgrammeState, ProgrammeEvent, Permission> programme_life[] = {
    {ProgrammeState::active, ProgrammeEvent::wind_down, ProgrammeState::winding_down, Permission::manage_programmes},
    {ProgrammeState::winding_down, ProgrammeEvent::resume, ProgrammeState::active, Permission::manage_programmes},
    {ProgrammeState::winding_down, ProgrammeEvent::close, ProgrammeState::closed, Permission::manage_programmes},
    {ProgrammeState::active, ProgrammeEvent::terminate, ProgrammeState::terminated, Permission::manage_programmes},
    {ProgrammeState::winding_down, ProgrammeEvent::terminate, ProgrammeState::terminated,
     Permission::manage_programmes},
};
static_assert(deterministic(programme_life));
static_assert(final(programme_life, ProgrammeState::closed) && final(programme_life, ProgrammeState::terminated));

// What a programme is for. Either language may be missing; a title is needed in one.
struct ProgrammeText {
    Bilingual   title;
    Bilingual   goal;
    Bilingual   problem;
    Bilingual   result;
    friend bool operator==(ProgrammeText const&, ProgrammeText const&) = default;
};
BOOST_DESCRIBE_STRUCT(ProgrammeText, (), (title, goal, problem, result))

struct ProgrammeNow {
    Id<Programme>  id;
    std::string    code;
    ProgrammeState state{};
    std::int64_t   open_awards{}; // neither closed nor terminated
};
BOOST_DESCRIBE_STRUCT(ProgrammeNow, (), (id, code, state, open_awards))

// Checks and normalises what was typed. Refuses texts against the rules, and a title missing in both languages.
Result<ProgrammeText> plan_text(ProgrammeText const& typed);

// The state after the event, or why not: not_your_role, step_not_allowed, not_empty (awards still open), and a missing
// reason where one is owed.
Result<ProgrammeState> plan_step(ProgrammeNow const& programme, ProgrammeEvent event, std::string const& reason,
                                 Caller const& by);

// Every step of the table from this state, with the reason where it is not possible for this caller.
std::vector<api::May> may(ProgrammeNow const& programme, Caller const& by);

} // namespace penstock
