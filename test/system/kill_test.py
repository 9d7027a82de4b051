# P1: what the server has acknowledged survives SIGKILL, exactly once: programmes founded, and postings in the ledger.
# With --control it is run on a program that answers before it commits, and fails when that program loses nothing.
import json
import os
import random
import secrets
import signal
import sys
import threading
import time

from client import Client, Server, database_of, parser, programme

CLIENTS = 4


class Books:
    """An appropriation that the postings go from and to."""

    def __init__(self, client, programme):
        self.client = client
        pool = {"code": "KILL", "title": {"zh": "测试", "en": ""}, "fund": "general", "fiscal_year": 2026,
                "budget_line": "", "amount": {"minor": 10**12, "currency": "CNY"}, "decision": "board 1/2026",
                "value_on": time.strftime("%Y-%m-%d", time.gmtime())}
        self.day = pool["value_on"]
        self.pool = self.made("/api/appropriations", pool)["id"]
        self.places = [{"appropriation": self.pool, "stage": "appropriated"},
                       {"appropriation": self.pool, "stage": "allotted", "programme": programme}]
        lines = self.made("/api/entries", self.entry("kill-first"))["lines"]  # opens the account
        self.account = lines[1]["account"]

    def made(self, path, body):
        for _ in range(100):  # the control answers before it commits: who signed in is known a moment later
            status, _, answer = self.client.post(path, body)
            if status != 401:
                break
            time.sleep(0.02)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {answer}")
        return answer

    def entry(self, cause):
        minor = 1 + int(cause[-1], 36)
        return {"cause": cause, "kind": "allot", "value_on": self.day, "decision": "board 1/2026",
                "legs": [{"place": self.places[0], "minor": -minor}, {"place": self.places[1], "minor": minor}]}

    def balances(self):
        stages = self.client.get(f"/api/appropriations/{self.pool}")[1]["stages"]
        return {each["stage"]: int(each["minor"]) for each in stages}


class Load:
    """Clients that found programmes and post entries without pause until the server is gone."""

    def __init__(self, client, books, file):
        self.client, self.books, self.file = client, books, file
        self.sent, self.acknowledged, self.refused = {}, {}, []
        self.threads = [threading.Thread(target=self.post, args=(kind,))
                        for kind in ("programmes", "entries") for _ in range(CLIENTS // 2)]

    def post(self, kind):
        link = (self.client if kind == "programmes" else self.books.client).keep()
        while True:
            key = secrets.token_hex(16)
            body = programme(key[:20]) if kind == "programmes" else self.books.entry(key)
            self.sent[key] = kind, body
            try:
                status, _, answer = link.call("POST", f"/api/{kind}", body, key)
            except Exception:  # the server is gone: what was asked may or may not have happened
                return
            if status != 200:
                self.refused.append(f"a valid act was refused: {status} {answer[:200]!r}")
                return
            os.write(self.file, (key + "\n").encode())  # opened with O_SYNC
            self.acknowledged[key] = answer


def newer(client, kind, newest, more=""):
    """The codes of programmes, or the causes of entries, after `newest`: how often each is there, and the newest."""
    id, name = ("id", "code") if kind == "programmes" else ("entry", "cause")
    found, cursor, first = {}, "", 0
    while True:
        status, page = client.get(f"/api/{kind}?sort=-id&limit=200{more}" + ("&cursor=" + cursor if cursor else ""))
        if status != 200:
            raise RuntimeError(f"list of {kind}: {status} {page}")
        for item in page["items"]:
            first = first or item[id]
            if item[id] <= newest:
                return found, first
            found[item[name]] = found.get(item[name], 0) + 1
        cursor = page["next"]
        if not cursor:
            return found, first


def all_newer(client, books, newest):
    programmes, entries = newest
    codes, programmes = newer(client, "programmes", programmes)
    causes, entries = newer(books.client, "entries", entries, f"&account={books.account}")
    return {**codes, **causes}, (programmes, entries)


def one_round(server, client, books, delay, file, newest):
    """Kills the server under load; the number of acts acknowledged, what is wrong, and the newest of what there is."""
    before, stood = client.get("/api/record/state")[1]["size"], books.balances()
    load = Load(client, books, file)
    for thread in load.threads:
        thread.start()
    time.sleep(delay)
    server.stop(signal.SIGKILL)
    for thread in load.threads:
        thread.join()
    server.start()
    found, newest = all_newer(client, books, newest)
    wrong, links = load.refused, {"programmes": client.keep(), "entries": books.client.keep()}
    if client.get("/api/record/state")[1]["size"] != before + len(found):
        wrong.append("the record has not one fact for each act")
    name = {key: key[:20] if kind == "programmes" else key for key, (kind, _) in load.sent.items()}
    if set(found) - set(name.values()):
        wrong.append("there are acts that nobody asked for")
    for key in load.sent:
        times = found.get(name[key], 0)
        if times > 1 or (key in load.acknowledged and times != 1):
            wrong.append(f"{key} is there {times} times")
    moved = sum(books.entry(key)["legs"][1]["minor"] for key, (kind, _) in load.sent.items()
                if kind == "entries" and key in found)
    stands = books.balances()
    if sum(stands.values()) or stands["allotted"] != stood["allotted"] + moved or stands["source"] != stood["source"]:
        wrong.append(f"the books do not stand as what is in them says: {stood} + {moved}, {stands}")
    for key, body in load.acknowledged.items():
        kind, asked = load.sent[key]
        if links[kind].call("POST", f"/api/{kind}", asked, key)[2] != body:
            wrong.append(f"{key} answers otherwise when repeated")
    if (all_newer(client, books, newest)[1] != newest or books.balances() != stands) and not wrong:
        wrong.append("repeating acknowledged keys had an effect")
    return len(load.acknowledged), wrong, newest


def holds(server):
    verified = server.command("verify", "--json")
    if verified.returncode != 0 or not json.loads(verified.stdout)["ok"]:
        return ["verify fails: " + verified.stdout + verified.stderr]
    replayed = server.command("replay", "--check")
    return [] if replayed.returncode == 0 else ["replay fails: " + replayed.stdout + replayed.stderr]


def main():
    options = parser()
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--control", action="store_true", help="the binary answers too early: a loss must be seen")
    options = options.parse_args()
    title = "P1 " + ("control" if options.control else "PostgreSQL" if options.postgres else "SQLite")
    server = Server(options.binary, database_of(options))
    total = wrong_rounds = rounds = 0
    try:
        client = Client(server.start()).sign_in("secretary")
        time.sleep(0.5)  # the control answers before the sign-in itself is kept
        file = os.open(os.path.join(server.folder.name, "acknowledged"), os.O_CREAT | os.O_WRONLY | os.O_SYNC)
        books = Books(Client(server).sign_in("finance"), client.get("/api/programmes?limit=1")[1]["items"][0]["id"])
        newest = all_newer(client, books, (0, 0))[1]
        for rounds in range(1, options.rounds + 1):
            number, wrong, newest = one_round(server, client, books, random.uniform(0.02, 0.3), file, newest)
            total += number
            if options.control:  # only a loss is what it must show
                wrong = [each for each in wrong if each.endswith("is there 0 times")]
            if not options.control and (rounds == options.rounds or rounds % 25 == 0):
                wrong += holds(server)
            said = "lost, as it must" if wrong and options.control else "FAIL" if wrong else "ok"
            print(said, f"{title} round {rounds}: {number} acknowledged", *wrong[:5], flush=True)
            wrong_rounds += bool(wrong)
            if wrong and options.control:
                break
    finally:
        server.close()
    if options.control:
        print("" if wrong_rounds else "FAIL ", f"{title}: {total} acts in {rounds} rounds, ",
              f"{wrong_rounds} with a loss", sep="")
        print(f"{wrong_rounds} passed, {1 - wrong_rounds} failed, 0 skipped")
        return not wrong_rounds
    idle = total < rounds  # a server that acknowledges next to nothing proves nothing
    said = "FAIL" if idle else "ok"
    print(said, f"{title}: {total} acknowledged acts in {rounds} rounds, {wrong_rounds} with a loss")
    print(f"{rounds - wrong_rounds} passed, {wrong_rounds + idle} failed, 0 skipped")
    return wrong_rounds + idle > 0


sys.exit(main())
