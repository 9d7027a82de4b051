# What is wrong with what a request says: JSON, texts, identifiers, dates, cursors. Rows of what is sent, the status,
# the name of the refusal, and where it points.
import json
import secrets

WORDS = '{"zh":"测试","en":"Test"}'


def programme_text(code='"B1"', title=WORDS, more=""):
    return f'{{"code":{code},"title":{title},"goal":{WORDS},"problem":{WORDS},"result":{WORDS}{more}}}'


def amount_text(minor, more=""):
    return ('{"number":"T-1","title":"Test","programme":1,"organisation":"临江大学","amount":{"minor":' + minor +
            ',"currency":"CNY"' + more + "}}")


# to which address, what, status, refusal (of the whole or of a field), pointer
PROGRAMME, AWARD = "/api/programmes", "/api/awards"
JSON_ROWS = [
    (PROGRAMME, "[" * 100_000, 400, "too_deep", ""),
    (PROGRAMME, '{"code":' * 100_000, 400, "too_deep", ""),
    (PROGRAMME, programme_text(title="[" * 65 + "]" * 65), 400, "too_deep", ""),
    (AWARD, amount_text("1", ',"minor":9'), 422, "duplicate_field", "/amount/minor"),
    (PROGRAMME, programme_text(more=',"code":"B2"'), 422, "duplicate_field", "/code"),
    (PROGRAMME, programme_text(more=',"c\\u006fde":"B2"'), 422, "duplicate_field", "/code"),
    (AWARD, amount_text("NaN"), 400, "malformed_json", ""),
    (AWARD, amount_text("Infinity"), 400, "malformed_json", ""),
    (AWARD, amount_text("1e999"), 422, None, "/amount/minor"),
    (AWARD, amount_text("1e-400"), 422, None, "/amount/minor"),
    (AWARD, amount_text("9007199254740993.0"), 422, None, "/amount/minor"),
    (AWARD, amount_text("9223372036854775808"), 422, None, "/amount/minor"),
    (AWARD, amount_text("0.1"), 422, None, "/amount/minor"),
    (AWARD, amount_text("0.30000000000000004"), 422, None, "/amount/minor"),
    (AWARD, amount_text("-1"), 422, None, "/amount"),
    (AWARD, amount_text("01"), 400, "malformed_json", ""),
    (AWARD, amount_text("+1"), 400, "malformed_json", ""),
    (AWARD, amount_text('"1"'), 422, "wrong_type", "/amount/minor"),
    (AWARD, amount_text("true"), 422, "wrong_type", "/amount/minor"),
    (AWARD, amount_text("null"), 422, None, "/amount/minor"),
    (PROGRAMME, programme_text(code="7"), 422, "wrong_type", "/code"),
    (PROGRAMME, programme_text(title='{"zh":"\\ud800","en":"Test"}'), 400, "malformed_json", ""),
    (PROGRAMME, programme_text(title='{"zh":"\\udc00\\ud800","en":"Test"}'), 400, "malformed_json", ""),
    (PROGRAMME, b"\xef\xbb\xbf" + programme_text().encode(), 400, "malformed_json", ""),
    (PROGRAMME, programme_text().encode("utf-16"), 400, "malformed_json", ""),
    (PROGRAMME, programme_text().encode("utf-16-le"), 400, "malformed_json", ""),
    (PROGRAMME, programme_text().encode("gb18030"), 400, "malformed_json", ""),
    (PROGRAMME, programme_text(code='"B\xc0\xaf1"').encode("latin-1", "replace"), 400, "malformed_json", ""),
    (PROGRAMME, programme_text() + "{}", 400, "malformed_json", ""),
    (PROGRAMME, programme_text() + "\0", 400, "malformed_json", ""),
    (PROGRAMME, programme_text().replace('"code"', "code"), 400, "malformed_json", ""),
    (PROGRAMME, programme_text().replace("}}", "},}", 1), 400, "malformed_json", ""),
    (PROGRAMME, "/* a */" + programme_text(), 400, "malformed_json", ""),
    (PROGRAMME, "", None, None, ""),
    (PROGRAMME, "null", 422, None, ""),
    (PROGRAMME, "[]", 422, None, ""),
    (PROGRAMME, '"' + "x" * 1_000_000 + '"', 422, None, ""),
    (PROGRAMME, "{}", 422, "missing_field", "/code"),
    (PROGRAMME, programme_text(more=',"role":"administrator"'), 422, "unknown_field", "/role"),
    (PROGRAMME, programme_text(more=',"__proto__":{"a":1}'), 422, "unknown_field", "/__proto__"),
    (PROGRAMME, programme_text(more=',"a/b~c":1'), 422, "unknown_field", "/a~1b~0c"),
]

# a name of a person, and what becomes of it: the stored text, or the refusal
NAMES = [
    ("顾明川", "顾明川"), ("  顾明川 ", "顾明川"), ("Zoe\u0308", "Zo\u00eb"), ("\ufb01nn", "\ufb01nn"),
    ("𠮷田𪚥", "𠮷田𪚥"), ("１００", "１００"), ("👩\u200d🔬", "👩\u200d🔬"), ("a" * 200, None),
    ("", "too_short"), ("   ", "too_short"), ("a\0b", "control_character"), ("a\x1bb", "control_character"),
    ("a\x85b", "control_character"), ("a\nb", "control_character"), ("a\tb", "control_character"),
    ("a\u202eb", "bidi_control"), ("a\u202ab", "bidi_control"), ("a\u2066b", "bidi_control"),
    ("a\u2069b", "bidi_control"), ("a\u200fb", "bidi_control"), ("a\u200bb", "control_character"),
    ("a\ufeffb", "control_character"), ("a\u2028b", "control_character"), ("a\ufffe", "control_character"),
    ("a" + "\u0301" * 10_000, None), ("a" + "\u0301" * 10, "too_many_marks"), ("a" * 100_000, "too_long"),
]

# a day in a body that wants one; those which pass are the same day written the one way
DAYS = [("2026-02-28", True), ("2024-02-29", True), ("2024-02-30", False), ("2023-02-29", False),
        ("0000-01-01", False), ("+002024-01-01", False), ("2024-1-1", False), ("2024-13-01", False),
        ("2024-01-01T00:00:00", False), ("2024-01-01T24:00:00Z", False), ("2016-12-31T23:59:60Z", False),
        ("20240101", False), ("２０２４-01-01", False), (" 2024-01-01", False), ("2024-01-01 ", False), ("", False),
        ("二〇二四年一月一日", False)]

# what stands for the number of an award in its address
IDENTIFIERS = ["0", "-1", "-0", "+1", "01", "1.0", "1e0", "0x1", "9223372036854775807", "9223372036854775808",
               "18446744073709551615", "99999999999999999999999999", "00000000-0000-0000-0000-000000000000",
               "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "%EF%BC%91", "1%20", "%201", "1;2", "1,2", "null", "self", "*"]

QUERIES = ["limit=-1", "limit=0", "limit=9223372036854775808", "limit=1e3", "limit=%EF%BC%95", "limit=201000000",
           "sort=title;DROP%20TABLE%20award", "sort=(SELECT%201)", "sort=title,title", "sort=--", "sort=password",
           "sort=a.title", "cursor=x", "cursor=i9223372036854775808.1", "cursor=s00.1", "cursor=s" + "ff" * 200 + ".1",
           "cursor=" + "A" * 7000, "state=%27%20OR%201=1", "nonsense=1", "limit=1&limit=2", "__proto__=1"]


def fault_of(client, row):
    path, sent, status, refusal, pointer = row
    raw = sent if isinstance(sent, bytes) else sent.encode("utf-8", "surrogatepass")
    got, _, body = client.call("POST", path, raw=raw)
    shown = raw[:70]
    if got != status and not (status is None and 400 <= got < 500):
        return f"{shown!r}: {got}, not {status}: {body[:160]!r}"
    told = json.loads(body)
    names = [told["refusal"]] + [each["refusal"] for each in told["errors"]]
    if refusal and refusal not in names:
        return f"{shown!r}: {names}, not {refusal}"
    if pointer and not any(each["pointer"].startswith(pointer) for each in told["errors"]):
        return f"{shown!r}: points to {[each['pointer'] for each in told['errors']]}, not to {pointer}"
    return ""


def bodies(world, count):
    by = {PROGRAMME: world.secretary, AWARD: world.officer}
    before = world.size()
    wrong = [fault for fault in (fault_of(by[row[0]], row) for row in JSON_ROWS) if fault]
    count(wrong[:6], f"JSON: {len(JSON_ROWS)} bodies are refused by name and place")
    count([] if world.size() == before else ["it was"], "JSON: nothing of them was recorded")
    control = (PROGRAMME, programme_text(code=f'"{secrets.token_hex(6)}"'), 422, "missing_field", "/code")
    count([] if fault_of(world.secretary, control) else ["it was not noticed"],
          "control: a body without fault that is expected to be refused is noticed")
    wrong = []
    good = programme_text(code=f'"{secrets.token_hex(6)}"').encode()
    for kind in ("text/plain", "text/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a",
                 "application/json-patch+json", "", "application/jsonx", "application/xml"):
        status, _, body = world.secretary.call("POST", PROGRAMME, raw=good, headers={"Content-Type": kind})
        if status != 415 or json.loads(body)["refusal"] != "unsupported_media_type":
            wrong.append(f"{kind!r}: {status}")
    count(wrong, "JSON: a body of another type is 415")


def texts(world, count):
    wrong, seen = [], 0
    for name, expected in NAMES:
        email = f"t{secrets.token_hex(6)}@linjiang.example"
        status, _, body = world.admin.call("POST", "/api/people", {"name": name, "email": email})
        told = json.loads(body)
        seen += 1
        if status == 200:
            kept = world.admin.get(f"/api/people/{told['person']['id']}")[1]
            kept = kept.get("person", kept)["name"]
            if expected is None and len(name) > 1000 or expected is not None and kept != expected:
                wrong.append(f"{name[:20]!r} became {kept[:20]!r}")
        else:
            names = [each["refusal"] for each in told["errors"] if each["pointer"] == "/name"]
            if status != 422 or (expected is not None and expected not in names):
                wrong.append(f"{name[:20]!r}: {status} {names}, not {expected!r}")
    count(wrong[:6], f"text: {seen} names are stored in one spelling, or refused by the reason")
    wrong = []
    for email in ("a@b", "a b@c.example", "a@c.example\r\nBcc: x@y.example", "<a@c.example>", "a@@c.example",
                  "a@.example", "a@c.example\0", "\u202ea@c.example", "顾@c.example", "a" * 70 + "@c.example",
                  "a@" + "c." * 200 + "example", '"a b"@c.example', "a@[127.0.0.1]", "a@c..example", ""):
        status, _, body = world.admin.call("POST", "/api/people", {"name": "Test", "email": email})
        if status != 422:
            wrong.append(f"{email[:30]!r}: {status}")
    count(wrong, "text: addresses no mail can go to are refused")


def days(world, count):
    wrong = []
    for day, good in DAYS:
        number = world.invited()
        body = {"role": "auditor", "programme": 0, "from": day}
        status, _, told = world.admin.post(f"/api/people/{number}/roles", body)
        if good and status != 200 or not good and (
                status != 422 or not any(each["pointer"] == "/from" for each in told["errors"])):
            wrong.append(f"{day!r}: {status} {told if status != 200 else ''}"[:150])
    count(wrong[:6], f"dates: {len(DAYS)} spellings; only a civil day written the one way is taken")


def addresses(world, count):
    wrong = []
    for text in IDENTIFIERS:
        for path in (f"/api/awards/{text}", f"/api/programmes/{text}", f"/api/people/{text}"):
            status, _, body = world.admin.call("GET", path)
            if status not in (400, 403, 404, 422):
                wrong.append(f"{path}: {status}")
    count(wrong[:6], f"identifiers: {len(IDENTIFIERS)} that are none are none")
    wrong = []
    for query in QUERIES:
        status, _, body = world.officer.call("GET", "/api/awards?" + query)
        if status != 422 and status != 400:
            wrong.append(f"{query[:50]}: {status}")
        elif not json.loads(body)["title"]["zh"]:
            wrong.append(f"{query[:50]}: without words")
    count(wrong[:6], f"cursor, filter, sort: {len(QUERIES)} that are none are refused")
    page = world.officer.get("/api/awards?limit=2&sort=title")[1]
    flipped = [page["next"][:at] + ("0" if page["next"][at] != "0" else "1") + page["next"][at + 1:]
               for at in range(0, len(page["next"]), 3)]
    wrong = []
    for cursor in flipped:
        status, _, body = world.officer.call("GET", f"/api/awards?limit=2&sort=title&cursor={cursor}")
        if status not in (200, 422):  # another place in the same list is nothing one may not see
            wrong.append(f"{cursor}: {status}")
    for sort in ("-title", "number", "amount"):
        status = world.officer.call("GET", f"/api/awards?limit=2&sort={sort}&cursor={page['next']}")[0]
        if status != 422:
            wrong.append(f"a cursor of another order, {sort}: {status}")
    count(wrong[:6], f"cursor: {len(flipped)} tampered with, and those of other orders, mislead nobody")
