// How many programmes and organisations a list would bring, found without writing: the same matching as the import
// does, against what is recorded and what earlier rows of the list would have brought.
#pragma once

#include "exchange/import_row.hpp"

#include <map>
#include <set>
#include <unordered_set>

namespace penstock::exchange {

class Newcomers {
public:
    explicit Newcomers(Reader& reader) : reader_{reader} {}

    void add(NamedProgramme const& programme);
    void add(NamedOrganisation const& organisation);

    std::int64_t programmes() const { return programmes_; }
    std::int64_t organisations() const { return organisations_; }

private:
    using Hash = std::uint64_t;
    struct Party { // one that the list would register, or one that is recorded and would learn identifiers
        std::set<std::string> schemes;
    };

    Party* known_by_identifier(std::vector<OrganisationIdentifier> const& identifiers);
    Party& party(Id<Organisation> recorded);
    void   learn(Party& party, std::string const& spelling, std::vector<OrganisationIdentifier> const& identifiers);

    Reader&                             reader_;
    std::int64_t                        programmes_{}, organisations_{};
    std::unordered_set<Hash>            programme_names_, programme_codes_, programmes_seen_, organisations_seen_;
    std::vector<std::unique_ptr<Party>> parties_;
    std::unordered_map<Hash, Party*>    by_identifier_;
    std::unordered_map<Hash, std::vector<Party*>> by_name_;
    std::map<Id<Organisation>, Party*>            recorded_;
};

} // namespace penstock::exchange
