// How an award is closed, as it is asked for: its checklist, its settlement, and the steps to its end.
#include "award/amendment_api.hpp"
#include "award/award_api.hpp"
#include "award/closeout_facts.hpp"

namespace penstock {

namespace {

struct CloseoutWord {
    CloseoutEvent        step{};
    std::string          text;
    std::optional<Named> by;
    Instant              at;
};
BOOST_DESCRIBE_STRUCT(CloseoutWord, (), (step, text, by, at))

struct CloseoutView {
    Named                         award;
    std::string                   title;
    AwardState                    award_state{};
    CloseoutState                 state{};
    std::vector<CheckedItem>      checklist;
    std::vector<Settlement>       settlement;
    std::optional<CloseoutReport> report;
    Acceptance                    task{};
    Acceptance                    finance{};
    std::optional<Day>            leftover_until;
    std::string                   lessons;
    std::optional<Day>            concluded_on;
    std::vector<CloseoutWord>     words;
    std::vector<api::May>         may;
};
BOOST_DESCRIBE_STRUCT(CloseoutView, (),
                      (award, title, award_state, state, checklist, settlement, report, task, finance, leftover_until,
                       lessons, concluded_on, words, may))

struct ClosingAward {
    std::string number;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(ClosingAward, (), (number, title))

struct Rest {
    std::string        report;
    std::optional<Day> leftover_until;
    std::string        lessons;
    std::optional<Day> concluded_on;
};
BOOST_DESCRIBE_STRUCT(Rest, (), (report, leftover_until, lessons, concluded_on))

struct CloseoutWordRow {
    std::string  step;
    std::string  text;
    std::int64_t person{};
    std::string  name;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(CloseoutWordRow, (), (step, text, person, name, at))

Result<void> check_seen(Caller const& caller, CloseoutNow const& closeout)
{
    if (!caller.may_in(Permission::read_portfolio, closeout.programme.value) &&
        !caller.may_on(Permission::report_on_awards, closeout.programme.value, closeout.award.value))
        return refuse(refusal::not_found);
    return {};
}

Result<CloseoutView> closeout_view(Reader& reader, Caller const& caller, Id<Award> id, Day today)
{
    auto now = TRY(load_closeout(reader, id, caller, today));
    CHECK(check_seen(caller, now));
    auto         name = reader.one<ClosingAward>("SELECT number, title FROM award WHERE id = $1", id);
    CloseoutView out{.award       = {id.value, std::move(name.number)},
                     .title       = std::move(name.title),
                     .award_state = now.award_state,
                     .state       = now.state,
                     .checklist   = checklist(now, false),
                     .settlement  = now.money,
                     .task        = now.task,
                     .finance     = now.finance};
    if (auto rest = reader.row<Rest>(
            "SELECT report, leftover_until, lessons, concluded_on FROM closeout WHERE award_id = $1", id)) {
        auto report = json::from_text<CloseoutReport>(rest->report);
        expects(report.has_value());
        out.report         = *std::move(report);
        out.leftover_until = rest->leftover_until;
        out.lessons        = std::move(rest->lessons);
        out.concluded_on   = rest->concluded_on;
    }
    for (auto& each : reader.rows<CloseoutWordRow>(R"sql(
             SELECT w.step, w.text, w.person, COALESCE(n.name, '') AS name, w.at
               FROM closeout_word w
               LEFT JOIN person n ON n.id = w.person
              WHERE w.award_id = $1
              ORDER BY w.id
         )sql",
                                                   id)) {
        CloseoutWord word{*named<CloseoutEvent>(each.step), std::move(each.text), std::nullopt, each.at};
        if (each.person) word.by = Named{each.person, std::move(each.name)};
        out.words.push_back(std::move(word));
    }
    out.may = may(now, caller);
    return out;
}

struct CloseoutAsk {
    Id<Award> id;
};
BOOST_DESCRIBE_STRUCT(CloseoutAsk, (), (id))

Result<CloseoutView> get_closeout(Look& look, CloseoutAsk const& ask)
{
    return closeout_view(look.read, look.caller, ask.id, look.today);
}

struct SubmitCloseoutAsk {
    Id<Award>      id;
    CloseoutReport report;
};
BOOST_DESCRIBE_STRUCT(SubmitCloseoutAsk, (), (id, report))

Result<CloseoutView> submit_final_report(Act& act, Caller const& by, SubmitCloseoutAsk const& ask)
{
    CHECK(check_seen(by, TRY(load_closeout(act.read(), ask.id, by, act.today))));
    CHECK(submit_closeout(act, by, ask.id, ask.report));
    return closeout_view(act.read(), by, ask.id, act.today);
}

struct StepCloseoutAsk {
    Id<Award>     id;
    CloseoutEvent step{};
    Prose<20'000> reason; // the ground of the step; of the last one the lessons
};
BOOST_DESCRIBE_STRUCT(StepCloseoutAsk, (), (id, step, reason))

Result<CloseoutView> step_one_closeout(Act& act, Caller const& by, StepCloseoutAsk const& ask)
{
    CHECK(check_seen(by, TRY(load_closeout(act.read(), ask.id, by, act.today))));
    CHECK(step_closeout(act, by, ask.id, ask.step, ask.reason.value));
    return closeout_view(act.read(), by, ask.id, act.today);
}

} // namespace

void register_closeouts(api::Registry& registry)
{
    registry.read<Permission::signed_in, get_closeout>("/api/awards/{id}/closeout",
                                                       {"结题清单", "What closing an award needs"});
    registry.act<Permission::signed_in, submit_final_report>("/api/awards/{id}/closeout",
                                                             {"提交结题报告", "Hand in the final report"});
    registry.act<Permission::signed_in, step_one_closeout>("/api/awards/{id}/closeout/steps",
                                                           {"办理结题", "Accept, send back or conclude"});
}

} // namespace penstock
