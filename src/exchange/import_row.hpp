// What a row of a list would become: under which numbers, in which programme, at which organisation; and whether the
// award is here already.
#pragma once

#include "award/award_import_facts.hpp"
#include "exchange/columns.hpp"
#include "exchange/seen_numbers.hpp"

#include <unordered_map>

namespace penstock::exchange {

// The scheme of a list's own numbers: that of the outside id in the same column, else the mapping's name; "360giving"
// for its packages, and "own", the body's, when nothing else is known.
std::string number_scheme(Mapping const& mapping);

// The programme a row names, or what stands for it when it names none: its funder, or one for all such rows.
struct NamedProgramme {
    std::string        code; // to look for; empty when the title is what counts
    ProgrammeText      text;
    std::string const& title() const { return text.title.any(); }
};
NamedProgramme programme_of(AwardRow const& row);

// The organisation a row names. Persons do not become organisations: one stands for all of them, the award keeps the
// name of its lead.
struct NamedOrganisation {
    std::string                         name;
    std::vector<OrganisationIdentifier> identifiers;
    std::string                         key() const; // equal for equal names and identifiers only
};
NamedOrganisation organisation_of(AwardRow const& row, std::string const& scheme);

// What was found out about a row that reads well.
struct RowStanding {
    bool                             unchanged{}; // the award is here, word for word
    Digest                           digest;      // of the row
    std::vector<penstock::OutsideId> numbers;     // the award's own first
    std::string                      known_as; // of a rejected row: the number of the award that has its identifier
};

// Compares the rows of one list, in order, with the awards there were when the list was opened and with each other.
class RowJudge {
public:
    RowJudge(Reader& reader, Mapping const& mapping, std::span<std::string const> headers);

    // An accepted row may become a rejected one: repeated_in_file, repeated_identifier, programme_not_active.
    RowStanding judge(RowOutcome& row);

    std::string const& scheme() const { return scheme_; }

private:
    bool scheme_in_use(std::string const& scheme);
    bool takes_awards(AwardRow const& row);
    void reject(RowOutcome& row, int place, Refusal why, std::string cell) const;
    void reject(RowOutcome& row, penstock::OutsideId const& id, Refusal why) const;

    Reader&                               reader_;
    std::string                           scheme_;
    std::vector<std::string>              headers_;
    std::unordered_map<std::string, int>  columns_; // of outside ids, by scheme
    int                                   programme_column_{}; // from 1; 0 when no column names the programme
    std::unordered_map<std::string, bool> in_use_;             // whether any award had a number of the scheme
    std::unordered_map<std::string, bool> takes_awards_;       // by the programme a row names
    SeenNumbers                           seen_;
};

} // namespace penstock::exchange
