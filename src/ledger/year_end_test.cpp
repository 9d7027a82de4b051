// The end of a year and exchange against the tables: what is asked of things that are not there, and what the checklist
// says when the books are wrong.
#include "ledger/exchange_rate_facts.hpp"
#include "ledger/fiscal_year_facts.hpp"
#include "ledger/recount.hpp"

#include "journal/recorder.hpp"
#include "support/engines.hpp"
#include "support/today.hpp"

using namespace penstock;
using test::today;

namespace {

class YearBooks {
public:
    explicit YearBooks(std::string const& address)
        : recorder_{std::move(*Db::open(address, OpenMode::existing)), clock_, chance_}
    {
        this_year = opened("2026", 2026, currency("CNY"));
        next_year = opened("2027", 2027, currency("CNY"));
        in_euros  = opened("2027-euros", 2027, currency("EUR"));
    }

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
        if (outcome.ending == journal::Ending::done) return "done";
        auto const& no = outcome.refused;
        return outcome.incident + std::string{name_of(no.why)} +
               (no.faults.empty() ? "" : " " + no.faults.front().pointer);
    }
    template <class Fact> std::int64_t records(Fact const& fact)
    {
        std::int64_t out = 0;
        EXPECT_EQ(tried([&](Act& act) -> Result<int> { return out = act.record(fact), 0; }), "done");
        return out;
    }
    std::string appropriates(Id<Appropriation> pool, std::int64_t minor)
    {
        return moves(EntryKind::appropriate, {pool, Stage::source}, {pool, Stage::appropriated}, minor);
    }
    std::string moves(EntryKind kind, Place const& from, Place const& to, std::int64_t minor)
    {
        auto cause = "cause-" + std::to_string(++attempts_);
        return tried(
            [&](Act& act) { return post(act, {cause, kind, {{from, -minor}, {to, minor}}, today, "board", "", {}}); });
    }
    // The last entry.
    std::string reverses()
    {
        return tried([&](Act& act) {
            auto id = act.read().one<Id<Entry>>("SELECT max(id) FROM entry");
            return post(act, reversal_of(*load_entry(act.read(), id), id, "back", today, "a mistake"));
        });
    }
    std::string explained(Id<Appropriation> pool)
    {
        auto        reader = recorder_.database().snapshot();
        auto        all    = explain(reader, pool);
        std::string out    = std::to_string(all.standing) + " stands, " + std::to_string(all.unexplained) + " unclear";
        auto        list   = [&](std::vector<Flow> const& flows, char const* sign) {
            for (auto const& [kind, minor] : flows)
                out += ", " + std::string{name_of(kind)} + sign + std::to_string(minor);
        };
        list(all.came, " +");
        list(all.left, " -");
        return out;
    }
    std::int64_t number(std::string_view sql)
    {
        auto reader = recorder_.database().snapshot();
        return reader.one<std::int64_t>(sql);
    }
    std::vector<std::string> recounted()
    {
        auto reader = recorder_.database().snapshot();
        return recount(reader).wrong;
    }
    // What of the checklist is not settled.
    std::string open_of(std::int64_t year)
    {
        auto        reader = recorder_.database().snapshot();
        std::string out;
        for (auto const& check : check_year_end(reader, load_fiscal_year(reader, year), today.plus_days(500)))
            if (!check.settled()) out += (out.empty() ? "" : " ") + check.name + " " + std::to_string(check.count);
        return out;
    }

    Id<Appropriation> this_year, next_year, in_euros;

private:
    Id<Appropriation> opened(std::string const& code, std::int64_t year, Currency currency)
    {
        return {records(AppropriationOpened{{code, {"预算", ""}, "general", year, "206", currency, "board 1/2026"}})};
    }

    ManualClock  clock_{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance chance_{42};
    Recorder     recorder_;
    int          attempts_{};
};

using YearEnd = test::OnEachEngine;

TEST_P(YearEnd, says_of_books_that_are_wrong_that_they_are)
{
    YearBooks books{address()};
    EXPECT_EQ(books.open_of(2026), "");
    ASSERT_EQ(books.appropriates(books.this_year, 100), "done");
    ASSERT_EQ(books.appropriates(books.next_year, 100), "done");
    EXPECT_EQ(books.open_of(2026), "unused_money 1");
    // Somebody changes a balance past all rules.
    ASSERT_EQ(books.tried([&](Act& act) -> Result<int> {
        act.upkeep().run("UPDATE account SET balance = balance + 1 WHERE balance > 0 AND appropriation_id = $1",
                         books.this_year);
        return 0;
    }),
              "done");
    EXPECT_EQ(books.open_of(2026), "unused_money 1 trial_balance 1 explained 1");
    EXPECT_EQ(books.open_of(2027), "unused_money 1");
    auto pool = std::to_string(books.this_year.value);
    EXPECT_EQ(books.recounted(),
              (std::vector<std::string>{
                  "appropriation does not add up to nothing: " + pool,
                  "account is not the sum of its lines: " +
                      std::to_string(books.number("SELECT min(id) FROM account WHERE balance > 0")),
                  "totals are not the sum of the accounts, of appropriation: " + pool}));
}

TEST_P(YearEnd, explains_what_came_and_what_left)
{
    YearBooks books{address()};
    Place source{books.this_year, Stage::source}, given{books.this_year, Stage::appropriated};
    ASSERT_EQ(books.appropriates(books.this_year, 5), "done");
    ASSERT_EQ(books.moves(EntryKind::reduce, given, source, 1), "done");
    ASSERT_EQ(books.appropriates(books.next_year, 1), "done");
    ASSERT_EQ(books.appropriates(books.in_euros, 7), "done");
    ASSERT_EQ(books.reverses(), "done");
    EXPECT_EQ(books.explained(books.this_year), "4 stands, 0 unclear, appropriate +5, reduce -1");
    EXPECT_EQ(books.explained(books.next_year), "1 stands, 0 unclear, appropriate +1");
    EXPECT_EQ(books.explained(books.in_euros), "0 stands, 0 unclear"); // what was taken back did not come
}

TEST_P(YearEnd, lets_money_be_set_aside_only_to_be_carried_over)
{
    YearBooks books{address()};
    Place given{books.this_year, Stage::appropriated};
    auto  reserved = [&](EntryKind kind, Place const& to) {
        return books.tried([&](Act& act) {
            return reserve(act, {std::string{name_of(kind)}, kind, given, to, 10, today.plus_days(5), "board", ""});
        });
    };
    ASSERT_EQ(books.appropriates(books.this_year, 100), "done");
    EXPECT_EQ(reserved(EntryKind::reduce, {books.this_year, Stage::source}), "done");
    auto reservation = books.number("SELECT id FROM reservation");
    EXPECT_EQ(books.tried([&](Act& act) { return post_reserved(act, {reservation}, "reduce/1", 1, today); }), "done");
    EXPECT_EQ(books.number("SELECT posted FROM reservation"), 1); // a fen of the ten
    books.records(FiscalYearClosingBegun{{2026}, *Day::of(2026, 1, 1), *Day::of(2026, 12, 31)});
    EXPECT_EQ(reserved(EntryKind::carry_forward, {books.this_year, Stage::carried_forward}), "done");
    EXPECT_EQ(reserved(EntryKind::allot, {books.this_year, Stage::allotted, {7}}), "year_not_open /from");
    EXPECT_EQ(books.recounted(), std::vector<std::string>{});
}

TEST_P(YearEnd, names_what_is_missing_or_not_there)
{
    YearBooks    books{address()};
    YearEndTerms right{.year     = 2026,
                       .deed     = YearEndDeed::carry_forward,
                       .from     = books.this_year,
                       .to       = books.next_year,
                       .value_on = today,
                       .decision = "board"};
    auto         done = [&](auto change) {
        auto terms = right;
        change(terms);
        return books.tried([&](Act& act) { return do_year_end(act, terms); });
    };
    auto nothing = [](YearEndTerms&) {};
    EXPECT_EQ(done(nothing), "year_not_open /year"); // its closing has not begun
    books.records(FiscalYearClosingBegun{{2026}, *Day::of(2026, 1, 1), *Day::of(2026, 12, 31)});
    EXPECT_EQ(done(nothing), "done");
    EXPECT_EQ(done([](auto& terms) { terms.from = {999'999}; }), "not_found /appropriation");
    EXPECT_EQ(done([&](auto& terms) { terms.from = books.next_year; }), "not_found /appropriation"); // of another year
    EXPECT_EQ(done([](auto& terms) { terms.decision = ""; }), "missing_field /decision");
    EXPECT_EQ(done([](auto& terms) { terms.to = {}; }), "missing_field /to");
    EXPECT_EQ(done([](auto& terms) { terms.to = {999'999}; }), "not_found /to");
    EXPECT_EQ(done([&](auto& terms) { terms.to = books.in_euros; }), "not_a_choice /to");
    EXPECT_EQ(done([&](auto& terms) { terms.to = books.this_year; }), "not_a_choice /to");
    books.records(FiscalYearClosingBegun{{2027}, *Day::of(2027, 1, 1), *Day::of(2027, 12, 31)});
    EXPECT_EQ(done(nothing), "year_not_open /to"); // nothing is carried into a year that ends
    books.records(FiscalYearClosed{{2026}});
    EXPECT_EQ(done([](auto& terms) { terms.deed = YearEndDeed::lapse; }), "year_not_open /year");
    EXPECT_EQ(done([](auto& terms) { terms.deed = YearEndDeed::remit; }), "done"); // what lapsed is still remitted
}

TEST_P(YearEnd, exchanges_between_appropriations_of_the_currencies_of_the_rate_only)
{
    YearBooks books{address()};
    auto  rate = books.records(ExchangeRateRecorded{
        {.from = currency("CNY"), .to = currency("EUR"), .rate = "0.13", .of_day = today, .source = "ECB"}});
    auto  said = [&](Id<Appropriation> from, Id<Appropriation> to, std::int64_t at_rate) {
        return books.tried([&](Act& act) {
            return exchange_at_rate(act, {.cause     = "x",
                                           .rate      = {at_rate},
                                           .from      = from,
                                           .to        = to,
                                           .programme = {7},
                                           .given     = 100,
                                           .value_on  = today,
                                           .decision  = "board"});
        });
    };
    EXPECT_EQ(said(books.this_year, books.in_euros, rate), "exceeds_available /legs/0/minor");
    EXPECT_EQ(said(books.this_year, books.in_euros, 999'999), "rate_missing /rate");
    EXPECT_EQ(said({999'999}, books.in_euros, rate), "not_found /from");
    EXPECT_EQ(said(books.this_year, {999'999}, rate), "not_found /to");
    EXPECT_EQ(said(books.in_euros, books.in_euros, rate), "rate_differs /from");
    EXPECT_EQ(said(books.this_year, books.next_year, rate), "rate_differs /to");
}

ON_EACH_ENGINE(YearEnd);

} // namespace
