// The edges of reservations: the least amount, all of it, and the last day. No database is needed to decide these.
#include "ledger/reservation.hpp"

#include <gtest/gtest.h>

using namespace penstock;

namespace {

constexpr Day day(unsigned of_november)
{
    return Day{std::chrono::sys_days{std::chrono::year{2026} / 11 / std::chrono::day{of_november}}};
}
constexpr Day last_day = day(23);

NewReservation asked(std::int64_t minor)
{
    return {.cause      = "offer-1",
            .kind       = EntryKind::commit,
            .from       = {.appropriation = {1}, .stage = Stage::allotted, .programme = {2}},
            .to         = {.appropriation = {1}, .stage = Stage::committed, .programme = {2}, .award = {3}},
            .minor      = minor,
            .expires_on = last_day};
}

template <class T> std::string why(Result<T> const& result)
{
    return result ? "done"
                  : std::string{name_of(result.error().faults.empty() ? result.error().why
                                                                      : result.error().faults.front().why)};
}

std::string reserved(std::int64_t minor, Day today)
{
    return why(plan_reserve(asked(minor), {.place = asked(1).from, .balance = 100}, today));
}
std::string posted(std::int64_t minor, Day today)
{
    return why(plan_post_reserved({{7}, asked(100), ReservationState::pending}, "sign-1", minor, today, today));
}
std::string expired(Day today)
{
    return why(plan_end({{7}, asked(100), ReservationState::pending}, ReservationEvent::expire, today));
}

TEST(Causes, those_of_the_product_begin_with_its_own_nouns)
{
    for (auto const* cause :
         {"payment/7/paid", "award/7/commit", "import/9", "claim/7/due", "spending/7/1", "race/7/8"})
        EXPECT_TRUE(is_of_the_system(cause));
    for (auto const* cause : {"payment", "loan/7", "payments/7", "", "/payment"}) EXPECT_FALSE(is_of_the_system(cause));
}

TEST(ReservationEdges, a_fen_and_everything_there_is_can_be_reserved_but_not_nothing_and_not_more)
{
    EXPECT_EQ(reserved(-1, last_day), "not_positive");
    EXPECT_EQ(reserved(0, last_day), "not_positive");
    EXPECT_EQ(reserved(1, last_day), "done");
    EXPECT_EQ(reserved(100, last_day), "done");
    EXPECT_EQ(reserved(101, last_day), "exceeds_available");
}

TEST(ReservationEdges, a_fen_and_all_of_it_can_be_posted_but_not_nothing_and_not_more)
{
    EXPECT_EQ(posted(-1, last_day), "not_positive");
    EXPECT_EQ(posted(0, last_day), "not_positive");
    EXPECT_EQ(posted(1, last_day), "done");
    EXPECT_EQ(posted(100, last_day), "done");
    EXPECT_EQ(posted(101, last_day), "exceeds_reservation");
}

TEST(ReservationEdges, the_last_day_still_belongs_to_the_holder)
{
    EXPECT_EQ(reserved(1, day(24)), "date_in_past");
    EXPECT_EQ(posted(1, day(24)), "reservation_expired");
    EXPECT_EQ(expired(last_day), "step_not_allowed");
    EXPECT_EQ(expired(day(24)), "done");
}

} // namespace
