// How organisations are kept, and when a name in a list is one we know.
#include "people/organisation_facts.hpp"

#include "base/fold.hpp"

#include <algorithm>

namespace penstock {

namespace {

// What stands in parentheses of either width is a campus, a town or a department: left out of the core.
std::string without_parentheses(std::string_view name)
{
    std::string out;
    int         depth = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        auto rest      = name.substr(i);
        bool wide_open = rest.starts_with("（"), wide_close = rest.starts_with("）");
        if (rest[0] == '(' || wide_open) ++depth;
        else if ((rest[0] == ')' || wide_close) && depth > 0) --depth;
        else if (depth == 0) out += rest[0];
        if (wide_open || wide_close) i += std::string_view{"（"}.size() - 1;
    }
    return out;
}

// A pair that is doubted, or that a person has judged, is not doubted again.
void doubt_once(Act& act, Id<Organisation> one, Id<Organisation> other, DoubtReason reason)
{
    auto const& [left, right] = std::minmax(one, other);
    auto known                = act.read().row<std::int64_t>(
        "SELECT 1 FROM organisation_doubt WHERE left_id = $1 AND right_id = $2 LIMIT 1", left, right);
    if (!known) act.record(OrganisationsDoubted{left, right, reason});
}

} // namespace

FoldedName folded(std::string_view name)
{
    auto core  = fold_organisation_name(without_parentheses(name));
    auto whole = fold_name(name);
    if (whole.empty()) whole = name; // a name of signs only is compared as it is
    return {fold_spelling(name), whole, core.empty() ? whole : core};
}

Match match_organisation(Reader& reader, FoldedName const& name, std::vector<OrganisationIdentifier> const& identifiers)
{
    Match out;
    for (auto const& identifier : identifiers) {
        out.same = reader.row<Id<Organisation>>(R"sql(
            SELECT organisation_id FROM organisation_identifier WHERE scheme = $1 AND value = $2
        )sql",
                                                identifier.scheme, identifier.value);
        if (out.same) return out;
    }

    auto named = reader.rows<Id<Organisation>>(R"sql(
        SELECT organisation_id FROM organisation_name WHERE spelling = $1 ORDER BY organisation_id
    )sql",
                                               name.spelling);
    // A name alone decides only where no identifier speaks against it.
    auto contradicts = [&](Id<Organisation> known) {
        auto theirs = identifiers_of(reader, known);
        return std::ranges::any_of(identifiers, [&](auto const& ours) {
            return std::ranges::any_of(theirs, [&](auto const& each) { return each.scheme == ours.scheme; });
        });
    };
    auto agreeing = named;
    std::erase_if(agreeing, contradicts);
    // Of several with this name, a name without identifiers means the one that has none either: the same name again
    // must not register yet another organisation each time.
    if (agreeing.size() > 1 && identifiers.empty())
        std::erase_if(agreeing, [&](Id<Organisation> known) { return !identifiers_of(reader, known).empty(); });
    if (agreeing.size() == 1) {
        out.same = agreeing.front();
        return out;
    }
    if (!named.empty()) {
        out.doubtful = std::move(named);
        out.reason   = DoubtReason::same_name;
        return out;
    }
    out.reason   = DoubtReason::other_spelling;
    out.doubtful = reader.rows<Id<Organisation>>(R"sql(
        SELECT DISTINCT organisation_id FROM organisation_name WHERE folded = $1 ORDER BY organisation_id LIMIT 5
    )sql",
                                                 name.whole);
    if (!out.doubtful.empty()) return out;
    out.reason   = DoubtReason::similar_name;
    out.doubtful = reader.rows<Id<Organisation>>(R"sql(
        SELECT id FROM organisation WHERE core = $1 AND merged_into = 0 ORDER BY id LIMIT 5
    )sql",
                                                 name.core);
    return out;
}

std::vector<OrganisationIdentifier> identifiers_of(Reader& reader, Id<Organisation> organisation)
{
    return reader.rows<OrganisationIdentifier>(R"sql(
        SELECT scheme, value FROM organisation_identifier WHERE organisation_id = $1 ORDER BY scheme, value
    )sql",
                                               organisation);
}

std::optional<std::string> organisation_name(Reader& reader, Id<Organisation> organisation)
{
    return reader.row<std::string>("SELECT name FROM organisation WHERE id = $1", organisation);
}

void apply(Writer& db, Stamp const& stamp, OrganisationRegistered const& fact)
{
    db.run(R"sql(
        INSERT INTO organisation (id, name, folded, core, country, merged_into) VALUES ($1, $2, $3, $4, $5, 0)
    )sql",
           stamp.seq, fact.name, fact.folded, fact.core, fact.country);
    db.run("INSERT INTO organisation_name (spelling, folded, organisation_id, name) VALUES ($1, $2, $3, $4)",
           fact.spelling, fact.folded, stamp.seq, fact.name);
    for (auto const& identifier : fact.identifiers)
        db.run("INSERT INTO organisation_identifier (scheme, value, organisation_id) VALUES ($1, $2, $3)",
               identifier.scheme, identifier.value, stamp.seq);
}

void apply(Writer& db, Stamp const&, OrganisationNameAdded const& fact)
{
    db.run("INSERT INTO organisation_name (spelling, folded, organisation_id, name) VALUES ($1, $2, $3, $4)",
           fact.spelling, fact.folded, fact.organisation, fact.name);
}

void apply(Writer& db, Stamp const&, OrganisationIdentified const& fact)
{
    db.run("INSERT INTO organisation_identifier (scheme, value, organisation_id) VALUES ($1, $2, $3)",
           fact.identifier.scheme, fact.identifier.value, fact.organisation);
}

void apply(Writer& db, Stamp const& stamp, OrganisationsDoubted const& fact)
{
    db.run(R"sql(
        INSERT INTO organisation_doubt (id, left_id, right_id, reason, state) VALUES ($1, $2, $3, $4, 'open')
    )sql",
           stamp.seq, fact.left, fact.right, fact.reason);
}

void add_organisation_facts(FactKinds& kinds)
{
    kinds.add<OrganisationRegistered, OrganisationNameAdded, OrganisationIdentified, OrganisationsDoubted>();
}

Id<Organisation> find_or_register(Act& act, std::string const& name,
                                  std::vector<OrganisationIdentifier> const& identifiers)
{
    auto form  = folded(name);
    auto match = match_organisation(act.read(), form, identifiers);
    if (!match.same) {
        OrganisationRegistered newcomer{name, form.spelling, form.whole, form.core, "", identifiers};
        Id<Organisation>       id{act.record(newcomer)};
        for (auto known : match.doubtful) act.record(OrganisationsDoubted{known, id, match.reason});
        return id;
    }
    auto known = act.read().row<std::int64_t>(R"sql(
        SELECT 1 FROM organisation_name WHERE spelling = $1 AND organisation_id = $2
    )sql",
                                              form.spelling, *match.same);
    if (!known) act.record(OrganisationNameAdded{*match.same, name, form.spelling, form.whole});
    // An identifier that belongs to another organisation stays there: only a person may find the two to be one.
    for (auto const& identifier : identifiers) {
        auto owner = act.read().row<Id<Organisation>>(R"sql(
            SELECT organisation_id FROM organisation_identifier WHERE scheme = $1 AND value = $2
        )sql",
                                                      identifier.scheme, identifier.value);
        if (!owner) act.record(OrganisationIdentified{*match.same, identifier});
        else if (*owner != *match.same) doubt_once(act, *match.same, *owner, DoubtReason::same_row);
    }
    return *match.same;
}

} // namespace penstock
