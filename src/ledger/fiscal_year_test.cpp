// Fiscal years and exchange by themselves: which days, which entries, which amounts.
#include "ledger/delegation.hpp"
#include "ledger/exchange_rate.hpp"
#include "ledger/fiscal_year.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace penstock;

namespace {

Day day(char const* iso) { return *Day::from_iso(iso); }

std::string said(Result<Rate> const& rate) { return rate ? rate->text() : std::string{name_of(rate.error().why)}; }

} // namespace

TEST(FiscalYear, is_named_by_the_year_in_which_it_ends)
{
    EXPECT_EQ(days_of_year(2026, 1), (YearDays{day("2026-01-01"), day("2026-12-31")}));
    EXPECT_EQ(days_of_year(2026, 4), (YearDays{day("2025-04-01"), day("2026-03-31")}));
    EXPECT_EQ(days_of_year(2028, 3), (YearDays{day("2027-03-01"), day("2028-02-29")}));
}

RC_GTEST_PROP(FiscalYear, every_day_lies_in_the_year_it_is_counted_to, ())
{
    auto const at    = Day{std::chrono::sys_days{std::chrono::days{*rc::gen::inRange(-30'000, 60'000)}}};
    auto const month = *rc::gen::inRange<std::int64_t>(1, 13);
    auto const days  = days_of_year(fiscal_year_of(at, month), month);
    RC_ASSERT(days.first <= at && at <= days.last);
}

TEST(FiscalYear, takes_nothing_new_once_closing_began_and_settles_afterwards)
{
    for (auto kind :
         {EntryKind::appropriate, EntryKind::allot, EntryKind::commit, EntryKind::advance, EntryKind::reuse}) {
        EXPECT_TRUE(takes_entries(YearState::open, kind, false));
        EXPECT_TRUE(takes_entries(YearState::reopened, kind, false));
        EXPECT_FALSE(takes_entries(YearState::closing, kind, false)) << name_of(kind);
    }
    for (auto kind : {EntryKind::fall_due, EntryKind::decommit, EntryKind::release, EntryKind::take_back}) {
        EXPECT_TRUE(takes_entries(YearState::closing, kind, false)) << name_of(kind);
        EXPECT_FALSE(takes_entries(YearState::closed, kind, false)) << name_of(kind);
        EXPECT_FALSE(takes_entries(YearState::reopening, kind, false)) << name_of(kind);
    }
    for (auto kind : {EntryKind::spend, EntryKind::give_back, EntryKind::bank_return, EntryKind::remit})
        EXPECT_TRUE(takes_entries(YearState::closed, kind, false)) << name_of(kind);
    EXPECT_TRUE(takes_entries(YearState::closing, EntryKind::carry_forward, false));
    EXPECT_FALSE(takes_entries(YearState::closing, EntryKind::carry_forward, true)); // not into a year that ends
}

// What a deed would post is well formed, takes all that stands free, and never the same standing under two causes.
RC_GTEST_PROP(FiscalYear, a_deed_empties_what_it_may, ())
{
    YearEndTerms terms{.year = 2026, .from = {7}, .to = {8}, .value_on = day("2026-12-31"), .decision = "board"};
    terms.deed = *rc::gen::element(YearEndDeed::carry_forward, YearEndDeed::lapse, YearEndDeed::remit);
    std::vector<AccountStanding> accounts;
    std::int64_t                 id = 100;
    for (auto const& [stage, name] : enumerators<Stage>()) {
        auto  has = particulars(stage);
        Place place{.appropriation = {7}, .stage = stage};
        if (has.programme) place.programme = {3};
        if (has.call) place.call = {4};
        if (has.award) place.award = {5};
        auto balance = *rc::gen::inRange<std::int64_t>(0, 1000);
        accounts.push_back({{{++id}, place, balance, *rc::gen::inRange<std::int64_t>(0, balance + 1)}, 3});
    }
    auto const   entries = plan_year_end(terms, accounts);
    std::int64_t taken = 0, free = 0;
    for (auto const& entry : entries) {
        RC_ASSERT(well_formed(entry).has_value());
        taken -= entry.legs.front().minor;
    }
    auto const able = stages_of(terms.deed);
    for (auto const& [account, count] : accounts)
        if (std::ranges::find(able, account.place.stage) != able.end()) free += account.available();
    RC_ASSERT(taken == free);
}

TEST(ExchangeRate, is_an_exact_decimal)
{
    EXPECT_EQ(said(Rate::parse("7.1234")), "7.1234");
    EXPECT_EQ(said(Rate::parse("0.0500")), "0.0500");
    EXPECT_EQ(said(Rate::parse("120")), "120");
    EXPECT_EQ(said(Rate::parse("")), "not_an_amount");
    EXPECT_EQ(said(Rate::parse("1.")), "not_an_amount");
    EXPECT_EQ(said(Rate::parse("-1")), "not_an_amount");
    EXPECT_EQ(said(Rate::parse("1e3")), "not_an_amount");
    EXPECT_EQ(said(Rate::parse("0.00")), "not_positive");
    EXPECT_EQ(said(Rate::parse("0.12345678901")), "too_many_decimals");
    EXPECT_EQ(said(Rate::parse("1234567890123")), "number_out_of_range");
    EXPECT_EQ(said(Rate::parse("123456789012")), "123456789012"); // as many digits as may be
    EXPECT_EQ(said(Rate::parse("12.3456789012")), "12.3456789012");
    EXPECT_EQ(said(Rate::parse("123.4567890123")), "number_out_of_range");
    EXPECT_EQ(said(Rate::parse("0.0000000001")), "0.0000000001");
    EXPECT_EQ(said(Rate::parse(".5")), "not_an_amount");
    EXPECT_EQ(said(Rate::parse("1.2.3")), "not_an_amount");
}

TEST(ExchangeRate, rounds_once_as_stated)
{
    auto got = [](std::int64_t given, char const* from, char const* to, char const* rate, Rounding rounding) {
        auto money = exchanged({given, currency(from)}, currency(to), *Rate::parse(rate), rounding);
        return money ? money->minor : -1;
    };
    EXPECT_EQ(got(100'00, "CNY", "EUR", "0.13125", Rounding::half_even), 13'12);
    EXPECT_EQ(got(100'00, "CNY", "EUR", "0.13125", Rounding::half_up), 13'13);
    EXPECT_EQ(got(100'00, "CNY", "EUR", "0.13129", Rounding::down), 13'12);
    EXPECT_EQ(got(100'00, "CNY", "JPY", "20.785", Rounding::half_up), 2079); // a currency without decimals
    EXPECT_EQ(got(2079, "JPY", "CNY", "0.0481", Rounding::half_even), 100'00);
    EXPECT_EQ(got(1, "CNY", "EUR", "0.13", Rounding::half_even), -1); // nothing would be got
    EXPECT_EQ(got(Money::most, "CNY", "EUR", "99", Rounding::down), -1);
    EXPECT_EQ(got(100'00, "CNY", "EUR", "0.13135", Rounding::half_even), 13'14); // of two the even one
    EXPECT_EQ(got(Money::most, "CNY", "EUR", "1", Rounding::down), Money::most);
    EXPECT_EQ(got(1, "CNY", "EUR", "1", Rounding::down), 1);
    auto refused = [](std::int64_t given, char const* rate) {
        auto money = exchanged({given, currency("CNY")}, currency("EUR"), *Rate::parse(rate), Rounding::down);
        return money ? "exchanged" : name_of(money.error().why);
    };
    EXPECT_EQ(refused(0, "1"), "not_positive");
    EXPECT_EQ(refused(-1, "1"), "not_positive");
    EXPECT_EQ(refused(1, "0.1"), "not_positive");
    EXPECT_EQ(refused(Money::most + 1, "0.1"), "number_out_of_range");
    EXPECT_EQ(refused(Money::most, "1.0000000001"), "number_out_of_range");
}

// Never further from the exact amount than half a unit, or one when it is cut off.
RC_GTEST_PROP(ExchangeRate, is_near_the_exact_amount, ())
{
    auto const digits   = *rc::gen::inRange<std::int64_t>(1, 9'999'999);
    auto const given    = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000);
    auto const rounding = *rc::gen::element(Rounding::half_even, Rounding::half_up, Rounding::down);
    auto const rate =
        *Rate::parse(std::to_string(digits / 10'000) + "." + std::to_string(10'000 + digits % 10'000).substr(1));
    auto const money = exchanged({given, currency("CNY")}, currency("EUR"), rate, rounding);
    if (!money) RC_DISCARD("less than a unit");
    auto const apart = given * digits - money->minor * 10'000;
    bool const near  = rounding == Rounding::down ? apart >= 0 && apart < 10'000 : std::abs(apart) <= 5'000;
    RC_ASSERT(near);
}
