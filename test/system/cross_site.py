# P25: every change, sent as a page of another site could have a browser send it, is refused before it is looked at.
import json
import secrets

from client import Client, programme
from samples import operations

EVIL = "https://evil.example"
# What a browser adds by itself, or what a form can send without asking; and what it must meet.
WAYS = [
    ("of another site", {"Sec-Fetch-Site": "cross-site"}, 403),
    ("of a neighbour", {"Sec-Fetch-Site": "same-site"}, 403),
    ("from another origin", {"Origin": EVIL}, 403),
    ("from an origin that is hidden", {"Origin": "null"}, 403),
    ("from a name that begins like ours", {"Origin": "http://localhost.evil.example"}, 403),
    ("from another port", {"Origin": "http://localhost:1"}, 403),
    ("as a form", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ("as a form of parts", {"Content-Type": "multipart/form-data; boundary=a"}, 415),
    ("as plain text", {"Content-Type": "text/plain"}, 415),
    ("without a type", {"Content-Type": ""}, 415),
]
CODES = [("without our word", None), ("with an empty word", ""), ("with another's word", "A" * 43)]


def refused(answer, status):
    got, _, body = answer
    return got == status and json.loads(body)["refusal"] == (
        "cross_site_request" if status == 403 else "unsupported_media_type")


def every_change(world, document, count):
    """All operations that change something, each in every way; by somebody who is signed in."""
    wrong, number, passed, before = [], 0, 0, world.size()
    who = world.secretary.keep()
    ways = [(path, operation) for method, path, operation in operations(document)
            if method == "POST" and operation["x-kind"] in ("act", "upkeep")]
    for path, operation in ways:
        place = path.replace("{id}", "1").replace("{seq}", "1").replace("{name}", "x")
        for what, headers, status in WAYS:
            number += 1
            if not refused(who.call("POST", place, raw=b"{}", headers=headers), status):
                wrong.append(f"{path} {what}")
        for what, word in CODES:
            number += 1
            if not refused(who.call("POST", place, raw=b"{}", headers={"X-CSRF-Token": word}), 403):
                wrong.append(f"{path} {what}")
        # The control: the same from our own page gets further than that, wherever it then ends.
        if path != "/api/session/end" and "open" not in path:
            sent = who.call("POST", place, raw=b'{"not a field":1}', headers={"Sec-Fetch-Site": "same-origin"})
            said = json.loads(sent[2] or b"{}").get("refusal")
            passed += said not in ("cross_site_request", "unsupported_media_type")
    count(wrong[:6], f"P25 {len(ways)} operations that change something: {number} requests of other sites are refused")
    count([] if world.size() == before else ["it was"], "P25 nothing of them was recorded")
    count([] if passed > len(ways) * 0.9 else [f"only {passed}"], "P25 control: from our own pages they are looked at")


def whole_requests(world, count):
    """One that is right in everything else, in every way; then from our page."""
    wrong = []
    for what, headers, status in WAYS + [("without our word", {"X-CSRF-Token": None}, 403)]:
        body = programme("X" + secrets.token_hex(6))
        if not refused(world.secretary.call("POST", "/api/programmes", body, headers=headers), status):
            wrong.append(what)
    files = {"Content-Type": "application/octet-stream"}
    for what, headers, status in WAYS + [("without our word", {**files, "X-CSRF-Token": None}, 403)]:
        sent = world.officer.call("POST", "/api/uploads?name=a", raw=b"a", headers={**files, **headers})
        if not refused(sent, status):
            wrong.append(f"an upload {what}")
    stranger = Client(world.server)
    stranger.cookie = world.secretary.cookie
    if not refused(stranger.call("POST", "/api/programmes", programme("X1")), 403):
        wrong.append("a cookie alone")
    token = Client(world.server).call("POST", "/api/programmes", programme("X1"),
                                      headers={"Authorization": "Bearer " + "A" * 43})
    if token[0] != 401:
        wrong.append(f"a token nobody has: {token[0]}")
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
        status, headers, _ = world.secretary.call(method, "/api/programmes", headers={"Origin": EVIL})
        if status not in (403, 405, 501) or any("access-control" in name.lower() for name in headers):
            wrong.append(f"{method}: {status} {headers}")
    ours = {"Origin": f"http://127.0.0.1:{world.server.port}", "Sec-Fetch-Site": "same-origin"}
    status = world.secretary.call("POST", "/api/programmes", programme("X" + secrets.token_hex(6)), headers=ours)[0]
    wrong += [] if status == 200 else [f"the control, from our page: {status}"]
    page = world.secretary.call("GET", "/api/programmes", headers={"Origin": EVIL})
    wrong += ["another site may read"] if any("access-control" in name.lower() for name in page[1]) else []
    count(wrong[:6], "P25 requests that are right in all else are refused, files too; from our page they are taken")
