# Samples of one's own door: second factor, proofs, sessions; and the rules for signing in.
import secrets

from client import Client, code_of


def started(world):
    """Somebody new who has seen a secret."""
    who = world.person()
    who.factor = world.done(who, "/api/session/second-factor/start", {})["secret"]
    return who


def enrolled(world):
    who = started(world)
    world.done(who, "/api/session/second-factor", {"code": code_of(who.factor, who.server_time())})
    return who


def start_factor(world):
    return world.request("/api/session/second-factor/start", {}, 0, {}, actor=world.person())


def set_factor(world):
    who = started(world)
    return world.request("/api/session/second-factor", {"code": code_of(who.factor, who.server_time())}, 1, {},
                         actor=who, secret=["code"])


def make_codes(world):
    return world.request("/api/session/second-factor/recovery-codes", {}, 0, {}, actor=enrolled(world))


def end_factor(world):
    return world.request("/api/session/second-factor/end", {}, 1, {}, actor=enrolled(world))


def remove_factor(world):
    who, other = enrolled(world), enrolled(world)
    return world.request(f"/api/people/{who.number}/second-factor/end", {"reason": "lost telephone"}, 1,
                         {"reason": "another reason"}, paths=[f"/api/people/{other.number}/second-factor/end"])


def prove(world):
    who = world.person()
    return world.request("/api/session/proof", {"password": who.password}, 0, {}, actor=who)


def end_session(world):
    """Another session of the same person."""
    who = world.person()
    Client(world.server).sign_in(*who.credentials)
    there = [each for each in who.get("/api/session/open")[1]["items"] if not each["here"]]
    return world.request(f"/api/session/open/{there[0]['name']}/end", {}, 0, {}, actor=who)


def token_body(world, **more):
    return {"name": "nightly report", "reads_only": True, "until": world.today, **more}


def make_token(world):
    return world.request("/api/session/tokens", token_body(world), 0, {}, actor=world.person())


def end_token(world):
    who = world.person()
    number = world.done(who, "/api/session/tokens", token_body(world))["item"]["id"]
    return world.request(f"/api/session/tokens/{number}/end", {}, 0, {}, actor=who)


def change_rules(world):
    now = world.admin.get("/api/sign-in-rules")[1]
    grace = 30 + secrets.randbelow(300)
    return world.request("/api/sign-in-rules", {**now, "second_factor_days": grace}, 1,
                         {"second_factor_roles": ["auditor"], "second_factor_days": 1, "proof_minutes": 7, "idle": 119,
                          "idle_administrator": 29, "idle_finance": 14, "absolute": 700,
                          "password_profile": "cn_mlps3"})


def ask_to_unlock(world):
    who = world.person()
    return world.request("/api/session/unlock-links", {"email": who.email}, 0, {}, actor=who)


def unlock(world):
    """With a link that nobody was sent; door_test.py has one that was."""
    return world.request("/api/session/unlock", {"token": "x" * 43}, 0, {}, actor=world.person())


DOOR_SAMPLES = {
    "POST /api/session/second-factor/start": (start_factor, ""),
    "POST /api/session/second-factor": (set_factor, ""),
    "POST /api/session/second-factor/recovery-codes": (make_codes, ""),
    "POST /api/session/second-factor/end": (end_factor, ""),
    "POST /api/people/{id}/second-factor/end": (remove_factor, "admin"),
    "POST /api/session/proof": (prove, ""),
    "POST /api/session/open/{name}/end": (end_session, ""),
    "POST /api/session/unlock-links": (ask_to_unlock, ""),
    "POST /api/session/unlock": (unlock, ""),
    "POST /api/session/tokens": (make_token, ""),
    "POST /api/session/tokens/{id}/end": (end_token, ""),
    "POST /api/sign-in-rules": (change_rules, "admin"),
}
