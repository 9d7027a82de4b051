// Endpoints for programmes, awards, organisations and the portfolio they make up.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"
#include "api/named.hpp"
#include "award/award.hpp"
#include "search/search.hpp"

namespace penstock {

void register_awards(api::Registry& registry);
void register_portfolio(api::Registry& registry);
void register_programmes(api::Registry& registry);
void register_organisations(api::Registry& registry);
void register_board(api::Registry& registry);

void describe_awards(search::Index& index); // awards, milestones, programmes, organisations
void describe_line_of_awards(LineNouns& nouns); // those, imports and findings

// What every list of awards, and every figure about them, can be narrowed by.
struct AwardFilter {
    std::optional<Line<200>>        text; // words of title, number, lead, organisation
    std::optional<Id<Programme>>    programme;
    std::optional<Id<Organisation>> organisation;
    std::optional<AwardState>       state;
    std::optional<std::int64_t>     year;
    std::optional<std::int64_t>     year_from;
    std::optional<std::int64_t>     year_to;
    std::optional<Currency>         currency;
    std::optional<Line<100>>        outcome;
    std::optional<std::int64_t>     min; // minor units, of amounts in `currency`
    std::optional<std::int64_t>     max;
    std::optional<Id<Import>>       import;
};
BOOST_DESCRIBE_STRUCT(AwardFilter, (),
                      (text, programme, organisation, state, year, year_from, year_to, currency, outcome, min, max,
                       import))

// Adds the conditions for the award table called `a`, and hides what the caller may not see.
void narrow(api::ListQuery& query, Reader& reader, Caller const& caller, AwardFilter const& filter);

struct StepView { // what a step answers
    std::int64_t          id{};
    std::string           state;
    std::vector<api::May> may;
};
BOOST_DESCRIBE_STRUCT(StepView, (), (id, state, may))

} // namespace penstock
