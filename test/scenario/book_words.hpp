// What stories say of reservations, exchange and fiscal years, as the server is asked for it.
#pragma once

#include "app/local_client.hpp"
#include "app/program.hpp"
#include "base/json_write.hpp"
#include "ledger/entry.hpp"
#include "scenario/house.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

namespace penstock::story {

inline std::string quoted(std::string const& text) { return json::to_text(text); }

inline std::int64_t minor(std::string const& decimal) { return Money::parse(decimal, Currency{})->minor; }

// `"name":value,` where a value was given.
inline std::string given(std::string_view name, std::string const& value)
{
    return value.empty() ? "" : fmt::format(R"("{}":{},)", name, value);
}

inline std::string reservation(std::string const& cause, std::string_view kind, std::string const& from,
                               std::string const& to, std::string const& amount, std::string const& until)
{
    return fmt::format(R"({{"cause":{},"kind":"{}","from":{},"to":{},"minor":{},"expires_on":{}}})", quoted(cause),
                       kind, from, to, minor(amount), quoted(until));
}

inline std::string reservation_step(std::string const& step, std::string const& part)
{
    return fmt::format(R"({{{}"step":{}}})", given("minor", part.empty() ? "" : std::to_string(minor(part))),
                       quoted(step));
}

inline std::string rate(std::string const& from, std::string const& to, std::string const& rate, std::string const& day,
                        std::string const& source)
{
    return fmt::format(R"({{"from":{},"to":{},"rate":{},"of_day":{},"source":{}}})", quoted(from), quoted(to),
                       quoted(rate), quoted(day), quoted(source));
}

inline std::string exchange(std::string const& cause, std::int64_t rate, std::int64_t from, std::int64_t to,
                            std::int64_t programme, std::string const& amount, std::string const& expected,
                            std::string const& day)
{
    return fmt::format(R"({{{}"cause":{},"rate":{},"from":{},"to":{},"programme":{},"given":{},)"
                       R"("rounding":"half_even","value_on":{}}})",
                       given("got", expected.empty() ? "" : std::to_string(minor(expected))), quoted(cause), rate, from,
                       to, programme, minor(amount), quoted(day));
}

inline std::string year_step(std::string const& step, std::string const& reason)
{
    return fmt::format(R"({{{}"step":{}}})", given("reason", reason.empty() ? "" : quoted(reason)), quoted(step));
}

inline std::string year_end(std::string const& deed, std::int64_t pool, std::int64_t to, std::string const& stage,
                            std::string const& day, std::string const& decision)
{
    return fmt::format(R"({{{}{}{}"deed":{},"appropriation":{},"decision":{}}})",
                       given("to", to ? std::to_string(to) : ""), given("stage", stage.empty() ? "" : quoted(stage)),
                       given("value_on", day.empty() ? "" : quoted(day)), quoted(deed), pool, quoted(decision));
}

// The state of a year, what of a checklist keeps it from being closed ("open") or is to be known only ("told"), or
// whether all its money is explained.
inline std::string said_of_year(std::string const& answer, std::string const& asked)
{
    auto const  view = boost::json::parse(answer);
    std::string out;
    if (asked.empty()) return std::string{view.at("state").as_string()};
    if (asked == "explained") {
        for (auto const& pool : view.at("appropriations").as_array())
            if (pool.at("unexplained").as_int64() != 0) return "not";
        return "to_the_fen";
    }
    for (auto const& check : view.at("checks").as_array())
        if (!check.at("settled").as_bool() && check.at("blocks").as_bool() == (asked == "open"))
            out += (out.empty() ? "" : " ") + std::string{check.at("name").as_string()};
    return out.empty() ? "nothing" : out;
}

// What a world of a story does with books: it is lent to this while a line is told.
template <class World> struct Books {
    using LineWords = std::vector<std::string>;
    World& world;

    std::optional<std::string> state(LineWords const& line)
    {
        if (line.at(0) == "clock" && line.size() > 2 && line.at(2) == "minutes")
            return world.clock.advance(std::chrono::minutes{std::stoi(line.at(1))}), "";
        if (line.at(0) == "clock") return pass(std::chrono::hours{24} * std::stoi(line.at(1)));
        if (line.at(0) == "year") {
            auto answer = world.client.get(Caller::operator_of_this_machine(), "/api/years/" + line.at(1));
            return answer ? said_of_year(*answer, line.size() < 3 ? "" : line.at(2)) : world.refusal(answer.error());
        }
        if (line.at(0) == "books") { // [through DAY] open|told, or the day they are closed through
            auto through = World::after(line, "through");
            auto answer  = world.client.get(Caller::operator_of_this_machine(),
                                            "/api/periods/checklist" + (through.empty() ? "" : "?through=" + through));
            if (!answer) return world.refusal(answer.error());
            if (line.size() > 1) return said_of_year(*answer, line.back());
            auto const  view   = boost::json::parse(*answer);
            auto const* closed = view.as_object().if_contains("closed_through");
            return closed ? std::string{closed->as_string()} : "nothing";
        }
        if (line.at(0) == "owes") { // AWARD: each report with its day, and what was told of it
            auto answer =
                world.client.get(Caller::operator_of_this_machine(),
                                 "/api/reports?sort=due_on&award=" + std::to_string(world.awards.at(line.at(1))));
            if (!answer) return world.refusal(answer.error());
            auto const  view = boost::json::parse(*answer);
            std::string out;
            for (auto const& each : view.at("items").as_array()) {
                auto const* level = each.as_object().if_contains("level");
                out += (out.empty() ? "" : " ") + std::string{each.at("kind").as_string()} + ":" +
                       std::string{each.at("due_on").as_string()} +
                       (level ? ":" + std::string{level->as_string()} : "");
            }
            return out.empty() ? "nothing" : out;
        }
        if (line.at(0) == "told") // AWARD: how many levels there were
            return world.number("SELECT count(*) FROM report_told WHERE award_id = " +
                                std::to_string(world.awards.at(line.at(1))));
        if (line.at(0) == "register") { // assets or results [text WORD]: their names
            auto text = World::after(line, "text");
            return world.names(Caller::operator_of_this_machine(),
                               "/api/" + line.at(1) + "?sort=id" +
                                   (text.empty() ? "" : "&text=" + World::escaped(text)),
                               line.at(1) == "assets" ? "name" : "title");
        }
        if (line.at(0) == "burn") { // AWARD MONTH: planned, accepted and paid by its end
            auto answer = world.client.get(Caller::operator_of_this_machine(),
                                           "/api/burn?award=" + std::to_string(world.awards.at(line.at(1))));
            if (!answer) return world.refusal(answer.error());
            auto const  view = boost::json::parse(*answer);
            std::string out  = "nothing";
            for (auto const& each : view.at("months").as_array())
                if (each.at("month").as_string() == line.at(2))
                    out = fmt::format("planned {} accepted {} paid {}", each.at("planned").as_int64(),
                                      each.at("accepted").as_int64(), each.at("paid").as_int64());
            return out;
        }
        if (line.at(0) == "bound")
            return world.sum("SELECT CAST(sum(set_aside) AS BIGINT) FROM account WHERE appropriation_id = $1", "CNY",
                             world.pools.at(line.at(1)));
        return std::nullopt;
    }

    std::optional<std::string> deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        auto        key  = World::after(line, "key");
        if (verb == "reserves") return reserve(by, line);
        if (verb == "ends") {
            auto id = world.reservations.contains(line.at(2)) ? world.reservations.at(line.at(2)) : 999'999;
            return world.post(by, "/api/reservations/" + std::to_string(id) + "/steps",
                              reservation_step(line.at(3), World::after(line, "with")), key);
        }
        if (verb == "lists_reservations") return world.names(by, "/api/reservations?sort=id&state=pending", "cause");
        if (verb == "records_rate") { // FROM TO RATE of SOURCE
            std::int64_t id = 0;
            auto body       = rate(line.at(2), line.at(3), line.at(4), world.value_day(line), World::after(line, "of"));
            auto said       = world.post(by, "/api/exchange-rates", body, key, &id);
            if (id) world.rate = id;
            return said;
        }
        if (verb == "exchanges") // POOL POOL PROGRAMME AMOUNT [expecting AMOUNT], at the last rate that was recorded
            return world.post(by, "/api/exchanges",
                              exchange(cause_in(line), world.rate, world.pools.at(line.at(2)),
                                       world.pools.at(line.at(3)), world.programmes.at(line.at(4)), line.at(5),
                                       World::after(line, "expecting"), world.value_day(line)),
                              key);
        if (verb == "answers_reopening") // confirm or refuse
            return world.post(by, "/api/periods/reopening-answer", year_step(line.at(2), World::after(line, "because")),
                              key);
        if (verb == "begins_years_in") // MONTH
            return world.post(by, "/api/settings",
                              R"({"name":{"zh":"基金","en":"Fund"},"default_currency":"CNY","display_unit":"one",)"
                              R"("fiscal_year_start_month":)" +
                                  line.at(2) + "}",
                              key);
        if (verb == "settles_year")
            return world.post(by, "/api/years/" + line.at(2) + "/steps",
                              year_step(line.at(3), World::after(line, "because")), key);
        if (verb == "year_end") return end_year(by, line);
        if (verb == "sets_days") // YEAR SOURCE, then (free|worked FIRST LAST TITLE) as often as needed [seen NUMBER]
            return world.post(by, "/api/work-calendars", calendar(line), key);
        return std::nullopt;
    }

private:
    static std::string calendar(LineWords const& line)
    {
        std::string days;
        for (std::size_t i = 4; i + 3 < line.size() && (line[i] == "free" || line[i] == "worked"); i += 4)
            days += (days.empty() ? R"({"first_day":)" : R"(,{"first_day":)") + in_json(line[i + 1]) +
                    R"(,"last_day":)" + in_json(line[i + 2]) + R"(,"worked":)" +
                    (line[i] == "worked" ? "true" : "false") + R"(,"title":{"zh":)" + in_json(line[i + 3]) +
                    R"(,"en":""}})";
        auto seen = World::after(line, "seen");
        return R"({"year":)" + line.at(2) + R"(,"source":)" + in_json(line.at(3)) + R"(,"days":[)" + days + "]" +
               (seen.empty() ? "" : R"(,"seen":)" + seen) + "}";
    }

    std::string cause_in(LineWords const& line)
    {
        auto cause = World::after(line, "cause");
        return cause.empty() ? "story-" + std::to_string(++world.causes) : cause;
    }

    // POOL THING AMOUNT until DAY: for an award, or for a call of a programme. `as KIND`: another kind of entry, of
    // what stands committed or due for the award.
    std::string reserve(Caller const& by, LineWords const& line)
    {
        bool award = world.awards.contains(line.at(3));
        auto from  = world.place(line.at(2), Stage::allotted, line.at(3));
        auto to    = world.place(line.at(2), award ? Stage::committed : Stage::reserved, line.at(3));
        if (!award) to.insert(to.size() - 1, R"(,"call":1)");
        std::string kind = award ? "commit" : "set_aside";
        if (auto other = World::after(line, "as"); !other.empty()) {
            auto way = *std::ranges::find(ways, *named<EntryKind>(other), &Way::kind);
            kind     = other;
            from     = world.place(line.at(2), way.from, line.at(3));
            to       = world.place(line.at(2), way.to, line.at(3));
        }
        auto         cause = cause_in(line), until = World::after(line, "until");
        std::int64_t id   = 0;
        auto         said = world.post(by, "/api/reservations", reservation(cause, kind, from, to, line.at(4), until),
                                       World::after(line, "key"), &id);
        if (id) world.reservations[cause] = id;
        return said;
    }

    // YEAR DEED POOL [into POOL] [at STAGE] by DECISION: how many entries were posted.
    std::string end_year(Caller const& by, LineWords const& line)
    {
        auto to     = World::after(line, "into");
        auto body   = year_end(line.at(3), world.pools.at(line.at(4)), to.empty() ? 0 : world.pools.at(to),
                               World::after(line, "at"), World::after(line, "on"), World::after(line, "by"));
        auto answer = world.client.post(by, "/api/years/" + line.at(2) + "/deeds", body);
        if (!answer) return world.refusal(answer.error());
        return std::to_string(boost::json::parse(*answer).at("posted").as_int64());
    }

    // Time goes on, and what is due each day is done.
    std::string pass(std::chrono::hours time)
    {
        if (!world.daily)
            world.daily.emplace(daily_jobs(), journal::DailyWorld{[&world = world](Attempt attempt) {
                                                                      return world.recorder.run_one(std::move(attempt));
                                                                  },
                                                                  [&world = world](auto const& use) {
                                                                      auto db = world.database.open(OpenMode::existing);
                                                                      auto snapshot = db.snapshot();
                                                                      use(snapshot);
                                                                  },
                                                                  world.clock, world.installation.zone});
        world.clock.advance(time), world.elapsed += time;
        auto ticked = world.daily->tick(world.elapsed, true);
        return ticked.failed.empty() ? "" : ticked.failed.front();
    }
};

} // namespace penstock::story
