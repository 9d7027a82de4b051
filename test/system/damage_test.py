# P20: a damaged database is refused or right, never half right. Copies of a small one with bytes flipped, pieces cut
# off or overwritten, and logs that are missing or of another file: no command ends by a signal or as a defect, and what
# `verify` calls whole has the size and the root that were signed, and the same facts to the byte. The control: a verify
# that believes the kept head and looks at no fact would call damaged databases whole.
import argparse
import hashlib
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from client import Client, Server, programme

COMMANDS = (["replay", "--check"], ["doctor"], ["programmes", "list", "--as", "secretary@linjiang.example",
                                                "--password-file", "password"])


def facts(path):
    """A digest of all that the journal holds, read by another program; None when that cannot read it."""
    try:
        database = sqlite3.connect("file:" + path + "?mode=ro", uri=True)
        try:
            out = hashlib.sha256()
            for table, order in (("journal", "seq"), ("fact_body", "seq")):
                for row in database.execute(f"SELECT * FROM {table} ORDER BY {order}"):
                    out.update(repr(row).encode())
            size = database.execute("SELECT size FROM journal_head").fetchone()[0]
            return out.hexdigest(), size
        finally:
            database.close()
    except (sqlite3.Error, UnicodeDecodeError, TypeError):
        return None


class Trials:
    def __init__(self, options):
        self.options = options
        self.binary = os.path.abspath(options.binary)
        self.folder = tempfile.mkdtemp()
        self.original = os.path.join(self.folder, "whole.db")
        self.make()
        with open(self.original, "rb") as file:
            self.content = file.read()
        self.texts = [found.start() for found in re.finditer(rb"P20-", self.content)]
        with open(self.original + "-wal", "rb") as file:
            self.log = file.read()
        with open(os.path.join(self.folder, "password"), "w", encoding="utf-8") as file:
            file.write("linjiang-demo-2026\n")
        said = self.run("verify", "--database", "sqlite:" + self.original, "--json")
        self.right = json.loads(said.stdout)
        self.facts = facts(self.original)
        with open(self.original + ".journal-key.signed", encoding="utf-8") as file:
            self.signed = int(file.read().split("\n")[1])

    def run(self, *words, timeout=120):
        return subprocess.run([self.binary, *words, "--quiet"], cwd=self.folder, capture_output=True, timeout=timeout,
                              text=True, errors="replace")

    def make(self):
        """A database of some facts with a log beside it, as a server leaves it that was killed."""
        server = Server(self.binary, demo=False)
        try:
            self.run("person", "add", "--name", "秘书", "--email", "secretary@linjiang.example", "--role",
                     "board_secretary", "--database", server.database, "--password-file", self.password())
            server.filled = True  # somebody is registered: no link for a first administrator is printed
            server.start("--checkpoint-milliseconds", "50")
            client = Client(server).sign_in("secretary")
            for number in range(40):
                client.post("/api/programmes", programme(f"P20-{number}"))
            server.stop()
            file = server.database.removeprefix("sqlite:")
            shutil.copy(file + ".journal-key", self.original + ".journal-key")
            shutil.copy(file + ".journal-key.signed", self.original + ".journal-key.signed")
            server.start("--checkpoint-milliseconds", "50")
            for number in range(10):
                Client(server).sign_in("secretary").post("/api/programmes", programme(f"P20-more-{number}"))
            server.stop(9)
            shutil.copy(file + ".journal-key.signed", self.original + ".journal-key.signed")
            for ending in ("", "-wal"):
                shutil.copy(file + ending, self.original + ending)
        finally:
            server.close()

    def password(self):
        path = os.path.join(self.folder, "secret")
        with open(path, "w", encoding="utf-8") as file:
            file.write("linjiang-demo-2026\n")
        return path

    def spoilt(self, chance):
        """What became of the file and its log, and in which way."""
        content, log = bytearray(self.content), bytearray(self.log)
        how = chance.choice(("flip", "flip", "text", "text", "page", "cut", "log flip", "log cut", "no log",
                             "zero", "shuffle"))
        if how == "flip":
            for _ in range(chance.randint(1, 100)):
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        elif how == "text":  # a letter of what a fact or a table says: no page looks any the worse for it
            content[chance.choice(self.texts)] ^= 1
        elif how == "page":
            at, to = (4096 * chance.randrange(len(content) // 4096) for _ in range(2))
            content[to:to + 4096] = content[at:at + 4096]
        elif how == "cut":
            del content[chance.randrange(len(content)):]
        elif how == "zero":
            at = chance.randrange(len(content))
            size = min(chance.randint(1, 5000), len(content) - at)
            content[at:at + size] = bytes(size)
        elif how == "shuffle":
            at = 4096 * chance.randrange(len(content) // 4096)
            page = list(content[at:at + 4096])
            chance.shuffle(page)
            content[at:at + 4096] = bytes(page)
        elif how == "log flip":
            for _ in range(chance.randint(1, 100)):
                log[chance.randrange(len(log))] ^= 1 << chance.randrange(8)
        elif how == "log cut":
            del log[chance.randrange(len(log)):]
        elif how == "no log":
            log = None
        return how, bytes(content), log

    def trial(self, number):
        """What is wrong in the end, whether it was refused, and whether a lazy verify would have been taken in."""
        chance = random.Random(f"{self.options.seed}/{number}")
        folder = os.path.join(self.folder, str(number))
        os.mkdir(folder)
        path = os.path.join(folder, "db")
        try:
            how, content, log = self.spoilt(chance)
            with open(path, "wb") as file:
                file.write(content)
            if log is not None:
                with open(path + "-wal", "wb") as file:
                    file.write(log)
            for ending in (".journal-key", ".journal-key.signed"):
                shutil.copy(self.original + ending, path + ending)
            os.chmod(path + ".journal-key", 0o600)
            commands = [["verify", "--json"]]
            if chance.random() < self.options.others:
                commands.append(chance.choice(COMMANDS))
            whole = False
            for words in commands:
                done = self.run(*words, "--database", "sqlite:" + path)
                if done.returncode < 0 or done.returncode > 7:
                    return f"{number} {how}: {words[0]} ended with {done.returncode}: {done.stderr[-300:]}", 0, 0
                if done.returncode and not (done.stderr + done.stdout).strip():
                    return f"{number} {how}: {words[0]} refuses without a word", 0, 0
                if words[0] == "verify" and done.returncode == 0:
                    whole = True
                    said = json.loads(done.stdout)
                    # A log that is cut may lose what nobody had signed yet, and nothing else.
                    earlier = "log" in how and self.signed <= said["size"] < self.right["size"]
                    if not earlier and (said["size"], said["root"]) != (self.right["size"], self.right["root"]):
                        return f"{number} {how}: verify says {said}", 0, 0
                    if not earlier and facts(path) not in (self.facts, None):
                        return f"{number} {how}: verify calls other facts whole", 0, 0
            found = facts(path)
            lazy = not whole and found is not None and found[1] == self.facts[1] and found != self.facts
            return "", not whole, lazy
        except subprocess.TimeoutExpired as late:
            return f"{number}: {late.cmd[1]} did not end", 0, 0
        finally:
            shutil.rmtree(folder)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--trials", type=int, default=200)
    options.add_argument("--others", type=float, default=0.3, help="how often another command is tried too")
    options.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    options = options.parse_args()
    print(f"seed {options.seed}", flush=True)
    trials = Trials(options)
    try:
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            all_of_them = list(pool.map(trials.trial, range(options.trials)))
    finally:
        shutil.rmtree(trials.folder)
    wrong = [said for said, _, _ in all_of_them if said]
    refused, lazy = sum(one for _, one, _ in all_of_them), sum(one for _, _, one in all_of_them)
    for said in wrong[:10]:
        print(said)
    print("ok" if not wrong else "FAIL", f"P20 {options.trials} damaged databases: {refused} refused, the others whole;"
          f" {len(wrong)} crashes or wrong answers")
    print("ok" if lazy else "FAIL", f"control: the kept size alone would have passed {lazy} of them")
    failed = bool(wrong) + (lazy == 0)
    print(f"{2 - failed} passed, {failed} failed, 0 skipped")
    return failed > 0


sys.exit(main())
