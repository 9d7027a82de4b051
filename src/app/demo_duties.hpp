// Directives of the demonstration: some in every stage, laid down by the commission and owed by its divisions; and the
// meeting that laid them down, with its papers and votes.
#pragma once

#include "app/local_client.hpp"
#include "base/day.hpp"
#include "journal/recorder.hpp"

#include <map>
#include <string>
#include <vector>

namespace penstock {

struct DutyPeople {
    Caller secretary; // supervises
    Caller officer;   // of the projects division
    Caller finance;   // of the finance division
    Caller monitor;   // checks
};

class DemoDuties {
public:
    DemoDuties(LocalClient& client, Recorder& recorder, DutyPeople people, Day last)
        : client_{client},
          recorder_{recorder},
          people_{std::move(people)},
          last_{last}
    {}

    // What happens up to this day, and did not happen yet.
    Result<void> live_until(Day day);
    // The body that lays the duties down.
    std::int64_t issuer() const { return bodies_.at('C'); }

private:
    Result<void>         found_bodies(Day day);
    Result<void>         hold_meeting(Day day);
    Result<void>         draft_papers();
    Result<void>         decide(std::int64_t meeting);
    Result<void>         handle_papers(Day day); // what happens to them after the meeting, up to this day
    std::string          file(std::string_view name, std::string_view text) const;
    Result<std::int64_t> post(Caller const& by, std::string const& path, std::string const& body);
    Result<void>         take(std::size_t deed);
    std::string          filled(std::string_view body) const;
    Result<void>         pass_the_night(Day day);

    LocalClient&                 client_;
    Recorder&                    recorder_;
    DutyPeople                   people_;
    Day                          last_;
    std::map<char, std::int64_t> bodies_; // by the letter the stories call them
    std::vector<std::int64_t>    directives_;
    std::int64_t                 item_{}; // under which the meeting laid them down
    std::size_t                  next_{};
    std::vector<std::int64_t>    papers_;
    std::size_t                  next_paper_{};
};

} // namespace penstock
