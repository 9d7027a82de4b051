# Valid requests for pilots and practices, and what they need made first.
import secrets

from mandate_samples import body_of, meeting_of


def both(words):
    return {"zh": words, "en": words}


def adopted_item_of(world):
    return meeting_of(world, "closed")[1]


def new_pilot(world, practice=None):
    body = {"unit": body_of(world), "title": both("试点 " + secrets.token_hex(4)), "scope": "One district.",
            "bounds": "No budget.", "hypothesis": "It is faster.", "starts_on": world.today, "ends_on": world.later,
            "measures": [{"name": "Days", "expected": "18 to 12"}]}
    return body | ({"practice": practice} if practice else {})


def pilot_of(world, state="proposed", by=None, practice=None):
    """A pilot as far as the state: proposed, running, ended, evaluated."""
    by = by or world.secretary
    number = world.done(by, "/api/pilots", new_pilot(world, practice))["id"]
    if state == "proposed":
        return number
    steps = f"/api/pilots/{number}/steps"
    world.done(by, steps, {"step": "start", "item": adopted_item_of(world)})
    if state == "running":
        return number
    world.done(by, steps, {"step": "end"})
    if state == "evaluated":
        world.done(world.by["auditor"], f"/api/pilots/{number}/evaluation", new_evaluation())
    return number


def new_evaluation():
    return {"verdict": "works", "comparison": "Two schools against two.", "evidence": ["https://a.example/1"],
            "evaluator": "Monitoring"}


def new_text():
    none = both("")
    return {"title": both("做法 " + secrets.token_hex(4)), "problem": both("Slow."), "mechanism": both("Same day."),
            "conditions": both("An officer."), "cost": {"minor": 100, "currency": "CNY"}, "cost_note": none,
            "evidence": none, "failures": none, "office": "Transfer desk", "sources": ["https://a.example/2"]}


def practice_of(world, pilot=None):
    body = {"text": new_text()} | ({"pilot": pilot} if pilot else {})
    return world.done(world.secretary, "/api/practices", body)["id"]


def recognition_of(world):
    """A practice that can be recognised, and what that takes."""
    pilot = pilot_of(world, "evaluated")
    return practice_of(world, pilot), {"pilot": pilot, "item": adopted_item_of(world)}


def recognised_practice(world):
    number, body = recognition_of(world)
    world.done(world.secretary, f"/api/practices/{number}/recognition", body)
    return number


def new_adoption(world):
    return {"adopter": both("District " + secrets.token_hex(4)), "on": world.today}


def adoption_of(world):
    number = recognised_practice(world)
    shown = world.done(world.secretary, f"/api/practices/{number}/adoptions", new_adoption(world))
    return f"/api/practices/{number}/adoptions/{shown['adopters'][0]['id']}/results"


def new_template(kind="programme"):
    none = both("")
    what = {
        "programme": {"title": both("Programme"), "goal": none, "problem": none, "result": none},
        "plan": {"title": both("Plan"), "years": 3, "domains": []},
        "funding_rule": {"kind": "advance", "title": both("Advance"), "text": both("Three tenths."), "currency": "CNY",
                         "terms": {"basis_points": 3000},
                         "examples": [{"text": none, "question": {"base": 1000, "asked": 300},
                                       "answer": {"allowed": True, "limit": 300}}]},
    }
    return {"name": both("Template " + secrets.token_hex(4)), kind: what[kind]}


def template_of(world, kind):
    number = practice_of(world)
    shown = world.done(world.secretary, f"/api/practices/{number}/templates", new_template(kind))
    return number, shown["templates"][0]["id"]


def propose_pilot(world):
    return world.request("/api/pilots", new_pilot(world), 1, {"scope": "Two districts."})


def step_pilot(world):
    return world.request(f"/api/pilots/{pilot_of(world)}/steps", {"step": "withdraw", "reason": "a"}, 1,
                         {"reason": "b"}, paths=[f"/api/pilots/{pilot_of(world)}/steps"])


def evaluate_pilot(world):
    other = world.person("board_secretary")  # whoever proposed it does not evaluate it
    return world.request(f"/api/pilots/{pilot_of(world, 'ended', other)}/evaluation", new_evaluation(), 1,
                         {"verdict": "inconclusive"},
                         paths=[f"/api/pilots/{pilot_of(world, 'ended', other)}/evaluation"])


def document_practice(world):
    return world.request("/api/practices", {"text": new_text()}, 1, {"text": new_text()})


def describe_practice(world):
    return world.request(f"/api/practices/{practice_of(world)}/description", {"text": new_text()}, 1,
                         {"text": new_text()}, paths=[f"/api/practices/{practice_of(world)}/description"])


def recognise_practice(world):
    number, body = recognition_of(world)
    other, _ = recognition_of(world)
    return world.request(f"/api/practices/{number}/recognition", body, 2, {"item": adopted_item_of(world)},
                         paths=[f"/api/practices/{other}/recognition"])


def adopt_practice(world):
    return world.request(f"/api/practices/{recognised_practice(world)}/adoptions", new_adoption(world), 1,
                         {"adopter": both("Another")},
                         paths=[f"/api/practices/{recognised_practice(world)}/adoptions"])


def follow_adoption(world):
    path, other = adoption_of(world), practice_of(world)
    return world.request(path, {"results": "a", "outcome": "works"}, 1, {"results": "b"},
                         paths=[path.replace(path.split("/")[3], str(other), 1)])


def retire_practice(world):
    return world.request(f"/api/practices/{practice_of(world)}/steps", {"step": "retire", "reason": "a"}, 1,
                         {"reason": "b"}, paths=[f"/api/practices/{practice_of(world)}/steps"])


def set_template(world):
    return world.request(f"/api/practices/{practice_of(world)}/templates", new_template(), 1,
                         {"name": both("Another")}, paths=[f"/api/practices/{practice_of(world)}/templates"])


def found_after(world):
    number, template = template_of(world, "programme")
    other, _ = template_of(world, "programme")
    return world.request(f"/api/practices/{number}/programmes",
                         {"after": template, "code": "V" + secrets.token_hex(4)}, 2,
                         {"code": "V" + secrets.token_hex(4)}, paths=[f"/api/practices/{other}/programmes"])


def draft_after(world):
    number, template = template_of(world, "plan")
    other, _ = template_of(world, "plan")
    return world.request(f"/api/practices/{number}/plans",
                         {"after": template, "keeper": body_of(world), "first_year": 2027}, 2, {"first_year": 2028},
                         paths=[f"/api/practices/{other}/plans"])


def record_after(world):
    number, template = template_of(world, "funding_rule")
    other, _ = template_of(world, "funding_rule")
    fund = "fund " + secrets.token_hex(4)
    return world.request(f"/api/practices/{number}/funding-rules",
                         {"after": template, "fund": fund, "valid_from": world.later}, 2, {"fund": fund + " b"},
                         paths=[f"/api/practices/{other}/funding-rules"])


def take_over(world):
    """One of those that come with the program and nobody took over yet."""
    free = [each for each in world.secretary.get("/api/reference-practices")[1]["items"] if not each["practice"]]
    return world.request("/api/reference-practices", {"name": free[0]["name"], "office": "A desk"},
                         1 + free[0]["templates"], {"office": "Another desk"})


PRACTICE_SAMPLES = {
    "POST /api/pilots": (propose_pilot, "secretary"),
    "POST /api/pilots/{id}/steps": (step_pilot, "secretary"),
    "POST /api/pilots/{id}/evaluation": (evaluate_pilot, "auditor"),
    "POST /api/practices": (document_practice, "secretary"),
    "POST /api/practices/{id}/description": (describe_practice, "secretary"),
    "POST /api/practices/{id}/recognition": (recognise_practice, "secretary"),
    "POST /api/practices/{id}/adoptions": (adopt_practice, "secretary"),
    "POST /api/practices/{id}/adoptions/{adoption}/results": (follow_adoption, "secretary"),
    "POST /api/practices/{id}/steps": (retire_practice, "secretary"),
    "POST /api/practices/{id}/templates": (set_template, "secretary"),
    "POST /api/practices/{id}/programmes": (found_after, "secretary"),
    "POST /api/practices/{id}/plans": (draft_after, "secretary"),
    "POST /api/practices/{id}/funding-rules": (record_after, "secretary"),
    "POST /api/reference-practices": (take_over, "secretary"),
}
