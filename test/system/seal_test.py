# Who signs and who cosigns: the signer in a process of its own, killed under load (checkpoints wait, work does not);
# three witnesses of whom one is dead (P17); and an old backup that comes back (P16): the server is read-only and
# names both sizes, and nothing is signed a second time.
import argparse
import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from client import PASSWORD, Client, Server, programme


class Test:
    def __init__(self, binary):
        self.binary = os.path.abspath(binary)
        self.folder = tempfile.mkdtemp()
        self.passed = self.failed = 0
        self.processes = []

    def count(self, good, *words):
        self.passed, self.failed = self.passed + bool(good), self.failed + (not good)
        print("ok" if good else "FAIL", *words, flush=True)

    def run(self, *words):
        return subprocess.run([self.binary, *words], cwd=self.folder, capture_output=True, text=True, timeout=120)

    def begin(self, *words):
        """A process of ours, and the last word of the line in which it says that it answers."""
        process = subprocess.Popen([self.binary, *words], cwd=self.folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        self.processes.append(process)
        while line := process.stderr.readline():
            if "answers at" in line:
                return process, line.split()[-1]
        raise RuntimeError(" ".join(words) + " ended")

    def close(self):
        for process in self.processes:
            process.kill()
            process.wait()
            process.stderr.close()
        shutil.rmtree(self.folder)

    def act(self, client):
        return client.post("/api/programmes", programme(f"{time.monotonic_ns()}"[:40]))

    def until(self, what, good, seconds=20):
        """Asks again until the answer is good."""
        end = time.monotonic() + seconds
        while True:
            answer = what()
            if good(answer) or time.monotonic() > end:
                return answer
            time.sleep(0.05)

    def seals(self, client):
        return client.get("/api/record/state")[1]

    def signer(self):
        server = Server(self.binary)
        client = None
        socket = "unix:" + os.path.join(self.folder, "signer.sock")
        key = server.database.removeprefix("sqlite:") + ".journal-key"
        words = ("signer", "--signer", socket, "--journal-key", key)
        try:
            process, _ = self.begin(*words)
            server.start("--checkpoint-milliseconds", "50", "--signer", socket, "--journal-key", key)
            client = Client(server).sign_in("secretary")
            self.act(client)
            state = self.until(lambda: self.seals(client), lambda s: s["checkpoint_size"] == s["size"])
            self.count(state["checkpoint_size"] == state["size"], "a signer in a process of its own signs")
            process.kill()
            process.wait()
            done = [self.act(client)[0] for _ in range(20)]
            self.count(done == [200] * 20, "the signer is killed, and work goes on")
            state = self.until(lambda: self.seals(client), lambda s: s["seals"]["said"])
            waiting = state["seals"]
            self.count(waiting["said"] == "unreachable" and waiting["unsigned_facts"] == 20 and
                       waiting.get("unsigned_since"), "what is unsigned, and since when, is shown:", waiting["said"])
            self.begin(*words)
            state = self.until(lambda: self.seals(client), lambda s: not s["seals"]["unsigned_facts"])
            self.count(state["checkpoint_size"] == state["size"] and not state["seals"]["said"],
                       "a new signer goes on where the old one stopped")
            os.chmod(key, 0o644)
            loose = self.run(*words)
            self.count(loose.returncode != 0, "a key that others can read is refused:", loose.stderr.strip()[:80])
            os.chmod(key, 0o600)
        finally:
            server.close()

    def child(self):
        """The signer that the server starts for itself is started again when it dies."""
        server = Server(self.binary)
        try:
            server.start("--checkpoint-milliseconds", "50")
            client = Client(server).sign_in("secretary")
            self.act(client)
            self.until(lambda: self.seals(client), lambda s: s["checkpoint_size"] == s["size"])
            killed = 0
            for path in glob.glob("/proc/[0-9]*/stat"):
                try:
                    with open(path, encoding="utf-8") as file:
                        parent = int(file.read().rsplit(")", 1)[1].split()[1])
                except (OSError, ValueError):
                    continue
                if parent == server.process.pid:
                    os.kill(int(path.split("/")[2]), signal.SIGKILL)
                    killed += 1
            self.act(client)
            state = self.until(lambda: self.seals(client), lambda s: s["checkpoint_size"] == s["size"])
            self.count(killed == 1 and state["checkpoint_size"] == state["size"],
                       "the server's own signer is killed, and started again")
        finally:
            server.close()

    def witnesses(self):
        server = Server(self.binary)
        try:
            server.start("--checkpoint-milliseconds", "50")
            key = Client(server).call("GET", "/journal/key")[2].decode().strip()
            server.stop()
            with open(os.path.join(self.folder, "logs"), "w", encoding="utf-8") as file:
                file.write(f"log {key}\n")
            policy, made = [f"log {key}"], []
            for name in ("a", "b", "c"):
                process, address = self.begin("witness", "--key", f"{name}.key", "--name", f"witness.example/{name}",
                                              "--logs", "logs", "--state", f"{name}.state", "--listen", "127.0.0.1:0")
                vkey = subprocess.run(["curl", "-s", address + "/key"], capture_output=True, text=True).stdout.strip()
                policy.append(f"witness {name} {vkey} {address}")
                made.append(process)
            path = os.path.join(self.folder, "policy")
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(policy) + "\ngroup two 2 a b c\nquorum two\n")
            made[2].kill()  # one of three is dead
            server.start("--checkpoint-milliseconds", "50", "--witness-policy", path)
            client = Client(server).sign_in("secretary")
            fact = int(self.act(client)[1]["Penstock-Facts"].split("-")[0])
            state = self.until(lambda: self.seals(client), lambda s: not s["seals"]["unwitnessed_facts"])
            said = {each["name"]: each["said"] for each in state["seals"]["witnesses"]}
            self.count(state["seals"]["unwitnessed_facts"] == 0 and said.get("a") == said.get("b") == "" and said["c"],
                       "P17 two of three witnesses are enough, and the dead one is named:", json.dumps(said))
            receipt = os.path.join(self.folder, "receipt")
            with open(receipt, "wb") as file:
                file.write(Client(server).call("GET", f"/journal/receipt/{fact}.tlog-proof")[2])
            with open(receipt, encoding="utf-8") as file:
                lines = file.read().count("— witness.example/")
            checked = self.run("verify", "receipt", receipt, "--key", key, "--policy", path)
            self.count(lines == 2 and checked.returncode == 0, "the receipt carries both cosignatures:",
                       checked.stderr[-200:])
            with open(path + "3", "w", encoding="utf-8") as file:
                file.write("\n".join(policy) + "\ngroup all all a b c\nquorum all\n")
            checked = self.run("verify", "receipt", receipt, "--key", key, "--policy", path + "3")
            self.count(checked.returncode == 7, "and is not enough where three are asked for:", checked.stderr[-200:])
            made[1].kill()
            done = [self.act(client)[0] for _ in range(10)]
            state = self.until(lambda: self.seals(client), lambda s: s["seals"].get("unwitnessed_since"))
            self.count(done == [200] * 10 and state["seals"].get("unwitnessed_since"),
                       "with one witness left nothing waits but the witnessing")
            metrics = Client(server).call("GET", "/metrics")[2].decode()
            self.count("penstock_unwitnessed_since_seconds 1" in metrics, "the metrics say so too")
        finally:
            server.close()

    def epoch(self, server, old):
        """Two persons, and nobody less, let the journal go on under another name."""
        key = Client(server.start()).call("GET", "/journal/key")[2].decode().strip()
        receipt = Client(server).call("GET", "/journal/receipt/7.tlog-proof")[2]
        server.stop()
        name = "localhost/penstock/journal/2"
        people = ("secretary@linjiang.example", "auditor@linjiang.example", "officer@linjiang.example")

        def begin(first, second, passwords, reason="an old backup was restored"):
            return subprocess.run([self.binary, "journal", "new-epoch", "--origin", name, "--reason", reason, "--first",
                                   first, "--second", second, "--database", server.database], text=True, timeout=60,
                                  input="".join(word + "\n" for word in passwords), capture_output=True)

        wrong = [begin(people[0], people[0], (PASSWORD, PASSWORD)), begin(people[0], people[1], (PASSWORD, "wrong")),
                 begin(people[0], people[2], (PASSWORD, PASSWORD)), begin(people[0], people[1], ("", "")),
                 begin(people[0], "nobody@linjiang.example", (PASSWORD, PASSWORD))]
        self.count(all(each.returncode != 0 for each in wrong), "P16 one person, a wrong password or a role that does"
                   " not answer for the whole body begin no epoch:", wrong[2].stderr.strip()[-60:])
        done = begin(people[0], people[1], (PASSWORD, PASSWORD))
        self.count(done.returncode == 0 and done.stdout.startswith(f"{name}\n{old + 1}\n"),
                   "P16 two persons begin a new epoch:", done.stderr.strip()[-100:])
        self.count(begin(people[0], people[1], (PASSWORD, PASSWORD)).returncode != 0, "and not twice")
        server.start("--checkpoint-milliseconds", "50")
        client = Client(server).sign_in("secretary")
        status = self.act(client)[0]
        state = self.until(lambda: self.seals(client), lambda s: s["checkpoint_size"] == s["size"])
        self.count(status == 200 and state["checkpoint"].startswith(name + "\n"), "P16 work goes on in it")
        server.stop()
        for words in (("verify",), ("replay", "--check")):
            checked = server.command(*words)
            self.count(checked.returncode == 0, f"penstock {' '.join(words)} holds over both epochs:",
                       (checked.stdout + checked.stderr).strip()[-100:])
        path = os.path.join(self.folder, "old-receipt")
        with open(path, "wb") as file:
            file.write(receipt)
        checked = self.run("verify", "receipt", path, "--key", key)
        self.count(checked.returncode == 0, "a receipt of the old epoch holds")

    def restored(self):
        server = Server(self.binary)
        file = server.database.removeprefix("sqlite:")
        backup = os.path.join(self.folder, "backup.db")
        try:
            subprocess.run(["sqlite3", file, f".backup {backup}"], check=True)
            old = json.loads(server.command("verify", "--json").stdout)["size"]
            server.start("--checkpoint-milliseconds", "50")
            client = Client(server).sign_in("secretary")
            for _ in range(30):
                self.act(client)
            new = self.until(lambda: self.seals(client), lambda s: s["checkpoint_size"] == s["size"] > old)["size"]
            server.stop()
            for ending in ("", "-wal", "-shm"):
                if os.path.exists(file + ending):
                    os.remove(file + ending)
            shutil.copy(backup, file)
            server.start("--checkpoint-milliseconds", "50")
            client = Client(server).sign_in("secretary")  # reading and signing in go on
            status, _, answer = self.act(client)
            self.count(status == 503 and answer["refusal"] == "read_only" and answer["detail"] == f"{old} / {new}",
                       f"P16 an old backup is read-only and both sizes are named ({old} / {new}):",
                       answer.get("detail"))
            state = self.seals(client)
            self.count(state["size"] == old and state["seals"]["said"] == f"read-only: {old} / {new}",
                       "P16 the record says so:", state["seals"]["said"])
            server.stop()
            for words in (("checkpoint",), ("import", "awards", "nothing.csv", "--yes")):
                refused = server.command(*words)
                self.count(refused.returncode != 0 and (words[0] != "checkpoint" or str(new) in refused.stderr),
                           f"P16 penstock {words[0]} refuses:", refused.stderr.strip()[-80:])
            with open(file + ".journal-key.signed", encoding="utf-8") as kept:
                self.count(kept.read().split("\n")[1] == str(new), "P16 nothing was signed a second time")
            self.epoch(server, old)
        finally:
            server.close()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    test = Test(options.parse_args().binary)
    try:
        for part in (test.signer, test.child, test.witnesses, test.restored):
            part()
    finally:
        test.close()
    print(f"{test.passed} passed, {test.failed} failed, 0 skipped")
    return test.failed > 0


sys.exit(main())
