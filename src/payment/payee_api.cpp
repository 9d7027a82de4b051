#include "payment/payee_api.hpp"

#include "award/award_api.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "payment/payee_facts.hpp"
#include "people/secret.hpp"

namespace penstock {

namespace {

// The first day an account that is confirmed today may be paid. An account is of no programme: the general rule holds.
Day usable_after_change(Reader& reader, Day today)
{
    return cooled_off_on(today, *terms_in_force(reader, FundingRuleKind::cooling_off, {}, "", today).days);
}

// Those who see a part of the portfolio see the accounts of organisations that hold an award there.
bool sees(Reader& reader, Caller const& caller, Permission permission, Id<Organisation> organisation)
{
    auto scope = caller.programmes(permission);
    if (!scope) return true;
    api::ListQuery query{"", "FROM award a", "a.id"};
    query.where("a.organisation_id = ?", organisation).where_any("a.programme_id", *scope);
    return query.rows<std::int64_t>(reader, "SELECT count(*)", "").front() > 0;
}

// ---- contacts ----------------------------------------------------------------------------------------------------

struct ContactItem {
    Id<Contact> id;
    Named       organisation;
    std::string name;
    std::string reach;
    Named       recorded_by;
    Instant     at;
};
BOOST_DESCRIBE_STRUCT(ContactItem, (), (id, organisation, name, reach, recorded_by, at))

constexpr std::string_view contact_columns = R"sql(
    SELECT c.id, o.id AS organisation_id, o.name AS organisation_name, c.name, c.reach, c.recorded_by AS recorded_by_id,
           COALESCE(q.name, '') AS recorded_by_name, c.at)sql";
constexpr std::string_view contact_tables  = R"sql(
      FROM contact c
      JOIN organisation u ON u.id = c.organisation_id
      JOIN organisation o ON o.id = COALESCE(NULLIF(u.merged_into, 0), u.id)
      LEFT JOIN person q ON q.id = c.recorded_by)sql";

constexpr api::SortBy<ContactItem> contact_orders[] = {
    {"id", "c.id", [](ContactItem const& row) -> api::SortKey { return row.id.value; }},
    {"name", "c.name", [](ContactItem const& row) -> api::SortKey { return row.name; }},
};

// The organisations of the caller's programmes, as a condition on the organisation called o.
void within(api::ListQuery& query, Caller const& caller, Permission permission)
{
    auto scope = caller.programmes(permission);
    if (!scope) return;
    std::string list = "0";
    for (auto programme : *scope) list += ", " + std::to_string(programme);
    query.where("EXISTS (SELECT 1 FROM award w WHERE w.organisation_id = o.id AND w.programme_id IN (" + list + "))");
}

struct ContactsAsk : api::ListAsk {
    std::optional<Id<Organisation>> organisation;
};
BOOST_DESCRIBE_STRUCT(ContactsAsk, (api::ListAsk), (organisation))

Result<api::List<ContactItem>> list_contacts(Look& look, ContactsAsk const& ask)
{
    api::ListQuery query{contact_columns, contact_tables, "c.id"};
    within(query, look.caller, Permission::read_money);
    if (ask.organisation) query.where("o.id = ?", *ask.organisation);
    return query.page<ContactItem>(look.read, ask, contact_orders);
}

struct RecordContactAsk {
    Id<Organisation> organisation;
    Line<100>        name;
    Line<200>        reach;
};
BOOST_DESCRIBE_STRUCT(RecordContactAsk, (), (organisation, name, reach))

Result<ContactItem> record_contact(Act& act, Caller const& by, RecordContactAsk const& ask)
{
    CHECK(by.check_in(Permission::confirm_payees, 0));
    auto organisation = now_known_as(act.read(), ask.organisation);
    if (!organisation) return refuse(Refusal::not_found, "/organisation", "");
    auto id = act.record(ContactRecorded{organisation, ask.name.value, ask.reach.value});
    return act.read().one<ContactItem>(std::string{contact_columns} + std::string{contact_tables} + " WHERE c.id = $1",
                                       id);
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

PayeeItem item(PayeeRow row, Day today)
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
    if (out.state == PayeeState::cooling_off) out.working_days_left = working_days_left(today, *out.usable_on);
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
    if (ask.holder) query.where("p.holder LIKE '%' || ? || '%'", ask.holder->value);
    auto                 rows = TRY(query.page<PayeeRow>(look.read, ask, payee_orders));
    api::List<PayeeItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row), look.today));
    return out;
}

struct PayeeAsk {
    Id<Payee> id;
};
BOOST_DESCRIBE_STRUCT(PayeeAsk, (), (id))

struct ContactName {
    std::int64_t id{};
    std::string  name;
    std::string  reach;
};
BOOST_DESCRIBE_STRUCT(ContactName, (), (id, name, reach))

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
    std::optional<Instant>     noticed_at;
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
                       noticed_at, confirmed_by, letter_by, letter, confirmed_at, stopped_by, reason, next, caused_by,
                       may))

struct PayeeRest {
    std::int64_t           contact_id{};
    std::int64_t           verified_by{};
    std::string            verified_name;
    std::optional<Instant> verified_at;
    std::string            registry;
    std::optional<Digest>  document;
    std::optional<Instant> noticed_at;
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
                      (contact_id, verified_by, verified_name, verified_at, registry, document, noticed_at,
                       confirmed_by, letter_by, letter_name, letter, confirmed_at, stopped_by, stopped_name, reason))

std::optional<Named> somebody(std::int64_t id, std::string name)
{
    return id ? std::optional{Named{id, std::move(name)}} : std::nullopt;
}

ContactName contact_named(Reader& reader, std::int64_t id)
{
    return reader.row<ContactName>("SELECT id, name, reach FROM contact WHERE id = $1", id).value_or(ContactName{});
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
        return refuse(Refusal::not_found);
    auto rest = reader.one<PayeeRest>(R"sql(
        SELECT p.contact_id, p.verified_by, COALESCE(v.name, '') AS verified_name, p.verified_at, p.registry,
               p.document, p.noticed_at, p.confirmed_by, p.letter_by, COALESCE(l.name, '') AS letter_name, p.letter,
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
    static_cast<PayeeItem&>(out) = item(*std::move(row), today);
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
    out.noticed_at  = rest.noticed_at;
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
        if (each.organisation != organisation) return refuse(Refusal::payee_of_another, "/number", "");
        if (each.state != PayeeState::closed) return refuse(Refusal::already_exists, "/number", "");
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
        return refuse(Refusal::not_found, "/organisation", "");
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
    if (!contact || contact->organisation != organisation) return refuse(Refusal::not_found, "/contact", "");
    if (contact->recorded_by == by.person()) return refuse(Refusal::same_person, "/contact", "");
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
    if (!document) return refuse(Refusal::missing_field, "/document", "");
    if (!reader.row<std::int64_t>("SELECT 1 FROM blob WHERE digest = $1", *document))
        return refuse(Refusal::not_found, "/document", "");
    return *document;
}

Result<PayeeView> step_payee(Act& act, Caller const& by, StepPayeeAsk const& ask)
{
    auto payee  = TRY(load_payee(act.read(), ask.id, act.today));
    auto reason = ask.reason ? ask.reason->value : "";
    if (!sees(act.read(), by, Permission::read_money, payee.organisation)) return refuse(Refusal::not_found);
    if (ask.step == PayeeEvent::confirm || ask.step == PayeeEvent::deny || ask.step == PayeeEvent::become_usable ||
        ask.step == PayeeEvent::be_replaced)
        return refuse(Refusal::not_a_choice, "/step", std::string{name_of(ask.step)});
    CHECK(plan_step(payee, ask.step, reason, by, act.today));
    auto usable_on = usable_after_change(act.read(), act.today);
    switch (ask.step) {
    case PayeeEvent::verify: {
        if (!ask.registry) return refuse(Refusal::missing_field, "/registry", "");
        auto document = TRY(check_document(act.read(), ask.document));
        auto holder   = act.read().one<std::string>("SELECT holder FROM payee WHERE id = $1", ask.id);
        if (!is_known_as(holder, names_of(act.read(), payee.organisation)))
            return refuse(Refusal::holder_not_known, holder);
        act.record(PayeeVerified{{ask.id}, ask.registry->value, document});
        act.record(PayeeNoticeGiven{{ask.id}, confirmer_of(act.read(), payee, act.today)});
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
    case PayeeEvent::reject: act.record(PayeeRejected{{{ask.id}, reason}}); break;
    default:                 act.record(PayeeWithdrawn{{{ask.id}, reason}}); break;
    }
    return view_of(act.read(), by, ask.id, act.today);
}

// ---- the contact's answer ------------------------------------------------------------------------------------------

struct PayeeLinkView {
    std::string confirmation_link; // shown once
    Instant     expires;
    ContactName deliver_to;
};
BOOST_DESCRIBE_STRUCT(PayeeLinkView, (), (confirmation_link, expires, deliver_to))

// Whoever proposed the account never holds the link that confirms it.
Result<PayeeLinkView> make_confirmation_link(Act& act, Caller const& by, PayeeAsk const& ask)
{
    CHECK(by.check_in(Permission::confirm_payees, 0));
    auto payee = TRY(load_payee(act.read(), ask.id, act.today));
    if (payee.state != PayeeState::verified)
        return refuse(Refusal::step_not_allowed, std::string{name_of(payee.state)});
    if (payee.proposed_by == by.person()) return refuse(Refusal::same_person);
    auto contact = confirmer_of(act.read(), payee, act.today);
    auto link    = make_payee_link(act, ask.id, contact);
    return PayeeLinkView{link.path, link.expires, contact_named(act.read(), contact.value)};
}

struct ShowConfirmationAsk {
    Token token;
};
BOOST_DESCRIBE_STRUCT(ShowConfirmationAsk, (), (token))

// What the contact is asked to confirm.
struct ConfirmationView {
    std::string                organisation;
    std::string                holder;
    std::string                masked;
    std::string                bank_name;
    std::string                bank_code;
    std::string                currency;
    Instant                    proposed_at;
    std::optional<std::string> replaces; // the number in use now, masked
};
BOOST_DESCRIBE_STRUCT(ConfirmationView, (),
                      (organisation, holder, masked, bank_name, bank_code, currency, proposed_at, replaces))

Result<ConfirmationView> show_confirmation(Look& look, ShowConfirmationAsk const& ask)
{
    auto held = TRY(hold_payee_link(look.read, ask.token.reveal(), look.now));
    auto row =
        look.read.one<PayeeRow>(payee_columns(look.today) + std::string{payee_tables} + " WHERE p.id = $1", held.payee);
    ConfirmationView out{row.organisation.name, row.holder,   masked(row.number), row.bank_name,
                         row.bank_code,         row.currency, row.proposed_at,    {}};
    auto             old = look.read.row<std::string>(R"sql(
        SELECT p.number
          FROM payee p
          JOIN organisation o ON o.id = p.organisation_id
         WHERE COALESCE(NULLIF(o.merged_into, 0), o.id) = $1 AND p.currency = $2 AND p.id <> $3 AND p.state = 'usable'
         ORDER BY p.id DESC
         LIMIT 1
    )sql",
                                                      row.organisation.id, row.currency, held.payee);
    if (old) out.replaces = masked(*old);
    return out;
}

BOOST_DEFINE_ENUM_CLASS(ConfirmationAnswer, confirm, deny)

struct AnswerConfirmationAsk {
    Token                     token;
    ConfirmationAnswer        answer{};
    std::optional<Prose<500>> reason;
};
BOOST_DESCRIBE_STRUCT(AnswerConfirmationAsk, (), (token, answer, reason))

struct PayeeAnswerView {
    PayeeState         state{};
    std::optional<Day> usable_on;
};
BOOST_DESCRIBE_STRUCT(PayeeAnswerView, (), (state, usable_on))

Result<PayeeAnswerView> answer_confirmation(Act& act, Caller const& by, AnswerConfirmationAsk const& ask)
{
    auto held   = TRY(hold_payee_link(act.read(), ask.token.reveal(), act.now));
    auto payee  = TRY(load_payee(act.read(), held.payee, act.today));
    auto reason = ask.reason ? ask.reason->value : "";
    auto event  = ask.answer == ConfirmationAnswer::confirm ? PayeeEvent::confirm : PayeeEvent::deny;
    auto state  = TRY(plan_step(payee, event, reason, by, act.today));
    // The account in use may have changed since the link was made: then another contact has to speak.
    if (confirmer_of(act.read(), payee, act.today) != held.contact) return refuse(Refusal::link_used_or_expired);
    if (by.person() != 0 && (by.person() == payee.proposed_by || by.person() == payee.verified_by))
        return refuse(Refusal::same_person);
    PayeeAnswerView out{.state = state, .usable_on = {}};
    if (event == PayeeEvent::confirm) {
        out.usable_on = usable_after_change(act.read(), act.today);
        act.record(PayeeConfirmed{{held.payee}, held.contact, *out.usable_on});
    } else {
        act.record(PayeeDenied{{held.payee}, held.contact, reason});
    }
    use_payee_link(act, ask.token.reveal());
    return out;
}

} // namespace

void register_payees(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_money, list_contacts>("/api/contacts", {"列出单位联系人", "List contacts"});
    registry.act<confirm_payees, record_contact>("/api/contacts", {"登记单位联系人", "Record a contact"});
    registry.read<read_money, list_payees>("/api/payees", {"列出收款账户", "List payee accounts"});
    registry.read<read_money, get_payee>("/api/payees/{id}", {"查看一个收款账户", "One payee account"});
    registry.act<request_payments, propose_payee>("/api/payees", {"提出收款账户", "Propose a payee account"});
    registry.act<signed_in, step_payee>("/api/payees/{id}/steps", {"办理收款账户", "Take a step with a payee account"});
    registry.upkeep<confirm_payees, make_confirmation_link>("/api/payees/{id}/link",
                                                            {"生成确认链接", "Make a confirmation link"});
    registry.query<anyone, show_confirmation>("/api/payee-confirmations/view",
                                              {"查看待确认的收款账户", "What a link asks to confirm"});
    registry.act<anyone, answer_confirmation>("/api/payee-confirmations",
                                              {"确认或否认收款账户", "Confirm or deny a payee account"});
}

} // namespace penstock
