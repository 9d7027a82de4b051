// The endpoints by which persons get in: signing in and out, passwords, the first run, invitations.
#pragma once

#include "api/endpoint.hpp"
#include "people/one_time_link.hpp"
#include "people/person_api.hpp"
#include "people/session.hpp"

namespace penstock {

struct SessionPerson {
    Id<Person>  id;
    std::string name;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(SessionPerson, (), (id, name, email))

// What this installation calls itself; from the settings, which the program above this module reads.
struct InstanceName {
    Bilingual name{"渠成", "Penstock"};
};

struct InstanceView {
    Bilingual   name;
    bool        first_run{}; // nobody is registered yet
    bool        demo{};
    std::string version;
    std::string zone; // by IANA's name; a day of the body begins when it begins there
};
BOOST_DESCRIBE_STRUCT(InstanceView, (), (name, first_run, demo, version, zone))

struct SessionView {
    bool                                    signed_in{};
    std::optional<SessionPerson>            person;
    std::vector<RoleView>                   roles; // in force today
    std::vector<Permission>                 permissions; // that hold in some scope
    std::string                             csrf;
    InstanceView                            instance;
    std::optional<std::vector<DemoAccount>> demo_accounts; // in a demonstration only
    // When the roles that demand a second factor stop giving anything; absent unless one is owed.
    std::optional<Instant> second_factor_due;
    std::optional<Instant> password_due; // when the password is too old; from two weeks before
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (signed_in, person, roles, permissions, csrf, instance, demo_accounts,
                                        second_factor_due, password_due))

// The answer of GET /api/session. The program registers that address, because it knows the settings.
SessionView session_view(Look& look, InstanceName const& name);

struct SignInAsk {
    EmailAddress          email;
    Secret                password;
    std::optional<Secret> code; // of the second factor, or a recovery code
};
BOOST_DESCRIBE_STRUCT(SignInAsk, (), (email, password, code))
struct SignInReady {
    Id<Person>  person; // 0: there is none with this address
    bool        right{};
    std::string encoded;  // the hash that was looked at
    std::string rehashed; // when it is outdated
    std::string token;
    std::string remote;
    std::string device;
    bool        demo{};
};
struct SignedInView {
    bool        signed_in{};
    std::string csrf;
};
BOOST_DESCRIBE_STRUCT(SignedInView, (), (signed_in, csrf))
Result<SignInReady>  prepare_sign_in(Look& look, SignInAsk const& ask);
Result<SignedInView> sign_in(Act& act, Caller const& caller, SignInAsk const& ask, SignInReady const& ready);

struct SignOutReady {
    std::string device;
};
Result<SignOutReady> prepare_sign_out(Look& look, NoAsk const& ask);
Result<SignedInView> sign_out(Act& act, Caller const& caller, NoAsk const& ask, SignOutReady const& ready);

struct ChangePasswordAsk {
    Secret current;
    Secret next;
};
BOOST_DESCRIBE_STRUCT(ChangePasswordAsk, (), (current, next))
struct PasswordReady {
    std::int64_t wait{}; // seconds, when there were too many attempts
    bool         right{};
    std::string  encoded; // the hash that was looked at
    std::string  hash;    // of the new password
    std::string  remote;
    std::string  device;
    bool         used{}; // one of the last ones, which the rules forbid
};
struct PasswordChangedView {
    bool changed{};
};
BOOST_DESCRIBE_STRUCT(PasswordChangedView, (), (changed))
Result<PasswordReady>       prepare_change_password(Look& look, ChangePasswordAsk const& ask);
Result<PasswordChangedView> change_password(Act& act, Caller const& caller, ChangePasswordAsk const& ask,
                                            PasswordReady const& ready);

// Both answer whom to sign in as; they do not sign in, for an answer that may be given twice must not carry a session.
struct JoinedView {
    Id<Person>  id;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(JoinedView, (), (id, email))
struct LinkReady {
    std::string hash; // "" when the link did not hold; then nothing was hashed
    bool        used{};
};

struct FirstRunAsk {
    Token        token;
    PersonName   name;
    EmailAddress email;
    Secret       password;
};
BOOST_DESCRIBE_STRUCT(FirstRunAsk, (), (token, name, email, password))
Result<LinkReady>  prepare_first_run(Look& look, FirstRunAsk const& ask);
Result<JoinedView> first_run(Act& act, Caller const& caller, FirstRunAsk const& ask, LinkReady const& ready);

struct AcceptAsk {
    Token  token;
    Secret password;
};
BOOST_DESCRIBE_STRUCT(AcceptAsk, (), (token, password))
Result<LinkReady>  prepare_accept(Look& look, AcceptAsk const& ask);
Result<JoinedView> accept_invitation(Act& act, Caller const& caller, AcceptAsk const& ask, LinkReady const& ready);

void register_sessions(api::Registry& registry);

} // namespace penstock
