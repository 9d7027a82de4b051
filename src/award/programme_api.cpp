// Endpoints for programmes, with the figures of their awards.
#include "award/award_api.hpp"

#include "award/award_facts.hpp"

#include <map>

namespace penstock {

namespace {

struct ProgrammeItem {
    Id<Programme>                 id;
    std::string                   code;
    Bilingual                     title;
    ProgrammeState                state{};
    std::vector<Named>            managers;
    std::int64_t                  awards{};
    std::vector<api::CurrencySum> sums;
    std::optional<std::int64_t>   first_year;
    std::optional<std::int64_t>   last_year;
};
BOOST_DESCRIBE_STRUCT(ProgrammeItem, (), (id, code, title, state, managers, awards, sums, first_year, last_year))

struct ProgrammeRow {
    Id<Programme>               id;
    std::string                 code;
    Bilingual                   title;
    ProgrammeState              state{};
    std::int64_t                awards{};
    std::int64_t                minor{}; // of all currencies, for the sort order only
    std::optional<std::int64_t> first_year;
    std::optional<std::int64_t> last_year;
};
BOOST_DESCRIBE_STRUCT(ProgrammeRow, (), (id, code, title, state, awards, minor, first_year, last_year))

constexpr std::string_view programme_columns = R"sql(
    SELECT p.id, p.code, p.title_zh, p.title_en, p.state, COALESCE(t.awards, 0) AS awards,
           COALESCE(t.minor, 0) AS minor,
           t.first_year, t.last_year)sql";
constexpr std::string_view programme_tables  = R"sql(
      FROM programme p
      LEFT JOIN (SELECT programme_id, CAST(sum(awards) AS BIGINT) AS awards, CAST(sum(minor) AS BIGINT) AS minor,
                        min(CASE WHEN year > 0 AND awards > 0 THEN year END) AS first_year,
                        max(CASE WHEN awards > 0 AND year > 0 THEN year END) AS last_year
                   FROM portfolio_total GROUP BY programme_id) t ON t.programme_id = p.id)sql";

constexpr api::SortBy<ProgrammeRow> programme_orders[] = {
    {"id", "p.id", [](ProgrammeRow const& row) -> api::SortKey { return row.id.value; }},
    {"code", "p.code", [](ProgrammeRow const& row) -> api::SortKey { return row.code; }},
    {"title", "p.title_zh || p.title_en",
     [](ProgrammeRow const& row) -> api::SortKey { return row.title.zh + row.title.en; }},
    {"state", "p.state", [](ProgrammeRow const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
    {"awards", "COALESCE(t.awards, 0)", [](ProgrammeRow const& row) -> api::SortKey { return row.awards; }},
    {"amount", "COALESCE(t.minor, 0)", [](ProgrammeRow const& row) -> api::SortKey { return row.minor; }},
};

struct ProgrammesAsk : api::ListAsk {
    std::optional<Line<200>>      text;
    std::optional<ProgrammeState> state;
    std::optional<std::int64_t>   manager; // a person
};
BOOST_DESCRIBE_STRUCT(ProgrammesAsk, (api::ListAsk), (text, state, manager))

std::vector<Named> managers_of(Look& look, Id<Programme> programme)
{
    return look.read.rows<Named>(R"sql(
        SELECT DISTINCT n.id, n.name
          FROM role_grant g
          JOIN person n ON n.id = g.person
         WHERE g.role = 'programme_manager' AND g.programme = $1 AND g.from_day <= $2
           AND (g.until_day IS NULL OR g.until_day >= $2) AND (g.ended_on IS NULL OR g.ended_on > $2)
         ORDER BY n.name
    )sql",
                                 programme, look.today);
}

std::vector<api::CurrencySum> sums_of(Reader& reader, Id<Programme> programme)
{
    return reader.rows<api::CurrencySum>(R"sql(
        SELECT currency, CAST(sum(minor) AS BIGINT) AS minor, CAST(sum(awards) AS BIGINT) AS count
          FROM portfolio_total WHERE programme_id = $1 AND currency <> '' AND awards > 0
         GROUP BY currency ORDER BY currency
    )sql",
                                         programme);
}

ProgrammeItem item(Look& look, ProgrammeRow row)
{
    return {row.id,     std::move(row.code),        std::move(row.title), row.state,    managers_of(look, row.id),
            row.awards, sums_of(look.read, row.id), row.first_year,       row.last_year};
}

Result<api::List<ProgrammeItem>> list_programmes(Look& look, ProgrammesAsk const& ask)
{
    api::ListQuery query{programme_columns, programme_tables, "p.id"};
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) query.where_any("p.id", *scope);
    if (ask.text)
        query.where(search::condition(look.read.dialect(), "p.id"),
                    search::question(look.read.dialect(), ask.text->value));
    if (ask.state) query.where("p.state = ?", *ask.state);
    if (ask.manager)
        query.where(R"sql(p.id IN (SELECT programme FROM role_grant
                                    WHERE role = 'programme_manager' AND person = ? AND from_day <= ?
                                      AND (until_day IS NULL OR until_day >= ?)
                                      AND (ended_on IS NULL OR ended_on > ?)))sql",
                    *ask.manager, look.today, look.today, look.today);
    auto                     rows = TRY(query.page<ProgrammeRow>(look.read, ask, programme_orders));
    api::List<ProgrammeItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(look, std::move(row)));
    return out;
}

struct ProgrammeAsk {
    Id<Programme> id;
};
BOOST_DESCRIBE_STRUCT(ProgrammeAsk, (), (id))

struct ProgrammeView : ProgrammeItem {
    Bilingual             goal;
    Bilingual             problem;
    Bilingual             result;
    Day                   founded_on;
    std::int64_t          caused_by{};
    std::vector<api::May> may;
};
BOOST_DESCRIBE_STRUCT(ProgrammeView, (ProgrammeItem), (goal, problem, result, founded_on, caused_by, may))

struct ProgrammeRest {
    Bilingual goal;
    Bilingual problem;
    Bilingual result;
    Day       founded_on;
};
BOOST_DESCRIBE_STRUCT(ProgrammeRest, (), (goal, problem, result, founded_on))

Result<ProgrammeNow> load_programme(Reader& reader, Id<Programme> id)
{
    auto found = reader.row<ProgrammeNow>(R"sql(
        SELECT p.id, p.code, p.state,
               CAST(COALESCE((SELECT sum(t.awards) FROM portfolio_total t
                               WHERE t.programme_id = p.id
                                 AND t.state NOT IN ('closed', 'terminated', 'withdrawn')), 0) AS BIGINT)
                   AS open_awards
          FROM programme p
         WHERE p.id = $1
    )sql",
                                          id);
    if (!found) return refuse(refusal::not_found);
    return *std::move(found);
}

Result<ProgrammeView> get_programme(Look& look, ProgrammeAsk const& ask)
{
    auto now = TRY(load_programme(look.read, ask.id));
    if (!look.caller.may_in(Permission::read_portfolio, ask.id.value)) return refuse(refusal::not_found);
    auto row = look.read.one<ProgrammeRow>(
        std::string{programme_columns} + std::string{programme_tables} + " WHERE p.id = $1", ask.id);
    auto          rest = look.read.one<ProgrammeRest>(R"sql(
        SELECT goal_zh, goal_en, problem_zh, problem_en, result_zh, result_en, founded_on FROM programme WHERE id = $1
    )sql",
                                                      ask.id);
    ProgrammeView out;
    static_cast<ProgrammeItem&>(out) = item(look, std::move(row));
    out.goal                         = std::move(rest.goal);
    out.problem                      = std::move(rest.problem);
    out.result                       = std::move(rest.result);
    out.founded_on                   = rest.founded_on;
    out.caused_by                    = ask.id.value;
    out.may                          = may(now, look.caller);
    return out;
}

struct FoundProgrammeAsk {
    Line<40, 0> code;
    Bilingual   title;
    Bilingual   goal;
    Bilingual   problem;
    Bilingual   result;
};
BOOST_DESCRIBE_STRUCT(FoundProgrammeAsk, (), (code, title, goal, problem, result))

Result<StepView> found_one_programme(Act& act, Caller const& by, FoundProgrammeAsk const& ask)
{
    CHECK(by.check_in(Permission::manage_programmes, 0)); // a new programme lies in nobody's scope yet
    auto text = TRY(plan_text({ask.title, ask.goal, ask.problem, ask.result}));
    if (!ask.code.value.empty() &&
        act.read().row<std::int64_t>("SELECT count(*) FROM programme WHERE code = $1", ask.code.value) != 0)
        return refuse(refusal::already_exists, "/code", ask.code.value);
    auto id = found_programme(act, ask.code.value, text);
    return StepView{id.value, "active", may(TRY(load_programme(act.read(), id)), by)};
}

struct DescribeProgrammeAsk {
    Id<Programme> id;
    Bilingual     title;
    Bilingual     goal;
    Bilingual     problem;
    Bilingual     result;
};
BOOST_DESCRIBE_STRUCT(DescribeProgrammeAsk, (), (id, title, goal, problem, result))

Result<StepView> describe_programme(Act& act, Caller const& by, DescribeProgrammeAsk const& ask)
{
    auto now = TRY(load_programme(act.read(), ask.id));
    if (!by.may_in(Permission::read_portfolio, ask.id.value)) return refuse(refusal::not_found);
    CHECK(by.check_in(Permission::manage_programmes, ask.id.value));
    if (final(programme_life, now.state)) return refuse(refusal::step_not_allowed, std::string{name_of(now.state)});
    auto text = TRY(plan_text({ask.title, ask.goal, ask.problem, ask.result}));
    act.record(ProgrammeDescribed{ask.id, text, folded_titles(text)});
    return StepView{ask.id.value, std::string{name_of(now.state)}, may(now, by)};
}

struct StepProgrammeAsk {
    Id<Programme>              id;
    ProgrammeEvent             step{};
    std::optional<Prose<2000>> reason;
};
BOOST_DESCRIBE_STRUCT(StepProgrammeAsk, (), (id, step, reason))

Result<StepView> step_programme(Act& act, Caller const& by, StepProgrammeAsk const& ask)
{
    auto now    = TRY(load_programme(act.read(), ask.id));
    auto reason = ask.reason ? ask.reason->value : "";
    if (!by.may_in(Permission::read_portfolio, ask.id.value)) return refuse(refusal::not_found);
    now.state = TRY(plan_step(now, ask.step, reason, by));
    record_step(act, ask.id, ask.step, reason);
    return StepView{ask.id.value, std::string{name_of(now.state)}, may(now, by)};
}

} // namespace

void register_programmes(api::Registry& registry)
{
    registry.read<Permission::read_portfolio, list_programmes>("/api/programmes", {"列出项目群", "List programmes"});
    registry.read<Permission::read_portfolio, get_programme>("/api/programmes/{id}",
                                                             {"查看一个项目群", "One programme"});
    registry.act<Permission::manage_programmes, found_one_programme>("/api/programmes",
                                                                     {"设立项目群", "Found a programme"});
    registry.act<Permission::manage_programmes, describe_programme>("/api/programmes/{id}/description",
                                                                    {"修改项目群说明", "Describe a programme anew"});
    registry.act<Permission::manage_programmes, step_programme>("/api/programmes/{id}/steps",
                                                                {"推进项目群", "Move a programme one step"});
}

} // namespace penstock
