#include "award/award_api.hpp"

#include "award/agreement_facts.hpp"
#include "award/award_facts.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

namespace penstock {

namespace {

struct AwardItem {
    Id<Award>            id;
    std::string          number;
    std::string          title;
    Titled               programme;
    Named                organisation;
    std::string          lead;
    std::optional<Money> amount;
    std::optional<Day>   awarded_on;
    std::optional<Day>   starts_on;
    std::optional<Day>   ends_on;
    std::int64_t         year{};
    AwardState           state{};
    std::string          outcome;
};
BOOST_DESCRIBE_STRUCT(AwardItem, (),
                      (id, number, title, programme, organisation, lead, amount, awarded_on, starts_on, ends_on, year,
                       state, outcome))

// A row as the database gives it; an amount is two columns there.
struct AwardRow {
    Id<Award>                   id;
    std::string                 number;
    std::string                 title;
    Titled                      programme;
    Named                       organisation;
    std::string                 lead;
    std::optional<std::int64_t> amount_minor;
    std::optional<std::string>  amount_currency;
    std::optional<Day>          awarded_on;
    std::optional<Day>          starts_on;
    std::optional<Day>          ends_on;
    std::int64_t                year{};
    AwardState                  state{};
    std::string                 outcome;
};
BOOST_DESCRIBE_STRUCT(AwardRow, (),
                      (id, number, title, programme, organisation, lead, amount_minor, amount_currency, awarded_on,
                       starts_on, ends_on, year, state, outcome))

std::optional<Money> money(std::optional<std::int64_t> minor, std::optional<std::string> const& code)
{
    if (!minor || !code) return std::nullopt;
    return Money{*minor, currency(*code)};
}

AwardItem item(AwardRow row)
{
    return {row.id,
            std::move(row.number),
            std::move(row.title),
            std::move(row.programme),
            std::move(row.organisation),
            std::move(row.lead),
            money(row.amount_minor, row.amount_currency),
            row.awarded_on,
            row.starts_on,
            row.ends_on,
            row.year,
            row.state,
            std::move(row.outcome)};
}

constexpr std::string_view award_columns = R"sql(
    SELECT a.id, a.number, a.title,
           p.id AS programme_id, p.title_zh AS programme_title_zh, p.title_en AS programme_title_en,
           o.id AS organisation_id, o.name AS organisation_name,
           a.lead, a.amount_minor, a.amount_currency, a.awarded_on, a.starts_on, a.ends_on, a.year,
           a.state, a.outcome)sql";
constexpr std::string_view award_tables  = R"sql(
      FROM award a
      JOIN programme p ON p.id = a.programme_id
      JOIN organisation o ON o.id = a.organisation_id)sql";

std::string     day_key(std::optional<Day> day) { return day ? day->iso() : ""; }
constexpr api::SortBy<AwardRow> award_orders[] = {
    {"id", "a.id", [](AwardRow const& row) -> api::SortKey { return row.id.value; }},
    {"number", "a.number", [](AwardRow const& row) -> api::SortKey { return row.number; }},
    {"title", "a.title", [](AwardRow const& row) -> api::SortKey { return row.title; }},
    {"programme", "p.title_zh || p.title_en",
     [](AwardRow const& row) -> api::SortKey { return row.programme.title.zh + row.programme.title.en; }},
    {"organisation", "o.name", [](AwardRow const& row) -> api::SortKey { return row.organisation.name; }},
    {"lead", "a.lead", [](AwardRow const& row) -> api::SortKey { return row.lead; }},
    {"amount", "COALESCE(a.amount_minor, 0)",
     [](AwardRow const& row) -> api::SortKey { return row.amount_minor.value_or(0); }},
    {"awarded_on", "COALESCE(a.awarded_on, '')",
     [](AwardRow const& row) -> api::SortKey { return day_key(row.awarded_on); }},
    {"starts_on", "COALESCE(a.starts_on, '')",
     [](AwardRow const& row) -> api::SortKey { return day_key(row.starts_on); }},
    {"ends_on", "COALESCE(a.ends_on, '')", [](AwardRow const& row) -> api::SortKey { return day_key(row.ends_on); }},
    {"year", "a.year", [](AwardRow const& row) -> api::SortKey { return row.year; }},
    {"state", "a.state", [](AwardRow const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
    {"outcome", "a.outcome", [](AwardRow const& row) -> api::SortKey { return row.outcome; }},
};

struct AwardsAsk : api::ListAsk, AwardFilter {};
BOOST_DESCRIBE_STRUCT(AwardsAsk, (api::ListAsk, AwardFilter), ())

Result<api::List<AwardItem>> list_awards(Look& look, AwardsAsk const& ask)
{
    api::ListQuery query{award_columns, award_tables, "a.id"};
    narrow(query, look.read, look.caller, ask);
    auto                 rows = TRY(query.page<AwardRow>(look.read, ask, award_orders));
    api::List<AwardItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    if (rows.total)
        out.sums = query.rows<api::CurrencySum>(
            look.read, R"sql(
            SELECT a.amount_currency AS currency, CAST(sum(a.amount_minor) AS BIGINT) AS minor, count(*) AS count
        )sql",
            "GROUP BY a.amount_currency HAVING a.amount_currency IS NOT NULL ORDER BY a.amount_currency");
    return out;
}

struct AwardAsk {
    Id<Award> id;
};
BOOST_DESCRIBE_STRUCT(AwardAsk, (), (id))

struct AwardSourceView {
    std::int64_t import{};
    std::int64_t line{};
    std::string  file;
};
BOOST_DESCRIBE_STRUCT(AwardSourceView, (), (import, line, file))

struct AwardView : AwardItem {
    std::string                    description;
    std::vector<Participant>       participants;
    std::vector<OutsideId>         outside_ids;
    std::optional<Money>           applied;
    std::optional<Money>           disbursed;
    std::optional<AwardSourceView> source;
    std::int64_t                   caused_by{}; // the fact that made it
    std::vector<api::May>          may;
};
BOOST_DESCRIBE_STRUCT(AwardView, (AwardItem),
                      (description, participants, outside_ids, applied, disbursed, source, caused_by, may))

struct AwardRest {
    std::string                 description;
    std::optional<std::int64_t> applied_minor;
    std::optional<std::string>  applied_currency;
    std::optional<std::int64_t> disbursed_minor;
    std::optional<std::string>  disbursed_currency;
    std::int64_t                import_id{};
    std::int64_t                line{};
};
BOOST_DESCRIBE_STRUCT(AwardRest, (),
                      (description, applied_minor, applied_currency, disbursed_minor, disbursed_currency, import_id,
                       line))

struct WholeAwardRow : AwardRow, AwardRest {};
BOOST_DESCRIBE_STRUCT(WholeAwardRow, (AwardRow, AwardRest), ())

Result<AwardView> award_view(Reader& reader, Caller const& caller, Id<Award> id, Day today)
{
    static std::string const whole = std::string{award_columns} + R"sql(,
           a.description, a.applied_minor, a.applied_currency, a.disbursed_minor, a.disbursed_currency, a.import_id,
           a.line)sql" + std::string{award_tables} +
                                     " WHERE a.id = $1";
    auto row = reader.row<WholeAwardRow>(whole, id);
    if (!row || !caller.may_in(Permission::read_portfolio, row->programme.id)) return refuse(refusal::not_found);
    AwardRest const& rest = *row;

    AwardView out;
    static_cast<AwardItem&>(out) = item(std::move(static_cast<AwardRow&>(*row)));
    out.description              = rest.description;
    out.participants             = reader.rows<Participant>(
        "SELECT name, role, organisation FROM award_participant WHERE award_id = $1 ORDER BY position", id);
    out.outside_ids = reader.rows<OutsideId>(
        "SELECT scheme, value FROM award_outside_id WHERE award_id = $1 ORDER BY scheme, value", id);
    out.applied   = money(rest.applied_minor, rest.applied_currency);
    out.disbursed = money(rest.disbursed_minor, rest.disbursed_currency);
    if (rest.import_id)
        out.source = AwardSourceView{
            rest.import_id, rest.line,
            reader.row<std::string>("SELECT name FROM award_import WHERE id = $1", rest.import_id).value_or("")};
    out.caused_by = id.value;
    out.may       = may_with_authority(reader, TRY(load_award(reader, id)), caller, today);
    return out;
}

Result<AwardView> get_award(Look& look, AwardAsk const& ask)
{
    return award_view(look.read, look.caller, ask.id, look.today);
}

struct RecordAwardAsk {
    Line<100>                    number;
    Line<500>                    title;
    Id<Programme>                programme;
    Line<300>                    organisation;
    std::optional<Line<100>>     lead;
    Money                        amount;
    std::optional<Day>           awarded_on;
    std::optional<Day>           starts_on;
    std::optional<Day>           ends_on;
    std::optional<Prose<20'000>> description;
};
BOOST_DESCRIBE_STRUCT(RecordAwardAsk, (),
                      (number, title, programme, organisation, lead, amount, awarded_on, starts_on, ends_on,
                       description))

// All refusals of an award typed by hand; the scheme of its number is the body's own.
Result<AwardContent> plan_award(RecordAwardAsk const& ask, std::optional<ProgrammeState> programme, bool number_taken)
{
    std::vector<Fault> faults;
    if (!programme) faults.push_back({"/programme", refusal::not_found, ""});
    else if (*programme != ProgrammeState::active)
        faults.push_back({"/programme", refusal::programme_not_active, std::string{name_of(*programme)}});
    if (number_taken) faults.push_back({"/number", refusal::already_exists, ask.number.value});
    if (ask.amount.minor <= 0) faults.push_back({"/amount/minor", refusal::not_positive, ""});
    if (ask.starts_on && ask.ends_on && *ask.ends_on < *ask.starts_on)
        faults.push_back({"/ends_on", refusal::ends_before_start, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return AwardContent{.number      = ask.number.value,
                        .title       = ask.title.value,
                        .programme   = ask.programme,
                        .lead        = ask.lead ? ask.lead->value : "",
                        .outside_ids = {{"own", ask.number.value}},
                        .amount      = ask.amount,
                        .awarded_on  = ask.awarded_on,
                        .starts_on   = ask.starts_on,
                        .ends_on     = ask.ends_on,
                        .description = ask.description ? ask.description->value : ""};
}

Result<AwardView> record_award(Act& act, Caller const& by, RecordAwardAsk const& ask)
{
    CHECK(by.check_in(Permission::record_awards, ask.programme.value));
    auto programme = act.read().row<ProgrammeState>("SELECT state FROM programme WHERE id = $1", ask.programme);
    auto taken     = known_award(act.read(), {{"own", ask.number.value}}).has_value();
    auto content   = TRY(plan_award(ask, programme, taken));

    content.organisation = find_or_register(act, ask.organisation.value, {});
    auto      digest     = sha256(json::canonical(content));
    Id<Award> id{act.record(AwardRecorded{std::move(content), AwardState::active, std::nullopt, digest})};
    return award_view(act.read(), by, id, act.today);
}

struct StepAwardAsk {
    Id<Award>                  id;
    AwardEvent                 step{};
    std::optional<Prose<2000>> reason;
};
BOOST_DESCRIBE_STRUCT(StepAwardAsk, (), (id, step, reason))

Result<StepView> step_award(Act& act, Caller const& by, StepAwardAsk const& ask)
{
    auto award  = TRY(load_award(act.read(), ask.id));
    auto reason = ask.reason ? ask.reason->value : "";
    if (!by.may_in(Permission::read_portfolio, award.programme.value)) return refuse(refusal::not_found);
    if (has_own_request(ask.step)) {
        // Tabled like any other step, so that whoever may not take it hears why; then it needs its own request.
        CHECK(plan_step(award, ask.step, reason, by, act.today));
        return refuse(refusal::not_a_choice, "/step", std::string{name_of(ask.step)});
    }
    if (award.state == AwardState::setup || award.state == AwardState::offered) {
        CHECK(step_prepared_award(act, by, ask.id, ask.step, reason));
        award = TRY(load_award(act.read(), ask.id));
    } else {
        award.state = TRY(plan_step(award, ask.step, reason, by, act.today));
        record_step(act, ask.id, ask.step, reason);
    }
    return StepView{ask.id.value, std::string{name_of(award.state)},
                    may_with_authority(act.read(), award, by, act.today)};
}

} // namespace

void narrow(api::ListQuery& query, Reader& reader, Caller const& caller, AwardFilter const& filter)
{
    if (auto scope = caller.programmes(Permission::read_portfolio)) query.where_any("a.programme_id", *scope);
    if (filter.text)
        query.where(search::condition(reader.dialect(), "a.id"),
                    search::question(reader.dialect(), filter.text->value));
    if (filter.programme) query.where("a.programme_id = ?", *filter.programme);
    if (filter.organisation) query.where("a.organisation_id = ?", *filter.organisation);
    if (filter.state) query.where("a.state = ?", *filter.state);
    if (filter.year) query.where("a.year = ?", *filter.year);
    if (filter.year_from) query.where("a.year >= ?", *filter.year_from);
    if (filter.year_to) query.where("a.year <= ?", *filter.year_to);
    if (filter.currency) query.where("a.amount_currency = ?", std::string{filter.currency->code()});
    if (filter.outcome) query.where("a.outcome = ?", filter.outcome->value);
    if (filter.min) query.where("a.amount_minor >= ?", *filter.min);
    if (filter.max) query.where("a.amount_minor <= ?", *filter.max);
    if (filter.import) query.where("a.import_id = ?", *filter.import);
}

void register_awards(api::Registry& registry)
{
    registry.read<Permission::read_portfolio, list_awards>("/api/awards", {"列出资助", "List awards"},
                                                           api::Speed::slow);
    registry.read<Permission::read_portfolio, get_award>("/api/awards/{id}", {"查看一项资助", "One award"});
    registry.act<Permission::record_awards, record_award>("/api/awards", {"录入一项资助", "Record an award"});
    registry.act<Permission::record_awards, step_award>("/api/awards/{id}/steps",
                                                        {"推进一项资助", "Move an award one step"});
}

} // namespace penstock
