#include "journal/schedule.hpp"

#include <algorithm>
#include <ctime>

namespace penstock::journal {

Schedule& Schedule::daily(DailyJob job)
{
    expects(!job.name.empty() && job.run);
    expects(std::ranges::none_of(jobs_, [&](auto const& each) { return each.name == job.name; }));
    jobs_.push_back(std::move(job));
    return *this;
}

std::chrono::milliseconds time_that_nobody_sets()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::milliseconds{time.tv_sec * 1000 + time.tv_nsec / 1'000'000};
}

ClockState ClockWatch::look(Instant now, std::chrono::milliseconds elapsed, std::optional<Instant> newest)
{
    auto since = [](Instant from, Instant to) {
        return std::chrono::milliseconds{to.milliseconds - from.milliseconds};
    };
    if (last_) {
        auto step = since(last_->now, now) - (elapsed - last_->elapsed);
        if (step > step_least || step < -step_least) last_step_ = step, stepped_at_ = elapsed;
    } else if (newest && since(*newest, now) > silence_most) last_step_ = since(*newest, now), stepped_at_ = elapsed;
    last_ = {now, elapsed};
    if (newest && since(now, *newest) > step_least) return ClockState::behind_record;
    if (stepped_at_ && elapsed - *stepped_at_ < settle) return ClockState::stepped;
    stepped_at_.reset();
    return ClockState::steady;
}

Ticked DailyRunner::tick(std::chrono::milliseconds elapsed, bool believe_clock)
{
    Ticked                 out;
    std::optional<Instant> newest;
    world_.read(
        [&](Reader& reader) { newest = reader.row<Instant>("SELECT at FROM journal ORDER BY seq DESC LIMIT 1"); });
    auto now  = world_.clock.now();
    out.day   = *day_in(now, world_.zone);
    out.clock = watch_.look(now, elapsed, newest);
    if (out.clock != ClockState::steady && !believe_clock) return out;
    for (auto const& job : schedule_.jobs()) {
        auto done = done_.find(job.name);
        if (done != done_.end() && done->second == out.day) continue;
        auto wait = not_before_.find(job.name);
        if (wait != not_before_.end() && elapsed < wait->second) continue;
        run(job, out.day, out, elapsed);
    }
    return out;
}

void DailyRunner::run(DailyJob const& job, Day day, Ticked& ticked, std::chrono::milliseconds elapsed)
{
    bool        over = false;
    std::string seen;
    world_.read([&](Reader& reader) {
        over =
            reader.row<std::int64_t>("SELECT 1 FROM daily_run WHERE job = $1 AND day = $2", job.name, day).has_value();
        if (!over && job.look) seen = job.look(reader, day);
    });
    if (!over) {
        auto outcome =
            world_.ask({.key       = "daily/" + job.name + "/" + day.iso(),
                        .operation = "daily",
                        .request   = "{}",
                        .run       = [&](Act& act) -> Result<std::string> {
                            if (act.today != day) return refuse(refusal::step_not_allowed, act.today.iso());
                            auto said = TRY(job.run(act, seen));
                            act.upkeep().run("INSERT INTO daily_run (job, day, at, outcome) VALUES ($1, $2, $3, $4)",
                                                   job.name, day, act.now, said);
                            return said;
                        }});
        if (outcome.ending != Ending::done) {
            not_before_[job.name] = elapsed + patience;
            auto why = outcome.ending == Ending::defect ? outcome.incident : std::string{name_of(outcome.refused.why)};
            ticked.failed.push_back(job.name + ": " + why);
            return;
        }
        if (!outcome.repeated) ticked.ran.push_back(job.name);
    }
    not_before_.erase(job.name);
    done_.insert_or_assign(job.name, day);
}

} // namespace penstock::journal
