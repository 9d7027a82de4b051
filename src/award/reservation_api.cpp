#include "award/reservation_api.hpp"

#include "api/refusals.hpp"
#include "award/entry_by_hand.hpp"
#include "award/money_api.hpp"

namespace penstock {

namespace {

struct ReservationItem {
    Id<Reservation>       id;
    ReservationState      state{};
    EntryKind             kind{};
    Money                 amount;
    Money                 posted;
    Day                   expires_on;
    std::int64_t          appropriation{};
    std::string           appropriation_code;
    std::int64_t          fiscal_year{};
    std::optional<Titled> programme;
    std::optional<Named>  award; // its number
    Stage                 from{};
    Stage                 to{};
    std::string           cause;
    std::string           decision;
    std::string           memo;
};
BOOST_DESCRIBE_STRUCT(ReservationItem, (),
                      (id, state, kind, amount, posted, expires_on, appropriation, appropriation_code, fiscal_year,
                       programme, award, from, to, cause, decision, memo))

struct ReservationRow {
    Id<Reservation>  id;
    ReservationState state{};
    EntryKind        kind{};
    std::int64_t     minor{};
    std::int64_t     posted{};
    Day              expires_on;
    std::int64_t     appropriation{};
    std::string      appropriation_code;
    std::string      currency;
    std::int64_t     fiscal_year{};
    std::int64_t     programme_id{};
    Bilingual        programme_title;
    std::int64_t     award_id{};
    std::string      award_number;
    Stage            from_stage{};
    Stage            to_stage{};
    std::string      cause;
    std::string      decision;
    std::string      memo;
    Id<Account>      from_id;
    Id<Account>      to_id;
};
BOOST_DESCRIBE_STRUCT(ReservationRow, (),
                      (id, state, kind, minor, posted, expires_on, appropriation, appropriation_code, currency,
                       fiscal_year, programme_id, programme_title, award_id, award_number, from_stage, to_stage, cause,
                       decision, memo, from_id, to_id))

// The award stands on either side: money is bound for it, or taken from it.
constexpr std::string_view columns = R"sql(
    SELECT r.id, r.state, r.kind, r.minor, r.posted, r.expires_on, f.appropriation_id AS appropriation,
           p.code AS appropriation_code, p.currency, p.fiscal_year, f.programme_id,
           COALESCE(g.title_zh, '') AS programme_title_zh, COALESCE(g.title_en, '') AS programme_title_en,
           COALESCE(w.id, 0) AS award_id, COALESCE(w.number, '') AS award_number, f.stage AS from_stage,
           t.stage AS to_stage, r.cause, r.decision, r.memo, r.from_id, r.to_id)sql";
constexpr std::string_view tables  = R"sql(
      FROM reservation r
      JOIN account f ON f.id = r.from_id
      JOIN account t ON t.id = r.to_id
      JOIN appropriation p ON p.id = f.appropriation_id
      LEFT JOIN programme g ON g.id = f.programme_id
      LEFT JOIN award w ON w.id = CASE WHEN t.award_id <> 0 THEN t.award_id ELSE f.award_id END)sql";

constexpr api::SortBy<ReservationRow> orders[] = {
    {"id", "r.id", [](ReservationRow const& row) -> api::SortKey { return row.id.value; }},
    {"expires_on", "r.expires_on", [](ReservationRow const& row) -> api::SortKey { return row.expires_on.iso(); }},
    {"amount", "r.minor", [](ReservationRow const& row) -> api::SortKey { return row.minor; }},
};

ReservationItem item(ReservationRow row)
{
    auto            code = currency(row.currency);
    ReservationItem out{.id                 = row.id,
                        .state              = row.state,
                        .kind               = row.kind,
                        .amount             = {row.minor, code},
                        .posted             = {row.posted, code},
                        .expires_on         = row.expires_on,
                        .appropriation      = row.appropriation,
                        .appropriation_code = std::move(row.appropriation_code),
                        .fiscal_year        = row.fiscal_year,
                        .from               = row.from_stage,
                        .to                 = row.to_stage,
                        .cause              = std::move(row.cause),
                        .decision           = std::move(row.decision),
                        .memo               = std::move(row.memo)};
    if (row.programme_id) out.programme = Titled{row.programme_id, std::move(row.programme_title)};
    if (row.award_id) out.award = Named{row.award_id, std::move(row.award_number)};
    return out;
}

struct ReservationsAsk : api::ListAsk {
    std::optional<ReservationState>  state;
    std::optional<EntryKind>         kind;
    std::optional<Id<Appropriation>> appropriation;
    std::optional<std::int64_t>      fiscal_year;
    std::optional<Id<Programme>>     programme;
    std::optional<Id<Award>>         award;
    std::optional<Day>               expires_until;
};
BOOST_DESCRIBE_STRUCT(ReservationsAsk, (api::ListAsk),
                      (state, kind, appropriation, fiscal_year, programme, award, expires_until))

Result<api::List<ReservationItem>> list_reservations(Look& look, ReservationsAsk const& ask)
{
    api::ListQuery query{columns, tables, "r.id"};
    if (auto scope = look.caller.programmes(Permission::read_money)) query.where_any("f.programme_id", *scope);
    if (ask.state) query.where("r.state = ?", *ask.state);
    if (ask.kind) query.where("r.kind = ?", *ask.kind);
    if (ask.appropriation) query.where("f.appropriation_id = ?", *ask.appropriation);
    if (ask.fiscal_year) query.where("p.fiscal_year = ?", *ask.fiscal_year);
    if (ask.programme) query.where("f.programme_id = ?", *ask.programme);
    if (ask.award) query.where("w.id = ?", *ask.award);
    if (ask.expires_until) query.where("r.expires_on <= ?", *ask.expires_until);
    auto                       rows = TRY(query.page<ReservationRow>(look.read, ask, orders));
    api::List<ReservationItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct ReservationAsk {
    Id<Reservation> id;
};
BOOST_DESCRIBE_STRUCT(ReservationAsk, (), (id))

struct ReservationView : ReservationItem {
    Id<Account>              from_account;
    Id<Account>              to_account;
    std::optional<Id<Entry>> entry;       // that posted it
    std::int64_t             caused_by{}; // the fact that made it
    std::vector<api::May>    may;
};
BOOST_DESCRIBE_STRUCT(ReservationView, (ReservationItem), (from_account, to_account, entry, caused_by, may))

std::string cause_of_posting(Id<Reservation> id) { return "reservation/" + std::to_string(id.value) + "/posted"; }

std::vector<Leg> legs_of(NewReservation const& terms, std::int64_t minor)
{
    return {{terms.from, -minor}, {terms.to, minor}};
}

// As far as authority goes: what is posted whole.
api::May with_authority(Reader& reader, Id<Reservation> id, Caller const& by, api::May step, Day today)
{
    auto terms = load_reservation(reader, id)->terms;
    auto legs  = legs_of(terms, terms.minor);
    if (auto fine = check_reserved(reader, terms.kind, legs); !fine) {
        auto const& way = fine.error().lines.at(0);
        return api::not_allowed(step.step, fine.error().why, Words{way.zh, way.en});
    }
    auto demand = demand_by_hand(reader, terms.kind, legs, cause_of_posting(id));
    return demand && *demand ? with_authority(reader, by, std::move(step), **demand, today) : step;
}

std::vector<api::May> may(Reader& reader, ReservationItem const& item, Caller const& by, Day today)
{
    std::vector<api::May> out;
    for (auto const& step : reservation_life) {
        if (step.from != item.state || step.by != ReservationEnder::holder) continue;
        auto name = name_of(step.on);
        if (!by.may_in(Permission::post_entries, 0))
            out.push_back(api::not_allowed(name, refusal::not_your_role,
                                           {"需由财务人员办理。", "A finance officer can do this."}));
        else if (is_of_the_system(item.cause))
            out.push_back(api::not_allowed(name, refusal::step_not_allowed,
                                           {"这笔冻结随其事项一同办结，请到该资助或付款处办理。",
                                            "It ends with what it was made for; go to the award or payment."}));
        else if (step.on == ReservationEvent::post && today > item.expires_on)
            out.push_back(api::not_allowed(name, refusal::reservation_expired,
                                           {"请解除后重新申请冻结。", "Void it and make a new one."}));
        else if (step.on == ReservationEvent::post)
            out.push_back(with_authority(reader, item.id, by, api::allowed(name), today));
        else out.push_back(api::allowed(name));
    }
    return out;
}

Result<ReservationView> reservation_view(Reader& reader, Caller const& caller, Id<Reservation> id, Day today)
{
    auto row = reader.row<ReservationRow>(std::string{columns} + std::string{tables} + " WHERE r.id = $1", id);
    if (!row || !caller.may_in(Permission::read_money, row->programme_id)) return refuse(refusal::not_found);
    ReservationView out;
    out.from_account                   = row->from_id;
    out.to_account                     = row->to_id;
    static_cast<ReservationItem&>(out) = item(*std::move(row));
    if (out.state == ReservationState::posted)
        out.entry = reader.row<Id<Entry>>("SELECT id FROM entry WHERE reservation_id = $1 ORDER BY id LIMIT 1", id);
    out.caused_by = id.value;
    out.may       = may(reader, out, caller, today);
    return out;
}

Result<ReservationView> get_reservation(Look& look, ReservationAsk const& ask)
{
    return reservation_view(look.read, look.caller, ask.id, look.today);
}

struct ReserveAsk {
    Line<200>                  cause; // permanent: the same again is the same reservation
    EntryKind                  kind{};
    WrittenPlace               from;
    WrittenPlace               to;
    std::int64_t               minor{};
    Day                        expires_on;
    std::optional<Line<300>>   decision;
    std::optional<Prose<2000>> memo;
};
BOOST_DESCRIBE_STRUCT(ReserveAsk, (), (cause, kind, from, to, minor, expires_on, decision, memo))

Result<ReservationView> reserve_money(Act& act, Caller const& by, ReserveAsk const& ask)
{
    CHECK(by.check_in(Permission::post_entries, 0));
    if (ask.kind == EntryKind::reverse || ask.kind == EntryKind::opening || ask.kind == EntryKind::exchange)
        return refuse(refusal::not_a_choice, "/kind", std::string{name_of(ask.kind)});
    NewReservation const asked{.cause      = ask.cause.value,
                               .kind       = ask.kind,
                               .from       = ask.from.place(),
                               .to         = ask.to.place(),
                               .minor      = ask.minor,
                               .expires_on = ask.expires_on,
                               .decision   = ask.decision ? ask.decision->value : "",
                               .memo       = ask.memo ? ask.memo->value : ""};
    CHECK(check_cause(asked.cause));
    CHECK(check_named(act.read(), asked.from, "/from"));
    CHECK(check_named(act.read(), asked.to, "/to"));
    CHECK(check_reserved(act.read(), asked.kind, legs_of(asked, asked.minor)));
    return reservation_view(act.read(), by, TRY(reserve(act, asked)), act.today);
}

struct StepReservationAsk {
    Id<Reservation>             id;
    ReservationEvent            step{};
    std::optional<std::int64_t> minor;    // of post: the part that is needed; the rest is free again
    std::optional<Day>          value_on; // of post: today when absent
};
BOOST_DESCRIBE_STRUCT(StepReservationAsk, (), (id, step, minor, value_on))

Result<ReservationView> step_reservation(Act& act, Caller const& by, StepReservationAsk const& ask)
{
    CHECK(by.check_in(Permission::post_entries, 0));
    auto        reservation = TRY(load_reservation(act.read(), ask.id));
    auto const& terms       = reservation.terms;
    if (ask.step == ReservationEvent::expire || is_of_the_system(terms.cause))
        return refuse(refusal::step_not_allowed, std::string{name_of(ask.step)});
    if (ask.step == ReservationEvent::post) {
        auto minor = ask.minor.value_or(terms.minor);
        auto cause = cause_of_posting(ask.id);
        auto legs  = legs_of(terms, minor);
        CHECK(check_reserved(act.read(), terms.kind, legs));
        auto use = TRY(plan_by_hand(act, by, terms.kind, legs, cause));
        auto posted = TRY(post_reserved(act, ask.id, cause, minor, ask.value_on.value_or(act.today)));
        record_by_hand(act, use, {.cause = cause, .kind = terms.kind, .legs = std::move(legs), .value_on = {}}, posted);
    } else CHECK(end_reservation(act, ask.id, ask.step));
    return reservation_view(act.read(), by, ask.id, act.today);
}

} // namespace

void register_reservations(api::Registry& registry)
{
    registry.read<Permission::read_money, list_reservations>("/api/reservations",
                                                             {"列出冻结资金", "List reservations"});
    registry.read<Permission::read_money, get_reservation>("/api/reservations/{id}",
                                                           {"查看一笔冻结资金", "One reservation"});
    registry.act<Permission::post_entries, reserve_money>("/api/reservations", {"冻结资金", "Reserve money"});
    registry.act<Permission::post_entries, step_reservation>("/api/reservations/{id}/steps",
                                                             {"办结一笔冻结", "Post or void a reservation"});
}

} // namespace penstock
