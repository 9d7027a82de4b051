// What may be written about accounts at an identity provider. Which account it is stands outside the record, where it
// can be destroyed; that there is one, by whose doing, and at which provider, is a fact.
#pragma once

#include "people/person_facts.hpp"

namespace penstock {

// By whose doing: the person, signed in; an administrator; or the settings of the machine, by a verified address or
// because they let unknown persons in.
BOOST_DEFINE_ENUM_CLASS(LinkedBy, self, administrator, email, made)

struct IdentityLinked : OfPerson {
    static constexpr Words words{"关联外部账号", "Account at the provider linked"};
    std::string            issuer;
    LinkedBy               by{};
};
BOOST_DESCRIBE_STRUCT(IdentityLinked, (OfPerson), (issuer, by))

struct IdentityUnlinked : OfPerson {
    static constexpr Words words{"解除外部账号关联", "Account at the provider unlinked"};
    std::string            issuer;
};
BOOST_DESCRIBE_STRUCT(IdentityUnlinked, (OfPerson), (issuer))

// They touch no table of the record.
inline void apply(Writer&, Stamp const&, IdentityLinked const&) {}
inline void apply(Writer&, Stamp const&, IdentityUnlinked const&) {}

void add_identity_facts(FactKinds& kinds);

} // namespace penstock
