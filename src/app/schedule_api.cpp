// The daily jobs, and when each last ran.
#include "app/schedule_api.hpp"

namespace penstock {

namespace {

Schedule const* all_jobs = nullptr; // set once, before the first request

struct ScheduleAsk {};
BOOST_DESCRIBE_STRUCT(ScheduleAsk, (), ())

struct LastRun {
    Day         day;
    Instant     at;
    std::string outcome;
};
BOOST_DESCRIBE_STRUCT(LastRun, (), (day, at, outcome))

struct DailyJobItem {
    std::string            name;
    Bilingual              words;
    std::optional<LastRun> last; // absent: it never ran
};
BOOST_DESCRIBE_STRUCT(DailyJobItem, (), (name, words, last))

struct ScheduleView {
    Day                       today;
    std::vector<DailyJobItem> jobs;
    static constexpr auto     rows() { return &ScheduleView::jobs; }
};
BOOST_DESCRIBE_STRUCT(ScheduleView, (), (today, jobs))

Result<ScheduleView> get_schedule(Look& look, ScheduleAsk const&)
{
    ScheduleView out{.today = look.today};
    for (auto const& job : all_jobs->jobs())
        out.jobs.push_back({job.name,
                            {std::string{job.words.zh}, std::string{job.words.en}},
                            look.read.row<LastRun>(R"sql(
            SELECT day, at, outcome FROM daily_run WHERE job = $1 ORDER BY at DESC LIMIT 1
        )sql",
                                                   job.name)});
    return out;
}

} // namespace

void register_schedule(api::Registry& registry, Schedule const& schedule)
{
    all_jobs = &schedule;
    registry.read<Permission::read_record, get_schedule>("/api/schedule", {"每日任务", "The daily jobs"});
}

} // namespace penstock
