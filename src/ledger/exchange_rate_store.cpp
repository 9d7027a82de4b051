// What facts about rates do to the tables, and the act that exchanges money.
#include "ledger/exchange_rate_facts.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, ExchangeRateRecorded const& fact)
{
    auto const& text = fact.text;
    db.run(R"sql(
        INSERT INTO exchange_rate (id, from_currency, to_currency, rate, of_day, source, person, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
           stamp.seq, text.from, text.to, text.rate, text.of_day, text.source, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, MoneyExchanged const& fact)
{
    db.run(R"sql(
        INSERT INTO exchange (id, entry_id, rate_id, given_minor, got_minor, rounding) VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
           stamp.seq, fact.entry, fact.rate, fact.given, fact.got, fact.rounding);
}

void add_exchange_facts(FactKinds& kinds) { kinds.add<ExchangeRateRecorded, MoneyExchanged>(); }

namespace {

struct RateRow {
    Currency    from_currency;
    Currency    to_currency;
    std::string rate;
};
BOOST_DESCRIBE_STRUCT(RateRow, (), (from_currency, to_currency, rate))

Result<void> check_currency(Reader& reader, Id<Appropriation> pool, Currency expected, char const* at)
{
    auto code = reader.row<Currency>("SELECT currency FROM appropriation WHERE id = $1", pool);
    if (!code) return refuse(refusal::not_found, at, "");
    if (*code != expected) return refuse(refusal::rate_differs, at, std::string{expected.code()});
    return {};
}

} // namespace

Result<Id<Exchange>> exchange_at_rate(Act& act, ExchangeTerms const& terms)
{
    auto rate =
        act.read().row<RateRow>("SELECT from_currency, to_currency, rate FROM exchange_rate WHERE id = $1", terms.rate);
    if (!rate) return refuse(refusal::rate_missing, "/rate", "");
    CHECK(check_currency(act.read(), terms.from, rate->from_currency, "/from"));
    CHECK(check_currency(act.read(), terms.to, rate->to_currency, "/to"));
    auto got = TRY(
        exchanged({terms.given, rate->from_currency}, rate->to_currency, TRY(Rate::parse(rate->rate)), terms.rounding));
    if (terms.got && *terms.got != got.minor) return refuse(refusal::rate_differs, "/got", std::to_string(got.minor));

    auto place = [&](Id<Appropriation> pool, Stage stage) {
        return Place{.appropriation = pool,
                     .stage         = stage,
                     .programme     = stage == Stage::allotted ? terms.programme : Id<Programme>{}};
    };
    bool again = entry_of_cause(act.read(), terms.cause).has_value();
    auto entry = TRY(post(act, {.cause    = terms.cause,
                                .kind     = EntryKind::exchange,
                                .legs     = {{place(terms.from, Stage::allotted), -terms.given},
                                             {place(terms.from, Stage::exchanged), terms.given},
                                             {place(terms.to, Stage::exchanged), -got.minor},
                                             {place(terms.to, Stage::allotted), got.minor}},
                                .value_on = terms.value_on,
                                .decision = terms.decision,
                                .memo     = terms.memo}));
    if (again) return act.read().one<Id<Exchange>>("SELECT id FROM exchange WHERE entry_id = $1", entry);
    return Id<Exchange>{act.record(MoneyExchanged{entry, terms.rate, terms.given, got.minor, terms.rounding})};
}

} // namespace penstock
