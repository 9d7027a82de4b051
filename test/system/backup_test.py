# P18: a backup taken while others work is whole, and comes back on either engine as it was, with every act that was
# acknowledged before it began; what is damaged is named and refused. P16: what was restored is behind what was signed,
# so it is read-only and names both sizes. P28: an upgrade killed at any moment goes on. The controls: a copy of the
# file under load without a snapshot is noticed, and tables that somebody forged, sums and all, pass the sums and fail
# the replay.
import gzip
import hashlib
import json
import os
import random
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from client import Client, Server, database_of, parser, postgres_database, programme

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(os.path.dirname(HERE), "fixtures")


class Load:
    """Somebody who founds programmes without pause, and keeps the codes of those that were acknowledged."""

    def __init__(self, server):
        self.acknowledged, self.stopping, self.refused = [], False, []
        self.threads = [threading.Thread(target=self.post, args=(Client(server).sign_in("secretary").keep(),))
                        for _ in range(3)]
        for thread in self.threads:
            thread.start()

    def post(self, link):
        while not self.stopping:
            code = secrets.token_hex(10)
            status, _, answer = link.call("POST", "/api/programmes", programme(code))
            if status == 200:
                self.acknowledged.append(code)
            else:
                self.refused.append(answer[:200])

    def stop(self):
        self.stopping = True
        for thread in self.threads:
            thread.join()


class Test:
    def __init__(self, options):
        self.options = options
        self.binary = os.path.abspath(options.binary)
        self.folder = tempfile.mkdtemp()
        self.passed = self.failed = self.skipped = 0
        self.random = random.Random(options.seed)

    def count(self, good, *words):
        self.passed, self.failed = self.passed + bool(good), self.failed + (not good)
        print("ok" if good else "FAIL", *words, flush=True)

    def run(self, *words, text=None):
        return subprocess.run([self.binary, *words], cwd=self.folder, capture_output=True, text=True, timeout=600,
                              input=text)

    def place(self, name):
        return os.path.join(self.folder, name)

    def backup(self, database, folder, *more):
        done = self.run("backup", "--to", folder, "--database", database, "--json", *more)
        return json.loads(done.stdout) if done.returncode == 0 else {"failed": done.stderr}

    def restore(self, source, database, *more):
        return self.run("restore", source, "--database", database, "--json", "--quiet", *more)

    def remove(self, path):
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(path + ending):
                os.remove(path + ending)

    def manifest(self, backup):
        with open(os.path.join(backup, "manifest.json"), encoding="utf-8") as file:
            return json.load(file)

    def tables(self, backup):
        return {part["table"]: part["digest"] for part in self.manifest(backup)["parts"] if part["table"]}

    # -- the record, under load and across engines --

    def under_load(self):
        server = Server(self.binary, database_of(self.options))
        folder, whole = self.place("load"), 0
        try:
            server.start("--checkpoint-milliseconds", "50")
            load = Load(server)
            client = Client(server).sign_in("secretary")
            for number in range(self.options.rounds):
                if number % 2:  # content that is new to the shared folder
                    client.call("POST", "/api/uploads?name=paper.pdf", raw=secrets.token_bytes(3000 * (number + 1)),
                                headers={"Content-Type": "application/octet-stream"})
                time.sleep(self.random.uniform(0, 0.3))
                before = list(load.acknowledged)
                made = self.backup(server.database, folder)
                if "failed" in made:
                    self.count(False, "a backup under load:", made["failed"])
                    break
                target = self.place(f"load-{number}.db")
                report = self.restore(made["path"], "sqlite:" + target, "--verify")
                if report.returncode != 0:
                    self.count(False, "a backup under load does not restore:", report.stderr[-300:])
                    break
                with sqlite3.connect(target) as restored:
                    codes = {row[0] for row in restored.execute("SELECT code FROM programme")}
                lost = set(before) - codes
                said = json.loads(report.stdout)
                if lost or not said["ok"] or not said["replayed"] or said["facts"] != made["facts"]:
                    self.count(False, f"P18 {len(lost)} acknowledged acts are not in the backup:", said)
                    break
                whole += 1
                self.remove(target)
            load.stop()
            self.count(whole == self.options.rounds, f"P18 {whole} backups while {len(load.acknowledged)} acts were"
                       " recorded hold every act acknowledged before, and replay to the same tables")
            self.count(not load.refused, "nobody was refused meanwhile:", load.refused[:1])
            blobs = [name for _, _, names in os.walk(os.path.join(folder, "blobs")) for name in names]
            first = sorted(name for name in os.listdir(folder) if name.startswith("2"))[0]
            listed = self.manifest(os.path.join(folder, first))["blobs"]
            made = self.backup(server.database, folder, "--keep", "2")
            left = [name for name in os.listdir(folder) if name.startswith("2")]
            self.count(made["new_blobs"] == 0 and len(blobs) == made["blobs"] > listed,
                       "content is copied once for all backups:", len(blobs), "files in", whole, "backups")
            self.count(len(left) == 2 and len(made["removed"]) == whole - 1, "--keep 2 leaves two backups")
            checked = self.run("backup", "--check", "--to", folder, "--json")
            self.count(checked.returncode == 0 and len(json.loads(checked.stdout)) == 2, "and both are whole")
            if not self.options.postgres:
                self.torn_copy(server)
        finally:
            server.close()

    def torn_copy(self, server):
        """The control: what cp makes of a database under load is refused, or not all that was acknowledged."""
        file, noticed = server.database.removeprefix("sqlite:"), 0
        load = Load(server)
        for _ in range(10):
            time.sleep(0.1)
            before = set(load.acknowledged)
            shutil.copy(file, self.place("torn.db"))  # the log beside it is forgotten, as it always is
            verified = self.run("verify", "--database", "sqlite:" + self.place("torn.db"))
            with sqlite3.connect(self.place("torn.db")) as torn:
                try:
                    codes = {row[0] for row in torn.execute("SELECT code FROM programme")}
                except sqlite3.Error:
                    codes = set()
            noticed += verified.returncode != 0 or bool(before - codes)
            self.remove(self.place("torn.db"))
        load.stop()
        self.count(noticed > 0, f"control: a plain copy of the file loses acts in {noticed} of 10 trials")

    def across(self):
        """SQLite, PostgreSQL and back: the same root, and every table to the byte."""
        server = Server(self.binary)
        try:
            server.start("--checkpoint-milliseconds", "50")
            client = Client(server).sign_in("secretary")
            client.call("POST", "/api/uploads?name=paper.pdf", raw=secrets.token_bytes(2_500_000),
                        headers={"Content-Type": "application/octet-stream"})
            server.stop()
            server.command("checkpoint")
            self.one = self.backup(server.database, self.place("one"))["path"]
            hop = ["sqlite:" + self.place("hop.db")]
            if os.environ.get("PENSTOCK_POSTGRES"):
                hop.insert(0, postgres_database())
            else:
                self.skipped += 1
                print("skip: PENSTOCK_POSTGRES names no server", flush=True)
            source = self.one
            for number, target in enumerate(hop):
                report = self.restore(source, target, "--verify")
                said = json.loads(report.stdout) if report.returncode == 0 else {}
                self.count(said.get("ok") and said["replayed"] and said["wrong"] == [],
                           f"P18 restored into {target.split(':')[0]} and verified:",
                           report.stderr[-200:] or json.dumps(said.get("milliseconds")))
                source = self.backup(target, self.place(f"hop-{number}")).get("path", "")
                same = source and self.tables(source) == self.tables(self.one)
                first, last = self.manifest(self.one), self.manifest(source)
                self.count(same and first["root"] == last["root"] and first["facts"] == last["facts"],
                           f"{len(self.tables(self.one))} tables and the root are the same, to the byte, on",
                           last["engine"])
                checked = self.run("replay", "--check", "--database", target)
                self.count(checked.returncode == 0, "replay --check of it:", checked.stdout.strip())
                again = self.restore(source, target)
                self.count(again.returncode == 1 and json.loads(again.stdout)["refusal"] == "restore_into_empty_only",
                           "a place where something is refuses a second one")
            self.lives_on(server)
        finally:
            server.close()

    def lives_on(self, server):
        """P16: the server on what was restored, with the key that has signed more since."""
        old = self.manifest(self.one)["facts"]
        server.start("--checkpoint-milliseconds", "50")
        client = Client(server).sign_in("secretary")
        for _ in range(5):
            client.post("/api/programmes", programme(secrets.token_hex(10)))
        end = time.monotonic() + 20
        while time.monotonic() < end:
            state = client.get("/api/record/state")[1]
            if state["checkpoint_size"] == state["size"] > old:
                break
            time.sleep(0.05)
        new = state["size"]
        server.stop()
        self.remove(server.database.removeprefix("sqlite:"))
        done = self.run("restore", self.one, "--database", server.database, "--language", "en")
        self.count(done.returncode == 0 and f"{old} / {new}" in done.stderr and "new-epoch" in done.stderr,
                   "P16 restore says that more was signed:", done.stderr.strip()[-80:])
        server.start("--checkpoint-milliseconds", "50")
        client = Client(server).sign_in("secretary")
        status, _, answer = client.post("/api/programmes", programme(secrets.token_hex(10)))
        self.count(status == 503 and answer["refusal"] == "read_only" and answer["detail"] == f"{old} / {new}",
                   "P16 what was restored is read-only and both sizes are named:", answer.get("detail"))
        status, found = client.get("/api/search?q=" + "a")
        self.count(status in (200, 400), "and can be read")
        server.stop()

    # -- damage --

    def refused(self, backup, word, *names):
        target = self.place("never.db")
        done = self.restore(backup, "sqlite:" + target)
        said = json.loads(done.stdout) if done.stdout.strip() else {}
        left = [name for name in os.listdir(self.folder) if name.startswith("never.db")]
        return done.returncode in (1, 2, 3, 5) and said.get("refusal") == word and not left and \
            all(name in said.get("detail", "") for name in names), said or done.stderr

    def damaged(self):
        copy = self.place("copied/one")
        shutil.copytree(os.path.dirname(self.one), self.place("copied"))
        os.rename(os.path.join(self.place("copied"), os.path.basename(self.one)), copy)
        wrong, parts, blobs = [], [], []
        for base, _, names in os.walk(self.place("copied")):
            (parts if base.startswith(copy) else blobs).extend(
                os.path.join(base, name) for name in names if name != ".lock")
        parts = parts + blobs if self.options.long else self.random.sample(parts, 40) + self.random.sample(blobs, 5)
        tried = 0
        for path in parts:
            with open(path, "rb") as file:
                good = file.read()
            name = os.path.relpath(path, copy) if path.startswith(copy) else "blobs/" + os.path.basename(path)
            trials = ["missing", "flipped"] + ["cut"] * bool(good)
            for how in trials if self.options.long else [self.random.choice(trials)]:
                if how == "missing":
                    os.remove(path)
                elif how == "cut":
                    open(path, "wb").write(good[:self.random.randrange(len(good))])
                else:
                    spoilt = bytearray(good or b"x")
                    at = self.random.randrange(len(spoilt))
                    spoilt[at] ^= 1 << self.random.randrange(8) if good else 0
                    open(path, "wb").write(spoilt)
                tried += 1
                word = "not_a_backup" if how == "missing" and name == "manifest.json" else "backup_damaged"
                good_refusal, said = self.refused(copy, word)
                named = name in str(said) or name in ("SHA256SUMS", "manifest.json")
                if not (good_refusal and named):
                    wrong.append((how, name, said))
                open(path, "wb").write(good)
        self.count(not wrong, f"P18 {tried} damaged parts are refused, by name, and nothing is restored:", wrong[:2])
        good, said = self.refused(self.place("nothing"), "not_a_backup")
        self.count(good, "a place without a backup is refused:", said)
        self.count(self.restore(copy, "sqlite:" + self.place("whole.db")).returncode == 0, "control: it was whole")
        self.forged(copy)

    def sums(self, backup):
        """Writes the sums anew, as a forger does."""
        path = os.path.join(backup, "manifest.json")
        manifest = self.manifest(backup)
        lines = []
        for part in manifest["parts"]:
            content = open(os.path.join(backup, part["name"]), "rb").read()
            part["digest"], part["bytes"] = hashlib.sha256(content).hexdigest(), len(content)
            part["rows"] = content.count(b"\n") - 1 if part["table"] else 0
            lines.append(f"{part['digest']}  {part['name']}\n")
        text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).encode()
        open(path, "wb").write(text)
        lines.append(f"{hashlib.sha256(text).hexdigest()}  manifest.json\n")
        open(os.path.join(backup, "SHA256SUMS"), "w", encoding="utf-8").writelines(lines)

    def forged(self, copy):
        checked = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=copy, capture_output=True)
        self.count(checked.returncode == 0, "sha256sum -c of coreutils agrees with the sums")
        path = os.path.join(copy, "tables/programme.jsonl")
        good = open(path, encoding="utf-8").read()
        names, row, *more = good.splitlines()
        row = json.loads(row)
        row[json.loads(names).index("title_zh")] += "!"
        row = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        open(path, "w", encoding="utf-8").write("\n".join([names, row, *more]) + "\n")
        self.sums(copy)
        blind = self.restore(copy, "sqlite:" + self.place("blind.db"))
        self.count(blind.returncode == 0,
                   "control: a forged table with new sums passes where only sums are looked at")
        seen = self.restore(copy, "sqlite:" + self.place("seen.db"), "--verify")
        self.count(seen.returncode == 7 and not os.path.exists(self.place("seen.db")) and
                   "table programme" in seen.stdout, "--verify finds it by replaying the facts")
        open(path, "w", encoding="utf-8").write(good)
        path = os.path.join(copy, "tables/journal.jsonl")
        good = open(path, encoding="utf-8").read()
        open(path, "w", encoding="utf-8").write(good.replace('"secretary"', '"auditor"', 1)
                                                if '"secretary"' in good else good.replace("board_secretary",
                                                                                           "auditor", 1))
        self.sums(copy)
        seen = self.restore(copy, "sqlite:" + self.place("seen.db"))
        self.count(seen.returncode == 7 and not os.path.exists(self.place("seen.db")),
                   "a forged fact is found by the signed tree, without any replay")
        open(path, "w", encoding="utf-8").write(good)
        manifest = self.manifest(copy)
        manifest["schema"].append({"number": 9999, "name": "9999_of_tomorrow", "digest": "00" * 32})
        open(os.path.join(copy, "manifest.json"), "w", encoding="utf-8").write(json.dumps(manifest))
        self.sums(copy)
        good, said = self.refused(copy, "backup_newer", "9999")
        self.count(good, "a backup of a newer program is refused:", said)
        manifest["schema"] = manifest["schema"][:-1]
        manifest["schema"][0]["digest"] = "00" * 32
        open(os.path.join(copy, "manifest.json"), "w", encoding="utf-8").write(json.dumps(manifest))
        self.sums(copy)
        good, said = self.refused(copy, "backup_schema_differs")
        self.count(good, "a backup of another schema is refused:", said)

    # -- two at once --

    def at_once(self, *commands):
        """Exit codes and refusals of commands that run beside one another."""
        running = [subprocess.Popen([self.binary, *words, "--json"], cwd=self.folder, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE, text=True) for words in commands]
        out = []
        for process in running:
            said, _ = process.communicate(timeout=300)
            last = said.strip().splitlines()[-1] if said.strip() else "{}"
            out.append((process.returncode, json.loads(last).get("refusal", "")))
        return out

    def side_by_side(self):
        """Two administrators, or a timer and an administrator, who do the same at the same time."""
        database, folder, answers, wrong = "sqlite:" + self.place("hop.db"), self.place("beside"), set(), []
        words = ["backup", "--to", folder, "--database", database]
        for _ in range(self.options.kills):
            codes = self.at_once(words, words)
            answers |= set(codes)
            if (0, "") not in codes or set(codes) - {(0, ""), (1, "backup_under_way")}:
                wrong.append(codes)
        seen_refused = (1, "backup_under_way") in answers
        checked = self.run("backup", "--check", "--to", folder, "--json")
        made = [name for name in os.listdir(folder) if name.startswith("2")]
        whole = checked.returncode == 0 and len(json.loads(checked.stdout)) == len(made) > 0
        self.count(not wrong and seen_refused and whole,
                   f"two backups at once, {self.options.kills} times: {len(made)} stand and are whole, answers"
                   f" {sorted(answers)}", wrong[:1] or checked.stderr[-200:])
        places = [lambda: "sqlite:" + self.place("twice.db")]
        if os.environ.get("PENSTOCK_POSTGRES"):
            places.append(postgres_database)
        for target in places:
            wrong = []
            for _ in range(2):
                to = target()
                words = ["restore", folder, "--database", to, "--quiet"]
                codes = self.at_once(words, words)
                seen = self.run("replay", "--check", "--database", to)
                self.remove(to.removeprefix("sqlite:"))
                if sorted(codes) not in ([(0, ""), (1, "backup_under_way")],
                                         [(0, ""), (1, "restore_into_empty_only")]) or seen.returncode != 0:
                    wrong.append((codes, seen.stderr[-300:]))
            self.count(not wrong, f"two restorations into one place of {to.split(':')[0]}: one is done, the other"
                       " refused, the place is whole:", wrong[:1] or codes)

    # -- killed in the middle --

    def killed(self, words, rounds, longest, look):
        """Kills a command at random moments; `look` says what is wrong after each."""
        wrong, ended = [], 0
        for _ in range(rounds):
            process = subprocess.Popen([self.binary, *words], cwd=self.folder, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            try:
                process.wait(self.random.uniform(0, longest))
                ended += 1
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            if said := look():
                wrong.append(said)
        return wrong, ended

    def interrupted(self):
        database, folder = "sqlite:" + self.place("hop.db"), self.place("killed")
        began = time.monotonic()
        self.backup(database, folder)
        took = time.monotonic() - began

        def whole():
            seen = self.run("backup", "--check", "--to", folder)
            return seen.stdout if seen.returncode != 0 else ""
        wrong, ended = self.killed(["backup", "--to", folder, "--database", database], self.options.kills,
                                   took * 1.2, whole)
        self.count(not wrong, f"{self.options.kills} backups killed ({ended} ended before): none stands half:",
                   wrong[:1])
        made = self.backup(database, folder, "--keep", "1")
        left = [name for name in os.listdir(folder) if name.startswith(".writing")]
        self.count("path" in made and not left, "the next one cleans up")

        target = self.place("again.db")

        def never_half():
            if not os.path.exists(target):
                return ""
            seen = self.run("replay", "--check", "--database", "sqlite:" + target)
            self.remove(target)
            return seen.stderr if seen.returncode != 0 else ""
        wrong, ended = self.killed(["restore", folder, "--database", "sqlite:" + target], self.options.kills,
                                   took * 2, never_half)
        self.count(not wrong, f"{self.options.kills} restorations killed ({ended} ended before): none stands half:",
                   wrong[:1])
        done = self.restore(folder, "sqlite:" + target, "--verify")
        self.count(done.returncode == 0, "and the next one goes through:", done.stderr[-200:])

    def drill(self):
        folder = self.place("killed")
        done = self.run("restore", folder, "--drill", "--json")
        said = json.loads(done.stdout) if done.returncode == 0 else {}
        reports = os.listdir(os.path.join(folder, "drills")) if said else []
        self.count(said.get("ok") and said["replayed"] and len(reports) == 1, "a restore drill leaves its report:",
                   done.stderr[-200:] or reports)
        looked = self.run("doctor", "--database", "sqlite:" + self.place("again.db"), "--backup-folder", folder,
                          "--json")
        found = {each["name"]: each for each in json.loads(looked.stdout)}
        self.count(found["backups"]["ok"] and found["restore_drill"]["ok"] and found["clock"]["ok"],
                   "doctor sees the newest backup and the drill:", found["backups"]["detail"])
        looked = self.run("doctor", "--database", "sqlite:" + self.place("again.db"), "--json")
        found = {each["name"]: each for each in json.loads(looked.stdout)}
        self.count(not found["backups"]["ok"] and "header_bytes" in found["limits"]["detail"],
                   "and says that no backup is made where none is; limits are told")

    # -- upgrades --

    def upgrades(self):
        """P28: the database of every version kept here is upgraded, at once and killed at random moments."""
        kept = sorted(name for name in os.listdir(FIXTURES) if name.endswith(".db.gz"))
        self.count(kept, "databases of earlier versions:", kept)
        for name in kept:
            with gzip.open(os.path.join(FIXTURES, name)) as file:
                content = file.read()
            path = self.place("old.db")

            def anew():
                self.remove(path)
                open(path, "wb").write(content)
            anew()
            database = "sqlite:" + path
            with sqlite3.connect(path) as old:
                size = old.execute("SELECT size FROM journal_head").fetchone()[0]
                was = old.execute("SELECT max(number) FROM schema_version").fetchone()[0]
            old.close()
            plan = json.loads(self.run("upgrade", "--plan", "--database", database, "--json").stdout)
            self.count(plan["schema_is"] == was and plan["facts"] == size and
                       all(int(step[:4]) > was for step in plan["steps"]) and
                       bool(plan["steps"]) == (plan["schema_will_be"] > was),
                       f"P28 {name}: the plan names {len(plan['steps'])} steps")
            refused = self.run("upgrade", "--database", database, "--json")
            self.count(refused.returncode != 0 if plan["steps"] else refused.returncode == 0,
                       "without a place for the backup nothing is begun")
            began = time.monotonic()
            done = self.run("upgrade", "--to", self.place("upgrades"), "--database", database, "--json")
            took = time.monotonic() - began
            said = json.loads(done.stdout) if done.stdout else {}
            self.count(done.returncode == 0 and said["ok"] and said["root"] == plan["root"],
                       f"P28 {name}: {was} → {said.get('schema_is')}, the root and the balances are the same:",
                       done.stderr[-200:])
            wrong = []
            for number in range(self.options.kills):
                anew()
                folder = self.place(f"upgrades-{number}")
                words = ["upgrade", "--to", folder, "--database", database]
                self.killed(words, 2, took, lambda: "")
                done = self.run(*words, "--json")
                said = json.loads(done.stdout) if done.stdout else {}
                if done.returncode != 0 or not said["ok"] or said["root"] != plan["root"]:
                    wrong.append(done.stderr[-300:])
                shutil.rmtree(folder, ignore_errors=True)
            self.count(not wrong, f"P28 {name}: killed twice at random moments, {self.options.kills} times, it goes"
                       " on and ends with the same root:", wrong[:1])

    def close(self):
        shutil.rmtree(self.folder)


def main():
    options = parser()
    options.add_argument("--rounds", type=int, default=4, help="backups under load")
    options.add_argument("--kills", type=int, default=8, help="kills of each command")
    options.add_argument("--long", action="store_true", help="every part is damaged in every way")
    options.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    options = options.parse_args()
    print(f"seed {options.seed}", flush=True)
    test = Test(options)
    try:
        rest = (test.across, test.damaged, test.side_by_side, test.interrupted, test.drill, test.upgrades)
        for part in (test.under_load, *(() if options.postgres else rest)):
            part()
    finally:
        test.close()
    print(f"{test.passed} passed, {test.failed} failed, {test.skipped} skipped")
    return test.failed > 0


sys.exit(main())
