#include "payment/payee_api.hpp"

#include "award/award_api.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "ledger/refusals.hpp"
#include "ledger/working_day_facts.hpp"
#include "payment/payee_facts.hpp"
#include "payment/refusals.hpp"
#include "people/refusals.hpp"
#include "people/secret.hpp"

namespace penstock {

namespace {

// Those who see a part of the portfolio see the accounts of organisations that hold an award there.
bool sees(Reader& reader, Caller const& caller, Permission permission, Id<Organisation> organisation)
{
    auto scope = caller.programmes(permission);
    if (!scope) return true;
    api::ListQuery query{"", "FROM award a", "a.id"};
    query.where("a.organisation_id = ?", organisation).where_any("a.programme_id", *scope);
    return query.rows<std::int64_t>(reader, "SELECT count(*)", "").front() > 0;
}

// ---- accounts ----------------------------------------------------------------------------------------------------

struct PayeeItem {
    Id<Payee>                   id;
    Named                       organisation;
    PayeeState                  state{};
    std::string                 holder;
    std::string                 masked; // the number's last characters
    std::string                 bank_name;
    std::string                 bank_code;
    AccountScheme               scheme{};
    std::string                 currency;
    std::optional<Day>          usable_on;
    std::optional<std::int64_t> working_days_left; // while it cools off
    Named                       proposed_by;
    Instant                     proposed_at;
};
BOOST_DESCRIBE_STRUCT(PayeeItem, (),
                      (id, organisation, state, holder, masked, bank_name, bank_code, scheme, currency, usable_on,
                       working_days_left, proposed_by, proposed_at))

struct PayeeRow {
    Id<Payee>          id;
    Named              organisation;
    PayeeState         state{};
    std::string        holder;
    std::string        number;
    std::string        bank_name;
    std::string        bank_code;
    AccountScheme      scheme{};
    std::string        currency;
    std::optional<Day> usable_on;
    Named              proposed_by;
    Instant            proposed_at;
};
BOOST_DESCRIBE_STRUCT(PayeeRow, (),
                      (id, organisation, state, holder, number, bank_name, bank_code, scheme, currency, usable_on,
                       proposed_by, proposed_at))

// The day stands in the text: a list's own parameters are numbered by the list.
std::string state_on(Day today)
{
    std::string out{payee_state_today};
    for (auto at = out.find("$1"); at != out.npos; at = out.find("$1")) out.replace(at, 2, "'" + today.iso() + "'");
    return out;
}

std::string payee_columns(Day today)
{
    return "SELECT p.id, r.id AS organisation_id, r.name AS organisation_name, " + state_on(today) + R"sql( AS state,
           p.holder, p.number, p.bank_name, p.bank_code, p.scheme, p.currency, p.usable_on,
           p.proposed_by AS proposed_by_id, COALESCE(q.name, '') AS proposed_by_name, p.proposed_at)sql";
}

constexpr std::string_view payee_tables = R"sql(
      FROM payee p
      JOIN organisation o ON o.id = p.organisation_id
      JOIN organisation r ON r.id = COALESCE(NULLIF(o.merged_into, 0), o.id)
      LEFT JOIN person q ON q.id = p.proposed_by)sql";

constexpr api::SortBy<PayeeRow> payee_orders[] = {
    {"id", "p.id", [](PayeeRow const& row) -> api::SortKey { return row.id.value; }},
    {"organisation", "r.name", [](PayeeRow const& row) -> api::SortKey { return row.organisation.name; }},
    {"holder", "p.holder", [](PayeeRow const& row) -> api::SortKey { return row.holder; }},
    {"proposed_at", "p.proposed_at", [](PayeeRow const& row) -> api::SortKey { return row.proposed_at.milliseconds; }},
};

PayeeItem item(PayeeRow row, Day today, std::vector<SpecialDays> const& special)
{
    PayeeItem out{.id           = row.id,
                  .organisation = std::move(row.organisation),
                  .state        = row.state,
                  .holder       = std::move(row.holder),
                  .masked       = masked(row.number),
                  .bank_name    = std::move(row.bank_name),
                  .bank_code    = std::move(row.bank_code),
                  .scheme       = row.scheme,
                  .currency     = std::move(row.currency),
                  .usable_on    = row.usable_on,
                  .proposed_by  = std::move(row.proposed_by),
                  .proposed_at  = row.proposed_at};
    if (out.state == PayeeState::cooling_off) out.working_days_left = working_days_left(today, *out.usable_on, special);
    return out;
}

struct PayeesAsk : api::ListAsk {
    std::optional<Id<Organisation>> organisation;
    std::optional<PayeeState>       state;
    std::optional<Line<100>>        holder; // a part of the holder's name
};
BOOST_DESCRIBE_STRUCT(PayeesAsk, (api::ListAsk), (organisation, state, holder))

Result<api::List<PayeeItem>> list_payees(Look& look, PayeesAsk const& ask)
{
    auto           columns = payee_columns(look.today);
    std::string    tables{payee_tables};
    api::ListQuery query{columns, tables, "p.id"};
    if (auto scope = look.caller.programmes(Permission::read_money)) {
        std::string list = "0";
        for (auto programme : *scope) list += ", " + std::to_string(programme);
        query.where("EXISTS (SELECT 1 FROM award w WHERE w.organisation_id = r.id AND w.programme_id IN (" + list +
                    "))");
    }
    if (ask.organisation) query.where("r.id = ?", *ask.organisation);
    if (ask.state) query.where("(" + state_on(look.today) + ") = ?", *ask.state);
    if (ask.holder) query.where_one_holds(ask.holder->value, {"p.holder"});
    auto                 rows = TRY(query.page<PayeeRow>(look.read, ask, payee_orders));
    api::List<PayeeItem> out{.next = std::move(rows.next), .total = rows.total};
    auto const           special = special_days_from(look.read, look.today, look.today);
    for (auto& row : rows.items) out.items.push_back(item(std::move(row), look.today, special));
    return out;
}

struct PayeeAsk {
    Id<Payee> id;
};
BOOST_DESCRIBE_STRUCT(PayeeAsk, (), (id))

// One time the previous contact was told, as the person who told him says it.
struct PayeeNotice {
    ContactName  contact;
    NoticeWay    way{};
    Day          told_on;
    NoticeAnswer answer{};
    std::string  said;
    Named        by;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(PayeeNotice, (), (contact, way, told_on, answer, said, by, at))

struct NoticeRow {
    std::int64_t contact{};
    NoticeWay    way{};
    Day          told_on;
    NoticeAnswer answer{};
    std::string  said;
    Named        by;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (), (contact, way, told_on, answer, said, by, at))

// Two persons did without the previous contact; a third looks at it afterwards.
struct OverrideView {
    std::string            reason;
    Named                  asked_by;
    Instant                asked_at;
    std::optional<Named>   agreed_by;
    std::optional<Instant> agreed_at;
    std::string            agreed_reason;
    std::optional<Named>   reviewed_by;
    std::optional<Instant> reviewed_at;
    std::string            review;
};
BOOST_DESCRIBE_STRUCT(OverrideView, (),
                      (reason, asked_by, asked_at, agreed_by, agreed_at, agreed_reason, reviewed_by, reviewed_at,
                       review))

struct OverrideRow {
    std::string            reason;
    std::int64_t           asked_by{};
    std::string            asked_name;
    Instant                asked_at;
    std::int64_t           agreed_by{};
    std::string            agreed_name;
    std::optional<Instant> agreed_at;
    std::string            agreed_reason;
    std::int64_t           reviewed_by{};
    std::string            reviewed_name;
    std::optional<Instant> reviewed_at;
    std::string            review;
};
BOOST_DESCRIBE_STRUCT(OverrideRow, (),
                      (reason, asked_by, asked_name, asked_at, agreed_by, agreed_name, agreed_at, agreed_reason,
                       reviewed_by, reviewed_name, reviewed_at, review))

std::optional<Named> somebody(std::int64_t id, std::string name)
{
    return id ? std::optional{Named{id, std::move(name)}} : std::nullopt;
}

OverrideView shown(OverrideRow row)
{
    return {.reason        = std::move(row.reason),
            .asked_by      = {row.asked_by, std::move(row.asked_name)},
            .asked_at      = row.asked_at,
            .agreed_by     = somebody(row.agreed_by, std::move(row.agreed_name)),
            .agreed_at     = row.agreed_at,
            .agreed_reason = std::move(row.agreed_reason),
            .reviewed_by   = somebody(row.reviewed_by, std::move(row.reviewed_name)),
            .reviewed_at   = row.reviewed_at,
            .review        = std::move(row.review)};
}

struct PayeeView : PayeeItem {
    std::optional<std::string> number; // whole, for those who verify and pay
    bool                       known_holder{}; // a name the organisation is known by
    ContactName                contact;    // of this account
    ContactName                confirmer;  // who confirms it: the contact of the account in use, if there is one
    std::optional<Id<Payee>>   replaces;   // the account in use until this one is
    std::optional<Named>       verified_by;
    std::optional<Instant>     verified_at;
    std::string                registry;
    std::optional<Digest>      document;
    std::vector<PayeeNotice>    notices; // to the previous contact, the first first
    std::optional<OverrideView> without_contact; // in an emergency
    std::optional<ContactName> confirmed_by;
    std::optional<Named>       letter_by;
    std::optional<Digest>      letter;
    std::optional<Instant>     confirmed_at;
    std::optional<Named>       stopped_by;
    std::string                reason;
    std::optional<PayeeBy>     next; // who has to act
    std::int64_t               caused_by{};
    std::vector<api::May>      may;
};
BOOST_DESCRIBE_STRUCT(PayeeView, (PayeeItem),
                      (number, known_holder, contact, confirmer, replaces, verified_by, verified_at, registry, document,
                       notices, without_contact, confirmed_by, letter_by, letter, confirmed_at, stopped_by, reason,
                       next, caused_by, may))

struct PayeeRest {
    std::int64_t           contact_id{};
    std::int64_t           verified_by{};
    std::string            verified_name;
    std::optional<Instant> verified_at;
    std::string            registry;
    std::optional<Digest>  document;
    std::int64_t           confirmed_by{};
    std::int64_t           letter_by{};
    std::string            letter_name;
    std::optional<Digest>  letter;
    std::optional<Instant> confirmed_at;
    std::int64_t           stopped_by{};
    std::string            stopped_name;
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(PayeeRest, (),
                      (contact_id, verified_by, verified_name, verified_at, registry, document, confirmed_by, letter_by,
                       letter_name, letter, confirmed_at, stopped_by, stopped_name, reason))

std::vector<PayeeNotice> notices_of(Reader& reader, Id<Payee> id)
{
    std::vector<PayeeNotice> out;
    for (auto& each : reader.rows<NoticeRow>(R"sql(
             SELECT t.contact_id AS contact, t.way, t.told_on, t.answer, t.said, t.person AS by_id,
                    COALESCE(n.name, '') AS by_name, t.at
               FROM payee_notice t
               LEFT JOIN person n ON n.id = t.person
              WHERE t.payee_id = $1
              ORDER BY t.id
         )sql",
                                             id))
        out.push_back({contact_named(reader, each.contact), each.way, each.told_on, each.answer, std::move(each.said),
                       std::move(each.by), each.at});
    return out;
}

std::vector<std::string> names_of(Reader& reader, Id<Organisation> organisation)
{
    auto out = reader.rows<std::string>(
        "SELECT name FROM organisation_name WHERE organisation_id = $1 ORDER BY spelling", organisation);
    if (auto name = organisation_name(reader, organisation)) out.push_back(*std::move(name));
    return out;
}

std::optional<PayeeBy> who_is_next(PayeeState state)
{
    if (state == PayeeState::proposed) return PayeeBy::checker;
    if (state == PayeeState::verified) return PayeeBy::contact;
    if (state == PayeeState::cooling_off) return PayeeBy::schedule;
    return std::nullopt;
}

Result<PayeeView> view_of(Reader& reader, Caller const& caller, Id<Payee> id, Day today)
{
    auto row = reader.row<PayeeRow>(payee_columns(today) + std::string{payee_tables} + " WHERE p.id = $1", id);
    if (!row || !sees(reader, caller, Permission::read_money, {row->organisation.id}))
        return refuse(refusal::not_found);
    auto rest = reader.one<PayeeRest>(R"sql(
        SELECT p.contact_id, p.verified_by, COALESCE(v.name, '') AS verified_name, p.verified_at, p.registry,
               p.document, p.confirmed_by, p.letter_by, COALESCE(l.name, '') AS letter_name, p.letter,
               p.confirmed_at, p.stopped_by, COALESCE(s.name, '') AS stopped_name, p.reason
          FROM payee p
          LEFT JOIN person v ON v.id = p.verified_by
          LEFT JOIN person l ON l.id = p.letter_by
          LEFT JOIN person s ON s.id = p.stopped_by
         WHERE p.id = $1
    )sql",
                                      id);
    auto now  = TRY(load_payee(reader, id, today));

    PayeeView out;
    if (caller.may_in(Permission::confirm_payees, 0)) out.number = row->number;
    static_cast<PayeeItem&>(out) = item(*std::move(row), today, special_days_from(reader, today, today));
    out.known_holder             = is_known_as(out.holder, names_of(reader, now.organisation));
    out.contact                  = contact_named(reader, rest.contact_id);
    out.confirmer                = contact_named(reader, confirmer_of(reader, now, today).value);
    bool begun =
        out.state == PayeeState::proposed || out.state == PayeeState::verified || out.state == PayeeState::cooling_off;
    if (begun)
        out.replaces = reader.row<Id<Payee>>(R"sql(
            SELECT max(p.id)
              FROM payee p
              JOIN organisation o ON o.id = p.organisation_id
             WHERE COALESCE(NULLIF(o.merged_into, 0), o.id) = $1 AND p.currency = $2 AND p.id <> $3
               AND p.state IN ('usable', 'suspended')
            HAVING max(p.id) IS NOT NULL
        )sql",
                                             now.organisation, out.currency, id);
    out.verified_by = somebody(rest.verified_by, std::move(rest.verified_name));
    out.verified_at = rest.verified_at;
    out.registry    = std::move(rest.registry);
    out.document    = rest.document;
    out.notices     = notices_of(reader, id);
    if (auto found = reader.row<OverrideRow>(R"sql(
            SELECT v.reason, v.asked_by, COALESCE(a.name, '') AS asked_name, v.asked_at, v.agreed_by,
                   COALESCE(g.name, '') AS agreed_name, v.agreed_at, v.agreed_reason, v.reviewed_by,
                   COALESCE(r.name, '') AS reviewed_name, v.reviewed_at, v.review
              FROM payee_override v
              LEFT JOIN person a ON a.id = v.asked_by
              LEFT JOIN person g ON g.id = v.agreed_by
              LEFT JOIN person r ON r.id = v.reviewed_by
             WHERE v.payee_id = $1
        )sql",
                                             id))
        out.without_contact = shown(*std::move(found));
    if (rest.confirmed_by) out.confirmed_by = contact_named(reader, rest.confirmed_by);
    out.letter_by    = somebody(rest.letter_by, std::move(rest.letter_name));
    out.letter       = rest.letter;
    out.confirmed_at = rest.confirmed_at;
    out.stopped_by   = somebody(rest.stopped_by, std::move(rest.stopped_name));
    out.reason       = std::move(rest.reason);
    out.next         = who_is_next(out.state);
    out.caused_by    = id.value;
    out.may          = may(now, caller, today);
    return out;
}

Result<PayeeView> get_payee(Look& look, PayeeAsk const& ask)
{
    return view_of(look.read, look.caller, ask.id, look.today);
}

struct ProposePayeeAsk {
    Id<Organisation>         organisation;
    AccountScheme            scheme{};
    Line<60>                 number;
    Line<20>                 bank_code;
    std::optional<Line<140>> bank_name;
    Line<140>                holder;
    Currency                 currency;
    Id<Contact>              contact;
};
BOOST_DESCRIBE_STRUCT(ProposePayeeAsk, (),
                      (organisation, scheme, number, bank_code, bank_name, holder, currency, contact))

struct KnownNumber {
    Id<Organisation> organisation;
    PayeeState       state{};
};
BOOST_DESCRIBE_STRUCT(KnownNumber, (), (organisation, state))

// An account belongs to one payee; its own may not propose it twice at a time.
Result<void> check_number(Reader& reader, Id<Organisation> organisation, BankAccount const& account)
{
    auto known = reader.rows<KnownNumber>(R"sql(
        SELECT COALESCE(NULLIF(o.merged_into, 0), o.id) AS organisation, p.state
          FROM payee p
          JOIN organisation o ON o.id = p.organisation_id
         WHERE p.number = $1 AND p.bank_code = $2
    )sql",
                                          account.number, account.bank_code);
    for (auto const& each : known) {
        if (each.state == PayeeState::rejected || each.state == PayeeState::withdrawn) continue;
        if (each.organisation != organisation) return refuse(refusal::payee_of_another, "/number", "");
        if (each.state != PayeeState::closed) return refuse(refusal::already_exists, "/number", "");
    }
    return {};
}

struct KnownContact {
    Id<Organisation> organisation;
    std::int64_t     recorded_by{};
};
BOOST_DESCRIBE_STRUCT(KnownContact, (), (organisation, recorded_by))

Result<PayeeView> propose_payee(Act& act, Caller const& by, ProposePayeeAsk const& ask)
{
    auto organisation = now_known_as(act.read(), ask.organisation);
    if (!organisation || !sees(act.read(), by, Permission::request_payments, organisation))
        return refuse(refusal::not_found, "/organisation", "");
    auto account = TRY(canonical({ask.scheme, ask.number.value, ask.bank_code.value,
                                  ask.bank_name ? ask.bank_name->value : "", ask.holder.value}));
    CHECK(check_number(act.read(), organisation, account));
    auto contact = act.read().row<KnownContact>(R"sql(
        SELECT COALESCE(NULLIF(o.merged_into, 0), o.id) AS organisation, c.recorded_by
          FROM contact c
          JOIN organisation o ON o.id = c.organisation_id
         WHERE c.id = $1
    )sql",
                                                ask.contact);
    if (!contact || contact->organisation != organisation) return refuse(refusal::not_found, "/contact", "");
    if (contact->recorded_by == by.person()) return refuse(refusal::same_person, "/contact", "");
    Id<Payee> id{act.record(PayeeProposed{organisation, account, ask.currency, ask.contact})};
    return view_of(act.read(), by, id, act.today);
}

struct StepPayeeAsk {
    Id<Payee>                 id;
    PayeeEvent                step{};
    std::optional<Prose<500>> reason;
    std::optional<Line<300>>  registry; // to verify: what was looked up, and where
    std::optional<Digest>     document; // to verify, or to confirm by letter: a file that was uploaded
};
BOOST_DESCRIBE_STRUCT(StepPayeeAsk, (), (id, step, reason, registry, document))

Result<Digest> check_document(Reader& reader, std::optional<Digest> const& document)
{
    if (!document) return refuse(refusal::missing_field, "/document", "");
    if (!reader.row<std::int64_t>("SELECT 1 FROM blob WHERE digest = $1", *document))
        return refuse(refusal::not_found, "/document", "");
    return *document;
}

Result<PayeeView> step_payee(Act& act, Caller const& by, StepPayeeAsk const& ask)
{
    auto payee  = TRY(load_payee(act.read(), ask.id, act.today));
    auto reason = ask.reason ? ask.reason->value : "";
    if (!sees(act.read(), by, Permission::read_money, payee.organisation)) return refuse(refusal::not_found);
    if (ask.step == PayeeEvent::confirm || ask.step == PayeeEvent::deny || ask.step == PayeeEvent::become_usable ||
        ask.step == PayeeEvent::be_replaced || ask.step == PayeeEvent::tell_contact ||
        ask.step == PayeeEvent::take_objection)
        return refuse(refusal::not_a_choice, "/step", std::string{name_of(ask.step)});
    CHECK(plan_step(payee, ask.step, reason, by, act.today));
    auto usable_on = usable_after_change(act.read(), act.today);
    switch (ask.step) {
    case PayeeEvent::verify: {
        if (!ask.registry) return refuse(refusal::missing_field, "/registry", "");
        auto document = TRY(check_document(act.read(), ask.document));
        auto holder   = act.read().one<std::string>("SELECT holder FROM payee WHERE id = $1", ask.id);
        if (!is_known_as(holder, names_of(act.read(), payee.organisation)))
            return refuse(refusal::holder_not_known, holder);
        act.record(PayeeVerified{{ask.id}, ask.registry->value, document});
        break;
    }
    case PayeeEvent::confirm_by_letter:
        act.record(PayeeConfirmedByLetter{{ask.id}, TRY(check_document(act.read(), ask.document)), usable_on});
        break;
    case PayeeEvent::suspend:
        end_cooling_off(act); // what its day has done is written before what a person does
        act.record(PayeeSuspended{{{ask.id}, reason}});
        break;
    case PayeeEvent::resume: act.record(PayeeResumed{{ask.id}, reason, usable_on}); break;
    case PayeeEvent::close:
        end_cooling_off(act);
        act.record(PayeeClosed{{{ask.id}, reason}});
        break;
    case PayeeEvent::reject:           act.record(PayeeRejected{{{ask.id}, reason}}); break;
    case PayeeEvent::ask_override:     act.record(PayeeOverrideAsked{{ask.id}, reason}); break;
    case PayeeEvent::override_contact: act.record(PayeeOverridden{{ask.id}, reason, usable_on}); break;
    case PayeeEvent::review_override:  act.record(PayeeOverrideReviewed{{ask.id}, reason}); break;
    default:                 act.record(PayeeWithdrawn{{{ask.id}, reason}}); break;
    }
    return view_of(act.read(), by, ask.id, act.today);
}

// What somebody says of how the previous contact was told: never by the link, which he holds himself.
struct TellContactAsk {
    Id<Payee>    id;
    NoticeWay    way{};
    Day          told_on;
    NoticeAnswer answer{};
    Prose<1000>  said; // who was spoken to, and what was said
};
BOOST_DESCRIBE_STRUCT(TellContactAsk, (), (id, way, told_on, answer, said))

Result<PayeeView> tell_contact(Act& act, Caller const& by, TellContactAsk const& ask)
{
    auto payee = TRY(load_payee(act.read(), ask.id, act.today));
    if (!sees(act.read(), by, Permission::read_money, payee.organisation)) return refuse(refusal::not_found);
    bool objects = ask.answer == NoticeAnswer::objected;
    auto state   = TRY(plan_step(payee, objects ? PayeeEvent::take_objection : PayeeEvent::tell_contact, ask.said.value,
                                 by, act.today));
    if (ask.said.value.empty()) return refuse(refusal::missing_field, "/said", "");
    if (ask.told_on > act.today) return refuse(refusal::date_in_future, "/told_on", act.today.iso());
    auto proposed = act.read().one<Instant>("SELECT proposed_at FROM payee WHERE id = $1", ask.id);
    if (ask.told_on < act.day_of(proposed)) return refuse(refusal::date_in_past, "/told_on", "");
    auto contact = confirmer_of(act.read(), payee, act.today);
    if (objects) {
        end_cooling_off(act); // what its day has done is written before what a person does
        act.record(
            PayeeObjected{{ask.id}, contact, ask.way, ask.told_on, ask.said.value, state == PayeeState::rejected});
    } else {
        act.record(PayeeContactTold{{ask.id}, contact, ask.way, ask.told_on, ask.answer, ask.said.value});
    }
    return view_of(act.read(), by, ask.id, act.today);
}

} // namespace

void register_payees(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_money, list_payees>("/api/payees", {"列出收款账户", "List payee accounts"});
    registry.read<read_money, get_payee>("/api/payees/{id}", {"查看一个收款账户", "One payee account"});
    registry.act<request_payments, propose_payee>("/api/payees", {"提出收款账户", "Propose a payee account"});
    registry.act<signed_in, step_payee>("/api/payees/{id}/steps", {"办理收款账户", "Take a step with a payee account"})
        .needs_proof();
    registry.act<confirm_payees, tell_contact>("/api/payees/{id}/notices",
                                               {"登记已告知原联系人", "Record that the previous contact was told"});
}

} // namespace penstock
