#include "simulation/agency_life.hpp"

#include "ledger/ledger_facts.hpp"
#include "payment/payment_facts.hpp"

#include <fmt/format.h>

namespace penstock::agency {

namespace {

constexpr std::string_view lines[]            = {"equipment", "labour"};
constexpr int              organisations_most = 40;

// Not in the weeks around the new year, when the books of the old one are closed.
Day office_day(Day day)
{
    if (day.month() == 12 && day.day() > 15) day = *Day::of(day.year() + 1, 1, 20);
    if (day.month() == 1 && day.day() < 10) day = *Day::of(day.year(), 1, 20);
    while (std::chrono::weekday{day.at()} != std::chrono::Thursday) day = day.plus_days(1);
    return day;
}

} // namespace

Life::Life(Desk& desk, int share, std::string control) : desk_{desk}, share_{share}, control_{std::move(control)} {}

void Life::live()
{
    desk_.go_to(*Day::of(first_year, 1, 4));
    found();
    for (int year = first_year; year <= first_year + years; ++year) {
        desk_.go_to(*Day::of(year, 1, 5));
        open_year(year);
        if (year > first_year) close_year(year - 1);
        if (year == first_year + years) break;
        exchange(year);
        if (year < first_year + years - 1) plan_awards(year), take_over(year);
        auto phase = Phase::prepare;
        while (!events_.empty() && events_.begin()->first.first.year() == year) {
            auto const [when, event] = *events_.begin();
            events_.erase(events_.begin());
            if (when.first != now()) desk_.go_to(when.first);
            else if (when.second != phase) desk_.flush();
            phase = when.second;
            event();
        }
        desk_.flush();
    }
}

void Life::at(Day day, Phase phase, std::function<void()> event)
{
    // The bank works on when the office has closed for the year.
    events_.emplace(std::pair{phase == Phase::bank ? day : office_day(day), phase}, std::move(event));
}

Caller Life::as(std::int64_t person, std::string_view role) { return {person, {Grant{*named<Role>(role), 0, 0}}, ""}; }

Caller Life::manager(Award const& award) const
{
    return {managers_.at(award.programme), {Grant{Role::programme_manager, programmes_.at(award.programme), 0}}, ""};
}

Caller Life::team(Award const& award) const
{
    auto which = static_cast<std::size_t>(award.organisation) % teams_.size();
    return {teams_.at(which), {Grant{Role::performer, 0, award.id}}, ""};
}

// ---- the body ----------------------------------------------------------------------------------------------------

void Life::found()
{
    administrator_ = desk_.add_person("Administrator", "administrator");
    secretary_     = desk_.add_person("Secretary", "board_secretary");
    officer_       = desk_.add_person("Officer", "case_officer");
    finance_       = desk_.add_person("Finance", "finance_officer");
    second_        = desk_.add_person("Second of finance", "finance_officer");
    bookkeeper_    = desk_.add_person("Bookkeeper", "finance_officer");
    for (int i = 1; i <= organisations_most; ++i) teams_.push_back(desk_.add_person(fmt::format("Team {}", i), ""));
    for (int i = 1; i <= programmes_most; ++i) {
        managers_.push_back(desk_.add_person(fmt::format("Manager {}", i), ""));
        programmes_.push_back(desk_.made(
            secretary(), "/api/programmes",
            fmt::format(R"({{"code":"P{0}","title":{{"zh":"项目群{0}","en":"Programme {0}"}},)"
                        R"("goal":{{"zh":"","en":""}},"problem":{{"zh":"","en":""}},"result":{{"zh":"","en":""}}}})",
                        i)));
        desk_.ask(administrator(), fmt::format("/api/people/{}/roles", managers_.back()),
                  fmt::format(R"({{"role":"programme_manager","programme":{},"from":"{}"}})", programmes_.back(),
                              now().iso()));
    }
    for (int currency = 0; currency < 2; ++currency)
        debtors_[currency] =
            desk_.made(finance(), "/api/debtors",
                       fmt::format(R"({{"name":"Fund {0}","scheme":"cn","number":"31002009000008800{1}","bank_code":)"
                                   R"("105100000017","bank_name":"Bank","holder":"Agency","currency":"{0}"}})",
                                   currencies[currency], currency));
}

// The board's delegations for a year: each manager for his programme, the officer to ask for payments, finance to
// approve and sign them.
void Life::delegate(int year)
{
    auto give = [&](std::int64_t person, std::string_view deeds, std::int64_t programme, std::string_view limits) {
        for (auto currency : currencies)
            desk_.ask(secretary(), "/api/authority",
                      fmt::format(R"({{"person":{},"deeds":[{}],{}"currency":"{}","limits":{},"from":"{}",)"
                                  R"("until":"{}","decision":"board 2/{}"}})",
                                  person, deeds, programme ? fmt::format(R"("programme":{},)", programme) : "",
                                  currency, limits, now().iso(), Day::of(year + 1, 1, 4)->iso(), year));
    };
    for (std::size_t i = 0; i < programmes_.size(); ++i)
        give(managers_[i],
             R"("commit_award","decide_milestone","advance_money","amend_award","stop_award","move_line")",
             programmes_[i], R"({"per_act":300000000,"per_award":900000000,"per_year":20000000000})");
    give(officer_, R"("request_payment")", 0, R"({"per_act":300000000})");
    for (auto person : {finance_, second_})
        give(person, R"("approve_payment","sign_payments")", 0, R"({"per_act":50000000000})");
    give(bookkeeper_, R"("enter_commitment","enter_due")", 0, R"({"per_act":300000000})");
    give(finance_, R"("enter_commitment")", 0, R"({"per_act":300000000})"); // gives back what a missed milestone left
}

std::string Life::pool(int year, int currency) const
{
    return fmt::format(R"({{"appropriation":{})", pools_.at({year, currency}));
}

void Life::move(std::string_view kind, std::string const& from, std::string const& to, std::int64_t minor)
{
    desk_.ask(
        finance(), "/api/entries",
        fmt::format(R"({{"cause":"a-{}","kind":"{}","legs":[{{"place":{},"minor":{}}},{{"place":{},"minor":{}}}],)"
                    R"("value_on":"{}","decision":"board {}"}})",
                    ++causes_, kind, from, -minor, to, minor, now().iso(), now().year()));
}

// The appropriations of a year, and what each programme has of them.
void Life::open_year(int year)
{
    constexpr std::int64_t each = 100'000'000'00;
    delegate(year);
    for (int currency = 0; currency < 2; ++currency)
        pools_[{year, currency}] =
            desk_.made(finance(), "/api/appropriations",
                       fmt::format(R"({{"code":"{0}-{1}","title":{{"zh":"{1} 年","en":"{1}"}},"fund":"general",)"
                                   R"("fiscal_year":{1},"budget_line":"206","amount":{{"minor":{2},"currency":"{0}"}},)"
                                   R"("decision":"board 1/{1}","value_on":"{3}"}})",
                                   currencies[currency], year, programmes_most * each + each, now().iso()));
    for (int currency = 0; currency < 2; ++currency)
        for (auto programme : programmes_)
            move("allot", pool(year, currency) + R"(,"stage":"appropriated"})",
                 pool(year, currency) + fmt::format(R"(,"stage":"allotted","programme":{}}})", programme), each);
    desk_.flush();
}

void Life::step_year(int year, std::string_view step)
{
    desk_.ask(finance(), fmt::format("/api/years/{}/steps", year), fmt::format(R"({{"step":"{}"}})", step));
    desk_.flush();
}

void Life::deed(int year, int currency, std::string_view deed, std::string const& more)
{
    desk_.ask(finance(), fmt::format("/api/years/{}/deeds", year),
              fmt::format(R"({{"deed":"{}","appropriation":{},"decision":"board 9/{}"{}}})", deed,
                          pools_.at({year, currency}), year, more));
    desk_.flush();
}

// Commitments go on in the next year, the rest lapses and is remitted; then the year is closed.
void Life::close_year(int year)
{
    step_year(year, "begin_closing");
    for (int currency = 0; currency < 2; ++currency) {
        deed(year, currency, "carry_forward",
             fmt::format(R"(,"to":{},"stage":"committed")", pools_.at({year + 1, currency})));
        deed(year, currency, "lapse");
        deed(year, currency, "remit");
    }
    step_year(year, "close");
}

// Every programme buys euros for yuan, at the rate of the day.
void Life::exchange(int year)
{
    auto rate = desk_.made(finance(), "/api/exchange-rates",
                           fmt::format(R"({{"from":"CNY","to":"EUR","rate":"0.1{:04}","of_day":"{}","source":"ECB"}})",
                                       desk_.below(10'000), now().iso()));
    for (auto programme : programmes_)
        desk_.ask(finance(), "/api/exchanges",
                  fmt::format(R"({{"cause":"x-{}","rate":{},"from":{},"to":{},"programme":{},"given":{},)"
                              R"("rounding":"half_even","value_on":"{}"}})",
                              ++causes_, rate, pools_.at({year, 0}), pools_.at({year, 1}), programme,
                              100'000'00 + desk_.below(100'000'00), now().iso()));
}

// ---- awards ------------------------------------------------------------------------------------------------------

void Life::plan_awards(int year)
{
    int const many = awards_most / (years - 1) / share_;
    for (int i = 0; i < many; ++i) {
        Award award{.amount    = 500'000'00 + desk_.below(1'500'000) * 100,
                    .programme = static_cast<std::size_t>(desk_.below(programmes_most)),
                    .currency  = desk_.one_in(5) ? 1 : 0,
                    .itemised  = desk_.one_in(3)};
        at(Day::of(year, 1, 20)->plus_days(static_cast<int>(desk_.below(280))), Phase::prepare,
           [this, award] { prepare(award); });
    }
}

// Some awards of before have no agreement: their money falls due by typed orders, entered by the bookkeeper, who
// neither approves nor signs what is paid of it.
void Life::take_over(int year)
{
    for (int i = 0; i < std::max(1, 24 / share_); ++i) {
        Award award{.amount    = 100'000'00 + desk_.below(100'000) * 100,
                    .programme = static_cast<std::size_t>(desk_.below(programmes_most))};
        at(Day::of(year, 2, 1)->plus_days(static_cast<int>(desk_.below(200))), Phase::prepare, [this, award]() mutable {
            award.year    = now().year();
            award.ends_on = now().plus_months(18);
            auto body = fmt::format(R"({{"number":"B-{}","title":"Award","programme":{},"organisation":"Institute {}",)"
                                    R"("lead":"Lead","amount":{{"minor":{},"currency":"CNY"}},"awarded_on":"{}"}})",
                                    ++numbers_, programmes_.at(award.programme), 1 + desk_.below(organisations_most),
                                    award.amount, now().iso());
            desk_.ask(officer(), "/api/awards", body, [this, award](auto const& made) mutable {
                award.id           = made.at("id").as_int64();
                award.organisation = made.at("organisation").at("id").as_int64();
                auto& kept         = awards_.emplace(award.id, award).first->second;
                in_weeks(0, Phase::offer, [this, &kept] { order_due(kept); });
            });
        });
    }
}

void Life::order_due(Award& award)
{
    static constexpr std::string_view grounds[] = {"opening_balance", "court_ruling", "audit_settlement",
                                                   "board_decision"};
    prepare_payee(award);
    auto const pool = pools_.at({award.year, 0});
    move("commit",
         fmt::format(R"({{"appropriation":{},"stage":"allotted","programme":{}}})", pool,
                     programmes_.at(award.programme)),
         place(award, pool, "committed"), award.amount);
    desk_.flush();
    if (control_ == "unordered") return pay_unordered(award);
    for (int i = 0; i < 2; ++i) {
        auto const number = ++causes_;
        desk_.ask(bookkeeper(), "/api/entries",
                  fmt::format(R"({{"cause":"a-{}","kind":"fall_due","legs":[{{"place":{},"minor":{}}},{{"place":{},)"
                              R"("minor":{}}}],"value_on":"{}","order":{{"ground":"{}","body":"Board","number":"{}",)"
                              R"("decided_on":"{}"}}}})",
                              number, place(award, pool, "committed"), -award.amount / 4, place(award, pool, "payable"),
                              award.amount / 4, now().iso(), grounds[desk_.below(4)], number, now().iso()));
    }
    in_weeks(3, Phase::request, [this, id = award.id] { request(id); });
}

// The control: money falls due by no order and is paid, with all that a payment has, by facts past the product's acts.
void Life::pay_unordered(Award const& award)
{
    auto part  = award.amount / 4;
    auto place = [&, year = award.year](Stage stage) {
        return Place{.appropriation = {pools_.at({year, 0})},
                     .stage         = stage,
                     .programme     = {programmes_.at(award.programme)},
                     .award         = {award.id}};
    };
    auto cause = fmt::format("unordered-{}", ++causes_);
    auto payee = Id<Payee>{payees_.at({award.organisation, 0})};
    desk_.run(cause, [=, on = now()](Act& act) -> Result<std::string> {
        CHECK(post(act, {.cause    = cause + "-due",
                         .kind     = EntryKind::fall_due,
                         .legs     = {{place(Stage::committed), -part}, {place(Stage::payable), part}},
                         .value_on = on}));
        Id<Payment> payment{act.record(PaymentRequested{.due     = written(place(Stage::payable)),
                                                        .payee   = payee,
                                                        .amount  = {part, Currency{}},
                                                        .purpose = "Research"})};
        auto        entry = TRY(post(act, {.cause    = cause,
                                           .kind     = EntryKind::pay,
                                           .legs     = {{place(Stage::payable), -part}, {place(Stage::paid), part}},
                                           .value_on = on}));
        act.record(PaymentSettled{{payment}, 0, entry, on});
        return std::string{"{}"};
    });
    control_.clear(); // once is enough
}

void Life::prepare(Award award)
{
    award.year    = now().year();
    award.ends_on = now().plus_months(18);
    auto body     = fmt::format(
        R"({{"number":"A-{}","title":"Award","programme":{},"organisation":"Institute {}","lead":"Lead",)"
            R"("amount":{{"minor":{},"currency":"{}"}},"starts_on":"{}","ends_on":"{}","appropriation":{},)"
            R"("purpose":"To find out"}})",
        ++numbers_, programmes_.at(award.programme), 1 + desk_.below(organisations_most), award.amount,
        currencies[award.currency], now().iso(), award.ends_on.iso(), pools_.at({award.year, award.currency}));
    desk_.ask(officer(), "/api/award-preparations", body, [this, award](auto const& made) mutable {
        award.id   = made.at("id").as_int64();
        auto& kept = awards_.emplace(award.id, award).first->second;
        in_weeks(0, Phase::offer, [this, &kept] { write_agreement(kept); });
    });
}

// A tenth in advance, the rest in equal parts over milestones of which each waits for the one before.
std::string Life::terms(Award const& award) const
{
    auto const  tenth = award.amount / 10, rest = award.amount - tenth;
    std::string milestones, instalments = fmt::format(R"({{"kind":"advance","milestone":"","minor":{}}})", tenth),
                            items;
    for (int i = 0; i < milestones_each; ++i) {
        milestones += fmt::format(
            R"({}{{"number":"M{}","title":{{"zh":"","en":"Stage {}"}},"criteria":[{{"metric":{{"zh":"","en":"Yield"}},)"
            R"("unit":"%","comparison":"at_least","target":"90","tolerance":"1","method":"Measured"}}],"due_on":"{}",)"
            R"("after":[{}],"gate":{}}})",
            i ? "," : "", i + 1, i + 1, now().plus_months(2 * (i + 1)).iso(),
            i ? fmt::format("\"M{}\"", i) : std::string{}, i == 2 ? "true" : "false");
        auto part = rest / milestones_each + (i < rest % milestones_each ? 1 : 0);
        instalments += fmt::format(R"(,{{"kind":"milestone","milestone":"M{}","minor":{}}})", i + 1, part);
    }
    for (std::int64_t left = award.itemised ? award.amount : 0, i = 0; left > 0; ++i) {
        auto part = i == 1 ? left : award.amount / 5 * 2;
        items += fmt::format(R"({}{{"code":"{}","title":{{"zh":"","en":"{}"}},"minor":{}}})", i ? "," : "", lines[i],
                             lines[i], part);
        left -= part;
    }
    return fmt::format(R"({{"purpose":{{"zh":"","en":"To find out"}},"lead":"Lead","parties":[{{"organisation":)"
                       R"("Institute","recipient":true,"share":10000}}],"amount":{{"minor":{},"currency":"{}"}},)"
                       R"("starts_on":"{}","ends_on":"{}","lines":[{}],"instalments":[{}],"milestones":[{}],)"
                       R"("readiness_at_start":3,"readiness_at_end":6}})",
                       award.amount, currencies[award.currency], now().iso(), award.ends_on.iso(), items, instalments,
                       milestones);
}

void Life::write_agreement(Award& award)
{
    award.organisation =
        desk_.snapshot().one<std::int64_t>("SELECT organisation_id FROM award WHERE id = $1", award.id);
    prepare_payee(award);
    desk_.ask(officer(), fmt::format("/api/awards/{}/agreement", award.id),
              fmt::format(R"({{"seen":0,"terms":{}}})", terms(award)));
    for (auto item : {"eligibility", "rules", "milestones", "terms", "permits"})
        desk_.ask(officer(), fmt::format("/api/awards/{}/checks", award.id),
                  fmt::format(R"({{"item":"{}","verdict":"approved"}})", item));
    desk_.ask(administrator(), fmt::format("/api/people/{}/roles", team(award).person()),
              fmt::format(R"({{"role":"performer","programme":0,"award":{},"from":"{}"}})", award.id, now().iso()));
    in_weeks(1, Phase::offer, [this, &award] { offer(award); });
}

void Life::offer(Award& award)
{
    desk_.ask(manager(award), fmt::format("/api/awards/{}/offer", award.id),
              fmt::format(R"({{"until":"{}"}})", now().plus_days(60).iso()));
    if (!desk_.one_in(20)) return in_weeks(2, Phase::sign, [this, &award] { sign(award); });
    // The organisation would rather not; somebody else is asked in its place.
    in_weeks(2, Phase::sign, [this, &award] {
        desk_.ask(manager(award), fmt::format("/api/awards/{}/steps", award.id),
                  R"({"step":"withdraw","reason":"The institute withdrew."})");
        at(now().month() >= 11 ? *Day::of(now().year() + 1, 1, 20) : now().plus_days(14), Phase::prepare,
           [this, again = Award{.amount    = award.amount,
                                .programme = award.programme,
                                .currency  = award.currency,
                                .itemised  = award.itemised}] { prepare(again); });
    });
}

void Life::sign(Award& award)
{
    auto shown = boost::json::parse(desk_.get(officer(), fmt::format("/api/awards/{}/agreement", award.id)));
    desk_.ask(team(award), fmt::format("/api/awards/{}/signature", award.id),
              fmt::format(R"({{"digest":"{}"}})", std::string_view{shown.at("digest").as_string()}));
    in_weeks(0, Phase::request, [this, &award] {
        award.milestones = desk_.snapshot().rows<std::int64_t>(
            "SELECT id FROM milestone WHERE award_id = $1 ORDER BY position", award.id);
        request(award.id); // the advance
    });
    in_weeks(8 + static_cast<int>(desk_.below(3)), Phase::submit, [this, &award] { submit(award); });
    for (int weeks = 3; weeks <= 72; weeks += 3) in_weeks(weeks, Phase::spend, [this, &award] { spend(award, false); });
    if (desk_.one_in(20)) in_weeks(5, Phase::amend, [this, &award] { change_amount(award); });
}

// ---- milestones --------------------------------------------------------------------------------------------------

void Life::submit(Award& award)
{
    if (desk_.one_in(200) && !owed(award)) return stop(award);
    if (desk_.one_in(12)) { // later than agreed, and half of them ask for more time
        if (desk_.one_in(2)) extend(award);
        return in_weeks(5, Phase::submit, [this, &award] { submit(award); });
    }
    desk_.ask(team(award), fmt::format("/api/milestones/{}/submission", award.milestones.at(award.next)),
              R"({"report":{"account":"Done as agreed.","files":[],"links":["https://evidence.example/"],)"
              R"("measurements":[{"value":"96","reason":""}]}})");
    in_weeks(static_cast<int>(desk_.below(2)), Phase::decide, [this, &award] { decide(award); });
}

void Life::decide(Award& award)
{
    auto const id      = award.milestones.at(award.next);
    auto const verdict = [&](std::string_view what, std::string_view text) {
        desk_.ask(manager(award), fmt::format("/api/milestones/{}/verdict", id),
                  fmt::format(R"({{"verdict":"{}","text":"{}"}})", what, text));
    };
    auto const fate = desk_.below(40);
    if (fate == 0) {
        verdict("send_back", "The raw data is missing.");
        return in_weeks(3, Phase::submit, [this, &award] { submit(award); });
    }
    if (fate <= 2) { // missed; the board lets the rest go on without it
        verdict("miss", "The yield was not reached.");
        if (control_ == "unearned") pay_unearned(award);
        return in_weeks(4, Phase::decide, [this, &award, id] {
            desk_.ask(secretary(), fmt::format("/api/milestones/{}/waiver", id),
                      fmt::format(R"({{"decision":"board 7/{}","text":"Not needed any more."}})", now().year()));
            passed(award);
        });
    }
    if (fate <= 5) verdict("accept_with_conditions", "The rest of the data follows.");
    else verdict("accept", "All in order.");
    in_weeks(0, Phase::request, [this, &award] { request(award.id); });
    passed(award);
}

void Life::passed(Award& award)
{
    if (++award.next < award.milestones.size())
        return in_weeks(7 + static_cast<int>(desk_.below(3)), Phase::submit, [this, &award] { submit(award); });
    in_weeks(6, Phase::close, [this, &award] { close(award); });
}

// The control: what was missed falls due and is paid all the same, by entries past the product's acts.
void Life::pay_unearned(Award const& award)
{
    auto part  = award.amount / 100;
    auto place = [&, year = now().year()](Stage stage) {
        return Place{.appropriation = {pools_.at({year, award.currency})},
                     .stage         = stage,
                     .programme     = {programmes_.at(award.programme)},
                     .award         = {award.id},
                     .milestone     = {stage == Stage::payable ? award.milestones.at(award.next) : 0},
                     .line          = award.itemised ? "labour" : ""};
    };
    auto cause = fmt::format("unearned-{}", ++causes_);
    desk_.run(cause, [=, on = now()](Act& act) -> Result<std::string> {
        CHECK(post(act, {.cause    = cause + "-due",
                         .kind     = EntryKind::fall_due,
                         .legs     = {{place(Stage::committed), -part}, {place(Stage::payable), part}},
                         .value_on = on}));
        CHECK(post(act, {.cause    = cause,
                         .kind     = EntryKind::pay,
                         .legs     = {{place(Stage::payable), -part}, {place(Stage::paid), part}},
                         .value_on = on}));
        return std::string{"{}"};
    });
    control_.clear(); // once is enough
}

// ---- amendments --------------------------------------------------------------------------------------------------

void Life::amend(Award& award, std::string_view type, std::string const& change)
{
    auto id = desk_.made(
        team(award), "/api/amendments",
        fmt::format(R"({{"award":{},"type":"{}","change":{},"reason":"It took longer."}})", award.id, type, change));
    auto path = fmt::format("/api/amendments/{}/steps", id);
    desk_.ask(officer(), path, R"({"step":"recommend","reason":"Not of their making."})");
    desk_.ask(manager(award), path, R"({"step":"approve","reason":"Agreed."})");
    desk_.flush();
}

void Life::extend(Award& award)
{
    auto latest = desk_.snapshot().one<std::int64_t>(
        "SELECT count(*) FROM amendment WHERE award_id = $1 AND type = 'extension'", award.id);
    if (latest > 0) return; // once only
    award.ends_on = award.ends_on.plus_months(6);
    amend(award, "extension", fmt::format(R"({{"ends_on":"{}"}})", award.ends_on.iso()));
}

// A tenth more for the last milestone, which is planned anew by that.
void Life::change_amount(Award& award)
{
    if (award.year != now().year() || award.next > 0) return;
    award.amount += award.amount / 10;
    amend(award, "amount",
          fmt::format(R"({{"amount":{{"minor":{},"currency":"{}"}},"milestone":"M{}"{}}})", award.amount,
                      currencies[award.currency], milestones_each, award.itemised ? R"(,"to_line":"labour")" : ""));
    award.milestones = desk_.snapshot().rows<std::int64_t>(
        "SELECT id FROM milestone WHERE award_id = $1 AND state <> 'superseded' ORDER BY position", award.id);
}

// It cannot work: what is committed goes back to the programme, what the team has not spent is returned.
void Life::stop(Award& award)
{
    spend(award, false);
    award.ended = true;
    amend(award, "stop", R"({"stop_reason":"cannot_work"})");
    give_back(award);
}

std::string Life::place(Award const& award, std::int64_t pool, std::string_view stage, std::string_view line) const
{
    auto out = fmt::format(R"({{"appropriation":{},"stage":"{}","programme":{})", pool, stage,
                           programmes_.at(award.programme));
    if (stage != "allotted") out += fmt::format(R"(,"award":{},"line":"{}")", award.id, line);
    return out + "}";
}

} // namespace penstock::agency
