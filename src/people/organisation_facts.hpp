// What may be written about organisations.
#pragma once

#include "journal/act.hpp"
#include "people/organisation.hpp"

namespace penstock {

// The folded forms are part of the fact, so that a replay years later does not depend on the folding of that day.
struct OrganisationRegistered {
    static constexpr Words            words{"登记机构", "Organisation registered"};
    static constexpr std::string_view noun = "organisation";

    std::string                         name;
    std::string                         spelling;
    std::string                         folded;
    std::string                         core;
    std::string                         country; // ISO 3166-1 alpha-2, or ""
    std::vector<OrganisationIdentifier> identifiers;
};
BOOST_DESCRIBE_STRUCT(OrganisationRegistered, (), (name, spelling, folded, core, country, identifiers))

struct OrganisationNameAdded {
    static constexpr Words            words{"补充机构名称", "Organisation name added"};
    static constexpr std::string_view noun = "organisation";
    std::int64_t                      subject() const { return organisation.value; }

    Id<Organisation> organisation;
    std::string      name;
    std::string      spelling;
    std::string      folded;
};
BOOST_DESCRIBE_STRUCT(OrganisationNameAdded, (), (organisation, name, spelling, folded))

struct OrganisationIdentified {
    static constexpr Words            words{"补充机构代码", "Organisation identified"};
    static constexpr std::string_view noun = "organisation";
    std::int64_t                      subject() const { return organisation.value; }

    Id<Organisation>       organisation;
    OrganisationIdentifier identifier;
};
BOOST_DESCRIBE_STRUCT(OrganisationIdentified, (), (organisation, identifier))

struct OrganisationsDoubted {
    static constexpr Words            words{"提示机构疑似相同", "Organisations may be the same"};
    static constexpr std::string_view noun = "organisation_doubt";

    Id<Organisation> left; // the one registered earlier
    Id<Organisation> right;
    DoubtReason      reason{};
};
BOOST_DESCRIBE_STRUCT(OrganisationsDoubted, (), (left, right, reason))

void apply(Writer& db, Stamp const& stamp, OrganisationRegistered const& fact);
void apply(Writer& db, Stamp const& stamp, OrganisationNameAdded const& fact);
void apply(Writer& db, Stamp const& stamp, OrganisationIdentified const& fact);
void apply(Writer& db, Stamp const& stamp, OrganisationsDoubted const& fact);

void add_organisation_facts(FactKinds& kinds);

// Finds the organisation or registers it, in one act; what is doubtful is recorded for a person to decide.
Id<Organisation> find_or_register(Act& act, std::string const& name,
                                  std::vector<OrganisationIdentifier> const& identifiers);

} // namespace penstock
