// Importing a list of awards: a pass that only counts, for the preview and the confirmation, and one that records.
// Neither holds the list in memory: what is kept per row is eight bytes for each of its identifiers.
#pragma once

#include "award/finding_facts.hpp"
#include "exchange/award_file.hpp"
#include "exchange/list_source.hpp"
#include "exchange/newcomers.hpp"

#include <map>

namespace penstock::exchange {

// What a list holds: read = accepted + rejected + unchanged. Totals and blank lines are no rows.
struct ListCounts {
    struct Sum {
        __int128     minor{};
        std::int64_t count{};
    };
    Mapping                            mapping; // the one given, the shipped one that fits, or the guess
    std::vector<Doubt>                 doubts;  // of a guess
    TableShape                         shape;
    std::vector<std::string>           headers;
    std::int64_t                       read{}, accepted{}, rejected{}, unchanged{};
    std::map<Currency, Sum>            accepted_sums;
    std::map<Currency, Sum>             disbursed_sums; // of the accepted ones
    std::map<Refusal, std::int64_t>    problems;
    std::map<Adjustment, std::int64_t> notes;
    std::map<FindingRule, std::int64_t> findings; // that the accepted ones would raise

    std::vector<ImportSum> sums() const;
    std::vector<ImportSum> disbursed() const;
};

// A row as it is, and how it stands to the awards there are.
using EachRow = std::function<void(RowOutcome const&, RowStanding const&)>;

// How a pass tells its progress: through nobody, or as part `number` (from 0) of `parts` passes over the list.
struct Telling {
    Progress* progress{};
    int       number{};
    int       parts{1};
};

// The mapping a person asks for: "" leaves it to the shipped ones and then to a guess; the name of a shipped one; or a
// TOML text. Refuses not_a_choice for a name that is none, and what parse_mapping refuses.
Result<std::optional<Mapping>> wanted_mapping(std::string const& wanted);
std::vector<Mapping> const&    shipped_mappings();

// Reads the whole list. Refuses what open_awards and the readers refuse, nothing_to_import, and number_out_of_range
// when a sum is beyond what JSON carries exactly.
Result<ListCounts> count_list(Reader& reader, ListSource const& list, std::string const& mapping, EachRow const& each,
                              Telling telling = {});

// What is confirmed and what came of it; the command line prints it as it is.
struct ImportTotals {
    std::int64_t           read{};
    std::int64_t           accepted{};
    std::int64_t           rejected{};
    std::int64_t           unchanged{};
    std::vector<ImportSum> sums; // of the accepted ones, by currency
    std::vector<ImportSum> disbursed; // likewise
    friend bool            operator==(ImportTotals const&, ImportTotals const&) = default;
};
BOOST_DESCRIBE_STRUCT(ImportTotals, (), (read, accepted, rejected, unchanged, sums, disbursed))
ImportTotals totals_of(ListCounts const& counts);

// The counting pass of a commit, made before its transaction; holds while nothing was recorded in between.
struct CountedList {
    std::int64_t       record_size{};
    Result<ListCounts> counts;
    Progress*          progress{};
};
CountedList count_before_commit(Reader& reader, Digest const& digest, std::string const& name,
                                std::string const& mapping, Progress* progress);

// What a person confirms: this file by this mapping gives so many awards and these sums.
struct Confirmed {
    Digest                 digest;
    std::string            name;
    std::string            mapping;
    std::int64_t           accepted{};
    std::vector<ImportSum> sums;
    std::optional<std::vector<ImportSum>> disbursed; // where the person was shown it
};

struct Committed {
    std::optional<Id<Import>> import; // of an earlier one when this list was imported before; nothing when it never was
    bool                      recorded{}; // false when the list holds nothing new
    ImportTotals              totals;
    std::string               format;
    std::string               mapping_name;
};

// Records the list in one act, or nothing: when all of it is here, or was sent back before, the record does not grow.
// Money enters with the awards, as opening entries of today. Refuses not_your_role, what count_list refuses,
// totals_differ, period_closed when today is, and number_out_of_range of a sum no account can hold.
Result<Committed> commit_list(Act& act, Caller const& by, Confirmed const& confirmed, CountedList const& counted);

} // namespace penstock::exchange
