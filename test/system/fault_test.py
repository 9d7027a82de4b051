# P3: a system call of a posting, an import, a checkpoint or a backup fails, or the process is killed at it. Whatever
# call it is: what was acknowledged is there, what is there is whole, and the same command again brings it to its end,
# once. And a server whose disk does not confirm what was written ends with an error, for it can be trusted no more.
# strace makes the calls fail; the k-th is counted in each thread. The control is a posting that is undone behind the
# program's back, which the same eyes must see.
import json
import os
import random
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from client import Client, PASSWORD, Server, parser, programme

CALLS = ["pwrite64", "fdatasync", "fsync", "ftruncate", "openat", "unlink", "rename", "write", "mkdir"]
FAULTS = ["error=EIO", "error=ENOSPC", "signal=KILL"]
LIST = "编号,名称,项目群,单位,负责人,金额,立项日期\n" + "".join(
    f"F{n},海堤监测{n},海岸,临江大学,顾明川,{n},2026-01-05\n" for n in range(1, 41))


def traced(*options):
    """A program before another, that makes its calls fail; the other stays the direct child."""
    return ["strace", "-D", "-f", "-qq", "-o", "/dev/null", *options]


def may_trace():
    try:
        seen = subprocess.run(traced("-e", "inject=fsync:error=EIO") + [
            sys.executable, "-c", "import os; os.fsync(os.open('/tmp', os.O_RDONLY))"], capture_output=True, text=True)
    except FileNotFoundError:
        return False
    return "Input/output error" in seen.stderr


class Operation:
    """A command, how its effect is told, and what it says when that is there already."""

    def __init__(self, name, words, effect, repeated=(0,)):
        self.name, self.words, self.effect, self.repeated = name, words, effect, repeated


class Faults:
    """A prepared installation, and what is looked at after something went wrong in a copy of it."""

    def __init__(self, binary):
        self.binary = os.path.abspath(binary)
        self.passed = self.failed = 0
        self.whole = tempfile.TemporaryDirectory()
        self.prepare(self.whole.name)
        self.operations = [
            Operation("posting", ["entries", "post", "--body", "entry.json", "--as", "accounts@linjiang.example",
                                  "--password-file", "password", "--json"],
                      lambda place: self.count(place, "entry", "entries", "list", "--sort", "-id", "--limit", "4",
                                               found=lambda item: item["cause"] == "fault-1"), (0, 5)),
            Operation("import", ["import", "awards", "list.csv", "--yes", "--json"],
                      lambda place: self.count(place, "id", "awards", "list", "--sort", "-id", "--limit", "60",
                                               found=lambda item: re.fullmatch(r"F\d+", item["number"])) / 40),
            Operation("checkpoint", ["checkpoint", "--json"], self.signed),
            Operation("backup", ["backup", "--to", "backups"], self.backups),
        ]

    def expect(self, wrong, *words):
        self.passed, self.failed = self.passed + (not wrong), self.failed + bool(wrong)
        if wrong:
            print("FAIL", *words, *wrong, flush=True)

    def run(self, place, words, before=(), environment=None):
        return subprocess.run([*before, self.binary, *words, "--database", "sqlite:penstock.db"], cwd=place,
                              env=environment, capture_output=True, text=True, timeout=120)

    def prepare(self, place):
        server = Server(self.binary)
        try:
            server.start("--checkpoint-milliseconds", "3600000")
            secretary, books = Client(server).sign_in("secretary"), Client(server).sign_in("accounts")
            day = time.strftime("%Y-%m-%d", time.gmtime())
            number = secretary.post("/api/programmes", programme("FAULT"))[2]["id"]
            pool = books.post("/api/appropriations", {
                "code": "FAULT", "title": {"zh": "测试", "en": ""}, "fund": "general", "fiscal_year": int(day[:4]),
                "budget_line": "", "amount": {"minor": 10**9, "currency": "CNY"}, "decision": "board 1/2026",
                "value_on": day})[2]["id"]
            server.stop(signal.SIGKILL)  # so that there is something left to sign
            for name in os.listdir(server.folder.name):
                if name.startswith("penstock.db"):
                    shutil.copy(os.path.join(server.folder.name, name), place)
        finally:
            server.close()
        entry = {"cause": "fault-1", "kind": "allot", "value_on": day, "decision": "board 1/2026", "legs": [
            {"place": {"appropriation": pool, "stage": "appropriated"}, "minor": -12345},
            {"place": {"appropriation": pool, "stage": "allotted", "programme": number}, "minor": 12345}]}
        for name, text in {"entry.json": json.dumps(entry), "password": PASSWORD, "list.csv": LIST}.items():
            with open(os.path.join(place, name), "w", encoding="utf-8") as file:
                file.write(text)

    def count(self, place, by, *words, found):
        said = self.run(place, [*words, "--json"])
        return len({item[by] for item in json.loads(said.stdout)["items"] if found(item)})

    def signed(self, place):
        looked = json.loads(self.run(place, ["doctor", "--json"]).stdout)
        signed, there = next(one["detail"] for one in looked if one["name"] == "checkpoint").split("/")
        return int(signed == there)

    def backups(self, place):
        """How many there are; each can be restored."""
        folder = os.path.join(place, "backups")
        # One that was not finished has a point before its name, and nothing takes it for a backup.
        names = [name for name in os.listdir(folder) if name[0].isdigit()] if os.path.isdir(folder) else []
        for name in names:
            made = subprocess.run([self.binary, "restore", os.path.join("backups", name), "--database",
                                   f"sqlite:{name}.db"], cwd=place, capture_output=True, text=True)
            if made.returncode != 0:
                raise RuntimeError(f"backup {name}: {made.stderr[-300:]}")
            for left in [each for each in os.listdir(place) if each.startswith(name)]:
                os.remove(os.path.join(place, left))
        return len(names)

    def place(self):
        place = tempfile.mkdtemp(prefix="penstock-fault-")
        shutil.copytree(self.whole.name, place, dirs_exist_ok=True)
        return place

    def calls_of(self, operation):
        """How often each call is made, by the thread that makes it most often."""
        place = self.place()
        trace = os.path.join(place, "trace")
        subprocess.run(["strace", "-f", "-qq", "-o", trace, "-e", "trace=" + ",".join(CALLS), self.binary,
                        *operation.words, "--database", "sqlite:penstock.db"], cwd=place, check=True,
                       capture_output=True)
        seen = {}
        with open(trace, encoding="utf-8", errors="replace") as file:
            for line in file:
                if found := re.match(r"(\d+) +(\w+)\(", line):
                    seen[found.groups()] = seen.get(found.groups(), 0) + 1
        shutil.rmtree(place)
        return {call: max(count for (_, each), count in seen.items() if each == call)
                for call in CALLS if any(each == call for _, each in seen)}

    def point(self, operation, title, before=(), environment=None, codes=None):
        """Runs the operation while something goes wrong, and looks at what is left; then runs it again."""
        place, wrong = self.place(), []
        try:
            ran = self.run(place, operation.words, before, environment)
            killed = before and ran.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)
            if ran.returncode < 0 and not killed:
                wrong.append(f"died of signal {-ran.returncode}: {ran.stderr[-300:]}")
            if codes and (ran.returncode not in codes or (ran.returncode and not ran.stderr)):
                wrong.append(f"code {ran.returncode}: {ran.stderr[-300:]}")
            checked = self.run(place, ["verify", "--json"])
            if checked.returncode != 0 or not json.loads(checked.stdout)["ok"]:
                wrong.append(f"the record does not verify: {checked.stderr[-300:]}")
            there = operation.effect(place)
            if ran.returncode == 0 and there != 1:
                wrong.append(f"acknowledged, and there {there} times")
            again = self.run(place, operation.words)
            if again.returncode not in operation.repeated:
                wrong.append(f"again: {again.returncode} {again.stderr[-300:]}")
            after = operation.effect(place)
            if not (after >= 1 if operation.name == "backup" else after == 1):
                wrong.append(f"there {after} times in the end")
            if self.run(place, ["replay", "--check"]).returncode != 0:
                wrong.append("the tables are not what the journal says")
        except (RuntimeError, ValueError, KeyError) as error:
            wrong.append(f"{type(error).__name__}: {error}")
        shutil.rmtree(place)
        self.expect(wrong, title)

    def points(self, number, chance):
        every = [(operation, call, k, fault) for operation in self.operations
                 for call, count in self.calls_of(operation).items() for k in range(1, count + 1) for fault in FAULTS]
        by_kind = {}
        for each in every:
            by_kind.setdefault((each[0].name, each[1], each[3]), []).append(each)
        chosen = every if number == 0 else []
        # Of each kind of fault in turn, so that rare calls are not lost among the many.
        while number and len(chosen) < min(number, len(every)):
            for kind in by_kind.values():
                if kind and len(chosen) < number:
                    chosen.append(kind.pop(chance.randrange(len(kind))))
        for operation, call, k, fault in chosen:
            self.point(operation, f"P3 {operation.name}: {call} {k} {fault}:",
                       before=traced("-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={k}"))
        print(f"-- {len(chosen)} of {len(every)} points", flush=True)

    def lost_disk(self, k):
        """From the k-th on no sync succeeds: what was acknowledged is there, and the server has ended."""
        server = Server(self.binary)
        wrapper = os.path.join(server.folder.name, "traced")
        with open(wrapper, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\nexec " + " ".join(traced("-e", "trace=fdatasync", "-e",
                                                            f"inject=fdatasync:error=EIO:when={k}+")) +
                       f' {self.binary} "$@"\n')
        os.chmod(wrapper, 0o755)
        server.binary = wrapper
        try:
            server.start("--checkpoint-milliseconds", "3600000")
            client, acknowledged, refused = Client(server).sign_in("secretary"), [], 0
            for n in range(200):
                try:
                    status = client.post("/api/programmes", programme(code := f"LOST-{n}"))[0]
                except OSError:  # the sync was of the search index, between two requests, and the server has ended
                    refused += 1
                    break
                if status == 200:
                    acknowledged.append(code)
                refused += status == 503
            code = server.process.wait(60)
            self.expect([] if code not in (0, -signal.SIGKILL) and refused else [f"code {code}, {refused} refused"],
                        f"P3 sync {k} and all later ones fail: the server ends with an error")
            server.binary = self.binary
            server.start()
            listed = Client(server).sign_in("secretary").get("/api/programmes?limit=200")[1]["items"]
            there = {item["code"] for item in listed}
            lost = [each for each in acknowledged if each not in there]
            self.expect(lost, f"P3 sync {k}: what was acknowledged is there:", len(acknowledged))
            self.expect([] if acknowledged else ["nothing was"], "P3 something was acknowledged before")
            server.stop()
            self.expect([] if server.command("verify").returncode == 0 else ["it does not"], "P3 the record holds")
        finally:
            server.close()

    def control(self):
        place, posting = self.place(), self.operations[0]
        ran = self.run(place, posting.words)
        self.expect([] if ran.returncode == 0 and posting.effect(place) == 1 else [ran.stderr], "P3 control: it posts")
        for name in ("penstock.db", "penstock.db-wal", "penstock.db-shm"):
            if os.path.exists(os.path.join(place, name)):
                os.remove(os.path.join(place, name))
        shutil.copy(os.path.join(self.whole.name, "penstock.db"), place)
        self.expect([] if posting.effect(place) == 0 else ["it was not seen"],
                    "P3 control: a posting that is gone is missed")
        shutil.rmtree(place)


def main():
    options = parser()
    options.add_argument("--points", type=int, default=40, help="how many calls to fail; 0: every one")
    options.add_argument("--seed", type=int, default=int(os.environ.get("PENSTOCK_SEED", secrets.randbits(30))))
    options = options.parse_args()
    if not may_trace():
        print("skip: strace is not there, or may not trace here\n0 passed, 0 failed, 1 skipped")
        return 0
    print("seed", options.seed)
    test = Faults(options.binary)
    test.control()
    test.points(options.points, random.Random(options.seed))
    for k in (60, 120):
        test.lost_disk(k)
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


if __name__ == "__main__":
    sys.exit(main())
