# Samples of signing in through the identity provider of the tests and of linked accounts.
import secrets

from client import Client, code_of
from door_samples import enrolled
from provider import Provider, asked_of

PROVIDER = []


def provider():
    """One for all samples of a test, made when it is first asked for; its settings go into Server.settings."""
    if not PROVIDER:
        PROVIDER.append(Provider())
    return PROVIDER[0]


def account():
    return "u-" + secrets.token_hex(6)


def linked(world, who, subject):
    world.done(world.admin, f"/api/people/{who.number}/identities", {"subject": subject})
    return who


def way_back(client, path, person):
    """To the provider's page and back, as a browser does: the body of what it hands over."""
    status, headers, answer = client.post(path, {})
    if status != 200:
        raise RuntimeError(f"{path}: {status} {answer}")
    cookie = next(value for name, value in headers.items() if name.lower() == "set-cookie")
    return {"round": cookie.split(";")[0].split("=", 1)[1],
            **provider().leave(asked_of(answer["go_to"]), person)}


OTHER = {"round": "x" * 43, "state": "s1.x", "code": "another"}


def leave(world):
    return world.request("/api/session/provider", {}, 0, {}, actor=Client(world.server))


def come_back(world):
    subject = account()
    linked(world, world.person(), subject)
    client = Client(world.server)
    return world.request("/api/session/provider/return", way_back(client, "/api/session/provider", {"sub": subject}),
                         0, OTHER, actor=client)


def show_code(world):
    subject = account()
    who = linked(world, enrolled(world), subject)
    client = Client(world.server)
    body = way_back(client, "/api/session/provider", {"sub": subject})
    client.post("/api/session/provider/return", body)
    return world.request("/api/session/provider/code", {"round": body["round"], "state": body["state"],
                                                        "code": code_of(who.factor, who.server_time() + 30)},
                         0, {}, actor=client, secret=["code"])


def start_link(world):
    return world.request("/api/session/identities/start", {}, 0, {}, actor=world.person())


def link_own(world):
    who = world.person()
    return world.request("/api/session/identities",
                         way_back(who, "/api/session/identities/start", {"sub": account()}), 1, OTHER, actor=who)


def unlink(world):
    who, other = linked(world, world.person(), account()), linked(world, world.person(), account())
    number, another = (each.get("/api/session/identities")[1]["items"][0]["id"] for each in (who, other))
    return world.request(f"/api/session/identities/{number}/end", {}, 1, {}, actor=who,
                         paths=[f"/api/session/identities/{another}/end"])


def link_other(world):
    who, other = world.person(), world.person()
    return world.request(f"/api/people/{who.number}/identities", {"subject": account()}, 1, {"subject": account()},
                         paths=[f"/api/people/{other.number}/identities"])


PROVIDER_SAMPLES = {
    "POST /api/session/provider": (leave, ""),
    "POST /api/session/provider/return": (come_back, ""),
    "POST /api/session/provider/code": (show_code, ""),
    "POST /api/session/identities/start": (start_link, ""),
    "POST /api/session/identities": (link_own, ""),
    "POST /api/session/identities/{id}/end": (unlink, ""),
    "POST /api/people/{id}/identities": (link_other, "admin"),
}
