// Tables of life: every noun with a state has one constexpr table, and rules, buttons, diagrams and tests come from it.
#pragma once

#include "base/refusal.hpp"

#include <iterator>

namespace penstock {

// One row: in state `from` the event `on` leads to `to`; `by` says what whoever does it must hold.
template <class State, class Event, class By> struct Step {
    State from;
    Event on;
    State to;
    By    by;
};

// No state knows two answers to the same event.
template <class Life> constexpr bool deterministic(Life const& life)
{
    for (auto const& a : life)
        for (auto const& b : life)
            if (&a != &b && a.from == b.from && a.on == b.on) return false;
    return true;
}

template <class Life, class State> constexpr bool final(Life const& life, State state)
{
    for (auto const& step : life)
        if (step.from == state) return false;
    return true;
}

// The row for an event in a state, if there is one.
template <class Life, class State, class Event> constexpr auto const* step_of(Life const& life, State now, Event on)
{
    for (auto const& step : life)
        if (step.from == now && step.on == on) return &step;
    return static_cast<decltype(&*std::begin(life))>(nullptr);
}

} // namespace penstock
