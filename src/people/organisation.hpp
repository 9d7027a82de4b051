// Organisations: the legal parties that receive money. Known by identifiers and by every name they appeared under.
#pragma once

#include "base/id.hpp"
#include "base/text_types.hpp"
#include "store/db.hpp"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Organisation; // the kind of thing an Id<Organisation> identifies

// A number somebody else gave it: GB-CHC 1156077, uscc 91350100M000100Y43, ror 042nb2s44.
struct OrganisationIdentifier {
    std::string scheme;
    std::string value;
    friend bool operator==(OrganisationIdentifier const&, OrganisationIdentifier const&) = default;
};
BOOST_DESCRIBE_STRUCT(OrganisationIdentifier, (), (scheme, value))

// Why two organisations may be one: equal names but different identifiers; one name in two spellings (width of
// brackets, script, punctuation); names that differ only in what stands in parentheses or in a legal form; or one row
// of a list that gave identifiers of both.
BOOST_DEFINE_ENUM_CLASS(DoubtReason, same_name, other_spelling, similar_name, same_row)

// A name in the forms in which names are compared: as spelt, whole whatever the spelling, and without parentheses and
// legal form.
struct FoldedName {
    std::string spelling;
    std::string whole;
    std::string core;
};
FoldedName folded(std::string_view name);

struct KnownOrganisation {
    Id<Organisation> id;
    std::string      name;
};
BOOST_DESCRIBE_STRUCT(KnownOrganisation, (), (id, name))

// How an organisation named in a list relates to those we know.
struct Match {
    std::optional<Id<Organisation>> same;     // certain: by identifier, or by the one name spelt the same
    std::vector<Id<Organisation>>   doubtful; // may be the same; a person decides
    DoubtReason                     reason{};
};
Match match_organisation(Reader& reader, FoldedName const& name,
                         std::vector<OrganisationIdentifier> const& identifiers);

std::vector<OrganisationIdentifier> identifiers_of(Reader& reader, Id<Organisation> organisation);
std::optional<std::string>          organisation_name(Reader& reader, Id<Organisation> organisation);

} // namespace penstock
