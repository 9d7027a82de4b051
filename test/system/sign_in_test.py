# P26: 200 people sign in at once: nobody gets a 5xx, memory stays bounded, others are answered meanwhile.
import concurrent.futures
import sys
import time

from client import PASSWORD, Client, Server, database_of, parser

PEOPLE = 200
HASH_MIB = 19  # of one Argon2 computation
AT_ONCE = 4  # as many may run side by side


def resident(server):
    """The most memory the program has had, and what it has now, in MiB."""
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
        lines = dict(line.split(":", 1) for line in file)
    return int(lines["VmHWM"].split()[0]) / 1024, int(lines["VmRSS"].split()[0]) / 1024


def sign_in(server, password):
    body = {"email": "auditor@linjiang.example", "password": password}
    began = time.monotonic()
    status = Client(server).call("POST", "/api/session", body)[0]
    return status, time.monotonic() - began


def main():
    options = parser().parse_args()
    server = Server(options.binary, database_of(options))
    passed = failed = 0
    try:
        reader = Client(server.start()).sign_in("auditor")
        before = resident(server)[1]
        delays, states = [], []
        with concurrent.futures.ThreadPoolExecutor(PEOPLE) as pool:
            waiting = [pool.submit(sign_in, server, PASSWORD) for _ in range(PEOPLE)]
            while not all(each.done() for each in waiting):
                for path in ("/api/awards", "/api/portfolio", "/healthz"):
                    began = time.monotonic()
                    states.append(reader.call("GET", path)[0])
                    delays.append(time.monotonic() - began)
            answers = [each.result() for each in waiting]
        most, after = resident(server)
        wrong = sorted({status for status, _ in answers} - {200})
        delays.sort()
        allowed = before + AT_ONCE * HASH_MIB + 64
        for good, words in (
                (not wrong, f"{PEOPLE} sign-ins at once, the slowest {max(each for _, each in answers):.1f} s {wrong}"),
                (set(states) == {200} and delays[-1] < 1.0 and len(delays) > 9,
                 f"{len(delays)} other requests meanwhile, the slowest {delays[-1]:.2f} s, half below "
                 f"{delays[len(delays) // 2]:.3f} s"),
                (most < allowed, f"memory {before:.0f} MiB before, at most {most:.0f}, {after:.0f} after; "
                                 f"allowed {allowed:.0f}")):
            passed, failed = passed + good, failed + (not good)
            print("ok" if good else "FAIL", "P26", words, flush=True)
        with concurrent.futures.ThreadPoolExecutor(PEOPLE) as pool:
            states = list(pool.map(lambda _: sign_in(server, "wrong")[0], range(PEOPLE)))
        good = set(states) <= {401, 429} and 429 in states and states.count(401) <= 30
        passed, failed = passed + good, failed + (not good)
        print("ok" if good else "FAIL", f"P26 {PEOPLE} wrong passwords at once: {states.count(401)} looked at,",
              f"{states.count(429)} told to wait")
    finally:
        server.close()
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


sys.exit(main())
