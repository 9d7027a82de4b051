// Awards of the demonstration that were prepared, signed and measured here: every state of awards and milestones, made
// by the same steps as anybody's.
#pragma once

#include "app/demo_claims.hpp"
#include "app/demo_money.hpp"
#include "app/demo_payments.hpp"
#include "app/demo_race.hpp"
#include "app/demo_recoveries.hpp"
#include "journal/recorder.hpp"
#include "store/world.hpp"

#include <functional>
#include <map>
#include <optional>

namespace penstock {

// Who does what in the demonstration.
struct DemoPeople {
    Caller                              administrator, secretary, officer, finance, monitor;
    std::int64_t                        performer{}; // whose account is among those to sign in with
    std::int64_t                        colleague{}; // of other teams
    std::function<Caller(std::int64_t)> manager_of;  // a programme
};

class DemoAgreements {
public:
    // `programmes` in the order of the demonstration; `today` is the day everything leads up to.
    DemoAgreements(LocalClient& client, Recorder& recorder, DemoPeople people, DemoMoney& money, DemoPayments& payments,
                   std::vector<std::int64_t> programmes, Day today);

    // Does everything that was planned for days up to this one, in its order.
    Result<void> live_until(Day now);

private:
    struct Made { // an award on its way
        std::int64_t award{}, programme{}, pool{}, team{};
    };
    using Step = std::function<Result<void>(Made&, Day)>;

    void         plan(std::size_t story);
    void                 plan_race();
    void                 plan_recoveries();
    void         on(Day day, std::size_t story, Step step) { steps_.emplace(day, std::pair{story, std::move(step)}); }
    Caller       team_of(Made const& made) const;
    Result<void> prepare(std::size_t story, Made& made, Day now);
    Result<void> ask_for_time(std::size_t story, Made& made);
    Result<void> hand_in_final_report(Made& made);
    Result<void> offer(Made& made, Day until);
    Result<void>         propose_offer(std::size_t story, Made& made);
    Result<void> sign(std::size_t story, Made& made, Day now);
    Result<void> report(std::size_t story, Made& made, std::size_t milestone, bool good);
    Result<void> decide(Made& made, std::size_t milestone, std::string_view step, std::string_view text);
    Result<void> pay(Made& made, Day now);
    Result<void> spend(Made& made, Day now);
    Result<std::int64_t> milestone(Made const& made, std::size_t position);

    LocalClient&                                     client_;
    Recorder&                                        recorder_;
    DemoPeople                                       people_;
    DemoMoney&                                       money_;
    DemoPayments&                                    payments_;
    DemoClaims                                       claims_;
    DemoRecoveries                                   recoveries_;
    std::optional<DemoRace>                          race_;
    std::vector<std::int64_t>                        programmes_;
    Day                                              today_;
    std::map<std::size_t, Made>                      made_;
    std::multimap<Day, std::pair<std::size_t, Step>> steps_;
};

} // namespace penstock
