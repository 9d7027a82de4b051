// What the agreements of the demonstration promise, and what becomes of them by today.
#pragma once

#include "base/day.hpp"
#include "base/words.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace penstock {

struct DemoPromise { // a milestone as agreements of the demonstration word it
    Words            title;
    Words            metric;
    std::string_view unit, comparison, target, tolerance, good, bad;
    Words            account;
};

struct DemoStory {
    std::size_t                     programme; // in the order of the demonstration
    std::string_view                number, title, organisation, partner, lead;
    std::int64_t                    ten_thousands;
    int                             starts_ago; // days before today; below zero: it starts later
    bool                            itemised, performer, on_paper;
    std::array<std::string_view, 4> ends; // what becomes of each milestone by today
    std::string_view                fate; // what becomes of the award
};

std::span<DemoPromise const> demo_promises();
std::span<DemoStory const>   demo_stories();

constexpr int demo_first_due = 110, demo_between = 100; // days from the start, and from one milestone to the next

// The terms of an agreement in JSON; `whole`: with what it still lacks in the making.
std::string demo_terms(DemoStory const& story, Day start, std::int64_t monitor, bool whole);

} // namespace penstock
