# Valid requests for payments, the accounts they go to, batches and bank answers.
import secrets

from samples import Request, appropriation_body


def contact_body(world):
    organisation = world.officer.get(f"/api/awards/{world.award(organisation='Unit ' + secrets.token_hex(6))}")[1]
    return {"organisation": organisation["organisation"]["id"], "name": "Wang", "reach": "wang@unit.example"}


def record_contact(world):
    return Request("/api/contacts", contact_body(world), 1,
                   {"organisation": contact_body(world)["organisation"], "name": "Zhao", "reach": "+86 10 5555"})


def account_body(world, organisation=0):
    body = contact_body(world)
    contact = world.done(world.by["finance"], "/api/contacts", body)
    name = world.officer.get(f"/api/organisations/{body['organisation']}")[1]["name"]
    return {"organisation": body["organisation"], "scheme": "cn", "number": "3100" + str(secrets.randbelow(10**12)),
            "bank_code": "102100099996", "bank_name": "Bank", "holder": name, "currency": "CNY",
            "contact": contact["id"]}


def propose_payee(world):
    other = account_body(world)
    return Request("/api/payees", account_body(world), 1,
                   {**{name: other[name] for name in ("organisation", "number", "holder", "contact")},
                    "scheme": "other", "bank_code": "COBADEFF", "bank_name": "Other", "currency": "EUR"})


def payee_of(world, verified=False):
    officer, finance = world.clerks()
    number = world.done(officer, "/api/payees", account_body(world))["id"]
    if verified:
        world.done(finance, f"/api/payees/{number}/steps",
                   {"step": "verify", "registry": "register", "document": world.keep("certificate")})
    return number


def step_payee(world):
    body = {"step": "verify", "registry": "register", "document": world.keep("certificate")}
    return Request(f"/api/payees/{payee_of(world)}/steps", body, 1,
                   {"step": "reject", "registry": "other", "document": world.keep("another")},
                   paths=[f"/api/payees/{payee_of(world)}/steps"])


def tell_contact(world):
    body = {"way": "call_back", "told_on": world.today, "answer": "no_answer", "said": "The line is dead."}
    return Request(f"/api/payees/{payee_of(world, True)}/notices", body, 1,
                   {"way": "email", "told_on": "2020-01-01", "answer": "confirmed", "said": "Other."},
                   paths=[f"/api/payees/{payee_of(world, True)}/notices"])


def recovery_body(world):
    """Of an award of which nothing was ever asked back: what is demanded opens an account. How many there are in the
    programme depends on the day; then one of another programme does."""
    finance, ours = world.by["finance"], f"&programme={world.own[0]}"

    def accounts(stage, where):
        return finance.get(f"/api/accounts?stage={stage}&limit=200{where}")[1]["items"]
    done = {item["award"]["id"] for item in accounts("demanded", "")}
    account = next(item for item in accounts("paid", ours) + accounts("paid", "")
                   if int(item["balance"]["minor"]) > 1_000 and item["award"]["id"] not in done)
    return {"award": account["award"]["id"], "ground": "overpaid", "reason": "Paid twice over.",
            "amount": {"minor": 1_000, "currency": account["balance"]["currency"]}, "due_on": world.later,
            "decision": {"body": "Board", "number": "4/2026", "decided_on": "2026-01-05"}}


def demand_recovery(world):
    other = recovery_body(world)
    body = recovery_body(world)
    return Request("/api/recoveries", body, 3,  # an account, the entry, itself
                   {"award": other["award"] + 1, "ground": "misused", "reason": "Other.", "due_on": "2099-01-01",
                    "amount": {"minor": 1, "currency": body["amount"]["currency"]},
                    "decision": {"body": "Other", "number": "5/2026", "decided_on": "2026-01-05"}})


def recovery_of(world):
    return world.done(world.by["finance"], "/api/recoveries", recovery_body(world))["id"]


def receive_recovery(world):
    number = recovery_of(world)
    currency = world.by["finance"].get(f"/api/recoveries/{number}")[1]["amount"]["currency"]
    body = {"amount": {"minor": 400, "currency": currency}, "received_on": world.today, "reference": "R-1"}
    return Request(f"/api/recoveries/{number}/receipts", body, 3,  # an account, the entry, itself
                   {"amount": {"minor": 1, "currency": currency}, "received_on": "2026-01-05", "reference": "R-2"},
                   paths=[f"/api/recoveries/{recovery_of(world)}/receipts"])


def ask_write_off(world):
    body = {"reason": "Nothing is left.", "decision": {"body": "Board", "number": "6/2026", "decided_on": "2026-01-06"}}
    return Request(f"/api/recoveries/{recovery_of(world)}/write-off", body, 1,
                   {"reason": "Other.", "decision": {"body": "Board", "number": "7/2026", "decided_on": "2026-01-06"}},
                   paths=[f"/api/recoveries/{recovery_of(world)}/write-off"])


def step_recovery(world):
    return Request(f"/api/recoveries/{recovery_of(world)}/steps", {"step": "withdraw", "reason": "An error."}, 2,
                   {"step": "confirm_write_off", "reason": "Other."},
                   paths=[f"/api/recoveries/{recovery_of(world)}/steps"])


def make_confirmation_link(world):
    return Request(f"/api/payees/{payee_of(world, True)}/link", {}, 0, {})


def confirmation_token(world):
    link = world.done(world.clerks()[1], f"/api/payees/{payee_of(world, True)}/link", {})["confirmation_link"]
    return link.split("token=")[1]


def show_confirmation(world):
    return Request("/api/payee-confirmations/view", {"token": confirmation_token(world)}, 0, {})


def answer_confirmation(world):
    body = {"token": confirmation_token(world), "answer": "confirm", "reason": ""}
    return Request("/api/payee-confirmations", body, 1,
                   {"token": confirmation_token(world), "answer": "deny", "reason": "Unknown to us."})


def due_body(world, minor=12_000):
    """Money that is due to an award whose organisation has an account that can be paid."""
    finance = world.by["finance"]
    account = finance.get("/api/payees?state=usable&limit=1")[1]["items"][0]
    award = world.award(organisation=account["organisation"]["name"])
    body = {**appropriation_body(), "amount": {"minor": 10_000_000, "currency": account["currency"]}}
    pool = world.done(finance, "/api/appropriations", body)["id"]
    here = {"programme": world.own[0]}
    stages = [("allot", {"stage": "appropriated"}, {"stage": "allotted", **here}),
              ("commit", {"stage": "allotted", **here}, {"stage": "committed", **here, "award": award}),
              ("fall_due", {"stage": "committed", **here, "award": award},
               {"stage": "payable", **here, "award": award})]
    for kind, giver, taker in stages:
        order = {"order": {"ground": "board_decision", "body": "Board", "number": "3/2026",
                           "decided_on": "2026-01-07"}} if kind == "fall_due" else {"decision": "board 3/2026"}
        world.done(world.bookkeeper() if kind == "fall_due" else finance, "/api/entries", {
            "cause": "T-" + secrets.token_hex(8), "kind": kind, "value_on": "2026-01-07", **order,
            "legs": [{"place": {"appropriation": pool, **giver}, "minor": -minor},
                     {"place": {"appropriation": pool, **taker}, "minor": minor}]})
    return {"award": award, "appropriation": pool, "payee": account["id"], "purpose": "First instalment",
            "amount": {"minor": minor, "currency": account["currency"]}, "invoice_number": secrets.token_hex(8),
            "invoice_code": "", "not_same_because": "Each is of an award of its own."}


def request_payment(world):
    other = due_body(world)
    return Request("/api/payments", due_body(world), 5,  # itself, the authority, an account, the reservation, both tied
                   {**{name: other[name] for name in ("award", "appropriation", "invoice_number")}, "payee": 1,
                    "purpose": "Other", "amount": {"minor": 1, "currency": "USD"}, "invoice_code": "044",
                    "not_same_because": "Another reason."})


def payment_of(world, approved=False):
    number = world.done(world.officer, "/api/payments", due_body(world))["id"]
    if approved:
        world.done(world.by["finance"], f"/api/payments/{number}/steps", {"step": "approve"})
    return number


def step_payment(world):
    return Request(f"/api/payments/{payment_of(world)}/steps", {"step": "approve", "reason": ""}, 2,  # and authority
                   {"step": "reject", "reason": "Another."}, paths=[f"/api/payments/{payment_of(world)}/steps"])


def debtor_body(currency="CNY"):
    return {"name": "Main account", "scheme": "cn", "number": "3100" + str(secrets.randbelow(10**12)),
            "bank_code": "105100000017", "bank_name": "Bank", "holder": "Commission", "currency": currency}


def record_debtor(world):
    return Request("/api/debtors", debtor_body(), 1,
                   {"name": "Other", "scheme": "other", "number": "31001111", "bank_code": "COBADEFF",
                    "bank_name": "Other", "holder": "Other", "currency": "EUR"})


def batch_body(world):
    payment = payment_of(world, True)
    currency = world.by["finance"].get(f"/api/payments/{payment}")[1]["amount"]["currency"]
    debtor = world.done(world.by["finance"], "/api/debtors", debtor_body(currency))["id"]
    return {"debtor": debtor, "payments": [payment], "execute_on": world.later}


def make_batch(world):
    other = batch_body(world)
    return Request("/api/batches", batch_body(world), 1,
                   {"debtor": other["debtor"], "payments": other["payments"], "execute_on": "2099-01-01"})


def batch_of(world, sent=False):
    number = world.done(world.by["finance"], "/api/batches", batch_body(world))["id"]
    if sent:
        for who, step in [("finance", "sign"), (None, "sign"), ("finance", "send")]:
            world.done(world.by[who] if who else world.clerks()[1], f"/api/batches/{number}/steps", {"step": step})
    return number


def step_batch(world):
    return Request(f"/api/batches/{batch_of(world)}/steps", {"step": "sign", "reason": ""}, 2,  # and authority
                   {"step": "dissolve", "reason": "Another day."}, paths=[f"/api/batches/{batch_of(world)}/steps"])


def bank_table():
    return f"end_to_end_id,status,amount,currency\r\nPS1-{secrets.randbelow(10**9)},settled,1.00,CNY\r\n"


def preview_bank_answer(world):
    return Request("/api/bank-answer-previews", {"digest": world.keep(bank_table()), "name": "a.csv"}, 0, {})


def import_bank_answer(world):
    body = {"digest": world.keep(bank_table()), "name": "a.csv", "read": 1}
    return Request("/api/bank-answers", body, 2,  # the file, and its line that no payment fits
                   {"digest": world.keep(bank_table()), "name": "b.csv", "read": 2})


def bank_line_of(world):
    body = {"digest": world.keep(bank_table()), "name": "a.csv", "read": 1}
    answer = world.done(world.by["finance"], "/api/bank-answers", body)["id"]
    return world.by["finance"].get(f"/api/bank-lines?answer={answer}")[1]["items"][0]["id"]


def step_bank_line(world):
    return Request(f"/api/bank-lines/{bank_line_of(world)}/steps", {"step": "set_aside", "reason": "A fee."}, 1,
                   {"step": "match", "reason": "Other."}, paths=[f"/api/bank-lines/{bank_line_of(world)}/steps"])


PAYMENT_SAMPLES = {
    "POST /api/contacts": (record_contact, "finance"),
    "POST /api/payees": (propose_payee, "officer"),
    "POST /api/payees/{id}/steps": (step_payee, "finance"),
    "POST /api/payees/{id}/link": (make_confirmation_link, "finance"),
    "POST /api/payees/{id}/notices": (tell_contact, "finance"),
    "POST /api/recoveries": (demand_recovery, "finance"),
    "POST /api/recoveries/{id}/receipts": (receive_recovery, "finance"),
    "POST /api/recoveries/{id}/write-off": (ask_write_off, "finance"),
    "POST /api/recoveries/{id}/steps": (step_recovery, "finance"),
    "POST /api/payee-confirmations/view": (show_confirmation, ""),
    "POST /api/payee-confirmations": (answer_confirmation, ""),
    "POST /api/payments": (request_payment, "officer"),
    "POST /api/payments/{id}/steps": (step_payment, "finance"),
    "POST /api/debtors": (record_debtor, "finance"),
    "POST /api/batches": (make_batch, "finance"),
    "POST /api/batches/{id}/steps": (step_batch, "finance"),
    "POST /api/bank-answer-previews": (preview_bank_answer, "finance"),
    "POST /api/bank-answers": (import_bank_answer, "finance"),
    "POST /api/bank-lines/{id}/steps": (step_bank_line, "finance"),
}
