# Valid requests for bodies, meetings and directives, and what they need made first.
import json
import secrets


def body_of(world, kind="unit"):
    return world.done(world.secretary, "/api/bodies", new_body(kind))["id"]


def new_body(kind="unit"):
    word = secrets.token_hex(6)
    return {"kind": kind, "name": {"zh": f"测试单位{word}", "en": f"Test unit {word}"}}


def member_of(world, unit, office="member"):
    """Somebody new who belongs to the unit, signed in."""
    person = world.person("case_officer")
    made = world.done(world.secretary, f"/api/bodies/{unit}/members",
                      {"person": person.number, "office": office, "from": world.today})
    person.term = made["people"][-1]["id"]
    return person


def new_directive(world):
    return {"issuer": body_of(world, "committee"), "title": {"zh": "落实机制", "en": "Carry it out"}, "text": "要落实。"}


def directive_of(world):
    return world.done(world.secretary, "/api/directives", new_directive(world))["id"]


def found_body(world):
    return world.request("/api/bodies", new_body(), 1, {"kind": "office"})


def name_member(world):
    unit, person = body_of(world), world.person("case_officer").number
    body = {"person": person, "office": "member", "from": world.today}
    return world.request(f"/api/bodies/{unit}/members", body, 1, {"office": "secretary"},
                         paths=[f"/api/bodies/{body_of(world)}/members"])


def end_term(world):
    unit = body_of(world)
    one, other = member_of(world, unit).term, member_of(world, unit).term
    return world.request(f"/api/body-members/{one}/end", {"on": world.today}, 1, {"on": world.later},
                         paths=[f"/api/body-members/{other}/end"])


def capture(world):
    return world.request("/api/directives", new_directive(world), 1, {"text": "要抓紧。"})


def step(world):
    return world.request(f"/api/directives/{directive_of(world)}/steps", {"step": "confirm", "reason": "a"}, 1,
                         {"reason": "b"}, paths=[f"/api/directives/{directive_of(world)}/steps"])


def new_meeting(world):
    return {"held_by": body_of(world, "committee"), "title": {"zh": "会议", "en": "A meeting"}, "held_on": world.today,
            "place": ""}


def new_item():
    return {"kind": "deliberate", "visibility": "common", "title": {"zh": "议题", "en": "An item"}, "presenter": ""}


def meeting_of(world, state="draft"):
    """A meeting with one item, as far as the state; the item's number."""
    number = world.done(world.secretary, "/api/meetings", new_meeting(world))["id"]
    item = world.done(world.secretary, f"/api/meetings/{number}/items", new_item())["agenda"][0]["id"]
    for step in {"draft": (), "open": ("convene", "open"), "closed": ("convene", "open")}[state]:
        world.done(world.secretary, f"/api/meetings/{number}/steps", {"step": step})
    if state == "closed":
        for body in ({"step": "take"}, {"step": "adopt", "text": "Adopted."}):
            world.done(world.secretary, f"/api/agenda-items/{item}/steps", body)
        world.done(world.secretary, f"/api/meetings/{number}/steps", {"step": "close"})
    return number, item


def new_paper(world, body=None):
    """A paper with its first version; each call another text."""
    text = "第一条 " + secrets.token_hex(8)
    digest = json.loads(world.secretary.call("POST", "/api/uploads?name=a.txt", raw=text.encode(),
                                             headers={"Content-Type": "application/octet-stream"})[2])["digest"]
    return {"held_by": body or body_of(world, "committee"), "title": {"zh": "方案", "en": "A plan"},
            "visibility": "common", "file": {"name": "a.txt", "digest": digest, "size": len(text.encode())}}


def paper_of(world, body=None):
    return world.done(world.secretary, "/api/papers", new_paper(world, body))["id"]


def draft_paper(world):
    return world.request("/api/papers", new_paper(world), 1, {"visibility": "internal"})


def adopted_item(world):
    return meeting_of(world, "closed")[1]


def name_effect(world):
    body = {"noun": "body", "thing": body_of(world)}
    return world.request(f"/api/decisions/{adopted_item(world)}/effects", body, 1, {"thing": body_of(world)},
                         paths=[f"/api/decisions/{adopted_item(world)}/effects"])


def effect_of(world):
    item = adopted_item(world)
    made = world.done(world.secretary, f"/api/decisions/{item}/effects", {"noun": "body", "thing": body_of(world)})
    return f"/api/decisions/{item}/effects/{made['effects'][0]['id']}/withdrawal"


def withdraw_effect(world):
    path = effect_of(world)
    effect = path.split("/")[-2]
    return world.request(path, {"reason": "a"}, 1, {"reason": "b"},
                         paths=[f"/api/decisions/{adopted_item(world)}/effects/{effect}/withdrawal"])


def step_paper(world):
    return world.request(f"/api/papers/{paper_of(world)}/steps", {"step": "submit", "reason": "a"}, 1,
                         {"reason": "b"}, paths=[f"/api/papers/{paper_of(world)}/steps"])


def submitted_paper(world):
    """A paper that may go on the agenda, and an item it may stand on."""
    body = body_of(world, "committee")
    meeting = world.done(world.secretary, "/api/meetings", {**new_meeting(world), "held_by": body})["id"]
    item = world.done(world.secretary, f"/api/meetings/{meeting}/items", new_item())["agenda"][0]["id"]
    paper = paper_of(world, body)
    world.done(world.secretary, f"/api/papers/{paper}/steps", {"step": "submit"})
    return paper, item


def place_paper(world):
    paper, item = submitted_paper(world)
    other, another = submitted_paper(world)
    return world.request(f"/api/papers/{paper}/place", {"item": item}, 1, {"item": another},
                         paths=[f"/api/papers/{other}/place"])


def new_rules():
    half = {"numerator": 1, "denominator": 2, "more": True}
    return {"votes": True, "quorum": half, "majority": half, "majority_of": "present"}


def set_body_rules(world):
    return world.request(f"/api/bodies/{body_of(world, 'board')}/rules", new_rules(), 1, {"votes": False},
                         paths=[f"/api/bodies/{body_of(world, 'board')}/rules"])


def attended(world):
    """A meeting that runs, with two members present; its number, its item, and the two."""
    body = body_of(world, "board")
    meeting = world.done(world.secretary, "/api/meetings", {**new_meeting(world), "held_by": body})["id"]
    item = world.done(world.secretary, f"/api/meetings/{meeting}/items", new_item())["agenda"][0]["id"]
    members = [member_of(world, body).number for _ in range(2)]
    for step in ("convene", "open"):
        world.done(world.secretary, f"/api/meetings/{meeting}/steps", {"step": step})
    world.done(world.secretary, f"/api/meetings/{meeting}/attendance", {"present": members})
    return meeting, item, members


def take_attendance(world):
    meeting, _, members = attended(world)
    return world.request(f"/api/meetings/{meeting}/attendance", {"present": members, "guests": ["A"]}, 1,
                         {"guests": ["B"]}, paths=[f"/api/meetings/{attended(world)[0]}/attendance"])


def declare_interest(world):
    _, item, members = attended(world)
    body = {"person": members[0], "text": "A relative works there.", "recused": False}
    return world.request(f"/api/agenda-items/{item}/interests", body, 1, {"recused": True},
                         paths=[f"/api/agenda-items/{attended(world)[1]}/interests"])


def vote_on(world):
    items = [attended(world)[1] for _ in range(2)]
    for item in items:
        world.done(world.secretary, f"/api/agenda-items/{item}/steps", {"step": "take"})
    body = {"method": "ballot", "secret": True, "tally": {"in_favour": 1, "against": 0, "abstained": 1}}
    return world.request(f"/api/agenda-items/{items[0]}/vote", body, 1, {"secret": False},
                         paths=[f"/api/agenda-items/{items[1]}/vote"])


def reported_meeting(world):
    """A report of a meeting with one item and one directive; each call another text."""
    text = "会议召开。会议强调，要落实机制。" + secrets.token_hex(8)
    digest = json.loads(world.secretary.call("POST", "/api/uploads?name=a.txt", raw=text.encode(),
                                             headers={"Content-Type": "application/octet-stream"})[2])["digest"]
    body = {"digest": digest, "length": len(text), "held_by": body_of(world, "committee"),
            "title": {"zh": "会议", "en": ""}, "held_on": world.today,
            "items": [{"kind": "study", "title": {"zh": "机制", "en": ""}, "outcome": "noted", "start": 5, "end": 16}],
            "directives": [{"title": {"zh": "落实机制", "en": ""}, "text": "要落实机制。", "item": 1, "start": 10,
                            "end": 16}]}
    return world.request("/api/reported-meetings", body, 3, {"held_on": world.later})


def draft_meeting(world):
    return world.request("/api/meetings", new_meeting(world), 1, {"held_on": world.later})


def set_item(world):
    return world.request(f"/api/meetings/{meeting_of(world)[0]}/items", new_item(), 1, {"kind": "study"},
                         paths=[f"/api/meetings/{meeting_of(world)[0]}/items"])


def order_agenda(world):
    meeting, first = meeting_of(world)
    second = world.done(world.secretary, f"/api/meetings/{meeting}/items", new_item())["agenda"][1]["id"]
    return world.request(f"/api/meetings/{meeting}/order", {"items": [second, first]}, 1, {"items": [first, second]},
                         paths=[f"/api/meetings/{meeting_of(world)[0]}/order"])


def step_meeting(world):
    return world.request(f"/api/meetings/{meeting_of(world)[0]}/steps", {"step": "convene", "reason": "a"}, 1,
                         {"reason": "b"}, paths=[f"/api/meetings/{meeting_of(world)[0]}/steps"])


def step_item(world):
    return world.request(f"/api/agenda-items/{meeting_of(world, 'open')[1]}/steps", {"step": "take", "text": "a"}, 1,
                         {"text": "b"}, paths=[f"/api/agenda-items/{meeting_of(world, 'open')[1]}/steps"])


def correct_item(world):
    body = {"outcome": "adopted", "text": "Adopted.", "reason": "Mistyped."}
    return world.request(f"/api/agenda-items/{meeting_of(world, 'closed')[1]}/correction", body, 1,
                         {"outcome": "adopted_in_principle", "text": "Other."},
                         paths=[f"/api/agenda-items/{meeting_of(world, 'closed')[1]}/correction"])


def set_level(world):
    """Of a body of its own each time, so that the common levels stay as they are."""
    body = {"issuer": body_of(world, "committee"), "level": "reminder", "valid_from": world.today, "reason": "Earlier.",
            "terms": {"used": True, "days": -5, "recipients": ["owner"], "name": {"zh": "提醒", "en": "Reminder"},
                      "tone": "blue", "shape": "circle"}}
    return world.request("/api/escalation-levels", body, 1, {"reason": "Later.", "valid_from": world.later})


def due_today(world):
    """A directive due today, and who is answerable for it."""
    unit = body_of(world)
    person, directive = member_of(world, unit), directive_of(world)
    steps = f"/api/directives/{directive}/steps"
    world.done(world.secretary, steps, {"step": "confirm"})
    world.done(world.secretary, steps, {"step": "assign", "assignment": {
        "unit": unit, "with": [], "person": person.number, "due_on": world.today}})
    return directive, person


def look_for_levels(world):
    world.done(world.secretary, "/api/escalations/look", {})
    due_today(world)
    return world.request("/api/escalations/look", {}, 1, {})


def told_of(world):
    """A level that was reached, and the person it was told to."""
    directive, person = due_today(world)
    world.done(world.secretary, "/api/escalations/look", {})
    return person.get(f"/api/directives/{directive}")[1]["escalations"][0]["id"], person


def answer_level(world):
    number, person = told_of(world)
    other, _ = told_of(world)
    return world.request(f"/api/escalations/{number}/answer", {"text": "a"}, 1, {"text": "b"}, actor=person,
                         paths=[f"/api/escalations/{other}/answer"])


def read_messages(world):
    return world.request("/api/my-messages/read", {"through": 1}, 0, {"through": 2})


def choose_messages(world):
    return world.request("/api/my-message-choices", {"category": "duty_progress", "left": True}, 0, {"left": False})


def save_filter(world):
    return world.request("/api/saved-filters", {"list": "directives", "name": "a", "query": "overdue=true"}, 0,
                         {"name": "b"})


def forget_filter(world):
    name = secrets.token_hex(6)
    kept = world.done(world.secretary, "/api/saved-filters", {"list": "directives", "name": name, "query": ""})
    number = next(each["id"] for each in kept["filters"] if each["name"] == name)
    return world.request(f"/api/saved-filters/{number}/forget", {}, 0, {}, actor=world.secretary)


def make_calendar(world):
    return world.request("/api/my-calendar", {}, 0, {})


def withdraw_calendar(world):
    return world.request("/api/my-calendar/withdrawal", {}, 0, {})


def set_issuer_code(world):
    return world.request(f"/api/bodies/{body_of(world, 'board')}/issuer-code", {"code": "LRC"}, 1, {"code": "LRB"},
                         paths=[f"/api/bodies/{body_of(world, 'board')}/issuer-code"])


def issue_document(world):
    number = f"LRC {secrets.token_hex(6)}"
    open_one, other = meeting_of(world, "open")[0], meeting_of(world, "open")[0]
    return world.request(f"/api/meetings/{open_one}/documents", {"kind": "agenda", "number": number}, 1,
                         {"kind": "notice"}, paths=[f"/api/meetings/{other}/documents"])


def issued_document(world):
    meeting = meeting_of(world, "open")[0]
    world.done(world.secretary, f"/api/meetings/{meeting}/documents",
               {"kind": "agenda", "number": f"LRC {secrets.token_hex(6)}"})
    return meeting


def withdraw_document(world):
    return world.request(f"/api/meetings/{issued_document(world)}/documents/withdrawal",
                         {"kind": "agenda", "reason": "a"}, 1, {"reason": "b"},
                         paths=[f"/api/meetings/{issued_document(world)}/documents/withdrawal"])


MANDATE_SAMPLES = {
    "POST /api/escalation-levels": (set_level, "secretary"),
    "POST /api/escalations/look": (look_for_levels, "secretary"),
    "POST /api/escalations/{id}/answer": (answer_level, "secretary"),
    "POST /api/my-messages/read": (read_messages, "secretary"),
    "POST /api/my-message-choices": (choose_messages, "secretary"),
    "POST /api/saved-filters": (save_filter, "secretary"),
    "POST /api/saved-filters/{id}/forget": (forget_filter, "secretary"),
    "POST /api/my-calendar": (make_calendar, "secretary"),
    "POST /api/my-calendar/withdrawal": (withdraw_calendar, "secretary"),
    "POST /api/meetings": (draft_meeting, "secretary"),
    "POST /api/reported-meetings": (reported_meeting, "secretary"),
    "POST /api/meetings/{id}/items": (set_item, "secretary"),
    "POST /api/meetings/{id}/order": (order_agenda, "secretary"),
    "POST /api/meetings/{id}/steps": (step_meeting, "secretary"),
    "POST /api/agenda-items/{id}/steps": (step_item, "secretary"),
    "POST /api/agenda-items/{id}/correction": (correct_item, "secretary"),
    "POST /api/papers": (draft_paper, "secretary"),
    "POST /api/papers/{id}/place": (place_paper, "secretary"),
    "POST /api/papers/{id}/steps": (step_paper, "secretary"),
    "POST /api/bodies/{id}/rules": (set_body_rules, "secretary"),
    "POST /api/bodies/{id}/issuer-code": (set_issuer_code, "secretary"),
    "POST /api/meetings/{id}/documents": (issue_document, "secretary"),
    "POST /api/meetings/{id}/documents/withdrawal": (withdraw_document, "secretary"),
    "POST /api/meetings/{id}/attendance": (take_attendance, "secretary"),
    "POST /api/decisions/{id}/effects": (name_effect, "secretary"),
    "POST /api/decisions/{id}/effects/{effect}/withdrawal": (withdraw_effect, "secretary"),
    "POST /api/agenda-items/{id}/interests": (declare_interest, "secretary"),
    "POST /api/agenda-items/{id}/vote": (vote_on, "secretary"),
    "POST /api/bodies": (found_body, "secretary"),
    "POST /api/bodies/{id}/members": (name_member, "secretary"),
    "POST /api/body-members/{id}/end": (end_term, "secretary"),
    "POST /api/directives": (capture, "secretary"),
    "POST /api/directives/{id}/steps": (step, "secretary"),
}
