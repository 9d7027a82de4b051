# Samples of what happens to a signed award: amendments, races, closing.
import datetime

from agreement_samples import WORDS


def award_of(world, milestone):
    return world.officer.get(f"/api/milestones/{milestone}")[1]["award"]["id"]


def other_lead(award):
    return {"award": award, "type": "lead", "change": {"lead": "Wu Tong"}, "reason": "She took over."}


def amendment(world):
    return world.done(world.officer, "/api/amendments", other_lead(award_of(world, world.running()[0])))["id"]


def submit_amendment(world):
    other = award_of(world, world.running()[0])
    return world.request("/api/amendments", other_lead(award_of(world, world.running()[0])), 1,
                   {"award": other, "type": "pause", "change": {"lead": "Other"}, "reason": "Other."})


def preview_amendment(world):
    body = other_lead(award_of(world, world.running()[0]))
    del body["reason"]
    return world.request("/api/amendment-previews", body, 0, {})


def step_amendment(world):
    number, other = amendment(world), amendment(world)
    return world.request(f"/api/amendments/{number}/steps", {"step": "recommend", "reason": "Right."}, 1,
                   {"step": "query", "reason": "Other."}, paths=[f"/api/amendments/{other}/steps"])


def closing(world):
    award = award_of(world, world.running()[0])
    world.done(world.by["manager"], f"/api/awards/{award}/steps", {"step": "begin_closing", "reason": "Its end."})
    return award


def final_report(account="Done."):
    return {"account": account, "files": [], "assets": [], "results": [], "leftover": "give_back"}


def submit_closeout(world):
    number, other = closing(world), closing(world)
    return world.request(f"/api/awards/{number}/closeout", {"report": final_report()}, 1,
                   {"report": final_report("Other.")}, paths=[f"/api/awards/{other}/closeout"])


def handed_in(world):
    award = closing(world)
    world.done(world.officer, f"/api/awards/{award}/closeout", {"report": final_report()})
    return award


def step_closeout(world):
    number, other = handed_in(world), handed_in(world)
    return world.request(f"/api/awards/{number}/closeout/steps", {"step": "send_back_task", "reason": "Figures."}, 1,
                   {"step": "accept_task", "reason": "Other."}, paths=[f"/api/awards/{other}/closeout/steps"])


def teams_of(world):
    return [award_of(world, world.running()[0]) for _ in range(2)]


def found_race(world):
    return world.request("/api/races", {"programme": world.own[0], "title": WORDS, "teams": teams_of(world)}, 1,
                   {"programme": 1, "title": {"zh": "", "en": "Other"}, "teams": []})


def race(world):
    teams = teams_of(world)
    return world.done(world.by["manager"], "/api/races",
                      {"programme": world.own[0], "title": WORDS, "teams": teams})["id"], teams


def stage():
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()  # as the service counts days
    criterion = {"metric": WORDS, "unit": "%", "comparison": "at_least", "target": "20", "method": ""}
    return {"protocol": "Ten times, the median.", "criteria": [criterion], "starts_on": today.isoformat(),
            "next_plan": {"minor": 1_000_000, "currency": "CNY"}, "last": False}


def open_stage(world):
    number, other = race(world)[0], race(world)[0]
    return world.request(f"/api/races/{number}/stages", stage(), 1,
                   {"protocol": "Other.", "starts_on": world.later, "next_plan": {"minor": 1, "currency": "CNY"},
                    "last": True}, paths=[f"/api/races/{other}/stages"])


def opened(world):
    number, teams = race(world)
    world.done(world.by["manager"], f"/api/races/{number}/stages", stage())
    return number, teams


def score(award, value="21"):
    return {"award": award, "scores": [{"value": value, "reason": ""}], "note": ""}


def measure_team(world):
    number, teams = opened(world)
    return world.request(f"/api/races/{number}/scores", score(teams[0]), 1,
                   {"award": teams[1], "scores": score(0, "22")["scores"], "note": "Other."},
                   actor=world.person("monitoring_officer"), paths=[f"/api/races/{opened(world)[0]}/scores"])


def decide_stage(world):
    number, teams = opened(world)
    officer = world.person("monitoring_officer")
    for team in teams:
        world.done(officer, f"/api/races/{number}/scores", score(team))
    decisions = [{"award": teams[0], "verdict": "go_on", "reason": ""},
                 {"award": teams[1], "verdict": "stop", "reason": "The last."}]
    # The entry, the authority, the decision, and of the team that ends the milestone and the award.
    return world.request(f"/api/races/{number}/decisions", {"decisions": decisions}, 5, {"decisions": decisions[:1]},
                   paths=[f"/api/races/{race(world)[0]}/decisions"])


def step_race(world):
    number, other = race(world)[0], race(world)[0]
    return world.request(f"/api/races/{number}/steps", {"step": "stop", "reason": "Not needed."}, 8,  # for both teams
                   {"step": "open_stage", "reason": "Other."}, paths=[f"/api/races/{other}/steps"])


SAMPLES = {
    "POST /api/amendments": (submit_amendment, "officer"),
    "POST /api/amendment-previews": (preview_amendment, "officer"),
    "POST /api/amendments/{id}/steps": (step_amendment, "manager"),
    "POST /api/awards/{id}/closeout": (submit_closeout, "officer"),
    "POST /api/awards/{id}/closeout/steps": (step_closeout, "manager"),
    "POST /api/races": (found_race, "manager"),
    "POST /api/races/{id}/stages": (open_stage, "manager"),
    "POST /api/races/{id}/scores": (measure_team, ""),
    "POST /api/races/{id}/decisions": (decide_stage, "manager"),
    "POST /api/races/{id}/steps": (step_race, "manager"),
}
