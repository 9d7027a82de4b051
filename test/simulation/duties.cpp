// A year of meetings and directives, from one seed: 40 meetings, 1,500 directives, 60 units, on a clock that steps
// forward and back, with the program ending and starting again, and with days on which it does not run. What must be
// told is worked out here beside the program, and compared with what it told. Prints one line of JSON at the end.
//   duties SEED DATABASE [SHARE [CONTROL]]     SHARE: 1 of so many directives; CONTROL: "unguarded", a daily job that
//                                              forgets what it has told
#include "simulation/agency_desk.hpp"

#include "app/program.hpp"
#include "journal/log.hpp"
#include "journal/replay.hpp"
#include "store/schema.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <set>

using namespace penstock;
using agency::Desk;

namespace {

constexpr int meetings_in_year = 40, directives_in_year = 1'500, units_in_all = 60, days_in_year = 365;

using Watch = std::chrono::steady_clock;
double since(Watch::time_point begin) { return std::chrono::duration<double>(Watch::now() - begin).count(); }

// What is known here of one directive, from what was asked of it.
struct Duty {
    std::int64_t id{};
    std::int64_t unit{};
    std::string  state;
    Day          due;
    int          round{};
    int          reached{};
    bool         asked{}; // for another date, and no answer yet
};

constexpr std::array<char const*, 6> level_names{"none", "reminder", "urge", "warn", "bulletin", "chair"};
constexpr std::array<int, 6>         level_days{0, -3, 0, 3, 10, 20};

struct ToldRow {
    std::int64_t directive{};
    std::int64_t round{};
    std::string  level;
    std::string  skipped;
    std::string  day;
};
BOOST_DESCRIBE_STRUCT(ToldRow, (), (directive, round, level, skipped, day))

class Year {
public:
    Year(Desk& desk, int share, bool guarded) : desk_{desk}, share_{share}, guarded_{guarded}
    {
        for (auto const& job : daily_jobs().jobs()) {
            if (job.name == "make_digests") schedule_.daily(job);
            if (job.name != "escalate_directives") continue;
            auto each = job;
            if (!guarded)
                each.run = [run = job.run](Act& act, std::string const& seen) {
                    act.upkeep().run("UPDATE directive SET level = 'none' WHERE level <> 'none'");
                    return run(act, seen);
                };
            schedule_.daily(each);
        }
    }

    void live()
    {
        found();
        plan_the_clock();
        for (day_ = 0; day_ < days_in_year; ++day_) {
            for (int hour : {1, 9, 21}) {
                auto at = std::chrono::hours{24} * day_ + std::chrono::hours{hour};
                desk_.clock_says(true_time(at).plus(wrong_by(at)));
                if (restarts_.contains({day_, hour})) desk_.restart();
                if (!down_.contains(day_)) tick(at);
                if (hour != 9) continue;
                if (day_ * meetings_in_year / days_in_year != (day_ - 1) * meetings_in_year / days_in_year || day_ == 0)
                    meet();
                for (auto& work : std::exchange(work_[day_], {})) work();
            }
        }
        desk_.flush();
    }

    std::set<std::string> const& expected() const { return expected_; }
    int                          jobs_run() const { return jobs_run_; }
    int                          steps_of_clock() const { return static_cast<int>(steps_.size()); }
    int                          restarts() const { return static_cast<int>(restarts_.size()); }

private:
    static Instant true_time(std::chrono::milliseconds after)
    {
        return Instant::from_iso("2025-12-31T16:00:00.000Z")->plus(after); // midnight in Shanghai
    }
    // Hours for which the clock is wrong, each by some days.
    struct Step {
        std::chrono::hours from, until, by;
    };
    std::chrono::milliseconds wrong_by(std::chrono::milliseconds at) const
    {
        for (auto const& step : steps_)
            if (at >= step.from && at < step.until) return step.by;
        return {};
    }

    void plan_the_clock()
    {
        for (int day = 20; day < days_in_year - 20; day += 25 + static_cast<int>(desk_.below(20))) {
            auto by   = std::chrono::hours{24} * (desk_.one_in(2) ? 1 + desk_.below(3) : -1 - desk_.below(3));
            auto from = std::chrono::hours{24} * day;
            steps_.push_back({from, from + std::chrono::hours{8 + desk_.below(40)}, by});
        }
        for (int day = 10; day < days_in_year; day += 30 + static_cast<int>(desk_.below(15)))
            for (int last = day + 1 + static_cast<int>(desk_.below(12)); day < last; ++day) down_.insert(day);
        for (int day = 1; day < days_in_year; ++day)
            if (desk_.one_in(6)) restarts_.insert({day, desk_.one_in(2) ? 9 : 21});
    }

    void found()
    {
        desk_.clock_says(true_time(std::chrono::hours{0}));
        auto caller = [&](std::string const& name, std::string_view role) {
            auto person = desk_.add_person(name, role);
            auto known  = named<Role>(role);
            return Caller{person, known ? std::vector{Grant{*known, 0}} : std::vector<Grant>{}, ""};
        };
        secretary_ = caller("secretary", "board_secretary");
        second_    = caller("second", "board_secretary");
        checker_   = caller("checker", "auditor");
        auto body  = [&](char const* kind, std::string const& name) {
            return desk_.made(secretary_, "/api/bodies",
                               fmt::format(R"({{"kind":"{}","name":{{"zh":"{}","en":""}}}})", kind, name));
        };
        auto joins = [&](std::int64_t to, Caller const& person, char const* office) {
            desk_.ask(secretary_, fmt::format("/api/bodies/{}/members", to),
                      fmt::format(R"({{"person":{},"office":"{}","from":"2026-01-01"}})", person.person(), office));
        };
        committee_ = body("committee", "委员会");
        joins(committee_, caller("chair", ""), "chair");
        for (int i = 0; i < units_in_all; ++i) {
            auto unit = body("unit", fmt::format("单位{}", i + 1));
            auto one = caller(fmt::format("head {}", i + 1), ""), other = caller(fmt::format("member {}", i + 1), "");
            joins(unit, one, "chair");
            joins(unit, other, "member");
            units_.push_back({unit, other});
        }
        if (!guarded_)
            desk_.run("control", [](Act& act) -> Result<std::string> {
                act.upkeep().run("DROP INDEX escalation_once");
                return std::string{"{}"};
            });
        evidence_ = desk_.keep("evidence of the simulation\n");
    }

    // Every job that ran asks here, too, what was to be told on that day.
    void tick(std::chrono::milliseconds at)
    {
        auto ticked = desk_.tick(schedule_, at);
        if (!ticked.failed.empty()) throw agency::Broken{ticked.failed.front()};
        jobs_run_ += static_cast<int>(ticked.ran.size());
        if (std::ranges::find(ticked.ran, "escalate_directives") == ticked.ran.end()) return;
        for (auto& duty : duties_) {
            if (duty.state != "assigned" && duty.state != "accepted" && duty.state != "in_progress") continue;
            int  due  = 0;
            auto late = (ticked.day.at() - duty.due.at()).count();
            for (int level = 1; level <= 5; ++level)
                if (late >= level_days[static_cast<std::size_t>(level)]) due = level;
            if (due <= duty.reached) continue;
            std::string skipped;
            for (int level = duty.reached + 1; level < due; ++level)
                skipped += (skipped.empty() ? "\"" : ",\"") + std::string{level_names[level]} + "\"";
            expected_.insert(fmt::format("{} round {}: {} [{}] on {}", duty.id, duty.round, level_names[due], skipped,
                                         ticked.day.iso()));
            duty.reached = due;
        }
    }

    void later(int days, std::function<void()> work)
    {
        if (day_ + days < days_in_year) work_[day_ + days].push_back(std::move(work));
    }

    void meet()
    {
        auto         today   = desk_.today();
        auto         meeting = desk_.made(secretary_, "/api/meetings",
                                          fmt::format(R"({{"held_by":{},"title":{{"zh":"会议","en":""}},"held_on":"{}",)"
                                                              R"("place":""}})",
                                                      committee_, today.iso()));
        auto         at      = fmt::format("/api/meetings/{}", meeting);
        std::int64_t item    = 0;
        desk_.ask(secretary_, at + "/items",
                  R"({"kind":"deliberate","visibility":"common","title":{"zh":"议题","en":""},"presenter":""})",
                  [&](auto const& answer) { item = answer.at("agenda").as_array()[0].at("id").as_int64(); });
        for (auto const* step : {"convene", "open"})
            desk_.ask(secretary_, at + "/steps", fmt::format(R"({{"step":"{}"}})", step));
        desk_.flush();
        auto of = fmt::format("/api/agenda-items/{}/steps", item);
        desk_.ask(secretary_, of, R"({"step":"take"})");
        desk_.ask(secretary_, of, R"({"step":"adopt","text":"通过。"})");
        desk_.ask(secretary_, at + "/steps", R"({"step":"close"})");
        auto wanted = ++met_ * directives_in_year / meetings_in_year / share_;
        for (auto i = static_cast<int>(duties_.size()); i < wanted; ++i) lay_down(item);
    }

    void step(std::size_t which, Caller const& by, std::string const& step, std::string const& more = "")
    {
        desk_.ask(by, fmt::format("/api/directives/{}/steps", duties_[which].id),
                  fmt::format(R"({{"step":"{}"{}{}}})", step, more.empty() ? "" : ",", more),
                  [this, which](auto const& answer) { duties_[which].state = answer.at("state").as_string(); });
    }
    void begin_round(std::size_t which, Day due)
    {
        duties_[which].due     = due;
        duties_[which].reached = 0;
        ++duties_[which].round;
    }

    void lay_down(std::int64_t item)
    {
        auto  which = duties_.size();
        auto& unit  = units_[static_cast<std::size_t>(desk_.below(units_in_all))];
        auto  due   = desk_.today().plus_days(5 + static_cast<int>(desk_.below(85)));
        duties_.push_back({.unit = unit.id, .due = due});
        duties_[which].id =
            desk_.made(secretary_, "/api/directives",
                       fmt::format(R"({{"issuer":{},"title":{{"zh":"事项{}","en":""}},"text":"要办好。","item":{}}})",
                                   committee_, which + 1, item));
        step(which, secretary_, "confirm");
        step(which, secretary_, "assign",
             fmt::format(R"("assignment":{{"unit":{},"with":[{}],"person":{},"due_on":"{}"}})", unit.id,
                         desk_.one_in(3) ? std::to_string(units_[unit.id == units_[0].id ? 1 : 0].id) : "",
                         unit.person.person(), due.iso()));
        begin_round(which, due);
        auto owner = unit.person;
        auto begin = 1 + static_cast<int>(desk_.below(5));
        later(begin, [this, which, owner] {
            step(which, owner, "accept");
            step(which, owner, "start");
            if (desk_.one_in(8)) ask_date(which, owner);
        });
        auto days = static_cast<int>((due.at() - desk_.today().at()).count());
        // Most report in time, some late, some never.
        if (auto luck = desk_.below(20); luck < 12) report(which, owner, std::max(begin + 1, days - 1));
        else if (luck < 17) report(which, owner, days + 1 + static_cast<int>(desk_.below(30)));
        if (desk_.one_in(2)) later(days + 1, [this, which, owner] { answer(which, owner); });
    }

    void ask_date(std::size_t which, Caller owner)
    {
        auto due = std::max(duties_[which].due, desk_.today()).plus_days(10 + static_cast<int>(desk_.below(30)));
        duties_[which].asked = true;
        step(which, owner, "ask_date", fmt::format(R"("on":"{}","reason":"等待标准")", due.iso()));
        later(1 + static_cast<int>(desk_.below(4)), [this, which, due] {
            if (duties_[which].state != "in_progress" || !duties_[which].asked) return;
            duties_[which].asked = false;
            step(which, second_, "grant_date");
            begin_round(which, due);
        });
    }

    void report(std::size_t which, Caller owner, int in)
    {
        later(in, [this, which, owner] {
            if (duties_[which].state != "in_progress") return;
            duties_[which].asked = false; // a report takes the wish back
            step(which, owner, "report",
                 fmt::format(R"("report":{{"text":"已办理","files":[{{"name":"a.txt","size":1,"digest":"{}"}}],)"
                             R"("links":[]}})",
                             evidence_));
            later(1 + static_cast<int>(desk_.below(6)), [this, which, owner] {
                step(which, checker_, "take_up");
                if (desk_.one_in(5)) {
                    step(which, checker_, "send_back", R"("reason":"材料不全")");
                    report(which, owner, 3 + static_cast<int>(desk_.below(15)));
                    return;
                }
                step(which, checker_, "verify");
                begin_round(which, duties_[which].due);
                later(2, [this, which] { step(which, second_, "strike_off"); });
            });
        });
    }

    // Whoever was told answers, which must change nothing of what is told next.
    void answer(std::size_t which, Caller owner)
    {
        desk_.flush();
        auto escalation = desk_.snapshot().row<std::int64_t>(R"sql(
            SELECT max(r.escalation_id)
              FROM escalation_recipient r
              JOIN escalation e ON e.id = r.escalation_id
             WHERE e.directive_id = $1 AND r.person = $2 AND r.answered_at IS NULL
            HAVING count(*) > 0
        )sql",
                                                             duties_[which].id, owner.person());
        if (escalation)
            desk_.ask(owner, fmt::format("/api/escalations/{}/answer", *escalation), R"({"text":"正在办理"})");
    }

    struct Unit {
        std::int64_t id{};
        Caller       person;
    };

    Desk&                                             desk_;
    int                                               share_;
    bool                                              guarded_;
    Schedule                                          schedule_;
    Caller                                            secretary_, second_, checker_;
    std::int64_t                                      committee_{};
    std::vector<Unit>                                 units_;
    std::string                                       evidence_;
    std::vector<Duty>                                 duties_;
    std::map<int, std::vector<std::function<void()>>> work_; // by the true day
    std::vector<Step>                                 steps_;
    std::set<int>                                     down_; // days on which no job runs
    std::set<std::pair<int, int>>                     restarts_;
    std::set<std::string>                             expected_;
    int                                               day_{}, met_{}, jobs_run_{};
};

// What was told is what was to be told, each thing once; each difference is said.
bool as_expected(Reader& reader, std::set<std::string> const& expected)
{
    std::multiset<std::string> told;
    for (auto const& row :
         reader.rows<ToldRow>("SELECT directive_id AS directive, round, level, skipped, on_day AS day FROM escalation"))
        told.insert(fmt::format("{} round {}: {} {} on {}", row.directive, row.round, row.level, row.skipped, row.day));
    std::multiset<std::string> const wanted{expected.begin(), expected.end()};
    int                              said = 0;
    auto                             tell = [&](char const* what, auto const& these, auto const& those) {
        for (auto const& each : these)
            if (these.count(each) != those.count(each) && ++said <= 10) fmt::print(stderr, "{}: {}\n", what, each);
    };
    tell("told, and not to be", told, wanted);
    tell("to be told, and not", wanted, told);
    return told == wanted;
}

// Asked from the tables by queries that share nothing with the code that wrote them; each number must be nought.
bool mails_once(Reader& reader)
{
    bool out = true;
    for (auto const& [what, sql] : std::initializer_list<std::pair<char const*, char const*>>{
             {"a level told to somebody without a message, or with two", R"sql(
            SELECT count(*) FROM escalation_recipient r
             WHERE 1 <> (SELECT count(*) FROM message m
                          WHERE m.person = r.person AND m.category = 'duty_escalated'
                            AND m.cause = 'fact/' || CAST(r.escalation_id AS TEXT)))sql"},
             {"a message of a level nobody was told of", R"sql(
            SELECT count(*) FROM message m
             WHERE m.category = 'duty_escalated'
               AND NOT EXISTS (SELECT 1 FROM escalation_recipient r
                                WHERE r.person = m.person AND m.cause = 'fact/' || CAST(r.escalation_id AS TEXT)))sql"},
             {"a mail at once that does not carry one message", R"sql(
            SELECT count(*) FROM mail l
             WHERE l.kind = 'at_once' AND 1 <> (SELECT count(*) FROM message m WHERE m.mail_id = l.id))sql"},
             {"a digest that carries nothing, or another's", R"sql(
            SELECT count(*) FROM mail l
             WHERE l.kind = 'digest'
               AND (NOT EXISTS (SELECT 1 FROM message m WHERE m.mail_id = l.id)
                    OR EXISTS (SELECT 1 FROM message m WHERE m.mail_id = l.id AND m.person <> l.person)))sql"},
             {"two digests of a person on one day of the clock", R"sql(
            SELECT count(*) FROM (SELECT l.cause FROM mail l WHERE l.kind = 'digest'
                                   GROUP BY l.cause HAVING count(*) > 1) AS twice)sql"},
             {"a message that waits though a digest was made after it", R"sql(
            SELECT count(*) FROM message m
             WHERE m.mail_id IS NULL
               AND EXISTS (SELECT 1 FROM message o JOIN mail l ON l.id = o.mail_id
                            WHERE l.kind = 'digest' AND o.id > m.id))sql"},
             {"a digest on a day its job did not run", R"sql(
            SELECT count(*) FROM mail l
             WHERE l.kind = 'digest'
               AND NOT EXISTS (SELECT 1 FROM daily_run d
                                WHERE d.job = 'make_digests'
                                  AND l.cause = 'digest/' || d.day || '/' || CAST(l.person AS TEXT)))sql"},
         })
        if (auto wrong = reader.one<std::int64_t>(sql); wrong != 0) {
            fmt::print(stderr, "{}: {}\n", what, wrong);
            out = false;
        }
    return out;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 3 || count > 5) return 2;
    auto const  begin   = Watch::now();
    auto const  seed    = std::stoull(arguments[1]);
    std::string address = arguments[2], control = count > 4 ? arguments[4] : "";
    int const   share = count > 3 ? std::stoi(arguments[3]) : 1;
    try {
        Desk desk{seed, address};
        Year year{desk, share, control != "unguarded"};
        year.live();
        auto lived    = since(begin);
        auto snapshot = desk.snapshot();
        auto one      = [&](char const* sql) { return snapshot.one<std::int64_t>(sql); };
        bool told     = as_expected(snapshot, year.expected());
        bool mailed   = mails_once(snapshot);
        auto verified = journal::verify(snapshot, std::nullopt, std::nullopt);
        auto target   = *Db::open("sqlite::memory:", OpenMode::create);
        expects(store::migrate(target, Instant{}).has_value());
        auto replayed   = journal::replay_check(snapshot, target, all_fact_kinds());
        auto directives = one("SELECT count(*) FROM directive"), meetings = one("SELECT count(*) FROM meeting");
        auto units = one("SELECT count(*) FROM body WHERE kind = 'unit'");
        bool large =
            meetings == meetings_in_year && directives * share >= directives_in_year - share && units == units_in_all;
        fmt::print(R"({{"seed":{},"database":"{}","meetings":{},"directives":{},"units":{},"levels":{},"skipped":{},)"
                   R"("answers":{},"messages":{},"mails":{},"digests":{},"jobs_run":{},"restarts":{},"clock_steps":{},)"
                   R"("facts":{},"seconds":{:.1f},"lived_in":{:.1f},"root":"{}","exactly_once":{},"mailed_once":{},)"
                   R"("verified":{},"replay_equal":{}}})"
                   "\n",
                   seed, address.substr(0, address.find(':')), meetings, directives, units,
                   one("SELECT count(*) FROM escalation"), one("SELECT count(*) FROM escalation WHERE skipped <> '[]'"),
                   one("SELECT count(*) FROM escalation_recipient WHERE answered_at IS NOT NULL"),
                   one("SELECT count(*) FROM message"), one("SELECT count(*) FROM mail"),
                   one("SELECT count(*) FROM mail WHERE kind = 'digest'"), year.jobs_run(), year.restarts(),
                   year.steps_of_clock(), verified.size, since(begin), lived, verified.root, told, mailed, verified.ok,
                   replayed.ok);
        for (auto const& wrong : replayed.wrong) fmt::print(stderr, "{}\n", wrong);
        return told && mailed && verified.ok && replayed.ok && large ? 0 : 1;
    } catch (std::exception const& error) {
        fmt::print(stderr, "duties: {}\n", error.what());
        return 1;
    }
}
