// Who may enter through the provider, and what is recorded of it.
#include "identity/identity.hpp"

#include "api/refusals.hpp"
#include "identity/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

Result<DoorEntry> entry_of(PersonNow person, std::optional<LinkedBy> link)
{
    if (person.state == PersonState::suspended) return refuse(refusal::account_suspended);
    if (person.state == PersonState::closed) return refuse(refusal::account_closed);
    bool const joins = person.state == PersonState::invited;
    return DoorEntry{std::move(person), link, joins};
}

bool address_of_a_closed_account(Reader& reader, std::string const& email)
{
    return reader.one<std::int64_t>("SELECT count(*) FROM person WHERE email_key = $1 AND state = 'closed'",
                                    email_key(email)) > 0;
}

} // namespace

Result<DoorEntry> plan_entry(Reader& reader, ProviderClaims const& claims, ProviderSettings const& settings)
{
    if (auto known = find_identity(reader, claims.issuer, claims.subject))
        return entry_of(TRY(load_person(reader, known->person)), std::nullopt);
    if (claims.email.empty()) return refuse(refusal::identity_unknown);
    auto const same_address = find_person(reader, claims.email);
    if (same_address && settings.link_by == LinkBy::email) return entry_of(*same_address, LinkedBy::email);
    if (same_address || settings.unknown_person == UnknownPerson::refuse) return refuse(refusal::identity_unknown);
    if (address_of_a_closed_account(reader, claims.email)) return refuse(refusal::account_closed);
    return DoorEntry{.link = LinkedBy::made};
}

Id<Person> admit(Act& act, DoorEntry const& entry, ProviderClaims const& claims)
{
    Id<Person> person;
    if (entry.person) person = entry.person->id;
    else person.value = act.record(PersonInvited{claims.name.empty() ? claims.email : claims.name, claims.email});
    if (entry.joins || !entry.person) act.record(PersonJoined{{person}, 0});
    if (entry.link) link_identity(act, person, claims.issuer, claims.subject, claims.email, *entry.link);
    note_identity_used(act, claims.issuer, claims.subject);
    return person;
}

std::vector<GroupRole> roles_given(Reader& reader, std::vector<GroupRule> const& rules,
                                   std::vector<std::string> const& groups)
{
    std::vector<GroupRole> out;
    for (auto const& rule : rules) {
        if (std::ranges::find(groups, rule.group) == groups.end()) continue;
        std::int64_t programme = 0;
        if (!rule.programme.empty()) {
            // Here, as for the title of a role's scope, a table of a later module is read.
            auto found = reader.row<std::int64_t>("SELECT id FROM programme WHERE code = $1 ORDER BY id LIMIT 1",
                                                  rule.programme);
            if (!found) continue;
            programme = *found;
        }
        out.push_back({rule.group, rule.role, programme});
    }
    return out;
}

} // namespace penstock
