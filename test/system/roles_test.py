# P13 and P25: every operation for every role, with a valid request, against the table below; and every mutating
# operation sent across sites. An operation without a line fails.
import argparse
import json
import secrets
import sys

from client import Client, Server
from samples import (SAMPLES, Request, World, approval_of, closing_year, delegation_of, entry_of, finding_of,
                     operations, reservation_of, rule_body)
from claim_samples import claim_of, claiming
from payment_samples import batch_of, payee_of, payment_of
from signed_samples import amendment, race

# . done   s not signed in   r not your role   n not found, for it lies in a programme this person does not see
# stranger is a programme manager of other programmes than the one asked about; person has joined and holds no role.
COLUMNS = ("nobody", "person", "admin", "secretary", "manager", "stranger", "officer", "finance", "auditor")
TABLE = """
POST /api/session                         .........
POST /api/session/end                     .........
POST /api/session/password                s........
POST /api/first-run                       nnnnnnnnn
POST /api/invitations/accept              .........
GET  /api/session                         .........
GET  /api/settings                        s........
GET  /api/roles-matrix                    s........
POST /api/settings                        sr.rrrrrr
GET  /api/people                          sr.rrrrrr
GET  /api/people/{id}                     sr.rrrrrr
POST /api/people                          sr.rrrrrr
POST /api/people/{id}/invite              sr.rrrrrr
POST /api/people/{id}/roles               sr.rrrrrr
POST /api/people/{id}/steps               sr.rrrrrr
POST /api/roles/{id}/end                  sr.rrrrrr
GET  /api/programmes                      sr.......
GET  /api/programmes/{id}                 sr...n...
POST /api/programmes                      sr..rrrrr
POST /api/programmes/{id}/description     sr...nrrr
POST /api/programmes/{id}/steps           sr...nrrr
GET  /api/awards                          sr.......
GET  /api/awards/{id}                     sr...n...
POST /api/awards                          srrr.r.rr
POST /api/awards/{id}/steps               srrr.n.rr
POST /api/award-preparations              srrr.r.rr
GET  /api/awards/{id}/agreement           sn...n...
POST /api/awards/{id}/agreement           srrr.n.rr
POST /api/awards/{id}/checks              srrr.n.rr
POST /api/awards/{id}/offer               srrr.nrrr
POST /api/awards/{id}/signature           srrrrrrrr
POST /api/awards/{id}/signed-paper        srrr.n.rr
GET  /api/amendments                      s........
GET  /api/amendments/{id}                 sn...n...
POST /api/amendments                      snrr.n.rr
POST /api/amendment-previews              sn...n...
POST /api/amendments/{id}/steps           snrr.n.rr
GET  /api/awards/{id}/closeout            sn...n...
POST /api/awards/{id}/closeout            snrr.n.rr
POST /api/awards/{id}/closeout/steps      snrr.nrrr
GET  /api/races                           sr.......
GET  /api/races/{id}                      sr...n...
POST /api/races                           srrr.rrrr
POST /api/races/{id}/stages               srrr.nrrr
POST /api/races/{id}/scores               srrrrrrrr
POST /api/races/{id}/decisions            srrr.nrrr
POST /api/races/{id}/steps                srrr.nrrr
GET  /api/my-awards                       srrrrrrrr
GET  /api/awards/{id}/spending            sn...n...
POST /api/awards/{id}/spending            srrrrrrrr
POST /api/awards/{id}/spending-paper      srrrrrrrr
GET  /api/milestones                      sr.......
GET  /api/milestones/{id}                 sn...n...
POST /api/milestones/{id}/report          srrrrrrrr
POST /api/milestones/{id}/submission      srrrrrrrr
POST /api/milestones/{id}/verification    srrrrrrrr
POST /api/milestones/{id}/verdict         srrr.nrrr
POST /api/milestones/{id}/waiver          srr.rrrrr
POST /api/milestones/{id}/advance         srrr.nrrr
GET  /api/portfolio                       sr.......
GET  /api/board                           sr.......
GET  /api/organisations                   sr.......
GET  /api/organisations/{id}              sr...n...
GET  /api/organisation-doubts             sr..rr.rr
POST /api/organisation-doubts/{id}        sr..rr.rr
GET  /api/import-mappings                 sr.rrr.rr
POST /api/import-previews                 sr.rrr.rr
POST /api/imports                         sr.rrr.rr
GET  /api/imports                         sr..rr...
GET  /api/imports/{id}                    sr..rr...
GET  /api/imports/{id}/rejections         sr..rr...
GET  /api/imports/{id}/rejected-rows      sr..rr...
GET  /api/record                          sr.......
GET  /api/record/state                    sr.......
GET  /api/record/{seq}                    sr...n...
GET  /api/line/{noun}/{id}                sr...n...
GET  /api/search                          sr.......
GET  /api/appropriations                  sr..rr...
GET  /api/appropriations/{id}             sr..rr...
POST /api/appropriations                  srrrrrr.r
GET  /api/periods                         sr.......
POST /api/periods/close                   srrrrrr.r
POST /api/periods/reopen                  srrrrrr.r
GET  /api/money                           sr.......
GET  /api/accounts                        sr.......
GET  /api/accounts/{id}                   sr...n...
GET  /api/entries                         sr.......
GET  /api/entries/{id}                    sr...n...
POST /api/entries                         srrrrrr.r
POST /api/entries/{id}/reversal           srrrrrr.r
GET  /api/reservations                    sr.......
GET  /api/reservations/{id}               sr...n...
POST /api/reservations                    srrrrrr.r
POST /api/reservations/{id}/steps         srrrrrr.r
GET  /api/exchange-rates                  sr.......
POST /api/exchange-rates                  srrrrrr.r
GET  /api/exchanges                       sr.......
POST /api/exchanges                       srrrrrr.r
GET  /api/years                           sr..rr...
GET  /api/years/{id}                      sr..rr...
POST /api/years/{id}/steps                srrrrrr.r
GET  /api/years/{id}/deeds                sr..rr...
POST /api/years/{id}/deeds                srrrrrr.r
GET  /api/lapsing                         sr..rr...
GET  /api/schedule                        sr.......
GET  /api/findings                        sr.......
GET  /api/findings/{id}                   sr...n...
POST /api/findings/{id}/steps             srrrrrr..
POST /api/findings/look                   srrrrrr..
GET  /api/authority                       sr.......
GET  /api/authority/{id}                  sr...n...
POST /api/authority                       srr.rrrrr
POST /api/authority/{id}/revocation       srr.rrrrr
GET  /api/authority/why                   sr...n...
GET  /api/authority/persons               sr.......
GET  /api/authority/uses                  sr.......
GET  /api/authority/attempts              sr.......
GET  /api/acting                          sr.......
POST /api/acting                          srr.rrrrr
POST /api/acting/{id}/end                 srr.rrrrr
GET  /api/approvals                       sr.......
GET  /api/approvals/{id}                  sr...n...
POST /api/approvals                       srrr.nrrr
POST /api/approvals/{id}/steps            srrr.nrrr
GET  /api/funding-rules                   sr.......
GET  /api/funding-rules/{id}              sr...n...
POST /api/funding-rules                   srr.rrr.r
POST /api/funding-rules/try               sr.......
GET  /api/claims                          sr.......
GET  /api/claims/{id}                     sn...n...
GET  /api/awards/{id}/claims              sn...n...
POST /api/awards/{id}/claim-paper         srrrrrrrr
POST /api/awards/{id}/claims              srrrrrrrr
POST /api/claims/{id}/steps               snrr.nr.r
GET  /api/contacts                        sr.......
POST /api/contacts                        srrrrrr.r
GET  /api/payees                          sr.......
GET  /api/payees/{id}                     sr...n...
POST /api/payees                          srrr.n.rr
POST /api/payees/{id}/steps               snrrrnr.r
POST /api/payees/{id}/link                srrrrrr.r
POST /api/payee-confirmations/view        .........
POST /api/payee-confirmations             .........
GET  /api/payables                        sr.......
GET  /api/payments                        sr.......
GET  /api/payments/{id}                   sr...n...
POST /api/payments                        srrr.n.rr
POST /api/payments/{id}/steps             snrrrnr.r
GET  /api/debtors                         sr..rr...
POST /api/debtors                         srrrrrr.r
GET  /api/batches                         sr..rr...
GET  /api/batches/{id}                    sr..rr...
POST /api/batches                         srrrrrr.r
POST /api/batches/{id}/steps              srrrrrr.r
GET  /api/batches/{id}/order              srrrrrr.r
POST /api/bank-answer-previews            srrrrrr.r
GET  /api/bank-answers                    sr..rr...
POST /api/bank-answers                    srrrrrr.r
GET  /api/bank-lines                      sr..rr...
POST /api/bank-lines/{id}/steps           srrrrrr.r
"""
MEANING = {".": (200, ""), "s": (401, "not_signed_in"), "r": (403, "not_your_role"), "n": (404, "not_found")}
FORGED = {"cross-site": ({"Sec-Fetch-Site": "cross-site"}, 403), "same-site": ({"Sec-Fetch-Site": "same-site"}, 403),
          "foreign origin": ({"Origin": "https://evil.example"}, 403), "null origin": ({"Origin": "null"}, 403),
          "text/plain": ({"Content-Type": "text/plain"}, 415), "no type": ({"Content-Type": None}, 415),
          "form": ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
          "no token": ({"X-CSRF-Token": None}, 403), "wrong token": ({"X-CSRF-Token": "wrong"}, 403)}


def expected():
    for line in TABLE.split("\n"):
        if line:
            method, path, marks = line.split()
            yield f"{method} {path}", dict(zip(COLUMNS, marks))


class Test:
    def __init__(self, world):
        self.world = world
        self.callers = {**world.by, "nobody": Client(world.server), "person": world.person(),
                        "stranger": world.by["manager2"]}
        self.passed = self.failed = 0
        name = "Institute " + secrets.token_hex(6)
        award = world.award(organisation=name)
        organisation = world.officer.get(f"/api/awards/{award}")[1]["organisation"]["id"]
        ask, shown = world.upload()
        sums = [{"currency": each["currency"], "minor": each["minor"]} for each in shown["sums"]]
        known = world.done(world.officer, "/api/imports", {**ask, "accepted": shown["accepted"], "sums": sums})["id"]
        self.known = {"/api/people/{id}": self.callers["person"].number, "/api/programmes/{id}": world.own[0],
                      "/api/awards/{id}": award, "/api/organisations/{id}": organisation,
                      "/api/record/{seq}": award, "/api/imports/{id}": known,
                      "/api/awards/{id}/agreement": world.prepared(), "/api/milestones/{id}": world.running()[0],
                      "/api/awards/{id}/spending": world.prepared(),
                      "/api/amendments/{id}": amendment(world), "/api/awards/{id}/closeout": world.offered(),
                      "/api/races/{id}": race(world)[0]}
        entry = entry_of(world)
        lines = world.by["finance"].get(f"/api/entries/{entry}")[1]["lines"]
        pool = world.by["finance"].get("/api/appropriations?sort=-id&limit=1")[1]["items"][0]["id"]
        year, of_year = closing_year(world)
        self.query = {"/api/search": "?q=a",
                      "/api/authority/why": f"?deed=commit_award&programme={world.own[0]}&minor=1000000",
                      "/api/years/{id}/deeds": f"?deed=lapse&appropriation={of_year}&decision=board",
                      "/api/batches/{id}/order": "?form=csv"}
        self.known |= {"/api/reservations/{id}": reservation_of(world), "/api/years/{id}": year,
                       "/api/entries/{id}": entry, "/api/accounts/{id}": lines[1]["account"],
                       "/api/appropriations/{id}": pool, "/api/findings/{id}": finding_of(world),
                       "/api/payees/{id}": payee_of(world), "/api/payments/{id}": payment_of(world),
                       "/api/batches/{id}": batch_of(world, sent=True), "/api/claims/{id}": claim_of(world),
                       "/api/awards/{id}/claims": claiming(world)[0]}
        rule = world.done(world.secretary, "/api/funding-rules", rule_body(world))["id"]
        self.known |= {"/api/authority/{id}": delegation_of(world), "/api/approvals/{id}": approval_of(world),
                       "/api/funding-rules/{id}": rule}

    def count(self, good, *words):
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        if not good:
            print("FAIL", *words, flush=True)

    def path_of(self, path):
        path = path.replace("/api/line/{noun}/{id}", f"/api/line/award/{self.known['/api/awards/{id}']}")
        for known, number in sorted(self.known.items(), key=lambda each: -len(each[0])):
            if path.startswith(known):
                return (path.replace("{id}", str(number)).replace("{seq}", str(number)) +
                        self.query.get(path, ""))
        return path + self.query.get(path, "")

    def try_one(self, operation, column, mark, request):
        """One operation by one caller; says whether the request is used up."""
        method, path = operation.split()
        client, before = self.callers[column], self.world.size()
        if operation in ("POST /api/session", "POST /api/session/end"):
            client = Client(self.world.server)
            client.cookie, client.csrf = self.callers[column].cookie, self.callers[column].csrf
        if operation == "POST /api/session/password" and mark == ".":
            client = request.actor
        status, _, body = client.call(method, request.path, request.body)
        refusal = json.loads(body).get("refusal", "") if status >= 400 else ""
        facts = self.world.size() - before
        want = MEANING[mark]
        if operation == "POST /api/first-run":
            want = (404, "link_used_or_expired")
        good = (status, refusal) == want and facts == (request.facts if mark == "." else 0)
        self.count(good, "P13", operation, column, f"expected {want}, got {status} {refusal}, {facts} facts")
        if operation.startswith("POST /api/session") and column in self.world.by:
            self.callers[column].sign_in(column)  # it gave up its session
        elif column == "stranger":
            self.callers[column].sign_in("manager2")
        if column == "person" and operation.startswith("POST /api/session"):
            self.callers[column] = self.world.person()

    def table(self, document):
        table = dict(expected())
        named = {f"{method} {path}" for method, path, _ in operations(document)}
        self.count(named == set(table), "P13 the table and the operations differ:", sorted(named ^ set(table)))
        for operation, marks in table.items():
            method, path = operation.split()
            if operation not in named:
                continue
            if method == "POST" and operation not in SAMPLES:
                self.count(False, "P13", operation, "has no sample request")
                continue
            make = SAMPLES[operation][0] if method == "POST" else lambda world: Request(self.path_of(path), None, 0, {})
            unused = make(self.world)
            for column in sorted(COLUMNS, key=lambda each: marks[each] == "."):  # refused ones do not use it up
                self.try_one(operation, column, marks[column], unused)
                if marks[column] == "." and method == "POST":
                    unused = make(self.world)

    def uploads(self):
        for column in COLUMNS:
            wanted = {"nobody": 401, "admin": 200, "officer": 200, "manager": 200, "stranger": 200,
                      "finance": 200}.get(column, 403)
            status = self.callers[column].call("POST", "/api/uploads?name=a.csv", raw=b"a\n1\n",
                                               headers={"Content-Type": "application/octet-stream"})[0]
            self.count(status == wanted, "P13 POST /api/uploads", column, status)
        status = self.callers["nobody"].call("GET", "/api/events")[0]
        self.count(status == 401, "P13 GET /api/events nobody", status)

    def forged(self, document):
        for operation, (make, name) in SAMPLES.items():
            request = make(self.world)
            client = request.actor or (self.world.by[name] if name else self.callers["admin"])
            before = self.world.size()
            for title, (headers, wanted) in FORGED.items():
                if not client.cookie and "X-CSRF-Token" in headers:
                    continue  # without a session nothing could be done in its name
                status = client.call("POST", request.path, request.body, headers=headers)[0]
                self.count(status == wanted, "P25", title, operation, status)
            self.count(self.world.size() == before, "P25", operation, "a forged request had an effect")
        kind = {"Content-Type": "application/octet-stream"}
        for title, (headers, wanted) in FORGED.items():
            status = self.world.officer.call("POST", "/api/uploads?name=a.csv", raw=b"a\n1\n",
                                             headers={**kind, **headers})[0]
            self.count(status == wanted, "P25", title, "POST /api/uploads", status)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    server = Server(options.parse_args().binary)
    test = None
    try:
        test = Test(World(server.start()))
        document = Client(server).get("/api/openapi.json")[1]
        test.table(document)
        test.uploads()
        test.forged(document)
    finally:
        server.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
