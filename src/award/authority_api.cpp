// The register of delegations as a board secretary and an auditor read it.
#include "award/authority_view.hpp"

#include <algorithm>

namespace penstock {

namespace {

using namespace authority;

// ---- the register ------------------------------------------------------------------------------------------------

struct DelegationItem {
    Id<Delegation>           id;
    Named                    person;
    std::vector<std::string> deeds;
    std::optional<Titled>    programme; // absent: in the whole body
    Currency                 currency;
    std::optional<Money>     per_act; // absent: not bounded by it
    std::optional<Money>     per_award;
    std::optional<Money>     per_year;
    std::optional<Money>     second_person_above;
    Day                      from;
    Day                      until;
    DelegationStatus         status{};
    std::string              decision;
    std::optional<Named>     given_by; // absent: the system itself
    std::int64_t             uses{};
    Money                    used;
    std::optional<Instant>   last_used_at;
};
BOOST_DESCRIBE_STRUCT(DelegationItem, (),
                      (id, person, deeds, programme, currency, per_act, per_award, per_year, second_person_above, from,
                       until, status, decision, given_by, uses, used, last_used_at))

struct DelegationRow {
    Id<Delegation>         id;
    std::int64_t           person{};
    std::string            person_name;
    std::string            deeds;
    std::int64_t           programme_id{};
    Bilingual              programme_title;
    std::string            currency;
    Limits                 limits;
    Day                    from_day;
    Day                    until_day;
    std::optional<Day>     revoked_on;
    std::string            decision;
    std::int64_t           given_by{};
    std::string            given_name;
    std::int64_t           uses{};
    std::int64_t           used{};
    std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(DelegationRow, (),
                      (id, person, person_name, deeds, programme_id, programme_title, currency, limits, from_day,
                       until_day, revoked_on, decision, given_by, given_name, uses, used, last_used_at))

constexpr std::string_view delegation_columns = R"sql(
    SELECT d.id, d.person_id AS person, n.name AS person_name, d.deeds, d.programme_id,
           COALESCE(g.title_zh, '') AS programme_title_zh, COALESCE(g.title_en, '') AS programme_title_en, d.currency,
           d.per_act AS limits_per_act, d.per_award AS limits_per_award, d.per_year AS limits_per_year,
           d.second_person_above AS limits_second_person_above, d.from_day, d.until_day, d.revoked_on, d.decision,
           d.given_by, COALESCE(b.name, '') AS given_name, d.uses, d.used, d.last_used_at)sql";
constexpr std::string_view delegation_tables  = R"sql(
      FROM delegation d
      JOIN person n ON n.id = d.person_id
      LEFT JOIN programme g ON g.id = d.programme_id
      LEFT JOIN person b ON b.id = d.given_by)sql";

constexpr api::SortBy<DelegationRow> delegation_orders[] = {
    {"id", "d.id", [](DelegationRow const& row) -> api::SortKey { return row.id.value; }},
    {"person", "n.name", [](DelegationRow const& row) -> api::SortKey { return row.person_name; }},
    {"programme", "d.programme_id", [](DelegationRow const& row) -> api::SortKey { return row.programme_id; }},
    {"from", "d.from_day", [](DelegationRow const& row) -> api::SortKey { return row.from_day.iso(); }},
    {"until", "d.until_day", [](DelegationRow const& row) -> api::SortKey { return row.until_day.iso(); }},
    {"uses", "d.uses", [](DelegationRow const& row) -> api::SortKey { return row.uses; }},
    {"used", "d.used", [](DelegationRow const& row) -> api::SortKey { return row.used; }},
};

std::vector<std::string> parted(std::string const& words)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < words.size();) {
        auto end = std::min(words.find(' ', at), words.size());
        out.push_back(words.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

DelegationItem item(DelegationRow row, Day today)
{
    auto          code = currency(row.currency);
    DelegationNow now{
        .id = row.id, .terms = {.from = row.from_day, .until = row.until_day}, .revoked_on = row.revoked_on};
    return {.id                  = row.id,
            .person              = {row.person, std::move(row.person_name)},
            .deeds               = parted(row.deeds),
            .programme           = some_programme(row.programme_id, std::move(row.programme_title)),
            .currency            = code,
            .per_act             = some_money(row.limits.per_act, code),
            .per_award           = some_money(row.limits.per_award, code),
            .per_year            = some_money(row.limits.per_year, code),
            .second_person_above = some_money(row.limits.second_person_above, code),
            .from                = row.from_day,
            .until               = row.until_day,
            .status              = now.status(today),
            .decision            = std::move(row.decision),
            .given_by            = somebody(row.given_by, std::move(row.given_name)),
            .uses                = row.uses,
            .used                = {row.used, code},
            .last_used_at        = row.last_used_at};
}

struct AuthorityAsk : api::ListAsk {
    std::optional<Id<Person>>       person;
    std::optional<Id<Programme>>    programme; // what holds there: its own and the whole body's
    std::optional<Deed>             deed;
    std::optional<DelegationStatus> status;
    std::optional<Day>              ends_before; // in force, and for so long only
    std::optional<bool>             unused;
};
BOOST_DESCRIBE_STRUCT(AuthorityAsk, (api::ListAsk), (person, programme, deed, status, ends_before, unused))

Result<api::List<DelegationItem>> list_authority(Look& look, AuthorityAsk const& ask)
{
    api::ListQuery query{delegation_columns, delegation_tables, "d.id"};
    narrow(query, look.caller);
    auto in_force = [&] {
        query.where("d.from_day <= ? AND d.until_day >= ? AND COALESCE(d.revoked_on, '9999-12-31') > ?", look.today,
                    look.today, look.today);
    };
    if (ask.person) query.where("d.person_id = ?", *ask.person);
    if (ask.programme) query.where("d.programme_id = 0 OR d.programme_id = ?", *ask.programme);
    if (ask.deed)
        query.where("EXISTS (SELECT 1 FROM delegation_deed y WHERE y.delegation_id = d.id AND y.deed = ?)", *ask.deed);
    if (ask.status) switch (*ask.status) {
        case DelegationStatus::in_force: in_force(); break;
        case DelegationStatus::revoked:  query.where("d.revoked_on <= ?", look.today); break;
        case DelegationStatus::expired:
            query.where("d.until_day < ? AND COALESCE(d.revoked_on, '9999-12-31') > ?", look.today, look.today);
            break;
        case DelegationStatus::upcoming:
            query.where("d.from_day > ? AND COALESCE(d.revoked_on, '9999-12-31') > ?", look.today, look.today);
            break;
        }
    if (ask.ends_before) {
        in_force();
        query.where("d.until_day < ? OR d.revoked_on < ?", *ask.ends_before, *ask.ends_before);
    }
    if (ask.unused) query.where(*ask.unused ? "d.uses = ?" : "d.uses > ?", 0);
    auto                      rows = TRY(query.page<DelegationRow>(look.read, ask, delegation_orders));
    api::List<DelegationItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row), look.today));
    return out;
}

// ---- uses --------------------------------------------------------------------------------------------------------

struct AuthorityUseItem {
    Id<AuthorityUse>      id;
    Deed                  deed{};
    std::string           cause;
    Id<Delegation>        delegation;
    Named                 by;
    std::optional<Named>  acting_for;
    std::optional<Named>  second; // the person who confirmed it
    std::optional<Titled> programme;
    std::optional<Named>  award; // its number
    Money                 amount;
    std::int64_t          fiscal_year{};
    Instant               at;
    bool                  returned{}; // given back: it counts no more
};
BOOST_DESCRIBE_STRUCT(AuthorityUseItem, (),
                      (id, deed, cause, delegation, by, acting_for, second, programme, award, amount, fiscal_year, at,
                       returned))

struct UseRow {
    Id<AuthorityUse> id;
    Deed             deed{};
    std::string      cause;
    Id<Delegation>   delegation;
    std::int64_t     person{};
    std::string      person_name;
    std::int64_t     acting_for{};
    std::string      acting_name;
    std::int64_t     second{};
    std::string      second_name;
    std::int64_t     programme_id{};
    Bilingual        programme_title;
    std::int64_t     award_id{};
    std::string      award_number;
    std::int64_t     minor{};
    std::string      currency;
    std::int64_t     fiscal_year{};
    Instant          at;
    bool             returned{};
};
BOOST_DESCRIBE_STRUCT(UseRow, (),
                      (id, deed, cause, delegation, person, person_name, acting_for, acting_name, second, second_name,
                       programme_id, programme_title, award_id, award_number, minor, currency, fiscal_year, at,
                       returned))

constexpr std::string_view use_columns = R"sql(
    SELECT d.id, d.deed, d.cause, d.delegation_id AS delegation, d.person_id AS person,
           COALESCE(n.name, '') AS person_name, d.acting_for, COALESCE(h.name, '') AS acting_name,
           COALESCE(s.id, 0) AS second, COALESCE(s.name, '') AS second_name, d.programme_id,
           COALESCE(g.title_zh, '') AS programme_title_zh, COALESCE(g.title_en, '') AS programme_title_en, d.award_id,
           COALESCE(w.number, '') AS award_number, d.minor, d.currency, d.fiscal_year, d.at,
           CASE WHEN d.returned_at IS NULL THEN 0 ELSE 1 END AS returned)sql";
constexpr std::string_view use_tables  = R"sql(
      FROM authority_use d
      LEFT JOIN person n ON n.id = d.person_id
      LEFT JOIN person h ON h.id = d.acting_for
      LEFT JOIN approval a ON a.id = d.approval_id
      LEFT JOIN person s ON s.id = CASE WHEN a.ended_by = d.person_id THEN a.proposed_by ELSE a.ended_by END
      LEFT JOIN programme g ON g.id = d.programme_id
      LEFT JOIN award w ON w.id = d.award_id)sql";

constexpr api::SortBy<UseRow> use_orders[] = {
    {"id", "d.id", [](UseRow const& row) -> api::SortKey { return row.id.value; }},
    {"amount", "d.minor", [](UseRow const& row) -> api::SortKey { return row.minor; }},
};

AuthorityUseItem item(UseRow row)
{
    return {.id          = row.id,
            .deed        = row.deed,
            .cause       = std::move(row.cause),
            .delegation  = row.delegation,
            .by          = {row.person, std::move(row.person_name)},
            .acting_for  = somebody(row.acting_for, std::move(row.acting_name)),
            .second      = somebody(row.second, std::move(row.second_name)),
            .programme   = some_programme(row.programme_id, std::move(row.programme_title)),
            .award       = somebody(row.award_id, std::move(row.award_number)),
            .amount      = {row.minor, currency(row.currency)},
            .fiscal_year = row.fiscal_year,
            .at          = row.at,
            .returned    = row.returned};
}

struct UsesAsk : api::ListAsk {
    std::optional<Id<Delegation>> delegation;
    std::optional<Id<Person>>     person; // who acted, or for whom
    std::optional<Id<Programme>>  programme;
    std::optional<Id<Award>>      award;
    std::optional<Deed>           deed;
    std::optional<std::int64_t>   fiscal_year;
};
BOOST_DESCRIBE_STRUCT(UsesAsk, (api::ListAsk), (delegation, person, programme, award, deed, fiscal_year))

Result<api::List<AuthorityUseItem>> list_authority_uses(Look& look, UsesAsk const& ask)
{
    api::ListQuery query{use_columns, use_tables, "d.id"};
    narrow(query, look.caller);
    if (ask.delegation) query.where("d.delegation_id = ?", *ask.delegation);
    if (ask.person) query.where("d.person_id = ? OR d.acting_for = ?", *ask.person, *ask.person);
    if (ask.programme) query.where("d.programme_id = ?", *ask.programme);
    if (ask.award) query.where("d.award_id = ?", *ask.award);
    if (ask.deed) query.where("d.deed = ?", *ask.deed);
    if (ask.fiscal_year) query.where("d.fiscal_year = ?", *ask.fiscal_year);
    auto                        rows = TRY(query.page<UseRow>(look.read, ask, use_orders));
    api::List<AuthorityUseItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

// ---- one delegation ----------------------------------------------------------------------------------------------

// What is used and left of the yearly limit, by deed; deeds that move the same money one step share a count.
struct AuthorityStanding {
    Deed                 deed{};
    std::int64_t         fiscal_year{};
    Money                used;
    std::optional<Money> left; // absent: no yearly limit
};
BOOST_DESCRIBE_STRUCT(AuthorityStanding, (), (deed, fiscal_year, used, left))

struct DelegationView : DelegationItem {
    std::vector<AuthorityStanding> standings;
    bool                           able{}; // the person is active and has a role that allows every deed
    std::optional<Day>             revoked_on;
    std::string                    reason;
    std::optional<Named>           revoked_by;
    Instant                        given_at;
    std::int64_t                   caused_by{}; // the fact that gave it
    std::vector<api::May>          may;
};
BOOST_DESCRIBE_STRUCT(DelegationView, (DelegationItem),
                      (standings, able, revoked_on, reason, revoked_by, given_at, caused_by, may))

struct DelegationRest {
    std::string  reason;
    std::int64_t revoked_by{};
    std::string  revoked_name;
    Instant      given_at;
};
BOOST_DESCRIBE_STRUCT(DelegationRest, (), (reason, revoked_by, revoked_name, given_at))

Result<DelegationView> delegation_view(Reader& reader, Caller const& caller, Id<Delegation> id, Day today)
{
    auto row = reader.row<DelegationRow>(
        std::string{delegation_columns} + std::string{delegation_tables} + " WHERE d.id = $1", id);
    if (!row || !sees(caller, {row->programme_id})) return refuse(refusal::not_found);
    DelegationView out;
    out.revoked_on                    = row->revoked_on;
    static_cast<DelegationItem&>(out) = item(*std::move(row), today);
    auto rest                         = reader.one<DelegationRest>(R"sql(
        SELECT d.reason, d.revoked_by, COALESCE(n.name, '') AS revoked_name, d.given_at
          FROM delegation d
          LEFT JOIN person n ON n.id = d.revoked_by
         WHERE d.id = $1
    )sql",
                                                                   id);
    out.reason                        = std::move(rest.reason);
    out.revoked_by                    = somebody(rest.revoked_by, std::move(rest.revoked_name));
    out.given_at                      = rest.given_at;
    out.caused_by                     = id.value;

    auto now   = TRY(load_delegation(reader, id));
    auto year  = fiscal_year_of(today, fiscal_year_start(reader));
    auto place = now.terms.programme.value_or(Id<Programme>{});
    for (auto deed : now.terms.deeds) {
        auto counted = counted_as(deed);
        if (std::ranges::find(out.standings, counted, &AuthorityStanding::deed) != out.standings.end()) continue;
        auto used = used_in_year(reader, now.terms.person, deed, now.terms.currency, place, year);
        out.standings.push_back({counted, year, {used, now.terms.currency}, {}});
        if (auto limit = now.terms.limits.per_year)
            out.standings.back().left = Money{std::max<std::int64_t>(0, *limit - used), now.terms.currency};
    }
    out.able = std::ranges::all_of(
        now.terms.deeds, [&](Deed deed) { return is_able(reader, now.terms.person, {deed, place, {}, {}}, today); });
    out.may = {as_may("revoke", plan_revocation(now, today, "?", caller, today))};
    return out;
}

struct DelegationAsk {
    Id<Delegation> id;
};
BOOST_DESCRIBE_STRUCT(DelegationAsk, (), (id))

Result<DelegationView> get_delegation(Look& look, DelegationAsk const& ask)
{
    return delegation_view(look.read, look.caller, ask.id, look.today);
}

struct GiveAuthorityAsk {
    Id<Person>                   person;
    std::vector<Deed>            deeds;
    std::optional<Id<Programme>> programme; // absent: in the whole body
    Currency                     currency;
    Limits                       limits;
    Day                          from;
    Day                          until;
    Line<300>                    decision;
};
BOOST_DESCRIBE_STRUCT(GiveAuthorityAsk, (), (person, deeds, programme, currency, limits, from, until, decision))

Result<DelegationView> give_authority(Act& act, Caller const& by, GiveAuthorityAsk const& ask)
{
    DelegationTerms terms{ask.person, ask.deeds, ask.programme, ask.currency,
                          ask.limits, ask.from,  ask.until,     ask.decision.value};
    auto            person = load_person(act.read(), ask.person);
    if (!person) return refuse(refusal::not_found, "/person", "");
    if (terms.programme && !act.read().row<std::int64_t>("SELECT 1 FROM programme WHERE id = $1", *terms.programme))
        return refuse(refusal::not_found, "/programme", "");
    CHECK(plan_delegation(terms, *person, by, act.today));
    return delegation_view(act.read(), by, {act.record(DelegationGiven{std::move(terms)})}, act.today);
}

struct RevokeAuthorityAsk {
    Id<Delegation>     id;
    std::optional<Day> on; // the first day without it; today when absent
    Prose<2000>        reason;
};
BOOST_DESCRIBE_STRUCT(RevokeAuthorityAsk, (), (id, on, reason))

Result<DelegationView> revoke_authority(Act& act, Caller const& by, RevokeAuthorityAsk const& ask)
{
    auto now = TRY(load_delegation(act.read(), ask.id));
    auto on  = ask.on.value_or(act.today);
    CHECK(plan_revocation(now, on, ask.reason.value, by, act.today));
    act.record(DelegationRevoked{ask.id, on, ask.reason.value});
    return delegation_view(act.read(), by, ask.id, act.today);
}

// ---- persons who may be named ------------------------------------------------------------------------------------

// Somebody of the body, as forms offer him: the name and the roles of today, and nothing else of the account.
struct ColleagueItem {
    Id<Person>               id;
    std::string              name;
    std::vector<std::string> roles;
};
BOOST_DESCRIBE_STRUCT(ColleagueItem, (), (id, name, roles))

struct ColleagueRow {
    Id<Person>  id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ColleagueRow, (), (id, name))

constexpr api::SortBy<ColleagueRow> colleague_orders[] = {
    {"name", "p.name", [](ColleagueRow const& row) -> api::SortKey { return row.name; }},
};

struct ColleaguesAsk : api::ListAsk {
    std::optional<Line<100, 0>> text; // in the name
    std::optional<Role>         role; // held today
};
BOOST_DESCRIBE_STRUCT(ColleaguesAsk, (api::ListAsk), (text, role))

Result<api::List<ColleagueItem>> list_colleagues(Look& look, ColleaguesAsk const& ask)
{
    api::ListQuery query{"SELECT p.id, p.name", "FROM person p", "p.id"};
    query.where("p.state = ?", PersonState::active);
    query.where(
        "EXISTS (SELECT 1 FROM role_grant r WHERE r.person = p.id AND r.role <> 'performer' AND r.from_day <= ? "
        "AND COALESCE(r.until_day, '9999-12-31') >= ? AND COALESCE(r.ended_on, '9999-12-31') > ?)",
        look.today, look.today, look.today);
    if (ask.role)
        query.where("EXISTS (SELECT 1 FROM role_grant r WHERE r.person = p.id AND r.role = ? AND r.from_day <= ? "
                    "AND COALESCE(r.until_day, '9999-12-31') >= ? AND COALESCE(r.ended_on, '9999-12-31') > ?)",
                    *ask.role, look.today, look.today, look.today);
    if (ask.text) query.where_one_holds(ask.text->value, {"p.name"});
    auto                     rows = TRY(query.page<ColleagueRow>(look.read, ask, colleague_orders));
    api::List<ColleagueItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) {
        ColleagueItem one{row.id, std::move(row.name), {}};
        for (auto const& role : roles_of(look.read, {row.id}))
            if (role.in_force(look.today)) one.roles.emplace_back(name_of(role.role));
        std::ranges::sort(one.roles);
        one.roles.erase(std::ranges::unique(one.roles).begin(), one.roles.end());
        out.items.push_back(std::move(one));
    }
    return out;
}

} // namespace

void register_authority(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_authority, list_authority>("/api/authority", {"列出授权", "List delegations"});
    registry.read<read_authority, get_delegation>("/api/authority/{id}", {"查看一项授权", "One delegation"});
    registry.act<delegate_authority, give_authority>("/api/authority",
                                                     {"依据决定授权", "Delegate authority by a decision"});
    registry.act<delegate_authority, revoke_authority>("/api/authority/{id}/revocation",
                                                       {"撤销授权", "Revoke a delegation"});
    registry.read<read_authority, list_colleagues>("/api/authority/persons",
                                                   {"列出可授权的人员", "List who may be named in a delegation"});
    registry.read<read_authority, list_authority_uses>("/api/authority/uses",
                                                       {"列出授权的行使", "List uses of authority"});
}

} // namespace penstock
