# P1: what the server has acknowledged survives SIGKILL, exactly once. With --control it is run on a program that
# answers before it commits, and fails when that program loses nothing.
import argparse
import json
import os
import random
import secrets
import signal
import sys
import threading
import time

from client import Client, Server, postgres_database, programme

CLIENTS = 4


class Load:
    """Clients that found programmes without pause until the server is gone."""

    def __init__(self, client, file):
        self.client, self.file = client, file
        self.sent, self.acknowledged, self.refused = {}, {}, []
        self.threads = [threading.Thread(target=self.post) for _ in range(CLIENTS)]

    def post(self):
        link = self.client.keep()
        while True:
            key = secrets.token_hex(16)
            self.sent[key] = programme(key[:20])
            try:
                status, _, body = link.call("POST", "/api/programmes", self.sent[key], key)
            except Exception:  # the server is gone: what was asked may or may not have happened
                return
            if status != 200:
                self.refused.append(f"a valid act was refused: {status} {body[:200]!r}")
                return
            os.write(self.file, (key + "\n").encode())  # opened with O_SYNC
            self.acknowledged[key] = body


def new_codes(client, newest):
    """The codes of programmes founded after `newest`, how often each is there, and the newest of all."""
    codes, cursor, first = {}, "", 0
    while True:
        status, page = client.get("/api/programmes?sort=-id&limit=200" + ("&cursor=" + cursor if cursor else ""))
        if status != 200:
            raise RuntimeError(f"list of programmes: {status} {page}")
        for item in page["items"]:
            first = first or item["id"]
            if item["id"] <= newest:
                return codes, first
            codes[item["code"]] = codes.get(item["code"], 0) + 1
        cursor = page["next"]
        if not cursor:
            return codes, first


def one_round(server, client, delay, file, newest):
    """Kills the server under load; the number of acts acknowledged, what is wrong, and the newest programme."""
    before = client.get("/api/record/state")[1]["size"]
    load = Load(client, file)
    for thread in load.threads:
        thread.start()
    time.sleep(delay)
    server.stop(signal.SIGKILL)
    for thread in load.threads:
        thread.join()
    server.start()
    codes, newest = new_codes(client, newest)
    wrong, link = load.refused, client.keep()
    if client.get("/api/record/state")[1]["size"] != before + len(codes):
        wrong.append("the record has not one fact for each programme")
    if set(codes) - {key[:20] for key in load.sent}:
        wrong.append("there are programmes that nobody asked for")
    for key in load.sent:
        times = codes.get(key[:20], 0)
        if times > 1 or (key in load.acknowledged and times != 1):
            wrong.append(f"{key} is there {times} times")
    for key, body in load.acknowledged.items():
        if link.call("POST", "/api/programmes", load.sent[key], key)[2] != body:
            wrong.append(f"{key} answers otherwise when repeated")
    if new_codes(client, newest)[1] != newest and not wrong:
        wrong.append("repeating acknowledged keys had an effect")
    return len(load.acknowledged), wrong, new_codes(client, newest)[1]


def holds(server):
    verified = server.command("verify", "--json")
    if verified.returncode != 0 or not json.loads(verified.stdout)["ok"]:
        return ["verify fails: " + verified.stdout + verified.stderr]
    replayed = server.command("replay", "--check")
    return [] if replayed.returncode == 0 else ["replay fails: " + replayed.stdout + replayed.stderr]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--postgres", action="store_true", help="on the server that PENSTOCK_POSTGRES names")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--control", action="store_true", help="the binary answers too early: a loss must be seen")
    options = options.parse_args()
    title = "P1 " + ("control" if options.control else "PostgreSQL" if options.postgres else "SQLite")
    database = postgres_database() if options.postgres else None
    if database == "":
        print(f"skip {title}: PENSTOCK_POSTGRES names no server\n0 passed, 0 failed, 1 skipped")
        return False
    server = Server(options.binary, database)
    total = wrong_rounds = rounds = 0
    try:
        client = Client(server.start()).sign_in("secretary")
        time.sleep(0.5)  # the control answers before the sign-in itself is kept
        file = os.open(os.path.join(server.folder.name, "acknowledged"), os.O_CREAT | os.O_WRONLY | os.O_SYNC)
        newest = new_codes(client, 0)[1]
        for rounds in range(1, options.rounds + 1):
            number, wrong, newest = one_round(server, client, random.uniform(0.02, 0.3), file, newest)
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
