# A valid request for every mutating operation of /api/openapi.json, with what it needs made first. An operation that
# has no sample here fails every test that walks the operations.
import datetime
import json
import re
import secrets
import zoneinfo

from agreement_samples import AgreementWorld
from agreement_samples import SAMPLES as AGREEMENT_SAMPLES
from signed_samples import SAMPLES as SIGNED_SAMPLES
from client import Client, PASSWORD, programme

ROLES = {"admin": "administrator", "secretary": "board_secretary", "manager": "programme_manager",
         "officer": "case_officer", "finance": "finance_officer", "auditor": "auditor"}
WORDS = {"zh": "测试", "en": "Test"}


class Request:
    """One valid call: path and body, how many facts it makes, and for each field another value that is valid too."""

    def __init__(self, path, body, facts, other, actor=None, paths=(), secret=()):
        self.path, self.body, self.facts, self.other = path, body, facts, other
        self.secret = secret  # fields with a password, of which nothing is kept that a repeat could be compared with
        self.actor = actor  # who must send it, where that is not everybody who holds the permission
        self.paths = paths  # the same operation on another thing: a different request under the same key


class World(AgreementWorld):
    """A running demonstration with everybody signed in, and what requests need made on demand."""

    request = Request

    def appropriation(self):
        return appropriation_body()

    def allotment(self, number, minor):
        return allotment(self, number, minor)

    def __init__(self, server):
        self.server = server
        self.by = {name: Client(server).sign_in(name) for name in [*ROLES, "manager2"]}
        self.admin, self.secretary, self.officer = self.by["admin"], self.by["secretary"], self.by["officer"]
        self.observer = Client(server).sign_in("auditor")  # whose session no test ends
        session = self.by["manager"].get("/api/session")[1]
        self.own = [role["programme"]["id"] for role in session["roles"]]  # the programmes of "manager"
        # The civil day where the demonstration's body sits, which may be another than here.
        today = datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")).date()
        self.today, self.later = today.isoformat(), (today + datetime.timedelta(days=400)).isoformat()

    def done(self, client, path, body, **more):
        """Posts what must succeed."""
        status, _, answer = client.post(path, body, **more)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {answer}")
        return answer

    def size(self):
        return self.observer.get("/api/record/state")[1]["size"]

    def person(self, role="", of=0):
        """Somebody new who has joined, signed in; with a role when one is named."""
        name, word = f"p{secrets.token_hex(6)}", secrets.token_urlsafe(18)
        made = self.done(self.admin, "/api/people", {"name": "Somebody", "email": name + "@linjiang.example"})
        number = made["person"]["id"]
        token = self.link(number)
        self.done(Client(self.server), "/api/invitations/accept", {"token": token, "password": word})
        if role:
            self.done(self.admin, f"/api/people/{number}/roles", {"role": role, "programme": of, "from": self.today})
        client = Client(self.server).sign_in(name, word)
        client.number, client.password, client.email = number, word, name + "@linjiang.example"
        return client

    def invited(self):
        body = {"name": "Somebody", "email": f"i{secrets.token_hex(6)}@linjiang.example"}
        return self.done(self.admin, "/api/people", body)["person"]["id"]

    def link(self, person):
        return self.done(self.admin, f"/api/people/{person}/invite", {})["invitation_link"].split("token=")[1]

    def programme(self):
        """A new programme that "manager" answers for."""
        number = self.done(self.secretary, "/api/programmes", programme(secrets.token_hex(8)))["id"]
        manager = self.by["manager"].get("/api/session")[1]["person"]["id"]
        self.done(self.admin, f"/api/people/{manager}/roles",
                  {"role": "programme_manager", "programme": number, "from": self.today})
        return number

    def award_body(self, programme=0, organisation="临江大学"):
        return {"number": "T-" + secrets.token_hex(6), "title": "Test award", "programme": programme or self.own[0],
                "organisation": organisation, "amount": {"minor": 12345, "currency": "CNY"}}

    def award(self, **more):
        return self.done(self.officer, "/api/awards", self.award_body(**more))["id"]

    def keep(self, data, by="finance"):
        """A file that was uploaded; its digest."""
        status, _, answer = self.by[by].post("/api/uploads?name=file", None, raw=data.encode(),
                                             headers={"Content-Type": "application/octet-stream"})
        if status != 200:
            raise RuntimeError(f"upload: {status} {answer}")
        return answer["digest"]

    def clerks(self):
        """Who proposes and who verifies accounts: nobody that a test signs in as."""
        if not hasattr(self, "two_clerks"):
            self.two_clerks = self.person("case_officer"), self.person("finance_officer")
            for currency in ("CNY", "EUR"):
                self.delegate(self.two_clerks[1].number, ["approve_payment", "sign_payments"], currency=currency)
        return self.two_clerks

    def bookkeeper(self):
        """Who enters by hand what is due, and therefore neither approves nor signs its payment."""
        if not hasattr(self, "the_bookkeeper"):
            self.the_bookkeeper = self.person("finance_officer")
            for currency in ("CNY", "EUR"):
                self.delegate(self.the_bookkeeper.number, ["enter_commitment", "enter_due"], currency=currency)
        return self.the_bookkeeper

    def delegate(self, person, deeds, programme=None, currency="CNY"):
        """A decision of the board that gives somebody authority; of what the demonstration has, nothing is changed."""
        body = {"person": person, "deeds": deeds, "currency": currency, "limits": {"per_act": 10_000_000},
                "from": self.today, "until": "2099-12-31", "decision": "board 2/2026"}
        return self.done(self.secretary, "/api/authority", {**body, **({"programme": programme} if programme else {})})

    def doubt(self):
        name = "Observatory " + "".join(secrets.choice("BCDFGHJKLMNPQRSTVWXZ") for _ in range(12))
        for each in (name, name + "（北校区）"):
            self.award(organisation=each)
        items = self.officer.get("/api/organisation-doubts?sort=-id&limit=5")[1]["items"]
        return next(item["id"] for item in items if name in (item["left"]["name"], item["right"]["name"]))

    def upload(self, rows=2):
        """A small list in the shipped layout of the NSFC, uploaded; with its preview."""
        lines = ["项目批准号,项目名称,项目类别,依托单位,负责人,金额,起止年月,总评"]
        lines += [f"{secrets.randbelow(10**8):08},课题{n},面上项目,临江大学,林岚,{n + 1}.5,2021.01-2024.12,"
                  for n in range(rows)]
        status, _, answer = self.officer.post("/api/uploads?name=list.csv", None, raw="\n".join(lines).encode(),
                                              headers={"Content-Type": "application/octet-stream"})
        if status != 200:
            raise RuntimeError(f"upload: {status} {answer}")
        ask = {"digest": answer["digest"], "name": "list.csv", "mapping": "nsfc"}
        return ask, self.done(self.officer, "/api/import-previews", ask)


def finding_of(world):
    """An imported award of which more was disbursed than awarded: what is asked about it."""
    number = "360G-T-" + secrets.token_hex(6)
    grant = {"id": number, "title": "Test", "currency": "GBP", "amountAwarded": 100, "amountDisbursed": 120,
             "awardDate": "2021-03-01", "recipientOrganization": [{"id": "GB-CHC-1126147", "name": "Test Trust"}],
             "fundingOrganization": [{"id": "GB-CHC-1", "name": "Fund"}],
             "grantProgramme": [{"title": world.officer.get(f"/api/programmes/{world.own[0]}")[1]["title"]["zh"]}]}
    status, _, answer = world.officer.post("/api/uploads?name=grants.json", None,
                                           raw=json.dumps({"grants": [grant]}).encode(),
                                           headers={"Content-Type": "application/octet-stream"})
    if status != 200:
        raise RuntimeError(f"upload: {status} {answer}")
    ask = {"digest": answer["digest"], "name": "grants.json", "mapping": ""}
    shown = world.done(world.officer, "/api/import-previews", ask)
    sums = [{"currency": each["currency"], "minor": each["minor"]} for each in shown["sums"]]
    world.done(world.officer, "/api/imports", {**ask, "accepted": shown["accepted"], "sums": sums})
    return world.by["auditor"].get("/api/findings?rule=disbursed_above_award&sort=-id&limit=1")[1]["items"][0]["id"]


def step_finding(world):
    body = {"step": "explain", "reason": "The list counts an earlier award."}
    return Request(f"/api/findings/{finding_of(world)}/steps", body, 1, {"step": "refer", "reason": "Other."},
                   paths=[f"/api/findings/{finding_of(world)}/steps"])


def look_at_money(world):
    world.done(world.by["finance"], "/api/findings/look", {})  # what there is to ask is asked now
    return Request("/api/findings/look", {}, 0, {})


def settings(world):
    name = {"zh": "测试", "en": secrets.token_hex(8)}
    body = {"name": name, "fiscal_year_start_month": 1, "default_currency": "CNY", "display_unit": "ten_thousand"}
    return Request("/api/settings", body, 1, {"name": WORDS, "fiscal_year_start_month": 4, "default_currency": "EUR"})


def change_password(world):
    who = world.person()
    body = {"current": who.password, "next": secrets.token_urlsafe(18)}
    return Request("/api/session/password", body, 1, {}, actor=who,
                   secret=["current", "next"])


def accept_invitation(world):
    body = {"token": world.link(world.invited()), "password": secrets.token_urlsafe(18)}
    return Request("/api/invitations/accept", body, 1,
                   {"token": world.link(world.invited())}, secret=["password"])


def invite_person(world):
    body = {"name": "Test", "email": secrets.token_hex(6) + "@a.example"}
    return Request("/api/people", body, 1, {"name": "Other", "email": secrets.token_hex(6) + "@a.example"})


def make_link(world):
    return Request(f"/api/people/{world.invited()}/invite", {}, 0, {})


def give_role(world):
    body = {"role": "auditor", "programme": 0, "from": world.today, "until": world.later}
    return Request(f"/api/people/{world.invited()}/roles", body, 1,
                   {"role": "case_officer", "programme": world.own[0], "from": world.later, "until": "", "award": 1},
                   paths=[f"/api/people/{world.invited()}/roles"])


def role_of(world):
    body = {"role": "auditor", "programme": 0, "from": world.today}
    return world.done(world.admin, f"/api/people/{world.invited()}/roles", body)["roles"][0]["id"]


def end_role(world):
    return Request(f"/api/roles/{role_of(world)}/end", {"on": world.later}, 1, {"on": world.today},
                   paths=[f"/api/roles/{role_of(world)}/end"])


def step_person(world):
    who, another = world.person(), world.person()
    return Request(f"/api/people/{who.number}/steps", {"step": "suspend"}, 1, {"step": "close"},
                   paths=[f"/api/people/{another.number}/steps"])


def found_programme(world):
    return Request("/api/programmes", programme(secrets.token_hex(8)), 1,
                   {"code": "other", **{name: {"zh": "别的", "en": ""} for name in ("title", "goal", "problem")}})


def describe_programme(world):
    body = {name: {"zh": "", "en": secrets.token_hex(8)} for name in ("title", "goal", "problem", "result")}
    return Request(f"/api/programmes/{world.programme()}/description", body, 1, {name: WORDS for name in body},
                   paths=[f"/api/programmes/{world.own[0]}/description"])


def step_programme(world):
    return Request(f"/api/programmes/{world.programme()}/steps", {"step": "wind_down", "reason": "The end is near."},
                   1, {"step": "terminate", "reason": "Another reason."},
                   paths=[f"/api/programmes/{world.own[0]}/steps"])


def record_award(world):
    body = {**world.award_body(), "lead": "Lin Lan", "awarded_on": "2026-01-02", "starts_on": "2026-02-01",
            "ends_on": "2028-01-31", "description": "Words."}
    return Request("/api/awards", body, 1,
                   {"number": "T-other", "title": "Other", "organisation": "临江理工大学", "lead": "Other",
                    "amount": {"minor": 12345, "currency": "EUR"}, "awarded_on": "2026-01-03",
                    "starts_on": "2026-02-02", "ends_on": "2028-02-01", "description": "Others."})


def step_award(world):
    return Request(f"/api/awards/{world.award()}/steps", {"step": "hold", "reason": "Waiting."}, 1,
                   {"step": "terminate", "reason": "Another."}, paths=[f"/api/awards/{world.award()}/steps"])


def decide_doubt(world):
    return Request(f"/api/organisation-doubts/{world.doubt()}", {"verdict": "same"}, 1, {"verdict": "different"},
                   paths=[f"/api/organisation-doubts/{world.doubt()}"])


def commit_import(world):
    (ask, shown), (other, _) = world.upload(), world.upload()
    body = {**ask, "accepted": shown["accepted"], "sums": [{"currency": each["currency"], "minor": each["minor"]}
                                                          for each in shown["sums"]]}
    # The import, each of its two awards with an account; of the money an appropriation, its source and an entry.
    return Request("/api/imports", body, 8 + shown["new_programmes"],
                   {"accepted": 3, "sums": [], "digest": other["digest"], "name": "other.csv"})


def appropriation_body():
    return {"code": "A-" + secrets.token_hex(6), "title": WORDS, "fund": "general", "fiscal_year": 2026,
            "budget_line": "206", "amount": {"minor": 1_000_000, "currency": "CNY"}, "decision": "board 1/2026",
            "value_on": "2026-01-05"}


def open_appropriation(world):
    return Request("/api/appropriations", appropriation_body(), 4,  # itself, two accounts, the entry
                   {"code": "A-other", "title": {"zh": "别的", "en": ""}, "fund": "other", "fiscal_year": 2027,
                    "budget_line": "207", "amount": {"minor": 5, "currency": "EUR"}, "decision": "board 2/2026",
                    "value_on": "2026-01-06"})


def allotment(world, pool, minor=500):
    return {"cause": "T-" + secrets.token_hex(8), "kind": "allot", "value_on": "2026-01-07", "decision": "board 3/2026",
            "memo": "First half.",
            "legs": [
                {"place": {"appropriation": pool, "stage": "appropriated"}, "minor": -minor},
                {"place": {"appropriation": pool, "stage": "allotted", "programme": world.own[0]}, "minor": minor}]}


def post_entry(world):
    pool = world.done(world.by["finance"], "/api/appropriations", appropriation_body())["id"]
    body = allotment(world, pool)
    return Request("/api/entries", body, 2,  # the programme's account and the entry
                   {"cause": "T-other", "kind": "take_back", "value_on": "2026-01-08", "decision": "board 4/2026",
                    "memo": "Other.", "legs": allotment(world, pool, 400)["legs"]})


def entry_of(world):
    pool = world.done(world.by["finance"], "/api/appropriations", appropriation_body())["id"]
    return world.done(world.by["finance"], "/api/entries", allotment(world, pool))["id"]


def reverse_entry(world):
    body = {"value_on": "2026-01-09", "memo": "A typing error."}
    return Request(f"/api/entries/{entry_of(world)}/reversal", body, 1, {"value_on": "2026-01-10", "memo": "Other."},
                   paths=[f"/api/entries/{entry_of(world)}/reversal"])


def funded(world, minor=500):
    """An appropriation of which the programme of "manager" has an allotment; the appropriation's number."""
    pool = world.done(world.by["finance"], "/api/appropriations", appropriation_body())["id"]
    world.done(world.by["finance"], "/api/entries", allotment(world, pool, minor))
    return pool


def reservation_body(world, pool):
    allotted = {"appropriation": pool, "stage": "allotted", "programme": world.own[0]}
    return {"cause": "T-" + secrets.token_hex(8), "kind": "set_aside", "from": allotted,
            "to": {**allotted, "stage": "reserved", "call": 1}, "minor": 100, "expires_on": world.later,
            "decision": "board 3/2026", "memo": "For the call."}


def reserve_money(world):
    body = reservation_body(world, funded(world))
    other = reservation_body(world, funded(world))
    return Request("/api/reservations", body, 2,  # the account of the call and the reservation
                   {"cause": "T-other", "kind": "commit", "from": other["from"], "to": other["to"], "minor": 7,
                    "expires_on": world.today, "decision": "board 4/2026", "memo": "Other."})


def reservation_of(world):
    return world.done(world.by["finance"], "/api/reservations", reservation_body(world, funded(world)))["id"]


def step_reservation(world):
    body = {"step": "post", "minor": 60, "value_on": world.today}
    return Request(f"/api/reservations/{reservation_of(world)}/steps", body, 2,
                   {"step": "void_it", "minor": 61, "value_on": day_after(world.today, -1)},
                   paths=[f"/api/reservations/{reservation_of(world)}/steps"])


def rate_body(world):
    return {"from": "CNY", "to": "EUR", "rate": "0.1312", "of_day": world.today, "source": secrets.token_hex(8)}


def record_rate(world):
    return Request("/api/exchange-rates", rate_body(world), 1,
                   {"from": "USD", "to": "GBP", "rate": "0.9", "of_day": day_after(world.today, -1), "source": "Other"})


def exchange_money(world):
    euros = {**appropriation_body(), "amount": {"minor": 5, "currency": "EUR"}}
    body = {"cause": "T-" + secrets.token_hex(8), "from": funded(world), "programme": world.own[0], "given": 400,
            "rate": world.done(world.by["finance"], "/api/exchange-rates", rate_body(world))["id"],
            "to": world.done(world.by["finance"], "/api/appropriations", euros)["id"], "got": 52,
            "rounding": "half_even", "value_on": world.today, "decision": "board 3/2026", "memo": "For Lyon."}
    return Request("/api/exchanges", body, 5,  # three accounts, the entry, the exchange
                   {"cause": "T-other", "rate": 1, "from": 1, "to": 1, "programme": world.own[1], "given": 401,
                    "got": 53, "rounding": "down", "value_on": day_after(world.today, -1), "decision": "Other",
                    "memo": "Other."})


years = iter(range(2100, 2999, 2))  # each test has its own and the next, far from those of the demonstration


def year_of(world, year=0):
    """A year with one appropriation, whose closing has begun when it is named."""
    body = {**appropriation_body(), "fiscal_year": year or next(years)}
    pool = world.done(world.by["finance"], "/api/appropriations", body)["id"]
    return body["fiscal_year"], pool


def step_year(world):
    (year, _), (other, _) = year_of(world), year_of(world)
    return Request(f"/api/years/{year}/steps", {"step": "begin_closing", "reason": "board 9/2026"}, 1,
                   {"step": "keep_open", "reason": "Other."}, paths=[f"/api/years/{other}/steps"])


def closing_year(world):
    year, pool = year_of(world)
    world.done(world.by["finance"], f"/api/years/{year}/steps", {"step": "begin_closing"})
    return year, pool


def do_at_year_end(world):
    (year, pool), (other, _) = closing_year(world), closing_year(world)
    body = {"deed": "carry_forward", "appropriation": pool, "to": year_of(world, year + 1)[1], "stage": "appropriated",
            "value_on": world.today, "decision": "board 9/2026"}
    return Request(f"/api/years/{year}/deeds", body, 3,  # two accounts that link the years, and the entry
                   {"deed": "lapse", "appropriation": 1, "to": 1, "stage": "allotted",
                    "value_on": day_after(world.today, -1), "decision": "Other."},
                   paths=[f"/api/years/{other}/deeds"])


def day_after(day, days=1):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()


def person_id(world, name):
    return world.by[name].get("/api/session")[1]["person"]["id"]


def delegation_body(world, programme=0, **more):
    return {"person": person_id(world, "manager"), "deeds": ["commit_award"], "programme": programme or world.own[0],
            "currency": "CNY", "limits": {"per_act": 50000, "per_award": 80000}, "from": world.today,
            "until": "2099-12-31", "decision": "board 3/2026", **more}


def give_authority(world):
    return Request("/api/authority", delegation_body(world), 1,
                   {"person": person_id(world, "officer"), "deeds": ["stop_award"], "programme": world.own[1],
                    "currency": "EUR", "limits": {"per_act": 1}, "from": world.later, "until": "2098-12-31",
                    "decision": "board 4/2026"})


def delegation_of(world):
    return world.done(world.secretary, "/api/authority", delegation_body(world))["id"]


def revoke_authority(world):
    return Request(f"/api/authority/{delegation_of(world)}/revocation", {"on": world.later, "reason": "Left."}, 1,
                   {"on": "2098-12-31", "reason": "Other."},
                   paths=[f"/api/authority/{delegation_of(world)}/revocation"])


def acting_body(world):
    return {"deputy": world.invited(), "holder": person_id(world, "manager"), "from": world.today,
            "until": "2099-12-31", "decision": "board 3/2026"}


def name_deputy(world):
    return Request("/api/acting", acting_body(world), 1,
                   {"deputy": world.invited(), "holder": person_id(world, "officer"), "from": world.later,
                    "until": "2098-12-31", "decision": "board 4/2026"})


def acting_of(world):
    return world.done(world.secretary, "/api/acting", acting_body(world))["id"]


def end_acting(world):
    return Request(f"/api/acting/{acting_of(world)}/end", {"on": world.later, "reason": "Back."}, 1,
                   {"on": "2098-12-31", "reason": "Other."}, paths=[f"/api/acting/{acting_of(world)}/end"])


def proposal_body(world):
    """What the manager, who holds a delegation, asks a second person to confirm."""
    world.done(world.secretary, "/api/authority", delegation_body(world))
    return {"deed": "commit_award", "programme": world.own[0], "award": world.award(),
            "amount": {"minor": 700, "currency": "CNY"}, "cause": "T-" + secrets.token_hex(8), "note": "Please."}


def propose_approval(world):
    body = proposal_body(world)
    return Request("/api/approvals", body, 1,
                   {"deed": "amend_award", "award": world.award(), "amount": {"minor": 701, "currency": "CNY"},
                    "cause": "T-other", "note": "Other."})


def approval_of(world):
    return world.done(world.by["manager"], "/api/approvals", proposal_body(world))["id"]


def step_approval(world):
    return Request(f"/api/approvals/{approval_of(world)}/steps", {"step": "withdraw", "reason": "Not now."}, 1,
                   {"step": "decline", "reason": "Other."}, paths=[f"/api/approvals/{approval_of(world)}/steps"])


def rule_body(world, **more):
    return {"kind": "advance", "title": WORDS, "text": WORDS, "source": "board 3/2026", "programme": world.programme(),
            "fund": "", "currency": "CNY", "valid_from": "2026-01-01", "terms": {"basis_points": 3000},
            "examples": [{"text": WORDS, "question": {"base": 1000, "asked": 300},
                          "answer": {"allowed": True, "limit": 300}}], **more}


def record_funding_rule(world):
    return Request("/api/funding-rules", rule_body(world), 1,
                   {"kind": "virement", "title": {"zh": "别的", "en": ""}, "text": {"zh": "别的", "en": ""},
                    "source": "board 4/2026", "programme": world.own[0], "fund": "other", "currency": "EUR",
                    "valid_from": "2026-01-02", "terms": {"basis_points": 2999},
                    "examples": [{"text": WORDS, "question": {"base": 2000, "asked": 600},
                                  "answer": {"allowed": True, "limit": 600}}]})


def try_funding_rule(world):
    return Request("/api/funding-rules/try", {"kind": "advance", "question": {"base": 1000, "asked": 1}}, 0, {})


def preview_import(world):
    return Request("/api/import-previews", world.upload()[0], 0, {})


def read_communique(world):
    text = "市委召开会议。\n会议强调，要加强领导。\n".encode()
    status, _, answer = world.secretary.post("/api/uploads?name=communique.txt", None, raw=text,
                                             headers={"Content-Type": "application/octet-stream"})
    if status != 200:
        raise RuntimeError(f"upload: {status} {answer}")
    return Request("/api/communique-readings", {"digest": answer["digest"], "name": "communique.txt"}, 0, {})


def sign_in(world):
    who = world.person()
    return Request("/api/session", {"email": who.email, "password": who.password}, 0, {}, actor=Client(world.server))


def sign_out(world):
    return Request("/api/session/end", {}, 0, {}, actor=world.person())


def first_run(world):
    """Only an installation without anybody has a link for it; the caller gives the token of such a one."""
    body = {"token": getattr(world, "token", "x"), "name": "First", "password": "Tidal-7-walrus-lamp",
            "email": "first@a.example"}
    return Request("/api/first-run", body, 3, {"name": "Other", "email": "other@a.example", "token": "other"},
                   secret=["password"])


SAMPLES = {  # operation: the sample, and who of the demonstration sends it
    "POST /api/session": (sign_in, ""),
    "POST /api/session/end": (sign_out, ""),
    "POST /api/session/password": (change_password, ""),
    "POST /api/settings": (settings, "admin"),
    "POST /api/first-run": (first_run, ""),
    "POST /api/invitations/accept": (accept_invitation, ""),
    "POST /api/people": (invite_person, "admin"),
    "POST /api/people/{id}/invite": (make_link, "admin"),
    "POST /api/people/{id}/roles": (give_role, "admin"),
    "POST /api/people/{id}/steps": (step_person, "admin"),
    "POST /api/roles/{id}/end": (end_role, "admin"),
    "POST /api/programmes": (found_programme, "secretary"),
    "POST /api/programmes/{id}/description": (describe_programme, "secretary"),
    "POST /api/programmes/{id}/steps": (step_programme, "manager"),
    "POST /api/awards": (record_award, "officer"),
    "POST /api/awards/{id}/steps": (step_award, "manager"),
    "POST /api/organisation-doubts/{id}": (decide_doubt, "officer"),
    "POST /api/import-previews": (preview_import, "officer"),
    "POST /api/communique-readings": (read_communique, "secretary"),
    "POST /api/imports": (commit_import, "officer"),
    "POST /api/appropriations": (open_appropriation, "finance"),
    "POST /api/entries": (post_entry, "finance"),
    "POST /api/entries/{id}/reversal": (reverse_entry, "finance"),
    "POST /api/reservations": (reserve_money, "finance"),
    "POST /api/reservations/{id}/steps": (step_reservation, "finance"),
    "POST /api/exchange-rates": (record_rate, "finance"),
    "POST /api/exchanges": (exchange_money, "finance"),
    "POST /api/years/{id}/steps": (step_year, "finance"),
    "POST /api/years/{id}/deeds": (do_at_year_end, "finance"),
    "POST /api/findings/{id}/steps": (step_finding, "finance"),
    "POST /api/findings/look": (look_at_money, "finance"),
    "POST /api/authority": (give_authority, "secretary"),
    "POST /api/authority/{id}/revocation": (revoke_authority, "secretary"),
    "POST /api/acting": (name_deputy, "secretary"),
    "POST /api/acting/{id}/end": (end_acting, "secretary"),
    "POST /api/approvals": (propose_approval, "manager"),
    "POST /api/approvals/{id}/steps": (step_approval, "manager"),
    "POST /api/funding-rules": (record_funding_rule, "secretary"),
    "POST /api/funding-rules/try": (try_funding_rule, "secretary"),
}
SAMPLES |= AGREEMENT_SAMPLES | SIGNED_SAMPLES


# Last, for they are made of what stands above.
from books_samples import BOOKS_SAMPLES  # noqa: E402
from claim_samples import CLAIM_SAMPLES  # noqa: E402
from mandate_samples import MANDATE_SAMPLES  # noqa: E402
from payment_samples import PAYMENT_SAMPLES  # noqa: E402
from plan_samples import PLAN_SAMPLES  # noqa: E402
from practice_samples import PRACTICE_SAMPLES  # noqa: E402
from door_samples import DOOR_SAMPLES  # noqa: E402
from provider_samples import PROVIDER_SAMPLES  # noqa: E402

SAMPLES.update(PAYMENT_SAMPLES)
SAMPLES.update(DOOR_SAMPLES | PROVIDER_SAMPLES)
SAMPLES.update(BOOKS_SAMPLES | CLAIM_SAMPLES | MANDATE_SAMPLES | PLAN_SAMPLES | PRACTICE_SAMPLES)


def operations(document):
    """Method, path and description of every operation in JSON that /api/openapi.json names."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if operation["x-kind"] in ("read", "query", "act", "upkeep"):
                yield method.upper(), path, operation


def template(path, document):
    """The path as the description has it, of a real one."""
    for known in document["paths"]:
        if re.fullmatch(re.sub(r"\{\w+\}", r"\\d+", known), path):
            return known
    return path
