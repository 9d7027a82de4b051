// Authority on both engines: limits hold however an act is split, retried or raced, and duties are apart by person.
#include "ledger/authority_answer.hpp"

#include "journal/recorder.hpp"
#include "journal/replay.hpp"
#include "ledger/refusals.hpp"
#include "people/person_api.hpp"
#include "people/person_facts.hpp"
#include "support/authority_names.hpp"
#include "support/engines.hpp"
#include "support/race.hpp"
#include "support/today.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <random>

using namespace penstock;
using namespace penstock::test;

namespace {

// A body with persons, and acts that can be tried in their names.
class House {
public:
    explicit House(std::string const& address)
        : recorder_{std::move(*Db::open(address, OpenMode::existing)), clock_, chance_}
    {
        auto system = Caller::operator_of_this_machine();
        for (auto const& [name, role] : {std::pair{"secretary", Role::board_secretary},
                                         {"manager", Role::programme_manager},
                                         {"other", Role::programme_manager},
                                         {"deputy", Role::programme_manager},
                                         {"finance", Role::finance_officer},
                                         {"officer", Role::case_officer}})
            EXPECT_EQ(tried({},
                            [&](Act& act) -> Result<int> {
                                NewPerson wanted{name, std::string{name} + "@linjiang.example", "none",
                                                 RoleWanted{role, 0, today, {}}};
                                persons_[name] = TRY(add_person(act, system, wanted));
                                roles_[name]   = role;
                                return 0;
                            }),
                      "done");
    }

    Id<Person> id(std::string const& name) const { return persons_.at(name); }
    Caller     caller(std::string const& name) const
    {
        return {id(name).value, {Grant{roles_.at(name), 0, 0}}, "session of " + name};
    }

    template <class Work> std::string tried(std::string const& name, Work work)
    {
        auto actor   = name.empty() ? Actor{} : Actor{id(name).value, std::string{name_of(roles_.at(name))}, 0};
        auto outcome = recorder_.run_one({.actor     = actor,
                                          .key       = "key-" + std::to_string(++attempts_) + "-0123456789",
                                          .operation = "test",
                                          .request   = "{}",
                                          .run       = [&](Act& act) -> Result<std::string> {
                                              auto made = work(act);
                                              if (!made) return std::unexpected{made.error()};
                                              return std::string{"done"};
                                          }});
        if (outcome.ending == journal::Ending::done) return "done";
        if (outcome.ending != journal::Ending::refused) return "broken " + outcome.incident;
        detail_  = outcome.refused.detail;
        auto why = outcome.refused.faults.empty() ? outcome.refused.why : outcome.refused.faults.front().why;
        return std::string{name_of(why)};
    }

    std::string gives(DelegationTerms terms, std::string const& by = "secretary")
    {
        return tried(by, [&](Act& act) -> Result<std::int64_t> {
            auto person = TRY(load_person(act.read(), terms.person));
            CHECK(plan_delegation(terms, person, caller(by), act.today));
            last_ = {act.record(DelegationGiven{terms})};
            return last_.value;
        });
    }
    DelegationTerms terms(std::string const& person, std::vector<Deed> deeds, Limits limits,
                          Id<Programme> programme = sea) const
    {
        return {id(person),           std::move(deeds), programme ? std::optional{programme} : std::nullopt,
                Currency{},           limits,           today,
                today.plus_days(100), "board 3/2026"};
    }
    std::string revokes(Id<Delegation> delegation, Day on = today)
    {
        return tried("secretary", [&](Act& act) -> Result<int> {
            auto now = TRY(load_delegation(act.read(), delegation));
            CHECK(plan_revocation(now, on, "left", caller("secretary"), act.today));
            act.record(DelegationRevoked{delegation, on, "left"});
            return 0;
        });
    }
    std::string names_deputy(std::string const& deputy, std::string const& holder, std::string const& by = "secretary")
    {
        return tried(by, [&](Act& act) -> Result<int> {
            ActingTerms terms{id(deputy), id(holder), today, today.plus_days(10), "board 3/2026"};
            auto one = TRY(load_person(act.read(), terms.deputy)), two = TRY(load_person(act.read(), terms.holder));
            CHECK(plan_acting(terms, one, two, actings_of(act.read(), terms.deputy), caller(by), act.today));
            act.record(ActingGiven{terms});
            return 0;
        });
    }
    std::string suspends(std::string const& name)
    {
        return tried("secretary", [&](Act& act) -> Result<int> {
            act.record(PersonSuspended{{id(name)}});
            return 0;
        });
    }
    std::string uses(std::string const& name, Ground const& ground, std::string const& cause)
    {
        return tried(name, [&](Act& act) { return use_authority(act, caller(name), {ground, cause}); });
    }
    std::string proposes(std::string const& name, Ground const& ground, std::string const& cause)
    {
        return tried(name, [&](Act& act) -> Result<int> {
            asked_ = TRY(propose(act, caller(name), ground, cause, "please"));
            return 0;
        });
    }
    std::string steps(std::string const& name, ApprovalEvent event)
    {
        return tried(name, [&](Act& act) -> Result<int> {
            CHECK(step_approval(act, caller(name), asked_, event, "because"));
            return 0;
        });
    }
    std::string gives_back(std::string const& cause)
    {
        return tried("manager", [&](Act& act) -> Result<int> {
            give_back_authority(act, cause);
            return 0;
        });
    }
    std::vector<std::string> replayed(Dialect dialect)
    {
        FactKinds kinds;
        add_person_facts(kinds);
        add_authority_facts(kinds);
        test::FreshDatabase fresh{dialect};
        auto                target   = fresh.open();
        auto                snapshot = recorder_.database().snapshot();
        return journal::replay_check(snapshot, target, kinds).wrong;
    }
    template <class T> T value(std::string_view sql)
    {
        auto snapshot = recorder_.database().snapshot();
        return snapshot.one<T>(sql);
    }

    std::string const& detail() const { return detail_; }
    Id<Delegation>     last() const { return last_; }
    ManualClock&       clock() { return clock_; }
    Recorder&          recorder() { return recorder_; }

private:
    ManualClock                       clock_{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance                      chance_{42};
    Recorder                          recorder_;
    std::int64_t                      attempts_{};
    std::map<std::string, Id<Person>> persons_;
    std::map<std::string, Role>       roles_;
    std::string                       detail_;
    Id<Delegation>                    last_;
    Id<Approval>                      asked_;
};

using AuthorityTest = test::OnEachEngine;

constexpr Ground commits(std::int64_t whole, Id<Award> award = first_award, Id<Programme> programme = sea)
{
    return {Deed::commit_award, programme, award, yuan(whole)};
}

TEST_P(AuthorityTest, limits_hold_for_one_act_one_award_and_one_year_however_split)
{
    House house{address()};
    EXPECT_EQ(house.uses("manager", commits(1), "award/70/commit"), "authority_missing");
    EXPECT_EQ(house.gives(house.terms("manager", {Deed::commit_award, Deed::amend_award},
                                      {yuan(500).minor, yuan(800).minor, yuan(1000).minor, {}})),
              "done");
    EXPECT_EQ(house.uses("manager", commits(501), "award/70/a"), "exceeds_authority");
    EXPECT_EQ(house.detail(), "500.00 CNY");
    EXPECT_EQ(house.uses("manager", commits(500), "award/70/a"), "done");
    EXPECT_EQ(house.uses("manager", commits(500), "award/70/a"), "done"); // the same again is the same
    EXPECT_EQ(house.uses("manager", commits(499), "award/70/a"), "cause_already_used");
    EXPECT_EQ(house.uses("manager", commits(301), "award/70/b"), "exceeds_authority_of_award");
    EXPECT_EQ(house.detail(), "300.00 CNY");
    Ground amendment{Deed::amend_award, sea, first_award, yuan(301)}; // nor by another deed
    EXPECT_EQ(house.uses("manager", amendment, "amendment/1/decide"), "exceeds_authority_of_award");
    EXPECT_EQ(house.uses("manager", commits(300), "award/70/b"), "done");
    EXPECT_EQ(house.uses("manager", commits(201, second_award), "award/71/a"), "exceeds_authority_of_period");
    EXPECT_EQ(house.detail(), "200.00 CNY");
    EXPECT_EQ(house.uses("manager", commits(200, second_award), "award/71/a"), "done");
    EXPECT_EQ(house.value<std::int64_t>("SELECT count(*) FROM authority_attempt"), 4); // for those who watch limits
    EXPECT_EQ(house.value<std::int64_t>("SELECT max(id) FROM authority_attempt"), 4);
    EXPECT_EQ(house.value<std::int64_t>("SELECT uses FROM delegation"), 3);
    EXPECT_EQ(house.value<std::int64_t>("SELECT used FROM delegation"), yuan(1000).minor);

    // What was given back can be used again; nor does a new delegation begin at nothing.
    EXPECT_EQ(house.gives_back("award/70/b"), "done");
    EXPECT_EQ(house.value<std::int64_t>("SELECT uses FROM delegation"), 2);
    EXPECT_EQ(house.value<std::int64_t>("SELECT used FROM delegation"), yuan(700).minor);
    EXPECT_EQ(house.gives_back("award/70/b"), "done");
    EXPECT_EQ(house.gives_back("award/9/x"), "done"); // where nothing was used
    EXPECT_EQ(house.uses("manager", commits(300), "award/70/b"), "cause_already_used");
    EXPECT_EQ(house.revokes(house.last()), "done");
    EXPECT_EQ(house.uses("manager", commits(1), "award/70/c"), "authority_ended");
    EXPECT_EQ(house.gives(house.terms("manager", {Deed::commit_award}, {{}, {}, yuan(1000).minor, {}})), "done");
    EXPECT_EQ(house.uses("manager", commits(301, second_award), "award/71/c"), "exceeds_authority_of_period");
    EXPECT_EQ(house.uses("manager", commits(300, second_award), "award/71/c"), "done");

    // Another programme, currency, person or deed is not covered; a new fiscal year begins anew.
    EXPECT_EQ(house.uses("manager", commits(1, first_award, land), "x/1/x"), "authority_missing");
    EXPECT_EQ(house.uses("manager", {Deed::commit_award, sea, first_award, {1, currency("EUR")}}, "x/1/x"),
              "authority_missing");
    EXPECT_EQ(house.uses("other", commits(1), "x/1/x"), "authority_missing");
    EXPECT_EQ(house.uses("finance", commits(1), "x/1/x"), "not_your_role");
    house.clock().advance(std::chrono::hours{24 * 40});
    EXPECT_EQ(house.uses("manager", commits(1000), "award/70/2027"), "done");
    house.clock().advance(std::chrono::hours{24 * 61});
    EXPECT_EQ(house.uses("manager", commits(1), "award/70/late"), "authority_ended");
    EXPECT_EQ(house.value<std::int64_t>("SELECT count(*) FROM authority_attempt"), 5); // what no limit refused is none
    EXPECT_EQ(house.revokes({999'999}), "not_found");
    EXPECT_EQ(house.tried("secretary", [](Act& act) { return load_acting(act.read(), {999'999}); }), "not_found");
    EXPECT_EQ(house.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(AuthorityTest, whoever_acts_for_another_uses_the_others_limits_and_is_not_his_second)
{
    House  house{address()};
    Limits limits{yuan(500).minor, {}, yuan(600).minor, yuan(100).minor};
    EXPECT_EQ(house.gives(house.terms("manager", {Deed::commit_award}, limits), "manager"), "not_your_role");
    EXPECT_EQ(house.gives(house.terms("secretary", {Deed::commit_award}, limits)), "same_person");
    EXPECT_EQ(house.gives(house.terms("manager", {Deed::commit_award}, limits)), "done");
    EXPECT_EQ(house.names_deputy("manager", "manager"), "same_person");
    EXPECT_EQ(house.names_deputy("secretary", "manager"), "same_person");
    EXPECT_EQ(house.uses("deputy", commits(90), "award/70/a"), "authority_missing");
    EXPECT_EQ(house.detail(), "manager"); // who could
    EXPECT_EQ(house.names_deputy("deputy", "manager"), "done");
    EXPECT_EQ(house.names_deputy("deputy", "manager"), "already_exists");
    EXPECT_EQ(house.uses("deputy", commits(90), "award/70/a"), "done");
    EXPECT_EQ(house.value<std::int64_t>("SELECT acting_for FROM authority_use"), house.id("manager").value);
    EXPECT_EQ(house.uses("manager", commits(511), "award/70/b"), "exceeds_authority");

    EXPECT_EQ(house.steps("manager", ApprovalEvent::confirm), "not_found"); // what nobody proposed

    // Above 100 a second person is needed, who is neither the proposer nor the one he stands for.
    EXPECT_EQ(house.uses("manager", commits(101), "award/70/b"), "second_person_needed");
    EXPECT_EQ(house.proposes("manager", commits(101), "award/70/b"), "done");
    EXPECT_EQ(house.proposes("manager", commits(101), "award/70/b"), "cause_already_used");
    EXPECT_EQ(house.steps("manager", ApprovalEvent::confirm), "same_person");
    EXPECT_EQ(house.steps("deputy", ApprovalEvent::confirm), "same_person"); // he acts for the manager
    EXPECT_EQ(house.steps("other", ApprovalEvent::confirm), "authority_missing");
    EXPECT_EQ(house.gives(house.terms("other", {Deed::commit_award}, {yuan(200).minor, {}, {}, {}}, {})), "done");
    EXPECT_EQ(house.uses("manager", commits(101), "award/70/b"), "second_person_needed");
    EXPECT_EQ(house.steps("other", ApprovalEvent::confirm), "done");
    EXPECT_EQ(house.steps("other", ApprovalEvent::decline), "step_not_allowed");
    EXPECT_EQ(house.uses("manager", commits(102), "award/70/b"), "second_person_needed"); // this was not agreed to
    EXPECT_EQ(house.uses("manager", commits(101), "award/70/b"), "done");
    EXPECT_EQ(house.proposes("manager", commits(101), "award/70/b"), "cause_already_used");

    // One ending only: declined, withdrawn by the proposer, or over.
    EXPECT_EQ(house.proposes("deputy", commits(102), "award/71/a"), "done");
    EXPECT_EQ(house.steps("manager", ApprovalEvent::confirm), "same_person"); // for whom the proposer acts
    EXPECT_EQ(house.steps("other", ApprovalEvent::withdraw), "not_your_role");
    EXPECT_EQ(house.steps("other", ApprovalEvent::decline), "done");
    EXPECT_EQ(house.steps("deputy", ApprovalEvent::withdraw), "step_not_allowed");
    EXPECT_EQ(house.proposes("manager", commits(102), "award/71/a"), "done");
    house.clock().advance(std::chrono::hours{24 * 15});
    EXPECT_EQ(house.steps("other", ApprovalEvent::confirm), "step_not_allowed");
    EXPECT_EQ(house.uses("deputy", commits(90), "award/71/b"), "authority_missing"); // his term is over
    EXPECT_EQ(house.proposes("manager", commits(103), "award/71/a"), "done");         // the old one expired
    EXPECT_EQ(house.value<std::int64_t>("SELECT count(*) FROM approval WHERE state = 'expired'"), 1);
    EXPECT_EQ(house.replayed(GetParam()), std::vector<std::string>{});
}

TEST_P(AuthorityTest, P8_nobody_gets_more_than_the_limit_whoever_races)
{
    House house{address()};
    ASSERT_EQ(
        house.gives(house.terms("manager", {Deed::commit_award, Deed::amend_award}, {{}, yuan(100).minor, {}, {}})),
        "done");
    ASSERT_EQ(house.names_deputy("deputy", "manager"), "done");
    Id<Delegation> delegation{house.value<std::int64_t>("SELECT id FROM delegation")};
    test::Race     race{address(), GetParam()};

    // Everybody asks once for all that may be used on the round's award; the deputy stands for the manager. Two ways to
    // the same money: some would commit it, the others add it by an amendment.
    bool careless  = false;
    auto ground_of = [&](int client, int round) {
        auto out = commits(100, Id<Award>{(careless ? 1'000'000 : 1000) + round});
        if (client % 4 == 3) out.deed = Deed::amend_award;
        return out;
    };
    auto caller_of = [&](int client) { return house.caller(client / 2 % 2 ? "deputy" : "manager"); };
    auto tries     = [&](test::Race::Server& server, int client, int round, bool believes) {
        auto caller = caller_of(client);
        auto ground = ground_of(client, round);
        auto cause  = "award/" + std::to_string(ground.award.value) + "/" + std::to_string(client);
        auto outcome =
            server.asks({caller.person(), "programme_manager", 0}, cause, [&](Act& act) -> Result<std::string> {
                if (!careless) TRY(use_authority(act, caller, {ground, cause}));
                else if (!believes) return refuse(refusal::exceeds_authority_of_award);
                else
                    act.record(AuthorityUsed{.cause       = cause,
                                                 .deed        = ground.deed,
                                                 .programme   = ground.programme,
                                                 .award       = ground.award,
                                                 .amount      = ground.amount,
                                                 .fiscal_year = 2026,
                                                 .delegation  = delegation});
                return std::string{"done"};
            });
        EXPECT_TRUE(outcome.ending == journal::Ending::done || outcome.ending == journal::Ending::refused)
            << outcome.incident;
        return outcome.ending == journal::Ending::done;
    };
    for (int winners : race.run(test::Race::rounds_asked(GetParam()), tries)) ASSERT_EQ(winners, 1);
    EXPECT_EQ(house.value<std::int64_t>("SELECT max(minor) FROM authority_used WHERE fiscal_year = 0"),
              yuan(100).minor);

    careless       = true; // the control
    auto overspent = race.run(1, tries, {}, [&](Reader& reader, int client, int round) {
        return check_authority(reader, caller_of(client), {ground_of(client, round), ""}, today).has_value();
    });
    EXPECT_GT(std::ranges::max(overspent), 1);
}

TEST_P(AuthorityTest, is_explained_by_its_decision_its_figures_and_who_could)
{
    House house{address()};
    auto  told = [&](std::string const& name, Ground const& ground) {
        auto        snapshot = house.recorder().database().snapshot();
        auto        answer   = explain_authority(snapshot, house.caller(name), {ground, ""}, today);
        std::string out{answer.allowed ? "yes" : name_of(*answer.refusal)};
        for (auto const& line : answer.lines) out += "\n" + line.en;
        return out;
    };
    std::string const nobody = "Nobody can do this now; the board secretary can give a delegation by a decision.",
                      term   = "By board 3/2026, in force from 2026-11-23 to 2027-03-03";
    EXPECT_EQ(told("manager", commits(1)),
              "authority_missing\nNo delegation covers “Commit an award” here.\n" + nobody);
    EXPECT_EQ(told("finance", commits(1)),
              "not_your_role\nThis needs the permission “Sign agreements, decide on milestones and amendments”, "
              "which no role held here gives.\n" +
                  nobody);
    ASSERT_EQ(house.gives(house.terms("manager", {Deed::commit_award}, {})), "done");
    EXPECT_EQ(told("manager", commits(1)), "yes\nYes. " + term + ".\nNo limit of amount.");
    ASSERT_EQ(house.revokes(house.last()), "done");
    EXPECT_EQ(told("manager", commits(1)), "authority_ended\nThe delegation has ended. " + term + ".\n" + nobody);

    Limits limits{yuan(1'000).minor, yuan(234'567).minor, yuan(8'000'000).minor, yuan(100).minor};
    ASSERT_EQ(house.gives(house.terms("deputy", {Deed::commit_award}, limits)), "done");
    EXPECT_EQ(house.uses("deputy", commits(100), "award/70/a"), "done");
    std::string const each  = "At most CNY 1,000.00 in one act; ",
                      award = "CNY 234,567.00 for one award, of which CNY 100.00 is used; ",
                      year  = "CNY 8,000,000.00 in the fiscal year, of which CNY 100.00 is used.";
    EXPECT_EQ(told("deputy", commits(100)), "yes\nYes. " + term + ".\n" + each + award + year);
    EXPECT_EQ(told("deputy", commits(101)),
              "yes\nYes, by two persons. " + term + ".\n" + each + award + year +
                  "\nAbove this amount another person has to confirm it; nobody else can at present.");
    EXPECT_EQ(told("deputy", commits(1'001, {})),
              "exceeds_authority\nThis exceeds what the delegation allows for one act. " + term + ".\n" + each + year +
                  " CNY 1,000.00 is left; needed: CNY 1,001.00.\n" + nobody);
    EXPECT_EQ(told("manager", commits(1)),
              "authority_ended\nThe delegation has ended. " + term + ".\nIt can be done by deputy.");
    // A page that offers the step says the same, and what a second person would be asked.
    auto offered = [&](Ground const& ground) {
        auto snapshot = house.recorder().database().snapshot();
        auto by       = house.caller("deputy");
        auto may      = with_authority(snapshot, by, api::allowed("offer"), {ground, "award/70/b"}, today);
        auto out      = may.refusal.value_or("may");
        if (may.second_person)
            out += " " + may.second_person->deed + " " + may.second_person->amount.decimal() + " " +
                   may.second_person->cause + (may.second_person->approval ? " asked" : "");
        return out;
    };
    EXPECT_EQ(offered(commits(100)), "may");
    EXPECT_EQ(offered(commits(1'001)), "exceeds_authority");
    EXPECT_EQ(offered(commits(101)), "second_person_needed commit_award 101.00 award/70/b");
    EXPECT_EQ(house.proposes("deputy", commits(101), "award/70/b"), "done");
    EXPECT_EQ(offered(commits(101)), "second_person_needed commit_award 101.00 award/70/b asked");
    ASSERT_EQ(house.names_deputy("other", "deputy"), "done");
    EXPECT_EQ(told("other", commits(1)), "yes\nYes. " + term + ", acting for deputy.\n" + each + award + year);

    Ground asks{Deed::request_payment, sea, first_award, {5, Currency{}}};
    ASSERT_EQ(house.gives(house.terms("officer", {Deed::request_payment}, {{}, {}, 5, {}})), "done");
    EXPECT_EQ(house.uses("officer", asks, "payment/1/request_payment"), "done");
    auto over = "exceeds_authority_of_period\nThis exceeds what the delegation allows in one fiscal year. " + term +
                ".\nCNY 0.05 in the fiscal year, of which CNY 0.05 is used. CNY 0.00 is left; ";
    EXPECT_EQ(told("officer", asks), over + "needed: CNY 0.05.\n" + nobody);
    auto snapshot = house.recorder().database().snapshot();
    EXPECT_EQ(explain_authority(snapshot, house.caller("officer"), {asks, ""}, today).lines.at(1).zh,
              "年度限额 CNY 0.05，已用 CNY 0.05。还可办理 CNY 0.00，所需金额 CNY 0.05。");
    EXPECT_EQ(explain_authority(snapshot, house.caller("deputy"), {commits(1), ""}, today).lines.at(1).zh,
              "单次限额 CNY 1,000.00；每项资助限额 CNY 234,567.00，已用 CNY 100.00；"
              "年度限额 CNY 8,000,000.00，已用 CNY 100.00。");
}

TEST_P(AuthorityTest, of_a_suspended_person_is_lent_to_nobody)
{
    House house{address()};
    ASSERT_EQ(house.gives(house.terms("manager", {Deed::commit_award}, {})), "done");
    ASSERT_EQ(house.names_deputy("deputy", "manager"), "done");
    EXPECT_EQ(house.uses("other", commits(1), "award/70/a"), "authority_missing");
    EXPECT_EQ(house.detail(), "manager");
    EXPECT_EQ(house.uses("deputy", commits(1), "award/70/b"), "done");
    EXPECT_EQ(house.suspends("manager"), "done");
    EXPECT_EQ(house.uses("deputy", commits(1), "award/70/c"), "authority_ended");
    EXPECT_EQ(house.uses("other", commits(1), "award/70/a"), "authority_missing");
    EXPECT_EQ(house.detail(), "");
}

ON_EACH_ENGINE(AuthorityTest);

// ---- P11: duties are apart by natural person ---------------------------------------------------------------------

// One way to come to a step: in which roles, with whose delegation, in which session.
struct Hat {
    unsigned    roles{};
    bool        own{}; // holds a delegation himself
    Id<Person>  stands_for;
    std::string session;

    Caller caller(Id<Person> person) const
    {
        std::vector<Grant> grants;
        for (auto const& [role, name] : enumerators<Role>())
            if (roles >> static_cast<unsigned>(role) & 1u) grants.push_back({role, 0, 0});
        return {person.value, std::move(grants), session};
    }
};

std::optional<Doer> may_do(Id<Person> person, Hat const& hat, Deed deed)
{
    Ground ground{deed, sea, first_award, yuan(10)};
    if (!hat.caller(person).check_in(permission_for(deed), sea.value)) return std::nullopt;
    std::vector<Claim> claims;
    auto               holds = [&](Id<Person> holder, std::int64_t id, Id<Person> acting_for) {
        DelegationTerms terms{holder, {deed}, sea, {}, {yuan(100).minor, {}, {}, {}}, today, today, "board"};
        claims.push_back({.delegation = {{id}, terms, DelegationState::given, {}}, .acting_for = acting_for});
    };
    if (hat.own) holds(person, 1, {});
    if (hat.stands_for) holds(hat.stands_for, 2, hat.stands_for);
    auto verdict = judge(claims, ground, {}, today);
    if (!verdict.yes) return std::nullopt;
    return Doer{person, verdict.yes->acting_for};
}

// Both steps in the hats; whether the second succeeds, by a rule that compares the two.
using Comparison = std::function<bool(Doer const&, Hat const&, Doer const&, Hat const&)>; // they are apart
int successes(Id<Person> one, Id<Person> other, Deed first, Deed second, Comparison const& are_apart)
{
    // Of the role sets only what they permit matters; all 256 are reduced to those that differ in it.
    std::map<std::pair<bool, bool>, unsigned> kinds;
    for (unsigned roles = 0; roles < 1u << enumerators<Role>().size(); ++roles) {
        Hat hat{roles, true, {}, ""};
        kinds.try_emplace({may_do(one, hat, first).has_value(), may_do(one, hat, second).has_value()}, roles);
    }
    int out = 0;
    for (auto const& [_, before] : kinds)
        for (auto const& [_, after] : kinds) // the roles may change between the steps
            for (int hats = 0; hats < 4 * 4; ++hats) {
                Hat  a{before, (hats & 1) != 0, hats & 2 ? absent : Id<Person>{}, "morning"};
                Hat  b{after, (hats & 4) != 0, hats & 8 ? absent : Id<Person>{}, "evening"};
                auto doer_a = may_do(one, a, first), doer_b = may_do(other, b, second);
                if (doer_a && doer_b && are_apart(*doer_a, a, *doer_b, b)) ++out;
            }
    return out;
}

TEST(Duties, P11_nobody_takes_both_parts_in_whatever_hat)
{
    Comparison const by_person = [](Doer const& a, Hat const&, Doer const& b, Hat const&) { return apart(a, b); };
    // The controls: who compares sessions, roles, or only whoever sits at the keyboard lets one person do both.
    Comparison const by_session  = [](auto&, Hat const& a, auto&, Hat const& b) { return a.session != b.session; };
    Comparison const by_role     = [](auto&, Hat const& a, auto&, Hat const& b) { return a.roles != b.roles; };
    Comparison const by_keyboard = [](Doer const& a, auto&, Doer const& b, auto&) { return a.person != b.person; };

    int sessions = 0, roles = 0, keyboards = 0, honest = 0;
    for (auto const& [one, other] : duty_pairs)
        for (auto const& [first, second] : {std::pair{one, other}, std::pair{other, one}}) {
            ASSERT_TRUE(must_be_apart(first, second));
            EXPECT_EQ(successes(self, self, first, second, by_person), 0) << name_of(first) << name_of(second);
            sessions += successes(self, self, first, second, by_session);
            roles += successes(self, self, first, second, by_role);
            keyboards +=
                successes(absent, self, first, second, by_keyboard) - successes(absent, self, first, second, by_person);
            honest += successes(self, third, first, second, by_person);
        }
    EXPECT_GT(sessions, 0);
    EXPECT_GT(roles, 0);
    EXPECT_GT(keyboards, 0);
    EXPECT_GT(honest, 0); // two persons can
}

TEST(Duties, P11_a_second_person_is_another_person)
{
    int confirmed = 0, by_keyboard = 0;
    for (auto proposer : {Doer{self, {}}, Doer{self, absent}, Doer{absent, {}}, Doer{third, {}}, Doer{third, absent}})
        for (auto second : {Doer{self, {}}, Doer{self, absent}, Doer{absent, {}}, Doer{absent, self}}) {
            ApprovalNow approval{{9}, "payment/1/approve", {}, proposer, today, ApprovalState::open, {}};
            bool        done  = plan_approval(approval, ApprovalEvent::confirm, second, today).has_value();
            bool        stood = proposer.person == second.person || proposer.person == second.acting_for ||
                         (proposer.acting_for && proposer.acting_for == second.person) ||
                         (proposer.acting_for && proposer.acting_for == second.acting_for);
            EXPECT_EQ(done, !stood);
            confirmed += done;
            by_keyboard += stood && proposer.person != second.person; // what a comparison of accounts would let through
        }
    EXPECT_GT(confirmed, 0);
    EXPECT_GT(by_keyboard, 0);
}

// ---- judging, against a plain reading of the limits --------------------------------------------------------------

TEST(Judging, is_what_a_plain_reading_of_the_limits_says)
{
    std::mt19937 random{20261123};
    auto         pick  = [&](int most) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(most)); };
    auto         maybe = [&](std::int64_t least) {
        return pick(3) ? std::optional<std::int64_t>{least + pick(20)} : std::nullopt;
    };
    std::map<Refusal, int> refusals;
    int                    allowed = 0, second = 0;
    for (int i = 0; i < 20'000; ++i) {
        Ground             ground{static_cast<Deed>(pick(3)), {1 + pick(2)}, {pick(2)}, {pick(30), Currency{}}};
        std::vector<Claim> claims;
        for (auto n = pick(4); n > 0; --n) {
            DelegationTerms terms{.person    = self,
                                  .deeds     = {static_cast<Deed>(pick(3))},
                                  .programme = pick(3) ? std::optional{Id<Programme>{1 + pick(2)}} : std::nullopt,
                                  .limits    = {maybe(1), maybe(1), maybe(1), maybe(0)},
                                  .from      = today.plus_days(static_cast<int>(pick(6)) - 4),
                                  .until     = today.plus_days(static_cast<int>(pick(6)) - 1)};
            claims.push_back({.delegation    = {{n}, terms, DelegationState::given, {}},
                              .used_on_award = pick(15),
                              .used_in_year  = pick(15)});
        }
        auto verdict = judge(claims, ground, {}, today);
        bool any     = false;
        for (auto const& claim : claims) {
            auto const& terms = claim.delegation.terms;
            auto        fits  = [&](std::optional<std::int64_t> limit, std::int64_t used) {
                return !limit || ground.amount.minor == 0 || ground.amount.minor <= *limit - used;
            };
            bool yes = terms.deeds[0] == ground.deed && (!terms.programme || terms.programme == ground.programme) &&
                       terms.from <= today && today <= terms.until && fits(terms.limits.per_act, 0) &&
                       (!ground.award || fits(terms.limits.per_award, claim.used_on_award)) &&
                       fits(terms.limits.per_year, claim.used_in_year);
            any |= yes;
            if (verdict.yes && verdict.yes->delegation == claim.delegation.id) {
                EXPECT_TRUE(yes);
                EXPECT_EQ(verdict.yes->second_person_needed,
                          terms.limits.second_person_above && ground.amount.minor > *terms.limits.second_person_above);
            }
        }
        ASSERT_EQ(verdict.yes.has_value(), any);
        if (verdict.yes) ++allowed, second += verdict.yes->second_person_needed;
        else ++refusals[verdict.no.why];
        // What is said to be left would do, by that limit at least; one fen more would not.
        EXPECT_TRUE(any || verdict.no.left < ground.amount.minor);
    }
    EXPECT_GT(allowed, 1000);
    EXPECT_GT(second, 100);
    for (auto why : {refusal::authority_missing, refusal::authority_ended, refusal::exceeds_authority,
                     refusal::exceeds_authority_of_award, refusal::exceeds_authority_of_period})
        EXPECT_GT(refusals[why], 100) << name_of(why);
}

TEST(FiscalYear, is_named_by_the_year_it_ends_in)
{
    EXPECT_EQ(fiscal_year_of(*Day::of(2026, 12, 31), 1), 2026);
    EXPECT_EQ(fiscal_year_of(*Day::of(2026, 3, 31), 4), 2026);
    EXPECT_EQ(fiscal_year_of(*Day::of(2026, 4, 1), 4), 2027);
    EXPECT_EQ(thing_of("payment/12/reserve"), "payment/12");
    EXPECT_EQ(thing_of("payment/12"), "payment/12");
    EXPECT_EQ(thing_of("x"), "x");
}

} // namespace
