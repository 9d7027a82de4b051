# P7: an act sent again with its key has one effect and one answer; the same key with another body is refused.
# The table holds sample requests; an operation of /api/openapi.json that is neither here nor in SPARED fails.
import argparse
import concurrent.futures
import json
import secrets
import socket
import sys
import time

from client import Client, Server, programme

# Not sent here, and counted as skipped: most need a thing made for them first, a one-time link or a person's secret.
SPARED = {"/api/session", "/api/session/end", "/api/session/password", "/api/first-run", "/api/invitations/accept",
          "/api/people/{id}/invite", "/api/people/{id}/roles", "/api/roles/{id}/end", "/api/people/{id}/steps",
          "/api/programmes/{id}/steps", "/api/awards", "/api/awards/{id}/steps", "/api/organisation-doubts/{id}",
          "/api/imports", "/api/settings", "/api/programmes/{id}/description"}
SAMPLES = {
    "/api/programmes": ("secretary", lambda: programme(secrets.token_hex(8)), ("code", "other")),
    "/api/people": ("admin", lambda: {"name": "Test", "email": secrets.token_hex(6) + "@a.example"}, ("name", "Other")),
}


def cut(client, path, body, key):
    """Sends the request and goes away before the answer."""
    data = json.dumps(body).encode()
    head = (f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(data)}"
            f"\r\nCookie: {client.cookie}\r\nX-CSRF-Token: {client.csrf}\r\nIdempotency-Key: {key}\r\n\r\n")
    with socket.create_connection(("127.0.0.1", client.server.port)) as link:
        link.sendall(head.encode() + data)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    server = Server(options.parse_args().binary)
    results, kept, spared = [], [], 0

    def expect(good, title):
        results.append(bool(good))
        print("ok" if good else "FAIL", "P7", title)

    def size():
        return json.loads(server.command("verify", "--json").stdout)["size"]

    try:
        server.start()
        for path, methods in Client(server).get("/api/openapi.json")[1]["paths"].items():
            if methods.get("post", {}).get("x-kind") not in ("act", "upkeep"):
                continue
            if path in SPARED:
                spared += 1
                print("skip P7", path)
            else:
                expect(path in SAMPLES, f"{path} has a sample request")
        for path, (name, sample, (field, value)) in SAMPLES.items():
            client = Client(server).sign_in(name)
            for way in ("one by one", "at once", "cut"):
                before, body, key = size(), sample(), secrets.token_hex(16)
                if way == "cut":
                    cut(client, path, body, key)
                    time.sleep(0.3)
                with concurrent.futures.ThreadPoolExecutor(5 if way == "at once" else 1) as pool:
                    answers = list(pool.map(lambda _: client.call("POST", path, body, key), range(5)))
                same = len({(status, text) for status, _, text in answers}) == 1 and answers[0][0] == 200
                expect(same and size() == before + 1,
                       f"{path} {way}: {[a[0] for a in answers]}, {size() - before} facts, same answer: {same}")
                kept.append((client, path, body, key, answers[0][2]))
            status, _, text = client.call("POST", path, {**body, field: value}, key)
            refusal = json.loads(text)["refusal"]
            expect(status == 409 and refusal == "key_already_used" and f'"/{field}"' in text.decode(),
                   f"{path} same key, other {field}: {status} {text[:200]!r}")
        server.stop()
        server.start()
        before = size()
        for client, path, body, key, text in kept:
            expect(client.call("POST", path, body, key)[2] == text, f"{path} after a restart")
        expect(size() == before, "nothing grew after the restart")
    finally:
        server.close()
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed, {spared} skipped")
    return not all(results)


sys.exit(main())
