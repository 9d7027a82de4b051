// Endpoints for appropriations and for closing the books.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"
#include "ledger/ledger_facts.hpp"
#include "search/search.hpp"

namespace penstock {

void register_ledger(api::Registry& registry);
void register_working_days(api::Registry& registry);
void describe_appropriations(search::Index& index);
void describe_line_of_money(LineNouns& nouns);     // appropriations, entries, reservations
void describe_line_of_authority(LineNouns& nouns); // delegations and their uses

// What stands at one stage.
struct StageSum {
    Stage        stage{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(StageSum, (), (stage, minor))

} // namespace penstock
