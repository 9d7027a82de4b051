// The steps of a life that are open now, as a page offers them: each allowed, or with the refusal and what would help.
#pragma once

#include "api/problem.hpp"
#include "base/enumerator.hpp"

#include <utility>
#include <vector>

namespace penstock::api {

// offered(step) says which steps from this state are shown at all; planned(step) is a Result that refuses what is not
// possible; remedy(step, refused) are the words that say what would make it so.
template <class Life, class State, class Offered, class Planned, class Remedy>
std::vector<May> steps_from(Life const& life, State state, Offered offered, Planned planned, Remedy remedy)
{
    std::vector<May> out;
    for (auto const& step : life) {
        if (step.from != state || !offered(step)) continue;
        if (auto fine = planned(step)) out.push_back(allowed(name_of(step.on)));
        else out.push_back(not_allowed(name_of(step.on), fine.error().why, remedy(step, fine.error())));
    }
    return out;
}

template <class Life, class State, class Planned, class Remedy>
std::vector<May> steps_from(Life const& life, State state, Planned planned, Remedy remedy)
{
    return steps_from(life, state, [](auto const&) { return true; }, std::move(planned), std::move(remedy));
}

} // namespace penstock::api
