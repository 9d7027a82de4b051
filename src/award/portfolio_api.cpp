// Figures of the portfolio: read off kept totals where the filter allows it, else added up over the awards it leaves.
#include "award/award_api.hpp"

#include <map>

namespace penstock {

namespace {

struct ProgrammeShare {
    std::int64_t id{};
    Bilingual    title;
    std::string  currency; // "" where amounts are not known
    std::int64_t awards{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(ProgrammeShare, (), (id, title, currency, awards, minor))

struct YearShare {
    std::int64_t year{};
    std::string  currency;
    std::int64_t awards{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(YearShare, (), (year, currency, awards, minor))

struct StateShare {
    AwardState   state{};
    std::string  currency;
    std::int64_t awards{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(StateShare, (), (state, currency, awards, minor))

struct OrganisationShare {
    std::int64_t id{}; // 0: all others together
    std::string  name;
    std::string  currency;
    std::int64_t awards{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(OrganisationShare, (), (id, name, currency, awards, minor))

struct PortfolioView {
    std::int64_t                   awards{};
    std::vector<api::CurrencySum>  sums;
    std::vector<ProgrammeShare>    by_programme;
    std::vector<YearShare>         by_year;
    std::vector<StateShare>        by_state;
    std::vector<OrganisationShare> by_organisation;
};
BOOST_DESCRIBE_STRUCT(PortfolioView, (), (awards, sums, by_programme, by_year, by_state, by_organisation))

struct PortfolioAsk : AwardFilter {};
BOOST_DESCRIBE_STRUCT(PortfolioAsk, (AwardFilter), ())

// One cell of the cube that all charts but the one by organisation are cut from.
struct CubeCell {
    std::int64_t programme{};
    std::int64_t year{};
    AwardState   state{};
    std::string  currency;
    std::int64_t awards{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(CubeCell, (), (programme, year, state, currency, awards, minor))

// Whether the kept totals know everything the filter asks about.
bool kept(AwardFilter const& filter)
{
    return !filter.text && !filter.organisation && !filter.outcome && !filter.min && !filter.max && !filter.import;
}

std::vector<CubeCell> cube(Look& look, AwardFilter const& filter)
{
    if (!kept(filter)) {
        api::ListQuery query{"", "FROM award a JOIN organisation o ON o.id = a.organisation_id", "a.id"};
        narrow(query, look.read, look.caller, filter);
        return query.rows<CubeCell>(look.read, R"sql(
            SELECT a.programme_id AS programme, a.year, a.state, COALESCE(a.amount_currency, '') AS currency,
                   count(*) AS awards, CAST(COALESCE(sum(a.amount_minor), 0) AS BIGINT) AS minor
        )sql",
                                    "GROUP BY a.programme_id, a.year, a.state, COALESCE(a.amount_currency, '')");
    }
    api::ListQuery query{"", "FROM portfolio_total t", "t.programme_id"};
    query.where("t.awards > 0");
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) query.where_any("t.programme_id", *scope);
    if (filter.programme) query.where("t.programme_id = ?", *filter.programme);
    if (filter.state) query.where("t.state = ?", *filter.state);
    if (filter.year) query.where("t.year = ?", *filter.year);
    if (filter.year_from) query.where("t.year >= ?", *filter.year_from);
    if (filter.year_to) query.where("t.year <= ?", *filter.year_to);
    if (filter.currency) query.where("t.currency = ?", *filter.currency);
    return query.rows<CubeCell>(look.read, R"sql(
        SELECT t.programme_id AS programme, t.year, t.state, t.currency, t.awards, t.minor
    )sql",
                                "ORDER BY t.programme_id, t.year");
}

// Whether nothing narrows the view, so that the totals per organisation hold as they stand.
bool everything(AwardFilter const& filter, Caller const& caller)
{
    return kept(filter) && !filter.programme && !filter.state && !filter.year && !filter.year_from && !filter.year_to &&
           !filter.currency && !caller.programmes(Permission::read_portfolio);
}

constexpr std::int64_t organisations_shown = 20;

std::vector<OrganisationShare> largest_organisations(Look& look, AwardFilter const& filter)
{
    if (everything(filter, look.caller))
        return look.read.rows<OrganisationShare>(R"sql(
            SELECT o.id, o.name, t.currency, t.awards, t.minor
              FROM organisation_total t
              JOIN organisation o ON o.id = t.organisation_id
             ORDER BY t.minor DESC, t.awards DESC, o.id
             LIMIT $1
        )sql",
                                                 organisations_shown);
    api::ListQuery query{"", "FROM award a JOIN organisation o ON o.id = a.organisation_id", "a.id"};
    narrow(query, look.read, look.caller, filter);
    return query.rows<OrganisationShare>(
        look.read, R"sql(
        SELECT o.id, o.name, COALESCE(a.amount_currency, '') AS currency, count(*) AS awards,
               CAST(COALESCE(sum(a.amount_minor), 0) AS BIGINT) AS minor
    )sql",
        "GROUP BY o.id, o.name, COALESCE(a.amount_currency, '') ORDER BY 5 DESC, 4 DESC, o.id LIMIT 20");
}

Result<PortfolioView> get_portfolio(Look& look, PortfolioAsk const& ask)
{
    PortfolioView                                                                         out;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>>                          by_currency;
    std::map<std::pair<std::int64_t, std::string>, std::pair<std::int64_t, std::int64_t>> by_programme, by_year;
    std::map<std::pair<AwardState, std::string>, std::pair<std::int64_t, std::int64_t>>   by_state;
    auto add = [](auto& into, auto const& key, CubeCell const& cell) {
        auto& [awards, minor] = into[key];
        awards += cell.awards;
        minor += cell.minor;
    };
    for (auto const& cell : cube(look, ask)) {
        out.awards += cell.awards;
        add(by_currency, cell.currency, cell);
        add(by_programme, std::pair{cell.programme, cell.currency}, cell);
        add(by_year, std::pair{cell.year, cell.currency}, cell);
        add(by_state, std::pair{cell.state, cell.currency}, cell);
    }
    for (auto const& [code, sum] : by_currency)
        if (!code.empty()) out.sums.push_back({currency(code), sum.second, sum.first});
    std::map<std::int64_t, Bilingual> titles;
    look.read.each<Titled>("SELECT id, title_zh, title_en FROM programme",
                           [&](Titled const& each) { titles[each.id] = each.title; });
    for (auto const& [key, sum] : by_programme)
        out.by_programme.push_back({key.first, titles[key.first], key.second, sum.first, sum.second});
    for (auto const& [key, sum] : by_year) out.by_year.push_back({key.first, key.second, sum.first, sum.second});
    for (auto const& [key, sum] : by_state) out.by_state.push_back({key.first, key.second, sum.first, sum.second});

    out.by_organisation = largest_organisations(look, ask);
    // What the largest leave of each currency, so that the chart adds up to the whole.
    auto rest = by_currency;
    for (auto const& share : out.by_organisation) {
        rest[share.currency].first -= share.awards;
        rest[share.currency].second -= share.minor;
    }
    for (auto const& [code, sum] : rest)
        if (sum.first > 0) out.by_organisation.push_back({0, "", code, sum.first, sum.second});
    return out;
}

} // namespace

void register_portfolio(api::Registry& registry)
{
    registry.read<Permission::read_portfolio, get_portfolio>(
        "/api/portfolio", {"资助总览数据", "Figures of the portfolio"}, api::Speed::slow);
}

} // namespace penstock
