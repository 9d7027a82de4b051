# Valid requests for plans, indicators and figures, and what they need made first.
import json
import secrets

from mandate_samples import body_of, member_of


def new_plan(world):
    return {"keeper": body_of(world, "committee"), "title": {"zh": "规划", "en": "A plan"}, "first_year": 2021,
            "last_year": 2030}


def plan_of(world):
    """A plan with one domain: its number and the domain's."""
    number = world.done(world.secretary, "/api/plans", new_plan(world))["id"]
    shown = world.done(world.secretary, f"/api/plans/{number}/parts", new_part())
    return number, shown["parts"][0]["id"]


def new_part():
    return {"kind": "domain", "title": {"zh": "领域" + secrets.token_hex(4), "en": ""}}


def new_indicator(part):
    return {"part": part, "code": "I-" + secrets.token_hex(4), "name": {"zh": "指标", "en": "An indicator"},
            "measured_in": {"zh": "%", "en": "%"}, "direction": "up", "frequency": "yearly"}


def indicator_of(world, owner=None):
    number, part = plan_of(world)
    body = new_indicator(part) | ({"owner": owner} if owner else {})
    return world.done(world.secretary, f"/api/plans/{number}/indicators", body)["list"][-1]["id"]


def new_figure(value="16.9"):
    return {"kind": "actual", "period": "2024", "value": value, "address": "https://source.example/2024"}


def figures_of(world, *values):
    """Figures of one period, entered by a member of the unit that owns the indicator."""
    unit = body_of(world)
    indicator, member = indicator_of(world, unit), member_of(world, unit)
    for value in values:
        shown = world.done(member, f"/api/indicators/{indicator}/figures", new_figure(value))
    return sorted(each["id"] for each in shown["figures"])


def figure_of(world):
    return figures_of(world, "16.9")[0]


def approve(world, *figures):
    world.done(world.by["auditor"], "/api/figure-approvals", {"figures": list(figures)})


def draft_plan(world):
    return world.request("/api/plans", new_plan(world), 1, {"last_year": 2031})


def step_plan(world):
    return world.request(f"/api/plans/{plan_of(world)[0]}/steps", {"step": "adopt", "decision": "1/2026"}, 1,
                         {"decision": "2/2026"}, paths=[f"/api/plans/{plan_of(world)[0]}/steps"])


def set_part(world):
    return world.request(f"/api/plans/{plan_of(world)[0]}/parts", new_part(), 1, {"title": {"zh": "另一", "en": ""}},
                         paths=[f"/api/plans/{plan_of(world)[0]}/parts"])


def define_indicator(world):
    number, part = plan_of(world)
    return world.request(f"/api/plans/{number}/indicators", new_indicator(part), 1, {"direction": "down"},
                         paths=[f"/api/plans/{plan_of(world)[0]}/indicators"])


def lock_period(world):
    return world.request(f"/api/plans/{plan_of(world)[0]}/locks", {"period": "2024", "locked": True}, 1,
                         {"period": "2025"}, paths=[f"/api/plans/{plan_of(world)[0]}/locks"])


def give_indicator(world):
    return world.request(f"/api/indicators/{indicator_of(world)}/owner", {"owner": body_of(world)}, 1,
                         {"owner": body_of(world)}, paths=[f"/api/indicators/{indicator_of(world)}/owner"])


def redefine_indicator(world):
    def of(indicator):
        part = world.secretary.get(f"/api/indicators/{indicator}")[1]["part"]["id"]
        return new_indicator(part) | {"reason": "The name was wrong."}
    one = indicator_of(world)
    return world.request(f"/api/indicators/{one}/definition", of(one), 1, {"reason": "Another reason."},
                         paths=[f"/api/indicators/{indicator_of(world)}/definition"])


def set_measure(world):
    body = {"title": {"zh": "措施", "en": "A measure"}, "owner": body_of(world)}
    return world.request(f"/api/indicators/{indicator_of(world)}/measures", body, 1, {"owner": body_of(world)},
                         paths=[f"/api/indicators/{indicator_of(world)}/measures"])


def mark_break(world):
    body = {"period": "2023", "reason": "Counted otherwise."}
    return world.request(f"/api/indicators/{indicator_of(world)}/breaks", body, 1, {"period": "2024"},
                         paths=[f"/api/indicators/{indicator_of(world)}/breaks"])


def enter_figure(world):
    return world.request(f"/api/indicators/{indicator_of(world)}/figures", new_figure(), 1, {"value": "17"},
                         paths=[f"/api/indicators/{indicator_of(world)}/figures"])


def step_figure(world):
    return world.request(f"/api/figures/{figure_of(world)}/steps", {"step": "approve", "reason": "a"}, 1,
                         {"reason": "b"}, paths=[f"/api/figures/{figure_of(world)}/steps"])


def choose_figure(world):
    def two():
        first, second = figures_of(world, "158", "151")
        approve(world, first, second)
        return first
    return world.request(f"/api/figures/{two()}/choice", {"reason": "The bulletin."}, 1, {"reason": "The yearbook."},
                         paths=[f"/api/figures/{two()}/choice"])


def approve_figures(world):
    return world.request("/api/figure-approvals", {"figures": [figure_of(world)]}, 1, {"figures": [figure_of(world)]})


def scorecard(world):
    """Where the scorecard of a new plan with one indicator is set, and what it weighs."""
    number, part = plan_of(world)
    indicator = world.done(world.secretary, f"/api/plans/{number}/indicators", new_indicator(part))["list"][-1]["id"]
    return f"/api/plans/{number}/scorecard", {"least_coverage": 60, "domains": [{"part": part, "weight": 1}],
                                              "indicators": [{"indicator": indicator, "weight": 1}]}


def set_scorecard(world):
    path, body = scorecard(world)
    return world.request(path, body, 1, {"least_coverage": 70})


def draft_from_template(world):
    path = "/api/plan-templates/trade-union-service/plans"
    return world.request(path, new_plan(world), 18, {"last_year": 2031})


HEADER = "indicator_id,domain_zh,name_zh,name_en,unit,direction,kind,year,operator,value,source_url,note\n"


def figure_table(world):
    row = "A-1,领域,指标,An indicator,%,up,actual,2024,,16.9,https://source.example/" + secrets.token_hex(8) + ",\n"
    headers = {"Content-Type": "application/octet-stream"}
    answer = world.secretary.call("POST", "/api/uploads?name=a.csv", raw=(HEADER + row).encode(), headers=headers)
    return {"plan": plan_of(world)[0], "digest": json.loads(answer[2])["digest"]}


def preview_figures(world):
    return world.request("/api/figure-previews", figure_table(world), 0, {})


def preview_own_figures(world):
    return world.request("/api/my-figure-previews", figure_table(world), 0, {})


def import_own_figures(world):
    return world.request("/api/my-figure-imports", figure_table(world), 3, {"plan": plan_of(world)[0]})


def import_figures(world):
    return world.request("/api/figure-imports", figure_table(world), 3, {"plan": plan_of(world)[0]})


PLAN_SAMPLES = {
    "POST /api/plans/{id}/scorecard": (set_scorecard, "secretary"),
    "POST /api/plan-templates/{name}/plans": (draft_from_template, "secretary"),
    "POST /api/figure-previews": (preview_figures, "secretary"),
    "POST /api/figure-imports": (import_figures, "secretary"),
    "POST /api/my-figure-previews": (preview_own_figures, "secretary"),
    "POST /api/my-figure-imports": (import_own_figures, "secretary"),
    "POST /api/plans": (draft_plan, "secretary"),
    "POST /api/plans/{id}/steps": (step_plan, "secretary"),
    "POST /api/plans/{id}/parts": (set_part, "secretary"),
    "POST /api/plans/{id}/indicators": (define_indicator, "secretary"),
    "POST /api/plans/{id}/locks": (lock_period, "secretary"),
    "POST /api/indicators/{id}/owner": (give_indicator, "secretary"),
    "POST /api/indicators/{id}/definition": (redefine_indicator, "secretary"),
    "POST /api/indicators/{id}/measures": (set_measure, "secretary"),
    "POST /api/indicators/{id}/breaks": (mark_break, "secretary"),
    "POST /api/indicators/{id}/figures": (enter_figure, "secretary"),
    "POST /api/figures/{id}/steps": (step_figure, "auditor"),
    "POST /api/figures/{id}/choice": (choose_figure, "secretary"),
    "POST /api/figure-approvals": (approve_figures, "auditor"),
}
