// What may be written about money, and the only ways to write it.
#pragma once

#include "base/text_types.hpp"
#include "journal/act.hpp"
#include "ledger/reservation.hpp"

#include <optional>

namespace penstock {

struct AppropriationText {
    std::string  code;
    Bilingual    title;
    std::string  fund;
    std::int64_t fiscal_year{}; // the year in which it ends, as budgets name it
    std::string  budget_line;
    Currency     currency;
    std::string  decision; // that gave it
    friend bool  operator==(AppropriationText const&, AppropriationText const&) = default;
};
BOOST_DESCRIBE_STRUCT(AppropriationText, (), (code, title, fund, fiscal_year, budget_line, currency, decision))

struct AppropriationOpened {
    static constexpr Words            words{"设立预算科目", "Appropriation opened"};
    static constexpr std::string_view noun = "appropriation";

    AppropriationText text;
};
BOOST_DESCRIBE_STRUCT(AppropriationOpened, (), (text))

struct AccountOpened {
    static constexpr Words            words{"开立账户", "Account opened"};
    static constexpr std::string_view noun = "account";

    WrittenPlace place;
};
BOOST_DESCRIBE_STRUCT(AccountOpened, (), (place))

struct PostedLeg {
    Id<Account>  account;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(PostedLeg, (), (account, minor))

struct EntryPosted {
    static constexpr Words            words{"记账", "Entry posted"};
    static constexpr std::string_view noun = "entry";

    std::string                    cause;
    EntryKind                      kind{};
    std::vector<PostedLeg>         legs;
    Day                            value_on;
    std::string                    decision;
    std::string                    memo;
    std::optional<Id<Entry>>       reverses;
    std::optional<Id<Reservation>> reservation; // that it posts
};
BOOST_DESCRIBE_STRUCT(EntryPosted, (), (cause, kind, legs, value_on, decision, memo, reverses, reservation))

struct MoneyReserved {
    static constexpr Words            words{"冻结资金", "Money reserved"};
    static constexpr std::string_view noun = "reservation";

    std::string  cause;
    EntryKind    kind{};
    Id<Account>  from;
    Id<Account>  to;
    std::int64_t minor{};
    Day          expires_on;
    std::string  decision;
    std::string  memo;
};
BOOST_DESCRIBE_STRUCT(MoneyReserved, (), (cause, kind, from, to, minor, expires_on, decision, memo))

struct ReservationEnded {
    static constexpr std::string_view noun = "reservation";
    std::int64_t                      subject() const { return reservation.value; }

    Id<Reservation> reservation;
};
BOOST_DESCRIBE_STRUCT(ReservationEnded, (), (reservation))

struct ReservationPosted : ReservationEnded { // the entry follows, with what was posted of it
    static constexpr Words words{"冻结资金转为记账", "Reservation posted"};
};
BOOST_DESCRIBE_STRUCT(ReservationPosted, (ReservationEnded), ())
struct ReservationVoided : ReservationEnded {
    static constexpr Words words{"解除冻结", "Reservation voided"};
};
BOOST_DESCRIBE_STRUCT(ReservationVoided, (ReservationEnded), ())
struct ReservationExpired : ReservationEnded {
    static constexpr Words words{"冻结到期", "Reservation expired"};
};
BOOST_DESCRIBE_STRUCT(ReservationExpired, (ReservationEnded), ())

struct PeriodClosed {
    static constexpr Words            words{"关账", "Period closed"};
    static constexpr std::string_view noun = "period";

    Day through; // nothing can be posted with a value date up to and including this day
};
BOOST_DESCRIBE_STRUCT(PeriodClosed, (), (through))

struct PeriodReopened {
    static constexpr Words            words{"重新开账", "Period reopened"};
    static constexpr std::string_view noun = "period";

    Day         through; // the day up to which it stays closed
    std::string decision;
};
BOOST_DESCRIBE_STRUCT(PeriodReopened, (), (through, decision))

void apply(Writer& db, Stamp const& stamp, AppropriationOpened const& fact);
void apply(Writer& db, Stamp const& stamp, AccountOpened const& fact);
void apply(Writer& db, Stamp const& stamp, EntryPosted const& fact);
void apply(Writer& db, Stamp const& stamp, MoneyReserved const& fact);
void apply(Writer& db, Stamp const& stamp, ReservationPosted const& fact);
void apply(Writer& db, Stamp const& stamp, ReservationVoided const& fact);
void apply(Writer& db, Stamp const& stamp, ReservationExpired const& fact);
void apply(Writer& db, Stamp const& stamp, PeriodClosed const& fact);
void apply(Writer& db, Stamp const& stamp, PeriodReopened const& fact);

void add_ledger_facts(FactKinds& kinds);

// Posts the entry, opening accounts that are used for the first time. The same entry again is the entry of before;
// its cause with other content is refused (cause_already_used, naming the field). not_found: an appropriation, or the
// entry a reversal names; already_reversed; and what well_formed() and plan_post() refuse.
Result<Id<Entry>> post(Act& act, NewEntry const& entry);

// The opening entry of awards that this very act recorded, each in one entry only: it has neither a namesake nor
// accounts, so neither is looked for.
Result<Id<Entry>> post_opening(Act& act, NewEntry const& entry);

// Whether the year of an appropriation takes entries of this kind that bring in nothing from another appropriation.
bool takes_entries(Reader& reader, Id<Appropriation> appropriation, EntryKind kind);

Result<Id<Reservation>> reserve(Act& act, NewReservation const& asked);
Result<Id<Entry>> post_reserved(Act& act, Id<Reservation> id, std::string cause, std::int64_t minor, Day value_on);
Result<void>      end_reservation(Act& act, Id<Reservation> id, ReservationEvent event);

// Lets every reservation end whose last day is over; at most so many at once. Gives how many.
std::int64_t expire_reservations(Act& act, std::int64_t most = 500);

AccountNow               account_at(Reader& reader, Place const& place);
Place                    place_of(Reader& reader, Id<Account> account);
std::optional<NewEntry>  load_entry(Reader& reader, Id<Entry> id);
std::optional<Id<Entry>> entry_of_cause(Reader& reader, std::string const& cause);
Result<ReservationNow>   load_reservation(Reader& reader, Id<Reservation> id);

// The day through which the books are closed; the first day there is when they never were.
Day closed_through(Reader& reader);

} // namespace penstock
