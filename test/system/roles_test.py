# P13 and P25: every operation for every role, and every mutating operation sent across sites.
import argparse
import json
import sys

from client import Client, Server

ROLES = {"administrator": "admin", "board_secretary": "secretary", "programme_manager": "manager",
         "case_officer": "officer", "finance_officer": "finance", "auditor": "auditor", "nobody": ""}
FORGED = {"cross-site": {"Sec-Fetch-Site": "cross-site"}, "foreign origin": {"Origin": "https://evil.example"},
          "text/plain": {"Content-Type": "text/plain"},
          "form": {"Content-Type": "application/x-www-form-urlencoded"},
          "no token": {"X-CSRF-Token": None}, "wrong token": {"X-CSRF-Token": "wrong"}}


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def permitted(status, body):
    """Whether the door let the request in; what it then says of an empty body or an unknown number is no matter."""
    refusal = json.loads(body).get("refusal", "") if status >= 400 and body[:1] == b"{" else ""
    return status not in (401, 403), refusal


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    server = Server(options.parse_args().binary)
    passed = failed = 0
    try:
        server.start()
        document = Client(server).get("/api/openapi.json")[1]
        for role, name in ROLES.items():
            client = Client(server).sign_in(name) if name else Client(server)
            session = client.get("/api/session")[1]
            held = set(session["permissions"]) | {"anyone"} | ({"signed_in"} if name else set())
            for method, path, operation in operations(document):
                if path.startswith("/api/session"):
                    continue  # signs in and out; has no role
                wanted = operation["x-permission"] in held
                if role == "programme_manager" and path.startswith("/api/imports"):
                    wanted = False  # an import reaches across programmes; this manager's role is scoped to one
                status, _, body = client.call(method, path.replace("{id}", "999999999").replace("{seq}", "999999999"),
                                              {} if method == "POST" else None)
                allowed, refusal = permitted(status, body)
                good = status < 500 and (allowed == wanted or (not wanted and status == 404))
                passed, failed = passed + good, failed + (not good)
                if not good:
                    print("FAIL P13", role, method, path, operation["x-permission"], status, refusal)
        client = Client(server).sign_in("admin")
        before = server.command("verify", "--json").stdout
        for method, path, operation in operations(document):
            if operation.get("x-kind") not in ("act", "upkeep"):
                continue
            for title, headers in FORGED.items():
                status = client.call(method, path.replace("{id}", "1"), {}, headers=headers)[0]
                good = status in (400, 401, 403, 404, 415, 422)
                if "Sec-Fetch-Site" in headers or "Origin" in headers:
                    good = status == 403
                passed, failed = passed + good, failed + (not good)
                if not good:
                    print("FAIL P25", title, method, path, status)
        good = before == server.command("verify", "--json").stdout
        passed, failed = passed + good, failed + (not good)
        if not good:
            print("FAIL P25 a forged request wrote to the journal")
    finally:
        server.close()
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


sys.exit(main())
