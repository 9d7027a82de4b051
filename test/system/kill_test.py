# P1: what the server has acknowledged survives SIGKILL, exactly once.
import argparse
import json
import os
import random
import secrets
import signal
import sys
import threading
import time

from client import Client, Server, programme


def post_until_dead(client, sent, acknowledged, file):
    while True:
        key = secrets.token_hex(16)
        sent[key] = programme(key[:20])
        try:
            status, _, body = client.call("POST", "/api/programmes", sent[key], key)
        except Exception:  # the server is gone: what was asked may or may not have happened
            return
        if status in (200, 201):
            acknowledged[key] = body
            os.write(file, (key + "\n").encode())
            os.fsync(file)


def codes_of(client):
    codes, cursor = {}, ""
    while True:
        status, page = client.get("/api/programmes?limit=200" + ("&cursor=" + cursor if cursor else ""))
        if status != 200:
            raise RuntimeError(f"list of programmes: {status} {page}")
        for item in page["items"]:
            codes[item["code"]] = codes.get(item["code"], 0) + 1
        cursor = page["next"]
        if not cursor:
            return codes


def one_round(server, client, delay, file):
    sent, acknowledged = {}, {}
    threads = [threading.Thread(target=post_until_dead, args=(client, sent, acknowledged, file)) for _ in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(delay)
    server.stop(signal.SIGKILL)
    for thread in threads:
        thread.join()
    server.start()
    codes = codes_of(client)
    wrong = []
    for key in sent:
        times = codes.get(key[:20], 0)
        if times > 1 or (key in acknowledged and times != 1):
            wrong.append(f"{key} is there {times} times")
    for key, body in acknowledged.items():
        if client.call("POST", "/api/programmes", sent[key], key)[2] != body:
            wrong.append(f"{key} answers otherwise when repeated")
    if codes_of(client) != codes:
        wrong.append("repeating acknowledged keys had an effect")
    return len(acknowledged), wrong


def holds(server):
    verified = server.command("verify", "--json")
    if verified.returncode != 0 or not json.loads(verified.stdout)["ok"]:
        return ["verify fails: " + verified.stdout + verified.stderr]
    replayed = server.command("replay", "--check")
    return [] if replayed.returncode == 0 else ["replay fails: " + replayed.stdout + replayed.stderr]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--database", help="an empty PostgreSQL database instead of an SQLite file")
    options.add_argument("--rounds", type=int, default=12)
    options = options.parse_args()
    server = Server(options.binary, options.database)
    failed = total = 0
    try:
        server.start()
        client = Client(server).sign_in("secretary")
        file = os.open(os.path.join(server.folder.name, "acknowledged"), os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        for number in range(1, options.rounds + 1):
            acknowledged, wrong = one_round(server, client, random.uniform(0.02, 0.3), file)
            total += acknowledged
            if number % 10 == 0 or number == options.rounds:
                wrong += holds(server)
            print(("FAIL" if wrong else "ok"), f"P1 round {number}: {acknowledged} acknowledged", *wrong[:5],
                  flush=True)
            failed += bool(wrong)
    finally:
        server.close()
    if total == 0:
        print("FAIL P1: nothing was acknowledged in any round")
        failed += 1
    print(f"{options.rounds - min(failed, options.rounds)} passed, {failed} failed, 0 skipped")
    return failed > 0


sys.exit(main())
