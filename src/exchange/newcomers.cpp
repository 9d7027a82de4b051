#include "exchange/newcomers.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

std::uint64_t hash_of(std::string_view text)
{
    std::uint64_t out{};
    auto          digest = sha256(text);
    std::memcpy(&out, digest.bytes.data(), sizeof out);
    return out;
}

std::uint64_t hash_of(OrganisationIdentifier const& identifier)
{
    return hash_of(identifier.scheme + '\n' + identifier.value);
}

} // namespace

void Newcomers::add(NamedProgramme const& programme)
{
    if (!programmes_seen_.insert(hash_of(programme.code + '\n' + programme.title())).second) return;
    auto folded = folded_titles(programme.text);
    bool known =
        find_programme(reader_, programme.code, programme.title()).has_value() ||
        (!programme.code.empty() && programme_codes_.contains(hash_of(programme.code))) ||
        std::ranges::any_of(folded, [&](auto const& name) { return programme_names_.contains(hash_of(name)); });
    if (known) return;
    ++programmes_;
    for (auto const& name : folded) programme_names_.insert(hash_of(name));
    if (!programme.code.empty()) programme_codes_.insert(hash_of(programme.code));
}

Newcomers::Party* Newcomers::known_by_identifier(std::vector<OrganisationIdentifier> const& identifiers)
{
    for (auto const& identifier : identifiers) {
        if (auto found = by_identifier_.find(hash_of(identifier)); found != by_identifier_.end()) return found->second;
        auto recorded = reader_.row<Id<Organisation>>(R"sql(
            SELECT organisation_id FROM organisation_identifier WHERE scheme = $1 AND value = $2
        )sql",
                                                      identifier.scheme, identifier.value);
        if (recorded) return &party(*recorded);
    }
    return nullptr;
}

Newcomers::Party& Newcomers::party(Id<Organisation> recorded)
{
    auto& found = recorded_[recorded];
    if (found) return *found;
    found = parties_.emplace_back(std::make_unique<Party>()).get();
    for (auto const& identifier : identifiers_of(reader_, recorded)) found->schemes.insert(identifier.scheme);
    return *found;
}

void Newcomers::learn(Party& party, std::string const& spelling, std::vector<OrganisationIdentifier> const& identifiers)
{
    auto& names = by_name_[hash_of(spelling)];
    if (std::ranges::find(names, &party) == names.end()) names.push_back(&party);
    for (auto const& identifier : identifiers) {
        auto const* owner = known_by_identifier({identifier});
        if (owner && owner != &party) continue; // it stays where it is
        party.schemes.insert(identifier.scheme);
        by_identifier_[hash_of(identifier)] = &party;
    }
}

void Newcomers::add(NamedOrganisation const& organisation)
{
    if (!organisations_seen_.insert(hash_of(organisation.key())).second) return;
    auto const& identifiers = organisation.identifiers;
    auto        name        = folded(organisation.name).spelling;
    if (auto* known = known_by_identifier(identifiers)) return learn(*known, name, identifiers);

    std::vector<Party*> named = by_name_[hash_of(name)];
    for (auto recorded :
         reader_.rows<Id<Organisation>>("SELECT organisation_id FROM organisation_name WHERE spelling = $1", name))
        if (auto* each = &party(recorded); std::ranges::find(named, each) == named.end()) named.push_back(each);
    std::erase_if(named, [&](Party const* each) {
        return std::ranges::any_of(identifiers, [&](auto const& ours) { return each->schemes.contains(ours.scheme); });
    });
    if (named.size() > 1 && identifiers.empty())
        std::erase_if(named, [](Party const* each) { return !each->schemes.empty(); });
    if (named.size() == 1) return learn(*named.front(), name, identifiers);
    ++organisations_;
    learn(*parties_.emplace_back(std::make_unique<Party>()), name, identifiers);
}

} // namespace penstock::exchange
