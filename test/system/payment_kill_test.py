# P1 of payments: kills while payments are asked for, approved, batched, signed, sent and answered by the bank. Whoever
# lost an answer asks again under the same key; in the end each payment was paid once, and what was acknowledged holds.
import random
import secrets
import signal
import sys
import threading
import time

from client import Server, database_of, parser
from samples import World
from payment_samples import debtor_body, due_body

WORKERS = 3
DUE = 9_000_000


class Journey:
    """One payment on its whole way; an act whose answer was lost is asked again under its key."""

    def __init__(self, chain, number):
        self.chain, self.minor = chain, 1000 + number
        self.done, self.path, self.body, self.key = 0, "", None, ""
        self.payment = self.batch = 0

    def act(self):
        """The person, the path and the body of the next act."""
        finance, second, chain = self.chain.finance, self.chain.second, self.chain
        if self.done == 0:
            return chain.officer, "/api/payments", {**chain.due, "amount": {**chain.due["amount"], "minor": self.minor},
                                                    "invoice_number": "K-" + secrets.token_hex(8)}
        if self.done == 1:
            return finance, f"/api/payments/{self.payment}/steps", {"step": "approve"}
        if self.done == 2:
            return finance, "/api/batches", {"debtor": chain.debtor, "payments": [self.payment]}
        if self.done < 6:
            step = ("sign", "sign", "send")[self.done - 3]
            return second if self.done > 3 else finance, f"/api/batches/{self.batch}/steps", {"step": step}
        name = f"PS{self.payment}-1"
        table = ("end_to_end_id,status,amount,currency,value_on,bank_reference\r\n"
                 f"{name},settled,{self.minor // 100}.{self.minor % 100:02},{chain.due['amount']['currency']},"
                 f"{chain.world.today},B{self.payment}\r\n")
        return finance, "/api/bank-answers", {"digest": chain.world.keep(table), "name": name + ".csv", "read": 1}

    def go(self):
        """Takes acts until the payment is settled; False when the server is gone."""
        while self.done < 7:
            try:
                if not self.key:  # the act and its key stay until they are answered
                    self.who, self.path, self.body = self.act()
                    self.key = secrets.token_hex(16)
                status, _, answer = self.who.post(self.path, self.body, key=self.key)
            except Exception:
                return False
            if status != 200:
                self.chain.refused.append(f"act {self.done} was refused: {status} {answer}")
                return False
            self.chain.acknowledged.append((self.who, self.path, self.body, self.key, answer))
            if self.done == 0:
                self.payment = answer["id"]
            if self.done == 2:
                self.batch = answer["id"]
            self.done, self.key = self.done + 1, ""
        return True


class Chain:
    """Everybody and everything the journeys need, made before the first kill."""

    def __init__(self, server):
        self.world = World(server)
        self.officer, self.finance = self.world.by["officer"], self.world.by["finance"]
        self.second = self.world.clerks()[1]
        self.due = due_body(self.world, DUE)
        currency = self.due["amount"]["currency"]
        self.debtor = self.world.done(self.finance, "/api/debtors", debtor_body(currency))["id"]
        self.acknowledged, self.refused, self.journeys = [], [], []
        self.lock = threading.Lock()

    def stands(self):
        stages = self.finance.get(f"/api/appropriations/{self.due['appropriation']}")[1]["stages"]
        found = {each["stage"]: int(each["minor"]) for each in stages}
        return found.get("payable", 0), found.get("paid", 0)

    def work(self, own):
        while True:
            if not own or own[-1].done == 7:
                with self.lock:
                    own.append(Journey(self, len(self.journeys)))
                    self.journeys.append(own[-1])
            if not own[-1].go():
                return


def wrong_at_end(chain):
    out = list(chain.refused)
    minor, payments = 0, {}
    for journey in chain.journeys:
        if not journey.go():
            out.append(f"payment {journey.payment} could not be brought to its end at act {journey.done}")
        minor += journey.minor
    for journey in chain.journeys:
        shown = chain.finance.get(f"/api/payments/{journey.payment}")[1]
        payments[journey.payment] = shown["state"]
    ended = [number for number, state in payments.items() if state != "settled"]
    if ended or len(payments) != len(chain.journeys):
        out.append(f"not settled, or one for two: {ended}")
    award = chain.due["award"]
    listed = chain.finance.get(f"/api/payments?award={award}&limit=500")[1]
    if listed["total"] != len(chain.journeys):
        out.append(f"{listed['total']} payments of {len(chain.journeys)} that were asked for")
    if chain.stands() != (DUE - minor, minor):
        out.append(f"the money stands at {chain.stands()}, not at {(DUE - minor, minor)}")
    return out


def main():
    options = parser()
    options.add_argument("--rounds", type=int, default=5)
    options = options.parse_args()
    title = "P1 payments " + ("PostgreSQL" if options.postgres else "SQLite")
    server = Server(options.binary, database_of(options))
    failed = 0
    try:
        chain = Chain(server.start())
        workers = [[] for _ in range(WORKERS)]
        for _ in range(options.rounds):
            threads = [threading.Thread(target=chain.work, args=(own,)) for own in workers]
            for thread in threads:
                thread.start()
            time.sleep(random.uniform(0.05, 0.6))
            server.stop(signal.SIGKILL)
            for thread in threads:
                thread.join()
            server.start()
        wrong = wrong_at_end(chain)
        before = chain.world.size()
        for who, path, body, key, answer in chain.acknowledged:
            if who.post(path, body, key=key)[2] != answer:
                wrong.append(f"{path} answers otherwise when repeated")
        if chain.world.size() != before:
            wrong.append("repeating acknowledged acts wrote something")
        replayed = server.command("replay", "--check")
        if replayed.returncode != 0:
            wrong.append("replay fails: " + replayed.stdout + replayed.stderr)
        if len(chain.acknowledged) < 7 * options.rounds // 2:
            wrong.append(f"only {len(chain.acknowledged)} acts: that proves nothing")
        failed = bool(wrong)
        print("FAIL" if wrong else "ok", f"{title}: {len(chain.acknowledged)} acknowledged acts of "
              f"{len(chain.journeys)} payments, {options.rounds} kills", *wrong[:8])
    finally:
        server.close()
    print(f"{1 - failed} passed, {int(failed)} failed, 0 skipped")
    return failed


sys.exit(main())
