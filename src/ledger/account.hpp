// Accounts: where public money stands. The chart follows the water, from the appropriation to what was spent; each
// appropriation is a pool of its own, in one currency, and the accounts of a pool add up to nothing at every moment.
#pragma once

#include "base/id.hpp"
#include "base/money.hpp"
#include "base/words.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

namespace penstock {

struct Account;       // the kinds of thing identifiers here belong to
struct Appropriation; // money a decision gave for a purpose and a fiscal year
struct Programme;
struct Call;
struct Award;
struct Milestone;

// How far money has come. `source` is where a decision took it from; `carried_forward` and `exchanged` link two
// appropriations and may therefore be below zero in one of them, as `source` is. What was paid and is asked back stands
// at `demanded` until it has come in or is written off.
BOOST_DEFINE_ENUM_CLASS(Stage, source, appropriated, allotted, reserved, committed, payable, paid, spent, returned,
                        lapsed, carried_forward, exchanged, demanded, recovered, written_off)

Words words(Stage stage);

constexpr bool may_go_negative(Stage stage)
{
    return stage == Stage::source || stage == Stage::carried_forward || stage == Stage::exchanged;
}

// Which particulars an account of a stage has; all others are none.
struct Particulars {
    bool programme{}, call{}, award{}, milestone{}, line{};
};
constexpr Particulars particulars(Stage stage)
{
    switch (stage) {
    case Stage::source:
    case Stage::appropriated:
    case Stage::lapsed:
    case Stage::carried_forward:
    case Stage::exchanged:       return {};
    case Stage::allotted:        return {.programme = true};
    case Stage::reserved:        return {.programme = true, .call = true};
    case Stage::committed:
    case Stage::paid:
    case Stage::spent:
    case Stage::returned:
    case Stage::demanded:
    case Stage::recovered:
    case Stage::written_off:     return {.programme = true, .award = true, .line = true};
    case Stage::payable:         return {.programme = true, .award = true, .milestone = true, .line = true};
    }
    std::unreachable();
}

// The place of an account in the chart: there is one account for each.
struct Place {
    Id<Appropriation> appropriation;
    Stage             stage{};
    Id<Programme>     programme;
    Id<Call>          call;
    Id<Award>         award;
    Id<Milestone>     milestone; // none: due without a milestone, as an advance or a claim is
    std::string       line;      // of the award's budget; "" where the award is not itemised

    friend auto operator<=>(Place const&, Place const&) = default;

    // Whether the place has what its stage needs and nothing else. A milestone and a line may be missing.
    bool whole() const;
};

// A place as facts and requests write it: what it does not have is left out.
struct WrittenPlace {
    Id<Appropriation>            appropriation;
    Stage                        stage{};
    std::optional<Id<Programme>> programme;
    std::optional<Id<Call>>      call;
    std::optional<Id<Award>>     award;
    std::optional<Id<Milestone>> milestone;
    std::optional<std::string>   line;

    Place place() const;
};
BOOST_DESCRIBE_STRUCT(WrittenPlace, (), (appropriation, stage, programme, call, award, milestone, line))
WrittenPlace written(Place const& place);

// An account as a plan sees it. One that was never used has no number, and nothing in it.
struct AccountNow {
    Id<Account>  id;
    Place        place;
    std::int64_t balance{};     // minor units of the appropriation's currency
    std::int64_t set_aside{};   // of it, bound by open reservations
    std::int64_t available() const { return balance - set_aside; }
};

} // namespace penstock
