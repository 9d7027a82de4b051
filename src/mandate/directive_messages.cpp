#include "mandate/directive_messages.hpp"

#include "message/message.hpp"

#include <algorithm>

namespace penstock {

namespace {

struct AboutRow {
    Bilingual          title;
    Id<Body>           body;
    Id<Body>           unit;
    std::int64_t       person{};
    std::optional<Day> due_on;
    std::int64_t       reported_by{};
};
BOOST_DESCRIBE_STRUCT(AboutRow, (), (title, body, unit, person, due_on, reported_by))

struct HolderRow {
    Id<Person> person;
    Role       role{};
};
BOOST_DESCRIBE_STRUCT(HolderRow, (), (person, role))

Bilingual both(std::string zh, std::string en) { return {std::move(zh), std::move(en)}; }

constexpr Words as_owner{"您是责任人或牵头单位成员。",
                         "You are answerable for it, or belong to the unit that leads it."};
constexpr Words as_helper{"您的单位协办此项。", "Your unit helps with it."};
constexpr Words as_office{"您负责督办。", "You supervise directives."};
constexpr Words as_checker{"您可以核查，且不属于责任单位。", "You may check it and do not belong to those who owe it."};

// What one act tells about one directive, each person once and by the first reason he has.
class Telling {
public:
    Telling(Act& act, Id<Directive> id, std::int64_t fact)
        : act_{act},
          id_{id},
          fact_{fact},
          about_{act.read().one<AboutRow>(R"sql(
        SELECT title_zh, title_en, body_id AS body, unit_id AS unit, person, due_on, reported_by
          FROM directive
         WHERE id = $1
    )sql",
                                          id)}
    {}

    std::string due() const { return about_.due_on ? about_.due_on->iso() : ""; }

    void owners(MessageCategory category, Words what, Bilingual text)
    {
        if (about_.person != 0) return to(Id<Person>{about_.person}, category, what, std::move(text), as_owner);
        if (about_.unit) members(about_.unit, category, what, text, as_owner);
    }
    void helpers(MessageCategory category, Words what, Bilingual const& text)
    {
        for (auto unit : units()) members(unit, category, what, text, as_helper);
    }
    void office(MessageCategory category, Words what, Bilingual const& text)
    {
        for (auto person : holders_of(act_.read(), Permission::manage_mandate, act_.today))
            to(person, category, what, text, as_office);
    }
    void checkers(MessageCategory category, Words what, Bilingual const& text)
    {
        auto inside = units();
        inside.push_back(about_.unit);
        for (auto person : holders_of(act_.read(), Permission::check_directives, act_.today)) {
            auto mine = bodies_of(act_.read(), person.value, act_.today);
            if (person.value == about_.person || person.value == about_.reported_by ||
                std::ranges::any_of(mine,
                                    [&](Id<Body> body) { return std::ranges::find(inside, body) != inside.end(); }))
                continue;
            to(person, category, what, text, as_checker);
        }
    }

    void to(Id<Person> person, MessageCategory category, Words what, Bilingual text, Words why)
    {
        if (person.value == act_.actor.person) return;
        if (std::ranges::find(told_, person) != told_.end()) return;
        told_.push_back(person);
        auto title_in = [](std::string const& own, std::string const& other) { return own.empty() ? other : own; };
        tell(act_, person,
             {.category = category,
              .cause    = "fact/" + std::to_string(fact_),
              .place    = "/my-duties/" + std::to_string(id_.value),
              .title    = both("【" + std::string{what.zh} + "】" + title_in(about_.title.zh, about_.title.en),
                               std::string{what.en} + ": " + title_in(about_.title.en, about_.title.zh)),
              .text     = std::move(text),
              .why      = both(std::string{why.zh}, std::string{why.en})});
    }

private:
    std::vector<Id<Body>> units()
    {
        return act_.read().rows<Id<Body>>("SELECT unit_id FROM directive_unit WHERE directive_id = $1 ORDER BY unit_id",
                                          id_);
    }
    void members(Id<Body> unit, MessageCategory category, Words what, Bilingual const& text, Words why)
    {
        for (auto const& each : members_of(act_.read(), unit))
            if (each.in_force(act_.today)) to(each.person, category, what, text, why);
    }

    Act&                    act_;
    Id<Directive>           id_;
    std::int64_t            fact_;
    AboutRow                about_;
    std::vector<Id<Person>> told_;
};

} // namespace

std::vector<Id<Person>> holders_of(Reader& reader, Permission permission, Day today)
{
    std::vector<Id<Person>> out;
    for (auto const& row : reader.rows<HolderRow>(R"sql(
             SELECT DISTINCT g.person, g.role
               FROM role_grant g
               JOIN person p ON p.id = g.person
              WHERE g.programme = 0 AND g.award = 0 AND p.state IN ('invited', 'active') AND g.from_day <= $1
                AND (g.until_day IS NULL OR g.until_day >= $1) AND (g.ended_on IS NULL OR g.ended_on > $1)
              ORDER BY g.person, g.role
         )sql",
                                                  today))
        if (permissions(row.role).has(permission) && (out.empty() || out.back() != row.person))
            out.push_back(row.person);
    return out;
}

void tell_of_step(Act& act, Id<Directive> id, DirectiveEvent event, std::int64_t fact, std::string const& said)
{
    using enum MessageCategory;
    Telling    telling{act, id, fact};
    auto const what = words(event);
    auto const note = said.empty() ? both("", "") : both("说明：" + said, "Note: " + said);
    auto       with = [&](std::string const& zh, std::string const& en) {
        return both(zh + (said.empty() ? "" : " ") + note.zh, en + (said.empty() ? "" : " ") + note.en);
    };
    switch (event) {
    case DirectiveEvent::assign:
        telling.owners(duty_assigned, what,
                       with("期限 " + telling.due() + "，请签收或提出异议。",
                            "Due on " + telling.due() + "; please accept or dispute it."));
        telling.helpers(duty_helping, what, with("期限 " + telling.due() + "。", "Due on " + telling.due() + "."));
        return;
    case DirectiveEvent::send_back:
    case DirectiveEvent::reopen:
        telling.owners(duty_returned, what, with("请继续办理后再次反馈。", "Please go on with it and report again."));
        return;
    case DirectiveEvent::report:
        telling.checkers(duty_to_check, what, with("已反馈，等待核查。", "It was reported on and waits for a check."));
        telling.office(duty_progress, what, with("已反馈，等待核查。", "It was reported on and waits for a check."));
        return;
    case DirectiveEvent::dispute:
        telling.office(
            duty_to_decide, what,
            with("责任单位提出异议，请重新交办或撤销。", "Its owner disputes it; assign it anew or cancel it."));
        return;
    case DirectiveEvent::ask_date:
        telling.office(
            duty_to_decide, what,
            with("责任单位申请改期，请批准或不同意。", "Its owner asks for another date; grant or decline it."));
        return;
    case DirectiveEvent::verify:
        telling.office(duty_to_decide, what,
                       with("核查通过，等待销号。", "It was verified and waits to be struck off."));
        telling.owners(duty_progress, what, with("核查通过。", "It was verified."));
        return;
    case DirectiveEvent::grant_date:
    case DirectiveEvent::decline_date:
        telling.owners(duty_date, what, with("期限为 " + telling.due() + "。", "It is due on " + telling.due() + "."));
        return;
    case DirectiveEvent::strike_off:
    case DirectiveEvent::cancel:
    case DirectiveEvent::suspend:
    case DirectiveEvent::resume:     {
        auto const text = event == DirectiveEvent::strike_off ? with("已销号。", "It was struck off.")
                          : event == DirectiveEvent::cancel   ? with("已撤销。", "It was cancelled.")
                          : event == DirectiveEvent::suspend
                              ? with("已中止，暂不计期限。", "It was suspended; no time counts.")
                              : with("已恢复办理。", "It goes on.");
        telling.owners(duty_progress, what, text);
        telling.helpers(duty_helping, what, text);
        return;
    }
    case DirectiveEvent::accept:
    case DirectiveEvent::start:
        telling.office(duty_progress, what, with("期限 " + telling.due() + "。", "Due on " + telling.due() + "."));
        return;
    case DirectiveEvent::confirm:
    case DirectiveEvent::decompose:
    case DirectiveEvent::take_up:   return; // nobody but whoever does it is concerned yet
    }
}

void tell_of_level(Act& act, DirectiveEscalated const& fact, LevelTerms const& level, std::int64_t number)
{
    Telling         telling{act, fact.directive, number};
    auto            days = (fact.on.at() - fact.due_on.at()).count();
    auto            zh   = days < 0    ? "还有 " + std::to_string(-days) + " 天到期"
                           : days == 0 ? std::string{"今日到期"}
                                       : "已逾期 " + std::to_string(days) + " 天";
    auto            en   = days < 0    ? "due in " + std::to_string(-days) + " days"
                           : days == 0 ? std::string{"due today"}
                                       : std::to_string(days) + " days late";
    Bilingual const text{"期限 " + fact.due_on.iso() + "，" + zh +
                             "。请答复进展；答复不改变级别，反馈经核查通过或批准新的期限后才重新计。",
                         "Due on " + fact.due_on.iso() + ", " + en +
                             ". Please answer how it stands; an answer does not change the level, only a report that "
                             "is verified or a new date does."};
    auto const&     name = level.name;
    Words const     what{name.zh.empty() ? name.en : name.zh, name.en.empty() ? name.zh : name.en};
    for (auto const& each : fact.to)
        telling.to(each.person, MessageCategory::duty_escalated, what, text, words(each.place));
}

} // namespace penstock
