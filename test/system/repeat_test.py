# P7: an act sent again with its key has one effect and one answer; the same key with another request is refused. Every
# mutating operation of /api/openapi.json is sent one by one, at once, with the connection cut before the answer, and
# after a restart; one without a sample request fails. A client that changes keys on the way must be noticed.
import concurrent.futures
import json
import secrets
import socket
import sys
import time

from client import Client, Server, code_of, database_of, parser
from door_samples import enrolled
from provider_samples import provider
from samples import SAMPLES, Request, World, first_run, operations

PAPERS = {"POST /api/awards/{id}/agreement", "POST /api/awards/{id}/spending-paper", "POST /api/milestones/{id}/report",
          "POST /api/awards/{id}/claim-paper"}
PERSONAL = {"POST /api/my-messages/read", "POST /api/my-message-choices", "POST /api/saved-filters",
            "POST /api/saved-filters/{id}/forget", "POST /api/my-calendar", "POST /api/my-calendar/withdrawal"}
DOOR = {"POST /api/session/second-factor/start", "POST /api/session/second-factor/recovery-codes",
        "POST /api/session/proof", "POST /api/session/open/{name}/end", "POST /api/session/tokens",
        "POST /api/session/tokens/{id}/end", "POST /api/session/unlock-links", "POST /api/session/unlock",
        "POST /api/session/provider", "POST /api/session/provider/code", "POST /api/session/identities/start"}
NO_ACTS = DOOR | {"POST /api/session", "POST /api/session/end", "POST /api/people/{id}/invite",
           "POST /api/payees/{id}/link"} | PAPERS | PERSONAL  # see below


class Meddler(Client):
    """A way to the server that gives every request a key of its own: what P7 would be without keys."""

    def __init__(self, client):
        super().__init__(client.server)
        self.cookie, self.csrf = client.cookie, client.csrf

    def call(self, method, path, body=None, key=None, headers=None, raw=None):
        return super().call(method, path, body, secrets.token_hex(16), headers, raw)


def cut(client, path, body, key):
    """Sends the request and goes away before the answer."""
    data = json.dumps(body).encode()
    head = (f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(data)}"
            f"\r\nCookie: {client.cookie}\r\nX-CSRF-Token: {client.csrf}\r\nIdempotency-Key: {key}\r\n\r\n")
    with socket.create_connection(("127.0.0.1", client.server.port)) as link:
        link.sendall(head.encode() + data)


def send(client, request, key, way):
    """The request five times under one key; its answers as (status, body)."""
    if way == "cut":
        cut(client, request.path, request.body, key)
        time.sleep(0.1)
    with concurrent.futures.ThreadPoolExecutor(5 if way == "at once" else 1) as pool:
        answers = pool.map(lambda _: client.call("POST", request.path, request.body, key), range(5))
        return [(status, body) for status, _, body in answers]


def faults_of(answers, request, grown):
    """What is wrong with the answers to one request that was sent several times."""
    if answers[0][0] != 200:
        return [f"it was not valid: {answers[0]}"]
    wrong = [] if len(set(answers)) == 1 else [f"answers differ: {sorted({status for status, _ in answers})}"]
    return wrong + ([] if grown == request.facts else [f"{grown} facts instead of {request.facts}"])


def faults_of_others(client, request, key):
    """The same key with every field changed in turn, on another thing, and of another operation."""
    wrong = []
    tries = [(request.path, {**request.body, name: value}, name) for name, value in request.other.items()]
    tries += [(path, request.body, "id") for path in request.paths]
    # Keys belong to the person who sends them, so the other operation must be one that this person may ask for.
    password = {"password": "Tidal-9-walrus-lamp"}
    if not client.cookie and request.path == "/api/first-run":
        tries.append(("/api/invitations/accept", {"token": "x" * 43, **password}, "operation"))
    elif not client.cookie:
        tries.append(("/api/first-run", {"token": "x", "name": "A", "email": "a@a.example", **password}, "operation"))
    elif request.path != "/api/session/password":
        tries.append(("/api/session/password", {"current": "x", "next": secrets.token_urlsafe(18)}, "operation"))
    for path, body, name in tries:
        status, _, problem = client.post(path, body, key=key)
        named = [each["pointer"] for each in problem.get("errors", [])]
        if status != 409 or problem["refusal"] != "key_already_used" or named != ["/" + name]:
            wrong.append(f"same key, other {name}: {status} {problem.get('refusal')} {named}")
    for name in request.secret:
        status, headers, _ = client.post(request.path, {**request.body, name: secrets.token_urlsafe(18)}, key=key)
        if status != 200 or "Idempotent-Replayed" not in headers:
            wrong.append(f"same key, other {name}: {status}, not the answer of the first")
    return wrong


class Test:
    def __init__(self, brief):
        self.passed = self.failed = 0
        self.ways = ("at once",) if brief else ("one by one", "at once", "cut")
        self.kept = []

    def expect(self, wrong, title):
        self.passed, self.failed = self.passed + (not wrong), self.failed + bool(wrong)
        print("FAIL" if wrong else "ok", "P7", title, *wrong, flush=True)

    def operation(self, world, size, operation, sample, name):
        """One operation in every way of sending it twice."""
        for way in self.ways:
            request = sample(world)
            client = request.actor or (world.by[name] if name else Client(world.server))
            before, key = size(), secrets.token_hex(16)
            answers = send(client, request, key, way)
            self.expect(faults_of(answers, request, size() - before), f"{operation} {way}")
            self.kept.append((operation, client, request, key, answers[0][1]))
            if request.path == "/api/session/password":
                client.credentials = client.credentials[0], request.body["next"]
            if operation == "POST /api/first-run":
                break  # there is one link only
        before = size()
        wrong = faults_of_others(client, request, key)
        grown = ["it had an effect"] if size() != before else []
        self.expect(wrong + grown, f"{operation} same key, another request")
        wrong = []
        for headers in ({"Idempotency-Key": None}, {"Idempotency-Key": "short"}, {"Idempotency-Key": "a" * 65}):
            status, _, problem = client.post(request.path, request.body, headers=headers)
            if status != 400 or problem["refusal"] != "missing_key":
                wrong = [f"{headers} gave {status}"]
        self.expect(wrong + (["it had an effect"] if size() != before else []), f"{operation} without a key")

    def again(self, size, title):
        """All that was ever sent, under the same keys."""
        before = size()
        for operation, client, request, key, answer in self.kept:
            status, headers, body = client.call("POST", request.path, request.body, key)
            wrong = [] if (status, body) == (200, answer) else [f"{status} {body[:200]!r}"]
            if {name.lower(): value for name, value in headers.items()}.get("idempotent-replayed") != "true":
                wrong.append("the answer does not say that it is a repeated one")
            self.expect(wrong, f"{operation} {title}")
        self.expect([] if size() == before else [f"{size() - before} facts more"], f"nothing grew {title}")


def upkeep(test, world):
    """Operations that are no acts: they keep no key, and promise something else."""
    request = SAMPLES["POST /api/session"][0](world)
    before = world.size()
    answers = [request.actor.call("POST", request.path, request.body, "k" * 20) for _ in range(3)]
    cookies = {headers["Set-Cookie"].split(";")[0] for _, headers, _ in answers}
    wrong = [] if {each[0] for each in answers} == {200} and len(cookies) == 3 else ["sessions are not of their own"]
    for cookie in cookies:
        request.actor.cookie = cookie
        if not request.actor.get("/api/session")[1]["signed_in"]:
            wrong.append("a session that was given does not hold")
    test.expect(wrong, "POST /api/session gives a session of its own each time")

    request = SAMPLES["POST /api/session/end"][0](world)
    states = [request.actor.call("POST", request.path, {})[0] for _ in range(3)]
    ended = not request.actor.get("/api/session")[1]["signed_in"]
    test.expect([] if ended and states == [200] * 3 else [f"{states} ended: {ended}"],
                "POST /api/session/end may be repeated and ends one session")

    request = SAMPLES["POST /api/people/{id}/invite"][0](world)
    before = world.size()
    links = [world.done(world.admin, request.path, {})["invitation_link"].split("token=")[1] for _ in range(3)]
    words = [{"token": link, "password": secrets.token_urlsafe(18)} for link in links]
    states = [Client(world.server).call("POST", "/api/invitations/accept", each)[0] for each in words]
    grown = world.size() - before
    test.expect([] if states == [404, 404, 200] and grown == 1 else [f"{states}, {grown} facts"],
                "POST /api/people/{id}/invite voids the link before")

    request, before = SAMPLES["POST /api/payees/{id}/link"][0](world), world.size()
    finance = world.by["finance"]
    links = [world.done(finance, request.path, {})["confirmation_link"].split("token=")[1] for _ in range(3)]
    states = [Client(world.server).call("POST", "/api/payee-confirmations", {"token": link, "answer": "confirm"})[0]
              for link in links]
    grown = world.size() - before
    test.expect([] if states == [404, 404, 200] and grown == 1 else [f"{states}, {grown} facts"],
                "POST /api/payees/{id}/link voids the link before")

    who, before = enrolled(world), world.size()
    made = [world.done(who, "/api/session/second-factor/recovery-codes", {})["codes"] for _ in range(3)]
    states = [Client(world.server).call("POST", "/api/session", {"email": who.email, "password": who.password,
                                                                 "code": codes[0]})[0] for codes in made]
    test.expect([] if states == [401, 401, 200] and world.size() == before else [f"{states}"],
                "POST /api/session/second-factor/recovery-codes voids the codes before")
    again = who.call("POST", "/api/session", {"email": who.email, "password": who.password, "code": made[2][0]})[0]
    test.expect([] if again == 401 else [f"{again}"], "a recovery code works once")

    who, before = world.person(), world.size()
    shown = [world.done(who, "/api/session/second-factor/start", {})["secret"] for _ in range(3)]
    states = [who.call("POST", "/api/session/second-factor", {"code": code_of(secret, who.server_time())})[0]
              for secret in shown]
    test.expect([] if states == [401, 401, 200] and world.size() == before + 1 else [f"{states}"],
                "POST /api/session/second-factor/start voids the secret before")

    data, kind = b"a,b\n" + secrets.token_hex(8).encode(), {"Content-Type": "application/octet-stream"}
    before = world.size()
    answers = {world.officer.call("POST", "/api/uploads?name=a.csv", raw=data, headers=kind)[2] for _ in range(3)}
    test.expect([] if len(answers) == 1 and world.size() == before else ["the answers differ"],
                "POST /api/uploads of the same bytes gives the same digest and no fact")


    for paper in sorted(PAPERS):
        request, before = SAMPLES[paper][0](world), world.size()
        client = request.actor or world.by[SAMPLES[paper][1]]
        states = [client.call("POST", request.path, request.body)[0] for _ in range(3)]
        test.expect([] if 200 in states and set(states) <= {200, 409} and world.size() == before else [f"{states}"],
                    f"{paper} keeps a working paper and no fact, whatever is sent again")


def notices(test, world):
    """The control: without its keys an act happens again, and the eyes above see it."""
    for operation in ("POST /api/settings", "POST /api/programmes/{id}/description", "POST /api/people"):
        sample, name = SAMPLES[operation]
        request, before = sample(world), world.size()
        client = Meddler(world.by[name])
        if operation == "POST /api/settings":  # the same settings again are no new fact: other ones in between
            answers = [(status, body) for status, _, body in
                       (client.call("POST", request.path, {**request.body, "name": {"zh": "", "en": str(n)}})
                        for n in range(3))]
        else:
            answers = send(client, request, "", "one by one")
        seen = faults_of(answers, request, world.size() - before)
        test.expect([] if seen else ["the doctored client was not noticed"], f"control: {operation} {seen}")
    wrong = faults_of_others(Meddler(world.admin), request, "k" * 20)
    test.expect([] if wrong else ["another request under a used key was not noticed"], "control: another request")


def main():
    options = parser()
    options.add_argument("--brief", action="store_true", help="each operation at once only, where engines differ")
    options = options.parse_args()
    server = Server(options.binary, database_of(options))
    server.settings = provider().settings()
    empty, test = Server(options.binary, database_of(options), demo=False), Test(options.brief)

    def facts_of_empty():
        return json.loads(empty.command("verify", "--json").stdout)["size"]

    try:
        world = World(server.start())
        document = Client(server).get("/api/openapi.json")[1]
        acts = {f"{method} {path}" for method, path, operation in operations(document)
                if operation["x-kind"] in ("act", "upkeep")}
        test.expect(sorted(acts - set(SAMPLES)), f"all {len(acts)} mutating operations have a sample request")
        queries = {"POST /api/import-previews", "POST /api/funding-rules/try", "POST /api/amendment-previews",
                   "POST /api/communique-readings", "POST /api/figure-previews", "POST /api/my-figure-previews",
                   "POST /api/bank-answer-previews", "POST /api/payee-confirmations/view"}
        test.expect(sorted(set(SAMPLES) - acts - queries), "no sample is of an unknown operation")
        for operation in sorted((acts & set(SAMPLES)) - NO_ACTS - {"POST /api/first-run"}):
            test.operation(world, world.size, operation, *SAMPLES[operation])
        upkeep(test, world)
        notices(test, world)
        server.stop()
        server.start()
        test.again(world.size, "after a restart")
        server.stop()
        server.start(env=server.later(366))
        for client in {world.observer, *(client for _, client, _, _, _ in test.kept if client.credentials)}:
            client.sign_in(*client.credentials)  # sessions do not last that long
        test.again(world.size, "after a year")
        verified = server.command("verify", "--json")
        test.expect([] if verified.returncode == 0 else [verified.stdout], "the record holds together")

        empty.start()
        test.kept, test.server, test.token = [], empty, empty.token
        test.operation(test, facts_of_empty, "POST /api/first-run", first_run, "")
        empty.stop()
        empty.filled = True
        empty.start()
        test.again(facts_of_empty, "after a restart")
    finally:
        server.close()
        empty.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
