// Endpoints for agreements, milestones and the team's own view; and how a milestone is shown wherever it appears.
#pragma once

#include "award/award_api.hpp"
#include "award/milestone_facts.hpp"

namespace penstock {

void register_agreements(api::Registry& registry);
void register_milestones(api::Registry& registry);
void register_teams(api::Registry& registry);

struct PaperView { // what saving a working paper answers
    std::int64_t                id{};
    std::int64_t                version{};
    Instant                     saved_at;
    std::vector<api::FaultView> faults; // that keep it from being handed in, not from being saved
};
BOOST_DESCRIBE_STRUCT(PaperView, (), (id, version, saved_at, faults))

std::vector<api::FaultView> shown(std::vector<Fault> const& faults);

// Whether this person may look at what belongs to an award: by a role in its programme, or as its team.
bool may_see(Caller const& caller, Id<Programme> programme, Id<Award> award);

struct MilestoneItem {
    Id<Milestone>  id;
    Named          award; // its number
    std::string    award_title;
    Titled         programme;
    std::string    number;
    Bilingual      title;
    Day            due_on;
    bool           gate{};
    MilestoneState state{};
    Money          tranche;
    Money          prize;
    Money          advanced;
    Money          fallen_due;
    Lateness       lateness{};
    std::int64_t   days_late{}; // below zero: days that are left
};
BOOST_DESCRIBE_STRUCT(MilestoneItem, (),
                      (id, award, award_title, programme, number, title, due_on, gate, state, tranche, prize, advanced,
                       fallen_due, lateness, days_late))

// A milestone within its award: what it waits for, what stands in its way, and what became of its money.
struct MilestoneStanding : MilestoneItem {
    std::vector<std::string> after;  // the numbers of those it depends on
    std::vector<std::string> before; // of them, those not passed
    std::vector<std::string> gates;  // go/no-go milestones before it that are not passed
    Money                    payable;
    Money                    paid;
    std::vector<api::May>    may;
};
BOOST_DESCRIBE_STRUCT(MilestoneStanding, (MilestoneItem), (after, before, gates, payable, paid, may))

std::vector<MilestoneStanding> milestones_of(Reader& reader, Caller const& caller, Id<Award> award, Day today);

} // namespace penstock
