// Fills an empty database through our own recorder: programmes, organisations, awards, and steps in the awards' lives.
// Usage: bench_record DATABASE FACTS STEPS_PER_AWARD   (the same arguments give the same facts)
#include "app/instance.hpp"
#include "award/award_facts.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace {

using namespace penstock;

constexpr std::int64_t programmes = 12, organisations = 2'000, facts_per_act = 20'000, years = 25;

class Writing {
public:
    Writing(std::int64_t facts, std::int64_t steps) : most_{facts}, steps_{steps} {}

    bool done() const { return facts_ >= most_; }

    Result<std::string> act(Act& act)
    {
        if (facts_ == 0) lay_ground(act);
        for (auto until = std::min(most_, facts_ + facts_per_act); facts_ < until;) award(act);
        return "{}";
    }

private:
    void lay_ground(Act& act)
    {
        for (std::int64_t i = 1; i <= programmes; ++i) {
            ProgrammeText text{.title = {fmt::format("第{}项目群", i), fmt::format("Programme {}", i)}};
            auto          folded = folded_titles(text);
            act.record(ProgrammeFounded{fmt::format("P{}", i), std::move(text), act.today, std::move(folded)});
            ++facts_;
        }
        first_organisation_ = facts_ + 1;
        for (std::int64_t i = 1; i <= organisations; ++i) {
            find_or_register(act, fmt::format("临江第{}研究所", i), {});
            ++facts_;
        }
        expects(act.last_fact() == facts_);
    }

    AwardContent content(std::int64_t number) const
    {
        auto year = 2001 + number % years;
        auto day  = [&](std::int64_t on) { return *Day::from_iso(fmt::format("{}-{:02}-01", on, number % 12 + 1)); };
        return {.number       = fmt::format("A{:08}", number),
                .title        = fmt::format("关于区域产业链协同与绿色转型的第{}号研究", number),
                .programme    = {number % programmes + 1},
                .organisation = {first_organisation_ + number * 7919 % organisations},
                .lead         = fmt::format("负责人{}", number % 5000),
                .participants = {},
                .outside_ids  = {{"bench", fmt::format("A{:08}", number)}},
                .amount       = Money{100'000 + number * 7'001 % 90'000'000, currency("CNY")},
                .awarded_on   = day(year),
                .starts_on    = day(year),
                .ends_on      = day(year + 3)};
    }

    void award(Act& act)
    {
        auto      made    = content(++awards_);
        auto      digest  = sha256(made.number);
        bool      closing = awards_ % 2 == 0;
        Id<Award> id{act.record(AwardRecorded{std::move(made), AwardState::active, std::nullopt, digest})};
        ++facts_;
        if (steps_ == 0 || facts_ + 2 > most_) return;
        record_step(act, id, closing ? AwardEvent::begin_closing : AwardEvent::hold, closing ? "" : "等待年度报告");
        record_step(act, id, closing ? AwardEvent::close : AwardEvent::resume, "");
        facts_ += 2;
    }

    std::int64_t most_, steps_;
    std::int64_t facts_{}, awards_{}, first_organisation_{};
};

} // namespace

int main(int count, char** words)
{
    if (count != 4) return std::fprintf(stderr, "bench_record DATABASE FACTS STEPS_PER_AWARD\n"), 2;
    ManualClock     clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance    chance{7};
    InstanceOptions options{.database = words[1]};
    auto            recorder = open_recorder(options, clock, chance, OpenMode::create);
    if (!recorder) return std::fprintf(stderr, "the database does not open\n"), 1;
    Writing writing{std::atoll(words[2]), std::atoll(words[3])};
    for (int act = 0; !writing.done(); ++act) {
        auto outcome = (*recorder)->run_one({.key       = fmt::format("bench-record-{:08}", act),
                                             .operation = "bench",
                                             .request   = "{}",
                                             .run       = [&](Act& each) { return writing.act(each); }});
        if (outcome.ending != journal::Ending::done) return std::fprintf(stderr, "%s\n", outcome.incident.c_str()), 1;
        clock.advance(std::chrono::seconds{1});
    }
}
