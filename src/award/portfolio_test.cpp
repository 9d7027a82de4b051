// Kept totals and the figures of the portfolio against a plain scan of the awards, after any sequence of acts.
#include "award/award_api.hpp"
#include "award/award_facts.hpp"
#include "ledger/ledger_facts.hpp"
#include "people/organisation_facts.hpp"
#include "programme/programme_facts.hpp"
#include "support/people_desk.hpp"

#include <boost/json/parse.hpp>

#include <functional>
#include <map>
#include <rapidcheck.h>

namespace penstock {
namespace {

using test::Desk;

// Names of which several may be one organisation, so that acts raise doubts which can be judged.
constexpr std::string_view organisations[] = {"临江大学", "临江大学（北校区）", "临江大学 (南校区)", "临江大学有限公司",
                                              "东湖研究院", "东湖研究院（江北）", "臨江大學"};
constexpr std::string_view currencies[]    = {"", "CNY", "EUR", "JPY"};

struct PortfolioDeed {
    int what{}; // 0-4 an award, 5-7 a step, 8 a doubt judged the same, 9 judged different
    int a{}, b{}, c{}, d{};
};

struct ScannedAward {
    std::int64_t               id{};
    std::int64_t               programme_id{};
    std::int64_t               organisation_id{};
    std::int64_t               year{};
    AwardState                 state{};
    std::optional<std::string> amount_currency;
    std::int64_t               minor{};
    std::int64_t               known{};

    std::string currency() const { return amount_currency.value_or(""); }
};
BOOST_DESCRIBE_STRUCT(ScannedAward, (),
                      (id, programme_id, organisation_id, year, state, amount_currency, minor, known))

using Figures = std::map<std::string, std::pair<std::int64_t, std::int64_t>>; // group and currency -> awards, minor

class PortfolioWorld {
public:
    explicit PortfolioWorld(Dialect dialect) : database{dialect}, desk{database.address()}
    {
        register_programmes(desk.registry);
        register_awards(desk.registry);
        register_organisations(desk.registry);
        register_portfolio(desk.registry);
        desk.act([&](Act& act) {
            for (auto const* code : {"Q", "O", "Z"})
                programmes.push_back(found_programme(act, code, {.title = {code, code}}));
        });
    }

    void run(PortfolioDeed const& deed)
    {
        if (deed.what <= 4) record(deed);
        else if (deed.what <= 7) step(deed);
        else judge(deed.a, deed.what == 8 ? "same" : "different");
    }

    void record(PortfolioDeed const& deed)
    {
        auto         code = currencies[deed.c % 4];
        AwardContent content{.number = "N" + std::to_string(++numbers), .title = "题"};
        content.programme = programmes[static_cast<std::size_t>(deed.a % 3)];
        if (!code.empty()) content.amount = Money{1 + deed.d * 37, currency(code)};
        if (deed.d % 3) content.awarded_on = Day::of(2020 + deed.d % 4, 3, 1);
        auto states = enumerators<AwardState>();
        desk.act([&](Act& act) {
            content.organisation = find_or_register(act, std::string{organisations[deed.b % 7]}, {});
            auto state           = states[static_cast<std::size_t>(deed.d) % states.size()].value;
            act.record(AwardRecorded{content, state, std::nullopt, sha256(content.number)});
        });
    }

    void step(PortfolioDeed const& deed)
    {
        auto count = desk.value<std::int64_t>("SELECT count(*) FROM award");
        if (count == 0) return;
        auto id     = desk.value<std::int64_t>("SELECT id FROM award ORDER BY id LIMIT 1 OFFSET " +
                                               std::to_string(deed.a % count));
        auto state  = desk.value<std::string>("SELECT state FROM award WHERE id = " + std::to_string(id));
        std::vector<std::string_view> events; // that the officer may take in this state; any of all when there is none
        for (auto const& step : award_life)
            if (name_of(step.from) == state && step.by == Permission::record_awards)
                events.push_back(name_of(step.on));
        if (events.empty())
            for (auto const& [event, name] : enumerators<AwardEvent>()) events.push_back(name);
        auto event  = events[static_cast<std::size_t>(deed.b) % events.size()];
        auto answer = desk.post(officer, "/api/awards/" + std::to_string(id) + "/steps",
                                R"({"step":")" + std::string{event} + R"(","reason":"because"})");
        RC_ASSERT(answer.done() ||
                  answer.outcome.ending == journal::Ending::refused); // many steps owe more than a word
        moved += answer.done();
    }

    void judge(int which, std::string const& verdict)
    {
        auto open = desk.value<std::int64_t>("SELECT count(*) FROM organisation_doubt WHERE state = 'open'");
        if (open == 0) return;
        auto id     = desk.value<std::int64_t>("SELECT id FROM organisation_doubt WHERE state = 'open' ORDER BY id "
                                               "LIMIT 1 OFFSET " +
                                               std::to_string(which % open));
        auto answer = desk.post(officer, "/api/organisation-doubts/" + std::to_string(id),
                                R"({"verdict":")" + verdict + R"("})");
        RC_ASSERT(answer.text() == "done");
        merged += verdict == "same";
    }

    std::vector<ScannedAward> scan()
    {
        auto snapshot = desk.reading.snapshot();
        return snapshot.rows<ScannedAward>(R"sql(
            SELECT id, programme_id, organisation_id, year, state, amount_currency,
                   COALESCE(amount_minor, 0) AS minor, CASE WHEN amount_minor IS NULL THEN 0 ELSE 1 END AS known
              FROM award
        )sql");
    }

    test::FreshDatabase        database;
    Desk                       desk;
    std::vector<Id<Programme>> programmes;
    Caller const               officer{1, {{Role::case_officer, 0}}, ""};
    int                        numbers{}, moved{}, merged{};
};

void add(Figures& into, std::string const& group, std::string const& currency, std::int64_t awards, std::int64_t minor)
{
    auto& sum = into[group + "/" + currency];
    sum.first += awards;
    sum.second += minor;
}

using Keep = std::function<bool(ScannedAward const&)>;

// What the endpoint says under the query, against the awards that should count.
void expect_portfolio(PortfolioWorld& world, Caller const& caller, std::string const& query, Keep const& keep)
{
    Figures      programmes, years, states, parties, sums;
    std::int64_t awards = 0;
    for (auto const& award : world.scan()) {
        if (!keep(award)) continue;
        ++awards;
        auto code = award.currency();
        add(programmes, std::to_string(award.programme_id), code, 1, award.minor);
        add(years, std::to_string(award.year), code, 1, award.minor);
        add(states, std::string{name_of(award.state)}, code, 1, award.minor);
        add(parties, std::to_string(award.organisation_id), code, 1, award.minor);
        if (award.known) add(sums, "", code, 1, award.minor);
    }

    auto answer = world.desk.get(caller, "/api/portfolio", query);
    RC_ASSERT(answer.has_value());
    auto view = boost::json::parse(*answer).as_object();
    RC_ASSERT(view.at("awards").as_int64() == awards);
    auto shown = [&](char const* list, char const* group, char const* count) {
        Figures out;
        for (auto const& each : view.at(list).as_array()) {
            auto const& cell = each.as_object();
            auto        key  = !*group                     ? std::string{}
                               : cell.at(group).is_string() ? std::string{cell.at(group).as_string()}
                                                            : std::to_string(cell.at(group).as_int64());
            add(out, key, std::string{cell.at("currency").as_string()}, cell.at(count).as_int64(),
                cell.at("minor").as_int64());
        }
        return out;
    };
    RC_ASSERT(shown("by_programme", "id", "awards") == programmes);
    RC_ASSERT(shown("by_year", "year", "awards") == years);
    RC_ASSERT(shown("by_state", "state", "awards") == states);
    RC_ASSERT(shown("by_organisation", "id", "awards") == parties);
    RC_ASSERT(shown("sums", "", "count") == sums);
}

// The kept tables hold what a recount gives, and where nothing is counted no money is left behind.
void expect_kept_totals(PortfolioWorld& world)
{
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> cube, parties;
    for (auto const& award : world.scan()) {
        add(cube, std::to_string(award.programme_id) + "/" + std::to_string(award.year) + "/" +
                      std::string{name_of(award.state)},
            award.currency(), 1, award.minor);
        add(parties, std::to_string(award.organisation_id), award.currency(), 1, award.minor);
    }
    auto snapshot = world.desk.reading.snapshot();
    auto expect   = [&](auto const& wanted, std::string_view sql) {
        Figures kept;
        snapshot.each<store::RowView>(sql, [&](store::RowView const& row) {
            auto awards = row.value(1).integer(), minor = row.value(2).integer();
            if (awards == 0) RC_ASSERT(minor == 0);
            else kept[std::string{row.value(0).view()}] = {awards, minor};
        });
        RC_ASSERT(kept == wanted);
    };
    expect(cube, "SELECT CAST(programme_id AS TEXT) || '/' || CAST(year AS TEXT) || '/' || state || '/' || currency, "
                 "awards, minor FROM portfolio_total");
    expect(parties, "SELECT CAST(organisation_id AS TEXT) || '/' || currency, awards, minor FROM organisation_total");
}

void expect_every_grouping(PortfolioWorld& world)
{
    expect_kept_totals(world);
    auto all = [](ScannedAward const&) { return true; };
    expect_portfolio(world, world.officer, "", all);

    // Answered from the kept totals.
    for (auto programme : world.programmes)
        expect_portfolio(world, world.officer, "programme=" + std::to_string(programme.value),
                         [&](auto const& each) { return each.programme_id == programme.value; });
    for (auto const& [state, name] : enumerators<AwardState>())
        expect_portfolio(world, world.officer, "state=" + std::string{name},
                         [&](auto const& each) { return each.state == state; });
    expect_portfolio(world, world.officer, "year=2021", [](auto const& each) { return each.year == 2021; });
    expect_portfolio(world, world.officer, "year_from=2021&year_to=2022&currency=EUR", [](auto const& each) {
        return each.year >= 2021 && each.year <= 2022 && each.currency() == "EUR";
    });
    // Added up over the awards.
    expect_portfolio(world, world.officer, "min=100&max=2000",
                     [](auto const& each) { return each.known && each.minor >= 100 && each.minor <= 2000; });
    auto party = world.desk.value<std::int64_t>("SELECT COALESCE(min(organisation_id), 1) FROM award");
    expect_portfolio(world, world.officer, "organisation=" + std::to_string(party),
                     [&](auto const& each) { return each.organisation_id == party; });
    // Two ways to ask for the same must agree: a filter that lets everything through leaves the kept totals unused.
    expect_portfolio(world, world.officer, "min=0", [](auto const& each) { return each.known != 0; });

    auto   mine = world.programmes.front().value;
    Caller manager{2, {{Role::programme_manager, mine}}, ""};
    expect_portfolio(world, manager, "", [&](auto const& each) { return each.programme_id == mine; });
    expect_portfolio(world, manager, "min=1",
                     [&](auto const& each) { return each.known && each.programme_id == mine; });
}

// All tables, the kept totals among them, are what the facts add up to.
void expect_replayed(PortfolioWorld& world)
{
    FactKinds kinds;
    add_person_facts(kinds);
    add_organisation_facts(kinds);
    add_ledger_facts(kinds);
    add_programme_facts(kinds);
    add_award_facts(kinds);
    test::FreshDatabase empty{Dialect::sqlite};
    auto                target   = empty.open();
    auto                snapshot = world.desk.reading.snapshot();
    auto                report   = journal::replay_check(snapshot, target, kinds);
    RC_ASSERT(report.wrong == std::vector<std::string>{});
    RC_ASSERT(report.facts >= world.numbers);
}

class Portfolio : public test::OnEachEngine {};

TEST_P(Portfolio, P15_after_any_acts_every_figure_is_what_a_plain_scan_of_the_awards_says)
{
    int        moved = 0, merged = 0, awards = 0, cases = 0;
    bool const holds = rc::check("figures equal a scan", [&] {
        auto           number = [] { return *rc::gen::inRange(0, 60); };
        auto const     length = *rc::gen::inRange(1, 40);
        // A database of its own takes PostgreSQL a while: every sixth case, for cases grow as they go.
        if (GetParam() == Dialect::postgresql && ++cases % 6 != 0) return;
        PortfolioWorld world{GetParam()};
        for (int i = 0; i < length; ++i) {
            PortfolioDeed deed{*rc::gen::inRange(0, 10), number(), number(), number(), number()};
            world.run(deed);
        }
        expect_every_grouping(world);
        if (length % 3 == 0) expect_replayed(world);
        moved += world.moved;
        merged += world.merged;
        awards += world.numbers;
    });
    EXPECT_TRUE(holds);
    EXPECT_GT(awards, 20); // the deeds were not refused all along
    if (GetParam() == Dialect::postgresql) return;
    EXPECT_GT(awards, 200);
    EXPECT_GT(moved, 20);
    EXPECT_GT(merged, 3);
}

ON_EACH_ENGINE(Portfolio);

} // namespace
} // namespace penstock
