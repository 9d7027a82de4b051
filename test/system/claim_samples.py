# Valid requests for claims, and the awards they need.
import secrets

from samples import Request


def claiming(world):
    """An active award that pays by claims, and somebody of its team."""
    award = world.done(world.officer, "/api/award-preparations", world.preparation())["id"]
    terms = world.terms(instalments=[{"kind": "milestone", "milestone": "M1", "minor": 4_000},
                                     {"kind": "reimbursement", "milestone": "", "minor": 6_000}])
    world.done(world.officer, f"/api/awards/{award}/agreement", {"seen": 0, "terms": terms})
    for item in ("eligibility", "rules", "milestones", "terms", "permits"):
        world.done(world.officer, f"/api/awards/{award}/checks", {"item": item, "verdict": "approved"})
    world.done(world.by["manager"], f"/api/awards/{award}/offer", {"until": world.later})
    team = world.team(award)
    world.done(team, f"/api/awards/{award}/signature", {"digest": world.digest(award)})
    return award, team


def claim_body(world, minor=1_000):
    receipt = {"name": "receipt.pdf", "size": 7, "digest": world.keep("receipt " + secrets.token_hex(8))}
    return {"claim": {"costs": [{"line": "", "purpose": "materials", "what": "Reagents", "paid_on": world.today,
                                 "minor": minor, "receipt": receipt}], "note": ""}}


def claim_of(world):
    award, team = claiming(world)
    return world.done(team, f"/api/awards/{award}/claims", claim_body(world))["id"]


def submit_claim(world):
    award, team = claiming(world)
    return Request(f"/api/awards/{award}/claims", claim_body(world), 1, claim_body(world, 1_001), actor=team,
                   paths=[f"/api/awards/{claiming(world)[0]}/claims"])


def save_claim(world):
    award, team = claiming(world)
    body = {"seen": 0, "claim": {"costs": [{"line": "", "purpose": "", "what": "Reagents", "minor": 0}], "note": ""}}
    return world.request(f"/api/awards/{award}/claim-paper", body, 0, {}, actor=team)


def step_claim(world):
    return Request(f"/api/claims/{claim_of(world)}/steps", {"step": "query", "reason": "For what?"}, 1,
                   {"step": "reject", "reason": "Another."}, paths=[f"/api/claims/{claim_of(world)}/steps"])


CLAIM_SAMPLES = {
    "POST /api/awards/{id}/claim-paper": (save_claim, ""),
    "POST /api/awards/{id}/claims": (submit_claim, ""),
    "POST /api/claims/{id}/steps": (step_claim, "manager"),
}
