// Endpoints for the figures of the rules that look at money: every version there is, and setting a new one.
#include "award/finding_api.hpp"

#include "award/finding_look.hpp"
#include "people/refusals.hpp"

namespace penstock {

namespace {

struct ParameterVersion; // the kind of thing an Id<ParameterVersion> identifies

struct FindingParameterItem {
    Id<ParameterVersion>  id;
    FindingParameter      name{};
    FindingRule           rule{};
    Bilingual             title;
    std::optional<Titled> programme; // absent: in all
    std::int64_t          value{};
    Day                   valid_from;
    std::string           reason;
    std::optional<Named>  recorded_by; // absent: shipped with the program
    Instant               recorded_at;
};
BOOST_DESCRIBE_STRUCT(FindingParameterItem, (),
                      (id, name, rule, title, programme, value, valid_from, reason, recorded_by, recorded_at))

struct FindingParameterRow {
    Id<ParameterVersion> id;
    FindingParameter     name{};
    std::int64_t         programme_id{};
    Bilingual            programme_title;
    std::int64_t         value{};
    Day                  valid_from;
    std::string          reason;
    std::int64_t         person{};
    std::string          person_name;
    Instant              at;
};
BOOST_DESCRIBE_STRUCT(FindingParameterRow, (),
                      (id, name, programme_id, programme_title, value, valid_from, reason, person, person_name, at))

constexpr std::string_view parameter_columns = R"sql(
    SELECT f.id, f.name, f.programme_id, COALESCE(g.title_zh, '') AS programme_title_zh,
           COALESCE(g.title_en, '') AS programme_title_en, f.value, f.valid_from, f.reason, f.person,
           COALESCE(p.name, '') AS person_name, f.at)sql";
constexpr std::string_view parameter_tables  = R"sql(
      FROM finding_parameter f
      LEFT JOIN programme g ON g.id = f.programme_id
      LEFT JOIN person p ON p.id = f.person)sql";

constexpr api::SortBy<FindingParameterRow> parameter_orders[] = {
    {"id", "f.id", [](FindingParameterRow const& row) -> api::SortKey { return row.id.value; }},
    {"name", "f.name", [](FindingParameterRow const& row) -> api::SortKey { return std::string{name_of(row.name)}; }},
    {"valid_from", "f.valid_from", [](FindingParameterRow const& row) -> api::SortKey { return row.valid_from.iso(); }},
};

FindingParameterItem item(FindingParameterRow row)
{
    auto                 terms = terms_of(row.name);
    FindingParameterItem out{.id          = row.id,
                             .name        = row.name,
                             .rule        = terms.rule,
                             .title       = {std::string{terms.words.zh}, std::string{terms.words.en}},
                             .value       = row.value,
                             .valid_from  = row.valid_from,
                             .reason      = std::move(row.reason),
                             .recorded_at = row.at};
    if (row.programme_id) out.programme = Titled{row.programme_id, std::move(row.programme_title)};
    if (row.person) out.recorded_by = Named{row.person, std::move(row.person_name)};
    return out;
}

struct FindingParametersAsk : api::ListAsk {
    std::optional<FindingParameter> name;
    std::optional<Id<Programme>>    programme;
};
BOOST_DESCRIBE_STRUCT(FindingParametersAsk, (api::ListAsk), (name, programme))

Result<api::List<FindingParameterItem>> list_finding_parameters(Look& look, FindingParametersAsk const& ask)
{
    api::ListQuery query{parameter_columns, parameter_tables, "f.id"};
    if (ask.name) query.where("f.name = ?", *ask.name);
    if (ask.programme) query.where("f.programme_id = ?", *ask.programme);
    auto                            rows = TRY(query.page<FindingParameterRow>(look.read, ask, parameter_orders));
    api::List<FindingParameterItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct SetFindingParameterAsk {
    FindingParameter             name{};
    std::optional<Id<Programme>> programme; // in all when absent
    std::int64_t                 value{};
    Day                          valid_from;
    Line<300>                    reason;
};
BOOST_DESCRIBE_STRUCT(SetFindingParameterAsk, (), (name, programme, value, valid_from, reason))

Result<FindingParameterItem> set_finding_parameter(Act& act, Caller const& by, SetFindingParameterAsk const& ask)
{
    CHECK(by.check_in(Permission::set_rules, 0));
    if (ask.programme && !act.read().row<std::int64_t>("SELECT 1 FROM programme WHERE id = $1", *ask.programme))
        return refuse(refusal::not_found, "/programme", "");
    auto terms = terms_of(ask.name);
    if (ask.value < terms.least || ask.value > terms.most)
        return refuse(refusal::number_out_of_range, "/value",
                      std::to_string(terms.least) + "-" + std::to_string(terms.most));
    // What was asked in the past was asked by the figures of that time.
    if (ask.valid_from < act.today) return refuse(refusal::date_in_past, "/valid_from", act.today.iso());
    auto id = act.record(FindingParameterSet{ask.name, ask.programme, ask.value, ask.valid_from, ask.reason.value});
    return item(act.read().one<FindingParameterRow>(
        std::string{parameter_columns} + std::string{parameter_tables} + " WHERE f.id = $1", id));
}

} // namespace

void register_finding_parameters(api::Registry& registry)
{
    registry.read<Permission::read_authority, list_finding_parameters>(
        "/api/finding-parameters", {"列出监督规则的参数", "List the figures of the oversight rules"});
    registry.act<Permission::set_rules, set_finding_parameter>(
        "/api/finding-parameters", {"设定监督规则的参数", "Set a figure of an oversight rule"});
}

} // namespace penstock
