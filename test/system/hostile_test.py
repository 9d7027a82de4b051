# P30 and the catalogue of bad input: malformed bodies to every mutating operation and malformed queries to every
# reading one give a bilingual problem, never a 5xx; and no secret typed into a request reaches a log line or a byte of
# the public journal.
import base64
import json
import re
import secrets
import socket
import sys
import urllib.parse

from client import Client, Server, database_of, parser
from samples import World, operations

CANARY = "canary7f3a9c"
VALUES = [None, True, -1, 0, 1.5, 10**30, -2**63, "", CANARY, CANARY + "\u0000", CANARY + "\u202e", CANARY + "\u0007",
          CANARY * 2000, [], [CANARY], {}, {"zh": CANARY}, {"zh": 1, "en": CANARY, "more": CANARY}]
BODIES = [b"", b"{", b"[]", b"null", b'"' + CANARY.encode() + b'"', b"\xff\xfe{}", b'{"a":"\xc3\x28"}',
          b'{"a":1,"a":2}',
          b"[" * 20000, b'{"a":' * 5000, b'{"a":NaN}', b'{"a":1e999}', b"{}{}", b"\xef\xbb\xbf{}", b'{"a":"\\ud800"}']


def bodies_for(operation):
    yield from BODIES
    schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    names = list(schema.get("properties", {}))
    yield json.dumps({CANARY: CANARY}).encode()
    for name in names:
        for value in VALUES:
            yield json.dumps({**{other: CANARY for other in names}, name: value}).encode()
            yield json.dumps({name: value}).encode()


def judged(status, headers, body):
    """What is wrong with an answer: a refusal must be a problem with words in both languages."""
    if status < 400:
        return ""
    if status >= 500:
        return "a 5xx"
    kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    if not kind.startswith("application/problem+json"):
        return "not a problem but " + kind
    title = json.loads(body).get("title", {})
    return "" if all(title.get(tongue) and isinstance(title[tongue], str) for tongue in ("zh", "en")) else "no words"


QUERY_VALUES = ["", "%00", "a%00b", "%07", "%1b%5b31m", "%e2%80%ae", "%e2%81%a6", "%ff", "%c3%28", "%ed%a0%80", "%zz",
                "%", "%0d%0aX-Evil:%201", "-1", "0", "1.5", "1e3", "+1", "%201", "9223372036854775807", "%2b1",
                "9223372036854775808", "-9223372036854775808", "1" * 400, "null", "true", "[]", "{}", "'",
                "%27%20OR%201=1--", '"', "%25", "*",
                "(((", "a%20AND%20b", "%22a", "NEAR(", "-", "--", "^a", "a*", "%f0%9f%92%a7", "%e7%ae%a1", "2024-02-30",
                "0000-01-01", "9999-12-31", "%2b002024-01-01", "award/", "award/999999999999999999999", "CNY", "cny",
                "i1.1", "iabc.1", "i9223372036854775808.1", "sff.1", "s00.1", "s61.1", "i.1", "s.1", "i1.", "x1.1", ".",
                "i-1.-1", "s" + "61" * 5000 + ".1", "-amount", "amount,id", "-id", "(select%201)", "x" * 30000]


def queries_for(operation, long, front):
    named = [each["name"] for each in operation.get("parameters", []) if each["in"] == "query"]
    yield from ("&", "=", "&&==&", "a", "%00=1", "%ff=%ff", CANARY + "=1", "x" * 60000, "limit=1&limit=2", "q=1;q=2")
    for name in named:
        yield f"{name}=a&{name}=a"
        for value in QUERY_VALUES:
            yield f"{name}={value}"
        if long:
            yield f"{name}=" + "x" * (1 << 20)
    orders = ["number", "title", "programme", "organisation", "amount", "year", "name", "code", "awards", "at", "id",
              "seq"]
    if "cursor" in named:  # cursors of one sort order under another: a text where a number is compared, and reverse
        yield from (f"sort={order}&cursor={front(order)}{cursor}" for order in orders
                    for cursor in ("i1.1", "s61.1", "s.0", "i-9.9"))


def raw_get(server, client, target):
    """A request that a client library would not send; its status, 0 when the connection was closed."""
    head = f"GET {target} HTTP/1.1\r\nHost: localhost\r\nCookie: {client.cookie}\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), 20) as link:
        try:
            link.sendall(head.encode("latin-1"))
        except OSError:
            pass  # it was refused while we still wrote
        data = b""
        try:
            while piece := link.recv(65536):
                data += piece
        except ConnectionResetError:
            pass
    top, _, body = data.partition(b"\r\n\r\n")
    lines = top.decode("latin-1").split("\r\n")
    status = int(lines[0].split(" ")[1]) if data else 0
    return status, dict(line.split(": ", 1) for line in lines[1:] if ": " in line), body


# Of the demonstration's people, one who holds the permission; the secretary holds all others.
holders = {permission: name for name, permissions in {
    "admin": "manage_people manage_settings",
    "officer": "record_awards import_awards decide_matches",
    "finance": "post_entries close_periods settle_findings approve_payments confirm_payees",
    "manager": "prepare_awards decide_awards request_payments",
    "monitor": "verify_milestones",
    "performer": "report_on_awards",
}.items() for permission in permissions.split()}


class Test:
    def __init__(self, server):
        self.server, self.passed, self.failed = server, 0, 0

    def count(self, wrong, *words):
        self.passed, self.failed = self.passed + (not wrong), self.failed + bool(wrong)
        print("FAIL" if wrong else "ok", *words, *sorted(wrong)[:4], flush=True)

    def bodies(self, document):
        by = {name: Client(self.server).sign_in(name) for name in {*holders.values(), "secretary"}}
        for method, path, operation in operations(document):
            if method != "POST" or path in ("/api/session", "/api/session/end"):
                continue  # sign-in is throttled, and an end would end the rest
            # Somebody who holds the permission: else the refusal comes before the body is looked at.
            who = by[holders.get(operation["x-permission"], "secretary")]
            wrong, number, looked_at = set(), 0, False
            for number, raw in enumerate(bodies_for(operation), 1):
                status, headers, body = who.call("POST", path.replace("{id}", "1"), raw=raw)
                looked_at = looked_at or status not in (401, 403)
                fault = judged(status, headers, body)
                if fault:
                    wrong.add(f"{fault}: {status} for {raw[:80]!r}")
            if not looked_at:
                wrong.add("no request got past the permission")
            self.count(wrong, path, f"{number} malformed requests")

    def queries(self, document, long):
        client, people = Client(self.server).sign_in("officer"), Client(self.server).sign_in("admin")
        for method, path, operation in operations(document):
            if method != "GET":
                continue
            who = people if operation["x-permission"] == "manage_people" else client
            lists = "cursor" in [each["name"] for each in operation.get("parameters", [])]
            def front(order):
                """What a true cursor of this order begins with."""
                status, page = who.get(f"{path.replace('{id}', '1')}?limit=1&sort={order}")
                return re.sub(r"[is]-?[0-9a-f]*\.-?\d+$", "", page["next"]) if status == 200 else ""

            for suffix in ("", ".csv", ".xlsx") if lists else ("",):
                wrong, number = set(), 0
                for number, query in enumerate(queries_for(operation, long, front), 1):
                    if suffix and number % 7:
                        continue  # a seventh of them for files, which read the same filters
                    target = path.replace("{id}", "1").replace("{seq}", "1") + suffix + "?" + query
                    status, headers, body = raw_get(self.server, who, target)
                    fault = "no answer" if status == 0 else judged(status, headers, body)
                    if fault or "X-Evil" in headers:
                        wrong.add(f"{fault}: {status} for {target[:90]!r}")
                self.count(wrong, "GET", path + suffix, f"{number} malformed queries")
            if "{" in path:
                wrong = set()
                for value in QUERY_VALUES:
                    target = path.replace("{id}", value).replace("{seq}", value)
                    status, headers, body = raw_get(self.server, who, target)
                    fault = "no answer" if status == 0 else judged(status, headers, body)
                    if fault:
                        wrong.add(f"{fault}: {status} for {target[:90]!r}")
                self.count(wrong, "GET", path, f"{len(QUERY_VALUES)} malformed paths")

    def secrets(self):
        """Real secrets in right and in wrong places, then a search for them in all their spellings."""
        world = World(self.server)
        somebody = world.person("case_officer")
        token, words = world.link(world.invited()), somebody.password
        typed = {"password": words, "session": somebody.cookie.split("=", 1)[1], "CSRF value": somebody.csrf,
                 "invitation": token, "e-mail address": somebody.email, "wrong password": secrets.token_urlsafe(20),
                 "second factor": world.done(somebody, "/api/session/second-factor/start", {})["secret"]}
        for value in typed.values():
            part = urllib.parse.quote(value)
            body = {"email": value, "password": value, "token": value, "current": value, "next": value,
                    "code": value}
            for path in ("/api/session", "/api/session/password", "/api/session/proof", "/api/session/second-factor",
                         "/api/invitations/accept", "/api/first-run"):
                for names in (("email", "password"), ("current", "next"), ("token", "password"), ("code",)):
                    somebody.call("POST", path, {name: body[name] for name in names})
            somebody.call("POST", "/api/awards", {**world.award_body(), "title": value, "lead": value})
            for path in (f"/api/awards?text={part}", f"/api/search?q={part}", f"/invitation?token={part}", f"/{part}",
                         f"/api/{part}", f"/api/people/{part}", f"/first-run?token={part}", f"/api/awards?{part}=1",
                         f"/journal/{part}", f"/api/awards?cursor={part}&sort={part}"):
                raw_get(self.server, somebody, path)
            somebody.call("GET", "/api/awards", headers={"Authorization": "Bearer " + value, "User-Agent": value,
                                                         "Referer": value, "X-Request-Id": value, "traceparent": value})
            somebody.call("POST", f"/api/uploads?name={part}", raw=value.encode(),
                          headers={"Content-Type": "application/octet-stream"})
        self.server.command("checkpoint")
        with open(self.server.log, "rb") as log:
            places = {"the log": log.read(), "the journal": self.journal()}
        for place, content in places.items():
            wrong = {f"{name} is in {place}" for name, value in typed.items() for spelt in (
                value.encode(), urllib.parse.quote(value, safe="").encode(), value.encode().hex().encode(),
                base64.b64encode(value.encode()).rstrip(b"=")[:-1]) if spelt in content}
            self.count(wrong, f"P30 {len(typed)} secrets, {len(content)} bytes of {place}")
        # The control: the same search finds what is surely there.
        missed = {place for place, word in (("the log", b"/api/awards"), ("the journal", b"AwardRecorded"))
                  if word not in places[place]}
        self.count(missed, "P30 control: the search finds what is there")

    def journal(self):
        """All bytes that the journal shows to everybody."""
        size = int(Client(self.server).call("GET", "/journal/checkpoint")[2].split(b"\n")[1])
        out = b"".join(Client(self.server).call("GET", "/journal/" + name)[2] for name in ("key", "checkpoint"))
        for kind in ("entries", "0"):
            for tile in range(size // 256 + 1):
                last = f".p/{size % 256}" if tile == size // 256 else ""
                if tile < size // 256 or size % 256:
                    status, _, body = Client(self.server).call("GET", f"/journal/tile/{kind}/{tile:03}{last}")
                    if status != 200:
                        raise RuntimeError(f"tile {kind}/{tile:03}{last}: {status}")
                    out += body
        return out


def main():
    options = parser()
    options.add_argument("--long", action="store_true")
    options = options.parse_args()
    server = Server(options.binary, database_of(options))
    test = Test(server)
    try:
        server.start("--checkpoint-milliseconds", "500")
        document = Client(server).get("/api/openapi.json")[1]
        test.secrets()
        test.queries(document, options.long)
        if not options.postgres:
            test.bodies(document)
        with open(server.log, encoding="utf-8", errors="replace") as log:
            said = log.read()
        test.count({"it is"} if CANARY in said else set(), "P30 nothing else that was sent is in the log")
        test.count({"there are"} if '"incident"' in said else set(), "no incident was logged")
    finally:
        server.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


if __name__ == "__main__":
    sys.exit(main())
