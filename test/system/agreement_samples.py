# Samples of awards that are prepared, signed and measured, and what they need made first.
import secrets

WORDS = {"zh": "测试", "en": "Test"}


class AgreementWorld:
    """What samples of agreements and milestones need; mixed into the world of all samples."""

    def pool(self, minor=1_000_000):
        """An appropriation with money allotted to the first programme of "manager"."""
        number = self.done(self.by["finance"], "/api/appropriations", self.appropriation())["id"]
        self.done(self.by["finance"], "/api/entries", self.allotment(number, minor))
        return number

    def terms(self, **more):
        criterion = {"metric": WORDS, "unit": "mm", "comparison": "at_most", "target": "0.5", "method": "A test."}
        return {"purpose": WORDS, "lead": "Lin Lan", "amount": {"minor": 10_000, "currency": "CNY"},
                "parties": [{"organisation": "临江大学", "recipient": True, "share": 10_000}],
                "starts_on": "2026-01-01", "ends_on": self.later, "lines": [], "readiness_at_start": 3,
                "readiness_at_end": 6,
                "milestones": [{"number": "M1", "title": WORDS, "criteria": [criterion], "due_on": self.later,
                                "after": [], "gate": False}],
                "instalments": [{"kind": "milestone", "milestone": "M1", "minor": 10_000}], **more}

    def preparation(self):
        return {"number": "P-" + secrets.token_hex(6), "title": "Prepared award", "programme": self.own[0],
                "organisation": "临江大学", "lead": "Lin Lan", "amount": {"minor": 10_000, "currency": "CNY"},
                "starts_on": "2026-01-01", "ends_on": self.later, "appropriation": self.pool(), "purpose": "Words."}

    def prepared(self, settled=True):
        """An award in setup with a whole paper, its checks settled."""
        number = self.done(self.officer, "/api/award-preparations", self.preparation())["id"]
        self.done(self.officer, f"/api/awards/{number}/agreement", {"seen": 0, "terms": self.terms()})
        for item in ("eligibility", "rules", "milestones", "terms", "permits") if settled else ():
            self.done(self.officer, f"/api/awards/{number}/checks", {"item": item, "verdict": "approved"})
        return number

    def offered(self):
        number = self.prepared()
        self.done(self.by["manager"], f"/api/awards/{number}/offer", {"until": self.later})
        return number

    def team(self, award):
        """A performer of the award, signed in."""
        who = self.person()
        self.done(self.admin, f"/api/people/{who.number}/roles",
                  {"role": "performer", "programme": 0, "award": award, "from": self.today})
        return who

    def digest(self, award):
        return self.officer.get(f"/api/awards/{award}/agreement")[1]["digest"]

    def running(self):
        """A milestone of an active award, and somebody of its team."""
        award = self.offered()
        team = self.team(award)
        self.done(team, f"/api/awards/{award}/signature", {"digest": self.digest(award)})
        return self.officer.get(f"/api/awards/{award}/agreement")[1]["milestones"][0]["id"], team

    def report(self, value="0.4"):
        return {"account": "Done.", "files": [], "links": ["https://a.example/report"],
                "measurements": [{"value": value, "reason": ""}]}

    def submitted(self):
        milestone, team = self.running()
        self.done(team, f"/api/milestones/{milestone}/submission", {"report": self.report()})
        return milestone

    def pay(self, award, milestone, minor):
        """Pays what is due of a milestone, all the way to the bank's answer."""
        finance, second = self.by["finance"], self.clerks()[1]
        due = finance.get(f"/api/payables?award={award}")[1]["items"][0]
        usable = finance.get(f"/api/payees?state=usable&organisation={due['organisation']['id']}")[1]["items"]
        payee = next(each["id"] for each in usable if each["currency"] == "CNY")
        number = self.done(self.officer, "/api/payments", {
            "award": award, "appropriation": due["appropriation"], "milestone": milestone, "payee": payee,
            "purpose": "Milestone", "amount": {"minor": minor, "currency": "CNY"}})["id"]
        self.done(finance, f"/api/payments/{number}/steps", {"step": "approve"})
        debtor = finance.get("/api/debtors")[1]["items"]
        debtor = next(each["id"] for each in debtor if each["currency"] == "CNY")
        batch = self.done(finance, "/api/batches", {"debtor": debtor, "payments": [number]})["id"]
        for who, step in [(finance, "sign"), (second, "sign"), (second, "send")]:
            self.done(who, f"/api/batches/{batch}/steps", {"step": step})
        name = finance.get(f"/api/payments/{number}")[1]["end_to_end"][0]
        table = ("end_to_end_id,status,amount,currency,value_on\r\n"
                 f"{name},settled,{minor / 100:.2f},CNY,{self.today}\r\n")
        self.done(finance, "/api/bank-answers", {"digest": self.keep(table), "name": "a.csv", "read": 1})

    def file(self, client):
        status, _, answer = client.post("/api/uploads?name=paper.pdf", None, raw=secrets.token_bytes(32),
                                        headers={"Content-Type": "application/octet-stream"})
        if status != 200:
            raise RuntimeError(f"upload: {status} {answer}")
        return answer["digest"]


def prepare_award(world):
    other = world.preparation()
    return world.request("/api/award-preparations", world.preparation(), 2,
                   {"number": "P-other", "title": "Other", "organisation": "临江理工大学", "lead": "Other",
                    "amount": {"minor": 10_001, "currency": "CNY"}, "starts_on": "2026-01-02",
                    "appropriation": other["appropriation"], "purpose": "Others."})


def save_agreement(world):
    body = {"seen": 1, "terms": world.terms(lead="Other")}
    return world.request(f"/api/awards/{world.prepared(False)}/agreement", body, 0, {})


def settle_check(world):
    number, other = world.prepared(False), world.prepared(False)
    return world.request(f"/api/awards/{number}/checks", {"item": "terms", "verdict": "approved", "note": "Seen."}, 1,
                   {"item": "rules", "verdict": "not_applicable", "note": "Other."},
                   paths=[f"/api/awards/{other}/checks"])


def offer_agreement(world):
    number, other = world.prepared(), world.prepared()
    return world.request(f"/api/awards/{number}/offer",
                   {"until": world.later}, 4,  # the account, the reservation, the authority, the offer
                   {"until": world.today}, paths=[f"/api/awards/{other}/offer"])


def countersign(world):
    number, other = world.offered(), world.offered()
    # The reservation and its entry, the signature, the milestone, its start and the award's.
    return world.request(f"/api/awards/{number}/signature", {"digest": world.digest(number)}, 6,
                   {"digest": "0" * 64}, actor=world.team(number), paths=[f"/api/awards/{other}/signature"])


def record_signed_paper(world):
    number, other = world.offered(), world.offered()
    body = {"digest": world.digest(number), "on": world.today, "signatory": "Lin Lan",
            "paper": world.file(world.officer)}
    return world.request(f"/api/awards/{number}/signed-paper", body, 6,
                   {"digest": "0" * 64, "on": "2026-01-01", "signatory": "Other", "paper": "1" * 64},
                   paths=[f"/api/awards/{other}/signed-paper"])


def save_report(world):
    number, team = world.running()
    return world.request(f"/api/milestones/{number}/report", {"seen": 0, "report": world.report()}, 0, {}, actor=team)


def submit_milestone(world):
    number, team = world.running()
    other = world.running()[0]
    return world.request(f"/api/milestones/{number}/submission", {"report": world.report()}, 1,
                   {"report": world.report("0.3")}, actor=team, paths=[f"/api/milestones/{other}/submission"])


def verify_milestone(world):
    number, other = world.submitted(), world.submitted()
    return world.request(f"/api/milestones/{number}/verification", {"opinion": "supports", "text": "Seen."}, 1,
                   {"opinion": "doubts", "text": "Other."}, actor=world.person("monitoring_officer"),
                   paths=[f"/api/milestones/{other}/verification"])


def decide_milestone(world):
    number, other = world.submitted(), world.submitted()
    body = {"verdict": "accept", "text": "Good."}
    return world.request(f"/api/milestones/{number}/verdict", body, 4,  # account, entry, authority, verdict
                   {"verdict": "send_back", "text": "Other."}, paths=[f"/api/milestones/{other}/verdict"])


def waive_milestone(world):
    number, other = world.running()[0], world.running()[0]
    return world.request(f"/api/milestones/{number}/waiver", {"decision": "board 7/2026", "text": "Not needed."}, 1,
                   {"decision": "board 8/2026", "text": "Other."}, paths=[f"/api/milestones/{other}/waiver"])


def advance_milestone(world):
    number, other = world.running()[0], world.running()[0]
    return world.request(f"/api/milestones/{number}/advance", {"minor": 100, "reason": "Material."}, 4,
                   {"minor": 101, "reason": "Other."}, paths=[f"/api/milestones/{other}/advance"])


def paid(world):
    """An active award to which money was paid, and somebody of its team."""
    milestone, team = world.running()
    world.done(team, f"/api/milestones/{milestone}/submission", {"report": world.report()})
    world.done(world.by["manager"], f"/api/milestones/{milestone}/verdict", {"verdict": "accept"})
    award = world.officer.get(f"/api/milestones/{milestone}")[1]["award"]["id"]
    world.pay(award, milestone, 5_000)
    return award, team


def spending_report(world, minor=500):
    return {"until": world.today, "lines": [{"line": "", "minor": minor}], "people": 3, "results": "Words.", "note": ""}


def save_spending(world):
    award, team = paid(world)
    body = {"seen": 0, "report": spending_report(world)}
    return world.request(f"/api/awards/{award}/spending-paper", body, 0, {}, actor=team)


def report_spending(world):
    award, team = paid(world)
    other = paid(world)[0]
    return world.request(f"/api/awards/{award}/spending",
                   {"report": spending_report(world)}, 3,  # account, entry, report
                   {"report": spending_report(world, 501)}, actor=team, paths=[f"/api/awards/{other}/spending"])


SAMPLES = {
    "POST /api/award-preparations": (prepare_award, "officer"),
    "POST /api/awards/{id}/agreement": (save_agreement, "officer"),
    "POST /api/awards/{id}/checks": (settle_check, "officer"),
    "POST /api/awards/{id}/offer": (offer_agreement, "manager"),
    "POST /api/awards/{id}/signature": (countersign, ""),
    "POST /api/awards/{id}/signed-paper": (record_signed_paper, "officer"),
    "POST /api/awards/{id}/spending": (report_spending, ""),
    "POST /api/awards/{id}/spending-paper": (save_spending, ""),
    "POST /api/milestones/{id}/report": (save_report, ""),
    "POST /api/milestones/{id}/submission": (submit_milestone, ""),
    "POST /api/milestones/{id}/verification": (verify_milestone, ""),
    "POST /api/milestones/{id}/verdict": (decide_milestone, "manager"),
    "POST /api/milestones/{id}/waiver": (waive_milestone, "secretary"),
    "POST /api/milestones/{id}/advance": (advance_milestone, "manager"),
}
