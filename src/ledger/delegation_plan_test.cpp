// Delegations, deputies and second persons by themselves: whom the rules take, by the day and by the fen.
#include "ledger/delegation.hpp"
#include "support/authority_names.hpp"
#include "support/today.hpp"

#include <gtest/gtest.h>

using namespace penstock;
using namespace penstock::test;

namespace {

Caller const secretary{41, {Grant{Role::board_secretary, 0, 0}}, ""};

std::string faults_said(Result<void> const& planned)
{
    if (planned) return "done";
    std::string out;
    for (auto const& fault : planned.error().faults)
        out += (out.empty() ? "" : ", ") + fault.pointer + " " + std::string{name_of(fault.why)};
    return out.empty() ? std::string{name_of(planned.error().why)} : out;
}

TEST(Delegations, are_given_within_limits_that_make_sense)
{
    DelegationTerms const right{.person   = self,
                                .deeds    = {Deed::commit_award, Deed::stop_award},
                                .limits   = {100, 200, 300, 50},
                                .from     = today,
                                .until    = today.plus_days(10),
                                .decision = "board"};
    auto                  given = [&](auto change, PersonState state = PersonState::active) {
        auto terms = right;
        change(terms);
        return faults_said(plan_delegation(terms, {.id = self, .name = "Wang", .state = state}, secretary, today));
    };
    auto nothing = [](DelegationTerms&) {};
    EXPECT_EQ(given(nothing), "done");
    EXPECT_EQ(given(nothing, PersonState::invited), "done");
    EXPECT_EQ(given(nothing, PersonState::suspended), "/person step_not_allowed");
    EXPECT_EQ(given(nothing, PersonState::closed), "/person step_not_allowed");
    EXPECT_EQ(given([](auto& terms) { terms.until = terms.from; }), "done"); // for one day
    EXPECT_EQ(given([](auto& terms) { terms.until = terms.from.plus_days(-1); }), "/until ends_before_start");
    EXPECT_EQ(given([](auto& terms) { terms.from = today.plus_days(-5), terms.until = today; }), "done");
    EXPECT_EQ(given([](auto& terms) { terms.from = today.plus_days(-5), terms.until = today.plus_days(-1); }),
              "/until date_in_past");
    EXPECT_EQ(given([](auto& terms) { terms.decision = ""; }), "/decision missing_field");
    EXPECT_EQ(given([](auto& terms) { terms.deeds = {}; }), "/deeds missing_field");
    EXPECT_EQ(given([](auto& terms) { terms.deeds.push_back(Deed::commit_award); }),
              "/deeds/0 already_exists, /deeds/2 already_exists");
    auto limited = [&](Limits limits) { return given([&](auto& terms) { terms.limits = limits; }); };
    EXPECT_EQ(limited({}), "done");
    EXPECT_EQ(limited({1, 1, 1, 0}), "done"); // a fen, and a second person for each
    EXPECT_EQ(limited({0, {}, {}, {}}), "/limits/per_act not_positive");
    EXPECT_EQ(limited({-1, {}, {}, {}}), "/limits/per_act not_positive");
    EXPECT_EQ(limited({100, 99, {}, {}}), "/limits/per_award number_out_of_range");
    EXPECT_EQ(limited({100, {}, 99, {}}), "/limits/per_year number_out_of_range");
    EXPECT_EQ(limited({Money::most, {}, {}, Money::most}), "done");
    EXPECT_EQ(limited({Money::most + 1, {}, {}, {}}), "/limits/per_act number_out_of_range");
    EXPECT_EQ(limited({{}, {}, {}, -1}), "/limits/second_person_above number_out_of_range");
    EXPECT_EQ(limited({{}, {}, {}, Money::most + 1}), "/limits/second_person_above number_out_of_range");
}

TEST(Delegations, are_revoked_from_today_to_their_last_day_with_a_reason)
{
    Caller const  of_the_sea{42, {Grant{Role::programme_manager, sea.value, 0}}, ""};
    DelegationNow given{.id = {1}, .terms = {.from = today, .until = today.plus_days(10)}};
    auto          revoked = [&](Day on, Day now = today, char const* why = "left", Caller const& by = secretary) {
        return faults_said(plan_revocation(given, on, why, by, now));
    };
    EXPECT_EQ(revoked(today), "done");
    EXPECT_EQ(revoked(today.plus_days(10)), "done");
    EXPECT_EQ(revoked(today.plus_days(10), today.plus_days(10)), "done");
    EXPECT_EQ(revoked(today.plus_days(-1)), "/on date_in_past");
    EXPECT_EQ(revoked(today.plus_days(11)), "/on step_not_allowed");
    EXPECT_EQ(revoked(today.plus_days(11), today.plus_days(11)), "step_not_allowed"); // it ended by itself
    EXPECT_EQ(revoked(today, today, ""), "/reason missing_field");
    EXPECT_EQ(revoked(today, today, "left", of_the_sea), "not_your_role");
    given.state = DelegationState::revoked;
    EXPECT_EQ(revoked(today), "step_not_allowed");
}

TEST(Deputies, are_named_for_a_term_and_for_one_holder_once_at_a_time)
{
    ActingTerms const right{self, absent, today.plus_days(5), today.plus_days(10), "board"};
    ActingNow         other{{1}, {self, absent, today.plus_days(11), today.plus_days(20), "board"}, {}};
    auto              named = [&](auto change, PersonState deputy = PersonState::active,
                     PersonState holder = PersonState::active, Caller const& by = secretary) {
        auto terms = right;
        change(terms);
        return faults_said(plan_acting(terms, {.id = terms.deputy, .state = deputy},
                                       {.id = terms.holder, .state = holder}, {&other, 1}, by, today));
    };
    auto nothing = [](ActingTerms&) {};
    EXPECT_EQ(named(nothing), "done");
    EXPECT_EQ(named(nothing, PersonState::suspended), "/deputy step_not_allowed");
    EXPECT_EQ(named(nothing, PersonState::active, PersonState::closed), "/holder step_not_allowed");
    EXPECT_EQ(named(nothing, PersonState::active, PersonState::active,
                    Caller{self.value, {Grant{Role::board_secretary, 0, 0}}, ""}),
              "/deputy same_person");
    EXPECT_EQ(named(nothing, PersonState::active, PersonState::active,
                    Caller{42, {Grant{Role::programme_manager, 0, 0}}, ""}),
              "not_your_role");
    EXPECT_EQ(named([](auto& terms) { terms.holder = terms.deputy; }), "/deputy same_person");
    EXPECT_EQ(named([](auto& terms) { terms.decision = ""; }), "/decision missing_field");
    EXPECT_EQ(named([](auto& terms) { terms.until = today.plus_days(4); }), "/until ends_before_start");
    EXPECT_EQ(named([](auto& terms) { terms.until = today.plus_days(11); }), "/from already_exists"); // by a day
    EXPECT_EQ(named([](auto& terms) { terms.until = today.plus_days(11), terms.holder = third; }), "done");
    other.terms.from = today, other.terms.until = today.plus_days(4);
    EXPECT_EQ(named(nothing), "done"); // the day after the other
    other.terms.until = today.plus_days(5);
    EXPECT_EQ(named(nothing), "/from already_exists");
    other.ended_on = today.plus_days(5);
    EXPECT_EQ(named(nothing), "done"); // the other ended the day before
    other.ended_on = today.plus_days(6);
    EXPECT_EQ(named(nothing), "/from already_exists");
}

TEST(Deputies, are_recalled_from_today_to_their_last_day_with_a_reason)
{
    ActingNow acting{{1}, {self, absent, today, today.plus_days(10), "board"}, {}};
    auto      ended = [&](Day on, Day now = today, char const* why = "back", Caller const& by = secretary) {
        return faults_said(plan_acting_end(acting, on, why, by, now));
    };
    EXPECT_EQ(ended(today), "done");
    EXPECT_EQ(ended(today.plus_days(10)), "done");
    EXPECT_EQ(ended(today.plus_days(10), today.plus_days(10)), "done");
    EXPECT_EQ(ended(today.plus_days(-1)), "/on date_in_past");
    EXPECT_EQ(ended(today.plus_days(11)), "/on step_not_allowed");
    EXPECT_EQ(ended(today.plus_days(11), today.plus_days(11)), "step_not_allowed");
    EXPECT_EQ(ended(today, today, ""), "/reason missing_field");
    EXPECT_EQ(ended(today, today, "back", Caller{42, {Grant{Role::programme_manager, 0, 0}}, ""}), "not_your_role");
    acting.ended_on = today.plus_days(3);
    EXPECT_EQ(ended(today), "step_not_allowed");
}

TEST(Approvals, can_be_answered_through_their_last_day_and_expire_after_it)
{
    ApprovalNow approval{{9}, "award/1/offer", {}, {self, {}}, today, ApprovalState::open, {}};
    auto        next = [&](ApprovalEvent event, Id<Person> by, Day now) {
        auto state = plan_approval(approval, event, {by, {}}, now);
        return std::string{state ? name_of(*state) : name_of(state.error().why)};
    };
    auto tomorrow = today.plus_days(1);
    EXPECT_EQ(next(ApprovalEvent::confirm, third, today), "confirmed");
    EXPECT_EQ(next(ApprovalEvent::decline, third, today), "declined");
    EXPECT_EQ(next(ApprovalEvent::decline, self, today), "same_person");
    EXPECT_EQ(next(ApprovalEvent::withdraw, self, today), "withdrawn");
    EXPECT_EQ(next(ApprovalEvent::withdraw, third, today), "not_your_role");
    EXPECT_EQ(next(ApprovalEvent::expire, {}, today), "step_not_allowed");
    EXPECT_EQ(next(ApprovalEvent::expire, {}, tomorrow), "expired");
    EXPECT_EQ(next(ApprovalEvent::confirm, third, tomorrow), "step_not_allowed");
    EXPECT_EQ(next(ApprovalEvent::withdraw, self, tomorrow), "step_not_allowed");
    approval.state = ApprovalState::declined;
    EXPECT_EQ(next(ApprovalEvent::confirm, third, today), "step_not_allowed");
}

TEST(Judging, leans_on_the_delegation_that_asks_for_least)
{
    Ground ground{Deed::commit_award, sea, first_award, yuan(10)};
    auto   claim = [&](std::int64_t id, Limits limits, std::optional<Id<Programme>> in = sea, Id<Person> of = {}) {
        DelegationTerms terms{.person    = of ? of : self,
                              .deeds     = {Deed::commit_award, Deed::request_payment},
                              .programme = in,
                              .limits    = limits,
                              .from      = today,
                              .until     = today};
        return Claim{.delegation = {{id}, terms, DelegationState::given, {}}, .acting_for = of};
    };
    std::optional<std::int64_t> two_above;
    auto                        chosen = [&](std::vector<Claim> const& claims) {
        auto verdict = judge(claims, ground, two_above, today);
        auto const& no      = verdict.no;
        if (!verdict.yes) return std::string{name_of(no.why)} + " " + std::to_string(no.delegation.value);
        return std::to_string(verdict.yes->delegation.value) +
               (verdict.yes->second_person_needed ? " and another" : "");
    };
    Limits const none{}, two{{}, {}, {}, yuan(9).minor};
    EXPECT_EQ(chosen({claim(1, none, {}), claim(2, none)}), "2");                 // the narrower
    EXPECT_EQ(chosen({claim(1, two), claim(2, none, {})}), "2");                  // the one without a second person
    EXPECT_EQ(chosen({claim(1, none, sea, absent), claim(2, two, {})}), "2 and another"); // his own
    EXPECT_EQ(chosen({claim(1, none), claim(2, none)}), "1");
    EXPECT_EQ(chosen({claim(1, {{}, {}, {}, yuan(10).minor})}), "1"); // not above it
    two_above = yuan(10).minor;
    EXPECT_EQ(chosen({claim(1, none)}), "1");
    two_above = yuan(10).minor - 1;
    EXPECT_EQ(chosen({claim(1, none)}), "1 and another");
    ground.deed = Deed::request_payment; // which another person approves in any case
    EXPECT_EQ(chosen({claim(1, two)}), "1");
    ground.deed = Deed::commit_award;

    // The limit that comes closest is named; of two that leave the same, the first.
    EXPECT_EQ(chosen({claim(1, {yuan(5).minor, {}, {}, {}}), claim(2, {yuan(6).minor, {}, {}, {}})}),
              "exceeds_authority 2");
    EXPECT_EQ(chosen({claim(1, {yuan(5).minor, {}, {}, {}}), claim(2, {yuan(5).minor, {}, {}, {}})}),
              "exceeds_authority 1");
    EXPECT_EQ(chosen({claim(1, {yuan(5).minor, yuan(5).minor, {}, {}})}), "exceeds_authority 1");
    EXPECT_EQ(chosen({claim(1, {yuan(5).minor, yuan(4).minor, {}, {}})}), "exceeds_authority_of_award 1");
    auto unable        = claim(1, none, sea, absent);
    unable.holder_able = false; // he stands for somebody who could not do it himself
    EXPECT_EQ(chosen({unable}), "authority_ended 1");
    EXPECT_EQ(chosen({unable, claim(2, {yuan(5).minor, {}, {}, {}})}), "exceeds_authority 2");

    auto planned = [&](std::int64_t minor, std::vector<Claim> const& claims) {
        auto asked         = ground;
        asked.amount.minor = minor;
        auto plan          = plan_authority(claims, asked, {}, today);
        return plan ? "done" : std::string{name_of(plan.error().why)} + " " + plan.error().detail;
    };
    EXPECT_EQ(planned(0, {claim(1, none)}), "done");
    EXPECT_EQ(planned(-1, {claim(1, none)}), "number_out_of_range ");
    EXPECT_EQ(planned(Money::most + 1, {claim(1, none)}), "number_out_of_range ");
    EXPECT_EQ(planned(101, {claim(1, {100, {}, {}, {}})}), "exceeds_authority 1.00 CNY");
    auto used         = claim(1, {{}, {}, 100, {}});
    used.used_in_year = 100;
    EXPECT_EQ(planned(1, {used}), "exceeds_authority_of_period 0.00 CNY");
    used.used_in_year = 101; // by a limit that was greater then
    EXPECT_EQ(planned(1, {used}), "exceeds_authority_of_period 0.00 CNY");
    EXPECT_EQ(planned(1, {}), "authority_missing ");
    EXPECT_EQ(planned(1, {unable}), "authority_ended ");
}

} // namespace
