// Endpoints for the templates of a practice, and for what is made after them.
#include "practice/practice_api.hpp"

namespace penstock {

namespace {

struct SetTemplateAsk {
    Id<Practice>                 id;
    Bilingual                    name;
    std::optional<ProgrammeText> programme; // exactly one of the three
    std::optional<PlanTemplate>  plan;
    std::optional<RuleTemplate>  funding_rule;
};
BOOST_DESCRIBE_STRUCT(SetTemplateAsk, (), (id, name, programme, plan, funding_rule))

Result<PracticeView> set_one_template(Act& act, Caller const& by, SetTemplateAsk const& ask)
{
    CHECK(set_template(act, by, ask.id, {ask.name, ask.programme, ask.plan, ask.funding_rule}));
    return practice_view(act.read(), by, ask.id, act.today);
}

// What was made, to go there.
struct MadeView {
    TemplateNoun noun{};
    std::int64_t id{};
};
BOOST_DESCRIBE_STRUCT(MadeView, (), (noun, id))

struct FoundAfterAsk {
    Id<Practice>               id;
    Id<PracticeTemplate>       after; // a template of it
    std::optional<Line<40, 0>> code;
    std::optional<Bilingual>   title; // absent: the template's
};
BOOST_DESCRIBE_STRUCT(FoundAfterAsk, (), (id, after, code, title))

Result<MadeView> found_programme_after(Act& act, Caller const& by, FoundAfterAsk const& ask)
{
    auto made = TRY(programme_after(act, by, ask.id, ask.after, ask.code ? ask.code->value : "", ask.title));
    return MadeView{TemplateNoun::programme, made.value};
}

struct DraftAfterAsk {
    Id<Practice>         id;
    Id<PracticeTemplate> after;
    Id<Body>             keeper; // of the plan
    std::int64_t         first_year{};
};
BOOST_DESCRIBE_STRUCT(DraftAfterAsk, (), (id, after, keeper, first_year))

Result<MadeView> draft_plan_after(Act& act, Caller const& by, DraftAfterAsk const& ask)
{
    auto made = TRY(plan_after(act, by, ask.id, ask.after, ask.keeper, ask.first_year));
    return MadeView{TemplateNoun::plan, made.value};
}

struct RecordAfterAsk {
    Id<Practice>                 id;
    Id<PracticeTemplate>         after;
    std::optional<Id<Programme>> programme; // absent: in all
    std::optional<Line<200, 0>>  fund;      // absent or "": of all
    Day                          valid_from;
};
BOOST_DESCRIBE_STRUCT(RecordAfterAsk, (), (id, after, programme, fund, valid_from))

Result<MadeView> record_rule_after(Act& act, Caller const& by, RecordAfterAsk const& ask)
{
    auto made = TRY(rule_after(act, by, ask.id, ask.after, ask.programme,
                               ask.fund ? std::optional{ask.fund->value} : std::nullopt, ask.valid_from));
    return MadeView{TemplateNoun::funding_rule, made.value};
}

} // namespace

void register_practice_templates(api::Registry& registry)
{
    using enum Permission;
    registry.act<manage_mandate, set_one_template>("/api/practices/{id}/templates",
                                                   {"设立做法模板", "Set a template of a practice"});
    registry.act<manage_programmes, found_programme_after>(
        "/api/practices/{id}/programmes", {"按做法设立项目群", "Found a programme after a practice"});
    registry.act<manage_mandate, draft_plan_after>("/api/practices/{id}/plans",
                                                   {"按做法起草规划", "Draft a plan after a practice"});
    registry.act<set_rules, record_rule_after>("/api/practices/{id}/funding-rules",
                                               {"按做法设定经费规则", "Record a funding rule after a practice"});
}

} // namespace penstock
