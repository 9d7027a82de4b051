// Endpoints for organisations, the figures of their awards, and doubts whether two of them are one.
#include "award/award_api.hpp"

#include "award/award_facts.hpp"

namespace penstock {

namespace {

struct OrganisationItem {
    Id<Organisation>                    id;
    std::string                         name;
    std::vector<OrganisationIdentifier> identifiers;
    std::int64_t                        awards{};
    std::vector<api::CurrencySum>       sums;
};
BOOST_DESCRIBE_STRUCT(OrganisationItem, (), (id, name, identifiers, awards, sums))

struct OrganisationRow {
    Id<Organisation> id;
    std::string      name;
    std::int64_t     awards{};
    std::int64_t     minor{}; // of all currencies, for the sort order only
};
BOOST_DESCRIBE_STRUCT(OrganisationRow, (), (id, name, awards, minor))

constexpr std::string_view organisation_columns =
    "SELECT o.id, o.name, COALESCE(t.awards, 0) AS awards, COALESCE(t.minor, 0) AS minor";
constexpr std::string_view organisation_tables = R"sql(
      FROM organisation o
      LEFT JOIN (SELECT organisation_id, CAST(sum(awards) AS BIGINT) AS awards, CAST(sum(minor) AS BIGINT) AS minor
                   FROM organisation_total GROUP BY organisation_id) t ON t.organisation_id = o.id)sql";

constexpr api::SortBy<OrganisationRow> organisation_orders[] = {
    {"id", "o.id", [](OrganisationRow const& row) -> api::SortKey { return row.id.value; }},
    {"name", "o.name", [](OrganisationRow const& row) -> api::SortKey { return row.name; }},
    {"awards", "COALESCE(t.awards, 0)", [](OrganisationRow const& row) -> api::SortKey { return row.awards; }},
    {"amount", "COALESCE(t.minor, 0)", [](OrganisationRow const& row) -> api::SortKey { return row.minor; }},
};

struct OrganisationsAsk : api::ListAsk {
    std::optional<Line<200>> text;
};
BOOST_DESCRIBE_STRUCT(OrganisationsAsk, (api::ListAsk), (text))

// Totals over the whole portfolio are not for those who see a part of it: theirs are added up over what they see.
OrganisationItem item(Look& look, OrganisationRow row)
{
    OrganisationItem out{row.id, std::move(row.name), identifiers_of(look.read, row.id), row.awards, {}};
    if (look.caller.programmes(Permission::read_portfolio)) {
        api::ListQuery query{"", "FROM award a", "a.id"};
        narrow(query, look.read, look.caller, AwardFilter{.organisation = row.id});
        out.awards = query.rows<std::int64_t>(look.read, "SELECT count(*)", "").front();
        out.sums   = query.rows<api::CurrencySum>(
            look.read, R"sql(
            SELECT a.amount_currency AS currency, CAST(sum(a.amount_minor) AS BIGINT) AS minor, count(*) AS count
        )sql",
            "AND a.amount_currency IS NOT NULL GROUP BY a.amount_currency ORDER BY a.amount_currency");
    } else {
        out.sums = look.read.rows<api::CurrencySum>(R"sql(
            SELECT currency, minor, awards AS count FROM organisation_total
             WHERE organisation_id = $1 AND currency <> '' AND awards > 0 ORDER BY currency
        )sql",
                                                    row.id);
    }
    return out;
}

// For those who see a part of the portfolio: only who holds an award there, ordered by what they hold there.
std::string tables_within(std::vector<std::int64_t> const& programmes)
{
    std::string seen = "-1";
    for (auto programme : programmes) seen += ", " + std::to_string(programme);
    return R"sql(
      FROM organisation o
      JOIN (SELECT organisation_id, count(*) AS awards, CAST(COALESCE(sum(amount_minor), 0) AS BIGINT) AS minor
              FROM award WHERE programme_id IN ()sql" +
           seen + ") GROUP BY organisation_id) t ON t.organisation_id = o.id";
}

Result<api::List<OrganisationItem>> list_organisations(Look& look, OrganisationsAsk const& ask)
{
    auto           scope  = look.caller.programmes(Permission::read_portfolio);
    auto           tables = scope ? tables_within(*scope) : std::string{organisation_tables};
    api::ListQuery query{organisation_columns, tables, "o.id"};
    query.where("o.merged_into = 0");
    if (ask.text)
        query.where(search::condition(look.read.dialect(), "o.id"),
                    search::question(look.read.dialect(), ask.text->value));
    auto                        rows = TRY(query.page<OrganisationRow>(look.read, ask, organisation_orders));
    api::List<OrganisationItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(look, std::move(row)));
    return out;
}

struct OrganisationAsk {
    Id<Organisation> id;
};
BOOST_DESCRIBE_STRUCT(OrganisationAsk, (), (id))

struct OrganisationView : OrganisationItem {
    std::vector<std::string>    names;
    std::optional<std::int64_t> merged_into;
    std::int64_t                caused_by{};
};
BOOST_DESCRIBE_STRUCT(OrganisationView, (OrganisationItem), (names, merged_into, caused_by))

Result<OrganisationView> get_organisation(Look& look, OrganisationAsk const& ask)
{
    auto row = look.read.row<OrganisationRow>(
        std::string{organisation_columns} + std::string{organisation_tables} + " WHERE o.id = $1", ask.id);
    if (!row) return refuse(refusal::not_found);
    OrganisationView out;
    static_cast<OrganisationItem&>(out) = item(look, *std::move(row));
    if (out.awards == 0 && look.caller.programmes(Permission::read_portfolio)) return refuse(refusal::not_found);
    out.names = look.read.rows<std::string>(
        "SELECT name FROM organisation_name WHERE organisation_id = $1 ORDER BY spelling", ask.id);
    auto into = look.read.one<std::int64_t>("SELECT merged_into FROM organisation WHERE id = $1", ask.id);
    if (into) out.merged_into = into;
    out.caused_by = ask.id.value;
    return out;
}

BOOST_DEFINE_ENUM_CLASS(DoubtState, open, same, different)
BOOST_DEFINE_ENUM_CLASS(DoubtVerdict, same, different)

struct OrganisationDoubt; // the kind of thing an Id<OrganisationDoubt> identifies

struct DoubtItem {
    Id<OrganisationDoubt> id;
    OrganisationItem      left;
    OrganisationItem      right;
    DoubtReason           reason{};
    DoubtState            state{};
};
BOOST_DESCRIBE_STRUCT(DoubtItem, (), (id, left, right, reason, state))

struct DoubtRow {
    Id<OrganisationDoubt> id;
    Id<Organisation>      left_id;
    Id<Organisation>      right_id;
    DoubtReason           reason{};
    DoubtState            state{};
};
BOOST_DESCRIBE_STRUCT(DoubtRow, (), (id, left_id, right_id, reason, state))

constexpr api::SortBy<DoubtRow> doubt_orders[] = {
    {"id", "d.id", [](DoubtRow const& row) -> api::SortKey { return row.id.value; }},
};

struct DoubtsAsk : api::ListAsk {
    std::optional<DoubtState> state;
};
BOOST_DESCRIBE_STRUCT(DoubtsAsk, (api::ListAsk), (state))

Result<api::List<DoubtItem>> list_organisation_doubts(Look& look, DoubtsAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::decide_matches, 0)); // organisations of all programmes stand side by side
    api::ListQuery query{"SELECT d.id, d.left_id, d.right_id, d.reason, d.state", "FROM organisation_doubt d", "d.id"};
    query.where("d.state = ?", ask.state.value_or(DoubtState::open));
    auto rows = TRY(query.page<DoubtRow>(look.read, ask, doubt_orders));
    auto one  = [&](Id<Organisation> id) {
        return item(look,
                     look.read.one<OrganisationRow>(
                        std::string{organisation_columns} + std::string{organisation_tables} + " WHERE o.id = $1", id));
    };
    api::List<DoubtItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto const& row : rows.items)
        out.items.push_back({row.id, one(row.left_id), one(row.right_id), row.reason, row.state});
    return out;
}

struct DecideDoubtAsk {
    Id<OrganisationDoubt> id;
    DoubtVerdict          verdict{};
};
BOOST_DESCRIBE_STRUCT(DecideDoubtAsk, (), (id, verdict))

Result<StepView> decide_organisation_doubt(Act& act, Caller const& by, DecideDoubtAsk const& ask)
{
    CHECK(by.check_in(Permission::decide_matches, 0));
    auto doubt = act.read().row<DoubtRow>(
        "SELECT id, left_id, right_id, reason, state FROM organisation_doubt WHERE id = $1", ask.id);
    if (!doubt) return refuse(refusal::not_found);
    if (doubt->state != DoubtState::open) return refuse(refusal::step_not_allowed, std::string{name_of(doubt->state)});
    if (ask.verdict == DoubtVerdict::same)
        act.record(OrganisationsMerged{ask.id.value, doubt->left_id, doubt->right_id});
    else act.record(OrganisationsKeptApart{ask.id.value});
    return StepView{ask.id.value, std::string{name_of(ask.verdict)}, {}};
}

struct IndexedAward {
    std::string  number;
    std::string  title;
    std::string  lead;
    std::int64_t programme_id{};
    std::string  organisation;
};
BOOST_DESCRIBE_STRUCT(IndexedAward, (), (number, title, lead, programme_id, organisation))

struct IndexedMilestone {
    std::string  number;
    Bilingual    title;
    std::string  award;
    std::string  award_title;
    std::int64_t programme_id{};
    std::string  state;
};
BOOST_DESCRIBE_STRUCT(IndexedMilestone, (), (number, title, award, award_title, programme_id, state))

struct IndexedOrganisation {
    std::string  name;
    std::int64_t merged_into{};
};
BOOST_DESCRIBE_STRUCT(IndexedOrganisation, (), (name, merged_into))

search::Change award_change(Reader& reader, std::int64_t id)
{
    auto row = reader.row<IndexedAward>(R"sql(
        SELECT a.number, a.title, a.lead, a.programme_id, o.name AS organisation
          FROM award a JOIN organisation o ON o.id = a.organisation_id WHERE a.id = $1
    )sql",
                                        id);
    if (!row) return {};
    return {{{id, "award", row->title, row->number + " · " + row->organisation, row->programme_id, row->lead}}, {}};
}

search::Change milestone_change(Reader& reader, std::int64_t id)
{
    auto row = reader.row<IndexedMilestone>(R"sql(
        SELECT m.number, m.title_zh, m.title_en, a.number AS award, a.title AS award_title, a.programme_id, m.state
          FROM milestone m JOIN award a ON a.id = m.award_id WHERE m.id = $1
    )sql",
                                            id);
    if (!row) return {};
    if (row->state == "superseded") return {{}, {id}};
    search::Entry entry{.id = id, .noun = "milestone", .title = row->title.any()};
    entry.subtitle  = row->award + " · " + row->number + " · " + row->award_title;
    entry.programme = row->programme_id;
    entry.text      = row->title.en;
    return {{std::move(entry)}, {}};
}

search::Change organisation_change(Reader& reader, std::int64_t id)
{
    auto row = reader.row<IndexedOrganisation>("SELECT name, merged_into FROM organisation WHERE id = $1", id);
    if (!row) return {};
    if (row->merged_into) return {{}, {id}};
    search::Entry entry{.id = id, .noun = "organisation", .title = row->name};
    for (auto const& each : identifiers_of(reader, {id}))
        entry.subtitle += (entry.subtitle.empty() ? "" : " · ") + each.value;
    for (auto const& name :
         reader.rows<std::string>("SELECT name FROM organisation_name WHERE organisation_id = $1", id))
        entry.text += name + "\n";
    return {{std::move(entry)}, {}};
}

} // namespace

void register_organisations(api::Registry& registry)
{
    registry.read<Permission::read_portfolio, list_organisations>("/api/organisations",
                                                                  {"列出机构", "List organisations"});
    registry.read<Permission::read_portfolio, get_organisation>("/api/organisations/{id}",
                                                                {"查看一个机构", "One organisation"});
    registry.read<Permission::decide_matches, list_organisation_doubts>(
        "/api/organisation-doubts", {"列出疑似相同的机构", "List organisations that may be the same"});
    registry.act<Permission::decide_matches, decide_organisation_doubt>(
        "/api/organisation-doubts/{id}", {"判定两个机构是否相同", "Decide whether two organisations are one"});
}

void describe_awards(search::Index& index)
{
    index.describe("award", award_change);
    index.describe("milestone", milestone_change);
    index.describe("programme", [](Reader& reader, std::int64_t id) -> search::Change {
        auto row = reader.row<Titled>("SELECT id, title_zh, title_en FROM programme WHERE id = $1", id);
        if (!row) return {};
        return {{{id, "programme", row->title.any(), row->title.zh.empty() ? "" : row->title.en, id, ""}}, {}};
    });
    index.describe("organisation", organisation_change);
    index.describe("organisation_doubt", [](Reader& reader, std::int64_t id) -> search::Change {
        search::Change out;
        for (auto each : reader.rows<std::int64_t>(R"sql(
                SELECT left_id FROM organisation_doubt WHERE id = $1
                 UNION SELECT right_id FROM organisation_doubt WHERE id = $1
             )sql",
                                                   id)) {
            auto change = organisation_change(reader, each);
            for (auto& entry : change.entries) out.entries.push_back(std::move(entry));
            for (auto gone : change.gone) out.gone.push_back(gone);
            // Awards that came from an organisation found to be this one still show its name.
            for (auto award : reader.rows<std::int64_t>(R"sql(
                     SELECT a.id
                       FROM award a
                       JOIN organisation o ON o.id = a.organisation_id
                       JOIN search_entry s ON s.id = a.id
                      WHERE a.organisation_id = $1 AND s.subtitle <> a.number || ' · ' || o.name
                 )sql",
                                                       each))
                for (auto& entry : award_change(reader, award).entries) out.entries.push_back(std::move(entry));
        }
        return out;
    });
}

} // namespace penstock
