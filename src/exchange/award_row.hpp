// What one row of an award list says, typed, and what is wrong with the rows that say nothing usable.
#pragma once

#include "base/day.hpp"
#include "base/money.hpp"
#include "exchange/table.hpp"

#include <map>

namespace penstock::exchange {

struct Participant {
    std::string name;
    std::string role; // as the publisher words it
    std::string organisation;
    friend bool operator==(Participant const&, Participant const&) = default;
};
BOOST_DESCRIBE_STRUCT(Participant, (), (name, role, organisation))

// An identifier given by somebody else, with the scheme it belongs to (nsfc, GB-CHC, uscc).
struct OutsideId {
    std::string scheme;
    std::string value;
    friend bool operator==(OutsideId const&, OutsideId const&) = default;
};
BOOST_DESCRIBE_STRUCT(OutsideId, (), (scheme, value))

// One award as published. All text is NFC without control characters; empty means the source does not say.
struct AwardRow {
    std::string              number; // never empty
    std::string              title;  // never empty: the number where the source has no title
    std::string              title_language;
    std::string              programme;
    std::string              programme_code;
    std::string              funder;
    std::string              organisation; // empty when the recipient is a person whose employer is not given
    std::vector<OutsideId>   organisation_ids;
    std::string              lead;
    std::vector<Participant> participants;
    std::vector<OutsideId>   outside_ids;
    std::optional<Money>     amount;    // more than zero; absent when the list has no amounts
    std::optional<Money>     applied;   // zero or more
    std::optional<Money>     disbursed; // zero or more
    std::optional<Day>       awarded_on;
    std::optional<Day>       starts_on;
    std::optional<Day>       ends_on; // not before starts_on
    std::string              description;
    std::string              outcome;        // the publisher's grade, unchanged
    std::string              recipient_kind; // organisation or individual

    friend bool operator==(AwardRow const&, AwardRow const&) = default;
};

// One unambiguous text of all that is in the row, for its digest: equal rows, equal text.
std::string canonical(AwardRow const& row);

// Why a row is refused: the cell by line and column (1 for the first; 0 for the whole row), and its text.
struct RowProblem {
    std::int64_t line{};
    int          column{};
    std::string  header; // the column's header, or the path in a JSON grant
    Refusal      why{};
    std::string  cell; // at most 200 bytes of it
    friend bool  operator==(RowProblem const&, RowProblem const&) = default;
};

// What was changed in reading a value that is accepted nevertheless.
BOOST_DEFINE_ENUM_CLASS(
    Adjustment,
    digits_normalised,   // full-width digits or signs became plain ones
    marks_removed,       // thousands marks or a currency sign were dropped
    day_assumed,         // only a month was given: its first or last day is taken
    date_left_out,       // an unreadable date or an end before its start was left out, as the mapping asks
    time_left_out,       // only the civil date of a date-time is kept
    number_as_title,     // there is no title
    formula_mark_removed, // the apostrophe before = + - @ was dropped
    transaction_left_out) // a transaction that is neither a commitment nor a disbursement

Words words(Adjustment what);

struct RowNote {
    std::int64_t line{};
    int          column{};
    std::string  header;
    Adjustment   what{};
    std::string  cell;
    friend bool  operator==(RowNote const&, RowNote const&) = default;
};

BOOST_DEFINE_ENUM_CLASS(RowFate, accepted, rejected, total)

// One row of the file and its fate. Blank lines are no rows.
struct RowOutcome {
    std::int64_t             line{};
    std::int64_t             row{}; // its place among the rows, from 1
    RowFate                  fate{};
    std::vector<std::string> cells; // as in the file, to be given back for repair
    AwardRow                 award; // when accepted
    std::vector<RowProblem>  problems; // when rejected; never both
    std::vector<RowNote>     notes;
    std::optional<Money>     stated; // the amount the row states, accepted or not
};

// The rows of one award list, each judged on its own and whole: a row with any problem is rejected.
class AwardRows {
public:
    virtual ~AwardRows()                                              = default;
    virtual Result<bool>                    next(RowOutcome& outcome) = 0; // false after the last; refusal: whole file
    virtual std::vector<std::string> const& headers() const           = 0;
    virtual TableShape const&               shape() const             = 0;
};

// The count of everything: rows = accepted + rejected, and sums per currency of what was accepted and of what the rows
// state. A sum is 128 bits wide, so no file can overflow it.
struct Tally {
    struct Sum {
        __int128 accepted{}, stated{};
    };
    std::int64_t                       rows{}, accepted{}, rejected{}, totals{}, without_amount{};
    std::map<Currency, Sum>            sums;
    std::map<Refusal, std::int64_t>    problems;
    std::map<Adjustment, std::int64_t> notes;

    void add(RowOutcome const& outcome);
};

} // namespace penstock::exchange
