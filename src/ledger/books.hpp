// The books: closed through a day after a checklist, and opened again only when two persons say so.
#pragma once

#include "api/caller.hpp"
#include "ledger/fiscal_year_facts.hpp"

namespace penstock {

struct BooksReopening; // the kind of thing an Id<BooksReopening> identifies

BOOST_DEFINE_ENUM_CLASS(ReopeningState, asked, confirmed, refused)
BOOST_DEFINE_ENUM_CLASS(ReopeningEvent, confirm, refuse)

// clang-format off
inline constexpr Step<ReopeningState, ReopeningEvent, Permission> reopening_life[] = {
    {ReopeningState::asked, ReopeningEvent::confirm, ReopeningState::confirmed, Permission::close_periods},
    {ReopeningState::asked, ReopeningEvent::refuse, ReopeningState::refused, Permission::close_periods},
};
// clang-format on
static_assert(deterministic(reopening_life));
static_assert(final(reopening_life, ReopeningState::confirmed) && final(reopening_life, ReopeningState::refused));

struct PeriodReopeningAsked {
    static constexpr Words            words{"申请重新开账", "Reopening of the books asked for"};
    static constexpr std::string_view noun = "period";

    Day         through; // the last day that would stay closed
    std::string decision;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PeriodReopeningAsked, (), (through, decision, reason))

struct PeriodReopeningEnded {
    static constexpr std::string_view noun = "period";
    std::int64_t                      subject() const { return reopening.value; }

    Id<BooksReopening> reopening;
    std::string        reason;
};
BOOST_DESCRIBE_STRUCT(PeriodReopeningEnded, (), (reopening, reason))

// The books are opened by PeriodReopened in the same act.
struct PeriodReopeningConfirmed : PeriodReopeningEnded {
    static constexpr Words words{"复核重新开账", "Reopening of the books confirmed"};
};
BOOST_DESCRIBE_STRUCT(PeriodReopeningConfirmed, (PeriodReopeningEnded), ())
struct PeriodReopeningRefused : PeriodReopeningEnded {
    static constexpr Words words{"不予重新开账", "Reopening of the books refused"};
};
BOOST_DESCRIBE_STRUCT(PeriodReopeningRefused, (PeriodReopeningEnded), ())

void apply(Writer& db, Stamp const& stamp, PeriodReopeningAsked const& fact);
void apply(Writer& db, Stamp const& stamp, PeriodReopeningConfirmed const& fact);
void apply(Writer& db, Stamp const& stamp, PeriodReopeningRefused const& fact);

void add_books_facts(FactKinds& kinds);

struct BooksReopeningNow {
    Id<BooksReopening> id;
    ReopeningState     state{};
    Day                through;
    std::string        decision;
    std::string        reason;
    std::int64_t       asked_by{};
    std::string        asked_name;
    Instant            asked_at;
};
BOOST_DESCRIBE_STRUCT(BooksReopeningNow, (), (id, state, through, decision, reason, asked_by, asked_name, asked_at))

// The one that waits for a second person.
std::optional<BooksReopeningNow> waiting_reopening(Reader& reader);

// The state after the event. Refuses not_your_role, missing_field (a refusal owes its reason) and same_person when who
// asked would confirm.
Result<ReopeningState> plan_step(BooksReopeningNow const& now, ReopeningEvent event, std::string const& reason,
                                 Caller const& by);

// The checklist before the books are closed through a day.
std::vector<ClosingCheck> check_books(Reader& reader, Day through, Day today);

} // namespace penstock
