# P13: a programme manager sees the programmes of the role and nothing else, and every way of asking gives the same:
# lists, single things, counts, portfolio figures, search, CSV, XLSX, organisations, the record.
import csv
import io
import itertools
import re
import sys
import zipfile

from client import Client, Server, database_of, parser
from samples import World

FILTERS = ["", "state=active", "state=closed", "year=2024", "year_from=2023&year_to=2025", "currency=CNY",
           "currency=EUR", "min=200000000", "max=300000000&currency=CNY", "text=%E7%A0%94%E7%A9%B6", "text=T-"]


def every(client, path):
    """All items of a list, over all its pages, and what the first page says of the whole."""
    items, cursor, first = [], "", None
    while True:
        status, page = client.get(f"{path}{'&' if '?' in path else '?'}limit=37{'&cursor=' + cursor if cursor else ''}")
        if status != 200:
            raise RuntimeError(f"{path}: {status} {page}")
        first = first or page
        items += page["items"]
        cursor = page["next"]
        if not cursor:
            return items, first


def sums(awards):
    """Amounts and counts by currency, as lists give them."""
    out = {}
    for each in awards:
        if each["amount"]:
            minor, count = out.get(each["amount"]["currency"], (0, 0))
            out[each["amount"]["currency"]] = (minor + each["amount"]["minor"], count + 1)
    return out


def as_sums(listed):
    return {each["currency"]: (each["minor"], each["count"]) for each in listed or []}


def shares(listed, key):
    return {(key(each), each["currency"]): (each["minor"], each["awards"]) for each in listed}


def grouped(awards, key):
    out = {}
    for each in awards:
        place = (key(each), each["amount"]["currency"] if each["amount"] else "")
        minor, count = out.get(place, (0, 0))
        out[place] = (minor + (each["amount"]["minor"] if each["amount"] else 0), count + 1)
    return out


def xlsx_rows(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
        strings = file.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in file.namelist() else ""
    return len(re.findall(r"<row ", sheet)) - 1, sheet + strings


class Test:
    def __init__(self, world):
        self.world, self.passed, self.failed = world, 0, 0
        lists = ("awards", "programmes", "organisations", "record", "milestones", "payments", "payees")
        self.whole = {name: every(world.by["auditor"], "/api/" + name)[0] for name in lists}

    def count(self, good, *words):
        self.passed, self.failed = self.passed + bool(good), self.failed + (not good)
        if not good:
            print("FAIL P13", *words, flush=True)

    def same(self, got, wanted, *words):
        self.count(got == wanted, *words, f"got {str(got)[:200]}, wanted {str(wanted)[:200]}")

    def figures(self, who, client, own):
        for wanted in FILTERS:
            title, ask = f"{who} {wanted}", ("?" + wanted if wanted else "")
            full = {each["id"] for each in every(self.world.by["auditor"], "/api/awards" + ask)[0]}
            right = [each for each in self.whole["awards"] if each["id"] in full and each["programme"]["id"] in own]
            items, first = every(client, "/api/awards" + ask)
            self.same({each["id"] for each in items}, {each["id"] for each in right}, title, "list")
            self.same(first["total"], len(right), title, "total")
            self.same(as_sums(first["sums"]), sums(right), title, "sums")
            view = client.get("/api/portfolio" + ask)[1]
            self.same(view["awards"], len(right), title, "portfolio awards")
            self.same(as_sums(view["sums"]), sums(right), title, "portfolio sums")
            self.same(shares(view["by_programme"], lambda each: each["id"]),
                      grouped(right, lambda each: each["programme"]["id"]), title, "by programme")
            self.same(shares(view["by_year"], lambda each: each["year"]), grouped(right, lambda each: each["year"]),
                      title, "by year")
            self.same(shares(view["by_state"], lambda each: each["state"]), grouped(right, lambda each: each["state"]),
                      title, "by state")
            self.same(sum(each["awards"] for each in view["by_organisation"]), len(right), title, "by organisation")
            rows = list(csv.reader(io.StringIO(client.call("GET", "/api/awards.csv" + ask)[2].decode("utf-8-sig"))))
            text = {cell for row in rows[1:] for cell in row}
            self.same((len(rows) - 1, {each["number"] for each in self.whole["awards"]} & text),
                      (len(right), {each["number"] for each in right}), title, "CSV")
            number, text = xlsx_rows(client.call("GET", "/api/awards.xlsx" + ask)[2])
            self.same((number, {each["number"] for each in self.whole["awards"] if each["number"] in text}),
                      (len(right), {each["number"] for each in right}), title, "XLSX")

    def things(self, who, client, own):
        for each in self.whole["awards"]:
            status = client.get(f"/api/awards/{each['id']}")[0]
            self.same(status, 200 if each["programme"]["id"] in own else 404, who, "award", each["id"])
        shown = {each["id"]: each for each in every(client, "/api/programmes")[0]}
        self.same(set(shown), {each["id"] for each in self.whole["programmes"]} & own, who, "programmes")
        for each in self.whole["programmes"]:
            status, view = client.get(f"/api/programmes/{each['id']}")
            self.same(status, 200 if each["id"] in own else 404, who, "programme", each["id"])
            if each["id"] in own:
                right = [one for one in self.whole["awards"] if one["programme"]["id"] == each["id"]]
                self.same((view["awards"], as_sums(view["sums"])), (len(right), sums(right)), who, "programme figures")

    def organisations(self, who, client, own):
        right = {}
        for each in self.whole["awards"]:
            if each["programme"]["id"] in own:
                right.setdefault(each["organisation"]["id"], []).append(each)
        for order in ("name", "-awards", "awards", "-amount"):
            items, first = every(client, "/api/organisations?sort=" + order)
            self.same({each["id"] for each in items}, set(right), who, "organisations")
            self.same((first["total"], len(items)), (len(right), len(right)), who, "count of organisations")
            shown = [each["awards"] for each in items]
            if "awards" in order:  # else the order tells of awards that this person does not see
                self.same(shown, sorted(shown, reverse=order[0] == "-"), who, "order by", order)
        for each in items:
            self.same((each["awards"], as_sums(each["sums"])), (len(right[each["id"]]), sums(right[each["id"]])), who,
                      "figures of an organisation")
        for each in self.whole["organisations"]:
            status = client.get(f"/api/organisations/{each['id']}")[0]
            self.same(status, 200 if each["id"] in right else 404, who, "organisation", each["id"])
        return set(right)

    def search(self, who, client, own, organisations):
        seen = {"award": {each["id"] for each in self.whole["awards"] if each["programme"]["id"] in own},
                "milestone": {each["id"] for each in self.whole["milestones"] if each["programme"]["id"] in own},
                "payment": {each["id"] for each in self.whole["payments"] if each["programme"]["id"] in own},
                "payee": {each["id"] for each in self.whole["payees"] if each["organisation"]["id"] in organisations},
                "programme": own, "organisation": organisations, "appropriation": set(),
                **{noun: {each["id"] for each in every(self.world.by["auditor"], f"/api/{noun}s")[0]}
                   for noun in ("pilot", "practice")}}  # of no programme: whoever reads of meetings finds them
        words = {each["name"] for each in self.whole["organisations"]} | {
            each["number"] for each in self.whole["awards"]} | {
            each["title"]["zh"] for each in self.whole["programmes"]} | {"研究", "临江", "验收"} | {
            each["title"]["zh"] for each in self.whole["milestones"][:20]} | {
            each["payee_holder"] for each in self.whole["payments"][:20]}
        for word in words:
            q = "".join(f"%{byte:02x}" for byte in word.encode())
            whole = self.world.by["auditor"].get(f"/api/search?limit=100&q={q}")[1]
            right = {(each["kind"], each["id"]) for each in whole["items"] if each["id"] in seen[each["kind"]]}
            found = client.get(f"/api/search?limit=100&q={q}")[1]
            got = {(each["kind"], each["id"]) for each in found["items"]}
            if whole["total"] <= 100:
                self.same((got, found["total"]), (right, len(right)), who, "search", word)
            else:
                self.count(all(number in seen[kind] for kind, number in got), who, "search", word)

    def record(self, who, client, own):
        seen = {f"programme/{each}" for each in own} | {
            f"award/{each['id']}" for each in self.whole["awards"] if each["programme"]["id"] in own} | {
            f"milestone/{each['id']}" for each in self.whole["milestones"] if each["programme"]["id"] in own}
        right = {each["seq"] if "seq" in each else each["id"] for each in self.whole["record"]
                 if each["subject"] in seen}
        items, first = every(client, "/api/record")
        self.same(({each.get("seq", each.get("id")) for each in items}, first["total"]), (right, len(right)), who,
                  "record")
        for each in itertools.islice(self.whole["record"], 0, None, 5):
            number = each.get("seq", each.get("id"))
            status = client.get(f"/api/record/{number}")[0]
            self.same(status, 200 if number in right else 404, who, "fact", number)


    def mixed(self):
        """One person who reads the record everywhere and its bodies in one programme only."""
        one = self.world.own[0]
        client = self.world.person("finance_officer")
        self.world.done(self.world.admin, f"/api/people/{client.number}/roles",
                        {"role": "auditor", "programme": one, "from": self.world.today})
        inside = {f"programme/{one}"} | {f"award/{each['id']}" for each in self.whole["awards"]
                                         if each["programme"]["id"] == one} | {
            f"milestone/{each['id']}" for each in self.whole["milestones"] if each["programme"]["id"] == one}
        for each in self.whole["record"]:
            number = each.get("seq", each.get("id"))
            view = client.get(f"/api/record/{number}")[1]
            self.same(view.get("body") is not None, each["subject"] in inside, "bodies of one programme", number)


def main():
    options = parser().parse_args()
    server = Server(options.binary, database_of(options))
    test = None
    try:
        world = World(server.start())
        for _ in range(3):
            world.award(organisation="Elsewhere Institute", programme=0)
        test = Test(world)
        programmes = {each["id"] for each in test.whole["programmes"]}
        nobody = world.person("programme_manager", of=world.done(
            world.secretary, "/api/programmes", {"code": "EMPTY", **{name: {"zh": "空", "en": "Empty"} for name in (
                "title", "goal", "problem", "result")}})["id"])
        test.whole["programmes"] = every(world.by["auditor"], "/api/programmes")[0]
        test.whole["record"] = every(world.by["auditor"], "/api/record")[0]
        officer = world.person("case_officer", of=world.own[0])
        test.same(officer.get("/api/organisation-doubts")[0], 403, "doubts are of all programmes")
        test.mixed()
        empty = {each["id"] for each in test.whole["programmes"]} - programmes
        for who, client, own in (("manager", world.by["manager"], set(world.own)),
                                 ("manager2", world.by["manager2"], programmes - set(world.own)),
                                 ("finance", world.by["finance"], programmes | empty),
                                 ("officer of one programme", officer, {world.own[0]}),
                                 ("manager of an empty programme", nobody, empty)):
            before = test.failed
            test.figures(who, client, own)
            test.things(who, client, own)
            test.search(who, client, own, test.organisations(who, client, own))
            if who != "finance":
                test.record(who, client, own)
            print("ok" if test.failed == before else "FAIL", "P13 all ways of asking agree for", who, flush=True)
    finally:
        server.close()
    print(f"{test.passed if test else 0} passed, {test.failed if test else 1} failed, 0 skipped")
    return not test or test.failed > 0


sys.exit(main())
