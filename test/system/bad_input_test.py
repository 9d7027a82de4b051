# The catalogue of bad input, surface by surface, against a running server: the form of HTTP, JSON, texts, identifiers,
# days, cursors, uploads, files of every kind, requests of other sites (P25), tables that go out and come back (P29).
# Each is refused in the one shape, or taken and stored the one way; nothing is a 5xx, and nothing of it is recorded.
import json
import re
import sys

import bad_content
import bad_files
import bad_http
import cross_site
import exports
from client import Client, Server, database_of, parser
from samples import World

LIMITS = """
[limits]
head_milliseconds = 1000
body_milliseconds = 1000
upload_bytes = 2097152
upload_bytes_per_day = 1073741824
"""


class Test:
    def __init__(self):
        self.passed = self.failed = 0

    def count(self, wrong, title):
        self.passed, self.failed = self.passed + (not wrong), self.failed + bool(wrong)
        print("FAIL" if wrong else "ok", title, *wrong, sep="\n     " if wrong else " ", flush=True)


def uploads(world, count):
    """What is handed in as a file: its size is known before it is read, its name is no path, and it is never shown."""
    kind = {"Content-Type": "application/octet-stream"}

    def sent(query, data=b"a", headers=kind):
        status, _, body = world.officer.call("POST", "/api/uploads" + query, raw=data, headers=headers)
        return status, json.loads(body)

    wrong = []
    for what, query, data, status, refusal in (
            ("nothing", "?name=a", b"", 422, "nothing_to_import"),
            ("no name", "", b"a", 422, "missing_field"),
            ("an empty name", "?name=", b"a", 422, "too_short"),
            ("a name of 4 KB", "?name=" + "a" * 4096, b"a", 422, "too_long"),
            ("a name that reads backwards", "?name=%E2%80%AEexe.fdp", b"a", 422, "bidi_control"),
            ("NUL in a name", "?name=a%00.pdf", b"a", 422, "control_character"),
            ("a line end in a name", "?name=a%0d%0aX-Evil:%201", b"a", 422, "control_character"),
            ("an unknown field", "?name=a&path=/etc", b"a", 422, "unknown_field"),
            ("more than is allowed", "?name=a", b"a" * 2_097_153, 413, "too_large")):
        got, told = sent(query, data)
        names = [told["refusal"]] + [each["refusal"] for each in told.get("errors", [])]
        if got != status or refusal not in names:
            wrong.append(f"{what}: {got} {names}")
    for given, kept in (("../../etc/passwd", "passwd"), ("..%5C..%5Cboot.ini", "boot.ini"), ("..", "list"),
                        (".", "list"), ("a/", "list"), ("CON", "CON"), ("a.pdf.exe", "a.pdf.exe"),
                        ("%E7%AE%A1.pdf", "管.pdf")):
        got, told = sent("?name=" + given)
        if got != 200 or told["name"] != kept:
            wrong.append(f"{given}: {got} {told.get('name')}, not {kept}")
    big = (f"POST /api/uploads?name=a HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"
           f"Cookie: {world.officer.cookie}\r\nX-CSRF-Token: {world.officer.csrf}\r\n")
    status = bad_http.parsed(bad_http.exchange(world.server, big + "Content-Length: 10737418240\r\n\r\n")[0])[0]
    wrong += [] if status == 413 else [f"10 GB announced: {status}"]
    answer, _ = bad_http.exchange(world.server, big + "Content-Length: 100000\r\n\r\n" + "a" * 99_000, 6)
    wrong += [] if bad_http.parsed(answer)[0] in (0, 408) else [f"99 of 100 KB: {answer[:40]!r}"]
    count(wrong[:6], "uploads: sizes, names and what breaks off")

    digest = bad_files.upload(world.secretary, b"<html><script>alert(1)</script></html>")
    wrong = []
    for path in ("/api/uploads/" + digest, f"/api/milestones/1/files/{digest}", "/api/papers/1/files/" + digest,
                 "/api/papers/1/files/..%2f..", "/api/papers/0/files/" + digest, "/api/papers/-1/files/" + digest,
                 "/api/papers/1/files/" + digest.upper(), "/api/papers/1/files/" + "0" * 64):
        status = world.secretary.call("GET", path)[0]
        if status not in (400, 403, 404):
            wrong.append(f"{path}: {status}")
    seen = 0
    for path in kept_files(world.secretary):
        status, headers, _ = world.secretary.call("GET", path)
        told = {name.lower(): value for name, value in headers.items()}
        if status != 200:
            continue
        seen += 1
        if told["content-type"] != "application/octet-stream" or told["x-content-type-options"] != "nosniff" or \
                not told["content-disposition"].startswith("attachment") or \
                "default-src 'none'" not in told["content-security-policy"]:
            wrong.append(f"{path}: {told}")
    count(wrong[:4] + ([] if seen else ["none was found"]),
          f"uploads: a file is only had where it belongs; {seen} come as attachments and as nothing else")


def kept_files(client):
    """The addresses that files may have which things of the demonstration name."""
    for noun in ("papers", "directives", "milestones", "practices", "pilots"):
        for item in client.get(f"/api/{noun}?limit=200")[1]["items"]:
            whole = json.dumps(client.get(f"/api/{noun}/{item['id']}")[1])
            for digest in set(re.findall('"([0-9a-f]{64})"', whole)):
                yield f"/api/{noun}/{item['id']}/files/{digest}"


def quota(server, count):
    """A person's day, on a server that allows a megabyte of it."""
    world = Client(server).sign_in("officer"), Client(server).sign_in("finance")
    states = []
    for who in (world[0], world[0], world[0], world[1]):
        status, _, body = who.call("POST", "/api/uploads?name=a", raw=b"a" * 400_000,
                                   headers={"Content-Type": "application/octet-stream"})
        states.append(json.loads(body).get("refusal", status))
    count([] if states == [200, 200, "upload_quota_reached", 200] else [str(states)],
          "uploads: a person's day has a limit, and another person another day")


def main():
    options = parser().parse_args()
    server, test = Server(options.binary, database_of(options)), Test()
    try:
        settings = server.folder.name + "/limits.toml"
        with open(settings, "w", encoding="utf-8") as file:
            file.write(LIMITS.replace("1073741824", "1048576"))
        quota(server.start("--config", settings), test.count)
        server.stop()
        with open(settings, "w", encoding="utf-8") as file:
            file.write(LIMITS.replace("2097152", "104857600"))
        server.start("--config", settings, "--checkpoint-milliseconds", "100")
        world = World(server)
        document = Client(server).get("/api/openapi.json")[1]
        bad_http.framing(server, test.count)
        bad_http.old_and_polite(server, test.count)
        bad_http.journal_addresses(server, test.count)
        bad_content.bodies(world, test.count)
        bad_content.texts(world, test.count)
        bad_content.days(world, test.count)
        bad_content.addresses(world, test.count)
        bad_files.files(world, test.count)
        cross_site.every_change(world, document, test.count)
        cross_site.whole_requests(world, test.count)
        exports.out_and_back(world, test.count)
        server.stop()
        with open(settings, "w", encoding="utf-8") as file:
            file.write(LIMITS)
        server.start("--config", settings)
        uploads(World(server), test.count)
        bad_http.slow_clients(server, test.count)
        with open(server.log, encoding="utf-8", errors="replace") as log:
            said = log.read()
        test.count([each for each in said.splitlines() if '"incident"' in each][:3], "no incident was logged")
    finally:
        server.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
