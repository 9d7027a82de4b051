// Endpoints for who speaks for an organisation, and for the link by which he confirms an account himself.
#include "payment/payee_api.hpp"

#include "api/refusals.hpp"
#include "award/award_api.hpp"
#include "ledger/refusals.hpp"
#include "payment/payee_facts.hpp"
#include "people/secret.hpp"

namespace penstock {

namespace {

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
    if (!organisation) return refuse(refusal::not_found, "/organisation", "");
    auto id = act.record(ContactRecorded{organisation, ask.name.value, ask.reach.value});
    return act.read().one<ContactItem>(std::string{contact_columns} + std::string{contact_tables} + " WHERE c.id = $1",
                                       id);
}

// ---- the contact's answer ------------------------------------------------------------------------------------------

struct PayeeLinkView {
    std::string confirmation_link; // shown once
    Instant     expires;
    ContactName deliver_to;
};
BOOST_DESCRIBE_STRUCT(PayeeLinkView, (), (confirmation_link, expires, deliver_to))

struct MakeLinkAsk {
    Id<Payee> id;
};
BOOST_DESCRIBE_STRUCT(MakeLinkAsk, (), (id))

// Whoever proposed the account never holds the link that confirms it.
Result<PayeeLinkView> make_confirmation_link(Act& act, Caller const& by, MakeLinkAsk const& ask)
{
    CHECK(by.check_in(Permission::confirm_payees, 0));
    auto payee = TRY(load_payee(act.read(), ask.id, act.today));
    if (payee.state != PayeeState::verified)
        return refuse(refusal::step_not_allowed, std::string{name_of(payee.state)});
    if (payee.proposed_by == by.person()) return refuse(refusal::same_person);
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

struct AccountToConfirm {
    Named       organisation;
    std::string holder;
    std::string number;
    std::string bank_name;
    std::string bank_code;
    std::string currency;
    Instant     proposed_at;
};
BOOST_DESCRIBE_STRUCT(AccountToConfirm, (), (organisation, holder, number, bank_name, bank_code, currency, proposed_at))

Result<ConfirmationView> show_confirmation(Look& look, ShowConfirmationAsk const& ask)
{
    auto             held = TRY(hold_payee_link(look.read, ask.token.reveal(), look.now));
    auto             row  = look.read.one<AccountToConfirm>(R"sql(
        SELECT r.id AS organisation_id, r.name AS organisation_name, p.holder, p.number, p.bank_name, p.bank_code,
               p.currency, p.proposed_at
          FROM payee p
          JOIN organisation o ON o.id = p.organisation_id
          JOIN organisation r ON r.id = COALESCE(NULLIF(o.merged_into, 0), o.id)
         WHERE p.id = $1
    )sql",
                                                            held.payee);
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
    if (confirmer_of(act.read(), payee, act.today) != held.contact) return refuse(refusal::link_used_or_expired);
    if (by.person() != 0 && (by.person() == payee.proposed_by || by.person() == payee.verified_by))
        return refuse(refusal::same_person);
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

ContactName contact_named(Reader& reader, std::int64_t id)
{
    return reader.row<ContactName>("SELECT id, name, reach FROM contact WHERE id = $1", id).value_or(ContactName{});
}

void register_payee_contacts(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_money, list_contacts>("/api/contacts", {"列出单位联系人", "List contacts"});
    registry.act<confirm_payees, record_contact>("/api/contacts", {"登记单位联系人", "Record a contact"});
    registry.upkeep<confirm_payees, make_confirmation_link>("/api/payees/{id}/link",
                                                            {"生成确认链接", "Make a confirmation link"});
    registry.query<anyone, show_confirmation>("/api/payee-confirmations/view",
                                              {"查看待确认的收款账户", "What a link asks to confirm"});
    registry.act<anyone, answer_confirmation>("/api/payee-confirmations",
                                              {"确认或否认收款账户", "Confirm or deny a payee account"});
}

} // namespace penstock
