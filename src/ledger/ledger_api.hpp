// Endpoints for appropriations and for closing the books.
#pragma once

#include "api/endpoint.hpp"
#include "ledger/ledger_facts.hpp"

namespace penstock {

void register_ledger(api::Registry& registry);

// What stands at one stage.
struct StageSum {
    Stage        stage{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(StageSum, (), (stage, minor))

} // namespace penstock
