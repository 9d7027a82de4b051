// Fills the ledger of directives and asks for its first page by every filter and order a person may choose. What is
// promised is a limit: under 100 milliseconds at the server, with the total.
// Usage: bench_ledger DATABASE DIRECTIVES
#include "app/instance.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "mandate/directive_facts.hpp"
#include "support/compare.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace {

using namespace penstock;

constexpr std::int64_t directives_per_act = 2'000, units_count = 60;

class Filling {
public:
    explicit Filling(std::int64_t most) : most_{most} {}

    bool done() const { return made_ >= most_; }

    Result<std::string> act(Act& act)
    {
        if (made_ == 0) {
            body_ = TRY(found_body(act, {{"委员会", "Committee"}, BodyKind::committee}));
            for (std::int64_t i = 0; i < units_count; ++i)
                units_.push_back(TRY(found_body(act, {{fmt::format("单位{}", i), ""}, BodyKind::unit})));
        }
        for (auto until = std::min(most_, made_ + directives_per_act); made_ < until; ++made_) one(act);
        return "{}";
    }

private:
    // Spread over the states, the units and two years of dates.
    void one(Act& act)
    {
        DirectiveText text{{fmt::format("落实第{}项要求", made_), fmt::format("Demand {}", made_)}, {"要落实。"}};
        OfDirective   of{{act.record(DirectiveCaptured{body_, {}, text, {}, {}})}, ""};
        if (made_ % 10 == 0) return;
        act.record(DirectiveConfirmed{of});
        act.record(DirectiveAssigned{
            of, {units_[made_ % units_count], {}, {}, act.today.plus_days(static_cast<int>(made_ * 7 % 730) - 365)}});
        if (made_ % 10 < 4) return;
        act.record(DirectiveAccepted{of});
        act.record(DirectiveStarted{of});
        if (made_ % 10 < 7) return;
        act.record(DirectiveReported{of, {{"已完成"}, {}, {{{"body"}, body_.value}}}});
        act.record(DirectiveCheckBegun{of});
        act.record(DirectiveVerified{of});
    }

    std::int64_t          most_, made_{};
    Id<Body>              body_;
    std::vector<Id<Body>> units_;
};

} // namespace

int main(int count, char** words)
{
    if (count != 3) return std::fprintf(stderr, "bench_ledger DATABASE DIRECTIVES\n"), 2;
    ManualClock     clock{*Instant::from_iso("2026-11-23T05:00:00.000Z")};
    SeededChance    chance{8};
    InstanceOptions options{.database = words[1]};
    auto            recorder = open_recorder(options, clock, chance, OpenMode::create);
    if (!recorder) return std::fprintf(stderr, "the database does not open\n"), 1;
    Filling filling{std::atoll(words[2])};
    for (int act = 0; !filling.done(); ++act) {
        auto outcome = (*recorder)->run_one({.key       = fmt::format("bench-ledger-{:08}", act),
                                             .operation = "bench",
                                             .request   = "{}",
                                             .run       = [&](Act& each) { return filling.act(each); }});
        if (outcome.ending != journal::Ending::done)
            return std::fprintf(stderr, "%s%s\n", outcome.incident.c_str(),
                                std::string{name_of(outcome.refused.why)}.c_str()),
                   1;
    }
    Installation installation{.version = "0.0.0"};
    LocalClient  client{all_endpoints(), **recorder, installation, chance};
    auto         caller = Caller::operator_of_this_machine();
    for (auto const& [name, query] :
         {std::pair{"by date", "sort=due_on"}, std::pair{"by date, the latest first", "sort=-due_on"},
          std::pair{"by state", "sort=state"}, std::pair{"by changes of date", "sort=-date_changes"},
          std::pair{"of one state by date", "state=in_progress&sort=due_on"},
          std::pair{"overdue by date", "overdue=true&sort=due_on"},
          std::pair{"of one unit by date", "unit=9&sort=due_on"},
          std::pair{"of one unit, overdue", "unit=9&overdue=true&sort=due_on"},
          std::pair{"of one body by date", "issuer=1&sort=due_on"},
          std::pair{"with words in the title", "text=99&sort=due_on"}}) {
        auto ask = [&] {
            auto answer = client.get(caller, std::string{"/api/directives?"} + query);
            expects(answer.has_value());
            return answer->size();
        };
        ask();
        std::vector<double> rounds;
        for (int round = 0; round < 9; ++round) rounds.push_back(bench::microseconds_each(1, ask));
        std::printf("{\"name\":\"ledger of %s directives, %s\",\"value\":%.3f,\"unit\":\"ms\",\"target\":\"value <= "
                    "100\"}\n",
                    words[2], name, bench::median(rounds) / 1000);
    }
}
