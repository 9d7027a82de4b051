// The ledger on both engines: money follows the ways there are, is never made or lost, and reservations end once.
#include "ledger/ledger_facts.hpp"

#include "api/refusals.hpp"
#include "journal/recorder.hpp"
#include "journal/replay.hpp"
#include "ledger/fiscal_year_facts.hpp"
#include "ledger/recount.hpp"
#include "support/engines.hpp"
#include "support/race.hpp"
#include "support/today.hpp"

#include <map>
#include <random>

using namespace penstock;
using test::today;

namespace {

// A ledger with two appropriations, one in yuan and one in dollars, that acts can be tried on.
class Books {
public:
    explicit Books(std::string const& address)
        : recorder_{std::move(*Db::open(address, OpenMode::existing)), clock_, chance_}
    {
        yuan_    = opened("2026-basic", 2026, currency("CNY"));
        later_   = opened("2027-basic", 2027, currency("CNY"));
        dollars_ = opened("2026-dollars", 2026, currency("USD"));
    }

    // The number of what the act made, or the name of the refusal.
    template <class Work> std::string tried(Work work)
    {
        auto outcome = recorder_.run_one({.key       = "key-" + std::to_string(++attempts_) + "-0123456789",
                                          .operation = "test",
                                          .request   = "{}",
                                          .run       = [&](Act& act) -> Result<std::string> {
                                              auto made = work(act);
                                              if (!made) return std::unexpected{made.error()};
                                              return std::string{"done"};
                                          }});
        if (outcome.ending == journal::Ending::refused) last_ = outcome.refused;
        EXPECT_TRUE(outcome.ending == journal::Ending::done || outcome.ending == journal::Ending::refused)
            << outcome.incident;
        return outcome.ending == journal::Ending::done ? "done" : std::string{name_of(outcome.refused.why)};
    }
    std::string posted(NewEntry const& entry)
    {
        return tried([&](Act& act) { return post(act, entry); });
    }
    std::string moved(EntryKind kind, Place const& from, Place const& to, std::int64_t minor, std::string cause = {})
    {
        if (cause.empty()) cause = "cause-" + std::to_string(++attempts_);
        return posted({cause, kind, {{from, -minor}, {to, minor}}, today, "board 3/2026", "", {}});
    }
    Refused const& last() const { return last_; }

    AccountNow at(Place const& place)
    {
        auto snapshot = recorder_.database().snapshot();
        return account_at(snapshot, place);
    }
    std::vector<std::int64_t> numbers(std::string const& sql)
    {
        auto snapshot = recorder_.database().snapshot();
        return snapshot.rows<std::int64_t>(sql);
    }
    // Every promise that holds between any two acts.
    void check()
    {
        auto recounted = [&] {
            auto snapshot = recorder_.database().snapshot();
            return recount(snapshot).wrong;
        };
        EXPECT_EQ(recounted(), std::vector<std::string>{});
        EXPECT_EQ(numbers(R"sql(
            SELECT a.id FROM account a JOIN entry_leg l ON l.account_id = a.id
             WHERE l.entry_id = (SELECT max(entry_id) FROM entry_leg m WHERE m.account_id = a.id)
               AND l.balance_after <> a.balance
        )sql"),
                  std::vector<std::int64_t>{});
    }
    std::vector<std::string> replayed(Dialect dialect)
    {
        FactKinds kinds;
        add_ledger_facts(kinds);
        test::FreshDatabase fresh{dialect};
        auto                target   = fresh.open();
        auto                snapshot = recorder_.database().snapshot();
        return journal::replay_check(snapshot, target, kinds).wrong;
    }

    ManualClock&      clock() { return clock_; }
    Id<Appropriation> yuan() const { return yuan_; }
    Id<Appropriation> later() const { return later_; }
    Id<Appropriation> dollars() const { return dollars_; }

private:
    Id<Appropriation> opened(std::string code, std::int64_t year, Currency currency)
    {
        Id<Appropriation> out;
        EXPECT_EQ(tried([&](Act& act) -> Result<int> {
                      out = {act.record(AppropriationOpened{{std::move(code),
                                                             {"基础研究", "Basic research"},
                                                             "general",
                                                             year,
                                                             "206",
                                                             currency,
                                                             "board 1/2026"}})};
                      return 0;
                  }),
                  "done");
        return out;
    }

    ManualClock       clock_{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance      chance_{42};
    Recorder          recorder_;
    Refused           last_{refusal::not_found};
    int               attempts_{};
    Id<Appropriation> yuan_, later_, dollars_;
};

// Places of one programme and its award, in the words of the chart.
struct Chart {
    Id<Appropriation> pool;
    Id<Programme>     programme{7};
    Id<Award>         award{9};

    Place source() const { return {.appropriation = pool, .stage = Stage::source}; }
    Place appropriated() const { return {.appropriation = pool, .stage = Stage::appropriated}; }
    Place lapsed() const { return {.appropriation = pool, .stage = Stage::lapsed}; }
    Place carried() const { return {.appropriation = pool, .stage = Stage::carried_forward}; }
    Place exchanged() const { return {.appropriation = pool, .stage = Stage::exchanged}; }
    Place allotted() const { return {.appropriation = pool, .stage = Stage::allotted, .programme = programme}; }
    Place reserved(std::int64_t call = 5) const
    {
        return {.appropriation = pool, .stage = Stage::reserved, .programme = programme, .call = {call}};
    }
    Place of_award(Stage stage, std::int64_t milestone = 0, std::string line = "") const
    {
        return {.appropriation = pool,
                .stage         = stage,
                .programme     = programme,
                .award         = award,
                .milestone     = {milestone},
                .line          = std::move(line)};
    }
};

using LedgerTest = test::OnEachEngine;

TEST_P(LedgerTest, money_follows_the_water_from_the_decision_to_what_was_spent)
{
    Books books{address()};
    Chart at{books.yuan()};
    EXPECT_EQ(books.moved(EntryKind::appropriate, at.source(), at.appropriated(), 1000), "done");
    EXPECT_EQ(books.moved(EntryKind::allot, at.appropriated(), at.allotted(), 800), "done");
    EXPECT_EQ(books.moved(EntryKind::set_aside, at.allotted(), at.reserved(), 500), "done");
    EXPECT_EQ(books.moved(EntryKind::commit, at.reserved(), at.of_award(Stage::committed), 300), "done");
    EXPECT_EQ(books.moved(EntryKind::fall_due, at.of_award(Stage::committed), at.of_award(Stage::payable, 3), 120),
              "done");
    EXPECT_EQ(books.moved(EntryKind::pay, at.of_award(Stage::payable, 3), at.of_award(Stage::paid), 120), "done");
    EXPECT_EQ(books.moved(EntryKind::spend, at.of_award(Stage::paid), at.of_award(Stage::spent, 0, "设备"), 70),
              "done");
    EXPECT_EQ(books.moved(EntryKind::give_back, at.of_award(Stage::paid), at.of_award(Stage::returned), 50), "done");
    EXPECT_EQ(books.moved(EntryKind::reuse, at.of_award(Stage::returned), at.allotted(), 50), "done");

    EXPECT_EQ(books.at(at.source()).balance, -1000);
    EXPECT_EQ(books.at(at.appropriated()).balance, 200);
    EXPECT_EQ(books.at(at.allotted()).balance, 350);
    EXPECT_EQ(books.at(at.reserved()).balance, 200);
    EXPECT_EQ(books.at(at.of_award(Stage::committed)).balance, 180);
    EXPECT_EQ(books.at(at.of_award(Stage::paid)).balance, 0);
    EXPECT_EQ(books.at(at.of_award(Stage::spent, 0, "设备")).balance, 70);
    books.check();
    EXPECT_EQ(books.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(LedgerTest, refusals_name_what_is_wrong_and_change_nothing)
{
    Books books{address()};
    Chart at{books.yuan()}, dollars{books.dollars()}, nowhere{{999'999}};
    ASSERT_EQ(books.moved(EntryKind::appropriate, at.source(), at.appropriated(), 1000), "done");
    ASSERT_EQ(books.moved(EntryKind::allot, at.appropriated(), at.allotted(), 100), "done");
    auto facts = books.numbers("SELECT size FROM journal_head");

    EXPECT_EQ(books.moved(EntryKind::allot, at.appropriated(), at.allotted(), 901), "exceeds_available");
    EXPECT_EQ(books.last().detail, "900");
    EXPECT_EQ(books.last().faults.at(0).pointer, "/legs/0/minor");
    EXPECT_EQ(books.moved(EntryKind::pay, at.allotted(), at.of_award(Stage::paid), 1), "no_such_way");
    EXPECT_EQ(books.moved(EntryKind::allot, at.appropriated(), dollars.allotted(), 1), "does_not_balance");
    EXPECT_EQ(books.moved(EntryKind::allot, nowhere.appropriated(), nowhere.allotted(), 1), "not_found");
    EXPECT_EQ(books.moved(EntryKind::allot, at.appropriated(), at.allotted(), 0), "number_out_of_range");
    EXPECT_EQ(books.moved(EntryKind::allot, at.appropriated(), at.allotted(), INT64_MAX), "number_out_of_range");
    EXPECT_EQ(books.moved(EntryKind::allot, at.appropriated(), at.allotted(), -5), "no_such_way");
    EXPECT_EQ(books.moved(EntryKind::allot, at.appropriated(), at.appropriated(), 5), "same_place_twice");
    auto without_programme      = at.allotted();
    without_programme.programme = {};
    EXPECT_EQ(books.moved(EntryKind::allot, at.appropriated(), without_programme, 5), "place_incomplete");
    Chart other{books.yuan(), {8}, {9}};
    EXPECT_EQ(books.moved(EntryKind::commit, at.allotted(), other.of_award(Stage::committed), 5), "legs_apart");

    NewEntry entry{"x", EntryKind::allot, {{at.appropriated(), -1}, {at.allotted(), 1}}, today, "", "", {}};
    EXPECT_EQ(books.posted(entry), "missing_field"); // the decision behind it
    EXPECT_EQ(books.last().faults.at(0).pointer, "/decision");
    entry.decision = "board 4/2026";
    entry.value_on = today.plus_days(1);
    EXPECT_EQ(books.posted(entry), "date_in_future");
    entry.value_on = today;
    entry.legs     = {{at.appropriated(), -1}};
    EXPECT_EQ(books.posted(entry), "too_few_legs");
    entry.legs = {{at.appropriated(), -2}, {at.allotted(), 1}};
    EXPECT_EQ(books.posted(entry), "does_not_balance");
    entry.kind = EntryKind::set_aside;
    entry.legs = {{at.allotted(), -64}};
    for (std::int64_t call = 1; call <= 64; ++call) entry.legs.push_back({at.reserved(call), 1});
    EXPECT_EQ(books.posted(entry), "too_many_legs");
    entry.kind     = EntryKind::reverse; // of which entry?
    entry.legs     = {{at.allotted(), -1}, {at.appropriated(), 1}};
    entry.reverses = {};
    EXPECT_EQ(books.posted(entry), "missing_field");
    EXPECT_EQ(books.last().faults.at(0).pointer, "/reverses");
    entry.kind     = EntryKind::allot;
    entry.reverses = {999'999};
    EXPECT_EQ(books.posted(entry), "missing_field");
    // What is wrong in the entry itself is said before what is not there.
    EXPECT_EQ(books.moved(EntryKind::allot, nowhere.appropriated(), nowhere.allotted(), 0), "number_out_of_range");
    EXPECT_EQ(books.numbers("SELECT size FROM journal_head"), facts);
    books.check();
}

TEST_P(LedgerTest, P7_the_same_cause_posts_once_and_other_content_is_refused_by_field)
{
    Books    books{address()};
    Chart    at{books.yuan()};
    NewEntry entry{
        "decision-1", EntryKind::appropriate, {{at.source(), -10}, {at.appropriated(), 10}}, today, "b", "", {}};
    EXPECT_EQ(books.posted(entry), "done");
    auto facts = books.numbers("SELECT size FROM journal_head");
    EXPECT_EQ(books.posted(entry), "done");
    EXPECT_EQ(books.numbers("SELECT size FROM journal_head"), facts);
    auto differs = [&](auto change, char const* field) {
        auto other = entry;
        change(other);
        EXPECT_EQ(books.posted(other), "cause_already_used");
        EXPECT_EQ(books.last().faults.at(0).pointer, field);
    };
    differs([](NewEntry& e) { e.kind = EntryKind::opening; }, "/kind");
    differs([](NewEntry& e) { e.value_on = today.plus_days(-1); }, "/value_on");
    differs([](NewEntry& e) { e.legs[1].minor = 11; }, "/legs/1/minor");
    differs([&](NewEntry& e) { e.legs[0].place = at.carried(); }, "/legs/0/place");
    differs([](NewEntry& e) { e.legs.pop_back(); }, "/legs");
    differs([](NewEntry& e) { e.decision = "c"; }, "/decision");
    differs([](NewEntry& e) { e.memo = "m"; }, "/memo");
    EXPECT_EQ(books.at(at.appropriated()).balance, 10);
}

TEST_P(LedgerTest, an_entry_is_taken_back_once_and_only_whole)
{
    Books    books{address()};
    Chart    at{books.yuan()};
    NewEntry entry{
        "decision-1", EntryKind::appropriate, {{at.source(), -10}, {at.appropriated(), 10}}, today, "b", "", {}};
    ASSERT_EQ(books.posted(entry), "done");
    Id<Entry> id{books.numbers("SELECT id FROM entry").at(0)};
    auto      partly     = reversal_of(entry, id, "part", today, "typing error");
    partly.legs[0].minor = 4;
    partly.legs[1].minor = -4;
    EXPECT_EQ(books.posted(partly), "does_not_balance");
    auto back = reversal_of(entry, id, "back", today, "typing error");
    EXPECT_EQ(books.posted(back), "done");
    EXPECT_EQ(books.at(at.appropriated()).balance, 0);
    auto again = reversal_of(entry, id, "again", today, "typing error");
    EXPECT_EQ(books.posted(again), "already_reversed");
    Id<Entry> of_reversal{books.numbers("SELECT max(id) FROM entry").at(0)};
    EXPECT_EQ(books.posted(reversal_of(back, of_reversal, "forth", today, "")), "no_such_way");
    EXPECT_EQ(books.posted(reversal_of(entry, {999'999}, "none", today, "")), "not_found");
    books.check();
}

TEST_P(LedgerTest, carry_over_and_exchange_link_two_appropriations_without_mixing_them)
{
    Books books{address()};
    Chart at{books.yuan()}, next{books.later()}, dollars{books.dollars()};
    ASSERT_EQ(books.moved(EntryKind::appropriate, at.source(), at.appropriated(), 1000), "done");
    ASSERT_EQ(books.moved(EntryKind::allot, at.appropriated(), at.allotted(), 900), "done");
    EXPECT_EQ(
        books.posted({"carry-2026",
                      EntryKind::carry_forward,
                      {{at.allotted(), -200}, {at.carried(), 200}, {next.carried(), -200}, {next.allotted(), 200}},
                      today,
                      "board 9/2026",
                      "",
                      {}}),
        "done");
    EXPECT_EQ(
        books.posted(
            {"exchange-1",
             EntryKind::exchange,
             {{at.allotted(), -700}, {at.exchanged(), 700}, {dollars.exchanged(), -100}, {dollars.allotted(), 100}},
             today,
             "",
             "rate 7.00",
             {}}),
        "done");
    EXPECT_EQ(books.moved(EntryKind::lapse, at.appropriated(), at.lapsed(), 100), "done");
    EXPECT_EQ(books.at(at.allotted()).balance, 0);
    EXPECT_EQ(books.at(next.allotted()).balance, 200);
    EXPECT_EQ(books.at(next.carried()).balance, -200);
    EXPECT_EQ(books.at(dollars.allotted()).balance, 100);
    books.check();
    EXPECT_EQ(books.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(LedgerTest, nothing_is_posted_into_a_closed_period)
{
    Books books{address()};
    Chart at{books.yuan()};
    ASSERT_EQ(books.tried([](Act& act) -> Result<int> { return act.record(PeriodClosed{today.plus_days(-1)}), 0; }),
              "done");
    NewEntry entry{
        "x", EntryKind::appropriate, {{at.source(), -1}, {at.appropriated(), 1}}, today.plus_days(-1), "b", "", {}};
    EXPECT_EQ(books.posted(entry), "period_closed");
    EXPECT_EQ(books.last().detail, "2026-11-22");
    ASSERT_EQ(books.tried([](Act& act) -> Result<int> {
        return act.record(PeriodReopened{today.plus_days(-2), "board 8/2026"}), 0;
    }),
              "done");
    EXPECT_EQ(books.posted(entry), "done");
}

TEST_P(LedgerTest, nothing_is_carried_into_a_year_that_is_closing)
{
    Books books{address()};
    Chart at{books.yuan()}, later{books.later()};
    ASSERT_EQ(books.moved(EntryKind::appropriate, at.source(), at.appropriated(), 1000), "done");
    auto carried = [&](std::string cause, Chart const& out, Chart const& in) {
        std::vector<Leg> legs{
            {out.appropriated(), -10}, {out.carried(), 10}, {in.carried(), -10}, {in.appropriated(), 10}};
        return books.posted({cause, EntryKind::carry_forward, legs, today, "board 3/2026"});
    };
    EXPECT_EQ(carried("c1", at, later), "done");
    ASSERT_EQ(books.tried([](Act& act) -> Result<int> {
        return act.record(FiscalYearClosingBegun{{2027}, *Day::of(2027, 1, 1), *Day::of(2027, 12, 31)}), 0;
    }),
              "done");
    EXPECT_EQ(carried("c2", at, later), "year_not_open");
    EXPECT_EQ(carried("c3", later, at), "done"); // out of it money may go
    books.check();
}

TEST_P(LedgerTest, P9_a_reservation_binds_money_and_ends_once)
{
    Books books{address()};
    Chart at{books.yuan()};
    ASSERT_EQ(books.moved(EntryKind::appropriate, at.source(), at.appropriated(), 1000), "done");
    ASSERT_EQ(books.moved(EntryKind::allot, at.appropriated(), at.allotted(), 100), "done");
    auto asked = [&](std::string cause, std::int64_t minor) {
        return NewReservation{
            cause, EntryKind::commit, at.allotted(), at.of_award(Stage::committed), minor, today.plus_days(10), "", ""};
    };
    auto reserved = [&](std::string cause, std::int64_t minor) {
        return books.tried([&](Act& act) { return reserve(act, asked(cause, minor)); });
    };
    EXPECT_EQ(reserved("r1", 60), "done");
    EXPECT_EQ(reserved("r1", 60), "done"); // once
    EXPECT_EQ(reserved("r1", 61), "cause_already_used");
    EXPECT_EQ(reserved("r2", 41), "exceeds_available");
    EXPECT_EQ(books.last().detail, "40");
    EXPECT_EQ(books.tried([&](Act& act) {
        auto nowhere               = asked("r2", 1);
        nowhere.from.appropriation = {999'999};
        nowhere.to.appropriation   = {999'999};
        return reserve(act, nowhere);
    }),
              "not_found");
    EXPECT_EQ(books.last().faults.at(0).pointer, "/from/appropriation");
    EXPECT_EQ(books.moved(EntryKind::commit, at.allotted(), at.of_award(Stage::committed), 41), "exceeds_available");
    EXPECT_EQ(reserved("r3", 40), "done");

    Id<Reservation> first{books.numbers("SELECT id FROM reservation WHERE cause = 'r1'").at(0)};
    Id<Reservation> third{books.numbers("SELECT id FROM reservation WHERE cause = 'r3'").at(0)};
    auto            post_it = [&](Id<Reservation> id, std::string cause, std::int64_t minor) {
        return books.tried([&](Act& act) { return post_reserved(act, id, cause, minor, today); });
    };
    auto end = [&](Id<Reservation> id, ReservationEvent event) {
        return books.tried([&](Act& act) -> Result<int> {
            CHECK(end_reservation(act, id, event));
            return 0;
        });
    };
    EXPECT_EQ(post_it(first, "p1", 61), "exceeds_reservation");
    EXPECT_EQ(post_it(first, "p1", 50), "done"); // the rest is free again
    EXPECT_EQ(post_it(first, "p1", 50), "done"); // once
    EXPECT_EQ(post_it(first, "p1", 49), "cause_already_used");
    EXPECT_EQ(post_it(third, "p1", 50), "done"); // the same places, amount and day: the same entry
    EXPECT_EQ(post_it({999'999}, "p1", 50), "not_found");
    EXPECT_EQ(end({999'999}, ReservationEvent::void_it), "not_found");
    EXPECT_EQ(post_it(first, "p2", 10), "step_not_allowed");
    EXPECT_EQ(end(first, ReservationEvent::void_it), "step_not_allowed");
    EXPECT_EQ(end(third, ReservationEvent::expire), "step_not_allowed"); // not over yet
    EXPECT_EQ(books.at(at.allotted()).balance, 50);
    EXPECT_EQ(books.at(at.allotted()).available(), 10);
    EXPECT_EQ(reserved("r4", 10), "done");

    books.clock().advance(std::chrono::days{11});
    EXPECT_EQ(post_it(third, "p3", 40), "reservation_expired");
    EXPECT_EQ(books.tried([](Act& act) -> Result<std::int64_t> { return expire_reservations(act); }), "done");
    EXPECT_EQ(books.at(at.allotted()).available(), 50);
    EXPECT_EQ(books.numbers("SELECT count(*) FROM reservation WHERE state = 'expired'"), std::vector<std::int64_t>{2});
    books.check();
    EXPECT_EQ(books.replayed(GetParam()), std::vector<std::string>{});
}

// Two servers on PostgreSQL, one on SQLite, and clients that all want the last fen, in turn of the appropriation, the
// programme and the award. Half of them want to reserve it, the others to move it at once.
TEST_P(LedgerTest, P8_nobody_overspends_however_many_ask_at_once)
{
    struct Last { // what is raced for, and how a round comes by it
        EntryKind kind;
        Place     from, to;
        EntryKind provided_by;
        Place     source;
    };
    std::vector<Last> grounds;
    {
        Books books{address()};
        Chart first{books.later(), {8}, {18}}, second{books.dollars(), {6}, {16}}, third{books.yuan()};
        auto  committed = third.of_award(Stage::committed);
        grounds = {{EntryKind::allot, first.appropriated(), first.allotted(), EntryKind::appropriate, first.source()},
                   {EntryKind::commit, second.allotted(), second.of_award(Stage::committed), EntryKind::allot,
                    second.appropriated()},
                   {EntryKind::advance, committed, third.of_award(Stage::paid), EntryKind::commit, third.allotted()}};
        for (auto const& at : {second, third})
            ASSERT_EQ(books.moved(EntryKind::appropriate, at.source(), at.appropriated(), 1'000'000), "done");
        ASSERT_EQ(books.moved(EntryKind::allot, third.appropriated(), third.allotted(), 1'000'000), "done");
    }
    test::Race race{address(), GetParam()};
    auto       entry = [](std::string cause, EntryKind kind, Place const& from, Place const& to) {
        return NewEntry{std::move(cause), kind, {{from, -1}, {to, 1}}, today, "board", "", {}};
    };
    bool careless  = false;
    auto name      = [&](int round) { return (careless ? "careless-" : "round-") + std::to_string(round); };
    auto ground_of = [&](int round) -> Last const& {
        return grounds[static_cast<std::size_t>(round) % grounds.size()];
    };
    auto begin = [&](test::Race::Server& server, int round) {
        auto const& last     = ground_of(round);
        auto        provided = server.asks({}, name(round), [&](Act& act) -> Result<std::string> {
            CHECK(post(act, entry(name(round), last.provided_by, last.source, last.from)));
            return std::string{"done"};
        });
        expects(provided.ending == journal::Ending::done);
    };
    // The control decides on what it saw before its turn came. The tables themselves take no balance below what is set
    // aside: that is a defect, and not more money.
    auto tries = [&](test::Race::Server& server, int client, int round, bool believes) {
        auto const& last    = ground_of(round);
        auto        cause   = name(round) + "-" + std::to_string(client);
        auto        outcome = server.asks({}, cause, [&](Act& act) -> Result<std::string> {
            if (careless) {
                if (!believes) return refuse(refusal::exceeds_available);
                auto from = account_at(act.read(), last.from).id, to = account_at(act.read(), last.to).id;
                act.record(EntryPosted{cause, last.kind, {{from, -1}, {to, 1}}, today, "board", "", {}, {}});
            } else if (client % 2) CHECK(post(act, entry(cause, last.kind, last.from, last.to)));
            else CHECK(reserve(act, {cause, last.kind, last.from, last.to, 1, today.plus_days(10), "board", ""}));
            return std::string{"done"};
        });
        EXPECT_TRUE(careless || outcome.ending != journal::Ending::defect) << outcome.incident;
        EXPECT_TRUE(outcome.ending != journal::Ending::refused || outcome.refused.why == refusal::exceeds_available)
            << name_of(outcome.refused.why);
        return outcome.ending == (careless ? journal::Ending::defect : journal::Ending::done);
    };
    int const rounds = test::Race::rounds_asked(GetParam());
    for (int winners : race.run(rounds, tries, begin)) ASSERT_EQ(winners, 1);
    auto db       = open(OpenMode::existing);
    auto snapshot = db.snapshot();
    for (auto const& last : grounds) EXPECT_EQ(account_at(snapshot, last.from).available(), 0);
    auto used = snapshot.one<std::int64_t>(
        "SELECT (SELECT count(*) FROM reservation) + (SELECT count(*) FROM entry WHERE cause LIKE 'round-%-%')");
    EXPECT_EQ(used, rounds);

    careless      = true;
    auto believed = race.run(3, tries, begin, [&](Reader& reader, int, int round) {
        return account_at(reader, ground_of(round).from).available() > 0;
    });
    for (int beyond : believed) EXPECT_EQ(beyond, test::Race::clients - 1); // all but the first broke the table's rule
}

// Whatever is asked, in whatever order: no defect is reachable, nothing is made or lost, nobody overspends.
TEST_P(LedgerTest, P5_money_is_never_made_or_lost)
{
    Books        books{address()};
    std::mt19937 random{20261123};
    auto         pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };

    std::vector<Place> places;
    for (auto pool : {books.yuan(), books.later(), books.dollars()})
        for (std::int64_t programme : {7, 8}) {
            Chart at{pool, {programme}, {programme + 10}};
            for (auto const& place : {at.source(), at.appropriated(), at.lapsed(), at.carried(), at.exchanged(),
                                      at.allotted(), at.reserved(), at.reserved(6)})
                places.push_back(place);
            for (auto stage : {Stage::committed, Stage::payable, Stage::paid, Stage::spent, Stage::returned})
                places.push_back(at.of_award(stage, stage == Stage::payable ? pick(2) : 0));
        }
    auto any_place = [&] { return places[static_cast<std::size_t>(pick(static_cast<int>(places.size())))]; };
    auto amount    = [&]() -> std::int64_t {
        static constexpr std::int64_t edges[] = {0, -1, Money::most, Money::most + 1, INT64_MIN, INT64_MAX};
        return pick(20) == 0 ? edges[pick(6)] : 1 + pick(1000);
    };
    // Half of what is asked could be done if there is money.
    auto sensible = [&](EntryKind& kind, Place& from, Place& to) {
        for (int i = 0; i < 200; ++i) {
            auto const& way = ways[pick(std::size(ways))];
            kind = way.kind, from = any_place(), to = any_place();
            if (way.from == from.stage && way.to == to.stage && from.appropriation == to.appropriation) return;
        }
    };

    int const                  rounds = GetParam() == Dialect::sqlite ? 4000 : 800;
    std::map<std::string, int> endings;
    for (int i = 0; i < rounds; ++i) {
        auto  kind = static_cast<EntryKind>(pick(static_cast<int>(EntryKind::reverse) + 1));
        Place from = any_place(), to = any_place();
        if (pick(4)) sensible(kind, from, to);
        auto     minor = amount();
        NewEntry entry{"e" + std::to_string(pick(3) ? i : pick(i + 1)), kind, {}, today, "b", "", {}};
        entry.legs = {{from, minor == INT64_MIN ? INT64_MIN : -minor},
                      {to, pick(50) || minor == INT64_MIN ? minor : minor - 1}};
        switch (pick(6)) {
        case 0:
            ++endings["reserve " + books.tried([&](Act& act) {
                return reserve(act, {entry.cause, kind, from, to, minor, today.plus_days(pick(3) - 1), "b", ""});
            })];
            break;
        case 1: {
            auto open = books.numbers("SELECT id FROM reservation ORDER BY id");
            if (open.empty()) break;
            Id<Reservation> id{open[static_cast<std::size_t>(pick(static_cast<int>(open.size())))]};
            if (pick(2))
                ++endings["post reserved " + books.tried([&](Act& act) {
                    return post_reserved(act, id, "p" + std::to_string(i), minor, today);
                })];
            else
                ++endings["void " + books.tried([&](Act& act) -> Result<int> {
                    CHECK(end_reservation(act, id, ReservationEvent::void_it));
                    return 0;
                })];
            break;
        }
        case 2: {
            auto entries = books.numbers("SELECT id FROM entry ORDER BY id");
            if (entries.empty()) break;
            Id<Entry> id{entries[static_cast<std::size_t>(pick(static_cast<int>(entries.size())))]};
            ++endings["reverse " + books.tried([&](Act& act) -> Result<Id<Entry>> {
                auto original = load_entry(act.read(), id);
                return post(act, reversal_of(*original, id, "v" + std::to_string(i), today, ""));
            })];
            break;
        }
        default: ++endings["post " + books.posted(entry)];
        }
        if (i % 200 == 0) books.check();
    }
    books.check();
    EXPECT_EQ(books.replayed(GetParam()), std::vector<std::string>{});
    for (auto const* ending :
         {"post done", "post exceeds_available", "post no_such_way", "post does_not_balance", "post cause_already_used",
          "post legs_apart", "post number_out_of_range", "reserve done", "reserve exceeds_available",
          "reserve date_in_past", "post reserved done", "post reserved exceeds_reservation", "void done",
          "void step_not_allowed", "reverse done", "reverse already_reversed", "reverse exceeds_available"})
        EXPECT_GT(endings[ending], 0) << ending; // or the chances are too thin to prove anything
}

ON_EACH_ENGINE(LedgerTest);

} // namespace
