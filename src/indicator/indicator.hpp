// Indicators and their figures. A figure tells its source and who entered it, counts once another person has approved
// it, and is never overwritten: a correction is another figure that names the one it replaces.
#pragma once

#include "base/evidence_file.hpp"
#include "indicator/assessment.hpp"
#include "indicator/plan.hpp"

#include <set>

namespace penstock {

struct Indicator; // the kinds of thing identifiers here belong to
struct Measure;
struct Figure;

// What counts as better. range: within two ends; context: told beside others, not judged by itself.
BOOST_DEFINE_ENUM_CLASS(Direction, up, down, keep, range, context)
BOOST_DEFINE_ENUM_CLASS(FigureKind, actual, baseline, target)
BOOST_DEFINE_ENUM_CLASS(FigureState, entered, approved, returned, superseded)
BOOST_DEFINE_ENUM_CLASS(FigureEvent, approve, send_back, correct)
// keeper: a member of the unit that owns the indicator, or whoever supervises; checker: whoever may check and did not
// enter it.
BOOST_DEFINE_ENUM_CLASS(FigureBy, keeper, checker)

Words words(FigureKind kind);
Words words(FigureState state);
Words words(FigureEvent event);

// A correction leaves what it corrects as it is until it is approved; what it then replaces is superseded.
// clang-format off
inline constexpr Step<FigureState, FigureEvent, FigureBy> figure_life[] = {
    {FigureState::entered,  FigureEvent::approve,   FigureState::approved, FigureBy::checker},
    {FigureState::entered,  FigureEvent::send_back, FigureState::returned, FigureBy::checker},
    {FigureState::approved, FigureEvent::correct,   FigureState::approved, FigureBy::keeper},
};
// clang-format on
static_assert(deterministic(figure_life));
static_assert(final(figure_life, FigureState::superseded) && final(figure_life, FigureState::returned));

struct IndicatorText {
    Line<40>              code; // its own within the plan
    Bilingual             name;
    Bilingual             measured_in; // the unit
    Direction             direction{};
    Frequency             frequency{};
    Line<300, 0>          numerator; // of a ratio: what is counted, and of what
    Line<300, 0>          denominator;
    std::vector<Line<60>> breakdowns; // the groups it is told of beside the whole: urban, rural
};
BOOST_DESCRIBE_STRUCT(IndicatorText, (),
                      (code, name, measured_in, direction, frequency, numerator, denominator, breakdowns))

inline constexpr std::size_t breakdowns_most = 40, figures_at_once_most = 2'000;

// Checks and normalises: missing_field of the name, too_large, and repeated breakdowns.
Result<IndicatorText> plan_indicator(IndicatorText const& typed);

// What an indicator is now, for changing it.
struct IndicatorDefinition {
    IndicatorText         text;
    PlanState             plan_state{};
    bool                  figures{}; // some were entered
    std::set<std::string> told_of;   // the groups that have figures
};

// Checks and normalises another definition: whatever plan_indicator refuses, plan_not_open, figures_there when the
// frequency changes or a group goes that has figures, missing_field of the reason, and decision_missing when a plan
// that binds is to measure something else (all but code and name).
Result<IndicatorText> plan_redefinition(IndicatorText const& typed, IndicatorDefinition const& now,
                                        std::string const& reason, std::string const& decision);

struct FigureText {
    FigureKind                  kind{};
    Period                      period;
    Line<60, 0>                 breakdown; // "": of the whole
    std::optional<Operator>     op;        // of a target
    Decimal                     value;
    std::optional<Decimal>      upper; // of a target within two ends
    Line<1000, 0>               address; // where it was published
    std::optional<EvidenceFile> file;    // or the file it stands in
    Prose<2000>                 note;
};
BOOST_DESCRIBE_STRUCT(FigureText, (), (kind, period, breakdown, op, value, upper, address, file, note))

struct FigureNow {
    Id<Figure>    id;
    Id<Indicator> indicator;
    Id<Plan>      plan;
    FigureKind    kind{};
    Period        period;
    std::string   breakdown;
    FigureState   state{};
    std::int64_t  entered_by{};
    bool          locked{}; // its period is
    bool          keeps{};  // whoever it was loaded for may enter figures here
};

struct IndicatorNow {
    Id<Indicator> id;
    Id<Plan>      plan;
    PlanState     plan_state{};
    Frequency     frequency{};
    std::string   breakdowns; // JSON
    Id<Body>      owner;
    bool          keeps{};
};

// Refuses not_your_role, period_not_of_frequency, operator_and_kind, source_missing, not_found of the breakdown,
// decision_missing of a target of a plan that binds already, and plan_not_open.
Result<void> plan_figure(FigureText const& figure, std::string const& decision, IndicatorNow const& of);

// Refuses step_not_allowed, not_your_role, same_person, period_locked, and missing_field of the reason to send back.
Result<FigureState> plan_figure_step(FigureNow const& figure, FigureEvent event, std::string const& reason,
                                     Caller const& by);

std::vector<api::May> may(FigureNow const& figure, Caller const& by);

} // namespace penstock
