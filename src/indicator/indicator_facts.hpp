// What may be written about indicators and their figures.
#pragma once

#include "indicator/indicator.hpp"
#include "indicator/plan_facts.hpp"
#include "mandate/directive_facts.hpp"

namespace penstock {

struct IndicatorDefined {
    static constexpr Words            words{"设立指标", "Indicator defined"};
    static constexpr std::string_view noun = "indicator";

    Id<Plan>                plan;
    Id<PlanPart>            part;
    IndicatorText           text;
    std::optional<Id<Body>> owner;
};
BOOST_DESCRIBE_STRUCT(IndicatorDefined, (), (plan, part, text, owner))

// What is told of an indicator that is there already.
struct OfIndicator {
    static constexpr std::string_view noun = "indicator";
    std::int64_t                      subject() const { return indicator.value; }

    Id<Indicator> indicator;
};
BOOST_DESCRIBE_STRUCT(OfIndicator, (), (indicator))

struct IndicatorAssigned : OfIndicator {
    static constexpr Words words{"指定指标责任单位", "Owner of an indicator named"};

    Id<Body> owner;
};
BOOST_DESCRIBE_STRUCT(IndicatorAssigned, (OfIndicator), (owner))

struct IndicatorRedefined : OfIndicator {
    static constexpr Words words{"修订指标定义", "Indicator redefined"};

    Id<PlanPart>  part;
    IndicatorText text;
    std::string   reason;
    std::string   decision; // that another measuring of a plan in force rests on
};
BOOST_DESCRIBE_STRUCT(IndicatorRedefined, (OfIndicator), (part, text, reason, decision))

struct MeasureSet : OfIndicator {
    static constexpr Words words{"设立措施", "Measure set"};

    Bilingual                    title;
    Id<Body>                     owner;
    std::optional<Id<Directive>> directive; // it serves
};
BOOST_DESCRIBE_STRUCT(MeasureSet, (OfIndicator), (title, owner, directive))

struct SeriesBroken : OfIndicator {
    static constexpr Words words{"标记口径变化", "Break in a series marked"};

    Period      period; // the first after it
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(SeriesBroken, (OfIndicator), (period, reason))

struct FigureEntered {
    static constexpr Words            words{"填报数据", "Figure entered"};
    static constexpr std::string_view noun = "figure";

    Id<Indicator>             indicator;
    FigureText                text;
    std::optional<Id<Figure>> replaces; // the one it corrects
    std::string               reason;   // of the correction
    std::string               decision; // a changed target rests on
};
BOOST_DESCRIBE_STRUCT(FigureEntered, (), (indicator, text, replaces, reason, decision))

// What is told of a figure that is there already.
struct OfFigure {
    static constexpr std::string_view noun = "figure";
    std::int64_t                      subject() const { return figure.value; }

    Id<Figure>  figure;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(OfFigure, (), (figure, reason))

struct FigureApproved : OfFigure {
    static constexpr Words words{"审核数据", "Figure approved"};
};
BOOST_DESCRIBE_STRUCT(FigureApproved, (OfFigure), ())

struct FigureSentBack : OfFigure {
    static constexpr Words words{"退回数据", "Figure sent back"};
};
BOOST_DESCRIBE_STRUCT(FigureSentBack, (OfFigure), ())

// Of several published values for one period, this one counts.
struct FigureChosen : OfFigure {
    static constexpr Words words{"选定公布值", "Published value chosen"};
};
BOOST_DESCRIBE_STRUCT(FigureChosen, (OfFigure), ())

void apply(Writer& db, Stamp const& stamp, IndicatorDefined const& fact);
void apply(Writer& db, Stamp const& stamp, IndicatorAssigned const& fact);
void apply(Writer& db, Stamp const& stamp, IndicatorRedefined const& fact);
void apply(Writer& db, Stamp const& stamp, MeasureSet const& fact);
void apply(Writer& db, Stamp const& stamp, SeriesBroken const& fact);
void apply(Writer& db, Stamp const& stamp, FigureEntered const& fact);
void apply(Writer& db, Stamp const& stamp, FigureApproved const& fact);
void apply(Writer& db, Stamp const& stamp, FigureSentBack const& fact);
void apply(Writer& db, Stamp const& stamp, FigureChosen const& fact);

void add_indicator_facts(FactKinds& kinds);

Result<IndicatorNow> load_indicator(Reader& reader, Id<Indicator> id, Caller const& by, Day today);
Result<FigureNow>    load_figure(Reader& reader, Id<Figure> id, Caller const& by, Day today);
// Whoever may read of meetings and directives sees all indicators; everybody else those of his units.
bool sees(Caller const& caller, IndicatorNow const& indicator);
// Whether a unit the caller belongs to today owns an indicator of the plan.
bool owns_indicators(Reader& reader, Caller const& by, Id<Plan> plan, Day today);

// The indicator of this code in the plan.
std::optional<Id<Indicator>> find_indicator(Reader& reader, Id<Plan> plan, std::string_view code);
// The figure that says the same of the same period from the same source, and was not sent back.
std::optional<Id<Figure>> find_figure(Reader& reader, Id<Indicator> indicator, FigureText const& text);

Result<Id<Indicator>> define_indicator(Act& act, Caller const& by, Id<Plan> plan, Id<PlanPart> part,
                                       IndicatorText const& typed, std::optional<Id<Body>> owner);
Result<void>          assign_indicator(Act& act, Caller const& by, Id<Indicator> id, Id<Body> owner);
// Refuses what plan_redefinition refuses, and already_exists when it says what is so already, or of another's code.
Result<void>          redefine_indicator(Act& act, Caller const& by, IndicatorRedefined const& wanted);
Result<Id<Measure>>   set_measure(Act& act, Caller const& by, MeasureSet const& wanted);
Result<void>          break_series(Act& act, Caller const& by, Id<Indicator> id, Period const& period,
                                   std::string const& reason);
// already_exists, naming the figure, when the same was said before; period_locked; of a correction step_not_allowed and
// missing_field of the reason.
Result<Id<Figure>> enter_figure(Act& act, Caller const& by, FigureEntered const& wanted);
Result<void> step_figure(Act& act, Caller const& by, Id<Figure> id, FigureEvent event, std::string const& reason);
Result<void> choose_figure(Act& act, Caller const& by, Id<Figure> id, std::string const& reason);

} // namespace penstock
