// Endpoints for the books: how far they are closed, the checklist before, and opening them again with two persons.
#include "ledger/books_api.hpp"

#include "api/in_both.hpp"
#include "api/refusals.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

struct BooksReopeningView {
    Id<BooksReopening> id;
    Day                through; // the last day that would stay closed
    std::string        decision;
    std::string        reason;
    std::int64_t       asked_by{};
    std::string        asked_name;
    Instant            asked_at;
};
BOOST_DESCRIBE_STRUCT(BooksReopeningView, (), (id, through, decision, reason, asked_by, asked_name, asked_at))

struct PeriodsAsk {};
BOOST_DESCRIBE_STRUCT(PeriodsAsk, (), ())

struct PeriodsView {
    std::optional<Day>                closed_through; // absent: nothing was ever closed
    std::optional<BooksReopeningView> reopening;      // asked for, and not yet confirmed
};
BOOST_DESCRIBE_STRUCT(PeriodsView, (), (closed_through, reopening))

PeriodsView view_of(Reader& reader)
{
    PeriodsView out{reader.row<Day>("SELECT through FROM ledger_closing WHERE one = 1"), std::nullopt};
    if (auto now = waiting_reopening(reader))
        out.reopening = BooksReopeningView{now->id,       now->through,    now->decision, now->reason,
                                           now->asked_by, now->asked_name, now->asked_at};
    return out;
}

Result<PeriodsView> get_periods(Look& look, PeriodsAsk const&) { return view_of(look.read); }

// ---- the checklist -----------------------------------------------------------------------------------------------

struct CheckPeriodsAsk {
    std::optional<Day> through; // the last day of the month before when absent
};
BOOST_DESCRIBE_STRUCT(CheckPeriodsAsk, (), (through))

struct PeriodChecklist : PeriodsView {
    Day                           through;
    std::vector<ClosingCheckView> checks;
    std::vector<api::May>         may;
};
BOOST_DESCRIBE_STRUCT(PeriodChecklist, (PeriodsView), (through, checks, may))

constexpr Words finance_can{"需由财务人员办理。", "A finance officer can do this."};

api::May may_close(std::vector<ClosingCheckView> const& checks, bool closed, Caller const& by)
{
    auto const* open = first_that_blocks(checks);
    if (!by.may_in(Permission::close_periods, 0)) return api::not_allowed("close", refusal::not_your_role, finance_can);
    if (closed) return api::not_allowed("close", refusal::period_closed, {"请选择更晚的日期。", "Choose a later day."});
    if (!open) return api::allowed("close");
    auto out   = api::not_allowed("close", refusal::year_unsettled, {"", ""});
    out.remedy = open->remedy;
    return out;
}

std::vector<api::May> may_reopen(Reader& reader, Caller const& by)
{
    std::vector<api::May> out;
    auto                  waiting = waiting_reopening(reader);
    if (!by.may_in(Permission::close_periods, 0)) {
        for (auto step : {"ask_to_reopen", "confirm", "refuse"})
            if ((step == std::string_view{"ask_to_reopen"}) != waiting.has_value())
                out.push_back(api::not_allowed(step, refusal::not_your_role, finance_can));
        return out;
    }
    if (!waiting) {
        out.push_back(reader.row<Day>("SELECT through FROM ledger_closing WHERE one = 1")
                          ? api::allowed("ask_to_reopen")
                          : api::not_allowed("ask_to_reopen", refusal::step_not_allowed,
                                             {"还没有关过账。", "The books were never closed."}));
        return out;
    }
    out.push_back(by.person() == waiting->asked_by
                      ? api::not_allowed("confirm", refusal::same_person,
                                         {"需由另一位财务人员复核。", "Another finance officer has to confirm it."})
                      : api::allowed("confirm"));
    out.push_back(api::allowed("refuse"));
    return out;
}

Result<PeriodChecklist> check_periods(Look& look, CheckPeriodsAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0)); // the books are everybody's
    auto            month   = Day::from_iso(look.today.iso().substr(0, 8) + "01");
    auto const      through = ask.through.value_or(month->plus_days(-1));
    PeriodChecklist out;
    static_cast<PeriodsView&>(out) = view_of(look.read);
    out.through                    = through;
    out.checks                     = views_of(check_books(look.read, through, look.today));
    out.may.push_back(may_close(out.checks, through <= closed_through(look.read), look.caller));
    for (auto& step : may_reopen(look.read, look.caller)) out.may.push_back(std::move(step));
    return out;
}

// ---- closing, and opening again ----------------------------------------------------------------------------------

struct ClosePeriodAsk {
    Day through;
};
BOOST_DESCRIBE_STRUCT(ClosePeriodAsk, (), (through))

Result<PeriodsView> close_period(Act& act, Caller const& by, ClosePeriodAsk const& ask)
{
    CHECK(by.check_in(Permission::close_periods, 0));
    auto through = closed_through(act.read());
    if (ask.through >= act.today) return refuse(refusal::date_in_future, "/through", act.today.plus_days(-1).iso());
    if (ask.through <= through) return refuse(refusal::period_closed, "/through", through.iso());
    auto open = what_blocks(check_books(act.read(), ask.through, act.today));
    if (!open.empty()) return refuse(refusal::year_unsettled, open);
    act.record(PeriodClosed{ask.through});
    return view_of(act.read());
}

struct ReopenPeriodAsk {
    Day         through; // the last day that stays closed
    Line<300>   decision;
    Prose<2000> reason;
};
BOOST_DESCRIBE_STRUCT(ReopenPeriodAsk, (), (through, decision, reason))

// Asks for it; the books are opened when another person confirms.
Result<PeriodsView> reopen_period(Act& act, Caller const& by, ReopenPeriodAsk const& ask)
{
    CHECK(by.check_in(Permission::close_periods, 0));
    if (ask.reason.value.empty()) return refuse(refusal::missing_field, "/reason", "");
    if (ask.through >= closed_through(act.read())) return refuse(refusal::step_not_allowed, "/through", "");
    if (waiting_reopening(act.read())) return refuse(refusal::already_exists, "/through", "");
    act.record(PeriodReopeningAsked{ask.through, ask.decision.value, ask.reason.value});
    return view_of(act.read());
}

struct AnswerReopeningAsk {
    ReopeningEvent           step{};
    std::optional<Line<300>> reason; // owed by a refusal
};
BOOST_DESCRIBE_STRUCT(AnswerReopeningAsk, (), (step, reason))

Result<PeriodsView> answer_reopening(Act& act, Caller const& by, AnswerReopeningAsk const& ask)
{
    CHECK(by.check_in(Permission::close_periods, 0));
    auto waiting = waiting_reopening(act.read());
    if (!waiting) return refuse(refusal::not_found);
    auto const           reason = ask.reason ? ask.reason->value : "";
    auto const           state  = TRY(plan_step(*waiting, ask.step, reason, by));
    PeriodReopeningEnded ended{waiting->id, reason};
    if (state == ReopeningState::refused) {
        act.record(PeriodReopeningRefused{ended});
        return view_of(act.read());
    }
    if (waiting->through >= closed_through(act.read())) return refuse(refusal::step_not_allowed, "/through", "");
    act.record(PeriodReopeningConfirmed{ended});
    act.record(PeriodReopened{waiting->through, waiting->decision});
    return view_of(act.read());
}

} // namespace

std::vector<ClosingCheckView> views_of(std::vector<ClosingCheck> const& checks)
{
    std::vector<ClosingCheckView> out;
    for (auto const& check : checks)
        out.push_back({check.name, check.settled(), check.blocks, check.count, check.link, api::in_both(check.title),
                       api::in_both(check.remedy)});
    return out;
}

ClosingCheckView const* first_that_blocks(std::vector<ClosingCheckView> const& checks)
{
    auto found = std::ranges::find_if(checks, [](auto const& check) { return check.blocks && !check.settled; });
    return found == checks.end() ? nullptr : &*found;
}

void register_books(api::Registry& registry)
{
    registry.read<Permission::read_money, get_periods>("/api/periods",
                                                       {"查看关账日期", "How far the books are closed"});
    registry.read<Permission::read_money, check_periods>(
        "/api/periods/checklist", {"关账清单", "The checklist before the books are closed"}, api::Speed::slow);
    registry.act<Permission::close_periods, close_period>("/api/periods/close", {"关账", "Close a period"});
    registry.act<Permission::close_periods, reopen_period>("/api/periods/reopen",
                                                           {"申请重新开账", "Ask to reopen a period"});
    registry.act<Permission::close_periods, answer_reopening>(
        "/api/periods/reopening-answer", {"复核重新开账", "Confirm or refuse the reopening of a period"});
}

} // namespace penstock
