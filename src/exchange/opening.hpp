// The money of imported awards: what was promised and paid before the list came here enters as opening entries, so that
// the money there is and the awards there are agree to the last fen.
#pragma once

#include "award/award_facts.hpp"
#include "ledger/ledger_facts.hpp"

#include <unordered_map>

namespace penstock::exchange {

// What of an award's amount is still owed and what has been paid; together the amount, whatever the list says was
// disbursed. What cannot be booked (more than the award, another currency) is asked about in a finding instead. Where
// no amount is given, what was disbursed is all there is.
struct OpeningAmounts {
    std::int64_t committed{};
    std::int64_t paid{};
    friend bool  operator==(OpeningAmounts const&, OpeningAmounts const&) = default;
};
OpeningAmounts opening_amounts(std::optional<Money> const& amount, std::optional<Money> const& disbursed);

// Where the award's money is taken from: one appropriation for each fund, currency and year the list tells of.
struct OpeningPool {
    std::string  fund;
    Currency     currency;
    std::int64_t year{};

    // The same for the same pool of the same import.
    std::string code(Id<Import> import) const;
};

// Books awards of one import, many in an entry. finish() books what is left; nothing is booked after it.
class Opening {
public:
    // Money for which no fund is named is that of the list itself.
    Opening(Act& act, Id<Import> import, std::string list) : act_{act}, import_{import}, list_{std::move(list)} {}

    void add(Id<Award> award, AwardContent const& content, std::string const& fund);
    void finish();

private:
    struct Open {
        Id<Appropriation> appropriation;
        std::vector<Leg>  legs; // without the one of the source
        std::int64_t      sum{};
    };
    Open& pool(OpeningPool const& of);
    void  post(Open& open);

    Act&                                  act_;
    Id<Import>                            import_;
    std::string                           list_;
    std::unordered_map<std::string, Open> pools_; // by code
};

} // namespace penstock::exchange
