// The accounts of persons at an identity provider, and who may enter by one.
#pragma once

#include "identity/identity_facts.hpp"
#include "identity/provider.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct LinkedIdentity; // the kind of thing an Id<LinkedIdentity> identifies

struct IdentityNow {
    Id<LinkedIdentity>     id;
    Id<Person>             person;
    std::string            issuer;
    std::string            subject;
    std::string            email; // as the provider had it
    Instant                linked_at;
    std::optional<Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(IdentityNow, (), (id, person, issuer, subject, email, linked_at, used_at))

std::optional<IdentityNow> find_identity(Reader& reader, std::string_view issuer, std::string_view subject);
std::optional<IdentityNow> load_identity(Reader& reader, Id<LinkedIdentity> id);
std::vector<IdentityNow>   identities_of(Reader& reader, Id<Person> person);

// Records the link and keeps which account it is; whoever waited to be linked waits no more.
void link_identity(Act& act, Id<Person> person, std::string const& issuer, std::string const& subject,
                   std::string const& email, LinkedBy by);
void unlink_identity(Act& act, IdentityNow const& identity);
void note_identity_used(Act& act, std::string const& issuer, std::string const& subject);

// Whoever came and is linked to nobody; kept a month, the newest hundred.
struct ProviderVisitor {
    std::string issuer;
    std::string subject;
    std::string name;
    std::string email;
    Instant     at;
};
BOOST_DESCRIBE_STRUCT(ProviderVisitor, (), (issuer, subject, name, email, at))
inline constexpr std::chrono::days visitors_kept{30};
inline constexpr std::int64_t      visitors_most = 100;
void                               note_visitor(Act& act, ProviderClaims const& claims);
std::vector<ProviderVisitor>       provider_visitors(Reader& reader, std::string const& issuer);

// A round is used once. False when it was used before.
bool use_round(Act& act, Round const& round);
// The person of a used round, whose code is still to come; and what follows when it has come.
void                      wait_for_code(Act& act, Digest const& round, Id<Person> person);
std::optional<Id<Person>> waiting_for_code(Reader& reader, Digest const& round, Instant now);
void                      wait_no_more(Act& act, Digest const& round);

// Who may enter, and what is recorded first.
struct DoorEntry {
    std::optional<PersonNow> person; // nothing: somebody new is made
    std::optional<LinkedBy>  link;   // an account that is linked now
    bool                     joins{}; // was invited, and joins by this
};
// Refuses account_suspended, account_closed, identity_unknown.
Result<DoorEntry> plan_entry(Reader& reader, ProviderClaims const& claims, ProviderSettings const& settings);
Id<Person>        admit(Act& act, DoorEntry const& entry, ProviderClaims const& claims);

// What the rules of the settings give to who is in these groups; a programme nobody knows gives nothing.
std::vector<GroupRole> roles_given(Reader& reader, std::vector<GroupRule> const& rules,
                                   std::vector<std::string> const& groups);

} // namespace penstock
