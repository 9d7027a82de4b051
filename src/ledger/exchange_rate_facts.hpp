// What may be written about rates and exchanges.
#pragma once

#include "ledger/exchange_rate.hpp"
#include "ledger/ledger_facts.hpp"

namespace penstock {

struct ExchangeRateText {
    Currency    from;
    Currency    to;
    std::string rate; // units of `to` for one of `from`
    Day         of_day;
    std::string source; // where it was read
};
BOOST_DESCRIBE_STRUCT(ExchangeRateText, (), (from, to, rate, of_day, source))

struct ExchangeRateRecorded {
    static constexpr Words            words{"登记汇率", "Exchange rate recorded"};
    static constexpr std::string_view noun = "exchange_rate";

    ExchangeRateText text;
};
BOOST_DESCRIBE_STRUCT(ExchangeRateRecorded, (), (text))

struct MoneyExchanged {
    static constexpr Words            words{"换汇", "Money exchanged"};
    static constexpr std::string_view noun = "exchange";

    Id<Entry>        entry;
    Id<ExchangeRate> rate;
    std::int64_t     given{};
    std::int64_t     got{};
    Rounding         rounding{};
};
BOOST_DESCRIBE_STRUCT(MoneyExchanged, (), (entry, rate, given, got, rounding))

void apply(Writer& db, Stamp const& stamp, ExchangeRateRecorded const& fact);
void apply(Writer& db, Stamp const& stamp, MoneyExchanged const& fact);

void add_exchange_facts(FactKinds& kinds);

struct ExchangeTerms {
    std::string                 cause; // permanent, as an entry's
    Id<ExchangeRate>            rate;
    Id<Appropriation>           from;
    Id<Appropriation>           to;
    Id<Programme>               programme; // its allotment in both
    std::int64_t                given{};   // minor units of the first currency
    std::optional<std::int64_t> got;       // what is expected of the second; must be what the rate gives
    Rounding                    rounding{};
    Day                         value_on;
    std::string                 decision;
    std::string                 memo;
};

// Posts the pair of movements in one entry. Refuses rate_missing, not_found, rate_differs (another currency than the
// rate's, or another amount than it gives, with that amount), and what posting refuses. Again: the exchange of before.
Result<Id<Exchange>> exchange_at_rate(Act& act, ExchangeTerms const& terms);

} // namespace penstock
