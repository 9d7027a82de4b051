// What may be written about contacts and payee accounts.
#pragma once

#include "journal/act.hpp"
#include "payment/payee.hpp"

#include <chrono>

namespace penstock {

struct ContactRecorded {
    static constexpr Words            words{"登记单位联系人", "Contact recorded"};
    static constexpr std::string_view noun = "contact";

    Id<Organisation> organisation;
    std::string      name;
    std::string      reach; // an e-mail address or a telephone number
};
BOOST_DESCRIBE_STRUCT(ContactRecorded, (), (organisation, name, reach))

struct PayeeProposed {
    static constexpr Words            words{"提出收款账户", "Payee account proposed"};
    static constexpr std::string_view noun = "payee";

    Id<Organisation> organisation;
    BankAccount      account;
    Currency         currency;
    Id<Contact>      contact; // who will be asked about the next change
};
BOOST_DESCRIBE_STRUCT(PayeeProposed, (), (organisation, account, currency, contact))

struct PayeeFact {
    static constexpr std::string_view noun = "payee";
    std::int64_t                      subject() const { return payee.value; }

    Id<Payee> payee;
};
BOOST_DESCRIBE_STRUCT(PayeeFact, (), (payee))

struct PayeeVerified : PayeeFact {
    static constexpr Words words{"核验收款账户", "Payee account verified"};

    std::string registry; // what was looked up, and where
    Digest      document; // of the bank's certificate or the organisation's letter
};
BOOST_DESCRIBE_STRUCT(PayeeVerified, (PayeeFact), (registry, document))

// Of records of before: it was written at verification, whether or not anybody had told the contact.
struct PayeeNoticeGiven : PayeeFact {
    static constexpr Words words{"通知原联系人", "Contact given notice of a payee account"};

    Id<Contact> contact;
};
BOOST_DESCRIBE_STRUCT(PayeeNoticeGiven, (PayeeFact), (contact))

// Somebody told the previous contact of the account, and says how, when, and what he answered.
struct PayeeContactTold : PayeeFact {
    static constexpr Words words{"告知原联系人", "Previous contact told of a payee account"};

    Id<Contact>  contact;
    NoticeWay    way{};
    Day          told_on;
    NoticeAnswer answer{};
    std::string  said; // who was spoken to, and what was said
};
BOOST_DESCRIBE_STRUCT(PayeeContactTold, (PayeeFact), (contact, way, told_on, answer, said))

// The same, when he objects: it stops the account at once.
struct PayeeObjected : PayeeFact {
    static constexpr Words words{"原联系人反对收款账户", "Previous contact objected to a payee account"};

    Id<Contact> contact;
    NoticeWay   way{};
    Day         told_on;
    std::string said;
    bool        rejected{}; // it was not in use yet; else it is suspended
};
BOOST_DESCRIBE_STRUCT(PayeeObjected, (PayeeFact), (contact, way, told_on, said, rejected))

// The previous contact cannot be reached and it cannot wait: one asks, another agrees, a third reviews it afterwards.
struct PayeeOverrideAsked : PayeeFact {
    static constexpr Words words{"申请紧急启用收款账户", "Emergency use of a payee account asked"};
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(PayeeOverrideAsked, (PayeeFact), (reason))
struct PayeeOverridden : PayeeFact {
    static constexpr Words words{"同意紧急启用收款账户", "Emergency use of a payee account agreed"};
    std::string            reason;
    Day                    usable_on; // it cools off all the same
};
BOOST_DESCRIBE_STRUCT(PayeeOverridden, (PayeeFact), (reason, usable_on))
struct PayeeOverrideReviewed : PayeeFact {
    static constexpr Words words{"复查紧急启用", "Emergency use of a payee account reviewed"};
    std::string            reason; // what was found
};
BOOST_DESCRIBE_STRUCT(PayeeOverrideReviewed, (PayeeFact), (reason))

struct PayeeConfirmed : PayeeFact {
    static constexpr Words words{"联系人确认收款账户", "Payee account confirmed by its contact"};

    Id<Contact> contact;
    Day         usable_on;
};
BOOST_DESCRIBE_STRUCT(PayeeConfirmed, (PayeeFact), (contact, usable_on))

struct PayeeConfirmedByLetter : PayeeFact {
    static constexpr Words words{"凭公函确认收款账户", "Payee account confirmed by letter"};

    Digest letter;
    Day    usable_on;
};
BOOST_DESCRIBE_STRUCT(PayeeConfirmedByLetter, (PayeeFact), (letter, usable_on))

struct PayeeDenied : PayeeFact {
    static constexpr Words words{"联系人否认收款账户", "Payee account denied by its contact"};

    Id<Contact> contact;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PayeeDenied, (PayeeFact), (contact, reason))

struct PayeeBecameUsable : PayeeFact {
    static constexpr Words words{"收款账户可以使用", "Payee account became usable"};
};
BOOST_DESCRIBE_STRUCT(PayeeBecameUsable, (PayeeFact), ())

struct PayeeReplaced : PayeeFact {
    static constexpr Words words{"收款账户被替换", "Payee account replaced"};

    Id<Payee> by;
};
BOOST_DESCRIBE_STRUCT(PayeeReplaced, (PayeeFact), (by))

struct PayeeResumed : PayeeFact {
    static constexpr Words words{"恢复收款账户", "Payee account resumed"};

    std::string reason;
    Day         usable_on; // it cools off again
};
BOOST_DESCRIBE_STRUCT(PayeeResumed, (PayeeFact), (reason, usable_on))

struct PayeeStopped : PayeeFact {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PayeeStopped, (PayeeFact), (reason))

struct PayeeSuspended : PayeeStopped {
    static constexpr Words words{"停用收款账户", "Payee account suspended"};
};
BOOST_DESCRIBE_STRUCT(PayeeSuspended, (PayeeStopped), ())
struct PayeeClosed : PayeeStopped {
    static constexpr Words words{"注销收款账户", "Payee account closed"};
};
BOOST_DESCRIBE_STRUCT(PayeeClosed, (PayeeStopped), ())
struct PayeeRejected : PayeeStopped {
    static constexpr Words words{"退回收款账户", "Payee account rejected"};
};
BOOST_DESCRIBE_STRUCT(PayeeRejected, (PayeeStopped), ())
struct PayeeWithdrawn : PayeeStopped {
    static constexpr Words words{"撤回收款账户", "Payee account withdrawn"};
};
BOOST_DESCRIBE_STRUCT(PayeeWithdrawn, (PayeeStopped), ())

void apply(Writer& db, Stamp const& stamp, ContactRecorded const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeProposed const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeVerified const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeNoticeGiven const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeContactTold const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeObjected const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeOverrideAsked const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeOverridden const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeOverrideReviewed const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeConfirmed const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeConfirmedByLetter const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeDenied const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeBecameUsable const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeReplaced const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeResumed const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeSuspended const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeClosed const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeRejected const& fact);
void apply(Writer& db, Stamp const& stamp, PayeeWithdrawn const& fact);

void add_payee_facts(FactKinds& kinds);

// As it stands on that day: its days may be over before anything was written about it.
Result<PayeeNow> load_payee(Reader& reader, Id<Payee> id, Day today);

// The state on the day that is parameter $1, of the table payee called p.
inline constexpr std::string_view payee_state_today = R"sql(
    CASE WHEN p.state = 'cooling_off' AND p.usable_on <= $1 THEN 'usable'
         WHEN p.state IN ('usable', 'suspended') AND EXISTS (
              SELECT 1 FROM payee n JOIN organisation no ON no.id = n.organisation_id
               WHERE COALESCE(NULLIF(no.merged_into, 0), no.id) = COALESCE(NULLIF(o.merged_into, 0), o.id)
                 AND n.currency = p.currency AND n.id <> p.id AND n.state = 'cooling_off' AND n.usable_on <= $1)
         THEN 'closed' ELSE p.state END)sql";

// The organisation it was merged into, where it was.
Id<Organisation> now_known_as(Reader& reader, Id<Organisation> organisation);

// The first day an account that is confirmed today may be paid. An account is of no programme: the general rule holds.
Day usable_after_change(Reader& reader, Day today);

// The contact who has to confirm this account: of the account the organisation confirmed last, whatever became of it;
// for its first account the one on record that was proposed with it.
Id<Contact> confirmer_of(Reader& reader, PayeeNow const& payee, Day today);

// Writes down that accounts became usable whose days are over, and closes those they replace. Gives how many.
std::int64_t end_cooling_off(Act& act);

struct PayeeLink {
    std::string path; // "/confirm-account?token=..."; shown once and kept nowhere
    Instant     expires;
};
inline constexpr std::chrono::hours payee_link_lifetime{7 * 24};
PayeeLink make_payee_link(Act& act, Id<Payee> payee, Id<Contact> contact); // for upkeep; voids every earlier one

struct HeldPayeeLink {
    Id<Payee>   payee;
    Id<Contact> contact;
};
BOOST_DESCRIBE_STRUCT(HeldPayeeLink, (), (payee, contact))
Result<HeldPayeeLink> hold_payee_link(Reader& reader, std::string_view token, Instant now); // link_used_or_expired
void                  use_payee_link(Act& act, std::string_view token);

} // namespace penstock
