// The secrets of calendars, which are outside the record, and what stands in a person's calendar.
#include "mandate/calendar.hpp"
#include "mandate/directive.hpp"
#include "mandate/meeting.hpp"
#include "people/secret.hpp"

namespace penstock {

std::string make_calendar(Act& act, std::int64_t person)
{
    auto token = make_token(act.chance());
    withdraw_calendar(act, person);
    act.upkeep().run("INSERT INTO calendar_feed (person, digest, made_at) VALUES ($1, $2, $3)", person, sha256(token),
                     act.now);
    return token;
}

void withdraw_calendar(Act& act, std::int64_t person)
{
    act.upkeep().run("DELETE FROM calendar_feed WHERE person = $1", person);
}

namespace {

struct DutyRow {
    std::int64_t   id{};
    Bilingual      title;
    DirectiveState state{};
    Day            due_on;
    Instant        changed;
};
BOOST_DESCRIBE_STRUCT(DutyRow, (), (id, title, state, due_on, changed))

struct CalendarMeetingRow {
    std::int64_t id{};
    Bilingual    title;
    MeetingState state{};
    Day          held_on;
    std::string  place;
    Instant      changed;
};
BOOST_DESCRIBE_STRUCT(CalendarMeetingRow, (), (id, title, state, held_on, place, changed))

} // namespace

std::optional<std::vector<CalendarDay>> calendar_of(Reader& reader, std::string_view secret, Day today)
{
    if (secret.size() != 43) return std::nullopt;
    auto person = reader.row<std::int64_t>(R"sql(
        SELECT f.person
          FROM calendar_feed f
          JOIN person p ON p.id = f.person
         WHERE f.digest = $1 AND p.state = 'active'
    )sql",
                                           sha256(secret));
    if (!person) return std::nullopt;
    std::vector<CalendarDay> out;
    // A year back is enough for whoever looks up what was; programs that subscribe keep what they had.
    auto const             from = today.plus_days(-366);
    std::string_view const mine = R"sql(
        SELECT m.body_id FROM body_member m
         WHERE m.person = $1 AND m.from_day <= $2
           AND (m.until_day IS NULL OR m.until_day >= $2) AND (m.ended_on IS NULL OR m.ended_on > $2))sql";
    for (auto& row : reader.rows<DutyRow>(
             R"sql(
             SELECT d.id, d.title_zh, d.title_en, d.state, d.due_on, COALESCE(d.issued_at, d.captured_at) AS changed
               FROM directive d
              WHERE d.due_on IS NOT NULL AND d.due_key >= $3 AND (d.person = $1 OR d.unit_id IN ()sql" +
                 std::string{mine} +
                 ") OR EXISTS (SELECT 1 FROM directive_unit w WHERE w.directive_id = d.id AND w.unit_id IN (" +
                 std::string{mine} + "))) ORDER BY d.due_key, d.id LIMIT 2000",
             *person, today, from)) {
        auto const state = words(row.state);
        out.push_back({.identifier = "directive-" + std::to_string(row.id),
                       .on         = row.due_on,
                       .changed    = row.changed,
                       .title      = {"督办到期：" + (row.title.zh.empty() ? row.title.en : row.title.zh),
                                      "Due: " + (row.title.en.empty() ? row.title.zh : row.title.en)},
                       .text       = {std::string{state.zh}, std::string{state.en}},
                       .address    = "/my-duties/" + std::to_string(row.id),
                       .over       = !running(row.state)});
    }
    for (auto& row : reader.rows<CalendarMeetingRow>(R"sql(
             SELECT m.id, m.title_zh, m.title_en, m.state, m.held_on, m.place, j.at AS changed
               FROM meeting m
               JOIN journal j ON j.seq = m.id
              WHERE m.held_on >= $3 AND m.state <> 'draft' AND m.body_id IN ()sql" +
                                                         std::string{mine} + ") ORDER BY m.held_on, m.id LIMIT 500",
                                                     *person, today, from))
        out.push_back({.identifier = "meeting-" + std::to_string(row.id),
                       .on         = row.held_on,
                       .changed    = row.changed,
                       .title      = row.title,
                       .text       = {row.place, row.place},
                       .address    = "/meetings/" + std::to_string(row.id),
                       .over       = row.state == MeetingState::cancelled || row.state == MeetingState::postponed});
    return out;
}

} // namespace penstock
