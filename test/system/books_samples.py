# Valid requests for the books, and for the figures of the rules that look at them.
from samples import Request, day_after


def closed_through(world):
    return world.by["finance"].get("/api/periods")[1].get("closed_through", "2000-01-01")


def close_period(world):
    through = closed_through(world)  # far from the days the other samples use
    return Request("/api/periods/close", {"through": day_after(through)}, 1, {"through": day_after(through, 2)})


def reopen_period(world):
    through = day_after(closed_through(world), 5)
    world.done(world.by["finance"], "/api/periods/close", {"through": through})
    if "reopening" in world.by["finance"].get("/api/periods")[1]:
        world.done(world.by["finance"], "/api/periods/reopening-answer", {"step": "refuse", "reason": "Not now."})
    return Request("/api/periods/reopen",
                   {"through": day_after(through, -3), "decision": "board 5/2026", "reason": "Left out."}, 1,
                   {"through": day_after(through, -4), "decision": "board 6/2026", "reason": "Other."})


def answer_reopening(world):
    ask = reopen_period(world)
    world.done(world.by["finance"], ask.path, ask.body)
    return Request("/api/periods/reopening-answer", {"step": "refuse", "reason": "Not now."}, 1,
                   {"step": "confirm", "reason": "Other."})


def set_finding_parameter(world):
    programme = world.own[0]
    return Request("/api/finding-parameters",
                   {"name": "idle_days", "value": 150, "programme": programme, "valid_from": world.today,
                    "reason": "Field seasons."}, 1,
                   {"name": "late_entry_days", "value": 151, "programme": world.programme(),
                    "valid_from": day_after(world.today, 3), "reason": "Other."})


def set_work_calendar(world):
    days = [{"first_day": "2031-10-01", "last_day": "2031-10-07", "worked": False,
             "title": {"zh": "国庆节", "en": "National Day"}}]
    return Request("/api/work-calendars", {"year": 2031, "source": "Notice 7/2030", "days": days}, 1,
                   {"year": 2032, "source": "Notice 8/2031",
                    "days": [{**days[0], "first_day": "2032-10-01", "last_day": "2032-10-07"}]})


BOOKS_SAMPLES = {
    "POST /api/finding-parameters": (set_finding_parameter, "secretary"),
    "POST /api/work-calendars": (set_work_calendar, "secretary"),
    "POST /api/periods/close": (close_period, "finance"),
    "POST /api/periods/reopen": (reopen_period, "finance"),
    "POST /api/periods/reopening-answer": (answer_reopening, "finance"),
}
