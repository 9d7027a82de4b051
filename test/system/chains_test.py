# P22: requests made of /api/openapi.json, half of them spoiled, in chains: what an answer names is asked about next.
# No 5xx; every answer is as the description says; nothing that the description forbids is accepted; memory does not
# grow; and the record holds together afterwards. Controls: an answer that differs from the description, and a spoiled
# request that was accepted, are seen.
import datetime
import json
import os
import random
import re
import secrets
import sys
import urllib.parse

import fastjsonschema

from client import Client, Server, database_of, parser
from hostile_test import holders
from samples import operations

# What would end the sessions this test lives by; roles_test, door_test and repeat_test see to them.
APART = ("/api/session", "/api/first-run", "/api/invitations", "/api/people/{id}/steps", "/api/people/{id}/roles",
         "/api/people/{id}/second-factor/end", "/api/roles/{id}/end", "/api/sign-in-rules")
TEXTS = ["试验", "Test A", "a", "量子精密测量（二期）", "O'Brien & \"co\"", "x" * 90, "1", "https://example.org/a"]
WRONG = [None, True, -1, 0, 1.5, 10**30, "", "x" * 30_000, "a\u0000", "\u202eb", [], [[]], {}, {"zh": 1}, "2024-02-30"]


def singular(noun):
    return noun[:-3] + "y" if noun.endswith("ies") else noun[:-2] if noun.endswith("ches") else noun.removesuffix("s")


class Knowledge:
    """What answers have named: identifiers and texts by the field they stood in, and the steps that are allowed."""

    def __init__(self, chance):
        self.chance, self.known, self.steps = chance, {}, {}

    def keep(self, name, value):
        known = self.known.setdefault(name, [])
        if value not in known:
            known.append(value)
        if len(known) > 150:
            del known[self.chance.randrange(150)]

    def learn(self, name, answer):
        if isinstance(answer, list):
            for each in answer[:20]:
                self.learn(name, each)
        elif isinstance(answer, dict):
            if isinstance(answer.get("id"), int) and answer["id"] > 0:
                self.keep(name, answer["id"])
                if isinstance(answer.get("may"), list):
                    self.steps[name, answer["id"]] = [each["step"] for each in answer["may"] if each.get("allowed")]
            for key, value in answer.items():
                self.learn(name if key == "items" else singular(key), value)
        elif isinstance(answer, str) and 0 < len(answer) < 200 or isinstance(answer, int) and answer > 0:
            self.keep(name, answer)

    def one_of(self, name, kind):
        fitting = [each for each in self.known.get(name, []) if isinstance(each, kind) and not isinstance(each, bool)]
        return self.chance.choice(fitting) if fitting else None


class Requests:
    """Requests that the description allows, and ways to spoil them."""

    def __init__(self, document, knowledge, chance):
        self.document, self.knowledge, self.chance = document, knowledge, chance
        self.today = datetime.date.today()

    def resolved(self, schema):
        while "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].split("/")[-1]]
        return schema

    def value(self, schema, name, depth=0):
        schema, chance = self.resolved(schema), self.chance
        if "enum" in schema:
            return chance.choice(schema["enum"])
        kind = schema.get("type")
        if kind == "object":
            wanted = set(schema.get("required", []))
            wanted |= {each for each in schema.get("properties", {}) if chance.random() < 0.3 / (1 + depth)}
            return {each: self.value(schema["properties"][each], each, depth + 1)
                    for each in schema.get("properties", {}) if each in wanted}
        if kind == "array":
            return [self.value(schema["items"], singular(name), depth + 1) for _ in range(chance.choice([0, 1, 1, 2]))]
        if kind == "boolean":
            return chance.random() < 0.5
        if kind == "integer":
            known = self.knowledge.one_of(singular(name), int)
            if known is None or chance.random() < 0.2:
                known = chance.choice([1, 2, 3, 10, 2026, 100_000, 12_345_600])
            return min(max(known, schema.get("minimum", -2**62)), schema.get("maximum", 2**62))
        if kind == "string":
            return self.text(schema, name)
        return {}

    def text(self, schema, name):
        chance, pattern = self.chance, schema.get("pattern", "")
        if schema.get("format") == "date":
            return (self.today + datetime.timedelta(days=chance.choice([-400, -30, -1, 0, 0, 1, 30, 400]))).isoformat()
        if schema.get("format") == "date-time":
            return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        if pattern == "^[A-Z]{3}$":
            return chance.choice(["CNY", "CNY", "CNY", "EUR", "JPY"])
        known = self.knowledge.one_of(singular(name), str)
        if known is not None and (pattern or chance.random() < 0.4):
            return known[:schema.get("maxLength", 200)]
        if pattern:
            return secrets.token_hex(32)
        return (chance.choice(TEXTS) + str(chance.randrange(10**6)))[:schema.get("maxLength", 200)]

    def path(self, path, body):
        """A path with identifiers in it, of something that may take a step where a step is asked for."""
        parts = path.split("/")
        for n, part in enumerate(parts):
            if not part.startswith("{"):
                continue
            name = singular(parts[n - 1]) if part in ("{id}", "{seq}") else part[1:-1]
            able = [key[1] for key, steps in self.knowledge.steps.items() if key[0] == name and steps]
            chosen = self.chance.choice(able) if able and self.chance.random() < 0.6 else \
                self.knowledge.one_of(name, int) or self.chance.randrange(1, 9000)
            if part == "{noun}":
                chosen = self.chance.choice(["award", "programme", "payment", "milestone", "directive", "claim"])
            if isinstance(body, dict) and "step" in body and self.knowledge.steps.get((name, chosen)):
                body["step"] = self.chance.choice(self.knowledge.steps[name, chosen])
            parts[n] = urllib.parse.quote(str(chosen), safe="")
        return "/".join(parts)

    def spoiled(self, schema, body):
        """Bytes that the description does not allow: not JSON at all, or JSON that fits it nowhere."""
        chance = self.chance
        if not isinstance(body, dict) or chance.random() < 0.1:
            return chance.choice([b"", b"{", b"[]", b"null", b'{"a":1,"a":2}', b"\xff{}", b"[" * 3000, b'{"a":NaN}',
                                  json.dumps(body).encode()[:-1], b"{}{}"])
        body, properties = dict(body), schema.get("properties", {})
        way = chance.randrange(3)
        if way == 0 and schema.get("required"):
            body.pop(chance.choice(schema["required"]), None)
        elif way == 1 and properties:
            body[chance.choice(list(properties))] = chance.choice(WRONG)
        else:
            body["no_such_" + str(chance.randrange(99))] = 1
        return json.dumps(body).encode()


class Test:
    def __init__(self, server, seed):
        self.server, self.chance = server, random.Random(seed)
        self.document = Client(server).get("/api/openapi.json")[1]
        self.knowledge = Knowledge(self.chance)
        self.requests = Requests(self.document, self.knowledge, self.chance)
        self.validators, self.wrong, self.accepted, self.spoiled_refused = {}, [], {}, 0
        names = {*holders.values(), "secretary", "auditor"}
        self.people = {name: Client(server).sign_in(name).keep() for name in names}

    def fits(self, schema, value):
        """"" or what the description says against the value."""
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            named, left = {}, [key]
            while left:  # only what the schema reaches: the whole document takes a while to read
                for name in re.findall(r'"#/components/schemas/([^"]+)"', left.pop()):
                    if name not in named:
                        named[name] = self.document["components"]["schemas"][name]
                        left.append(json.dumps(named[name]))
            self.validators[key] = fastjsonschema.compile({**schema, "components": {"schemas": named}},
                                                          formats={"int32": ".", "int64": "."})  # of numbers: no texts
        try:
            self.validators[key](value)
            return ""
        except fastjsonschema.JsonSchemaException as error:
            return str(error)[:200]

    def without_nulls(self, schema, value):
        """A request as it is read: null for a member that is not required is as if it were left out."""
        schema = self.requests.resolved(schema)
        if isinstance(value, dict):
            known, required = schema.get("properties", {}), schema.get("required", [])
            return {name: self.without_nulls(known.get(name, {}), each) for name, each in value.items()
                    if each is not None or name in required or name not in known}
        if isinstance(value, list):
            return [self.without_nulls(schema.get("items", {}), each) for each in value]
        return value

    def judge(self, what, operation, status, kind, body, forbidden):
        """What is wrong with an answer."""
        if status >= 500 and status != 503:
            return f"{what}: {status} {body[:200]!r}"
        if status == 204 or (status < 400 and not kind.startswith("application/json")):
            return ""
        answer = json.loads(body)
        if status >= 400:
            if not kind.startswith("application/problem+json"):
                return f"{what}: {status} is no problem but {kind}"
            said = self.fits({"$ref": "#/components/schemas/Problem"}, answer)
            return f"{what}: {status}: {said}" if said else ""
        if forbidden:
            return f"{what}: accepted, though {forbidden}"
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        said = self.fits(schema, answer)
        return f"{what}: {status}: {said}" if said else ""

    def step(self):
        method, path, operation = self.chance.choice(self.all)
        spoil = self.chance.random() < 0.5
        schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        body = self.requests.value(schema, "") if schema else None
        target, raw, forbidden = self.requests.path(path, body), None, ""
        query = {}
        for each in operation.get("parameters", []):
            if each["in"] == "query" and (each.get("required") or self.chance.random() < 0.15):
                query[each["name"]] = self.requests.value(each["schema"], each["name"])
                if spoil and not schema and self.chance.random() < 0.5:
                    query[each["name"]] = self.chance.choice(["", "%00", "9" * 40, "(((", "null", "-1", "x" * 3000])
        if "decided_in" in query and self.chance.random() < 0.9:
            del query["decided_in"]
        if query:
            target += "?" + urllib.parse.urlencode({name: str(value).lower() if isinstance(value, bool) else value
                                                    for name, value in query.items()})
        if schema:
            raw = json.dumps(body).encode()
            if spoil:
                raw = self.requests.spoiled(self.requests.resolved(schema), body)
                try:
                    read = json.loads(raw, parse_constant=lambda _: self.never)
                    forbidden = self.fits(schema, self.without_nulls(schema, read))
                except (ValueError, RecursionError):
                    forbidden = "it is no JSON" if raw or operation["requestBody"]["required"] else ""
        who = self.people[holders.get(operation["x-permission"], "secretary")]
        if self.chance.random() < 0.1:
            who = self.people[self.chance.choice(sorted(self.people))]
        status, headers, answer = who.call(method, target, raw=raw)
        kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
        what = f"{method} {target} {(raw or b'')[:300]!r}"
        if wrong := self.judge(what, operation, status, kind, answer, forbidden):
            self.wrong.append(wrong)
        if status == 200 and kind.startswith("application/json"):
            self.accepted[method, path] = self.accepted.get((method, path), 0) + 1
            noun = path.split("/")[2] if path.count("/") >= 2 else ""
            self.knowledge.learn(singular(noun), json.loads(answer))
        self.spoiled_refused += bool(forbidden and status >= 400)

    never = object()  # what NaN is read as: it fits no description

    def resident(self):
        with open(f"/proc/{self.server.process.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))

    def run(self, number):
        self.all = [each for each in operations(self.document) if not each[1].startswith(APART)]
        for n in range(3):
            answer = self.people["finance"].call("POST", f"/api/uploads?name={n}.pdf", raw=b"%PDF-1.7\n" + bytes([n]),
                                                 headers={"Content-Type": "application/octet-stream"})[2]
            self.knowledge.learn("file", json.loads(answer))
        for method, path, _ in self.all:  # what there is to begin with
            if method == "GET" and "{" not in path:
                status, page = self.people["secretary"].get(path)
                if status == 200:
                    self.knowledge.learn(singular(path.split("/")[2]), page)
        begun = 0
        for n in range(number):
            self.step()
            if n == number * 3 // 10:
                begun = self.resident()
        return self.resident() / begun


def main():
    options = parser()
    options.add_argument("--requests", type=int, default=4000)
    options.add_argument("--seed", type=int, default=int(os.environ.get("PENSTOCK_SEED", secrets.randbits(30))))
    options = options.parse_args()
    server = Server(options.binary, database_of(options))
    passed = failed = 0

    def expect(wrong, *words):
        nonlocal passed, failed
        passed, failed = passed + (not wrong), failed + bool(wrong)
        told = [str(each) for each in wrong[:6]]
        print("FAIL" if wrong else "ok", "P22", *words, *told, sep="\n  " if wrong else " ", flush=True)

    try:
        server.start("--checkpoint-milliseconds", "500")
        test = Test(server, options.seed)
        grown = test.run(options.requests)
        print("seed", options.seed)
        expect(test.wrong, f"{options.requests} requests, {len(test.wrong)} answers are not as described")
        acts = {each for each in test.accepted if each[0] == "POST"}
        expect([] if test.spoiled_refused > options.requests / 10 else [test.spoiled_refused],
               f"{test.spoiled_refused} forbidden requests were refused")
        expect([] if len(acts) >= 25 and sum(test.accepted[each] for each in acts) > options.requests / 50 else acts,
               f"chains: {len(acts)} acts of {len(test.accepted)} operations were done, "
               f"{sum(test.accepted[each] for each in acts)} times")
        expect([] if grown < 1.1 else [f"by {100 * grown - 100:.0f} %"], f"memory: {grown:.3f} of what it was")
        view = next(each[2] for each in test.all if each[:2] == ("GET", "/api/portfolio"))
        expect([] if test.judge("", view, 200, "application/json", b'{"sums":1}', "") else ["it was not seen"],
               "control: an answer unlike its description")
        expect([] if test.judge("", view, 200, "application/json", b"{}", "it is forbidden") else ["it was not seen"],
               "control: a forbidden request that is accepted")
        with open(server.log, encoding="utf-8", errors="replace") as log:
            expect([line[:300] for line in log if '"incident"' in line], "no incident was logged")
        server.stop()
        for words in (("verify",), ("replay", "--check")):
            ran = server.command(*words)
            expect([] if ran.returncode == 0 else [ran.stderr[-300:]], f"penstock {' '.join(words)} holds afterwards")
    finally:
        server.close()
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
