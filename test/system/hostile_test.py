# P30 and the catalogue of bad input: malformed bodies to every mutating operation give a bilingual problem, never a
# 5xx, and nothing of what was sent reaches the log.
import argparse
import json
import sys

from client import Client, Server

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
    if status < 400:
        return ""
    if status >= 500:
        return "a 5xx"
    kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    if not kind.startswith("application/problem+json"):
        return "not a problem but " + kind
    title = json.loads(body).get("title", {})
    return "" if title.get("zh") and title.get("en") else "words are missing"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    server = Server(options.parse_args().binary)
    passed = failed = 0
    try:
        server.start()
        client = Client(server).sign_in("admin")
        secretary = Client(server).sign_in("secretary")
        officer = Client(server).sign_in("officer")
        for path, methods in client.get("/api/openapi.json")[1]["paths"].items():
            operation = methods.get("post")
            if not operation or path in ("/api/session", "/api/session/end"):
                continue  # sign-in is throttled, and an end would end the rest
            # Somebody who holds the permission: else the refusal comes before the body is looked at.
            needed = operation["x-permission"]
            who = secretary
            if needed in ("manage_people", "manage_settings"):
                who = client
            elif needed in ("record_awards", "import_awards", "decide_matches"):
                who = officer
            wrong, number, looked_at = set(), 0, False
            for number, raw in enumerate(bodies_for(operation), 1):
                status, headers, body = who.call("POST", path.replace("{id}", "1"), raw=raw)
                looked_at = looked_at or status not in (401, 403)
                fault = judged(status, headers, body)
                if fault:
                    wrong.add(f"{fault}: {status} for {raw[:80]!r}")
            if not looked_at:
                wrong.add("no request got past the permission")
            passed, failed = passed + (not wrong), failed + bool(wrong)
            print("FAIL" if wrong else "ok", path, f"{number} malformed requests", *sorted(wrong)[:4])
        with open(server.log, encoding="utf-8", errors="replace") as log:
            leaked = CANARY in log.read()
        passed, failed = passed + (not leaked), failed + leaked
        print("FAIL" if leaked else "ok", "P30 nothing that was sent is in the log")
    finally:
        server.close()
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


sys.exit(main())
