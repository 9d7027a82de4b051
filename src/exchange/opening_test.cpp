// How the money of an imported award is booked, whatever its list says.
#include "exchange/opening.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace penstock::exchange {
namespace {

Money pounds(std::int64_t pence) { return {pence, currency("GBP")}; }

TEST(Opening, books_what_was_disbursed_as_paid_and_the_rest_as_committed)
{
    EXPECT_EQ(opening_amounts(pounds(100), pounds(30)), (OpeningAmounts{70, 30}));
    EXPECT_EQ(opening_amounts(pounds(100), std::nullopt), (OpeningAmounts{100, 0}));
    EXPECT_EQ(opening_amounts(pounds(100), pounds(130)), (OpeningAmounts{0, 100})) << "the finding holds the rest";
    EXPECT_EQ(opening_amounts(pounds(100), yuan(1)), (OpeningAmounts{100, 0})) << "nothing is converted";
    EXPECT_EQ(opening_amounts(std::nullopt, pounds(30)), (OpeningAmounts{0, 30}));
    EXPECT_EQ(opening_amounts(std::nullopt, std::nullopt), (OpeningAmounts{0, 0}));
}

RC_GTEST_PROP(Opening, never_books_more_or_less_than_the_award, ())
{
    auto amount    = *rc::gen::inRange<std::int64_t>(1, Money::most);
    auto disbursed = *rc::gen::inRange<std::int64_t>(0, Money::most);
    auto booked    = opening_amounts(pounds(amount), pounds(disbursed));
    RC_ASSERT(booked.committed + booked.paid == amount);
    RC_ASSERT(booked.committed >= 0 && booked.paid >= 0);
    RC_ASSERT(booked.paid <= disbursed);
}

TEST(Opening, pool_has_the_same_code_for_the_same_fund_currency_and_year_of_an_import)
{
    OpeningPool const pool{"Fund", currency("GBP"), 2020};
    EXPECT_EQ(pool.code({7}), (OpeningPool{"Fund", currency("GBP"), 2020}.code({7})));
    EXPECT_NE(pool.code({7}), pool.code({8}));
    EXPECT_NE(pool.code({7}), (OpeningPool{"Other", currency("GBP"), 2020}.code({7})));
    EXPECT_NE(pool.code({7}), (OpeningPool{"Fund", currency("EUR"), 2020}.code({7})));
    EXPECT_NE(pool.code({7}), (OpeningPool{"Fund", currency("GBP"), 2021}.code({7})));
}

} // namespace
} // namespace penstock::exchange
